"""One exam in several fronts, each a process of its own: begun here, killed, gone on with there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from pixsim.outcome import Outcome
from pixsim.report.rule_sets import build_result, read_result
from pixsim.store.sittings.journal import Journal
from tests.plain.talking import typed
from tests.tools.screens import person

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
]

if sys.platform != "win32":
    from tests.tools.piped import Piped
    from tests.tools.terminal import Terminal
    from tests.tools.web_browser import Page
    from tests.tools.web_kills import Client
    from tests.tui.test_terminal import moved_on, pass_one, sat_meanwhile, session, sit

ALL = {"v2": 48, "v3": 32}


def poll(condition: Callable[[], bool], piped: Piped, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"never happened; said: {piped.text[-800:]!r}"
        piped.read()


def say(piped: Piped, home: Path, until: int) -> None:
    """Answer line by line, right, until so many answers are kept."""
    while len(session(home).responses) < until:
        poll(lambda: session(home).question is not None, piped)
        state = session(home)
        question = state.question
        assert question is not None
        piped.wait_for(f"Question {state.number} sur" if question.timer is None else "Entrée pour commencer")  # fmt: skip
        piped.send(*([""] if question.timer is not None else []), *typed(question))
        poll(partial(moved_on, home, state.number), piped)


def resume_line_by_line(piped: Piped, number: int, rules: str) -> None:
    """From the home, what is offered first."""
    said = piped.wait_for("(une lettre) :")
    if "Qui êtes-vous" in said:
        piped.text = said + piped.text
        piped.choose("Eve", "(une lettre) :")
    else:
        piped.text = said + piped.text
    piped.choose(f"Reprendre l'épreuve à la question {number} sur {ALL[rules]}", "(une lettre) :")


def resume_on_screen(terminal: Terminal, number: int, rules: str) -> None:
    terminal.wait_for(f"Reprendre à la question {number} sur {ALL[rules]}")
    terminal.press_until(f"Question {number} sur ", "enter")


@pytest.mark.full
@pytest.mark.parametrize("rules", ["v2", "v3"])
def test_an_exam_goes_from_front_to_front(rules: str, home: Path) -> None:
    person("Eve", 3)
    # begun on the screen, killed
    with Terminal("exam", "eve", "--rules", rules, "--seed", "11", home=home) as terminal:
        terminal.wait_for("Avant de commencer")
        terminal.press_until("Question 1 sur ", "enter")
        sit(terminal, home, until=2)
    begun = session(home)
    assert not begun.is_over
    # gone on with line by line, killed
    with Piped(home=home) as piped:
        resume_line_by_line(piped, 3, rules)
        say(piped, home, until=4)
        waiting = session(home).question
    # taken up on the screen, where it waits
    with Terminal(home=home) as terminal:
        resume_on_screen(terminal, 5, rules)
        assert session(home).question == waiting
        sit(terminal, home, until=6)
    # finished line by line
    with Piped(home=home) as piped:
        resume_line_by_line(piped, 7, rules)
        say(piped, home, until=7)
        piped.kill()
    sat_meanwhile(home, until=ALL[rules] - 3, passed=True)
    with Piped(home=home) as piped:
        resume_line_by_line(piped, ALL[rules] - 2, rules)
        while not session(home).is_over:
            state = session(home)
            piped.send("/passer", *([""] if _first_pass(home) else []))
            poll(partial(moved_on, home, state.number), piped)
        said = piped.wait_for("Et maintenant ?")
        assert "Score" in said
        piped.kill()
    _is_whole(home, rules, begun.sitting.id)
    # and its result is that of the screens
    with Terminal(home=home) as terminal:
        terminal.wait_for("Eve")
        terminal.press_until(rules.upper(), "r")
    kept = session(home)
    assert [r.outcome for r in kept.responses][-1] is Outcome.SKIPPED


def in_the_browser(home: Path, until: int) -> None:
    """Pass in the pages of `pixsim exam --browser`, until so many answers are kept."""
    command = [sys.executable, "-m", "pixsim", "exam", "eve", "--resume", "--browser", "--no-open"]
    child = subprocess.Popen(command, env=os.environ | {"PIXSIM_HOME": str(home)}, stdout=subprocess.PIPE, text=True)  # fmt: skip
    try:
        assert child.stdout is not None
        entry = next(
            m[0] for line in child.stdout if (m := re.search(r"http://\S+/enter/\S+", line))
        )
        client = Client(entry)
        client.http.follow_redirects = True
        page = client.page()
        assert page.title.startswith(f"Question {session(home).number} sur "), page.text[:400]
        while (state := session(home)) and len(state.responses) < until:
            for button in ("Commencer", "Je passe", "Passer, et ne plus demander"):
                page = (
                    Page(client.http.get("/pass")) if button.startswith("Passer") else client.page()
                )
                if session(home).number == state.number and page.has_button(button):
                    client.press(page, button)
            assert session(home).number > state.number, page.text[:400]
        client.http.close()
    finally:
        child.kill()
        child.wait(20)
        assert child.stdout is not None
        child.stdout.close()


@pytest.mark.full
@pytest.mark.parametrize("rules", ["v2", "v3"])
def test_the_clock_is_one_from_lines_to_screen_to_browser_and_back(rules: str, home: Path) -> None:
    person("Eve", 3)
    with Piped("exam", "eve", "--rules", rules, "--seed", "5", home=home) as piped:
        piped.wait_for("Entrée pour démarrer", 90)
        piped.send("")
        poll(lambda: _is_begun(home), piped)
        say(piped, home, until=2)
    begun = session(home)
    with Terminal(home=home) as terminal:
        resume_on_screen(terminal, 3, rules)
        pass_one(terminal, home)
    in_the_browser(home, until=4)
    sat_meanwhile(home, until=ALL[rules] - 2, passed=True)
    with Piped("exam", "eve", "--resume", home=home) as piped:
        said = (
            piped.wait_for(f"Question {ALL[rules] - 1} sur")
            + piped.wait_for("\n")
            + piped.wait_for("\n")
        )
        assert begun.started_at is not None
        gone = (datetime.now(UTC) - begun.started_at).total_seconds()
        left = begun.time_allowed.total_seconds() - gone
        assert _minutes_said(said) == pytest.approx(left / 60, abs=1.1)
        while not session(home).is_over:
            state = session(home)
            piped.send("/passer")  # confirmed before, in another front
            poll(partial(moved_on, home, state.number), piped)
        piped.wait_for("Et maintenant ?")
    ended = session(home)
    assert (ended.started_at, ended.time_allowed) == (begun.started_at, begun.time_allowed)
    assert ended.responses[: len(begun.responses)] == begun.responses
    _is_whole(home, rules, begun.sitting.id)


def _minutes_said(said: str) -> int:
    hours, minutes = re.search(r"Il reste (?:(\d) heures? )?(\d+) minutes?", said).groups("0")  # type: ignore[union-attr]
    return 60 * int(hours) + int(minutes)


@pytest.mark.full
def test_an_exam_begun_line_by_line_is_finished_on_the_screen(home: Path) -> None:
    person("Eve", 3)
    with Piped("exam", "eve", "--rules", "v3", "--seed", "5", home=home) as piped:
        piped.wait_for("Entrée pour", 90)
        piped.send("")
        poll(lambda: _is_begun(home), piped)
        say(piped, home, until=3)
    begun = session(home)
    with Terminal(home=home) as terminal:
        resume_on_screen(terminal, 4, "v3")
        sit(terminal, home, until=5)
    sat_meanwhile(home, until=ALL["v3"] - 3, passed=True)
    with Terminal(home=home) as terminal:
        resume_on_screen(terminal, ALL["v3"] - 2, "v3")
        while not session(home).is_over:
            pass_one(terminal, home)
        terminal.wait_for("sur 895")
    _is_whole(home, "v3", begun.sitting.id)


def _is_begun(home: Path) -> bool:
    journal = Journal(home / "pixsim.db")
    begun = bool(journal.summaries())
    journal.close()
    return begun


def _first_pass(home: Path) -> bool:
    return all(r.outcome is not Outcome.SKIPPED for r in session(home).responses)


def _is_whole(home: Path, rules: str, name: str) -> None:
    """One sitting, all of its questions answered once, its result that of its answers."""
    journal = Journal(home / "pixsim.db")
    (summary,) = journal.summaries()
    journal.close()
    assert summary.id == name
    assert summary.result is not None
    sat = session(home)
    assert len(sat.responses) == ALL[rules]
    assert read_result(summary.result) == build_result(sat)
