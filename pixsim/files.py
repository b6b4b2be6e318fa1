"""Files that are replaced whole or not at all, and read whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Write beside the file, flush to disk, then rename: a reader sees the old or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


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
