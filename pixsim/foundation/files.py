"""Files that are replaced whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

PRIVATE, READABLE = 0o600, 0o644
LONGEST_STEM = 150  # bytes of a file's name kept in that of its temporary: 255 are allowed
_OWN = re.compile(r"/dev/(?:(stdout)|(stderr)|fd/(\d+))|/proc/self/fd/(\d+)")
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would otherwise change line ends
TRIES = 10  # to get a temporary of one's own, while others clear theirs


def replace_file(path: Path, content: bytes, mode: int = PRIVATE) -> None:
    """Write a file whole: a reader, or whoever comes after a crash, sees the old or the new.

    Parameters
    ----------
    path : Path
        A link is followed. What is no file (a device, a pipe) is written to and stays what it is.
    content : bytes
    mode : int
        Of a new file; one that is there keeps its own.

    Raises
    ------
    OSError
        It cannot be written; the old one is untouched.
    """
    with replacing_file(path, mode) as stream:
        stream.write(content)


def create_file(path: Path, content: bytes, mode: int = PRIVATE) -> None:
    """Write a new file whole; never over anything that is there, readable or not.

    Raises
    ------
    FileExistsError
    OSError
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(path)
    with _temporary_file(path) as (stream, temporary):
        _fill_temporary(stream, temporary, mode, content)
        if sys.platform == "win32":
            stream.close()
            temporary.rename(path)  # refuses what is there
        else:
            _link_in_place(temporary, path, content, mode)
    _flush_folder(path.parent)


@contextmanager
def replacing_file(path: Path, mode: int = PRIVATE) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of a file when the block ends well.

    As `replace_file`, for what is written bit by bit.

    Raises
    ------
    OSError
    """
    if (through := _existing_mode(path)) is not None:
        with through:
            yield through
        return
    place = Path(os.path.realpath(path))
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    _clear_leftovers(place)
    with contextlib.suppress(FileNotFoundError):
        mode = stat.S_IMODE(place.stat().st_mode)
    with _temporary_file(place) as (stream, temporary):
        yield stream
        _fill_temporary(stream, temporary, mode)
        if sys.platform == "win32":
            stream.close()
        temporary.replace(place)
    _flush_folder(place.parent)


def remove_file(path: Path) -> None:
    """Remove a file, if it is there, and what a killed process left of its writing.

    Raises
    ------
    OSError
    """
    path.unlink(missing_ok=True)
    _clear_leftovers(path)
    _flush_folder(path.parent)


def can_write(path: Path) -> bool:
    """Whether a file could be written here: to be asked before long work."""
    with contextlib.suppress(OSError):
        if _OWN.fullmatch(str(path)):
            return True
        if path.exists() and not path.is_file():
            return not path.is_dir() and os.access(path, os.W_OK)
        folder = Path(os.path.realpath(path)).parent
        return folder.is_dir() and os.access(folder, os.W_OK)
    return False


def _existing_mode(path: Path) -> BinaryIO | None:
    """A stream to what must not be replaced: a device, a pipe, an open file of this process."""
    if match := _OWN.fullmatch(str(path)):
        number = 1 if match[1] else 2 if match[2] else int(match[3] or match[4])
        return os.fdopen(os.dup(number), "wb")  # where the shell has it: `>>` keeps what is there
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        return None
    return None if stat.S_ISREG(kind) or stat.S_ISDIR(kind) else path.open("wb")


@contextmanager
def _temporary_file(place: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """A new file beside another, locked while it is written; gone when it was not renamed."""
    stream, temporary = _open_temporary(place)
    try:
        with stream:
            yield stream, temporary
    finally:
        temporary.unlink(missing_ok=True)


def _open_temporary(place: Path) -> tuple[BinaryIO, Path]:
    for _try in range(TRIES):
        temporary = place.with_name(f"{_temporary_stem(place)}{secrets.token_hex(4)}.part")
        handle = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE)
        stream = os.fdopen(handle, "wb")
        if _lock_file(stream) is not False and temporary.exists():  # nobody cleared it in between
            return stream, temporary
        stream.close()
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(place))


def _fill_temporary(stream: BinaryIO, temporary: Path, mode: int, content: bytes = b"") -> None:
    """Everything on disk, with its mode, before the name changes hands."""
    stream.write(content)
    stream.flush()
    temporary.chmod(mode)
    flush_to_disk(stream.fileno())


def flush_to_disk(handle: int) -> None:
    """What was written to an open file is on the disk itself when this returns.

    On macOS fsync stops at the disk's own memory, which a power cut empties: F_FULLFSYNC does not.

    Raises
    ------
    OSError
    """
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):  # some network disks know fsync alone
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def _link_in_place(temporary: Path, path: Path, content: bytes, mode: int) -> None:
    try:
        path.hardlink_to(temporary)
    except FileExistsError as error:  # which names the temporary file
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
    except OSError as error:  # no links here: FAT, some network folders
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS):
            raise
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "wb") as stream:
            _fill_temporary(stream, path, mode, content)


def _clear_leftovers(place: Path) -> None:
    """Remove what a killed process left of an earlier writing; the living hold theirs locked."""
    pattern = re.compile(re.escape(_temporary_stem(place)) + r"[0-9a-f]{8}\.part")
    try:
        names = [entry.name for entry in os.scandir(place.parent)]
    except OSError:
        return  # a folder that may be written but not listed
    for name in filter(pattern.fullmatch, names):
        left = place.with_name(name)
        with contextlib.suppress(OSError):  # another process was faster, or still has it open
            if sys.platform == "win32":  # what is open cannot be removed there
                left.unlink()
                continue
            with left.open("rb") as stream:
                if _lock_file(stream):
                    left.unlink()


def _lock_file(stream: BinaryIO) -> bool | None:
    """Take a file's lock: whether it was free; None where the system or folder has no such locks."""
    if sys.platform == "win32":
        return None
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # some network folders
        return None
    return True


def _temporary_stem(place: Path) -> str:
    return f".{os.fsdecode(os.fsencode(place.name)[:LONGEST_STEM])}."


def _flush_folder(folder: Path) -> None:
    """Names on disk too; some systems and some network folders cannot."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def free_path(path: Path) -> Path:
    """A path that nothing has yet: ``releve (2).csv``."""
    if not path.exists():
        return path
    names = (path.with_name(f"{path.stem} ({n}){path.suffix}") for n in count(2))
    return next(name for name in names if not name.exists())
