"""Every screen with something in it, by name: for contrasts, snapshots and pictures.

``python -m tests.tools.gallery`` sits the kept sittings anew.
"""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from textual.screen import Screen

from pixsim.bank.reading.load import load_bank
from pixsim.foundation.resources import bundled_folder
from pixsim.framework import Framework, read_framework
from pixsim.journeys.chances import Chances, ShowChances
from pixsim.journeys.home_facts import Facts, Weak
from pixsim.journeys.positioning import ChooseCompetence
from pixsim.profile import Profile, read_profile
from pixsim.report.result.common import AnyResult
from pixsim.report.rule_sets import build_result
from pixsim.running.exam import Exam
from pixsim.session.state import Session
from pixsim.store.records.cache import Records
from pixsim.store.records.record import Record
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.past_results import past_results
from pixsim.tui.flows.results import PROGRESS_HELP, progress_sections
from pixsim.tui.pictures.comparison import comparison_lines
from pixsim.tui.screens.exam.choice import ExamChoice
from pixsim.tui.screens.frame.drawn_page import DrawnPage
from pixsim.tui.screens.frame.help import HelpScreen
from pixsim.tui.screens.frame.menu import Menu, common_entries
from pixsim.tui.screens.home.candidates import CandidatesScreen
from pixsim.tui.screens.home.first_run import FirstRun
from pixsim.tui.screens.home.home import HomeScreen
from pixsim.tui.screens.results.chances import ChancesScreen
from pixsim.tui.screens.results.past import PastScreen
from pixsim.tui.screens.results.result import ResultScreen
from pixsim.tui.screens.results.review import ReviewScreen
from pixsim.tui.screens.training.competence import CompetenceScreen
from pixsim.tui.screens.training.competences import CompetencesScreen
from pixsim.tui.shell import Shell
from tests.conftest import NOW, ManualClock
from tests.tools.exam_gallery import EXAM_GALLERY
from tests.tools.mocks import new_v2
from tests.tools.rehearsal_gallery import REHEARSAL_GALLERY
from tests.tools.v3_sitting import answer, plan, scored

KEPT = Path(__file__).with_name("gallery.db.gz")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the screens of the gallery have to show."""

    journal: Journal
    framework: Framework
    person: Profile
    v2: tuple[Session, AnyResult]
    v3: tuple[Session, AnyResult]
    v3_before: AnyResult


def kept(folder: Path) -> Shown:
    """The sittings of `KEPT`: whatever the bank becomes, the screens show the same."""
    path = folder / "pixsim.db"
    path.write_bytes(gzip.decompress(KEPT.read_bytes()))
    journal = Journal(path)
    framework = read_framework(bundled_folder("item_bank") / "framework.toml")
    by_rules: dict[str, list[tuple[Session, AnyResult]]] = {"v2": [], "v3": []}
    for summary in journal.summaries():
        session = journal.load(summary.id)[0]
        by_rules[summary.rules].append((session, build_result(session)))
    before, v3 = sorted(by_rules["v3"], key=lambda pair: pair[1].started_at)
    levels = {code: 2 + n % 3 for n, code in enumerate(framework.competence)}
    person = Profile(id="independant", name="Léa Martin", levels=levels)
    return Shown(journal, framework, person, by_rules["v2"][0], v3, before[1])


def write_kept(folder: Path) -> None:
    """Sit once under V2 and twice under V3, with right, wrong and passed questions."""
    bank = load_bank()
    person = read_profile(bundled_folder("profiles") / "independant.json", bank.framework)
    journal = Journal(folder / "pixsim.db")
    scored(plan(bank, person, seed=3), bank, journal, now=NOW - timedelta(days=14))
    scored(plan(bank, person, seed=4), bank, journal, right=lambda n: n % 4 != 0)
    v2_plan = new_v2(person, bank, seed=4, clock=ManualClock())
    journal.create(v2_plan)
    clock = ManualClock()
    with Exam(journal, v2_plan.id, clock=clock) as exam:
        exam.start()
        number = 0
        while not exam.session.is_over:
            number += 1
            answer(exam, clock, right=number % 4 != 0)
    journal.close()
    with sqlite3.connect(folder / "pixsim.db") as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")
    KEPT.write_bytes(gzip.compress((folder / "pixsim.db").read_bytes(), mtime=0))


Make = Callable[[Shown], Screen[Any]]


def _comparison(shown: Shown) -> Screen[Any]:
    first, second = shown.v3_before, shown.v3[1]
    drawn = partial(_compared, first, second, shown.framework)
    return DrawnPage("Deux résultats", shown.person.name, [drawn], "Aide.")


def _compared(first: AnyResult, second: AnyResult, framework: Framework, width: int) -> Any:
    return comparison_lines(first, second, framework, width)


def _progress(shown: Shown) -> Screen[Any]:
    past = past_results(shown.journal, shown.person.id, shown.framework)
    sections = progress_sections(past, shown.framework)
    return DrawnPage("Progrès", shown.person.name, sections, PROGRESS_HELP)


def _home(level: int, known: int, *, sample: bool = False, problem: str = "") -> Make:
    """The page of somebody at one level in the competences that are known."""

    def made(shown: Shown) -> Screen[Any]:
        record = somebody(level, known, sample=sample, problem=problem)
        screen = HomeScreen(shown.framework, lambda: NOW)
        facts = Facts(record.key, weak=(Weak("3.4", 1, 3), Weak("5.2", 0, 2)))
        screen.show(record, "v2", stale=False, facts=facts)
        return screen

    return made


def somebody(level: int, known: int, *, sample: bool = False, problem: str = "") -> Record:
    """At one level in the first competences."""
    there = tuple(n < known for n in range(16))
    return Record(
        f"eve{known}", "Ève Martin", f"eve{known}.json", sample, (0, 0, 0),
        tuple(level * has for has in there), tuple(8 * level * has for has in there), there, there,
        known >= 5, problem=problem,
    )  # fmt: skip


def _people(shown: Shown) -> Screen[Any]:
    several = (somebody(2, 3), somebody(4, 16), somebody(0, 0), somebody(3, 16, sample=True))
    return CandidatesScreen(Records(several), several[1].key, shown.framework)


def _chances(_shown: Shown) -> Screen[Any]:
    found = Chances(0.83, "83 %, à 0,7 point près", "201 sur 895", "Chances d'Ève", "Le détail.")
    exams = {"v2": "L'une", "v3": "L'autre"}
    return ChancesScreen(ShowChances("Ève", exams, lambda _rules: found))


def _rehearsal(name: str) -> Make:
    return lambda shown: REHEARSAL_GALLERY[name](shown.journal)


GALLERY: dict[str, Make] = {
    "first-run": lambda _s: FirstRun(),
    "home": _home(3, 16),
    "home-not-yet": _home(2, 3),
    "home-unreadable": _home(0, 0, problem="x.json : champ inconnu"),
    "candidates": _people,
    "exam-choice": lambda _s: ExamChoice(somebody(3, 16), "v2"),
    "competence": lambda s: CompetenceScreen(s.framework, somebody(3, 16), "3.4"),
    "competences": lambda s: CompetencesScreen(
        ChooseCompetence(f"Se positionner · {s.person.name}", s.person, {"2.2": 5}), s.framework
    ),
    "chances": _chances,
    "result-v2": lambda s: ResultScreen(*s.v2, s.framework, "intact"),
    "result-v3": lambda s: ResultScreen(*s.v3, s.framework, "intact", s.v3_before),
    "result-altered": lambda s: ResultScreen(*s.v3, s.framework, "altered"),
    "review-v2": lambda s: ReviewScreen(*s.v2, s.framework),
    "review-v3": lambda s: ReviewScreen(*s.v3, s.framework),
    "past": lambda s: PastScreen(s.person.name, s.journal.summaries(s.person.id)),
    "past-empty": lambda s: PastScreen(s.person.name, []),
    "progress": _progress,
    "comparison": _comparison,
    "help": lambda _s: HelpScreen("Résultat", ResultScreen.HELP_TEXT),
    "menu": lambda s: Menu(
        [*ResultScreen(*s.v3, s.framework).entries(), *common_entries(PastScreen("", []))]
    ),
    **EXAM_GALLERY,
    **{name: _rehearsal(name) for name in REHEARSAL_GALLERY},
}


class Gallery(Shell):
    """Shows one screen of the gallery, or of others like it."""

    def __init__(self, name: str, shown: Shown, others: Mapping[str, Make] = GALLERY) -> None:
        super().__init__(shown.journal)
        self._make, self._shown = others[name], shown

    async def on_mount(self) -> None:
        """The screen."""
        await self.push_screen(self._make(self._shown))


if __name__ == "__main__":
    with TemporaryDirectory() as made:
        write_kept(Path(made))
