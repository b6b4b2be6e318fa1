"""Cleaning before release: author, revisions, layers, redaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, full_names, of
from pixsim.families.draws.invented.prose import TITLES, draw_document_name, prose, sentence
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import thousands
from pixsim.making import documents as doc
from pixsim.making.archives import Archive
from pixsim.making.make import in_two_formats
from pixsim.making.papers import Paper
from pixsim.making.properties import Properties
from pixsim.text.french_dates import MONTHS


def unsigned_letter(rng: np.random.Generator) -> dict[str, Any]:
    """Who wrote an unsigned letter, and on which day: its properties say it."""
    author, changer, quoted = sample(rng, [f"{f} {n}" for f in FIRST_NAMES for n in LAST_NAMES], 3)
    created = datetime(2026, integer(rng, 1, 6), integer(rng, 1, 28), 8, integer(rng, 0, 59))
    day = created.day
    changed = created.replace(month=created.month + 1, day=integer(rng, 1, 28))
    letter = doc.document(
        doc.heading(pick(rng, ("Lettre ouverte", "Témoignage", "Signalement", "Proposition"))),
        prose(rng, 3),
        f"J'ai longtemps hésité à écrire, mais {quoted} m'a dit que cela pouvait aider.",
        prose(rng, 2),
        "Une personne qui préfère rester anonyme",
        properties=Properties(author=author, changed_by=changer, created=created, changed=changed),
    )
    name = draw_document_name(rng)
    return {
        "name": name,
        "author": author,
        "changer": changer,
        "quoted": quoted,
        "day": f"{day:02}/{created.month:02}/2026",
        "not_day": f"{changed.day:02}/{changed.month:02}/2026",
        "files": in_two_formats(name, letter),
    }


def left_in_a_contract(rng: np.random.Generator) -> dict[str, Any]:
    """What is still in a document about to be sent: tracked changes of whom, and a comment."""
    people = [f"{first} {last}" for first, last in full_names(rng, 3)]
    busy, other, remarks = people
    texts = sample(rng, TITLES, 6)
    counts = {busy: integer(rng, 4, 6), other: integer(rng, 1, 3)}
    changes = shuffled(rng, [person for person, count in counts.items() for _c in range(count)])
    blocks: list[doc.Paragraph] = [doc.heading("Contrat de prestation")]
    verb, article, word = pick(
        rng,
        (
            ("Baisser", "la", "caution"),
            ("Allonger", "le", "délai"),
            ("Retirer", "la", "pénalité"),
            ("Augmenter", "la", "remise"),
        ),
    )
    at_place = integer(rng, 1, 5)
    for place, title in enumerate(texts):
        inlines: list[Any] = [sentence(rng)]
        for person in changes[place * 2 : place * 2 + 2]:
            kind: Any = pick(rng, ("inserted", "deleted"))
            inlines += [
                " ",
                doc.Run(
                    pick(
                        rng, ("Sous réserve d'accord.", "À titre gratuit.", "Dans les huit jours.")
                    ),
                    change=doc.Change(kind, person),
                ),
            ]
        if place == at_place:
            inlines += [
                f" Voir l'article sur {article} ",
                doc.Comment(f"{verb} {article} {word} s'ils insistent.", remarks, word),
                ".",
            ]
        blocks += [doc.heading(title, 2), doc.Paragraph(tuple(inlines))]
    name = draw_document_name(rng)
    return {
        "name": name,
        "total": len(changes),
        "not_total": counts[busy],
        "remarks": remarks,
        "not_remarks": busy,
        "word": word,
        "files": in_two_formats(name, doc.Document((doc.Section(tuple(blocks)),), tracking=True)),
    }


_STREETS = ("rue des Tanneurs", "impasse du Four", "allée des Sorbiers", "quai des Bateliers",
            "chemin du Lavoir", "rue de l'Abbaye", "place du Marché", "sente des Vignes")  # fmt: skip


def blacked_out(rng: np.random.Generator) -> dict[str, Any]:
    """A name under a black box of a letter: it can still be copied."""
    names = sample(rng, [f"{f} {n}" for f in FIRST_NAMES for n in LAST_NAMES], 3)
    hidden, agent, neighbour = names
    street = f"{integer(rng, 2, 98)} {pick(rng, _STREETS)}"
    number = integer(rng, 1000, 9999)
    texts = (
        f"Le {integer(rng, 2, 28)} mars 2026, {hidden} a signalé au service une nuisance sonore.",
        f"La visite a été faite par {agent}, de la police municipale, en présence de {neighbour}.",
        f"L'adresse du plaignant est {street}.",
        prose(rng, 3),
        "Les mentions noircies protègent la vie privée de la personne qui a signalé les faits.",
    )
    letter = doc.document(
        doc.heading(f"Procès-verbal n° {number}"),
        *texts,
        properties=Properties(title=f"Procès-verbal {number}", author="Mairie d'Aubrac-les-Pins"),
    )
    name = f"pv-{number}.pdf"
    return {
        "name": name,
        "key": hidden,
        "wrong": [agent, neighbour, street],
        "files": {name: Paper(letter, hidden=(hidden, street))},
    }


_MEETINGS = ("la réunion", "la visite", "l'atelier", "la commission", "la fête", "le conseil")


def document_author(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of 24 texts in two formats, the one that somebody made one month and another person changed last."""
    pairs = full_names(rng, 4)
    last = next(name for name in shuffled(rng, LAST_NAMES) if name not in {family for _first, family in pairs})  # fmt: skip
    creator, changer, signer, fourth = (f"{first} {family}" for first, family in pairs)
    double = f"{pairs[0][0]} {last}"  # bears the first name of who made it
    month = integer(rng, 2, 9)
    near = [
        (creator, changer, month + 1), (creator, changer, month - 1), (changer, creator, month), (creator, creator, month), (creator, fourth, month),
        (double, changer, month), (fourth, changer, month), (signer, changer, month), (creator, signer, month),
    ]  # fmt: skip
    people = (creator, changer, signer, fourth, double)
    hands = [(creator, changer, month), *near]
    while len(hands) < 24:
        other = (pick(rng, people), pick(rng, people), integer(rng, 1, 10))
        if other != hands[0]:
            hands.append(other)
    numbers = sample(rng, range(100, 1000), 24)
    names = [f"compte-rendu-{n}.{pick(rng, ('docx', 'odt')) if at else 'docx'}" for at, n in enumerate(numbers)]  # fmt: skip
    held = {}
    for at, (name, (made, changed, when)) in enumerate(zip(names, hands, strict=True)):
        created = datetime(2025, when, integer(rng, 2, 27), integer(rng, 8, 18), 5)
        saved = created + timedelta(days=integer(rng, 1, 50), minutes=integer(rng, 1, 200))
        held[name] = doc.document(
            doc.heading(f"Compte rendu : {pick(rng, _MEETINGS)}"),
            "Les tarifs sont inchangés.",
            f"Compte rendu {of(signer if not at else pick(rng, people))}",
            properties=Properties(author=made, changed_by=changed, created=created, changed=saved),
        )
    archive = f"comptes-rendus-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive, "creator": creator, "changer": changer, "month": f"{MONTHS[month - 1]} 2025",
        "key": [names[0], names[0].removesuffix(".docx")],
        "wrong": names[1:],
        "files": {archive: Archive({name: held[name] for name in sorted(names)}, written=datetime(2026, 1, 5, 9, 0))},
    }  # fmt: skip


_COMPANIES = (
    "Bertrac", "Solivane", "Mondurel", "Kerventis", "Palombray", "Viridelle", "Castoval", "Lumarec",
    "Trévidou", "Orbassane", "Quincavel", "Ramezy",
)  # fmt: skip

_WORKS = ("la réfection de la salle des fêtes", "la toiture de l'école", "l'aire de jeux",
          "la chaufferie du gymnase", "le parvis de la mairie")  # fmt: skip


@redraw_misfits
def earlier_revision(rng: np.random.Generator) -> dict[str, Any] | None:
    """What a PDF said before it was changed and saved over: the first revision is still in it."""
    kept, before = sample(rng, _COMPANIES, 2)
    price, old = (1000 * integer(rng, 21, 99) for _ in range(2))
    if price == old:
        return None
    number, work = integer(rng, 100, 999), pick(rng, _WORKS)
    author, changer = sample(rng, [f"{f} {n}" for f in FIRST_NAMES for n in LAST_NAMES], 2)
    created = datetime(2026, integer(rng, 1, 5), integer(rng, 1, 28), 9, integer(rng, 0, 59))
    said = Properties(title=f"Décision {number}", author=author, created=created, changed=created)

    def decision(company: str, amount: int, about: Properties) -> doc.Document:
        return doc.document(
            doc.heading(f"Décision n° {number}"),
            f"Objet : {work}.",
            f"Entreprise retenue : {company}",
            f"Montant : {thousands(amount)} euros",
            sentence_of,
            properties=about,
        )

    sentence_of = sentence(rng)
    later = replace(said, changed_by=changer, changed=created + timedelta(days=integer(rng, 2, 20)))
    name = f"decision-{number}.pdf"
    return {
        "name": name,
        "now": kept,
        "company": before,
        "amount": str(old),
        "price": str(price),
        "files": {name: Paper(decision(kept, price, later), earlier=decision(before, old, said))},
    }
