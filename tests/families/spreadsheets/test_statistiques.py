"""Keys found another way. Computing indicators: mean, median, percentages, indices."""

from __future__ import annotations

import statistics
from typing import Any

import numpy as np
import pytest

from pixsim.families.spreadsheets import statistiques
from tests.families.attachments import drawn, workbook
from tests.families.drawing import draw_values
from tests.families.reading import lines_of, number, records_of
from tests.families.seeds import each_seed


@each_seed
def test_strongest_rise(seed: int) -> None:
    values = draw_values(statistiques.strongest_rise, seed)
    rates = {}
    for line in lines_of(values["table"])[1:]:
        name, before, after = line.rsplit(maxsplit=2)
        rates[name.strip()] = int(after) / int(before) * 100 - 100
    best = max(rates, key=lambda name: rates[name])
    assert best == values["which"]
    assert float(values["key"].replace(",", ".")) == pytest.approx(rates[best], abs=0.05)
    assert values["key"] not in values["wrong"]


@each_seed
def test_median_and_range(seed: int) -> None:
    fields = draw_values(statistiques.median_and_range, seed)
    series = [int(row["Durée (min)"]) for row in records_of(fields)]
    assert number(fields["mediane"]) == statistics.median(series)
    assert fields["etendue"] == float(np.ptp(series))


@each_seed
def test_the_indicator_that_decides(seed: int) -> None:
    values = drawn(statistiques.indicator_that_decides, seed)
    (held,) = workbook(values)
    head, *rows = list(held.values)
    mine = [row[1:] for row in rows if row[0] == values["group"]]
    if head[1] == "Ligne":
        times: dict[Any, list[Any]] = {}
        for line, minutes in mine:
            times.setdefault(line, []).append(minutes)
        for spread in (np.ptp, np.std):
            first, second = sorted(times, key=lambda line: float(spread(times[line])))[:2]
            assert str(first) == values["key"]
            assert spread(times[first]) < spread(times[second])
    elif head[1] == "Pointure":
        assert statistics.multimode(size for (size,) in mine) == [int(values["key"])]
    else:
        waits = [minutes for (minutes,) in mine]
        below = sum(minutes < int(values["key"]) for minutes in waits)
        assert below == sum(minutes > int(values["key"]) for minutes in waits) == len(waits) // 2


@each_seed
def test_marks_are_weighted_without_absences(seed: int) -> None:
    values = drawn(statistiques.weighted_marks, seed)
    book = workbook(values)
    weights: dict[Any, Any] = dict(list(book["Coefficients"].values)[1:])
    rows = [row for row in list(book["Notes"].values)[1:] if row[2] is not None]
    marks = np.array([float(row[2]) for row in rows])
    mean = np.average(marks, weights=[weights[row[1]] for row in rows])
    assert number(values["key"]) == pytest.approx(mean, abs=0.00501)


@each_seed
def test_rent_that_follows(seed: int) -> None:
    values = drawn(statistiques.rent_that_follows, seed)
    old, new = (
        {quarter: number(str(index).strip()) for quarter, index, state in list(held.values)[1:] if state == "définitif"}
        for held in workbook(values)
    )  # fmt: skip
    assert set(old) & set(new) >= {values["join"]}
    link = old[values["join"]] / new[values["join"]]
    series = {**{quarter: index * link for quarter, index in new.items()}, **old}
    ratio = series[values["asked"]] / series[values["signed"]]
    assert values["asked"] not in old
    assert number(values["key"]) == pytest.approx(values["rent"] * ratio, abs=0.0051)
    assert number(values["change"]) == pytest.approx(100 * (ratio - 1), abs=0.0501)
    assert values["key"] not in values["wrong"]
    texts = sum(isinstance(index, str) for held in workbook(values) for _q, index, _s in list(held.values)[1:])  # fmt: skip
    assert texts == 4


@each_seed
def test_simpson(seed: int) -> None:
    fields = draw_values(statistiques.simpson_paradox, seed)
    kinds = {row["demande"]: row["type"] for row in records_of(fields, "types.csv")}
    listed = records_of(fields, "demandes.csv")
    once = {
        row["demande"]: (row["antenne"], row["resolue"].strip().lower()[0] == "o") for row in listed
    }
    assert len(listed) > len(once) == len(kinds)
    for name, some in (
        ("global", "simple complexe"),
        ("simple", "simple"),
        ("complexe", "complexe"),
    ):
        rates = {
            who: statistics.fmean(
                done
                for one, (where, done) in once.items()
                if where == who and kinds[one] in some.split()
            )
            for who in ("Nord", "Sud")
        }
        other = "Sud" if fields[name] == "Nord" else "Nord"
        assert rates[fields[name]] > rates[other] + 0.01
    assert fields["rate"] == str(round(100 * rates[fields["asked"]]))
