"""Worlds of @boite: drafts, searches, rules and replies that answer each other."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.mail import Inbox, document
from pixsim.families.draws.people import plain
from pixsim.families.messaging.mailboxes import SERVICES, written
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts
from pixsim.worlds.mail.data import AUTO_REPLY, BIN, DRAFTS, INBOX, Draft, Message, Rule


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
    tell = [acts.Back(), *written(to=webmaster, subject="Boucle")]

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
            [*cut, bin_it(robot), acts.Back(), *written(to=f"webmestre@{quiet}", subject="Boucle")],
            [acts.Rules(), bin_it(robot), *tell],
        ],
    }
