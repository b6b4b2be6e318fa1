"""Reported problems and what they change at the end (rules/README.md, Reported problems).

At Pix the invigilator enters them; here the candidate does, and the result says how many counted.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pixsim.outcome import Outcome
from pixsim.rules.abort_and_reports import Report

_ALWAYS = frozenset(
    {Report.WEBSITE_UNAVAILABLE, Report.WEBSITE_BLOCKED, Report.SOFTWARE_NOT_WORKING,
     Report.SKIPPED_BY_MISTAKE, Report.ACCESSIBILITY}
)  # fmt: skip


def neutralises_question(report: Report, *, has_file: bool, timed: bool) -> bool:
    """Whether a report can neutralise this kind of question."""
    if report is Report.FILE_NOT_OPENING:
        return has_file
    return timed if report is Report.EXTRA_TIME_EXCEEDED else report in _ALWAYS


def apply_reports(
    outcome: NDArray[np.int8],
    neutralising: NDArray[np.bool_],
    focus_report: NDArray[np.bool_],
    focused: NDArray[np.bool_],
) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
    """Outcomes and neutralised questions once reports are resolved; arrays of any one shape.

    Parameters
    ----------
    outcome : int8 array
        Values of `Outcome`.
    neutralising : bool array
        A report that can neutralise the question was made.
    focus_report : bool array
        An unintentional loss of focus was reported.
    focused : bool array
        The question is a focus question.

    Returns
    -------
    outcome : int8 array
        A focused-out answer of a focus question with such a report becomes right.
    neutralised : bool array
        Only wrong and skipped answers are neutralised.
    """
    excused = focus_report & focused
    wrong = (outcome == Outcome.KO) | (outcome == Outcome.SKIPPED)
    neutralised = (neutralising & wrong) | (excused & (outcome == Outcome.SKIPPED))
    outcome = np.where(excused & (outcome == Outcome.FOCUSED_OUT), np.int8(Outcome.OK), outcome)
    return outcome, neutralised
