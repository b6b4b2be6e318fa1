"""Reads small files that people hand over: whole, of a bearable size."""

from __future__ import annotations

from pathlib import Path

from pixsim.problems import DataError, Problem

MOST_BYTES = 20_000_000
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # some editors of Windows begin UTF-8 with it


def read_whole(path: Path) -> bytes:
    """All of a file.

    Raises
    ------
    DataError
        It cannot be read, or is far too large (a device without end).
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        said = getattr(error, "strerror", None) or str(error)
        message = f"cannot be read: {said}"
        raise DataError(
            [Problem(str(path), "", "", "unreadable", message, {"error": said})]
        ) from error
    if len(raw) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        message = f"is larger than {most} MB"
        raise DataError([Problem(str(path), "", "", "too_large", message, {"most": most})])
    return raw
