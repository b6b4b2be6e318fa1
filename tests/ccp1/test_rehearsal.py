"""A rehearsal in the journal: its stages, its times, what it refuses, killed and taken up again."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pixsim.ccp1.dossier import read_dossier
from pixsim.ccp1.plan import RehearsalPlan
from pixsim.ccp1.rehearsal_state import Rehearsal
from pixsim.running.ccp1_oral import RehearsalRun
from pixsim.running.ccp1_oral_listing import (
    load_debriefs,
    load_rehearsals,
    new_rehearsal,
    under_way,
)
from pixsim.session.events import EventRefusedError
from pixsim.store.sittings.erasure import count_sittings, delete_sittings
from pixsim.store.sittings.journal import Journal, SittingInUseError
from pixsim.store.sittings.responses import responses
from tests.ccp1.walk import finish, grade, present
from tests.conftest import ManualClock


def begun(
    journal: Journal, folder: Path, clock: ManualClock, *, jury: int = 0, action: int = 3
) -> RehearsalPlan:
    dossier = read_dossier(folder)
    now = clock()
    return new_rehearsal(
        journal, dossier, ("ccp1-x", None), now=now, action=action, seed=1, assessors=jury
    )


def test_a_whole_rehearsal(journal: Journal, folder: Path, clock: ManualClock) -> None:
    plan = begun(journal, folder, clock, jury=2)
    with RehearsalRun(journal, plan.id, clock) as run:
        assert not run.rehearsal.phases
        run.begin()
        for seconds in (300, 500, 600, 480, 360, 240):
            clock.step(seconds)
            if seconds == 600:
                run.note(run.flag(), "un enfant n'a pas touché au robot")
            run.next_phase()
        assert run.rehearsal.presented == clock()
        clock.step(120)  # counts for nothing
        finish(run, clock, ["", "A. D.", "S. B."])
        assert run.rehearsal.stage == "over"
        with pytest.raises(EventRefusedError):
            run.begin()
    (found,) = load_debriefs(journal, "ccp1-x")
    assert found.presentation == 2480
    assert [phase.gap for phase in found.phases] == [0, 80, 0, 0, 0, 0]
    assert [(mark.seconds, mark.phase) for mark in found.marks] == [(1400, 3)]
    assert found.interview == 8 * 60
    assert [question.seconds for question in found.questions] == [60.0] * 8
    assert found.people == ("", "A. D.", "S. B.")
    assert not found.rehearsal.stopped
    assert found.rehearsal.resumed == 0
    assert journal.result(plan.id) is not None
    assert journal.integrity(plan.id) == "intact"


def test_the_forecast_follows_the_phases(
    journal: Journal, folder: Path, clock: ManualClock
) -> None:
    plan = begun(journal, folder, clock)
    with RehearsalRun(journal, plan.id, clock) as run:
        run.begin()
        assert run.rehearsal.expected(clock()) == timedelta(minutes=40)
        clock.step(7 * 60)  # planned 5
        assert run.rehearsal.expected(clock()) == timedelta(minutes=42)
        run.next_phase()
        clock.step(60)
        assert run.rehearsal.expected(clock()) == timedelta(minutes=42)
        run.end_presentation()
        assert run.rehearsal.in_phase(3, clock()) is None


def test_closed_and_taken_up_again_time_goes_on(
    journal: Journal, folder: Path, clock: ManualClock
) -> None:
    plan = begun(journal, folder, clock)
    with RehearsalRun(journal, plan.id, clock) as run:
        run.begin()
        clock.step(60)
        run.next_phase()
    clock.step(600)
    assert under_way(journal, "ccp1-x") == plan
    with RehearsalRun(journal, plan.id, clock) as run:
        assert run.rehearsal.stage == "presentation"
        assert run.rehearsal.phase == 2
        assert run.rehearsal.presenting(clock()) == timedelta(seconds=660)
        assert run.rehearsal.resumed == 1
        with pytest.raises(SittingInUseError), RehearsalRun(journal, plan.id, clock):
            pass
        run.stop()
    assert under_way(journal, "ccp1-x") is None
    with RehearsalRun(journal, plan.id, clock) as run:
        assert run.rehearsal.stopped
        assert run.rehearsal.resumed == 1


def test_what_cannot_happen_is_refused_and_not_kept(
    journal: Journal, folder: Path, clock: ManualClock
) -> None:
    plan = begun(journal, folder, clock, jury=1)
    with RehearsalRun(journal, plan.id, clock) as run:

        def refused(*steps: Callable[[], object]) -> None:
            for step in steps:
                before = run.rehearsal
                with pytest.raises(EventRefusedError):
                    step()
                assert run.rehearsal == before

        refused(run.flag, run.end_presentation, run.next_question, run.close_points, run.open_grid)
        run.begin()
        refused(run.begin, run.next_question, run.close_points, lambda: run.note(1, "?"))
        present(run, clock)
        refused(
            run.begin, run.next_phase, run.close_points, lambda: run.tick_point(1, 1, said=True)
        )
        for _question in range(9):
            run.next_question()
        refused(run.next_question, run.open_grid, lambda: run.tick_point(1, 4, said=True))
        refused(lambda: run.tick_point(9, 1, said=True))
        run.close_points()
        refused(run.close_grid, lambda: run.open_grid("A. D."), lambda: run.rate("1a", 1))
        run.open_grid()
        refused(run.open_grid, run.close_grid, lambda: run.rate("5a", 1))
        grade(run, 2)
        refused(lambda: run.open_grid(""), lambda: run.rate("1a", 1))
        run.open_grid("A. D.")
        run.rate("1a", None)
        refused(run.close_grid)
    assert journal.load_rehearsal(plan.id)[0].stage == "grids"


@given(st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)  # fmt: skip
def test_whatever_is_done_the_journal_has_it(
    journal: Journal, folder: Path, clock: ManualClock, data: st.DataObject
) -> None:
    clock.step(1)
    plan = begun(journal, folder, clock, jury=data.draw(st.integers(0, 2)))
    last: Rehearsal | None = None
    chance = random.Random(data.draw(st.integers(0, 9999)))
    for _opened in range(data.draw(st.integers(1, 3))):
        with RehearsalRun(journal, plan.id, clock) as run:
            if last is not None:
                assert run.rehearsal.stage == last.stage
                assert run.rehearsal.grids == last.grids
            for _step in range(data.draw(st.integers(0, 25))):
                clock.step(chance.random() * 30)
                steps: tuple[Callable[[], object], ...] = (
                    run.begin, run.next_phase, run.flag, run.next_question, run.close_points, run.open_grid,
                    run.close_grid, lambda: run.open_grid("B."), lambda: run.rate(chance.choice(["1a", "4e"]), 3),
                    lambda: run.tick_point(2, 3, said=True), run.next_phase, run.next_question,
                )  # fmt: skip
                try:
                    chance.choice(steps)()
                except EventRefusedError:
                    continue
            last = run.rehearsal
            assert journal.load_rehearsal(plan.id)[0] == last


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_killed_in_a_phase_nothing_acknowledged_is_lost(
    journal: Journal, folder: Path, clock: ManualClock
) -> None:
    chance = random.Random(20261127)
    for _kill in range(12):
        clock.step(1)
        plan = begun(journal, folder, clock)
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                with RehearsalRun(Journal(journal.path), plan.id) as run:
                    steps = [run.begin, *[run.flag, run.next_phase] * 6, *[run.next_question] * 9]
                    for step in steps:
                        step()
                        os.write(writer, b".")
                        time.sleep(0.002)
            finally:
                os._exit(0)
        os.close(writer)
        wanted, said = chance.randrange(1, 20), b""
        while len(said) < wanted and (chunk := os.read(reader, 64)):
            said += chunk
        time.sleep(chance.uniform(0, 0.005))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while chunk := os.read(reader, 64):
            said += chunk
        os.close(reader)
        rehearsal, _events = journal.load_rehearsal(plan.id)
        done = rehearsal.phase + len(rehearsal.moments) + (rehearsal.presented is not None)
        done += rehearsal.number + (rehearsal.stage == "points")
        assert done in (len(said), len(said) + 1)
        with RehearsalRun(journal, plan.id) as run:  # the lock went with the process
            assert run.rehearsal.stage == rehearsal.stage


def test_it_is_nobodys_result_and_no_answer_of_a_bank(
    journal: Journal, folder: Path, clock: ManualClock
) -> None:
    plan = begun(journal, folder, clock)
    with RehearsalRun(journal, plan.id, clock) as run:
        run.begin()
        present(run, clock)
        finish(run, clock, [""])
    assert journal.summaries() == []
    assert responses(journal.path).empty
    assert count_sittings(journal, "ccp1-x").rehearsals == 1
    assert delete_sittings(journal, "ccp1-x").rehearsals == 1
    assert list(load_rehearsals(journal, "ccp1-x")) == []
