"""Reading an address and the headers of a message: syntax, aliases, Reply-To, Received, SPF and DKIM."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime, timedelta, timezone
from email.header import Header
from functools import partial
from itertools import permutations
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.messages import (
    DOMAINS,
    PLAIN_TEXT,
    header_date,
    header_moment,
    local_part,
    raw_message,
)
from pixsim.families.draws.invented.people import FIRST_NAMES, full_names, of, plain
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.mail import (
    MAILBOX_FACTS,
    SERVICES,
    Inbox,
    address_of,
    contacts_of,
)
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.text import indented
from pixsim.text.french_dates import WEEKDAYS
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts
from pixsim.worlds.mail.data import SENT


def mend_address(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the one malformed address of the contact list, to be corrected."""
    inbox = Inbox(rng, 8)
    inbox.chatter(3)
    people = inbox.people[:5]
    place = integer(rng, 0, 4)
    name, right = people[place]
    local, host = right.split("@")
    broken = pick(rng, (f"{local}.{host}", f"{local}@{host.replace('.', ',')}", f"{local} @{host}",
                        f"{local}@@{host}"))  # fmt: skip
    listed = [(n, broken if n == name else address) for n, address in people]
    world, _ids = inbox.box(contacts=contacts_of(listed))
    who = next(c.id for c in world.contacts if c.name == name)
    other = next(c.id for c in world.contacts if c.name != name)
    mend = [acts.Open(thing=who), acts.Fill(field="adresse", text=right)]
    return {
        "host": host,
        "world": world.changed(place=("contacts", ""), listing=("contacts", "")),
        "goal": Goal(want=(("contact_address", who, f"^{right}"),), keep=MAILBOX_FACTS),
        "solution": mend,
        "near": [
            [acts.Open(thing=who), acts.Fill(field="adresse", text=local)],
            [acts.Open(thing=other), acts.Fill(field="adresse", text=right)],
        ],
    }


def message_from_domain(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the message that comes from a given domain, to be opened and flagged."""
    inbox = Inbox(rng, 14)
    host, other = sample(rng, ("lycee-nord.test", "mutuelle-sud.test", "piscine-est.test"), 2)
    inbox.chatter(10)
    first, second = inbox.person()[0], inbox.person()[0]
    subject = pick(rng, ("Dossier d'inscription", "Votre demande", "Pièces à fournir"))
    body = "Bonjour,\nVotre dossier est complet, nous revenons vers vous."
    inbox.add(first, address_of(first, host), subject, body)
    inbox.add(second, address_of(second, other), subject, body)
    world, ids = inbox.box()
    target, decoy = ids[-2], ids[-1]
    return {
        "host": host,
        "world": world,
        "goal": Goal(want=(("flagged", target),), keep=(*MAILBOX_FACTS, "flagged")),
        "solution": [acts.Search(text=f"de:{host}"), acts.Flag(message=target)],
        "near": [[acts.Flag(message=decoy)], [acts.Flag(message=decoy), acts.Flag(message=target)]],
    }


def alias_rule(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a message from one's alias, and a rule for what will come to it."""
    inbox = Inbox(rng, 8)
    inbox.chatter(5)
    word = pick(rng, ("velo", "piscine", "chorale", "jardin", "theatre"))
    folder = {
        "velo": "Vélo",
        "piscine": "Piscine",
        "chorale": "Chorale",
        "jardin": "Jardin",
        "theatre": "Théâtre",
    }[word]
    local, host = inbox.address.split("@")
    alias = f"{local}+{word}@{host}"
    world, _ids = inbox.box()
    make = [
        acts.Rules(),
        acts.NewFolder(name=folder),
        acts.NewRule(field="destinataire", contains=alias, folder=folder),
    ]
    wrong_field = acts.NewRule(field="expéditeur", contains=alias, folder=folder)
    whole = acts.NewRule(field="destinataire", contains=inbox.address, folder=folder)
    return {
        "address": inbox.address,
        "word": word,
        "folder": folder,
        "alias": alias,
        "world": world,
        "goal": Goal(
            want=(
                ("folder", f"^{folder}"),
                (
                    "rule",
                    "$r",
                    "destinataire",
                    f"^{alias}||^{word}||^+{word}||^{local}+{word}||^+{word}@||^{local}+{word}@",
                    f"^{folder}",
                ),
            ),
            keep=MAILBOX_FACTS,
        ),
        "solution": make,
        "near": [[*make[:2], wrong_field], [*make[:2], whole]],
    }


_SENDERS = ("Mutuelle du Sud", "Ma Banque", "Livraison Colis", "Service des impôts", "Assurance")


def raw_sender(rng: np.random.Generator) -> dict[str, Any]:
    """A message whose shown name is an address that is not the sender's."""
    firm = pick(rng, _SENDERS)
    shown = f"{pick(rng, ('contact', 'service', 'infos'))}@{plain(firm)}.example"
    real = f"{local_part(rng)}@{pick(rng, ('promo-mail', 'envoi-rapide', 'offres-web'))}.test"
    to = f"{local_part(rng)}@{pick(rng, DOMAINS)}"
    reference = f"{integer(rng, 100000, 999999)}"
    headers = [
        ("Date", header_date(rng)),
        ("From", f'"{shown}" <{real}>'),
        ("To", to),
        ("Subject", f"{firm.replace('ô', 'o')} : dossier {reference}"),
        ("Message-ID", f"<{reference}.{integer(rng, 10, 99)}@{plain(firm)}.example>"),
    ]
    body = f"Bonjour,\n\nVotre dossier {reference} attend votre réponse.\n\n{firm}\n{shown}\n"
    return {
        "files": {"message.eml": raw_message([*headers, *PLAIN_TEXT], body)},
        "answer": real,
        "wrong": [shown, to],
    }


_HELD = (
    "Le filtre de la messagerie a retenu un message, dont il ne montre que les en-têtes",
    "Un message a été refusé ; l'avis d'échec n'en cite que les en-têtes",
    "Une collègue vous envoie les en-têtes d'un message égaré, tels que le serveur les a gardés",
)

_NEWS = ("Réunion", "Répétition", "Visite", "Formation", "Séance", "Assemblée", "Sortie")
_CHANGES = ("avancée", "reportée", "déplacée", "annulée")

_PLACES = (
    "préau de l'école", "salle Émile-Zola", "théâtre du Marché", "gîte de la Forêt", "château d'Œuvry", "café du Môle", "bibliothèque Noël",
)  # fmt: skip

_DAYS = WEEKDAYS


def _word(text: str) -> str:
    return f"=?UTF-8?B?{b64encode(text.encode()).decode()}?="


def coded_subject(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the subject of a message, in base64 and on two lines."""
    head = f"{pick(rng, _NEWS)} de {pick(rng, _DAYS)} {pick(rng, _CHANGES)}"
    rest = f" : {pick(rng, _PLACES)}, {integer(rng, 8, 20)} h {pick(rng, (15, 30, 45))}"
    who = pick(rng, FIRST_NAMES)
    lines = [
        f"From: {plain(who)}@club-{pick(rng, ('nord', 'sud', 'lac'))}.example",
        f"To: {pick(rng, ('bureau', 'accueil', 'contact', 'equipe'))}@maison-{pick(rng, ('bleue', 'ronde', 'neuve'))}.example",
        f"Subject: {_word(head)}",
        f"  {_word(rest)}",
    ]  # fmt: skip
    subject = head + rest
    return {
        "held": pick(rng, _HELD), "headers": indented(lines), "key": [form for form in (subject, subject.replace(" : ", ": ")) for form in (form, form.replace(" h ", "h"))], "subject": subject,
        "wrong": [head, rest.removeprefix(" : "), _word(head)],
    }  # fmt: skip


def false_name(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the messages whose name is the service's and whose address is not; its own is where one wrote to it."""
    inbox = Inbox(rng, 12)
    (service, site), (other, other_site) = sample(rng, SERVICES, 2)
    stem = site.partition(".")[0]
    look_alikes = (f"{stem}-clients.example", f"{site}.connexion.test", f"courrier-{stem}.test", f"clients.{stem}.test", f"{stem}.{pick(rng, ('support-client', 'espace-secure'))}.test")  # fmt: skip
    false = sample(rng, look_alikes, 3)
    topics = sample(rng, ("Votre relevé est disponible", "Mise à jour de vos coordonnées", "Avis d'échéance", "Votre contrat", "Dernier rappel", "Votre espace personnel", "Un document pour vous"), 7)  # fmt: skip
    body = "Bonjour,\nConsultez votre espace personnel pour en savoir plus."
    bad = [
        inbox.add(service, f"{pick(rng, ('contact', 'gestion', 'clients'))}@{host}", topic, body)
        for host, topic in zip(false, topics, strict=False)
    ]
    own = [
        f"{pick(rng, ('gestion', 'service'))}@{site}",
        f"{pick(rng, ('relation', 'noreply'))}@clients.{site}",
        f"avis@{pick(rng, ('lettre', 'mail'))}.clients.{site}",
    ]
    good = [
        inbox.add(service, address, topic, body)
        for address, topic in zip(own, topics[3:], strict=False)
    ]
    inbox.add(other, f"contact@{other_site}", topics[6], body)
    inbox.add(
        "Moi", inbox.address, "Mon contrat", "Bonjour,\nComme convenu au guichet, je vous écris à l'adresse de votre carte. Voici mon contrat signé.", folder=SENT, to=(f"contact@{site}",), read=True,
    )  # fmt: skip
    inbox.chatter(8)
    world, ids = inbox.box()
    report = [acts.Report(message=ids[place]) for place in bad]
    return {
        "service": service,
        "site": site,
        "world": world,
        "goal": Goal(
            want=tuple(("reported", ids[place]) for place in bad),
            keep=("in", "reported", "sent", "blocked"),
            free=tuple(world.message(ids[place]).address for place in bad),
        ),
        "solution": report,
        "near": [
            report[:2],
            *([*report, acts.Report(message=ids[place])] for place in good),
            report[1:],
        ],
    }


_FIRMS = ("atelier", "cantine", "club", "regie", "theatre", "chorale")
_OFFICES = ("Secrétariat", "Adhésions", "Réservations", "Trésorerie")


def _coded(name: str) -> str:
    """A shown name as headers hold it."""
    return Header(name, "utf-8").encode()


def answer_to_folded_headers(rng: np.random.Generator) -> dict[str, Any]:
    """The address that « Répondre » writes to, and how many « Répondre à tous » would."""
    firm = pick(rng, _FIRMS)
    people = [(f"{first} {last}", f"{plain(first)}.{plain(last)}@{pick(rng, DOMAINS)}") for first, last in full_names(rng, 9)]  # fmt: skip
    (_name, own), *others = people
    shown, office = f"contact@{firm}.example", f"inscriptions-{firm}@accueil.example"
    author, sender = f"lettre-{integer(rng, 10, 99)}@envois.test", f"robot@{firm}.example"
    diverted = bool(rng.integers(4))
    to, copied = others[: integer(rng, 2, 4)], others[4 : 4 + integer(rng, 2, 4)]
    again = pick(rng, to)
    copied = shuffled(rng, [*copied, (again[0], again[1].upper())])
    to = shuffled(rng, [*to, people[0]])

    def line(held: list[tuple[str, str]]) -> str:
        """Addresses, one a line, some names written family first between quotes."""
        said = []
        for name, address in held:
            first, last = name.split(" ", 1)
            turned = f'"{last}, {first}"' if name.isascii() and rng.integers(2) else _coded(name)
            said.append(f"{turned} <{address}>")
        return ",\r\n\t".join(said)

    answer = office if diverted else author
    away = f"{_coded(f'{pick(rng, _OFFICES)} ({shown})')}\r\n\t<{office}>"
    inner = f"Fwd-{integer(rng, 100, 999)}"
    headers = [
        f"Return-Path: <retours-{integer(rng, 100, 999)}@envois.test>",
        f"Date: {header_date(rng)}",
        f"From: {_coded(f'{firm.capitalize()} municipal <{shown}>')}\r\n\t<{author}>",
        f"Sender: {sender}",
        f"{'Reply-To' if diverted else 'X-Original-Reply-To'}: {away}",
        f"To: {line(to)}",
        f"Cc: {line(copied)}",
        f"List-Post: <mailto:liste@{firm}.example>",
        f"Errors-To: {sender}",
        f"Subject: {_coded('Programme du mois prochain, précisions')}",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/mixed; boundary="{inner}"',
    ]
    body = [
        "", f"--{inner}", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "",
        f"Bonjour, le programme arrive bientôt. Une question ? {shown}", "",
        f"--{inner}", "Content-Type: message/rfc822", "", f"From: {sender}", f"Reply-To: ancien-{office}",
        f"To: liste@{firm}.example", "Subject: Programme", "", "Voici le programme.", "", f"--{inner}--", "",
    ]  # fmt: skip
    everyone = {answer, *(address.lower() for _n, address in [*to, *copied])} - {own}
    return {
        "own": own,
        "answer": answer,
        "present": "il y en a un" if diverted else "il n'y en a pas",
        "wrong": [a for a in (office, author, shown, sender, f"ancien-{office}", f"liste@{firm}.example") if a != answer],
        "count": len(everyone),
        "not_count": sorted({str(len(everyone) + more) for more in (1, 2)} | {str(len(to) + len(copied))} - {str(len(everyone))}),
        "files": {"programme.eml": "\r\n".join([*headers, *body]).encode()},
    }  # fmt: skip


@redraw_misfits
def slowest_server(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: of the servers a message went through, the one that held it longest, and how long."""
    hops = integer(rng, 6, 7)
    stems = sample(rng, ("relais", "smtp", "filtre", "mx", "envoi", "passerelle", "tri", "lettres", "sortie"), hops)  # fmt: skip
    ends = sample(rng, ("nord.example", "transit.test", "asso.example", "hote.example"), 3)
    servers = [f"{stem}{integer(rng, 1, 9)}.{ends[3 * place // hops]}" for place, stem in enumerate(stems)]  # fmt: skip
    station = f"poste-{integer(rng, 10, 99)}.bureau.test"
    slow = integer(rng, 1, hops - 2)
    kept = integer(rng, 18, 55)
    zones = [timezone(timedelta(hours=pick(rng, (0, 2, 2, -4, -7, 9)))) for _server in servers]
    zones[slow + 1] = timezone(zones[slow].utcoffset(None) - timedelta(hours=pick(rng, (1, 2))))
    if integer(rng, 0, 1):
        zones[slow], zones[slow - 1] = zones[slow - 1], zones[slow]
    zones[-1] = timezone(timedelta(hours=2)) if slow != hops - 2 else zones[-1]
    if len(set(zones)) < 3:
        return None
    moment = datetime(2026, 4, integer(rng, 13, 17), integer(rng, 7, 17), integer(rng, 0, 59), integer(rng, 0, 59), tzinfo=UTC)  # fmt: skip
    sent = moment - timedelta(seconds=integer(rng, 2, 9))
    lines = []
    for place, server in enumerate(servers):
        origin = servers[place - 1] if place else station
        address = f"192.0.2.{integer(rng, 2, 250)}"
        said = header_moment(moment.astimezone(zones[place]))
        lines.append(("Received", f"from {origin} ([{address}])\r\n\tby {server} with ESMTPS id {integer(rng, 10**7, 10**8):x};\r\n\t{said}"))  # fmt: skip
        moment += timedelta(minutes=kept) if place == slow else timedelta(seconds=integer(rng, 4, 290))  # fmt: skip
    headers = [
        *reversed(lines),
        ("Date", header_moment(sent.astimezone(zones[0]))),
        ("From", f"{local_part(rng)}@{ends[0]}"),
        ("To", f"{local_part(rng)}@{ends[2]}"),
        ("Subject", "Compte rendu"),
    ]
    raw = raw_message([*headers, *PLAIN_TEXT], "Bonjour, voici le compte rendu.")
    return {
        "files": {"trajet.eml": raw.replace(b"\r\r\n", b"\r\n")},
        "answer": servers[slow], "also": [servers[slow].partition(".")[0]],  # all have another first label
        "wrong": [servers[slow + 1], servers[slow - 1], station],
        "minutes": str(kept), "not_minutes": [str(kept + 60), str(kept + 120), str(kept + 30)],
        "next": servers[slow + 1],
    }  # fmt: skip


def domain_declared(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: who may send for a domain, declared for SPF, DKIM and DMARC: those who send now, and nobody else."""
    domain = pick(
        rng,
        (
            "mairie-aubrac.example",
            "asso-velo.example",
            "ecole-pins.example",
            "maison-quartier.example",
        ),
    )
    letter, gone, form = sample(
        rng, ("postelune", "lettrevive", "facteur-web", "envoi-clair", "bulletin-net"), 3
    )
    address = f"192.0.2.{integer(rng, 10, 250)}"
    keys = [f"{integer(rng, 4096, 65535):04x}…{integer(rng, 256, 4095):03x}" for _n in range(3)]
    inbox = pick(rng, ("rapports", "courrier", "technique"))
    parts = [f"ip4:{address}", f"include:{letter}.example", f"include:{form}.example"]
    orders = [f"v=spf1 {' '.join(order)} -all" for order in permutations(parts)]
    old = f"v=spf1 ip4:{address} include:{gone}.example ?all"
    names = (
        "Enregistrement SPF",
        f"Clé DKIM {of(letter)}",
        f"Clé DKIM {of(gone)}",
        "Politique DMARC",
        "Rapports DMARC envoyés à",
    )
    world = ui.device(
        f"Zone DNS du domaine {domain}", ui.screen("Zone"),
        ui.screen("Qui envoie pour nous", ui.info("Nos messages", f"notre serveur, {address}"), ui.info("Lettre d'information", f"{letter}.example, qui signe avec la clé {keys[0]}"), ui.info("Accusés de nos formulaires", f"{form}.example, qui ne signe pas"), ui.info("Ancien prestataire, quitté", f"{gone}.example, clé {keys[1]}"), ui.info("Décision du bureau", "ce qui n'est pas prouvé n'est pas remis"), ui.info("Qui lit les rapports", f"{inbox}@{domain}")),
        ui.screen("Aide", ui.info("SPF", "un seul enregistrement : v=spf1, qui peut envoyer, puis la fin"), ui.info("« ip4: » et « include: »", "une adresse ; tout ce que déclare un prestataire"), ui.info("« -all », « ~all », « ?all »", "refuser le reste, s'en méfier, ne rien dire"), ui.info("DMARC", "none : observer ; quarantine : indésirables ; reject : refuser")),
        ui.screen("Enregistrements", ui.field(names[0], old, r"v=spf1 .+", "Un enregistrement SPF commence par v=spf1."), ui.choice(names[1], "aucune", ("aucune", *sorted(keys))), ui.choice(names[2], keys[1], ("aucune", *sorted(keys))), ui.choice(names[3], "none", ("none", "quarantine", "reject")), ui.choice(names[4], f"contact@{gone}.example", (f"contact@{gone}.example", f"{inbox}@{domain}", f"presse@{domain}"))),
    )  # fmt: skip
    steps: list[ui.Step] = [
        ("Enregistrements", label, value)
        for label, value in zip(
            names, (orders[0], keys[0], "aucune", "reject", f"{inbox}@{domain}"), strict=True
        )
    ]

    otherwise = partial(ui.change_step, steps)
    task = ui.task_of_steps(
        world,
        steps,
        otherwise(0, orders[0].replace("-all", "~all")),
        otherwise(0, old.replace("?all", "-all")),
        otherwise(0, f"v=spf1 {parts[0]} {parts[1]} -all"),
        otherwise(1, keys[1]),
        otherwise(3, "quarantine"),
        steps[:2] + steps[3:],
    )
    task["goal"] = task["goal"].changed(
        want=(("set", names[0], "||".join(orders)), *task["goal"].want[1:])
    )
    task["solution"] = [*ui.at("Qui envoie pour nous"), ui.BACK, *task["solution"]]
    return {"domain": domain, "letter": letter, "gone": gone, "form": form, **task}


def line_of_a_raw_message(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: in the source of a message, the line that answers a question."""
    (_first, last), (me, mine) = full_names(rng, 2)
    true, shown = sample(
        rng,
        (
            "envois",
            "infolettre",
            "promo-flash",
            "courrier",
            "relais",
            "annonces",
        ),
        2,
    )
    day, hour = integer(rng, 2, 27), integer(rng, 7, 20)
    lines = {
        "from": f'From: "{pick(rng, _SENDERS)}" <{plain(last)}@{true}.test>',
        "reply": f"Reply-To: retours@{shown}.test",
        "to": f"To: {plain(me)}.{plain(mine)}@courriel.example",
        "date": f"Date: {day} Apr 2026 {hour:02d}:{integer(rng, 10, 59)}:08 +0200",
        "received": f"Received: by mx2.courriel.example; {day} Apr {hour:02d}:59:31",
        "mailer": f"X-Mailer: {pick(rng, ('Diffuseur', 'Postier', 'Envoi+'))} {integer(rng, 2, 9)}.{integer(rng, 0, 9)}",
    }  # fmt: skip
    said = {
        "from": ("l'adresse de qui dit l'avoir écrit", "« From: » donne l'adresse d'expédition entre < et > ; le nom devant, entre guillemets, est libre."),
        "reply": ("l'adresse à laquelle partirait une réponse", "« Reply-To: » l'emporte sur « From: » quand on répond."),
        "date": ("le jour et l'heure où le message a été envoyé", "« Date: » est posée à l'envoi ; « Received: », à l'arrivée sur un serveur."),
        "mailer": ("le logiciel qui a servi à l'envoyer", "« X-Mailer: » nomme le logiciel d'envoi, quand il se présente."),
    }  # fmt: skip
    asked = pick(rng, tuple(said))
    order = shuffled(rng, tuple(lines))
    shown_table = fig.table("Six lignes de la source d'un message.", "Source du message", (), [(lines[name],) for name in order], (0,))  # fmt: skip
    return {
        **fig.pointed(shown_table, order.index(asked) + 1),
        "asked": said[asked][0],
        "why": said[asked][1],
        "who": me,
    }


_SIGNED = ("fail", "pass", "none")


def message_that_is_forged(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of four reports on messages, the one in which nothing proved is of the domain shown."""
    own = pick(rng, ("valsonne", "aubrac", "belleray", "rivelac", "colette"))
    relay = pick(rng, ("routeur", "envois", "tournee"))
    who = pick(rng, ("accueil", "service", "contact", "info"))
    shown = f"De {who}@{own}.test"
    forged = pick(rng, ((f"SPF ok : {relay}.test", f"DKIM ok : {relay}.test"), (f"SPF ok : {own}-fr.test", "DKIM absent"), ("SPF échec", f"DKIM ok : {own}-fr.test")))  # fmt: skip
    sound = [
        (f"SPF ok : {relay}.test", f"DKIM ok : {own}.test"), (f"SPF ok : {own}.test", "DKIM absent"),
        ("SPF échec", f"DKIM ok : {own}.test"), (f"SPF ok : {own}.test", f"DKIM ok : {own}.test"),
    ]  # fmt: skip
    cards = [("Détails", shown, *pair) for pair in (forged, *sample(rng, sound, 3))]
    return {
        **fig.pointed_tile(rng, "Les contrôles faits sur quatre messages reçus.", 4, cards, fig.titled_lines, per_row=2),
        "domain": f"{own}.test", "found": " ; ".join(forged),
    }  # fmt: skip
