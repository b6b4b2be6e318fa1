"""What became of each question once a sitting is over."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.outcome import Outcome
from pixsim.session.state import Session


@dataclass(frozen=True, slots=True)
class Marks:
    """Final outcome of each question once reports and the end of the test are settled.

    Attributes
    ----------
    outcome : tuple of Outcome
        By number of the question.
    neutralised, auto_skipped : tuple of bool
        Out of the rate; unanswered and counted as wrong. Never under V3, where a confirmed problem
        replaces the question and one without an answer does not count.
    """

    outcome: tuple[Outcome, ...]
    neutralised: tuple[bool, ...]
    auto_skipped: tuple[bool, ...]


def outcomes(session: Session) -> NDArray[np.int8]:
    """Outcomes as the answers left them, shape (question,); unanswered where there is none."""
    found = np.full(len(session.questions), Outcome.UNANSWERED, dtype=np.int8)
    for response in session.responses:
        found[response.number - 1] = response.outcome
    return found
