"""Families of competence 4.3, well-being: durations and angles, worked out with a tool of one's own."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.text import indented
from pixsim.text.french_dates import WEEKDAYS

_CUTS = (
    ("d'un quart", 3, 4), ("d'un tiers", 2, 3), ("de 20 %", 4, 5), ("de moitié", 1, 2), ("de 30 %", 7, 10),
)  # fmt: skip
_LOST = ("téléphone éteint", "téléphone en réparation", "téléphone prêté", "téléphone oublié")


def _said(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02}"


def daily_limit(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a share of the mean of durations, one day being left out."""
    return first_telling(rng, _limit)


def _limit(rng: np.random.Generator) -> dict[str, Any] | None:
    cut, kept, of_ = pick(rng, _CUTS)
    spent = [integer(rng, 95, 340) for _day in WEEKDAYS]
    out = integer(rng, 0, 6)
    counted = [minutes for n, minutes in enumerate(spent) if n != out]
    total = sum(counted)
    if total * kept % (len(counted) * of_):
        return None
    key = total * kept // (len(counted) * of_)
    mean = total // len(counted)
    decimals = sum(minutes // 60 + minutes % 60 / 100 for minutes in counted) / len(counted)
    taken_as_decimal = round(60 * decimals * kept / of_)
    wrong = {total * kept // (7 * of_), mean, taken_as_decimal, mean - key} - {key}
    if len(wrong) < 4 or total % len(counted) or abs(taken_as_decimal - key) < 2:
        return None
    lost = pick(rng, _LOST)
    lines = [
        f"{day:9} {lost if n == out else _said(spent[n])}" for n, day in enumerate(WEEKDAYS)
    ]  # fmt: skip
    return {
        "who": pick(rng, FIRST_NAMES), "cut": cut, "lines": indented(lines), "total": _said(total), "mean": _said(mean),
        "key": f"{key // 60} h {key % 60:02} min", "said": _said(key), "wrong": [f"{n // 60} h {n % 60:02} min" for n in sorted(wrong)],
    }  # fmt: skip


_PANELS = (
    ("le hall d'une gare routière", "horaires"),
    ("la salle d'attente d'une maison de santé", "numéros d'appel"),
    ("la salle du conseil d'une mairie", "délibérations"),
    ("la cantine d'un lycée", "menus"),
    ("le gymnase d'un club", "résultats"),
)
_SHAPES = ((16, 9, 2560, 1440, 1.25), (16, 9, 3840, 2160, 2), (16, 10, 1920, 1200, 1.25), (16, 9, 3840, 2160, 1.5))  # fmt: skip
"""Shape of a screen, its definition, and the scale of its system."""
_CAPITAL = 0.7
_INCH = 25.4


def size_to_be_read(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: the size of letters, in pixels of a page, that an angle asks at a distance on a screen."""
    return first_telling(rng, _size)


def _size(rng: np.random.Generator) -> dict[str, Any] | None:
    place, what = pick(rng, _PANELS)
    across, down, wide, high, scale = pick(rng, _SHAPES)
    inches, metres = pick(rng, (32, 43, 50, 55, 65, 75)), integer(rng, 40, 120) / 10
    arc = pick(rng, (15, 16, 18, 20))
    letter = 1000 * metres * math.tan(math.radians(arc / 60))
    height = inches * _INCH * down / math.hypot(across, down)
    points = letter * high / height
    exact = points / _CAPITAL / scale
    near = {
        math.ceil(points / scale),  # the capital and not the font
        math.ceil(points / _CAPITAL / scale * height / (inches * _INCH)),  # the diagonal as height
        math.ceil(points / _CAPITAL / scale * height / (inches * _INCH * down / across)),
        math.ceil(exact * scale),
        math.ceil(exact / scale),
    } - {math.ceil(exact)}
    if not 0.2 < exact % 1 < 0.8 or not 18 <= exact <= 120 or len(near) < 3:
        return None
    return {
        "place": place, "what": what, "inches": inches, "shape": f"{across}/{down}", "definition": f"{wide} × {high}", "scale": f"{round(100 * scale)} %", "drawn": round(100 * scale),
        "metres": decimal(metres, 1), "arc": arc, "letter": decimal(letter, 1), "height": decimal(height, 0), "points": decimal(points, 1),
        "exact": decimal(exact, 1), "key": str(math.ceil(exact)), "wrong": [str(n) for n in sorted(near)],
    }  # fmt: skip
