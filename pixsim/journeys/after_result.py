"""From a result to what follows: review, practice, comparison, what is saved of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pixsim.foundation.files import free_path, replace_file
from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.context import Context
from pixsim.journeys.practice import practise
from pixsim.journeys.step import Choose, Notice, Step, Way
from pixsim.journeys.walk import Journey
from pixsim.profile import Profile
from pixsim.report.result.common import AnyResult
from pixsim.report.wording import long_day, score_words
from pixsim.running.exam_refusals import failure_words
from pixsim.session.state import Session
from pixsim.store.causes import cause_words
from pixsim.store.people.candidates import list_candidates
from pixsim.store.sittings.handed_files import shown_path
from pixsim.store.sittings.journal import Integrity, JournalError, SittingSummary
from pixsim.store.sittings.progress import stored_result

PRACTISE_THIS = _("S'entraîner là-dessus")
COMPARE = _("Comparer à un autre résultat")
NO_COMPARISON = _("Règles différentes : les scores ne se comparent pas ; les réponses justes, oui.")
TWO_RESULTS = _("Deux résultats")


@dataclass(frozen=True, slots=True)
class ShowResult(Step):
    """A result, and its review for who wants it.

    Brings ``practise``, ``compare_results``, ``export``, ``document``; anything else: back.

    Attributes
    ----------
    session : Session
    result : AnyResult
    integrity : str
        What its seal says.
    before : AnyResult or None
        The result before this one under the same rules, of the same person.
    note : str
        What became of the last wish; empty where the result is shown for the first time, or again.
    """

    session: Session
    result: AnyResult
    integrity: Integrity
    before: AnyResult | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShowComparison(Step):
    """Two results side by side, the older one first. Brings nothing."""

    first: AnyResult
    second: AnyResult


def show_result(context: Context, session: Session, result: AnyResult) -> Journey[None]:
    """Show a result until it is left; what is wanted meanwhile comes back to it."""
    note = ""
    try:
        while True:
            summaries = context.journal.summaries(result.profile)
            integrity = context.journal.integrity(result.sitting)
            wanted = yield ShowResult(
                session, result, integrity, _previous_result(result, summaries), note
            )
            note = ""
            if wanted == "compare":
                note = yield from compare_results(result, summaries)
            elif wanted == "export":
                note = write_page(context, session, result)
            elif wanted == "document":
                note = write_document(context, result)
            elif wanted == "practise":
                yield from _practise_advice(context, result)
            else:
                return
    except JournalError as error:
        yield Notice(failure_words(error))


def _previous_result(result: AnyResult, summaries: Sequence[SittingSummary]) -> AnyResult | None:
    """The result before this one under the same rules, of the same person."""
    earlier = [
        found
        for summary in summaries
        if not summary.autopilot
        and summary.rules == result.rules
        and (found := stored_result(summary)) is not None
        and found.started_at < result.started_at
    ]
    return max(earlier, key=lambda found: found.started_at, default=None)


def compare_results(result: AnyResult, summaries: Sequence[SittingSummary]) -> Journey[str]:
    """A result beside another one that is chosen; why not, where there is no other."""
    others = [
        found
        for summary in summaries
        if summary.id != result.sitting and (found := stored_result(summary)) is not None
    ]
    if not others:
        return _("Il n'y a pas d'autre résultat à comparer.")
    chosen = others[0]
    if len(others) > 1:
        name = yield Choose(
            _("Comparer à quel résultat ?"),
            tuple(Way(other.sitting, _result_label(other)) for other in others),
            _("Revenir"),
        )
        if name is None:
            return ""
        chosen = next(other for other in others if other.sitting == name)
    first, second = sorted((chosen, result), key=lambda found: found.started_at)
    yield ShowComparison(first, second)
    return ""


def _result_label(result: AnyResult) -> str:
    return f"{long_day(result.started_at)}  {result.rules.upper()}  {score_words(result.total_pix)}"


def _practise_advice(context: Context, result: AnyResult) -> Journey[None]:
    """Practise what the result suggests."""
    profile = find_person(context, result.profile)
    if profile is None:
        yield Notice(_("Ce candidat n'existe plus : une autre fenêtre l'a supprimé."))
        return
    yield from practise(context, profile, rules=result.rules, at_once=True)


def find_person(context: Context, profile_id: str) -> Profile | None:
    """The profile of a person or a sample; None where it is gone or unreadable."""
    profiles = (found.profile for found in list_candidates(context.framework))
    return next((p for p in profiles if p is not None and p.id == profile_id), None)


def write_page(context: Context, session: Session, result: AnyResult) -> str:
    """Write a result as a page of its own; where it is, or why it is nowhere."""
    from pixsim.report.page import result_page

    try:
        name = f"pixsim-{result.profile}-{result.started_at:%Y-%m-%d}.html"
        path = free_path(context.export_folder() / name)
        integrity = context.journal.integrity(result.sitting)
        replace_file(path, result_page(result, session, context.framework, integrity).encode())
    except OSError as error:
        return _("La page n'a pas pu être écrite : {why}.").format(why=cause_words(error))
    except JournalError as error:
        return failure_words(error)
    return _("Page écrite : {path}").format(path=shown_path(path))


def write_document(context: Context, result: AnyResult) -> str:
    """Write the certificate or attestation of a result; where it is, or why there is none."""
    from pixsim.store.certificates.file import document_file
    from pixsim.store.certificates.issuing import NotGivenError
    from pixsim.store.certificates.wording import refusal_sentence

    try:
        name, content = document_file(context.journal, result.sitting)
        path = free_path(context.export_folder() / name)
        replace_file(path, content)
    except NotGivenError as error:
        return refusal_sentence(error.why)
    except JournalError as error:
        return failure_words(error)
    except OSError as error:
        return _("Le document n'a pas pu être écrit : {why}.").format(why=cause_words(error))
    return _("Document écrit : {path}").format(path=shown_path(path))
