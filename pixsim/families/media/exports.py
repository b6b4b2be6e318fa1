"""Competence 3.2, level 6: the export of a montage that enlarges nothing, loses no picture and fits."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_SIZES = ((1280, 720), (1920, 1080), (2560, 1440), (3840, 2160))
_RATES = (24, 25, 30, 50, 60)


def fitting_export(rng: np.random.Generator) -> dict[str, Any]:
    """Clips of several definitions and rates, some of them unused; of many presets, one suits best."""
    while True:
        least, fastest = pick(rng, _SIZES[1:3]), pick(rng, (25, 30, 50))
        clips = []
        for number in sample(rng, range(100, 999), integer(rng, 22, 30)):
            used = rng.integers(4) > 0
            size = pick(rng, [one for one in _SIZES if one >= least]) if used else pick(rng, _SIZES)
            rate = (
                pick(rng, [one for one in _RATES if one <= fastest]) if used else pick(rng, _RATES)
            )
            shot = integer(rng, 30, 240)
            kept = integer(rng, 8, min(shot, 60)) if used else 0
            clips.append(
                (f"plan-{number}", f"{size[0]} × {size[1]}", rate, _clock(shot), _clock(kept), size)
            )
        on = [clip for clip in clips if clip[4] != "00:00:00"]
        seconds = sum(_seconds(clip[4]) for clip in on)
        if min(clip[5] for clip in on) != least or max(clip[2] for clip in on) != fastest:
            continue
        presets = [(size, rate, mbit) for size in _SIZES for rate in (25, 30, 50) for mbit in sample(rng, range(4, 40), 2)]  # fmt: skip
        presets = shuffled(rng, list(dict.fromkeys(presets)))
        limit = seconds * pick(rng, range(9, 22)) // 8
        suits = [one for one in presets if one[0] <= least and one[1] >= fastest]
        fit = sorted((one for one in suits if one[2] * seconds / 8 <= limit), key=lambda one: (one[0], one[2]))  # fmt: skip
        if len(fit) >= 2 and len(fit) < len(suits) and fit[-1][:1] + fit[-1][2:] != fit[-2][:1] + fit[-2][2:]:  # fmt: skip
            break
    names = {preset: f"Préréglage {number:02}" for number, preset in enumerate(presets, 1)}
    best = fit[-1]
    whole = sum(_seconds(clip[3]) for clip in clips)
    wrong = [max(suits, key=lambda one: (one[0], one[2])), max((one for one in presets if one[2] * seconds / 8 <= limit), key=lambda one: (one[0], one[2]))]  # fmt: skip
    book = Workbook(
        (
            sheet("Plans", ("Plan", "Définition", "Images par seconde", "Durée tournée", "Durée montée"), [clip[:5] for clip in clips]),
            sheet("Exports", ("Nom", "Définition", "Images par seconde", "Débit total (Mbit/s)"),
                  [(names[one], f"{one[0][0]} × {one[0][1]}", one[1], one[2]) for one in presets]),
        )
    )  # fmt: skip
    weight = best[2] * seconds / 8
    return {
        "limit": str(limit),
        "key": [names[best], names[best].split()[1], names[best].split()[1].lstrip("0")],
        "not_key": sorted({names[one] for one in wrong} - {names[best]}),
        "weight": f"{weight:.1f}".replace(".", ","),
        "not_weight": [f"{best[2] * whole / 8:.1f}".replace(".", ","), f"{best[2] * seconds:.1f}".replace(".", ",")],
        "least": f"{least[0]} × {least[1]}", "fastest": str(fastest), "seconds": str(seconds), "rate": str(best[2]),
        "files": in_two_formats("montage", book),
    }  # fmt: skip


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _seconds(clock: str) -> int:
    hours, minutes, seconds = map(int, clock.split(":"))
    return 3600 * hours + 60 * minutes + seconds
