"""What happens in a room; each event has its moment and its author, and is never changed.

No event holds what identifies a candidate: names are kept beside them, by number of the seat, so
that they can be deleted while the rest stays as it was signed.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from pixsim.room.jury import JuryAct
from pixsim.room.lifecycle import Abort, ResultStatus, TestState

TEXT = 500  # signs of a comment or description
MOST_MINUTES = 240  # added in one act

Text = Annotated[str, Field(max_length=TEXT)]
Minutes = Annotated[int, Field(ge=1, le=MOST_MINUTES)]
Percent = Annotated[int, Field(ge=0, le=200)]


class RoomRefusedError(ValueError):
    """Something that cannot happen in the room now; nothing was changed.

    Attributes
    ----------
    error : str
        Stable word, e.g. ``already_finalised``.
    """

    def __init__(self, error: str) -> None:
        self.error = error
        super().__init__(error)


class BaseRoomEvent(BaseModel):
    """What happened at one moment, and who did it.

    Attributes
    ----------
    at : datetime
    by : str
        The invigilator as they call themselves; empty for a candidate or the clock.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: datetime
    by: str = Field(default="", max_length=80)


class SeatEvent(BaseRoomEvent):
    """What concerns one candidate."""

    seat: int


class RoomFields(BaseModel):
    """Where and when; see `pixsim.room.registration_checks.session_faults`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    address: str
    room: str
    date: str
    time: str
    examiner: str
    description: str = ""


class RoomCreated(BaseRoomEvent):
    """A session was entered: its codes are drawn now."""

    kind: Literal["room_created"] = "room_created"
    number: int
    rules: str
    fields: RoomFields
    access_code: str
    password: str = Field(description="As `pixsim.room.codes.hide_password` keeps it.")
    seeded: int = Field(default=0, ge=0, description="Questions on trial of each test (V3).")
    offline: bool = Field(default=False, description="No question that needs the web.")


class FieldsChanged(BaseRoomEvent):
    """Where and when were corrected."""

    kind: Literal["fields_changed"] = "fields_changed"
    fields: RoomFields


class PasswordChanged(BaseRoomEvent):
    """Another password for the invigilators."""

    kind: Literal["password_changed"] = "password_changed"
    password: str


class InvigilatorCame(BaseRoomEvent):
    """Somebody opened the invigilator's view."""

    kind: Literal["invigilator_came"] = "invigilator_came"


class Enrolled(SeatEvent):
    """A candidate was put on the list; who it is, is kept beside the events."""

    kind: Literal["enrolled"] = "enrolled"
    extra_time_percent: Percent = 0


class ListReplaced(BaseRoomEvent):
    """A list took the place of all candidates; pairs of seat and extra time."""

    kind: Literal["list_replaced"] = "list_replaced"
    seats: tuple[tuple[int, Percent], ...]


class SeatRemoved(SeatEvent):
    """A candidate was taken off the list."""

    kind: Literal["seat_removed"] = "seat_removed"


class Joined(SeatEvent):
    """Somebody gave the identity of this candidate.

    Attributes
    ----------
    account : str
        What knows them again: the hash of a browser's token, or a place at the shared machine.
    """

    kind: Literal["joined"] = "joined"
    account: str


class MoveAsked(SeatEvent):
    """Somebody gave the identity of this candidate at another machine than theirs.

    Attributes
    ----------
    account : str
        Of the other machine, as of `Joined`.
    """

    kind: Literal["move_asked"] = "move_asked"
    account: str


class MoveAuthorised(SeatEvent):
    """The candidate goes on at the machine that asked; what they may do there is permitted too."""

    kind: Literal["move_authorised"] = "move_authorised"


class MoveRefused(SeatEvent):
    """They stay where they are."""

    kind: Literal["move_refused"] = "move_refused"


class Freed(SeatEvent):
    """The seat may be joined again, from elsewhere: the invigilator saw to it."""

    kind: Literal["freed"] = "freed"


class InstructionsSeen(SeatEvent):
    """The instructions were read and the rules ticked."""

    kind: Literal["instructions_seen"] = "instructions_seen"


class EntryRefused(BaseRoomEvent):
    """Somebody was not let in; the seat is None where nobody was recognised."""

    kind: Literal["entry_refused"] = "entry_refused"
    seat: int | None = None
    error: str


class PresenceConfirmed(SeatEvent):
    """The invigilator has seen the person: a start is permitted for 15 minutes."""

    kind: Literal["presence_confirmed"] = "presence_confirmed"


class PresenceCancelled(SeatEvent):
    """The permission was taken back."""

    kind: Literal["presence_cancelled"] = "presence_cancelled"


class ResumeAsked(SeatEvent):
    """The candidate is back and asks to go on."""

    kind: Literal["resume_asked"] = "resume_asked"


class ResumeAuthorised(SeatEvent):
    """A return is permitted for 15 minutes."""

    kind: Literal["resume_authorised"] = "resume_authorised"


class TestStarted(SeatEvent):
    """The access code was given: the test begins and the permission is used up."""

    __test__ = False  # pytest would take it for tests

    kind: Literal["test_started"] = "test_started"
    sitting: str
    verification_code: str


class TestResumed(SeatEvent):
    """The test was taken up again; the permission is used up."""

    __test__ = False

    kind: Literal["test_resumed"] = "test_resumed"


class TimeGiven(SeatEvent):
    """The invigilator gave minutes."""

    kind: Literal["time_given"] = "time_given"
    minutes: Minutes


class Outage(BaseRoomEvent):
    """The room was closed, or its server dead, while tests were under way; known once it is back.

    Attributes
    ----------
    since : datetime
        When it was last alive.
    seats : tuple of int
        Whose tests lost time by it.
    """

    kind: Literal["outage"] = "outage"
    since: datetime
    seats: tuple[int, ...]


class TimeGivenBack(SeatEvent):
    """The minutes of an outage were given back, once.

    Attributes
    ----------
    outage : int
        Its place among those of the room, from 0.
    """

    kind: Literal["time_given_back"] = "time_given_back"
    outage: int
    minutes: Minutes


class ReportDecided(SeatEvent):
    """The invigilator looked at a reported problem.

    Attributes
    ----------
    place : int
        Of the report among those of the test, from 0.
    question : int
    confirmed : bool
    reason : str
        Subcategory, where it was confirmed under V3.
    """

    kind: Literal["report_decided"] = "report_decided"
    place: int
    question: int
    confirmed: bool
    reason: str = ""


class TestEnded(SeatEvent):
    """The test is over.

    Attributes
    ----------
    state : str
    reason : str
        End reason of the sitting.
    """

    __test__ = False

    kind: Literal["test_ended"] = "test_ended"
    state: TestState
    reason: str = ""


class IssueEntered(SeatEvent):
    """A report was entered after the test; see `pixsim.room.reports.issue_report`."""

    kind: Literal["issue_entered"] = "issue_entered"
    category: str
    subcategory: str | None = None
    description: Text | None = None
    question: int | None = None


class IssueWithdrawn(SeatEvent):
    """A report was taken back before the session was finalised."""

    kind: Literal["issue_withdrawn"] = "issue_withdrawn"
    place: int


class IssueResolved(SeatEvent):
    """The jury has dealt with a report."""

    kind: Literal["issue_resolved"] = "issue_resolved"
    place: int
    text: Text = ""


class ResultSettled(SeatEvent):
    """Scoring gave a result, or failed to."""

    kind: Literal["result_settled"] = "result_settled"
    status: ResultStatus
    comment: str | None = None


class Finalised(BaseRoomEvent):
    """The session is over: reasons for tests left unfinished, by seat."""

    kind: Literal["finalised"] = "finalised"
    comment: Text = ""
    aborts: dict[int, Abort] = Field(default_factory=dict)


class Unfinalised(BaseRoomEvent):
    """The session may be corrected and finalised again; tests that were ended stay so."""

    kind: Literal["unfinalised"] = "unfinalised"


class OfficerAssigned(BaseRoomEvent):
    """Somebody of the jury takes the session."""

    kind: Literal["officer_assigned"] = "officer_assigned"


class Published(BaseRoomEvent):
    """Candidates see their results from now: the day of delivery."""

    kind: Literal["published"] = "published"


class Unpublished(BaseRoomEvent):
    """Results are hidden again."""

    kind: Literal["unpublished"] = "unpublished"


class JuryDecided(SeatEvent):
    """The jury cancels or rejects a test, or takes that back."""

    kind: Literal["jury_decided"] = "jury_decided"
    act: JuryAct


class JuryCommented(SeatEvent):
    """The jury wrote to the candidate, or for itself alone."""

    kind: Literal["jury_commented"] = "jury_commented"
    text: Text
    internal: bool = False


class PeopleErased(BaseRoomEvent):
    """The names of the candidates were deleted; results keep their seats."""

    kind: Literal["people_erased"] = "people_erased"


class RoomDeleted(BaseRoomEvent):
    """A session that never began is gone."""

    kind: Literal["room_deleted"] = "room_deleted"


RoomEvent = Annotated[
    RoomCreated
    | FieldsChanged
    | PasswordChanged
    | InvigilatorCame
    | Enrolled
    | ListReplaced
    | SeatRemoved
    | Joined
    | MoveAsked
    | MoveAuthorised
    | MoveRefused
    | Freed
    | InstructionsSeen
    | EntryRefused
    | PresenceConfirmed
    | PresenceCancelled
    | ResumeAsked
    | ResumeAuthorised
    | TestStarted
    | TestResumed
    | TimeGiven
    | Outage
    | TimeGivenBack
    | ReportDecided
    | TestEnded
    | IssueEntered
    | IssueWithdrawn
    | IssueResolved
    | ResultSettled
    | Finalised
    | Unfinalised
    | OfficerAssigned
    | Published
    | Unpublished
    | JuryDecided
    | JuryCommented
    | PeopleErased
    | RoomDeleted,
    Field(discriminator="kind"),
]
ROOM_EVENT: TypeAdapter[RoomEvent] = TypeAdapter(RoomEvent)
