"""Keys found another way. Size and resolution of pictures: pixels, dpi, dimensions."""

from __future__ import annotations

import io
from fractions import Fraction

import numpy as np
import pytest
from PIL import Image, ImageOps

from pixsim.families.media import pixels
from tests.families.attachments import drawn
from tests.families.drawing import draw_values
from tests.families.reading import fraction, members_of, number, only_zip, records
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_size_of_a_picture(seed: int) -> None:
    values = drawn(pixels.picture_size, seed)
    image = Image.open(io.BytesIO(only_zip(values)[values["picture"]]))
    assert image.size == (values["width"], values["height"])
    assert round(image.info["dpi"][0]) == values["dpi"]


def test_a_rounded_answer_has_no_final_zero_to_forget() -> None:
    for seed in range(300):
        key = pixels.print_size(np.random.default_rng(seed))["key"]
        assert "," in key
        assert not key.endswith("0")


@each_seed
def test_print_size(seed: int) -> None:
    values = draw_values(pixels.print_size, seed)
    exact = Fraction(values["pixels"], values["dpi"]) * Fraction("2.54")
    assert abs(fraction(values["key"]) - exact) <= Fraction("0.05")


@each_seed
def test_a_banner_has_its_size_and_its_subject(seed: int) -> None:
    values, world = done(pixels.crop_to_banner, seed)
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
def test_memory(seed: int) -> None:
    values = drawn(pixels.pictures_in_memory, seed)
    held = members_of(values)
    raw, wide = {}, {}
    for name, content in held.items():
        image = Image.open(io.BytesIO(content))
        raw[name] = len(image.tobytes())
        wide[name] = image.width * image.height
    biggest = max(raw, key=lambda name: raw[name])
    assert biggest == values["biggest"][0]
    assert raw[biggest] / 1000 == number(values["key"])
    assert sum(weight <= 1000 * values["limit"] for weight in raw.values()) == values["fitting"]
    assert biggest != max(wide, key=lambda name: wide[name])
    assert biggest != max(held, key=lambda name: len(held[name]))


@each_seed
def test_prints(seed: int) -> None:
    values = drawn(pixels.prints_ordered, seed)
    held = members_of(values)
    fine, taken, wide = {}, 0, {}
    for row in records(held["commande.csv"]):
        name, *sides = row.values()
        across, down = map(float, sides)
        image = Image.open(io.BytesIO(held[name]))
        upright = ImageOps.exif_transpose(image)
        fine[name] = upright.width / (across / 2.54)
        assert abs(fine[name] - upright.height / (down / 2.54)) < 0.4
        assert abs(fine[name] - values["least"]) > 5
        taken += image.mode == "RGB" and fine[name] >= values["least"]
        wide[name] = (upright.width, image.width, across)
    worst = min(fine, key=lambda name: fine[name])
    assert worst == values["worst"][0]
    assert round(fine[worst]) == int(values["fine"])
    assert taken == values["taken"] > 0
    upright_width, stored, width = wide[worst]
    assert 0 <= upright_width / values["least"] * 2.54 - number(values["width"]) < 0.1
    assert stored / (width / 2.54) > values["least"]  # one who forgets to turn it takes it


@each_seed
def test_the_picture_of_the_most_pixels_is_neither_the_heaviest_nor_the_densest(seed: int) -> None:
    values = drawn(pixels.most_pixels, seed)
    images = {name: Image.open(io.BytesIO(held)) for name, held in values["files"].items()}
    counted = {name: image.width * image.height for name, image in images.items()}
    best = max(counted, key=lambda name: counted[name])
    assert best == values["juste"]
    assert images[best].size == (values["width"], values["height"])
    assert sorted(counted.values())[-2] < 0.8 * counted[best]
    assert max(images, key=lambda name: images[name].info["dpi"][0]) == values["first"] != best
    assert max(values["files"], key=lambda name: len(values["files"][name])) != best
