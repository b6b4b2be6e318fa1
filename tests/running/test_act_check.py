"""Acts in a world: committed, replayed, marked; a process that dies loses none."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import numpy as np
import pytest

from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.outcome import Outcome
from pixsim.profile import Profile
from pixsim.report.question.answers import answer_lines, right_answer_lines, shortfall_lines
from pixsim.report.question.review import answer_parts, review_parts
from pixsim.running.autopilot import find_policy, guess_answer, wrong_answer
from pixsim.running.exam import Exam
from pixsim.running.training import TrainingRun
from pixsim.session.events import Acted, EventRefusedError
from pixsim.session.training.plan import plan_practice
from pixsim.session.v2.plan import V2Plan
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.responses import responses
from pixsim.worlds.core import MOST_ACTS, Refused
from pixsim.worlds.reading import parse
from tests.conftest import ManualClock
from tests.tools.mocks import new_v2

LIVE, END, FOUND = "boite3-regle_de_tri", "reglages1-changer", "boite1-pas_envoye"


def drawn(bank: Bank, name: str) -> Question:
    return bank.question(f"{name}#1", np.random.default_rng(0))


def sitting(bank: Bank, profile: Profile, clock: ManualClock, names: list[str]) -> V2Plan:
    plan = new_v2(profile, bank, seed=1, clock=clock)
    code = plan.competences[0].code
    questions = (drawn(bank, name).model_copy(update={"competence": code}) for name in names)
    planned = tuple(plan.questions[0].model_copy(update={"question": q}) for q in questions)
    return plan.model_copy(update={"questions": planned})


def do(exam: Exam, line: str) -> None:
    assert exam.session.world is not None
    exam.act(parse(exam.session.world, line))


def test_acts_are_replayed_where_the_sitting_was_left(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    plan = sitting(bank, sample, clock, [LIVE, END])
    journal.create(plan)
    question = drawn(bank, LIVE)
    assert question.task is not None
    with Exam(journal, plan.id, clock=clock) as exam:
        exam.start()
        exam.show()
        for kept in question.task.solution[:2]:
            assert exam.session.world is not None
            exam.act(exam.session.world.read_act(kept))
        left = exam.session
        with pytest.raises(Refused):
            do(exam, "dossier Corbeille")
    with Exam(journal, plan.id, clock=clock) as exam:
        assert exam.session.doing == left.doing
        assert exam.session.world == left.world
        exam.restart()
        assert not exam.session.doing.acts
        assert exam.session.world == question.task.world
        for kept in question.task.solution:
            assert exam.session.world is not None
            exam.act(exam.session.world.read_act(kept))
        exam.answer(exam.session.doing.acts)
        assert exam.session.responses[0].outcome is Outcome.OK
        assert not exam.session.doing.acts
        exam.show()
        exam.answer(exam.session.doing.acts)
        result = exam.result()
    assert [row.outcome for row in result.questions] == ["ok", "ko"]
    session, _count = journal.load(plan.id)
    text = str(review_parts(session, result, 1))
    assert "Ce qui manquait" in text
    assert "Le plus court" in text
    assert "« Fond d'écran » réglé sur « photo de famille »" in text
    assert journal.integrity(plan.id) == "intact"


def test_an_act_that_is_not_possible_is_refused(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    plan = sitting(bank, sample, clock, [LIVE, "motscles4-bruit"])
    journal.create(plan)
    with Exam(journal, plan.id, clock=clock) as exam:
        exam.start()
        event = Acted(at=clock(), number=1, act='{"do":"rules"}')
        with pytest.raises(EventRefusedError):
            exam.session.apply(event)  # not shown yet
        exam.show()
        assert exam.session.apply(event).doing.acts == (event.act,)
        for act in ("{}", '{"do":"send"}', "x" * 5000, '{"do":"move","message":"99","folder":"A"}'):
            with pytest.raises(EventRefusedError):
                exam.session.apply(event.model_copy(update={"act": act}))
        with pytest.raises(EventRefusedError):
            exam.session.apply(event.model_copy(update={"number": 2}))
        exam.skip()
        exam.show()
        with pytest.raises(EventRefusedError):
            exam.session.apply(event.model_copy(update={"number": 2}))


def test_there_is_a_most_of_acts(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    plan = sitting(bank, sample, clock, [LIVE])
    journal.create(plan)
    with Exam(journal, plan.id, clock=clock) as exam:
        exam.start()
        exam.show()
        session = exam.session
        for _place in range(MOST_ACTS):
            session = session.apply(Acted(at=clock(), number=1, act='{"do":"contacts"}'))
        with pytest.raises(EventRefusedError):
            session.apply(Acted(at=clock(), number=1, act='{"do":"contacts"}'))


def test_practice_keeps_acts_and_tells_what_was_missing(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    plan = plan_practice(sample, bank, [f"{END}#1", f"{FOUND}#1"], now=clock(), seed=3)
    journal.create(plan)
    with TrainingRun(journal, plan.id, sample, bank, clock) as run:
        assert run.training.world is not None
        run.act(parse(run.training.world, "ouvrir Personnalisation"))
    with TrainingRun(journal, plan.id, sample, bank, clock) as run:
        assert len(run.training.doing.acts) == 1
        reply = run.reply(run.training.doing.acts)
        assert not reply.right
        assert not run.training.doing.acts
        run.ask()
        second = run.reply(("13 h 13",))
        text = str([answer_parts(r.question, r.answer, right=r.right) for r in (reply, second)])
    assert "Ce qui manquait" in text
    assert "Où la trouver" in text


def test_the_export_has_acts_as_lines(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    plan = sitting(bank, sample, clock, [LIVE])
    journal.create(plan)
    question = drawn(bank, LIVE)
    with Exam(journal, plan.id, clock=clock) as exam:
        exam.start()
        exam.show()
        exam.answer(question.right_answer)
    rows = responses(journal, answers=True, simulated=True)
    (option,) = rows["option"]
    assert option.startswith("règles | créer-dossier")


def test_simulated_candidates_do_what_they_can(bank: Bank) -> None:
    rng = np.random.default_rng(0)
    live, end = drawn(bank, LIVE), drawn(bank, END)
    assert find_policy("perfect")(live, rng) == live.right_answer
    assert wrong_answer(live) is None
    assert wrong_answer(end) == ()
    assert guess_answer(live, rng) is None
    assert isinstance(guess_answer(end, rng), tuple)
    assert right_answer_lines(end)[0] == "Page « Personnalisation » ouverte"
    assert answer_lines(end, ()) == ["(aucune action)"]
    assert shortfall_lines(end, None) == []


def test_a_process_killed_between_two_acts_loses_none_it_acknowledged(
    bank: Bank, sample: Profile, home: Path, clock: ManualClock
) -> None:
    path = home / "killed.db"
    journal = Journal(path)
    plan = sitting(bank, sample, clock, [LIVE])
    journal.create(plan)
    journal.close()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with Exam(Journal(path), plan.id, clock=clock) as exam:
                exam.start()
                exam.show()
                for line in (
                    "carnet",
                    "retour",
                    "règles",
                    "créer-dossier A",
                    "retour",
                    "carnet",
                ) * 5:
                    do(
                        exam,
                        line
                        if line != "créer-dossier A"
                        else f"créer-dossier A{exam.session.world and len(exam.session.doing.acts)}",
                    )
                    os.write(writer, b".")
        finally:
            os._exit(0)
    os.close(writer)
    said = b""
    while len(said) < 7 and (chunk := os.read(reader, 1)):
        said += chunk
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while chunk := os.read(reader, 100):
        said += chunk
    os.close(reader)
    again = Journal(path)
    session, _count = again.load(plan.id)
    assert len(said) <= len(session.doing.acts) <= len(said) + 1
    assert again.integrity(plan.id) == "intact"
    again.close()
