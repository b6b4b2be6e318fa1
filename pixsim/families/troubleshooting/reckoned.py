"""Families of competence 5.1, the room on a disk: what is left, and until when, by a tool of one's own."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick
from pixsim.families.draws.numbers import decimal, rounded, thousands
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.text import indented
from pixsim.text.french_dates import long_date

_PROGRAMS = (
    ("un jeu", (62, 148)), ("un logiciel de montage", (21, 58)), ("une encyclopédie hors ligne", (72, 118)),
    ("une machine virtuelle", (33, 96)), ("les cartes d'un continent", (24, 71)), ("un studio de musique et ses sons", (57, 139)),
)  # fmt: skip
_GIB = 1024**3


def left_in_gib(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: what is free in gibibytes, from bytes, before a program is installed."""
    return first_telling(rng, _left)


def _left(rng: np.random.Generator) -> dict[str, Any] | None:
    what, (low, high) = pick(rng, _PROGRAMS)
    need = integer(rng, low, high)
    free = integer(rng, (need + 4) * _GIB // 4096, (need + 90) * _GIB // 4096) * 4096
    there = free / _GIB
    wrong = {rounded(free / 10**9, 1), rounded(there - need, 1), rounded(free / 1000 / 1024**2, 1)}
    if abs(there * 10 % 1 - 0.5) < 0.1 or rounded(there, 1) in wrong:
        return None
    return {
        "who": pick(rng, FIRST_NAMES), "what": what, "need": need, "free": thousands(free), "total": decimal(there, 2),
        "key": rounded(there, 1), "wrong": sorted(wrong),
    }  # fmt: skip


_FILLED = ("les images d'une caméra", "les courriels d'une mairie", "les enregistrements d'une radio", "les numérisations d'archives", "les images d'un télescope")  # fmt: skip


def trend_to_full(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the day on which the line through some measures reaches the size of a disk."""
    return first_telling(rng, _trend)


def _trend(rng: np.random.Generator) -> dict[str, Any] | None:
    size = pick(rng, (500, 750, 1000, 2000))
    day = date(2026, integer(rng, 1, 5), integer(rng, 2, 27))
    slope, used = size * integer(rng, 9, 22) / 10_000, size * integer(rng, 30, 45) / 100
    days, held = [0], [round(used)]
    for _measure in range(6):
        days.append(days[-1] + integer(rng, 5, 19))
        held.append(round(used + slope * days[-1] + size * integer(rng, -25, 25) / 1000))
    away, place = np.array(days, float), np.array(held, float)
    found = float(((away - away.mean()) * (place - place.mean())).sum() / ((away - away.mean()) ** 2).sum())  # fmt: skip
    full = away.mean() + (size - place.mean()) / found
    chord = (size - held[0]) * (days[-1] - days[0]) / (held[-1] - held[0])
    turned = float(((away - away.mean()) * (place - place.mean())).sum() / ((place - place.mean()) ** 2).sum())  # fmt: skip
    swapped = away.mean() + (size - place.mean()) * turned
    ends = [day + timedelta(days=math.ceil(float(end))) for end in (full, chord, swapped)]
    eve = ends[0] - timedelta(days=1)
    before = place.mean() + found * ((eve - day).days - away.mean())
    if held != sorted(held) or not 0.2 < full % 1 < 0.8 or not days[-1] + 25 < full < 400 or ends[0] in ends[1:]:  # fmt: skip
        return None
    moments = [day + timedelta(days=n) for n in days]
    return {
        "what": pick(rng, _FILLED), "size": size, "lines": indented(f"{moment:%d/%m/%Y}   {n:4} Go" for moment, n in zip(moments, held, strict=True)),
        "slope": decimal(found, 3), "said": long_date(ends[0]), "key": f"{ends[0]:%d/%m/%Y}", "wrong": [f"{end:%d/%m/%Y}" for end in (*ends[1:], eve)],
        "eve": long_date(eve), "before": decimal(before, 1),
    }  # fmt: skip
