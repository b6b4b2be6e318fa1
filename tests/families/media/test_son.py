"""Keys found another way. Working with sound: sampling, bit rate, formats."""

from __future__ import annotations

import io
import re
import wave
import zipfile
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from pixsim.families.media import son
from tests.families import attachments, solutions
from tests.families.attachments import content, drawn
from tests.families.reading import numbers_in
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_the_sound_of_two_channels_is_moved(seed: int) -> None:
    _values, world = done(son.stereo_sound, seed)
    moved = [
        node for node in world.nodes if world.path(node.id).startswith("Ordinateur/À diffuser/")
    ]
    stereo = [node for node in world.nodes if ("Canaux", "2 (stéréo)") in node.details]
    assert moved == stereo
    assert len(stereo) == 1


@each_seed
def test_recordings_at_the_best_rate_that_fits(seed: int) -> None:
    values, after = solutions.done(son.recordings_that_fit, seed)
    for page in values["world"].pages[2:]:
        length, rate = page.settings[:2]
        minutes, seconds = numbers_in(length.value)
        fit = [
            one
            for one in map(int, (choice.split()[0] for choice in rate.choices))
            if Fraction(one * 1000 * (60 * minutes + seconds), 8) <= values["limit"] * 10**6
        ]
        assert after.value(rate.name) == f"{max(fit)} kbit/s" != rate.value
        assert len(fit) < len(rate.choices)


def sound_of(held: bytes) -> Any:
    with wave.open(io.BytesIO(held)) as sound:
        return sound.getparams(), sound.readframes(sound.getnframes())


@each_seed
def test_silence_and_weight_of_a_recording(seed: int) -> None:
    values = drawn(son.length_of_silence, seed)
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
def test_the_recording_that_was_inflated(seed: int) -> None:
    values = attachments.drawn(son.upsampled_recording, seed)
    ends = {}
    with zipfile.ZipFile(io.BytesIO(attachments.content(values, "zip"))) as archive:
        for name in archive.namelist():
            with wave.open(io.BytesIO(archive.read(name))) as held:
                rate, frames = held.getframerate(), held.readframes(held.getnframes())
            samples = np.frombuffer(frames, dtype="<i2").astype(float)
            length = int(0.12 * rate)
            peaks = []
            for start in range(0, len(samples) - length + 1, length):
                part = samples[start + 20 : start + length - 20]
                spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part))))
                peaks.append(float(np.fft.rfftfreq(len(part), 1 / rate)[int(spectrum.argmax())]))
            ends[name] = (max(peaks), rate)
    low = [name for name, (top, rate) in ends.items() if top < 0.3 * rate]
    assert low == [values["key"][0]]
    assert abs(ends[low[0]][0] - int(values["top"])) < 20
    assert all(top > 0.39 * rate for name, (top, rate) in ends.items() if name != low[0])
