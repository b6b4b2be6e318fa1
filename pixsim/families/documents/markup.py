"""Families of competence 3.1: patterns, marked-up text, mail merge."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, of
from pixsim.text.csv_text import spreadsheet_csv

_HEAD = (
    "<!DOCTYPE html>", '<html lang="fr">', "<head>", '  <meta charset="utf-8">',
    "  <title>Le Phare</title>", "</head>", "<body>",
)  # fmt: skip
_TOWNS = ("Lens", "Arras", "Douai", "Béthune")
_TITLES = ("Accueil", "Ateliers", "Budget", "Contact", "Dates", "Équipe", "Foire", "Guides", "Lieu")


def merge_filter(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: who gets a reminder on paper, told as a need: « and » and « or » together, values typed in several ways."""
    town = pick(rng, _TOWNS)
    rows: list[tuple[str, str, str, str, str, str]] = []
    for first, last in (
        (pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES)) for _one in range(integer(rng, 290, 340))
    ):
        place = pick(rng, _TOWNS)
        typed = pick(rng, (place, place, place, place.upper(), f"{place} ", f"{place}-Est"))
        paid = pick(rng, ("oui", "oui", "oui", "Oui", "non", "non", "Non", "NON", ""))
        way = pick(rng, ("courriel", "courriel", "courriel", "papier"))
        gone = (
            f"{integer(rng, 1, 28):02}/{integer(rng, 1, 6):02}/2026" if rng.random() < 0.15 else ""
        )
        rows.append((last, first, typed, paid, way, gone))

    def owes(row: tuple[str, ...]) -> bool:
        return row[3].lower() == "non"

    def lives(row: tuple[str, ...]) -> bool:
        return row[2].strip().lower() == town.lower()

    here = [row for row in rows if not row[5]]
    right = sum(owes(row) and (lives(row) or row[4] == "papier") for row in here)
    loose = sum((owes(row) and lives(row)) or row[4] == "papier" for row in here)
    plain = sum(row[3] == "non" and (row[2] == town or row[4] == "papier") for row in here)
    both = sum(owes(row) and lives(row) and row[4] == "papier" for row in here)
    all_rows = sum(owes(row) and (lives(row) or row[4] == "papier") for row in rows)
    wrong = {loose, plain, both, all_rows}
    if right in wrong:
        return merge_filter(rng)
    header = ("Nom", "Prénom", "Ville", "Cotisation", "Courrier", "Départ")
    return {
        "files": {"adherents.csv": spreadsheet_csv(header, rows)}, "town": town, "of_town": of(town),
        "key": str(right), "wrong": [str(n) for n in sorted(wrong)],
    }  # fmt: skip


def conditional_field(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: how many letters of a mailing say two things, with conditions one in another and data as people type it."""
    women = ("Léa", "Inès", "Sofia", "Chloé", "Nadia", "Aminata", "Fatou", "Maëlle", "Élise", "Zoé")
    limit, town = integer(rng, 3, 6), pick(rng, _TOWNS)
    rows: list[tuple[str, str, str, str, str]] = []
    for _person in range(160):
        first = pick(rng, FIRST_NAMES)
        title = pick(
            rng, ("Mme", "Mme", "Madame", "") if first in women else ("M.", "M.", "Monsieur", "")
        )
        count = "" if rng.random() < 0.15 else str(integer(rng, 0, 9))
        rows.append((title, first, pick(rng, LAST_NAMES), count, pick(rng, _TOWNS)))
    many, few = pick(rng, (
        ("merci de votre fidélité", "bienvenue"), ("à très bientôt", "au plaisir de vous revoir"),
        ("votre carte est prête", "votre carte suivra"),
    ))  # fmt: skip
    new = "dites-nous ce qui vous plairait"
    sign = pick(rng, (">", ">="))

    def dear(title: str) -> str:
        return "Chère" if title in ("Mme", "Madame") else "Cher" if title == "M." else "Bonjour"

    def said(count: str, place: str) -> str:
        if not count:
            return new
        enough = int(count) > limit or (sign == ">=" and int(count) == limit)
        return many if enough or place == town else few

    asked = pick(rng, ("Chère", "Bonjour"))
    letters = [(dear(title), said(count, place)) for title, _first, _last, count, place in rows]
    key = letters.count((asked, many))
    simple = sum(
        one == asked and bool(row[3]) and int(row[3]) > limit
        for (one, _end), row in zip(letters, rows, strict=True)
    )
    wrong = {
        simple,
        sum(end == many for _dear, end in letters),
        sum(
            row[0] == "Mme" and end == many for (_dear, end), row in zip(letters, rows, strict=True)
        ),
    }
    header = ("Civilité", "Prénom", "Nom", "Ateliers", "Ville")
    return {
        "files": {"inscrits.csv": spreadsheet_csv(header, rows)},
        "field": '    {SI Civilité = "Mme" "Chère" {SI Civilité = "Madame" "Chère"\n'
        '    {SI Civilité = "M." "Cher" "Bonjour"} } } {Prénom},\n'
        f'    {{SI Ateliers = "" "{new}"\n'
        f'    {{SI Ateliers {sign} {limit} "{many}"\n'
        f'    {{SI Ville = "{town}" "{many}" "{few}"}} }} }}',
        "asked": asked,
        "many": many,
        "key": str(key),
        "wrong": [str(one) for one in sorted(wrong - {key})],
    }


def unclosed_tag(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the lines of two elements of a long HTML file that are never closed; a comment and broken lines mislead."""
    tags = sample(rng, ("em", "strong", "a", "h2", "ul", "section", "span"), 3)
    names = [f"{title} {year}" for year in (2025, 2026) for title in sample(rng, _TITLES, 9)]
    places = dict(zip(sorted(sample(rng, range(len(names)), 3)), tags, strict=True))
    aside = list(places)[1]  # in a comment: that one is not read
    lines = list(_HEAD)
    found: list[int] = []
    for n, title in enumerate(names):
        block = [
            "  <section>", f"    <h2>{title}</h2>", f'    <p>Voir <a href="p{n + 1}.html">la page</a> et <em>le', "      plan</em>.</p>", "    <ul>",
            f"      <li><strong>{title.lower()}</strong> : lundi</li>", f"      <li><span>{integer(rng, 9, 18)} h</span></li>", "    </ul>", "  </section>",
        ]  # fmt: skip
        if n in places:
            tag = places[n]
            at = next(rank for rank, line in enumerate(block) if f"</{tag}>" in line)
            if n == aside:
                block = ["  <!-- ancienne version", *block, "  -->"]
                at += 1
            else:
                found.append(len(lines) + next(rank for rank, line in enumerate(block) if f"<{tag}" in line) + 1)  # fmt: skip
            block[at] = block[at].replace(f"</{tag}>", "", 1)
        lines += [line for line in block if line.strip()]
    (one, two), shown = found, [places[n] for n in places if n != aside]
    return {
        "files": {"page.html": text_file([*lines, "</body>", "</html>"])}, "first": str(one), "second": str(two), "tag": shown[0], "other": shown[1],
        "wrong": [str(one + 1)], "wrong_second": [str(two + 1)],
    }  # fmt: skip
