"""What another process writes to a journal, asked often: read anew only where something was committed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

from pixsim.store.sittings.journal import Journal

Read = TypeVar("Read")

_watching: dict[Path, sqlite3.Connection] = {}
_known: dict[tuple[Path, Callable[..., Any]], tuple[int, Any]] = {}


def read_where_written(path: Path, read: Callable[[Journal], Read]) -> Read:
    """What `read` says of a journal: opening it and reading a sitting takes a hundred times the question.

    Parameters
    ----------
    path : Path
        Of the journal, which exists.
    read : callable
        A function of a module: its answer is kept by it.
    """
    version = _version(path)
    known = _known.get((path, read))
    if known is None or known[0] != version:
        with closing(Journal(path)) as journal:
            known = _known[path, read] = (version, read(journal))
    found: Read = known[1]
    return found


def _version(path: Path) -> int:
    """Changes with each commit of others, as SQLite counts them for one connection that stays open."""
    if path not in _watching:
        for other in [*_watching]:  # of tests before
            _watching.pop(other).close()
        _known.clear()
        _watching[path] = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    (version,) = _watching[path].execute("PRAGMA data_version").fetchone()
    return int(version)
