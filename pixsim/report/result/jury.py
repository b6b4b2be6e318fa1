"""A result once the jury of a room has decided over it."""

from __future__ import annotations

from typing import TypeVar

from pixsim.report.result.common import AnyResult
from pixsim.room.jury import Jury

Result = TypeVar("Result", bound=AnyResult)


def decided(result: Result, jury: Jury) -> Result:
    """The result as it stands: cancelled or rejected for fraud, it certifies nothing.

    Questions and answers stay as they were, so that they can be reviewed.
    """
    status, comment = jury.settle("validated", None)
    if comment is None:
        return result
    annulled = {"status": status, "reason": comment.lower(), **result.annulled_fields()}
    return result.model_copy(update=annulled)
