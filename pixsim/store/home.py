"""Where a person's data live, and that nobody else can read them."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path

import platformdirs

from pixsim.store.errors import JournalError
from pixsim.text.terminal_text import plain_line

RESCUE = "pixsim-secours"
PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


def data_folder() -> Path:
    """The data folder: ``PIXSIM_HOME``, or the user's data folder of the system.

    Raises
    ------
    JournalError
        Something that is no folder has its name, or ``PIXSIM_HOME`` is no name.
    """
    path = _chosen_location()
    there = next((part for part in (path, *path.parents) if part.exists()), None)
    if there is not None and not there.is_dir():
        raise JournalError("folder", there, "is not a folder")
    return path


def refuse_unusable_name() -> None:
    """Look at the name of the data folder before anything is written below it.

    Raises
    ------
    JournalError
        ``PIXSIM_HOME`` is blank, or begins with the ``~`` of nobody, or has a line feed or another
        character that a terminal would obey: pasted with something else, most often; nobody would
        find that folder again. Or the folder of the system has such a character, from ``HOME``.
    """
    _chosen_location()


def _chosen_location() -> Path:
    override = os.environ.get("PIXSIM_HOME", "")
    if not override:
        path = platformdirs.user_data_path("pixsim", appauthor=False)
        if not _is_readable(str(path)):
            raise JournalError("system_name", path, "no name of a folder")
        return path
    own = os.path.expanduser(override)  # noqa: PTH111 (a `~` of nobody stays as it is)
    if not override.strip() or own.startswith("~") or not _is_readable(own):
        raise JournalError("name", Path(override), "no name of a folder")
    return Path(own)


def _is_readable(name: str) -> bool:
    """Whether a terminal shows a name as it is."""
    letters = os.fsencode(name).decode("utf-8", "replace")  # a name need not be text
    return plain_line(letters) == letters


def move_home(folder: Path) -> None:
    """Use another data folder until this process ends; those it starts use it too."""
    os.environ["PIXSIM_HOME"] = str(folder)


def rescue_folder() -> Path:
    """Where to go on when the data folder is gone: the first place that can be written."""
    places = (Path.home(), Path.cwd(), Path(tempfile.gettempdir()))
    usable = (place for place in places if os.access(place, os.W_OK | os.X_OK))
    return next(usable, places[-1]) / RESCUE


def journal_file() -> Path:
    """Where the journal is, once anything was recorded."""
    return data_folder() / "pixsim.db"


def profiles_folder() -> Path:
    """Where the person's own profiles are."""
    return data_folder() / "profiles"


def files_folder(sitting: str) -> Path:
    """Where the files handed out during a sitting are."""
    return data_folder() / "sittings" / sitting


def private_folder(path: Path) -> Path:
    """Make a folder that only its owner can enter; the data folder is tightened when looser.

    Raises
    ------
    JournalError
        It cannot be made, entered or written, or is no folder.
    """
    try:
        _make_folders(path)
    except FileExistsError as error:
        raise JournalError("folder", path, "is not a folder") from error
    except NotADirectoryError as error:
        raise JournalError("folder", path, "a part of its path is not a folder") from error
    except OSError as error:
        raise JournalError("denied", path, error.strerror or str(error)) from error
    if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
        raise JournalError("denied", path, "no right to read and write in this folder")
    return path


def _make_folders(path: Path) -> None:
    for parent in reversed(path.parents):
        parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    if path.absolute() == _chosen_location().absolute():
        _tighten_folder(path)


def _tighten_folder(path: Path) -> None:
    """Close a data folder of before to others; never a folder shared by all, nor one's whole home."""
    if sys.platform == "win32":
        return
    now = path.stat()
    shared = now.st_mode & stat.S_ISVTX or path.resolve() == Path.home().resolve()
    if now.st_uid == os.geteuid() and now.st_mode & 0o077 and not shared:
        path.chmod(PRIVATE_FOLDER)


def tighten_file(path: Path) -> None:
    """Close a file to others where it is open to them.

    Raises
    ------
    OSError
    """
    if sys.platform != "win32" and path.stat().st_mode & 0o077:
        path.chmod(PRIVATE_FILE)
