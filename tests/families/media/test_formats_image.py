"""Keys found another way. Choosing a picture format: JPEG, PNG, SVG, GIF, WebP."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import numpy as np
from PIL import Image

from pixsim.families.media import formats_image
from pixsim.families.media.formats_image import lightest_that_suits
from tests.families.attachments import drawn
from tests.families.pictures import POINTS, pixels, places_seen
from tests.families.reading import only_zip
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_logos_for_two_uses(seed: int) -> None:
    values = drawn(formats_image.logo_for_two_uses, seed)
    vector, clear = [], []
    for name, held in only_zip(values).items():
        try:
            image = Image.open(io.BytesIO(held))
        except OSError:
            assert ElementTree.fromstring(held).tag.endswith("svg")
            vector.append(name)
            continue
        if image.mode == "RGBA" and image.getpixel((0, 0))[3] == 0:  # type: ignore[index]
            clear.append(name)
    assert (vector, clear) == ([values["vector"]], [values["clear"]])
    assert sorted(only_zip(values)) == values["names"]


@each_seed
def test_the_lightest_copy_is_the_farthest_from_the_others(seed: int) -> None:
    values = drawn(formats_image.most_degraded, seed)
    copies = only_zip(values)
    sizes = {name: len(held) for name, held in copies.items()}
    assert min(sizes, key=lambda name: sizes[name]) == values["worst"]
    assert max(sizes, key=lambda name: sizes[name]) == values["best"]
    best = pixels(copies[values["best"]]).astype(float)
    gaps = {name: float(np.abs(pixels(held) - best).mean()) for name, held in copies.items()}
    assert max(gaps, key=lambda name: gaps[name]) == values["worst"]


def _kilobytes(told: str) -> float:
    number, unit = told.replace(",", ".").split(" ")
    return float(number) * {"ko": 1, "Mo": 1000}[unit]


def _spoils(form: str, content: str, use: str) -> bool:
    """Whether a format spoils a picture, by what an author would say of it."""
    moving, clear, zoomed = "sans fin" in use, "fondu" in content, "grossit" in use
    many = "photo" in content or " 000 couleurs" in content
    sharp = "lettres" in use or "nets" in use or "traits" in content
    return {
        "JPEG": moving or clear or sharp,
        "PNG": moving or zoomed,
        "GIF": many or clear or zoomed,
        "WebP": sharp,
        "SVG": moving or many or clear,
        "TIFF": False,
    }[form]


@each_seed
def test_the_lightest_format_that_spoils_nothing(seed: int) -> None:
    values, after = done(lightest_that_suits, seed)
    rules = {line.name: line.value for line in values["world"].pages[1].settings}
    for page in values["world"].pages[2:]:
        told = {line.name.partition(" : ")[2]: line.value for line in page.settings}
        where = "Site" if told["place"] == "site" else "Lettre d'information"
        shown = rules[where].partition(" : ")[0].split(", ")
        tried = {
            name.removeprefix("essai en "): _kilobytes(value)
            for name, value in told.items()
            if name.startswith("essai") and not value.startswith("impossible")
        }
        fit = [one for one in tried if one in shown and not _spoils(one, told["contenu"], told["usage"])]  # fmt: skip
        assert after.value(f"{page.name.casefold()} : format") == min(fit, key=tried.__getitem__)
        assert sum(tried[one] == tried[min(fit, key=tried.__getitem__)] for one in fit) == 1
    assert len({after.value(f"{page.name.casefold()} : format") for page in after.pages[2:]}) >= 3


@each_seed
def test_a_badge_is_light_wide_and_bare_of_margins(seed: int) -> None:
    values, world = done(formats_image.badge_under_limit, seed)
    made = world.exported
    assert made is not None
    assert made.kilobytes <= values["limit"]
    assert made.clear
    assert int(made.size.split(" ")[0]) >= values["least"]
    places = places_seen(world)
    assert "le fond" not in places
    across = {a for name, found in places.items() if name for a, _down in found}
    assert {POINTS[0], POINTS[-1]} <= across
