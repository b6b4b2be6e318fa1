"""When and why a test ends early, whatever the test."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pixsim.simulation.people.cohort import Candidates


@dataclass(frozen=True, slots=True)
class Endings:
    """How tests end.

    Attributes
    ----------
    answered : int8 array, shape (candidate,)
        Questions seen.
    technical : bool array, shape (candidate,)
        A technical problem ended the test, before its last question and before the time was up.
    late : bool array, shape (candidate,)
        The end of the time did, before the last question.
    seconds : float32 array, shape (candidate,)
        Taken until the test ended.
    """

    answered: NDArray[np.int8]
    technical: NDArray[np.bool_]
    late: NDArray[np.bool_]
    seconds: NDArray[np.float32]


def endings(candidates: Candidates, questions: NDArray[np.int8]) -> Endings:
    """What comes first: the last question, the end of the time, a departure, a technical problem.

    The sum of n lognormal times is taken as lognormal (Fenton-Wilkinson).

    Parameters
    ----------
    candidates : Candidates
    questions : int8 array, shape (candidate,)
        Questions of each test.
    """
    squared = math.expm1(candidates.question_spread**2)
    by_number = np.log1p(squared / np.maximum(np.arange(int(questions.max(initial=0)) + 1), 1))
    variance = by_number.astype(np.float32)[questions]
    pace = candidates.pace * np.float32(math.exp(candidates.question_spread**2 / 2))  # the mean
    pace *= np.exp(np.sqrt(variance) * candidates.noise - variance / 2)
    in_time = np.minimum(candidates.seconds / pace, questions)
    seen = np.where(candidates.stays < 1, candidates.stays * questions, questions)
    answered = np.minimum(in_time, seen)
    return Endings(
        answered=answered.astype(np.int8),
        technical=candidates.technical & (seen < in_time),
        late=(in_time < questions) & (in_time <= seen),
        seconds=np.minimum(answered * pace, candidates.seconds),
    )
