"""Simulated candidates go through the same session, journal and scoring."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from pixsim.bank.marking import is_right
from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.parameters import Calibrated
from pixsim.foundation.clock import wall_clock
from pixsim.profile import Profile
from pixsim.running.autopilot import (
    UnknownWayError,
    Way,
    guess_answer,
    position_by_autopilot,
    read_way,
    wrong_answer,
)
from pixsim.store.sittings.journal import Journal
from tests.tools.mocks import sit_v2
from tests.tools.tiers import spread, times


def test_perfect_keeps_everything(bank: Bank, sample: Profile, journal: Journal) -> None:
    result = sit_v2(sample, bank, journal, "perfect", seed=1)
    assert result.status == "validated"
    assert result.rate == 100
    assert result.right == result.counted == result.asked
    assert {c.verdict for c in result.competences} <= {"kept", "not_tested"}
    assert result.total_pix == sum(c.pix_before for c in result.competences if c.verdict == "kept")


def test_none_is_rejected_with_nothing(bank: Bank, sample: Profile, journal: Journal) -> None:
    result = sit_v2(sample, bank, journal, "none", seed=1)
    assert (result.status, result.total_pix, result.rate) == ("rejected", 0, 0)
    assert {q.outcome for q in result.questions} == {"skipped"}


def test_random_fails(bank: Bank, sample: Profile, journal: Journal) -> None:
    assert sit_v2(sample, bank, journal, "random", seed=1).status == "rejected"


@pytest.mark.parametrize("sittings", times(1, 4))
def test_ability_raises_the_rate(
    bank: Bank, plain: Profile, journal: Journal, sittings: int
) -> None:
    rates = [
        np.mean([sit_v2(plain, bank, journal, theta, seed=s).rate for s in range(sittings)])
        for theta in (-3, 1.5, 7)
    ]
    assert rates[0] < rates[1] < rates[2]
    assert rates[2] > 95


@pytest.mark.full
def test_same_seed_same_result(bank: Bank, sample: Profile, journal: Journal) -> None:
    results = [sit_v2(sample, bank, journal, 0.5, seed=9) for _ in range(2)]
    assert results[0].questions == results[1].questions
    assert results[0].competences == results[1].competences


def test_the_sitting_is_in_the_journal_and_marked_as_simulated(
    bank: Bank, plain: Profile, journal: Journal
) -> None:
    result = sit_v2(plain, bank, journal, "perfect", seed=4)
    (summary,) = journal.summaries(plain.id)
    assert (summary.id, summary.autopilot) == (result.sitting, "perfect")
    assert summary.answered == summary.length == result.asked
    assert result.assumed_levels


@pytest.mark.parametrize("text", ["", "parfait", "nan", "inf", "1.5.2"])
def test_an_unknown_way_of_answering_is_refused(text: str) -> None:
    with pytest.raises(UnknownWayError):
        read_way(text)


@pytest.mark.parametrize(("text", "way"), [("perfect", "perfect"), ("-1,5", -1.5), ("2", 2.0)])
def test_a_way_of_answering_is_a_word_or_a_number(text: str, way: Way) -> None:
    assert read_way(text) == way


def test_exam_and_positioning_answer_by_the_same_curves(
    bank: Bank, sample: Profile, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Calibrated items that nobody can answer: nothing is right in either."""
    day = date(2026, 11, 1)
    hopeless = {
        name: Calibrated(item=name, a=1, b=50, se_a=0, se_b=0, n=9, method="2pl MAP", date=day)
        for name in bank.items
    }
    hard = replace(bank, parameters=hopeless)
    monkeypatch.setattr("pixsim.running.autopilot.guessing_chance", lambda _question: 0.0)
    exam = sit_v2(sample, hard, journal, 3.0, seed=1)
    assert exam.right == 0
    empty = Profile(id="nouveau", name="Nouveau")
    profile, count = position_by_autopilot(empty, hard, journal, 3.0, ["1.1"], seed=1)
    assert count > 0
    assert not any(element.status == "validated" for element in profile.knowledge)


@pytest.mark.parametrize("items", times(25, 130))
def test_guesses_have_the_shape_of_answers_and_wrong_answers_are_wrong(
    bank: Bank, items: int
) -> None:
    rng = np.random.default_rng(0)
    for item in spread(list(bank.items.values()), items):
        question = bank.question(f"{item.id}#1", rng)
        wrong, answer = wrong_answer(question), guess_answer(question, rng)
        assert wrong is None or not is_right(question, wrong)
        if question.is_done:
            continue  # acts, or nothing where the goal was not reached by chance
        assert wrong is not None
        assert answer is not None
        assert len(answer) == (len(question.fields) or len(answer))
        assert all(isinstance(text, str) for text in answer)


def test_what_a_simulated_positioning_proves_counts_at_once(bank: Bank, journal: Journal) -> None:
    empty = Profile(id="nouveau", name="Nouveau")
    codes = ("1.1", "1.2", "2.1", "3.1", "4.1")
    profile, count = position_by_autopilot(empty, bank, journal, 2.5, codes, seed=1)
    assert count > 20
    assert max(element.date for element in profile.knowledge) < wall_clock()
    result = sit_v2(profile, bank, journal, "perfect", seed=1)
    assert result.status == "validated"
    assert {c.code for c in result.competences if c.verdict == "kept"} == set(codes)
