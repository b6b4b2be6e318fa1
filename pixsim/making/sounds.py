"""Sounds: tones and silences one after the other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tone:
    """A pure tone, or a silence where `hertz` is 0; `level` is a share of the loudest."""

    seconds: float
    hertz: float = 0.0
    level: float = 0.5


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound, for .wav; all channels hold the same.

    Attributes
    ----------
    rate : int
        Samples per second.
    bits : {8, 16}
        Of a sample.
    """

    tones: tuple[Tone, ...]
    rate: int = 8000
    channels: int = 1
    bits: int = 8
