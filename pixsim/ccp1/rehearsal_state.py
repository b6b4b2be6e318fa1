"""A rehearsal at one moment, and what each event does to it; it has no clock of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from pixsim.ccp1 import events as ev
from pixsim.ccp1.plan import RehearsalPlan
from pixsim.session.events import ClockJumped, EventRefusedError, Resumed

Stage = Literal["drawn", "presentation", "before_interview", "interview", "points", "grids", "over"]
TIMED: tuple[Stage, ...] = ("presentation", "interview")


@dataclass(frozen=True, slots=True)
class Moment:
    """A marked moment: when, in which phase (from 1), a few words."""

    at: datetime
    phase: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question of the interview: from when to when it was answered, points ticked (from 1)."""

    at: datetime
    closed: datetime | None = None
    points: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Grid:
    """What one person rated: from the code of a criterion to a rating, None where not observed."""

    by: str
    ratings: dict[str, int | None] = field(default_factory=dict)
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A rehearsal at one moment, immutable.

    Attributes
    ----------
    phases : tuple of datetime
        When each phase was entered.
    presented : datetime or None
        When the presentation ended.
    asked : tuple of Asking
    points_closed : bool
    grids : tuple of Grid
        The candidate's first; the last one may be open.
    resumed : int
        How often it was taken up again while its clock ran.
    stopped : bool
        Before its end.
    """

    plan: RehearsalPlan
    phases: tuple[datetime, ...] = ()
    moments: tuple[Moment, ...] = ()
    presented: datetime | None = None
    asked: tuple[Asking, ...] = ()
    points_closed: bool = False
    grids: tuple[Grid, ...] = ()
    resumed: int = 0
    clock_jumps: tuple[ClockJumped, ...] = ()
    last_at: datetime | None = None
    finished: bool = False
    stopped: bool = False

    @property
    def stage(self) -> Stage:
        """Where it is."""
        if self.finished:
            return "over"
        if not self.phases:
            return "drawn"
        if self.presented is None:
            return "presentation"
        if not self.asked:
            return "before_interview"
        if self.asked[-1].closed is None or len(self.asked) < len(self.plan.questions):
            return "interview"
        return "grids" if self.points_closed else "points"

    @property
    def phase(self) -> int:
        """The present phase, from 1; 0 before the first."""
        return len(self.phases)

    @property
    def number(self) -> int:
        """The present question, from 1; 0 before the first."""
        return len(self.asked)

    @property
    def grid(self) -> Grid | None:
        """The grid that is open."""
        return self.grids[-1] if self.grids and not self.grids[-1].closed else None

    @property
    def graders_left(self) -> int:
        """How many have not rated yet, the candidate included."""
        return 1 + self.plan.assessors - sum(grid.closed for grid in self.grids)

    @property
    def clock_ahead(self) -> timedelta:
        """How far the computer's clock is ahead, by the jumps seen so far."""
        return timedelta(seconds=sum(jump.seconds for jump in self.clock_jumps))

    def presenting(self, now: datetime) -> timedelta:
        """How long the presentation has lasted, or lasted."""
        return (self.presented or now) - self.phases[0] if self.phases else timedelta(0)

    def in_phase(self, number: int, now: datetime) -> timedelta | None:
        """How long a phase (from 1) has lasted, or lasted; None where it was not entered."""
        if number > len(self.phases):
            return None
        ended = [*self.phases, self.presented or now][number]
        return ended - self.phases[number - 1]

    def interviewing(self, now: datetime) -> timedelta:
        """How long the interview has lasted, or lasted."""
        return (self.asked[-1].closed or now) - self.asked[0].at if self.asked else timedelta(0)

    def expected(self, now: datetime) -> timedelta:
        """How long the presentation will last if what follows takes as long as planned."""
        planned = [timedelta(minutes=phase.minutes) for phase in self.plan.fiche.phases]
        present = self.in_phase(self.phase, now) or timedelta(0)
        over = max(planned[self.phase - 1], present) - present if self.phases else timedelta(0)
        return self.presenting(now) + over + sum(planned[self.phase :], timedelta(0))

    # ---- what happens

    def apply(self, event: ev.RehearsalEvent) -> Rehearsal:
        """The rehearsal after an event.

        Raises
        ------
        EventRefusedError
            The event cannot happen now.
        """
        if self.finished:
            raise EventRefusedError("the rehearsal is over")
        if self.last_at is not None and event.at < self.last_at:
            raise EventRefusedError("an event cannot happen before the last one")
        return replace(self._after(event), last_at=event.at)

    def _after(self, event: ev.RehearsalEvent) -> Rehearsal:
        match event:
            case Resumed():
                return replace(self, resumed=self.resumed + (self.stage in TIMED))
            case ClockJumped():
                return replace(self, clock_jumps=(*self.clock_jumps, event))
            case ev.RehearsalEnded():
                return replace(self, finished=True, stopped=event.stopped)
            case (
                ev.Begun() | ev.PhaseEntered() | ev.Flagged() | ev.Noted() | ev.PresentationEnded()
            ):
                return self._apply_to_presentation(event)
            case ev.QuestionAsked() | ev.QuestionClosed() | ev.PointTicked() | ev.PointsClosed():
                return self._apply_to_interview(event)
            case ev.GridOpened() | ev.Rated() | ev.GridClosed():
                return self._apply_to_grids(event)

    def _apply_to_presentation(
        self, event: ev.Begun | ev.PhaseEntered | ev.Flagged | ev.Noted | ev.PresentationEnded
    ) -> Rehearsal:
        _only_if(self.stage == ("drawn" if isinstance(event, ev.Begun) else "presentation"), event)
        match event:
            case ev.Begun():
                return replace(self, phases=(event.at,))
            case ev.PhaseEntered():
                _only_if(event.number == self.phase + 1 <= len(self.plan.fiche.phases), event)
                return replace(self, phases=(*self.phases, event.at))
            case ev.Flagged():
                return replace(self, moments=(*self.moments, Moment(event.at, self.phase)))
            case ev.Noted():
                _only_if(1 <= event.number <= len(self.moments), event)
                moments = list(self.moments)
                moments[event.number - 1] = replace(moments[event.number - 1], text=event.text)
                return replace(self, moments=tuple(moments))
            case ev.PresentationEnded():
                return replace(self, presented=event.at)

    def _apply_to_interview(
        self, event: ev.QuestionAsked | ev.QuestionClosed | ev.PointTicked | ev.PointsClosed
    ) -> Rehearsal:
        match event:
            case ev.QuestionAsked():
                waiting = bool(self.asked) and self.asked[-1].closed is None
                _only_if(self.stage in ("before_interview", "interview") and not waiting, event)
                _only_if(event.number == self.number + 1 <= len(self.plan.questions), event)
                return replace(self, asked=(*self.asked, Asking(event.at)))
            case ev.QuestionClosed():
                _only_if(self.stage == "interview" and event.number == self.number, event)
                _only_if(self.asked[-1].closed is None, event)
                return self._replace_asking(event.number, replace(self.asked[-1], closed=event.at))
            case ev.PointTicked():
                _only_if(self.stage == "points" and 1 <= event.number <= self.number, event)
                points = len(self.plan.questions[event.number - 1].covers)
                _only_if(1 <= event.point <= points, event)
                asking = self.asked[event.number - 1]
                one = frozenset({event.point})
                ticked = asking.points | one if event.said else asking.points - one
                return self._replace_asking(event.number, replace(asking, points=ticked))
            case ev.PointsClosed():
                _only_if(self.stage == "points", event)
                return replace(self, points_closed=True)

    def _replace_asking(self, number: int, asking: Asking) -> Rehearsal:
        asked = (*self.asked[: number - 1], asking, *self.asked[number:])
        return replace(self, asked=asked)

    def _apply_to_grids(self, event: ev.GridOpened | ev.Rated | ev.GridClosed) -> Rehearsal:
        _only_if(self.stage == "grids", event)
        codes = [code for code, _text in self.plan.referential.criteria]
        if isinstance(event, ev.GridOpened):
            _only_if(self.grid is None and self.graders_left > 0, event)
            first = not self.grids
            names = {grid.by for grid in self.grids}
            _only_if(first == (not event.by) and event.by not in names, event)
            return replace(self, grids=(*self.grids, Grid(event.by)))
        grid = self.grid
        _only_if(grid is not None, event)
        assert grid is not None
        if isinstance(event, ev.Rated):
            _only_if(event.criterion in codes, event)
            after = replace(grid, ratings=grid.ratings | {event.criterion: event.rating})
        else:
            _only_if(set(grid.ratings) == set(codes), event)
            after = replace(grid, closed=True)
        return replace(self, grids=(*self.grids[:-1], after))


def replay_rehearsal(plan: RehearsalPlan, events: Iterable[ev.RehearsalEvent]) -> Rehearsal:
    """The rehearsal its journal leads to."""
    rehearsal = Rehearsal(plan)
    for event in events:
        rehearsal = rehearsal.apply(event)
    return rehearsal


def _only_if(possible: bool, event: ev.RehearsalEvent) -> None:
    if not possible:
        raise EventRefusedError(f"{event.kind} cannot happen now")
