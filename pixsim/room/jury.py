"""What a jury decides over what scoring gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pixsim.room.lifecycle import ResultStatus

CANCELLED_BY_JURY, FRAUD = "CANCELLED_BY_JURY", "FRAUD"
JuryAct = Literal["cancel", "uncancel", "reject_for_fraud", "unreject"]


@dataclass(frozen=True, slots=True)
class Jury:
    """Decisions that stand.

    Attributes
    ----------
    cancelled : bool
        By the jury.
    fraud : bool
        The flag stays until it is lifted, also under a cancellation.
    """

    cancelled: bool = False
    fraud: bool = False

    def after(self, act: JuryAct) -> Jury:
        """The decisions after one more; see `jury_refusal`."""
        return Jury(
            cancelled={"cancel": True, "uncancel": False}.get(act, self.cancelled),
            fraud={"reject_for_fraud": True, "unreject": False}.get(act, self.fraud),
        )

    def settle(self, status: ResultStatus, comment: str | None) -> tuple[ResultStatus, str | None]:
        """Status and comment, from those of scoring alone."""
        if self.cancelled:
            return "cancelled", CANCELLED_BY_JURY
        return ("rejected", FRAUD) if self.fraud else (status, comment)


NO_DECISION = Jury()


def jury_refusal(act: JuryAct, *, finalised: bool, has_result: bool) -> str | None:
    """Why a decision cannot be taken; None when it can."""
    if act in ("cancel", "uncancel") and not finalised:
        return "not_finalised"
    return "no_result" if act in ("cancel", "reject_for_fraud") and not has_result else None
