"""Images that are no PNG, drawn by Pillow, and what a camera wrote in them (Exif)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from pixsim.foundation.i18n import gettext as _
from pixsim.text.french_spaces import NO_BREAK
from pixsim.viewing.images import paste_on_white, pixels_in_words, without_repeats
from pixsim.viewing.limits import Unreadable, shown_line
from pixsim.viewing.plain_files import decode_text
from pixsim.viewing.sizes import written_number
from pixsim.viewing.views import Field, FieldsView, ImageView

if TYPE_CHECKING:
    from PIL.Image import Exif, Image

FORMATS: Final = {
    "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "webp": "WEBP", "bmp": "BMP", "tif": "TIFF",
    "tiff": "TIFF", "ico": "ICO",
}  # fmt: skip
"""Format that a suffix promises, as Pillow names it."""
MOST_PIXELS = 24_000_000  # of an image that is decoded: about 100 MB
MOST_DRAWN = 1_200  # pixels a side of one that is drawn
LONGEST_VALUE = 500  # characters of what a camera wrote
CAMERA, PLACE = 0x8769, 0x8825  # tags that lead to the other directories (Exif 2.32, 4.6.3)


def photo_view(name: str, content: bytes) -> ImageView:
    """The pixels of an image, reduced where it is large.

    Raises
    ------
    Unreadable
        It is damaged, too large or not of the format that its name promises.
    """
    import numpy as np

    image = _open_photo(name, content)
    width, height = image.size
    image.draft("RGB", (MOST_DRAWN, MOST_DRAWN))  # a JPEG is decoded at the size it is drawn at
    if image.width * image.height > MOST_PIXELS:
        raise Unreadable(_("Cette image est trop grande pour être dessinée."))
    try:
        image.thumbnail((MOST_DRAWN, MOST_DRAWN))
        pixels = np.asarray(image.convert("RGBA"))
    except (OSError, ValueError, SyntaxError) as error:  # Pillow's ways to say damaged
        raise _damaged_photo() from error
    blocks, drawn = without_repeats(paste_on_white(pixels[:, :, :3], pixels[:, :, 3:]))
    rows, columns = blocks.shape[:2]
    return ImageView(width, height, columns, rows, blocks.tobytes(), drawn)


def photo_details(name: str, content: bytes) -> FieldsView:
    """Size, format, then what the camera wrote: when, where, with what.

    Raises
    ------
    Unreadable
    """
    image = _open_photo(name, content)
    fields: list[Field] = [
        (_("Dimensions"), pixels_in_words(*image.size)),
        (_("Format"), str(image.format)),
    ]
    exif = image.getexif()
    for directory in (exif, exif.get_ifd(CAMERA)):
        fields += _exif_fields(directory, _exif_writers())
    return FieldsView((*fields, *_position_fields(exif)))


def _open_photo(name: str, content: bytes) -> Image:
    from PIL import Image, UnidentifiedImageError

    known = FORMATS[name.rpartition(".")[2].lower()]
    try:
        return Image.open(BytesIO(content), formats=[known])
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise _damaged_photo() from None
    except Image.DecompressionBombError:
        raise Unreadable(_("Cette image est trop grande pour être dessinée.")) from None


def _damaged_photo() -> Unreadable:
    return Unreadable(_("Cette image est abîmée : elle est coupée ou incohérente."))


Write = Callable[[Any], str]


def _exif_writers() -> Mapping[int, tuple[str, Write]]:
    """What is said of a tag, and how its value is written (Exif 2.32, 4.6.4 to 4.6.5)."""
    return {
        0x010E: (_("Description"), _exif_text),
        0x010F: (_("Marque de l'appareil"), _exif_text),
        0x0110: (_("Appareil"), _exif_text),
        0x0112: (_("Orientation"), _orientation_text),
        0x0131: (_("Logiciel"), _exif_text),
        0x0132: (_("Modifiée le"), _moment_text),
        0x013B: (_("Auteur"), _exif_text),
        0x8298: (_("Droits"), _exif_text),
        0x9003: (_("Prise le"), _moment_text),
        0x829A: (_("Temps de pose"), _exposure_text),
        0x829D: (_("Ouverture"), lambda value: f"f/{_number_text(value, 1)}"),
        0x8827: (_("Sensibilité"), lambda value: f"ISO{NO_BREAK}{_exif_text(value)}"),
        0x9209: (_("Flash"), lambda value: _("oui") if int(value) & 1 else _("non")),
        0x920A: (_("Focale"), lambda value: f"{_number_text(value, 1)}{NO_BREAK}mm"),
    }


def _exif_fields(
    directory: Mapping[int, Any], known: Mapping[int, tuple[str, Write]]
) -> list[Field]:
    fields: list[Field] = []
    for tag, (name, write) in known.items():
        if tag in directory:
            try:
                fields.append((name, shown_line(write(directory[tag]))[:LONGEST_VALUE]))
            except (ArithmeticError, LookupError, TypeError, ValueError):
                fields.append((name, _("illisible")))
    return fields


def _exif_text(value: Any) -> str:
    if isinstance(value, tuple):
        value = value[0]
    return decode_text(value).rstrip("\0") if isinstance(value, bytes) else _repair_text(str(value))


def _repair_text(text: str) -> str:
    """Pillow reads texts as Latin-1, as the standard has it; cameras write UTF-8."""
    try:
        return text.encode("latin-1").decode("utf-8").rstrip("\0")
    except UnicodeError:
        return text.rstrip("\0")


def _moment_text(value: Any) -> str:
    """« 2026:03:02 09:15:00 » as the dates of files are written."""
    day, _space, time = _exif_text(value).partition(" ")
    year, month, number = day.split(":")
    return f"{number}/{month}/{year} {time}".strip()


def _exposure_text(value: Any) -> str:
    seconds = float(value)
    if 0 < seconds < 1:
        return f"1/{round(1 / seconds)}{NO_BREAK}s"
    return f"{_number_text(seconds, 1)}{NO_BREAK}s"


def _orientation_text(value: Any) -> str:
    turned = {
        1: _("droite"),
        3: _("à l'envers"),
        6: _("à tourner à droite"),
        8: _("à tourner à gauche"),
    }
    return turned.get(int(value), _("en miroir"))


def _position_fields(exif: Exif) -> list[Field]:
    """Latitude, longitude and altitude; nothing where the camera did not say."""
    place = exif.get_ifd(PLACE)
    fields: list[Field] = []
    for name, side, angle in ((_("Latitude"), 1, 2), (_("Longitude"), 3, 4)):
        if side in place and angle in place:
            fields.append((name, _angle_text(place[angle], _exif_text(place[side]))))
    if 6 in place:
        fields.append((_("Altitude"), _height_text(place[6], below=place.get(5) in (1, b"\x01"))))
    return fields


def _height_text(value: Any, *, below: bool) -> str:
    try:
        return f"{_number_text(-float(value) if below else value, 1)}{NO_BREAK}m"
    except (ArithmeticError, TypeError, ValueError):
        return _("illisible")


def _number_text(value: Any, decimals: int) -> str:
    """A number of Exif, a ratio as a rule.

    Raises
    ------
    ArithmeticError, TypeError, ValueError
    """
    return written_number(round(Decimal(float(value)), decimals), decimals)


def _angle_text(parts: Any, side: str) -> str:
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
        whole = degrees + minutes / 60 + seconds / 3600
        signed = -whole if side in ("S", "W") else whole
        west = {"W": "O"}.get(side, side)
        return f"{degrees:.0f}° {minutes:.0f}' {_number_text(seconds, 2)}\" {west}   ({_number_text(signed, 5)})"
    except (ArithmeticError, TypeError, ValueError):
        return _("illisible")
