"""Every refusal of a line says what to type instead, or that what is asked is so already."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.worlds.core import World
from pixsim.worlds.lines import AUTHORED, answered, says_what_to_type
from pixsim.worlds.reading.offer_reader import takes_any_line

SIMULATORS = [item.id for item in load_bank().items.values() if item.kind == "sim"]
ODD = ("", "zut", "9999", "le", "tout", "n'importe quoi", "/", '"', "=1+1", "a b c", "2 et 3")
"""What follows a verb that is no argument of it, or none."""


def worlds(bank: Bank, step: int) -> Iterator[World]:
    """The first page and the last of solutions."""
    for item in SIMULATORS[::step]:
        task = bank.question(f"{item}#1", np.random.default_rng(0)).task
        assert task is not None
        world: World = task.world
        yield world
        for kept in task.solution:
            world = world.step(world.read_act(kept))
        yield world


def odd_lines(world: World) -> Iterator[str]:
    """Verbs of the page and others, with what does not go with them."""
    verbs = {world.say(world.act_class(offer.act).word) for offer in world.page().offers}
    for verb in sorted(verbs | {"bricoler", "supprimer", "mettre", "ouvrir"}):
        yield from (f"{verb} {odd}".strip() for odd in ODD)


@pytest.mark.parametrize(
    "step", [300, pytest.param(3, marks=pytest.mark.full)], ids=["some", "many"]
)
def test_a_refusal_says_what_to_type_instead(bank: Bank, step: int) -> None:
    silent = set()
    for world in worlds(bank, step):
        if takes_any_line(world.page()):
            continue
        authored = {world.say(kind.word) for kind in world.acts if kind.do in AUTHORED}
        for line in list(odd_lines(world))[::7]:
            _world, acts, said = answered(world, line)
            told = " / ".join(said)
            verb = line.partition(" ")[0]
            if not acts and len(said) == 1 and verb not in authored and not says_what_to_type(told):
                silent.add((world.machine, line, told))
    assert not silent


def test_no_refusal_is_said_twice(bank: Bank) -> None:
    for world in worlds(bank, 300):
        for line in list(odd_lines(world))[::5]:
            _world, _acts, said = answered(world, line)
            lines = [one for one in said if len(one) > 30]
            assert len(lines) == len(dict.fromkeys(lines)), (world.machine, line)
