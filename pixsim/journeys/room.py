"""A candidate sits at the invigilator's own machine: who they are, the code, the test, the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.step import Notice, Step
from pixsim.journeys.walk import Journey
from pixsim.report.progress.certifiable import certifiable_sentence
from pixsim.report.room.wording import refusal_sentence
from pixsim.room.codes import is_password_of
from pixsim.room.identity import Identity, split_as_enrolled
from pixsim.running.exam import Exam
from pixsim.running.room.desk import Desk
from pixsim.running.room.door import (
    CODE_REFUSALS,
    DoorRefusedError,
    ask_to_resume,
    draw_plan,
    enter_room,
    join_room,
    read_instructions,
)
from pixsim.session.plan import Plan

HERE = "here"
"""What the account of a candidate begins with who sits at the machine that holds the room."""


@dataclass(frozen=True, slots=True)
class AskIdentity(Step):
    """Who sits. Brings an `Identity`; None: nobody.

    Attributes
    ----------
    number : int
        Of the session.
    typed : Identity
        What was typed before, and did not do.
    asks_birth : bool
        Where the room knows a birth date.
    """

    number: int
    typed: Identity
    asks_birth: bool


@dataclass(frozen=True, slots=True)
class ReadRoomInstructions(Step):
    """What to know, before the access code starts the clock. Brings whether it was read."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class AskAccessCode(Step):
    """The code that the invigilator gives. Brings what was typed; None: the candidate gives up.

    Attributes
    ----------
    candidate : str
        As the room knows them.
    """

    candidate: str


@dataclass(frozen=True, slots=True)
class SitRoomExam(Step):
    """The exam of a room under way: until it is over or left. Brings nothing.

    Attributes
    ----------
    exam : Exam
    desk : Desk
        Where it is watched from.
    seat : int
    """

    exam: Exam
    desk: Desk
    seat: int


@dataclass(frozen=True, slots=True)
class CallInvigilator(Step):
    """The candidate is done. Brings the invigilator's password; None: not yet.

    Attributes
    ----------
    text : str
    is_right : callable
        Whether a password is that of the session.
    """

    text: str
    is_right: Callable[[str], bool]


def sit_in_room(desk: Desk) -> Journey[None]:
    """From the identity to the end of the test, or as far as the candidate is let in.

    Raises
    ------
    OrderRefusedError, JournalError
    """
    found = yield from _join_room(desk)
    if found is None:
        return
    seat, account = found
    try:
        if not (yield from _may_enter(desk, seat)):
            return
        if not desk.room.seat(seat).has_test:
            if not (yield ReadRoomInstructions(draw_plan(desk, seat))):
                return
            if dates := read_instructions(desk, seat):
                yield Notice(dates)
        exam = yield from _enter_test(desk, seat, account)
    except DoorRefusedError as error:
        yield Notice(door_sentence(error))
        return
    if exam is None:
        return
    if not exam.session.is_over:
        yield SitRoomExam(exam, desk, seat)
    desk.leave(seat)
    desk.notice()
    yield from _give_back(desk, is_over=exam.session.is_over)


def _join_room(desk: Desk) -> Journey[tuple[int, str] | None]:
    """The place of who says who they are; the form keeps what was typed until they are known."""
    typed: Identity | None = Identity("", "")
    while typed is not None:
        asks_birth = any(person.birth_date for person in desk.people.values())
        typed = yield AskIdentity(desk.number, typed, asks_birth)
        if typed is None:
            break
        account = _account_of_seat(desk, typed)
        try:
            return join_room(desk, typed, account), account
        except DoorRefusedError as error:
            yield Notice(door_sentence(error))
    return None


def _account_of_seat(desk: Desk, typed: Identity) -> str:
    """What knows somebody again at this machine: their place, never their name."""
    split = split_as_enrolled(typed, [person.identity for person in desk.people.values()])
    found = [str(seat) for seat, person in desk.people.items() if split.matches(person.identity)]
    return "\N{MIDDLE DOT}".join([HERE, *found])


def door_sentence(error: DoorRefusedError) -> str:
    """Why somebody is not let in, with what is missing in the profile."""
    said = refusal_sentence(error.error)
    return said if error.standing is None else f"{said}\n\n{certifiable_sentence(error.standing)}"


def _may_enter(desk: Desk, seat: int) -> Journey[bool]:
    """Whether the invigilator has permitted it; otherwise, what is waited for."""
    found = desk.room.seat(seat)
    if found.has_test and not found.is_under_way:
        raise DoorRefusedError("test_ended")
    if found.is_permitted(desk.now()):
        return True
    ask_to_resume(desk, seat)
    word = "resume_not_authorised" if found.has_test else "presence_not_confirmed"
    yield Notice(refusal_sentence(word))
    return False


def _enter_test(desk: Desk, seat: int, account: str) -> Journey[Exam | None]:
    """The test, once the access code is right; None where the candidate gives up."""
    while True:
        typed = yield AskAccessCode(desk.kept.label(seat))
        if typed is None:
            return None
        try:
            return enter_room(desk, seat, account, typed)
        except DoorRefusedError as error:
            if error.error not in CODE_REFUSALS:
                raise
            yield Notice(refusal_sentence(error.error))


def _give_back(desk: Desk, *, is_over: bool) -> Journey[None]:
    """Nobody but an invigilator gets back to the room."""
    said = (
        _("Épreuve terminée. Merci !") if is_over else _("Épreuve interrompue : le temps continue.")
    )
    text = _(
        "{said}\n\nAppelez le surveillant. Mot de passe oublié : fermez cette fenêtre, puis "
        "pixsim room password {n}"
    ).format(said=said, n=desk.number)

    def is_right(typed: str) -> bool:
        return is_password_of(typed, desk.room.password)

    while (password := (yield CallInvigilator(text, is_right))) is None or not is_right(password):
        pass
