"""The people of this machine as a class: how far each is, and the results they obtained."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import replace

from pixsim.documents.class_facts import LastMock, PersonFacts
from pixsim.documents.results_table import ResultLine
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.report.result.advice import competences_to_work_on
from pixsim.report.result.common import AnyResult
from pixsim.store.errors import AlteredSittingError
from pixsim.store.home import journal_file
from pixsim.store.people.profiles import own_profiles
from pixsim.store.records.labels import labels_of
from pixsim.store.records.record import Record
from pixsim.store.records.refresh import refresh_records
from pixsim.store.rooms.journal import Rooms
from pixsim.store.sittings.journal import Journal, SittingSummary
from pixsim.store.sittings.progress import results_of
from pixsim.text.search import fold_for_search

MOST_TO_WORK = 3


def class_people(
    framework: Framework,
    only: Collection[str] | None = None,
    goal: int | None = None,
    notice: Callable[[], object] = lambda: None,
) -> list[PersonFacts]:
    """How far the people of this machine are, by name.

    Parameters
    ----------
    framework : Framework
    only : collection of str, optional
        Ids of those who are meant; all by default.
    goal : int, optional
        Pix that the trainer wants in a mock certification.
    notice : callable
        See `refresh_records`.

    Raises
    ------
    JournalError
    """
    records = [r for r in refresh_records(framework, notice).own if only is None or r.id in only]
    return facts_of_records(in_order(records), framework, goal)


def in_order(records: Iterable[Record]) -> list[Record]:
    """People as a class lists them: by name."""
    return sorted(records, key=lambda record: (fold_for_search(record.name), record.id))


def facts_of_records(
    records: Sequence[Record], framework: Framework, goal: int | None = None
) -> list[PersonFacts]:
    """How far each of these people is, in the order given; see `class_people`."""
    external, results, waiting = (
        _external_ids(framework),
        _results_by_profile(),
        _sittings_waiting_for_jury(),
    )
    labels = labels_of(records)
    return [
        replace(
            _person_facts(
                record, external.get(record.id, ""), results.get(record.id, []), framework, waiting
            ),
            name=labels[record.id],
            goal=goal,
        )
        for record in records
    ]


def class_results(
    framework: Framework,
    only: Collection[str] | None = None,
    notice: Callable[[], object] = lambda: None,
) -> list[ResultLine]:
    """The newest result of each person of this machine, by name; who has none has a bare line."""
    external, results = _external_ids(framework), _results_by_profile()
    people = in_order(
        r for r in refresh_records(framework, notice).own if only is None or r.id in only
    )
    return [
        _result_line(record, external.get(record.id, ""), results.get(record.id, []))
        for record in people
    ]


def _result_line(record: Record, external: str, results: list[AnyResult]) -> ResultLine:
    newest = results[0] if results else None
    return ResultLine(
        number="" if newest is None else newest.sitting,
        first_name="",
        last_name=record.name,
        result=newest,
        status="" if newest is None else newest.status,
        external_id=external,
    )


def _external_ids(framework: Framework) -> dict[str, str]:
    found = (profile for _path, profile in own_profiles(framework))
    return {one.id: one.external_id or "" for one in found if isinstance(one, Profile)}


def _sittings_waiting_for_jury() -> frozenset[str]:
    """Sittings of rooms on which a report waits for the jury; a room that was altered is left out."""
    if not journal_file().exists():
        return frozenset()
    found: set[str] = set()
    with closing(Journal()) as journal:
        rooms = Rooms(journal)
        for number in rooms.numbers():
            with suppress(AlteredSittingError):
                tests = rooms.load(number).room.tests
                found |= {t.sitting for t in tests if t.sitting and t.finished_test.waits_for_jury}
    return frozenset(found)


def _results_by_profile() -> dict[str, list[AnyResult]]:
    """Results of people by profile, the newest first; what was altered is left out."""
    if not journal_file().exists():
        return {}
    by_profile: dict[str, list[SittingSummary]] = defaultdict(list)
    with closing(Journal()) as journal:
        for summary in journal.summaries():
            by_profile[summary.profile_id].append(summary)
    return {profile: results_of(found)[0] for profile, found in by_profile.items()}


def _person_facts(
    record: Record,
    external: str,
    results: list[AnyResult],
    framework: Framework,
    waiting: Collection[str],
) -> PersonFacts:
    newest = results[0] if results else None
    return PersonFacts(
        name=record.name,
        external_id=external,
        levels=record.levels,
        positioned=record.positioned,
        pix=record.total_pix,
        certifiable=record.is_certifiable,
        missing=record.missing,
        last=None if newest is None else _last_mock(newest, waiting),
        mocks=len(results),
        work_on=tuple(_subjects_to_work_on(record, newest, framework)),
    )


def _last_mock(result: AnyResult, waiting: Collection[str]) -> LastMock:
    return LastMock(
        on=result.started_at.astimezone().date(),
        rules=result.rules,
        pix=result.total_pix,
        level=result.level_name,
        obtained=result.status == "validated",
        cancelled=result.status == "cancelled",
        open_report=result.sitting in waiting,
    )


def _subjects_to_work_on(
    record: Record, newest: AnyResult | None, framework: Framework
) -> Iterable[str]:
    """What the newest mock shows; without one, what is nearest to make the profile certifiable."""
    if newest is not None:
        known = framework.competence
        return [
            work.competence for work in competences_to_work_on(newest) if work.competence in known
        ]
    if not record.levels or record.is_certifiable:
        return []
    begun = [
        code
        for code, level, positioned in zip(
            framework.competence, record.levels, record.positioned, strict=True
        )
        if positioned and level < 1
    ]
    return begun[:MOST_TO_WORK]
