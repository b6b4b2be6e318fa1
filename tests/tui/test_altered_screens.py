"""Screens over a journal that was altered: told where it is seen, all else works."""

from __future__ import annotations

import sqlite3

from textual.pilot import Pilot

from pixsim.bank.reading.load import Bank
from pixsim.journeys.sitting import open_sitting
from pixsim.profile import Profile
from pixsim.running.exam import Exam
from pixsim.session.v2.plan import V2Plan
from pixsim.store.sittings.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.drawing.pieces import large_digits
from pixsim.tui.screens.results.past import PastScreen
from tests.conftest import ManualClock
from tests.tools.exam_screens import begin, question, run, sitting_of, until
from tests.tui.test_v3_screens import app_of, shown


def passed(bank: Bank, sample: Profile, journal: Journal, clock: ManualClock) -> V2Plan:
    """A sitting of one question, passed."""
    sitting = sitting_of(bank, sample, clock, [question("QROC")])
    journal.create(sitting)
    with Exam(journal, sitting.id, clock=clock) as exam:
        exam.start()
        exam.show()
        exam.skip()
    return sitting


def change(journal: Journal, statement: str, name: str) -> None:
    with sqlite3.connect(journal.path) as connection:
        connection.execute(statement, (name,))


def test_an_altered_result_is_told_on_its_screen_and_in_the_list(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    sitting = passed(bank, sample, journal, clock)

    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PixsimApp)
        begin(pilot, open_sitting, sitting.id)
        await until(pilot, "Réponses justes : 0 sur 1")
        await pilot.press("escape")
        await until(pilot, "Comment vous appelez-vous")
        better = "UPDATE result SET body = json_set(body, '$.total_pix', 640) WHERE sitting = ?"
        change(journal, better, sitting.id)
        begin(pilot, open_sitting, sitting.id)
        await until(pilot, "ALTÉRÉ :")
        assert large_digits("640")[0].plain in shown(pilot)
        await pilot.press("escape")
        await until(pilot, "Comment vous appelez-vous")
        await app.push_screen(PastScreen("Léa", journal.summaries()))
        await until(pilot, "ALTÉRÉE · V2")

    run(app_of(journal, clock), body)


def test_a_bad_row_leaves_the_home_screen_and_is_one_message_when_opened(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    first, second = (passed(bank, sample, journal, clock) for _ in range(2))
    change(journal, "UPDATE sitting SET created_at = 'hier', body = '{' WHERE id = ?", first.id)

    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PixsimApp)
        await until(pilot, "Comment vous appelez-vous")
        await app.push_screen(PastScreen("Léa", journal.summaries()))
        await until(pilot, "illisible")
        assert "V2 · non obtenue" in shown(pilot)
        await pilot.press("escape")
        begin(pilot, open_sitting, first.id)
        await until(pilot, "est altérée ou illisible")
        await pilot.press("escape")
        begin(pilot, open_sitting, second.id)
        await until(pilot, "Réponses justes : 0 sur 1")

    run(app_of(journal, clock), body)
