"""Worlds of @statistiques and @nettoyage: what is worked out of columns as they came."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES
from pixsim.families.draws.sheets import table
from pixsim.families.spreadsheets.orders import TOWNS
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.sheet import acts


def growth(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: how much each line changed, as a percentage, copied."""
    rows = [
        [name, str(integer(rng, 40, 200)), str(integer(rng, 40, 260))]
        for name in sample(rng, TOWNS, 5)
    ]
    sheet = table([["Commune", "2024", "2025", "Évolution"], *rows], title="Adhérents")
    right = "=(C2-B2)/B2"
    copy, shown = acts.Copy(cell="D2", to="D6"), acts.Format(cell="D2", to="D6", form="pourcentage")

    def fill(text: str) -> list[Act]:
        return [acts.Put(cell="D2", text=text), copy, shown]

    return {
        "world": sheet,
        "goal": Goal(
            want=(
                ("behaves", "D2:D6", right),
                *(("format", f"D{row}", "pourcentage") for row in range(2, 7)),
            ),
            keep=("text",),
        ),
        "solution": fill(right),
        "near": [fill("=(C2-B2)/C2"), fill("=C2/B2"), fill(right)[:2]],
    }


def extract(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the part of a reference that says the department, and the year, copied down."""
    count = integer(rng, 6, 9)
    rows = [
        [f"{pick(rng, ('AB', 'KR', 'ZT'))}-{integer(rng, 10, 95)}-{integer(rng, 2019, 2026)}"]
        for _line in range(count)
    ]
    last = count + 1
    sheet = table([["Référence", "Département", "Année"], *rows], title="Dossiers")
    first, second = "=STXT(A2;4;2)", "=DROITE(A2;4)"
    fill = [
        acts.Put(cell="B2", text=first),
        acts.Copy(cell="B2", to=f"B{last}"),
        acts.Put(cell="C2", text=second),
        acts.Copy(cell="C2", to=f"C{last}"),
    ]
    return {
        "sample": rows[0][0],
        "last": last,
        "world": sheet,
        "goal": Goal(
            want=(
                ("behaves", f"B2:B{last}", f"{first}||=CNUM({first[1:]})"),
                ("behaves", f"C2:C{last}", f"{second}||=CNUM({second[1:]})"),
            ),
            keep=("text",),
            free=tuple(f"{c}{r}" for c in "BC" for r in range(2, last + 1)),
        ),
        "solution": fill,
        "near": [
            [acts.Put(cell="B2", text="=STXT(A2;3;2)"), *fill[1:]],
            fill[:2],
            [acts.Put(cell="B2", text="=GAUCHE(A2;2)"), *fill[1:]],
        ],
    }


def clean_names(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: names typed anyhow, put right by one formula."""
    count = integer(rng, 6, 9)
    rows = []
    for _line in range(count):
        first, last_name = pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES)
        typed = pick(
            rng,
            (
                f"{first.upper()}  {last_name}",
                f" {first} {last_name.upper()}",
                f"{first.lower()}   {last_name.lower()} ",
                f"{first} {last_name}",
            ),
        )
        rows.append([typed])
    rows[0] = [f"  {FIRST_NAMES[1].lower()}   {LAST_NAMES[0].upper()}"]
    last = count + 1
    sheet = table([["Saisi", "Propre"], *rows], title="Liste")
    right = "=NOMPROPRE(SUPPRESPACE(A2))"

    def fill(text: str) -> list[Act]:
        return [acts.Put(cell="B2", text=text), acts.Copy(cell="B2", to=f"B{last}")]

    return {
        "last": last,
        "world": sheet,
        "goal": Goal(
            want=(("behaves", f"B2:B{last}", right),),
            keep=("text",),
            free=tuple(f"B{row}" for row in range(2, last + 1)),
        ),
        "solution": fill(right),
        "near": [
            fill("=NOMPROPRE(A2)"),
            fill("=SUPPRESPACE(A2)"),
            fill("=MAJUSCULE(SUPPRESPACE(A2))"),
        ],
    }
