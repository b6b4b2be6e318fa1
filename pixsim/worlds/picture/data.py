"""What a picture is made of: things in layers, seen through a frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from pixsim.worlds.core import Frozen, World

CELLS = 20
"""A layer is so many cells wide and high; things and cuts lie along them."""
STEP = 100 // CELLS

TOP, RIGHT, BOTTOM, LEFT = "le bord haut", "le bord droit", "le bord bas", "le bord gauche"
EDGES = (TOP, RIGHT, BOTTOM, LEFT)
"""Clockwise: turning is counting on."""
CLOCKWISE, BACK, HALF = "un quart de tour à droite", "un quart de tour à gauche", "un demi-tour"
TURNS: Mapping[str, int] = {CLOCKWISE: 1, BACK: 3, HALF: 2}
ALSO_TURNS: Mapping[str, str] = {
    **dict.fromkeys(("90° à droite", "90° vers la droite", "vers la droite", "à droite", "sens des aiguilles d'une montre"), CLOCKWISE),
    **dict.fromkeys(("90° à gauche", "90° vers la gauche", "vers la gauche", "à gauche", "sens inverse des aiguilles d'une montre"), BACK),
    **dict.fromkeys(("180°", "tête en bas", "demi-tour"), HALF),
}  # fmt: skip
"""Other names of turns, for a line of text."""
LIGHT, CONTRAST, SATURATION, WARMTH = "luminosité", "contraste", "saturation", "température"
ADJUSTMENTS = (LIGHT, CONTRAST, SATURATION, WARMTH)
AMOUNTS = ("-40", "-20", "0", "+20", "+40")
UNSIGNED = {amount.removeprefix("+"): amount for amount in AMOUNTS if amount[0] == "+"}
RATIOS: Mapping[str, tuple[int, int]] = {
    "1:1": (1, 1), "4:3": (4, 3), "3:2": (3, 2), "16:9": (16, 9), "2:1": (2, 1), "5:2": (5, 2), "3:1": (3, 1),
    "4:1": (4, 1), "3:4": (3, 4), "2:3": (2, 3),
}  # fmt: skip
MIDDLE, START, END = "le milieu", "le début", "la fin"
KEPT = (MIDDLE, START, END)
"""Which part of a picture that is too long a frame keeps: the top or left is its beginning."""
WHOLE, PARTLY, NOT = "en entier", "en partie", "non"

LOW, GOOD, BEST = "qualité faible", "qualité bonne", "qualité maximale"
QUALITIES = (LOW, GOOD, BEST)
PER_MEGAPIXEL: Mapping[str, Mapping[str, int]] = {
    "JPEG": {LOW: 110, GOOD: 240, BEST: 620},
    "WebP": {LOW: 75, GOOD: 170, BEST: 450},
    "PNG": {LOW: 1400, GOOD: 1400, BEST: 1400},
}
"""kB of a megapixel of an ordinary photo; a prior, the order of size is that of real files."""
FORMATS = tuple(PER_MEGAPIXEL)
CLEAR = ("PNG", "WebP")
"""Formats that keep what is transparent."""

Tool = Literal["tourner", "couper", "dimensions", "lumière", "calques", "sélection", "export"]
TURNING: Tool = "tourner"
CUTTING: Tool = "couper"
SIZING: Tool = "dimensions"
LIGHTING: Tool = "lumière"
LAYERING: Tool = "calques"
SELECTING: Tool = "sélection"
EXPORTING: Tool = "export"
MOST_PIXELS, MOST_UNDONE = 20_000, 30

Place = Annotated[int, Field(ge=0, le=100, multiple_of=STEP)]


class Thing(Frozen):
    """Something to be seen on a layer: a box of one tone.

    Attributes
    ----------
    name : str
        « la mer », as one speaks of it.
    left, top, right, bottom : int
        Its edges, in hundredths of the layer.
    fill : str
        The sign that is shown for it.
    tone : int
        How light it is, 0 black to 100 white.
    """

    name: str
    left: Place = 0
    top: Place = 0
    right: Place = 100
    bottom: Place = 100
    fill: Annotated[str, Field(min_length=1, max_length=1)] = "·"
    tone: Annotated[int, Field(ge=0, le=100)] = 50

    @model_validator(mode="after")
    def _has_an_area(self) -> Self:
        if self.left >= self.right or self.top >= self.bottom:
            raise ValueError(f"{self.name}: it has no area")
        return self


class Layer(Frozen):
    """One of the sheets that lie on each other.

    Attributes
    ----------
    id : str
        By which acts call it.
    things : tuple of Thing
        Those behind first.
    seen : bool
    mask : tuple of str or None
        Names of the things that its mask lets through; None without a mask.
    erased : tuple of str
        Names of what was erased, for good.
    """

    id: str
    name: str
    things: tuple[Thing, ...]
    seen: bool = True
    mask: tuple[str, ...] | None = None
    erased: tuple[str, ...] = ()


class Image(Frozen):
    """A picture as it is now.

    Attributes
    ----------
    layers : tuple of Layer
        Those in front first.
    width, height : int
        Pixels, as the picture stands.
    box : tuple of int
        What is left of the layers once cut: left, top, right, bottom, in hundredths.
    turn : int
        Quarter turns to the right.
    flipped : bool
        Left for right, once turned.
    pulled : bool
        Its proportions are no longer those of what it shows.
    set : Mapping
        Amount of each adjustment.
    """

    layers: tuple[Layer, ...]
    width: Annotated[int, Field(ge=1, le=MOST_PIXELS)]
    height: Annotated[int, Field(ge=1, le=MOST_PIXELS)]
    box: tuple[float, float, float, float] = (0, 0, 100, 100)
    turn: Annotated[int, Field(ge=0, le=3)] = 0
    flipped: bool = False
    pulled: bool = False
    set: Mapping[str, int] = {}

    def layer(self, key: str) -> Layer:
        """A layer by its id."""
        return next(one for one in self.layers if one.id == key)

    @property
    def size(self) -> str:
        """« 1200 × 800 »."""
        return f"{self.width} × {self.height}"

    @property
    def area(self) -> float:
        """What is left of the layers once cut, in hundredths."""
        left, top, right, bottom = self.box
        return (right - left) * (bottom - top) / 100


class Exported(Frozen):
    """A file made of the picture."""

    format: str
    quality: str
    size: str
    kilobytes: int
    clear: bool


class Studio(World):
    """A picture in its editor.

    Attributes
    ----------
    name : str
        Of its file.
    image : Image
    faults : Mapping
        Amount of each adjustment that the picture came with: « trop sombre » is −40 of light.
    detail : int
        How heavy it is compared with an ordinary photo, in hundredths.
    tools : tuple of str
        What the editor lets one do.
    selected : tuple of str
        Names of the things within the selection.
    done : tuple of Image
        To be taken back, the last one last.
    exported : Exported or None
        The last file made.
    saved : Image or None
        What was written over the file itself.
    """

    machine: Literal["picture"] = "picture"
    name: str
    image: Image
    faults: Mapping[str, int] = {}
    detail: int = 100
    tools: tuple[Tool, ...] = (TURNING, CUTTING, SIZING, LIGHTING)
    selected: tuple[str, ...] = ()
    done: tuple[Image, ...] = ()
    exported: Exported | None = None
    saved: Image | None = None

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        ids = [layer.id for layer in self.image.layers]
        names = [thing.name for layer in self.image.layers for thing in layer.things]
        for what, found in (("layer", ids), ("thing", names)):
            twice = sorted({one for one in found if found.count(one) > 1})
            if twice:
                raise ValueError(f"two of one name among the {what}s: {', '.join(twice)}")
        unknown = {*self.faults, *self.image.set} - {*ADJUSTMENTS}
        if unknown:
            raise ValueError(f"no adjustment {', '.join(sorted(unknown))}")
        return self

    @property
    def things(self) -> tuple[str, ...]:
        """Names of all there is on the layers, those in front first."""
        return tuple(t.name for layer in self.image.layers for t in reversed(layer.things))

    def amount(self, what: str) -> int:
        """What an adjustment comes to, that with which the picture came included."""
        return self.faults.get(what, 0) + self.image.set.get(what, 0)
