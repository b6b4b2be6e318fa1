"""What the papers of a room say: who is on its list, what happened, what was obtained."""

from __future__ import annotations

from datetime import date

from pixsim.documents.results_table import ResultLine
from pixsim.documents.session_sheets import Incident, SessionFacts, SheetPerson
from pixsim.foundation.i18n import gettext as _
from pixsim.report.result.common import AnyResult
from pixsim.report.rule_sets import read_result
from pixsim.room.person import Person
from pixsim.room.reports import CODES, IN_CHALLENGE
from pixsim.room.seat import Seat
from pixsim.room.state import PastOutage
from pixsim.store.rooms.journal import KeptRoom
from pixsim.store.sittings.journal import Journal


def room_session(kept: KeptRoom) -> SessionFacts:
    """Where and when a room is held."""
    fields = kept.room.fields
    return SessionFacts(
        session=str(kept.room.number),
        day=entered_day(fields.date),
        time=fields.time,
        place=fields.address,
        room=fields.room,
        examiner=fields.examiner,
    )


def room_sheet_people(kept: KeptRoom) -> tuple[SheetPerson, ...]:
    """Who is expected, by surname."""
    return tuple(_sheet_person(kept, number) for number in kept.ordered)


def room_incidents(kept: KeptRoom) -> tuple[Incident, ...]:
    """Times without the room, problems confirmed during the tests, reports entered after them."""
    found = [_outage_incident(kept, outage) for outage in kept.room.outages]
    for number in kept.ordered:
        seat, who = kept.room.seats[number], kept.label(number)
        found += [
            Incident(
                who=who,
                question=str(decision.question),
                at=f"{decision.at.astimezone():%H:%M}",
                code=CODES.get((IN_CHALLENGE, decision.reason), ""),
            )
            for decision in seat.decisions
            if decision.confirmed
        ]
        found += [
            Incident(
                who=who,
                question="" if issue.question is None else str(issue.question),
                code=issue.code,
                text=issue.description or "",
            )
            for issue in seat.issues
        ]
    return tuple(found)


def _outage_incident(kept: KeptRoom, outage: PastOutage) -> Incident:
    """When the room was not there, for whom, and what they had back."""
    since, until = (f"{at.astimezone():%H:%M:%S}" for at in (outage.since, outage.until))
    back = ", ".join(f"{kept.label(seat)} {outage.owed[seat]} min" for seat in sorted(outage.given))
    not_back = ", ".join(kept.label(seat) for seat in sorted(set(outage.owed) - outage.given))
    said = [
        _("Salle arrêtée de {since} à {until}, épreuves en cours.").format(since=since, until=until)
    ]
    said += [_("Temps rendu : {people}.").format(people=back)] if back else []
    said += [_("Non rendu : {people}.").format(people=not_back)] if not_back else []
    return Incident(who=_("Toute la salle"), at=since[:5], text=" ".join(said))


def room_results(kept: KeptRoom, journal: Journal) -> list[ResultLine]:
    """The results of a room that was published, one line a test, by surname.

    Raises
    ------
    JournalError
    """
    seats = (kept.room.seats[number] for number in kept.ordered)
    return [_result_line(kept, seat, journal) for seat in seats if seat.has_test]


def _result_line(kept: KeptRoom, seat: Seat, journal: Journal) -> ResultLine:
    person = kept.people.get(seat.number, Person("", kept.name(seat.number)))
    return ResultLine(
        number=seat.verification_code or "",
        first_name=person.first_name,
        last_name=person.last_name,
        result=_result_of_seat(journal, seat),
        status=seat.outcome[0] or "",
        born=entered_day(person.birth_date or ""),
        external_id=person.external_id or "",
        comment=seat.jury_comment,
        session=str(kept.room.number),
        place=kept.room.fields.address,
    )


def _result_of_seat(journal: Journal, seat: Seat) -> AnyResult | None:
    body = None if seat.sitting is None else journal.result(seat.sitting)
    return None if body is None else read_result(body)


def _sheet_person(kept: KeptRoom, number: int) -> SheetPerson:
    person = kept.people.get(number)
    return SheetPerson(
        number=number,
        name=kept.name(number),
        born=None if person is None else entered_day(person.birth_date or ""),
        external_id="" if person is None else person.external_id or "",
        extra_time_percent=kept.room.seats[number].extra_time_percent,
    )


def entered_day(text: str) -> date | None:
    """A day as it was entered; None where there is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
