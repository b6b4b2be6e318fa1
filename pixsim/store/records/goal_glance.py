"""What the home needs of a goal before anything heavy is loaded: its day and its minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pixsim.store.errors import JournalError
from pixsim.store.home import data_folder
from pixsim.text.json_text import read_json


@dataclass(frozen=True, slots=True)
class GoalGlance:
    """A goal in short.

    Attributes
    ----------
    exam : date
    minutes : int
        Of practice a day.
    """

    exam: date
    minutes: int


def glance_at_goal(profile_id: str) -> GoalGlance | None:
    """The goal of a person at a glance; None where there is none, or its file makes no sense.

    Whether the person is the one it was set for is looked at when it is opened.
    """
    try:
        goal = read_json((data_folder() / "plans" / f"{profile_id}.json").read_bytes())["goal"]
        return GoalGlance(date.fromisoformat(goal["exam"]), int(goal["minutes"]))
    except (OSError, ValueError, KeyError, TypeError, JournalError):
        return None
