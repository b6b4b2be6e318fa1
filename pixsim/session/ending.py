"""Why a sitting was left unfinished, and which reports count: what scoring takes from its end."""

from __future__ import annotations

from pixsim.rules.common import AbortReason, Report
from pixsim.session.events import EndReason
from pixsim.session.state import Session

_BY_ITSELF: dict[EndReason, AbortReason] = {
    "time": AbortReason.CANDIDATE,  # Pix: "manque de temps ou départ prématuré"
    "candidate": AbortReason.CANDIDATE,
    "technical": AbortReason.TECHNICAL,
}
_TOLD = {"candidate": AbortReason.CANDIDATE, "technical": AbortReason.TECHNICAL}


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
