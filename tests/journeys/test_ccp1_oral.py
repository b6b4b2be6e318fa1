"""A rehearsal as a journey: its parts, who rates, how it is left and ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from pixsim.ccp1.dossier import read_dossier
from pixsim.ccp1.new_dossier import write_example
from pixsim.ccp1.plan import RehearsalPlan
from pixsim.ccp1.title_requirements import load_title_requirements
from pixsim.journeys.ccp1_oral import CallAssessor, ShowDebrief, SitRehearsal, rehearse
from pixsim.journeys.context import Context
from pixsim.journeys.step import Notice
from pixsim.running.ccp1_oral import RehearsalRun
from pixsim.running.ccp1_oral_listing import new_rehearsal
from tests.conftest import ManualClock
from tests.tools.journey import follow, names, only


@pytest.fixture
def plan(tmp_path: Path, context: Context, clock: ManualClock) -> RehearsalPlan:
    write_example(tmp_path / "d", load_title_requirements())
    dossier = read_dossier(tmp_path / "d")
    whose = ("ccp1-x", None)
    return new_rehearsal(
        context.journal, dossier, whose, now=clock(), action=3, seed=2, assessors=1
    )


def go_through(step: SitRehearsal) -> None:
    """The present stage, to its end."""
    run, stage = step.run, step.run.rehearsal.stage
    if stage == "grids":
        for code, _text in run.rehearsal.plan.referential.criteria:
            run.rate(code, 2)
        run.close_grid()
        return
    while run.rehearsal.stage == stage:
        {
            "presentation": run.next_phase,
            "interview": run.next_question,
            "points": run.close_points,
        }[stage]()


def test_the_whole_of_it_with_an_assessor(context: Context, plan: RehearsalPlan) -> None:
    replies = [
        "begin",
        go_through,
        "begin",
        go_through,
        go_through,
        go_through,
        "A. D.",
        go_through,
        None,
    ]
    steps = list(follow(rehearse(context, plan.id), replies))
    assert [name for name in names(steps) if name != "Commit"] == [
        "BeforeRehearsalPart", "SitRehearsal", "BeforeRehearsalPart", "SitRehearsal", "SitRehearsal",
        "SitRehearsal", "CallAssessor", "SitRehearsal", "ShowDebrief",
    ]  # fmt: skip
    assert only(steps, CallAssessor).title == "Passez le clavier à l'assesseur 1"
    assert only(steps, ShowDebrief).one.rehearsal.plan.id == plan.id
    rehearsal, _count = context.journal.load_rehearsal(plan.id)
    assert [grid.by for grid in rehearsal.grids] == ["", "A. D."]


def test_initials_that_have_rated_are_refused_and_asked_again(
    context: Context, plan: RehearsalPlan
) -> None:
    replies = ["begin", go_through, "begin", go_through, go_through, go_through, "A. D."]
    list(follow(rehearse(context, plan.id), replies))  # the window is shut on the second grid
    two = plan.model_copy(update={"id": f"{plan.id}-2", "assessors": 2})
    context.journal.create(two)
    again = [*replies, go_through, "A. D.", "", None]
    steps = list(follow(rehearse(context, two.id), again))
    assert only(steps, Notice).text == "Ces initiales ont déjà rempli une grille."
    assert only(steps, ShowDebrief).one.rehearsal.finished  # without the second one


def test_it_is_left_and_ended_at_any_part(context: Context, plan: RehearsalPlan) -> None:
    assert names(follow(rehearse(context, plan.id), [None])) == ["BeforeRehearsalPart"]
    list(follow(rehearse(context, plan.id), ["begin", lambda _step: None]))
    rehearsal, _count = context.journal.load_rehearsal(plan.id)
    assert rehearsal.stage == "presentation"
    steps = list(follow(rehearse(context, plan.id), [go_through, "stop", None]))
    assert names(steps)[-1] == "ShowDebrief"
    assert context.journal.load_rehearsal(plan.id)[0].finished


def test_open_elsewhere_is_told(context: Context, plan: RehearsalPlan, clock: ManualClock) -> None:
    with RehearsalRun(context.journal, plan.id, clock):
        (notice,) = follow(rehearse(context, plan.id), [])
    assert isinstance(notice, Notice)
    assert "ouverte dans une autre fenêtre" in notice.text
