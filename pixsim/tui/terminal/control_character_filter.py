"""Nothing a screen shows is obeyed by the terminal."""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from pixsim.text.terminal_text import UNSAFE

STAND_IN = "�"


class ControlCharacterFilter(LineFilter):
    """Takes control characters out of every line, wherever its text came from.

    A line keeps its width: a character that fills a cell leaves a stand-in.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments of one line, without what a terminal would obey."""
        if not any(UNSAFE.search(segment.text) for segment in segments if not segment.control):
            return segments
        return [
            segment
            if segment.control
            else Segment(
                UNSAFE.sub(_visible_stand_in, segment.text), segment.style, segment.control
            )
            for segment in segments
        ]


def _visible_stand_in(match: re.Match[str]) -> str:
    return STAND_IN * cell_len(match[0])
