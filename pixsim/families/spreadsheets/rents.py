"""Competence 1.3, level 6: a rent that follows an index whose base changed on the way."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.numbers import rounded
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Cell, CellStyle, Workbook, sheet

_TWO = CellStyle("decimal")
_WHAT = ("d'un local", "d'un logement", "d'un garage", "d'un atelier")


def _series(rng: np.random.Generator, first: int, last: int, start: float) -> dict[tuple[int, int], float]:  # fmt: skip
    """An index by year and quarter, to two decimals."""
    found, index = {}, start
    for year in range(first, last + 1):
        for quarter in range(1, 5):
            found[year, quarter] = round(index, 2)
            index *= 1 + integer(rng, -4, 14) / 1000
    return found


def _rows(rng: np.random.Generator, series: dict[tuple[int, int], float], texts: list[tuple[int, int]]) -> list[tuple[Any, ...]]:  # fmt: skip
    """The lines of a sheet: first a provisional index for some, some kept as texts."""
    rows: list[tuple[Any, ...]] = []
    for (year, quarter), index in series.items():
        name = f"T{quarter} {year}"
        if (year, quarter) in texts or rng.integers(3) == 0:
            rows.append((name, Cell(round(index + integer(rng, 20, 90) / 100, 2), style=_TWO), "provisoire"))  # fmt: skip
        shown = f"{index:.2f} " if (year, quarter) in texts else Cell(index, style=_TWO)
        rows.append((name, shown, "définitif"))
    return rows


def rent_that_follows(rng: np.random.Generator) -> dict[str, Any]:
    """A rent of a past quarter brought to another, through two series that meet."""
    base, turn, end = integer(rng, 2008, 2011), integer(rng, 2017, 2019), 2025
    quarter = integer(rng, 1, 4)
    old, new = _series(rng, base, turn, 100.0), _series(rng, turn, end, integer(rng, 9900, 10050) / 100)  # fmt: skip
    signed, asked = (integer(rng, base + 1, turn - 3), quarter), (integer(rng, 2022, end), quarter)
    join = (turn, 4)
    rent = integer(rng, 38, 96) * 10
    texts = [signed, asked, join]
    exact = rent * old[join] / old[signed] * new[asked] / new[join]
    flat = rent * new[asked] / old[signed]
    other = rent * old[join] / old[signed] * new[asked] / 100
    change = 100 * (exact / rent - 1)
    near = {rounded(value, 2) for value in (flat, other)}
    key = rounded(exact, 2)
    if (
        key.endswith("0") or key in near or len(near) < 2 or abs(change) < 1
        or abs(exact * 100 % 1 - 0.5) < 0.05 or abs(change * 10 % 1 - 0.5) < 0.05
    ):  # fmt: skip
        return rent_that_follows(rng)
    name = f"indices-{integer(rng, 10, 99)}"
    head = ("Trimestre", "Indice", "État")
    return {
        "name": name, "what": pick(rng, _WHAT), "rent": rent,
        "signed": f"T{quarter} {signed[0]}", "asked": f"T{quarter} {asked[0]}", "join": f"T4 {turn}",
        "key": key, "wrong": sorted(near - {key}),
        "change": rounded(change, 1), "not_change": sorted({rounded(100 * (value / rent - 1), 1) for value in (flat, other)} - {rounded(change, 1)}),
        "files": in_two_formats(name, Workbook((
            sheet(f"Base {base}", head, _rows(rng, old, texts)),
            sheet(f"Base {turn}", head, _rows(rng, new, texts)),
        ))),
    }  # fmt: skip
