"""A goal as a journey, without any front: asked, refused, followed, left."""

from __future__ import annotations

from pixsim.journeys.coach import AskWords, ShowToday, follow_goal
from pixsim.journeys.context import Context
from pixsim.profile import Profile
from pixsim.store.people.plans import read_goal
from tests.tools.journey import answering, follow, names, only

GOAL = ("3 semaines", "10", "1234567", "v2", "keep")


def test_a_goal_is_asked_once_then_today_is_shown(context: Context, plain: Profile) -> None:
    steps = list(follow(follow_goal(context, plain), ["hier", *GOAL, None]))
    assert names(steps) == ["AskWords"] * 2 + ["Choose"] * 4 + ["Work", "ShowToday"]
    assert "Ce n'est ni une date" in steps[1].text if isinstance(steps[1], AskWords) else False
    again = list(follow(follow_goal(context, plain), [None]))
    assert names(again) == ["Work", "ShowToday"]
    assert only(again, ShowToday).day.doing == "rehearse"


def test_giving_up_at_any_question_keeps_nothing(context: Context, plain: Profile) -> None:
    for given in range(len(GOAL)):
        replies = [*GOAL[:given], None]
        steps = list(follow(follow_goal(context, plain), replies))
        assert names(steps)[-1] in ("AskWords", "Choose")
        assert read_goal(plain) is None
    steps = list(follow(follow_goal(context, plain), [*GOAL[:4], "pix", "9999", None]))
    assert names(steps)[-2:] == ["AskWords", "AskWords"]


def test_todays_questions_are_asked_and_the_day_is_done(context: Context, plain: Profile) -> None:
    replies = [*GOAL, "begin", answering(True), "home", None]
    steps = [s for s in follow(follow_goal(context, plain), replies) if isinstance(s, ShowToday)]
    assert [step.day.doing for step in steps] == ["rehearse", "done"]


def test_who_is_not_positioned_positions_first(context: Context, zoe: Profile) -> None:
    steps = list(follow(follow_goal(context, zoe), [*GOAL, "begin", None, None]))
    assert only(steps[:9], ShowToday).day.doing == "position"
    assert "ChooseCompetence" in names(steps)


def test_a_goal_is_forgotten_or_kept(context: Context, plain: Profile) -> None:
    list(follow(follow_goal(context, plain), [*GOAL, "forget", False, None]))
    assert read_goal(plain) is not None
    list(follow(follow_goal(context, plain), ["forget", True]))
    assert read_goal(plain) is None
