"""The goals of people on the way to an exam: one small file each, kept with their profile."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pixsim.coach.goal import Goal
from pixsim.foundation.files import remove_file, replace_file
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.store.home import data_folder, private_folder
from pixsim.store.people.profiles import UnknownProfileError, profile_lock, stored_profile

SCHEMA: Final = "pixsim/plan/1"


class Plan(BaseModel):
    """A goal as it is kept.

    Attributes
    ----------
    uid : str or None
        Of the profile it was set for: another person who comes to have the id has no part in it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    schema_: Literal["pixsim/plan/1"] = Field(default=SCHEMA, alias="schema")
    uid: str | None = None
    goal: Goal


def plans_folder() -> Path:
    """Where goals are kept."""
    return data_folder() / "plans"


def plan_path(profile_id: str) -> Path:
    """The file of one person's goal, there or not."""
    return plans_folder() / f"{profile_id}.json"


def read_goal(profile: Profile) -> Goal | None:
    """The goal of a person; None where there is none, or its file makes no sense."""
    try:
        plan = Plan.model_validate_json(plan_path(profile.id).read_bytes())
    except (OSError, ValidationError, ValueError):
        return None
    same = None in (plan.uid, profile.uid) or plan.uid == profile.uid
    return plan.goal if same else None


def keep_goal(profile: Profile, goal: Goal, framework: Framework) -> None:
    """Keep a goal, in place of the one before.

    Raises
    ------
    UnknownProfileError
        The person is not, or no longer, one of this machine.
    DataError, JournalError, OSError
    """
    private_folder(plans_folder())
    with profile_lock(profile.id):
        if (
            stored_profile(profile.id, framework) is None
        ):  # deleted meanwhile: nothing of them is kept
            raise UnknownProfileError(profile.id)
        document = Plan(uid=profile.uid, goal=goal).model_dump(mode="json")
        text = json.dumps(document, ensure_ascii=False, indent=1)
        replace_file(plan_path(profile.id), f"{text}\n".encode())


def forget_goal(profile_id: str) -> bool:
    """Remove the goal of a person; whether there was one.

    Raises
    ------
    OSError
    """
    with profile_lock(profile_id):
        return remove_goal(profile_id)


def remove_goal(profile_id: str) -> bool:
    """The same for who holds the lock of the person already."""
    path = plan_path(profile_id)
    if not path.exists():
        return False
    remove_file(path)
    return True
