"""A rehearsal under way: committed first, shown next, its clock running whatever happens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pixsim.ccp1 import events as ev
from pixsim.ccp1.rehearsal_state import Rehearsal
from pixsim.foundation.clock import JUMP, Clock, SteadyClock, wall_clock
from pixsim.running.hold import Held
from pixsim.session.events import ClockJumped, Resumed
from pixsim.store.sittings.journal import Journal

RESULT = '{"schema": "pixsim/ccp1/rehearsal/1"}'  # that it is over; all there is is in its events


class RehearsalRun(Held):
    """One rehearsal, held by this process while it is open; use it as a context manager.

    Parameters
    ----------
    journal : Journal
    name : str
        A rehearsal of the journal.
    clock : callable, optional

    Raises
    ------
    SittingInUseError
        On entering, when another process holds it.
    """

    rehearsal: Rehearsal

    def __init__(self, journal: Journal, name: str, clock: Clock = wall_clock) -> None:
        super().__init__(journal, name, clock)
        self._events = 0

    def _open(self) -> None:
        self.rehearsal, self._events = self._journal.load_rehearsal(self._name)
        self._steady = SteadyClock(self._clock, self.rehearsal.last_at, self.rehearsal.clock_ahead)
        self.tick(while_closed=True)
        if self._events and not self.rehearsal.finished:
            self._commit(Resumed(at=self.now()))
        self._settle()

    def now(self) -> datetime:
        """The present, never before the last event."""
        return self._after(self.rehearsal.last_at)

    def tick(self, *, while_closed: bool = False) -> None:
        """Record that the computer's clock was set, if it was; the time of the rehearsal goes on."""
        moved = self._time.ahead - self.rehearsal.clock_ahead
        if abs(moved) > JUMP and not self.rehearsal.finished:
            seconds = round(moved.total_seconds(), 3)
            self._commit(ClockJumped(at=self.now(), seconds=seconds, while_closed=while_closed))

    # ---- the presentation

    def begin(self) -> None:
        """Start the clock, with the first phase."""
        self._commit(ev.Begun(at=self.now()))

    def next_phase(self) -> None:
        """Go on to the next phase; after the last one, the presentation is over."""
        number, now = self.rehearsal.phase + 1, self.now()
        if number > len(self.rehearsal.plan.fiche.phases):
            self._commit(ev.PresentationEnded(at=now))
        else:
            self._commit(ev.PhaseEntered(at=now, number=number))

    def flag(self) -> int:
        """Mark this moment; its number, from 1."""
        self._commit(ev.Flagged(at=self.now()))
        return len(self.rehearsal.moments)

    def note(self, number: int, text: str) -> None:
        """Say a few words about a marked moment."""
        self._commit(ev.Noted(at=self.now(), number=number, text=text))

    def end_presentation(self) -> None:
        """The presentation is over, whatever the phase."""
        self._commit(ev.PresentationEnded(at=self.now()))

    # ---- the interview

    def next_question(self) -> None:
        """Close the question that is answered, if there is one, and ask the next, if there is one."""
        rehearsal, now = self.rehearsal, self.now()
        events: list[ev.RehearsalEvent] = []
        if rehearsal.asked:
            events.append(ev.QuestionClosed(at=now, number=rehearsal.number))
        if rehearsal.number < len(rehearsal.plan.questions):
            events.append(ev.QuestionAsked(at=now, number=rehearsal.number + 1))
        self._commit(*events)

    def tick_point(self, number: int, point: int, *, said: bool) -> None:
        """Record whether a point of a question was really said."""
        self._commit(ev.PointTicked(at=self.now(), number=number, point=point, said=said))

    def close_points(self) -> None:
        """All questions were gone through again."""
        self._commit(ev.PointsClosed(at=self.now()))

    # ---- grids

    def open_grid(self, by: str = "") -> None:
        """Somebody begins to rate: the candidate first, then assessors by their initials.

        Raises
        ------
        EventRefusedError
            Not their turn, or these initials have rated already.
        """
        self._commit(ev.GridOpened(at=self.now(), by=by))

    def rate(self, criterion: str, rating: int | None) -> None:
        """Rate a criterion on the open grid; None where it was not observed."""
        self._commit(ev.Rated(at=self.now(), criterion=criterion, rating=rating))

    def close_grid(self) -> None:
        """The open grid is whole; after the last one, the rehearsal is over.

        Raises
        ------
        EventRefusedError
            A criterion is not rated.
        """
        now = self.now()
        closing: Sequence[ev.RehearsalEvent] = [ev.GridClosed(at=now)]
        if self.rehearsal.graders_left == 1:
            closing = [*closing, ev.RehearsalEnded(at=now)]
        self._commit(*closing)

    def stop(self) -> None:
        """End here, before the end: the debrief shows what there is."""
        self._commit(ev.RehearsalEnded(at=self.now(), stopped=True))

    def _commit(self, *events: ev.RehearsalEvent) -> None:
        after = self.rehearsal
        for event in events:
            after = after.apply(event)
        self._journal.append(self._name, events, self._events)
        self.rehearsal, self._events = after, self._events + len(events)
        self._settle()

    def _settle(self) -> None:
        if self.rehearsal.finished:
            self._journal.save_result(self._name, RESULT)
