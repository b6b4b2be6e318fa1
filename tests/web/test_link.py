"""A candidate's own terminal: the sitting is held there, the room has a copy that is never wrong."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.cli.remote_room.candidate_prompts import TerminalPrompts
from pixsim.cli.remote_room.result import show_result
from pixsim.profile import Profile
from pixsim.report.rule_sets import read_result
from pixsim.rules.abort_and_reports import Report
from pixsim.running.exam import Exam, new_sitting
from pixsim.running.room.link import Link, Outbox, Sender
from pixsim.running.room.open_room import OrderRefusedError
from pixsim.running.room.remote import UnreachableError
from pixsim.session.rule_sets import read_plan
from pixsim.store.rooms.links import KeptLink, keep_link, links_waiting, sittings_read
from pixsim.store.sittings.journal import Journal, JournalError
from pixsim.web.serving.guard import Limits
from tests.conftest import ManualClock
from tests.store.test_wrong_dates import proved
from tests.tools.tiers import tiered
from tests.tools.v3_sitting import events_of
from tests.tools.web_room import ADDRESS, ServedRoom, served

TOKEN = "t" * 43


class LinkOfTests(Link):
    """Goes through the application, as long as it is not cut."""

    def __init__(self, room: ServedRoom, token: str = TOKEN) -> None:
        super().__init__(ADDRESS, token)
        self.browser, self.cut, self.sent = room.browser("192.168.7.40"), False, 0
        self._bearer = {"authorization": f"Bearer {token}", "origin": ADDRESS}

    def _ask(self, path: str, told: dict[str, Any] | None = None) -> dict[str, Any]:
        if self.cut:
            raise UnreachableError
        self.sent += 1
        method = "GET" if told is None else "POST"
        more = {} if told is None else {"json": told}
        answer = self.browser.request(method, f"/api/link{path}", headers=self._bearer, **more)
        if answer.status_code == 422:
            raise OrderRefusedError(answer.json()["error"])
        assert answer.status_code == 200, (path, answer.status_code)
        found: dict[str, Any] = answer.json()
        return found


class Terminal:
    """A terminal whose sitting has begun."""

    def __init__(self, link: LinkOfTests, exam: Exam, journal: Journal, clock: ManualClock) -> None:
        self.link, self.exam, self.journal, self.clock = link, exam, journal, clock
        self.outbox = Outbox(link, exam.session.sitting.id, clock)

    def exchange(self) -> None:
        """Send all there is, and carry out what is ordered, until nothing is left."""
        for _ in range(20):
            while self.outbox.exchange(self.journal):
                pass
            if self.outbox.orders.empty():
                return
            while not self.outbox.orders.empty():
                self.outbox.carry_out(self.outbox.orders.get(), self.exam)
        raise AssertionError("orders without end")

    def answer(self, count: int = 1) -> None:
        """Pass some questions, ten seconds each."""
        for _ in range(count):
            self.exam.show()
            self.clock.step(10)
            self.exam.skip()


def at_the_door(room: ServedRoom) -> LinkOfTests:
    link = LinkOfTests(room)
    assert link.about()["asks_birth"]
    assert link.join("Léa", "Petit", "3/3/2000")["seat"] == 1
    with pytest.raises(OrderRefusedError, match="presence_not_confirmed"):
        link.enter(room.room.code)
    assert link.read()["instructed"]
    room.order("confirm_presence", 1)
    assert link.seat()["permitted"]
    with pytest.raises(OrderRefusedError, match="access_code_wrong"):
        link.enter("BBBB22")
    with pytest.raises(OrderRefusedError, match="access_code_incomplete"):
        link.enter(f"{room.room.code} ")
    return link


@contextmanager
def begun(room: ServedRoom, bank: Bank, folder: Path, clock: ManualClock) -> Iterator[Terminal]:
    """A terminal that has come in and begun, with a journal of its own."""
    link = at_the_door(room)
    plan = read_plan(link.enter(room.room.code)["plan"])
    with closing(Journal(folder / "terminal" / "pixsim.db")) as journal:
        journal.create(plan)
        with Exam(journal, plan.id, clock=clock, bank=bank, room=room.room.number) as exam:
            exam.start()
            yield Terminal(link, exam, journal, clock)


@pytest.fixture
def room(journal: Journal, bank: Bank, sample: Profile, clock: ManualClock) -> Iterator[ServedRoom]:
    with served(journal, bank, sample, clock) as found:
        yield found


def test_events_arrive_as_they_were_committed(
    room: ServedRoom, bank: Bank, tmp_path: Path, clock: ManualClock, journal: Journal
) -> None:
    with begun(room, bank, tmp_path, clock) as terminal:
        terminal.answer(3)
        terminal.exchange()
        line = room.line(1)
        assert (line["question"], line["answered"], line["state"]) == (4, 3, "under_way")
        assert line["remaining_seconds"] == int(terminal.exam.remaining().total_seconds())
        name = terminal.exam.session.sitting.id
        assert events_of(journal, name) == events_of(terminal.journal, name)
        assert journal.integrity(name) == "intact"


def test_a_network_cut_for_ten_minutes_stops_nothing_and_loses_nothing(
    room: ServedRoom, bank: Bank, tmp_path: Path, clock: ManualClock, journal: Journal
) -> None:
    with begun(room, bank, tmp_path, clock) as terminal:
        terminal.exchange()
        terminal.link.cut = True
        for _ in range(20):
            terminal.answer()
            clock.step(20)
            terminal.exchange()
        assert terminal.outbox.offline_since is not None
        assert room.line(1)["state"] == "interrupted"
        assert room.line(1)["answered"] == 0
        room.order("give_time", 1, minutes=7)  # meanwhile: told once they are back
        terminal.link.cut = False
        terminal.exchange()
        assert terminal.outbox.offline_since is None
        line = room.line(1)
        assert (line["state"], line["answered"], line["minutes_added"]) == ("under_way", 20, 7)
        assert terminal.exam.session.minutes_added == 7
        name = terminal.exam.session.sitting.id
        assert events_of(journal, name) == events_of(terminal.journal, name)


def test_sent_twice_or_in_another_order_changes_nothing(
    room: ServedRoom, bank: Bank, tmp_path: Path, clock: ManualClock, journal: Journal
) -> None:
    with begun(room, bank, tmp_path, clock) as terminal:
        terminal.answer(4)
        name = terminal.exam.session.sitting.id
        bodies = [event.model_dump_json() for event in events_of(terminal.journal, name)]
        send, now = terminal.link.send, clock()
        assert send(5, bodies[4:], now)["acknowledged"] == 0  # the end before the beginning
        assert send(1, bodies[:3], now)["acknowledged"] == 3
        assert send(1, bodies[:3], now)["acknowledged"] == 3  # twice
        assert send(2, bodies[1:6], now)["acknowledged"] == 6  # overlapping
        assert send(9, bodies[8:], now)["acknowledged"] == 6
        terminal.exchange()
        assert events_of(journal, name) == events_of(terminal.journal, name)
        forged = bodies[2].replace('"number":1', '"number":9')
        assert send(len(bodies) + 1, [forged], now)["acknowledged"] == len(bodies)


@pytest.mark.parametrize("minutes", tiered([5, -5], 1))
def test_a_clock_five_minutes_wrong_is_shown_and_moves_nobody_elses(
    room: ServedRoom, bank: Bank, tmp_path: Path, clock: ManualClock, minutes: int
) -> None:
    wrong = ManualClock(clock.now + timedelta(minutes=minutes))
    with begun(room, bank, tmp_path, wrong) as terminal:
        left = terminal.exam.remaining()
        terminal.answer(2)
        clock.step(20)
        terminal.exchange()
        assert room.server.links.far_clocks == {1: minutes}
        page = room.invigilator().page
        assert "horloge" in page.text
        assert left - terminal.exam.remaining() == timedelta(seconds=20)
        for _ in range(30):
            terminal.answer()
            clock.step(10)
        terminal.exchange()
        assert room.line(1)["state"] == "ended"
        assert room.desk.now() == clock()  # the room's own time is what it was


def test_what_the_invigilator_orders_is_carried_out_once_even_after_a_crash(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock, tmp_path: Path
) -> None:
    with (
        served(journal, bank, sample, clock) as room,
        begun(room, bank, tmp_path, clock) as terminal,
    ):
        terminal.exam.show()
        terminal.exam.report(Report.WEBSITE_UNAVAILABLE, "en panne")
        terminal.exchange()
        line = room.line(1)
        assert line["state"] == "reporting"
        before = terminal.exam.session.question
        reason = line["reports"][0]["reasons"][0]["subcategory"]
        room.order("decide", 1, place=0, confirmed=True, reason=reason)
        room.order("give_time", 1, minutes=5)
        assert terminal.exam.session.minutes_added == 0  # not told yet
        kept = room.room
        # the server dies here, its orders untold
        room.desk.__exit__(None, None, None)
        with served(journal, bank, sample, clock, room=kept) as again:
            terminal.link.browser = again.browser("192.168.7.40")
            terminal.exchange()
            terminal.exchange()
            assert terminal.exam.session.minutes_added == 5
            assert terminal.exam.session.question != before
            again.order("end_test", 1)
            terminal.exchange()
            assert terminal.exam.session.end_reason == "invigilator"
            assert again.line(1)["state"] == "ended"
            again.order("finalise", aborts={"1": "candidate"}, comment="")
            again.order("publish")
            assert journal.result(terminal.exam.session.sitting.id) is not None


def test_finalised_while_a_terminal_is_cut_off_it_ends_once_it_is_back(
    room: ServedRoom, bank: Bank, tmp_path: Path, clock: ManualClock
) -> None:
    with begun(room, bank, tmp_path, clock) as terminal:
        terminal.answer(2)
        terminal.exchange()
        terminal.link.cut = True
        terminal.answer(2)
        room.order("finalise", aborts={"1": "technical"}, comment="")
        terminal.link.cut = False
        terminal.exchange()
        assert terminal.exam.session.end_reason == "finalised"
        assert room.line(1)["state"] == "ended"


def test_only_the_terminal_that_joined_sends_anything(room: ServedRoom, bank: Bank, tmp_path: Path, clock: ManualClock) -> None:  # fmt: skip
    browser = room.browser()
    for headers in ({}, {"authorization": "Bearer short"}, {"authorization": f"Bearer {'x' * 43}"}):
        sent = browser.request(
            "POST", "/api/link/send", json={"first": 1, "events": []},
            headers={"origin": ADDRESS} | headers,
        )  # fmt: skip
        assert sent.status_code == 403
    with begun(room, bank, tmp_path, clock) as terminal:
        bearer = {"authorization": f"Bearer {TOKEN}", "origin": ADDRESS}
        odd: Any
        for odd in ({}, {"first": "1"}, {"first": 1, "events": [1]}, {"first": 1, "events": ["{}"]},
                    {"first": True, "events": []}, {"first": 1, "events": ["x"] * 500}, []):  # fmt: skip
            answer = browser.request("POST", "/api/link/send", json=odd, headers=bearer)
            assert answer.status_code in (400, 200), odd
        terminal.answer()
        terminal.exchange()
        assert room.line(1)["answered"] == 1


@pytest.mark.parametrize("length", [31, 201])
def test_a_token_that_could_be_guessed_joins_nothing(room: ServedRoom, length: int) -> None:
    browser, typed = room.browser(), {"first": "Léa", "last": "Petit", "birth": "3/3/2000"}
    for token, status in (("t" * length, 403), (TOKEN, 200)):
        headers = {"authorization": f"Bearer {token}", "origin": ADDRESS}
        joined = browser.request("POST", "/api/link/join", json=typed, headers=headers)
        assert joined.status_code == status


def test_a_terminal_is_told_which_dates_the_room_set_right(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    ahead = proved(sample, clock() + timedelta(days=400))
    with served(journal, bank, ahead, clock) as room:
        link = LinkOfTests(room)
        link.join("Léa", "Petit", "3/3/2000")
        assert "avançait" in link.read()["dates"]
        assert not link.read()["dates"]  # said once


def test_a_terminal_tries_ten_wrong_codes_and_no_more(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    with served(journal, bank, sample, clock, now=lambda: 0.0) as room:
        link = at_the_door(room)  # one wrong code is typed there
        for _ in range(9):
            with pytest.raises(OrderRefusedError, match="access_code_wrong"):
                link.enter("BBBB22")
        with pytest.raises(AssertionError, match="429"):
            link.enter(room.room.code)


def test_a_terminal_that_asks_without_a_pause_is_told_to_slow_down(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    limits = Limits()
    with served(journal, bank, sample, clock, limits=limits, now=lambda: 0.0) as room:
        browser = room.browser()
        headers = {"authorization": f"Bearer {TOKEN}", "origin": ADDRESS}
        codes = [
            browser.request("GET", "/api/link/seat", headers=headers).status_code for _ in range(61)
        ]
        assert codes == [403] * int(limits.burst) + [429]  # not joined; then too fast


@pytest.mark.full
def test_the_result_is_given_once_published_and_only_then(
    room: ServedRoom, bank: Bank, tmp_path: Path, clock: ManualClock
) -> None:
    with begun(room, bank, tmp_path, clock) as terminal:
        for _ in range(terminal.exam.session.length):
            terminal.exam.show()
            clock.step(20)
            question = terminal.exam.session.question
            assert question is not None
            terminal.exam.answer(question.right_answer)
        terminal.exchange()
        link = terminal.link
        assert link.result() == {"published": False}
        room.order("finalise", aborts={}, comment="")
        assert link.result() == {"published": False}
        room.order("publish")
        told = link.result()
        assert told["outcome"] == "Certification blanche obtenue."
        assert read_result(told["result"]).status == "validated"
        assert "<article" in told["page"]
        code = room.line(1)["verification_code"]
        assert told["document"]["name"].startswith(code)
        assert len(b64decode(told["document"]["content"])) > 2_000
        room.order("jury", 1, act="reject_for_fraud")
        room.order("comment", 1, text="Un téléphone était allumé.", internal=False)
        told = link.result()
        assert told["document"] is None
        assert "non obtenue" in told["outcome"]
        assert told["comment"] == "Un téléphone était allumé."
        room.order("unpublish")
        assert link.result() == {"published": False}
        stranger = LinkOfTests(room, "x" * 43)
        with pytest.raises(AssertionError, match="403"):
            stranger.result()


def test_a_terminal_prints_the_result_keeps_its_files_and_remembers_that_it_was_read(
    room: ServedRoom,
    bank: Bank,
    tmp_path: Path,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    kept = KeptLink("t", room.room.number, "sitting", "under_way")
    keep_link(ADDRESS, kept)
    with begun(room, bank, tmp_path, clock) as terminal:
        terminal.answer(terminal.exam.session.length)
        terminal.exchange()
        show_result(terminal.link, ADDRESS, kept, TerminalPrompts(), wait=False)
        assert "pas encore publié" in capsys.readouterr().out
        assert [link.state for _address, link in links_waiting()] == ["ended"]
        assert not sittings_read()
        room.order("finalise", aborts={}, comment="")
        room.order("publish")
        for _twice in range(2):
            show_result(terminal.link, ADDRESS, kept, TerminalPrompts(), wait=True)
        said = capsys.readouterr().out
        assert "non obtenue" in said
        (page,) = tmp_path.glob("pixsim-*.html")  # the same one twice
        assert str(page.name) in said.replace("\n", "")
        assert links_waiting() == []
        assert sittings_read() == {"sitting"}
        page.write_text("mine", encoding="utf-8")
        show_result(terminal.link, ADDRESS, kept, TerminalPrompts(), wait=False)
        assert page.read_text(encoding="utf-8") == "mine"
        assert len(list(tmp_path.glob("pixsim-*.html"))) == 2


class Room(Link):
    """Keeps what it is sent."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:9", TOKEN)
        self.events: list[str] = []

    def send(self, first: int, events: list[str], now: datetime) -> dict[str, Any]:  # noqa: ARG002
        self.events[first - 1 :] = events
        return {"acknowledged": len(self.events), "orders": []}


def test_what_is_written_in_another_folder_is_sent_too(
    bank: Bank, sample: Profile, tmp_path: Path, clock: ManualClock
) -> None:
    """The terminal's data folder goes away in the exam: the person goes on elsewhere, and so does the link."""
    link, folder = Room(), tmp_path / "terminal"
    with closing(Journal(folder / "pixsim.db")) as journal:
        plan = new_sitting(sample, bank, seed=1, clock=clock)
        journal.create(plan)
        with Exam(journal, plan.id, clock=clock, bank=bank) as exam:
            exam.start()
            exam.show()
            sender = Sender(Outbox(link, plan.id, clock), journal, every=0.02)
            sender.start()
            folder.rename(tmp_path / "moved")
            with pytest.raises(JournalError):
                exam.skip()
            journal.relocate(tmp_path / "other")
            exam.skip()
            sender.stop()
            assert len(link.events) == len(events_of(journal, plan.id)) == 3
