"""What reported problems change, outcome by outcome."""

from __future__ import annotations

from itertools import product

import numpy as np

from pixsim.outcome import Outcome
from pixsim.rules.v2.reports import apply_reports

WRONG = (Outcome.KO, Outcome.SKIPPED)


def test_what_a_report_does_to_each_outcome() -> None:
    cases = list(product(Outcome, *[(False, True)] * 3))
    outcome, neutralising, focus_report, focused = (np.array(part) for part in zip(*cases, strict=True))  # fmt: skip
    after, out = apply_reports(outcome.astype(np.int8), neutralising, focus_report, focused)
    for case, found, neutral in zip(cases, after.tolist(), out.tolist(), strict=True):
        before, reported, lost_focus, focus_question = case
        excused = lost_focus and focus_question
        mended = excused and before is Outcome.FOCUSED_OUT
        assert found == (Outcome.OK if mended else before), case
        expected = (reported and before in WRONG) or (excused and before is Outcome.SKIPPED)
        assert neutral == expected, case
