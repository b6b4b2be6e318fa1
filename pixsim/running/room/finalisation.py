"""The end of a room's session: finalised, scored, published; what the jury decides afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from pixsim.report.result.common import AnyResult
from pixsim.report.rule_sets import build_result
from pixsim.room import events as happened
from pixsim.room.events import RoomRefusedError
from pixsim.room.finalisation import comment_refusal
from pixsim.room.jury import Jury, JuryAct
from pixsim.room.lifecycle import Abort, ResultStatus
from pixsim.room.replay import apply_event
from pixsim.room.seat import Seat
from pixsim.running.room.open_room import LOST, RoomUnderWay
from pixsim.session.state import Session
from pixsim.store.errors import UnknownSittingError

SITTING_LOST = "SITTING_LOST"
STATUSES: dict[str, ResultStatus] = {
    "validated": "validated",
    "rejected": "rejected",
    "cancelled": "cancelled",
}


def finalise_session(
    desk: RoomUnderWay, aborts: Mapping[int, Abort], comment: str, by: str
) -> None:
    """End the session: tests under way are ended, all are scored by the rules.

    Parameters
    ----------
    aborts : mapping of int to str
        Why each unfinished test was left: ``candidate`` or ``technical``.

    Raises
    ------
    RoomRefusedError
        A reason is missing, nobody began, it is finalised already, or the comment is too long;
        nothing was changed.
    JournalError
    """
    if (error := comment_refusal(comment)) is not None:
        raise RoomRefusedError(error)
    at = desk.now()
    ended = happened.Finalised(at=at, by=by, comment=comment, aborts=dict(aborts))
    seats = [seat for seat in apply_event(desk.room, ended).tests if seat.sitting is not None]
    numbers = tuple(seat.number for seat in seats)
    before = desk.room
    try:
        with desk.sittings.undone_on_error(*numbers), desk.journal.transaction():
            settled = [
                _settle_result(seat.number, _settle_session(desk, seat, by), at) for seat in seats
            ]
            desk.record(ended, *settled)
    except BaseException:
        desk.room = before
        raise
    for number in numbers:
        desk.sittings.close(number)


def _settle_session(desk: RoomUnderWay, seat: Seat, by: str) -> Session | None:
    """The session, told how it ended; None where the sitting is lost."""
    try:
        exam = desk.exam(seat.number)
    except LOST:
        return None
    if not exam.session.is_over:
        exam.tick()
    if not exam.session.is_over:
        exam.end("finalised", by)
    confirmed = tuple(sorted(d.place for d in seat.decisions if d.confirmed))
    exam.settle(seat.abort, confirmed, by)
    return exam.session


def _settle_result(seat: int, session: Session | None, at: datetime) -> happened.ResultSettled:
    """What scoring gives; a test that the rules cannot score is in error, and blocks publication.

    Of a lost sitting nothing can ever be published: it is cancelled, and blocks nobody else.
    """
    if session is None:
        return happened.ResultSettled(at=at, seat=seat, status="cancelled", comment=SITTING_LOST)
    try:
        result = build_result(session)
    except (ValueError, ArithmeticError, LookupError):
        return happened.ResultSettled(at=at, seat=seat, status="error")
    comment = None if result.reason is None else result.reason.upper()
    status = STATUSES.get(result.status, "error")
    return happened.ResultSettled(at=at, seat=seat, status=status, comment=comment)


def publish_results(desk: RoomUnderWay, by: str) -> None:
    """Let candidates see their results: they are signed and kept from now on.

    Raises
    ------
    RoomRefusedError
        Not finalised, published already, or a result is missing; nothing was changed.
    JournalError
    """
    with desk.together(happened.Published(at=desk.now(), by=by)):
        for seat in desk.room.tests:
            _keep_certificate(desk, seat)


def unpublish_results(desk: RoomUnderWay, by: str) -> None:
    """Hide the results again; nothing happens where none are shown."""
    with desk.together(happened.Unpublished(at=desk.now(), by=by)):
        for seat in desk.room.tests:
            if seat.sitting is not None:
                with suppress(UnknownSittingError):
                    desk.journal.replace_result(seat.sitting, None)


def decide_by_jury(desk: RoomUnderWay, seat: int, act: JuryAct, by: str) -> None:
    """Cancel or reject a test, or take that back; what is published changes at once.

    Raises
    ------
    RoomRefusedError, JournalError
    """
    event = happened.JuryDecided(at=desk.now(), by=by, seat=seat, act=act)
    after = apply_event(desk.room, event)
    with desk.together(event):
        if after.published is not None:
            _keep_certificate(desk, after.seat(seat))


def _keep_certificate(desk: RoomUnderWay, seat: Seat) -> None:
    if seat.sitting is None:
        return
    try:
        session, _count = desk.journal.load(seat.sitting)
    except LOST:
        return
    result = apply_jury_decision(build_result(session), seat.jury)
    desk.journal.replace_result(seat.sitting, result.model_dump_json())


Result = TypeVar("Result", bound=AnyResult)


def apply_jury_decision(result: Result, jury: Jury) -> Result:
    """The result as it stands: cancelled or rejected for fraud, it certifies nothing.

    Questions and answers stay as they were, so that they can be reviewed.
    """
    status, comment = jury.settle("validated", None)
    if comment is None:
        return result
    annulled = {"status": status, "reason": comment.lower(), **result.annulled_fields()}
    return result.model_copy(update=annulled)
