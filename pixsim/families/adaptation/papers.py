"""Families of competence 3.3 that hand PDF documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.documents.prose import TITLES, prose, sentence
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import thousands
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, person
from pixsim.making.documents import (
    Document,
    Look,
    Page,
    Paragraph,
    Section,
    Style,
    document,
    heading,
)
from pixsim.making.papers import Box, FormField, Paper
from pixsim.making.properties import Properties

_STREETS = ("rue des Tanneurs", "impasse du Four", "allée des Sorbiers", "quai des Bateliers",
            "chemin du Lavoir", "rue de l'Abbaye", "place du Marché", "sente des Vignes")  # fmt: skip
_COMPANIES = (
    "Bertrac", "Solivane", "Mondurel", "Kerventis", "Palombray", "Viridelle", "Castoval", "Lumarec",
    "Trévidou", "Orbassane", "Quincavel", "Ramezy",
)  # fmt: skip
_WORKS = ("la réfection de la salle des fêtes", "la toiture de l'école", "l'aire de jeux",
          "la chaufferie du gymnase", "le parvis de la mairie")  # fmt: skip
_PAPERS = {"A4": (21.0, 29.7), "A5": (14.8, 21.0), "A3": (29.7, 42.0), "A6": (10.5, 14.8)}
_FORMS = {
    "inscription": "Fiche d'inscription", "adhesion": "Fiche d'adhésion",
    "autorisation": "Fiche d'autorisation", "sanitaire": "Fiche sanitaire",
}  # fmt: skip
_FONTS = {"Helvetica": "Helvetica", "Courier": "Courier", "Times-Roman": "Times"}


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
    letter = document(
        heading(f"Procès-verbal n° {number}"),
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


def earlier_revision(rng: np.random.Generator) -> dict[str, Any]:
    """What a PDF said before it was changed and saved over: the first revision is still in it."""
    kept, before = sample(rng, _COMPANIES, 2)
    price, old = (1000 * integer(rng, 21, 99) for _ in range(2))
    if price == old:
        return earlier_revision(rng)
    number, work = integer(rng, 100, 999), pick(rng, _WORKS)
    author, changer = sample(rng, [f"{f} {n}" for f in FIRST_NAMES for n in LAST_NAMES], 2)
    created = datetime(2026, integer(rng, 1, 5), integer(rng, 1, 28), 9, integer(rng, 0, 59))
    said = Properties(title=f"Décision {number}", author=author, created=created, changed=created)

    def decision(company: str, amount: int, about: Properties) -> Document:
        return document(
            heading(f"Décision n° {number}"),
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


def fillable_form(rng: np.random.Generator) -> dict[str, Any]:
    """Which of three forms can be filled in on screen, and the name of a choice it offers."""
    kinds = sample(rng, tuple(_FORMS), 3)
    suffix = integer(rng, 10, 99)
    choices = sample(rng, TITLES[:12], integer(rng, 3, 6))
    files: dict[str, Any] = {}
    for place, kind in enumerate(kinds):
        form = document(
            heading(_FORMS[kind]),
            sentence(rng),
            *(
                Paragraph(f"{label} :", look=Look(before=18))
                for label in ("Nom", "Prénom", "Atelier")
            ),
            "À rendre à l'accueil avant la première séance.",
        )
        lines = (697, 665, 632)
        fields = (
            FormField("text", "nom", 1, (135, lines[0])),
            FormField("text", "prenom", 1, (135, lines[1])),
            FormField("choice", "atelier", 1, (135, lines[2]), choices=tuple(choices)),
        )
        drawn = tuple(Box(1, (135, line, 160, 18), "#CCD9FF") for line in lines)
        files[f"{kind}-{suffix}.pdf"] = (
            Paper(form, fields=fields) if place == 0 else Paper(form, boxes=drawn)
        )
    names = list(files)
    wanted = names[0]
    return {
        "names": shuffled(rng, names),
        "wanted": wanted,
        "count": len(choices),
        "files": {name: files[name] for name in sorted(files)},
    }


def printer_checks(rng: np.random.Generator) -> dict[str, Any]:
    """The font that is not in the file, and the page that is not of the size of the others."""
    missing = pick(rng, tuple(_FONTS))
    usual, odd = sample(rng, tuple(_PAPERS), 2)
    count = integer(rng, 5, 7)
    odd_at = integer(rng, 1, count - 1)
    titles = sample(rng, TITLES, count)
    vera = Look(font="Vera", size=11)
    styles = (
        Style("Standard", "", vera),
        *(Style(f"Heading {n}", "Standard", Look(size=16, bold=True), n) for n in (1, 2)),
        Style("Encart", "Standard", Look(font=_FONTS[missing], size=10)),
    )
    boxed = integer(rng, 0, count - 1)
    sections = []
    for place, title in enumerate(titles):
        width, height = _PAPERS[odd if place == odd_at else usual]
        blocks = [heading(title), Paragraph(sentence(rng))]
        blocks += [Paragraph(sentence(rng), style="Encart")] if place == boxed else []
        page = Page(width, height, top=1.5, bottom=1.5, left=1.5, right=1.5)
        sections.append(Section(tuple(blocks), page))
    name = f"brochure-{integer(rng, 10, 99)}.pdf"
    return {
        "name": name,
        "font": missing,
        "fonts": [*_FONTS, "Bitstream Vera"],
        "page": odd_at + 1,
        "odd": odd,
        "papers": list(_PAPERS),
        "usual": usual,
        "boxed": boxed + 1,
        "not_page": boxed + 1 if boxed != odd_at else count + 1,
        "files": {name: Document(tuple(sections), styles, Properties(author=person(rng)))},
    }
