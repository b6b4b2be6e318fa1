"""The clock as text: time left, the warnings it gives, the times it was set during a sitting."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta

from pixsim.foundation.clock import JUMP
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.report.result.clock_jumps import ClockJump
from pixsim.report.wording import duration_text

WARNINGS_MINUTES = (30, 15, 5, 1)
LITTLE = timedelta(minutes=15)
"""From here on the clock is orange."""
BELL_MINUTES = 5
"""The warning that rings, for those who asked for it."""
_BY_THE_SECOND = 300  # seconds


def time_left(left: timedelta) -> str:
    """« 1 h 02 », « 14 min »; « 4 min 05 s » in the last five minutes."""
    seconds = math.ceil(left.total_seconds())
    if seconds < 60:
        return _("{s} s").format(s=seconds)
    if seconds < _BY_THE_SECOND:
        return _("{m} min {s:02d} s").format(m=seconds // 60, s=seconds % 60)
    hours, minutes = divmod(math.ceil(seconds / 60), 60)
    if hours:
        return _("{h} h {m:02d}").format(h=hours, m=minutes)
    return _("{m} min").format(m=minutes)


def warning_due(left: timedelta, given: frozenset[int]) -> int | None:
    """The warning to give now, in minutes; only the most pressing one is given."""
    due = [minutes for minutes in WARNINGS_MINUTES if left <= timedelta(minutes=minutes)]
    return due[-1] if due and due[-1] not in given and left > timedelta(0) else None


def warning_text(minutes: int) -> str:
    """What a warning says."""
    return ngettext("Plus que {n} minute.", "Plus que {n} minutes.", minutes).format(n=minutes) + _(
        " Ce qui n'est pas validé ne comptera pas."
    )


def clock_jump_sentence(seconds: float, *, while_closed: bool) -> str:
    """« L'horloge de l'ordinateur a reculé de 3 h 00 … »."""
    size = duration_text(abs(seconds))
    if while_closed:
        text = (
            _("L'horloge de l'ordinateur a avancé de {size} pendant que c'était fermé : ")
            if seconds > 0
            else _("L'horloge de l'ordinateur a reculé de {size} pendant que c'était fermé : ")
        ) + _("le temps a repris à la dernière action.")
    else:
        text = (
            _("L'horloge de l'ordinateur a été avancée de {size} : ")
            if seconds > 0
            else _("L'horloge de l'ordinateur a été reculée de {size} : ")
        ) + _("le temps restant n'en dépend pas.")
    return text.format(size=size)


def clock_remarks(jumps: Sequence[ClockJump]) -> list[str]:
    """One line per jump, for a result."""
    lines, ahead = [], 0.0
    for jump in jumps:
        ahead += jump.seconds
        if jump.while_closed and abs(ahead) < JUMP.total_seconds():
            what = _(
                "L'horloge de l'ordinateur a été remise à l'heure pendant que c'était fermé : "
                "le temps la suit de nouveau."
            )
        else:
            what = clock_jump_sentence(jump.seconds, while_closed=jump.while_closed)
        lines.append(_("Question {n} : {what}").format(n=jump.number, what=what))
    return lines
