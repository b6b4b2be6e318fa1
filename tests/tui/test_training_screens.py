"""Positioning and practice by keys: the page before, pauses, ends, and what they bring."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Static

from pixsim.assembly.pilot_forms import pilot_forms
from pixsim.bank.reading.load import Bank
from pixsim.journeys.positioning import Reached, position_competences
from pixsim.journeys.practice import PracticeOver, practise, sit_pilot
from pixsim.outcome import Outcome
from pixsim.profile import Profile
from pixsim.report.question.asking import TOO_LATE
from pixsim.report.wording import duration_text
from pixsim.running.training import TrainingRun
from pixsim.session.training.length import PositioningTime
from pixsim.session.training.plan import plan_positioning, plan_practice
from pixsim.session.training.state import Reply
from pixsim.store.people.profiles import create_profile
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.responses import responses
from pixsim.tui.screens.dialogs.decide import Decide
from pixsim.tui.screens.training.pauses import Pause, PositioningEnd, PracticeEnd, PracticeFeedback
from pixsim.tui.screens.training.positioning_start import PositioningStart
from pixsim.tui.screens.training.training import TrainingScreen
from pixsim.tui.widgets.lists.pick_list import PickList
from tests.conftest import ManualClock
from tests.tools.exam_screens import SIZES, OnlyShell, begin, burst, run, until, visible
from tests.tools.full_disk import disk_full_for_questions
from tests.tools.tiers import one_of


@pytest.fixture
def zoe() -> Profile:
    return create_profile(Profile(id="zoe", name="Zoé [b]B[/b]"), set())[0]


async def answer(pilot: Pilot[None], *, right: bool | None = True) -> None:
    """Give the right answer, a wrong one, or none, to the question on the screen."""
    screen = pilot.app.screen
    assert isinstance(screen, TrainingScreen)
    question = screen.question
    assert question is not None
    given = question.right_answer if right else tuple("zzz" for _field in question.right_answer)
    await screen.give(None if right is None else given)
    await pilot.pause()


async def to_screen(pilot: Pilot[None], kind: type[Any]) -> None:
    for _ in range(1_200):
        if isinstance(pilot.app.screen, kind) and getattr(pilot.app.screen, "was_shown", False):
            await pilot.pause()
            return
        await pilot.pause(0.05)
    raise AssertionError(f"no {kind.__name__}:\n{visible(pilot.app)}")


@pytest.mark.full
def test_a_positioning_from_the_page_before_to_the_next_competence(
    zoe: Profile, journal: Journal, clock: ManualClock
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        worker = begin(pilot, position_competences, zoe, "2.2")
        await until(pilot, "Commencer le positionnement")
        for words in (
            "Ce que c'est",
            "Une vingtaine de questions, environ 10 à 15",
            "ne coûte rien",
            "Seul, sans aide",
        ):
            assert words in visible(pilot.app)
        assert journal.trainings("zoe", "positioning") == []
        await pilot.press("enter")
        await until(pilot, "Question 1")
        assert "2.2 Partager et publier" in visible(pilot.app)
        for right in (True, False, None, True):
            await answer(pilot, right=right)
        await pilot.press("f4")  # costs nothing: not asked
        await to_screen(pilot, Pause)
        shown = visible(pilot.app)
        assert "Une pause : 2 justes sur 5" in shown
        assert "Zoé [b]B[/b]" in shown
        for words in ("juste", "fausse", "passée", "environ"):
            assert words in shown
        card = str(pilot.app.screen.query_one("#card-text", Static).content)
        assert "Votre réponse" in card
        assert "La bonne réponse" in card or "Le plus court" in card  # of a simulator
        answers = pilot.app.screen.query_one("#answers", PickList)
        assert answers.cursor == 1  # the first error
        assert answers.has_focus
        await pilot.press("down")
        await pilot.pause()
        assert "(pas de réponse)" in str(pilot.app.screen.query_one("#card-text", Static).content)
        await pilot.press("enter")
        await until(pilot, "Question 6")
        await pilot.press("ctrl+p")
        await until(pilot, "Revoir la dernière pause")
        await pilot.press(*"pause", "enter")
        await to_screen(pilot, Pause)
        await until(pilot, "Revenir à la question")
        await pilot.press("escape")
        await until(pilot, "Question 6")
        while isinstance(pilot.app.screen, TrainingScreen | Pause):
            if isinstance(pilot.app.screen, Pause):
                await pilot.press("enter")
                await pilot.pause()
            else:
                await answer(pilot)
        await to_screen(pilot, PositioningEnd)
        shown = visible(pilot.app)
        assert "Positionnement terminé : niveau 0 →" in shown
        assert "pix de plus" in shown
        assert "Pas encore certifiable ●○○○○ Il manque 4 compétences au niveau 1." in shown
        assert "Ensuite : 1.1 Recherche et veille" in shown
        await pilot.press("enter")
        await until(pilot, "Question 1")  # the page before was read
        assert "1.1 Recherche et veille" in visible(pilot.app)
        await pilot.press("f10")
        await until(pilot, "Arrêter là, je reprendrai")
        await pilot.press("down", "enter")
        await pilot.pause()
        assert worker.is_finished

    run(OnlyShell(journal, clock), body)
    assert len(journal.trainings("zoe", "positioning")) == 2


@pytest.mark.full
def test_stopped_at_the_pause_it_is_resumed_at_the_next_question(
    zoe: Profile, journal: Journal, clock: ManualClock
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        worker = begin(pilot, position_competences, zoe, "1.2")
        await until(pilot, "Commencer le positionnement")
        await pilot.press("enter")
        await until(pilot, "Question 1")
        for _ in range(5):
            await answer(pilot, right=None)
        await to_screen(pilot, Pause)
        await pilot.click("#stop")
        await pilot.pause()
        assert worker.is_finished
        (name,) = journal.trainings("zoe", "positioning", settled=False)
        training = journal.load_training(name)[0]
        assert len(training.replies) == 5
        assert training.question is None  # its time does not run meanwhile
        begin(pilot, position_competences, zoe, "1.2")
        await until(pilot, "Question 6")
        assert len(journal.trainings("zoe", "positioning")) == 1

    run(OnlyShell(journal, clock), body)


def test_a_question_is_asked_after_the_pause_so_that_its_time_does_not_run(
    zoe: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    plan = plan_positioning(zoe, bank, "3.4", now=clock())
    journal.create(plan)

    async def body(pilot: Pilot[None]) -> None:
        with TrainingRun(journal, plan.id, zoe, bank, clock) as training:
            await pilot.app.push_screen(TrainingScreen(training))
            await until(pilot, "Question 1")
            for _ in range(5):
                await answer(pilot, right=None)
            await to_screen(pilot, Pause)
            clock.step(300)
            assert training.training.question is None
            await pilot.press("f9")
            await until(pilot, "Question 6")
            assert training.training.asked_at is not None
            assert (clock() - training.training.asked_at).total_seconds() < 60

    run(OnlyShell(journal, clock), body)


def test_a_flood_at_a_pause_answers_no_question_unread(
    zoe: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    plan = plan_positioning(zoe, bank, "1.1", now=clock())
    journal.create(plan)

    async def body(pilot: Pilot[None]) -> None:
        with TrainingRun(journal, plan.id, zoe, bank, clock) as training:
            await pilot.app.push_screen(TrainingScreen(training))
            await until(pilot, "Question 1")
            for _ in range(4):
                await answer(pilot, right=None)
            burst(pilot, *["f4", "enter", "f9", "f4"] * 5)
            await pilot.pause()
            assert len(training.training.replies) == 5
            assert isinstance(pilot.app.screen, Pause)

    run(OnlyShell(journal, clock), body)


@pytest.mark.parametrize("size", one_of(SIZES, 2))
@pytest.mark.full
def test_a_practice_is_named_tells_after_each_question_and_ends_with_a_score(
    zoe: Profile, journal: Journal, clock: ManualClock, size: tuple[int, int]
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        worker = begin(pilot, practise, zoe, ("3.4",))
        await until(pilot, "Question 1 sur 10")
        assert "S'entraîner :" in visible(pilot.app)
        assert "3.4 Programmer" in visible(pilot.app)
        for number in range(1, 11):
            screen = pilot.app.screen
            assert isinstance(screen, TrainingScreen)
            asked = screen.question
            assert asked is not None
            await answer(pilot, right=number > 2)
            await to_screen(pilot, PracticeFeedback)
            page = pilot.app.screen
            assert isinstance(page, PracticeFeedback)
            assert page.replies[-1].question == asked  # of this question, not of the next
            assert f"Question {number} sur 10" in visible(pilot.app)
            await pilot.press("enter")
            await pilot.pause()
        await to_screen(pilot, PracticeEnd)
        shown = visible(pilot.app)
        assert "8 justes sur 10" in shown
        assert "À retravailler : 3.4 Programmer (8 justes sur 10)" in shown
        await pilot.press("enter")  # the two that were missed, again
        await until(pilot, "Question 1 sur 2")
        await pilot.press("f10")  # Escape may belong to the simulator
        await to_screen(pilot, Decide)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert worker.is_finished  # nothing was answered: nothing to tell

    run(OnlyShell(journal, clock), body, size)
    assert zoe.knowledge == ()


@pytest.mark.full
def test_a_practice_stopped_early_shows_its_score(
    zoe: Profile, journal: Journal, clock: ManualClock
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        worker = begin(pilot, practise, zoe, ("1.1",))
        await until(pilot, "Question 1 sur 10")
        await answer(pilot)
        await to_screen(pilot, PracticeFeedback)
        await pilot.press("escape")
        await to_screen(pilot, PracticeEnd)
        assert "1 juste sur 1" in visible(pilot.app)
        assert "Rien à retravailler" in visible(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert worker.is_finished

    run(OnlyShell(journal, clock), body)


def test_a_pilot_asks_its_questions_and_never_shows_what_was_right(
    zoe: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    (form,) = pilot_forms(bank, np.random.default_rng(1), questions=6, competences=["1.2"])

    async def body(pilot: Pilot[None]) -> None:
        worker = begin(pilot, sit_pilot, zoe, form.questions)
        await until(pilot, "Question 1 sur 6")
        assert "Épreuve pilote" in visible(pilot.app)
        for number in range(6):
            assert isinstance(pilot.app.screen, TrainingScreen)
            await answer(pilot, right=number > 1)
        await until(pilot, "Merci. 6 réponses")
        await pilot.press("enter")
        await pilot.pause()
        assert worker.is_finished

    run(OnlyShell(journal, clock), body)
    table = responses(journal)
    assert table["variant"].tolist() == list(form.questions)
    assert set(table["kind"]) == {"pilot"}
    assert table["outcome"].tolist() == ["ko", "ko", "ok", "ok", "ok", "ok"]
    assert zoe.knowledge == ()


def test_a_disk_that_refuses_in_practice_loses_no_answer(
    zoe: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    rng_questions = [bank.variants(skill.name)[0] for skill in bank.playable_skills[:2]]
    plan = plan_practice(zoe, bank, rng_questions, now=clock())
    journal.create(plan)

    async def body(pilot: Pilot[None]) -> None:
        with TrainingRun(journal, plan.id, zoe, bank, clock) as training:
            screen = TrainingScreen(training)
            await pilot.app.push_screen(screen)
            await until(pilot, "Question 1 sur 2")
            with disk_full_for_questions():
                await answer(pilot)
                await to_screen(pilot, PracticeFeedback)
                await pilot.press("enter")
                await until(pilot, "le disque la refuse")
                assert pilot.app.screen is screen
            await pilot.press("f9")
            await until(pilot, "Question 2 sur 2")
            assert len(training.training.replies) == 1

    run(OnlyShell(journal, clock), body)


@pytest.mark.full
def test_a_timed_question_is_announced_and_begins_when_wanted(
    zoe: Profile, journal: Journal, clock: ManualClock, bank: Bank
) -> None:
    name = next(n for n, item in bank.items.items() if item.timer and item.kind == "tool")
    plan = plan_practice(zoe, bank, [f"{name}#1"], now=clock())
    journal.create(plan)

    async def body(pilot: Pilot[None]) -> None:
        with TrainingRun(journal, plan.id, zoe, bank, clock) as training:
            screen = TrainingScreen(training)
            await pilot.app.push_screen(screen)
            await until(pilot, "La question suivante est chronométrée")
            question = screen.question
            assert question is not None
            assert "Cette question :" not in visible(pilot.app)
            clock.step(3600)
            await pilot.press("f9")
            await until(pilot, "Cette question :")
            assert duration_text(question.timer or 0) in visible(pilot.app)
            clock.step(question.timer or 0)
            await until(pilot, TOO_LATE.split(".")[0])

    run(OnlyShell(journal, clock), body)


def test_f1_explains_the_machine_in_practice_too(
    zoe: Profile, journal: Journal, clock: ManualClock, bank: Bank
) -> None:
    plan = plan_practice(zoe, bank, ["boite3-regle_de_tri#1"], now=clock())
    journal.create(plan)

    async def body(pilot: Pilot[None]) -> None:
        with TrainingRun(journal, plan.id, zoe, bank, clock) as training:
            await pilot.app.push_screen(TrainingScreen(training))
            await until(pilot, "Messagerie")
            await pilot.press("f1")
            await until(pilot, "Elle imite un logiciel de courriels")

    run(OnlyShell(journal, clock), body, (80, 24))


@pytest.mark.full
def test_nothing_is_said_to_follow_where_all_is_in_sight(
    bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    skills = [skill for skill in bank.playable_skills if bank.variants(skill.name)][::60][:8]
    rng = np.random.default_rng(3)
    questions = [bank.question(bank.variants(skill.name)[0], rng) for skill in skills]
    replies = [Reply(question, None, Outcome.SKIPPED, 30.0, clock()) for question in questions]

    async def body(pilot: Pilot[None]) -> None:
        page = PracticeEnd(PracticeOver(tuple(replies)), bank.framework)
        pilot.app.push_screen(page)
        await to_screen(pilot, PracticeEnd)
        for _reply in replies:
            await pilot.pause()
            card = page.query_one("#card", VerticalScroll)
            follows = card.scroll_y < card.max_scroll_y
            assert ("▼ suite" in visible(pilot.app)) == follows
            await pilot.press("down")

    run(OnlyShell(journal, clock), body, (120, 40))


@pytest.mark.parametrize("size", one_of(SIZES, 1))
def test_what_is_still_to_come_is_whole_beside_no_level(
    bank: Bank, journal: Journal, clock: ManualClock, size: tuple[int, int]
) -> None:
    rng = np.random.default_rng(3)
    skill = next(s for s in bank.playable_skills if bank.variants(s.name))
    question = bank.question(bank.variants(skill.name)[0], rng)
    replies = [Reply(question, None, Outcome.SKIPPED, 30.0, clock())] * 5

    async def body(pilot: Pilot[None]) -> None:
        reached = Reached("1.1", "Zoé", 2, left=15, seconds=60)
        pilot.app.push_screen(Pause(replies, bank.framework, reached))
        await to_screen(pilot, Pause)
        rows = [row.strip() for row in visible(pilot.app).split("\n")]
        assert "Encore 15 questions environ, 15 min à ce rythme." in rows

    run(OnlyShell(journal, clock), body, size)


def test_in_a_high_window_the_buttons_are_under_the_text(
    bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(PositioningStart(bank.framework, "1.1", "Zoé", PositioningTime()))
        await until(pilot, "Seul, sans aide")
        rows = visible(pilot.app).split("\n")
        text = next(n for n, row in enumerate(rows) if "Un profil gonflé" in row)
        button = next(n for n, row in enumerate(rows) if "Retour" in row)
        assert 0 < button - text < 5
        assert "F1 aide" in rows[-1]

    run(OnlyShell(journal, clock), body, (120, 40))
