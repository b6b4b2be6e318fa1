"""Positioning, practice and pilot as journeys: their steps, what they commit, how they are left."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta

import pytest

from pixsim.accommodations import WITHOUT_WEB
from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import DataError
from pixsim.journeys.context import Context
from pixsim.journeys.positioning import (
    ChooseCompetence,
    IntroducePositioning,
    PositioningOver,
    position_competences,
)
from pixsim.journeys.practice import PracticeOver, practise, sit_pilot
from pixsim.journeys.step import Choose, Confirm, Notice, Step
from pixsim.journeys.training import SitTraining
from pixsim.journeys.training_words import positioning_time_words
from pixsim.profile import Profile
from pixsim.running.training import TrainingRun
from pixsim.session.training.length import PRIOR_MINUTES, PositioningTime, positioning_time
from pixsim.session.training.plan import plan_positioning
from pixsim.store.people.profiles import stored_profile
from pixsim.store.sittings.journal import SittingInUseError
from tests.conftest import ManualClock
from tests.tools.journey import answering, answering_some, follow, names, only


def known(context: Context, profile: Profile) -> Profile:
    found = stored_profile(profile.id, context.framework)
    assert found is not None
    return found[1]


def test_a_positioning_goes_from_the_list_to_its_end_and_to_the_exam(
    context: Context, zoe: Profile
) -> None:
    steps = list(follow(position_competences(context, zoe), ["1.1", True, answering(None), "exam"]))
    assert names(steps) == [
        "Work", "ChooseCompetence", "IntroducePositioning", "SitTraining", "PositioningOver",
    ]  # fmt: skip
    over = only(steps, PositioningOver)
    assert (over.reached.code, over.reached.level, over.gain.level_before) == ("1.1", 0, 0)
    assert over.gain.following == "1.2"
    assert 1 <= len(over.replies) <= 5
    assert known(context, zoe).knowledge


def test_the_next_competence_is_not_introduced_again(context: Context, zoe: Profile) -> None:
    replies = [True, answering(None), "following", answering(None), "home"]
    steps = list(follow(position_competences(context, zoe, "1.1"), replies))
    assert names(steps) == [
        "Work", "IntroducePositioning", "SitTraining", "PositioningOver", "SitTraining", "PositioningOver",
    ]  # fmt: skip


def test_minutes_are_a_prior_then_those_of_the_person(
    context: Context, zoe: Profile, clock: ManualClock
) -> None:
    def slowly(step: SitTraining) -> None:
        for _ in range(5):
            question = step.run.ask()
            assert question is not None
            step.run.begin()
            clock.step(90)
            step.run.reply(question.right_answer)

    said = []
    for code in ("1.1", "2.2", "3.1"):
        steps = list(follow(position_competences(context, zoe, code), [True, slowly]))
        said.append(only(steps, IntroducePositioning).time)
    assert said[0] == said[1] == PositioningTime(*PRIOR_MINUTES)  # five replies are too few
    assert said[2] == PositioningTime(30, 30, is_measured=True)  # twenty questions of 90 seconds
    assert positioning_time_words(said[0]).endswith("environ 10 à 15 minutes")
    assert positioning_time_words(said[2]).endswith("environ 30 minutes à votre rythme")
    own, _unreadable = context.journal.load_trainings(zoe.id, "positioning")
    by_itself = [
        replace(training, plan=training.plan.model_copy(update={"autopilot": "noisy"}))
        for training in own.values()
    ]
    assert positioning_time(by_itself) == PositioningTime()  # nobody's pace


def test_without_a_network_a_positioning_and_a_practice_leave_the_web_out(
    context: Context, zoe: Profile
) -> None:
    offline = replace(context, online=lambda: False)
    for journey, replies in (
        (position_competences(offline, zoe, "1.1"), [True, answering_some(1)]),
        (practise(offline, zoe, ["1.1"]), [answering_some(1)]),
    ):
        steps = list(follow(journey, replies))
        assert only(steps, Notice).text == WITHOUT_WEB
        plan = only(steps, SitTraining).run.training.plan
        assert plan.accommodations == ("offline",)
    stays = stored_profile("zoe", context.framework)
    assert stays is not None
    assert stays[1].accommodations == ()  # of the place, not of the person


def test_what_was_left_is_resumed_without_a_word_and_listed_first(
    context: Context, zoe: Profile
) -> None:
    assert (
        len(list(follow(position_competences(context, zoe, "2.2"), [True, answering_some(3)]))) == 3
    )
    steps = list(follow(position_competences(context, zoe), [None]))
    assert only(steps, ChooseCompetence).under_way == {"2.2": 3}
    numbers: list[int] = []

    def look(step: Step) -> None:
        assert isinstance(getattr(step, "run", None), TrainingRun)
        numbers.append(step.run.training.number)  # type: ignore[attr-defined]

    assert names(follow(position_competences(context, zoe, "2.2"), [look])) == [
        "Work",
        "SitTraining",
    ]
    assert numbers == [4]


def test_nothing_is_kept_of_what_was_not_begun(context: Context, zoe: Profile) -> None:
    for replies in ([None], ["1.1", False, None]):
        steps = list(follow(position_competences(context, zoe), replies))
        assert isinstance(steps[-1], ChooseCompetence)
    assert context.journal.trainings("zoe", "positioning") == []
    assert list(
        follow(position_competences(context, zoe, "1.1"), [False])
    )  # chosen elsewhere: no list
    assert context.journal.trainings("zoe", "positioning") == []


def test_a_competence_positioned_before_is_improved_or_begun_anew_after_a_question(
    context: Context, zoe: Profile, clock: ManualClock
) -> None:
    list(follow(position_competences(context, zoe, "1.1"), [True, answering(None), "home"]))
    zoe = known(context, zoe)
    (*_others, how, wait) = follow(
        position_competences(context, zoe, "1.1"), [True, "reset", False]
    )
    assert isinstance(how, Choose)
    assert [way.name for way in how.ways] == ["improve", "reset", "no"]
    assert isinstance(wait, Confirm)  # it is too early: refused, nothing is planned
    assert len(context.journal.trainings("zoe", "positioning")) == 1
    steps = list(
        follow(
            position_competences(context, zoe, "1.1"), [True, "reset", True, answering(None), None]
        )
    )
    assert isinstance(steps[-1], PositioningOver)
    clock.now += timedelta(days=30)
    assert len(context.journal.trainings("zoe", "positioning")) == 2


def test_plain_levels_are_given_up_after_a_question(context: Context, plain: Profile) -> None:
    steps = list(follow(position_competences(context, plain, "1.1"), [False]))
    assert isinstance(steps[-1], Confirm)
    assert "ne donne que des niveaux" in steps[-1].text


@pytest.mark.parametrize("error", [DataError([]), SittingInUseError("x"), OSError("no")])
def test_what_fails_in_a_front_is_said_and_the_run_let_go(
    context: Context, zoe: Profile, bank: Bank, error: Exception
) -> None:
    steps = list(follow(position_competences(context, zoe, "1.1"), [True, error]))
    assert isinstance(steps[-1], Notice)
    (name,) = context.journal.trainings("zoe", "positioning")
    with TrainingRun(context.journal, name, zoe, bank, context.clock) as run:  # nobody holds it
        assert not run.training.finished


def test_who_gives_up_while_the_bank_is_read_is_at_home(context: Context, zoe: Profile) -> None:
    for journey in (
        position_competences(context, zoe),
        practise(context, zoe),
        sit_pilot(context, zoe, ()),
    ):
        next(journey)
        with pytest.raises(StopIteration):
            journey.send(None)


def test_a_practice_asks_what_was_missed_again_and_leaves_the_profile(
    context: Context, zoe: Profile
) -> None:
    replies = ["one", "3.4", answering(True, False, None), "again", answering(True), "again"]
    steps = list(follow(practise(context, zoe), replies))
    first, second = (step for step in steps if isinstance(step, PracticeOver))
    assert (len(first.replies), len(first.missed)) == (10, 9)
    assert first.again == "Reprendre mes 9 erreurs"
    assert (len(second.replies), second.missed) == (9, ())
    assert known(context, zoe).knowledge == ()


def test_past_errors_are_offered_and_asked(
    context: Context, zoe: Profile, clock: ManualClock
) -> None:
    list(follow(practise(context, zoe, ("3.4",)), [answering(True, False), None]))
    clock.step(60)
    (_work, choice, *_rest) = follow(practise(context, zoe), ["errors", answering(True), None])
    assert isinstance(choice, Choose)
    assert choice.ways[-1].text == "Rejouer mes 9 erreurs"
    (_work, choice) = follow(practise(context, zoe), [None])
    assert isinstance(choice, Choose)
    assert choice.ways[-1].name == "one"  # answered right since


def closed_in_the_middle(context: Context, person: Profile, how: str) -> None:
    """A practice of ten whose front is shut, or fails, after two answers; or while what was right is read."""
    given = [KeyboardInterrupt()] if how == "lost" else []
    with pytest.raises(KeyboardInterrupt) if how == "lost" else nullcontext():
        for step in follow(practise(context, person, ("3.4",)), given):
            if isinstance(step, SitTraining):
                answering_some(2)(step)
                if how != "read":
                    step.run.ask()


@pytest.mark.parametrize("how", ["shut", "lost", "read"])
def test_a_practice_whose_front_is_closed_goes_on_where_it_was(
    context: Context, zoe: Profile, how: str
) -> None:
    closed_in_the_middle(context, zoe, how)
    (name,) = context.journal.trainings("zoe", "practice")
    waiting = context.journal.load_training(name)[0].question
    steps = follow(practise(context, zoe), ["resume", answering(True), "home"])
    taken = list(steps)
    assert names(taken) == ["Work", "Choose", "SitTraining", "PracticeOver"]
    assert only(taken, Choose).ways[0].text == "Le reprendre à la question 3 sur 10"
    over = only(taken, PracticeOver)
    assert (len(over.replies), len(over.missed)) == (10, 2)
    assert waiting in (over.replies[2].question, None)
    assert (waiting is None) == (how == "read")
    (_work, choice) = follow(practise(context, zoe), [None])
    assert only([choice], Choose).ways[0].name == "5"  # over: not offered again


def test_another_practice_ends_the_one_that_was_left(context: Context, zoe: Profile) -> None:
    closed_in_the_middle(context, zoe, "shut")
    list(follow(practise(context, zoe), [None]))  # back: it stays
    list(follow(practise(context, zoe), ["new", None]))
    (name,) = context.journal.trainings("zoe", "practice")
    training = context.journal.load_training(name)[0]
    assert training.finished
    assert len(training.replies) == 2


def test_a_practice_that_is_ended_is_over(context: Context, zoe: Profile) -> None:
    list(follow(practise(context, zoe, ("3.4",)), [answering_some(3), None]))
    (name,) = context.journal.trainings("zoe", "practice")
    assert context.journal.load_training(name)[0].finished


def test_a_positioning_left_for_good_goes_on_later(
    context: Context, zoe: Profile, bank: Bank, clock: ManualClock
) -> None:
    plan = plan_positioning(zoe, bank, "1.1", now=clock())
    context.journal.create(plan)
    list(follow(position_competences(context, zoe, "1.1"), []))
    with TrainingRun(context.journal, plan.id, zoe, bank, clock) as run:
        assert not run.training.finished


def test_a_pilot_thanks_and_shows_nothing(context: Context, zoe: Profile, bank: Bank) -> None:
    queue = tuple(bank.variants(skill.name)[0] for skill in bank.playable_skills[:2])
    steps = list(follow(sit_pilot(context, zoe, queue), [answering(False)]))
    assert names(steps) == ["Work", "SitTraining", "Notice"]
    assert only(steps, Notice).text.startswith("Merci. 2 réponses")
