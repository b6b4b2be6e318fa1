"""Files that people hand over: read whole, of whatever kind, up to a bearable size."""

from __future__ import annotations

from pathlib import Path

from pixsim.foundation.problems import DataError, Problem

MOST_BYTES = 20_000_000  # of a file that is small by nature
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # some editors of Windows begin UTF-8 with it
PART = 1 << 24  # bytes read at a time


class FileTooLargeError(ValueError):
    """A file of more bytes than are read, or without end; `n` were met."""

    def __init__(self, n: int) -> None:
        self.n = n
        super().__init__(f"{n} bytes or more")


def read_bytes(path: Path, most: int) -> bytes:
    """The content of a file of at most `most` bytes, of whatever kind: a FIFO has no size.

    Raises
    ------
    FileTooLargeError, OSError
    """
    parts, size = [], 0
    with path.open("rb") as stream:
        while part := stream.read(PART):
            parts.append(part)
            size += len(part)
            if size > most:
                raise FileTooLargeError(size)
    return b"".join(parts)


def read_whole(path: Path) -> bytes:
    """The content of a small file: a profile, a class list.

    Raises
    ------
    DataError
        It cannot be read, or is far too large (a device without end).
    """
    try:
        return read_bytes(path, MOST_BYTES)
    except FileTooLargeError as error:
        problem = Problem.of(str(path), "", "", "too_large", most=MOST_BYTES // 1_000_000)
        raise DataError([problem]) from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        said = getattr(error, "strerror", None) or str(error)
        raise DataError([Problem.of(str(path), "", "", "unreadable", error=said)]) from error
