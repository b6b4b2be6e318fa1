"""The result of a V2 sitting: a documented, versioned document."""

from __future__ import annotations

from typing import Any, Final, Literal

from pydantic import Field

from pixsim.report.result.common import AnyCompetence, AnyQuestion, AnyResult, Row

SCHEMA: Final = "pixsim/result/1"

StatusName = Literal["validated", "rejected", "cancelled", "error"]
VerdictName = Literal["kept", "lowered", "lost", "not_tested"]


class CompetenceResult(AnyCompetence):
    """One of the 16 competences; levels go from -1 (not certified) to 7."""

    verdict: VerdictName
    level_before: int = Field(description="Level of the profile, capped as people see it.")
    pix_before: int
    level: int = Field(description="Level certified, -1 where lost or not tested.")
    pix: int
    asked: int
    counted: int = Field(description="Questions that count: asked and not neutralised.")
    right: int


class AreaResult(Row):
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


class QuestionResult(AnyQuestion):
    """What became of one question."""

    neutralised: bool
    answered_before: bool

    @property
    def is_left_out(self) -> bool:
        """Whether it was neutralised."""
        return self.neutralised


class V2Result(AnyResult):
    """Scored result of one sitting (schema ``pixsim/result/1``)."""

    schema_: Literal["pixsim/result/1"] = Field(default=SCHEMA, alias="schema")
    rules: Literal["v2"]
    status: StatusName
    total_pix: int
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

    @property
    def length(self) -> int:
        """Questions of the test."""
        return len(self.questions)

    def annulled_fields(self) -> dict[str, Any]:
        """No pix: all that was tested is lost."""
        competences = tuple(
            row
            if row.verdict == "not_tested"
            else row.model_copy(update={"level": -1, "pix": 0, "verdict": "lost"})
            for row in self.competences
        )
        areas = tuple(
            row.model_copy(
                update={
                    "pix": 0,
                    "kept": 0,
                    "lowered": 0,
                    "lost": row.kept + row.lowered + row.lost,
                }
            )
            for row in self.areas
        )
        return {"total_pix": 0, "competences": competences, "areas": areas}
