"""Pictures of every simulator as the terminal shows it, for those who look at them.

``python -m tests.tools.world_pictures FOLDER [-s 80x24] [-t sombre] [-m MACHINE] [-k KEYS]`` writes SVG files
and, where Chromium is there, PNG ones. KEYS are pressed first, parted by spaces.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.foundation.resources import bundled_folder
from pixsim.profile import Profile, read_profile
from pixsim.running.exam import Exam
from pixsim.store.sittings.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.exam.exam import ExamScreen
from pixsim.tui.terminal.themes import CONTRAST, DARK, LIGHT
from tests.conftest import ManualClock
from tests.tools.mocks import new_v2

ITEMS = {
    "mail": "boite3-regle_de_tri", "web": "adresse_web2-vrai_site", "settings": "reglages1-changer",
    "files": "nommage4-renommer_lot", "sheet": "formules4-avis", "program": "boucles4-mur",
    "writer": "coedition3-suggerer", "drive": "droits_doc3-lecture_seule", "social": "reseaux_sociaux5-signaler",
    "shell": "logiciels6-terminal", "picture": "retouche3-devant", "team": "visio3-une_fenetre",
    "agenda": "agenda2-creneau", "assistant": "ia_societe4-sans_les_noms",
}  # fmt: skip
"""An item of each machine."""


def begun(bank: Bank, profile: Profile, journal: Journal, item: str) -> Exam:
    """An exam whose first question is of an item."""
    plan = new_v2(profile, bank, seed=1, clock=ManualClock())
    name = item if "#" in item else f"{item}#1"
    question = bank.question(name, np.random.default_rng(0))
    question = question.model_copy(update={"competence": plan.competences[0].code})
    planned = plan.questions[0].model_copy(update={"question": question})
    plan = plan.model_copy(update={"questions": (planned,)})
    journal.create(plan)
    return Exam(journal, plan.id, clock=ManualClock())


def picture(exam: Exam, size: tuple[int, int], theme: str, keys: Sequence[str] = ()) -> str:
    """The screen of a question as SVG."""

    async def shoot() -> str:
        app = PixsimApp()
        async with app.run_test(size=size) as pilot:
            app.theme = theme
            await app.push_screen(ExamScreen(exam))
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            return app.export_screenshot(title="pixsim")

    return asyncio.run(shoot())


def as_png(svg: Path) -> None:
    """The same as PNG, beside it."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text(encoding="utf-8"))
    if program is None or box is None:
        return
    page = svg.with_suffix(".html")
    page.write_text(f'<body style="margin:0"><img src="{svg.name}"></body>', encoding="utf-8")
    size = f"--window-size={round(float(box[1]))},{round(float(box[2]))}"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", size]
    subprocess.run(
        [program, *options, f"--screenshot={svg.with_suffix('.png')}", page.resolve().as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    page.unlink()


def taken(options: argparse.Namespace) -> Iterator[Path]:
    """Each picture, once it is written."""
    bank = load_bank()
    profile = read_profile(bundled_folder("profiles") / "independant.json", bank.framework)
    items = {options.item: options.item} if options.item else ITEMS
    for machine, item in items.items():
        if options.machine and machine not in options.machine:
            continue
        for size in options.size:
            for theme in options.theme:
                with TemporaryDirectory() as folder:
                    journal = Journal(Path(folder) / "pixsim.db")
                    with begun(bank, profile, journal, item) as exam:
                        exam.start()
                        columns, rows = map(int, size.split("x"))
                        svg = picture(exam, (columns, rows), theme, options.keys.split())
                    journal.close()
                path = Path(options.folder) / f"{machine.split('#')[0]}-{size}-{theme}.svg"
                path.write_text(svg, encoding="utf-8")
                as_png(path)
                yield path


def main() -> None:
    """Write the pictures that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("-s", "--size", nargs="+", default=["80x24"])
    parser.add_argument("-t", "--theme", nargs="+", default=[DARK], choices=[DARK, LIGHT, CONTRAST])
    parser.add_argument("-m", "--machine", nargs="+")
    parser.add_argument("-i", "--item")
    parser.add_argument("-k", "--keys", default="")
    options = parser.parse_args()
    Path(options.folder).mkdir(parents=True, exist_ok=True)
    for path in taken(options):
        print(path)


if __name__ == "__main__":
    main()
