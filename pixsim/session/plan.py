"""The plan of a sitting: everything that is fixed before the clock starts, kept whole."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from pixsim.accommodations import Accommodation
from pixsim.bank.question import Question


class Plan(BaseModel):
    """What the plans of all rule sets have in common; each rule set adds its own.

    Attributes
    ----------
    kind : str
        ``exam``; a training has a plan of another kind.
    invigilator_decides : bool
        A reported problem stops the question until the invigilator has seen it; otherwise reports
        take effect at the end.
    rules : str
        Name of the rule set.
    settings : object
        The rules, whole: a later change of the official ones changes nothing here.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ClassVar[str] = "exam"
    invigilator_decides: ClassVar[bool] = False

    id: str
    profile_id: str
    profile_uid: str | None = Field(
        default=None, description="The candidate's uid, if they had one."
    )
    candidate: str
    seed: int
    bank_digest: str
    created_at: datetime
    duration_minutes: int
    extra_time_percent: int
    accommodations: tuple[Accommodation, ...] = Field(
        default=(), description="What the profile asked for, extra time apart."
    )
    autopilot: str | None = Field(default=None, description="How a simulated candidate answers.")
    room: int | None = Field(default=None, description="Number of the room it is sat in.")
    rules: str
    settings: Any

    if TYPE_CHECKING:

        @property
        def length(self) -> int:
            """Number of questions; a field where the rules set it, else counted."""

    @property
    def time_allowed(self) -> timedelta:
        """Duration with extra time."""
        return timedelta(minutes=self.duration_minutes) * (100 + self.extra_time_percent) / 100

    @property
    def seeded_after(self) -> tuple[int, ...]:
        """After how many scored answers each question on trial comes; none by default."""
        return ()

    @property
    def fixed(self) -> tuple[Question, ...] | None:
        """The questions, where they are fixed in advance; None where each is chosen in turn."""
        return None

    @property
    def profile_pix(self) -> int | None:
        """All pix of the profile, where the questions were drawn from it; None where they were not."""
        return None

    def may_ask(self, item: str, *, seeded: bool = False) -> bool:  # noqa: ARG002
        """Whether a question of this item may be chosen during the sitting; none by default."""
        return False


def new_name(now: datetime) -> str:
    """A name for a sitting or training that begins now."""
    return f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


def any_seed() -> int:
    """A seed drawn from the system."""
    return secrets.randbelow(2**31)
