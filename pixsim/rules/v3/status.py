"""What becomes of a V3 certification (rules/README.md, Status)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Bools, Bytes
from pixsim.rules.abort_and_reports import AbortReason
from pixsim.rules.v3.constants import V3


class Status(IntEnum):
    """Final status of a certification."""

    VALIDATED = 0
    REJECTED = 1
    CANCELLED = 2
    CANCELLED_BY_JURY = 3


class Comment(IntEnum):
    """Automatic comment that goes with a status."""

    NONE = 0
    CANCELLED_BY_JURY = 1
    FRAUD = 2
    CANCELLED_DUE_TO_LACK_OF_ANSWERS_FOR_TECHNICAL_REASON = 3
    REJECTED_DUE_TO_LACK_OF_ANSWERS = 4
    REJECTED_DUE_TO_ZERO_PIX_SCORE = 5


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions on many candidates, arrays of shape (candidate,).

    Attributes
    ----------
    status, comment : int8 arrays
        Values of `Status` and `Comment`.
    scored : bool array
        Score, ability and global level are kept.
    """

    status: Bytes
    comment: Bytes
    scored: Bools


def decide_status(
    rules: V3,
    *,
    count: NDArray[np.integer],
    score: NDArray[np.integer],
    global_level: NDArray[np.integer],
    abort: Bytes | None = None,
    fraud: Bools | None = None,
    cancelled_by_jury: Bools | None = None,
) -> Decisions:
    """Status and comment, first match wins; no share of right answers is asked.

    Parameters
    ----------
    rules : V3
    count : integer array, shape (candidate,)
        Answers that count.
    score, global_level : integer arrays, shape (candidate,)
        As from `scoring.score`.
    abort : int8 array, shape (candidate,), optional
        Values of `AbortReason`.
    fraud, cancelled_by_jury : bool arrays, shape (candidate,), optional
    """
    no = np.zeros(count.shape, dtype=bool)
    jury = no if cancelled_by_jury is None else cancelled_by_jury
    cheated = no if fraud is None else fraud
    technical = no if abort is None else abort == AbortReason.TECHNICAL
    few = count < rules.minimum_answers
    zero = score == 0
    causes: list[tuple[Bools, Status, Comment]] = [
        (jury, Status.CANCELLED_BY_JURY, Comment.CANCELLED_BY_JURY),
        (cheated, Status.REJECTED, Comment.FRAUD),
        (
            few & technical,
            Status.CANCELLED,
            Comment.CANCELLED_DUE_TO_LACK_OF_ANSWERS_FOR_TECHNICAL_REASON,
        ),
        (few, Status.REJECTED, Comment.REJECTED_DUE_TO_LACK_OF_ANSWERS),
        (zero, Status.REJECTED, Comment.REJECTED_DUE_TO_ZERO_PIX_SCORE),
        (global_level < 0, Status.REJECTED, Comment.NONE),
    ]
    when = [cause for cause, _, _ in causes]
    status = np.select(when, [int(s) for _, s, _ in causes], int(Status.VALIDATED))
    comment = np.select(when, [int(c) for _, _, c in causes], int(Comment.NONE))
    return Decisions(
        status=status.astype(np.int8),
        comment=comment.astype(np.int8),
        scored=~(jury | cheated | few),
    )
