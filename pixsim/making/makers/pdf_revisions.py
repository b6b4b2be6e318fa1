"""A PDF changed by adding to it (ISO 32000-2, 7.5.6): the first revision stays in the bytes."""

from __future__ import annotations

import re

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\s", re.MULTILINE)
_STREAM = re.compile(rb"(stream\r?\n.*?endstream)", re.DOTALL)
_LINK = re.compile(rb"(?<!\d)(\d+) 0 R\b")


def append_revision(earlier: bytes, later: bytes) -> bytes:
    """The earlier file, then the objects of the later one under new numbers.

    Parameters
    ----------
    earlier, later : bytes
        Files with a table of objects in clear, as reportlab writes them.
    """
    start, size = _table_offset(earlier), _object_count(earlier)
    content, rows = earlier, []
    for number, body in _numbered_objects(later):
        moved = _renumber_links(body, size)
        rows.append((number + size, len(content)))
        content += b"%d 0 obj\n%s" % (number + size, moved)
    trailer = _renumber_links(later[later.index(b"trailer") : later.index(b"startxref")], size)
    trailer = re.sub(
        rb"/Size \d+", b"/Size %d /Prev %d" % (size + _object_count(later), start), trailer
    )
    table = b"xref\n0 1\n0000000000 65535 f \n" + b"".join(
        b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in sorted(rows)
    )
    return content + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(content)


def _numbered_objects(content: bytes) -> list[tuple[int, bytes]]:
    """Each object with what follows its first line."""
    end = content.rindex(b"xref", 0, content.rindex(b"startxref"))
    found = list(_OBJECT.finditer(content, 0, end))
    ends = [match.start() + 1 for match in found[1:]] + [end]
    return [
        (int(match[1]), content[match.end() : last])
        for match, last in zip(found, ends, strict=True)
    ]


def _renumber_links(body: bytes, by: int) -> bytes:
    """The same object with its links led to the new numbers; streams are left alone."""
    pieces = _STREAM.split(body)
    return b"".join(
        piece if piece.startswith(b"stream")
        else _LINK.sub(lambda match: b"%d 0 R" % (int(match[1]) + by), piece)
        for piece in pieces
    )  # fmt: skip


def _table_offset(content: bytes) -> int:
    return int(content[content.rindex(b"startxref") :].split()[1])


def _object_count(content: bytes) -> int:
    found = re.search(rb"/Size (\d+)", content[content.rindex(b"trailer") :])
    assert found is not None
    return int(found[1])
