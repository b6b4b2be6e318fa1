"""Reading and choosing a chart: lines, bars, pies, scatter plots, traps."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from pixsim.families.draws.simulators.sheets import SHOP_TOWNS, table
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal, rounded
from pixsim.families.draws.values.text import indented
from pixsim.making.make import in_two_formats
from pixsim.making.pictures import Picture, Shape, Writing
from pixsim.making.workbooks import Cell, CellStyle, Workbook, sheet
from pixsim.text.french_dates import MONTHS, SHORT_MONTHS
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.sheet import acts


def _drawn(form: str, labels: str, values: str) -> list[Act]:
    return [acts.Draw(form=form, labels=labels, values=values)]


def line_chart(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a curve of what changes with time."""
    count = integer(rng, 8, 11)
    what = pick(rng, ("Température", "Visiteurs", "Niveau d'eau"))
    rows = [[f"{8 + n} h", str(integer(rng, 12, 80))] for n in range(count)]
    sheet = table([["Heure", what], *rows], title="Relevé")
    last = count + 1
    whole = (f"A1:A{last}", f"B1:B{last}")
    return {
        "what": what.lower(),
        "labels": f"A2:A{last}",
        "values": f"B2:B{last}",
        "world": sheet,
        "goal": Goal(
            want=(("chart", "courbe", f"A2:A{last}||{whole[0]}", f"B2:B{last}||{whole[1]}"),),
            keep=("text",),
        ),
        "solution": _drawn("courbe", f"A2:A{last}", f"B2:B{last}"),
        "near": [
            _drawn("secteurs", f"A2:A{last}", f"B2:B{last}"),
            _drawn("courbe", f"B2:B{last}", f"A2:A{last}"),
        ],
    }


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
            (f"Combien de visiteurs de plus le {first} que le {second} ?", gap),
            (f"Combien de visiteurs en tout le {first} et le {second} ?", both),
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


def fitting_chart(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the chart that answers a question, drawn on the right columns."""
    need, form, other = pick(rng, (
        ("quelle part du budget total va à chaque poste", "secteurs", "courbe"),
        ("comment la dépense change d'un mois à l'autre", "courbe", "secteurs"),
    ))  # fmt: skip
    parts = form == "secteurs"
    names = ("Loyer", "Matériel", "Transport", "Assurance", "Énergie") if parts else MONTHS[:6]
    rows = [[name, str(integer(rng, 1, 40)), str(integer(rng, 200, 2400))] for name in names]
    sheet = table([["Poste" if parts else "Mois", "Factures", "Dépense"], *rows], title="Budget")
    last = len(rows) + 1
    labels, values = f"A2:A{last}", f"C2:C{last}"
    return {
        "need": need,
        "world": sheet,
        "goal": Goal(
            want=(("chart", form, f"{labels}||A1:A{last}", f"{values}||C1:C{last}"),),
            keep=("text",),
        ),
        "solution": _drawn(form, labels, values),
        "near": [
            _drawn(other, labels, values),
            _drawn(form, labels, f"B2:B{last}"),
            _drawn(form, values, labels),
        ],
    }


@redraw_misfits
def cut_axis_chart(rng: np.random.Generator) -> dict[str, Any] | None:
    """The true change between two bars of a chart whose axis does not begin at zero."""
    step = pick(rng, (5, 10, 20, 50))
    start = step * integer(rng, 8, 30)
    low_at, high_at = integer(rng, 1, 2), integer(rng, 4, 6)
    low, high = start + step * low_at, start + step * high_at
    change = 100 * (high - low) / low
    if 1000 * (high - low) % low:  # one decimal at most
        return None
    bottom, unit = 300, 36
    drawn: list[Shape | Writing] = [Writing("Nombre d'adhérents", (70, 18), 20)]
    for tick in range(8):
        y = bottom - unit * tick
        drawn.append(Shape("line", ((64, y), (460, y)), "#D0D0D0"))
        drawn.append(Writing(str(start + step * tick), (56, y), 15, anchor="rm"))
    years = integer(rng, 2021, 2025)
    for place, (height, colour) in enumerate(((low_at, "#7FB3D5"), (high_at, "#1F618D"))):
        left = 120 + 170 * place
        top = bottom - unit * height
        drawn.append(Shape("rectangle", ((left, top), (left + 100, bottom)), colour))
        drawn.append(Writing(str(years + place), (left + 50, bottom + 10), 16, anchor="ma"))
    drawn.append(Shape("line", ((64, bottom), (460, bottom)), "#202020", 2))
    seen = 100 * (high_at - low_at) / low_at
    name = f"affiche-{integer(rng, 10, 99)}.png"
    return {
        "name": name,
        "start": start,
        "low": low,
        "high": high,
        "key": decimal(change, 1),
        "seen": decimal(seen, 0),
        "not_start": low,
        "wrong": [decimal(seen, 1)],
        "files": {name: Picture(500, 350, tuple(drawn), dpi=96)},
    }


def scatter_plot(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the cloud of two measures among five columns, once texts are mended."""
    rows = []
    for number in range(1, 13):
        age = integer(rng, 18, 80)
        rows.append(
            [
                f"U{number:02}",
                pick(rng, SHOP_TOWNS),
                str(age),
                f"'{integer(rng, 5, 95)}" if number in (4, 9) else str(integer(rng, 5, 95)),
                str(integer(rng, 1, 9)),
            ]
        )
    sheet = table([["Usager", "Commune", "Âge", "Minutes", "Visites"], *rows], title="Enquête")
    cloud = acts.Draw(form="nuage de points", labels="C2:C13", values="D2:D13")
    mend = acts.Convert(cell="D2", to="D13")
    return {
        "world": sheet,
        "goal": Goal(
            want=(("chart", "nuage de points", "C2:C13||C1:C13", "D2:D13||D1:D13"), ("number", "D5"), ("number", "D10")),
            keep=("text",), free=("D5", "D10"),
        ),
        "solution": [mend, cloud],
        "near": [[cloud], [mend, acts.Draw(form="courbe", labels="C2:C13", values="D2:D13")], [mend, acts.Draw(form="nuage de points", labels="A2:A13", values="D2:D13")]],
    }  # fmt: skip


_DESKS = ("Accueil", "État civil", "Logement", "Cantine", "Emploi", "Bibliothèque", "Urbanisme")


def _quartiles(values: list[int]) -> tuple[int, int, int]:
    """Of a list whose length is a multiple of four and one more."""
    ordered = sorted(values)
    step = len(ordered) // 4
    return ordered[step], ordered[2 * step], ordered[3 * step]


@redraw_misfits
def widest_box(rng: np.random.Generator) -> dict[str, Any] | None:
    """Of four services, the one whose box is longest, its quartiles, and what stands beyond its whisker.

    The service with the longest whole range is another one; some times are kept as text, some are missing.
    """
    desks = sample(rng, _DESKS, 4)
    widths = shuffled(rng, (6, 9, 12, 22))
    times: dict[str, list[int]] = {}
    for desk, width in zip(desks, widths, strict=True):
        middle = integer(rng, 22, 34)
        count = 4 * integer(rng, 12, 17) + 1  # quartiles are then values of the list
        low, high = middle - width // 2, middle + width // 2
        held = [integer(rng, low, high) for _ in range(count // 2)]
        held += [integer(rng, max(1, low - width), low) for _ in range(count // 4)]
        held += [integer(rng, high, high + width) for _ in range(count - len(held))]
        if width == min(widths):
            held[-1] = 120 + integer(rng, 1, 30)
        if width == max(widths):
            far = integer(rng, 2, 5)
            held[-far:] = [high + 2 * width + integer(rng, 8, 20) for _ in range(far)]
        times[desk] = held
    spans = {desk: _quartiles(held) for desk, held in times.items()}
    lengths = {desk: third - first for desk, (first, _middle, third) in spans.items()}
    desk = max(lengths, key=lambda name: lengths[name])
    others = sorted(lengths.values())
    first, middle, third = spans[desk]
    fence = third + 1.5 * (third - first)
    beyond = sum(time > fence for time in times[desk])
    below = sum(time < first - 1.5 * (third - first) for time in times[desk])
    ranges = {name: max(held) - min(held) for name, held in times.items()}
    longest = max(ranges, key=lambda name: ranges[name])
    if others[-1] - others[-2] < 3 or longest == desk or below or not beyond:
        return None
    rows: list[tuple[Any, ...]] = []
    for name, held in times.items():
        rows += [(name, Cell(f"{time} min") if n % 6 == 2 else time) for n, time in enumerate(held)]
        rows += [(name, None) for _ in range(integer(rng, 1, 4))]
    numbered = [(n, *row) for n, row in enumerate(shuffled(rng, rows), 1)]
    book = Workbook((sheet("Attentes", ("Ticket", "Service", "Attente"), numbered),))
    mean = sum(times[desk]) / len(times[desk])
    return {
        "desk": desk,
        "not_desk": [name for name in desks if name != desk],
        "desks": sorted(desks),
        "middle": middle,
        "not_middle": [decimal(mean + 3, 1)],
        "first": first,
        "third": third,
        "length": third - first,
        "not_length": [str(ranges[desk])],
        "fence": decimal(fence, 1),
        "beyond": beyond,
        "not_beyond": [str(beyond + 1), str(sum(time > third for time in times[desk]))],
        "files": in_two_formats("attentes", book),
    }


@redraw_misfits
def break_of_a_ratio(rng: np.random.Generator) -> dict[str, Any] | None:
    """The month from which spending by visitor, over three months that slide, stays over a mark; two sheets, two units."""
    mark, turn = pick(rng, (6, 7, 8)), integer(rng, 24, 36)
    seen = [integer(rng, 400, 1900) for _month in range(48)]
    spent = []
    for place, visitors in enumerate(seen):
        share = rng.uniform(0.7, 0.97) if place < turn else rng.uniform(1.0, 1.25)
        if rng.integers(4) == 0:
            share = rng.uniform(1.05, 1.25) if place < turn else rng.uniform(0.86, 0.98)
        spent.append(round(visitors * mark * share))
    each = [money / count for money, count in zip(spent, seen, strict=True)]
    slid = [sum(spent[p - 2 : p + 1]) / sum(seen[p - 2 : p + 1]) for p in range(2, 48)]
    means = [sum(each[p - 2 : p + 1]) / 3 for p in range(2, 48)]

    def since(values: list[float], shift: int) -> int:
        """The place from which values stay over the mark."""
        under = [place for place, value in enumerate(values) if value <= mark]
        return (max(under) + 1 if under else 0) + shift

    first, by_month = since(slid, 2), since(each, 0)
    top = rounded(max(slid), 2)
    once = next(place for place, value in enumerate([0.0, 0.0, *slid]) if value > mark)  # fmt: skip
    if (
        not 14 < first < 45 or first in (by_month, once) or rounded(max(means), 2) == top
        or any(abs(value - mark) < 0.02 for value in slid) or abs(max(slid) * 100 % 1 - 0.5) < 0.05
    ):  # fmt: skip
        return None

    def named(place: int) -> str:
        return f"{MONTHS[place % 12]} {2022 + place // 12}"

    def forms(place: int) -> list[str]:
        month, year = place % 12 + 1, 2022 + place // 12
        short = SHORT_MONTHS[place % 12]
        named = (
            f"{MONTHS[place % 12]} {year % 100}", f"{MONTHS[place % 12]}-{year % 100}", f"{short} {year}", f"{short.rstrip('.')} {year}",
        )  # fmt: skip
        return [
            f"{month:02}/{year}",
            f"{month}/{year}",
            f"{year}-{month:02}",
            f"{month:02}-{year}",
            *named,
        ]

    days = [date(2022 + place // 12, place % 12 + 1, 1) for place in range(48)]
    visits = [
        (named(place) if rng.integers(6) == 0 else Cell(days[place], style=CellStyle("month")), seen[place])
        for place in shuffled(rng, range(48))
    ]  # fmt: skip
    costs = [
        (Cell(days[place], style=CellStyle("month")), *((spent[place] / 1000, "k€") if place < 18 else (spent[place], "€")))
        for place in shuffled(rng, range(48))
    ]  # fmt: skip
    return {
        "mark": mark,
        "month": named(first),
        "figures": [*forms(first), f"{2022 + first // 12}-{first % 12 + 1:02}"],
        "wrong": sorted({named(place) for place in (once, by_month % 48)} - {named(first)}),
        "top": top,
        "not_top": sorted({rounded(max(each), 2), rounded(max(means), 2)} - {top}),
        "files": in_two_formats(
            "frequentation",
            Workbook((sheet("Visiteurs", ("Mois", "Visiteurs"), visits), sheet("Dépense", ("Mois", "Montant", "Unité"), costs))),
        ),
    }  # fmt: skip
