"""Families of competence 1.3: indicators and charts."""

from __future__ import annotations

import statistics
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.text import indented
from pixsim.text.csv_text import spreadsheet_csv

_DAYS = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi")


def bars_in_text(rng: np.random.Generator) -> dict[str, Any]:
    """A bar chart drawn with squares, each worth several people."""
    worth, counts = pick(rng, (2, 4, 5, 10, 20)), [integer(rng, 2, 14) for _ in _DAYS]
    one, other = sample(rng, range(len(_DAYS)), 2)
    while counts[one] == counts[other]:
        counts[other] = integer(rng, 2, 14)
    if counts[one] < counts[other]:
        one, other = other, one
    gap, both = counts[one] - counts[other], counts[one] + counts[other]
    first, second = _DAYS[one].lower(), _DAYS[other].lower()
    asked, squares = pick(
        rng,
        (
            (
                f"Combien de visiteurs de plus le {first} que le {second} ?",
                gap,
            ),
            (
                f"Combien de visiteurs en tout le {first} et le {second} ?",
                both,
            ),
        ),
    )
    return {
        "barres": indented(
            f"{day:<9}|{'■' * count}" for day, count in zip(_DAYS, counts, strict=True)
        ),
        "valeur": worth,
        "question": asked,
        "carres": squares,
        "reponse": squares * worth,
        "faux": [str(squares), str(counts[one] * worth)],
    }


def median_and_range(rng: np.random.Generator) -> dict[str, Any]:
    """The median and the range of a column, in no order in the file."""
    values = [integer(rng, 5, 240) for _ in range(integer(rng, 21, 36))]
    rows = [(f"RDV-{number:03d}", value) for number, value in enumerate(values, 101)]
    unsorted = values[len(values) // 2]
    median, mean = statistics.median(values), statistics.fmean(values)
    return {
        "files": {"durees.csv": spreadsheet_csv(("Rendez-vous", "Durée (min)"), rows)},
        "mediane": decimal(median),
        "etendue": max(values) - min(values),
        "faux_mediane": sorted({decimal(value) for value in (unsorted, mean)} - {decimal(median)}),
        "faux_etendue": max(values),
        "nombre": len(values),
    }


_TOLD = {True: ("oui", "oui", "Oui", "O", "oui "), False: ("non", "non", "Non", "N", "non ")}


def simpson(rng: np.random.Generator) -> dict[str, Any]:
    """Two offices, two kinds of request, one row each: overall and group by group rates."""
    north, south = ("Nord", "Sud") if rng.integers(2) else ("Sud", "Nord")
    easy_north, easy_south = integer(rng, 18, 30), integer(rng, 90, 120)
    hard_north, hard_south = integer(rng, 90, 120), integer(rng, 18, 30)
    high, low = integer(rng, 88, 93) / 100, integer(rng, 78, 82) / 100
    bar, foot = integer(rng, 50, 58) / 100, integer(rng, 30, 40) / 100
    twist = bool(rng.integers(3))
    if not twist:
        high, low = low, high
    counts = {
        (north, "simple"): (easy_north, round(easy_north * high)),
        (south, "simple"): (easy_south, round(easy_south * low)),
        (north, "complexe"): (hard_north, round(hard_north * bar)),
        (south, "complexe"): (hard_south, round(hard_south * foot)),
    }
    rows = [
        (number, who, kind, n < good)
        for number, (who, kind, n, good) in zip(
            sample(rng, range(1000, 2000), 1000),
            ((*group, n, good) for group, (total, good) in counts.items() for n in range(total)),
            strict=False,
        )
    ]
    told = [(f"D-{number}", who, pick(rng, _TOLD[done])) for number, who, _kind, done in rows]
    told += [told[place] for place in sample(rng, range(len(told)), 14)]
    kinds_of = [(f"D-{number}", kind) for number, _who, kind, _done in sorted(rows)]
    best: dict[str, str] = {}
    for name, kinds in (
        ("global", ("simple", "complexe")),
        ("simple", ("simple",)),
        ("complexe", ("complexe",)),
    ):
        rates = {who: sum(counts[who, k][1] for k in kinds) / sum(counts[who, k][0] for k in kinds)
                 for who in (north, south)}  # fmt: skip
        if abs(rates[north] - rates[south]) < 0.02:
            return simpson(rng)
        best[name] = max(rates, key=lambda who: rates[who])
    asked = pick(rng, (north, south))
    total, good = counts[asked, "complexe"]
    rate = 100 * good / total
    if abs(rate % 1 - 0.5) < 0.05:
        return simpson(rng)
    whole = sum(counts[asked, k][1] for k in ("simple", "complexe")) / sum(
        counts[asked, k][0] for k in ("simple", "complexe")
    )
    exact = 100 * sum(state == "oui" for n, (_id, who, state) in enumerate(told[: len(rows)]) if who == asked and rows[n][2] == "complexe") / total  # fmt: skip
    return {
        "files": {
            "demandes.csv": spreadsheet_csv(("demande", "antenne", "resolue"), shuffled(rng, told)),
            "types.csv": spreadsheet_csv(("demande", "type"), kinds_of),
        },
        "asked": asked,
        "rate": str(round(rate)),
        "not_rate": sorted({str(round(100 * whole)), str(round(exact))} - {str(round(rate))}),
        **best,
    }
