"""Keys found another way. Reading a vector picture: shapes and attributes of SVG."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import fromstring

import numpy as np
import pytest

from pixsim.families.media import vectoriel
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.reading import lines_of
from tests.families.seeds import each_seed


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


@each_seed
def test_circle_is_centred_in_the_moved_frame(seed: int) -> None:
    values = drawn(vectoriel.circle_into_the_frame, seed)
    root = ElementTree.fromstring(content(values, "svg"))
    svg = "{http://www.w3.org/2000/svg}"
    (group,) = root.iter(f"{svg}g")
    (frame,) = group.iter(f"{svg}rect")
    right, down = map(float, group.get("transform", "")[len("translate(") : -1].split())
    x, y, width, height = (float(frame.get(name, "0")) for name in ("x", "y", "width", "height"))
    assert float(values["cx"]) - (x + right) == x + right + width - float(values["cx"])
    assert float(values["cy"]) - (y + down) == y + down + height - float(values["cy"])


@each_seed
def test_holes_too_small(seed: int) -> None:
    values = drawn(vectoriel.holes_too_small, seed)
    root = ElementTree.fromstring(content(values, "svg"))
    space = "{http://www.w3.org/2000/svg}"
    width = float(root.get("width", "").removesuffix("mm"))
    per_mm = float(root.get("viewBox", "").split()[2]) / width
    named = {node.get("id"): node for node in root.iter() if node.get("id")}
    right, bottom = map(float, root.get("viewBox", "").split()[2:])

    def holes(node: ElementTree.Element, matrix: Any) -> list[float]:
        if node.get("display") == "none" or node.tag == f"{space}defs":
            return []
        for kind, numbers in re.findall(r"(\w+)\(([^)]*)\)", node.get("transform", "")):
            given = [float(number) for number in numbers.split()]
            step = np.eye(3)
            if kind == "translate":
                step[:2, 2] = given
            elif kind == "scale":
                step[0, 0] = step[1, 1] = given[0]
            else:
                turn = np.radians(given[0])
                step[:2, :2] = [[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]
            matrix = matrix @ step
        if node.tag == f"{space}circle":
            x, y, _one = matrix @ [float(node.get("cx", "")), float(node.get("cy", "")), 1]
            assert 0 < x < right
            assert 0 < y < bottom
            scale = float(np.sqrt(np.linalg.det(matrix[:2, :2])))
            return [2 * scale * float(node.get("r", "")) / per_mm]
        inside = [named[node.get("href", "")[1:]]] if node.tag == f"{space}use" else list(node)
        return [one for child in inside for one in holes(child, matrix)]

    found = sorted(holes(root, np.eye(3)))
    small = sum(one < values["least"] for one in found)
    assert str(small) == values["count"] not in values["not_count"]
    assert f"{round(found[0], 3):g}".replace(".", ",") == values["smallest"]
    assert found[1] > found[0]
