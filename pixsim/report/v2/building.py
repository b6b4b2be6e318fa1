"""Makes the result of a V2 sitting that is over."""

from __future__ import annotations

from pixsim.report.result.building import plan_of_finished, question_fields, sitting_fields
from pixsim.report.v2.result import (
    AreaResult,
    CompetenceResult,
    QuestionResult,
    StatusName,
    V2Result,
    VerdictName,
)
from pixsim.rules.v2 import V2, EngineFault, Scores, Status, Verdict
from pixsim.rules.v2.scoring import Comment
from pixsim.session.marks import Marks
from pixsim.session.state import Session
from pixsim.session.v2.plan import V2Plan
from pixsim.session.v2.scoring import score_v2


def build_v2_result(session: Session) -> V2Result:
    """Score a V2 sitting that is over.

    Raises
    ------
    ValueError
        It is not over, never began, or is not under V2.
    """
    sitting = plan_of_finished(session, V2Plan)
    rules = sitting.settings
    scores, settled = score_v2(session, rules)
    competences = _competence_results(sitting, scores, rules)
    questions = _question_results(session, sitting, settled)
    return V2Result(
        **sitting_fields(session),
        status=_status_name(scores),
        reason=_reason_name(scores),
        total_pix=int(scores.total[0]),
        max_pix=rules.max_pix * len(competences),
        rate=int(scores.rate[0]),
        asked=len(questions),
        counted=int(scores.counted[0].sum()),
        right=int(scores.right[0].sum()),
        neutralised=sum(question.neutralised for question in questions),
        assumed_levels=sitting.assumed_levels,
        without_question=sitting.without_question,
        areas=_area_results(competences, rules),
        competences=competences,
        questions=questions,
    )


def _status_name(scores: Scores) -> StatusName:
    names: dict[Status, StatusName] = {
        Status.VALIDATED: "validated",
        Status.REJECTED: "rejected",
        Status.CANCELLED: "cancelled",
        Status.ERROR: "error",
    }
    return names[Status(int(scores.status[0]))]


def _reason_name(scores: Scores) -> str | None:
    fault, comment = EngineFault(int(scores.fault[0])), Comment(int(scores.comment[0]))
    if fault:
        return fault.name.lower()
    if comment:
        return comment.name.lower()
    return "zero_pix" if _status_name(scores) == "rejected" else None


def _competence_results(sitting: V2Plan, scores: Scores, rules: V2) -> tuple[CompetenceResult, ...]:
    names: dict[Verdict, VerdictName] = {
        Verdict.NOT_TESTED: "not_tested",
        Verdict.KEPT: "kept",
        Verdict.LOWERED: "lowered",
        Verdict.LOST: "lost",
    }
    asked = [planned.question.competence for planned in sitting.questions]
    return tuple(
        CompetenceResult(
            code=c.code,
            area=c.code.partition(".")[0],
            verdict=names[Verdict(int(scores.verdict[0, k]))],
            level_before=min(c.level, rules.max_level),
            pix_before=min(c.pix, rules.max_pix),
            level=int(scores.level[0, k]),
            pix=int(scores.pix[0, k]),
            asked=asked.count(c.code),
            counted=int(scores.counted[0, k]),
            right=int(scores.right[0, k]),
        )
        for k, c in enumerate(sitting.competences)
    )


def _area_results(competences: tuple[CompetenceResult, ...], rules: V2) -> tuple[AreaResult, ...]:
    def total(code: str) -> AreaResult:
        rows = [c for c in competences if c.area == code]
        verdicts = [c.verdict for c in rows]
        return AreaResult(
            code=code,
            pix=sum(c.pix for c in rows),
            max_pix=rules.max_pix * len(rows),
            asked=sum(c.asked for c in rows),
            counted=sum(c.counted for c in rows),
            right=sum(c.right for c in rows),
            kept=verdicts.count("kept"),
            lowered=verdicts.count("lowered"),
            lost=verdicts.count("lost"),
            not_tested=verdicts.count("not_tested"),
        )

    return tuple(total(code) for code in dict.fromkeys(c.area for c in competences))


def _question_results(
    session: Session, sitting: V2Plan, settled: Marks
) -> tuple[QuestionResult, ...]:
    responses = {response.number: response for response in session.responses}
    rows = []
    for number, planned in enumerate(sitting.questions, 1):
        reports = [report for n, report, _ in session.reports if n == number]
        rows.append(
            QuestionResult(
                number=number,
                outcome=settled.outcome[number - 1].code,
                neutralised=settled.neutralised[number - 1],
                answered_before=planned.answered_before,
                **question_fields(planned.question, responses.get(number), reports),
            )
        )
    return tuple(rows)
