"""An exam on the screen, made of given questions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Protocol

import pytest

from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.tools.exam_screens import At, in_exam


class SitExam(Protocol):
    """Runs something on the screen of an exam of these questions, or kinds of questions."""

    def __call__(
        self,
        questions: list[Question] | list[str],
        body: Callable[[At], Awaitable[None]],
        size: tuple[int, int] = ...,
    ) -> None: ...


@pytest.fixture
def sit_exam(bank: Bank, sample: Profile, journal: Journal, clock: ManualClock) -> SitExam:
    return partial(in_exam, bank, sample, journal, clock)
