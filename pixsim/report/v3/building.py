"""Makes the result of a V3 sitting that is over."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from pixsim.outcome import Outcome
from pixsim.report.result.building import plan_of_finished, question_fields, sitting_fields
from pixsim.report.v3.result import (
    NO_SCORE,
    REPLACED,
    Cutoffs,
    GlobalLevelResult,
    LevelCutoff,
    V3Competence,
    V3Question,
    V3Result,
    V3StatusName,
)
from pixsim.rules.v3 import GLOBAL_LEVELS, V3, Comment, Status
from pixsim.rules.v3.constants import LIMIT, SEED_BANDS, SEED_LEVELS
from pixsim.session.response import AskedItem
from pixsim.session.state import Session
from pixsim.session.v3.plan import V3Plan
from pixsim.session.v3.scoring import V3Scores, score_v3

STATUS: dict[Status, V3StatusName] = {
    Status.VALIDATED: "validated",
    Status.REJECTED: "rejected",
    Status.CANCELLED: "cancelled",
}


def build_v3_result(session: Session) -> V3Result:
    """Score a V3 sitting that is over.

    Raises
    ------
    ValueError
        It is not over, never began, or is not under V3.
    """
    plan = plan_of_finished(session, V3Plan)
    rules = plan.settings
    scores = score_v3(session, rules)
    questions = _question_results(session, plan, scores)
    answered = [q for q in questions if q.theta_after is not None]
    comment = Comment(int(scores.certificates.comment[0]))
    return V3Result(
        **sitting_fields(session),
        bank_digest=plan.bank_digest,
        status=STATUS[Status(int(scores.certificates.status[0]))],
        reason=comment.name.lower() if comment else None,
        max_pix=rules.max_score,
        **_score_fields(scores),
        length=rules.length,
        minimum_answers=plan.minimum_answers,
        answered=len(answered),
        right=sum(q.outcome == Outcome.OK.code for q in answered),
        replaced=sum(q.outcome == REPLACED for q in questions),
        seeded=sum(r.seeded for r in session.responses),
        calibrated=sum(q.calibrated for q in answered),
        cutoffs=_shown_cutoffs(rules),
        competences=_competence_results(plan, scores, answered),
        questions=questions,
    )


def _score_fields(scores: V3Scores) -> dict[str, Any]:
    """What the ability is worth; all null where no score is given (rules/README.md, Status)."""
    found, estimates = scores.certificates, scores.estimates
    if not found.scored[0]:
        return NO_SCORE
    degraded = bool(found.degraded[0])
    return {
        "total_pix": int(found.score[0]),
        "pix_low": scores.pix_low,
        "pix_high": scores.pix_high,
        "global_level": _global_level(int(found.global_level[0])),
        "theta": float(estimates.theta[0]),
        "error": _finite_or_none(estimates.error[0]),
        "degraded": degraded,
        "theta_degraded": float(found.theta[0]) if degraded else None,
        "pix_undegraded": scores.undegraded if degraded else None,
    }


def _finite_or_none(value: float) -> float | None:
    """JSON has no NaN."""
    return None if math.isnan(value) else float(value)


def _global_level(number: int) -> GlobalLevelResult | None:
    if number < 0:
        return None
    level = GLOBAL_LEVELS[number]
    return GlobalLevelResult(
        number=number,
        key=level.key,
        name=level.name_fr,
        shown=level.shown,
        minimum=level.minimum,
        maximum=level.maximum,
    )


def _shown_cutoffs(rules: V3) -> Cutoffs:
    def end(value: float) -> float | None:
        return value if abs(value) < LIMIT else None

    seed = rules.bands == SEED_BANDS and rules.levels == (SEED_LEVELS,)
    return Cutoffs(
        origin="public seed" if seed else "experiment",
        global_levels=tuple(
            LevelCutoff(level=number, minimum=band.minimum, maximum=band.maximum)
            for number, band in enumerate(rules.bands)
        ),
        competence_levels=tuple(
            tuple(
                LevelCutoff(level=b.level, minimum=end(b.minimum), maximum=end(b.maximum))
                for b in table
            )
            for table in rules.levels
        ),
    )


def _competence_results(
    plan: V3Plan, scores: V3Scores, answered: Sequence[V3Question]
) -> tuple[V3Competence, ...]:
    before = plan.profile_levels or (None,) * len(plan.competences)

    def row(code: str, level: int, level_before: int | None) -> V3Competence:
        own = [q.outcome for q in answered if q.competence == code]
        return V3Competence(
            code=code,
            area=code.partition(".")[0],
            level=level,
            level_before=level_before,
            asked=len(own),
            right=own.count(Outcome.OK.code),
        )

    levels = scores.certificates.level[0].tolist()
    rows = zip(plan.competences, levels, before, strict=True)
    return tuple(row(*found) for found in rows)


def _question_results(session: Session, plan: V3Plan, scores: V3Scores) -> tuple[V3Question, ...]:
    calibrated, place = plan.pool.calibrated, plan.pool.planned.place
    return tuple(
        _question_result(session, asked, not asked.seeded and calibrated[place[asked.item]], scores)
        for asked in session.asked
    )


def _question_result(
    session: Session, asked: AskedItem, calibrated: bool, scores: V3Scores
) -> V3Question:
    before = session.responses[: asked.number - 1]
    given = not asked.replaced and asked.number <= len(session.responses)
    response = session.responses[asked.number - 1] if given else None
    outcome = response.outcome if response else Outcome.UNANSWERED
    after = scores.estimates
    k = sum(not one.seeded for one in before)  # among those scored
    counts = given and not asked.seeded
    return V3Question(
        number=asked.number,
        item=asked.item,
        outcome=REPLACED if asked.replaced else outcome.code,
        a=asked.a,
        b=asked.b,
        calibrated=calibrated,
        theta_before=asked.theta,
        theta_after=float(after.theta_after[0, k]) if counts else None,
        error_after=_finite_or_none(after.error_after[0, k]) if counts else None,
        seeded=asked.seeded,
        **question_fields(asked.question, response, asked.reports),
    )
