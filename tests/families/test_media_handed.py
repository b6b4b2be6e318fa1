"""Competence 3.2: keys are found again in the files, as opened by other libraries."""

from __future__ import annotations

import io
import re
import wave
import zipfile
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from pixsim.families.media import handed
from tests.families.draws import each_seed
from tests.families.opened import content, drawn


def members(values: dict[str, Any]) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pixels(held: bytes) -> Any:
    return np.asarray(Image.open(io.BytesIO(held)).convert("RGB"))


def sound_of(held: bytes) -> Any:
    with wave.open(io.BytesIO(held)) as sound:
        return sound.getparams(), sound.readframes(sound.getnframes())


@each_seed
def test_size_of_a_picture(seed: int) -> None:
    values = drawn(handed.picture_size, seed)
    image = Image.open(io.BytesIO(members(values)[values["picture"]]))
    assert image.size == (values["width"], values["height"])
    assert round(image.info["dpi"][0]) == values["dpi"]


@each_seed
def test_logos_for_two_uses(seed: int) -> None:
    values = drawn(handed.logo_for_two_uses, seed)
    vector, clear = [], []
    for name, held in members(values).items():
        try:
            image = Image.open(io.BytesIO(held))
        except OSError:
            assert ElementTree.fromstring(held).tag.endswith("svg")
            vector.append(name)
            continue
        if image.mode == "RGBA" and image.getpixel((0, 0))[3] == 0:  # type: ignore[index]
            clear.append(name)
    assert (vector, clear) == ([values["vector"]], [values["clear"]])
    assert sorted(members(values)) == values["names"]


@each_seed
def test_the_lightest_copy_is_the_farthest_from_the_others(seed: int) -> None:
    values = drawn(handed.most_degraded, seed)
    copies = members(values)
    sizes = {name: len(held) for name, held in copies.items()}
    assert min(sizes, key=lambda name: sizes[name]) == values["worst"]
    assert max(sizes, key=lambda name: sizes[name]) == values["best"]
    best = pixels(copies[values["best"]]).astype(float)
    gaps = {name: float(np.abs(pixels(held) - best).mean()) for name, held in copies.items()}
    assert max(gaps, key=lambda name: gaps[name]) == values["worst"]


@each_seed
def test_colour_under_the_pipette(seed: int) -> None:
    values = drawn(handed.picked_colour, seed)
    image = pixels(content(values, "png"))
    red, green, blue = image[140, 20 + 116 * (values["number"] - 1) + 50]
    assert f"#{red:02X}{green:02X}{blue:02X}" == values["key"]
    assert values["key"] not in values["wrong"]


@each_seed
def test_histograms_tell_the_defects(seed: int) -> None:
    values = drawn(handed.clipped_photos, seed)
    grey = {name: pixels(held).mean(axis=2) for name, held in members(values).items()}
    white = {name for name, one in grey.items() if (one > 251).mean() > 0.03}
    black = {name for name, one in grey.items() if (one < 4).mean() > 0.03}
    assert white == {values["over"], values["both"]}
    assert black == {values["under"], values["both"]}
    for name in grey.keys() - white - black:  # nothing is lost there
        assert (grey[name] > 251).mean() + (grey[name] < 4).mean() < 0.001
    light, dark = (float(grey[values[kind]].mean()) for kind in ("light", "dark"))
    assert light > 150 > 110 > dark


@each_seed
def test_silence_and_weight_of_a_recording(seed: int) -> None:
    values = drawn(handed.silence, seed)
    said, frames = sound_of(content(values, "wav"))
    samples = np.frombuffer(frames, np.uint8)[:: said.nchannels].astype(int)
    runs = re.findall(
        b"\x80{500,}", bytes(np.where(abs(samples - 128) < 2, 128, 0).astype(np.uint8))
    )
    assert len(runs) == 1
    assert len(runs[0]) / said.framerate == pytest.approx(
        float(values["blank"].replace(",", ".")), abs=0.01
    )
    assert len(frames) / 1000 == pytest.approx(float(values["weight"].replace(",", ".")), abs=0.06)


@each_seed
def test_one_line_of_the_drawing_is_wrong(seed: int) -> None:
    values = drawn(handed.drawing_fault, seed)
    lines = content(values, "svg").decode().splitlines()
    with pytest.raises(ElementTree.ParseError):
        ElementTree.fromstring("\n".join(lines))
    lines[values["line"] - 1] = values["good"]
    ElementTree.fromstring("\n".join(lines))
