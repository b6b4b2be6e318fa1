"""Worlds of @cellules: a cell read, a formula copied down, a fixed cell."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES
from pixsim.families.draws.sheets import table
from pixsim.families.spreadsheets.orders import ARTICLES, TOWNS
from pixsim.worlds.goals import Goal
from pixsim.worlds.sheet import acts


def _money(rng: np.random.Generator, low: int, high: int) -> str:
    """A price of so many tenths, with its comma."""
    tenths = integer(rng, low, high)
    return f"{tenths // 10},{tenths % 10}" if tenths % 10 else str(tenths // 10)


def _orders(rng: np.random.Generator, count: int) -> list[list[str]]:
    articles = sample(rng, ARTICLES, count)
    return [[name, _money(rng, 11, 189), str(integer(rng, 2, 48))] for name in articles]


def read_cell(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: what a cell far from the first page holds."""
    names = sample(
        rng, [f"{first} {last}" for first in FIRST_NAMES[:8] for last in LAST_NAMES[:6]], 46
    )
    rows = [
        [name, str(integer(rng, 18, 92)), pick(rng, TOWNS), str(integer(rng, 1000, 9899))]
        for name in names
    ]
    sheet = table([["Nom", "Âge", "Commune", "Dossier"], *rows], title="Inscriptions")
    row = integer(rng, 38, 46)
    return {
        "cell": f"D{row}",
        "answer": rows[row - 2][3],
        "wrong": [rows[row - 1][3], rows[row - 3][3]],
        "world": sheet,
        "solution": [],
    }


def copy_down(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a formula there is, to be copied down to the last line and no further."""
    rows = _orders(rng, integer(rng, 6, 9))
    last = len(rows) + 1
    sheet = table(
        [["Article", "Prix", "Quantité", "Montant"], *rows],
        title="Commande",
        cells={"D2": "=B2*C2"},
    )
    return {
        "last": last,
        "world": sheet,
        "goal": Goal(
            want=(("behaves", f"D2:D{last}", "=B2*C2"),),
            refuse=(("text", f"D{last + 1}", "*"),),
            keep=("text",),
            free=tuple(f"D{row}" for row in range(2, last + 1)),
        ),
        "solution": [acts.Copy(cell="D2", to=f"D{last}")],
        "near": [
            [acts.Copy(cell="D2", to=f"D{last - 1}")],
            [acts.Copy(cell="D2", to=f"D{last + 2}")],
        ],
    }


def discount(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: amounts less a discount that stands in one cell, in every line."""
    rows = _orders(rng, integer(rng, 5, 8))
    last, rate = len(rows) + 1, pick(rng, ("5 %", "8 %", "12 %", "13 %", "20 %"))
    sheet = table(
        [["Article", "Prix", "Quantité", "À payer"], *rows],
        title="Commande",
        columns=8,
        cells={"G1": "Remise", "H1": rate},
    )
    free = tuple(f"D{row}" for row in range(2, last + 1))
    typed = round(float(rate.rstrip(" %")) / 100, 2)
    return {
        "rate": rate,
        "last": last,
        "world": sheet,
        "goal": Goal(
            want=(("behaves", f"D2:D{last}", "=B2*C2*(1-$H$1)||=ARRONDI(B2*C2*(1-$H$1);2)"),),
            keep=("text",),
            free=free,
        ),
        "solution": [
            acts.Put(cell="D2", text="=B2*C2*(1-$H$1)"),
            acts.Copy(cell="D2", to=f"D{last}"),
        ],
        "near": [
            [acts.Put(cell="D2", text="=B2*C2*(1-H1)"), acts.Copy(cell="D2", to=f"D{last}")],
            [
                acts.Put(cell="D2", text=f"=B2*C2*(1-{typed})".replace(".", ",")),
                acts.Copy(cell="D2", to=f"D{last}"),
            ],
            [acts.Put(cell="D2", text="=B2*C2*$H$1"), acts.Copy(cell="D2", to=f"D{last}")],
        ],
    }
