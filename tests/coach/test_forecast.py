"""The forecast: a range that answers move the way they should."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from pixsim.assembly.skill_choice import coming_skills
from pixsim.bank.reading.load import Bank
from pixsim.coach.evidence import PastAnswer
from pixsim.coach.forecast import Range, forecast_exam
from pixsim.coach.goal import Goal, make_goal
from pixsim.coach.memory import possible_persons
from pixsim.profile import Profile
from pixsim.running.practice import past_answers
from tests.conftest import NOW


def goal_of(days: int = 21, rules: str = "v2") -> Goal:
    return make_goal(
        exam=NOW.date() + timedelta(days=days), today=NOW.date(), minutes=20, weekdays=range(7),
        rules=rules,
    )  # fmt: skip


def answered(profile: Profile, bank: Bank, share: float, at: datetime) -> list[PastAnswer]:
    coming = coming_skills(profile, bank)
    names = [s.name for s, asked in zip(bank.framework.skills, coming, strict=True) if asked]
    right = np.arange(len(names)) < share * len(names)
    return [
        PastAnswer(name, bank.variants(name)[1], bool(ok), at, 40.0)
        for name, ok in zip(names, right, strict=True)
    ]


def width(found: Range) -> int:
    return found.high - found.low


def test_who_may_not_sit_has_no_forecast(bank: Bank) -> None:
    assert forecast_exam(Profile(id="x", name="X"), bank, goal_of(), [], NOW) is None


def test_rehearsing_brings_more_than_stopping_and_never_more_than_the_profile(
    bank: Bank, sample: Profile
) -> None:
    found = forecast_exam(sample, bank, goal_of(), past_answers(sample, []), NOW)
    assert found is not None
    assert found.following is not None
    assert found.following.middle > found.stopping.middle > 0  # not 0 for who stops
    assert found.following.high <= found.profile_pix
    assert width(found.stopping) > width(found.following)
    again = forecast_exam(sample, bank, goal_of(), past_answers(sample, []), NOW)
    assert again == found


def test_a_mock_that_went_well_narrows_the_range_and_a_bad_one_lowers_it(
    bank: Bank, sample: Profile
) -> None:
    at = NOW - timedelta(days=1)
    found = [
        forecast_exam(sample, bank, goal_of(3), answered(sample, bank, share, at), NOW)
        for share in (0.95, 0.1)
    ]
    before = forecast_exam(sample, bank, goal_of(3), [], NOW)
    good, bad = found
    assert good is not None
    assert bad is not None
    assert before is not None
    assert width(good.stopping) < width(before.stopping)
    assert good.stopping.low > before.stopping.low
    assert bad.stopping.middle < before.stopping.middle


def test_an_exam_two_years_away_is_foretold_from_its_last_days(bank: Bank, sample: Profile) -> None:
    far = forecast_exam(sample, bank, goal_of(700), [], NOW)
    assert far is not None
    assert far.following is not None
    assert far.following.middle > far.stopping.middle


def test_a_first_success_never_lowers_what_is_known() -> None:
    memory = possible_persons(50, np.ones(2, bool), np.zeros(2), np.random.default_rng(0))
    before = memory.present[:, 0].copy()
    rows = np.arange(50)
    memory.answer(rows, np.zeros(50, int), np.ones(50, bool))
    assert (memory.present[:, 0] >= before).all()
    memory.wait(30)
    assert (memory.present[:, 0] < 1).all()
    assert memory.weight.sum() == pytest.approx(1)


def test_answers_dated_later_by_a_clock_that_was_ahead_count_as_given_now(
    bank: Bank, sample: Profile
) -> None:
    later = answered(sample, bank, 0.9, NOW + timedelta(days=300))
    now = answered(sample, bank, 0.9, NOW)
    assert forecast_exam(sample, bank, goal_of(), later, NOW) == forecast_exam(
        sample, bank, goal_of(), now, NOW
    )


def test_days_begin_where_the_person_is(bank: Bank, sample: Profile) -> None:
    from zoneinfo import ZoneInfo

    from pixsim.coach.evidence import day_number

    late = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
    assert day_number(late, ZoneInfo("Europe/Paris")) == date(2026, 11, 26)
    assert day_number(late, ZoneInfo("America/Martinique")) == date(2026, 11, 25)
    for zone in ("Europe/Paris", "America/Martinique"):
        assert (
            forecast_exam(sample, bank, goal_of(), [], NOW.astimezone(ZoneInfo(zone))) is not None
        )


def test_under_v3_answers_since_move_the_range(bank: Bank, sample: Profile) -> None:
    at = NOW - timedelta(days=1)
    bad = forecast_exam(sample, bank, goal_of(rules="v3"), answered(sample, bank, 0.0, at), NOW)
    plain = forecast_exam(sample, bank, goal_of(rules="v3"), [], NOW)
    assert bad is not None
    assert plain is not None
    assert bad.following is None
    assert bad.stopping.middle < plain.stopping.middle
    assert plain.stopping.low < plain.stopping.middle < plain.stopping.high
