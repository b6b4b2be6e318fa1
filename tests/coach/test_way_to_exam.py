"""The way: what each day is for, made anew from today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pixsim.coach.goal import make_goal
from pixsim.coach.profile_improvement import MOST
from pixsim.coach.way_to_exam import PlannedDay, Situation, plan_way
from pixsim.session.training.length import PositioningTime

TODAY = date(2026, 11, 25)
READY = Situation(is_certifiable=True)
CODES = ("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1")


def kinds(way: tuple[PlannedDay, ...]) -> str:
    return "".join({"improve": "+", "mock": "b", "exam": "!"}.get(d.kind, d.kind[0]) for d in way)


def goal_of(days: int = 21, minutes: int = 20, rules: str = "v2") -> object:
    return make_goal(
        exam=TODAY + timedelta(days=days),
        today=TODAY,
        minutes=minutes,
        weekdays=range(7),
        rules=rules,
    )


def way(
    situation: Situation, days: int = 21, minutes: int = 20, rules: str = "v2", after: int = 0
) -> tuple[PlannedDay, ...]:
    goal = make_goal(
        exam=TODAY + timedelta(days=days),
        today=TODAY,
        minutes=minutes,
        weekdays=range(7),
        rules=rules,
    )
    return plan_way(goal, TODAY + timedelta(days=after), situation)


def test_who_may_sit_rehearses_every_day_until_the_day() -> None:
    assert kinds(way(READY)) == "r" * 21 + "!"


def test_who_may_not_sit_positions_first() -> None:
    new = Situation(is_certifiable=False, to_certifiable=5, unpositioned=16)
    found = kinds(way(new))
    assert found.startswith("p" * 10 + "r")
    slow = replace(new, positioning=PositioningTime(40, 40, is_measured=True))
    assert kinds(way(slow, days=16)) == "p" * 10 + "r" * 6 + "!"  # five competences of two days
    short = kinds(way(new, days=4))
    assert short == "pppp!"  # five competences come before anything else
    some = replace(READY, unpositioned=11)
    assert kinds(way(some, days=8)) == "pppprrrr!"  # half of the days stay for the test


def test_with_time_enough_a_mock_opens_the_way_and_ends_it() -> None:
    assert kinds(way(READY, minutes=60)) == "b" + "r" * 19 + "b!"
    sat = replace(READY, mocks=(TODAY,), practised=frozenset({TODAY}))
    assert kinds(way(sat, minutes=60)) == "r" + "r" * 19 + "b!"
    assert kinds(way(sat, days=3, minutes=60)) == "rrr!"  # the first one is too near


def test_improvements_wait_until_the_answers_bear_the_profile_out() -> None:
    waiting = replace(READY, improvable=CODES)
    assert "+" not in kinds(way(waiting))
    held = way(replace(waiting, holds=True))
    days = [n for n, planned in enumerate(held) if planned.kind == "improve"]
    assert 1 <= len(days) <= MOST
    assert min(days) >= 21 / 4
    assert max(days) <= 21 * 3 / 4
    assert 21 - max(days) > 7
    assert [planned.competence for planned in held if planned.competence] == list(
        CODES[: len(days)]
    )
    assert "+" not in kinds(way(replace(waiting, holds=True), rules="v3"))
    done = replace(waiting, holds=True, improved=MOST)
    assert "+" not in kinds(way(done))


def test_a_competence_waits_for_its_four_days() -> None:
    late = dict.fromkeys(CODES[:1], TODAY + timedelta(days=10))
    held = way(replace(READY, holds=True, improvable=CODES[:2], free_from=late))
    of = {planned.competence: planned.day for planned in held if planned.competence}
    assert of["1.1"] >= late["1.1"]
    assert of["1.2"] < of["1.1"]  # the nearer one is not free yet: the other goes first


@given(
    after=st.integers(-3, 40),
    minutes=st.integers(5, 240),
    practised=st.sets(st.integers(-40, 40)),
    holds=st.booleans(),
    certifiable=st.booleans(),
    unpositioned=st.integers(0, 16),
)
def test_whenever_it_is_opened_the_way_covers_what_is_left(
    after: int, minutes: int, practised: set[int], holds: bool, certifiable: bool, unpositioned: int
) -> None:
    """After a month without opening, or with a clock set back, no day is lost and none is owed."""
    situation = Situation(
        is_certifiable=certifiable,
        to_certifiable=0 if certifiable else 5,
        unpositioned=unpositioned,
        holds=holds,
        improvable=CODES,
        practised=frozenset(TODAY + timedelta(days=n) for n in practised),
    )
    found = way(situation, minutes=minutes, after=after)
    if after > 21:
        assert found == ()
        return
    assert [planned.day for planned in found] == [
        TODAY + timedelta(days=n) for n in range(after, 22)
    ]
    assert found[-1].kind == "exam"
    assert kinds(found).count("+") <= MOST
    if not certifiable and after < 21 and TODAY + timedelta(days=after) not in situation.practised:
        assert found[0].kind == "position"
