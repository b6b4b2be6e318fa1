"""The table of a simulation as a file, written piece by piece: memory does not grow with it."""

from __future__ import annotations

import io
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from pixsim.foundation.files import flush_to_disk
from pixsim.simulation.run import Rows

if TYPE_CHECKING:
    from pandas import DataFrame

FORMATS = (".csv", ".jsonl", ".parquet")
DESCRIPTORS = Path("/proc/self/fd")


class NoRoomError(Exception):
    """The file would not fit: bytes it would take, and those that are free."""

    def __init__(self, needed: int, free: int) -> None:
        self.needed, self.free = needed, free
        super().__init__(f"about {needed} bytes are needed, {free} are free")


@contextmanager
def table_file(path: Path, rows: int) -> Iterator[Rows]:
    """A file that appears, whole, when the block is left without error; else nothing changes.

    Parameters
    ----------
    path : Path
        Its suffix, one of `FORMATS`, says the format: CSV in UTF-8 with commas; JSON lines, one
        object a row; Parquet, which needs pyarrow. A symbolic link is followed, and the mode of a
        file that is there is kept. What is no regular file, such as a FIFO, is written to directly.
    rows : int
        How many there will be: whether they fit on the disk is known after the first piece.

    Yields
    ------
    callable
        Writes the next rows.

    Raises
    ------
    NoRoomError
    OSError
        The file cannot be written.
    """
    path = Path(os.path.realpath(path))
    whole = not path.exists() or path.is_file()
    with (
        _replacing_file(path) if whole else path.open("wb") as stream,
        _open_writer(path.suffix, stream) as write,
    ):
        done = 0

        def write_measured(table: DataFrame) -> None:
            nonlocal done
            write(table)
            done += len(table)
            if whole and done == len(table):
                _check_room(path, stream, rows / max(done, 1))

        yield write_measured


@contextmanager
def _replacing_file(path: Path) -> Iterator[IO[bytes]]:
    """A file without a name that takes the place of `path` at the end.

    Where the system knows no such files it has a name beside it, which goes whatever happens but a
    kill.
    """
    handle, name = _open_unnamed(path)
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123
            yield stream
            stream.flush()
            flush_to_disk(handle)
            _set_mode(handle, path)
            if not name:
                name = _give_name(handle, path)
        os.replace(name, path)  # noqa: PTH105
        name = ""
    finally:
        if name:
            with suppress(OSError):
                os.unlink(name)  # noqa: PTH108


def _open_unnamed(path: Path) -> tuple[int, str]:
    """Descriptor of a new file in the folder of `path`, and its name where it needs one."""
    flag = getattr(os, "O_TMPFILE", 0)
    if flag and DESCRIPTORS.is_dir():
        with suppress(OSError):  # not on every file system
            return os.open(path.parent, flag | os.O_RDWR, 0o600), ""
    return tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:200]}.")


def _give_name(handle: int, path: Path) -> str:
    """Give a file without a name one beside `path`."""
    folder = os.open(DESCRIPTORS, os.O_RDONLY)  # so that the link is followed to the file
    try:
        while True:
            name = f"{path.parent}/.{path.name[:200]}.{os.urandom(6).hex()}"
            with suppress(FileExistsError):
                os.link(str(handle), name, src_dir_fd=folder)
                return name
    finally:
        os.close(folder)


def _set_mode(handle: int, path: Path) -> None:
    """The mode of the file to be replaced, or what any new file gets."""
    if not hasattr(os, "fchmod"):  # Windows
        return
    if path.exists():
        os.fchmod(handle, stat.S_IMODE(path.stat().st_mode))
        return
    mask = os.umask(0)
    os.umask(mask)
    os.fchmod(handle, 0o666 & ~mask)


def _check_room(path: Path, stream: IO[bytes], times: float) -> None:
    """Whether the disk holds the whole file, from the size of its first piece."""
    stream.flush()
    size = stream.tell()
    needed, free = int(size * times), shutil.disk_usage(path.parent).free + size
    if needed > free:
        raise NoRoomError(needed, free)


@contextmanager
def _open_writer(suffix: str, stream: IO[bytes]) -> Iterator[Rows]:
    """What writes rows in a format."""
    if suffix == ".parquet":
        with _open_parquet(stream) as write:
            yield write
        return
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    header = True

    def write_text(table: DataFrame) -> None:
        nonlocal header
        if suffix == ".csv":
            table.to_csv(text, index=False, header=header, lineterminator="\n")
            header = False
            return
        plain = table.astype(object)
        for row in plain.where(plain.notna(), None).to_dict("records"):
            text.write(json.dumps(row, ensure_ascii=False) + "\n")

    try:
        yield write_text
        text.flush()
    finally:
        text.detach()


@contextmanager
def _open_parquet(stream: IO[bytes]) -> Iterator[Rows]:
    """One row group a piece; the first tells the types."""
    import pyarrow as pa  # type: ignore[import-not-found,import-untyped,unused-ignore]
    import pyarrow.parquet as pq  # type: ignore[import-not-found,import-untyped,unused-ignore]

    writer: Any = None

    def write(table: DataFrame) -> None:
        nonlocal writer
        rows = pa.Table.from_pandas(table, preserve_index=False)
        if writer is None:
            writer = pq.ParquetWriter(stream, rows.schema)
        writer.write_table(rows)

    try:
        yield write
    finally:
        if writer is not None:
            writer.close()
