"""Sounds as .wav."""

from __future__ import annotations

import io
import wave

import numpy as np

from pixsim.making.sounds import Sound


def make_bytes(sound: Sound, _suffix: str) -> bytes:
    """The bytes of a sound."""
    pieces = [
        tone.level
        * np.sin(2 * np.pi * tone.hertz * np.arange(round(tone.seconds * sound.rate)) / sound.rate)
        for tone in sound.tones
    ]
    samples = np.repeat(np.concatenate(pieces), sound.channels)
    if sound.bits == 16:
        coded = np.round(32_767 * samples).astype("<i2").tobytes()
    else:
        coded = np.round(128 + 127 * samples).astype(np.uint8).tobytes()
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setnchannels(sound.channels)
        file.setsampwidth(sound.bits // 8)
        file.setframerate(sound.rate)
        file.writeframes(coded)
    return stream.getvalue()
