"""What results of all rule sets have in common: a documented, versioned document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from pixsim.accommodations import Accommodation
from pixsim.bank.question import Answer
from pixsim.report.result.clock_jumps import ClockJump
from pixsim.report.result.integrity import Integrity
from pixsim.session.events import EndReason

NOTICE = (
    "Entraînement non officiel : pixsim n'est pas affilié à Pix, ses questions sont les siennes, "
    "et ce résultat n'a aucune valeur de certification."
)
AbortName = Literal["candidate", "technical"]


class Row(BaseModel):
    """A part of a result."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AnyQuestion(Row):
    """What became of one question."""

    number: int
    id: str
    skill: str
    competence: str
    level: int
    type: str
    outcome: str
    answer: Answer | None
    right_answer: Answer
    seconds: float | None = Field(description="From shown to validated; null without an answer.")
    reports: tuple[str, ...] = ()

    @property
    def is_left_out(self) -> bool:
        """Whether it does not count, though it was asked."""
        return False

    @property
    def is_on_trial(self) -> bool:
        """Whether it was asked to be calibrated, and counts for nothing."""
        return False


class AnyCompetence(Row):
    """What is said of one of the 16 competences."""

    code: str
    area: str
    level: int


class AnyResult(BaseModel):
    """The scored result of one sitting, with a schema of its own for each rule set."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True
    )

    schema_: str = Field(alias="schema")
    official: Literal[False] = False
    notice: str = NOTICE
    sitting: str
    candidate: str
    profile: str
    rules: str = Field(description="Name of the rule set, which says how the rest is read.")
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
    status: str
    reason: str | None = Field(
        description="Automatic comment or fault, lower case; null when none."
    )
    total_pix: int | None = Field(description="Null where no score is given.")
    max_pix: int
    integrity: Integrity | None = Field(
        default=None, description="What its signature says when it is shown; null as stored."
    )

    if TYPE_CHECKING:  # a field under one rule set, computed under another
        competences: Sequence[AnyCompetence]
        questions: Sequence[AnyQuestion]

        @property
        def rate(self) -> int | None:
            """Percent right, where the rules use it."""

        @property
        def length(self) -> int:
            """Questions of the test."""

    @property
    def stopped(self) -> str:
        """Why it was left unfinished: as a room's session told, else as it ended."""
        return self.abort or self.end_reason

    @property
    def level_name(self) -> str:
        """French name of the global level; empty where the rules have none, or none is shown."""
        return ""

    def annulled_fields(self) -> dict[str, Any]:
        """The fields that change where it certifies nothing, with what they change to."""
        return {"total_pix": 0}
