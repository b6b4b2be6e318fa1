"""Scoring of a V2 certification (rules/README.md, Scoring).

`score` takes answers of shape (candidate, competence, place); `score_counts` is the whole rule on
what is left of them, a few small integers a competence. Both run over slices that fit in cache.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Bytes
from pixsim.rules.abort_and_reports import AbortReason
from pixsim.rules.v2.constants import V2
from pixsim.rules.v2.counting import Counts, count_answers
from pixsim.rules.v2.verdicts import (
    LOST_BAND,
    Verdict,
    certified_levels,
    rate_band,
    rate_percent,
    verdict_of,
)

__all__ = [
    "Comment",
    "EngineFault",
    "Scores",
    "Status",
    "Verdict",
    "score",
    "score_counts",
]


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


class EngineFault(IntEnum):
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
        Values of `Status`, `Comment`, `EngineFault`.
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


SLICE = 4096  # candidates scored at a time


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

    Raises
    ------
    ValueError
        More than 15 places a competence.
    """
    parts = []
    for start in range(0, max(len(outcome), 1), SLICE):
        rows = slice(start, start + SLICE)
        counts = count_answers(
            rules,
            tested=tested[rows],
            outcome=outcome[rows],
            neutralised=neutralised[rows],
            auto_skipped=auto_skipped[rows],
            dependent=dependent[rows],
        )
        part = score_counts(
            rules,
            counts,
            level=level[rows],
            pix=pix[rows],
            abort=None if abort is None else abort[rows],
            fraud=None if fraud is None else fraud[rows],
            cancelled_by_jury=None if cancelled_by_jury is None else cancelled_by_jury[rows],
        )
        parts.append(part)
    return parts[0] if len(parts) == 1 else _join_scores(parts)


def score_counts(
    rules: V2,
    counts: Counts,
    *,
    level: NDArray[np.integer],
    pix: NDArray[np.integer],
    abort: Bytes | None = None,
    fraud: Bools | None = None,
    cancelled_by_jury: Bools | None = None,
) -> Scores:
    """Score a batch of certifications from the counts of each competence.

    Parameters
    ----------
    rules : V2
    counts : Counts
        Nothing asked where the competence is not tested.
    level, pix : integer arrays, shape (candidate, competence)
        Uncapped level and pix of the profile, within int16.
    abort, fraud, cancelled_by_jury : arrays, shape (candidate,), optional
        As in `score`.
    """
    right, counted = _total_levels(counts.right), _total_levels(counts.counted)
    rate = rate_percent(right, counted)
    band = rate_band(rules, rate)
    trusted = counted >= np.ceil(rules.trust_ratio * _total_levels(counts.asked))
    verdict, no_rule = _competence_verdicts(rules, counts, band)
    fault = _engine_faults(rules, counts, no_rule, band)
    certified_level, certified_pix = certified_levels(rules, level, pix, verdict)
    failed = fault != np.int8(EngineFault.NONE)
    if failed.any():
        certified_pix[failed], certified_level[failed] = 0, rules.uncertified_level
        rate = np.where(failed, np.int16(0), rate)
    total = certified_pix.sum(axis=1, dtype=np.int32)
    low = band == LOST_BAND
    status, comment = _final_status(low, trusted, total == 0, abort, fraud, cancelled_by_jury)
    status[failed], comment[failed] = Status.ERROR, Comment.NONE
    return Scores(
        status=status,
        comment=comment,
        fault=fault,
        rate=rate,
        trusted=trusted,
        verdict=verdict,
        level=certified_level,
        pix=certified_pix,
        total=total,
        counted=counts.counted,
        right=counts.right,
    )


def _total_levels(by_competence: Bytes) -> NDArray[np.int16]:
    total: NDArray[np.int16] = by_competence.sum(axis=1, dtype=np.int16)
    return total


def _competence_verdicts(rules: V2, counts: Counts, band: NDArray[np.uint8]) -> tuple[Bytes, Bools]:
    """Verdict of each competence by the global rate, and which candidates have one without rule."""
    verdict = verdict_of(
        rules,
        counts.weighted_asked,
        counts.weighted_right,
        counts.weighted_neutralised,
        band,
    )
    asked = counts.asked > 0
    verdict *= asked
    return verdict.view(np.int8), (asked & (verdict == 0)).any(axis=1)


def _engine_faults(rules: V2, counts: Counts, no_rule: Bools, band: NDArray[np.uint8]) -> Bytes:
    fault = no_rule.astype(np.int8) * np.int8(EngineFault.NO_RULE)
    if rules.on_engine_fault == "fail":
        without = counts.without_question & (band != LOST_BAND)
        fault[without] = EngineFault.COMPETENCE_WITHOUT_QUESTION
    fault[counts.missing] = EngineFault.MISSING_ANSWER
    return fault


def _final_status(
    low: Bools,
    trusted: Bools,
    nothing: Bools,
    abort: Bytes | None,
    fraud: Bools | None,
    cancelled_by_jury: Bools | None,
) -> tuple[Bytes, Bytes]:
    """Final status and comment: the last cause that holds decides."""
    technical = None if abort is None else low & (abort == np.int8(AbortReason.TECHNICAL))
    causes = (
        (nothing, Status.REJECTED, Comment.NONE),
        (low, Status.REJECTED, Comment.REJECTED_DUE_TO_INSUFFICIENT_CORRECT_ANSWERS),
        (
            technical,
            Status.CANCELLED,
            Comment.CANCELLED_DUE_TO_LACK_OF_ANSWERS_FOR_TECHNICAL_REASON,
        ),
        (~trusted, Status.CANCELLED, Comment.CANCELLED_DUE_TO_NEUTRALIZATION),
        (fraud, Status.REJECTED, Comment.FRAUD),
        (cancelled_by_jury, Status.CANCELLED, Comment.NONE),
    )
    status = np.full(low.shape, Status.VALIDATED, dtype=np.int8)
    comment = np.full(low.shape, Comment.NONE, dtype=np.int8)
    for holds, new_status, new_comment in causes:
        if holds is not None:
            status[holds], comment[holds] = new_status, new_comment
    return status, comment


def _join_scores(parts: list[Scores]) -> Scores:
    names = [field.name for field in fields(Scores)]
    return Scores(**{name: np.concatenate([getattr(p, name) for p in parts]) for name in names})
