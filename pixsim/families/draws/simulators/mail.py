"""Mailboxes of invented people, with the everyday messages among which one looks for something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, plain
from pixsim.families.draws.values.choices import integer, pick, sample
from pixsim.worlds.core import Act
from pixsim.worlds.mail import acts
from pixsim.worlds.mail.data import Contact, Document, Message
from pixsim.worlds.mail.world import Mailbox

HOSTS = (
    "poste.example", "courriel-libre.example", "mairie-aubrac.example", "asso-velo.example",
    "ecole-pins.example", "maison-quartier.example",
)  # fmt: skip

CHATTER = (
    ("Compte rendu de la réunion", "Bonjour,\nVoici ce que nous avons décidé lundi : la salle est réservée."),
    ("Photos de la sortie", "Coucou,\nElles sont sur le site de l'association. À bientôt !"),
    ("Covoiturage de vendredi", "Bonjour,\nJe peux prendre deux personnes, départ à 7 h 45."),
    ("Anniversaire de Zoé", "Bonjour,\nOn se retrouve samedi à 15 h. Chacun apporte un dessert."),
    ("Clés du local", "Bonjour,\nJe les ai laissées à l'accueil, dans l'enveloppe bleue."),
    ("Recette promise", "Bonjour,\nDeux cents grammes de farine, trois œufs, et de la patience."),
    ("Menus de la cantine", "Bonjour,\nLes menus du mois sont affichés à l'entrée."),
    ("Horaires de la piscine", "Bonjour,\nLe bassin ouvre désormais à 9 heures le dimanche."),
    ("Rappel : rendez-vous", "Bonjour,\nVotre rendez-vous est confirmé mardi à 10 h 20."),
    ("Lettre d'information", "Bonjour,\nAu sommaire : la fête du quartier, le verger, les ateliers."),
    ("Prêt de la remorque", "Bonjour,\nElle est libre ce week-end, passez quand vous voulez."),
    ("Tournoi de pétanque", "Bonjour,\nLes équipes sont de trois. Inscriptions avant jeudi."),
    ("Livres à rendre", "Bonjour,\nDeux livres sont à rendre à la médiathèque avant le 30."),
    ("Bénévoles pour samedi", "Bonjour,\nIl manque deux personnes pour tenir la buvette."),
    ("Changement de salle", "Bonjour,\nLe cours a lieu salle 4, au premier étage."),
    ("Merci pour votre aide", "Bonjour,\nGrâce à vous, tout était prêt à l'heure."),
    ("Panne d'ascenseur", "Bonjour,\nLe réparateur passe demain matin."),
    ("Assemblée générale", "Bonjour,\nElle aura lieu le 12 à 18 h 30, dans la grande salle."),
)  # fmt: skip
"""Subject and text of messages that are about nothing in particular."""

ANSWER = "Re : "
"""Before the subject of a message that answers another."""


def address_of(name: str, host: str) -> str:
    """An address made of a name."""
    first, _, last = name.partition(" ")
    return f"{plain(first)}.{plain(last)}@{host}" if last else f"{plain(first)}@{host}"


class Inbox:
    """A mailbox being filled; `box` puts the messages in order.

    Parameters
    ----------
    rng : numpy.random.Generator
    people : int
        Persons who may write, 17 at most: their names, first and last, are all different.
    """

    def __init__(self, rng: np.random.Generator, people: int = 12) -> None:
        self.rng = rng
        firsts, lasts = sample(rng, FIRST_NAMES, people + 1), sample(rng, LAST_NAMES, people + 1)
        names = [f"{first} {last}" for first, last in zip(firsts, lasts, strict=True)]
        self.owner = names.pop()
        self.address = address_of(self.owner, pick(rng, HOSTS[:2]))
        self.people = [(name, address_of(name, pick(rng, HOSTS))) for name in names]
        self._messages: list[dict[str, Any]] = []
        self._free = iter(self.people)
        self._topics = iter(sample(rng, CHATTER, len(CHATTER)))

    def person(self) -> tuple[str, str]:
        """Name and address of somebody who has not been taken yet."""
        return next(self._free)

    def add(self, name: str, address: str, subject: str, body: str = "", **fields: Any) -> int:
        """Add a message; what identifies it until it has a number."""
        values = {"name": name, "address": address, "subject": subject, "body": body, **fields}
        self._messages.append(values)
        return len(self._messages) - 1

    def chatter(self, count: int) -> list[int]:
        """Add so many messages about nothing in particular, from people not taken yet."""
        added = []
        for _place in range(count):
            subject, body = next(self._topics)
            read = bool(self.rng.random() < 0.6)
            added.append(self.add(*self.person(), subject, body, read=read))
        return added

    def _answers_later(self, places: list[int]) -> list[int]:
        """Messages, the newest first, those of one thread among themselves from the last answer to the first message."""
        threads: dict[str, list[int]] = {}
        for rank, place in enumerate(places):
            message = self._messages[place]
            if "date" not in message:
                threads.setdefault(message["subject"].replace(ANSWER, ""), []).append(rank)
        for ranks in threads.values():
            thread = [places[rank] for rank in ranks]
            thread.sort(key=lambda place: -self._messages[place]["subject"].count(ANSWER))
            for rank, place in zip(ranks, thread, strict=True):
                places[rank] = place
        return places

    def box(self, **fields: Any) -> tuple[Mailbox, list[str]]:
        """The mailbox, its messages in a random order, no answer before what it answers, and their numbers as they were added."""
        count = len(self._messages)
        places = self._answers_later([int(place) for place in self.rng.permutation(count)])
        minute = integer(self.rng, 20_000, 40_000)  # of the month, the newest first
        messages, numbers = [], [""] * count
        for rank, place in enumerate(places, 1):
            minute -= integer(self.rng, 40, 40 + 18_000 // max(count, 1))
            day, of_day = 1 + minute // 1440, minute % 1440
            date = f"{day:02}/03 {7 + of_day // 120:02}h{of_day % 60:02}"
            numbers[place] = str(rank)
            messages.append(Message(id=str(rank), **{"date": date, **self._messages[place]}))
        world = Mailbox(owner=self.owner, address=self.address, messages=tuple(messages), **fields)
        return world, numbers


def contacts_of(people: Sequence[tuple[str, str]]) -> tuple[Contact, ...]:
    """A contact list in alphabetical order."""
    return tuple(
        Contact(id=f"c{place}", name=name, address=address)
        for place, (name, address) in enumerate(sorted(people), 1)
    )


def document(name: str, size: int) -> Document:
    """A file; its size is in kB."""
    return Document(name=name, size=size)


MAILBOX_FACTS = (
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


def fill_fields(**fields: str) -> list[Act]:
    """Acts that fill fields of a message, empty ones apart."""
    return [acts.Fill(field=name, text=text) for name, text in fields.items() if text]


def write_message(
    *, to: str = "", cc: str = "", bcc: str = "", subject: str = "", body: str = ""
) -> list[Act]:
    """Acts that write a message and send it."""
    values = {"à": to, "cc": cc, "cci": bcc, "objet": subject, "texte": body}
    return [acts.Write(), *fill_fields(**values), acts.Send()]


SERVICES = (
    ("Assurance Cardinal", "assurancecardinal.example"), ("Eau du Plateau", "eauduplateau.example"),
    ("Mutuelle Verdier", "mutuelleverdier.example"), ("Colis Express", "colisexpress.example"),
    ("Caisse des Loisirs", "caissedesloisirs.example"), ("Énergie Claire", "energieclaire.example"),
)  # fmt: skip

MESSAGE_FACTS = ("in", "sent", "reported", "blocked", "rule")
"""Kinds of facts that a task about one message leaves as they are."""
