"""An exam with many simulators, in a real terminal of 80×24, killed again and again amid acts.

Run ``python -m tests.campaign.simulator_exam --kills 100``. Keys are pressed at random in the world
on screen; the process is killed while they are being heeded; after each kill the exam is taken up as
a person would, and every act that was in the journal must be there, with the world they lead to.
Exit code 1 where anything of `FAULTS` was met.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
from collections import Counter
from contextlib import closing
from functools import partial
from pathlib import Path

from pixsim.session.state import Session
from pixsim.session.v2.plan import V2Plan
from pixsim.store.sittings.journal import Journal
from pixsim.worlds.core import MOST_ACTS
from pixsim.worlds.tasks import replayed
from tests.tools.terminal import Terminal

LEAST = 8  # simulators in one exam
KEYS = ("down", "down", "enter", "enter", "enter", "tab", "right", "space", "a", "b", "escape")
SIZE = (80, 24)
PROFILE = "independant"
FAULTS = (
    "an answer is lost", "an act is lost or another", "another world", "not intact", "not as it was",
    "not resumed", "not passed",
)  # fmt: skip


def begun(home: Path, chance: random.Random) -> tuple[V2Plan, Path]:
    """An exam drawn for a sample profile, begun in a terminal, that holds enough simulators."""
    while True:
        home.mkdir(parents=True)
        seed = str(chance.randrange(10**6))
        with Terminal("exam", PROFILE, "--seed", seed, home=home, size=SIZE) as terminal:
            terminal.wait_for("Avant de commencer")
            if not resumed(terminal, 1):
                raise SystemExit(f"the exam did not begin: {terminal.text[-600:]}")
            terminal.kill(signal.SIGKILL)
        with closing(Journal(home / "pixsim.db")) as journal:
            plan = journal.load(journal.summaries()[0].id)[0].sitting
        assert isinstance(plan, V2Plan)
        if simulators(plan) >= LEAST:
            return plan, home
        home = home.with_name(f"{home.name}b")


def simulators(plan: V2Plan) -> int:
    """How many questions of an exam are simulators."""
    return sum(planned.question.task is not None for planned in plan.questions)


def loaded(home: Path, name: str) -> tuple[Session, str]:
    """What the journal holds of a sitting, and whether it is intact."""
    with closing(Journal(home / "pixsim.db")) as journal:
        return journal.load(name)[0], journal.integrity(name)


def resumed(terminal: Terminal, number: int) -> bool:
    """From the home screen, or the page before the exam, to the question."""
    for _try in range(12):
        if f"Question {number} sur " in terminal.text:
            return True
        terminal.read(0.4)
        if f"Question {number} sur " not in terminal.text:
            terminal.press("enter")
            terminal.read(0.8)
    return False


def passed_by(terminal: Terminal, home: Path, name: str, number: int) -> bool:
    """Go on to the next question without an answer."""
    for _try in range(8):
        terminal.read(0.3)
        terminal.press("f4")
        terminal.read(0.5)
        if "Passer sans" in terminal.text:
            terminal.text = ""
            terminal.press("down", "enter")
            terminal.read(0.5)
        if loaded(home, name)[0].number > number:
            return True
    return False


def _faults(before: Session, after: Session, whole: str) -> list[str]:
    found = []
    kept, now = list(before.doing.acts), list(after.doing.acts)
    if after.number < before.number or len(after.responses) < len(before.responses):
        found.append("an answer is lost")
    elif after.number == before.number and now[: len(kept)] != kept:
        found.append("an act is lost or another")
    task = after.question.task if after.question is not None else None
    if task is not None and after.world != replayed(task.world, now):
        found.append("another world")
    if whole != "intact":
        found.append("not intact")
    return found


def killed_once(
    terminal: Terminal, home: Path, name: str, chance: random.Random, found: Counter[str]
) -> None:
    """Keys in the world on screen, then a kill while the last ones are being heeded."""
    for _key in range(chance.randrange(10, 34)):
        terminal.press(chance.choice(KEYS))
        terminal.read(chance.uniform(0.0, 0.12))
    before, _whole = loaded(home, name)
    terminal.press(*chance.choices(KEYS, k=chance.randrange(0, 4)))
    terminal.kill(signal.SIGKILL)
    after, whole = loaded(home, name)
    found["acts seen"] += len(after.doing.acts)
    found.update(_faults(before, after, whole))


def as_it_was(terminal: Terminal, after: Session) -> bool:
    """Whether the screen shows the page of the world that the journal tells of."""
    world = after.world
    assert world is not None
    name = world.page().title.split(" · ")[0]  # what follows is said elsewhere, where it is shown
    title = name.replace("\u00a0", " ").replace("\u202f", " ")[:20]
    shown = terminal.text.replace("\u202f", " ")
    return title in shown


def campaign(kills: int, seed: int) -> Counter[str]:
    """So many kills, over as many exams as it takes."""
    chance, found = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        done = exam = 0
        while done < kills:
            home = Path(folder) / str(exam)
            plan, home = begun(home, chance)
            exam += 1
            found["exams"] += 1
            found["simulators in them"] += simulators(plan)
            done += _through(home, plan, chance, found, kills - done)
            print(done, dict(found), flush=True)
    return found


def _through(
    home: Path, plan: V2Plan, chance: random.Random, found: Counter[str], most: int
) -> int:
    """One exam, killed twice in each of its simulators; how many kills it took."""
    done = 0
    open_ = partial(Terminal, home=home, size=SIZE)
    state, _whole = loaded(home, plan.id)
    while done < most and not state.is_over:
        with open_() as terminal:
            terminal.read(1.5)
            if not resumed(terminal, state.number):
                found["not resumed"] += 1
                return done + 1
            while (question := loaded(home, plan.id)[0].question) is not None:
                state, _whole = loaded(home, plan.id)
                if question.task is not None and len(state.doing.acts) < MOST_ACTS // 2:
                    break
                if not passed_by(terminal, home, plan.id, state.number):
                    found["not passed"] += 1
                    return done + 1
                terminal.text = ""
            if question is None:
                break
            terminal.read(0.6)
            if state.world is not None and state.doing.acts:
                found["as it was" if as_it_was(terminal, state) else "not as it was"] += 1
            killed_once(terminal, home, plan.id, chance, found)
            done += 1
        state, _whole = loaded(home, plan.id)
        if chance.random() < 0.5 and not state.is_over:
            _move_on(home, plan, state, found)
            state, _whole = loaded(home, plan.id)
    return done


def _move_on(home: Path, plan: V2Plan, state: Session, found: Counter[str]) -> None:
    with Terminal(home=home, size=SIZE) as terminal:
        terminal.read(1.5)
        if not resumed(terminal, state.number) or not passed_by(
            terminal, home, plan.id, state.number
        ):
            found["not passed"] += 1


def main() -> None:
    """Read the number of kills, print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = campaign(given.kills, given.seed)
    for what, count in sorted(found.items()):
        print(f"{count:6} {what}")
    sys.exit(any(found[fault] for fault in FAULTS))


if __name__ == "__main__":
    main()
