"""Families of competence 3.1: patterns, marked-up text, mail merge."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, full_names
from pixsim.text.csv_text import spreadsheet_csv

_HEAD = (
    "<!DOCTYPE html>", '<html lang="fr">', "<head>", '  <meta charset="utf-8">',
    "  <title>Le Phare</title>", "</head>", "<body>",
)  # fmt: skip
_TOWNS = ("Lens", "Arras", "Douai", "Béthune")
_TITLES = ("Accueil", "Ateliers", "Budget", "Contact", "Dates", "Équipe", "Foire", "Guides", "Lieu")


def pattern_matches(rng: np.random.Generator) -> dict[str, Any]:
    """Count the lines of a file that a regular expression finds."""
    shapes: tuple[str, ...]
    kind = pick(rng, ("date", "code", "phone"))
    low, high = integer(rng, 2, 3), integer(rng, 3, 4)
    if kind == "date":
        pattern = pick(rng, (r"^\d{2}/\d{2}/\d{4}$", r"^\d{4}-\d{2}-\d{2}$"))
        shapes = ("99/99/9999", "9999-99-99", "9/99/9999", "99/99/99", "99-99-9999", "9999-9-99")
    elif kind == "code":
        pattern = rf"^[A-Z]{{{low}}}-\d{{{high}}}$"
        right = f"{'A' * low}-{'9' * high}"
        near = (right[1:], f"{right}9", right.lower(), right.replace("-", ""), f"{right}A")
        shapes = (right, right, *near)
    else:
        pattern = rf"^0[1-5] \d{{2}} \d{{{low}}}[a-z]?$"
        right = f"05 99 {'9' * low}"
        near = (
            f"{right}a",
            f"06 99 {'9' * low}",
            f"{right}A",
            f"{right}aa",
            right.replace(" ", ""),
        )
        shapes = (right, right, *near)
    lines = [_shaped(rng, pick(rng, shapes)) for _ in range(integer(rng, 32, 42))]
    total = sum(re.search(pattern, line) is not None for line in lines)
    if total < 4:
        return pattern_matches(rng)
    return {
        "pattern": pattern,
        "files": {"codes.txt": text_file(lines, newline="\r\n")},
        "key": [str(total)],
        "wrong": [str(total + 1), str(len(lines))],
    }


def _shaped(rng: np.random.Generator, shape: str) -> str:
    """Draw the digits 9 and the letters A and a of a shape; other signs stay."""
    draws = {"9": "0123456789", "A": "BCDFGHJKLM", "a": "bcdfghjklm"}
    return "".join(pick(rng, draws[sign]) if sign in draws else sign for sign in shape)


def merge_filter(rng: np.random.Generator) -> dict[str, Any]:
    """Count the letters of a mail merge with a filter on two columns."""
    people = full_names(rng, 36)
    rows = [(b, a, pick(rng, _TOWNS), pick(rng, ("oui", "oui", "non"))) for a, b in people]
    town = pick(rng, _TOWNS)
    both = pick(rng, (True, False))
    in_town = sum(row[2] == town for row in rows)
    unpaid = sum(row[3] == "non" for row in rows)
    overlap = sum(row[2] == town and row[3] == "non" for row in rows)
    either = in_town + unpaid - overlap
    if not 2 <= overlap < min(in_town, unpaid):
        return merge_filter(rng)
    right, other = (overlap, either) if both else (either, overlap)
    return {
        "files": {"adherents.csv": spreadsheet_csv(("Nom", "Prénom", "Ville", "Cotisation"), rows)},
        "filter": f"Ville égale à « {town} » {'ET' if both else 'OU'} Cotisation égale à « non »",
        "word": "ET garde les lignes qui remplissent les deux conditions"
        if both
        else "OU garde les lignes qui remplissent une condition au moins, comptées une seule fois",
        "key": [str(right)],
        "wrong": [str(other), str(in_town + unpaid), str(len(rows))],
    }


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
    """The element of an HTML file that is never closed."""
    broken = pick(rng, ("em", "strong", "a", "h2", "ul", "section", "span"))
    blocks: list[list[str]] = []
    for title in sample(rng, _TITLES, 5):
        word = title.lower()
        blocks.append([
            "  <section>", f"    <h2>{title}</h2>",
            f'    <p>Voir <a href="p{len(blocks) + 1}.html">la page</a> et <em>le plan</em>.</p>',
            "    <ul>", f"      <li><strong>{word}</strong> : lundi</li>",
            f"      <li><span>{integer(rng, 9, 18)} h</span></li>", "    </ul>", "  </section>",
        ])  # fmt: skip
    lines = blocks[integer(rng, 0, 4)]
    place = next(rank for rank, line in enumerate(lines) if f"</{broken}>" in line)
    lines[place] = lines[place].replace(f"</{broken}>", "", 1)
    body = [line for block in blocks for line in block if line.strip()]
    page = [*_HEAD, *body, "</body>", "</html>"]
    return {
        "files": {"page.html": text_file(page)},
        "key": [broken, f"<{broken}>", f"</{broken}>"],
        "wrong": [tag for tag in ("p", "li", "meta", "em", "ul") if tag != broken],
        "broken": broken,
    }


def markdown_headings(rng: np.random.Generator) -> dict[str, Any]:
    """Count the level 2 headings of a Markdown file that holds traps."""
    total = loose = 0
    lines = ["# Guide de l'accueil", ""]
    for title in shuffled(rng, [*_TITLES, "Plan", "Règles", "Suivi"]):
        kind = pick(rng, ("h2", "h2", "h3", "stuck", "code", "inside"))
        loose += kind in ("h2", "stuck", "code")
        total += kind == "h2"
        lines += {
            "h2": [f"## {title}"],
            "h3": [f"### {title}"],
            "stuck": [f"##{title}"],
            "code": ["```", f"## {title}", "```"],
            "inside": [f"Le signe ## donne le titre {title}."],
        }[kind]
        lines += ["", f"Texte sur : {title.lower()}.", ""]
    if total < 3 or total == loose:
        return markdown_headings(rng)
    return {
        "files": {"guide.md": text_file(lines)},
        "key": [str(total)],
        "wrong": [str(loose), str(total + 1)],
    }
