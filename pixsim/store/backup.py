"""A copy of the data folder, made while pixsim runs: databases as SQLite copies them, files as they are."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from pixsim.store.errors import JournalError
from pixsim.store.home import PRIVATE_FOLDER, data_folder
from pixsim.store.sittings.database import COMPANIONS, copy_database

LEFT_OUT = ("locks",)
"""Folders that say who works now: nothing to keep."""


def back_up(place: Path) -> int:
    """Copy the data folder, whole or not at all; other processes may go on writing.

    The databases are copied first: files they name are never older than they are.

    Parameters
    ----------
    place : Path
        A folder that is not there yet.

    Returns
    -------
    int
        Files copied.

    Raises
    ------
    FileExistsError
        Something is there already.
    FileNotFoundError
        There is no data folder.
    ValueError
        The place is within the data folder.
    JournalError
        A database cannot be read.
    OSError
    """
    source = data_folder()
    if place.exists() or place.is_symlink():
        raise FileExistsError(place)
    if source.resolve() in place.resolve().parents:
        raise ValueError(place)
    if not source.is_dir():
        raise FileNotFoundError(source)
    partial = place.with_name(f".{place.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)  # of a copy that was killed
    try:
        partial.mkdir(mode=PRIVATE_FOLDER, parents=True)
        paths = sorted(_files_to_copy(source), key=lambda path: path.suffix != ".db")
        copied = sum(_copy_file(path, partial / path.relative_to(source)) for path in paths)
        partial.rename(place)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    return copied


def _files_to_copy(source: Path) -> Iterator[Path]:
    """Files of the data folder that are to be kept."""
    for path in source.rglob("*"):
        within = path.relative_to(source).parts
        is_half_written = any(part.startswith(".") for part in within)
        if is_half_written or within[0] in LEFT_OUT or path.name.endswith(COMPANIONS):
            continue
        if path.is_file() and not path.is_symlink():
            yield path


def _copy_file(path: Path, copy: Path) -> bool:
    """Whether it was still there."""
    copy.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    if path.suffix != ".db":
        try:
            shutil.copy2(path, copy)
        except FileNotFoundError:  # replaced or removed meanwhile
            return False
        return True
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            copy_database(connection, copy)
    except sqlite3.Error as error:
        raise JournalError("unreadable", path, str(error)) from error
    return True
