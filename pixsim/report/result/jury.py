"""A result once the jury of a room has decided over it."""

from __future__ import annotations

from typing import Any, TypeVar

from pixsim.report.result.common import AnyResult
from pixsim.report.v2.result import V2Result
from pixsim.report.v3.result import V3Result
from pixsim.room.jury import Jury

Result = TypeVar("Result", bound=AnyResult)
NO_V3_SCORE = (
    "total_pix", "pix_low", "pix_high", "global_level", "theta", "error", "theta_degraded",
    "pix_undegraded",
)  # fmt: skip


def decided(result: Result, jury: Jury) -> Result:
    """The result as it stands: cancelled or rejected for fraud, it certifies nothing.

    Questions and answers stay as they were, so that they can be reviewed.
    """
    status, comment = jury.settle("validated", None)
    if comment is None:
        return result
    told: dict[str, Any] = {"status": status, "reason": comment.lower(), **_nothing(result)}
    return result.model_copy(update=told)


def _nothing(result: AnyResult) -> dict[str, Any]:
    """Fields of a result that certifies nothing."""
    if isinstance(result, V3Result):
        rows = tuple(row.model_copy(update={"level": -1}) for row in result.competences)
        return dict.fromkeys(NO_V3_SCORE) | {"degraded": False, "competences": rows}
    if isinstance(result, V2Result):
        lost = {"level": -1, "pix": 0, "verdict": "lost"}
        competences = tuple(
            row if row.verdict == "not_tested" else row.model_copy(update=lost)
            for row in result.competences
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
            for row in result.areas
        )
        return {"total_pix": 0, "competences": competences, "areas": areas}
    return {}
