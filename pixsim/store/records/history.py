"""What the journal says of one candidate at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from pixsim.report.result.common import AnyResult
from pixsim.report.rule_sets import REPORTS
from pixsim.store.errors import AlteredSittingError
from pixsim.store.records.record import (
    ExamUnderWay,
    History,
    LastResult,
    PositioningUnderWay,
)
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.progress import results_of
from pixsim.store.sittings.summary import SittingSummary


def history_of(journal: Journal, profile_id: str) -> History:
    """Mock certifications and positionings of a candidate; simulated ones are left out.

    Raises
    ------
    JournalError
    """
    sittings = [s for s in journal.summaries(profile_id) if not s.autopilot]
    results, faulty = results_of(sittings)
    return History(
        sittings=len(results),
        faulty=faulty,
        last=last_result(results[0]) if results else None,
        exam=_exam_under_way(journal, sittings),
        positionings=_positionings_under_way(journal, profile_id),
        weak=_weak_competences(results),
    )


def exam_under_way(journal: Journal, profile_id: str) -> ExamUnderWay | None:
    """The newest exam a person began and did not end; those of rooms and simulated ones are left out.

    Raises
    ------
    JournalError
    """
    return _exam_under_way(journal, [s for s in journal.summaries(profile_id) if not s.autopilot])


def last_result(result: AnyResult) -> LastResult:
    """A result in short."""
    return LastResult(
        sitting=result.sitting,
        rules=result.rules,
        at=result.started_at,
        pix=result.total_pix,
        level=result.level_name,
        obtained=result.status == "validated",
    )


def _exam_under_way(journal: Journal, sittings: Sequence[SittingSummary]) -> ExamUnderWay | None:
    """The newest one begun and not over; nothing is resumed on what was altered."""
    for sitting in sittings:
        if not sitting.started or sitting.result is not None:
            continue
        try:
            session, _count = journal.load(sitting.id)
        except AlteredSittingError:
            continue
        if session.deadline is None or session.is_over or session.sitting.room is not None:
            continue
        return ExamUnderWay(
            sitting=sitting.id,
            rules=sitting.rules,
            number=min(session.number, session.length),
            length=session.length,
            deadline=session.deadline + session.clock_ahead,
        )
    return None


def _positionings_under_way(journal: Journal, profile_id: str) -> tuple[PositioningUnderWay, ...]:
    found, _unreadable = journal.load_trainings(profile_id, "positioning", settled=False)
    under_way = [
        PositioningUnderWay(
            sitting=name,
            competence=training.plan.competence,
            answers=len(training.replies),
            at=training.last_at or training.plan.created_at,
        )
        for name, training in found.items()
        if training.plan.competence and not training.finished and not training.plan.autopilot
    ]
    under_way.sort(key=lambda positioning: positioning.at, reverse=True)
    return tuple(under_way)


def _weak_competences(results: Sequence[AnyResult]) -> tuple[str, ...]:
    """Of the newest result that judges single competences, those it shows as weak."""
    for result in results:
        found = REPORTS[result.rules].weak(result)
        if found is not None:
            return found
    return ()
