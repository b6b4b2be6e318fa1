"""Each journey through every front that has it: the same events in the journal; tables that lack nothing."""

from __future__ import annotations

import io
import pkgutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, suppress
from functools import partial
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

import pixsim.journeys
import pixsim.plain.ccp1_oral_lines
import pixsim.tui.ccp1_oral_app
import pixsim.tui.flows.room
from pixsim.bank.reading.load import Bank
from pixsim.ccp1.dossier import read_dossier
from pixsim.ccp1.new_dossier import write_example
from pixsim.ccp1.title_requirements import load_title_requirements
from pixsim.journeys.ccp1_oral import rehearse
from pixsim.journeys.exam import sit_exam
from pixsim.journeys.positioning import position_competences
from pixsim.journeys.practice import practise
from pixsim.journeys.step import Step
from pixsim.plain.dialogue import Closed, Dialogue
from pixsim.plain.lines_of_steps import show_step as line_of
from pixsim.profile import Profile
from pixsim.rules.v2.retake import CHECKPOINT
from pixsim.running.ccp1_oral_listing import new_rehearsal
from pixsim.store.people.profiles import create_profile
from pixsim.store.sittings.journal import Journal
from pixsim.tui.flows.screens_of_steps import show_step as screen_of
from pixsim.tui.screens.ccp1_oral.interview import BeforeStage, PresentationScreen
from pixsim.tui.screens.exam.exam import ExamScreen
from pixsim.tui.screens.exam.instructions import Before
from pixsim.tui.screens.training.answers_page import AnswersPage
from pixsim.tui.screens.training.training import TrainingScreen
from pixsim.web.steps import page_of, reply_to
from tests.conftest import ManualClock
from tests.plain.talking import dialogue, in_lines
from tests.tools.exam_screens import OnlyShell, begin, pass_first, run, until
from tests.tools.web_centre import choose
from tests.tools.web_exam import Desk, at_desk, followed

CODE = "1.1"
LINES_ALONE = {
    "ReadRoomInstructions",
    "AskIdentity",
    "AskAccessCode",
    "SitRoomExam",
    "CallInvigilator",
}
"""Steps that lines do not say: a room is held by screens, or served."""
LISTS_ALONE = {"AskFile", "ChoosePerson", "ShowChances", "ShowCompetence"}
"""Steps that lines do not say yet: their home has a list of its own."""
BROWSERS_OWN = {"ChooseSitting", "ShowGone"}
"""Steps of a front without a home, and of a place that shows one person alone."""
CLASSES = {"ShowClass"}
"""A class is seen in browsers; in a terminal ``pixsim plan class`` prints it."""
HOMES = {"ShowHome", "Welcome"}
"""The home of screens and of lines is their own: it is there before any journey."""
NO_PAGE = {"Notice", "SitExam", "SitTraining", "TellExamStopped", "Work"}
"""Steps that have no page of their own in the browser: told on the next, done, or question by question."""
SCREENS_ALONE = {"BeforeRehearsalPart", "CallAssessor", "Commit", "ShowDebrief", "SitRehearsal"}
"""Steps of the other exam, which browsers do not have."""


def all_steps() -> Iterator[type[Step]]:
    """Every step of every journey."""
    for module in pkgutil.walk_packages(pixsim.journeys.__path__, "pixsim.journeys."):
        for found in vars(import_module(module.name)).values():
            is_step = isinstance(found, type) and issubclass(found, Step) and found is not Step
            if is_step and found.__module__ == module.name:
                yield found


def test_every_step_is_shown_by_every_front_that_has_its_journey() -> None:
    names = {step.__name__: step for step in all_steps()}
    assert len(names) > 25
    lacking = {
        name for name, step in names.items() if screen_of.dispatch(step) is screen_of.dispatch(Step)
    }
    assert lacking == BROWSERS_OWN | CLASSES | HOMES
    lacking = {
        name for name, step in names.items() if line_of.dispatch(step) is line_of.dispatch(Step)
    }
    assert lacking == BROWSERS_OWN | CLASSES | HOMES | LINES_ALONE | LISTS_ALONE
    lacking = {
        name for name, step in names.items() if page_of.dispatch(step) is page_of.dispatch(Step)
    }
    assert lacking == NO_PAGE | SCREENS_ALONE | LINES_ALONE
    replied = {
        name
        for name, step in names.items()
        if reply_to.dispatch(step) is not reply_to.dispatch(Step)
    }
    assert replied == set(names) - lacking - {"ShowGone"}  # every page but the last has a form


# ---- one walk, three fronts


@pytest.fixture(autouse=True)
def same_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every front is asked the same questions."""
    import numpy as np

    monkeypatch.setattr("pixsim.session.training.plan.any_seed", lambda: 7)
    monkeypatch.setattr("pixsim.journeys.practice.any_generator", lambda: np.random.default_rng(2))


@pytest.fixture
def someone(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> Profile:
    """Five competences at level 1: fifteen questions."""
    monkeypatch.setenv("PIXSIM_BANK", str(bank.path))
    codes = tuple(bank.framework.competence)[:5]
    return create_profile(Profile(id="eve", name="Eve", levels=dict.fromkeys(codes, 1)), set())[0]


def events_of(journal: Journal) -> list[tuple[Any, ...]]:
    """All events of the only sitting, without what is drawn for its name."""
    with journal.snapshot() as connection:
        rows = connection.execute(
            "SELECT sitting, seq, kind, body FROM event ORDER BY seq"
        ).fetchall()
    assert len({name for name, *_rest in rows}) == 1
    return [tuple(row)[1:] for row in rows]


def in_each(
    home: Path, fronts: dict[str, Callable[[Journal], object]]
) -> dict[str, list[tuple[Any, ...]]]:
    """The events of the same walk in each front, each with a journal of its own."""
    found = {}
    for name, walk in fronts.items():
        journal = Journal(home / f"{name}.db")
        walk(journal)
        found[name] = events_of(journal)
        journal.close()
    return found


def on_screens(
    journal: Journal, clock: ManualClock, bank: Bank, journey: Any, *given: Any, **options: Any
) -> None:
    """Pass every question and read every page, as fast as they come."""

    async def body(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, OnlyShell)
        pilot.app.framework = bank.framework
        worker = begin(pilot, journey, *given, **options)
        for _ in range(400):
            await pilot.pause(0.02)
            if worker.is_finished:
                return
            screen = pilot.app.screen
            if not getattr(screen, "was_shown", False):
                continue
            if isinstance(screen, TrainingScreen):
                await screen.give(None)
            elif isinstance(screen, ExamScreen):
                await _stop_after_two(pilot, screen)
            elif isinstance(screen, PresentationScreen):
                await pilot.press("f10")
                await until(pilot, "Arrêter la répétition ?")
                await pilot.press("down", "down", "enter")
            elif isinstance(screen, AnswersPage):
                await pilot.press("enter" if "Pause" in type(screen).__name__ or "Feedback" in type(screen).__name__ else "escape")  # fmt: skip
            elif isinstance(screen, Before | BeforeStage):
                await pilot.press("enter")
            else:
                await pilot.press("escape")
        raise AssertionError(f"never over: {pilot.app.screen}")

    run(OnlyShell(journal, clock), body)


async def _stop_after_two(pilot: Pilot[None], screen: ExamScreen) -> None:
    """Pass two questions, then end."""
    number = screen.exam.session.number
    if number == 1:
        await pass_first(pilot)
        await until(pilot, "Question 2 sur")
    elif number == 2:
        await pilot.press("f4")
        await until(pilot, "Question 3 sur")
    else:
        await pilot.press("f10")
        await until(pilot, "Terminer maintenant")
        await pilot.press("down", "down", "enter")
        await pilot.pause()


@pytest.mark.full
def test_a_positioning_leaves_the_same_events(
    someone: Profile, bank: Bank, home: Path, clock: ManualClock
) -> None:
    blank = someone.model_copy(update={"levels": None})

    def screens(journal: Journal) -> None:
        on_screens(journal, clock, bank, position_competences, blank, CODE)

    found = in_each(home, {"screens": screens})
    count = sum(kind == "replied" for _seq, kind, _body in found["screens"])

    def lines(journal: Journal) -> None:
        passing = [["/passer", *["go_on"] * (n % CHECKPOINT == 0)] for n in range(1, count)]
        talk, _out = dialogue([*chain.from_iterable(passing), "/passer", "home"])
        in_lines(talk, journal, bank.framework, clock, position_competences, blank, CODE)

    def browser(journal: Journal) -> None:
        begin = partial(position_competences, profile=blank, code=CODE)
        with followed(journal, bank, clock, begin) as desk:
            page = desk.browser.press("Commencer le positionnement")
            while "Positionnement terminé" not in page.text:
                page = desk.browser.press(
                    "Continuer" if page.has_button("Continuer") else "Je ne sais pas"
                )

    found |= in_each(home, {"lines": lines, "browser": browser})
    assert found["lines"] == found["screens"] == found["browser"]
    assert len(found["lines"]) > 4


@pytest.mark.full
def test_a_practice_leaves_the_same_events(
    someone: Profile, bank: Bank, home: Path, clock: ManualClock
) -> None:
    def lines(journal: Journal) -> None:
        talk, _out = dialogue([*["/passer"] * 10, "home"])
        in_lines(talk, journal, bank.framework, clock, practise, someone, ("3.4",))

    def screens(journal: Journal) -> None:
        on_screens(journal, clock, bank, practise, someone, ("3.4",))

    def browser(journal: Journal) -> None:
        begin = partial(practise, profile=someone, codes=("3.4",))
        with followed(journal, bank, clock, begin) as desk:
            while (page := desk.page).has_button("Je ne sais pas"):
                page = desk.browser.press("Je ne sais pas")
                last = page.has_button("Voir le bilan")
                desk.browser.press("Voir le bilan" if last else "Question suivante")

    found = in_each(home, {"screens": screens, "lines": lines, "browser": browser})
    assert found["lines"] == found["screens"] == found["browser"]
    assert len(found["lines"]) == 21  # ten asked, ten replied, over


@pytest.mark.sampled(1)
@pytest.mark.parametrize("kind", ["positioning", "practice"])
def test_a_training_goes_from_front_to_front_and_one_at_a_time_has_it(
    someone: Profile, bank: Bank, home: Path, clock: ManualClock, kind: str
) -> None:
    """Begun in a browser, refused to lines and screens meanwhile, gone on with there, then here again."""
    blank = someone.model_copy(update={"levels": None})
    journey = (
        partial(position_competences, profile=blank, code=CODE)
        if kind == "positioning"
        else partial(practise, profile=blank)
    )
    here, there = Journal(home / "pixsim.db"), Journal(home / "pixsim.db")

    def lines(*said: str) -> str:
        talk, out = dialogue(list(said))
        with suppress(Closed):
            in_lines(talk, there, bank.framework, clock, journey)
        return out.getvalue()

    def asked() -> tuple[int, str]:
        (name,) = there.trainings(someone.id, kind)
        training = there.load_training(name)[0]
        assert training.question is not None
        return training.number, training.question.id

    async def opened(pilot: Pilot[None], number: int) -> None:
        assert isinstance(pilot.app, OnlyShell)
        pilot.app.framework = bank.framework
        begin(pilot, journey)
        if kind == "practice":
            await until(pilot, f"Le reprendre à la question {number} sur 5")
            await pilot.press("enter")

    async def refused_to_a_screen(pilot: Pilot[None]) -> None:
        await opened(pilot, 3)
        await until(pilot, "ouvert dans une autre fenêtre")

    async def on_a_screen(pilot: Pilot[None]) -> None:
        await opened(pilot, 4)
        await until(pilot, "Question 4 sur")
        screen = pilot.app.screen
        assert isinstance(screen, TrainingScreen)
        await screen.give(None)
        while kind == "practice" and (
            pilot.app.screen is screen or not getattr(pilot.app.screen, "was_shown", False)
        ):
            await pilot.pause()  # until what was right is on the screen

    with followed(here, bank, clock, journey) as desk:
        desk.browser.press(
            "Commencer le positionnement" if kind == "positioning" else "5 questions à votre niveau"
        )
        _pass(desk, 2)
        number, question = asked()
        assert number == 3
        assert "ouvert dans une autre fenêtre" in lines("resume")
        run(OnlyShell(there, clock), refused_to_a_screen)
        assert asked() == (3, question)
    said = lines(
        "resume", "/passer"
    )  # the browser is closed, and so are the lines after one answer
    assert "uestion 3 sur" in said.replace("\u00a0", " ")
    assert asked()[0] == 4
    run(OnlyShell(there, clock), on_a_screen)
    with followed(here, bank, clock, journey) as desk:
        if kind == "practice":
            desk.browser.press("Le reprendre à la question 5 sur 5")
        assert desk.page.title.startswith("Question 5 sur")
        _pass(desk, 1)
    for journal in (here, there):
        journal.close()


class Meanwhile(io.StringIO):
    """A terminal whose person does something elsewhere after the last line, then closes it."""

    def __init__(self, lines: Sequence[str], elsewhere: Callable[[], None]) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._left, self._elsewhere = len(lines), elsewhere
        self.fault: BaseException | None = None

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        if not self._left:
            try:
                self._elsewhere()
            except BaseException as error:  # of the thread that reads: raised by the test
                self.fault = error
        self._left -= 1
        return super().readline(-1 if size is None else size)


@pytest.mark.parametrize("rules", ["v2", pytest.param("v3", marks=pytest.mark.full)])
def test_an_exam_goes_from_front_to_front_and_one_at_a_time_has_it(
    someone: Profile, bank: Bank, home: Path, clock: ManualClock, rules: str
) -> None:
    """Begun in lines, refused to a browser meanwhile, gone on with there, on a screen, there again."""
    here, there = Journal(home / "pixsim.db"), Journal(home / "pixsim.db")
    journey = partial(sit_exam, profile=someone, rules=rules, seed=3)

    def asked() -> tuple[int, str]:
        (summary,) = there.summaries()
        session = there.load(summary.id)[0]
        assert session.question is not None
        return session.number, session.question.id

    def lines(*said: str, meanwhile: Callable[[io.StringIO], None] = lambda _said: None) -> str:
        out = io.StringIO()
        terminal = Meanwhile(said, partial(meanwhile, out))
        with suppress(Closed):
            in_lines(Dialogue(terminal, out, 78), there, bank.framework, clock, journey)
        if terminal.fault is not None:
            raise terminal.fault
        return out.getvalue().replace("\u00a0", " ")

    def in_browser(journal: Journal = here) -> AbstractContextManager[Desk]:
        return followed(journal, bank, clock, journey)

    def refused_to_a_browser(said: io.StringIO) -> None:
        for _ in range(500):  # lines are read ahead of what is said
            if "Question 2 sur" in said.getvalue().replace("\u00a0", " "):
                break
            time.sleep(0.02)
        with closing(Journal(home / "pixsim.db")) as own, in_browser(own) as desk:
            page = choose(desk.browser, "do", "resume")
            assert "Déjà ouverte dans une autre fenêtre" in page.text
            assert "Déjà ouverte" in desk.browser.press("Reprendre ici").text  # it still is

    async def resume_third(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, OnlyShell)
        pilot.app.framework = bank.framework
        begin(pilot, journey)
        await until(pilot, "Reprendre à la question 3 sur")
        await pilot.press("enter")

    async def screen(pilot: Pilot[None]) -> None:
        await resume_third(pilot)
        await until(pilot, "Question 3 sur")
        await pilot.press("f4")
        await until(pilot, "Question 4 sur")

    async def refused_to_a_screen(pilot: Pilot[None]) -> None:
        await resume_third(pilot)
        await until(pilot, "Déjà ouverte dans une autre fenêtre")

    lines("", "/passer", "", meanwhile=refused_to_a_browser)
    number, question = asked()
    assert number == 2
    with in_browser() as desk:
        choose(desk.browser, "do", "resume")
        assert desk.question.id == question
        desk.begin_question()
        desk.browser.press("Je passe")
        third = asked()
        assert third[0] == 3
        said = lines("resume", "again", "back")  # refused twice: it still is open there
        assert said.count("Déjà ouverte dans une autre fenêtre") == 2
        assert "fermer l'onglet ne suffit" in said
        run(OnlyShell(there, clock), refused_to_a_screen)
        assert asked() == third
    run(OnlyShell(there, clock), screen)
    with in_browser() as desk:
        choose(desk.browser, "do", "resume")
        assert (desk.sitting.session.number, desk.question.id) == asked()
        assert asked()[0] == 4
    for journal in (here, there):
        journal.close()


def _pass(desk: Desk, count: int) -> None:
    for _ in range(count):
        desk.browser.press("Je ne sais pas")
        for label in ("Continuer", "Question suivante"):
            if desk.page.has_button(label):
                desk.browser.press(label)


@pytest.mark.parametrize("rules", ["v2", pytest.param("v3", marks=pytest.mark.full)])
def test_an_exam_leaves_the_same_events_in_three_fronts(
    someone: Profile, bank: Bank, home: Path, clock: ManualClock, rules: str
) -> None:
    def lines(journal: Journal) -> None:
        talk, _out = dialogue(["", "/passer", "", "/passer", "/arrêter", "end", "back"])
        in_lines(talk, journal, bank.framework, clock, sit_exam, someone, rules=rules, seed=3)

    def screens(journal: Journal) -> None:
        on_screens(journal, clock, bank, sit_exam, someone, rules=rules, seed=3)

    def browser(journal: Journal) -> None:
        with at_desk(journal, bank, someone, clock=clock, rules=rules) as desk:
            desk.begin()
            desk.skip()
            desk.skip()
            desk.begin_question()
            desk.browser.press("Arrêter l'épreuve")
            page = desk.browser.press("Terminer l'épreuve")
            assert "Épreuve terminée" in page.text

    found = in_each(home, {"screens": screens, "lines": lines, "browser": browser})
    assert found["lines"] == found["screens"] == found["browser"]
    assert "candidate" in str(found["lines"][-1])


def test_a_rehearsal_leaves_the_same_events(
    bank: Bank, home: Path, tmp_path: Path, clock: ManualClock
) -> None:
    write_example(tmp_path / "d", load_title_requirements())
    dossier = read_dossier(tmp_path / "d")

    def planned(journal: Journal) -> str:
        whose = ("ccp1-x", None)
        return new_rehearsal(journal, dossier, whose, now=clock(), action=3, seed=2).id

    def lines(journal: Journal) -> None:
        talk, _out = dialogue(["", "/arrêter", "stop"])
        in_lines(talk, journal, bank.framework, clock, rehearse, planned(journal))

    def screens(journal: Journal) -> None:
        on_screens(journal, clock, bank, rehearse, planned(journal))

    found = in_each(home, {"screens": screens, "lines": lines})
    assert found["lines"] == found["screens"]
    assert len(found["lines"]) == 2
