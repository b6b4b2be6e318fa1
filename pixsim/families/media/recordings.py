"""Family of competence 3.2, level 6: a recording converted to a higher rate, which has gained nothing by it."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.making.archives import Archive
from pixsim.making.sounds import Sound, Tone

_NAMES = ("cloches", "merle", "orgue", "forge", "vielle", "pluie", "moulin", "sifflet", "grillon")


def _heard(rng: np.random.Generator, highest: int) -> tuple[Tone, ...]:
    """Tones one after the other, the highest once."""
    others = [integer(rng, 250, highest * 7 // 10) for _tone in range(4)]
    tones = [Tone(0.12, float(hertz), 0.5) for hertz in others]
    return tuple(shuffled(rng, [*tones, Tone(0.12, float(highest), 0.4)]))


def inflated(rng: np.random.Generator) -> dict[str, Any]:
    """Of five recordings, the one whose spectrum stops far below the half of its rate; another is honest at a low rate."""
    names = sample(rng, _NAMES, 5)
    rates = [pick(rng, (16000, 22050)), 8000, 16000, 22050, pick(rng, (11025, 16000))]
    tops = [10 * integer(rng, 240, 370)]
    tops += [10 * integer(rng, rate * 40 // 1000, rate * 46 // 1000) for rate in rates[1:]]
    pairs = list(zip(names, rates, tops, strict=True))
    sounds = {f"{name}.wav": Sound(_heard(rng, top), rate, 1, 16) for name, rate, top in shuffled(rng, pairs)}  # fmt: skip
    archive = f"sons-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive, "key": [f"{names[0]}.wav", names[0]], "wrong": [f"{name}.wav" for name in names[1:]], "top": str(tops[0]),
        "not_top": [str(rates[0] // 2)], "rate": rates[0], "half": decimal(rates[0] / 2, 0), "honest": f"{names[1]}.wav",
        "files": {archive: Archive(dict(sorted(sounds.items())))},
    }  # fmt: skip
