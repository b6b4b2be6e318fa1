"""Reads the figures that families draw: what stands in a zone, and in those of the key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from pixsim.figures.figure import Circle, Figure, Icon, Line, Polygon, Rect, Text, Zone

Family = Callable[[np.random.Generator], dict[str, Any]]


def look(family: Family, seed: int) -> tuple[dict[str, Any], Figure]:
    """Values of a family, and its figure."""
    values = family(np.random.default_rng(seed))
    figure = values["to_look_at"]
    assert isinstance(figure, Figure)
    return values, figure


def place(shape: object) -> tuple[float, float]:
    """Where a shape stands."""
    if isinstance(shape, Line | Polygon):
        return shape.points[0]
    if isinstance(shape, Text):
        return shape.left, shape.y
    assert isinstance(shape, Rect | Circle | Icon)
    return shape.x, shape.y


def inside(figure: Figure, zone: Zone) -> list[Any]:
    """What stands in a zone."""
    return [shape for shape in figure.drawn if zone.holds(*place(shape))]


def words(figure: Figure, zone: Zone) -> str:
    """Texts in a zone."""
    return " ".join(one.text for one in inside(figure, zone) if isinstance(one, Text))


def icons(figure: Figure, zone: Zone) -> list[str]:
    """Names of the pictograms in a zone."""
    return [one.name for one in inside(figure, zone) if isinstance(one, Icon)]


def fills(figure: Figure, zone: Zone) -> list[str]:
    """Colours of the rectangles in a zone, in order."""
    return [one.fill for one in inside(figure, zone) if isinstance(one, Rect) and one.fill]


def right(values: dict[str, Any], figure: Figure) -> list[Zone]:
    """The zones of the key."""
    labels = {values["options"][int(n) - 1] for n in values["key"]}
    return [zone for zone in figure.zones if zone.label in labels]


def wrong(values: dict[str, Any], figure: Figure) -> list[Zone]:
    """The other zones."""
    return [zone for zone in figure.zones if zone not in right(values, figure)]


def texts(figure: Figure) -> list[str]:
    """All texts, in order."""
    return [text.text for text in figure.texts()]
