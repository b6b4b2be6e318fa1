"""What each event does to a room: reports after the test, finalisation, publication, the jury."""

from __future__ import annotations

from dataclasses import replace

from pixsim.room import events as happened
from pixsim.room.events import RoomRefusedError
from pixsim.room.jury import jury_refusal
from pixsim.room.lifecycle import ended_by_finalisation
from pixsim.room.reports import ReportRefusedError, issue_report
from pixsim.room.state import Room
from pixsim.room.transitions import apply_room_event, refuse_if


@apply_room_event.register
def _after_issue_entered(event: happened.IssueEntered, room: Room) -> Room:
    seat = room.seat(event.seat)
    refuse_if(not seat.has_test, "no_test_started")
    refuse_if(room.finalised is not None, "already_finalised")
    try:
        issue = issue_report(event.category, event.subcategory, event.description, event.question)
    except ReportRefusedError as error:
        raise RoomRefusedError(error.error) from error
    refuse_if(room.rules != "v2" and not issue.is_offered_under_v3, "invalid_report")
    return room.with_seat(replace(seat, issues=(*seat.issues, issue)))


@apply_room_event.register
def _after_issue_withdrawn(event: happened.IssueWithdrawn, room: Room) -> Room:
    refuse_if(room.finalised is not None, "already_finalised")
    seat = room.seat(event.seat)
    refuse_if(not 0 <= event.place < len(seat.issues), "no_such_report")
    kept = tuple(issue for place, issue in enumerate(seat.issues) if place != event.place)
    return room.with_seat(replace(seat, issues=kept))


@apply_room_event.register
def _after_issue_resolved(event: happened.IssueResolved, room: Room) -> Room:
    refuse_if(room.finalised is None, "not_finalised")
    seat = room.seat(event.seat)
    refuse_if(not 0 <= event.place < len(seat.issues), "no_such_report")
    issues = tuple(
        replace(issue, resolved=True) if place == event.place else issue
        for place, issue in enumerate(seat.issues)
    )
    return room.with_seat(replace(seat, issues=issues))


@apply_room_event.register
def _after_result_settled(event: happened.ResultSettled, room: Room) -> Room:
    seat = room.seat(event.seat)
    refuse_if(not seat.has_test, "no_test_started")
    return room.with_seat(replace(seat, result=event.status, result_comment=event.comment))


@apply_room_event.register
def _after_finalised(event: happened.Finalised, room: Room) -> Room:
    if (error := room.finalisation_refusal(event.aborts)) is not None:
        raise RoomRefusedError(error)
    for seat in room.tests:
        assert seat.state is not None
        room = room.with_seat(
            replace(
                seat,
                state=ended_by_finalisation(seat.state),
                abort=event.aborts.get(seat.number) if seat.needs_reason else None,
                ended=seat.ended or event.at,
                permitted=None,
                resume_asked=None,
            )
        )
    return replace(room, finalised=event.at, comment=event.comment)


@apply_room_event.register
def _after_unfinalised(event: happened.Unfinalised, room: Room) -> Room:  # noqa: ARG001
    refuse_if(room.published is not None, "already_published")
    refuse_if(room.finalised is None, "not_finalised")
    return replace(room, finalised=None, comment="", officer="")


@apply_room_event.register
def _after_officer_assigned(event: happened.OfficerAssigned, room: Room) -> Room:
    refuse_if(room.finalised is None, "not_finalised")
    return replace(room, officer=event.by)


@apply_room_event.register
def _after_published(event: happened.Published, room: Room) -> Room:
    refuse_if(room.published is not None, "already_published")
    missing = any(seat.outcome[0] in (None, "error") for seat in room.tests)
    refuse_if(missing, "a_result_is_missing_or_in_error")
    refuse_if(room.finalised is None, "not_finalised")
    return replace(room, published=event.at)


@apply_room_event.register
def _after_unpublished(event: happened.Unpublished, room: Room) -> Room:  # noqa: ARG001
    return replace(room, published=None)


@apply_room_event.register
def _after_jury_decided(event: happened.JuryDecided, room: Room) -> Room:
    seat = room.seat(event.seat)
    finalised = room.finalised is not None
    error = jury_refusal(event.act, finalised=finalised, has_result=seat.result is not None)
    if error is not None:
        raise RoomRefusedError(error)
    return room.with_seat(replace(seat, jury=seat.jury.after(event.act)))


@apply_room_event.register
def _after_jury_commented(event: happened.JuryCommented, room: Room) -> Room:
    seat = room.seat(event.seat)
    refuse_if(not seat.has_test, "no_test_started")
    told = {"internal_comment" if event.internal else "jury_comment": event.text}
    return room.with_seat(replace(seat, **told))  # type: ignore[arg-type]


@apply_room_event.register
def _after_people_erased(event: happened.PeopleErased, room: Room) -> Room:  # noqa: ARG001
    under_way = any(seat.is_under_way for seat in room.seats.values())
    refuse_if(under_way, "test_under_way")
    return replace(room, erased=True)


@apply_room_event.register
def _after_room_deleted(event: happened.RoomDeleted, room: Room) -> Room:  # noqa: ARG001
    refuse_if(bool(room.tests), "session_started")
    return replace(room, seats={}, deleted=True)
