"""Competence 1.2: folders put in order, told again from names, dates and hours."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.data import folders
from pixsim.families.teamwork import folders as shared
from pixsim.worlds.goals import reached
from tests.families.acted import done
from tests.families.draws import each_seed


def plain(name: str) -> str:
    return re.sub(r" \(conflit, \w+\)", "", name)


@each_seed
def test_of_each_document_the_last_version_saved_stays(seed: int) -> None:
    values = folders.conflicting_copies(np.random.default_rng(seed))
    world: Any = values["world"]
    start = world
    for act in values["solution"]:
        world = world.step(act)
    assert reached(values["goal"], start, world)
    here = start.place
    before = [n for n in start.nodes if n.parent == here and not n.folder]
    doubled = {plain(n.name) for n in before if "conflit" in n.name}
    assert len(doubled) == 3
    for name in doubled:
        versions = [n for n in before if plain(n.name) == name]
        last = max(versions, key=lambda n: n.date)
        assert [n.date for n in versions].count(last.date) == 1
        (kept,) = (n for n in world.nodes if n.parent == here and plain(n.name) == name)
        assert (kept.id, kept.name) == (last.id, name)
    assert any(len({n.date[:10] for n in before if plain(n.name) == name}) == 1 for name in doubled)
    assert {n.name for n in before} - {n.name for n in before if plain(n.name) in doubled} <= {
        n.name for n in world.nodes if n.parent == here
    }


@each_seed
def test_each_line_comes_from_the_last_version_that_had_it(seed: int) -> None:
    values, disk = done(shared.line_that_was_lost, seed)
    start = values["world"]
    stem = values["plain"].removesuffix(".ods")
    saved = [node for node in start.nodes if node.name.startswith(stem) and not node.folder and "Sauvegardes" in start.path(node.id)]  # fmt: skip
    assert len({start.path(node.id).split("/")[1] for node in saved}) == 2
    for what, name in ((values["first"], values["new"]), (values["second"], values["newer"])):
        held = [node for node in saved if re.search(rf"{what} : \d+ € .accepté", node.text)]
        last = max(held, key=lambda node: node.date)
        (copy,) = (node for node in disk.nodes if node.name == name)
        assert copy.text == last.text
        later = [node for node in saved if node.date > last.date]
        assert later
        assert all(what in node.text for node in later)
    assert {node.id for node in start.nodes} <= {node.id for node in disk.nodes}
