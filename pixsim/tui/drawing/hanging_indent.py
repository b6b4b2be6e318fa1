"""Text whose wrapped lines stand under the first word of their paragraph, at any width."""

from __future__ import annotations

import re

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from pixsim.tui.drawing.safe_text import screen_text

LEAD = re.compile(r" *(?:[•✓✗] )?")
COLUMNS = re.compile(r"(?<=\S) {3,}")
LEAST = 12  # columns that are left for the text; below, nothing is indented


class HangingText(Visual):
    """A text without markup; a line too long goes on below its own beginning.

    Parameters
    ----------
    text : str
        What would drive the terminal is replaced by a mark.
    indent : int, optional
        Columns before a line that goes on; by default as many as before the line itself, its
        bullet included.
    columns : bool
        Runs of spaces only align columns: they are given up where the line would not fit.
    """

    def __init__(self, text: str, indent: int | None = None, *, columns: bool = False) -> None:
        self.plain = screen_text(text)
        self._indent, self._columns = indent, columns
        self._at: tuple[int, Content] | None = None

    def at(self, width: int) -> Content:
        """The text as it stands in so many columns."""
        if self._at is None or self._at[0] != width:
            lines = [part for line in self.plain.split("\n") for part in self._wrap(line, width)]
            self._at = width, Content("\n").join(lines)
        return self._at[1]

    def _wrap(self, line: str, width: int) -> list[Content]:
        whole = Content(line)
        if whole.cell_length <= width:
            return [whole]
        if self._columns:
            line = COLUMNS.sub("  ", line)
        lead = LEAD.match(line)
        indent = (lead.end() if lead else 0) if self._indent is None else self._indent
        first, *others = Content(line).wrap(max(1, width))
        if not others or width - indent < LEAST:
            return [first, *others]
        rest = line[len(first) :].lstrip(" ")
        return [first, *(part.pad_left(indent) for part in Content(rest).wrap(width - indent))]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw."""
        return self.at(width - _line_padding(options.rules)).render_strips(
            width, height, style, options
        )

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Columns of the longest line."""
        return Content(self.plain).get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: RulesMap) -> int:
        """Columns of the longest word."""
        return Content(self.plain).get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines it takes."""
        return self.at(width - _line_padding(rules)).get_height(rules, width)

    def __str__(self) -> str:
        return self.plain


def _line_padding(rules: RulesMap) -> int:
    return 2 * rules.get("line_pad", 0)
