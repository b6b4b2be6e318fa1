"""Makes the result of a V3 sitting that is over."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from pixsim.outcome import Outcome
from pixsim.report.result.clock_jumps import clock_jumps
from pixsim.report.v3.result import (
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
    plan = session.sitting
    if session.started_at is None or session.ended_at is None or session.end_reason is None:
        raise ValueError("only a sitting that is over has a result")
    if not session.is_settled:
        raise ValueError(f"sitting {plan.id} has no result before its room is finalised")
    if not isinstance(plan, V3Plan):
        raise ValueError(f"sitting {plan.id} is under {plan.rules}, not v3")
    rules = plan.settings
    scores = score_v3(session, rules)
    questions = _questions(session, plan, scores)
    answered = [q for q in questions if q.theta_after is not None]
    comment = Comment(int(scores.certificates.comment[0]))
    return V3Result(
        sitting=plan.id,
        candidate=plan.candidate,
        profile=plan.profile_id,
        rules=plan.rules,
        seed=plan.seed,
        bank_digest=plan.bank_digest,
        autopilot=plan.autopilot,
        started_at=session.started_at,
        ended_at=session.ended_at,
        seconds=(session.ended_at - session.started_at).total_seconds(),
        accommodations=session.sitting.accommodations,
        extra_time_percent=session.sitting.extra_time_percent,
        end_reason=session.end_reason,
        abort=None if session.settled is None else session.settled.abort,
        room=plan.room,
        clock_jumps=clock_jumps(session),
        status=STATUS[Status(int(scores.certificates.status[0]))],
        reason=comment.name.lower() if comment else None,
        max_pix=rules.max_score,
        **_score(scores),
        length=rules.length,
        minimum_answers=plan.minimum_answers,
        answered=len(answered),
        right=sum(q.outcome == Outcome.OK.code for q in answered),
        replaced=sum(q.outcome == REPLACED for q in questions),
        seeded=sum(r.seeded for r in session.responses),
        calibrated=sum(q.calibrated for q in answered),
        cutoffs=_cutoffs(rules),
        competences=_competences(plan, scores, answered),
        questions=questions,
    )


def _score(scores: V3Scores) -> dict[str, Any]:
    """What the ability is worth; all null where no score is given (rules/README.md, Status)."""
    found, estimates = scores.certificates, scores.estimates
    if not found.scored[0]:
        names = [
            "total_pix",
            "pix_low",
            "pix_high",
            "global_level",
            "theta",
            "error",
            "theta_degraded",
            "pix_undegraded",
        ]
        return dict.fromkeys(names) | {"degraded": False}
    degraded = bool(found.degraded[0])
    return {
        "total_pix": int(found.score[0]),
        "pix_low": scores.pix_low,
        "pix_high": scores.pix_high,
        "global_level": _global_level(int(found.global_level[0])),
        "theta": float(estimates.theta[0]),
        "error": _number(estimates.error[0]),
        "degraded": degraded,
        "theta_degraded": float(found.theta[0]) if degraded else None,
        "pix_undegraded": scores.undegraded if degraded else None,
    }


def _number(value: float) -> float | None:
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


def _cutoffs(rules: V3) -> Cutoffs:
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


def _competences(
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


def _questions(session: Session, plan: V3Plan, scores: V3Scores) -> tuple[V3Question, ...]:
    calibrated, place = plan.pool.calibrated, plan.pool.planned.place
    return tuple(
        _question(session, asked, not asked.seeded and calibrated[place[asked.item]], scores)
        for asked in session.asked
    )


def _question(session: Session, asked: AskedItem, calibrated: bool, scores: V3Scores) -> V3Question:
    question, before = asked.question, session.responses[: asked.number - 1]
    given = not asked.replaced and asked.number <= len(session.responses)
    response = session.responses[asked.number - 1] if given else None
    outcome = response.outcome if response else Outcome.UNANSWERED
    after = scores.estimates
    k = sum(not one.seeded for one in before)  # among those scored
    counts = given and not asked.seeded
    return V3Question(
        number=asked.number,
        id=question.id,
        item=asked.item,
        skill=question.skill,
        competence=question.competence,
        level=question.level,
        type=question.type,
        outcome=REPLACED if asked.replaced else outcome.code,
        answer=response.answer if response else None,
        right_answer=question.right_answer,
        seconds=response.seconds if response else None,
        reports=tuple(report.name.lower() for report in asked.reports),
        a=asked.a,
        b=asked.b,
        calibrated=calibrated,
        theta_before=asked.theta,
        theta_after=float(after.theta_after[0, k]) if counts else None,
        error_after=_number(after.error_after[0, k]) if counts else None,
        seeded=asked.seeded,
    )
