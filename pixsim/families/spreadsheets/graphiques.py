"""Reading and choosing a chart: lines, bars, pies, scatter plots, traps."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.simulators.sheets import SHOP_TOWNS, table
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal, rounded
from pixsim.families.draws.values.text import indented
from pixsim.figures.icons import arc
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
def find_ratio_threshold_month(rng: np.random.Generator) -> dict[str, Any] | None:
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


_GRID = "#B9BFD3"
_COUNTED = (
    "les entrées de la piscine",
    "les prêts de la médiathèque",
    "les repas de la cantine",
    "les inscrits au club",
    "les appels reçus",
    "les ventes du dépôt",
)
_SHORT_MONTHS = {"janv": "janvier", "févr": "février", "mars": "mars", "avr": "avril", "mai": "mai", "juin": "juin", "juil": "juillet", "août": "août", "sept": "septembre"}  # fmt: skip


@redraw_misfits
def bar_to_read(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 2: on a chart of bars, by how much one month exceeds another."""
    months = tuple(_SHORT_MONTHS)[(start := integer(rng, 0, 3)) : start + 6]
    values = [20 * integer(rng, 1, 10) for _month in months]
    one, other = sample(rng, range(6), 2)
    gap = values[one] - values[other]
    if gap < 40 or gap in values or len(set(values)) < 5:
        return None
    plot = fig.Plot(fig.Box(6, 2, 50, 20), 0, 200)
    shapes = [
        *fig.axes(plot, [(n, str(n)) for n in (0, 40, 80, 120, 160, 200)], _GRID),
        *fig.bars(plot, values, months, [fig.BLUE] * 6),
    ]
    return {
        "to_look_at": fig.figure("Un diagramme en barres sur six mois.", 12, shapes),
        "key": str(gap), "wrong": [str(values[one]), str(gap + 20)],
        "what": pick(rng, _COUNTED), "one": _SHORT_MONTHS[months[one]], "other": _SHORT_MONTHS[months[other]], "high": values[one], "low": values[other],
    }  # fmt: skip


_CHARTS = ("line", "bars", "pie", "cloud")
_BEST_CHART = {
    "line": ("montrer comment la fréquentation a évolué, mois après mois, pendant trois ans", "Une courbe montre une évolution dans le temps"),
    "bars": ("comparer le nombre d'inscrits de cinq activités entre elles", "Des barres comparent des quantités séparées"),
    "pie": ("montrer quelle part du budget va à chacun de trois postes", "Des secteurs montrent les parts d'un tout"),
    "cloud": ("voir si, d'une personne à l'autre, l'âge et le temps passé sont liés", "Un nuage de points montre si deux grandeurs sont liées"),
}  # fmt: skip


def _small_chart(box: fig.Box, kind: str) -> list[fig.Part]:
    """The look of a kind of chart, without its numbers."""
    frame: list[fig.Part] = [fig.rect(box, fig.WHITE, fig.MIST)]
    inner = fig.Box(box.x + 2, box.y + 1, box.w - 4, box.h - 2)
    if kind == "pie":
        x, y, r = box.middle, box.y + box.h / 2, box.h / 2 - 1
        cuts = ((0, 150, fig.BLUE), (150, 260, fig.ORANGE), (260, 360, fig.GREEN))
        return [
            *frame,
            *(fig.polygon((x, y), *arc(x, y, r, a, b), fill=colour) for a, b, colour in cuts),
        ]
    if kind == "bars":
        heights = (5, 9, 3, 7, 4)
        return [
            *frame,
            *(
                fig.rect((inner.x + 2 * n, inner.bottom - h, 1, h), fig.BLUE)
                for n, h in enumerate(heights)
            ),
        ]
    if kind == "line":
        return [*frame, fig.curve(fig.Plot(inner, 0, 10), (2, 3, 2.5, 5, 4.5, 7, 8.5), fig.RED, 1)]
    spots = ((1, 8), (2, 6.5), (4, 7), (3, 5), (5, 4), (6, 5.5), (7, 2), (8, 3), (8.5, 1))
    return [*frame, *(fig.rect((inner.x + a, inner.y + b, 1, 1), fig.VIOLET) for a, b in spots)]


def chart_for_a_question(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of four kinds of charts, the one that answers a question."""
    kind, *others = shuffled(rng, _CHARTS)
    drawn = fig.pointed_tile(
        rng, "Quatre petits graphiques de types différents.", 7, [kind, *others], _small_chart
    )
    return {
        **drawn,
        "need": _BEST_CHART[kind][0],
        "why": _BEST_CHART[kind][1],
        "whose": pick(
            rng,
            (
                "d'un club de sport",
                "d'une médiathèque",
                "d'un centre social",
                "d'une piscine",
                "d'un théâtre",
                "d'une école de musique",
                "d'un atelier vélo",
                "d'une ludothèque",
                "d'un cinéma",
                "d'un foyer rural",
                "d'un refuge",
                "d'une crèche",
                "d'un musée",
            ),
        ),
    }


def _axis_chart(box: fig.Box, shown: tuple[tuple[int, ...], int, int]) -> list[fig.Part]:
    """Four bars over a vertical axis that begins where it says."""
    values, low, high = shown
    plot = fig.Plot(fig.Box(box.x + 5, box.y + 1, box.w - 6, box.h - 4), low, high)
    step = (high - low) // 2
    return [
        fig.rect(box, fig.WHITE, fig.MIST),
        *fig.axes(plot, [(n, str(n)) for n in (low, low + step, low + 2 * step)]),
        *fig.bars(plot, values, (), [fig.BLUE] * len(values)),
        *(
            fig.centred(round(plot.box.x + plot.box.w / 4 * (n + 0.5)), box.bottom - 2, letter)
            for n, letter in enumerate("ABCD")
        ),
    ]


@redraw_misfits
def cut_axis(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: of three charts, the one whose axis does not begin at zero and makes gaps look large."""
    base = integer(rng, 8, 18) * 10
    near = tuple(base + integer(rng, 1, 19) for _n in range(4))
    wide = tuple(integer(rng, 2, 19) * 10 for _n in range(4))
    flat = tuple(base + integer(rng, -8, 8) for _n in range(4))
    if max(near) - min(near) < 10 or max(wide) - min(wide) < 80:
        return None
    drawn = fig.pointed_tile(
        rng, "Trois diagrammes en barres, avec leur axe vertical.", 8,
        [(near, base, base + 20), (wide, 0, 200), (flat, 0, 200)], _axis_chart,
    )  # fmt: skip
    return {**drawn, "base": base, "what": pick(rng, ("les prix", "les délais d'attente", "les résultats", "les consommations", "les loyers")),
            "where": pick(rng, ("quatre magasins", "quatre villes", "quatre agences", "quatre centres"))}  # fmt: skip


@redraw_misfits
def box_plot_to_choose(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: of four box plots, the one that fits what is said of its median and its quartiles."""
    boxes = []
    for _n in range(4):
        low = integer(rng, 2, 14)
        q1 = low + integer(rng, 3, 8)
        median = q1 + integer(rng, 3, 9)
        q3 = median + integer(rng, 3, 9)
        boxes.append((low, q1, median, q3, min(58, q3 + integer(rng, 3, 9))))
    kind = pick(rng, ("median", "spread", "quarter"))
    if kind == "median":
        scores = [one[2] for one in boxes]
        said = "la durée médiane est-elle la plus longue"
    elif kind == "spread":
        scores = [one[3] - one[1] for one in boxes]
        said = "la moitié centrale des attentes est-elle la plus étalée"
    else:
        scores = [one[3] for one in boxes]
        said = "le troisième quartile est-il le plus élevé"
    best = sorted(scores)
    if best[-1] - best[-2] < 3:
        return None
    shapes: list[fig.Part] = []
    for minutes in range(0, 51, 10):
        at = 8 + 0.9 * minutes  # whole columns
        shapes += [
            fig.line((at, 0), (at, 18), colour=fig.MIST),
            fig.centred(round(at), 20, str(minutes)),
        ]
    zones = []
    for place, values in enumerate(boxes):
        y = 4 * place + 1
        first, left, middle, right, last = (8 + 0.9 * value for value in values)
        shapes += [
            fig.line((first, y + 1.5), (last, y + 1.5), colour=fig.SLATE, width=1),
            fig.rect((left, y, right - left, 3), fig.BLUE), fig.rect((round(middle), y, 1, 3), fig.YELLOW),
        ]  # fmt: skip
        zones.append(fig.zone(place + 1, fig.Box(0, 4 * place, 58, 4)))
    return {
        **fig.pointed(fig.figure("Quatre boîtes à moustaches sur un même axe de minutes.", 11, shapes, zones), scores.index(best[-1]) + 1),
        "said": said,
        "place": pick(rng, ("aux guichets d'une préfecture", "dans quatre agences", "à quatre accueils", "dans quatre centres d'appels", "aux urgences de quatre hôpitaux")),
        "why": {"median": "le trait jaune (la médiane) est le plus à droite", "spread": "la boîte est la plus longue (du premier au troisième quartile)", "quarter": "le bord droit de la boîte (le troisième quartile) est le plus loin"}[kind],
    }  # fmt: skip


@redraw_misfits
def growth_on_a_log_axis(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: on a logarithmic axis, by how much a quantity was multiplied between two years."""
    first = integer(rng, 2014, 2019)
    powers = [integer(rng, 0, 4) for _n in range(6)]
    one, other = sorted(sample(rng, range(6), 2))
    rise = powers[other] - powers[one]
    if (
        rise not in (1, 2, 3)
        or len(set(powers)) < 3
        or any(abs(a - b) > 2 for a, b in pairwise(powers))
    ):
        return None
    plot = fig.Plot(fig.Box(8, 2, 46, 16), 0, 4)
    ticks = [(n, str(10**n)) for n in range(5)]
    step = plot.box.w / 5
    shapes: list[fig.Part] = [
        *fig.axes(plot, ticks, _GRID), fig.curve(plot, powers, fig.RED, 0.8),
        *(fig.rect((plot.box.x + step * n - 0.5, plot.y(p) - 1, 2, 2), fig.RED) for n, p in enumerate(powers)),
        *(fig.centred(round(plot.box.x + step * n), 20, str(first + n)) for n in range(6)),
    ]  # fmt: skip
    return {
        "to_look_at": fig.figure("Une courbe sur six ans, avec son axe vertical.", 11, shapes),
        "key": str(10**rise), "wrong": [str(rise), str(rise * 10) if rise > 1 else "100", str(10**powers[other])] if powers[other] != rise else [str(rise), "5"],
        "from_year": first + one, "to_year": first + other,
        "low": 10 ** powers[one], "high": 10 ** powers[other],
        "what": pick(rng, ("les signalements d'hameçonnage", "les visites d'un site", "les téléchargements d'un logiciel libre", "les capteurs posés par une ville", "les abonnés d'une chaîne")),
    }  # fmt: skip


def _cloud(box: fig.Box, dots: tuple[tuple[int, int], ...]) -> list[fig.Part]:
    """A scatter plot: its axes, and a square for each point, in units from the bottom left."""
    shapes: list[fig.Part] = [fig.rect(box, fig.WHITE), fig.line((box.x + 1, box.y), (box.x + 1, box.bottom - 1), (box.right, box.bottom - 1), colour=fig.SLATE, width=0.4)]  # fmt: skip
    return [
        *shapes,
        *(fig.rect((box.x + 2 + x, box.bottom - 2 - y, 1, 1), fig.BLUE) for x, y in dots),
    ]


def cloud_of_a_sentence(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of four scatter plots, the one that shows what a sentence says."""

    def dots(kind: str) -> tuple[tuple[int, int], ...]:
        found = []
        for x in range(0, 25, 2):
            shake = integer(rng, -1, 1)
            y = {"up": x // 3, "down": 8 - x // 3, "none": integer(rng, 0, 8), "flat": 4, "bend": 8 - abs(x - 12) * 2 // 3}[kind]  # fmt: skip
            found.append(
                (x + integer(rng, 0, 1), min(8, max(0, y + (0 if kind == "none" else shake))))
            )
        return tuple(found)

    said = {
        "up": "plus {0} augmente, plus {1} augmente", "down": "plus {0} augmente, plus {1} diminue",
        "bend": "{1} monte puis redescend à mesure que {0} augmente",
    }  # fmt: skip
    kind = pick(rng, tuple(said))
    others = [one for one in ("up", "down", "bend", "none") if one != kind]
    across, down = pick(rng, (("la distance", "le nombre de visites"), ("l'âge", "le temps d'écran"), ("la température", "la consommation"), ("le prix", "le nombre de ventes"), ("le bruit", "la note donnée"), ("le débit", "la satisfaction")))  # fmt: skip
    return {
        **fig.pointed_tile(rng, "Quatre nuages de points.", 5, [dots(one) for one in (kind, *others)], _cloud, per_row=2),
        "sentence": said[kind].format(across, down), "across": across, "down": down,
    }  # fmt: skip
