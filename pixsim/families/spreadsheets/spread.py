"""Family of competence 1.3: how waiting times are spread, service by service."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Cell, Workbook, sheet

_DESKS = ("Accueil", "État civil", "Logement", "Cantine", "Emploi", "Bibliothèque", "Urbanisme")


def widest_box(rng: np.random.Generator) -> dict[str, Any]:
    """Of four services, the one whose box is longest, its quartiles, and what stands beyond its whisker.

    The service with the longest whole range is another one; some times are kept as text, some are missing.
    """
    desks = sample(rng, _DESKS, 4)
    widths = shuffled(rng, (6, 9, 12, 22))
    times: dict[str, list[int]] = {}
    for desk, width in zip(desks, widths, strict=True):
        middle = integer(rng, 22, 34)
        count = 4 * integer(rng, 12, 17) + 1  # quartiles are then values of the list
        low, high = middle - width // 2, middle + width // 2
        held = [integer(rng, low, high) for _ in range(count // 2)]
        held += [integer(rng, max(1, low - width), low) for _ in range(count // 4)]
        held += [integer(rng, high, high + width) for _ in range(count - len(held))]
        if width == min(widths):
            held[-1] = 120 + integer(rng, 1, 30)
        if width == max(widths):
            far = integer(rng, 2, 5)
            held[-far:] = [high + 2 * width + integer(rng, 8, 20) for _ in range(far)]
        times[desk] = held
    spans = {desk: _quartiles(held) for desk, held in times.items()}
    lengths = {desk: third - first for desk, (first, _middle, third) in spans.items()}
    desk = max(lengths, key=lambda name: lengths[name])
    others = sorted(lengths.values())
    first, middle, third = spans[desk]
    fence = third + 1.5 * (third - first)
    beyond = sum(time > fence for time in times[desk])
    below = sum(time < first - 1.5 * (third - first) for time in times[desk])
    ranges = {name: max(held) - min(held) for name, held in times.items()}
    longest = max(ranges, key=lambda name: ranges[name])
    if others[-1] - others[-2] < 3 or longest == desk or below or not beyond:
        return widest_box(rng)
    rows: list[tuple[Any, ...]] = []
    for name, held in times.items():
        rows += [(name, Cell(f"{time} min") if n % 6 == 2 else time) for n, time in enumerate(held)]
        rows += [(name, None) for _ in range(integer(rng, 1, 4))]
    numbered = [(n, *row) for n, row in enumerate(shuffled(rng, rows), 1)]
    book = Workbook((sheet("Attentes", ("Ticket", "Service", "Attente"), numbered),))
    mean = sum(times[desk]) / len(times[desk])
    return {
        "desk": desk,
        "not_desk": [name for name in desks if name != desk],
        "desks": sorted(desks),
        "middle": middle,
        "not_middle": [decimal(mean + 3, 1)],
        "first": first,
        "third": third,
        "length": third - first,
        "not_length": [str(ranges[desk])],
        "fence": decimal(fence, 1),
        "beyond": beyond,
        "not_beyond": [str(beyond + 1), str(sum(time > third for time in times[desk]))],
        "files": in_two_formats("attentes", book),
    }


def _quartiles(values: list[int]) -> tuple[int, int, int]:
    """Of a list whose length is a multiple of four and one more."""
    ordered = sorted(values)
    step = len(ordered) // 4
    return ordered[step], ordered[2 * step], ordered[3 * step]
