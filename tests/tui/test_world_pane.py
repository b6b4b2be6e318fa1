"""Simulators on the screen: keys and mouse, every size, commits before the page moves on."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Protocol

import pytest
from textual.content import Content
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Static

from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.outcome import Outcome
from pixsim.profile import Profile
from pixsim.running.exam import Exam
from pixsim.store.sittings.journal import Journal, JournalError
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.exam.exam import ExamScreen
from pixsim.tui.screens.frame.menu import Menu
from pixsim.tui.widgets.worlds.cell_grid import CellGrid
from pixsim.tui.widgets.worlds.row_list import RowList
from pixsim.worlds.chrome.panels import Status
from pixsim.worlds.mail.world import Mailbox
from pixsim.worlds.pages import Row
from pixsim.worlds.tasks import Task
from tests.conftest import ManualClock
from tests.running.test_act_check import END, FOUND, LIVE, sitting
from tests.tools.exam_screens import run, visible
from tests.tools.tiers import one_of


def typed(text: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in text]


def in_exam(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, names: list[str]
) -> Exam:
    plan = sitting(bank, sample, clock, names)
    journal.create(plan)
    return Exam(journal, plan.id, clock=clock)


async def choose(pilot: Pilot[None], letter: str, act: str) -> None:
    """Take one of the acts that a letter stands for."""
    await pilot.press(letter)
    await pilot.pause()
    assert isinstance(pilot.app.screen, Menu)
    await pilot.press(*typed(act), "enter")
    await pilot.pause()


Body = Callable[[Pilot[None], Exam], Awaitable[None]]


class Sit(Protocol):
    """Runs something on the screen of an exam that has begun with the questions named."""

    def __call__(self, names: list[str], body: Body, size: tuple[int, int] = ...) -> None: ...


@pytest.fixture
def sit(bank: Bank, sample: Profile, journal: Journal, clock: ManualClock) -> Sit:
    def begin(names: list[str], body: Body, size: tuple[int, int] = (80, 24)) -> None:
        async def on_screen(pilot: Pilot[None]) -> None:
            with in_exam(bank, sample, journal, clock, names) as exam:
                exam.start()
                await pilot.app.push_screen(ExamScreen(exam))
                await pilot.pause()
                await body(pilot, exam)

        run(PixsimApp(), on_screen, size)

    return begin


def row_of(rows: RowList) -> Row:
    assert rows.row is not None
    return rows.row


def question_of(exam: Exam) -> Question:
    question = exam.session.question
    assert question is not None
    return question


def task_of(exam: Exam) -> Task:
    task = question_of(exam).task
    assert task is not None
    return task


@pytest.mark.full
@pytest.mark.parametrize("size", one_of([(80, 24), (60, 20), (200, 50)], 0))
def test_a_rule_is_made_with_the_keyboard(sit: Sit, size: tuple[int, int]) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        app = pilot.app
        assert "Réception" in visible(app)
        await pilot.press("ctrl+s")
        assert "pas atteint" in visible(app)
        task = task_of(exam)
        rule = json.loads(task.solution[-1])
        await choose(pilot, "g", "regles")
        await choose(pilot, "n", "dossier")
        await pilot.press(*typed(rule["folder"]), "enter")
        await choose(pilot, "n", "regle")
        await pilot.press("enter", *typed(rule["contains"]), "enter")
        await pilot.press("down", "down", "down", "enter")
        assert [act[:12] for act in exam.session.doing.acts] == [
            '{"do":"rules',
            '{"do":"new_f',
            '{"do":"new_r',
        ]
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert exam.session.responses[0].outcome is Outcome.OK
        assert "Ordinateur" in visible(app)
        assert "Je valide" in visible(app)

    sit([LIVE, END], body, size)


def test_letters_typed_at_once_reach_the_line_that_is_asked(sit: Sit) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        app = pilot.app
        rows = app.screen.query_one(RowList)
        for letter in ("n", "A", "c", "h"):
            rows.post_message(Key(letter, letter))
        await pilot.pause()
        await pilot.press("a", "t", "s", "enter")
        assert exam.session.doing.acts == ('{"do":"new_folder","name":"Achats"}',)

    sit([LIVE], body)


@pytest.mark.full
def test_a_whole_formula_typed_at_once_is_entered(sit: Sit) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        app = pilot.app
        task = task_of(exam)
        right = task.solution[0].split('"text":"')[1].rstrip('"}')
        await pilot.press("down", "right", "right")
        grid = app.screen.query_one(CellGrid)
        for letter in right:
            grid.post_message(Key(letter, letter))
        grid.post_message(Key("enter", "\r"))
        await pilot.pause()
        await pilot.pause()
        assert exam.session.doing.acts == task.solution
        assert app.screen.focused is grid

    sit(["formules1-premiere"], body)


def test_escape_gives_up_and_f7_twice_begins_anew(sit: Sit) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        app = pilot.app
        await pilot.press("d", "escape")
        assert "Entrée ouvrir" in visible(app)
        assert not exam.session.doing.acts
        await pilot.press("s")
        assert len(exam.session.doing.acts) == 1
        await pilot.press("f7")
        assert "encore une fois" in visible(app)
        await pilot.press("f7")
        await pilot.pause()
        assert not exam.session.doing.acts
        assert "comme au début" in visible(app)
        await pilot.press("escape", "escape")  # nothing to leave: the exam goes on
        assert isinstance(app.screen, ExamScreen)
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert "Faites que" not in visible(app)

    sit([LIVE], body)


def test_the_mouse_takes_a_line_then_opens_it_and_takes_offers(sit: Sit) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        app = pilot.app
        rows = app.screen.query_one(RowList)
        line = next(
            n for n, text in enumerate(visible(app).splitlines()) if "Personnalisation" in text
        )
        assert await pilot.click(offset=(6, line))
        assert row_of(rows).key == "Personnalisation"
        assert not exam.session.doing.acts
        assert await pilot.click(offset=(6, line))
        await pilot.pause()
        assert exam.session.doing.acts == ('{"do":"open","page":"Personnalisation"}',)
        shown = visible(app).splitlines()
        place = next(
            (text.index("Échap retour"), n)
            for n, text in enumerate(shown)
            if "Échap retour" in text
        )
        assert await pilot.click(offset=place)
        await pilot.pause()
        assert list(exam.session.doing.acts)[-1] == '{"do":"back"}'

    sit([END], body)


def test_what_is_found_is_typed(sit: Sit) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        question = question_of(exam)
        await pilot.press("g", "down", "enter", "tab", *typed(question.key[0]), "enter")
        await pilot.pause()  # the focus goes to « Je valide »
        await pilot.press("enter")
        await pilot.pause()
        assert exam.session.responses[0].outcome is Outcome.OK

    sit([FOUND, END], body)


@pytest.mark.full
def test_a_second_search_takes_the_place_of_the_first(sit: Sit) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        await pilot.press("/", *typed("piscine"), "enter")
        await pilot.press("/", *typed("gymnase"), "enter")
        await pilot.press("/", "end", *typed(" horaires"), "enter")  # and an arrow keeps it
        acts = [json.loads(act) for act in exam.session.doing.acts]
        found = [act["query"] for act in acts if act["do"] == "search"]
        assert found == ["piscine", "gymnase", "gymnase horaires"]

    sit(["motscles1-horaire"], body, (80, 24))


def test_an_act_that_cannot_be_written_changes_nothing(
    sit: Sit, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def body(pilot: Pilot[None], _exam: Exam) -> None:
        app = pilot.app

        def full(*_args: object, **_more: object) -> None:
            raise JournalError("write", journal.path, "disk full")

        with monkeypatch.context() as patched:
            patched.setattr(journal, "append", full)
            await pilot.press("s")
            await pilot.pause()
            assert "le disque la refuse" in visible(app)
            assert "Réception" in visible(app)
        await choose(pilot, "g", "regles")
        assert "Règles de tri" in visible(app)

    sit([LIVE], body)


def test_a_formula_is_typed_and_copied_in_the_grid(sit: Sit) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        app = pilot.app
        task = task_of(exam)
        await pilot.press("down", "right", "right")
        assert "C2 :" in visible(app)
        right = task.solution[0].split('"text":"=')[1].rstrip('"}')
        await pilot.press("=", *typed(right), "enter")
        assert exam.session.doing.acts == task.solution
        assert app.screen.query_one(CellGrid).cell == "C3"  # as spreadsheets do
        await pilot.press("1", "2", "tab")
        assert '"cell":"C3","text":"12"' in exam.session.doing.acts[-1]
        assert app.screen.query_one(CellGrid).cell == "D3"
        await pilot.press("f7", "f7", "ctrl+home", "down", "right", "right")
        await pilot.press("=", *typed(right), "enter")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert exam.session.responses[0].outcome is Outcome.OK
        second = task_of(exam)
        to = second.solution[0].split('"to":"')[1].rstrip('"}')
        await pilot.press("down", "right", "right", "right", "c")  # the letter is an offer here
        await pilot.press("backspace", "backspace", *typed(to), "enter")
        assert exam.session.doing.acts == second.solution

    sit(["formules1-premiere", "cellules3-recopier"], body)


@pytest.mark.full
def test_the_mouse_takes_a_cell(sit: Sit) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        app = pilot.app
        shown = visible(app).splitlines()
        row, text = next((n, line) for n, line in enumerate(shown) if "Seuil" in line)
        assert await pilot.click(offset=(text.index("Seuil") + 1, row))
        await pilot.pause()
        assert "F1 : Seuil" in visible(app)
        await pilot.press("1", "2", "escape")
        assert not exam.session.doing.acts
        await pilot.press("delete")
        await pilot.press("enter")
        assert exam.session.doing.acts == ('{"do":"put","cell":"F1","text":""}',)

    sit(["formules4-avis"], body)


def test_all_acts_are_listed_found_by_their_words_and_done(sit: Sit) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        app = pilot.app
        assert "? tout" in visible(app)
        assert "Nouveau dossier" not in visible(app)
        await pilot.press("?")
        await pilot.pause()
        shown = visible(app)
        for text in ("Sur cette ligne", "Sur cette page", "Supprimer", "Nouveau dossier"):
            assert text in shown
        await pilot.press(*typed("suivi"), "enter")
        await pilot.pause()
        assert [json.loads(act)["do"] for act in exam.session.doing.acts] == ["flag"]
        await pilot.press("?")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, ExamScreen)
        assert len(exam.session.doing.acts) == 1
        await pilot.press("ctrl+p")  # the menu has them too
        await pilot.pause()
        await pilot.press(*typed("non lu"), "enter")
        await pilot.pause()
        assert [json.loads(act)["do"] for act in exam.session.doing.acts] == ["flag", "unread"]

    sit([LIVE], body, (80, 24))


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("name", "words"),
    [(LIVE, "Elle imite un logiciel de courriels"), ("formules1-premiere", "Il imite un tableur")],
)
def test_f1_explains_the_machine_that_is_open(sit: Sit, name: str, words: str) -> None:
    async def body(pilot: Pilot[None], _exam: Exam) -> None:
        app = pilot.app
        await pilot.press("f1")
        await pilot.pause()
        assert words in visible(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, ExamScreen)

    sit([name], body, (80, 24))


@pytest.mark.parametrize("size", one_of([(80, 24), (60, 20), (200, 50)], 1))
def test_pages_of_every_machine_fit_the_window(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, size: tuple[int, int]
) -> None:
    names = [
        LIVE,
        END,
        "nommage4-renommer_lot",
        "operateurs3-un_seul_site",
        "formules4-avis",
        "boucles3-dessin",
    ]

    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PixsimApp)
        for name in names:
            with in_exam(bank, sample, journal, clock, [name]) as exam:
                exam.start()
                screen = ExamScreen(exam)
                await app.push_screen(screen)
                await pilot.pause()
                shown = visible(app)
                assert "Je valide" in shown
                assert "F7 recommencer" in shown
                assert all(len(line) <= size[0] for line in shown.splitlines())
                assert exam.session.world is not None
                page = exam.session.world.page()
                status = page.one(Status)
                assert (page.title if status is None else status.left)[:20] in shown
                app.pop_screen()
                await pilot.pause()

    run(PixsimApp(), body, size)


@pytest.mark.parametrize("size", one_of([(80, 24), (60, 20), (200, 50)], 2))
def test_a_program_is_written_run_and_seen_beside_its_lines(
    sit: Sit, size: tuple[int, int]
) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        app = pilot.app
        assert any(robot in visible(app) for robot in "►◄")
        rows = app.screen.query_one(RowList)
        await pilot.press("n", "enter", "n", *["down"] * 5, "enter")
        assert row_of(rows).key == "2"  # the caret is on what was put in
        await pilot.press("n", *["down"] * 3, "enter", "n", *["down"] * 6, "enter", "l")
        await pilot.pause()
        assert "Programme terminé" in visible(app)
        assert [json.loads(act)["do"] for act in exam.session.doing.acts] == ["insert"] * 4 + [
            "run"
        ]
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert exam.session.responses[0].outcome is Outcome.OK

    sit(["boucles4-mur"], body, size)


@pytest.mark.full
def test_the_mouse_takes_a_line_of_a_program_and_runs_it(sit: Sit) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        app = pilot.app
        shown = visible(app).splitlines()
        line = next(n for n, text in enumerate(shown) if "répéter" in text)
        assert await pilot.click(offset=(12, line))
        assert not exam.session.doing.acts
        assert await pilot.click(offset=(12, line))
        await pilot.press("backspace", "3", "enter")
        assert exam.session.doing.acts == ('{"do":"change","row":"1","value":"3"}',)
        shown = visible(app).splitlines()
        place = next((t.index("L lancer"), n) for n, t in enumerate(shown) if "L lancer" in t)
        assert await pilot.click(offset=place)
        await pilot.pause()
        assert list(exam.session.doing.acts)[-1] == '{"do":"run"}'

    sit(["boucles3-dessin"], body)


@pytest.mark.full
def test_the_caret_stays_where_something_was_done_and_comes_back_to_where_one_was(sit: Sit) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        app = pilot.app
        rows = app.screen.query_one(RowList)

        def row() -> str:
            return rows.row.key if rows.row is not None else ""

        while row() != "Dépannage":
            await pilot.press("down")
        await pilot.press("enter")
        setting = row()
        assert "Entrée régler" in visible(app)
        assert "Entrée appuyer" not in visible(app)
        await pilot.press("enter")
        assert "oui  (actuel)" in visible(app)
        await pilot.press("down", "enter")
        assert row() == setting  # and not the line of the number of the choice
        assert len(exam.session.doing.acts) == 2
        await pilot.press("end")
        assert "Entrée appuyer" in visible(app)
        await pilot.press("escape")
        assert row() == "Dépannage"

    sit(["double_facteur4-regler"], body)


def test_a_message_gone_leaves_the_caret_on_the_next(sit: Sit) -> None:
    async def body(pilot: Pilot[None], _exam: Exam) -> None:
        app = pilot.app
        rows = app.screen.query_one(RowList)
        await pilot.press("3")
        assert row_of(rows).key == "3"
        await pilot.press("x")
        assert row_of(rows).key == "4"

    sit([LIVE], body)


@pytest.mark.full
def test_a_letter_goes_to_the_choice_that_begins_so(sit: Sit) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        app = pilot.app
        rows = app.screen.query_one(RowList)
        while rows.row is None or rows.row.key != "Dépannage":
            await pilot.press("down")
        await pilot.press("enter", "enter")
        assert {"oui  (actuel)", "non"} == set(rows.texts)
        await pilot.press("n")
        assert row_of(rows).cells == ("non",)
        await pilot.press("o")
        assert row_of(rows).cells == ("oui  (actuel)",)
        assert not any('"set"' in act for act in exam.session.doing.acts)

    sit(["double_facteur4-regler"], body)


def test_what_was_missing_is_said_until_something_is_done(sit: Sit) -> None:
    async def body(pilot: Pilot[None], exam: Exam) -> None:
        app = pilot.app
        await pilot.press("ctrl+s")
        assert "pas atteint" in visible(app)
        await pilot.press("down")
        assert "pas atteint" in visible(app)
        await pilot.press("s")
        assert len(exam.session.doing.acts) == 1
        assert "pas atteint" not in visible(app)

    sit([LIVE], body)


@pytest.mark.full
def test_begun_anew_a_page_has_the_caret_on_its_first_line(sit: Sit) -> None:
    async def body(pilot: Pilot[None], _exam: Exam) -> None:
        app = pilot.app
        rows = app.screen.query_one(RowList)
        first = rows.highlighted
        await pilot.press("down", "enter", "escape")
        assert rows.highlighted != first
        await pilot.press("f7", "f7")
        await pilot.pause()
        assert rows.highlighted == first

    sit(["double_facteur4-regler"], body)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("width", [120, 100])
def test_a_message_is_read_beside_the_list_without_being_opened(
    sit: Sit, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    """Nor is the screen laid out anew for it."""
    laid_out: list[bool] = []

    async def body(pilot: Pilot[None], exam: Exam) -> None:
        app = pilot.app
        await pilot.resize_terminal(width, 40)
        await pilot.pause()
        task = task_of(exam)
        assert isinstance(task.world, Mailbox)
        beside = app.screen.query_one("#world-aside-text", Static)
        update = beside.update

        def updated(content: Content, *, layout: bool = True) -> None:
            laid_out.append(layout)
            update(content, layout=layout)

        monkeypatch.setattr(beside, "update", updated)
        for message in task.world.messages[:3]:
            await pilot.pause()
            assert (f"<{message.address}>" in visible(app)) == (width == 120)
            await pilot.press("down")
        assert laid_out == ([False] * 3 if width == 120 else [])
        assert exam.session.doing is None or exam.session.doing.acts == ()

    sit(["hameconnage5-faux_conseiller"], body)


@pytest.mark.full
def test_a_week_is_seen_whole_beside_its_meetings(sit: Sit) -> None:
    async def body(pilot: Pilot[None], _exam: Exam) -> None:
        app = pilot.app
        await pilot.pause()
        assert "lu ma me je ve sa di" in visible(app)
        assert " 19 h " in visible(app)

    sit(["agenda2-creneau"], body)
