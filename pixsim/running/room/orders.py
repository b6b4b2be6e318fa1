"""What invigilators and the jury may order in a room, by name.

Every order is a mapping ``{"do": name, "version": v, …}``. Orders on a candidate have ``seat`` and
the version of that seat; the others have the version of the room.

====================  ==================================================================
``confirm_presence``  seat: the person was seen, a start is permitted for 15 minutes
``cancel_presence``   seat: the permission is taken back
``confirm_all``       all who have joined and not begun
``authorise_resume``  seat: a return is permitted for 15 minutes
``resume_all``        all who ask to come back
``give_time``         seat, ``minutes``
``give_time_all``     ``minutes``, to all under way
``give_back``         to each under way, the minutes of outages that they have not had back
``authorise_move``    seat: the candidate goes on at the machine from which they ask
``refuse_move``       seat: they stay where they are
``decide``            seat, ``confirmed``, ``place`` (of the report), ``reason`` (V3, confirmed)
``end_test``          seat
``free``              seat: may be joined again from elsewhere
``enter_issue``       seat, ``category``, ``subcategory``, ``description``, ``question``
``withdraw_issue``    seat, ``place``
``finalise``          ``aborts`` (seat to ``candidate`` or ``technical``), ``comment``
``unfinalise``
``publish``, ``unpublish``
``jury``              seat, ``act``: cancel, uncancel, reject_for_fraud, unreject
``comment``           seat, ``text``, ``internal``
``resolve_issue``     seat, ``place``, ``text``
``take``              the jury takes the session
``relocate``          goes on in another folder: the data folder is gone
====================  ==================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from pixsim.room import events as happened
from pixsim.room.events import RoomEvent, RoomRefusedError
from pixsim.room.reports import reason_refusal
from pixsim.running.room import finalisation
from pixsim.running.room.open_room import OrderRefusedError, RoomUnderWay, seat_version
from pixsim.store.home import rescue_folder

REPEATABLE = (
    "confirm_presence",
    "authorise_resume",
    "authorise_move",
    "confirm_all",
    "resume_all",
)
"""Orders that do the same when given twice: right still where only a version has changed since."""


class StaleOrderError(OrderRefusedError):
    """The order was given on a view that has changed since."""

    def __init__(self) -> None:
        super().__init__("stale")


@dataclass(frozen=True, slots=True)
class Order:
    """An order being carried out.

    Attributes
    ----------
    desk : RoomUnderWay
    told : mapping
        As it came.
    by : str
        Who gives it.
    seat : int
        0 where it concerns no single candidate.
    """

    desk: RoomUnderWay
    told: Mapping[str, Any]
    by: str
    seat: int = 0

    def event(self, kind: str, **more: Any) -> RoomEvent:
        """An event of this order, now."""
        told: dict[str, Any] = {"kind": kind, "at": self.desk.now(), "by": self.by, **more}
        if self.seat and "seat" not in told:
            told["seat"] = self.seat
        return happened.ROOM_EVENT.validate_python(told)

    def record(self, kind: str, **more: Any) -> None:
        """Commit it, alone."""
        self.desk.record(self.event(kind, **more))

    def number(self, name: str) -> int:
        """A whole number of the order.

        Raises
        ------
        OrderRefusedError
        """
        value = self.told.get(name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise OrderRefusedError("invalid_order")
        return value

    def text(self, name: str) -> str:
        """A text of the order; empty where it has none.

        Raises
        ------
        OrderRefusedError
        """
        value = self.told.get(name, "")
        if not isinstance(value, str) or not all(
            sign.isprintable() or sign == "\n" for sign in value
        ):
            raise OrderRefusedError("invalid_order")
        return value


def carry_out(desk: RoomUnderWay, told: Mapping[str, Any], by: str) -> None:
    """Carry out an order; see the module for those there are.

    Raises
    ------
    StaleOrderError, OrderRefusedError, JournalError
    """
    name = told.get("do")
    try:
        if isinstance(name, str) and name in ON_A_SEAT:
            order = Order(desk, told, by, _seat_number(told))
            _check_version(told, seat_version(desk, desk.room.seat(order.seat)))
            ON_A_SEAT[name](order)
        elif isinstance(name, str) and name in ON_THE_ROOM:
            _check_version(told, desk.room.version)
            ON_THE_ROOM[name](Order(desk, told, by))
        else:
            raise OrderRefusedError("invalid_order")
    except RoomRefusedError as error:
        raise OrderRefusedError(error.error) from error
    except ValidationError as error:
        raise OrderRefusedError("invalid_order") from error


def _seat_number(told: Mapping[str, Any]) -> int:
    seat = told.get("seat")
    if isinstance(seat, bool) or not isinstance(seat, int):
        raise OrderRefusedError("invalid_order")
    return seat


def _check_version(told: Mapping[str, Any], version: int) -> None:
    if told.get("version") != version:
        raise StaleOrderError


def _confirm_presence(order: Order) -> None:
    order.record("presence_confirmed")


def _cancel_presence(order: Order) -> None:
    order.record("presence_cancelled")


def _confirm_all(order: Order) -> None:
    now = order.desk.now()
    waiting = [
        seat.number
        for seat in order.desk.room.seats.values()
        if seat.account is not None and not seat.has_test and not seat.is_permitted(now)
    ]
    order.desk.record(*(order.event("presence_confirmed", seat=number) for number in waiting))


def _authorise_resume(order: Order) -> None:
    order.record("resume_authorised")


def _resume_all(order: Order) -> None:
    asking = [s.number for s in order.desk.room.tests if s.is_under_way and s.resume_asked]
    order.desk.record(*(order.event("resume_authorised", seat=number) for number in asking))


def _authorise_move(order: Order) -> None:
    order.record("move_authorised")
    order.desk.leave(order.seat)
    order.desk.sittings.close(order.seat)  # held elsewhere, or no longer


def _refuse_move(order: Order) -> None:
    order.record("move_refused")


def _give_back(order: Order) -> None:
    """What each has lost, once: an outage is given back, or not, as a whole."""
    desk = order.desk
    owed = {s.number: found for s in desk.room.tests if (found := desk.room.owed(s.number))}
    if not owed:
        raise OrderRefusedError("nothing_owed")
    events = [
        order.event("time_given_back", seat=seat, outage=place, minutes=minutes)
        for seat, found in owed.items()
        for place, minutes in found.items()
    ]
    exams = {seat: desk.exam(seat) for seat in owed}
    with desk.together(*events, seats=tuple(owed)):
        for seat, found in owed.items():
            for minutes in found.values():
                exams[seat].add_time(minutes, order.by)


def _give_time(order: Order) -> None:
    _give_minutes(order, (order.seat,))


def _give_time_all(order: Order) -> None:
    _give_minutes(order, tuple(s.number for s in order.desk.room.tests if s.is_under_way))


def _give_minutes(order: Order, seats: tuple[int, ...]) -> None:
    desk, minutes = order.desk, order.number("minutes")
    events = [order.event("time_given", seat=seat, minutes=minutes) for seat in seats]
    exams = [desk.exam(seat) for seat in seats]
    with desk.together(*events, seats=seats):
        for exam in exams:
            exam.add_time(minutes, order.by)


def _decide_report(order: Order) -> None:
    """Under V3 the question is replaced, or goes on, at once; under V2 scoring takes it up."""
    desk, place, confirmed = order.desk, order.number("place"), order.told.get("confirmed")
    exam = desk.exam(order.seat)
    session, reason = exam.session, order.text("reason")
    if not isinstance(confirmed, bool) or not 0 <= place < len(session.reports):
        raise OrderRefusedError("invalid_order")
    at_once = session.sitting.invigilator_decides
    if at_once and (not session.report_pending or place != len(session.reports) - 1):
        raise OrderRefusedError("no_ongoing_alert")
    if at_once and confirmed and (error := reason_refusal(reason)) is not None:
        raise OrderRefusedError(error)
    event = order.event(
        "report_decided",
        place=place,
        question=session.reports[place][0],
        confirmed=confirmed,
        reason=reason if confirmed else "",
    )
    with desk.together(event, seats=(order.seat,)):
        if at_once:
            exam.decide_report(confirmed=confirmed, by=order.by)
    desk.notice()


def _end_test(order: Order) -> None:
    desk = order.desk
    exam = desk.exam(order.seat)
    if not desk.room.seat(order.seat).is_under_way:
        raise OrderRefusedError("test_ended")
    event = order.event("test_ended", state="endedByInvigilator", reason="invigilator")
    with desk.together(event, seats=(order.seat,)):
        exam.end("invigilator", order.by)


def _free_seat(order: Order) -> None:
    order.record("freed")
    order.desk.leave(order.seat)


def _enter_issue(order: Order) -> None:
    order.record(
        "issue_entered",
        category=order.text("category"),
        subcategory=order.text("subcategory") or None,
        description=order.text("description") or None,
        question=order.told.get("question"),
    )


def _withdraw_issue(order: Order) -> None:
    order.record("issue_withdrawn", place=order.number("place"))


def _resolve_issue(order: Order) -> None:
    order.record("issue_resolved", place=order.number("place"), text=order.text("text"))


def _record_jury_act(order: Order) -> None:
    act = order.text("act")
    if act not in ("cancel", "uncancel", "reject_for_fraud", "unreject"):
        raise OrderRefusedError("invalid_order")
    finalisation.decide_by_jury(order.desk, order.seat, act, order.by)  # type: ignore[arg-type]


def _record_comment(order: Order) -> None:
    order.record(
        "jury_commented", text=order.text("text"), internal=bool(order.told.get("internal", False))
    )


def _finalise_session(order: Order) -> None:
    aborts = order.told.get("aborts", {})
    if not isinstance(aborts, Mapping) or not set(aborts.values()) <= {"candidate", "technical"}:
        raise OrderRefusedError("invalid_order")
    try:
        by_seat = {int(seat): reason for seat, reason in aborts.items()}
    except (TypeError, ValueError) as error:
        raise OrderRefusedError("invalid_order") from error
    finalisation.finalise_session(order.desk, by_seat, order.text("comment"), order.by)


def _unfinalise_session(order: Order) -> None:
    order.record("unfinalised")


def _take_officer(order: Order) -> None:
    order.record("officer_assigned")


def _publish_results(order: Order) -> None:
    finalisation.publish_results(order.desk, order.by)


def _unpublish_results(order: Order) -> None:
    finalisation.unpublish_results(order.desk, order.by)


def _relocate_data(order: Order) -> None:
    """The data folder is gone: the room goes on in another one, that is not for others to choose."""
    if order.desk.journal.is_moved:
        order.desk.journal.relocate(rescue_folder())


ON_A_SEAT: dict[str, Callable[[Order], None]] = {
    "confirm_presence": _confirm_presence,
    "cancel_presence": _cancel_presence,
    "authorise_resume": _authorise_resume,
    "authorise_move": _authorise_move,
    "refuse_move": _refuse_move,
    "give_time": _give_time,
    "decide": _decide_report,
    "end_test": _end_test,
    "free": _free_seat,
    "enter_issue": _enter_issue,
    "withdraw_issue": _withdraw_issue,
    "resolve_issue": _resolve_issue,
    "jury": _record_jury_act,
    "comment": _record_comment,
}
ON_THE_ROOM: dict[str, Callable[[Order], None]] = {
    "confirm_all": _confirm_all,
    "resume_all": _resume_all,
    "give_time_all": _give_time_all,
    "give_back": _give_back,
    "finalise": _finalise_session,
    "unfinalise": _unfinalise_session,
    "take": _take_officer,
    "publish": _publish_results,
    "relocate": _relocate_data,
    "unpublish": _unpublish_results,
}
