"""Keys of figures found another way: documents for their use."""

from __future__ import annotations

import itertools

from pixsim.bank.checking.figures import contrast_ratio
from pixsim.families.adaptation import accessibilite_doc, export, impression, licences, page_web
from pixsim.figures.cells import parse_rgb
from pixsim.figures.figure import Circle, Figure, Line, Rect, Zone
from tests.families.figures import icons, inside, look, right, texts, words, wrong
from tests.families.seeds import each_seed


@each_seed
def test_contrast(seed: int) -> None:
    values, figure = look(accessibilite_doc.text_with_enough_contrast, seed)

    def ratio(zone: Zone) -> float:
        ground = next(one.fill for one in inside(figure, zone) if isinstance(one, Rect))
        ink = next(one.colour for one in figure.texts() if zone.holds(one.left, one.y))
        return contrast_ratio(parse_rgb(ink), parse_rgb(ground))

    (zone,) = right(values, figure)
    assert ratio(zone) >= 7
    assert all(ratio(other) < 4 for other in wrong(values, figure))


def terms(figure: Figure, zone: Zone) -> str:
    """« BY-NC », as the pictograms say."""
    rings = sum(isinstance(one, Circle) for one in inside(figure, zone))
    found = ["BY"] if "person" in icons(figure, zone) else []
    found += ["NC"] if any(isinstance(one, Line) for one in inside(figure, zone)) else []
    bars = [one for one in inside(figure, zone) if isinstance(one, Rect) and one.fill == "#1B2038"]
    found += ["ND"] if len(bars) == 2 else []
    found += ["SA"] if "refresh" in icons(figure, zone) else []
    assert len(found) == rings
    return "-".join(found)


@each_seed
def test_licence(seed: int) -> None:
    values, figure = look(licences.image_by_its_licence, seed)
    (zone,) = right(values, figure)
    assert f"CC {terms(figure, zone)}" == values["licence"]
    assert len({terms(figure, one) for one in figure.zones}) == 4
    allowed, said = values["allowed"], terms(figure, zone)
    assert ("vendre" in allowed and "jamais" not in allowed) is ("NC" not in said)


@each_seed
def test_page_that_adapts(seed: int) -> None:
    values, figure = look(page_web.page_that_adapts, seed)
    for zone in figure.zones:
        blocks = [one for one in inside(figure, zone) if isinstance(one, Rect) and one.fill in ("#E07B1A", "#16703F", "#7B46C4")]  # fmt: skip
        below = all(b.y >= a.y + a.h for a, b in itertools.pairwise(blocks))
        whole = all(one.w >= 9 for one in blocks)
        assert (below and whole and len(blocks) == 3) is (zone in right(values, figure))


@each_seed
def test_booklet(seed: int) -> None:
    values, figure = look(impression.missing_page_of_a_booklet, seed)
    shown = [one for one in texts(figure) if one == "?" or one.isdecimal()]
    faces = [shown[:2], shown[2:]]
    (face,) = (one for one in faces if "?" in one)
    other = next(int(one) for one in face if one != "?")
    assert values["key"] == str(values["pages"] + 1 - other)
    assert values["key"] not in values["wrong"]


@each_seed
def test_pages_printed(seed: int) -> None:
    values, figure = look(impression.pages_that_come_out, seed)
    shown = texts(figure)
    written = shown[shown.index("Pages :") + 1]
    assert written == values["written"]
    asked: set[int] = set()
    for part in written.split(", "):
        first, _dash, last = part.partition("-")
        asked |= set(range(int(first), int(last or first) + 1))
    assert [int(zone.label) for zone in right(values, figure)] == sorted(asked)
    assert 2 <= len(asked) < len(figure.zones) == 8


@each_seed
def test_sheet_for_the_printer(seed: int) -> None:
    values, figure = look(export.sheet_for_the_printer, seed)
    sound = []
    for zone in figure.zones:
        colours, dots, scale = words(figure, zone).removesuffix(" %").split(", ")
        shapes = [one for one in inside(figure, zone) if isinstance(one, Rect)]
        (ground,) = (one for one in shapes if one.fill == "#2459BE")
        cut = [one for one in shapes if one.fill == "#E07B1A"]
        left, top = min(one.x for one in cut), min(one.y for one in cut)
        end, bottom = max(one.x + one.w for one in cut), max(one.y + one.h for one in cut)
        written = [one for one in shapes if one.fill == "#FFFFFF" and not one.line]
        if (
            colours == "CMJN"
            and 100 * int(dots.split()[0]) >= 300 * int(scale.split()[1])
            and ground.x < left and ground.y < top and ground.x + ground.w > end and ground.y + ground.h > bottom
            and all(left < one.x - 1 and one.x + one.w + 1 < end for one in written)
        ):  # fmt: skip
            sound.append(zone)
    assert sound == right(values, figure)
    assert len(sound) == 1
