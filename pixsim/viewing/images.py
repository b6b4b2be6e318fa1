"""PNG images, decoded here: bytes to pixels, all colour types; interlaced ones are refused."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pixsim.foundation.i18n import gettext as _
from pixsim.text.french_spaces import NO_BREAK
from pixsim.viewing.limits import MOST_BYTES, Unreadable, inflate_bounded
from pixsim.viewing.sizes import written_number
from pixsim.viewing.views import Field, FieldsView, ImageView

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_PIXELS_A_SIDE = 4_000
MOST_PIXELS = 1_500_000
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type (PNG, third edition, 11.2.1)
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
FEWEST_SQUARES = 21  # a side: the smallest QR code; an image of fewer keeps more pixels
_GROUND = 255  # what shows through: white paper
_INCH = Decimal("0.0254")  # metres


@dataclass(frozen=True)
class _Header:
    width: int
    height: int
    depth: int
    colour: int
    interlaced: bool


def image_view(content: bytes) -> ImageView:
    """The pixels of a PNG image.

    Raises
    ------
    Unreadable
        It is no PNG, is damaged, interlaced or too large.
    """
    header = _read_header(content)
    if header.interlaced:
        raise Unreadable(_("Cette image est entrelacée : pixsim ne sait pas la dessiner."))
    if (
        max(header.width, header.height) > MOST_PIXELS_A_SIDE
        or header.width * header.height > MOST_PIXELS
    ):
        raise Unreadable(
            _("Cette image est trop grande pour être dessinée : {size}.").format(
                size=pixels_in_words(header.width, header.height)
            )
        )
    chunks = _read_chunks(content)
    pixels = _to_colours(_unpack_samples(header, chunks[b"IDAT"]), header, chunks)
    blocks, drawn = without_repeats(pixels)
    rows, columns = blocks.shape[:2]
    return ImageView(header.width, header.height, columns, rows, blocks.tobytes(), drawn)


def image_details(content: bytes) -> FieldsView:
    """What image programs say of a PNG: size, colours, depth, resolution."""
    header = _read_header(content)
    colours = {
        0: _("niveaux de gris"),
        2: _("couleurs (rouge, vert, bleu)"),
        3: _("couleurs indexées (palette)"),
        4: _("niveaux de gris et transparence"),
        6: _("couleurs et transparence"),
    }[header.colour]
    fields: list[Field] = [
        (_("Dimensions"), pixels_in_words(header.width, header.height)),
        (_("Couleurs"), colours),
        (_("Profondeur"), _("{n} bits par canal").format(n=header.depth).replace(" ", NO_BREAK, 1)),
    ]
    density = _read_chunks(content).get(b"pHYs", b"")
    if len(density) == 9 and density[8] == 1:  # per metre
        across = struct.unpack(">I", density[:4])[0]
        fields.append(
            (_("Résolution"), written_number(across * _INCH) + NO_BREAK + _("points par pouce"))
        )
    return FieldsView(tuple(fields))


def pixels_in_words(width: int, height: int) -> str:
    """« 1 200 × 800 pixels »."""
    return (
        _("{width} × {height} pixels")
        .format(width=written_number(width), height=written_number(height))
        .replace(" ", NO_BREAK)
    )


def _read_header(content: bytes) -> _Header:
    if not content.startswith(SIGNATURE):
        raise Unreadable(_("Cette image est illisible : elle ne commence pas comme un PNG."))
    if content[12:16] != b"IHDR" or len(content) < 29:
        raise _damaged_image()
    width, height, depth, colour, _method, _filter, interlace = struct.unpack(
        ">IIBBBBB", content[16:29]
    )
    if not width or not height or depth not in _DEPTHS.get(colour, ()) or interlace > 1:
        raise _damaged_image()
    return _Header(width, height, depth, colour, bool(interlace))


def _damaged_image() -> Unreadable:
    return Unreadable(_("Cette image est abîmée : elle est coupée ou incohérente."))


def _read_chunks(content: bytes) -> dict[bytes, bytes]:
    """The chunks of an image by name, those of the pixels joined."""
    found: dict[bytes, list[bytes]] = {b"IDAT": []}
    for name, data in _each_chunk(content):
        if name == b"IDAT" or name not in found:
            found.setdefault(name, []).append(data)
    return {name: b"".join(parts) for name, parts in found.items()}


def _each_chunk(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(SIGNATURE)
    while place + 8 <= len(content):
        length, name = struct.unpack(">I4s", content[place : place + 8])
        yield name, content[place + 8 : place + 8 + length]
        place += 12 + length


def _unpack_samples(header: _Header, packed: bytes) -> NDArray[Any]:
    """Samples by row, column and channel, as whole numbers of the image's depth."""
    import numpy as np

    channels = _CHANNELS[header.colour]
    row_bytes = (header.width * channels * header.depth + 7) // 8
    whole = header.height * (row_bytes + 1)
    if whole > 2 * MOST_BYTES:
        raise Unreadable(_("Cette image est trop grande pour être dessinée."))
    data = inflate_bounded(packed, whole)
    if len(data) < whole:
        raise _damaged_image()
    rows = np.frombuffer(data, np.uint8).reshape(header.height, row_bytes + 1)
    if rows[:, 0].max() > 4:
        raise _damaged_image()
    step = max(1, channels * header.depth // 8)
    flat = _undo_filters(rows[:, 1:], rows[:, 0], step)
    if header.depth == 16:
        flat = flat[:, ::2]  # the high byte is enough for a screen
    elif header.depth < 8:
        bits = np.unpackbits(flat, axis=1).reshape(header.height, -1, header.depth)
        flat = np.packbits(bits, axis=2)[:, :, 0] >> (8 - header.depth)
    kept: NDArray[Any] = flat[:, : header.width * channels].reshape(
        header.height, header.width, channels
    )
    return kept


def _undo_filters(rows: NDArray[Any], filters: NDArray[Any], step: int) -> NDArray[Any]:
    """Undo the filters (PNG, third edition, 9.2), one diagonal at a time.

    A pixel needs those on its left, above it, and above on its left: all lie on the two
    diagonals before its own, so that a whole diagonal is computed at once.
    """
    import numpy as np

    height, width = rows.shape[0], rows.shape[1] // step
    left_over = np.zeros((height + 1, width + 1, step), np.int16)
    coded = rows[:, : width * step].reshape(height, width, step)
    if not filters.any():
        return rows
    for diagonal in range(height + width - 1):
        y = np.arange(max(0, diagonal - width + 1), min(height, diagonal + 1))
        x = diagonal - y
        left, up, corner = left_over[y + 1, x], left_over[y, x + 1], left_over[y, x]
        kind = filters[y][:, None]
        guess = left + up - corner
        to_left, to_up, to_corner = abs(guess - left), abs(guess - up), abs(guess - corner)
        nearest = np.where(
            (to_left <= to_up) & (to_left <= to_corner),
            left,
            np.where(to_up <= to_corner, up, corner),
        )
        predicted = np.select(
            [kind == 1, kind == 2, kind == 3, kind == 4], [left, up, (left + up) // 2, nearest], 0
        )
        left_over[y + 1, x + 1] = (coded[y, x] + predicted) & 0xFF
    return left_over[1:, 1:].reshape(height, width * step).astype(np.uint8)


def _to_colours(samples: NDArray[Any], header: _Header, chunks: dict[bytes, bytes]) -> NDArray[Any]:
    """Red, green and blue by row and column; what is transparent shows white."""
    import numpy as np

    if header.colour == 3:
        return _palette_colours(samples[:, :, 0], chunks)
    if header.depth < 8:
        samples = samples * (255 // (2**header.depth - 1))
    if header.colour in (0, 4):
        colours, alpha = np.repeat(samples[:, :, :1], 3, axis=2), samples[:, :, 1:]
    else:
        colours, alpha = samples[:, :, :3], samples[:, :, 3:]
    return paste_on_white(colours, alpha) if alpha.shape[2] else colours.astype(np.uint8)


def _palette_colours(places: NDArray[Any], chunks: dict[bytes, bytes]) -> NDArray[Any]:
    import numpy as np

    palette = np.frombuffer(chunks.get(b"PLTE", b"")[: 3 * 256], np.uint8)
    if not len(palette) or len(palette) % 3 or places.max() >= len(palette) // 3:
        raise _damaged_image()
    clear = chunks.get(b"tRNS", b"")[: len(palette) // 3]
    alpha = np.full((len(palette) // 3, 1), 255, np.uint8)
    alpha[: len(clear), 0] = np.frombuffer(clear, np.uint8)
    seen: NDArray[Any] = paste_on_white(palette.reshape(-1, 3), alpha)[places]
    return seen


def paste_on_white(colours: NDArray[Any], alpha: NDArray[Any]) -> NDArray[Any]:
    """Colours where alpha (0 to 255) lets white paper show through."""
    import numpy as np

    share = alpha.astype(np.uint16)
    seen: NDArray[Any] = ((colours * share + _GROUND * (255 - share)) // 255).astype(np.uint8)
    return seen


def without_repeats(pixels: NDArray[Any]) -> tuple[NDArray[Any], bool]:
    """An image made of squares of one colour, a pixel for each; any other as it is."""
    import numpy as np

    across = np.flatnonzero((pixels[:, 1:] != pixels[:, :-1]).any(axis=(0, 2))) + 1
    down = np.flatnonzero((pixels[1:] != pixels[:-1]).any(axis=(1, 2))) + 1
    common = int(np.gcd.reduce([*across, *down, *pixels.shape[:2]]))
    least = min(pixels.shape[:2]) // FEWEST_SQUARES
    side = max((n for n in range(1, least + 1) if common % n == 0), default=1)
    return (np.ascontiguousarray(pixels[::side, ::side]), True) if side > 1 else (pixels, False)
