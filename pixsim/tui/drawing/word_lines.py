"""Lines of a word and its sentence: the words in bold on the left, the sentences under each other."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from pixsim.tui.drawing.pieces import join_styled, styled_text
from pixsim.tui.drawing.safe_text import screen_text

GAP = 2
NARROW = 46  # columns below which a sentence stands under its word


class WordLines(Visual):
    """Pairs of a word and a text, drawn in two columns at any width.

    Parameters
    ----------
    pairs : sequence of (str, Content or str)
        The text may have several lines.
    style : str
        Of the words.
    rows : int, optional
        A blank line between pairs where all fit in so many rows with it; none by default.
    """

    def __init__(
        self, pairs: Sequence[tuple[str, Content | str]], style: str = "bold", *, rows: int = 0
    ) -> None:
        self._pairs = [
            (screen_text(word), text if isinstance(text, Content) else styled_text(text))
            for word, text in pairs
        ]
        self._style, self._rows = style, rows
        self._lead = max((Content(word).cell_length for word, _text in self._pairs), default=0)

    @property
    def plain(self) -> str:
        """All of it, as text."""
        return "\n".join(f"{word} {text.plain}" for word, text in self._pairs)

    def __str__(self) -> str:
        return self.plain

    def at(self, width: int) -> Content:
        """The lines in so many columns."""
        blocks = [self._block(word, text, width) for word, text in self._pairs]
        spaced = Content("\n\n").join(blocks)
        fits = len(spaced.split("\n")) <= self._rows
        return spaced if fits else Content("\n").join(blocks)

    def _block(self, word: str, text: Content, width: int) -> Content:
        head = styled_text(word, self._style)
        indent = self._lead + GAP
        if width < NARROW or width - indent < NARROW // 2:
            return Content("\n").join([head, *text.wrap(max(1, width))])
        first, *rest = text.wrap(width - indent)
        lines = [join_styled(head, " " * (indent - head.cell_length), first)]
        return Content("\n").join([*lines, *(join_styled(" " * indent, part) for part in rest)])

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw."""
        return self.at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """As wide as it may be."""
        return container_width

    def get_minimal_width(self, rules: RulesMap) -> int:
        """Columns of the longest word."""
        return Content(self.plain).get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines it takes."""
        return self.at(width).get_height(rules, width)
