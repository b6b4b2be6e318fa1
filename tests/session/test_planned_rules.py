"""A sitting is asked and scored with the rules it was planned with, today and later."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, fields, replace

import pytest
from pydantic import ValidationError

from pixsim.bank.reading.load import Bank
from pixsim.outcome import Outcome
from pixsim.profile import Profile
from pixsim.report.result.common import AnyResult
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3, Band
from pixsim.running.exam import Exam, new_sitting
from pixsim.session.plan import Plan
from pixsim.session.rule_sets import read_plan
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock

STRICT = replace(
    V2(), rate_to_be_certified=95, rate_to_downgrade=96, rate_to_validate=97, duration_minutes=200
)
SHORT = replace(
    V3(), length=12, minimum_answers=3, cap=0.0, bands=(Band(-4.0, 0.0), Band(0.0, 9.0))
)


def two_of_three(exam: Exam, clock: ManualClock) -> AnyResult:
    exam.start()
    while (question := exam.session.question) is not None and not exam.session.is_over:
        exam.show()
        clock.step(20)
        exam.answer(question.right_answer) if exam.session.number % 3 else exam.skip()
    return exam.result()


def sat(sitting: Plan, bank: Bank, journal: Journal, clock: ManualClock) -> AnyResult:
    journal.create(sitting)
    with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
        return two_of_three(exam, clock)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("rules", [STRICT, V2(), SHORT, V3()], ids=["own", "v2", "own v3", "v3"])
def test_the_same_answers_are_worth_the_same_after_reopening(
    rules: V2 | V3, bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = new_sitting(sample, bank, seed=1, rules=rules, clock=clock)
    result = sat(sitting, bank, journal, clock)
    stored = journal.result(sitting.id)
    with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
        assert exam.result() == result
    assert journal.result(sitting.id) == stored  # byte for byte
    with sqlite3.connect(journal.path) as connection:
        connection.execute("DELETE FROM result")  # as a crash just before it would have left it
    with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
        assert exam.result() == result
    assert journal.result(sitting.id) == stored


@pytest.mark.full
def test_other_rules_give_another_result(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    strict = sat(new_sitting(sample, bank, seed=1, rules=STRICT, clock=clock), bank, journal, clock)
    usual = sat(new_sitting(sample, bank, seed=1, clock=clock), bank, journal, clock)
    assert [q.outcome for q in strict.questions] == [q.outcome for q in usual.questions]
    assert (strict.status, usual.status) == ("rejected", "validated")


def test_a_finished_sitting_that_is_opened_keeps_its_stored_result(
    bank: Bank,
    sample: Profile,
    journal: Journal,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sitting = new_sitting(sample, bank, seed=1, clock=clock)
    sat(sitting, bank, journal, clock)
    stored = journal.result(sitting.id)

    def later(*_arguments: object) -> None:
        raise AssertionError("scored again")

    monkeypatch.setattr("pixsim.running.exam.build_result", later)
    with Exam(journal, sitting.id, clock=clock) as exam:
        assert exam.result().sitting == sitting.id
    assert journal.result(sitting.id) == stored


@pytest.mark.parametrize("rules", [STRICT, SHORT], ids=["v2", "v3"])
def test_every_setting_is_in_the_plan(
    rules: V2 | V3, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    plan = new_sitting(sample, bank, rules=rules, clock=clock)
    kept = json.loads(plan.model_dump_json())["settings"]
    assert kept == json.loads(json.dumps(asdict(rules)))
    assert set(kept) == {field.name for field in fields(rules)}
    again = read_plan(plan.model_dump_json())
    assert again.settings == rules
    foreign = json.loads(plan.model_dump_json())
    foreign["settings"]["lenient"] = True
    with pytest.raises(ValidationError, match="lenient"):
        read_plan(json.dumps(foreign))


def test_a_plan_of_before_has_the_official_rules_and_what_it_kept(
    bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    old = json.loads(new_sitting(sample, bank, rules=STRICT, clock=clock).model_dump_json())
    del old["settings"]
    assert read_plan(json.dumps(old)).settings == V2(duration_minutes=200)
    old = json.loads(new_sitting(sample, bank, rules=SHORT, clock=clock).model_dump_json())
    del old["settings"]
    assert read_plan(json.dumps(old)).settings == V3(length=12, minimum_answers=3)


def test_a_later_marking_changes_no_past_answer(
    bank: Bank,
    sample: Profile,
    journal: Journal,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sitting = new_sitting(sample, bank, seed=1, clock=clock)
    sat(sitting, bank, journal, clock)
    before, _count = journal.load(sitting.id)
    monkeypatch.setattr("pixsim.session.state.is_right", lambda _question, _answer: False)
    after, _count = journal.load(sitting.id)
    assert after.responses == before.responses
    with sqlite3.connect(journal.path) as connection:  # a journal of before: marked when read
        connection.execute("UPDATE event SET body = json_remove(body, '$.right')")
    old, _count = journal.load(sitting.id, even_altered=True)
    assert not any(response.outcome is Outcome.OK for response in old.responses)
