"""Numbers of many hands, hours of several zones, two lists, a drawing in code: keys found again by other means."""

from __future__ import annotations

import re
from datetime import date
from xml.etree.ElementTree import fromstring

from pixsim.families.media import engraved
from pixsim.families.messaging import numbers
from pixsim.families.teamwork import common_hours
from tests.families.draws import each_seed
from tests.families.opened import content, drawn
from tests.families.test_done_with_tools import last_sunday, lines_of, told


@each_seed
def test_distinct_numbers(seed: int) -> None:
    values = drawn(numbers.distinct_numbers, seed)
    lines = content(values, "txt").decode().splitlines()
    mobiles: set[str] = set()
    fixed: set[str] = set()
    short = 0
    for line in lines:
        found = re.findall(r"(\+33|\+44|0033|0044|\b33|\b0)[ -]?(?:\(0\))?((?:[ .-]?\d)+)", line.partition(" (à")[0])  # fmt: skip
        assert found, line
        for country, rest in found:
            digits = re.sub(r"\D", "", rest)
            french = country.endswith(("33", "0"))
            if len(digits) == (8 if french else 9):
                short += 1
                continue
            assert len(digits) == (9 if french else 10), line
            (mobiles if digits[0] in "67" else fixed).add(country.lstrip("+0").replace("33", "") + digits)  # fmt: skip
    assert str(len(mobiles)) == values["key"]
    assert 180 < len(lines) < 320
    assert short >= 4
    assert len(fixed) >= 22
    assert sum(number.startswith("44") for number in mobiles) >= 4
    assert sum(bool(re.search(r" ou | ; | puis ", line)) for line in lines) >= 7
    assert len(set(lines)) == values["texts"] > values["ends"] > len(mobiles)
    assert values["key"] not in values["wrong"]


@each_seed
def test_hour_for_all(seed: int) -> None:
    values = told(common_hours.hour_for_all, seed)
    _weekday, number, month, year = values["day"].split()
    months = ("février", "mars", "avril", "mai", "juin", "septembre", "octobre", "novembre")
    day = date(int(year), (2, 3, 4, 5, 6, 9, 10, 11)[months.index(month)], int(number.removesuffix("er")))  # fmt: skip
    summer = last_sunday(day.year, 3) <= day < last_sunday(day.year, 10)
    from_utc = {
        "Cayenne": -180, "Fort-de-France": -240, "Saint-Denis de La Réunion": 240, "Mamoudzou": 180, "Dakar": 0, "Tunis": 60, "Antananarivo": 180,
        "Pondichéry": 330, "Lisbonne": 60 * summer, "Athènes": 120 + 60 * summer, "Bangkok": 420,
    }  # fmt: skip
    spans = []
    for line in lines_of(values["rows"]):
        match = re.fullmatch(r"(.+?) +de (\d+) h (\d\d) à (\d+) h (\d\d)", line)
        assert match is not None
        late = from_utc[match[1]] - 60 - 60 * summer
        spans.append((60 * int(match[2]) + int(match[3]) - late, 60 * int(match[4]) + int(match[5]) - late))  # fmt: skip
    fitting = [
        minute
        for minute in range(0, 1440, 15)
        if all(opens <= minute and minute + values["length"] <= closes for opens, closes in spans)
    ]
    assert values["key"] == f"{fitting[0] // 60:02}:{fitting[0] % 60:02}"
    assert values["key"] not in values["wrong"]


@each_seed
def test_list_that_changed(seed: int) -> None:
    values = told(common_hours.list_that_changed, seed)
    before, after = values["before"].split(), values["after"].split()
    assert len(before) == len(after) == len(set(before)) == len(set(after)) == 21
    assert set(after) - set(before) == {values["key"]}
    assert set(before) - set(after) == {values["gone"]}
    assert before != after


SEGMENTS = {  # the ends of the strokes of each figure, in a frame of 20 by 40
    "0": "AB BF EF AE", "2": "AB BD CD CE EF", "3": "AB BF CD EF", "4": "AC CD BF", "5": "AB AC CD DF EF", "6": "AB AE CD DF EF",
    "8": "AB BF EF AE CD", "9": "AB AC CD BF EF",
}  # fmt: skip
CORNERS = {(0, 0): "A", (20, 0): "B", (0, 20): "C", (20, 20): "D", (0, 40): "E", (20, 40): "F"}


def strokes(path: str) -> set[frozenset[tuple[int, int]]]:
    """The lines of a path, by their ends."""
    found, here, first = set(), (0, 0), (0, 0)
    for order, held in re.findall(r"([mhvlz])([-\d ]*)", path):
        steps = [int(step) for step in re.findall(r"-?\d+", held)]
        if order == "z":
            there = first
        else:
            across, down = (steps * 2)[:2] if order in "ml" else ((steps[0], 0) if order == "h" else (0, steps[0]))  # fmt: skip
            there = (here[0] + across, here[1] + down)
        if order == "m":
            first = there
        else:
            found.add(frozenset({here, there}))
        here = there
    return found


def figure_of(path: str) -> tuple[int, str]:
    """Where a figure is drawn, and which."""
    lines = strokes(path)
    left = min(x for line in lines for x, _y in line)
    if len(lines) == 2:
        flat = any(len({y for _x, y in line}) == 1 for line in lines)
        return left, "7" if flat else "1"
    cut = set()
    for line in lines:
        (x1, y1), (x2, y2) = sorted(line)
        cut.add("".join(sorted((CORNERS[x1 - left, y1 - 10], CORNERS[x2 - left, y2 - 10]))))
    (figure,) = (name for name, ends in SEGMENTS.items() if set(ends.split()) == cut)
    return left, figure


@each_seed
def test_drawn_number(seed: int) -> None:
    values = told(engraved.drawn_number, seed)
    root = fromstring("\n".join(lines_of(values["code"])))
    paths = [path for path in root.iter("{http://www.w3.org/2000/svg}path") if path.get("display") != "none"]  # fmt: skip
    assert len(paths) == 4
    drawn_figures = sorted(figure_of(path.get("d") or "") for path in paths)
    figures = [figure for _left, figure in drawn_figures]
    assert ["".join(figures), " ".join(figures)] == values["key"]
    assert not set(values["key"]) & set(values["wrong"])
