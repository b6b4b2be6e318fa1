"""A rehearsal gone through without a screen."""

from __future__ import annotations

from collections.abc import Iterable

from pixsim.running.ccp1_oral import RehearsalRun
from tests.conftest import ManualClock


def present(run: RehearsalRun, clock: ManualClock, seconds: float = 60) -> None:
    """Go through the phases that are left."""
    while run.rehearsal.stage == "presentation":
        clock.step(seconds)
        run.next_phase()


def grade(run: RehearsalRun, rating: int | None) -> None:
    """Rate everything alike, and close."""
    for code, _text in run.rehearsal.plan.referential.criteria:
        run.rate(code, rating)
    run.close_grid()


def finish(
    run: RehearsalRun,
    clock: ManualClock,
    people: Iterable[str],
    ratings: Iterable[int | None] = (2, 2, 2),
) -> None:
    """The interview, a minute a question, two points of the first; then the grids."""
    run.next_question()
    while run.rehearsal.stage == "interview":
        clock.step(60)
        run.next_question()
    run.tick_point(1, 1, said=True)
    run.tick_point(1, 3, said=True)
    run.tick_point(1, 3, said=False)
    run.close_points()
    for who, rating in zip(people, ratings, strict=False):
        run.open_grid(who)
        grade(run, rating)
