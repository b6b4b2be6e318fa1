"""A figure as lines of text with colours, where it stands among others: a review, a card."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from textual.color import Color
from textual.content import Content
from textual.style import Style

from pixsim.bank.question import Answer, Question
from pixsim.figures.cells import Cell, figure_cells
from pixsim.figures.figure import Figure
from pixsim.report.question.pointing import marked_zones

GOOD, BAD = Color(10, 98, 56), Color(168, 28, 28)
WHITE = Color(255, 255, 255)

Marks = Mapping[str, tuple[str, Color]]
"""By digit of a zone: the sign before it and its ground."""


def answer_marks(question: Question, answer: Answer | None) -> Marks:
    """The zones that were right, and those that one pointed at wrongly."""
    right, wrong = marked_zones(question, answer)
    return {**dict.fromkeys(wrong, ("✗", BAD)), **dict.fromkeys(right, ("✓", GOOD))}


def figure_lines(figure: Figure, width: int, marks: Marks | None = None) -> list[Content]:
    """Its rows, cut where there are fewer columns."""
    rows = [list(row) for row in figure_cells(figure)]
    for label, left, top in figure.badges():
        sign, ground = (marks or {}).get(label.strip(), ("", WHITE))
        if sign:
            for place, letter in enumerate(f"{sign}{label.strip()} ", left):
                rows[top // 2][place] = Cell(letter, WHITE.rgb, ground.rgb, bold=True)
    return [_row_content(row[:width]) for row in rows]


def _row_content(row: list[Cell]) -> Content:
    runs = groupby(row, key=lambda cell: cell[1:])
    return Content.assemble(
        *(_signs_with_style([cell.sign for cell in run], *look) for look, run in runs)
    )


def _signs_with_style(
    signs: list[str], colour: tuple[int, int, int], ground: tuple[int, int, int], bold: bool
) -> tuple[str, Style]:
    return "".join(signs), Style(Color(*ground), Color(*colour), bold=bold or None)
