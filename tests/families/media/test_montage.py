"""Keys found another way. Editing a sequence: tracks, cuts, timing."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction

import pytest

from pixsim.families.media import montage
from tests.families.attachments import drawn, rows_of
from tests.families.drawing import draw_values
from tests.families.reading import fraction, lines_of, numbers_in, only_file
from tests.families.seeds import each_seed


@each_seed
def test_running_time(seed: int) -> None:
    values = draw_values(montage.running_time, seed)
    lengths = [datetime.strptime(line[-5:], "%M:%S") for line in lines_of(values["list"])]
    gaps = timedelta(seconds=values["pause"]) * (len(lengths) - 1)
    whole = sum((at - datetime(1900, 1, 1) for at in lengths), gaps)
    assert str(whole).zfill(8) == values["key"]
    assert values["key"] not in values["wrong"]


@each_seed
def test_cut_list(seed: int) -> None:
    values = draw_values(montage.cut_list, seed)
    rows = only_file(values).decode("utf-8-sig").splitlines()[1:]
    lengths = [numbers_in(row.split(";")[2]) for row in rows]
    total = sum(h * 3600 + m * 60 + s + Fraction(i, values["rate"]) for h, m, s, i in lengths)
    assert int(values["total"]) == total * values["rate"]
    assert abs(fraction(values["seconds"]) - total) <= Fraction("0.005")
    assert abs(fraction(values["wrong_seconds"]) - total) > Fraction("0.02")


@each_seed
def test_fitting_export(seed: int) -> None:
    values = drawn(montage.fitting_export, seed)

    def seconds(clock: str) -> int:
        at = datetime.strptime(clock, "%H:%M:%S")
        return int(timedelta(hours=at.hour, minutes=at.minute, seconds=at.second).total_seconds())

    def height(size: str) -> int:
        return int(size.split(" × ")[1])

    used = [row for row in rows_of(values) if seconds(row[4])]
    assert len(used) < len(rows_of(values))
    whole = sum(seconds(row[4]) for row in used)
    least, fastest = min(height(row[1]) for row in used), max(row[2] for row in used)
    fit = [
        (height(size), mbit, name)
        for name, size, rate, mbit in rows_of(values, 1)
        if height(size) <= least and rate >= fastest and mbit * whole / 8 <= int(values["limit"])
    ]
    best, second = sorted(fit, reverse=True)[:2]
    assert best[2] == values["key"][0]
    assert best[:2] != second[:2]
    assert float(values["weight"].replace(",", ".")) == pytest.approx(
        best[1] * whole / 8, abs=0.051
    )
