"""Writes the small documents handed out in competence 3.3, always the same bytes."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

import numpy as np

from pixsim.families.draws.files import png_file, zip_file

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_ODT_TYPE = "application/vnd.oasis.opendocument.text"
_WRITTEN = (2025, 3, 3, 10, 0, 0)


def docx(paragraphs: Sequence[str], creator: str, changer: str, dates: Sequence[str]) -> bytes:
    """A .docx with its core properties: author, last author, days of creation and change."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    kind = "application/vnd.openxmlformats-"
    main = f"{kind}officedocument.wordprocessingml.document.main+xml"
    core = f"{_PACKAGE}/metadata/core-properties"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{kind}package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
        '<Override PartName="/docProps/core.xml" '
        f'ContentType="{kind}package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{core}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:creator>{creator}</dc:creator><cp:lastModifiedBy>{changer}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{dates[0]}T09:00:00Z</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{dates[1]}T09:00:00Z</dcterms:modified>'
        "</cp:coreProperties>",
    }
    return zip_file({name: _HEAD + text for name, text in parts.items()}, _WRITTEN)


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
    return png_file(side, side, 0, (b"IDAT", zlib.compress(rows)))
