"""Makes the picture of the exam screen shown by the README.

Run ``python -m tests.tools.readme_picture`` after a change of the screen; a test compares the words.
"""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from pixsim.bank.load import Bank, load_bank
from pixsim.profile import read_profile
from pixsim.resources import bundled
from pixsim.running.exam import Exam
from pixsim.session.v2.plan import V2Plan
from pixsim.store.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.exam import ExamScreen
from tests.tools.mocks import new_v2

PICTURE = Path(__file__).parent.parent.parent / ".github" / "exam-screen.svg"
QUESTION = "adresse_web2"
NUMBER = 17
START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


class _Clock:
    now = START

    def __call__(self) -> datetime:
        return self.now


def _sitting(bank: Bank, clock: _Clock) -> V2Plan:
    """A sitting of the sample candidate whose 17th question is a telling one."""
    profile = read_profile(bundled("profiles") / "independant.json", bank.framework)
    sitting = new_v2(profile, bank, seed=1, clock=clock)
    item = bank.items_of[f"@{QUESTION}"][0]
    question = bank.question(f"{item.id}#2", np.random.default_rng(1))
    planned = list(sitting.questions)
    planned[NUMBER - 1] = planned[NUMBER - 1].model_copy(update={"question": question})
    return sitting.model_copy(update={"questions": tuple(planned)})


async def _shoot(bank: Bank, folder: Path) -> str:
    clock = _Clock()
    journal = Journal(folder / "picture.db")
    sitting = _sitting(bank, clock)
    journal.create(sitting)
    with Exam(journal, sitting.id, clock=clock) as exam:
        exam.start()
        for _ in range(NUMBER - 1):
            exam.show()
            exam.skip()
        clock.now = START + timedelta(minutes=43)
        app = PixsimApp(journal=journal, clock=clock)
        async with app.run_test(size=(80, 24)) as pilot:
            await app.push_screen(ExamScreen(exam))
            await pilot.pause()
            return app.export_screenshot(title="pixsim")


def picture(bank: Bank) -> str:
    """The screen as SVG."""
    with TemporaryDirectory() as folder:
        return asyncio.run(_shoot(bank, Path(folder)))


def words(svg: str) -> list[str]:
    """What the picture says."""
    texts = re.findall(r"<text[^>]*>(.*?)</text>", svg, flags=re.DOTALL)
    return " ".join(unescape(text).replace("\u00a0", " ") for text in texts).split()


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(picture(load_bank()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
