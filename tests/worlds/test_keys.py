"""A verb has one letter in every machine, a letter one verb on a page, and what is most used is in the row of keys."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.tui.widgets.worlds.key_hints import ON_LINE, listed_acts, row_hints, which_acts
from pixsim.tui.widgets.worlds.offer_bar import fitting_hints
from pixsim.worlds.chrome.panels import Prompt
from pixsim.worlds.core import Act, World
from pixsim.worlds.keys import (
    ENTER,
    ESCAPE,
    LETTERS,
    MOST_LETTERS,
    USUAL,
    in_row,
    keys_of,
    letter_of,
)
from pixsim.worlds.registry import MACHINES, machine
from tests.tools.tiers import steps

SIMULATORS = [item.id for item in load_bank().items.values() if item.kind == "sim"]
MOST_KEYS = MOST_LETTERS + 2
"""Enter, letters and Escape, and the list of all."""
AT_HAND = 0.9
"""Share of the acts of solutions whose key is in the row."""


def walked(bank: Bank, step: int) -> Iterator[tuple[World, Act]]:
    """Each page that solutions go through, and what is done there."""
    for item in SIMULATORS[::step]:
        task = bank.question(f"{item}#1", np.random.default_rng(0)).task
        assert task is not None
        world: World = task.world
        for kept in task.solution:
            act = world.read_act(kept)
            yield world, act
            world = world.step(act)


def test_the_table_names_acts_that_exist_each_once() -> None:
    named = [act for _letter, acts in LETTERS.values() for act in acts.split()]
    known = {f"{name}.{kind.do}" for name in MACHINES for kind in machine(name).acts}
    assert {*named} <= known
    assert len(named) == len({*named})
    for letter, _acts in LETTERS.values():
        assert len(letter) == 1
        assert not letter.isdigit()
        assert letter == letter.upper() != "?"
    assert {*USUAL} == {*MACHINES}


@pytest.mark.parametrize("step", steps(8))
def test_a_letter_stands_for_one_verb_on_every_page(bank: Bank, step: int) -> None:
    for world, _act in walked(bank, step):
        page = world.page()
        verbs: dict[str, set[str]] = {}
        for offer in page.offers:
            verb, letter = letter_of(world, offer)
            verbs.setdefault(letter, set()).add(verb)
        verbs.pop("", None)
        assert {letter: one for letter, one in verbs.items() if len(one) > 1} == {}, page.title
        assert {one.key for one in keys_of(world, page)} == {*verbs}


@pytest.mark.parametrize("step", steps(8))
def test_six_keys_are_shown_at_most_and_they_are_those_one_needs(bank: Bank, step: int) -> None:
    at_hand = everything = 0
    for world, act in walked(bank, step):
        page = world.page()
        offers = [n for n, offer in enumerate(page.offers) if offer.act == act.do]
        if not offers:  # done from a page below
            continue
        row = act.arguments().get(page.offers[offers[0]].row, "")
        hints = row_hints(world, page, row)
        assert len(hints) <= MOST_KEYS
        assert hints[-1][0] == ("F1" if page.one(Prompt) else "?")  # letters are typed at a prompt
        assert len({key for key, _text, _action in hints}) == len(hints)
        everything += 1
        at_hand += any({*offers} & {*one.offers} for one in in_row(world, page, row))
        listed = listed_acts(world, page, row)
        assert any(f"offer({n})" == one.action for n in offers for one in listed)
    assert at_hand >= AT_HAND * everything


@pytest.mark.parametrize("step", steps(8))
def test_what_a_letter_asks_is_what_it_stands_for(bank: Bank, step: int) -> None:
    for world, _act in walked(bank, step):
        page = world.page()
        row = next(iter(page.keys), "")
        for one in keys_of(world, page):
            if one.key in (ENTER, ESCAPE):
                continue
            asked = [f"offer({n})" for n in one.offers]
            shown = which_acts(world, page, row, one.key)
            assert {entry.action for entry in shown} <= {*asked}
            assert shown
            assert all(entry.text[0].isupper() or not entry.text[0].isalpha() for entry in shown)
        assert all(entry.group for entry in listed_acts(world, page, row))
        if not any(offer.row for offer in page.offers):
            assert all(entry.group != ON_LINE for entry in listed_acts(world, page, row))


def test_what_does_not_fit_on_one_line_is_left_to_the_list() -> None:
    hints = [
        ("Entrée", "ouvrir", ""),
        ("E", "écrire", ""),
        ("S", "signaler", ""),
        ("Échap", "retour", ""),
        ("?", "tout", ""),
    ]
    assert fitting_hints(hints, 100) == [0, 1, 2, 3, 4]
    assert fitting_hints(hints, 45) == [0, 1, 3, 4]
    assert fitting_hints(hints, 10) == [0, 3, 4]
