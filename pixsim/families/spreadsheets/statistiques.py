"""Computing indicators: mean, median, percentages, indices."""

from __future__ import annotations

import statistics
from collections import Counter
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators.sheets import SHOP_TOWNS, table
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal, rounded
from pixsim.families.draws.values.text import indented
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Cell, CellStyle, Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.sheet import acts


def percentage_change(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: how much each line changed, as a percentage, copied."""
    rows = [
        [name, str(integer(rng, 40, 200)), str(integer(rng, 40, 260))]
        for name in sample(rng, SHOP_TOWNS, 5)
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


_COUNTED = (
    ("Le rapport d'activité d'une médiathèque compare les prêts", ("Romans", "BD", "Musique", "Films", "Revues", "Jeux", "Atlas")),
    ("Le bulletin municipal compare les entrées", ("Piscine", "Patinoire", "Musée", "Théâtre", "Cinéma", "Ludothèque")),
    ("Une association compare les repas servis", ("Nord", "Gare", "Centre", "Lac", "Coteaux", "Vieux-Port")),
    ("Un office de tourisme compare les visites", ("Château", "Grotte", "Moulin", "Abbaye", "Phare", "Jardin")),
    ("Un service d'eau compare les mètres cubes vendus", ("Aubrac", "Combes", "Vernet", "Lauze", "Sorbier", "Granges")),
)  # fmt: skip


@redraw_misfits
def strongest_rise(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 3: the strongest rise in percentage of a table, which is not the largest in number."""
    said, names = pick(rng, _COUNTED)
    old = [integer(rng, 1_200, 48_000) for _ in names]
    new = [round(before * (1 + integer(rng, -120, 280) / 1000)) + integer(rng, 0, 9) for before in old]  # fmt: skip
    rates = [100 * (after - before) / before for before, after in zip(old, new, strict=True)]
    place = max(range(len(names)), key=rates.__getitem__)
    largest = max(range(len(names)), key=lambda n: new[n] - old[n])
    second = sorted(rates)[-2]
    if place == largest or rates[place] < 5 or rates[place] - second < 0.4 or abs(rates[place] * 10 % 1 - 0.5) < 0.1:  # fmt: skip
        return None
    key = rounded(rates[place], 1)
    wrong = {rounded(rates[largest], 1), rounded(second, 1), rounded(100 * (new[place] - old[place]) / new[place], 1)} - {key}  # fmt: skip
    widest = max(map(len, names))
    rows = [f"{name:<{widest}}  {before:>6}  {after:>6}" for name, before, after in zip(names, old, new, strict=True)]  # fmt: skip
    return {
        "said": said, "table": indented([f"{'':<{widest}}    2024    2025", *rows]), "which": names[place], "largest": names[largest],
        "before": old[place], "after": new[place], "key": key, "wrong": sorted(wrong),
    }  # fmt: skip


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


_SIZES = tuple(range(36, 46))
_DECISIONS = {
    "mode": ("ventes", "tient un magasin de chaussures et commande à nouveau ce qui part le plus", "la pointure de chaque paire vendue ce trimestre", "le modèle", ("Sable", "Galet", "Ardoise"),
             "Quelle pointure faut-il commander en plus grand nombre ?"),
    "median": ("attentes", "affiche à l'accueil d'une mairie : « La moitié des visiteurs attendent moins de … minutes, l'autre moitié davantage »", "l'attente de chaque visiteur de la semaine", "le service", ("Passeports", "Logement", "École"),
               "Quel nombre de minutes faut-il écrire ?"),
    "range": ("trajets", "a quatre lignes de bus pour aller au travail et veut celle dont la durée change le moins d'un jour à l'autre", "la durée de chaque trajet chronométré", "le sens", ("aller", "retour"),
              "Quelle ligne est la plus régulière ?"),
}  # fmt: skip
"""File, who decides what, what a row is, what alone counts, and what is asked, by the indicator that answers."""


def _sold(
    rng: np.random.Generator, models: list[str]
) -> tuple[list[tuple[Any, ...]], str, list[str]] | None:
    """Pairs sold: the size that sells most of the first model, neither its mean nor its median nor that of all."""
    rows = [(model, _SIZES[min(9, max(0, round(rng.normal(middle, 2.2))))]) for model, middle, count in zip(models, (4.5, 2.0, 6.5), (70, 55, 60), strict=True) for _n in range(count)]  # fmt: skip
    held = [size for model, size in rows if model == models[0]]
    (best, most), (_next, second) = Counter(held).most_common(2)
    everyone = Counter(size for _model, size in rows).most_common(1)[0][0]
    others = {round(statistics.fmean(held)), round(statistics.median(held)), everyone}
    return (rows, str(best), [str(size) for size in sorted(others)]) if most > second + 1 and best not in others else None  # fmt: skip


def _waited(
    rng: np.random.Generator, services: list[str]
) -> tuple[list[tuple[Any, ...]], str, list[str]] | None:
    """Minutes waited: what half of the visitors of the first service wait less than."""
    rows = [(service, max(1, round(rng.lognormal(mean, 0.75)))) for service, mean, count in zip(services, (2.6, 1.9, 2.9), (51, 44, 60), strict=True) for _n in range(count)]  # fmt: skip
    held = [minutes for service, minutes in rows if service == services[0]]
    median = round(statistics.median(held))
    wrong = {round(statistics.fmean(held)), round(statistics.median(one for _service, one in rows))}
    return (rows, str(median), [str(one) for one in sorted(wrong)]) if median not in wrong and held.count(median) == 1 else None  # fmt: skip


def _ridden(
    rng: np.random.Generator, ways: list[str]
) -> tuple[list[tuple[Any, ...]], str, list[str]] | None:
    """Trips timed on four lines: the most regular one in the first direction, neither the fastest nor the most regular in the other."""
    lines = [int(n) for n in sample(rng, range(2, 30), 4)]
    rows: list[tuple[Any, ...]] = []
    spread: dict[tuple[str, int], tuple[float, float, float]] = {}
    for way, widths in zip(ways, ((2, 5, 7, 6), (6, 2, 5, 7)), strict=True):
        for number, width, mean in zip(lines, widths, sample(rng, range(24, 38), 4), strict=True):
            held = [mean + integer(rng, -width, width) for _n in range(15)]
            spread[way, number] = (
                max(held) - min(held),
                statistics.pstdev(held),
                statistics.fmean(held),
            )
            rows += [(way, number, minutes) for minutes in held]
    mine = {number: spread[ways[0], number] for number in lines}
    best = lines[0]
    by_range, by_deviation = (
        sorted(one[0] for one in mine.values()),
        sorted(one[1] for one in mine.values()),
    )
    fastest = min(mine, key=lambda number: mine[number][2])
    clear = by_range[1] - by_range[0] >= 3 and by_deviation[1] - by_deviation[0] >= 0.8
    is_best = mine[best][:2] == (by_range[0], by_deviation[0])
    return (rows, str(best), [str(one) for one in lines[1:]]) if clear and is_best and fastest != best else None  # fmt: skip


_COLUMNS = {"mode": ("Modèle", "Pointure"), "median": ("Service", "Attente (min)"), "range": ("Sens", "Ligne", "Durée (min)")}  # fmt: skip
_WHY = {
    "mode": "la valeur la plus fréquente (le mode), que donnent un tableau croisé ou NB.SI. La moyenne et la médiane décrivent le milieu : une pointure du milieu peut se vendre peu",
    "median": "la médiane, =MEDIANE : autant de visiteurs de chaque côté. Quelques très longues attentes tirent la moyenne vers le haut, mais ne la déplacent presque pas",
    "range": "l'étendue, =MAX − =MIN de chaque ligne (l'écart type dit la même chose). La ligne la plus rapide en moyenne peut être très irrégulière",
}  # fmt: skip


@redraw_misfits
def indicator_that_decides(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: the mode, the median or the range of one group, as what is to be decided asks for."""
    indicator = pick(rng, tuple(_DECISIONS))
    name, goal, rows_are, kind, groups, asked = _DECISIONS[indicator]
    order = shuffled(rng, groups)
    found = {"mode": _sold, "median": _waited, "range": _ridden}[indicator](rng, order)
    if found is None:
        return None
    rows, key, wrong = found
    book = Workbook((sheet(name.capitalize(), _COLUMNS[indicator], shuffled(rng, rows)),))
    return {
        "who": pick(rng, FIRST_NAMES), "goal": goal, "name": name, "rows_are": rows_are, "kind": kind, "group": order[0], "asked": asked,
        "why": _WHY[indicator], "key": key, "wrong": wrong, "files": in_two_formats(name, book),
    }  # fmt: skip


_EXAMS = ("Écrit", "Oral", "Projet", "Contrôle", "Pratique")


@redraw_misfits
def weighted_marks(rng: np.random.Generator) -> dict[str, Any] | None:
    """A mean weighted by coefficients that stand on another sheet; an absence does not count."""
    kinds = sample(rng, _EXAMS, 4)
    weights = dict(zip(kinds, shuffled(rng, (1, 2, 3, 5)), strict=True))
    count = integer(rng, 14, 22)
    rows: list[tuple[Any, ...]] = []
    kept = []
    for number in range(1, count + 1):
        kind, mark = pick(rng, kinds), integer(rng, 12, 38) / 2
        absent = number in (4, 9)
        rows.append((f"Épreuve {number}", kind, None if absent else mark))
        kept += [] if absent else [(weights[kind], mark)]
    mean = sum(weight * mark for weight, mark in kept) / sum(weight for weight, _mark in kept)
    plain = sum(mark for _weight, mark in kept) / len(kept)
    everyone = sum(weights[row[1]] for row in rows)
    as_zero = sum(weight * mark for weight, mark in kept) / everyone
    key = rounded(mean, 2)
    if key.endswith("0") or len({key, rounded(plain, 2), rounded(as_zero, 2)}) < 3:
        return None
    name = f"notes-{integer(rng, 10, 99)}"
    book = Workbook(
        (
            sheet("Notes", ("Épreuve", "Type", "Note sur 20"), rows),
            sheet("Coefficients", ("Type", "Coefficient"), sorted(weights.items())),
        )
    )
    return {
        "name": name,
        "weights": sum(weight for weight, _mark in kept),
        "key": key,
        "wrong": [rounded(plain, 2), rounded(as_zero, 2)],
        "files": in_two_formats(name, book),
    }


_WHAT = ("d'un local", "d'un logement", "d'un garage", "d'un atelier")


def _series(rng: np.random.Generator, first: int, last: int, start: float) -> dict[tuple[int, int], float]:  # fmt: skip
    """An index by year and quarter, to two decimals."""
    found, index = {}, start
    for year in range(first, last + 1):
        for quarter in range(1, 5):
            found[year, quarter] = round(index, 2)
            index *= 1 + integer(rng, -4, 14) / 1000
    return found


_TWO = CellStyle("decimal")


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


@redraw_misfits
def rent_that_follows(rng: np.random.Generator) -> dict[str, Any] | None:
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
        return None
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


_TOLD = {True: ("oui", "oui", "Oui", "O", "oui "), False: ("non", "non", "Non", "N", "non ")}


@redraw_misfits
def simpson_paradox(rng: np.random.Generator) -> dict[str, Any] | None:
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
            return None
        best[name] = max(rates, key=lambda who: rates[who])
    asked = pick(rng, (north, south))
    total, good = counts[asked, "complexe"]
    rate = 100 * good / total
    if abs(rate % 1 - 0.5) < 0.05:
        return None
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
