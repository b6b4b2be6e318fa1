"""The door: from the access code to a test begun or taken up again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pixsim.room.identity import CORE
from pixsim.room.times import is_permitted, is_test_too_old, may_start

Outcome = Literal["started", "resumed", "refused"]


@dataclass(frozen=True, slots=True)
class Door:
    """What decides whether somebody may come in.

    Attributes
    ----------
    linked : bool
        The account has joined as a candidate of the session.
    code : str
        Access code of the session.
    finalised : bool
    first_start : datetime or None
        When the first test of the session began.
    permitted : datetime or None
        When the invigilator last permitted this candidate to enter.
    started : datetime or None
        When this candidate's test began.
    subscription : str
    habilitations : frozenset of str
        What the centre may hold besides the common test.
    """

    linked: bool
    code: str
    finalised: bool = False
    first_start: datetime | None = None
    permitted: datetime | None = None
    started: datetime | None = None
    subscription: str = CORE
    habilitations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """What came of it.

    Attributes
    ----------
    outcome : str
        ``started``, ``resumed`` or ``refused``.
    error : str or None
        Why it was refused.
    ends : bool
        The test is ended by it: it began too long ago.
    """

    outcome: Outcome
    error: str | None = None
    ends: bool = False

    @property
    def used_up(self) -> bool:
        """Whether the permission was used up: every return needs another."""
        return self.error is None


def enter(door: Door, code: str, now: datetime) -> Entry:
    """Let in, or refuse with the first reason.

    Parameters
    ----------
    code : str
        As sent: see `pixsim.room.codes.typed_access_code`.
    """
    begins = door.started is None
    if not door.linked:
        return Entry("refused", "not_a_candidate_of_this_session")
    if code != door.code:
        return Entry("refused", "access_code_wrong")
    if door.subscription != CORE and door.subscription not in door.habilitations:
        return Entry("refused", "centre_not_habilitated")
    if begins and not may_start(door.first_start, now, finalised=door.finalised):
        return Entry("refused", "session_not_joinable")
    if not is_permitted(door.permitted, now):
        return Entry("refused", "presence_not_confirmed" if begins else "resume_not_authorised")
    if door.started is not None and is_test_too_old(door.started, now):
        return Entry("refused", "certification_duration_exceeded", ends=True)
    return Entry("started" if begins else "resumed")


@dataclass(frozen=True, slots=True)
class EntryOf2022:
    """What came of it under the rules of 2022, where certifiability came after the permission."""

    outcome: Outcome
    error: str | None = None
    used_up: bool = False


def enter_2022(
    *, right_code: bool, created: bool, permitted: bool, begins: bool, certifiable: bool
) -> EntryOf2022:
    """Let in by the rules of 2022 (V2), or refuse with the first reason."""
    if not right_code:
        return EntryOf2022("refused", "access_code_wrong")
    if not created:
        return EntryOf2022("refused", "session_not_accessible")
    if not permitted:
        error = "presence_not_confirmed" if begins else "resume_not_authorised"
        return EntryOf2022("refused", error)
    if begins and not certifiable:
        return EntryOf2022("refused", "profile_not_certifiable", used_up=True)
    return EntryOf2022("started" if begins else "resumed", used_up=True)
