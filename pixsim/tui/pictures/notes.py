"""What is good to know of a score: a bold sentence, then what it means; caveats come last."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from pixsim.report.wording import Note
from pixsim.tui.drawing.pieces import joined


def note_lines(title: str, notes: Sequence[Note], width: int) -> list[Content]:
    """The notes, wrapped."""
    lines = [joined((title, "bold"))]
    for note in notes:
        gap = " " if note.head and note.text else ""
        lines += joined((note.head, "bold"), gap, note.text).wrap(max(width, 12))
    return lines
