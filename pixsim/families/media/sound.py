"""Families of competence 3.2: sound."""

from __future__ import annotations

import io
import wave
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal, rounded, thousands

_LOSSY = ("MP3", "AAC", "Opus", "Ogg Vorbis")
_LOSSLESS = ("FLAC", "WAV (PCM)", "ALAC", "AIFF (PCM)")
_USES = ("une visite guidée", "un conte", "un podcast", "une interview", "un cours de chant")


def lossy_or_lossless(rng: np.random.Generator) -> dict[str, Any]:
    """Whether each of three formats loses information."""
    lossy = integer(rng, 1, 2)
    names = shuffled(rng, sample(rng, _LOSSY, lossy) + sample(rng, _LOSSLESS, 3 - lossy))
    fields = {f"f{n}": name for n, name in enumerate(names, 1)}
    kinds = ("avec perte" if name in _LOSSY else "sans perte" for name in names)
    return fields | {f"k{n}": kind for n, kind in enumerate(kinds, 1)}


def compressed_weight(rng: np.random.Generator) -> dict[str, Any]:
    """Weight of a sound at a given bit rate."""
    rate = pick(rng, (64, 96, 128, 160, 192, 256, 320))
    minutes, seconds = integer(rng, 2, 45), pick(rng, (0, 0, 30))
    duration = 60 * minutes + seconds
    megabytes = rate * duration / 8 / 1000
    key = rounded(megabytes, 2)
    if key.endswith("0"):  # « 58,8 » is as good as « 58,80 »
        return compressed_weight(rng)
    return {
        "what": pick(rng, _USES),
        "rate": rate,
        "length": f"{minutes} min" + (f" {seconds} s" if seconds else ""),
        "duration": duration,
        "key": key,
        "wrong": [decimal(megabytes * 8, 2), decimal(megabytes / 60, 3)],
    }


def wave_limits(rng: np.random.Generator) -> dict[str, Any]:
    """Sampling rate, channels and highest frequency of a WAV file."""
    rate = pick(rng, (8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000))
    channels, pitch = integer(rng, 1, 2), integer(rng, 300, 900)
    moments = np.arange(rate * integer(rng, 8, 14) // 10) / rate
    tone = np.repeat(np.sin(2 * np.pi * pitch * moments), channels)
    stream = io.BytesIO()
    with wave.open(stream, "wb") as sound:
        sound.setnchannels(channels)
        sound.setsampwidth(1)
        sound.setframerate(rate)
        sound.writeframes((128 + 60 * tone).astype(np.uint8).tobytes())
    name = f"{pick(rng, ('bip', 'sonnerie', 'signal', 'repere'))}-{integer(rng, 10, 99)}.wav"
    return {
        "name": name,
        "hertz": [rate, f"{decimal(rate / 1000, 4)} kHz"],
        "mesures": thousands(rate),
        "mode": ("mono", "stéréo")[channels - 1],
        "top": [decimal(rate / 2000, 4), f"{rate // 2} Hz"],
        "wrong_top": decimal(rate / 1000, 3),
        "files": {name: stream.getvalue()},
    }
