"""Competence 1.2: files that lost their names, and copies of an agreement told apart by their properties."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import full_names
from pixsim.making.archives import Archive
from pixsim.making.documents import document, heading
from pixsim.making.make import make
from pixsim.making.papers import Paper
from pixsim.making.pictures import Picture, Shape
from pixsim.making.properties import Properties
from pixsim.making.sounds import Sound, Tone
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import long_date

_SUBJECTS = ("cotisations", "dons", "recettes de la buvette", "loyers", "subventions")


def _table(rng: np.random.Generator, subject: str, year: int, amounts: dict[str, int]) -> Workbook:
    titles = (f"{subject.capitalize()} {year}", "Montant (€)")
    return Workbook((sheet(f"Feuille {integer(rng, 1, 3)}", titles, list(amounts.items())),))


def recovered_workbook(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of files without name nor suffix, the workbook of a year, and an amount in it."""
    subject, other = sample(rng, _SUBJECTS, 2)
    year = integer(rng, 2022, 2025)
    people = [f"{first} {last}" for first, last in full_names(rng, 14)]
    who = people[integer(rng, 2, 11)]
    books = {"asked": (subject, year), "before": (subject, year - 1), "after": (subject, year + 1), "other": (other, year)}  # fmt: skip
    paid = dict(zip(books, sample(rng, range(15, 240), 4), strict=True))
    made = {}
    for book, (what, when) in books.items():
        amounts = {one: integer(rng, 15, 240) for one in shuffled(rng, people)}
        amounts[who] = paid[book]
        made[book] = make(f"a.{pick(rng, ('xlsx', 'ods'))}", _table(rng, what, when, amounts))
    report = document(heading(f"Compte rendu : {subject} {year}"), f"Les {subject} de {year} sont en hausse. {who} remercie chacun.")  # fmt: skip
    letter = document(heading("Lettre"), f"Le montant des {subject} de {year} sera donné en réunion.")  # fmt: skip
    picture = Picture(160, 120, (Shape("ellipse", ((20, 20), (90, 80)), "#2E86AB"),), ground="#EDEAE0")  # fmt: skip
    listed = [f"{one};{integer(rng, 15, 240)}" for one in people]
    made |= {
        "docx": make("a.docx", report), "odt": make("a.odt", letter), "docx2": make("a.docx", letter),
        "pdf": make("a.pdf", Paper(report)), "pdf2": make("a.pdf", Paper(letter)),
        "png": make("a.png", picture), "jpg": make("a.jpg", picture), "gif": make("a.gif", picture),
        "wav": make("a.wav", Sound((Tone(0.2, 440),), rate=8000)),
        "csv": text_file([f"{subject.capitalize()} {year + 1} (projet);Montant", *listed]),
        "html": text_file(["<!DOCTYPE html>", f"<title>{subject.capitalize()} {year}</title>", "<p>Page à refaire.</p>"]),
        "zip": make("a.zip", Archive({"liste.txt": text_file(listed), "lisez-moi.txt": text_file([f"{subject} {year}"])})),
    }  # fmt: skip
    names = [f"recup-{number:02}" for number in sorted(sample(rng, range(1, 60), len(made)))]
    placed = dict(zip(names, shuffled(rng, tuple(made)), strict=True))
    (right,) = (name for name, kind in placed.items() if kind == "asked")
    return {
        "subject": subject, "year": str(year), "who": who,
        "right": right, "not_right": [name for name, kind in placed.items() if kind in books and kind != "asked"],
        "amount": str(paid["asked"]), "not_amount": [str(paid[name]) for name in ("before", "after", "other")],
        "files": {"recup.zip": Archive({name: made[kind] for name, kind in placed.items()})},
    }  # fmt: skip


def copy_voted(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of sixteen copies of an agreement, the last one that somebody saved before a meeting; its rent."""
    people = [f"{first} {last}" for first, last in full_names(rng, 5)]
    asked, others = people[0], people[1:]
    meeting = datetime(2026, integer(rng, 3, 9), integer(rng, 10, 20), 18, 30)
    before = sorted(
        sample(rng, range(2, 40), 11), reverse=True
    )  # days before the meeting, the nearest last
    mine = sorted(sample(rng, range(1, 8), 3))
    saved = [(meeting - timedelta(days=days, hours=integer(rng, 2, 8)), asked if place in mine else pick(rng, others)) for place, days in enumerate(before)]  # fmt: skip
    saved += [(meeting + timedelta(days=days, hours=-integer(rng, 2, 8)), asked if days in (3, 9) else pick(rng, others)) for days in (2, 3, 6, 9, 12)]  # fmt: skip
    rents = sample(rng, range(310, 690, 5), len(saved))
    right = mine[-1]
    stems = ("convention", "convention-v2", "convention-v3", "convention-finale", "convention-finale-2", "convention-votée", "convention-bis", "convention-relue",
             "convention-corrigée", "convention-mars", "convention-propre", "convention-def", "convention-ok", "convention-imprimée", "convention-envoyée", "convention-copie")  # fmt: skip
    names = [f"{stem}.{pick(rng, ('docx', 'odt'))}" for stem in shuffled(rng, stems)]
    members, dates = {}, {}
    old = integer(rng, 200, 300)
    for place, ((when, editor), rent, name) in enumerate(zip(saved, rents, names, strict=True)):
        author = asked if place in (right + 1, len(saved) - 1, 0) else pick(rng, others)
        properties = Properties(author=author, changed_by=editor, created=datetime(2026, 1, 12, 9, 0), changed=when)  # fmt: skip
        members[name] = document(
            heading("Convention d'occupation"),
            f"L'ancienne convention fixait le loyer à {old} € par mois.",
            "La salle est prêtée du lundi au vendredi.",
            f"Le loyer est désormais de {rent} € par mois, charges comprises.",
            f"Préparé avec {pick(rng, people)}.",
            properties=properties,
        )
        dates[name] = datetime(2026, 11, 2, 8, 0) + timedelta(minutes=7 * names.index(name))
    archive = f"conventions-{integer(rng, 10, 99)}.zip"
    return {
        "archive": archive, "who": asked, "day": long_date(meeting.date()),
        "names": sorted(names), "right": names[right],
        "rent": str(rents[right]),
        "not_rent": [str(old), *(str(rents[place]) for place in range(len(saved)) if place != right and (saved[place][1] == asked or place == 10))],
        "files": {archive: Archive({name: members[name] for name in sorted(members)}, dates=dates)},
    }  # fmt: skip
