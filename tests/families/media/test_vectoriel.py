"""Keys found another way. Reading a vector picture: shapes and attributes of SVG."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from xml.etree import ElementTree
from xml.etree.ElementTree import fromstring

import pytest

from pixsim.families.media import vectoriel
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.reading import lines_of
from tests.families.seeds import each_seed
from tests.families.solutions import done, edited_lines


@each_seed
def test_one_line_of_the_drawing_is_wrong(seed: int) -> None:
    values = drawn(vectoriel.drawing_fault, seed)
    lines = content(values, "svg").decode().splitlines()
    with pytest.raises(ElementTree.ParseError):
        ElementTree.fromstring("\n".join(lines))
    lines[values["line"] - 1] = values["good"]
    ElementTree.fromstring("\n".join(lines))


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
    values = draw_values(vectoriel.number_of_a_drawing, seed)
    root = fromstring("\n".join(lines_of(values["code"])))
    paths = [path for path in root.iter("{http://www.w3.org/2000/svg}path") if path.get("display") != "none"]  # fmt: skip
    assert len(paths) == 4
    drawn_figures = sorted(figure_of(path.get("d") or "") for path in paths)
    figures = [figure for _left, figure in drawn_figures]
    assert ["".join(figures), " ".join(figures)] == values["key"]
    assert values["number"] == "".join(figures)
    assert not set(values["key"]) & set(values["wrong"])


_SVG = "{http://www.w3.org/2000/svg}"


@each_seed
def test_tables_of_a_plan(seed: int) -> None:
    values = drawn(vectoriel.svg_shapes, seed)
    root = ET.fromstring(values["files"][values["name"]])
    pairs = {"#f00": "#ff0000", "#00f": "#0000ff", "#ff0": "#ffff00", "#0ff": "#00ffff", "#f0f": "#ff00ff"}  # fmt: skip
    names = {"red": "#ff0000", "blue": "#0000ff", "yellow": "#ffff00", "cyan": "#00ffff", "magenta": "#ff00ff"}  # fmt: skip
    rules = dict(re.findall(r"\.(\w+) { fill: (\S+); }", root.find(f"{_SVG}style").text or ""))  # type: ignore[union-attr]

    def plain(paint: str) -> str:
        channels = re.findall(r"\d+", paint) if paint.startswith("rgb") else []
        paint = "#" + "".join(f"{int(one):02x}" for one in channels) if channels else paint.lower()
        return names.get(pairs.get(paint, paint), pairs.get(paint, paint))

    (legend,) = (group for group in root if group.get("id") == "legende")
    texts = [text.text or "" for text in legend.iter(f"{_SVG}text")]
    samples = list(legend.iter(f"{_SVG}circle"))
    (asked,) = (one.get("fill", "") for one, text in zip(samples, texts, strict=False) if text.endswith(f"table {values['kind']}"))  # fmt: skip
    limit = int(re.findall(r"rayon de (\d+)", texts[-1])[0])
    count = 0
    for group in root.iter(f"{_SVG}g"):
        if group is legend or group.get("display") == "none":
            continue
        for shape in group.iter(f"{_SVG}circle"):
            styled = re.findall(r"fill:([^;]+)", shape.get("style", ""))
            paint = [*styled, rules.get(shape.get("class", "")), shape.get("fill"), group.get("fill")]  # fmt: skip
            colour = next(one for one in paint if one)
            count += plain(colour) == plain(asked) and int(shape.get("r", "0")) >= limit
    assert values["key"] == [str(count)]


def _shapes(text: str) -> dict[str, dict[str, str]]:
    """Attributes of the elements that have an id."""
    found = (
        dict(re.findall(r'([\w-]+)="([^"]*)"', tag)) for tag in re.findall(r"<\w+ [^>]*>", text)
    )
    return {attributes["id"]: attributes for attributes in found if "id" in attributes}


@each_seed
def test_shapes_are_where_the_notice_says(seed: int) -> None:
    values, world = done(vectoriel.shapes_placed, seed)
    text = "\n".join(edited_lines(world))
    wide, high = values["wide"], values["high"]
    assert f'viewBox="0 0 {wide} {high}"' in text
    shapes = _shapes(text)
    ball, sun, base = (
        {name: float(value) for name, value in shapes[key].items() if name not in ("id", "fill")}
        for key in ("balle", "soleil", "socle")
    )
    assert (2 * ball["cx"], 2 * ball["cy"]) == (wide, high)
    assert (sun["cx"] + sun["r"], sun["cy"] - sun["r"]) == (wide, 0)
    assert 2 * base["x"] + base["width"] == wide
    assert base["y"] + base["height"] == high


@each_seed
def test_holes_are_drawn_where_the_plan_says(seed: int) -> None:
    _values, world = done(vectoriel.holes_moved, seed)
    lines = edited_lines(world)
    plan = {
        letter: tuple(map(int, told))
        for letter, *told in re.findall(r"(\w) en \((\d+), (\d+)\), diamètre (\d+)", lines[0])
    }
    left = top = scale = 0
    for line in lines:
        group = re.search(r"translate\((\d+) (\d+)\) scale\((\d+)\)", line)
        if group:
            left, top, scale = map(int, group.groups())
        for letter, hole in _shapes(line).items():
            assert (
                left + scale * int(hole["cx"]),
                top + scale * int(hole["cy"]),
                2 * scale * int(hole["r"]),
            ) == plan.pop(letter)
    assert not plan
