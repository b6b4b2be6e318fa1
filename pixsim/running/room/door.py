"""How candidates come into a room: they say who they are, are seen, give the access code."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pixsim.assembly.form import NoQuestionError, NotCertifiableError
from pixsim.assembly.standing import Standing
from pixsim.profile import Profile
from pixsim.room import events as happened
from pixsim.room.codes import draw_verification_code, typed_access_code
from pixsim.room.entry import Door, Entry, check_entry
from pixsim.room.events import RoomRefusedError
from pixsim.room.identity import (
    Account,
    Centre,
    Enrolled,
    Identity,
    match_identity,
    split_as_enrolled,
)
from pixsim.running.exam import Exam, met_before, new_sitting
from pixsim.running.room.admission import admission_of
from pixsim.running.room.linked_exam import LINK
from pixsim.running.room.open_room import OrderRefusedError, RoomUnderWay
from pixsim.running.training import mend_profile
from pixsim.session.plan import Plan
from pixsim.session.rule_sets import RULE_SETS
from pixsim.session.v3.plan import TooFewItemsError
from pixsim.store.people.wrong_dates import ahead_sentence, set_dates_right, shift_dates

PLAN_REFUSALS = {
    NotCertifiableError: "profile_not_certifiable",
    NoQuestionError: "no_question",
    TooFewItemsError: "bank_too_small",
}

CODE_REFUSALS = ("access_code_incomplete", "access_code_wrong")
"""After these the code may be typed again: nothing else is in the way yet."""


class DoorRefusedError(OrderRefusedError):
    """Somebody is not let in.

    Attributes
    ----------
    standing : Standing or None
        Where their profile stands, when that is why.
    """

    def __init__(self, error: str, standing: Standing | None = None) -> None:
        self.standing = standing
        super().__init__(error)


def join_room(desk: RoomUnderWay, typed: Identity, account: str) -> int:
    """Join as one of the candidates enrolled: the number of the seat.

    Parameters
    ----------
    typed : Identity
    account : str
        What knows the person again: the hash of a browser's token (`pixsim.web.tokens.token_hash`),
        or a place at the shared machine.

    Raises
    ------
    DoorRefusedError
        The first reason; it is kept in the history of the room.
    JournalError
    """
    desk.notice()
    room = desk.room
    enrolled = [
        Enrolled(number, person.identity, account=room.seats[number].account)
        for number, person in desk.people.items()
        if number in room.seats
    ]
    typed = split_as_enrolled(typed, [one.identity for one in enrolled])
    found = [one for one in enrolled if typed.matches(one.identity)]
    seat = found[0].id if len(found) == 1 else None
    standing = None if seat is None else desk.standing(seat)
    certifiable = seat is not None and admission_of(desk, seat).may_enter
    begun = seat is not None and room.seats[seat].has_test
    if not begun and not room.may_start(desk.now()):
        raise _record_refusal(desk, "session_not_joinable", seat)
    joining = match_identity(
        typed, enrolled, Account(account), Centre(), certifiable=certifiable or begun
    )
    if joining.error == "candidate_linked_to_other_account" and seat is not None:
        ask_to_move(desk, seat, account)
    if joining.error is not None or joining.candidate is None:
        shown = standing if joining.error == "profile_not_certifiable" else None
        raise _record_refusal(desk, joining.error or "identity_not_found", seat, shown)
    if not joining.again:
        desk.record(happened.Joined(at=desk.now(), seat=joining.candidate, account=account))
    return joining.candidate


def ask_to_move(desk: RoomUnderWay, seat: int, account: str) -> None:
    """The candidate is at another machine: the invigilator is asked, once.

    Raises
    ------
    DoorRefusedError
        Always: ``move_asked`` where the invigilator decides, else why they cannot.
    """
    found = desk.room.seat(seat)
    if found.has_test and not found.is_under_way:
        raise _record_refusal(desk, "candidate_linked_to_other_account", seat)
    if account.startswith(LINK) and found.has_test:
        raise _record_refusal(desk, "begun_elsewhere", seat)  # its answers are not on that machine
    if found.move_account != account:
        desk.record(happened.MoveAsked(at=desk.now(), seat=seat, account=account))
    raise DoorRefusedError("move_asked")


def read_instructions(desk: RoomUnderWay, seat: int) -> str:
    """The candidate has read the instructions and ticked the rules; recorded once.

    Dates that a clock gave while it was ahead are set right here, where no timer runs yet.

    Returns
    -------
    str
        Which dates were set right, to be said to the candidate; empty where none was.

    Raises
    ------
    DataError
        The profile cannot be kept.
    """
    if desk.room.seat(seat).instructed:
        return ""
    profile, now = desk.profile(seat), desk.now()
    dates = "" if profile is None else ahead_sentence(profile, now)
    if profile is not None and dates:
        set_dates_right(profile, now, desk.bank.framework)
    desk.record(happened.InstructionsSeen(at=now, seat=seat))
    return dates


def draw_plan(desk: RoomUnderWay, seat: int) -> Plan:
    """A test as it would be drawn now, for the instructions; nothing is recorded.

    Raises
    ------
    DoorRefusedError
        None can be drawn.
    """
    return _plan_test(desk, seat)


def ask_to_resume(desk: RoomUnderWay, seat: int) -> None:
    """The candidate is back and waits for a permission."""
    found = desk.room.seat(seat)
    if found.is_under_way and found.resume_asked is None and not found.is_permitted(desk.now()):
        desk.record(happened.ResumeAsked(at=desk.now(), seat=seat))


def enter_room(desk: RoomUnderWay, seat: int, account: str, typed: str) -> Exam:
    """Begin or take up the test with the access code: the permission is used up.

    Parameters
    ----------
    typed : str
        As typed, spaces included: a code that cannot be sent is refused here, for every front.

    Raises
    ------
    DoorRefusedError
        The first reason; it is kept in the history of the room.
    JournalError
    """
    code, is_complete = typed_access_code(typed)
    if not is_complete:
        raise DoorRefusedError("access_code_incomplete")
    desk.notice()
    found = desk.room.seat(seat)
    door = Door(
        linked=found.account is not None and found.account == account,
        code=desk.room.access_code,
        finalised=desk.room.finalised is not None,
        first_start=desk.room.first_start,
        permitted=found.permitted,
        started=found.started,
    )
    entry = check_entry(door, code, desk.now())
    if entry.outcome == "started":
        exam = _start_test(desk, seat)
    elif entry.outcome == "resumed":
        exam = _resume_test(desk, seat)
    else:
        _close_the_door(desk, seat, entry)
    desk.came_in(seat)
    return exam


def _start_test(desk: RoomUnderWay, seat: int) -> Exam:
    plan = _plan_test(desk, seat)
    event = happened.TestStarted(
        at=desk.now(),
        seat=seat,
        sitting=plan.id,
        verification_code=draw_verification_code(desk.rng),
    )
    with desk.together(event, seats=(seat,)):
        desk.journal.create(plan)
        exam = desk.sittings.open(seat, plan.id)
        exam.start()
    return exam


def _plan_test(desk: RoomUnderWay, seat: int) -> Plan:
    """The sitting of a candidate, drawn now; the extra time is the room's."""
    profile = desk.profile(seat)
    if profile is None:
        raise _record_refusal(desk, "profile_not_certifiable", seat)
    try:
        return new_sitting(
            _as_enrolled(desk, seat, profile),
            desk.bank,
            rules=_room_rules(desk),
            clock=desk.now,
            room=desk.number,
            met=met_before(desk.journal, profile, None),
            level_unknown=admission_of(desk, seat).word == "level_unknown",
        )
    except (NotCertifiableError, NoQuestionError, TooFewItemsError) as error:
        word = next(word for kind, word in PLAN_REFUSALS.items() if isinstance(error, kind))
        raise _record_refusal(desk, word, seat, desk.standing(seat)) from error


def _room_rules(desk: RoomUnderWay) -> Any:
    """The rules of the room: with questions on trial, where it wants some."""
    rules = RULE_SETS[desk.room.rules].settings()
    return replace(rules, seeded=desk.room.seeded) if desk.room.seeded else rules


def _as_enrolled(desk: RoomUnderWay, seat: int, profile: Profile) -> Profile:
    """A profile under the name and with the extra time that the room has; no web where it has none."""
    whole = mend_profile(profile, desk.bank, desk.journal)
    whole = shift_dates(whole, desk.now())  # kept so when the instructions were read
    told = {
        "name": desk.people[seat].name,
        "extra_time_percent": desk.room.seat(seat).extra_time_percent,
        "accommodations": desk.granted(whole.accommodations),
    }
    return whole.model_copy(update=told)


def _resume_test(desk: RoomUnderWay, seat: int) -> Exam:
    exam = desk.exam(seat)
    event = happened.TestResumed(at=desk.now(), seat=seat)
    with desk.together(event, seats=(seat,)):
        exam.resume()
    desk.notice()
    return exam


def _close_the_door(desk: RoomUnderWay, seat: int, entry: Entry) -> None:
    assert entry.error is not None
    if entry.ends:
        desk.end_too_old(seat)
    raise _record_refusal(desk, entry.error, seat)


def _record_refusal(
    desk: RoomUnderWay, error: str, seat: int | None, standing: Standing | None = None
) -> DoorRefusedError:
    """Keep the refusal in the history of the room; to be raised."""
    try:
        desk.record(happened.EntryRefused(at=desk.now(), seat=seat, error=error))
    except RoomRefusedError:  # the session is gone: no history is kept of it
        return DoorRefusedError(error, standing)
    return DoorRefusedError(error, standing)
