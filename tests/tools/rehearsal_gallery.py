"""Screens of a rehearsal of the other exam, each at its moment."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from textual.screen import Screen

from pixsim.ccp1.debrief import build_debrief
from pixsim.ccp1.dossier import read_dossier
from pixsim.ccp1.rehearsal_state import Stage
from pixsim.ccp1.title_requirements import FOLDER
from pixsim.running.ccp1_oral import RehearsalRun
from pixsim.running.ccp1_oral_listing import new_rehearsal
from pixsim.store.sittings.journal import Journal
from pixsim.tui.flows.ccp1_oral import DebriefPage
from pixsim.tui.screens.ccp1_oral.interview import InterviewScreen, PresentationScreen
from pixsim.tui.screens.ccp1_oral.rating import GridScreen, PointsScreen
from tests.ccp1.walk import grade
from tests.conftest import ManualClock

TIMES = (370, 390, 700)
RATINGS = (3, 1, 2, 0, None)
_NUMBERS = count()


def rehearsed(journal: Journal, until: Stage) -> RehearsalRun:
    """A rehearsal of the invented dossier up to a stage; not held, for it is only shown."""
    clock = ManualClock()
    dossier = read_dossier(FOLDER / "remn-2019" / "example")
    # someone new each time: questions of one's earlier rehearsals are not asked again
    whose = f"ccp1-{until}-{next(_NUMBERS)}"
    plan = new_rehearsal(journal, dossier, (whose, None), now=clock(), action=3, seed=2, assessors=1)  # fmt: skip
    run = RehearsalRun(journal, plan.id, clock)
    run._open()
    run.begin()
    for seconds in TIMES:
        clock.step(seconds)
        run.next_phase()
    clock.step(115)
    run.note(run.flag(), "consigne redite trois fois")
    if until == "presentation":
        return run
    run.end_presentation()
    while run.rehearsal.stage in ("before_interview", "interview"):
        run.next_question()
        clock.step(95)
        if until == "interview":
            return run
    run.tick_point(1, 1, said=True)
    if until == "points":
        return run
    run.close_points()
    run.open_grid()
    for place, (code, _text) in enumerate(run.rehearsal.plan.referential.criteria):
        if until == "over" or place < 7:
            run.rate(code, RATINGS[place % len(RATINGS)])
    if until == "over":
        run.close_grid()
        run.open_grid("A. D.")
        grade(run, 1)
    return run


def _debrief(journal: Journal) -> Screen[Any]:
    one = build_debrief(rehearsed(journal, "over").rehearsal)
    return DebriefPage(one, [one])


REHEARSAL_GALLERY: dict[str, Callable[[Journal], Screen[Any]]] = {
    "rehearsal-presentation": lambda j: PresentationScreen(rehearsed(j, "presentation")),
    "rehearsal-interview": lambda j: InterviewScreen(rehearsed(j, "interview")),
    "rehearsal-points": lambda j: PointsScreen(rehearsed(j, "points")),
    "rehearsal-grid": lambda j: GridScreen(rehearsed(j, "grids")),
    "rehearsal-debrief": _debrief,
}
