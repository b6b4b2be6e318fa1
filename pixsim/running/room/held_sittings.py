"""The sittings of a room, held by the process that keeps the room open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from pixsim.bank.reading.load import Bank
from pixsim.foundation.clock import Clock
from pixsim.running.exam import Exam
from pixsim.running.room.linked_exam import LinkedExam
from pixsim.store.errors import UnknownSittingError
from pixsim.store.sittings.journal import Journal


class HeldSittings:
    """Sittings of one room by seat, opened when first needed.

    Parameters
    ----------
    journal : Journal
    room : int
    bank : Bank or None
        None: each sitting that must ask a question reads the bundled one.
    clock : callable
    """

    def __init__(self, journal: Journal, room: int, bank: Bank | None, clock: Clock) -> None:
        self._journal, self._room, self._clock = journal, room, clock
        self.bank = bank
        self.is_linked: Callable[[int], bool] = lambda _seat: False  # held at their own terminal
        self._exams: dict[int, Exam] = {}
        self._stacks: dict[int, ExitStack] = {}

    def open(self, seat: int, sitting: str) -> Exam:
        """The sitting of a seat, held from now on; nothing is recorded by opening it.

        Raises
        ------
        SittingInUseError, UnknownSittingError, AlteredSittingError, JournalError
        """
        if seat not in self._exams:
            stack = ExitStack()
            kind = LinkedExam if self.is_linked(seat) else Exam
            exam = kind(self._journal, sitting, clock=self._clock, bank=self.bank, room=self._room)
            self._exams[seat] = stack.enter_context(exam)
            self._stacks[seat] = stack
        return self._exams[seat]

    def get(self, seat: int) -> Exam | None:
        """The sitting of a seat, where it is open."""
        return self._exams.get(seat)

    def close(self, seat: int) -> None:
        """Let go of a sitting; what is committed is safe."""
        self._exams.pop(seat, None)
        if (stack := self._stacks.pop(seat, None)) is not None:
            stack.close()

    def close_all(self) -> None:
        """Let go of all of them."""
        for seat in list(self._stacks):
            self.close(seat)

    @contextmanager
    def undone_on_error(self, *seats: int) -> Iterator[None]:
        """Forget what these sittings have in memory when the block fails: the journal is the truth."""
        before = {seat: self._exams.get(seat) for seat in seats}
        try:
            yield
        except BaseException:
            for seat in seats:
                self.close(seat)
            for seat, exam in before.items():
                if exam is not None:
                    self._reopen(seat, exam)
            raise

    def _reopen(self, seat: int, exam: Exam) -> None:
        try:
            self.open(seat, exam.session.sitting.id)
        except UnknownSittingError:
            return  # it was made in the block that failed
