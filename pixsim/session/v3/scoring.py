"""What a V3 sitting is worth: the session as a batch of one for the scoring kernels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pixsim.outcome import Outcome
from pixsim.rules.v3 import V3, Certificates, Estimates, certify, estimate_from_scratch, score
from pixsim.session.marks import Marks, abort_reason, outcome_array
from pixsim.session.state import Session
from pixsim.session.v3.asking import answers_of
from pixsim.session.v3.plan import V3Plan


@dataclass(frozen=True, slots=True)
class V3Scores:
    """Scores of one sitting, arrays with one candidate.

    Attributes
    ----------
    certificates : Certificates
    estimates : Estimates
        Ability after each answer, before any degradation.
    undegraded : int
        Pix of the ability before any degradation.
    pix_low, pix_high : int
        Pix one error of the ability below and above it; our own reading, Pix shows none.
    """

    certificates: Certificates
    estimates: Estimates
    undegraded: int
    pix_low: int
    pix_high: int


def marks_v3(session: Session) -> Marks:
    """Outcomes are what they are, one per question asked and not replaced."""
    found = outcome_array(session)
    no = (False,) * len(found)
    return Marks(tuple(Outcome(int(value)) for value in found), no, no)


def score_v3(session: Session, rules: V3) -> V3Scores:
    """Score a V3 sitting that is over, on the items as they were when it was planned.

    Raises
    ------
    ValueError
        The sitting is not under V3, or not over.
    """
    plan = session.sitting
    if not isinstance(plan, V3Plan) or session.end_reason is None:
        raise ValueError(f"sitting {plan.id} is not a V3 sitting that is over")
    pool = plan.pool.planned.pool
    items, correct = answers_of(session)
    count = np.array([items.shape[1]])
    estimates = estimate_from_scratch(rules, pool.a[items], pool.b[items], correct, count)
    certificates = certify(
        rules,
        pool,
        items,
        correct,
        count,
        abort=np.array([abort_reason(session)], dtype=np.int8),
        theta=estimates.theta,
    )
    error = np.nan_to_num(estimates.error[0])  # NaN where it is too small to be told
    theta = estimates.theta[0] + error * np.array([-1.0, 0.0, 1.0])
    low, plain, high = (int(pix) for pix in score(rules, theta)[0])
    return V3Scores(certificates, estimates, plain, low, high)
