"""Past results of a candidate, in short, by rule set: to compare and to draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pixsim.framework import Framework
from pixsim.report.result.common import AnyResult
from pixsim.report.v3.result import REPLACED
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.progress import results_of


@dataclass(frozen=True, slots=True)
class DomainScore:
    """One of the five domains in one result.

    Attributes
    ----------
    mean_level : float
        Of its competences as certified, those not certified counted as 0.
    right, asked : int
        Questions answered right, and asked.
    """

    code: str
    mean_level: float
    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class PastResult:
    """One mock certification that is over.

    Attributes
    ----------
    pix : int or None
        None where no score is given.
    gained : int or None
        Pix more (or fewer) than the one before under the same rules; None where there is none.
    level : str
        Name of the global level (V3); empty otherwise.
    levels : tuple of int
        Certified, by competence in the order of the framework; -1 where none.
    domains : tuple of DomainScore
        In the order of the framework.
    """

    sitting: str
    rules: str
    at: datetime
    pix: int | None
    gained: int | None
    level: str
    obtained: bool
    levels: tuple[int, ...]
    domains: tuple[DomainScore, ...]


def past_results(
    journal: Journal, profile_id: str, framework: Framework
) -> dict[str, tuple[PastResult, ...]]:
    """Results of a person by rule set, oldest first; simulated, altered and unreadable ones left out.

    The bank is not loaded.

    Raises
    ------
    JournalError
    """
    read, _faulty = results_of(journal.summaries(profile_id))
    found: dict[str, tuple[PastResult, ...]] = {}
    for result in sorted(read, key=lambda found: found.started_at):
        before = found.get(result.rules, ())
        found[result.rules] = (*before, _past_result(result, before, framework))
    return found


def _past_result(
    result: AnyResult, before: tuple[PastResult, ...], framework: Framework
) -> PastResult:
    scored = [r.pix for r in before if r.pix is not None]
    levels = {competence.code: competence.level for competence in result.competences}
    pix = result.total_pix
    return PastResult(
        sitting=result.sitting,
        rules=result.rules,
        at=result.started_at,
        pix=pix,
        gained=None if pix is None or not scored else pix - scored[-1],
        level=result.level_name,
        obtained=result.status == "validated",
        levels=tuple(levels.get(code, -1) for code in framework.competence),
        domains=tuple(
            _domain_score(result, levels, area.code, framework) for area in framework.areas
        ),
    )


def _domain_score(
    result: AnyResult, levels: dict[str, int], area: str, framework: Framework
) -> DomainScore:
    codes = [competence.code for competence in framework.competences_of(area)]
    asked = [
        q
        for q in result.questions
        if q.competence in codes and not q.is_left_out and q.outcome != REPLACED
    ]
    certified = [max(0, levels.get(code, -1)) for code in codes]
    return DomainScore(
        code=area,
        mean_level=sum(certified) / len(certified),
        right=sum(question.outcome == "ok" for question in asked),
        asked=len(asked),
    )
