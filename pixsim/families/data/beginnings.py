"""Families of competence 1.2: files told by their first bytes."""

from __future__ import annotations

import struct
import zlib
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.text import indented

_SHOWN = 96

_CONTAINERS = {
    "RIFF": ("webp", "wav", "avi"),
    "ftyp": ("heic", "avif", "m4a"),
    "PK": ("odt", "ods", "odp", "epub"),
}
_WHAT = {
    "webp": "une image WebP", "wav": "un son non compressé", "avi": "un film", "heic": "une photo de téléphone", "avif": "une image AVIF",
    "m4a": "un morceau de musique", "odt": "un texte OpenDocument", "ods": "un classeur OpenDocument", "odp": "un diaporama OpenDocument",
    "epub": "un livre numérique",
}  # fmt: skip
_TYPES = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "epub": "application/epub+zip",
}
_ALSO = {"wav": ["wave"], "heic": ["heif"], "odt": [], "m4a": ["mp4a"]}
_MARKS = {
    "webp": "WEBPVP8", "wav": "WAVEfmt", "avi": "AVI LIST", "heic": "ftypheic", "avif": "ftypavif", "m4a": "ftypM4A", **_TYPES,
}  # fmt: skip
_FOUND = (
    "Un logiciel de récupération a sauvé d'une clé USB abîmée",
    "Une vieille sauvegarde contient",
    "Une pièce jointe est arrivée sous le nom « document », sans extension : c'est",
    "Un téléphone en panne a rendu",
)


def first_bytes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the extension of a file whose first bytes are those of a family of formats."""
    family = pick(rng, list(_CONTAINERS))
    kind = pick(rng, _CONTAINERS[family])
    start = _beginning(rng, kind)[:_SHOWN]
    lines = [start[place : place + 16].hex(" ").upper() for place in range(0, len(start), 16)]
    others = [name for names in _CONTAINERS.values() for name in names if name != kind]
    shared = {"RIFF": "« RIFF »", "ftyp": "« ftyp »", "PK": "« PK », comme une archive zip"}[family]
    return {
        "bytes": indented(lines), "count": len(start), "what": _WHAT[kind], "mark": _MARKS[kind], "shared": shared, "name": kind,
        "key": [form for name in (kind, *_ALSO.get(kind, [])) for form in (name, f".{name}")],
        "wrong": [*others, "zip", "mp4", "riff"],
    }  # fmt: skip


def _beginning(rng: np.random.Generator, kind: str) -> bytes:
    noise = rng.integers(0, 256, 120).astype(np.uint8).tobytes()
    size = struct.pack("<I", integer(rng, 40_000, 900_000))
    if kind == "webp":
        return b"RIFF" + size + b"WEBPVP8 " + size + b"\x30\x01\x00\x9d\x01\x2a" + noise
    if kind == "wav":
        rate = pick(rng, (22050, 44100, 48000))
        return b"RIFF" + size + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 2, rate, rate * 4, 4, 16) + b"data" + size + noise  # fmt: skip
    if kind == "avi":
        return b"RIFF" + size + b"AVI LIST" + struct.pack("<I", 192) + b"hdrlavih" + struct.pack("<III", 56, pick(rng, (33_333, 40_000)), 0) + noise  # fmt: skip
    if kind in _TYPES:
        return _zip_beginning(rng, _TYPES[kind].encode()) + noise
    brands = {"heic": (b"heic", b"mif1heic"), "avif": (b"avif", b"avifmif1miaf"), "m4a": (b"M4A ", b"M4A mp42isom")}  # fmt: skip
    major, compatible = brands[kind]
    box = b"ftyp" + major + bytes(4) + compatible
    following = b"moov" if kind == "m4a" else b"meta"
    return struct.pack(">I", len(box) + 4) + box + struct.pack(">I", integer(rng, 300, 3000)) + following + noise  # fmt: skip


def _zip_beginning(rng: np.random.Generator, kind: bytes) -> bytes:
    day = struct.pack("<HH", integer(rng, 0x4000, 0xBB00), (46 << 9) | (integer(rng, 1, 12) << 5) | integer(rng, 1, 28))  # fmt: skip
    sizes = struct.pack("<III", zlib.crc32(kind), len(kind), len(kind))
    head = b"PK\x03\x04\x14\x00\x00\x00\x00\x00" + day + sizes + struct.pack("<HH", 8, 0)
    return head + b"mimetype" + kind + b"PK\x03\x04\x14\x00\x08\x08\x08\x00"
