"""``pixsim room list`` and ``show``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from pixsim.cli.console.output import emit_json, say
from pixsim.cli.room.held_room import json_option, kept_room, number_argument, profile_of
from pixsim.cli.sources import load_framework, open_journal
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import numeric_date

if TYPE_CHECKING:
    from pixsim.room.seat import Seat
    from pixsim.store.rooms.journal import KeptRoom


@click.command("list", help=_("Liste les salles de cette machine, la plus récente d'abord."))
@json_option
def list_rooms(as_json: bool) -> None:
    """Print number, date, place, state and how many people."""
    from pixsim.store.errors import AlteredSittingError
    from pixsim.store.rooms.journal import Rooms

    rooms = Rooms(open_journal())
    found, altered = [], []
    for number in rooms.numbers():
        try:
            found.append(rooms.load(number))
        except AlteredSittingError:
            altered.append(number)
    if as_json:
        documents = [_room_summary(kept) for kept in found]
        emit_json({"schema": "pixsim/rooms/1", "rooms": documents, "altered": altered})
        return
    if not found and not altered:
        say(_("Aucune salle. Pour en créer une : pixsim room new"))
    for kept in found:
        say(_room_line(kept))
    for number in altered:
        say(_("{n:>4}  illisible : altérée sur le disque").format(n=number))


def _room_summary(kept: KeptRoom) -> dict[str, Any]:
    room = kept.room
    return {
        "number": room.number,
        "status": room.status,
        "rules": room.rules,
        "seeded": room.seeded,
        "offline": room.offline,
        **room.fields.model_dump(),
        "candidates": len(room.seats),
        "tests": len(room.tests),
        "under_way": sum(seat.is_under_way for seat in room.tests),
        "to_publish": room.is_to_publish if room.finalised is not None else None,
        "finalised_at": None if room.finalised is None else room.finalised.isoformat(),
        "published_at": None if room.published is None else room.published.isoformat(),
    }


def _room_line(kept: KeptRoom) -> str:
    from pixsim.report.room.wording import status_words

    room, fields = kept.room, kept.room.fields
    n = len(room.seats)
    people = ngettext("{n} candidat", "{n} candidats", n).format(n=n)
    return (
        f"{room.number:>4}  {fields.date} {fields.time}  {room.rules.upper()}  "
        f"{fields.address}, {fields.room} · {people} · "
        + status_words(room.status, to_publish=room.is_to_publish)
    )


@click.command(
    help=_(
        "Montre une salle : ses codes, ses candidats, leur état. --history : tout ce qui s'y est passé."
    ),
    short_help=_("Montre une salle et ses candidats."),
)
@number_argument
@click.option("--history", is_flag=True, help=_("Chaque événement, avec l'heure et l'auteur."))
@json_option
def show(number: int, history: bool, as_json: bool) -> None:
    """Print a room as it is kept; nothing is recorded, whoever holds it."""
    from pixsim.store.rooms.journal import Rooms

    rooms = Rooms(open_journal())
    kept = kept_room(number)
    integrity = rooms.integrity(number)
    events = rooms.history(number) if history else []
    if as_json:
        document = _room_summary(kept) | {
            "schema": "pixsim/room-kept/1",
            "official": False,
            "integrity": integrity,
            "access_code": kept.room.access_code,
            "comment": kept.room.comment,
            "seats": [_seat_document(kept, kept.room.seats[n]) for n in kept.ordered],
        }
        if history:
            document["events"] = [
                event.model_dump(mode="json", exclude={"password", "account"}) for event in events
            ]
        emit_json(document)
        return
    _say_room(kept)
    if integrity == "altered":
        say(_("ALTÉRÉE : le journal de cette salle n'est plus ce que pixsim a écrit."))
    for event in events:
        who = event.by or _("candidat ou horloge")
        seat = getattr(event, "seat", None)
        of = "" if seat is None else kept.label(seat)
        say(f"{event.at.astimezone():%d/%m %H:%M:%S}  {event.kind:<20} {of:<40} {who}")


def _seat_document(kept: KeptRoom, seat: Seat) -> dict[str, Any]:
    person = kept.people.get(seat.number)
    status, comment = seat.outcome
    return {
        "seat": seat.number,
        "name": kept.name(seat.number),
        "birth_date": person.birth_date if person else None,
        "external_id": person.external_id if person else None,
        "profile": person.profile_id if person else None,
        "extra_time_percent": seat.extra_time_percent,
        "state": seat.state,
        "end_reason": seat.end_reason or None,
        "abort": seat.abort,
        "minutes_added": seat.minutes_added,
        "sitting": seat.sitting,
        "verification_code": seat.verification_code,
        "result": status,
        "result_comment": comment,
        "jury_comment": seat.jury_comment,
        "internal_comment": seat.internal_comment,
        "issues": [issue.code for issue in seat.issues],
    }


def _say_room(kept: KeptRoom) -> None:
    from pixsim.report.room.wording import status_words

    room, fields = kept.room, kept.room.fields
    say(_("Session {n} · {status}").format(
        n=room.number, status=status_words(room.status, to_publish=room.is_to_publish)
    ))  # fmt: skip
    say(f"{fields.address}, {fields.room} · {fields.date} {fields.time} · {room.rules.upper()}")
    say(_("Surveillant : {name}    Code d'accès : {code}").format(
        name=fields.examiner, code=room.access_code
    ))  # fmt: skip
    if room.seeded:
        said = ngettext(
            "{n} question à l'essai par épreuve", "{n} questions à l'essai par épreuve", room.seeded
        )
        say(said.format(n=room.seeded))
    if room.comment:
        say(_("Commentaire : {text}").format(text=room.comment))
    say("")
    for number in kept.ordered:
        say(_seat_line(kept, room.seats[number]))
    if not room.seats:
        say(_("Personne n'est inscrit : pixsim room enrol {n}").format(n=room.number))


def _stopped_words(kept: KeptRoom, seat: int) -> str:
    """What the door will say of somebody who has not begun."""
    from datetime import UTC, datetime

    from pixsim.report.room.wording import admission_words
    from pixsim.running.room.admission import check_admission

    person = kept.people.get(seat)
    if person is None:
        return ""
    profile = None if person.profile_id is None else profile_of(person.profile_id)
    found = check_admission(profile, kept.room.rules, load_framework(), datetime.now(UTC))
    return admission_words({"admission": asdict(found)})


def _seat_words(kept: KeptRoom, seat: int) -> str:
    """Name and birth date: the place is at the head of the line."""
    person = kept.people.get(seat)
    born = None if person is None else person.birth_date
    return kept.name(seat) + ("" if born is None else f", {numeric_date(born)}")


def _seat_line(kept: KeptRoom, seat: Seat) -> str:
    from pixsim.report.room.wording import abort_words, end_words, issue_words, result_words

    if not seat.has_test:
        said = _("inscrit") if seat.account is None else _("entré, n'a pas commencé")
        if stopped := _stopped_words(kept, seat.number):
            said += f" · {stopped}"
    elif seat.is_under_way:
        said = _("en cours")
    else:
        said = end_words(seat.state)
        if seat.needs_reason:
            said += f" ({abort_words(seat.abort or seat.likely_abort)})"
    if seat.outcome[0] is not None:
        said += " · " + result_words(seat.outcome[0])
    if seat.extra_time_percent:
        said += " · " + _("temps majoré {n} %").format(n=seat.extra_time_percent)
    if seat.issues:
        said += " · " + ", ".join(f"{i.code} {issue_words(i.code)}" for i in seat.issues)
    return f"{seat.number:>4}  {_seat_words(kept, seat.number):<39} {said}"
