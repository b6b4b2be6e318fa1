"""Archives that do not depend on the day nor on the system."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

Moment = tuple[int, int, int, int, int, int]

OFFICE_DAY: Moment = (2026, 3, 2, 9, 0, 0)


def pack_zip(
    members: Mapping[str, str | bytes] | Iterable[tuple[str, str | bytes, Moment]],
    written: Moment = OFFICE_DAY,
    *,
    stored: frozenset[str] = frozenset(),
    comment: str = "",
) -> bytes:
    """A zip archive.

    Parameters
    ----------
    members : Mapping, or iterable of (path, content, moment)
        In the order of the archive.
    written : tuple of int
        Date and time of the members of a mapping.
    stored : frozenset of str
        Members that are not compressed.
    """
    rows = (
        ((name, content, written) for name, content in members.items())
        if isinstance(members, Mapping)
        else members
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.comment = comment.encode()
        for name, content, moment in rows:
            entry = zipfile.ZipInfo(name, moment)
            entry.create_system = 3  # else it depends on the system
            folder = name.endswith("/")
            entry.external_attr = (0o40755 if folder else 0o100644) << 16 | (0x10 if folder else 0)
            plain = name in stored or folder
            entry.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=6)
    return stream.getvalue()


def repack_zip(content: bytes, replaced: Mapping[str, str]) -> bytes:
    """An archive where some members hold another text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {
            name: replaced.get(name, "").encode() if name in replaced else archive.read(name)
            for name in archive.namelist()
        }
    return pack_zip(members)
