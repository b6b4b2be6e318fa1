"""The fields of a result that every rule set takes from a session in the same way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from pixsim.bank.question import Question
from pixsim.report.result.clock_jumps import clock_jumps
from pixsim.rules.abort_and_reports import Report
from pixsim.session.plan import Plan
from pixsim.session.response import Response
from pixsim.session.state import Session

PlanOfRules = TypeVar("PlanOfRules", bound=Plan)


def plan_of_finished(session: Session, kind: type[PlanOfRules]) -> PlanOfRules:
    """The plan of a session that is over.

    Raises
    ------
    ValueError
        It is not over, never began, waits for its room to be finalised, or is under other rules.
    """
    plan = session.sitting
    if session.started_at is None or session.ended_at is None or session.end_reason is None:
        raise ValueError("only a sitting that is over has a result")
    if not session.is_settled:
        raise ValueError(f"sitting {plan.id} has no result before its room is finalised")
    if not isinstance(plan, kind):
        raise ValueError(f"sitting {plan.id} is under {plan.rules}: its plan is no {kind.__name__}")
    return plan


def sitting_fields(session: Session) -> dict[str, Any]:
    """Who sat what, when, with what granted, and how it ended; of a session that is over."""
    plan = session.sitting
    assert session.started_at is not None
    assert session.ended_at is not None
    return {
        "sitting": plan.id,
        "candidate": plan.candidate,
        "profile": plan.profile_id,
        "rules": plan.rules,
        "seed": plan.seed,
        "autopilot": plan.autopilot,
        "started_at": session.started_at,
        "ended_at": session.ended_at,
        "seconds": (session.ended_at - session.started_at).total_seconds(),
        "end_reason": session.end_reason,
        "accommodations": plan.accommodations,
        "extra_time_percent": plan.extra_time_percent,
        "abort": None if session.settled is None else session.settled.abort,
        "room": plan.room,
        "clock_jumps": clock_jumps(session),
    }


def question_fields(
    question: Question, response: Response | None, reports: Iterable[Report]
) -> dict[str, Any]:
    """The question, its answer, and the problems reported about it."""
    return {
        "id": question.id,
        "skill": question.skill,
        "competence": question.competence,
        "level": question.level,
        "type": question.type,
        "answer": response.answer if response else None,
        "right_answer": question.right_answer,
        "seconds": response.seconds if response else None,
        "reports": tuple(report.name.lower() for report in reports),
    }
