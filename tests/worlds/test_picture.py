"""The picture editor, step by step, through its lines."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from pixsim.worlds.core import Act, Refused, World
from pixsim.worlds.lines import spoken
from pixsim.worlds.picture import acts
from pixsim.worlds.picture.data import (
    CELLS,
    EDGES,
    MOST_PIXELS,
    MOST_UNDONE,
    NOT,
    PARTLY,
    RATIOS,
    TURNS,
    WHOLE,
    Image,
    Layer,
    Thing,
    Tool,
)
from pixsim.worlds.picture.visible_parts import HIGH, WIDE, at, preview
from pixsim.worlds.picture.world import Picture
from pixsim.worlds.random_walks import walk
from pixsim.worlds.registry import read_world
from pixsim.worlds.tasks import kept_all, replayed
from tests.tools.tiers import tiered
from tests.worlds import test_mail
from tests.worlds.test_mail import refused

TOOLS: tuple[Tool, ...] = (
    "tourner",
    "couper",
    "dimensions",
    "lumière",
    "calques",
    "sélection",
    "export",
)
SKY = Thing(name="le ciel", bottom=50, fill=" ", tone=80)
SEA = Thing(name="la mer", top=50, fill="~", tone=40)
BOAT = Thing(name="un bateau", left=80, right=100, top=40, bottom=60, fill="Y", tone=20)
TITLE = Thing(name="le titre", left=20, right=60, top=0, bottom=20, fill="T", tone=10)


def picture(**more: Any) -> Picture:
    image = Image(
        layers=(
            Layer(id="7", name="Titre", things=(TITLE,)),
            Layer(id="2", name="Photo", things=(SKY, SEA, BOAT)),
        ),
        width=4000,
        height=3000,
    )
    return Picture(**{"name": "port-12.ora", "image": image, "tools": TOOLS, **more})


HERE = picture()


def do(world: World, *lines: str) -> Picture:
    found = test_mail.do(world, *lines)
    assert isinstance(found, Picture)
    return found


def has(world: World, *fact: str) -> bool:
    return tuple(fact) in world.facts()


def read(world: World) -> str:
    return "\n".join(spoken(world.page()))


def corners(world: Picture) -> list[str]:
    """What is seen in the four corners, from the top left and clockwise."""
    points = ((0.01, 0.01), (0.99, 0.01), (0.99, 0.99), (0.01, 0.99))
    found = [at(world.image, across, down) for across, down in points]
    return ["" if thing is None else thing.name for thing in found]


def test_four_quarters_are_a_whole_turn_and_each_moves_the_corners_on() -> None:
    world = start = do(HERE, "cacher 7")
    before = corners(start)
    for _quarter in range(4):
        world = do(world, "tourner à droite")
        before = [before[3], *before[:3]]
        assert corners(world) == before
    assert world.facts() == start.facts()
    assert do(HERE, "tourner à droite", "tourner à gauche").facts() == HERE.facts()
    once = do(HERE, "tourner à droite")
    assert has(once, "facing", "90")
    assert has(once, "size", "3000 × 4000")


def test_a_mirror_changes_sides_turned_or_not() -> None:
    for turned in ((), ("tourner à droite",), ("tourner un demi-tour",)):
        world = do(HERE, "cacher 7", *turned)
        a, b, c, d = corners(world)
        assert corners(do(world, "miroir")) == [b, a, d, c]
        assert do(world, "miroir", "miroir").facts() == world.facts()
    both = do(HERE, "cacher 7", "miroir", "tourner à droite")
    a, b, c, d = corners(do(HERE, "cacher 7", "miroir"))
    assert corners(both) == [d, a, b, c]


@pytest.mark.parametrize("turned", [(), ("tourner à droite",), ("miroir",), ("miroir", "tourner à gauche")])  # fmt: skip
@pytest.mark.parametrize("edge", EDGES)
def test_what_is_cut_is_along_the_edge_that_one_sees(turned: tuple[str, ...], edge: str) -> None:
    world = do(HERE, "cacher 7", *turned)
    cut = do(world, f"couper {edge} 40 %")
    share = 0.4
    for across, down in ((0.02, 0.02), (0.98, 0.98), (0.5, 0.9), (0.1, 0.6)):
        if edge in ("le bord gauche", "le bord droit"):
            shift = share if edge == "le bord gauche" else 0
            same = (shift + (1 - share) * across, down)
        else:
            shift = share if edge == "le bord haut" else 0
            same = (across, shift + (1 - share) * down)
        assert at(cut.image, across, down) == at(world.image, *same)
    assert cut.image.area == pytest.approx(60)


def test_cut_shares_are_of_the_whole_so_that_they_add_up() -> None:
    both = do(HERE, "couper le bord gauche 20 %", "couper le bord droit 20 %")
    assert has(both, "size", "2400 × 3000")
    assert has(both, "shows", "un bateau", NOT)
    assert has(both, "shows", "le titre", WHOLE)
    assert both.holds(("left", "60"))
    assert not both.holds(("left", "61"))
    thin = do(both, "couper le bord droit 40 %")
    refused(thin, "couper le bord gauche 15 %")


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("keeping", ["le début", "le milieu", "la fin"])
def test_a_frame_has_its_shape_and_keeps_its_side(ratio: str, keeping: str) -> None:
    if ratio == "4:3":
        refused(HERE, f"cadrer {ratio} {keeping}")
        return
    world = do(HERE, f"cadrer {ratio} {keeping}")
    across, down = RATIOS[ratio]
    assert world.image.width / world.image.height == pytest.approx(across / down, rel=2e-3)
    assert has(world, "pulled", "non")
    left, top, right, bottom = world.image.box
    wide = across / down < 4 / 3  # its sides are cut
    ends = {"le début": (left, top), "la fin": (100 - right, 100 - bottom)}
    if keeping in ends:
        assert ends[keeping] == pytest.approx((0, 0))
    elif wide:
        assert left == pytest.approx(100 - right)
    else:
        assert top == pytest.approx(100 - bottom)


def test_sizes_keep_proportions_unless_pulled() -> None:
    small = do(HERE, "redimensionner 1 200 px")
    assert has(small, "size", "1200 × 900")
    assert has(small, "pulled", "non")
    pulled = do(small, "étirer 1200 400")
    assert has(pulled, "pulled", "oui")
    assert has(do(pulled, "étirer 800 600"), "pulled", "non")
    assert has(do(pulled, "redimensionner 600"), "pulled", "oui")
    assert has(do(HERE, "étirer 400 300"), "pulled", "non")
    for line in ("redimensionner 0", "redimensionner beaucoup", "redimensionner 12,5", "étirer 10 99999"):  # fmt: skip
        refused(HERE, line)


def test_what_is_in_front_hides_what_is_behind() -> None:
    assert has(HERE, "shows", "le titre", WHOLE)
    assert has(HERE, "shows", "le ciel", PARTLY)
    behind = do(HERE, "reculer Titre")
    assert has(behind, "shows", "le titre", NOT)
    assert has(behind, "rank", "7", "2")
    assert has(behind, "shows", "le ciel", WHOLE)
    assert do(behind, "premier-plan Titre").facts() == HERE.facts()
    hidden = do(HERE, "cacher Titre")
    assert has(hidden, "seen", "7", "non")
    assert has(hidden, "there", "7")
    assert do(hidden, "montrer Titre").facts() == HERE.facts()
    gone = do(HERE, "supprimer Titre")
    assert not has(gone, "there", "7")
    assert do(gone, "annuler").facts() == HERE.facts()
    refused(HERE, "avancer Titre")
    refused(HERE, "arrière-plan Photo")


def test_a_mask_hides_and_an_eraser_loses() -> None:
    chosen = do(HERE, "cacher Titre", "sélectionner un bateau")
    masked = do(chosen, "masque Photo")
    assert has(masked, "shows", "un bateau", WHOLE)
    assert has(masked, "shows", "la mer", NOT)
    assert has(masked, "clear", "oui")
    assert has(masked, "bare", "le bord gauche", "oui")
    assert has(masked, "bare", "le bord droit", "non")
    assert has(do(masked, "ôter-masque Photo"), "clear", "non")
    erased = do(chosen, "inverser", "effacer Photo")
    assert {f for f in erased.facts() if f[0] == "shows"} == {f for f in masked.facts() if f[0] == "shows"}  # fmt: skip
    assert any(fact[0] == "erased" for fact in erased.facts())
    assert "aplatir" not in " ".join(offer.label for offer in erased.page().offers)
    refused(do(HERE, "sélectionner rien"), "masque Photo")
    refused(do(HERE, "sélectionner le titre"), "masque Photo")


def test_flattening_loses_what_is_hidden() -> None:
    flat = do(HERE, "cacher Titre", "aplatir")
    assert [layer.name for layer in flat.image.layers] == ["Photo"]
    assert "1 calque caché est perdu" in flat.note
    whole = do(HERE, "aplatir")
    assert [corners(whole), preview(whole.image)] == [corners(HERE), preview(HERE.image)]


def test_a_file_is_as_heavy_as_its_pixels_its_format_and_its_quality() -> None:
    heavy = do(HERE, "exporter JPEG maximale")
    assert has(heavy, "exported", "JPEG", "qualité maximale", "4000 × 3000")
    assert heavy.exported is not None
    good = do(HERE, "exporter JPEG bonne")
    assert good.exported is not None
    assert good.exported.kilobytes < heavy.exported.kilobytes
    small = do(HERE, "redimensionner 1000", "exporter JPEG bonne")
    assert small.exported is not None
    assert small.exported.kilobytes == pytest.approx(good.exported.kilobytes / 16, abs=1)
    assert small.holds(("lighter", str(small.exported.kilobytes)))
    assert not small.holds(("lighter", str(small.exported.kilobytes - 1)))
    assert small.holds(("wider", "1000"))
    assert not small.holds(("wider", "1001"))
    assert not HERE.holds(("lighter", "99999"))
    clear = do(HERE, "cacher Titre", "sélectionner un bateau", "masque Photo")
    kept = {form: has(do(clear, f"exporter {form} bonne"), "exported_clear", "oui") for form in ("JPEG", "PNG", "WebP")}  # fmt: skip
    assert kept == {"JPEG": False, "PNG": True, "WebP": True}


def test_saved_is_what_the_picture_is_now() -> None:
    saved = do(HERE, "enregistrer")
    assert has(saved, "saved", "oui")
    later = do(saved, "miroir")
    assert has(later, "saved", "non")
    assert has(later, "written_over", "oui")
    assert has(HERE, "written_over", "non")


def test_light_is_told_with_the_fault_it_came_with() -> None:
    dark = picture(faults={"luminosité": -40})
    assert "la mer : en bas, noir" in read(dark).casefold()
    right = do(dark, "régler luminosité +40")
    assert has(right, "amount", "luminosité", "+0")
    assert "la mer : en bas, sombre" in read(right).casefold()
    orange = picture(faults={"température": 40})
    assert "tirant sur l'orange" in read(orange)
    assert "naturelles" in read(do(orange, "régler température -40"))


def test_the_preview_has_the_shape_of_the_picture() -> None:
    for width, height in ((4000, 3000), (3000, 4000), (5000, 500), (300, 5000), (800, 800)):
        lines = preview(HERE.image.changed(width=width, height=height))
        assert len({len(line) for line in lines}) == 1
        wide, high = len(lines[0]) - 2, len(lines) - 2
        assert wide <= WIDE
        assert high <= HIGH
        if high > 8 and 8 < wide < WIDE:
            assert wide / (2 * high) == pytest.approx(width / height, rel=0.1)


def test_a_picture_that_makes_no_sense_is_refused() -> None:
    twice = Image(layers=(Layer(id="1", name="A", things=(SKY,)), Layer(id="1", name="B", things=(SEA,))), width=9, height=9)  # fmt: skip
    with pytest.raises(ValidationError, match="two of one name among the layers: 1"):
        picture(image=twice)
    with pytest.raises(ValidationError, match="no adjustment netteté"):
        picture(faults={"netteté": 3})
    for fields in ({"left": 50, "right": 50}, {"left": 3}, {"fill": "ab"}, {"tone": 101}):
        with pytest.raises(ValidationError):
            Thing(name="x", **fields)


@pytest.mark.parametrize("seed", tiered(range(12), 3))
def test_any_acts_are_told_and_replay_to_the_same_picture(seed: int) -> None:
    rng = np.random.default_rng(seed)
    acts, end = walk(HERE, 60, rng)
    assert read_world(json.loads(end.model_dump_json())).facts() == end.facts()
    assert replayed(HERE, kept_all(acts)).facts() == end.facts()
    assert isinstance(end, Picture)
    assert len(end.done) <= MOST_UNDONE
    assert all(len(line) <= 76 for line in preview(end.image))
    assert all(end.tell(fact) for fact in end.facts())


def test_cells_divide_what_can_be_cut() -> None:
    assert 100 % CELLS == 0
    assert set(TURNS.values()) == {1, 2, 3}


ALONE = Image(layers=(Layer(id="1", name="Photo", things=(SKY,)),), width=10, height=3000)
HIDDEN = ALONE.changed(layers=(ALONE.layers[0].changed(seen=False),))


@pytest.mark.parametrize(
    ("image", "act"),
    [
        (ALONE, acts.Resize(width=str(MOST_PIXELS))),  # too high
        (ALONE, acts.Remove(layer="1")),
        (HIDDEN, acts.Flatten()),
    ],
)
def test_what_would_make_no_sense_is_refused(image: Image, act: Act) -> None:
    with pytest.raises(Refused):
        act.apply(picture(image=image))
