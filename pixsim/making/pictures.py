"""Pictures: shapes on a ground, or pixels, and what a camera writes beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape in pixels from the top left; colours are written « #3366CC »."""

    kind: Literal["rectangle", "ellipse", "polygon", "line"]
    points: tuple[Point, ...]
    colour: str
    width: int = 1
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Writing:
    """A text drawn on the picture; `at` is its top left corner, `size` its height in pixels."""

    text: str
    at: Point
    size: float = 16
    colour: str = "#202020"
    anchor: str = "la"


@dataclass(frozen=True, slots=True)
class Exif:
    """What a camera says of a photo; what is None or empty is not written.

    Attributes
    ----------
    exposure : tuple of int or None
        Seconds, as a fraction: (1, 250).
    orientation : int
        1 as stored, 3 turned by 180°, 6 to be turned a quarter to the right, 8 to the left.
    latitude, longitude : float or None
        Degrees, North and East positive.
    """

    maker: str = ""
    model: str = ""
    artist: str = ""
    copyright: str = ""
    description: str = ""
    software: str = ""
    taken: datetime | None = None
    exposure: tuple[int, int] | None = None
    aperture: float | None = None
    sensitivity: int | None = None
    focal: float | None = None
    flash: bool | None = None
    orientation: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    altitude: float | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, for .png, .jpg, .gif, .bmp, .webp and .tiff.

    Attributes
    ----------
    mode : str
        "RGB", "RGBA", "L" (grey levels), "P" (palette) or "1".
    ground : str
        Colour of what nothing covers; « #00000000 » is transparent in RGBA.
    pixels : bytes
        Samples row by row, in place of the ground, in mode RGB, RGBA or L.
    dpi : int or None
        Points per inch written in the file.
    quality : int
        Of a JPEG, from 1 to 95.
    """

    width: int
    height: int
    drawn: tuple[Shape | Writing, ...] = ()
    ground: str = "#FFFFFF"
    mode: Literal["RGB", "RGBA", "L", "P", "1"] = "RGB"
    pixels: bytes = b""
    dpi: int | None = None
    quality: int = 85
    exif: Exif | None = None
    colours: int = 256
