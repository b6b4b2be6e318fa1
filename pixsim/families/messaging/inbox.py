"""Worlds of competence 2.1: a mailbox to act in."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.mail import Inbox, address_of, contacts_of, document
from pixsim.families.draws.people import plain
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts
from pixsim.worlds.mail.data import AUTO_REPLY, BIN, DRAFTS, INBOX, Draft, Message, Rule

LEAVE_ALONE = (
    "in",
    "sent",
    "rule",
    "rule_on",
    "reported",
    "blocked",
    "contact",
    "contact_address",
    "member",
)
"""Kinds of facts that a task about something else leaves as they are."""


def _filled(**fields: str) -> list[Act]:
    return [acts.Fill(field=name, text=text) for name, text in fields.items() if text]


def _written(
    *, to: str = "", cc: str = "", bcc: str = "", subject: str = "", body: str = ""
) -> list[Act]:
    values = {"à": to, "cc": cc, "cci": bcc, "objet": subject, "texte": body}
    return [acts.Write(), *_filled(**values), acts.Send()]


# ---------------------------------------------------------------- @adresse_mel


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
        "goal": Goal(want=(("contact_address", who, f"^{right}"),), keep=LEAVE_ALONE),
        "solution": mend,
        "near": [
            [acts.Open(thing=who), acts.Fill(field="adresse", text=local)],
            [acts.Open(thing=other), acts.Fill(field="adresse", text=right)],
        ],
    }


def from_domain(rng: np.random.Generator) -> dict[str, Any]:
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
        "goal": Goal(want=(("flagged", target),), keep=(*LEAVE_ALONE, "flagged")),
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
                    f"^{alias}||^+{word}||^{local}+{word}||^+{word}@||^{local}+{word}@",
                    f"^{folder}",
                ),
            ),
            keep=LEAVE_ALONE,
        ),
        "solution": make,
        "near": [[*make[:2], wrong_field], [*make[:2], whole]],
    }


_SERVICES = (
    ("Assurance Cardinal", "assurancecardinal.example"), ("Eau du Plateau", "eauduplateau.example"),
    ("Mutuelle Verdier", "mutuelleverdier.example"), ("Colis Express", "colisexpress.example"),
    ("Caisse des Loisirs", "caissedesloisirs.example"), ("Énergie Claire", "energieclaire.example"),
)  # fmt: skip


def false_name(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the messages whose name is the service's and whose address is not, to be reported."""
    inbox = Inbox(rng, 12)
    (service, site), (other, other_site) = sample(rng, _SERVICES, 2)
    stem = site.partition(".")[0]
    look_alikes = (f"{stem}.{pick(rng, ('support-client', 'espace-secure'))}.test", f"{stem}-info.test",
                   f"courrier-{stem}.test", f"{stem}.example.connexion.test")  # fmt: skip
    false = sample(rng, look_alikes, 2)
    topics = sample(rng, ("Votre relevé est disponible", "Mise à jour de vos coordonnées",
                          "Avis d'échéance", "Votre contrat", "Dernier rappel"), 5)  # fmt: skip
    body = "Bonjour,\nConsultez votre espace personnel pour en savoir plus."
    bad = [
        inbox.add(service, f"contact@{host}", topic, body)
        for host, topic in zip(false, topics, strict=False)
    ]
    good = [
        inbox.add(service, f"{pick(rng, ('contact', 'gestion'))}@{site}", topics[2], body),
        inbox.add(other, f"contact@{other_site}", topics[3], body),
        inbox.add(
            service,
            f"{'relation' if rng.random() < 0.5 else 'noreply'}@clients.{site}",
            topics[4],
            body,
        ),
    ]
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
            report[:1],
            [*report, acts.Report(message=ids[good[2]])],
            [*report, acts.Report(message=ids[good[0]])],
        ],
    }


# ---------------------------------------------------------------- @destinataires


def write_to_one(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a message to one person of the contact list, with a given subject."""
    inbox = Inbox(rng, 8)
    inbox.chatter(4)
    people = inbox.people[:6]
    (name, address), (other, _address) = sample(rng, people, 2)
    subject = pick(rng, ("Rendez-vous de mardi", "Livres à rendre", "Clés du local", "Covoiturage"))
    world, _ids = inbox.box(contacts=contacts_of(people))
    return {
        "name": name,
        "subject": subject,
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", "*"),
                ("to", "$m", address),
                ("cc", "$m", ""),
                ("bcc", "$m", ""),
                ("subject", "$m", f"^{subject}"),
            ),
            keep=("in", "sent"),
        ),
        "solution": _written(to=name, subject=subject),
        "near": [
            _written(to=other, subject=subject),
            _written(cc=name, subject=subject),
            _written(to=name, subject="Bonjour"),
        ],
    }


def in_copy(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a message to one person, another informed in copy."""
    inbox = Inbox(rng, 9)
    inbox.chatter(4)
    people = inbox.people[:6]
    (name, address), (other, informed) = sample(rng, people, 2)
    subject = pick(rng, ("Salle réservée", "Devis accepté", "Commande passée", "Date confirmée"))
    world, _ids = inbox.box(contacts=contacts_of(people))
    return {
        "name": name,
        "other": other,
        "subject": subject,
        "world": world,
        "goal": Goal(
            want=(
                ("to", "$m", address),
                ("cc", "$m", informed),
                ("bcc", "$m", ""),
                ("subject", "$m", f"^{subject}"),
                ("sent", "$m", "*"),
            ),
            keep=("in", "sent"),
        ),
        "solution": _written(to=name, cc=other, subject=subject),
        "near": [
            _written(to=f"{name}, {other}", subject=subject),
            _written(to=other, cc=name, subject=subject),
            _written(to=name, bcc=other, subject=subject),
        ],
    }


def hidden_copy(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a message to people who must not see each other's addresses."""
    inbox = Inbox(rng, 12)
    inbox.chatter(5)
    people = inbox.people[:8]
    parents = sample(rng, people, 3)
    names = [name for name, _address in parents]
    what, subject = pick(rng, (("la sortie de vendredi", "Sortie de vendredi"), ("le concert", "Concert de fin d'année"),
                               ("la fermeture de mardi", "Fermeture mardi"), ("l'atelier cuisine", "Atelier cuisine")))  # fmt: skip
    world, _ids = inbox.box(contacts=contacts_of(people))
    hidden = ", ".join(sorted(address.lower() for _name, address in parents))
    listed = ", ".join(names)
    mine = inbox.address
    return {
        "names": f"{names[0]}, {names[1]} et {names[2]}",
        "what": what,
        "subject": subject,
        "world": world,
        "goal": Goal(
            want=(
                ("bcc", "$m", hidden),
                ("to", "$m", f"||{mine}"),
                ("cc", "$m", f"||{mine}"),
                ("subject", "$m", f"^{subject}"),
                ("sent", "$m", "*"),
            ),
            keep=("in", "sent"),
        ),
        "solution": _written(bcc=listed, subject=subject),
        "near": [
            _written(to=listed, subject=subject),
            _written(cc=listed, subject=subject),
            _written(to=names[0], bcc=f"{names[1]}, {names[2]}", subject=subject),
        ],
    }


def author_alone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: an answer to the author alone of a message sent to a group."""
    inbox = Inbox(rng, 12)
    author, address = inbox.person()
    others = [inbox.person()[1] for _place in range(4)]
    secret, text = pick(rng, (("votre nouveau numéro, 06 39 98 12 07", "06 39 98 12 07"), ("votre taille, 42", "42"),
                              ("le code de votre immeuble, 4817", "4817")))  # fmt: skip
    subject = pick(rng, ("Sortie de samedi", "Repas de fin d'année", "Cadeau commun"))
    inbox.add(author, address, subject, "Bonjour à tous,\nRépondez-moi d'ici jeudi, s'il vous plaît.",
              to=(inbox.address, *others[:2]), cc=tuple(others[2:]))  # fmt: skip
    same = inbox.person()
    inbox.add(
        *same,
        f"Re : {subject}",
        "Bonjour,\nPour moi, c'est noté !",
        to=(address,),
        cc=(inbox.address,),
    )
    inbox.chatter(6)
    world, ids = inbox.box()
    opened = acts.Open(thing=ids[0])
    body = acts.Fill(field="texte", text=text)
    return {
        "author": author,
        "subject": subject,
        "secret": secret,
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", f"re:{ids[0]}||all:{ids[0]}"),
                ("to", "$m", address),
                ("cc", "$m", ""),
                ("bcc", "$m", ""),
                ("body", "$m", f"~{text}"),
            ),
            keep=("in", "sent"),
        ),
        "solution": [opened, acts.Reply(), body, acts.Send()],
        "near": [
            [opened, acts.ReplyAll(), body, acts.Send()],
            [acts.Open(thing=ids[1]), acts.Reply(), body, acts.Send()],
            [opened, acts.Reply(), acts.Send()],
        ],
    }


def person_not_list(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: an answer to a person whose message came through a list that takes the answers."""
    inbox = Inbox(rng, 14)
    author, address = inbox.person()
    name = pick(rng, ("jardins", "parents", "benevoles", "copropriete"))
    listed = f"{name}@listes.quartier.example"
    thing = pick(
        rng, ("un vélo d'enfant", "une table de jardin", "deux chaises", "un grand pot de lauriers")
    )
    inbox.add(author, address, f"[{name}] Donne {thing}", f"Bonjour à tous,\nJe donne {thing}. Écrivez-moi, et à moi seul.",
              to=(listed,), reply_to=listed)  # fmt: skip
    second, other = inbox.person()
    inbox.add(second, other, f"[{name}] Cherche {thing}", "Bonjour,\nSi quelqu'un n'en a plus l'usage…",
              to=(listed,), reply_to=listed)  # fmt: skip
    inbox.chatter(10)
    world, ids = inbox.box()
    opened, body = (
        acts.Open(thing=ids[0]),
        acts.Fill(field="texte", text="Je suis intéressé, merci."),
    )
    to = acts.Fill(field="à", text=address)
    return {
        "author": author,
        "name": name,
        "listed": listed,
        "thing": thing,
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", "*"),
                ("to", "$m", address),
                ("cc", "$m", ""),
                ("bcc", "$m", ""),
                ("body", "$m", "~intéressé"),
            ),
            keep=("in", "sent"),
        ),
        "solution": [opened, acts.Reply(), to, body, acts.Send()],
        "near": [
            [opened, acts.Reply(), body, acts.Send()],
            [opened, acts.ReplyAll(), body, acts.Send()],
            [opened, acts.Reply(), acts.Fill(field="cc", text=address), body, acts.Send()],
        ],
    }


# ---------------------------------------------------------------- @pieces_jointes


def open_the_attachment(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the one message with an attachment, to be opened."""
    inbox = Inbox(rng, 9)
    name = pick(rng, ("programme.pdf", "plan.pdf", "affiche.png", "inscription.pdf"))
    subject, body = "Comme promis", "Bonjour,\nVous trouverez le document joint à ce message."
    inbox.add(*inbox.person(), subject, body, files=(document(name, integer(rng, 40, 900)),))
    inbox.add(*inbox.person(), "Comme convenu", "Bonjour,\nLe document suivra demain.")
    inbox.chatter(5)
    world, ids = inbox.box()
    return {
        "world": world,
        "goal": Goal(want=(("opened", ids[0], name),), keep=LEAVE_ALONE),
        "solution": [acts.Open(thing=ids[0]), acts.OpenFile(file=name)],
        "near": [[acts.Open(thing=ids[0])], [acts.Open(thing=ids[1])]],
    }


def attach_under_limit(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the version of a file that fits, to be sent."""
    inbox = Inbox(rng, 8)
    inbox.chatter(4)
    people = inbox.people[:5]
    (name, address), (other, _a) = sample(rng, people, 2)
    limit = pick(rng, (5_000, 8_000, 10_000))
    stem = pick(rng, ("affiche", "diaporama", "bulletin", "catalogue"))
    light, heavy = f"{stem}-leger.pdf", f"{stem}-impression.pdf"
    documents = sample(rng, [
        document(light, integer(rng, limit // 5, limit - 300)), document(heavy, integer(rng, limit + 900, limit * 4)),
        document("budget.ods", integer(rng, 30, 90)), document("photo-groupe.jpg", integer(rng, 1_500, 4_000)),
    ], 4)  # fmt: skip
    world, _ids = inbox.box(contacts=contacts_of(people), documents=tuple(documents), limit=limit)

    def sent(file: str, to: str) -> list[Act]:
        return [
            acts.Write(),
            acts.Fill(field="à", text=to),
            acts.Attach(document=file),
            acts.Send(),
        ]

    return {
        "name": name,
        "stem": stem,
        "what": {
            "affiche": "l'affiche",
            "diaporama": "le diaporama",
            "bulletin": "le bulletin",
            "catalogue": "le catalogue",
        }[stem],
        "limit": f"{limit // 1000} Mo",
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", "*"),
                ("to", "$m", address),
                ("files", "$m", light),
                ("shared", "$m", ""),
            ),
            keep=("in", "sent"),
        ),
        "solution": sent(light, name),
        "near": [
            sent("budget.ods", name),
            sent(light, other),
            [*sent(light, name)[:-1], acts.Back()],
        ],
    }


def link_for_the_film(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a link rather than a file of two gigabytes."""
    inbox = Inbox(rng, 9)
    inbox.chatter(5)
    people = inbox.people[:6]
    (name, address), (other, _a) = sample(rng, people, 2)
    film = pick(
        rng, ("film-spectacle.mp4", "concert.mp4", "sauvegarde-photos.zip", "visite-virtuelle.mp4")
    )
    documents = [
        document(film, integer(rng, 1_400_000, 3_200_000)),
        document("affiche.pdf", 420),
        document("notes.odt", 38),
    ]
    world, _ids = inbox.box(
        contacts=contacts_of(people), documents=tuple(sample(rng, documents, 3)), limit=20_000
    )
    start, to = acts.Write(), acts.Fill(field="à", text=name)
    link = acts.ShareLink(document=film)
    return {
        "name": name,
        "film": film,
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", "*"),
                ("to", "$m", address),
                ("shared", "$m", film),
                ("files", "$m", ""),
            ),
            keep=("in", "sent"),
        ),
        "solution": [start, to, link, acts.Send()],
        "near": [
            [start, to, acts.Attach(document="affiche.pdf"), acts.Send()],
            [start, acts.Fill(field="à", text=other), link, acts.Send()],
            [start, to, acts.ShareLink(document="notes.odt"), acts.Send()],
        ],
    }


# ---------------------------------------------------------------- @boite


def unsent_message(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a message begun and never sent, found among the drafts; its time is the answer."""
    inbox = Inbox(rng, 10)
    inbox.chatter(5)
    (name, address), (_other, second) = inbox.person(), inbox.person()
    hour, wrong = sample(rng, ("9 h 15", "10 h 40", "14 h 20", "16 h 05", "17 h 30", "11 h 10"), 2)
    world, _ids = inbox.box()
    drafts = (
        Draft(
            id="21",
            to=address,
            subject="Rendez-vous",
            body=f"Bonjour, je vous propose jeudi à {hour}.",
        ),
        Draft(id="22", to=second, subject="Covoiturage", body=f"Bonjour, départ à {wrong}."),
    )
    return {
        "name": name,
        "answer": [hour.replace(" h ", ":"), f"jeudi {hour}"],
        "wrong": [wrong.replace(" h ", ":")],
        "world": world.changed(drafts=drafts if rng.random() < 0.5 else drafts[::-1]),
        "solution": [acts.OpenFolder(folder=DRAFTS), acts.Open(thing="21")],
    }


_WORKS = {"chauffage": "le chauffage", "toiture": "la toiture", "peinture": "la peinture", "jardin": "le jardin"}  # fmt: skip


def search_the_box(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: one message among many of the same sender, found by two criteria."""
    inbox = Inbox(rng, 14)
    name, address = inbox.person()
    word, amounts = (
        pick(rng, tuple(_WORKS)),
        sample(rng, range(210, 980), 4),
    )
    inbox.add(
        name,
        address,
        "Votre demande",
        f"Bonjour,\nLe devis pour {_WORKS[word]} s'élève à {amounts[0]} euros.",
        files=(document("devis.pdf", 84),),
    )
    inbox.add(
        name,
        address,
        "Votre demande",
        f"Bonjour,\nPour les volets, comptez {amounts[1]} euros.",
        files=(document("volets.pdf", 80),),
    )
    inbox.add(
        name,
        address,
        "Suite",
        f"Bonjour,\nJe passe jeudi voir les volets. Acompte reçu : {amounts[2]} euros.",
    )
    inbox.add(
        *inbox.person(),
        "Une idée",
        f"Bonjour,\nMon cousin a payé {amounts[3]} euros pour {_WORKS[word]}.",
    )
    inbox.chatter(8)
    world, ids = inbox.box()
    return {
        "name": name,
        "word": _WORKS[word],
        "answer": str(amounts[0]),
        "wrong": [str(amounts[1]), str(amounts[3])],
        "world": world,
        "solution": [
            acts.Search(text=f"de:{plain(name.split()[0])} {word}"),
            acts.Open(thing=ids[0]),
        ],
    }


def sorting_rule(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a folder and a rule for what a shop sends."""
    inbox = Inbox(rng, 12)
    shop, site = pick(rng, _SERVICES)
    folder = pick(rng, ("Factures", "Contrats", "Achats", "Relevés"))
    address = f"factures@{site}"
    for month in sample(rng, ("janvier", "février", "mars"), 2):
        inbox.add(
            shop, address, f"Votre facture de {month}", "Bonjour,\nVotre facture est disponible."
        )
    inbox.add(shop, f"offres@{site}", "Nos offres du printemps", "Bonjour,\nProfitez-en !")
    inbox.chatter(7)
    world, _ids = inbox.box()
    begin = [acts.Rules(), acts.NewFolder(name=folder)]
    return {
        "shop": shop,
        "folder": folder,
        "address": address,
        "world": world,
        "goal": Goal(
            want=(
                ("folder", f"^{folder}"),
                ("rule", "$r", "expéditeur", f"^{address}||^factures@", f"^{folder}"),
            ),
            keep=("in", "sent", "rule", "rule_on", "folder"),
        ),
        "solution": [*begin, acts.NewRule(field="expéditeur", contains=address, folder=folder)],
        "near": [
            [*begin, acts.NewRule(field="expéditeur", contains=site, folder=folder)],
            [*begin, acts.NewRule(field="destinataire", contains=address, folder=folder)],
            [acts.Rules(), acts.NewRule(field="expéditeur", contains=address, folder="Corbeille")],
        ],
    }


def _with_a_loop_of_today(
    rng: np.random.Generator, messages: tuple[Message, ...], robot: str
) -> tuple[Message, ...]:
    """Messages in the order of their dates, those of a robot being all of the last morning."""
    loop = sorted((m for m in messages if m.address == robot), key=lambda m: -len(m.subject))
    others = [m for m in messages if m.address != robot]
    day, minute = max(int(m.date[:2]) for m in others) + 1, integer(rng, 560, 700)
    dated = []
    for message in loop:
        dated.append(
            message.changed(date=f"{day:02}/03 {minute // 60:02}h{minute % 60:02}", read=False)
        )
        minute -= integer(rng, 2, 11)
    return tuple(m.changed(id=str(n)) for n, m in enumerate([*dated, *others], 1))


def reply_loop(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: two automatic replies that answer each other, cut where one can, and announced."""
    inbox = Inbox(rng, 14)
    host = pick(rng, ("mutuelle-sud.test", "lycee-nord.test", "piscine-est.test"))
    robot, webmaster = f"absence@{host}", f"webmestre@{host}"
    count = integer(rng, 5, 8)
    for place in range(count):
        subject = "Re : " * min(place + 1, 3) + "Absence"
        inbox.add("Réponse automatique", robot, subject, "Je suis absent. Message bien reçu.")
    inbox.add("Webmestre", webmaster, "Nouveau site", "Bonjour,\nUn problème ? Écrivez-moi.")
    inbox.chatter(6)
    world, _ids = inbox.box()
    world = world.changed(messages=_with_a_loop_of_today(rng, world.messages, robot))
    rules = (
        Rule(id="r1", field="expéditeur", contains="@mairie-aubrac.example", does=INBOX),
        Rule(id="r2", field="objet", contains="absence", does=AUTO_REPLY),
        Rule(id="r3", field="objet", contains="facture", does=INBOX),
        Rule(id="r4", field="expéditeur", contains="@clients.example", does=AUTO_REPLY),
    )
    cut = [acts.Rules(), acts.Toggle(rule="r2")]
    bin_it = acts.NewRule(field="expéditeur", contains=robot, folder=BIN)
    tell = [acts.Back(), *_written(to=webmaster, subject="Boucle")]
    whole = acts.NewRule(field="expéditeur", contains=host, folder=BIN)
    return {
        "count": count,
        "robot": robot,
        "webmaster": webmaster,
        "world": world.changed(rules=rules),
        "goal": Goal(
            want=(
                ("rule", "$r", "expéditeur", f"^{robot}||^absence@", BIN),
                ("rule_on", "$r"),
                ("sent", "$m", "*"),
                ("to", "$m", webmaster),
                ("subject", "$m", "~boucle"),
            ),
            refuse=(("rule_on", "r2"),),
            keep=("in", "rule", "rule_on", "sent", "folder", "blocked"),
            free=("r2",),
        ),
        "solution": [*cut, bin_it, *tell],
        "near": [
            [acts.Rules(), acts.Toggle(rule="r4"), bin_it, *tell],
            [*cut, acts.Toggle(rule="r4"), bin_it, *tell],
            [*cut, whole, *tell],
            [acts.Rules(), bin_it, *tell],
        ],
    }


# ---------------------------------------------------------------- @netiquette, @contacts


def group_to_write_to(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a group of two contacts, and a message to it."""
    inbox = Inbox(rng, 10)
    inbox.chatter(4)
    people = inbox.people[:7]
    chosen = sample(rng, people, 2)
    group = pick(rng, ("Bureau", "Jury", "Équipe", "Voisins"))
    world, _ids = inbox.box(contacts=contacts_of(people))
    numbers = {contact.name: contact.id for contact in world.contacts}
    stranger = next(contact.id for contact in world.contacts if contact.name not in dict(chosen))
    make = [acts.Contacts(), acts.NewGroup(name=group)]
    join = [acts.Join(contact=numbers[name], group=group) for name, _address in chosen]
    return {
        "group": group,
        "names": " et ".join(name for name, _address in chosen),
        "world": world,
        "goal": Goal(
            want=(("group", f"^{group}"), *(("member", f"^{group}", name) for name, _a in chosen)),
            refuse=tuple(
                ("member", "*", c.name) for c in world.contacts if c.name not in dict(chosen)
            ),
            keep=("in", "sent", "contact", "contact_address"),
        ),
        "solution": [*make, *join],
        "near": [[*make, join[0]], [*make, *join, acts.Join(contact=stranger, group=group)]],
    }


def card_from_signature(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the professional telephone of a signature, copied into the card."""
    inbox = Inbox(rng, 10)
    name, address = inbox.person()
    office = pick(
        rng, ("Mairie d'Aubrac", "Maison de quartier", "École des Pins", "Médiathèque Simone-Weil")
    )
    work, own = (
        f"01 99 00 {integer(rng, 10, 99)} {integer(rng, 10, 99)}",
        f"06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}",
    )
    signature = (
        f"{name}\n{office}\nTél. professionnel : {work}\nPersonnel, en cas d'urgence : {own}"
    )
    inbox.add(
        name, address, "Nos prochains rendez-vous", f"Bonjour,\nVoici mes coordonnées.\n{signature}"
    )
    inbox.add(
        *inbox.person(), "Coordonnées", "Bonjour,\nMon numéro ne change pas : 01 99 00 11 22."
    )
    inbox.chatter(5)
    world, ids = inbox.box(contacts=contacts_of(inbox.people[:6]))
    who = next(c.id for c in world.contacts if c.name == name)
    read = [acts.Open(thing=ids[0]), acts.Back(), acts.Contacts(), acts.Open(thing=who)]

    def fill(phone: str, where: str) -> list[Act]:
        return [
            *read,
            acts.Fill(field="téléphone", text=phone),
            acts.Fill(field="organisme", text=where),
        ]

    return {
        "name": name,
        "world": world,
        "goal": Goal(
            want=(
                (
                    "contact_phone",
                    who,
                    f"{work}||{work.replace(' ', '')}||{work.replace(' ', '.')}",
                ),
                ("contact_office", who, f"^{office}"),
            ),
            keep=("in", "sent", "contact", "contact_address", "contact_phone", "contact_office"),
        ),
        "solution": fill(work, office),
        "near": [fill(own, office), [*read, acts.Fill(field="téléphone", text=work)]],
    }


_FORMAL = ("Madame la directrice", "Monsieur le maire", "Madame, Monsieur")


def greeting(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a draft without a subject, to be given the one that says what it is about."""
    inbox = Inbox(rng, 8)
    inbox.chatter(4)
    name, address = inbox.person()
    what, subject, vague = pick(rng, (
        ("Bonjour, je vous demande un certificat de scolarité pour ma fille.", "certificat||~scolarité", "Bonjour"),
        ("Bonjour, je voudrais déplacer mon rendez-vous de jeudi.", "rendez-vous||~rendez vous||~rdv", "Question"),
        ("Bonjour, voici la facture 2041 que vous m'aviez demandée.", "facture", "Document"),
        ("Bonjour, le lave-linge du local est en panne depuis lundi.", "panne||~lave-linge||~lave linge", "Important"),
        ("Bonjour, je m'inscris à l'atelier tablette du 12 mars.", "atelier||~tablette", "Inscription"),
    ))  # fmt: skip
    word = subject.partition("||")[0]
    world, _ids = inbox.box()
    draft = Draft(id="31", to=address, body=what)
    opened = [acts.OpenFolder(folder=DRAFTS), acts.Open(thing="31")]
    return {
        "name": name,
        "word": word,
        "world": world.changed(drafts=(draft,)),
        "goal": Goal(
            want=(
                ("sent", "31", "*"),
                ("to", "31", address),
                ("subject", "31", f"~{subject}"),
                ("body", "31", f"~{what}"),
            ),
            keep=("in", "sent"),
        ),
        "solution": [
            *opened,
            acts.Fill(field="objet", text=f"Au sujet de : {word}"),
            acts.Send(),
        ],
        "near": [
            [*opened, acts.Send()],
            [*opened, acts.Fill(field="objet", text=vague), acts.Send()],
        ],
    }
