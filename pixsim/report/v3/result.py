"""The result of a V3 sitting: a documented, versioned document."""

from __future__ import annotations

from typing import Any, Final, Literal

from pydantic import Field

from pixsim.report.result.common import AnyCompetence, AnyQuestion, AnyResult, Row

SCHEMA: Final = "pixsim/result-v3/1"
REPLACED: Final = "replaced"  # outcome of a question with a confirmed problem
NO_SCORE: Final = {
    **dict.fromkeys(
        ("total_pix", "pix_low", "pix_high", "global_level", "theta", "error", "theta_degraded",
         "pix_undegraded"),
    ),
    "degraded": False,
}  # fmt: skip
"""What the fields of a score are where none is given."""

V3StatusName = Literal["validated", "rejected", "cancelled"]


class GlobalLevelResult(Row):
    """The global level (Pix: mesh)."""

    number: int = Field(description="0 to 7; 0 has a name but is never shown.")
    key: str
    name: str = Field(description="French name.")
    shown: bool = Field(description="Written on a certificate: from 64 pix.")
    minimum: int = Field(description="Lowest score of the level, pix.")
    maximum: int


class LevelCutoff(Row):
    """Interval of ability [minimum, maximum) that gives a level; null: without end."""

    level: int
    minimum: float | None
    maximum: float | None


class Cutoffs(Row):
    """The cut-offs the scores were made with."""

    origin: Literal["public seed", "experiment"] = Field(
        description="Production cut-offs are not public: those of Pix's public seed are used."
    )
    global_levels: tuple[LevelCutoff, ...]
    competence_levels: tuple[tuple[LevelCutoff, ...], ...] = Field(
        description="One table for all competences, or one each."
    )


class V3Competence(AnyCompetence):
    """One of the 16 competences. All levels come from the one ability."""

    level: int = Field(description="0 to 7; -1 where none is given.")
    level_before: int | None = Field(
        default=None, description="Level of the profile when it began; null in results of before."
    )
    asked: int = Field(description="Questions answered; they have no special weight in the level.")
    right: int


class V3Question(AnyQuestion):
    """One question asked, in order; one that was replaced is followed by the one that did."""

    item: str
    outcome: str = Field(description="As under V2, or replaced: a confirmed problem, not counted.")
    a: float = Field(description="Discrimination of the item.")
    b: float = Field(description="Difficulty of the item, on the scale of the ability.")
    calibrated: bool = Field(description="a and b estimated from answers; otherwise priors.")
    theta_before: float = Field(description="Ability estimated when the question was chosen.")
    theta_after: float | None = Field(description="After the answer; null where none counts.")
    error_after: float | None
    seeded: bool = Field(default=False, description="On trial: it counts for nothing.")

    @property
    def is_left_out(self) -> bool:
        """On trial."""
        return self.seeded

    @property
    def is_on_trial(self) -> bool:
        """Asked to be calibrated."""
        return self.seeded


class V3Result(AnyResult):
    """Scored result of one V3 sitting (schema ``pixsim/result-v3/1``).

    Scores rest on cut-offs of the public seed and, for items not calibrated, on *priors*.
    """

    schema_: Literal["pixsim/result-v3/1"] = Field(default=SCHEMA, alias="schema")
    rules: Literal["v3"]
    bank_digest: str
    status: V3StatusName
    pix_low: int | None = Field(
        description="Score one error below the ability, before any degradation; Pix shows none."
    )
    pix_high: int | None = Field(description="One error above.")
    global_level: GlobalLevelResult | None
    theta: float | None = Field(description="Ability (Pix: capacity) from the answers.")
    error: float | None = Field(description="Its error (Pix: error rate).")
    degraded: bool = Field(description="Given up between 20 and 31 answers: the score is lowered.")
    theta_degraded: float | None = Field(description="The ability scored, when degraded.")
    pix_undegraded: int | None = Field(description="The score without degradation, when degraded.")
    length: int = Field(description="Scored questions of the test.")
    minimum_answers: int
    answered: int
    right: int
    replaced: int = Field(description="Questions with a confirmed problem, not counted.")
    seeded: int = Field(
        default=0, description="Questions answered that were on trial, not counted."
    )
    calibrated: int = Field(description="Questions answered whose item is calibrated.")
    cutoffs: Cutoffs
    competences: tuple[V3Competence, ...]
    questions: tuple[V3Question, ...]

    @property
    def rate(self) -> None:
        """None: the share of right answers means nothing where questions follow the answers."""
        return None

    @property
    def shown_level(self) -> GlobalLevelResult | None:
        """The global level, where a certificate shows one."""
        level = self.global_level
        return level if level is not None and level.shown else None

    @property
    def level_name(self) -> str:
        """Name of the level shown, in French as it is kept; empty where none is."""
        return "" if self.shown_level is None else self.shown_level.name

    def annulled_fields(self) -> dict[str, Any]:
        """No score, no level."""
        rows = tuple(row.model_copy(update={"level": -1}) for row in self.competences)
        return {**NO_SCORE, "competences": rows}
