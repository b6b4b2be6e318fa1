"""Goals set and told: what the fronts and scripts share."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from pixsim.coach.day import CoachedDay
from pixsim.coach.goal import Goal, make_goal
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.store.people.plans import keep_goal, read_goal

SCHEMA: Final = "pixsim/coached/1"


def set_goal(profile: Profile, framework: Framework, *, today: date, **wish: Any) -> Goal:
    """Check a goal and keep it; the way goes on where a goal for the same exam was being followed.

    Parameters
    ----------
    profile : Profile
    framework : Framework
    today : date
        Where the person is.
    **wish
        As `make_goal` takes it.

    Raises
    ------
    DataError
        All that is impossible.
    UnknownProfileError
        The person is not one of this machine.
    JournalError, OSError
    """
    goal = make_goal(today=today, **wish)
    before = read_goal(profile)
    if before is not None and before.rules == goal.rules and before.since <= today <= before.exam:
        goal = goal.model_copy(update={"since": before.since})
    keep_goal(profile, goal, framework)
    return goal


def coached_document(profile: Profile, day: CoachedDay) -> dict[str, Any]:
    """Today and the way as JSON has it (schema ``pixsim/coached/1``)."""
    found = day.forecast
    return {
        "schema": SCHEMA,
        "profile": profile.id,
        "candidate": profile.name,
        "goal": day.goal.model_dump(mode="json"),
        "today": day.today.isoformat(),
        "doing": day.doing,
        "competence": day.competence or None,
        "minutes": day.questions.minutes,
        "questions": [
            {
                "question": one.question,
                "skill": one.skill,
                "reason": one.reason.kind,
                "count": one.reason.count,
            }
            for one in day.questions.questions
        ],
        "way": [
            {
                "day": planned.day.isoformat(),
                "kind": planned.kind,
                "competence": planned.competence or None,
                "done": planned.done,
            }
            for planned in (*day.past, *day.way)
        ],
        "late": day.is_late,
        "profile_holds": day.holds,
        "forecast": None
        if found is None
        else {
            "model": True,
            "profile_pix": found.profile_pix,
            "stopping": _range_document(found.stopping),
            "following": None if found.following is None else _range_document(found.following),
        },
    }


def _range_document(found: Any) -> dict[str, int]:
    return {"low": found.low, "middle": found.middle, "high": found.high}
