"""The room as JSON, schema ``pixsim/room/1``: what every invigilator's screen shows.

``version`` grows with each event of the room, ``version`` of a seat with each that concerns an
invigilator about that candidate: an order is refused when it was given on another. Moments are ISO
8601 with their zone. Error and state words are stable; the screens say them in French.
``extra_time_shown`` is the percentage while the test runs, as at Pix, and None otherwise.

States of a seat (``state``): ``absent`` (nobody has joined), ``waiting``, ``permitted``,
``under_way``, ``reporting``, ``interrupted``, ``asking_back``, ``ended``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, Final

from pixsim.bank.question import Question
from pixsim.room.durations import PERMISSION
from pixsim.room.invigilator_line import Line, LineFacts, invigilator_line
from pixsim.room.person import Person
from pixsim.room.reports import SUBCATEGORY, Features, reasons_offered
from pixsim.room.seat import Seat
from pixsim.room.state import PastOutage
from pixsim.running.room.admission import check_admission
from pixsim.running.room.open_room import LOST, RoomUnderWay, seat_version
from pixsim.session.state import Session

SCHEMA: Final = "pixsim/room/1"
NOBODY = Person("", "")
Json = dict[str, Any]


def room_view(desk: RoomUnderWay) -> Json:
    """The whole room, now."""
    room, now = desk.room, desk.now()
    seats = [_seat_view(desk, room.seats[number], now) for number in desk.kept.ordered]
    return {
        "schema": SCHEMA,
        "official": False,
        "version": room.version,
        "now": now.isoformat(),
        "number": room.number,
        "status": room.status,
        "rules": room.rules,
        "seeded": room.seeded,
        "offline": room.offline,
        **room.fields.model_dump(),
        "access_code": room.access_code,
        "first_start": _iso_or_none(room.first_start),
        "may_start": room.may_start(now),
        "finalised_at": _iso_or_none(room.finalised),
        "published_at": _iso_or_none(room.published),
        "officer": room.officer,
        "comment": room.comment,
        "to_publish": room.is_to_publish if room.finalised is not None else None,
        "erased": room.erased,
        "minutes_owed": max((seat["minutes_owed"] for seat in seats), default=0),
        "outages": [_outage_view(outage) for outage in room.outages],
        "counts": dict(Counter(seat["state"] for seat in seats)),
        "requests": _pending_requests(seats),
        "seats": seats,
    }


def _outage_view(outage: PastOutage) -> Json:
    """When the room was not there, what each lost by it, and who had it back."""
    return {
        "since": _iso_or_none(outage.since),
        "until": _iso_or_none(outage.until),
        "owed": {str(seat): minutes for seat, minutes in outage.owed.items()},
        "given": sorted(outage.given),
    }


def _of_their_own(desk: RoomUnderWay, seat: int) -> list[str]:
    """What a candidate has and not everybody: the room itself says that it is without the web."""
    found = desk.accommodations(seat)
    return [one for one in found if not (desk.room.offline and one == "offline")]


def _iso_or_none(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _seat_view(desk: RoomUnderWay, seat: Seat, now: datetime) -> Json:
    person = desk.people.get(seat.number, NOBODY)
    session = desk.exam(seat.number).session if seat.is_under_way else _closed_session(desk, seat)
    shown = invigilator_line(_line_facts(desk, seat, session), now)
    status, comment = seat.outcome
    last = desk.last_sign(seat.number)
    state = _seat_state(desk, seat, session, now)
    return {
        "seat": seat.number,
        "version": seat_version(desk, seat),
        "name": desk.kept.name(seat.number),
        "first_name": person.first_name,
        "last_name": person.last_name,
        "birth_date": person.birth_date,
        "external_id": person.external_id,
        "profile": person.profile_id,
        "extra_time_percent": seat.extra_time_percent,
        "extra_time_shown": shown.extra_time_percent,
        "accommodations": _of_their_own(desk, seat.number),
        "admission": _admission_view(desk, seat),
        "own_terminal": desk.is_linked(seat.number),
        "state": state,
        "tags": list(shown.tags),
        "actions": list(shown.actions),
        "joined_at": _iso_or_none(seat.joined),
        "instructed": seat.instructed,
        "permitted_until": _permitted_until(seat, now),
        "move_since": _iso_or_none(seat.move_asked),
        "minutes_owed": sum(desk.room.owed(seat.number).values()),
        "asks_since": _iso_or_none(seat.resume_asked),
        "sitting": seat.sitting,
        "verification_code": seat.verification_code,
        **_seat_times(seat, session, shown, now),
        **_progress_view(session),
        "last_sign": _iso_or_none(last),
        "silent_seconds": _silence_seconds(seat, last, now),
        "reports": _report_views(seat, session),
        "issues": _issue_views(seat),
        "ended_at": _iso_or_none(seat.ended),
        "end_state": seat.state if seat.state != "started" else None,
        "end_reason": seat.end_reason or None,
        "needs_reason": seat.needs_reason,
        "abort": seat.abort or seat.likely_abort,
        "result": status,
        "result_comment": comment,
        "cancelled": seat.jury.cancelled,
        "fraud": seat.jury.fraud,
        "jury_comment": seat.jury_comment,
        "internal_comment": seat.internal_comment,
    }


def _admission_view(desk: RoomUnderWay, seat: Seat) -> Json | None:
    """What the door will say of the profile; None once the test has begun, or names were erased."""
    if seat.has_test or seat.number not in desk.people:
        return None
    profile = desk.recent_profile(seat.number)
    return asdict(check_admission(profile, desk.room.rules, desk.framework, desk.now()))


def _closed_session(desk: RoomUnderWay, seat: Seat) -> Session | None:
    """The session of a test that is over: its reports are decided on until the room is finalised."""
    if not seat.has_test:
        return None
    exam = desk.sittings.get(seat.number)
    if exam is None and desk.room.finalised is None:
        try:
            exam = desk.exam(seat.number)
        except LOST:
            return None
    return None if exam is None else exam.session


def _line_facts(desk: RoomUnderWay, seat: Seat, session: Session | None) -> LineFacts:
    return LineFacts(
        state=seat.state,
        started=seat.started,
        first_start=desk.room.first_start,
        permitted=seat.permitted,
        challenge_alert=session is not None and session.report_pending,
        extra_time=seat.extra_time_percent / 100,
    )


def _seat_state(desk: RoomUnderWay, seat: Seat, session: Session | None, now: datetime) -> str:
    if not seat.has_test:
        if seat.is_permitted(now):
            return "permitted"
        return "waiting" if seat.account is not None else "absent"
    if not seat.is_under_way:
        return "ended"
    if seat.resume_asked is not None:
        return "asking_back"
    if not desk.is_inside(seat.number):
        return "interrupted"
    return "reporting" if session is not None and session.report_pending else "under_way"


def _permitted_until(seat: Seat, now: datetime) -> str | None:
    if seat.permitted is None or not seat.is_permitted(now):
        return None
    return _iso_or_none(seat.permitted + PERMISSION)


def _seat_times(seat: Seat, session: Session | None, shown: Line, now: datetime) -> Json:
    """Start, ends and time left; the theoretical end has no extra time, as at Pix."""
    if session is None or session.started_at is None:
        return {
            "started_at": _iso_or_none(seat.started),
            "theoretical_end": None,
            "deadline": None,
            "remaining_seconds": None,
            "minutes_added": seat.minutes_added,
        }
    end = shown.theoretical_end
    over = session.is_over
    return {
        "started_at": _iso_or_none(session.started_at),
        "theoretical_end": _iso_or_none(None if end is None else session.started_at + end),
        "deadline": _iso_or_none(session.deadline),
        "remaining_seconds": None if over else _whole_seconds(session.remaining(now)),
        "minutes_added": seat.minutes_added,
    }


def _whole_seconds(span: timedelta) -> int:
    return int(span.total_seconds())


def _silence_seconds(seat: Seat, last: datetime | None, now: datetime) -> int | None:
    if not seat.is_under_way or last is None:
        return None
    return max(0, _whole_seconds(now - last))


def _progress_view(session: Session | None) -> Json:
    if session is None:
        return {
            "question": None,
            "length": None,
            "answered": None,
            "focus_losses": None,
            "focus_lost": False,
        }
    return {
        "question": min(session.number, session.length),
        "length": session.length,
        "answered": len(session.responses),
        "focus_losses": session.focus_losses,
        "focus_lost": session.focus_lost,
    }


def _report_views(seat: Seat, session: Session | None) -> list[Json]:
    """Problems told during the test, oldest first, with what the invigilator said of each."""
    if session is None:
        return []
    decisions = {decision.place: decision for decision in seat.decisions}
    at_once = session.sitting.invigilator_decides
    found = []
    for place, (number, report, text) in enumerate(session.reports):
        decision = decisions.get(place)
        waits = decision is None and (
            not at_once or (session.report_pending and place == len(session.reports) - 1)
        )
        question = _question_reported(session, place, number)
        found.append(
            {
                "place": place,
                "question": number,
                "code": report.value,
                "text": text,
                "at": _iso_or_none(session.reported_at[place]),
                "waits": waits,
                "urgent": waits and at_once,
                "confirmed": None if decision is None else decision.confirmed,
                "reason": None if decision is None else decision.reason or None,
                "likely_reason": SUBCATEGORY.get(report.value),
                "reasons": [
                    {"code": code, "subcategory": SUBCATEGORY[code]}
                    for code in (reasons_offered(_question_features(question)) if question else ())
                ],
            }
        )
    return found


def _question_reported(session: Session, place: int, number: int) -> Question | None:
    """The question a report is on: under V3 only the present one can be decided on."""
    if session.sitting.fixed is not None:
        return session.sitting.fixed[number - 1]
    is_last = place == len(session.reports) - 1
    return session.question if session.report_pending and is_last else None


def _question_features(question: Question) -> Features:
    return Features(
        embed=question.task is not None, file=bool(question.attachments), focus=question.focus
    )


def _issue_views(seat: Seat) -> list[Json]:
    return [
        {
            "place": place,
            "code": issue.code,
            "category": issue.category,
            "subcategory": issue.subcategory,
            "description": issue.description,
            "question": issue.question,
            "impactful": issue.is_impactful,
            "resolved": issue.resolved,
        }
        for place, issue in enumerate(seat.issues)
    ]


def _pending_requests(seats: list[Json]) -> list[Json]:
    """What waits for the invigilator, oldest first: reports, moves, returns, silence, windows left."""
    found: list[Json] = []
    for seat in seats:
        who = {name: seat[name] for name in ("seat", "name", "birth_date", "question")}
        found += [
            {
                "kind": "report",
                "since": r["at"],
                "place": r["place"],
                **who,
                "question": r["question"],
            }
            for r in seat["reports"]
            if r["urgent"] and seat["state"] != "ended"
        ]
        if seat["move_since"] is not None:
            found.append({"kind": "move", "since": seat["move_since"], **who})
        if seat["state"] == "asking_back" and seat["move_since"] is None:
            found.append({"kind": "back", "since": seat["asks_since"], **who})
        elif seat["state"] == "interrupted" and not _is_expected(seat):
            found.append({"kind": "silent", "since": seat["last_sign"], **who})
        elif seat["focus_lost"] and seat["state"] == "under_way":
            found.append({"kind": "focus", "since": seat["last_sign"], **who})
        if seat["state"] == "waiting" and seat["move_since"] is None:
            found.append({"kind": "waiting", "since": seat["joined_at"], **who})
    return sorted(found, key=lambda request: request["since"] or "")


def _is_expected(seat: Json) -> bool:
    """Whether somebody who is not there is on their way: asked about already, or permitted."""
    return seat["move_since"] is not None or seat["permitted_until"] is not None


def look_at_question(desk: RoomUnderWay, seat: int) -> Json:
    """The question a candidate has in front of them, and how the others went, as the desk shows it."""
    session = desk.exam(seat).session
    question = session.question
    shown = session.shown_at
    return {
        "schema": "pixsim/room-look/1",
        "seat": seat,
        "name": desk.kept.name(seat),
        "birth_date": desk.people.get(seat, NOBODY).birth_date,
        "question": min(session.number, session.length),
        "length": session.length,
        "competence": None if question is None else question.competence,
        "type": None if question is None else question.type,
        "statement": None if question is None else question.statement,
        "focus": question is not None and question.focus,
        "seconds": None if shown is None else max(0, _whole_seconds(desk.now() - shown)),
        "passed": sum(response.answer is None for response in session.responses),
        "answered": sum(response.answer is not None for response in session.responses),
    }
