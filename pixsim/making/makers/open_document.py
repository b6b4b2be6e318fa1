"""What the OpenDocument formats share (ISO/IEC 26300): the package, properties, namespaces."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from pixsim.making.packing import pack_zip
from pixsim.making.properties import Properties

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = {
    "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
    "fo": "xsl-fo-compatible", "meta": "meta", "number": "datastyle", "svg": "svg-compatible",
    "presentation": "presentation", "anim": "animation", "smil": "smil-compatible",
    "config": "config", "form": "form",
}  # fmt: skip
SPACES = " ".join(
    [f'xmlns:{short}="{_OASIS}:{long}:1.0"' for short, long in _NAMES.items()]
    + [
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
        'office:version="1.3"',
    ]
)


def office_part(root: str, content: str) -> str:
    """A part of the package, whose root is ``office:<root>``."""
    return f"{HEAD}<office:{root} {SPACES}>{content}</office:{root}>"


def meta_part(said: Properties) -> str:
    """The part ``meta.xml``."""
    texts = {
        "meta:generator": said.program or "LibreOffice/7.6",
        "dc:title": said.title, "dc:subject": said.subject, "meta:keyword": said.keywords,
        "dc:description": said.comments, "meta:initial-creator": said.author,
        "dc:creator": said.changed_by or said.author,
        "meta:creation-date": f"{said.created:%Y-%m-%dT%H:%M:%S}",
        "dc:date": f"{said.changed:%Y-%m-%dT%H:%M:%S}",
        "meta:editing-cycles": str(said.revision), "dc:language": "fr-FR",
    }  # fmt: skip
    written = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in texts.items() if text)
    return office_part("document-meta", f"<office:meta>{written}</office:meta>")


def open_document_package(kind: str, parts: Mapping[str, str | bytes]) -> bytes:
    """The bytes of an OpenDocument file of a kind (« text », « spreadsheet »…)."""
    mime = f"application/vnd.oasis.opendocument.{kind}"
    types = {"xml": "text/xml", "png": "image/png", "jpg": "image/jpeg"}
    rows = {"/": mime} | {path: types.get(path.rpartition(".")[2], "") for path in parts}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{escape(path)}" manifest:media-type="{kind}"/>'
        for path, kind in rows.items()
    )
    manifest = (
        f'{HEAD}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" '
        f'manifest:version="1.3">{entries}</manifest:manifest>'
    )
    members: dict[str, str | bytes] = {"mimetype": mime, **parts}
    return pack_zip({**members, "META-INF/manifest.xml": manifest}, stored=frozenset({"mimetype"}))
