"""The exam of a room elsewhere at one's own terminal: orders are obeyed, a cut is told, nothing stops."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest
from textual.pilot import Pilot

from pixsim.bank.reading.load import Bank
from pixsim.cli.remote_room.exam import read_address
from pixsim.profile import Profile
from pixsim.report.room.linked import why_over
from pixsim.rules.abort_and_reports import Report
from pixsim.running.exam import Exam
from pixsim.running.room.link import Link, Outbox, Sender
from pixsim.store.home import data_folder
from pixsim.store.rooms.links import FILE, KeptLink, keep_link, read_link
from pixsim.store.sittings.journal import Journal
from pixsim.tui.screens.room.linked_exam import LinkedExamScreen
from tests.conftest import ManualClock
from tests.tools.exam_screens import OnlyShell, run, until, visible
from tests.tools.mocks import new_v3


class QuietSender(Sender):
    """Counts what it is asked to send, and sends nothing."""

    pokes = 0

    def poke(self) -> None:
        self.pokes += 1


@dataclass
class At:
    pilot: Pilot[None]
    exam: Exam
    sender: QuietSender

    async def order(self, **order: object) -> None:
        self.sender.outbox.orders.put(order)
        for _ in range(1_200):
            await self.pilot.pause(0.05)
            if self.sender.outbox.orders.empty():
                break
        await self.pilot.pause()


def linked(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, body: Callable[[At], Awaitable[None]]
) -> Exam:  # fmt: skip
    """A body run on the screen of an exam of room 7."""
    plan = new_v3(sample, bank, seed=5, clock=clock).model_copy(update={"room": 7})
    journal.create(plan)
    with Exam(journal, plan.id, clock=clock, bank=bank, room=7) as exam:
        exam.start()
        outbox = Outbox(Link("http://127.0.0.1:9", "t" * 43), plan.id, clock)
        sender = QuietSender(outbox, journal)

        async def main(pilot: Pilot[None]) -> None:
            await pilot.app.push_screen(LinkedExamScreen(exam, sender))
            await until(pilot, "Question 1")
            await body(At(pilot, exam, sender))

        run(OnlyShell(journal, clock), main)
        return exam


def test_orders_from_afar_are_obeyed_and_what_is_committed_is_sent(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    async def body(at: At) -> None:
        await at.order(do="give_time", minutes=10)
        assert at.exam.session.minutes_added == 10
        await until(at.pilot, "Le surveillant a ajouté du temps.")
        await until(at.pilot, "1 h 55")
        before = at.exam.session.question
        at.exam.show()
        at.exam.report(Report.WEBSITE_UNAVAILABLE, "")
        await at.pilot.press("f9")  # nothing is decided here
        assert at.exam.session.report_pending
        await at.order(do="decide", place=0, confirmed=True)
        assert at.exam.session.question != before
        await until(at.pilot, "remplacée")
        assert at.sender.pokes > 2
        await at.order(do="end", reason="invigilator")
        assert at.exam.session.end_reason == "invigilator"
        assert not isinstance(at.pilot.app.screen, LinkedExamScreen)

    exam = linked(bank, sample, journal, clock, body)
    assert "Le surveillant a terminé votre test." in why_over(exam.session, cut_short=False)


@pytest.mark.full
def test_a_problem_dismissed_from_afar_is_told_and_the_question_stays(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    async def body(at: At) -> None:
        before = at.exam.session.question
        at.exam.show()
        at.exam.report(Report.WEBSITE_UNAVAILABLE, "")
        await at.order(do="decide", place=0, confirmed=False)
        await until(at.pilot, "Pas de problème constaté")
        assert at.exam.session.question == before

    linked(bank, sample, journal, clock, body)


def test_a_cut_link_is_told_and_stops_nothing(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    async def body(at: At) -> None:
        at.sender.outbox.offline_since = clock()
        await until(at.pilot, "La salle ne répond plus.")
        at.exam.show()
        at.exam.skip()
        assert at.exam.session.number == 2
        at.sender.outbox.offline_since = None
        await until(at.pilot, "De nouveau relié")
        await at.pilot.press("f10")
        await until(at.pilot, "Quitter ce poste")
        assert "Terminer maintenant" not in visible(at.pilot.app)

    linked(bank, sample, journal, clock, body)


def test_a_terminal_remembers_its_rooms_and_nobody_else_reads_it() -> None:
    assert read_link("http://a:8480") is None
    keep_link("http://a:8480", KeptLink("secret", 3, "sitting"))
    keep_link("http://b:8480", KeptLink("other"))
    assert read_link("http://a:8480") == KeptLink("secret", 3, "sitting")
    assert (data_folder() / FILE).stat().st_mode & 0o077 == 0
    (data_folder() / FILE).write_text('{"http://a:8480": {"token": 3}}', encoding="utf-8")
    assert read_link("http://a:8480") is None
    (data_folder() / FILE).write_bytes(b"\xff{")
    assert read_link("http://a:8480") is None


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("192.168.1.12", "http://192.168.1.12:8480"),
        ("http://salle.local:9000/", "http://salle.local:9000"),
        (" https://salle:8480 ", "https://salle:8480"),
        ("https://salle.exemple.fr/", "https://salle.exemple.fr"),
    ],
)
def test_an_address_as_people_write_it(typed: str, whole: str) -> None:
    assert read_address(typed) == whole
