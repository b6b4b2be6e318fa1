"""What results of all rule sets have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel

from pixsim.bank.question import Answer
from pixsim.report.result.clock_jumps import ClockJump
from pixsim.report.result.integrity import Integrity

AbortName = Literal["candidate", "technical"]


class AnyQuestion(BaseModel):
    """What became of one question."""

    if TYPE_CHECKING:  # each rule set has them as fields, in the order of its own document
        number: int
        id: str
        skill: str
        competence: str
        level: int
        outcome: str
        answer: Answer | None
        seconds: float | None

    @property
    def is_left_out(self) -> bool:
        """Whether it does not count, though it was asked."""
        return False

    @property
    def is_on_trial(self) -> bool:
        """Whether it was asked to be calibrated, and counts for nothing."""
        return False


class AnyCompetence(BaseModel):
    """What is said of one competence."""

    if TYPE_CHECKING:
        code: str
        level: int


class AnyResult(BaseModel):
    """The scored result of one sitting, with a schema of its own for each rule set.

    Attributes
    ----------
    rules : str
        Name of the rule set, which says how the rest is read.
    total_pix : int or None
        None where no score is given.
    rate : int or None
        Percent right, where the rules use it.
    length : int
        Questions of the test.
    """

    if TYPE_CHECKING:
        sitting: str
        candidate: str
        profile: str
        rules: str
        autopilot: str | None
        started_at: datetime
        seconds: float
        status: str
        end_reason: str
        accommodations: tuple[str, ...]
        extra_time_percent: int
        abort: AbortName | None
        room: int | None
        reason: str | None
        total_pix: int | None
        competences: Sequence[AnyCompetence]
        questions: Sequence[AnyQuestion]
        integrity: Integrity | None
        clock_jumps: tuple[ClockJump, ...]

        @property
        def rate(self) -> int | None:
            """Percent right."""

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
