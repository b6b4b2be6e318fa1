"""Pictures, with Pillow."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import Any

from PIL import Image, ImageDraw
from PIL.TiffImagePlugin import IFDRational

from pixsim.foundation.fonts import load_font
from pixsim.making.pictures import Exif, Picture, Shape, Writing

_FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "tif": "TIFF", "tiff": "TIFF"}
_CAMERA, _PLACE = 0x8769, 0x8825  # tags that lead to the other directories (Exif 2.32, 4.6.3)


def make_bytes(picture: Picture, suffix: str) -> bytes:
    """The bytes of a picture, in the format of its suffix."""
    image = _draw_picture(picture)
    kind = _FORMATS.get(suffix, suffix.upper())
    settings: dict[str, Any] = {}
    if picture.dpi:
        settings["dpi"] = (picture.dpi, picture.dpi)
    if kind == "JPEG":
        settings |= {"quality": picture.quality, "optimize": False}
    elif kind == "WEBP":
        settings |= {"quality": picture.quality, "method": 2}
    if picture.exif is not None:
        settings["exif"] = _exif_of(picture.exif)
    stream = io.BytesIO()
    image.save(stream, kind, **settings)
    return stream.getvalue()


def _draw_picture(picture: Picture) -> Image.Image:
    base = "RGBA" if picture.mode == "RGBA" else "RGB"
    size = (picture.width, picture.height)
    if picture.pixels:
        kept = picture.mode if picture.mode in ("L", "RGBA") else "RGB"
        image = Image.frombytes(kept, size, picture.pixels)
        if picture.drawn:
            image = image.convert(base)
    else:
        image = Image.new(base, size, picture.ground)
    pen = ImageDraw.Draw(image)
    for one in picture.drawn:
        if isinstance(one, Writing):
            pen.text(one.at, one.text, fill=one.colour, font=load_font(one.size), anchor=one.anchor)
        else:
            _draw_shape(pen, one)
    if picture.mode == "P":
        return image.convert("RGB").quantize(picture.colours)
    if picture.mode == "1":
        return image.convert("1", dither=Image.Dither.NONE)
    return image if image.mode == picture.mode else image.convert(picture.mode)


def _draw_shape(pen: ImageDraw.ImageDraw, shape: Shape) -> None:
    if shape.kind == "line":
        pen.line(shape.points, fill=shape.colour, width=shape.width)
        return
    filled: dict[str, Any] = {"fill": shape.colour} if shape.filled else {}
    outline = {"outline": shape.colour, "width": shape.width}
    getattr(pen, shape.kind)(shape.points, **filled, **outline)


def _exif_of(said: Exif) -> Image.Exif:
    exif = Image.Exif()
    texts = {
        0x010E: said.description, 0x010F: said.maker, 0x0110: said.model,
        0x0131: said.software, 0x013B: said.artist, 0x8298: said.copyright,
    }  # fmt: skip
    for tag, text in texts.items():
        if text:
            exif[tag] = text.encode()  # else accents are lost
    if said.orientation is not None:
        exif[0x0112] = said.orientation
    camera: dict[int, Any] = {}
    if said.taken is not None:
        moment = f"{said.taken:%Y:%m:%d %H:%M:%S}"
        exif[0x0132] = moment
        camera |= {0x9003: moment, 0x9004: moment}
    if said.exposure is not None:
        camera[0x829A] = IFDRational(*said.exposure)
    if said.aperture is not None:
        camera[0x829D] = IFDRational(round(said.aperture * 10), 10)
    if said.sensitivity is not None:
        camera[0x8827] = said.sensitivity
    if said.focal is not None:
        camera[0x920A] = IFDRational(round(said.focal * 10), 10)
    if said.flash is not None:
        camera[0x9209] = int(said.flash)
    if camera:
        exif.get_ifd(_CAMERA).update(camera)
    if said.latitude is not None and said.longitude is not None:
        exif.get_ifd(_PLACE).update(_gps_tags(said, said.latitude, said.longitude))
    return exif


def _gps_tags(said: Exif, latitude: float, longitude: float) -> dict[int, Any]:
    place: dict[int, Any] = {
        1: "N" if latitude >= 0 else "S", 2: _to_degrees(latitude),
        3: "E" if longitude >= 0 else "W", 4: _to_degrees(longitude),
    }  # fmt: skip
    if said.altitude is not None:
        place |= {5: b"\x01" if said.altitude < 0 else b"\x00"}
        place[6] = IFDRational(round(abs(said.altitude) * 10), 10)
    return place


def _to_degrees(angle: float) -> tuple[IFDRational, IFDRational, IFDRational]:
    """Degrees, minutes and seconds, to a hundredth of a second."""
    hundredths = round(Fraction(abs(angle)).limit_denominator(10**9) * 360_000)
    degrees, rest = divmod(int(hundredths), 360_000)
    minutes, seconds = divmod(rest, 6_000)
    return IFDRational(degrees, 1), IFDRational(minutes, 1), IFDRational(seconds, 100)
