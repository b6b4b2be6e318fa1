"""Keys found another way. Reading and choosing a chart: lines, bars, pies, scatter plots, traps."""

from __future__ import annotations

import io
import re
import statistics
from collections import defaultdict
from datetime import datetime
from typing import Any

import numpy as np
import pytest
from PIL import Image

from pixsim.families.spreadsheets import graphiques
from pixsim.text.french_dates import MONTHS
from tests.families.attachments import content, drawn, rows_of, workbook
from tests.families.drawing import draw_values
from tests.families.reading import number
from tests.families.seeds import each_seed


@each_seed
def test_bars_in_text(seed: int) -> None:
    fields = draw_values(graphiques.bars_in_text, seed)
    bars = {line.split()[0].lower(): line.count("■") for line in fields["barres"].splitlines()}
    days = [day for day in re.findall(r"\w+", fields["question"]) if day in bars]
    one, other = (bars[day] * fields["valeur"] for day in days)
    assert fields["reponse"] == (one - other if "de plus" in fields["question"] else one + other)


@each_seed
def test_bars_stand_on_the_cut_axis(seed: int) -> None:
    values = drawn(graphiques.cut_axis_chart, seed)
    image = np.asarray(Image.open(io.BytesIO(content(values, "png"))).convert("RGB")).astype(int)
    heights = []
    for colour in ((0x7F, 0xB3, 0xD5), (0x1F, 0x61, 0x8D)):
        rows = np.flatnonzero((image == colour).all(axis=2).sum(axis=1) > 50)
        heights.append(round((300 - rows[0]) / 36))
    step = (values["low"] - values["start"]) / heights[0]
    assert values["high"] == values["start"] + step * heights[1]
    change = 100 * (values["high"] - values["low"]) / values["low"]
    assert number(values["key"]) == pytest.approx(change)


@each_seed
def test_boxes(seed: int) -> None:
    values = drawn(graphiques.widest_box, seed)
    times: dict[str, list[int]] = defaultdict(list)
    for _ticket, desk, held in rows_of(values):
        if held is not None:
            times[desk].append(int(str(held).removesuffix(" min")))
    quartiles = {
        desk: statistics.quantiles(held, n=4, method="inclusive") for desk, held in times.items()
    }
    lengths = {desk: third - first for desk, (first, _middle, third) in quartiles.items()}
    desk = max(lengths, key=lambda name: lengths[name])
    first, middle, third = quartiles[desk]
    assert (desk, middle, lengths[desk]) == (values["desk"], values["middle"], values["length"])
    beyond = [time for time in times[desk] if time > third + 1.5 * (third - first)]
    assert len(beyond) == values["beyond"] > 0
    assert desk != max(times, key=lambda name: max(times[name]) - min(times[name]))


def month(value: Any) -> int:
    """Months since January 2022."""
    if isinstance(value, datetime):
        return (value.year - 2022) * 12 + value.month - 1
    name, year = str(value).split()
    return (int(year) - 2022) * 12 + MONTHS.index(name)


@each_seed
def test_ratio_that_slides(seed: int) -> None:
    values = drawn(graphiques.find_ratio_threshold_month, seed)
    book = workbook(values)
    seen = {month(when): count for when, count in list(book["Visiteurs"].values)[1:]}
    spent = {month(when): amount * (1000 if unit == "k€" else 1) for when, amount, unit in list(book["Dépense"].values)[1:]}  # fmt: skip
    assert set(seen) == set(spent) == set(range(48))
    slid = {p: sum(spent[p - k] for k in range(3)) / sum(seen[p - k] for k in range(3)) for p in range(2, 48)}  # fmt: skip
    first = max(p for p, value in slid.items() if value <= values["mark"]) + 1
    assert values["month"] == f"{MONTHS[first % 12]} {2022 + first // 12}"
    assert values["figures"][0] == f"{first % 12 + 1:02}/{2022 + first // 12}"
    assert values["month"] not in values["wrong"] != []
    assert number(values["top"]) == pytest.approx(max(slid.values()), abs=0.0051)
    assert values["top"] not in values["not_top"]
    texts = [when for when, *_rest in list(book["Visiteurs"].values)[1:] if isinstance(when, str)]
    assert len(texts) >= 2
