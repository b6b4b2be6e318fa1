"""One candidate in a room, as the events left them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pixsim.room.durations import is_permitted, is_test_too_old
from pixsim.room.finalisation import FinishedTest, ReportLine
from pixsim.room.jury import NO_DECISION, Jury
from pixsim.room.lifecycle import Abort, ResultStatus, TestState, answering_refusal
from pixsim.room.reports import IssueReport
from pixsim.room.visibility import visible_result

_ABORT: dict[str, Abort] = {"time": "candidate", "candidate": "candidate", "technical": "technical"}


@dataclass(frozen=True, slots=True)
class Decision:
    """What the invigilator decided about a reported problem; see `ReportDecided`."""

    place: int
    question: int
    confirmed: bool
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Seat:
    """One candidate.

    Attributes
    ----------
    number : int
        From 1, never given twice in a room.
    extra_time_percent : int
    account : str or None
        Who has joined; None while nobody has.
    move_account : str or None
        The other machine from which this candidate asks to come in.
    move_asked : datetime or None
    joined, permitted, resume_asked : datetime or None
        When they did; when entry was last permitted; since when they ask to come back.
    instructed : bool
        The instructions were read.
    sitting, verification_code : str or None
        Set when the test begins.
    started, ended : datetime or None
    state : str or None
        Of the test.
    end_reason : str
        Of the sitting; empty while it is not over.
    minutes_added : int
    decisions : tuple of Decision
        Reported problems that were looked at.
    issues : tuple of IssueReport
        Reports entered after the test.
    abort : str or None
        The reason told at finalisation.
    result, result_comment : str or None
        Status and automatic comment that scoring gave.
    jury : Jury
    jury_comment, internal_comment : str
    version : int
        Grows with each event that concerns this seat.
    """

    number: int
    extra_time_percent: int = 0
    account: str | None = None
    move_account: str | None = None
    move_asked: datetime | None = None
    joined: datetime | None = None
    permitted: datetime | None = None
    resume_asked: datetime | None = None
    instructed: bool = False
    sitting: str | None = None
    verification_code: str | None = None
    started: datetime | None = None
    ended: datetime | None = None
    state: TestState | None = None
    end_reason: str = ""
    minutes_added: int = 0
    decisions: tuple[Decision, ...] = ()
    issues: tuple[IssueReport, ...] = ()
    abort: Abort | None = None
    result: ResultStatus | None = None
    result_comment: str | None = None
    jury: Jury = NO_DECISION
    jury_comment: str = ""
    internal_comment: str = ""
    version: int = 0

    @property
    def has_test(self) -> bool:
        """Whether a test was begun."""
        return self.state is not None

    @property
    def is_under_way(self) -> bool:
        """Whether the test goes on."""
        return self.state == "started"

    @property
    def needs_reason(self) -> bool:
        """Whether finalising asks why the test was left unfinished."""
        return self.has_test and self.state != "completed"

    @property
    def likely_abort(self) -> Abort | None:
        """What the way the test ended says of the reason; None where only people can tell."""
        return _ABORT.get(self.end_reason)

    @property
    def outcome(self) -> tuple[ResultStatus | None, str | None]:
        """Status and automatic comment, the jury's decisions counted in."""
        if self.result is None:
            return None, None
        return self.jury.settle(self.result, self.result_comment)

    @property
    def seen_comment(self) -> str:
        """What the jury wrote, where its candidate may read it once published; else nothing."""
        seen = visible_result(
            published=True,
            result=self.outcome[0],
            is_owner=True,
            has_comment=bool(self.jury_comment),
        )
        return self.jury_comment if seen.comment else ""

    def is_permitted(self, now: datetime) -> bool:
        """Whether entry is permitted now."""
        return is_permitted(self.permitted, now)

    def answering_refusal(self, now: datetime) -> str | None:
        """Why nothing can be answered any more in the test; None while it goes on."""
        assert self.state is not None
        assert self.started is not None
        return answering_refusal(self.state, too_old=is_test_too_old(self.started, now))

    def report_line(self, abort: Abort | None) -> ReportLine:
        """The line of this test in the report of the session."""
        assert self.state is not None
        return ReportLine(self.state, abort if self.needs_reason else None)

    @property
    def finished_test(self) -> FinishedTest:
        """The test as the sorting of sessions sees it."""
        return FinishedTest(
            result=self.outcome[0],
            by_invigilator=self.state == "endedByInvigilator",
            waits_for_jury=any(i.is_impactful and not i.resolved for i in self.issues),
        )
