"""What a profile asks for, in every sitting and training; nothing for who asks nothing."""

from __future__ import annotations

import math

import numpy as np
import pytest

from pixsim.bank.reading.accommodated_bank import suited_bank
from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.report.rule_sets import REPORTS
from pixsim.running.autopilot import read_way
from pixsim.running.exam import Exam
from pixsim.running.practice import propose_practice
from pixsim.running.training import TrainingRun, proved_elements
from pixsim.session.training.plan import plan_positioning, plan_practice
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.tools.mocks import new_v2, new_v3, sit_v2, sit_v3
from tests.tools.tiers import times

ALL = ("no_focus", "longer_timers", "without_sight", "larger_text", "offline")


def asking(profile: Profile, *names: str) -> Profile:
    return Profile.model_validate(profile.model_dump(by_alias=True) | {"accommodations": names})


def test_the_bank_is_the_same_where_nothing_is_asked(bank: Bank) -> None:
    assert suited_bank(bank, ()) is bank
    assert suited_bank(bank, ALL) is suited_bank(bank, tuple(reversed(ALL)))


def test_items_are_changed_as_asked_and_in_nothing_else(bank: Bank) -> None:
    calm, slow, blind, _large, offline = (suited_bank(bank, (name,)) for name in ALL)
    assert any(item.focus for item in bank.items.values())
    assert not any(item.focus for item in calm.items.values())
    assert set(calm.items) == set(slow.items) == set(bank.items)
    for name, item in bank.items.items():
        if item.timer is not None:
            assert slow.items[name].timer == math.ceil(item.timer * 4 / 3)
        assert calm.items[name].statement == item.statement
    left_out = {name for name, item in bank.items.items() if item.needs_sight}
    assert left_out
    assert set(blind.items) == set(bank.items) - left_out
    on_the_web = {name for name, item in bank.items.items() if item.kind == "web"}
    assert on_the_web
    assert set(offline.items) == set(bank.items) - on_the_web


@pytest.mark.parametrize("new", [new_v2, new_v3])
def test_no_question_of_an_exam_is_in_focus_mode(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, new: object
) -> None:
    plan = new(asking(sample, "no_focus"), bank, seed=3, clock=clock)  # type: ignore[operator]
    journal.create(plan)
    with Exam(journal, plan.id, clock=clock, bank=bank) as exam:
        exam.start()
        while not exam.session.is_over:
            assert exam.session.question is not None
            assert not exam.session.question.focus
            exam.show()
            exam.skip()
        result = exam.result()
    assert result.accommodations == ("no_focus",)
    said = " ".join(note.head + " " + note.text for note in REPORTS[result.rules].notes(result))
    assert "Aménagements : sans mode focus." in said
    points = " ".join(text for _word, text in REPORTS[result.rules].instructions(plan))
    assert "Sans mode focus." in points


@pytest.mark.sampled(1)
@pytest.mark.parametrize("seeds", times(1, 3))
@pytest.mark.parametrize("sit", [sit_v2, sit_v3])
def test_no_item_that_must_be_seen_is_asked(
    bank: Bank, sample: Profile, journal: Journal, sit: object, seeds: int
) -> None:
    for seed in range(seeds):
        result = sit(asking(sample, "without_sight"), bank, journal, read_way("2.0"), seed)  # type: ignore[operator]
        asked = {question.id.rpartition("#")[0] for question in result.questions}
        assert not any(bank.items[name].needs_sight for name in asked)


def test_positioning_and_practice_grant_it_too_and_a_replay_agrees(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    profile = asking(Profile(id="zoe", name="Zoé"), *ALL)
    plan = plan_positioning(profile, bank, "3.2", now=clock(), seed=4)
    journal.create(plan)
    with TrainingRun(journal, plan.id, profile, bank, clock) as run:
        for _n in range(60):
            question = run.ask()
            if question is None:
                break
            assert not question.focus
            assert not bank.items[question.item].needs_sight
            run.reply(question.right_answer)
        training, found = run.training, run.profile
    assert training.finished
    assert {element.skill for element in proved_elements(training, bank)} == {
        element.skill for element in found.knowledge
    }
    rng = np.random.default_rng(1)
    blind, codes = asking(sample, "without_sight"), ["3.2", "2.2"]
    queue = propose_practice(blind, bank, journal, "v3", 40, clock(), rng, codes)
    assert len(queue) == 40
    assert not any(bank.items[name.rpartition("#")[0]].needs_sight for name in queue)
    seen = next(name for name, item in bank.items.items() if item.needs_sight)
    assert plan_practice(profile, bank, [f"{seen}#1"], now=clock()).queue == ()
    assert plan_practice(sample, bank, [f"{seen}#1"], now=clock()).queue == (f"{seen}#1",)


def test_an_unknown_accommodation_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="accommodations"):
        Profile(id="zoe", name="Zoé", accommodations=("magic",))
