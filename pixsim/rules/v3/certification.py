"""From the answers of a V3 test to its result, degradation included (rules/README.md, V3)."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import AnyInts, Bools, Bytes, Floats
from pixsim.rules.abort_and_reports import AbortReason
from pixsim.rules.v3.ability import estimate_from_scratch
from pixsim.rules.v3.adaptive import Progress
from pixsim.rules.v3.constants import V3
from pixsim.rules.v3.items import ItemPool
from pixsim.rules.v3.scoring import NONE, competence_levels, score
from pixsim.rules.v3.status import Status, decide_status


@dataclass(frozen=True, slots=True)
class Degradation:
    """Tests filled up with skipped questions.

    Attributes
    ----------
    items : int32 array, shape (candidate, question)
        Those answered, then those skipped.
    theta : float64 array, shape (candidate,)
        Degraded ability.
    theta_after : float64 array, shape (candidate, question)
        Ability after each answer, all from the ability before degradation.
    """

    items: NDArray[np.int32]
    theta: Floats
    theta_after: Floats


@dataclass(frozen=True, slots=True)
class Certificates:
    """Results of many candidates.

    Attributes
    ----------
    status, comment : int8 arrays, shape (candidate,)
        Values of `Status` and `Comment`.
    scored : bool array, shape (candidate,)
        Score, ability and global level count; elsewhere they are 0, NaN and -1.
    score : int32 array, shape (candidate,)
        Pix.
    theta : float64 array, shape (candidate,)
        Ability scored, degraded where `degraded`.
    global_level : int8 array, shape (candidate,)
        Place in ``rules.bands``; -1 below the first.
    level : int8 array, shape (candidate, competence)
        Levels, all from the one ability; -1 where not validated.
    degraded : bool array, shape (candidate,)
    """

    status: Bytes
    comment: Bytes
    scored: Bools
    score: NDArray[np.int32]
    theta: Floats
    global_level: Bytes
    level: Bytes
    degraded: Bools

    def rows(self, rows: slice) -> Certificates:
        """Those of some candidates."""
        return Certificates(*(getattr(self, each.name)[rows] for each in fields(self)))


def is_degraded(rules: V3, count: AnyInts, abort: Bytes) -> Bools:
    """Whether degradation applies: enough answers, not all, given up by the candidate."""
    enough = (count >= rules.minimum_answers) & (count < rules.length)
    degraded: Bools = enough & (abort == AbortReason.CANDIDATE)
    return degraded


def degrade(
    rules: V3, pool: ItemPool, items: AnyInts, correct: Bools, count: AnyInts, theta: Floats
) -> Degradation:
    """Fill tests up to their length with skipped questions.

    Each question is the most informative one eligible; the ability of the whole is estimated
    anew, from the ability before degradation in place of ``rules.start_theta``.

    Parameters
    ----------
    rules : V3
    pool : ItemPool
        All calibrated items, those with a confirmed problem included.
    items, correct : integer and bool arrays, shape (candidate, answer)
        Answers; what follows the last is padding.
    count : integer array, shape (candidate,)
        Answers of each candidate.
    theta : float64 array, shape (candidate,)
        Ability before degradation.

    Raises
    ------
    PoolExhaustedError
        As the real engine, when items run out.
    """
    shape = (theta.size, rules.length)
    filled, theta_after = np.zeros(shape, dtype=np.int32), np.empty(shape)
    right = np.zeros(shape, dtype=bool)
    given = slice(min(items.shape[1], rules.length))
    answered = np.arange(given.stop) < count[:, None]
    np.copyto(filled[:, given], items[:, given], where=answered, casting="same_kind")
    np.copyto(right[:, given], correct[:, given], where=answered)
    progress = Progress(replace(rules, pick_percent=100.0), pool, theta.size, start=theta)
    nothing_drawn = np.zeros((theta.size, rules.list_length - 1))
    for k in range(rules.length):
        rows = np.flatnonzero(count <= k)
        if rows.size:
            filled[rows, k] = progress.ask_items(nothing_drawn[: rows.size], rows)
        progress.record(filled[:, k].astype(np.intp), right[:, k])
        theta_after[:, k] = progress.theta
    return Degradation(filled, progress.theta, theta_after)


def certify(
    rules: V3,
    pool: ItemPool,
    items: AnyInts,
    correct: Bools,
    count: AnyInts,
    *,
    abort: Bytes | None = None,
    fraud: Bools | None = None,
    cancelled_by_jury: Bools | None = None,
    theta: Floats | None = None,
) -> Certificates:
    """Score a batch of tests.

    Parameters
    ----------
    rules : V3
    pool : ItemPool
    items, correct : integer and bool arrays, shape (candidate, answer)
        Answers in order, without those of questions with a confirmed problem; padding follows.
    count : integer array, shape (candidate,)
        Answers of each candidate, at most ``rules.length``.
    abort : int8 array, shape (candidate,), optional
        Values of `AbortReason`: why a test is not finished.
    fraud, cancelled_by_jury : bool arrays, shape (candidate,), optional
    theta : float64 array, shape (candidate,), optional
        Ability after these answers where it is known, as from `administer`.

    Returns
    -------
    Certificates

    Raises
    ------
    ValueError
        More answers than the length of the test, or an ability that is NaN.
    PoolExhaustedError
        Items run out while a test is degraded, as in the real engine.
    """
    if (count > rules.length).any():
        raise ValueError(f"{count.max()} answers, more than the test's {rules.length}")
    abort = np.zeros(count.shape, dtype=np.int8) if abort is None else abort
    if theta is None:
        asked = np.where(np.arange(items.shape[1]) < count[:, None], items, 0)
        theta = estimate_from_scratch(rules, pool.a[asked], pool.b[asked], correct, count).theta
    degraded = is_degraded(rules, count, abort)
    rows = np.flatnonzero(degraded)
    if rows.size:
        filled = degrade(rules, pool, items[rows], correct[rows], count[rows], theta[rows])
        theta = theta.copy()
        theta[rows] = filled.theta
    pix, global_level = score(rules, theta)
    decisions = decide_status(
        rules,
        count=count,
        score=pix,
        global_level=global_level,
        abort=abort,
        fraud=fraud,
        cancelled_by_jury=cancelled_by_jury,
    )
    scored, valid = decisions.scored, decisions.status == Status.VALIDATED
    return Certificates(
        status=decisions.status,
        comment=decisions.comment,
        scored=scored,
        score=np.where(scored, pix, 0).astype(np.int32),
        theta=np.where(scored, theta, np.nan),
        global_level=np.where(scored, global_level, NONE),
        level=np.where(valid[:, None], competence_levels(rules, theta), NONE),
        degraded=degraded & scored,
    )
