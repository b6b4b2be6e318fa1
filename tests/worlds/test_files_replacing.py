"""A file put where one of its name is: what to do is asked, as in any file manager."""

from __future__ import annotations

import pytest

from pixsim.worlds.core import Refused
from pixsim.worlds.files.nodes import Node
from pixsim.worlds.files.world import Files
from pixsim.worlds.lines import answered, spoken
from pixsim.worlds.reading import parse


def disk(**fields: bool) -> Files:
    nodes = (
        Node(id="1", parent="", name="Documents", folder=True),
        Node(id="2", parent="", name="Clé", folder=True),
        Node(id="3", parent="1", name="notice.odt", size=40, **fields),
        Node(id="4", parent="2", name="notice.odt", size=90),
        Node(id="5", parent="2", name="plan.odt", size=10),
    )
    return Files(nodes=nodes, place="2")


def done(world: Files, *lines: str) -> Files:
    for line in lines:
        following = world.step(parse(world, line))
        assert isinstance(following, Files)
        world = following
    return world


@pytest.mark.parametrize("verb", ["copier", "déplacer"])
def test_one_file_takes_the_place_of_another(verb: str) -> None:
    asked = done(disk(), f"{verb} 4 Documents")
    assert asked.facts() == disk().facts()
    assert "existe déjà dans Documents" in spoken(asked.page())[0]
    now = done(asked, "remplacer")
    assert ("content", "Documents/notice.odt", "4") in now.facts()
    assert not now.has("3")
    assert (("file", "Clé/notice.odt") in now.facts()) == (verb == "copier")


@pytest.mark.parametrize("verb", ["copier", "déplacer"])
def test_both_are_kept(verb: str) -> None:
    now = done(disk(), f"{verb} 4 Documents", "garder les deux").facts()
    assert ("content", "Documents/notice.odt", "3") in now
    assert ("content", "Documents/notice - copie.odt", "4") in now


def test_one_gives_up() -> None:
    assert done(disk(), "copier 4 Documents", "renoncer") == disk()


def test_a_protected_file_stays() -> None:
    asked = done(disk(readonly=True), "copier 4 Documents")
    with pytest.raises(Refused, match="protégé"):
        done(asked, "remplacer")


def test_properties_of_one_file_after_another() -> None:
    world, act, said = answered(done(disk(), "propriétés 4"), "propriétés plan.odt")
    assert act
    assert said[0] == "Propriétés de plan.odt"
    assert ("viewed", "5") in world.facts()
