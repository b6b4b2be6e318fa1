"""The invigilator's screen on a real room, at the keyboard."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.rules.abort_and_reports import Report
from pixsim.running.room.desk import Desk
from pixsim.running.room.door import read_instructions
from pixsim.running.room.remote import UnreachableError
from pixsim.store.sittings.journal import Journal
from pixsim.store.wording import MOVED
from pixsim.tui.room.rows import seat_facts, seat_notes, seat_row, seat_rows
from pixsim.tui.room_app import FarRoomApp, RoomApp
from pixsim.tui.screens.room.exam import RoomExamScreen
from pixsim.tui.screens.room.invigilator import RoomScreen
from tests.conftest import ManualClock
from tests.running.rooms import BY, RoomOfTests, answer, order, seat_of
from tests.tools.exam_screens import run, until, visible
from tests.tools.tiers import one_of


@pytest.fixture
def room(bank: Bank, sample: Profile, journal: Journal, clock: ManualClock) -> RoomOfTests:
    return RoomOfTests(journal, bank, sample, clock)


def in_room(
    desk: Desk,
    body: Callable[[Pilot[None], RoomScreen], Awaitable[None]],
    size: tuple[int, int] = (80, 24),
) -> None:
    async def shown(pilot: Pilot[None]) -> None:
        await until(pilot, "Salle ")
        screen = pilot.app.screen
        assert isinstance(screen, RoomScreen)
        await body(pilot, screen)

    run(RoomApp(desk), shown, size)


async def typed(pilot: Pilot[None], *texts: str) -> None:
    """Type in one box after the other."""
    for text in texts:
        await pilot.press(*text, "enter")
        await pilot.pause()


def test_presence_is_confirmed_and_the_candidate_may_begin(room: RoomOfTests) -> None:
    with room.desk() as desk:
        room.join(desk, 1)

        async def body(pilot: Pilot[None], screen: RoomScreen) -> None:
            await until(pilot, "1 demande")
            await until(pilot, "Répondre à Léa")
            await pilot.press("a")
            await until(pilot, "Confirmer la présence")
            await pilot.press("down", "enter")
            await until(pilot, "peut commencer pendant un quart d'heure")
            assert screen.seat is not None
            assert screen.seat["name"] == "Léa Petit"

        in_room(desk, body)
        assert desk.room.seat(1).permitted is not None
        assert [
            e.by for e in desk.rooms.history(room.number) if e.kind == "presence_confirmed"
        ] == [BY]


def test_a_report_is_confirmed_with_its_reason(room: RoomOfTests) -> None:
    with room.desk() as desk:
        exam = room.begin(desk, 2)
        exam.show()
        exam.report(Report.WEBSITE_UNAVAILABLE, "rien")
        before = exam.session.question

        async def body(pilot: Pilot[None], _screen: RoomScreen) -> None:
            await until(pilot, "signale un problème à la question 1")
            await pilot.press("a")
            await until(pilot, "E4 rien")
            await pilot.press("down", "enter")
            await until(pilot, "Quelle raison")
            await pilot.press("enter")
            await until(pilot, "La question est remplacée.")

        in_room(desk, body)
        assert exam.session.question != before
        assert seat_of(desk, 2)["reports"][0]["reason"] == "WEBSITE_UNAVAILABLE"


@pytest.mark.parametrize("size", one_of([(60, 20), (80, 24), (120, 40)], 1))
def test_all_is_shown_at_every_size(
    room: RoomOfTests, size: tuple[int, int], clock: ManualClock
) -> None:
    with room.desk() as desk:
        answer(room.begin(desk, 1), clock, 3)
        room.join(desk, 3)

        async def body(pilot: Pilot[None], _screen: RoomScreen) -> None:
            await until(pilot, "Zoé Roux")
            shown = visible(pilot.app)
            for wanted in (
                "Léa Petit",
                "4/32",
                "1 h 45",
                "Zoé Roux",
                "attend",
                "1 demande",
                "F1 aide",
            ):
                assert wanted in shown

        in_room(desk, body, size)


@pytest.mark.full
def test_time_for_all_an_end_and_a_return(room: RoomOfTests, clock: ManualClock) -> None:
    with room.desk() as desk:
        exam = room.begin(desk, 1)
        answer(exam, clock, 2)

        async def body(pilot: Pilot[None], _screen: RoomScreen) -> None:
            await pilot.press("t")
            await until(pilot, "Donner du temps à tous")
            await pilot.press("enter")
            await until(pilot, "5 minutes de plus.")
            clock.step(90)
            await until(pilot, "sans nouvelles")
            await pilot.press("down", "enter")  # Léa is the second by surname
            await until(pilot, "Autoriser la reprise")
            await pilot.press("down", "enter")
            await until(pilot, "peut reprendre")
            await pilot.press("enter")
            await until(pilot, "Regarder sans déranger")
            for _ in range(5):
                if "► Arrêter l'épreuve" in visible(pilot.app):
                    break
                await pilot.press("down")
                await pilot.pause(0.05)
            await pilot.press("enter")
            await until(pilot, "Arrêter pour de bon l'épreuve de Léa Petit")
            await pilot.press("tab", "enter")
            await until(pilot, "Épreuve arrêtée.")

        in_room(desk, body)
        assert exam.session.minutes_added == 5
        assert exam.session.end_reason == "invigilator"


@pytest.mark.sampled(1)
@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
def test_each_way_of_a_candidate_under_way_says_what_it_means(
    room: RoomOfTests, clock: ManualClock, size: tuple[int, int]
) -> None:
    """The note of the last ways is not pushed off by what is known of the candidate."""
    with room.desk() as desk:
        exam = room.begin(desk, 2)
        answer(exam, clock, 3)
        exam.show()
        exam.report(Report.WEBSITE_UNAVAILABLE, "rien")
        order(desk, "decide", 2, place=0, confirmed=False)

        async def body(pilot: Pilot[None], _screen: RoomScreen) -> None:
            await until(pilot, "Zoé Roux")
            await pilot.press("enter")
            await until(pilot, "Retour")
            await pilot.press("end")
            await until(pilot, "► Ajouter un signalement")
            await pilot.press("up")
            await until(pilot, "La personne pourra entrer d'un autre poste.")
            await pilot.press("up")
            await until(pilot, "Pour de bon : on n'y revient pas.")
            assert "Dernier signe de vie" in visible(pilot.app)

        in_room(desk, body, size)


def test_the_session_is_finalised_and_published(room: RoomOfTests, clock: ManualClock) -> None:
    with room.desk() as desk:
        answer(room.begin(desk, 1), clock, 32)
        answer(room.begin(desk, 2), clock, 21)

        async def body(pilot: Pilot[None], _screen: RoomScreen) -> None:
            await pilot.press("f")
            await until(pilot, "Pourquoi l'épreuve de Mehdi Karim")
            await pilot.press("down", "enter")
            await until(pilot, "Commentaire sur la session")
            await pilot.press("enter")
            await until(pilot, "1 épreuve en cours s'arrêtera")
            await pilot.press("tab", "enter")
            await until(pilot, "finalisée, à publier")
            await pilot.press("f")
            await until(pilot, "Publier les résultats ?")
            await pilot.press("tab", "enter")
            await until(pilot, "Résultats publiés.")
            await until(pilot, "obtenue")

        in_room(desk, body)
        assert desk.room.published is not None
        assert desk.room.seat(2).abort == "technical"


def test_an_order_given_elsewhere_meanwhile_is_told(room: RoomOfTests) -> None:
    with room.desk() as desk:
        room.join(desk, 2)

        async def body(pilot: Pilot[None], _screen: RoomScreen) -> None:
            await pilot.press("enter")
            await until(pilot, "Confirmer la présence")
            order(desk, "confirm_presence", 2)  # another invigilator
            await pilot.press("down", "enter")
            await until(pilot, "Un autre surveillant a agi")

        in_room(desk, body)


def test_a_candidate_sits_here_and_only_the_invigilator_comes_back(room: RoomOfTests) -> None:
    with room.desk() as desk:
        order(desk, "confirm_presence", 1)

        async def body(pilot: Pilot[None], _screen: RoomScreen) -> None:
            await pilot.press("i")
            await until(pilot, "Rejoindre la session")
            await typed(pilot, "lea", "PETIT", "3/3/2000")
            await until(pilot, "J'ai lu les consignes")
            await pilot.press("enter")
            await until(pilot, "Code d'accès")
            await typed(pilot, f"{room.code} ")
            await until(pilot, "six signes, sans espace")
            await pilot.press("enter")
            await until(pilot, "Code d'accès")
            await typed(pilot, room.code.lower())
            await until(pilot, "Question 1 sur 32")
            screen = pilot.app.screen
            assert isinstance(screen, RoomExamScreen)
            screen.exam.report(Report.WEBSITE_UNAVAILABLE)
            await pilot.press("f6")
            await until(pilot, "Appelez le surveillant")
            await typed(pilot, room.password)
            await until(pilot, "quel est le problème")
            await pilot.press("enter")
            await until(pilot, "Pas de problème constaté : la question reste.")
            screen.exam.report(Report.WEBSITE_UNAVAILABLE)
            await pilot.press("f6")
            await until(pilot, "Appelez le surveillant")
            await typed(pilot, "faux")
            await until(pilot, "Ce n'est pas le mot de passe")
            await typed(pilot, room.password)
            await until(pilot, "quel est le problème")
            await pilot.press("down", "enter")
            await until(pilot, "La question signalée est remplacée")
            await pilot.press("f10")
            await until(pilot, "Quitter ce poste")
            await pilot.press("down", "enter")
            await until(pilot, "Épreuve interrompue")
            await pilot.press("escape")
            await until(pilot, "Épreuve interrompue")  # there is no way round it
            await typed(pilot, room.password)
            await until(pilot, "ne donne plus de nouvelles")

        in_room(desk, body)
        assert desk.room.seat(1).instructed
        history = " ".join(event.model_dump_json() for event in desk.rooms.history(room.number))
        assert not any(name in history.upper() for name in ("PETIT", "LEA", "2000-03-03"))
        assert not desk.is_inside(1)


def test_who_was_not_seen_does_not_get_in(room: RoomOfTests) -> None:
    with room.desk() as desk:

        async def body(pilot: Pilot[None], _screen: RoomScreen) -> None:
            await pilot.press("i")
            await until(pilot, "Rejoindre la session")
            await typed(pilot, "lea", "PETIT", "3/3/2000")
            await until(pilot, "n'a pas confirmé votre présence")
            await pilot.press("escape")
            await pilot.press("i")
            await until(pilot, "Rejoindre la session")
            await typed(pilot, "lea", "PETIT", "4/3/2000")
            await until(pilot, "ne correspondent à personne")

        in_room(desk, body)
        assert not desk.room.seat(1).has_test


# ---- what each was granted, where the room is, a room elsewhere


GRANTED = ["no_focus", "longer_timers"]


def a_line(desk: Desk, **changes: object) -> dict[str, Any]:
    return seat_of(desk, 1) | changes


def test_what_was_granted_is_told_in_as_few_signs_as_there_are(room: RoomOfTests) -> None:
    with room.desk() as desk:
        line = a_line(desk, extra_time_shown=33, accommodations=GRANTED)
        assert seat_notes(line) == "temps majoré 33 % · sans focus · chronos longs"
        assert seat_notes(line, 40) == "+33 % · sans focus · chronos longs"
        assert seat_notes(line, 22) == "+33 % · sans focus · …"
        assert seat_notes(line, 3) == "…"
        assert seat_notes(a_line(desk, minutes_added=5), 2) == ""
        for cells in range(60):
            assert cell_len(seat_notes(line, cells)) <= max(cells, 0)
        facts = seat_facts(line)
        assert "Aménagements : sans mode focus" in facts
        assert "temps majoré 33 %" in facts


def test_a_long_name_is_whole_where_the_window_is_wide(room: RoomOfTests) -> None:
    name = "Marie-Antoinette de Villeneuve-Bargem"
    with room.desk() as desk:
        line = a_line(desk, name=name)
        assert name in seat_row(line, 120).drawn(118, " ").plain
        assert "Marie-Antoinette d…" in seat_row(line, 80).drawn(78, " ").plain


def test_homonyms_have_a_short_birth_date_where_the_whole_has_no_room(room: RoomOfTests) -> None:
    with room.desk() as desk:
        days = {"Léa Martin": "2004-05-03", "léa martin": "1999-11-17", "Ana Silva": "2001-01-02"}
        seats = [a_line(desk, name=name) | {"birth_date": day} for name, day in days.items()]
        lea, other, ana = (row.drawn(58, " ").plain for row in seat_rows(seats, 60))
        assert "03/05/04" in lea
        assert "17/11/99" in other
        assert "02/01" not in ana
        assert all("/2004" in row.drawn(78, " ").plain for row in seat_rows(seats[:1] * 2, 80))
        cut = [
            a_line(desk, name=f"Marie-Antoinette {end}") | {"birth_date": "2004-05-03"}
            for end in "AB"
        ]
        assert all("03/05/04" in row.drawn(58, " ").plain for row in seat_rows(cut, 60))


class Elsewhere:
    """A room that another process serves, and may stop answering."""

    desk: Desk | None = None
    holds = False

    def __init__(self, desk: Desk) -> None:
        self._desk, self.cut = desk, False

    def view(self) -> dict[str, Any]:
        if self.cut:
            raise UnreachableError
        return self._desk.view() | {"door": "http://192.168.1.12:8480/"}

    def look(self, seat: int) -> dict[str, Any]:
        return self._desk.look(seat)

    def do(self, order: Any) -> dict[str, Any]:
        return self._desk.do(order, BY) | {"door": "http://192.168.1.12:8480/"}


@pytest.mark.full
@pytest.mark.parametrize("size", one_of([(60, 20), (80, 24)], 2))
def test_a_room_elsewhere_shows_its_door_and_says_when_it_does_not_answer(
    room: RoomOfTests, size: tuple[int, int]
) -> None:
    with room.desk() as desk:
        there = Elsewhere(desk)

        async def body(pilot: Pilot[None]) -> None:
            await until(pilot, "Candidats : http://192.168.1.12:8480/")
            await until(pilot, room.code)
            await until(pilot, "Sur un réseau ouvert")  # it is served in clear
            await pilot.press("c")
            await until(pilot, "Session n° 1")
            assert "█▀" in visible(pilot.app) or "▄▄▄▄▄" in visible(pilot.app)
            await until(pilot, "Fermer")
            await pilot.press("escape", "i")
            await until(pilot, "pixsim exam --room http://192.168.1.12:8480")
            await pilot.press("escape")
            there.cut = True
            await until(pilot, "La salle ne répond pas")
            there.cut = False
            await until(pilot, "La salle répond de nouveau")

        run(FarRoomApp(there), body, size)


@pytest.mark.full
def test_a_room_elsewhere_whose_data_folder_is_gone_is_sent_on_from_here(
    room: RoomOfTests, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    rescue = tmp_path / "pixsim-secours"

    class Served(Elsewhere):
        def view(self) -> dict[str, Any]:
            lost = {"rescue": str(rescue), "moved": MOVED.format(path=journal.path)}
            return super().view() | (lost if journal.is_moved else {"rescue": "", "moved": ""})

    with room.desk() as desk:
        room.join(desk, 1)

        async def body(pilot: Pilot[None]) -> None:
            await until(pilot, "Candidats :")
            journal.path.parent.rename(tmp_path / "moved")
            await until(pilot, "n'est plus à sa place")
            await pilot.press("escape")  # « Réessayer » : asked again while it is gone
            await until(pilot, "Continuer dans")
            assert journal.is_moved
            await pilot.press("right", "enter")
            await until(pilot, "La suite s'enregistre dans")
            assert not journal.is_moved

        run(FarRoomApp(Served(desk)), body, (80, 24))
        assert journal.path == rescue / "pixsim.db"
        assert seat_of(desk, 1)["state"] == "waiting"


def test_who_reads_meanwhile_is_confirmed_all_the_same_but_not_who_has_just_come(
    room: RoomOfTests,
) -> None:
    with room.desk() as desk:
        there = Elsewhere(desk)
        room.join(desk, 1)

        async def body(pilot: Pilot[None]) -> None:
            await until(pilot, "1 demande")
            screen = pilot.app.screen
            assert isinstance(screen, RoomScreen)
            screen._asking = True  # the screen is behind from now on
            room.join(desk, 2)
            assert not screen.order("confirm_all")
            await until(pilot, "Un autre surveillant a agi")
            assert desk.room.seat(1).permitted is None
            screen.shown = there.view()
            read_instructions(desk, 1)
            assert screen.order("confirm_all")
            assert desk.room.seat(1).permitted is not None

        run(FarRoomApp(there), body)


def test_the_codes_say_that_a_room_is_without_the_web_and_overheard(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    room = RoomOfTests(journal, bank, sample, clock, offline=True)
    with room.desk() as desk:

        async def body(pilot: Pilot[None]) -> None:
            await until(pilot, "Candidats :")
            await pilot.press("c")
            await until(pilot, "Aucune question à chercher sur le web")
            await until(pilot, "noms et réponses peuvent être lus")

        run(FarRoomApp(Elsewhere(desk)), body, (120, 40))


def test_leaving_the_screen_of_a_room_that_goes_on_asks_nothing(room: RoomOfTests) -> None:
    with room.desk() as desk:
        room.begin(desk, 1)

        async def body(pilot: Pilot[None]) -> None:
            await until(pilot, "Candidats :")
            await pilot.press("f10")
            for _ in range(1_200):
                if not pilot.app.is_running:
                    break
                await pilot.pause(0.05)
            assert not pilot.app.is_running

        run(FarRoomApp(Elsewhere(desk)), body)


@pytest.mark.parametrize("size", one_of([(60, 20), (80, 24)], 0))
def test_a_room_without_anybody_says_how_to_enrol_them(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, size: tuple[int, int]
) -> None:
    async def body(pilot: Pilot[None], screen: RoomScreen) -> None:
        said = " ".join(visible(pilot.app).split())
        assert "Personne n'est inscrit. Fermez la salle (F10)" in said
        assert "pixsim room enrol 1 --class liste.csv" in said
        await pilot.press("enter")
        assert pilot.app.screen is screen

    with RoomOfTests(journal, bank, sample, clock, names=()).desk() as desk:
        in_room(desk, body, size)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_row_says_whom_the_door_will_stop(
    journal: Journal, bank: Bank, clock: ManualClock, width: int
) -> None:
    beginner = Profile(id="lou", name="Lou", levels={"1.1": 1, "1.2": 1})
    with RoomOfTests(journal, bank, beginner, clock).desk() as desk:
        seat = seat_of(desk, 1)
        row = seat_row(seat, width).drawn(width - 2, " ")
        assert "n'entrera pas : 2 sur 5" in row.plain.replace("\xa0", " ")
        assert "pixsim position lou" in seat_facts(seat)


def test_a_room_whose_data_folder_is_gone_goes_on_in_another_one(
    room: RoomOfTests, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    rescue = tmp_path / "pixsim-secours"
    with room.desk() as desk:
        room.join(desk, 1)

        async def body(pilot: Pilot[None], screen: RoomScreen) -> None:
            journal.path.parent.rename(tmp_path / "moved")
            await until(pilot, "Le dossier de données a disparu")
            await pilot.press("enter")
            for _ in range(1_200):
                await pilot.pause(0.05)
                if pilot.app.screen is screen and not journal.is_moved:
                    break
            assert journal.path == rescue / "pixsim.db"
            await until(pilot, "La suite s'enregistre dans")
            read_instructions(desk, 1)
            assert screen.order("confirm_presence", screen.seat_of(1))

        in_room(desk, body)
        assert seat_of(desk, 1)["state"] == "permitted"
