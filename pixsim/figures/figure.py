"""The description of what a question shows: shapes and texts on a grid of terminal cells.

A cell is one unit wide and two units high, so that units are square and a text takes the same place
in a terminal, in a page and in an image. All coordinates are in units from the top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MOST_COLUMNS, MOST_ROWS = 58, 13
"""Cells of a figure at most: all of it is in sight in a window of 60 columns and 20 rows."""

PAPER, INK = "#F6F7FB", "#1B2038"
BADGE, BADGE_INK = "#3A1FA8", "#FFFFFF"
RIGHT, WRONG = "#0A6238", "#A81C1C"
"""Of the digit of a zone: where one can point, where one should have, where one wrongly did."""

Colour = Annotated[str, Field(pattern=r"^#[0-9A-F]{6}$")]
NO_COLOUR = ""
MaybeColour = Annotated[str, Field(pattern=r"^(#[0-9A-F]{6})?$")]
Point = tuple[float, float]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rect(_Frozen):
    """A rectangle; `rounded` is the radius of its corners."""

    kind: Literal["rect"] = "rect"
    x: float
    y: float
    w: float
    h: float
    fill: MaybeColour = NO_COLOUR
    line: MaybeColour = NO_COLOUR
    width: float = 0.4
    rounded: float = 0


class Circle(_Frozen):
    """A disc or a circle round a centre."""

    kind: Literal["circle"] = "circle"
    x: float
    y: float
    r: float
    fill: MaybeColour = NO_COLOUR
    line: MaybeColour = NO_COLOUR
    width: float = 0.4


class Line(_Frozen):
    """A line through points."""

    kind: Literal["line"] = "line"
    points: tuple[Point, ...]
    colour: Colour = INK
    width: float = 0.6


class Polygon(_Frozen):
    """A closed shape."""

    kind: Literal["polygon"] = "polygon"
    points: tuple[Point, ...]
    fill: MaybeColour = NO_COLOUR
    line: MaybeColour = NO_COLOUR
    width: float = 0.4


class Text(_Frozen):
    """One line of text, a sign a cell.

    Attributes
    ----------
    x, y : float
        Top left corner of its first cell, or of what `align` says; `y` is even and both are whole.
    faint : bool
        Hard to read on purpose: the question is about that.
    """

    kind: Literal["text"] = "text"
    x: int
    y: int
    text: str = Field(min_length=1)
    colour: Colour = INK
    bold: bool = False
    align: Literal["left", "centre", "right"] = "left"
    faint: bool = False

    @property
    def left(self) -> int:
        """Column of its first sign."""
        if self.align == "left":
            return self.x
        return self.x - (len(self.text) // 2 if self.align == "centre" else len(self.text))


class Icon(_Frozen):
    """A pictogram of our own set, see `pixsim.figures.icons`, in a square."""

    kind: Literal["icon"] = "icon"
    name: str
    x: float
    y: float
    size: float
    colour: Colour = INK
    ground: Colour = PAPER


Basic = Rect | Circle | Line | Polygon | Text
Shape = Annotated[Basic | Icon, Field(discriminator="kind")]


class Zone(_Frozen):
    """A place to point at, with the digit that says which.

    Attributes
    ----------
    label : str
        « 1 », « 2 » … in the order of the options.
    x, y, w, h : int
        Its rectangle; `y` and `h` are even.
    badge : tuple of int, optional
        Top left corner of the digit; that of the zone by default.
    """

    label: str
    x: int
    y: int
    w: int
    h: int
    badge: tuple[int, int] | None = None

    @property
    def badge_at(self) -> tuple[int, int]:
        """Top left corner of its digit."""
        return self.badge or (self.x, self.y)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in it."""
        return self.x <= x < self.x + self.w and self.y <= y < self.y + self.h


class Figure(_Frozen):
    """Something to look at.

    Attributes
    ----------
    columns, rows : int
        Cells of a terminal: the figure is `columns` units wide and twice `rows` units high.
    alt : str
        What is said of it to who does not see it: nothing that answers the question.
    drawn : tuple of Shape
        From the back to the front; texts and digits of zones come last.
    """

    columns: int = Field(ge=1)
    rows: int = Field(ge=1)
    alt: str = Field(min_length=1)
    ground: Colour = PAPER
    drawn: tuple[Shape, ...] = ()
    zones: tuple[Zone, ...] = ()

    @property
    def height(self) -> int:
        """Units from top to bottom."""
        return 2 * self.rows

    def texts(self) -> Iterator[Text]:
        """All texts; the digits of the zones are not among them, see `badges`."""
        return (shape for shape in self.drawn if isinstance(shape, Text))

    def badges(self) -> Iterator[tuple[str, int, int]]:
        """« 1 » between spaces and its top left corner, zone by zone."""
        for zone in self.zones:
            x, y = zone.badge_at
            yield f" {zone.label} ", x, y

    def zone_at(self, x: float, y: float) -> Zone | None:
        """The zone that a point is in."""
        return next((zone for zone in self.zones if zone.holds(x, y)), None)
