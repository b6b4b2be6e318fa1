"""What is seen of a picture: which thing where, how much of each, how light, in signs and in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from pixsim.foundation.i18n import content as _
from pixsim.worlds.picture.data import (
    BOTTOM,
    CELLS,
    CONTRAST,
    LEFT,
    LIGHT,
    LIGHTING,
    NOT,
    PARTLY,
    RIGHT,
    SATURATION,
    STEP,
    TOP,
    WARMTH,
    WHOLE,
    Image,
    Layer,
    Studio,
    Thing,
)
from pixsim.worlds.recent_values import OfLast

HIGH, WIDE = 9, 30  # signs of the preview, at most
TALLER = 2  # a sign is twice as high as wide
CLEAR_SIGN = "░"
STRONG = 30  # an amount that shows

Cells = tuple[tuple[Thing | None, ...], ...]
"""Rows of what lies in front; None where nothing does."""


def _on_layer(layer: Layer, column: int, row: int) -> Thing | None:
    x, y = STEP * column, STEP * row
    found = None
    for thing in layer.things:
        if thing.left <= x < thing.right and thing.top <= y < thing.bottom:
            found = thing
    return found


def _lets_through(layer: Layer, thing: Thing) -> bool:
    return thing.name not in layer.erased and (layer.mask is None or thing.name in layer.mask)


def _in_front(layers: tuple[Layer, ...], column: int, row: int) -> Thing | None:
    for layer in layers:
        thing = _on_layer(layer, column, row)
        if layer.seen and thing is not None and _lets_through(layer, thing):
            return thing
    return None


def _all_cells(layers: tuple[Layer, ...]) -> Cells:
    return tuple(
        tuple(_in_front(layers, column, row) for column in range(CELLS)) for row in range(CELLS)
    )


_cells = OfLast(_all_cells)


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What is seen of one thing.

    Attributes
    ----------
    shown : str
        In whole, partly, or not.
    across, down : float
        Its middle on the picture as it stands, 0 to 1; meaningless when it is not seen.
    """

    thing: Thing
    shown: str
    across: float = 0.5
    down: float = 0.5


def source(image: Image, across: float, down: float) -> tuple[float, float]:
    """Where on the layers a point of the picture lies, in hundredths; the point from 0 to 1."""
    if image.flipped:
        across = 1 - across
    for _turn in range(image.turn):  # turned back to the left
        across, down = down, 1 - across
    left, top, right, bottom = image.box
    return left + (right - left) * across, top + (bottom - top) * down


def at(image: Image, across: float, down: float) -> Thing | None:
    """The thing seen at a point of the picture, from 0 to 1."""
    x, y = source(image, across, down)
    row, column = min(CELLS - 1, int(y // STEP)), min(CELLS - 1, int(x // STEP))
    return _cells(image.layers)[row][column]


def has_transparency(image: Image) -> bool:
    """Whether one sees through it somewhere."""
    return any(thing is None for line in _kept_cells(image) for thing in line)


def bare(image: Image, edge: str) -> bool:
    """Whether there is nothing all along an edge of the picture as it stands."""
    near, far = 0.5 / CELLS, 1 - 0.5 / CELLS
    along = [(n + 0.5) / CELLS for n in range(CELLS)]
    points = {
        TOP: [(a, near) for a in along],
        BOTTOM: [(a, far) for a in along],
        LEFT: [(near, d) for d in along],
        RIGHT: [(far, d) for d in along],
    }
    return all(at(image, across, down) is None for across, down in points[edge])


def _kept_cells(image: Image) -> Cells:
    left, top, right, bottom = image.box
    return tuple(
        tuple(thing for column, thing in enumerate(line) if left < STEP * (column + 0.5) < right)
        for row, line in enumerate(_cells(image.layers))
        if top < STEP * (row + 0.5) < bottom
    )


def _all_glimpses(image: Image) -> Mapping[str, Glimpse]:
    own: Counter[str] = Counter()
    things: dict[str, Thing] = {}
    for layer in image.layers:
        things.update({thing.name: thing for thing in layer.things})
        for place in range(CELLS * CELLS):
            thing = _on_layer(layer, place % CELLS, place // CELLS)
            if thing is not None:
                own[thing.name] += 1
    seen = Counter(thing.name for line in _kept_cells(image) for thing in line if thing)
    middles = _middles(image)
    found = {}
    for name, thing in things.items():
        many = seen[name]
        shown = NOT if not many else WHOLE if many == own[name] else PARTLY
        found[name] = Glimpse(thing, shown, *middles.get(name, (0.5, 0.5)))
    return found


glimpses = OfLast(_all_glimpses)
"""What is seen of each thing of a picture, by name."""


def _middles(image: Image) -> Mapping[str, tuple[float, float]]:
    """The middle of what is seen of each thing, across and down."""
    points = [(n + 0.5) / CELLS for n in range(CELLS)]
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for across in points:
        for down in points:
            thing = at(image, across, down)
            if thing is not None:
                places[thing.name].append((across, down))
    return {
        name: (fmean(a for a, _d in found), fmean(d for _a, d in found))
        for name, found in places.items()
    }


# ---- in signs


def preview(image: Image) -> tuple[str, ...]:
    """The picture in signs, each thing with its own, framed."""
    high = HIGH
    wide = max(2, round(high * TALLER * image.width / image.height))
    if wide > WIDE:
        high, wide = max(1, round(WIDE * image.height / image.width / TALLER)), WIDE
    lines = [
        "".join(_sign(at(image, (c + 0.5) / wide, (r + 0.5) / high)) for c in range(wide))
        for r in range(high)
    ]
    return (f"┌{'─' * wide}┐", *(f"│{line}│" for line in lines), f"└{'─' * wide}┘")


def _sign(thing: Thing | None) -> str:
    return CLEAR_SIGN if thing is None else thing.fill


# ---- in words


def tone(studio: Studio, thing: Thing) -> int:
    """How light a thing is once adjusted."""
    spread = 1 + studio.amount(CONTRAST) / 50
    found = 50 + (thing.tone - 50) * max(0.1, spread) + studio.amount(LIGHT)
    return round(min(100, max(0, found)))


def tone_words(value: int) -> str:
    """How light something is, in a word or two."""
    words = (
        _("noir"),
        _("très sombre"),
        _("sombre"),
        _("moyen"),
        _("clair"),
        _("très clair"),
        _("blanc"),
    )
    return words[min(6, value * 7 // 101)]


def colour_words(studio: Studio) -> str:
    """What the colours are like."""
    kinds = {
        (SATURATION, 1): _("criardes"),
        (SATURATION, -1): _("éteintes"),
        (WARMTH, 1): _("tirant sur l'orange"),
        (WARMTH, -1): _("tirant sur le bleu"),
    }
    found = [words for (what, way), words in kinds.items() if studio.amount(what) * way >= STRONG]
    return _("couleurs {how}").format(how=", ".join(found) or _("naturelles"))


def place_words(glimpse: Glimpse) -> str:
    """Where something is on the picture."""
    down = _("en haut") if glimpse.down < 1 / 3 else _("en bas") if glimpse.down > 2 / 3 else ""
    across = (
        _("à gauche") if glimpse.across < 1 / 3 else _("à droite") if glimpse.across > 2 / 3 else ""
    )
    return " ".join(part for part in (down, across) if part) or _("au milieu")


def glimpse_words(studio: Studio, glimpse: Glimpse) -> str:
    """What is seen of a thing, for those who hear it: where, how light, whether whole."""
    if glimpse.shown == NOT:
        return _("ne se voit pas")
    light = [tone_words(tone(studio, glimpse.thing))] if LIGHTING in studio.tools else []
    partly = [_("en partie")] if glimpse.shown == PARTLY else []
    return ", ".join([place_words(glimpse), *light, *partly])
