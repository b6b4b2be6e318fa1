"""The records as one file, ``candidates.json``: read before the first frame, with json alone.

It is only a cache: one that is missing or cannot be read is made again without a word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pixsim.foundation.files import replace_file
from pixsim.foundation.resources import bank_folder, bundled_folder
from pixsim.store.errors import JournalError
from pixsim.store.home import data_folder, journal_file, profiles_folder
from pixsim.store.records.record import (
    OWN,
    SAMPLES,
    SCHEMA,
    Record,
    Stamp,
    as_document,
    as_stamp,
    from_document,
)
from pixsim.text.json_text import read_json, write_json

NOWHERE: Stamp = (0, 0, 0)
DataStamps = tuple[Stamp, Stamp, Stamp]


@dataclass(frozen=True, slots=True)
class Records:
    """The candidates as a list shows them: those of this machine first, then the samples.

    Attributes
    ----------
    records : tuple of Record
    stale : frozenset of str
        Keys of records that may be out of date: their file or the journal changed.
    unread : frozenset of str
        Keys of files that have no record yet.
    """

    records: tuple[Record, ...] = ()
    stale: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()

    @property
    def own(self) -> tuple[Record, ...]:
        """People of this machine."""
        return tuple(record for record in self.records if not record.sample)

    @property
    def samples(self) -> tuple[Record, ...]:
        """Bundled and invented."""
        return tuple(record for record in self.records if record.sample)

    @property
    def is_current(self) -> bool:
        """Whether nothing has to be made again."""
        return not self.stale and not self.unread

    def by_id(self, profile_id: str) -> Record | None:
        """The sound record of a profile."""
        return next((r for r in self.records if r.id == profile_id and not r.problem), None)

    def first(self, last: str) -> Record | None:
        """Who is shown first: the person of last time, or the first one of this machine.

        A sample is nobody, but an exam under way is not left behind.

        Parameters
        ----------
        last : str
            Id of the person of last time; empty: none.
        """
        found = next((r for r in self.own if r.id == last and not r.problem), None)
        begun = (r for r in self.samples if r.history.exam is not None and not self.own)
        return found or next(iter(self.own), None) or next(begun, None)


def read_cached() -> Records:
    """The records as they were last made, at once; whoever is gone is left out.

    Raises
    ------
    JournalError
        The data folder is no folder, or the profiles may not be read.
    """
    kept = read_cache_file()
    there = {f"{OWN}/{path.name}": stamp_of(path) for path in own_files()}
    there |= {f"{SAMPLES}/{path.name}": stamp_of(path) for path in sample_files()}
    found = [record for record in kept.records if record.key in there]
    whole = journal_stamps() != kept.journal or framework_stamp() != kept.framework
    stale = frozenset(r.key for r in found if whole or r.stamp != there[r.key])
    unread = frozenset(there) - {record.key for record in found}
    return Records(records_to_show(found), stale, unread)


def records_to_show(records: Iterable[Record]) -> tuple[Record, ...]:
    """Without the samples that became somebody's own profile."""
    found = tuple(records)
    taken = {record.id for record in found if not record.sample and not record.problem}
    return tuple(r for r in found if not (r.sample and r.id in taken))


@dataclass(frozen=True, slots=True)
class CacheFile:
    """The file whole.

    Attributes
    ----------
    records : tuple of Record
        Also of the samples that are not shown.
    journal : pair of Stamp
        See `journal_stamps`: as they were before it was read.
    framework : Stamp
        Of the framework the levels were made with.
    """

    records: tuple[Record, ...] = ()
    journal: tuple[Stamp, Stamp] = (NOWHERE, NOWHERE)
    framework: Stamp = NOWHERE


def write_cache_file(content: CacheFile) -> None:
    """Replace the file.

    Raises
    ------
    OSError
    """
    document = {
        "schema": SCHEMA,
        "journal": content.journal,
        "framework": content.framework,
        "records": [as_document(record) for record in content.records],
    }
    replace_file(cache_file(), write_json(document).encode())


def cache_file() -> Path:
    """Where the records are kept."""
    return data_folder() / "candidates.json"


def own_files() -> list[Path]:
    """Profile files of this machine, by name.

    Raises
    ------
    JournalError
        Their folder may not be read, or is no folder: `glob` would find nothing there.
    """
    folder = profiles_folder()
    try:
        paths = list(folder.iterdir())
    except FileNotFoundError:
        return []
    except NotADirectoryError as error:
        raise JournalError("folder", folder, "is not a folder") from error
    except PermissionError as error:
        raise JournalError("denied", folder, "no right to read this folder") from error
    return sorted(path for path in paths if path.suffix == ".json")


def sample_files() -> list[Path]:
    """Files of the bundled samples, by name."""
    return sorted(bundled_folder("profiles").glob("*.json"))


def stamp_of(path: Path) -> Stamp:
    """What changes with a file; its number tells one that was replaced within one tick."""
    try:
        found = path.stat()
    except OSError:
        return NOWHERE
    return found.st_mtime_ns, found.st_size, found.st_ino


def framework_stamp() -> Stamp:
    """Of the bundled framework."""
    return stamp_of(bank_folder() / "framework.toml")


def journal_stamps() -> tuple[Stamp, Stamp]:
    """What changes with every commit: the database, and its log where it is ahead of it.

    Each commit goes on into the database at once; the log counts only where that had to wait, or
    closing the journal, which removes the log, would look like a change.
    """
    path = journal_file()
    database, log = stamp_of(path), stamp_of(path.with_name(path.name + "-wal"))
    return database, log if log[0] > database[0] and log[1] else NOWHERE


def data_stamps() -> DataStamps:
    """What changes with every commit and every profile that is made, replaced or removed."""
    return *journal_stamps(), stamp_of(profiles_folder())


def read_cache_file() -> CacheFile:
    """The file as it is; no records where there is none, or it cannot be used."""
    try:
        document = read_json(cache_file().read_bytes())
        if document["schema"] != SCHEMA:
            return CacheFile()
        database, log = map(as_stamp, document["journal"])
        return CacheFile(
            records=tuple(map(from_document, document["records"])),
            journal=(database, log),
            framework=as_stamp(document["framework"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return CacheFile()
