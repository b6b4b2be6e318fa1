"""The door: from the access code to a test begun or taken up again, by which a permission is used up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pixsim.room.durations import is_permitted, is_test_too_old, may_start
from pixsim.room.identity import CORE

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


def check_entry(door: Door, code: str, now: datetime) -> Entry:
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
