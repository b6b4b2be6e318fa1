"""The help of a question explains the machine that is open, and what it says can be done."""

from __future__ import annotations

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.report.question.guide import FOR_THE_EXERCISE, guide_lines, guide_page, guide_text
from pixsim.worlds.core import World
from pixsim.worlds.guides import GUIDES, guide_of, keys_to, typed_line
from pixsim.worlds.keys import ALL
from pixsim.worlds.registry import MACHINES, machine

LONGEST = 125
FIVE = 5


@pytest.fixture(scope="module")
def worlds() -> dict[str, World]:
    """A world of each machine."""
    found: dict[str, World] = {}
    bank = load_bank()
    for item in bank.items.values():
        if item.kind == "sim" and len(found) < len(MACHINES):
            task = bank.question(f"{item.id}#1", np.random.default_rng(0)).task
            assert task is not None
            found.setdefault(task.world.machine, task.world)
    return found


@pytest.mark.sampled(5)
@pytest.mark.parametrize("name", MACHINES)
def test_a_guide_says_what_is_imitated_and_five_things_that_are_acts(
    worlds: dict[str, World], name: str
) -> None:
    guide, world = guide_of(worlds[name]), worlds[name]
    assert len(guide.deeds) == FIVE
    assert "imite" in guide.text or "imitent" in guide.text
    kinds = {kind.do: kind for kind in machine(name).acts}
    for deed in guide.deeds:
        assert deed.act in kinds
        assert keys_to(world, deed)
        line = typed_line(world, deed)
        assert line.startswith(kinds[deed.act].word) or deed.act == "type"
        assert bool(deed.arguments) <= bool(kinds[deed.act].names())
    shown = guide_text(world).splitlines()
    assert all(len(line) <= LONGEST for line in shown)
    assert len(shown) <= 12
    assert FOR_THE_EXERCISE in "\n".join(shown)
    assert len(guide_lines(world)) == FIVE + 3
    assert guide_page(world)[0] == guide.title


def test_every_machine_has_a_guide_of_its_own() -> None:
    assert {*GUIDES} == {*MACHINES, "source"}
    assert len({guide.text for guide in GUIDES.values()}) == len(MACHINES) + 1


def test_a_style_sheet_is_helped_as_code_and_without_bulleted_lists(bank: Bank) -> None:
    task = bank.question("page_web7-themes#56", np.random.default_rng(0)).task
    assert task is not None
    guide = guide_of(task.world)
    offered = {offer.act for offer in task.world.page().offers}
    assert guide is GUIDES["source"]
    assert "traitement de texte" not in guide.text
    assert {deed.act for deed in guide.deeds} - {"undo"} <= offered
    assert "list_many" not in offered


def test_most_things_have_a_key_of_their_own(worlds: dict[str, World]) -> None:
    keys = [keys_to(world, deed) for world in worlds.values() for deed in guide_of(world).deeds]
    assert keys.count(ALL) <= 2


def test_a_terminal_is_not_given_its_answers(bank: Bank) -> None:
    """What a question asks to be typed is not in the help."""
    for item in bank.items.values():
        written = bank.worlds.get(item.world) if item.world else None
        if item.kind != "sim" or (written and written["machine"] != "shell"):
            continue
        task = bank.question(f"{item.id}#1", np.random.default_rng(0)).task
        assert task is not None
        if task.world.machine == "shell":
            asked = {
                task.world.read_act(kept).arguments()["command"].split()[0]
                for kept in task.solution
            }
            helped = {deed.arguments.split()[0] for deed in guide_of(task.world).deeds}
            assert not asked & helped - {"cd", "ls"}, item.id
