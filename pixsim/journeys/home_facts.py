"""What the side of the home screen shows; worked out in a thread once the first frame is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import DataError
from pixsim.framework import Framework
from pixsim.journeys.context import read_bank
from pixsim.profile import Profile
from pixsim.report.result.common import AnyResult
from pixsim.running.training import mend_profile
from pixsim.store.home import journal_file
from pixsim.store.people.candidates import list_candidates
from pixsim.store.records.cache import Records
from pixsim.store.records.next_step import to_rehearse
from pixsim.store.records.record import Record
from pixsim.store.records.refresh import refresh_records
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.past_results import PastResult, past_results
from pixsim.store.sittings.progress import results_of


@dataclass(frozen=True, slots=True)
class Weak:
    """Something to work on, with what the newest mock shows; nothing asked: the profile says it."""

    code: str
    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one person, under the rules of the newest mock.

    Attributes
    ----------
    key : str
        Of the record.
    mocks : tuple of PastResult
        Oldest first.
    weak : tuple of Weak
    """

    key: str
    mocks: tuple[PastResult, ...] = ()
    weak: tuple[Weak, ...] = ()

    @property
    def since(self) -> tuple[datetime, datetime] | None:
        """Moments of the first and the last mock."""
        return (self.mocks[0].at, self.mocks[-1].at) if self.mocks else None


def catch_up(
    framework: Framework, bank: Callable[[str], Bank] = read_bank, only: str = ""
) -> tuple[Records, str]:
    """Profiles catch up with the journal, then the records with both.

    Opens the journal for itself: any thread may call it.

    Parameters
    ----------
    framework : Framework
    bank : callable
        As of `Context`.
    only : str
        Id of the one person whose profile is caught up; empty: everybody's.

    Returns
    -------
    Records
    str
        Who could not be mended, in French; empty where all went well.

    Raises
    ------
    JournalError
    """
    said = ""
    if journal_file().exists():
        with closing(Journal()) as journal:
            said = _mend_profiles(journal, framework, bank, only)
    return refresh_records(framework), said


def _mend_profiles(
    journal: Journal, framework: Framework, bank: Callable[[str], Bank], only: str
) -> str:
    """What a crash left in the journal alone goes into the profiles."""
    from pixsim.report.faults.french import in_french

    if not journal.has_unsettled("positioning"):
        return ""
    said = []
    waiting = list(_waiting_profiles(journal, framework, only))
    read = bank("") if waiting else None
    for profile in waiting:
        assert read is not None
        try:
            mend_profile(profile, read, journal)
        except DataError as error:
            said += [in_french(problem) for problem in error.problems]
    return "\n".join(said)


def _waiting_profiles(journal: Journal, framework: Framework, only: str) -> Iterator[Profile]:
    """Those of whom a positioning is not over, or not yet in their profile."""
    if only and not journal.trainings(only, "positioning", settled=False):
        return
    for found in list_candidates(framework):
        profile = found.profile
        if profile is None or (only and profile.id != only):
            continue
        if journal.trainings(profile.id, "positioning", settled=False):
            yield profile


def facts_of(record: Record, framework: Framework) -> Facts:
    """Past mocks and what to work on; opens the journal for itself.

    Raises
    ------
    JournalError
    """
    codes = tuple(framework.competence)
    if record.problem:
        return Facts(record.key)
    if not journal_file().exists() or record.history.last is None:
        return Facts(record.key, weak=tuple(Weak(c, 0, 0) for c in to_rehearse(record, codes)))
    with closing(Journal()) as journal:
        past = past_results(journal, record.id, framework)
        results, _faulty = results_of(journal.summaries(record.id))
    newest = results[0] if results else None
    mocks = past.get(newest.rules, ()) if newest else ()
    return Facts(
        record.key,
        mocks,
        tuple(_weak_competence(code, newest) for code in to_rehearse(record, codes)),
    )


def _weak_competence(code: str, newest: AnyResult | None) -> Weak:
    asked = (
        [q for q in newest.questions if q.competence == code and not q.is_left_out]
        if newest
        else []
    )
    return Weak(code, sum(q.outcome == "ok" for q in asked), len(asked))
