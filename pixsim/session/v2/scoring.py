"""What a V2 sitting is worth: the session as a batch of one for the scoring kernel."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from pixsim.outcome import Outcome
from pixsim.rules.abort_and_reports import AbortReason, Report
from pixsim.rules.v2 import V2, Scores, score
from pixsim.rules.v2.reports import apply_reports, neutralises_question
from pixsim.session.marks import Marks, abort_reason, counted_reports, outcome_array
from pixsim.session.state import Session
from pixsim.session.v2.plan import V2Plan


def marks_v2(session: Session) -> Marks:
    """Settle every question of a V2 sitting that is over.

    Unanswered questions count as wrong (lack of time, early departure) or are neutralised
    (technical problem); where no reason was given they stay unanswered, and scoring finds an answer
    missing. Reported problems take effect as at Pix's finalisation.
    """
    questions, outcome = session.questions, outcome_array(session)
    reports: dict[int, set[Report]] = defaultdict(set)
    for number, report in counted_reports(session):
        reports[number].add(report)
    neutralising = np.array(
        [
            any(
                neutralises_question(
                    report, has_file=bool(q.attachments), timed=q.timer is not None
                )
                for report in reports[number]
            )
            for number, q in enumerate(questions, 1)
        ]
    )
    focus_report = np.array(
        [Report.UNINTENTIONAL_FOCUS_OUT in reports[n] for n in range(1, len(questions) + 1)]
    )
    focused = np.array([question.focus for question in questions])
    outcome, neutralised = apply_reports(outcome, neutralising, focus_report, focused)
    unanswered = outcome == Outcome.UNANSWERED
    abort = abort_reason(session)
    return Marks(
        outcome=tuple(Outcome(int(value)) for value in outcome),
        neutralised=tuple(map(bool, neutralised | (unanswered & (abort is AbortReason.TECHNICAL)))),
        auto_skipped=tuple(map(bool, unanswered & (abort is AbortReason.CANDIDATE))),
    )


def score_v2(session: Session, rules: V2) -> tuple[Scores, Marks]:
    """Score a V2 sitting that is over.

    Returns
    -------
    Scores
        Arrays with one candidate.
    Marks

    Raises
    ------
    ValueError
        The sitting is not under V2.
    """
    plan = session.sitting
    if not isinstance(plan, V2Plan):
        raise ValueError(f"sitting {plan.id} is under {plan.rules}, not v2")
    settled = marks_v2(session)
    competences = plan.competences
    row = {competence.code: k for k, competence in enumerate(competences)}
    grid = _Grid(len(competences), rules.questions_per_competence)
    for place, planned in enumerate(plan.questions):
        grid.put(
            row[planned.question.competence],
            outcome=settled.outcome[place],
            neutralised=settled.neutralised[place],
            auto_skipped=settled.auto_skipped[place],
            dependent=planned.question.type == "QROCM-dep",
        )
    technical = abort_reason(session) is AbortReason.TECHNICAL
    scores = score(
        rules,
        level=np.array([[competence.level for competence in competences]]),
        pix=np.array([[competence.pix for competence in competences]]),
        tested=np.array([[competence.tested for competence in competences]]),
        outcome=grid.outcome,
        neutralised=grid.neutralised,
        auto_skipped=grid.auto_skipped,
        dependent=grid.dependent,
        abort=np.array([AbortReason.TECHNICAL if technical else AbortReason.NONE], dtype=np.int8),
    )
    return scores, settled


class _Grid:
    """Questions laid out as (1, competence, place)."""

    def __init__(self, competences: int, places: int) -> None:
        shape = (1, competences, places)
        self.outcome: NDArray[np.int8] = np.full(shape, Outcome.NOT_ASKED, dtype=np.int8)
        self.neutralised = np.zeros(shape, dtype=bool)
        self.auto_skipped = np.zeros(shape, dtype=bool)
        self.dependent = np.zeros(shape, dtype=bool)
        self._filled = [0] * competences

    def put(
        self, row: int, *, outcome: Outcome, neutralised: bool, auto_skipped: bool, dependent: bool
    ) -> None:
        at = (0, row, self._filled[row])
        self._filled[row] += 1
        self.outcome[at] = outcome
        self.neutralised[at] = neutralised
        self.auto_skipped[at] = auto_skipped
        self.dependent[at] = dependent
