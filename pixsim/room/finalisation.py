"""The end of a session: what must be declared, what becomes of each test, where the session goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pixsim.room.lifecycle import Abort, ResultStatus, TestState
from pixsim.room.reports import LONGEST_TEXT


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One test in the report of a session.

    Attributes
    ----------
    state : str
        Of the test, as it is.
    abort : str or None
        The reason told for a test left unfinished.
    sent : bool
        The line is in the report.
    says_finished : bool
        What the report takes the test for: its page may be stale.
    comment : str
    """

    state: TestState
    abort: Abort | None = None
    sent: bool = True
    says_finished: bool | None = None
    comment: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether the line may be sent as it is."""
        finished = self.state == "completed" if self.says_finished is None else self.says_finished
        return len(self.comment) <= LONGEST_TEXT and (finished or self.abort is not None)


def finalisation_refusal(lines: Sequence[ReportLine], *, finalised: bool) -> str | None:
    """Why a session cannot be finalised; None when it can.

    Only numbers of reasons and of unfinished tests are compared at last, as the current rules do:
    a reason on a finished test makes up for one that is missing elsewhere. A room of ours always
    sends all its lines, so that this cannot happen there.
    """
    if finalised:
        return "already_finalised"
    if not lines:
        return "no_test_started"
    if not all(line.is_valid for line in lines if line.sent):
        return "invalid_report_line"
    unfinished = sum(line.state != "completed" for line in lines)
    told = sum(line.abort is not None for line in lines)
    return "abort_reason_missing" if told < unfinished else None


def comment_refusal(text: str) -> str | None:
    """Why a comment on the whole session is refused; an empty one is none."""
    return "comment_too_long" if len(text) > LONGEST_TEXT else None


@dataclass(frozen=True, slots=True)
class FinishedTest:
    """A test as the sorting of sessions sees it.

    Attributes
    ----------
    result : str or None
        Status of its result; None where there is none.
    by_invigilator : bool
        Ended so.
    waits_for_jury : bool
        An impactful report is unresolved.
    """

    result: ResultStatus | None
    by_invigilator: bool = False
    waits_for_jury: bool = False


def is_to_publish(tests: Sequence[FinishedTest], *, comment: bool) -> bool:
    """Whether a finalised session may be published as it is; otherwise the jury handles it first.

    Nothing is published without a human act either way.

    Parameters
    ----------
    tests : sequence of FinishedTest
    comment : bool
        The session has a comment as a whole.
    """
    if comment or any(test.waits_for_jury for test in tests):
        return False
    return all(test.by_invigilator or test.result not in (None, "error") for test in tests)
