"""Organising a mailbox: folders, rules, search, protocols."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, plain
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.mail import SERVICES, Inbox, document, write_message
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.figures.figure import INK
from pixsim.worlds.core import Act, Fact
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts
from pixsim.worlds.mail.data import AUTO_REPLY, BIN, DRAFTS, INBOX, SPAM, Draft, Message, Rule


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
    word, amounts = (pick(rng, tuple(_WORKS)), sample(rng, range(210, 980), 4))
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
    shop, site = pick(rng, SERVICES)
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


def servers_of_an_account(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: servers and ports of an account, encrypted ones, from what the provider publishes."""
    host = f"{pick(rng, ('poste', 'courriel', 'lettres', 'plume', 'relais'))}-{integer(rng, 10, 99)}.example"
    kept = bool(integer(rng, 0, 1))
    protocol, port, clear = ("IMAP", "993", "143") if kept else ("POP", "995", "110")
    need = (
        "les lire aussi sur un téléphone, et que ce qui est lu ou rangé sur l'un le soit sur l'autre"
        if kept
        else "les retirer du serveur, pour n'en garder qu'une copie ici"
    )
    names = (f"imap.{host}", f"pop.{host}", f"smtp.{host}", f"www.{host}")
    received = names[0] if kept else names[1]
    ports = ("25", "110", "143", "465", "587", "993", "995")
    world = ui.device(
        "Logiciel de courrier", ui.screen("Nouveau compte"),
        ui.screen("Aide du fournisseur", ui.info("IMAP : messages laissés", f"{names[0]}, port 993 chiffré ou 143 en clair"), ui.info("POP : messages retirés", f"{names[1]}, port 995 chiffré ou 110 en clair"), ui.info("Envoi (SMTP)", f"{names[2]}, port 465 chiffré ou 25 en clair")),
        ui.screen("Réception", ui.choice("Sorte", "POP" if kept else "IMAP", ("IMAP", "POP")), ui.choice("Serveur de réception", names[3], names), ui.choice("Port de réception", clear, ports)),
        ui.screen("Envoi", ui.choice("Serveur d'envoi", names[3], names), ui.choice("Port d'envoi", "25", ports)), ui.screen("Identité", ui.choice("Signature", "non"), ui.choice("Accusé de lecture", "non")),
    )  # fmt: skip
    steps: list[ui.Step] = [
        ("Réception", "Sorte", protocol),
        ("Réception", "Serveur de réception", received),
        ("Réception", "Port de réception", port),
        ("Envoi", "Serveur d'envoi", names[2]),
        ("Envoi", "Port d'envoi", "465"),
    ]
    return {"host": host, "need": need, "protocol": protocol, "port": port, "received": received,
            **ui.task_of_steps(world, steps, (*steps[:2], *steps[3:]), steps[:3], (*steps[:4], ("Envoi", "Port d'envoi", "993" if kept else "995")),
                    (("Réception", "Serveur de réception", names[0]), *steps[2:]) if not kept else (steps[0], ("Réception", "Serveur de réception", names[1]), *steps[2:]))}  # fmt: skip


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
    """Level 6: two automatic replies that answer each other, cut where one can, and announced; whose and by which rule is to be found."""
    inbox = Inbox(rng, 14)
    host, quiet, stem = sample(rng, ("mutuelle-sud.test", "lycee-nord.test", "piscine-est.test"), 3)
    robot, webmaster, other = f"absence@{host}", f"webmestre@{host}", f"absence@{quiet}"
    subject = pick(rng, ("Absence", "Fermeture"))
    for place in range(integer(rng, 5, 8)):
        inbox.add(
            "Réponse automatique",
            robot,
            "Re : " * min(place + 1, 3) + subject,
            "Je suis absent. Message bien reçu.",
        )
    inbox.add(
        "Réponse automatique",
        other,
        f"{subject} jusqu'à lundi",
        "Nous répondrons à votre demande à notre retour.",
    )
    for name in (host, quiet):
        inbox.add(
            "Webmestre",
            f"webmestre@{name}",
            pick(rng, ("Nouveau site", "Site en travaux")),
            "Bonjour,\nUn problème ? Écrivez-moi.",
        )
    inbox.add(
        "Secrétariat",
        f"secretariat@{host}",
        "Votre dossier",
        "Bonjour,\nVotre dossier est complet.",
    )
    inbox.chatter(6)
    world, _ids = inbox.box()
    world = world.changed(messages=_with_a_loop_of_today(rng, world.messages, robot))
    looping = pick(rng, ("re :", subject.lower(), f"re : {subject.lower()}"))
    rules = tuple(
        Rule(id=f"r{n}", field=field, contains=words, does=does)
        for n, (field, words, does) in enumerate(shuffled(rng, [
            ("objet", looping, AUTO_REPLY), ("objet", f"{subject.lower()} du bureau", AUTO_REPLY), ("expéditeur", "@clients.example", AUTO_REPLY),
            ("expéditeur", f"@{stem}", AUTO_REPLY), ("objet", "réponse automatique", AUTO_REPLY), ("objet", "facture", INBOX), ("expéditeur", "@mairie-aubrac.example", INBOX),
        ]), 1)
    )  # fmt: skip
    named = {rule.contains: rule.id for rule in rules}
    cause, beside = named[looping], named[f"{subject.lower()} du bureau"]
    cut = [acts.Rules(), acts.Toggle(rule=cause)]
    tell = [acts.Back(), *write_message(to=webmaster, subject="Boucle")]

    def bin_it(whom: str) -> Act:
        return acts.NewRule(field="expéditeur", contains=whom, folder=BIN)

    return {
        "robot": robot,
        "looping": looping,
        "world": world.changed(rules=rules),
        "goal": Goal(
            want=(
                ("rule", "$r", "expéditeur", f"^{robot}||^{robot.removesuffix('.test')}", BIN),
                ("rule_on", "$r"),
                ("sent", "$m", "*"),
                ("to", "$m", webmaster),
                ("subject", "$m", "~boucle"),
            ),
            refuse=(("rule_on", cause),),
            keep=("in", "rule", "rule_on", "sent", "folder", "blocked"),
            free=(cause,),
        ),
        "solution": [*cut, bin_it(robot), *tell],
        "near": [
            [acts.Rules(), acts.Toggle(rule=beside), bin_it(robot), *tell],
            [*cut, acts.Toggle(rule=beside), bin_it(robot), *tell],
            [*cut, bin_it(host), *tell],
            [*cut, bin_it("absence@"), *tell],
            [*cut, bin_it(other), *tell],
            [
                *cut,
                bin_it(robot),
                acts.Back(),
                *write_message(to=f"webmestre@{quiet}", subject="Boucle"),
            ],
            [acts.Rules(), bin_it(robot), *tell],
        ],
    }


def sorting_mended(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: sorting rules brought to a charter, those that misroute stopped, and what they had sent astray put back."""
    inbox = Inbox(rng, 10)
    (shop, site), (power, power_site) = sample(rng, SERVICES, 2)
    money, joining = (
        pick(rng, ("Comptabilité", "Dépenses", "Fournisseurs")),
        pick(rng, ("Inscriptions", "Adhésions")),
    )
    desk = f"{plain(joining)}@asso-velo.example"
    town = pick(rng, ("mairie-plateau.example", "mairie-vallon.example"))
    head = inbox.person()
    inbox.add(
        *head,
        "Notre façon de ranger",
        f"Bonjour,\nCe que nous envoient {shop} ({site}) et {power} ({power_site}) va dans {money}, quel que soit l'objet.\nCe qui est adressé à {desk} va dans {joining}.\nTout le reste arrive dans Réception : rien ne part de soi-même à la corbeille.",
        date="28/03 09h10",
    )
    astray = [
        inbox.add(
            "Mairie",
            f"{pick(rng, ('sports', 'accueil', 'salles'))}@{town}",
            subject,
            "Bonjour,\nVoir ci-dessous.",
            folder=BIN,
        )
        for subject in sample(
            rng,
            (
                "Votre subvention",
                "Salle du 12 mai",
                "Forum des associations",
                "Arrêté de stationnement",
            ),
            2,
        )
    ]
    lost = inbox.add(
        *inbox.person(),
        "Ma facture d'atelier ?",
        "Bonjour,\nJe n'ai pas reçu de facture pour le stage.",
        folder=money,
    )
    inbox.add(
        "Publicité", f"offres@{site.split('.')[0]}-promo.test", "Offre", "Profitez-en !", folder=BIN
    )
    inbox.add(shop, f"factures@{site}", "Facture de mars", "Bonjour,\nLa voici.", folder=money)
    inbox.chatter(4)
    world, ids = inbox.box()
    rules = shuffled(
        rng,
        [
            ("expéditeur", town, BIN),
            ("objet", "facture", money),
            ("destinataire", desk, SPAM),
            ("objet", "lettre du réseau", INBOX),
        ],
    )
    world = world.changed(
        folders=(*world.folders, money, joining),
        rules=tuple(
            Rule(id=f"r{n}", field=f, contains=c, does=d) for n, (f, c, d) in enumerate(rules, 1)
        ),
    )
    wrong = [one.id for one in world.rules if one.does != INBOX]

    def off(some: list[str]) -> list[Act]:
        return [acts.Rules(), *(acts.Toggle(rule=one) for one in some)]

    new: list[Act] = [
        acts.NewRule(field="expéditeur", contains=f"@{site}", folder=money),
        acts.NewRule(field="expéditeur", contains=f"@{power_site}", folder=money),
        acts.NewRule(field="destinataire", contains=desk, folder=joining),
    ]
    back: list[Act] = [
        acts.Back(),
        acts.OpenFolder(folder=BIN),
        *(acts.Move(message=ids[n], folder=INBOX) for n in astray),
        acts.OpenFolder(folder=money),
        acts.Move(message=ids[lost], folder=INBOX),
    ]

    def rule(name: str, field: str, does: str, *words: str) -> list[Fact]:
        return [
            ("rule", name, field, "||".join(f"^{word}" for word in words), does),
            ("rule_on", name),
        ]

    want = [
        *rule("$a", "expéditeur", money, f"@{site}", site),
        *rule("$b", "expéditeur", money, f"@{power_site}", power_site),
        *rule(
            "$c",
            "destinataire",
            joining,
            desk,
            desk.partition("@")[0],
            f"{desk.partition('@')[0]}@",
        ),
    ]
    want += [("in", ids[n], INBOX) for n in (*astray, lost)]
    return {
        "money": money, "joining": joining, "town": town,
        "world": world,
        "goal": Goal(want=tuple(want), refuse=tuple(("rule_on", one) for one in wrong), keep=("in", "sent", "rule_on", "folder"), free=tuple(wrong)),
        "solution": [*off(wrong), *new, *back],
        "near": [[*off(wrong[1:]), *new, *back], [*off(wrong), *new, *back[:3], *back[4:]], [*off(wrong), *new, *back[:-1]], [*off(wrong), new[0], acts.NewRule(field="objet", contains="facture", folder=money), new[2], *back], [*off(wrong), *new]],
    }  # fmt: skip


def _letters(box: fig.Box, held: tuple[int, int, int]) -> list[fig.Part]:
    """A computer, a server and a telephone, each with the messages it holds."""
    shapes: list[fig.Part] = [fig.rect(box, fig.WHITE, fig.MIST)]
    for place, (name, count) in enumerate(zip(("Ordi", "Serveur", "Tél."), held, strict=True)):
        x = box.x + 1 + (0, 8, 20)[place]
        shapes += fig.chip(x, box.y, name, fig.MIST, INK)
        for letter in range(count):
            across, down = letter % 2, letter // 2
            shapes.append(fig.rect((x + 4 * across, box.y + 3 + 2.5 * down, 3, 1.5), fig.BLUE))
    return shapes


def mailbox_of_a_protocol(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: where messages stand with IMAP, with POP, with POP that leaves a copy."""
    count = integer(rng, 3, 6)
    some = integer(rng, 1, count - 1)
    kinds = {
        "IMAP": ((count, count, count), "les messages sont sur le serveur, et chaque appareil montre la même boîte"),
        "POP, sans rien laisser sur le serveur": ((count, 0, 0), "l'ordinateur relève les messages, qui quittent le serveur : le téléphone n'en voit aucun"),
    }  # fmt: skip
    kind = pick(rng, tuple(kinds))
    state, why = kinds[kind]
    others = [
        other
        for other in (
            (count, count, count),
            (count, 0, 0),
            (0, count, 0),
            (some, count, 0),
            (0, 0, 0),
        )
        if other != state
    ]
    return {
        **fig.pointed_tile(rng, "Quatre schémas : un ordinateur, un serveur, un téléphone et leurs messages.", 5, [state, *sample(rng, others, 3)], _letters, per_row=2),
        "kind": kind, "why": why, "who": pick(rng, FIRST_NAMES), "count": count,
    }  # fmt: skip


def _account(box: fig.Box, said: tuple[str, ...]) -> list[fig.Part]:
    """Settings of a mail account."""
    lines = (fig.text(box.x + 1, box.y + 2 + 2 * n, words) for n, words in enumerate(said))
    return [*fig.window(box, "Serveurs du compte"), *lines]


def account_that_works(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of four settings of an account, the one that both receives and sends."""
    host = pick(rng, ("mairie.test", "mel.test", "poste.test", "asso.test", "ville.test"))
    entry, port, kept = pick(rng, (("imap", 993, "qui doit garder ses messages sur le serveur"), ("pop", 995, "qui veut tout relever sur un seul ordinateur")))  # fmt: skip
    out = pick(rng, (465, 587))
    other, other_port = ("pop", 995) if entry == "imap" else ("imap", 993)
    cards = [
        (f"Réception {entry}.{host}", f"  port {port}", f"Envoi smtp.{host}", f"  port {out}"),
        (f"Réception {entry}.{host}", f"  port {out}", f"Envoi smtp.{host}", f"  port {port}"),
        (f"Réception smtp.{host}", f"  port {out}", f"Envoi {entry}.{host}", f"  port {port}"),
        (f"Réception {other}.{host}", f"  port {other_port}", f"Envoi smtp.{host}", f"  port {out}"),
    ]  # fmt: skip
    return {
        **fig.pointed_tile(rng, "Quatre fenêtres de réglage d'un compte : réception, envoi et ports.", 5, cards, _account, per_row=2),
        "who": pick(rng, FIRST_NAMES), "kept": kept, "entry": entry.upper(), "port": port, "out": out,
    }  # fmt: skip
