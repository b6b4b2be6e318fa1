"""What the home screen says of one person, in its colours; read before the first frame, so it imports nothing heavy."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.journeys import home_words
from pixsim.store.records.record import CERTIFIABLE_COMPETENCES, Record
from pixsim.tui.drawing.pieces import join_styled

STATE_COLOURS = {"✗": "$bad", "…": "$brand", "✓": "$ok", "○": "$warn"}


def standing_lines(
    record: Record | None, *, stale: bool
) -> tuple[list[Content], list[Content], list[Content]]:
    """Three lines beside the figure: each several ways, the longest first."""
    if record is None:
        return [join_styled((_("Lecture des profils…"), "$muted"))], [], []
    if record.problem:
        return [join_styled(("✗ ", "$bad"), (home_words.UNREADABLE, "bold $bad"))], [], []
    updating = join_styled((_("   mise à jour…"), "$muted")) if stale else Content("")
    if record.is_certifiable:
        head = join_styled(("✓ ", "$ok"), (home_words.CERTIFIABLE, "bold $ok"), updating)
    else:
        count = sum(record.certifiable)
        dots = "●" * count + "○" * max(0, CERTIFIABLE_COMPETENCES - count)
        head = join_styled(
            ("○ ", "$warn"),
            (home_words.NOT_YET_CERTIFIABLE, "bold $warn"),
            "  ",
            (dots, "$warn"),
            updating,
        )
    return (
        [head],
        [join_styled(text) for text in home_words.certifiable_words(record)],
        [join_styled((text, "$muted")) for text in home_words.last_words(record)],
    )


def path_lines(record: Record) -> list[Content]:
    """The way to the first mock, the longest form first."""
    known, count = sum(record.positioned), sum(record.certifiable)
    done = record.is_certifiable
    steps = [
        (_("Vous"), "", True, False),
        (_("Positionnement"), f" {known}/{home_words.COMPETENCES}", done, not done),
        (
            home_words.CERTIFIABLE,
            "" if done else f" {count}/{CERTIFIABLE_COMPETENCES}",
            done,
            False,
        ),
        (_("Épreuve"), "", False, done),
    ]
    parts = [
        join_styled(
            ("✓ " if over else f"{place} ", "$ok" if over else "bold $brand" if here else "$muted"),
            (name + amount, "$ok" if over else "bold $brand" if here else "$muted"),
        )
        for place, (name, amount, over, here) in enumerate(steps, start=1)
    ]
    return [join_styled((f" {line} ", "$muted")).join(parts) for line in ("──", "─")] + [
        join_styled((f" {line} ", "$muted")).join(parts[1:]) for line in ("─",)
    ]


def state_in_list(record: Record, framework: Framework) -> tuple[str, str, str]:
    """For a list of people: glyph, its colour, the state in words."""
    sign, words = home_words.state_words(record, framework)
    return sign, STATE_COLOURS[sign], words


def fitting_way(ways: Sequence[Content], width: int) -> Content:
    """The first way that fits, else the last one, cut."""
    for way in ways:
        if way.cell_length <= width:
            return way
    return ways[-1].truncate(max(width, 1), ellipsis=True) if ways else Content("")
