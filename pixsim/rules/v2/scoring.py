"""Scoring of a V2 certification (RULES: scoring-v2.js @0231459, CertifiedLevel.js).

Arrays have the shape (candidate, competence, place): V2 asks at most three questions a competence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from pixsim.outcome import Outcome
from pixsim.rules.v2.constants import V2

Bools = NDArray[np.bool_]
Bytes = NDArray[np.int8]


class AbortReason(IntEnum):
    """Why a test was not finished."""

    NONE = 0
    CANDIDATE = 1  # lack of time or early departure: unanswered questions count as wrong
    TECHNICAL = 2  # unanswered questions are neutralised


class Verdict(IntEnum):
    """What became of a competence."""

    NOT_TESTED = 0
    KEPT = 1
    LOWERED = 2  # one level and eight pix less
    LOST = 3


class Status(IntEnum):
    """Final status of a certification."""

    VALIDATED = 0
    REJECTED = 1
    CANCELLED = 2
    ERROR = 3


class Comment(IntEnum):
    """Automatic comment that goes with a status."""

    NONE = 0
    FRAUD = 1
    CANCELLED_DUE_TO_NEUTRALIZATION = 2
    CANCELLED_DUE_TO_LACK_OF_ANSWERS_FOR_TECHNICAL_REASON = 3
    REJECTED_DUE_TO_INSUFFICIENT_CORRECT_ANSWERS = 4


class Fault(IntEnum):
    """Why the engine gives no result."""

    NONE = 0
    MISSING_ANSWER = 1
    COMPETENCE_WITHOUT_QUESTION = 2
    NO_RULE = 3  # two QROCM-dep in a competence of two questions


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of many candidates.

    Attributes
    ----------
    status, comment, fault : int8 arrays, shape (candidate,)
        Values of `Status`, `Comment`, `Fault`.
    rate : int16 array, shape (candidate,)
        Reproducibility rate, percent, rounded half up.
    trusted : bool array, shape (candidate,)
        Enough questions counted.
    verdict : int8 array, shape (candidate, competence)
        Values of `Verdict`.
    level, pix : int16 arrays, shape (candidate, competence)
        Certified; -1 and 0 where lost or not tested.
    total : int32 array, shape (candidate,)
        Certified pix.
    counted, right : int8 arrays, shape (candidate, competence)
        Questions that count, and those answered right, each weighing 1.
    """

    status: Bytes
    comment: Bytes
    fault: Bytes
    rate: NDArray[np.int16]
    trusted: Bools
    verdict: Bytes
    level: NDArray[np.int16]
    pix: NDArray[np.int16]
    total: NDArray[np.int32]
    counted: Bytes
    right: Bytes


def _verdict_table() -> Bytes:
    """Verdict by weight of questions, right, neutralised (0-4 each) and band of the rate.

    Bands: 0 at least 80 %, 1 from 70, 2 from 50. Cells without a rule hold -1.
    """
    keep, lower, lose = Verdict.KEPT, Verdict.LOWERED, Verdict.LOST
    rules = {
        (3, 3, 0): (keep, keep, keep),
        (3, 2, 0): (keep, lower, lower),
        (3, 2, 1): (keep, keep, keep),
        (3, 1, 0): (lose, lose, lose),
        (3, 1, 1): (keep, lower, lose),
        (3, 1, 2): (keep, keep, lower),
        (2, 2, 0): (keep, keep, keep),
        (2, 1, 0): (keep, lower, lose),
        (2, 1, 1): (keep, keep, lower),
        (1, 1, 0): (keep, keep, lower),
    }
    rules |= {(n, 0, x): (lose, lose, lose) for n in (1, 2, 3) for x in range(n + 1)}
    table = np.full((5, 5, 5, 3), -1, dtype=np.int8)
    for place, verdicts in rules.items():
        table[place] = verdicts
    return table


VERDICTS = _verdict_table()


def score(
    rules: V2,
    *,
    level: NDArray[np.integer],
    pix: NDArray[np.integer],
    tested: Bools,
    outcome: Bytes,
    neutralised: Bools,
    auto_skipped: Bools,
    dependent: Bools,
    abort: Bytes | None = None,
    fraud: Bools | None = None,
    cancelled_by_jury: Bools | None = None,
) -> Scores:
    """Score a batch of certifications.

    Parameters
    ----------
    rules : V2
    level, pix : integer arrays, shape (candidate, competence)
        Uncapped level and pix of the profile.
    tested : bool array, shape (candidate, competence)
        Certifiable competences.
    outcome : int8 array, shape (candidate, competence, place)
        Values of `Outcome`; ``NOT_ASKED`` pads.
    neutralised, auto_skipped, dependent : bool arrays, same shape
        Question neutralised; unanswered and counted as wrong; of type QROCM-dep.
    abort : int8 array, shape (candidate,), optional
        Values of `AbortReason`.
    fraud, cancelled_by_jury : bool arrays, shape (candidate,), optional

    Returns
    -------
    Scores
    """
    asked = (outcome != Outcome.NOT_ASKED) & tested[:, :, None]
    neutralised = neutralised & asked
    answered = asked & (outcome > Outcome.UNANSWERED)
    auto_skipped = auto_skipped & asked
    right = answered & ~neutralised & (outcome == Outcome.OK)
    counts = asked & ~neutralised & (answered | auto_skipped)
    counted_by, right_by = _sum(counts), _sum(right)
    counted, right_total = counted_by.sum(1, dtype=np.int32), right_by.sum(1, dtype=np.int32)
    rate = _round_half_up_percent(right_total, counted)
    trusted = counted >= np.ceil(rules.trust_ratio * _sum(asked).sum(1, dtype=np.int32))
    verdict, no_rule = _verdicts(rules, asked, right, neutralised, dependent, rate)
    empty = tested & ~asked.any(axis=2)
    missing = (asked & ~answered & ~neutralised & ~auto_skipped).any(axis=(1, 2))
    fault = _faults(rules, missing, empty, no_rule, rate)
    verdict = np.where(tested & ~empty, verdict, Verdict.NOT_TESTED).astype(np.int8)
    certified_level, certified_pix = _certified(rules, level, pix, verdict)
    failed = fault != Fault.NONE
    certified_pix[failed], certified_level[failed] = 0, rules.uncertified_level
    total = certified_pix.sum(axis=1, dtype=np.int32)
    status, comment = _status(rules, rate, trusted, total, abort, fraud, cancelled_by_jury)
    return Scores(
        status=np.where(failed, Status.ERROR, status).astype(np.int8),
        comment=np.where(failed, Comment.NONE, comment).astype(np.int8),
        fault=fault,
        rate=np.where(failed, 0, rate).astype(np.int16),
        trusted=trusted,
        verdict=verdict,
        level=certified_level,
        pix=certified_pix,
        total=total,
        counted=counted_by,
        right=right_by,
    )


def _sum(flags: Bools) -> Bytes:
    """Count along the places of a competence."""
    count: Bytes = flags.sum(axis=2, dtype=np.int8)
    return count


def _round_half_up_percent(
    right: NDArray[np.int32], counted: NDArray[np.int32]
) -> NDArray[np.int32]:
    safe = np.maximum(counted, 1)
    percent: NDArray[np.int32] = (200 * right + safe) // (2 * safe)
    return percent


def _verdicts(
    rules: V2,
    asked: Bools,
    right: Bools,
    neutralised: Bools,
    dependent: Bools,
    rate: NDArray[np.int32],
) -> tuple[Bytes, Bools]:
    """Verdict of each competence by the global rate, and where the table has no rule."""
    questions = _sum(asked)
    double = dependent & (questions < rules.questions_per_competence)[:, :, None]
    if rules.on_engine_fault == "mend":
        both = (questions == 2) & (_sum(double & asked) == 2)
        double &= ~both[:, :, None]
    weight = np.where(double, np.int8(2), np.int8(1))
    n, ok, neutral = (
        (weight * flags).sum(axis=2, dtype=np.int8) for flags in (asked, right, neutralised)
    )
    ok = np.minimum(ok, rules.questions_per_competence)
    band = (rate < rules.rate_to_validate).astype(np.int8) + (rate < rules.rate_to_downgrade)
    verdict = VERDICTS[n, ok, neutral, band[:, None]]
    certified = (rate >= rules.rate_to_be_certified)[:, None]
    no_rule = certified & (n > 0) & (verdict < 0)
    return np.where(certified, verdict, np.int8(Verdict.LOST)), no_rule


def _faults(
    rules: V2, missing: Bools, empty: Bools, no_rule: Bools, rate: NDArray[np.int32]
) -> Bytes:
    fault = np.where(no_rule.any(axis=1), Fault.NO_RULE, Fault.NONE)
    if rules.on_engine_fault == "fail":
        without = empty.any(axis=1) & (rate >= rules.rate_to_be_certified)
        fault = np.where(without, Fault.COMPETENCE_WITHOUT_QUESTION, fault)
    return np.where(missing, Fault.MISSING_ANSWER, fault).astype(np.int8)


def _certified(
    rules: V2, level: NDArray[np.integer], pix: NDArray[np.integer], verdict: Bytes
) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """Level and pix after the verdicts, capped last."""
    lowered = (verdict == Verdict.LOWERED).astype(np.int16)
    holds = (verdict == Verdict.KEPT) | (verdict == Verdict.LOWERED)
    new_level = np.where(
        holds, np.minimum(level - lowered, rules.max_level), rules.uncertified_level
    )
    new_pix = np.where(holds, np.minimum(pix - rules.pix_per_level * lowered, rules.max_pix), 0)
    return new_level.astype(np.int16), new_pix.astype(np.int16)


def _status(
    rules: V2,
    rate: NDArray[np.int32],
    trusted: Bools,
    total: NDArray[np.int32],
    abort: Bytes | None,
    fraud: Bools | None,
    cancelled_by_jury: Bools | None,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Final status and comment, first match wins."""
    no = np.zeros(rate.shape, dtype=bool)
    too_low = rate < rules.rate_to_be_certified
    technical = no if abort is None else abort == AbortReason.TECHNICAL
    causes = [
        no if cancelled_by_jury is None else cancelled_by_jury,
        no if fraud is None else fraud,
        ~trusted,
        technical & too_low,
        too_low,
        total == 0,
    ]
    cancelled, rejected = Status.CANCELLED, Status.REJECTED
    statuses = [cancelled, rejected, cancelled, cancelled, rejected, rejected]
    comments = [
        Comment.NONE,
        Comment.FRAUD,
        Comment.CANCELLED_DUE_TO_NEUTRALIZATION,
        Comment.CANCELLED_DUE_TO_LACK_OF_ANSWERS_FOR_TECHNICAL_REASON,
        Comment.REJECTED_DUE_TO_INSUFFICIENT_CORRECT_ANSWERS,
        Comment.NONE,
    ]
    status = np.select(causes, [int(s) for s in statuses], int(Status.VALIDATED))
    return status, np.select(causes, [int(c) for c in comments], int(Comment.NONE))
