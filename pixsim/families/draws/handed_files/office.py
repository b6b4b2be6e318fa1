"""Writes the small documents handed out in competence 3.3, always the same bytes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pixsim.families.draws.handed_files.contents import png_file, zip_file

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_ODT_TYPE = "application/vnd.oasis.opendocument.text"
_WRITTEN = (2025, 3, 3, 10, 0, 0)


def odt(pictures: Mapping[str, bytes], centimetres: Mapping[str, int]) -> bytes:
    """An .odt that shows each picture in a square frame."""
    names = {"office": "office", "text": "text", "draw": "drawing", "svg": "svg-compatible"}
    spaces = " ".join(f'xmlns:{short}="{_OASIS}:{long}:1.0"' for short, long in names.items())
    spaces += ' xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"'
    frames = "".join(
        f'<text:p><draw:frame draw:name="{name}" text:anchor-type="as-char" '
        f'svg:width="{size}cm" svg:height="{size}cm">'
        f'<draw:image xlink:href="Pictures/{name}"/></draw:frame></text:p>'
        for name, size in centimetres.items()
    )
    body = f"<office:body><office:text>{frames}</office:text></office:body>"
    content = f"{_HEAD}<office:document-content {spaces}>{body}</office:document-content>"
    paths = {"/": _ODT_TYPE, "content.xml": "text/xml"}
    paths |= {f"Pictures/{name}": "image/png" for name in pictures}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in paths.items()
    )
    manifest = f'xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.2"'
    listing = f"{_HEAD}<manifest:manifest {manifest}>{entries}</manifest:manifest>"
    return zip_file(
        {
            "mimetype": _ODT_TYPE,
            "content.xml": content,
            **{f"Pictures/{name}": picture for name, picture in pictures.items()},
            "META-INF/manifest.xml": listing,
        },
        _WRITTEN,
    )


def noise(side: int, rng: np.random.Generator) -> bytes:
    """A square PNG of grey noise, which does not compress."""
    pixels = rng.integers(0, 256, (side, side), dtype=np.uint8)
    rows = b"".join(b"\x00" + row.tobytes() for row in pixels)
    return png_file(side, side, 8, rows)
