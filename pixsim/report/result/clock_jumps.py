"""The times the computer's clock was set during a sitting, for its result."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from pixsim.foundation.clock import JUMP
from pixsim.foundation.i18n import gettext as _
from pixsim.report.wording import duration
from pixsim.session.state import Session


class ClockJump(BaseModel):
    """The computer's clock was set; the time of the sitting did not follow."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int = Field(description="Question on the screen then, from 1.")
    at: datetime = Field(description="By the time of the sitting.")
    seconds: float = Field(description="How far the clock was set; negative: back.")
    while_closed: bool = Field(
        description="Noticed on opening again: time went on from the last event."
    )


def clock_jumps(session: Session) -> tuple[ClockJump, ...]:
    """The jumps of a session, oldest first."""
    return tuple(
        ClockJump(number=number, at=jump.at, seconds=jump.seconds, while_closed=jump.while_closed)
        for number, jump in session.clock_jumps
    )


def clock_jump_sentence(seconds: float, *, while_closed: bool) -> str:
    """« L'horloge de l'ordinateur a reculé de 3 h 00 … »."""
    size = duration(abs(seconds))
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
