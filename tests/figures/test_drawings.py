"""A figure drawn as SVG, as PNG and as cells: the same description, the same places, nothing obeyed."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest
from PIL import Image
from pydantic import ValidationError

from pixsim.bank.question import Question
from pixsim.figures.cells import HALF, figure_cells, parse_rgb, shade_rows
from pixsim.figures.figure import (
    BADGE,
    PAPER,
    Circle,
    Figure,
    Icon,
    Line,
    Polygon,
    Rect,
    Text,
    Zone,
)
from pixsim.figures.icons import ICONS, shapes_of
from pixsim.figures.painting import PNG_SCALE, png_bytes
from pixsim.figures.vector import svg_element

RED, NASTY = "#C00000", '<script>&"\x27'
SHOWN = Figure(
    columns=30,
    rows=6,
    alt='Un carré & un mot "entre guillemets".',
    drawn=(
        Rect(x=4, y=4, w=6, h=4, fill=RED),
        Circle(x=20, y=6, r=2, fill=RED),
        Line(points=((0, 10.5), (29, 10.5)), colour=RED, width=1),
        Polygon(points=((24, 0), (28, 0), (26, 3)), fill=RED),
        Icon(name="lock", x=12, y=0, size=8),
        Text(x=0, y=8, text=NASTY),
    ),
    zones=(Zone(label="1", x=0, y=0, w=10, h=8), Zone(label="2", x=11, y=0, w=10, h=8)),
)


def test_svg_is_one_image_with_an_alternative_and_its_zones() -> None:
    tree = ElementTree.fromstring(svg_element(SHOWN, right={"2"}, wrong={"1"}))
    assert tree.get("role") == "img"
    assert tree.get("aria-label") == SHOWN.alt
    assert [one.get("data-zone") for one in tree.iter() if one.get("data-zone")] == ["1", "2"]
    texts = ["".join(one.itertext()) for one in tree.iter() if one.tag.endswith("text")]
    assert texts == [NASTY, "✗1 ".replace(" ", "\u00a0"), "✓2\u00a0"]
    assert {one.tag.rpartition("}")[2] for one in tree.iter()} <= {
        "svg", "g", "rect", "circle", "polyline", "polygon", "text",
    }  # fmt: skip


def test_png_is_as_large_as_its_units() -> None:
    with Image.open(io.BytesIO(png_bytes(SHOWN))) as image:
        assert image.size == (30 * PNG_SCALE, 12 * PNG_SCALE)
        assert image.convert("RGB").getpixel((7 * PNG_SCALE, 6 * PNG_SCALE)) == parse_rgb(RED)
    assert png_bytes(SHOWN) == png_bytes(SHOWN)


def test_cells_hold_two_pixels_each_and_texts_as_signs() -> None:
    rows = figure_cells(SHOWN)
    assert len(rows) == 6
    assert {len(row) for row in rows} == {30}
    inside = rows[2][6]  # units 4 and 5 of column 6
    assert (inside.sign, inside.colour, inside.ground) == (HALF, parse_rgb(RED), parse_rgb(RED))
    assert rows[0][22].colour == parse_rgb(PAPER)
    line = rows[5][29 - 1]  # a line one unit wide at 10.5 fills the upper half alone
    assert (line.colour, line.ground) == (parse_rgb(RED), parse_rgb(PAPER))
    assert "".join(cell.sign for cell in rows[4][: len(NASTY)]) == NASTY
    assert [cell.sign for cell in rows[0][:3]] == [" ", "1", " "]
    assert rows[0][1].ground == parse_rgb(BADGE)


def test_without_colours_a_figure_is_in_shades() -> None:
    lines = shade_rows(SHOWN)
    assert lines[4].startswith(NASTY)
    assert "▓" in lines[2] or "█" in lines[2]


def test_a_point_is_in_one_zone_or_in_none() -> None:
    found = [SHOWN.zone_at(x, y) for x, y in ((0, 0), (9, 7), (10, 3), (11, 0), (20, 8))]
    assert [zone and zone.label for zone in found] == ["1", "1", None, "2", None]


@pytest.mark.parametrize("name", list(ICONS))
def test_an_icon_stays_in_its_square(name: str) -> None:
    drawn = Figure(columns=16, rows=8, alt="x", drawn=(Icon(name=name, x=0, y=0, size=16),))
    assert list(shapes_of(drawn))
    for shape in shapes_of(drawn):
        ends = shape.points if isinstance(shape, Line | Polygon) else ((shape.x, shape.y),)
        assert all(-0.5 <= value <= 16.5 for point in ends for value in point), shape
    assert any(cell.colour != parse_rgb(PAPER) for row in figure_cells(drawn) for cell in row)


def test_an_unknown_icon_or_colour_is_refused() -> None:
    with pytest.raises(LookupError):
        list(shapes_of(SHOWN.model_copy(update={"drawn": (Icon(name="yeti", x=0, y=0, size=8),)})))
    with pytest.raises(ValidationError):
        Rect(x=0, y=0, w=1, h=1, fill="red")


def test_a_question_keeps_its_figure() -> None:
    question = Question(
        id="a1-b#1", skill="@a1", competence="1.1", level=1, type="QCU", statement="Où ?",
        options=("1", "2"), key=("1",), explanation="Là.", figure=SHOWN,
    )  # fmt: skip
    again = Question.model_validate_json(question.model_dump_json())
    assert again == question
    assert again.is_pointed
    assert [file.name for file in again.handed] == ["image.png"]
