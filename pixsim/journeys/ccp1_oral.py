"""A rehearsal of the other exam, from the draw to the debrief, and back to it after an interruption."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from pixsim.ccp1 import rehearsal_words
from pixsim.ccp1.debrief import Debrief
from pixsim.ccp1.rehearsal_state import Rehearsal
from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.context import Context
from pixsim.journeys.step import Commit, Notice, Step
from pixsim.journeys.walk import Journey
from pixsim.running.ccp1_oral import RehearsalRun
from pixsim.running.ccp1_oral_listing import load_debriefs
from pixsim.running.exam_refusals import failure_words
from pixsim.session.events import EventRefusedError
from pixsim.store.sittings.journal import JournalError, SittingInUseError


@dataclass(frozen=True, slots=True)
class BeforeRehearsalPart(Step):
    """What is about to begin. Brings ``begin``, or ``stop``: end the rehearsal here; None: leave it.

    Attributes
    ----------
    title, begin : str
        What it is, and what beginning it is called.
    points : sequence of (str, str)
        What to know, each a word and its sentence.
    status : str
        What stays on every page.
    """

    title: str
    begin: str
    points: Sequence[tuple[str, str]]
    status: str


@dataclass(frozen=True, slots=True)
class SitRehearsal(Step):
    """A part of a rehearsal under way, see its `stage`: until it is over or left. Brings nothing.

    Attributes
    ----------
    run : RehearsalRun
        Held until the next step; the run says how it stands.
    """

    run: RehearsalRun


@dataclass(frozen=True, slots=True)
class CallAssessor(Step):
    """An assessor takes the keyboard. Brings their initials; ``""``: end without them; None: leave.

    Attributes
    ----------
    title : str
    status : str
        What stays on every page.
    """

    title: str
    status: str

    @property
    def initials(self) -> str:
        """What is asked of them."""
        return _("Ses initiales :")


@dataclass(frozen=True, slots=True)
class ShowDebrief(Step):
    """What a rehearsal showed, beside all of the same person. Brings nothing."""

    one: Debrief
    others: Sequence[Debrief]


def rehearse(context: Context, name: str) -> Journey[bool]:
    """Go through what is left of a rehearsal, then show its debrief when it is over.

    Returns
    -------
    bool
        Whether it could be opened.
    """
    try:
        with RehearsalRun(context.journal, name, context.clock) as run:
            while not run.rehearsal.finished and (yield from _rehearse_part(run)):
                pass
            rehearsal = run.rehearsal
        if rehearsal.finished:
            yield from show_debrief(context, name, rehearsal.plan.profile_id)
    except SittingInUseError:
        yield Notice(_("Cette répétition est ouverte dans une autre fenêtre : fermez-la d'abord."))
        return False
    except JournalError as error:
        yield Notice(failure_words(error))
        return False
    return True


def show_debrief(context: Context, name: str, profile_id: str) -> Journey[None]:
    """The debrief of one rehearsal.

    Raises
    ------
    JournalError
    """
    others = load_debriefs(context.journal, profile_id)
    yield ShowDebrief(next(one for one in others if one.rehearsal.plan.id == name), others)


def _rehearse_part(run: RehearsalRun) -> Journey[bool]:
    """One part; False when the person leaves, to come back later."""
    before = run.rehearsal
    match before.stage:
        case "drawn":
            yield from _begin_or_stop(run, _before_presentation(before), run.begin)
        case "before_interview":
            yield from _begin_or_stop(run, _before_interview(run), run.next_question)
        case "grids":
            if before.grid is None and not (yield from _open_grid(run)):
                return run.rehearsal.finished
            yield SitRehearsal(run)
            closed = sum(grid.closed for grid in run.rehearsal.grids)
            return run.rehearsal.finished or closed > sum(grid.closed for grid in before.grids)
        case _:
            yield SitRehearsal(run)
    return run.rehearsal.stage != before.stage


def _begin_or_stop(
    run: RehearsalRun, before: BeforeRehearsalPart, begin: Callable[[], object]
) -> Journey[None]:
    """Begin a part, or end the rehearsal; leaving commits nothing."""
    chosen = yield before
    if chosen == "begin":
        yield Commit(begin)
    elif chosen == "stop":
        yield Commit(run.stop)


def _before_presentation(rehearsal: Rehearsal) -> BeforeRehearsalPart:
    return BeforeRehearsalPart(
        _("Le jury a choisi"),
        _("Démarrer le chronomètre"),
        rehearsal_words.drawn_points(rehearsal),
        rehearsal_words.status_text(rehearsal.plan.referential),
    )


def _before_interview(run: RehearsalRun) -> BeforeRehearsalPart:
    return BeforeRehearsalPart(
        _("L'entretien"),
        _("Première question"),
        rehearsal_words.before_interview_points(run.rehearsal, run.now()),
        rehearsal_words.status_text(run.rehearsal.plan.referential),
    )


def _open_grid(run: RehearsalRun) -> Journey[bool]:
    """The candidate's grid first, then that of each assessor who is there; whether one is open."""
    if not run.rehearsal.grids:
        return bool((yield Commit(run.open_grid)))
    while True:
        title = _("Passez le clavier à l'assesseur {n}").format(n=len(run.rehearsal.grids))
        initials = yield CallAssessor(
            title, rehearsal_words.status_text(run.rehearsal.plan.referential)
        )
        if not initials:
            if initials == "":
                yield Commit(run.stop)
            return False
        try:
            return bool((yield Commit(partial(run.open_grid, initials))))
        except EventRefusedError:
            yield Notice(_("Ces initiales ont déjà rempli une grille."))
