"""What happened while a sitting was closed, when its clock cannot tell: the question, its answers.

A clock set wrong must not end a sitting for good, nor give time without it being recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from pixsim.foundation.clock import JUMP, opening_time
from pixsim.foundation.i18n import gettext as _
from pixsim.report.sitting.clock import time_left
from pixsim.report.wording import long_day
from pixsim.session.events import EndReason
from pixsim.session.state import Session


@dataclass(frozen=True, slots=True)
class Reopening:
    """How a sitting is opened again.

    Attributes
    ----------
    ended : str or None
        Its time is over, and why it stopped; None: it goes on.
    clock_wrong : bool
        The computer's clock was wrong: time goes on from the last event.
    """

    ended: EndReason | None = None
    clock_wrong: bool = False


@dataclass(frozen=True, slots=True)
class ReopeningQuestion:
    """What is asked, and each answer: its name, what it says."""

    text: str
    choices: tuple[tuple[str, str], ...]


def reopening_question(session: Session, wall: datetime) -> ReopeningQuestion | None:
    """What to ask before a sitting is opened again; None when its clock tells what happened.

    Parameters
    ----------
    session : Session
        As the journal has it.
    wall : datetime
        What the computer's clock shows.
    """
    last = session.last_at
    if session.is_over or session.started_at is None or last is None:
        return None
    now = opening_time(wall, last, session.clock_ahead)
    went_back = last - now > JUMP
    if not went_back and session.remaining(now):
        return None
    left = time_left(session.remaining(last))
    choices = [
        ("clock", _("L'horloge était fausse : continuer, il reste {left}").format(left=left)),
        ("time", _("Le temps est vraiment écoulé : terminer l'épreuve")),
        ("technical", _("Un problème technique m'a arrêté : terminer l'épreuve")),
    ]
    if not went_back:  # the likeliest first; the rest is for a clock that was set
        choices = [*choices[1:], choices[0]]
    if not session.remaining(last):
        choices = [choice for choice in choices if choice[0] != "clock"]
    return ReopeningQuestion(_reopening_text(last, wall, went_back), tuple(choices))


def reopening_of(chosen: str) -> Reopening:
    """How to open a sitting after an answer of `reopening_question`."""
    if chosen == "clock":
        return Reopening(clock_wrong=True)
    return Reopening(ended="technical" if chosen == "technical" else "time")


def _reopening_text(last: datetime, wall: datetime, went_back: bool) -> str:
    what = (
        _(
            "L'horloge de l'ordinateur est en arrière de votre dernière action : elle a été réglée, "
            "et rien ne dit combien de temps l'épreuve est restée fermée."
        )
        if went_back
        else _("D'après l'horloge, le temps s'est écoulé pendant que l'épreuve était fermée.")
    )
    times = _("Dernière action : {last}. Maintenant : {now}.").format(
        last=_moment_text(last, wall), now=_moment_text(wall, last)
    )
    later = _("Votre choix sera noté dans le résultat.")
    return "\n".join([what, times, later])


def _moment_text(moment: datetime, other: datetime) -> str:
    """Time of day, with the day where both differ."""
    local = moment.astimezone()
    clock = f"{local:%H:%M}"
    same = local.date() == other.astimezone().date()
    return (
        clock
        if same and abs(moment - other) < timedelta(days=1)
        else f"{long_day(moment)}, {clock}"
    )
