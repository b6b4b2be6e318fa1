"""How many questions a candidate sees before the test ends, whatever the test."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pixsim.simulation.cohort import Candidates


def questions_seen(candidates: Candidates, questions: NDArray[np.int8]) -> NDArray[np.int8]:
    """Questions answered before the time or the candidate's patience ends.

    The sum of n lognormal times is taken as lognormal (Fenton-Wilkinson).

    Parameters
    ----------
    candidates : Candidates
    questions : int8 array, shape (candidate,)
        Questions of each test.
    """
    squared = math.expm1(candidates.question_spread**2)
    by_number = np.log1p(squared / np.maximum(np.arange(questions.max(initial=0) + 1), 1))
    variance = by_number.astype(np.float32)[questions]
    pace = candidates.pace * np.float32(math.exp(candidates.question_spread**2 / 2))  # the mean
    pace *= np.exp(np.sqrt(variance) * candidates.noise - variance / 2)
    in_time = np.minimum(candidates.seconds / pace, questions)
    seen = np.where(candidates.stays < 1, candidates.stays * questions, questions)
    answered: NDArray[np.int8] = np.minimum(in_time, seen).astype(np.int8)
    return answered
