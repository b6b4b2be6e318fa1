"""Goals: what is possible, and every fault of what is not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from pixsim.coach.goal import make_goal
from pixsim.foundation.problems import DataError

TODAY = date(2026, 11, 25)  # a Wednesday
GOOD: dict[str, Any] = {
    "exam": TODAY + timedelta(days=21), "minutes": 20, "weekdays": range(7), "today": TODAY,
}  # fmt: skip


def test_a_goal_knows_its_days_of_practice() -> None:
    goal = make_goal(**GOOD | {"weekdays": (4, 0, 0)})
    assert goal.weekdays == (0, 4)
    days = goal.sessions(TODAY, goal.exam)
    assert {day.weekday() for day in days} == {0, 4}
    assert len(days) == 6
    assert goal.sessions(goal.exam, goal.exam + timedelta(days=9)) == []
    assert (goal.since, goal.aim, goal.pix, goal.rules) == (TODAY, "keep", None, "v2")


@pytest.mark.parametrize(
    ("wrong", "kinds"),
    [
        ({"exam": TODAY}, ["plan_day_gone"]),
        ({"exam": date(2020, 1, 1)}, ["plan_day_gone"]),
        ({"exam": date(2999, 1, 1)}, ["plan_day_far"]),
        ({"minutes": 600}, ["plan_minutes"]),
        ({"minutes": 0}, ["plan_minutes"]),
        ({"weekdays": ()}, ["plan_no_weekday"]),
        ({"weekdays": (7,)}, ["plan_no_weekday"]),
        ({"exam": TODAY + timedelta(days=2), "weekdays": (6,)}, ["plan_no_day_left"]),
        ({"rules": "v9"}, ["plan_rules"]),
        ({"aim": "pix"}, ["plan_pix"]),
        ({"aim": "pix", "pix": 5000}, ["plan_pix"]),
        ({"exam": TODAY, "minutes": 600, "weekdays": ()},
         ["plan_day_gone", "plan_minutes", "plan_no_weekday"]),
    ],
)  # fmt: skip
def test_all_that_is_impossible_is_said_at_once(wrong: dict[str, Any], kinds: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        make_goal(**GOOD | wrong)
    assert [problem.kind for problem in caught.value.problems] == kinds
