"""Letters to draw with in pictures."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import ImageFont


@cache
def load_font(size: float, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Vera, which comes with reportlab: Pillow's own letters lack most accents."""
    from PIL import ImageFont

    path = files("reportlab") / "fonts" / ("VeraBd.ttf" if bold else "Vera.ttf")
    return ImageFont.truetype(io.BytesIO(path.read_bytes()), size)
