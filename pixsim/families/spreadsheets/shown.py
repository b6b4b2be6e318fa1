"""Worlds of @tri_filtre and @types: texts that look like numbers, a filter, formats."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES
from pixsim.families.draws.sheets import table
from pixsim.families.spreadsheets.orders import ARTICLES, TOWNS
from pixsim.worlds.goals import Goal
from pixsim.worlds.sheet import acts

SHOPS = ("Antenne nord", "Antenne sud", "Antenne est", "Antenne ouest")


def texts_to_sort(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: numbers typed as texts, to be mended, then sorted."""
    names = sample(rng, TOWNS, 6)
    numbers = sample(rng, range(8, 990), 6)
    as_text = set(sample(rng, range(6), 2))
    rows = [
        [name, f"'{n}" if place in as_text else str(n)]
        for place, (name, n) in enumerate(zip(names, numbers, strict=True))
    ]
    sheet = table([["Commune", "Inscrits"], *rows], title="Inscrits")
    ranked = sorted(zip(names, numbers, strict=True), key=lambda row: -row[1])
    want = tuple(("shown", f"A{row}", name) for row, (name, _n) in enumerate(ranked, 2))
    numeric = tuple(("number", f"B{row}") for row in range(2, 8))
    convert, order = acts.Convert(cell="B2", to="B7"), acts.Sort(cell="B2", order="décroissant")
    return {
        "world": sheet,
        "goal": Goal(want=(*want, *numeric)),
        "solution": [convert, order],
        "near": [
            [order],
            [convert, acts.Sort(cell="B2", order="croissant")],
            [convert, acts.Sort(cell="A2", order="décroissant")],
        ],
    }


def one_filter(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: only the lines of a town, to read how many of them are unpaid."""
    town, *others = sample(rng, TOWNS, 4)
    people = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES[:5]]
    rows = [
        [name, town if rng.random() < 0.3 else pick(rng, others), pick(rng, ("payé", "dû", "dû"))]
        for name in sample(rng, people, 34)
    ]
    rows[0][1], rows[1][1], rows[0][2], rows[1][2] = town, town, "dû", "payé"
    sheet = table([["Adhérent", "Commune", "Cotisation"], *rows], title="Adhérents")
    due = sum(row[1] == town and row[2] == "dû" for row in rows)
    both = [acts.Filter(cell="B2", value=town), acts.Filter(cell="C2", value="dû")]
    return {
        "town": town,
        "world": sheet,
        "goal": Goal(
            want=(
                ("filter", "B", f"^{town}||=^{town}"),
                ("filter", "C", "^dû||=^dû"),
                ("visible", str(due)),
            ),
            keep=("text",),
        ),
        "solution": both,
        "near": [both[:1], [acts.Filter(cell="B2", value=others[0]), both[1]]],
    }


def text_to_number(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the one number typed as a text, which the total leaves out."""
    articles, count = sample(rng, ARTICLES, 5), 5
    numbers = sample(rng, range(11, 99), count)
    wrong = integer(rng, 0, count - 1)
    rows = [
        [name, f"'{n}" if place == wrong else str(n)]
        for place, (name, n) in enumerate(zip(articles, numbers, strict=True))
    ]
    sheet = table([["Article", "Quantité"], *rows, ["Total", "=SOMME(B2:B6)"]], title="Stock")
    cell = f"B{wrong + 2}"
    return {
        "total": sum(n for place, n in enumerate(numbers) if place != wrong),
        "world": sheet,
        "goal": Goal(
            want=(
                ("number", cell),
                ("shown", "B7", str(sum(numbers))),
                ("text", "B7", "=SOMME(B2:B6)"),
            ),
            keep=("text",),
            free=(cell,),
        ),
        "solution": [acts.Convert(cell=cell, to=cell)],
        "near": [[acts.Put(cell="B7", text=str(sum(numbers)))]],
    }


def as_percentage(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: shares computed, copied, and shown as percentages."""
    names = sample(rng, SHOPS, 4)
    seen = [(integer(rng, 40, 200), integer(rng, 5, 39)) for _name in names]
    rows = [[name, str(all_), str(some)] for name, (all_, some) in zip(names, seen, strict=True)]
    sheet = table([["Antenne", "Reçus", "Revenus", "Part"], *rows], title="Accueil")
    fill = [acts.Put(cell="D2", text="=C2/B2"), acts.Copy(cell="D2", to="D5")]
    shown = acts.Format(cell="D2", to="D5", form="pourcentage")
    return {
        "world": sheet,
        "goal": Goal(
            want=(
                ("behaves", "D2:D5", "=C2/B2"),
                *(("format", f"D{row}", "pourcentage") for row in range(2, 6)),
            ),
            keep=("text",),
        ),
        "solution": [*fill, shown],
        "near": [
            fill,
            [acts.Put(cell="D2", text="=C2/B2*100"), fill[1], shown],
            [acts.Put(cell="D2", text="=B2/C2"), fill[1], shown],
        ],
    }


def amounts_of_a_range(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the cells of one range shown in euros, those beside it not."""
    count, more = integer(rng, 5, 8), integer(rng, 2, 3)
    names = sample(
        rng,
        (
            "Salle",
            "Repas",
            "Affiches",
            "Transport",
            "Cadeaux",
            "Sono",
            "Assurance",
            "Fleurs",
            "Boissons",
            "Gardien",
            "Tentes",
        ),
        count + more,
    )
    rows: list[list[str | int]] = [
        [name, integer(rng, 20, 900), integer(rng, 1, 9)] for name in names
    ]
    first = integer(rng, 2, 3)
    last = first + count - 1
    letter, what = "B", "les montants"
    cells = [f"{letter}{row}" for row in range(first, last + 1)]
    return {
        "what": what, "range": f"{letter}{first}:{letter}{last}", "count": count,
        "world": table([["Poste", "Montant", "Nombre"], *rows], title="Fête"),
        "goal": Goal(want=tuple(("format", cell, "monétaire €") for cell in cells), keep=("format", "text")),
        "solution": [acts.Format(cell=cells[0], to=cells[-1], form="monétaire €")],
        "near": [[acts.Format(cell=cells[0], to=f"{letter}{last + 1}", form="monétaire €")], [acts.Format(cell=cells[0], to=f"C{last}", form="monétaire €")]],
    }  # fmt: skip


def as_date(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: serial numbers to be shown as the dates they are."""
    names = sample(rng, FIRST_NAMES, 5)
    days = [str(integer(rng, 45_700, 46_050)) for _name in names]
    sheet = table(
        [["Prénom", "Inscription"], *map(list, zip(names, days, strict=True))], title="Inscriptions"
    )
    return {
        "sample": days[0],
        "world": sheet,
        "goal": Goal(
            want=tuple(("format", f"B{row}", "date") for row in range(2, 7)),
            keep=("text", "format"),
        ),
        "solution": [acts.Format(cell="B2", to="B6", form="date")],
        "near": [
            [acts.Format(cell="B2", to="B5", form="date")],
            [acts.Format(cell="B2", to="B6", form="texte")],
        ],
    }
