"""Texts on the screens: no control character reaches the terminal, no name breaks a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.running.exam import Exam, new_sitting
from pixsim.store.sittings.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.drawing.safe_text import fit_cells, printable_text, to_one_line
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.exam.instructions import Instructions
from pixsim.tui.screens.results.past import PastScreen
from pixsim.tui.screens.results.result import ResultScreen
from tests.conftest import ManualClock
from tests.tools.exam_screens import SIZES, run, visible
from tests.tools.tiers import one_of

HOSTILE = "\x1b]0;titre\x07Zo\u202eé\x9b31m [b]x[/b] [/x] 日本語 " + "e\u0301" * 40 + "\r\nfin\x00"


def test_control_characters_become_marks_and_lines_stay() -> None:
    assert printable_text("a\x1b[31m\nb\tc") == "a\ufffd[31m\nb c"
    assert printable_text("\ud800") == "\ufffd"
    assert printable_text("été 日本 👩\u200d💻") == "été 日本 👩\u200d💻"
    assert to_one_line("a\r\nb\x1bc\u202ed\ud800\te") == "a bcd e"


@pytest.mark.parametrize("text", ["Léa", "日本語" * 9, "e\u0301" * 60, "x" * 200, HOSTILE, ""])
def test_a_name_takes_as_many_cells_as_it_is_given(text: str) -> None:
    assert cell_len(fit_cells(text, 25)) == 25
    assert fit_cells(text, 25).endswith(" ")


@pytest.mark.parametrize("size", one_of(SIZES, 0))
def test_no_screen_passes_a_control_character_on(
    bank: Bank,
    sample: Profile,
    journal: Journal,
    clock: ManualClock,
    home: Path,
    size: tuple[int, int],
) -> None:
    folder = home / "profiles"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mauvais\x1b[31m.json").write_text(json.dumps({"id": HOSTILE}), encoding="utf-8")
    wide = sample.model_copy(update={"name": "日本語の名前" * 12})
    sitting = new_sitting(wide, bank, seed=1, clock=clock).model_copy(update={"candidate": HOSTILE})
    journal.create(sitting)

    async def body(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PixsimApp)

        async def check() -> None:
            await pilot.pause()
            shown = visible(app)
            assert all(c.isprintable() or c in "\n\u200b" for c in shown), repr(shown)
            assert all(cell_len(line) <= size[0] for line in shown.split("\n"))

        await pilot.pause()
        await check()
        app.notify(HOSTILE)
        with Exam(journal, sitting.id, clock=clock) as exam:
            exam.start()
            exam.show()
            exam.end("candidate")
            for screen in (
                Instructions(sitting),
                Message(HOSTILE),
                PastScreen(HOSTILE, journal.summaries()),
                ResultScreen(exam.session, exam.result(), app.framework),
            ):
                await app.push_screen(screen)
                await check()
                if isinstance(screen, Instructions):
                    assert screen.query_one("#begin").region.right <= size[0]
                    assert screen.query_one("#back").region.x >= 0

    run(PixsimApp(journal=journal, clock=clock), body, size)
