"""What has been read of a quiz so far, and what one cell adds to it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from pixsim.answers.own_quiz.columns import ItemColumn
from pixsim.answers.own_quiz.marks import mark_words, parse_mark_word, parse_points
from pixsim.foundation.localised import label_value

Blank = Literal["missing", "wrong"]
CLOSE = 1e-6  # of rounded marks, e.g. 0.33333


@dataclass(slots=True)
class Reading:
    """What has been read so far."""

    blank: Blank
    marks: dict[str, dict[str, float]] = field(default_factory=dict)  # by person, then by item
    items: dict[str, None] = field(default_factory=dict)
    chosen: list[tuple[str, str, str]] = field(default_factory=list)
    key: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    names: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))

    def keep(self, person: str, item: str, mark: float) -> None:
        """The first answer of a person to a question counts."""
        self.items.setdefault(item)
        known = self.marks.setdefault(person, {})
        if not math.isnan(known.get(item, math.nan)):
            self.counts["own_repeats"] += not math.isnan(mark)
        else:
            known[item] = mark


Faults = dict[str, list[str]]


def find_mark_limit(column: ItemColumn, rows: Sequence[Sequence[str]], reading: Reading) -> float:
    """The most points of a question: read from its name, else the most that anybody has."""
    if column.most is not None:
        return column.most
    found = [
        parse_points(row[column.place])
        for row in rows
        if parse_mark_word(row[column.place]) is None
    ]
    values = [given[0] for given in found if given is not None and given[1] is None]
    most = max(values, default=1.0)
    if most <= 1:
        return 1.0
    reading.names["own_guessed_most"].setdefault(label_value(column.name, f"{most:g}"))
    return most


def mark_cell(cell: str, most: float, where: str, reading: Reading, faults: Faults) -> float:
    """Share of the points, 0 to 1; NaN where there is no answer; a fault where the cell says nothing known."""
    match parse_mark_word(cell):
        case "right":
            return 1.0
        case "wrong":
            return 0.0
        case "ungraded":
            reading.counts["own_ungraded"] += 1
            return math.nan
        case "blank":
            return _mark_blank(reading)
    given = parse_points(cell)
    if given is None:
        faults["own_no_mark"].append(label_value(where, cell[:30]))
        return math.nan
    value, limit = given[0], given[1] or most
    if value > limit + CLOSE:
        faults["own_above"].append(label_value(where, cell[:30]))
        return math.nan
    return 1.0 if value >= limit - CLOSE * max(limit, 1) else max(value / limit, 0.0)


def mark_against_key(cell: str, key: str, reading: Reading) -> float:
    """The same of an option chosen, by the right one."""
    return (
        _mark_blank(reading)
        if parse_mark_word(cell) == "blank"
        else float(mark_words(cell) == mark_words(key))
    )


def _mark_blank(reading: Reading) -> float:
    reading.counts["own_blank"] += 1
    return 0.0 if reading.blank == "wrong" else math.nan
