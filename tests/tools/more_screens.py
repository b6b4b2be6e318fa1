"""What the gallery has not: dialogs, menus, helps and pages that a key opens, practice, a room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path
from pkgutil import walk_packages
from tempfile import mkdtemp
from typing import Any

from textual.screen import Screen

import pixsim.tui.screens as screens
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.journeys.people import PersonDetails
from pixsim.running.exam import Exam
from pixsim.running.training import TrainingRun
from pixsim.session.training.length import PositioningTime
from pixsim.session.training.plan import plan_positioning
from pixsim.store.people.profiles import create_profile
from pixsim.tui.flows.room import FLOWS
from pixsim.tui.room.client import DeskClient
from pixsim.tui.screens.exam.exam import ExamScreen
from pixsim.tui.screens.exam.instructions import Instructions
from pixsim.tui.screens.exam.report_problem import ReportProblem
from pixsim.tui.screens.files.files_page import FileScreen
from pixsim.tui.screens.files.open_file import OpenFile
from pixsim.tui.screens.frame.framed import Framed
from pixsim.tui.screens.frame.help import HelpScreen
from pixsim.tui.screens.frame.preparing import Preparing
from pixsim.tui.screens.home.new_candidate import NewCandidateScreen
from pixsim.tui.screens.room.exam import RoomInstructions
from pixsim.tui.screens.room.invigilator import RoomScreen
from pixsim.tui.screens.training.positioning_start import PositioningStart
from pixsim.tui.screens.training.training import TrainingScreen
from tests.conftest import ManualClock
from tests.running.rooms import RoomOfTests
from tests.tools.exam_gallery import CHOICES, FILE, in_an_exam
from tests.tools.gallery import GALLERY, Make, Shown
from tests.tools.v3_sitting import plan

NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Reached:
    """A screen, and the keys that lead from it to what is looked at."""

    make: Make
    keys: Sequence[str] = ()


@cache
def _bank() -> Bank:
    return load_bank()


def _v3_question(shown: Shown) -> Screen[Any]:
    sitting = plan(_bank(), shown.person, seed=20 + next(NUMBERS))
    shown.journal.create(sitting)
    exam = Exam(shown.journal, sitting.id, clock=ManualClock(), bank=_bank())
    exam.__enter__()  # held until the process ends: what is under test is what it shows
    exam.start()
    return ExamScreen(exam)


def _training(shown: Shown) -> Screen[Any]:
    clock = ManualClock()
    person = create_profile(shown.person.model_copy(update={"id": f"zoe{next(NUMBERS)}"}), set())[0]
    asked = plan_positioning(person, _bank(), "1.1", now=clock(), seed=3)
    shown.journal.create(asked)
    run = TrainingRun(shown.journal, asked.id, person, _bank(), clock)
    run.__enter__()
    return TrainingScreen(run)


def _room(shown: Shown) -> Screen[Any]:
    room = RoomOfTests(shown.journal, _bank(), shown.person, ManualClock())
    desk = room.desk()
    desk.__enter__()
    room.join(desk, 1)
    room.begin(desk, 2)
    return RoomScreen(DeskClient(desk), FLOWS)


def _folder(_shown: Shown) -> Screen[Any]:
    folder = Path(mkdtemp())
    for name in ("lea.json", "classe.csv"):
        (folder / name).write_text("{}", encoding="utf-8")
    return OpenFile(folder)


def _filed(shown: Shown) -> Screen[Any]:
    return in_an_exam(shown, FILE)


def _helps() -> dict[str, Reached]:
    """The help of every kind of screen, also of those that are imported when they are first shown."""
    for module in walk_packages(screens.__path__, f"{screens.__name__}."):
        import_module(module.name)
    known: dict[str, type[Framed[Any]]] = {}
    left: list[type[Framed[Any]]] = [Framed]
    while left:
        kind = left.pop()
        left.extend(kind.__subclasses__())
        if kind.__module__.startswith(screens.__name__) and kind.HELP_TEXT:
            known[kind.__name__] = kind

    def made(kind: type[Framed[Any]]) -> Make:
        return lambda _shown: HelpScreen(kind.HELP_TITLE, kind.HELP_TEXT)

    return {f"help of {name}": Reached(made(kind)) for name, kind in sorted(known.items())}


def _menus() -> dict[str, Reached]:
    named = ("home", "candidates", "past", "review-v3", "result-v2", "competence", "competences", "question-choices")  # fmt: skip
    return {f"menu of {name}": Reached(GALLERY[name], ("ctrl+p",)) for name in named}


def _kept(name: str, *keys: str) -> Reached:
    return Reached(GALLERY[name], keys)


MORE: dict[str, Reached] = {
    **{f"result-{rules} page {n}": _kept(f"result-{rules}", n) for rules in ("v2", "v3") for n in "234"},
    "review-v3 marked": _kept("review-v3", "a"),
    "instructions-v2": Reached(lambda s: Instructions(s.v2[0].sitting)),
    "instructions of a room": Reached(lambda s: RoomInstructions(s.v3[0].sitting)),
    "v3 question": Reached(_v3_question),
    "v3 question, to stop": Reached(_v3_question, ("f10",)),
    "v3 question, a problem": Reached(_v3_question, ("f6",)),
    "question, to stop": _kept("question-choices", "f10"),
    "question, to skip": _kept("question-choices", "f4"),
    "question, nothing ticked": _kept("question-choices", "f9"),
    "question, a problem": _kept("question-choices", "f6"),
    "question, the time": _kept("question-choices", "f2"),
    "question, its help": _kept("question-choices", "f1"),
    "question, its file": Reached(_filed, ("f3",)),
    "simulator, its help": _kept("simulator-mailbox", "f1"),
    "simulator, enlarged": _kept("simulator-mailbox", "ctrl+g"),
    "simulator, something searched": _kept("simulator-mailbox", "c"),
    "report of v3": Reached(lambda _s: ReportProblem(CHOICES, 3, present_only=True)),
    "file": Reached(lambda _s: FileScreen(FILE.attachments)),
    "open a file": Reached(_folder),
    "new person": Reached(lambda _s: NewCandidateScreen()),
    "a person changed": Reached(lambda _s: NewCandidateScreen(current=PersonDetails("Léa", 33, ("no_focus",)))),
    "positioning, before": Reached(lambda s: PositioningStart(s.framework, "2.2", s.person.name, PositioningTime())),
    "preparing": Reached(lambda _s: Preparing("Préparation des questions…")),
    "training": Reached(_training),
    "training, to stop": Reached(_training, ("f10",)),
    "room": Reached(_room),
    "room, an order": Reached(_room, ("a",)),
    "room, its menu": Reached(_room, ("ctrl+p",)),
    "interview, to stop": _kept("rehearsal-interview", "f10"),
    **_menus(),
    **_helps(),
}  # fmt: skip
