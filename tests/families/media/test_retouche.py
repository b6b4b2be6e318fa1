"""Keys found another way. Editing a picture: cropping, layers, adjustments."""

from __future__ import annotations

import re

from pixsim.families.media import retouche
from pixsim.worlds.picture.data import Thing
from pixsim.worlds.picture.world import Picture
from tests.families.attachments import drawn
from tests.families.pictures import POINTS, pixels, places_seen
from tests.families.reading import only_zip
from tests.families.seeds import each_seed
from tests.families.solutions import done


def first(world: Picture) -> Thing:
    """What lies behind all."""
    return world.image.layers[-1].things[0]


@each_seed
def test_upright_or_without_what_was_in_the_way(seed: int) -> None:
    values, world = done(retouche.upright_or_cut, seed)
    places = places_seen(world)
    assert min(down for _across, down in places[first(world).name]) == POINTS[0]
    if "Coupez" in values["case"]:
        what = re.search(r"montre (.+) tout contre", values["case"])
        assert what is not None
        assert what[1] in places_seen(values["world"])
        assert what[1] not in places
        assert world.image.width * world.image.height < 4800 * 3200
    else:
        assert "" not in places
        assert sorted(world.image.size.split(" × ")) == sorted(values["world"].image.size.split(" × "))  # fmt: skip


@each_seed
def test_a_fault_is_undone_by_its_opposite(seed: int) -> None:
    values, world = done(retouche.one_adjustment, seed)
    assert values["world"].amount(values["right"]) == -int(values["value"])
    assert not [what for what in world.faults if world.amount(what)]
    words = {"sombre": "+", "claire": "-", "terne": "+", "criardes": "-", "éteintes": "+", "orange": "-", "bleue": "+"}  # fmt: skip
    (way,) = [way for word, way in words.items() if word in values["fault"].split(",")[0]]
    assert values["value"].startswith(way)


@each_seed
def test_a_title_comes_out_and_nothing_else_goes(seed: int) -> None:
    values, world = done(retouche.title_out_of_hiding, seed)
    before, after = places_seen(values["world"]), places_seen(world)
    (title,) = [t for layer in world.image.layers for t in layer.things if t.name == "le titre"]
    area = (title.right - title.left) * (title.bottom - title.top) / 25
    assert len(before.get("le titre", ())) < area
    assert len(after["le titre"]) == area
    assert set(before) - {"la mention"} <= set(after)
    assert {layer.id for layer in world.image.layers} == {layer.id for layer in values["world"].image.layers}  # fmt: skip


@each_seed
def test_a_pile_is_as_each_clue_says(seed: int) -> None:
    values, world = done(retouche.pile_in_order, seed)
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
    values, world = done(retouche.cut_out_by_mask, seed)
    assert set(places_seen(world)) == {values["first"], values["second"], ""}
    assert world.exported is not None
    assert world.exported.clear
    assert world.exported.size.startswith(f"{values['width']} × ")
    assert not any(layer.erased for layer in world.image.layers)


@each_seed
def test_histograms_tell_the_defects(seed: int) -> None:
    values = drawn(retouche.clipped_photos, seed)
    grey = {name: pixels(held).mean(axis=2) for name, held in only_zip(values).items()}
    white = {name for name, one in grey.items() if (one > 251).mean() > 0.03}
    black = {name for name, one in grey.items() if (one < 4).mean() > 0.03}
    assert white == {values["over"], values["both"]}
    assert black == {values["under"], values["both"]}
    for name in grey.keys() - white - black:  # nothing is lost there
        assert (grey[name] > 251).mean() + (grey[name] < 4).mean() < 0.001
    light, dark = (float(grey[values[kind]].mean()) for kind in ("light", "dark"))
    assert light > 150 > 110 > dark
