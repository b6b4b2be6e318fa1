"""Lines of calendars and contacts: ended by CR LF, folded after 75 bytes (RFC 5545, 3.1)."""

from __future__ import annotations

from collections.abc import Iterable

WIDEST = 75


def fold_lines(lines: Iterable[str]) -> bytes:
    """Lines as these formats write them."""
    rows: list[bytes] = []
    for line in lines:
        row = b""
        for sign in line:
            if len(row) + len(sign.encode()) > WIDEST:
                rows.append(row)
                row = b" "
            row += sign.encode()
        rows.append(row)
    return b"\r\n".join([*rows, b""])
