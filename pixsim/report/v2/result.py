"""The result of a sitting: a documented, versioned document."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from pixsim.accommodations import Accommodation
from pixsim.bank.question import Answer
from pixsim.report.result.clock_jumps import ClockJump, clock_jumps
from pixsim.report.result.common import AbortName, AnyCompetence, AnyQuestion, AnyResult
from pixsim.report.result.integrity import Integrity
from pixsim.rules.v2 import V2, EngineFault, Scores, Status, Verdict
from pixsim.rules.v2.scoring import Comment
from pixsim.session.events import EndReason
from pixsim.session.marks import Marks
from pixsim.session.state import Session
from pixsim.session.v2.plan import V2Plan
from pixsim.session.v2.scoring import score_v2

SCHEMA: Final = "pixsim/result/1"
NOTICE = (
    "Entraînement non officiel : pixsim n'est pas affilié à Pix, ses questions sont les siennes, "
    "et ce résultat n'a aucune valeur de certification."
)

StatusName = Literal["validated", "rejected", "cancelled", "error"]
VerdictName = Literal["kept", "lowered", "lost", "not_tested"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CompetenceResult(AnyCompetence, _Frozen):
    """One of the 16 competences; levels go from -1 (not certified) to 7."""

    code: str
    area: str
    verdict: VerdictName
    level_before: int = Field(description="Level of the profile, capped as people see it.")
    pix_before: int
    level: int = Field(description="Level certified, -1 where lost or not tested.")
    pix: int
    asked: int
    counted: int = Field(description="Questions that count: asked and not neutralised.")
    right: int


class AreaResult(_Frozen):
    """One of the five areas: the sum of its competences."""

    code: str
    pix: int
    max_pix: int
    asked: int
    counted: int
    right: int
    kept: int
    lowered: int
    lost: int
    not_tested: int


class QuestionResult(AnyQuestion, _Frozen):
    """What became of one question."""

    number: int
    id: str
    skill: str
    competence: str
    level: int
    type: str
    outcome: str
    neutralised: bool
    answered_before: bool
    answer: Answer | None
    right_answer: Answer
    seconds: float | None = Field(description="From shown to validated; null when not reached.")
    reports: tuple[str, ...]

    @property
    def is_left_out(self) -> bool:
        """Whether it was neutralised."""
        return self.neutralised


class V2Result(AnyResult):
    """Scored result of one sitting (schema ``pixsim/result/1``)."""

    schema_: Literal["pixsim/result/1"] = Field(default=SCHEMA, alias="schema")
    official: Literal[False] = False
    notice: str = NOTICE
    sitting: str
    candidate: str
    profile: str
    rules: Literal["v2"]
    seed: int
    autopilot: str | None
    started_at: datetime
    ended_at: datetime
    seconds: float
    end_reason: EndReason
    accommodations: tuple[Accommodation, ...] = Field(
        default=(), description="What the profile asked for, extra time apart."
    )
    extra_time_percent: int = Field(default=0, description="Beyond the time of the exam.")
    abort: AbortName | None = Field(
        default=None, description="Why it was left unfinished, as told when a room was finalised."
    )
    room: int | None = Field(default=None, description="Number of the room it was sat in.")
    clock_jumps: tuple[ClockJump, ...] = ()
    status: StatusName
    reason: str | None = Field(
        description="Automatic comment or fault, lower case; null when none."
    )
    total_pix: int
    max_pix: int
    rate: int = Field(description="Share of right answers among those that count, percent.")
    asked: int
    counted: int
    right: int
    neutralised: int
    assumed_levels: bool = Field(description="The profile gave levels only: skills were assumed.")
    without_question: tuple[str, ...]
    areas: tuple[AreaResult, ...]
    competences: tuple[CompetenceResult, ...]
    questions: tuple[QuestionResult, ...]
    integrity: Integrity | None = Field(
        default=None, description="What its signature says when it is shown; null as stored."
    )

    @property
    def length(self) -> int:
        """Questions of the test."""
        return len(self.questions)

    model_config = ConfigDict(
        frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True
    )


def build_v2_result(session: Session) -> V2Result:
    """Score a V2 sitting that is over.

    Raises
    ------
    ValueError
        It is not over, never began, or is not under V2.
    """
    sitting = session.sitting
    if session.started_at is None or session.ended_at is None or session.end_reason is None:
        raise ValueError("only a sitting that is over has a result")
    if not session.is_settled:
        raise ValueError(f"sitting {sitting.id} has no result before its room is finalised")
    if not isinstance(sitting, V2Plan):
        raise ValueError(f"sitting {sitting.id} is under {sitting.rules}, not v2")
    rules = sitting.settings
    scores, settled = score_v2(session, rules)
    competences = _competences(sitting, scores, rules)
    questions = _questions(session, sitting, settled)
    return V2Result(
        sitting=sitting.id,
        candidate=sitting.candidate,
        profile=sitting.profile_id,
        rules=sitting.rules,
        seed=sitting.seed,
        autopilot=sitting.autopilot,
        started_at=session.started_at,
        ended_at=session.ended_at,
        seconds=(session.ended_at - session.started_at).total_seconds(),
        accommodations=session.sitting.accommodations,
        extra_time_percent=session.sitting.extra_time_percent,
        end_reason=session.end_reason,
        abort=None if session.settled is None else session.settled.abort,
        room=sitting.room,
        clock_jumps=clock_jumps(session),
        status=_status(scores),
        reason=_reason(scores),
        total_pix=int(scores.total[0]),
        max_pix=rules.max_pix * len(competences),
        rate=int(scores.rate[0]),
        asked=len(questions),
        counted=int(scores.counted[0].sum()),
        right=int(scores.right[0].sum()),
        neutralised=sum(question.neutralised for question in questions),
        assumed_levels=sitting.assumed_levels,
        without_question=sitting.without_question,
        areas=_areas(competences, rules),
        competences=competences,
        questions=questions,
    )


def _status(scores: Scores) -> StatusName:
    names: dict[Status, StatusName] = {
        Status.VALIDATED: "validated",
        Status.REJECTED: "rejected",
        Status.CANCELLED: "cancelled",
        Status.ERROR: "error",
    }
    return names[Status(int(scores.status[0]))]


def _reason(scores: Scores) -> str | None:
    fault, comment = EngineFault(int(scores.fault[0])), Comment(int(scores.comment[0]))
    if fault:
        return fault.name.lower()
    if comment:
        return comment.name.lower()
    return "zero_pix" if _status(scores) == "rejected" else None


def _competences(sitting: V2Plan, scores: Scores, rules: V2) -> tuple[CompetenceResult, ...]:
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


def _areas(competences: tuple[CompetenceResult, ...], rules: V2) -> tuple[AreaResult, ...]:
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


def _questions(session: Session, sitting: V2Plan, settled: Marks) -> tuple[QuestionResult, ...]:
    responses = {response.number: response for response in session.responses}
    rows = []
    for number, planned in enumerate(sitting.questions, 1):
        response, question = responses.get(number), planned.question
        rows.append(
            QuestionResult(
                number=number,
                id=question.id,
                skill=question.skill,
                competence=question.competence,
                level=question.level,
                type=question.type,
                outcome=settled.outcome[number - 1].code,
                neutralised=settled.neutralised[number - 1],
                answered_before=planned.answered_before,
                answer=response.answer if response else None,
                right_answer=question.right_answer,
                seconds=response.seconds if response else None,
                reports=tuple(
                    report.name.lower() for n, report, _ in session.reports if n == number
                ),
            )
        )
    return tuple(rows)
