"""An exam is under way and its person wants to sit one, line by line."""

from __future__ import annotations

import contextlib
import io

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.journeys.exam import sit_exam
from pixsim.plain.dialogue import Closed, Dialogue
from pixsim.profile import Profile
from pixsim.running.exam import Exam
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.plain.talking import Slow, dialogue, in_lines
from tests.tools.mocks import new_v2


@pytest.fixture
def begun(bank: Bank, sample: Profile, journal: Journal, clock: ManualClock) -> Profile:
    plan = new_v2(sample, bank, seed=3, clock=clock)
    journal.create(plan)
    with Exam(journal, plan.id, clock=clock, bank=bank) as exam:
        exam.start()
        exam.show()
        exam.skip()
    return sample


def said_to(
    lines: list[str], profile: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> str:
    """What is said to somebody in a terminal who types these lines."""
    source, out = Slow(lines), io.StringIO()
    source.waiting.set()
    with contextlib.suppress(Closed):
        talk = Dialogue(source, out)
        in_lines(talk, journal, bank.framework, clock, sit_exam, profile, seed=5)
    return out.getvalue().replace("\u00a0", " ")


def test_in_a_terminal_it_is_asked(
    begun: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    said = said_to(["resume", "/arrêter", "close"], begun, bank, journal, clock)
    assert "Une épreuve est en cours : V2, question 2 sur 48. Il reste" in said
    assert "Reprendre à la question 2 sur 48" in said
    assert "Question 2 sur 48." in said
    assert "Préparation" not in said
    assert "Avant de commencer" in said_to(["another", "n"], begun, bank, journal, clock)
    assert "Préparation" not in said_to(["back"], begun, bank, journal, clock)
    assert len(journal.summaries()) == 1


def test_lines_written_beforehand_are_told_and_keep_their_meaning(
    begun: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    talk, out = dialogue(["", "/arrêter", "close"])
    in_lines(talk, journal, bank.framework, clock, sit_exam, begun, seed=5)
    said = " ".join(out.getvalue().split())
    assert "La même commande avec --resume la reprend" in said
    assert "Question 1 sur 48." in said
    assert len(journal.summaries()) == 2


def test_who_wants_another_one_is_told_nothing(
    begun: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    talk, out = dialogue(["n"])
    in_lines(talk, journal, bank.framework, clock, sit_exam, begun, seed=5, another=True)
    assert "en cours" not in out.getvalue()
