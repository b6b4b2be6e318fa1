"""Family of competence 3.2, level 7: holes of a plate to be cut, in the size they will have."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.making.texts import PlainText

_PLATES = ("facade", "support", "capot", "plaque", "gabarit", "panneau")


def holes_too_small(rng: np.random.Generator) -> dict[str, Any]:
    """How many circles are too small once groups, copies and the size of the page are counted; the smallest one."""
    return first_telling(rng, _plate)


def _plate(rng: np.random.Generator) -> dict[str, Any] | None:
    per_mm = pick(rng, (2.5, 4.0, 5.0))
    across, down = integer(rng, 20, 30) * 10, integer(rng, 14, 19) * 10
    least = pick(rng, (3, 4, 5))

    wide, high = across * per_mm, down * per_mm
    reach = high / 5  # so far from the middle of a group: all is on the plate

    def circle(indent: int, span: float) -> tuple[str, float]:
        radius = integer(rng, 6, 60) / 4
        place = f'cx="{_within(rng, span)}" cy="{_within(rng, span)}"'
        return f'{" " * indent}<circle {place} r="{radius:g}"/>', radius

    shown: list[float] = []  # radii as they are drawn, in units of the page
    written: list[float] = []
    body: list[list[str]] = []
    for _group in range(4):
        scale = pick(rng, (0.5, 0.8, 1.25, 1.5, 2))
        turn = pick(rng, ("", f" rotate({integer(rng, 5, 80)})"))
        lines = [f'  <g transform="translate({_between(rng, wide)} {_between(rng, high)}){turn} scale({scale:g})">']  # fmt: skip
        for _one in range(integer(rng, 4, 7)):
            text, radius = circle(4, reach / scale)
            lines.append(text)
            shown.append(radius * scale)
            written.append(radius)
        inner = pick(rng, (0.5, 2, 0.75))
        half = reach / scale / inner / 2
        lines.append(f'    <g transform="scale({inner:g}) translate({_within(rng, half)} {_within(rng, half)})">')  # fmt: skip
        for _one in range(integer(rng, 2, 3)):
            text, radius = circle(6, half)
            lines.append(text)
            shown.append(radius * scale * inner)
            written.append(radius)
        body.append([*lines, "    </g>", "  </g>"])
    fixing, radii = [], []
    for _one in range(3):
        text, radius = circle(6, reach / 2)
        fixing.append(text)
        radii.append(radius)
    copies = sample(rng, (0.4, 0.6, 0.8, 1, 1.2), 3)
    body += [
        [f'  <use href="#fixation" transform="translate({_between(rng, wide)} {_between(rng, high)}) scale({scale:g})"/>']
        for scale in copies
    ]  # fmt: skip
    aids, unseen = [], []
    for _one in range(5):
        text, radius = circle(4, reach)
        aids.append(text)
        unseen.append(radius)
    body.append(['  <g id="reperes" display="none">', *aids, "  </g>"])
    copied = [radius * scale for scale in copies for radius in radii]

    def small(found: list[float], unit: float = per_mm) -> int:
        return sum(2 * radius / unit < least for radius in found)

    every = [*shown, *copied]
    smallest = sorted(round(2 * radius / per_mm, 3) for radius in every)
    count = small(every)
    others = {small(written + radii), small(shown), small(every + unseen), small(every, 1.0), small(shown + radii), small(written + copied)}  # fmt: skip
    near = any(abs(2 * radius / per_mm - least) < 0.05 for radius in every)
    if near or count in others or smallest[0] == smallest[1] or smallest[0] * 100 % 1:
        return None
    page = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}mm" height="{down}mm" '
        f'viewBox="0 0 {wide:g} {high:g}">',
        '  <defs>', '    <g id="fixation">', *fixing, "    </g>", "  </defs>",
        f'  <rect width="{wide:g}" height="{high:g}" rx="12" fill="none" stroke="#0000ff"/>',
        '  <g fill="none" stroke="#ff0000">', *(line for part in shuffled(rng, body) for line in part), "  </g>", "</svg>",
    ]  # fmt: skip
    name = f"{pick(rng, _PLATES)}-{integer(rng, 10, 99)}.svg"
    naive = 2 * min([*written, *radii])
    return {
        "name": name, "least": least, "across": across, "count": str(count), "not_count": [str(n) for n in sorted(others)],
        "smallest": f"{smallest[0]:g}".replace(".", ","), "per_mm": f"{per_mm:g}".replace(".", ","),
        "not_smallest": sorted({f"{one:g}".replace(".", ",") for one in (naive, naive / per_mm, smallest[0] / 2)} - {f"{smallest[0]:g}".replace(".", ",")}),
        "files": {name: PlainText("\n".join([*page, ""]))},
    }  # fmt: skip


def _within(rng: np.random.Generator, span: float) -> int:
    """A place so far from the middle at most."""
    return integer(rng, -int(span), int(span))


def _between(rng: np.random.Generator, length: float) -> int:
    """A middle that leaves room round it."""
    return integer(rng, int(0.34 * length), int(0.66 * length))
