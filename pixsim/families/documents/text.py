"""Families of competence 3.1, text documents: layout, structure, typography."""

from __future__ import annotations

import re
import textwrap
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.text import indented

_CHUNKS = (
    "Bonjour à tous", "Merci de votre visite", "Apportez une pièce", "Le café est offert",
    "Prévenez-nous", "Entrée libre", "Inscription conseillée", "Salle du premier étage",
    "Fermé le lundi", "Places limitées", "Matériel fourni", "Goûter à 16 h", "Parking gratuit",
)  # fmt: skip

_NOTICES = (
    "La salle ouvre à neuf heures précises et ferme à midi, sauf le samedi.",
    "Chaque personne inscrite reçoit un livret et choisit son ordinateur.",
    "Les bénévoles vous aident à écrire vos courriels et à les envoyer.",
    "Le mardi, un atelier montre comment ranger ses photos de famille.",
    "Prévenez l'accueil si vous ne pouvez pas venir à votre rendez-vous.",
    "Les tablettes se prêtent pour trois semaines, avec leur chargeur.",
    "Un café est offert à la pause, et les enfants sont les bienvenus.",
    "Les documents imprimés se paient à la sortie, dix centimes la page.",
)

_OPENINGS = (
    ("Bonjour", "!"), ("Vous venez demain", "?"), ("Merci", "!"), ("Combien serez-vous", "?"),
    ("Attention", "!"), ("Qui peut aider", "?"), ("Bonne nouvelle", "!"), ("Une question", "?"),
)  # fmt: skip
_ENDINGS = (
    ("À acheter", ":", "pain, lait, beurre"), ("Nos jours", ":", "mardi, jeudi, samedi"),
    ("Trois gestes", ":", "lire, copier, coller"), ("Les couleurs", ":", "rouge, vert, bleu"),
    ("Les lieux", ":", "mairie, poste, école"), ("Fermé lundi", ";", "ouvert mardi, jeudi, samedi"),
    ("Venez tôt", ";", "apportez papier, colle, ciseaux"),
    ("Entrée libre", ";", "invitez parents, amis, voisins"),
)  # fmt: skip

_CHAPTERS = ("Présentation", "Public", "Budget", "Calendrier", "Partenaires", "Bilan", "Annexes")


def paragraph_marks(rng: np.random.Generator) -> dict[str, Any]:
    """Count the paragraphs of a text whose marks are shown."""
    while True:
        ends = [pick(rng, "¶¶↵") for _ in range(integer(rng, 6, 9))]
        ends[-1] = "¶"
        if 2 <= ends.count("↵") <= len(ends) - 3:
            break
    lines = sample(rng, _CHUNKS, len(ends))
    paragraphs = ends.count("¶")
    return {
        "text": indented(f"{line}{end}" for line, end in zip(lines, ends, strict=True)),
        "lines": len(ends),
        "breaks": ends.count("↵"),
        "key": [str(paragraphs)],
        "wrong": [str(len(ends)), str(paragraphs - 1)],
    }


def paragraph_alignment(rng: np.random.Generator) -> dict[str, Any]:
    """A paragraph between its margins, aligned in one of the four ways."""
    while True:
        width = integer(rng, 30, 44)
        lines = textwrap.wrap(" ".join(sample(rng, _NOTICES, 2)), width)
        gaps = [width - len(line) for line in lines[:-1]]
        if max(gaps) >= 4 and len(set(gaps)) > 1 and 6 <= len(lines[-1]) <= width - 8:
            break
    key = integer(rng, 1, 4)
    shape = (str.ljust, str.rjust, str.center, _justify)[key - 1]
    last = (str.ljust, str.rjust, str.center, str.ljust)[key - 1]
    shaped = [*(shape(line, width) for line in lines[:-1]), last(lines[-1], width)]
    return {"text": indented(f"| {line} |" for line in shaped), "key": key}


def _justify(line: str, width: int) -> str:
    """Widen the spaces of a line from the left until it fills the width."""
    words = line.split(" ")
    spaces, more = divmod(width - len("".join(words)), len(words) - 1)
    gaps = [" " * (spaces + (rank < more)) for rank in range(len(words) - 1)]
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))


def heading_outline(rng: np.random.Generator) -> dict[str, Any]:
    """Levels of the lines of an outline described in words."""
    parts = sample(rng, (
        ("Préparer", "Le lieu", "Le matériel", "Ordinateurs"),
        ("Accueillir", "Les inscriptions", "Les horaires", "Jours fériés"),
        ("Se former", "Les ateliers", "Les supports", "Vidéos"),
        ("S'équiper", "Les logiciels", "Les appareils", "Tablettes"),
        ("Communiquer", "La presse", "Les affiches", "Formats"),
    ), 2)  # fmt: skip
    top, first, second, inner = parts[0]
    other, other_first = parts[1][:2]
    ranks = {top: 1, first: 2, second: 2, inner: 3, other: 1, other_first: 2}
    asked = shuffled(rng, [pick(rng, (top, other)), inner, pick(rng, (first, second, other_first))])
    return {
        "plan": (
            f"Un guide a deux grandes parties, « {top} » et « {other} ». « {top} » contient "
            f"« {first} » et « {second} » ; « {second} » contient une sous-partie, « {inner} ». "
            f"« {other} » contient « {other_first} »."
        ),
        **{f"q{place}": name for place, name in enumerate(asked, 1)},
        **{f"r{place}": f"Titre {ranks[name]}" for place, name in enumerate(asked, 1)},
    }


def contents_entries(rng: np.random.Generator) -> dict[str, Any]:
    """Count the entries of a table of contents, false titles excluded."""
    styles = ["Titre 1", "Titre 1", "Titre 2", "Titre 2", "Titre 3", "Corps de texte"]
    styles += [pick(rng, ("Titre 1", "Titre 2", "Titre 3", "Corps de texte")) for _ in range(3)]
    rows = [(style, "") for style in styles]
    rows.append(("Corps de texte", "gras, 18 points"))
    rows.append(pick(rng, (("Titre 2", "italique"), ("Corps de texte", "gras, 16 points"))))
    rows = shuffled(rng, rows)
    deepest = pick(rng, (1, 2))
    total = sum(style.startswith("Titre") and int(style[-1]) <= deepest for style, _ in rows)
    look = sum(style.startswith("Titre") or "gras" in extra for style, extra in rows)
    return {
        "rows": "\n".join(
            f"    ligne {number:<3} {style:<15} {extra}".rstrip()
            for number, (style, extra) in enumerate(rows, 1)
        ),
        "levels": "le seul niveau Titre 1" if deepest == 1 else "les niveaux Titre 1 et Titre 2",
        "key": [str(total)],
        "wrong": [str(look), str(total + 1)],
    }


def section_count(rng: np.random.Generator) -> dict[str, Any]:
    """Fewest sections for a document whose pages are upright or lying."""
    runs = integer(rng, 3, 5)
    lying = pick(rng, (True, False))
    total, series, lying_series = 0, [], []
    for rank in range(runs):
        pages = [total + place for place in range(1, integer(rng, 1, 4) + 1)]
        series.append(pages)
        if (rank % 2 == 1) == lying:
            lying_series.append(pages)
        total += len(pages)
    numbers = [text for pages in lying_series for text in _page_numbers(pages)]
    several = sum(map(len, lying_series)) > 1
    return {
        "total": total,
        "lying": f"{'Seules les pages' if several else 'Seule la page'} {_listed(numbers)}",
        "verb": "sont" if several else "est",
        "series": " ; ".join(_listed(_page_numbers(pages)) for pages in series),
        "sections": runs,
        "key": [str(runs)],
        "wrong": [str(n) for n in (len(lying_series), total) if n != runs],
    }


def _page_numbers(pages: list[int]) -> list[str]:
    """One page or two are named one by one, more by the first and the last."""
    if len(pages) <= 2:
        return [str(page) for page in pages]
    return [f"{pages[0]} à {pages[-1]}"]


def _listed(texts: list[str]) -> str:
    """Join with commas and a last « et »."""
    *most, last = texts
    return f"{', '.join(most)} et {last}" if most else last


def spacing_repair(rng: np.random.Generator) -> dict[str, Any]:
    """A sentence whose spaces around the signs are to be put right."""
    opening, sign = pick(rng, _OPENINGS)
    words, middle, rest = pick(rng, _ENDINGS)
    right = f"{opening} {sign} {words} {middle} {rest}."
    wrong = right
    while wrong == right or wrong.count("  "):
        wrong = _misplace(rng, right)
    squeezed = re.sub(r" (?=[;:!?])", "", right)
    loose = right.replace(",", " ,")
    return {
        "wrong_text": f"    {wrong}",
        "key": [right],
        "wrong": [wrong, squeezed, loose],
    }


def _misplace(rng: np.random.Generator, text: str) -> str:
    """Move or remove the spaces around most signs."""

    def spoil(match: re.Match[str]) -> str:
        sign = match[1]
        if sign == ",":
            return pick(rng, (",", " ,", " , ", ", "))
        return pick(rng, (sign, f"{sign} ", f" {sign}", f" {sign} "))

    return re.sub(r" ?([,;:!?]) ", spoil, text)


def table_cells(rng: np.random.Generator) -> dict[str, Any]:
    """Cells of a table after rows and columns are added and removed."""
    rows, columns = integer(rng, 3, 9), integer(rng, 3, 7)
    more, less = integer(rng, 1, 4), integer(rng, 1, 2)
    row_first = pick(rng, (True, False))
    new = (rows + more, columns - less) if row_first else (rows - less, columns + more)
    added, removed = ("ligne", "colonne") if row_first else ("colonne", "ligne")
    cells = new[0] * new[1]
    return {
        "rows": rows,
        "columns": columns,
        "added": f"{more} {added}{'s' if more > 1 else ''}",
        "removed": f"{less} {removed}{'s' if less > 1 else ''}",
        "new_rows": new[0],
        "new_columns": new[1],
        "key": [str(cells)],
        "wrong": [str(n) for n in (rows * columns + more - less, sum(new)) if n != cells],
    }
