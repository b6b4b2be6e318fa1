"""What is good to know of a score: a bold sentence, then what it means; caveats come last."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from pixsim.tui.drawing import joined

Note = tuple[str, str]
"""What matters, in bold; then why."""


def note_lines(title: str, notes: Sequence[Note], width: int) -> list[Content]:
    """The notes, wrapped."""
    lines = [joined((title, "bold"))]
    for strong, plain in notes:
        lines += joined((strong, "bold"), f" {plain}" if plain else "").wrap(max(width, 12))
    return lines
