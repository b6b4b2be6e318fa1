"""Pictures turned, cut, lit, piled, cut out: what the solution gives is what the statement asks, told otherwise."""

from __future__ import annotations

import re

import pytest

from pixsim.families.media import editing
from pixsim.worlds.picture.data import CELLS, Thing
from pixsim.worlds.picture.seeing import at
from pixsim.worlds.picture.world import Picture
from tests.families.acted import done
from tests.families.draws import each_seed

POINTS = [(n + 0.5) / CELLS for n in range(CELLS)]


def seen(world: Picture) -> dict[str, set[tuple[float, float]]]:
    """Where each thing is seen, across and down."""
    found: dict[str, set[tuple[float, float]]] = {}
    for across in POINTS:
        for down in POINTS:
            thing = at(world.image, across, down)
            found.setdefault("" if thing is None else thing.name, set()).add((across, down))
    return found


def first(world: Picture) -> Thing:
    """What lies behind all."""
    return world.image.layers[-1].things[0]


@each_seed
def test_upright_or_without_what_was_in_the_way(seed: int) -> None:
    values, world = done(editing.upright_or_cut, seed)
    places = seen(world)
    assert min(down for _across, down in places[first(world).name]) == POINTS[0]
    if "Coupez" in values["case"]:
        what = re.search(r"montre (.+) tout contre", values["case"])
        assert what is not None
        assert what[1] in seen(values["world"])
        assert what[1] not in places
        assert world.image.width * world.image.height < 4800 * 3200
    else:
        assert "" not in places
        assert sorted(world.image.size.split(" × ")) == sorted(values["world"].image.size.split(" × "))  # fmt: skip


@each_seed
def test_a_fault_is_undone_by_its_opposite(seed: int) -> None:
    values, world = done(editing.one_adjustment, seed)
    assert values["world"].amount(values["right"]) == -int(values["value"])
    assert not [what for what in world.faults if world.amount(what)]
    words = {"sombre": "+", "claire": "-", "terne": "+", "criardes": "-", "éteintes": "+", "orange": "-", "bleue": "+"}  # fmt: skip
    (way,) = [way for word, way in words.items() if word in values["fault"].split(",")[0]]
    assert values["value"].startswith(way)


@each_seed
def test_a_title_comes_out_and_nothing_else_goes(seed: int) -> None:
    values, world = done(editing.title_out_of_hiding, seed)
    before, after = seen(values["world"]), seen(world)
    (title,) = [t for layer in world.image.layers for t in layer.things if t.name == "le titre"]
    area = (title.right - title.left) * (title.bottom - title.top) / 25
    assert len(before.get("le titre", ())) < area
    assert len(after["le titre"]) == area
    assert set(before) - {"la mention"} <= set(after)
    assert {layer.id for layer in world.image.layers} == {layer.id for layer in values["world"].image.layers}  # fmt: skip


@each_seed
def test_a_pile_is_as_each_clue_says(seed: int) -> None:
    values, world = done(editing.pile_in_order, seed)
    order = [layer.name for layer in world.image.layers]
    assert order == values["order"].split(", ")
    for clue in values["clues"].split(" ; "):
        one, *other = re.findall("« (.+?) »", clue)
        if "devant tout" in clue:
            assert order[0] == one
        elif "derrière tout" in clue:
            assert order[-1] == one
        elif "juste devant" in clue:
            assert order.index(one) + 1 == order.index(other[0])
        else:
            assert order.index(one) < order.index(other[0])


@each_seed
def test_two_things_alone_on_nothing(seed: int) -> None:
    values, world = done(editing.cut_out_by_mask, seed)
    assert set(seen(world)) == {values["first"], values["second"], ""}
    assert world.exported is not None
    assert world.exported.clear
    assert world.exported.size.startswith(f"{values['width']} × ")
    assert not any(layer.erased for layer in world.image.layers)


@each_seed
def test_a_banner_has_its_size_and_its_subject(seed: int) -> None:
    values, world = done(editing.banner, seed)
    assert world.exported is not None
    assert world.exported.size == f"{values['width']} × {values['height']}"
    across, down = map(int, values["shape"].split(":"))
    assert values["width"] * down == values["height"] * across
    subject = next(t for t in world.image.layers[0].things if t.name == values["subject"])
    left, top, right, bottom = world.image.box
    assert left <= subject.left < subject.right <= right
    assert top <= subject.top < subject.bottom <= bottom
    ratio = (right - left) / (bottom - top)
    start = values["world"].image
    assert ratio * start.width / start.height == pytest.approx(across / down, rel=2e-3)


@each_seed
def test_a_badge_is_light_wide_and_bare_of_margins(seed: int) -> None:
    values, world = done(editing.badge_under_limit, seed)
    made = world.exported
    assert made is not None
    assert made.kilobytes <= values["limit"]
    assert made.clear
    assert int(made.size.split(" ")[0]) >= values["least"]
    places = seen(world)
    assert "le fond" not in places
    across = {a for name, found in places.items() if name for a, _down in found}
    assert {POINTS[0], POINTS[-1]} <= across
