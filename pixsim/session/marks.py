"""What became of a sitting that is over: each question, why it was left, which reports count."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.outcome import Outcome
from pixsim.rules.abort_and_reports import AbortReason, Report
from pixsim.session.events import EndReason
from pixsim.session.state import Session

_BY_ITSELF: dict[EndReason, AbortReason] = {
    "time": AbortReason.CANDIDATE,  # Pix: "manque de temps ou départ prématuré"
    "candidate": AbortReason.CANDIDATE,
    "technical": AbortReason.TECHNICAL,
}
_TOLD = {"candidate": AbortReason.CANDIDATE, "technical": AbortReason.TECHNICAL}


@dataclass(frozen=True, slots=True)
class Marks:
    """Final outcome of each question once reports and the end of the test are settled.

    Attributes
    ----------
    outcome : tuple of Outcome
        By number of the question.
    neutralised, auto_skipped : tuple of bool
        Out of the rate; unanswered and counted as wrong. Never under V3, where a confirmed problem
        replaces the question and one without an answer does not count.
    """

    outcome: tuple[Outcome, ...]
    neutralised: tuple[bool, ...]
    auto_skipped: tuple[bool, ...]


def outcome_array(session: Session) -> NDArray[np.int8]:
    """Outcomes as the answers left them, shape (question,); unanswered where there is none."""
    found = np.full(len(session.questions), Outcome.UNANSWERED, dtype=np.int8)
    for response in session.responses:
        found[response.number - 1] = response.outcome
    return found


def abort_reason(session: Session) -> AbortReason:
    """Why it was left unfinished: as told when the room was finalised, else as it ended.

    Nothing is known, ``NONE``, of one that is finished or that a room has not settled.
    """
    if session.end_reason in (None, "completed"):
        return AbortReason.NONE
    if session.settled is not None and session.settled.abort is not None:
        return _TOLD[session.settled.abort]
    assert session.end_reason is not None
    return _BY_ITSELF.get(session.end_reason, AbortReason.NONE)


def counted_reports(session: Session) -> tuple[tuple[int, Report], ...]:
    """Question and category of each report that takes effect: in a room, those confirmed."""
    if session.sitting.room is None:
        return tuple((number, report) for number, report, _text in session.reports)
    if session.settled is None:
        return ()
    return tuple(session.reports[place][:2] for place in session.settled.reports)
