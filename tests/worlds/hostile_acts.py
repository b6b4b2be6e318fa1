"""What people who mean harm type wherever a machine takes a text; run as a program, it tries all of it.

``python -m tests.worlds.hostile_acts 1``, for machines whose acts are done without being tried aside:
each act that takes a text, on pages met in a walk, and lines of plain mode. The number tries one text
of so many. It prints how many there are, how many fail, and the seconds of the slowest; with ``-v``
the slow ones.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count

import numpy as np

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.worlds.core import LONGEST_TEXT, Act, Refused, World
from pixsim.worlds.lines import answered, commands
from pixsim.worlds.random_walks import any_act, wandering
from pixsim.worlds.registry import MACHINES

N = LONGEST_TEXT - 1
TEXTS = [
    "a" * N, "a " * (N // 2), "* " * (N // 2), "*a" * (N // 2) + "b", "?" * N, "[" * N, "(" * N + ")", "(a+)+$", "(a*)*" * 50 + "b", "\\" * N, '"' * N, "'" * N, '"a ' * (N // 3), "«»" * (N // 2), "« " * (N // 2),
    "-" * N, "9" * N, "1e999", "9" * 150 + "/" + "9" * 140, "1/" * (N // 2), "1," * (N // 2), "1;" * (N // 2), "1-" * (N // 2), "1:2:" * (N // 4), "A1:" * (N // 3), "é" * N, "\u0301" * N, "İ" * N, "ß" * N, "\ufdfa" * N, "\U0001f600" * N, "a@" * (N // 2), "a@a.fr," * (N // 7),
    "a.a." * (N // 4), "http://" * (N // 7), "https://" + "a." * 140, "https://a/" + "../" * 90, "?a=" * (N // 3), "&a" * (N // 2), "#" * N, "%25" * (N // 3), "<" * N, "<b>" * (N // 3), "<a " * (N // 3), "{{" * (N // 2), "{0!r:>99999999}", "%9999999s", "$" * N, "../" * (N // 3), "a/" * (N // 2), "C:\\" * (N // 3),
    "site:" * (N // 5), "OR " * (N // 3), "et " * (N // 3), "à " * (N // 2), "l'" * (N // 2), "dans " * (N // 5), "de la " * (N // 6), "le " * (N // 3), "a-t-il " * (N // 7), "31/02/9999", "99:99", "-1", "0", "\u202e" * N, "\u00a0" * N, "a\u00a0" * (N // 2), "#" * 6 + " a" * (N // 3), "=1+" * (N // 3), "x: 1; " * (N // 6),
]  # fmt: skip
WALKS, STEPS = 2, 40


@cache
def _bank() -> Bank:
    return load_bank()


@cache
def _first_world(item: str) -> World:
    """What a simulator shows first; drawn once for all machines that look for their items."""
    task = _bank().question(f"{item}#1", np.random.default_rng(31)).task
    assert task is not None
    return task.world


def first_world(machine: str) -> World:
    """What the first simulator of a machine shows first."""
    return next(_worlds(machine))


def _worlds(machine: str) -> Iterator[World]:
    """Some worlds of a machine, as met in a walk."""
    rng = np.random.default_rng(31)
    items = [item for item in _bank().items.values() if item.kind == "sim"]
    found = 0
    for item in items:
        first = _first_world(item.id)
        if first.machine != machine:
            continue
        yield first
        for _act, world in wandering(first, STEPS, rng):
            yield world
        found += 1
        if found == WALKS:
            return


def _acts(machine: str) -> Iterator[tuple[World, Act, str]]:
    """A world for each act and argument that takes a text."""
    rng, known = np.random.default_rng(32), set()
    for world in _worlds(machine):
        page = world.page()
        for offer in page.offers:
            free = [ask.name for ask in offer.asks if not ask.options(None)]
            new = [name for name in free if (offer.act, name) not in known]
            if not new:
                continue
            act = _act_of(world, offer.act, rng)
            if act is not None:
                for name in new:
                    known.add((offer.act, name))
                    yield world, act, name


def _act_of(world: World, do: str, rng: np.random.Generator) -> Act | None:
    for _try in range(60):
        act = any_act(world, rng)
        if act is not None and act.do == do:
            return act
    return None


def _do(world: World, do: str, arguments: dict[str, str]) -> None:
    try:
        after = world.step(world.make_act(do, **arguments))
    except Refused:
        return
    after.page()
    after.facts()


def _line(world: World, line: str) -> None:
    answered(world, line)


def attempts(step: int = 1) -> Iterator[tuple[str, Callable[[], None]]]:
    """All of them: what is typed, and what tries it; or one text of `step`, others for each act."""
    numbers = count()
    for machine in MACHINES:
        first = first_world(machine)
        words = ["", *sorted({one.split()[0] for one in commands(first) if one.split()})[:3]]
        for word in words:
            for text in TEXTS[next(numbers) % step :: step]:
                line = f"{word} {text}".strip()
                yield f"{machine}: {line}", lambda w=first, t=line: _line(w, t)  # type: ignore[misc]
        if first.computes:
            continue
        for world, act, name in _acts(machine):
            for text in TEXTS[next(numbers) % step :: step]:
                values = {**act.arguments(), name: text}
                said = f"{machine}.{act.do} {name}={text}"
                yield said, lambda w=world, d=act.do, v=values: _do(w, d, v)  # type: ignore[misc]


def main() -> None:
    """Try all; print each that fails in a way nobody foresaw, and the slowest."""
    slowest, tried, failed = (0.0, ""), 0, 0
    for text, attempt in attempts(int(sys.argv[1])):
        start, tried = time.process_time(), tried + 1
        try:
            attempt()
        except Exception as error:
            failed += 1
            print(f"FAILED {text[:80]!a}: {error!a}"[:300])
        spent = time.process_time() - start
        slowest = max(slowest, (spent, text[:80]))
        if "-v" in sys.argv and spent > 0.03:
            print(f"{spent:.3f} {text[:100]!a}")
    print(tried, failed, f"{slowest[0]:.3f} {slowest[1]!a}")


if __name__ == "__main__":
    main()
