"""Act in a world of the bank, line by line: ``python -m tests.tools.act_in boite3-regle_de_tri#1``.

Each act is shown as it is kept, with the facts that it made true (+) or false (-). A name of a file
of ``item_bank/worlds`` opens that world with its defaults. ``aide`` lists what can be typed.
"""

from __future__ import annotations

import sys

import numpy as np

from pixsim.bank.drawing.filling import Filler
from pixsim.bank.drawing.task import DEFAULTS
from pixsim.bank.reading.load import load_bank
from pixsim.worlds.core import World
from pixsim.worlds.goals import reached
from pixsim.worlds.lines import answered, spoken
from pixsim.worlds.registry import read_world
from pixsim.worlds.tasks import Task


def opened(name: str) -> tuple[World, Task | None]:
    """The world of a question or of a file, and the task of the question."""
    bank = load_bank()
    if name in bank.worlds:
        written = bank.worlds[name]
        filler = Filler(name, written.get(DEFAULTS, {}))
        data = {key: value for key, value in written.items() if key != DEFAULTS}
        return read_world(filler.data(data)), None
    question = bank.question(name if "#" in name else f"{name}#1", np.random.default_rng(0))
    if question.task is None:
        raise SystemExit(f"{name} is no simulator")
    print(question.statement, end="\n\n")
    return question.task.world, question.task


def main() -> None:
    """Read lines until there are none."""
    world, task = opened(sys.argv[1])
    start = world
    print("\n".join(spoken(world.page())))
    for line in sys.stdin:
        before = world.facts()
        world, act, said = answered(world, line)
        print("\n".join(said))
        if act is not None:
            now = world.facts()
            print("   ", act.kept())
            for sign, facts in (("+", now - before), ("-", before - now)):
                for fact in sorted(facts):
                    print(f"    {sign} {fact}")
            if task is not None and reached(task.goal, start, world):
                print("    (the goal is reached)")


if __name__ == "__main__":
    main()
