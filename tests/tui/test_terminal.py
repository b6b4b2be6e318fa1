"""pixsim in a real pseudo-terminal: a whole exam by keys, a kill, a resume, signals."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from pixsim.bank.question import Question
from pixsim.cli.console.output import ExitCode
from pixsim.outcome import Outcome
from pixsim.report.rule_sets import build_result, read_result
from pixsim.report.v2.result import V2Result
from pixsim.report.v3.result import V3Result
from pixsim.running.exam import Exam
from pixsim.session.state import Session
from pixsim.session.training.state import Training
from pixsim.store.sittings.journal import Journal
from tests.cli.test_cli import run
from tests.tools.watched import read_where_written

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
]

if sys.platform != "win32":
    from tests.tools.terminal import Terminal


def waited(condition: Callable[[], bool], terminal: Terminal, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not (holds := condition()) and time.monotonic() < end:
        terminal.read(0.03)
    return holds


def poll(condition: Callable[[], bool], terminal: Terminal, seconds: float = 90) -> None:
    assert waited(condition, terminal, seconds), f"never happened; screen: {terminal.text[-800:]!r}"


def session(home: Path) -> Session:
    """The latest sitting; asked again and again, so that it is read anew only where something was written."""
    return read_where_written(home / "pixsim.db", _latest)


def _latest(journal: Journal) -> Session:
    return journal.load(journal.summaries()[0].id)[0]


def moved_on(home: Path, number: int) -> bool:
    """The answer is in the journal, and so is the question that follows it."""
    state = session(home)
    return state.is_over or (state.number > number and state.question is not None)


def answer_by_keys(question: Question, terminal: Terminal) -> None:
    """Give the right answer the way a person types it."""
    if question.type in ("QCU", "QCM"):
        for position in question.key:
            terminal.press("abcdefghi"[int(position) - 1])
        return
    if question.type == "QROC":
        terminal.press("ctrl+u", question.right_answer[0])
        return
    for field, text in zip(question.fields, question.right_answer, strict=True):
        if field.options:
            terminal.press("enter")
            terminal.read(0.3)
            terminal.press("home")
            for _ in range(field.options.index(text) + 1):
                terminal.press("down")
            terminal.press("enter")
            terminal.read(0.2)
        else:
            terminal.press("ctrl+u", text)
        terminal.press("tab")


def in_view(terminal: Terminal, home: Path) -> None:
    """The present question is on the screen; a timed one is begun from the page that announces it."""

    def shown() -> bool:
        return session(home).shown_at is not None

    poll(lambda: session(home).question is not None, terminal)
    question = session(home).question
    if question is not None and question.timer is not None:
        begin_timed(terminal, shown)
    poll(shown, terminal)


def begin_timed(terminal: Terminal, begun: Callable[[], bool]) -> None:
    """Leave the page that announces a timed question, if it is still there."""
    for _attempt in range(5):  # a loaded machine may lose the first keys
        terminal.read(0.5)
        if begun():
            return
        terminal.press("ctrl+s")
        if waited(begun, terminal, seconds=10):
            return


def pass_one(terminal: Terminal, home: Path) -> None:
    """Pass the present question; the first time in a sitting, it is asked."""
    state = session(home)
    in_view(terminal, home)  # keys before are dropped
    asks = all(response.outcome is not Outcome.SKIPPED for response in state.responses)
    for _attempt in range(5):  # a loaded machine may lose the first keys
        terminal.read(0.2)  # a key again within a tenth of a second is taken for one held down
        terminal.press("f4")
        if asks and terminal.draws("Passer sans répondre ?", 10):
            terminal.read(0.3)
            terminal.press("down", "enter")
        if waited(partial(moved_on, home, state.number), terminal, seconds=10):
            return
    raise AssertionError(f"{state.question} cannot be passed: {terminal.text[-600:]!r}")


def sat_meanwhile(home: Path, until: int, *, passed: bool = False) -> None:
    """The middle of an exam, right but for simulators, or passed: its keys are those of the beginning and the end."""
    with (
        closing(Journal(home / "pixsim.db")) as journal,
        Exam(journal, journal.summaries()[0].id) as exam,
    ):
        while len(exam.session.responses) < until:
            exam.show()
            question = exam.session.question
            assert question is not None
            if passed or question.task is not None:
                exam.skip()
            else:
                exam.answer(question.right_answer)


@pytest.mark.full
@pytest.mark.parametrize(
    ("kills", "by_keys_from"),
    [((2,), 47), pytest.param((10, 13), 41, marks=pytest.mark.full)],
    ids=["short", "long"],
)
def test_an_exam_by_keys_with_a_kill_in_the_middle(
    home: Path, kills: tuple[int, ...], by_keys_from: int
) -> None:
    first, *later = kills
    with Terminal("exam", "independant", "--seed", "11", home=home) as terminal:
        terminal.wait_for("Avant de commencer")
        terminal.press_until("Question 1 sur ", "enter")
        sit(terminal, home, until=first)
        terminal.kill(signal.SIGKILL)
    for until in later:
        assert len(session(home).responses) == first
        with Terminal(home=home) as terminal:
            terminal.wait_for(f"Reprendre à la question {first + 1} sur 48")
            terminal.press_until(f"Question {first + 1} sur ", "enter")
            sit(terminal, home, until=until)
            terminal.kill(signal.SIGKILL)
    assert len(session(home).responses) == kills[-1]
    sat_meanwhile(home, until=by_keys_from - 1)
    with Terminal(home=home) as terminal:
        terminal.wait_for(f"Reprendre à la question {by_keys_from} sur 48")
        terminal.press_until(f"Question {by_keys_from} sur ", "enter")
        sit(terminal, home, until=None)
        terminal.wait_for("Revoir les 48 questions")
        terminal.press_until("Pourquoi", "enter")
        terminal.press("right", "escape", "escape")
        terminal.wait_for("Prochaine étape")
        assert terminal.leave() == 0
    summary = Journal(home / "pixsim.db").summaries()[0]
    assert summary.result is not None
    result = V2Result.model_validate_json(summary.result)
    assert result.end_reason == "completed"
    sat = session(home)
    assert sat.sitting.fixed is not None
    # simulators, half of this test, are passed: the certification need not be obtained
    due = ["ok" if question.task is None else "skipped" for question in sat.sitting.fixed]
    assert [q.outcome for q in result.questions] == due
    assert result == build_result(sat)


@pytest.mark.full
def test_an_adaptive_exam_by_keys_with_a_kill_and_a_replaced_question(home: Path) -> None:
    with Terminal("exam", "independant", "--rules", "v3", "--seed", "7", home=home) as terminal:
        terminal.wait_for("Avant de commencer")
        terminal.press_until("Question 1 sur 32", "enter")
        sit(terminal, home, until=5)
        in_view(terminal, home)
        reported = session(home).question
        terminal.press_until("Signaler un problème (question 6)", "f6")
        terminal.read(0.3)
        terminal.press("a", "tab", "tab", "tab", "enter")
        terminal.wait_for("à sa place")
        terminal.kill(signal.SIGKILL)
    assert session(home).report_pending
    with Terminal(home=home) as terminal:
        terminal.wait_for("Reprendre à la question 6 sur 32")
        terminal.press_until("à sa place", "enter")
        terminal.read(0.3)
        terminal.press("tab", "enter")
        terminal.wait_for("est remplacée")
        in_view(terminal, home)
        sit(terminal, home, until=10)
        waiting = session(home).question
        terminal.kill(signal.SIGKILL)
    assert len(session(home).responses) == 10
    with Terminal(home=home) as terminal:
        terminal.wait_for("Reprendre à la question 11 sur 32")
        terminal.press_until("Question 11 sur 32", "enter")
        assert session(home).question == waiting
        sit(terminal, home, until=13)
        terminal.kill(signal.SIGKILL)
    sat_meanwhile(home, until=16)
    sat_meanwhile(home, until=29, passed=True)  # the rest is passed
    with Terminal(home=home) as terminal:
        terminal.wait_for("Reprendre à la question 30 sur 32")
        terminal.press_until("Question 30 sur 32", "enter")
        while not session(home).is_over:
            pass_one(terminal, home)
        terminal.wait_for("comme le reste")
        terminal.wait_for("sur 895")
        terminal.press_until("Pourquoi", "enter")
        terminal.press("escape", "escape")
        terminal.wait_for("Prochaine étape")
        assert terminal.leave() == 0
    stored = Journal(home / "pixsim.db").summaries()[0].result
    assert stored is not None
    result = read_result(stored)
    assert isinstance(result, V3Result)
    assert [q.id for q in result.questions if q.outcome == "replaced"] == [reported and reported.id]
    counted = [q.outcome for q in result.questions if q.outcome != "replaced"]
    assert counted[16:] == ["skipped"] * 16
    assert counted[:16].count("ko") <= 2  # a loaded machine may lose a key now and then
    assert (result.answered, result.end_reason) == (32, "completed")
    assert result == build_result(session(home))  # simulators are passed: obtained or not


def training(home: Path) -> Training:
    return read_where_written(home / "pixsim.db", _latest_training)


def _latest_training(journal: Journal) -> Training:
    return journal.load_training(journal.trainings("zoe", "positioning")[-1])[0]


def _positionings(journal: Journal) -> int:
    return len(journal.trainings("zoe", "positioning"))


def replied(home: Path, count: int) -> bool:
    """The answer is in the journal, and so is what follows it; after five, a pause comes first."""
    state = training(home)
    given = len(state.replies)
    return state.finished or (given > count and (state.question is not None or given % 5 == 0))


def train(terminal: Terminal, home: Path, until: int | None) -> None:
    """Answer question after question, the first in view; a pause every five is closed with Enter."""
    state = training(home)
    first = len(state.replies)
    while not state.finished and (until is None or len(state.replies) < until):
        count, question = len(state.replies), state.question
        assert question is not None
        if count > first:
            terminal.wait_for(f"Question {count + 1}")
        if state.is_announced:
            begin_timed(terminal, lambda: not training(home).is_announced)
        for _attempt in range(5):  # a loaded machine may lose the first keys
            terminal.read(0.3)
            if question.task is not None:  # simulators have tests of their own
                terminal.press("f4")
            else:
                answer_by_keys(question, terminal)
                terminal.press("ctrl+s")
            if waited(partial(replied, home, count), terminal, seconds=10):
                break
        else:
            raise AssertionError(f"{question.id} cannot be answered: {terminal.text[-600:]!r}")
        state = training(home)
        if state.finished:
            terminal.wait_for("Positionnement terminé")
        elif len(state.replies) % 5 == 0:
            for _attempt in range(8):  # a pause heeds no key before it is whole
                terminal.read(0.5)
                terminal.press("enter")
                if waited(lambda: training(home).question is not None, terminal, 8):
                    break
            state = training(home)


def command(home: Path, *arguments: str) -> None:
    environment = {**os.environ, "PIXSIM_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-m", "pixsim", *arguments],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.full
def test_position_kill_resume_finish_then_certify(home: Path) -> None:
    assert run("profile", "new", "--name", "Zoe").exit_code == 0
    for code in ("1.2", "2.1", "3.1", "4.1", "5.2"):  # simulators of 1.1 are passed below
        way = ("--autopilot", "1.5", "--competence", code, "--seed", "4")
        assert run("position", "zoe", *way).exit_code == 0
    with Terminal("position", "zoe", home=home) as terminal:
        terminal.wait_for("1.1 Recherche et veille")
        terminal.press_until("Commencer le positionnement", "enter")
        terminal.press_until("Question 1", "enter")
        assert read_where_written(home / "pixsim.db", _positionings) == 6
        train(terminal, home, until=4)
        terminal.kill(signal.SIGKILL)
    assert len(training(home).replies) == 4
    with Terminal("position", "zoe", home=home) as terminal:
        terminal.wait_for("en cours (4 réponses)")
        terminal.press_until("Question 5", "enter")
        train(terminal, home, until=None)
        terminal.press("escape")
    command(home, "exam", "zoe", "--autopilot", "perfect", "--seed", "1")
    stored = Journal(home / "pixsim.db").summaries("zoe")[0].result
    assert stored is not None
    result = V2Result.model_validate_json(stored)
    assert result.status == "validated"
    assert training(home).finished


def sit(terminal: Terminal, home: Path, until: int | None) -> None:
    """Answer question after question, each seen in the journal before the next."""
    state = session(home)
    first = state.number
    while not state.is_over and (until is None or len(state.responses) < until):
        number, question = state.number, state.question
        assert question is not None
        in_view(terminal, home)
        if number > first:
            terminal.wait_for(f"Question {number} sur ")
        if question.task is not None:  # simulators have tests of their own
            pass_one(terminal, home)
            state = session(home)
            continue
        for _attempt in range(5):  # a loaded machine may lose the first keys
            terminal.read(0.3)
            answer_by_keys(question, terminal)
            terminal.press("ctrl+s")
            if waited(partial(moved_on, home, number), terminal, seconds=10):
                break
        else:
            raise AssertionError(f"{question.id} cannot be answered: {terminal.text[-600:]!r}")
        state = session(home)


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), pytest.param(signal.SIGHUP, 129, marks=pytest.mark.full)],
)
@pytest.mark.full
def test_a_closed_window_leaves_a_clean_terminal_and_the_sitting(
    home: Path, number: signal.Signals, code: int
) -> None:
    with Terminal("exam", "niveaux", "--seed", "1", home=home) as terminal:
        terminal.wait_for("Avant de commencer")
        terminal.press_until("Question 1 sur ", "enter")
        pass_one(terminal, home)
        terminal.wait_for("Question 2 sur ")
        assert terminal.kill(number) == code
    assert len(session(home).responses) == 1
    assert not session(home).is_over


@pytest.mark.full
def test_a_terminal_that_dies_ends_the_process_and_loses_nothing(home: Path) -> None:
    with Terminal("exam", "niveaux", "--seed", "1", home=home) as terminal:
        terminal.wait_for("Avant de commencer")
        terminal.press_until("Question 1 sur ", "enter")
        pass_one(terminal, home)
        terminal.wait_for("Question 2 sur ")
        for _each in range(5):  # a hang-up brings SIGCONT too, before or after SIGHUP
            os.kill(terminal.pid, signal.SIGCONT)
            terminal.read(0.2)
        assert terminal.hang_up() == 129
    assert len(session(home).responses) == 1
    with Terminal(home=home) as terminal:
        terminal.wait_for("Reprendre à la question 2 sur 48")


@pytest.mark.full
def test_a_process_stopped_and_told_to_go_on_draws_its_screen_again(home: Path) -> None:
    with Terminal("exam", "niveaux", "--seed", "1", home=home) as terminal:
        terminal.wait_for("Avant de commencer")
        terminal.read(0.5)
        terminal.text = ""
        os.kill(terminal.pid, signal.SIGSTOP)
        terminal.read(0.2)
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.wait_for("Avant de commencer")
        terminal.press_until("Question 1 sur ", "enter")
        assert terminal.kill(signal.SIGTERM) == 143


@pytest.mark.full
def test_a_sitting_open_elsewhere_is_refused_clearly(home: Path) -> None:
    with Terminal("exam", "niveaux", "--seed", "1", home=home) as first:
        first.wait_for("Avant de commencer")
        first.press_until("Question 1 sur ", "enter")
        with Terminal(home=home) as second:
            second.wait_for("Reprendre à la question 1 ")
            second.press_until("Déjà ouverte dans une autre fenêtre", "enter")


@pytest.mark.full
def test_leaving_a_focus_question_is_told_and_recorded(home: Path) -> None:
    with Terminal("exam", "niveaux", "--seed", "1", home=home) as terminal:
        terminal.wait_for("Avant de commencer")
        terminal.press_until("Question 1 sur ", "enter")
        for _ in range(48):
            state = session(home)
            assert state.question is not None
            if state.question.focus:
                break
            pass_one(terminal, home)
        in_view(terminal, home)
        terminal.press_until("cette réponse sera comptée fausse", "blur")
        terminal.press("focus")
        assert session(home).focus_lost


@pytest.mark.full
def test_no_byte_and_no_paste_ends_an_exam(home: Path) -> None:
    with Terminal("exam", "niveaux", "--rules", "v3", "--seed", "1", home=home) as terminal:
        terminal.wait_for("Avant de commencer")
        terminal.press_until("Question 1 sur ", "enter")
        in_view(terminal, home)
        terminal.send(b"\xff\xe9\x80\xf0(\x8c")  # no UTF-8
        terminal.send(b"\x1b[99999999999u\x1b[1;1;99999999999u")  # no characters
        terminal.send(b"\x1b[48;99999;99999;1;1t")  # no window
        terminal.send(b"\x1b[200~" + b"x \r\n" * 6000 + b"\x1b[201~")
        terminal.send(b"lettres\r" * 500)  # a paste that is not announced
        terminal.send(b"\x1b[200~never ended")
        terminal.send(b"\x11")  # Ctrl+Q, pasted too
        terminal.read(2.5)
        terminal.press_until("Arrêter l'épreuve ?", "ctrl+q")
        assert "Traceback" not in terminal.text
        terminal.read(0.3)
        terminal.press("enter")
        terminal.read(0.5)
        assert not session(home).is_over
        assert len(session(home).responses) <= 1


@pytest.mark.full
def test_f4_held_down_passes_one_question(home: Path) -> None:
    with Terminal("exam", "niveaux", "--rules", "v3", "--seed", "1", home=home) as terminal:
        terminal.wait_for("Avant de commencer")
        terminal.press_until("Question 1 sur ", "enter")
        in_view(terminal, home)
        for _ in range(40):
            terminal.send(b"\x1bOS")
            terminal.read(0.03)
        terminal.read(1)
        assert len(session(home).responses) <= 2  # a loaded machine may pause between two keys


@pytest.mark.full
def test_no_colour_is_honoured(home: Path) -> None:
    with Terminal("exam", "niveaux", "--seed", "1", home=home, NO_COLOR="1") as terminal:
        terminal.wait_for("Avant de commencer")
        terminal.press_until("Question 1 sur ", "enter")


def test_the_journal_of_a_newer_version_is_said(home: Path) -> None:
    home.mkdir()
    with sqlite3.connect(home / "pixsim.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    with Terminal(home=home) as terminal:
        terminal.wait_for("version plus récente")
        assert terminal.wait() == 3


def test_ctrl_c_in_lines_closes_with_a_word_and_keeps_who_was_made(tmp_path: Path) -> None:
    with Terminal("--plain", home=tmp_path, PIXSIM_LANG="fr") as terminal:
        for asked, line in (
            ("Votre choix", "a"),
            ("un surnom suffit", "Zoé"),
            ("Votre choix", "a"),
        ):
            terminal.wait_for(asked)
            terminal.press(line, "enter")
        terminal.wait_for("Votre choix")
        terminal.press("\x03")
        terminal.wait_for("Fermé. Ce qui était validé est enregistré")
        assert "Traceback" not in terminal.text
        assert terminal.wait() == ExitCode.OK
    assert (tmp_path / "profiles" / "zoe.json").exists()
