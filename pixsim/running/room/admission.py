"""Whether a person enrolled will be let in: known long before the day, said wherever they are listed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pixsim.assembly.standing import profile_standing
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.running.room.open_room import RoomUnderWay
from pixsim.store.people.wrong_dates import shift_dates

Word = Literal["certifiable", "level_unknown", "not_certifiable", "no_profile"]


@dataclass(frozen=True, slots=True)
class Admission:
    """What the door will say of somebody's profile.

    Attributes
    ----------
    word : str
        ``level_unknown``: nothing is known, which is enough under V3 alone.
    may_enter : bool
    competences, needed : int
        At level 1, and how many the certification asks.
    """

    word: Word
    may_enter: bool
    competences: int = 0
    needed: int = 0


def check_admission(
    profile: Profile | None, rules: str, framework: Framework, now: datetime
) -> Admission:
    """Whether somebody may begin a test of these rules with this profile."""
    needed = V2().certifiable_competences
    if profile is None:
        return Admission("no_profile", False, 0, needed)
    if not profile.knowledge and not profile.levels:
        return Admission("level_unknown", rules == "v3", 0, needed)
    found = profile_standing(
        shift_dates(profile, now), framework, V2(), now
    )  # as the door sets it right
    count = sum(found.certifiable)
    if found.is_certifiable:
        return Admission("certifiable", True, count, needed)
    return Admission("not_certifiable", False, count, needed)


def admission_of(desk: RoomUnderWay, seat: int) -> Admission:
    """Whether the person at a place may begin."""
    return check_admission(desk.profile(seat), desk.room.rules, desk.framework, desk.now())
