"""The results of a person: the list of past sittings, and progress over time."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.problems import DataError
from pixsim.journeys.after_result import compare_results, find_person
from pixsim.journeys.context import Context
from pixsim.journeys.sitting import open_sitting
from pixsim.journeys.step import Confirm, Notice, Step
from pixsim.journeys.walk import Journey
from pixsim.report.progress.progress import CandidateProgress
from pixsim.running.exam_refusals import failure_words
from pixsim.store.sittings import erasure
from pixsim.store.sittings.journal import (
    JournalError,
    SittingInUseError,
    SittingSummary,
    UnknownSittingError,
)
from pixsim.store.sittings.listing import sitting_removal_sentence, summary_state
from pixsim.store.sittings.past_results import PastResult, past_results
from pixsim.store.sittings.progress import progress_of, stored_result

NOTHING_YET = _("Aucune pour l'instant : votre premier résultat s'affichera ici.")
AREAS_TITLE = _("Niveau moyen de chaque domaine, de la première épreuve à la dernière")
WEAKEST_TITLE = _("Sujets les moins sûrs")
FAULTS = (JournalError, SittingInUseError, DataError, OSError)


@dataclass(frozen=True, slots=True)
class ListSittings(Step):
    """Past sittings of a person.

    Brings what to do, ``open``, ``delete``, ``compare_results`` or ``progress``, and with which; None: back.

    Attributes
    ----------
    name : str
        Of the person.
    summaries : sequence of SittingSummary
        Newest first.
    at : int
        The one looked at last.
    """

    name: str
    summaries: Sequence[SittingSummary]
    at: int = 0

    def state(self, summary: SittingSummary, read: Container[str]) -> str:
        """What one of them came to, or where it is to be taken up; see `summary_state`."""
        under_way = _("{rules} · à reprendre : question {n} sur {length}").format(
            rules=summary.rules.upper(),
            n=min(summary.answered + 1, summary.length),
            length=summary.length,
        )
        return summary_state(summary, under_way, read)

    @property
    def with_result(self) -> tuple[str, ...]:
        """Names of those that have a result."""
        return tuple(s.id for s in self.summaries if stored_result(s) is not None)


@dataclass(frozen=True, slots=True)
class ShowProgress(Step):
    """Scores over time, levels, pace. Brings nothing.

    Attributes
    ----------
    name : str
        Of the person.
    past : mapping
        By rule set, results from the oldest to the newest.
    progress : CandidateProgress or None
        None where there is no profile of the person any more.
    """

    name: str
    past: dict[str, tuple[PastResult, ...]]
    progress: CandidateProgress | None


def look_at_past(context: Context, profile_id: str, name: str) -> Journey[None]:
    """List the sittings of a person; opening, deleting and comparing come back to the list."""
    at = 0
    while True:
        try:
            summaries = context.journal.summaries(profile_id)
        except JournalError as error:
            yield Notice(failure_words(error))
            return
        chosen = yield ListSittings(name, summaries, at)
        if chosen is None:
            return
        what, summary = chosen
        at = next((n for n, found in enumerate(summaries) if found.id == summary.id), 0)
        if what == "open":
            yield from open_sitting(context, summary.id)
        elif what == "delete":
            yield from _delete_sitting(context, summary)
        elif what == "progress":
            yield from look_at_progress(context, profile_id, name)
        elif (result := stored_result(summary)) is not None:
            yield from compare_results(result, summaries)


def look_at_progress(context: Context, profile_id: str, name: str) -> Journey[None]:
    """Scores over time and areas, V2 and V3 apart; levels, pace."""
    try:
        past = past_results(context.journal, profile_id, context.framework)
        profile = find_person(context, profile_id)
        progress = (
            None if profile is None else progress_of(profile, context.framework, context.journal)
        )
    except JournalError as error:
        yield Notice(failure_words(error))
        return
    yield ShowProgress(name, past, progress)


def _delete_sitting(context: Context, sitting: SittingSummary) -> Journey[None]:
    """Delete one sitting after a question; another window may have been faster."""
    said = sitting_removal_sentence(sitting)
    if not (yield Confirm(said, _("Supprimer"), _("Ne rien supprimer"))):
        return
    try:
        erasure.delete_sitting(context.journal, sitting.id)
    except UnknownSittingError:
        return
    except FAULTS as error:
        yield Notice(failure_words(error))
