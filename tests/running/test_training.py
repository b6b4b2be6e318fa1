"""Positioning and practice: durable, idempotent, faithful to the rules of retaking."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pixsim.assembly.positioning import begin, next_question, position, record_answer
from pixsim.assembly.standing import profile_standing
from pixsim.bank.reading.load import Bank
from pixsim.outcome import Outcome
from pixsim.profile import KnowledgeElement, Profile, read_profile, write_profile
from pixsim.report.v2.wording import weak_competences
from pixsim.rules.v2 import V2
from pixsim.rules.v2.retake import days_left, is_ignored
from pixsim.running.practice import past_errors, propose_practice
from pixsim.running.training import TrainingRun, mend_profile, proved_elements
from pixsim.session.events import EventRefusedError
from pixsim.session.training.events import Finished, Replied, TrainingAsked
from pixsim.session.training.length import ABOUT_QUESTIONS, FEWEST_REPLIES
from pixsim.session.training.plan import (
    TooEarlyError,
    competence_knowledge,
    plan_positioning,
    plan_practice,
)
from pixsim.session.training.state import Training
from pixsim.store.people.profiles import create_profile, free_id, own_path, with_knowledge
from pixsim.store.sittings.journal import Journal, SittingInUseError
from tests.conftest import NOW, ManualClock
from tests.tools.mocks import sit_v2
from tests.tools.sample_profiles import responder
from tests.tools.tiers import examples

EMPTY = Profile(id="nouveau", name="Nouveau")


def run_of(
    journal: Journal, bank: Bank, clock: ManualClock, profile: Profile = EMPTY, code: str = "1.1"
) -> TrainingRun:
    plan = plan_positioning(profile, bank, code, now=clock(), seed=5)
    journal.create(plan)
    return TrainingRun(journal, plan.id, profile, bank, clock)


def answer(run: TrainingRun, clock: ManualClock, count: int, right: bool = True) -> None:
    for _ in range(count):
        question = run.ask()
        if question is None:
            return
        clock.step(20)
        run.reply(question.right_answer if right else None)


def level(profile: Profile, bank: Bank, code: str = "1.1") -> int:
    return profile_standing(profile, bank.framework, V2()).levels[
        bank.framework.competence_index[code]
    ]


def test_a_positioning_ends_at_the_level_of_what_was_answered(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with run_of(journal, bank, clock) as run:
        answer(run, clock, 100)
        assert run.training.finished
        assert level(run.profile, bank) == 7
    with run_of(journal, bank, clock, Profile(id="autre", name="Autre")) as run:
        answer(run, clock, 100, right=False)
        assert run.training.finished
        assert level(run.profile, bank) == 0


def test_a_positioning_says_from_its_start_about_how_long_it_is(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with run_of(journal, bank, clock) as run:
        assert run.questions_left() == ABOUT_QUESTIONS
        for done in range(1, 11):
            answer(run, clock, 1, right=bool(done % 2))
            left = run.questions_left()
            if run.training.finished:
                break
            assert left is not None
            assert left >= 1
            if done < FEWEST_REPLIES:  # « question 2 sur 27 » after « une vingtaine » is not said
                assert done + left == ABOUT_QUESTIONS
            assert done + left >= 15  # it has never been shorter by much: « encore 5 » is not said


def test_each_answer_is_in_the_profile_file_at_once(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with run_of(journal, bank, clock) as run:
        for count in range(1, 6):
            before = {element.skill for element in run.profile.knowledge}
            answer(run, clock, 1)
            stored = read_profile(own_path("nouveau"), bank.framework)
            assert stored == run.profile
            new = [e.source for e in stored.knowledge if e.skill not in before]
            assert new[0] == "direct", "what was answered comes before what it proves"
            direct = [element for element in stored.knowledge if element.source == "direct"]
            assert len(direct) == count


def test_a_positioning_is_resumed_at_the_same_question(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    run = run_of(journal, bank, clock)
    with run:
        answer(run, clock, 3)
        waiting = run.ask()
        name = run.training.plan.id
    profile = read_profile(own_path("nouveau"), bank.framework)
    with TrainingRun(journal, name, profile, bank, clock) as again:
        assert again.training.question == waiting
        assert again.training.number == 4
    with (
        run_of(journal, bank, clock, Profile(id="x", name="X")) as held,
        pytest.raises(SittingInUseError),
    ):
        TrainingRun(journal, held.training.plan.id, held.profile, bank, clock).__enter__()


def test_a_crash_before_the_profile_is_written_is_mended(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with run_of(journal, bank, clock) as run:
        answer(run, clock, 4)
        known = run.profile
    own_path("nouveau").unlink()  # as if the machine had stopped before the file was replaced
    mended = mend_profile(EMPTY, bank, journal)
    assert mended == known
    assert mend_profile(mended, bank, journal) == mended
    assert read_profile(own_path("nouveau"), bank.framework) == known


def test_replaying_the_journal_twice_changes_nothing(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with run_of(journal, bank, clock) as run:
        answer(run, clock, 6)
        once = with_knowledge(EMPTY, proved_elements(run.training, bank))
        assert once.knowledge == run.profile.knowledge
        assert with_knowledge(once, proved_elements(run.training, bank)) == once


def test_improving_keeps_what_is_validated_and_asks_the_rest_again(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with run_of(journal, bank, clock) as run:
        answer(run, clock, 4)
        answer(run, clock, 100, right=False)
        before = run.profile
    clock.step(5 * 86400)
    plan = plan_positioning(before, bank, "1.1", now=clock(), seed=2)
    assert all(element.status == "validated" for element in plan.kept)
    journal.create(plan)
    with TrainingRun(journal, plan.id, before, bank, clock) as run:
        validated = {element.skill for element in plan.kept}
        asked = set()
        while (question := run.ask()) is not None:
            asked.add(question.skill)
            clock.step(5)
            run.reply(question.right_answer)
        assert not asked & validated
        assert level(run.profile, bank) == 7


def test_what_was_inferred_stays_inferred_when_a_competence_is_improved(bank: Bank) -> None:
    names = [skill.name for skill in bank.playable_skills if skill.competence == "1.1"]
    direct = KnowledgeElement(
        skill=names[0], source="direct", status="validated", earned_pix=1, date=NOW
    )
    inferred = direct.model_copy(update={"skill": names[1], "source": "inferred"})
    lost = inferred.model_copy(
        update={"skill": names[2], "status": "invalidated", "earned_pix": 0.0}
    )
    state = begin(bank, "1.1", [direct, inferred, lost])
    assert state.kept_status.tolist() == [1, 1, -1, *[0] * (len(names) - 3)]
    assert state.kept_direct.tolist() == [True, *[False] * (len(names) - 1)]


@pytest.mark.parametrize("timer", [30, None])
def test_whether_the_last_question_had_a_timer_is_remembered(bank: Bank, timer: int | None) -> None:
    state = begin(bank, "1.1")
    question = next_question(state, bank, np.random.default_rng(1))
    assert question is not None
    timed = question.model_copy(update={"timer": timer})
    assert record_answer(state, timed, True, bank, NOW).after_timed is (timer is not None)


def test_a_reset_puts_the_competence_back_to_zero(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with run_of(journal, bank, clock) as run:
        answer(run, clock, 100)
        before = run.profile
    clock.step(8 * 86400)
    plan = plan_positioning(before, bank, "1.1", now=clock(), seed=2, reset=True)
    journal.create(plan)
    with TrainingRun(journal, plan.id, before, bank, clock) as run:
        assert level(run.profile, bank) == 0
        assert competence_knowledge(run.profile, bank, "1.1") == ()


@pytest.mark.parametrize(("reset", "days"), [(False, 4), (True, 7)])
def test_too_early_is_refused_with_the_days_left_unless_forced(
    journal: Journal, bank: Bank, clock: ManualClock, reset: bool, days: int
) -> None:
    with run_of(journal, bank, clock) as run:
        answer(run, clock, 2)
        profile = run.profile
    with pytest.raises(TooEarlyError) as caught:
        plan_positioning(profile, bank, "1.1", now=clock(), reset=reset)
    assert caught.value.days == days
    plan_positioning(profile, bank, "1.1", now=clock(), reset=reset, force=True)
    clock.step(days * 86400)
    plan_positioning(profile, bank, "1.1", now=clock(), reset=reset)


def test_days_to_wait_are_rounded_up() -> None:
    assert days_left(NOW, NOW, 4) == 4
    assert days_left(NOW, NOW + timedelta(days=3, hours=1), 4) == 1
    assert days_left(NOW, NOW + timedelta(days=4), 4) == 0
    assert is_ignored(NOW, NOW + timedelta(days=4))
    assert not is_ignored(NOW, NOW + timedelta(days=4, seconds=-1))


def test_practice_never_touches_the_profile(
    journal: Journal, bank: Bank, clock: ManualClock, sample: Profile
) -> None:
    rng, codes = np.random.default_rng(0), ["1.1", "4.2"]
    queue = propose_practice(sample, bank, journal, "v2", 5, clock(), rng, codes)
    plan = plan_practice(sample, bank, queue, now=clock())
    journal.create(plan)
    with TrainingRun(journal, plan.id, sample, bank, clock) as run:
        answer(run, clock, 100)
        assert run.training.finished
        assert [reply.question.id for reply in run.training.replies] == list(queue)
        assert run.profile == sample
    assert not own_path(sample.id).exists()


def test_past_errors_are_those_of_the_last_mock(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    result = sit_v2(sample, bank, journal, 1.0, seed=3)
    errors = past_errors([result], bank, 50)
    assert set(errors) == {q.id for q in result.questions if q.outcome != "ok"}
    assert past_errors([result], bank, 3) == errors[:3]
    wrong = {q.competence for q in result.questions if q.outcome != "ok"}
    assert set(weak_competences(result)) == wrong  # all that the test asks again and went wrong
    verdicts = {c.code: c.verdict for c in result.competences}
    order = [verdicts[code] for code in weak_competences(result)]
    assert order == sorted(order, key=("lost", "lowered", "kept").index)


@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 10**6), code=st.sampled_from(["1.1", "3.4", "4.3", "5.2"]))
def test_inference_never_contradicts_itself(bank: Bank, seed: int, code: str) -> None:
    rng = np.random.default_rng(seed)
    state = begin(bank, code)
    while (question := next_question(state, bank, rng)) is not None:
        before = state.status.copy()
        state = record_answer(state, question, bool(rng.random() < 0.5), bank, NOW)
        settled = before != 0
        assert (state.status[settled] == before[settled]).all()
    skills = [element.skill for element in state.elements]
    assert len(skills) == len(set(skills)) == np.count_nonzero(state.status)


@pytest.mark.parametrize(
    ("abilities", "persons"),
    [((-2.0, 1.5, 6.0), 1), pytest.param((-2.0, 0.0, 1.5, 3.0, 6.0), 6, marks=pytest.mark.full)],
    ids=["few", "many"],
)
def test_the_level_found_rises_with_ability(
    bank: Bank, abilities: tuple[float, ...], persons: int
) -> None:
    means = []
    for theta in abilities:
        levels = []
        for seed in range(persons):
            rng = np.random.default_rng(seed)
            elements = position(bank, "1.2", responder(theta), rng, NOW, timedelta(seconds=60))
            profile = Profile(id="x", name="X", knowledge=elements)
            levels.append(level(profile, bank, "1.2"))
        means.append(np.mean(levels))
    assert means == sorted(means)
    assert means[-1] - means[0] > 3


def test_events_out_of_order_are_refused(bank: Bank, journal: Journal, clock: ManualClock) -> None:
    with run_of(journal, bank, clock) as run:
        plan, question = run.training.plan, run.ask()
    assert question is not None
    fresh = Training(plan)
    with pytest.raises(EventRefusedError):
        fresh.apply(Replied(at=NOW, answer=None))
    asked = fresh.apply(TrainingAsked(at=NOW, question=question))
    for event in (
        TrainingAsked(at=NOW, question=question),
        Replied(at=NOW - timedelta(seconds=1), answer=None),
    ):
        with pytest.raises(EventRefusedError):
            asked.apply(event)
    over = asked.apply(Finished(at=NOW))
    with pytest.raises(EventRefusedError):
        over.apply(Replied(at=NOW, answer=None))


def test_the_time_of_a_timed_question_runs_once_it_is_begun(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    name, item = next((n, i) for n, i in bank.items.items() if i.timer)
    plan = plan_practice(sample, bank, [f"{name}#1", f"{name}#2"], now=clock())
    journal.create(plan)
    assert item.timer is not None
    with TrainingRun(journal, plan.id, sample, bank, clock) as run:
        clock.step(3600)  # the page before it can be read at leisure
        assert run.training.is_announced
        assert run.training.timer_remaining(clock()) is None
        run.begin()
        clock.step(item.timer - 1)
        run.begin()  # once more changes nothing
        assert run.training.timer_remaining(clock()) == timedelta(seconds=1)
    with TrainingRun(journal, plan.id, sample, bank, clock) as run:  # begun stays begun
        question = run.training.question
        assert question is not None
        clock.step(0.5)
        reply = run.reply(question.right_answer)
        assert (reply.outcome, reply.seconds) == (Outcome.OK, item.timer - 0.5)
        question = run.ask()
        assert question is not None
        run.begin()
        clock.step(item.timer + 1)
        assert run.reply(question.right_answer).outcome is Outcome.TIMED_OUT


def test_in_journals_of_before_the_time_of_a_timed_question_ran_at_once(
    bank: Bank, sample: Profile
) -> None:
    name, item = next((n, i) for n, i in bank.items.items() if i.timer)
    assert item.timer is not None
    question = bank.question(f"{name}#1", np.random.default_rng(1))
    training = Training(plan_practice(sample, bank, [f"{name}#1"], now=NOW))
    training = training.apply(TrainingAsked(at=NOW, question=question))
    late = Replied(at=NOW + timedelta(seconds=item.timer + 1), answer=question.right_answer)
    assert training.apply(late).replies[0].outcome is Outcome.TIMED_OUT


def test_plain_levels_give_way_to_knowledge(
    bank: Bank, plain: Profile, journal: Journal, clock: ManualClock
) -> None:
    with run_of(journal, bank, clock, plain) as run:
        answer(run, clock, 1)
        assert run.profile.levels is None
        assert run.profile.knowledge


def test_short_names_are_made_and_free() -> None:
    assert free_id("Éloïse D'Arc", ()) == "eloise-d-arc"
    assert free_id("Éloïse D'Arc", ("eloise-d-arc", "eloise-d-arc-2")) == "eloise-d-arc-3"
    assert free_id("李", ()) == "candidat"
    assert free_id("Con", ()) == "con-2"  # no file of Windows may be called so
    assert create_profile(Profile(id="ab", name="Ab"))[1].name == "ab.json"


def test_two_positionings_of_one_candidate_lose_nothing_of_each_other(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with run_of(journal, bank, clock) as first, run_of(journal, bank, clock, code="2.1") as second:
        for run in (first, second, first, second):
            answer(run, clock, 1)
    stored = read_profile(own_path("nouveau"), bank.framework)
    tested = {bank.framework.skill[e.skill].competence for e in stored.knowledge}
    assert tested == {"1.1", "2.1"}
    assert len([e for e in stored.knowledge if e.source == "direct"]) == 4


def test_an_older_copy_of_a_profile_does_not_undo_a_finished_positioning(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    with run_of(journal, bank, clock) as run:
        answer(run, clock, 100)
        assert run.training.finished
    with run_of(journal, bank, clock, EMPTY, code="3.1") as run:
        answer(run, clock, 1)
        assert level(run.profile, bank) == 7


@pytest.mark.full
def test_a_crash_is_mended_before_an_exam_too(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    clock.step(-60 * 86400)  # `sit` goes by the wall clock: what is proved must lie before it
    for code in ("1.1", "1.2", "2.1", "3.1"):
        with run_of(journal, bank, clock, code=code) as run:
            answer(run, clock, 100)
    with run_of(journal, bank, clock, run.profile, code="4.1") as run:
        before = run.profile
        answer(run, clock, 12)
    write_profile(before, own_path(before.id))  # as if stopped before the file was replaced
    result = sit_v2(before, bank, journal, "perfect", seed=1)
    assert {c.code for c in result.competences if c.verdict == "kept"} == {
        "1.1",
        "1.2",
        "2.1",
        "3.1",
        "4.1",
    }


def test_an_error_answered_right_in_practice_is_not_replayed(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    result = sit_v2(sample, bank, journal, "none", seed=3)
    clock.now = result.started_at + timedelta(days=1)
    errors = past_errors([result], bank, 50)
    plan = plan_practice(sample, bank, errors[:3], now=clock())
    journal.create(plan)
    with TrainingRun(journal, plan.id, sample, bank, clock) as run:
        answer(run, clock, 2)
        answer(run, clock, 1, right=False)
    left = past_errors([result], bank, 50, [run.training])
    assert set(errors) - set(left) == set(errors[:2])
