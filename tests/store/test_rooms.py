"""Rooms in the journal: sealed, append-only, names deletable."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.room.events import (
    PresenceCancelled,
    PresenceConfirmed,
    RoomEvent,
    RoomRefusedError,
)
from pixsim.room.person import Person, person_of_name
from pixsim.running.room.candidate_list import (
    enrol_people,
    erase_people,
    of_profile,
    read_class_to_enrol,
    remove_person,
)
from pixsim.running.room.removal import delete_room
from pixsim.store.errors import AlteredSittingError, JournalError
from pixsim.store.people.class_import import HomonymsError
from pixsim.store.people.profiles import create_profile, own_profiles
from pixsim.store.people.removal import delete_candidate, list_what_goes
from pixsim.store.people.wording import removal_sentence
from pixsim.store.rooms.journal import Rooms, UnknownRoomError
from pixsim.store.rooms.seal import (
    read_room_events,
    read_room_seal,
    room_start,
    write_room_seal,
)
from pixsim.store.seals.seal import extend_chain
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.running.rooms import BY, RoomOfTests, answer, order


@pytest.fixture
def room(bank: Bank, sample: Profile, journal: Journal, clock: ManualClock) -> RoomOfTests:
    return RoomOfTests(journal, bank, sample, clock)


def test_a_room_is_read_as_it_was_written(room: RoomOfTests, journal: Journal) -> None:
    rooms = Rooms(journal)
    kept = rooms.load(room.number)
    assert kept.people == room.people
    assert [kept.name(seat) for seat in kept.ordered] == ["Mehdi Karim", "Léa Petit", "Zoé Roux"]
    assert rooms.integrity(room.number) == "intact"
    assert rooms.numbers() == [room.number]
    with pytest.raises(UnknownRoomError):
        rooms.load(room.number + 1)


def test_who_is_deleted_leaves_a_place_without_a_name_and_is_said_so(
    room: RoomOfTests, journal: Journal, bank: Bank, sample: Profile
) -> None:
    rooms = Rooms(journal)
    seated = next(
        one.profile_id for one in rooms.load(room.number).people.values() if one.profile_id
    )
    create_profile(sample.model_copy(update={"id": seated, "uid": None}))
    found = list_what_goes(seated, bank.framework, journal)
    assert found is not None
    assert found.rooms == (room.number,)
    assert f"La salle {room.number} garde une place sans nom" in removal_sentence(found)
    delete_candidate(found, journal)
    assert rooms.rooms_of(seated) == []
    assert len(rooms.load(room.number).ordered) == 3
    assert rooms.integrity(room.number) == "intact"


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM room_event WHERE seq = 4",
        "DELETE FROM room_event WHERE seq = 2",
        "INSERT INTO room_event SELECT room, seq + 9, at, kind, body FROM room_event WHERE seq = 2",
        "UPDATE room_person SET last_name = 'Autre' WHERE seat = 1",
        "DELETE FROM room_person WHERE seat = 1",
        "UPDATE room_seal SET events = 3",
        "UPDATE room_seal SET signature = x'00'",
    ],
)
def test_a_room_changed_by_hand_is_not_opened(
    room: RoomOfTests, journal: Journal, change: str
) -> None:
    with sqlite3.connect(journal.path) as connection:
        connection.execute(change)
    connection.close()
    assert Rooms(journal).integrity(room.number) == "altered"
    with pytest.raises(AlteredSittingError), room.desk():
        pass


def test_an_event_cannot_be_changed_at_all(room: RoomOfTests, journal: Journal) -> None:
    connection = sqlite3.connect(journal.path)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute("UPDATE room_event SET body = '{}' WHERE seq = 1")
    connection.close()
    assert Rooms(journal).integrity(room.number) == "intact"


def test_two_writers_do_not_cross(room: RoomOfTests, journal: Journal) -> None:
    rooms = Rooms(journal)
    events = rooms.history(room.number)
    with pytest.raises(JournalError):
        rooms.append(room.number, [events[-1]], len(events) - 1)
    assert rooms.history(room.number) == events


def _presences(room: RoomOfTests, count: int) -> list[RoomEvent]:
    return [
        event
        for _ in range(count // 2)
        for event in (
            PresenceConfirmed(at=room.clock(), by=BY, seat=1),
            PresenceCancelled(at=room.clock(), by=BY, seat=1),
        )
    ]


def _rewritten(room: RoomOfTests, journal: Journal, *, signed: bool) -> None:
    """Another author of the last event, by a process of its own; the head matches it again."""
    with closing(Journal(journal.path)) as other, other.transaction() as connection:
        rows = read_room_events(connection, room.number)
        seq, at, kind, body = rows[-1]
        rows[-1] = (seq, at, kind, body.replace(BY, "Autre"))
        assert rows[-1][-1] != body
        connection.execute("DELETE FROM room_event WHERE room = ? AND seq = ?", (room.number, seq))
        connection.execute(
            "INSERT INTO room_event VALUES (?, ?, ?, ?, ?)", (room.number, *rows[-1])
        )
        sealed = read_room_seal(connection, room.number)
        assert sealed is not None
        head = extend_chain(room_start(room.number), rows)
        if signed:
            write_room_seal(connection, replace(sealed, head=head), other.sealer.signer)
        else:
            connection.execute("UPDATE room_seal SET head = ? WHERE room = ?", (head, room.number))


def test_an_event_costs_the_same_after_two_thousand(room: RoomOfTests, journal: Journal) -> None:
    def work(rooms: Rooms, after: int) -> int:
        """Steps of SQLite and bytes hashed to append one more."""
        steps = 0

        def step() -> int:
            nonlocal steps
            steps += 1
            return 0

        connection = journal._connection
        connection.set_progress_handler(step, 1)
        with patch(
            "pixsim.store.rooms.sealing.extend_chain", side_effect=AssertionError("past reread")
        ):
            rooms.append(room.number, _presences(room, 2)[:1], after)
        connection.set_progress_handler(None, 1)
        return steps

    rooms = Rooms(journal)
    events = len(rooms.history(room.number))
    before = work(rooms, events)
    rooms.append(room.number, _presences(room, 2000), events + 1)
    assert work(rooms, events + 2001) == before
    assert rooms.integrity(room.number) == "intact"


@pytest.mark.parametrize("signed", [False, True])
def test_a_past_that_was_rewritten_is_not_signed_anew(
    room: RoomOfTests, journal: Journal, signed: bool
) -> None:
    rooms = Rooms(journal)
    events = rooms.history(room.number)
    _rewritten(room, journal, signed=signed)
    rooms.append(room.number, _presences(room, 2)[:1], len(events))
    assert rooms.integrity(room.number) == "altered"
    assert Rooms(journal).integrity(room.number) == "altered"  # for good, and for everybody
    with pytest.raises(AlteredSittingError):
        Rooms(journal).load(room.number)


def test_a_past_rewritten_under_an_unchanged_head_is_not_what_is_signed(
    room: RoomOfTests, journal: Journal
) -> None:
    rooms = Rooms(journal)
    events = rooms.history(room.number)
    body = "replace(body, 'Mme Durand', 'Autre')"
    with sqlite3.connect(journal.path) as connection:
        connection.execute(
            "CREATE TEMP TABLE kept AS SELECT room, seq, at, kind, "
            f"{body} AS body FROM room_event WHERE seq = 2"
        )
        connection.execute("DELETE FROM room_event WHERE seq = 2")
        connection.execute("INSERT INTO room_event SELECT * FROM kept")
    connection.close()
    rooms.append(room.number, _presences(room, 2)[:1], len(events))
    assert Rooms(journal).integrity(room.number) == "altered"


def test_what_another_process_writes_is_gone_on_from(room: RoomOfTests, journal: Journal) -> None:
    rooms = Rooms(journal)
    events = len(rooms.history(room.number))
    with closing(Journal(journal.path)) as other:
        Rooms(other).append(room.number, _presences(room, 2)[:1], events)
    rooms.append(room.number, _presences(room, 2)[1:], events + 1)
    assert rooms.integrity(room.number) == "intact"


def test_what_was_undone_has_not_been_seen(room: RoomOfTests, journal: Journal) -> None:
    rooms = Rooms(journal)
    events = len(rooms.history(room.number))
    first, second = _presences(room, 2)

    def both_then_nothing() -> None:
        with journal.transaction():
            rooms.append(room.number, [first], events)
            rooms.append(room.number, [second], events + 1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        both_then_nothing()
    with closing(Journal(journal.path)) as other:
        Rooms(other).append(room.number, [first], events)
    rooms.append(room.number, [second], events + 1)
    assert rooms.integrity(room.number) == "intact"


def test_neither_names_nor_the_password_are_in_the_events(
    room: RoomOfTests, journal: Journal
) -> None:
    with room.desk() as desk:
        room.begin(desk, 1)
    connection = sqlite3.connect(journal.path)
    bodies = " ".join(body for (body,) in connection.execute("SELECT body FROM room_event"))
    connection.close()
    for secret in (room.password, "Petit", "2000-03-03", "Léa"):
        assert secret not in bodies


def test_names_are_erased_for_good_and_the_rest_stays_signed(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    room = RoomOfTests(journal, bank, sample, clock, names=(("Oriane", "Zwyssig"), ("Al", "Qwyk")))
    with room.desk() as desk:
        answer(room.begin(desk, 1), clock, 2)
        with pytest.raises(RoomRefusedError, match="test_under_way"):
            erase_people(desk, BY)
        order(desk, "end_test", 1)
        sitting = desk.room.seat(1).sitting or ""
        erase_people(desk, BY)
        assert desk.view()["seats"][0]["name"] == "n\N{DEGREE SIGN} 1"
    assert Rooms(journal).integrity(room.number) == "intact"
    assert journal.integrity(sitting) == "intact"
    assert journal.load(sitting)[0].sitting.candidate == "n\N{DEGREE SIGN} 1"
    journal.close()
    content = b"".join(path.read_bytes() for path in journal.path.parent.glob("pixsim.db*"))
    assert not any(name in content for name in (b"Oriane", b"Zwyssig", b"Qwyk"))


def test_a_room_goes_with_its_sittings_or_leaves_what_is_published(
    room: RoomOfTests, journal: Journal, clock: ManualClock
) -> None:
    with room.desk() as desk:
        exam = room.begin(desk, 1)
        answer(exam, clock, 32)
        name = exam.session.sitting.id
        order(desk, "finalise")
        order(desk, "publish")
        delete_room(desk, keep_published=True)
    assert journal.result(name) is not None
    assert Rooms(journal).numbers() == []
    other = RoomOfTests(journal, room.bank, room.profile, clock)
    assert other.number > room.number  # never given twice
    with other.desk() as desk:
        second = other.begin(desk, 1).session.sitting.id
        delete_room(desk, keep_published=True)
    assert [s.id for s in journal.summaries()] == [name]
    assert second != name


def test_a_deleted_room_is_not_in_copies_of_before_either(
    room: RoomOfTests, journal: Journal
) -> None:
    """Nor in what an earlier pixsim left in their free pages."""
    name, secret = "Zwyssig", "Qwyk"
    copy = journal.path.with_name(f"{journal.path.stem}.v3.db")
    with closing(sqlite3.connect(journal.path)) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("UPDATE room_person SET last_name = ?", (f"{secret} " * 2000,))
        connection.commit()
        connection.execute("UPDATE room_person SET last_name = ?", (name,))
        connection.commit()
    assert name.encode() in copy.read_bytes()
    assert secret.encode() in copy.read_bytes()
    with room.desk() as desk:
        delete_room(desk, keep_published=True)
    assert name.encode() not in copy.read_bytes()
    assert secret.encode() not in copy.read_bytes()


def test_who_is_deleted_is_taken_out_of_rooms_too(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    own, _path = create_profile(sample.model_copy(update={"id": "lea", "uid": None}))
    room = RoomOfTests(journal, bank, own, clock)
    removal = list_what_goes("lea", bank.framework, journal)
    assert removal is not None
    delete_candidate(removal, journal)
    assert Rooms(journal).load(room.number).people == {}
    assert Rooms(journal).integrity(room.number) == "intact"


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Léa Petit", "Léa", "Petit"),
        ("PETIT Léa", "Léa", "PETIT"),
        ("Léa Anne DE LA TOUR", "Léa Anne", "DE LA TOUR"),
        ("Léa", "Léa", ""),
        ("LÉA PETIT", "LÉA", "PETIT"),
    ],
)
def test_a_name_in_one_piece_is_taken_apart(name: str, first: str, last: str) -> None:
    assert person_of_name(name) == Person(first, last)


def test_nobody_is_enrolled_twice_and_who_has_joined_stays(
    room: RoomOfTests, sample: Profile
) -> None:
    with room.desk() as desk:
        again = of_profile(sample, first_name="LEA", last_name="petit", birth_date="2000-03-03")
        with pytest.raises(RoomRefusedError, match="already_enrolled"):
            enrol_people(desk, [again], BY)
        other = of_profile(sample, first_name="Léa", last_name="Petit", birth_date="2001-03-03")
        assert enrol_people(desk, [other], BY) == (4,)
        remove_person(desk, 2, BY)
        assert set(desk.people) == {1, 3, 4}
        room.join(desk, 1)
        with pytest.raises(RoomRefusedError, match="candidate_already_linked"):
            remove_person(desk, 1, BY)


def test_a_class_list_enrols_with_names_dates_and_extra_time(tmp_path: Path, bank: Bank) -> None:
    path = tmp_path / "classe.csv"
    path.write_text(
        "nom;prenom;date_de_naissance;temps_majore;1.1\n"
        "Petit;Léa;03/03/2000;33;3\nRoux;Zoé;1999-12-31;;2\n"
    )
    listed = read_class_to_enrol(path, bank.framework, ())
    assert list(own_profiles(bank.framework)) == []  # nothing was written
    with listed.registered(bank.framework, ()) as found:
        pass
    assert [(one.person.name, one.person.birth_date, one.extra_time_percent) for one in found] == [
        ("Léa Petit", "2000-03-03", 33),
        ("Zoé Roux", "1999-12-31", 0),
    ]
    with read_class_to_enrol(path, bank.framework, ()).registered(bank.framework, ()) as again:
        pass
    assert [one.person.profile_id for one in again] == [one.person.profile_id for one in found]


def test_a_class_that_cannot_be_enrolled_leaves_no_profile(tmp_path: Path, bank: Bank) -> None:
    path = tmp_path / "classe.csv"
    path.write_text("nom;prenom;date_de_naissance;1.1\nPetit;Léa;03/03/2000;3\nRoux;Zoé;;2\n")
    listed = read_class_to_enrol(path, bank.framework, ())
    assert listed.refusal() is None
    assert listed.refusal([Person("LEA", "petit", "2000-03-03")]) == "already_enrolled"
    with pytest.raises(RoomRefusedError), listed.registered(bank.framework, ()):
        raise RoomRefusedError("enrolment_closed")
    assert list(own_profiles(bank.framework)) == []
    assert listed.refusal([Person("LEA", "petit")]) == "homonym_without_birth_date"
    path.write_text("nom;prenom;1.1\nPetit;Léa;3\nPETIT;Lea;2\n")
    with pytest.raises(HomonymsError) as caught:
        read_class_to_enrol(path, bank.framework, ()).refuse_homonyms()
    assert [one.lines for one in caught.value.homonyms] == [(2, 3)]
