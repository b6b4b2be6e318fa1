"""A plan lived for three weeks in a real terminal of 80×24: what the home and today say, day by day.

``python -m tests.tools.lived_plan FOLDER`` writes a screen a day to FOLDER. The questions of a day are
answered by the engine, as the screen would; the home and today are opened by keys, with the clock of
`tests.tools.on_day`.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.foundation.resources import bundled_folder
from pixsim.profile import Profile, read_profile
from pixsim.running.coaching import coach_day
from pixsim.running.goals import set_goal
from pixsim.running.training import TrainingRun
from pixsim.session.training.plan import plan_practice
from pixsim.store.people.plans import read_goal
from pixsim.store.people.profiles import create_profile
from pixsim.store.sittings.journal import Journal
from tests.tools.tmux import Tmux

START = datetime(2027, 1, 4, 18, 30).astimezone()
LOOKS: tuple[tuple[int, bool, str], ...] = (
    (0, True, "the first day"),
    (0, False, "the first day, done"),
    (1, True, "the second day"),
    (2, True, "the third day"),
    (4, False, "a day was missed"),
    (4, True, "the fifth day"),
    (8, False, "three days were missed"),
    (8, True, "the ninth day"),
    (3, False, "the clock was set back"),
    (9, True, "the clock is right again"),
    *((day, True, "a day like others") for day in range(10, 20)),
    (20, False, "the day before"),
    (21, False, "the day of the exam"),
    (22, False, "the day after"),
    (52, False, "a month later"),
)
"""Day, whether its questions are answered after the look, and what is special."""


class Hand:
    """The clock of answers given by the engine."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The present."""
        return self.now


def practise(profile: Profile, bank: Bank, now: datetime, rng: np.random.Generator) -> str:
    """Answer today's questions, four in five right; what today was for."""
    goal = read_goal(profile)
    assert goal is not None
    hand = Hand(now)
    with closing(Journal()) as journal:
        day = coach_day(profile, bank, journal, goal, now, foretell=False)
        if day.doing != "rehearse":
            return day.doing
        asked = tuple(one.question for one in day.questions.questions)
        plan = plan_practice(profile, bank, asked, now=now, seed=1)
        journal.create(plan)
        with TrainingRun(journal, plan.id, profile, bank, hand) as run:
            while (question := run.ask()) is not None:
                hand.now += timedelta(seconds=40)
                run.reply(question.right_answer if rng.random() < 0.8 else None)
    return day.doing


def look(name: str, now: datetime, keys: tuple[str, ...]) -> list[str]:
    """The home, and what each key leads to."""
    command = [sys.executable, "-m", "tests.tools.on_day", now.isoformat()]
    env = {name: os.environ[name] for name in ("PIXSIM_HOME", "PATH")} | {"LANG": "C.UTF-8"}
    with Tmux(name, command, env, folder=str(Path.cwd())) as terminal:
        terminal.wait_for("Léa")
        time.sleep(1)
        found = [terminal.screen()]
        for key in keys:
            terminal.press(key)
            terminal.wait_for("objectif : garder")
            time.sleep(1)
            found.append(terminal.screen())
    return found


def main() -> None:
    """Entry point."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    bank, rng = load_bank(), np.random.default_rng(0)
    sample = read_profile(bundled_folder("profiles") / "independant.json", bank.framework)
    moved = START - timedelta(days=10)
    knowledge = tuple(e.model_copy(update={"date": moved}) for e in sample.knowledge)
    own = sample.model_copy(
        update={"id": "lea", "name": "Léa", "uid": None, "knowledge": knowledge}
    )
    profile, _path = create_profile(own)
    exam = (START + timedelta(days=21)).date()
    set_goal(profile, bank.framework, today=START.date(), exam=exam, minutes=10, weekdays=range(7))
    for number, (day, answered, why) in enumerate(LOOKS):
        now = START + timedelta(days=day)
        keys = ("enter",) if day <= 21 and number not in range(10, 20) else ()
        screens = look(f"day-{number}", now, keys)
        text = "\n".join(screens)
        (folder / f"{number:02d}-day-{day:02d}.txt").write_text(f"{now:%d/%m/%Y}, {why}\n{text}\n")
        done = practise(profile, bank, now + timedelta(minutes=5), rng) if answered else "-"
        print(f"{number:2d} day {day:2d} {why}: {done}", flush=True)


if __name__ == "__main__":
    main()
