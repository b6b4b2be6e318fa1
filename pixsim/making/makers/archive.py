"""Archives as .zip."""

from __future__ import annotations

from pixsim.making.archives import Archive
from pixsim.making.make import make
from pixsim.making.packing import Moment, pack_zip


def make_bytes(archive: Archive, _suffix: str) -> bytes:
    """The bytes of an archive."""
    rows: list[tuple[str, str | bytes, Moment]] = []
    for path, held in archive.members.items():
        when = archive.dates.get(path, archive.written)
        moment = (when.year, when.month, when.day, when.hour, when.minute, when.second)
        content = held if isinstance(held, str) else make(path.rpartition("/")[2], held)
        rows.append((path, content, moment))
    return pack_zip(rows, comment=archive.comment)
