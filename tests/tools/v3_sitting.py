"""V3 sittings for the tests, answered by rule and kept as lists of events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import numpy as np

from pixsim.bank.reading.load import Bank
from pixsim.foundation.streams import Stream, stream_generator
from pixsim.profile import Profile
from pixsim.report.v3.result import V3Result
from pixsim.rules.abort_and_reports import Report
from pixsim.running.exam import Exam
from pixsim.session.events import EVENT, EndReason, Event
from pixsim.session.state import Session
from pixsim.session.v3.plan import V3Plan
from pixsim.store.seals.seal import read_events
from pixsim.store.sittings.journal import Journal
from tests.conftest import NOW, ManualClock
from tests.tools.mocks import new_v3

Right = Callable[[int], bool]
"""Whether the answer to a question number is right."""


def often(number: int) -> bool:
    """Two right answers out of three."""
    return number % 3 != 0


def plan(bank: Bank, profile: Profile, seed: int = 5) -> V3Plan:
    return new_v3(profile, bank, seed=seed, clock=ManualClock())


def answer(exam: Exam, clock: ManualClock, right: bool, seconds: float = 20) -> None:
    """Show the present question, wait, answer it; pass where it is not to be right."""
    exam.show()
    clock.step(seconds)
    question = exam.session.question
    assert question is not None
    if right:
        exam.answer(question.right_answer)
    else:
        exam.skip()


def sit(
    sitting: V3Plan,
    bank: Bank,
    journal: Journal,
    *,
    answers: int = 32,
    end: EndReason | None = None,
    right: Right = often,
    confirmed: tuple[int, ...] = (),
    dismissed: tuple[int, ...] = (),
    now: datetime = NOW,
) -> V3Result | None:
    """Sit through an exam; reports of `confirmed` and `dismissed` numbers come first."""
    clock = ManualClock(now)
    journal.create(sitting)
    with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
        exam.start()
        for number in range(1, answers + 1):
            for decided, numbers in ((True, confirmed), (False, dismissed)):
                for _ in range(numbers.count(number)):
                    exam.show()
                    exam.report(Report.WEBSITE_UNAVAILABLE, "site fermé")
                    exam.decide_report(confirmed=decided)
            answer(exam, clock, right(number))
        if end is not None:
            exam.end(end)
        result = exam.result() if exam.session.is_over else None
    assert result is None or isinstance(result, V3Result)
    return result


def scored(*arguments: object, **options: object) -> V3Result:
    """`sit` for sittings that end."""
    result = sit(*arguments, **options)  # type: ignore[arg-type]
    assert result is not None
    return result


def events_of(journal: Journal, name: str) -> list[Event]:
    """What the journal holds, in order."""
    with journal.snapshot() as connection:
        events = [body for *_rest, body in read_events(connection, name)]
    return [EVENT.validate_json(event) for event in events]


def session_of(journal: Journal, name: str) -> Session:
    return journal.load(name)[0]


def draws(seed: int, question: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """The uniforms of the pick of a question (from 0) that was not replaced."""
    return stream_generator(Stream.EXAM_QUESTION, seed, question + 1, 0).random((1, 4))


def tie_draw(seed: int, question: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """That among its equals."""
    return stream_generator(Stream.EQUAL_ITEMS, seed, question + 1, 0).random(1)
