"""The one next step: every branch, in its order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pixsim.store.records.goal_glance import GoalGlance, glance_at_goal
from pixsim.store.records.next_step import next_step, to_rehearse
from pixsim.store.records.record import (
    ExamUnderWay,
    History,
    LastResult,
    PositioningUnderWay,
    Record,
)

NOW = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)
CODES = tuple(f"{area}.{n}" for area, count in ((1, 3), (2, 4), (3, 4), (4, 3), (5, 2))
              for n in range(1, count + 1))  # fmt: skip
EXAM = ExamUnderWay("e1", "v3", 23, 32, NOW + timedelta(minutes=48))
POSITIONINGS = (
    PositioningUnderWay("p2", "2.3", 4, NOW),
    PositioningUnderWay("p1", "1.1", 9, NOW - timedelta(days=1)),
)


def person(known: int, at_level_one: int, history: History = History()) -> Record:  # noqa: B008
    """Someone positioned in the first `known` competences, of which some are at level 1."""
    pix = tuple(8 + n if n < at_level_one else 7 - n % 7 if n < known else 0 for n in range(16))
    certifiable = tuple(n < at_level_one for n in range(16))
    return Record(
        "lea", "Léa", "lea.json", False, (1, 2, 3),
        levels=tuple(p // 8 for p in pix), pix=pix,
        positioned=tuple(n < known for n in range(16)), certifiable=certifiable,
        is_certifiable=at_level_one >= 5, history=history,
    )  # fmt: skip


def mock(days: float, rules: str = "v2") -> LastResult:
    return LastResult("e0", rules, NOW - timedelta(days=days), 337, "", True)


def test_codes_are_sixteen() -> None:
    assert len(CODES) == 16


def test_an_exam_under_way_comes_before_all_with_its_own_rules() -> None:
    step = next_step(person(3, 3, History(exam=EXAM, positionings=POSITIONINGS)), CODES, NOW)
    assert step is not None
    assert (step.kind, step.rules, step.sitting) == ("resume_exam", "v3", "e1")
    assert (step.number, step.length, step.remaining) == (23, 32, timedelta(minutes=48))


def test_an_exam_whose_time_is_over_is_opened_all_the_same() -> None:
    step = next_step(person(9, 9, History(exam=EXAM)), CODES, NOW + timedelta(hours=3))
    assert step is not None
    assert (step.kind, step.remaining) == ("resume_exam", timedelta(0))


def test_a_positioning_under_way_comes_next_the_newest_one() -> None:
    step = next_step(person(3, 3, History(positionings=POSITIONINGS)), CODES, NOW)
    assert step is not None
    assert (step.kind, step.sitting, step.answers) == ("resume_positioning", "p2", 4)
    assert (step.competences, step.missing) == (("2.3",), 2)


@pytest.mark.parametrize(("known", "code"), [(0, "1.1"), (4, "2.2"), (15, "5.2")])
def test_below_five_competences_the_first_unknown_one_is_positioned(known: int, code: str) -> None:
    step = next_step(person(known, min(known, 4)), CODES, NOW)
    assert step is not None
    assert (step.kind, step.competences) == ("position", (code,))
    assert step.missing == 5 - min(known, 4)


def test_where_all_are_known_the_nearest_to_level_one_is_positioned_again() -> None:
    record = person(16, 3)  # 5.2 (index 14 has 7 pix, index 7 too): the first of the highest
    step = next_step(record, CODES, NOW)
    assert step is not None
    assert step.kind == "position"
    assert record.pix[CODES.index(step.competences[0])] == 7
    assert not record.certifiable[CODES.index(step.competences[0])]


@pytest.mark.parametrize("last", [None, mock(7), mock(30)])
def test_who_may_sit_sits_under_the_rules_they_chose(last: LastResult | None) -> None:
    record = person(16, 16, History(last=last))
    step = next_step(record, CODES, NOW)
    assert step is not None
    assert (step.kind, step.rules) == ("sit", "v2")
    chosen = next_step(record, CODES, NOW, "v3")
    assert chosen is not None
    assert (chosen.kind, chosen.rules) == ("sit", "v3")


def test_who_may_sit_sits_although_a_positioning_is_unfinished() -> None:
    step = next_step(person(16, 5, History(positionings=POSITIONINGS)), CODES, NOW)
    assert step is not None
    assert (step.kind, step.sitting) == ("sit", "")
    assert (step.unfinished, step.answers) == ("2.3", 4)


def test_within_a_week_of_a_mock_its_errors_are_named_beside_the_exam() -> None:
    record = person(16, 16, History(last=mock(6.9), weak=("4.1", "3.4")))
    step = next_step(record, CODES, NOW)
    assert step is not None
    assert (step.kind, step.competences) == ("sit", ("4.1", "3.4"))  # nothing but what is asked
    other = next_step(record, CODES, NOW, "v3")
    assert other is not None
    assert other.competences == ()  # one ability judges no competence
    many = replace(record, history=replace(record.history, weak=("5.1", "5.2", "4.3", "4.2")))
    assert to_rehearse(many, CODES) == ("5.1", "5.2", "4.3")


def test_what_the_test_does_not_ask_is_not_rehearsed() -> None:
    record = person(16, 5, History(last=mock(1), weak=("4.1", "1.2")))
    assert to_rehearse(record, CODES) == ("1.2",)


def test_who_may_not_sit_works_on_what_is_nearest_to_level_1() -> None:
    record = person(8, 4)
    assert to_rehearse(record, CODES) == tuple(
        sorted(CODES[4:8], key=lambda code: -record.pix[CODES.index(code)])[:3]
    )


def test_a_goal_makes_today_the_next_step_until_the_day_is_over() -> None:
    goal = GoalGlance(NOW.date() + timedelta(days=12), 20)
    for record in (person(16, 16), person(3, 3, History(positionings=POSITIONINGS))):
        step = next_step(record, CODES, NOW, goal=goal)
        assert step is not None
        assert (step.kind, step.days, step.minutes) == ("today", 12, 20)
    under_way = next_step(person(9, 9, History(exam=EXAM)), CODES, NOW, goal=goal)
    assert under_way is not None
    assert under_way.kind == "resume_exam"  # its time runs
    late = next_step(person(16, 16), CODES, NOW + timedelta(days=13), goal=goal)
    assert late is not None
    assert late.kind == "sit"


@pytest.mark.parametrize("content", ["", "[]", '{"goal": 3}', '{"goal": {"exam": "demain"}}'])
def test_a_goal_that_makes_no_sense_changes_nothing(home: Path, content: str) -> None:
    assert glance_at_goal("lea") is None
    (home / "plans").mkdir(parents=True)
    (home / "plans" / "lea.json").write_text(content, encoding="utf-8")
    assert glance_at_goal("lea") is None


def test_a_profile_that_cannot_be_read_has_no_step() -> None:
    assert next_step(replace(person(16, 16), problem="illisible"), CODES, NOW) is None
