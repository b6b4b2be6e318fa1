"""Files that people hand over: read whole, of whatever kind, up to a bearable size."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

from pixsim.foundation.problems import DataError, Problem

MOST_BYTES = 20_000_000  # of a file that is small by nature
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # some editors of Windows begin UTF-8 with it
PART = 1 << 24  # bytes read at a time
_GIVEN = re.compile(r"/dev/(?:stdin|fd/\d+)|/proc/self/fd/\d+")
LINE_ENDS = (b"\n", b"\r")


class FileTooLargeError(ValueError):
    """A file of more bytes than are read, or without end; `n` were met."""

    def __init__(self, n: int) -> None:
        self.n = n
        super().__init__(f"{n} bytes or more")


class LineTooLongError(ValueError):
    """A text with a line of more bytes than are read; line `line`, of which `n` were met."""

    def __init__(self, line: int, n: int) -> None:
        self.line, self.n = line, n
        super().__init__(f"line {line}: {n} bytes or more")


def read_bytes(
    path: Path, most: int, longest: int | None = None, binary: tuple[bytes, ...] = ()
) -> bytes:
    """The content of a file of at most `most` bytes.

    What this process was given open (``/dev/stdin``, ``<(…)`` of a shell) may be of any kind; else
    only a regular file is read: a FIFO that nobody writes to would be waited for without end.

    Parameters
    ----------
    path : Path
    most : int
        Bytes.
    longest : int, optional
        Bytes of a line of text, looked at before the rest is read; at most `PART`.
    binary : tuple of bytes
        What files begin with that have no lines.

    Raises
    ------
    FileTooLargeError, LineTooLongError, OSError
    """
    parts: list[bytes] = []
    size, lines, run = 0, 1, 0
    refuse_special(path)
    with path.open("rb") as stream:
        while part := stream.read(PART):
            if not parts and part.startswith(binary):
                longest = None
            if longest is not None:
                lines, run = _count_lines(part, lines, run, longest)
            parts.append(part)
            size += len(part)
            if size > most:
                raise FileTooLargeError(size)
    return b"".join(parts)


def refuse_special(path: Path) -> None:
    """Refuse what is neither a file nor a folder, before it is opened.

    Raises
    ------
    OSError
    """
    kind = path.stat().st_mode
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind) or _GIVEN.fullmatch(str(path))):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))


def _count_lines(part: bytes, lines: int, run: int, longest: int) -> tuple[int, int]:
    """The number of the line in which a part ends, and how long that line is so far."""
    start = 0
    while True:
        # far ends first: short lines are passed over by the thousand
        end = max(part.rfind(mark, start, start + longest - run + 1) for mark in LINE_ENDS)
        if end < 0 and len(part) - start + run > longest:
            raise LineTooLongError(lines, len(part) - start + run)
        if end < 0:
            return lines, run + len(part) - start
        lines += part.count(b"\n", start, end + 1)
        start, run = end + 1, 0


def read_whole(path: Path) -> bytes:
    """The content of a small file: a profile, a class list.

    Raises
    ------
    DataError
        It cannot be read, is no file, or is far too large.
    """
    try:
        return read_bytes(path, MOST_BYTES)
    except FileTooLargeError as error:
        problem = Problem.of(str(path), "", "", "too_large", most=MOST_BYTES // 1_000_000)
        raise DataError([problem]) from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        said = getattr(error, "strerror", None) or str(error)
        raise DataError([Problem.of(str(path), "", "", "unreadable", error=said)]) from error
