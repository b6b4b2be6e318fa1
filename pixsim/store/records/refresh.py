"""Makes anew the records that are out of date; for a thread, once the first frame is drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import filelock

from pixsim.assembly.standing import profile_standing
from pixsim.foundation.problems import DataError, Problem
from pixsim.framework import Framework
from pixsim.profile import Profile, read_profile
from pixsim.report.faults.french import in_french
from pixsim.rules.v2 import V2
from pixsim.store.errors import JournalError
from pixsim.store.home import data_folder, journal_file, private_folder
from pixsim.store.records.cache import (
    CacheFile,
    Records,
    cache_file,
    framework_stamp,
    journal_stamps,
    own_files,
    read_cache_file,
    records_to_show,
    sample_files,
    stamp_of,
    write_cache_file,
)
from pixsim.store.records.history import history_of
from pixsim.store.records.record import History, Record
from pixsim.store.sittings.database import file_lock
from pixsim.store.sittings.journal import Journal


def refresh_records(framework: Framework, notice: Callable[[], object] = lambda: None) -> Records:
    """The records as they are now: only what changed is read and computed, then kept.

    Opens the journal for itself, so that any thread may call it. A disk that refuses the file costs
    the next start some time, nothing else.

    Parameters
    ----------
    framework : Framework
    notice : callable
        Called once where others keep it waiting for more than two seconds, to say so.

    Raises
    ------
    JournalError
        The journal or the folders cannot be read, or another process is long at it.
    """
    with _records_locked(notice):
        kept = read_cache_file()
        framework_now, journal_now = framework_stamp(), journal_stamps()
        usable = kept.records if kept.framework == framework_now else ()
        before = {record.key: record for record in usable}
        own = [_record_of_file(path, False, before, framework) for path in own_files()]
        samples = [_record_of_file(path, True, before, framework) for path in sample_files()]
        records = _with_histories([*_tell_homonyms_apart(own), *samples], notice)
        content = CacheFile(tuple(records), journal_now, framework_now)
        if content != kept:
            with suppress(OSError):
                write_cache_file(content)
        return Records(records_to_show(records))


def forget_record(profile_id: str) -> None:
    """Take whoever was deleted or renamed out of what is kept; `refresh_records` makes the rest anew.

    Raises
    ------
    JournalError, OSError
    """
    with _records_locked():
        kept = read_cache_file()
        left = tuple(record for record in kept.records if record.id != profile_id)
        if left == kept.records:
            return
        try:
            write_cache_file(replace(kept, records=left))
        except OSError:  # a full disk; a file may still be removed
            cache_file().unlink(missing_ok=True)


@contextmanager
def _records_locked(notice: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Whoever holds it may be reading a whole class."""
    path = private_folder(data_folder() / "locks") / "candidates.lock"
    with ExitStack() as stack:
        try:
            stack.enter_context(file_lock(path, notice))
        except filelock.Timeout as error:
            raise JournalError("busy", path, "another process has it") from error
        yield


def _record_of_file(
    path: Path, sample: bool, before: Mapping[str, Record], framework: Framework
) -> Record:
    """The record of one file, of before where the file did not change and was sound."""
    stamp = stamp_of(path)
    bare = Record(path.stem, path.stem, path.name, sample, stamp)
    known = before.get(bare.key)
    if known is not None and known.stamp == stamp and not known.problem:
        return known
    try:
        profile = read_profile(path, framework)
    except DataError as error:
        return replace(bare, problem=_problems_text(error.problems))
    return _record_of_profile(bare, profile, framework)


def _record_of_profile(bare: Record, profile: Profile, framework: Framework) -> Record:
    rules = V2()
    found = profile_standing(profile, framework, rules)
    levels, pix = found.capped(rules)
    proved = {framework.skill[element.skill].competence for element in found.current}
    known = proved if profile.levels is None else set(profile.levels)
    return replace(
        bare,
        id=profile.id,
        name=profile.name,
        levels=levels,
        pix=pix,
        positioned=tuple(code in known for code in framework.competence),
        certifiable=found.certifiable,
        is_certifiable=found.is_certifiable,
        birth_date=profile.birth_date or "",
        newest=max((element.date for element in profile.knowledge), default=None),
        plain_levels=profile.has_plain_levels,
        extra_time_percent=profile.extra_time_percent,
    )


def _tell_homonyms_apart(own: Iterable[Record]) -> list[Record]:
    """One record an id: it goes to the file of its name, then to the first one."""
    records = sorted(own, key=lambda record: record.file)
    holder: dict[str, Record] = {}
    for record in sorted(records, key=lambda record: f"{record.id}.json" != record.file):
        if not record.problem:
            holder.setdefault(record.id, record)
    return [
        r if r.problem or holder[r.id] is r else _id_taken(r, holder[r.id].file) for r in records
    ]


def _id_taken(record: Record, other: str) -> Record:
    problem = Problem.of(record.file, "", "id", "id_taken", id=record.id, other=other)
    stem = record.file.removesuffix(".json")
    return Record(stem, stem, record.file, False, record.stamp, problem=_problems_text([problem]))


def _problems_text(problems: Iterable[Problem]) -> str:
    """Every fault; the file by its name alone, a path says nothing to who looks at a list."""
    return "\n".join(in_french(replace(p, file=Path(p.file).name)) for p in problems)


def _with_histories(records: Iterable[Record], notice: Callable[[], object]) -> list[Record]:
    if not journal_file().exists():
        return [replace(record, history=History()) for record in records]
    with closing(Journal(notice=notice)) as journal:
        try:
            marks = _profile_marks(journal)
        except JournalError:  # damaged: what can be read of each person is, every time
            return [replace(r, history=_readable_history(journal, r)) for r in records]
        return [_with_history(record, journal, marks.get(record.id, "")) for record in records]


def _with_history(record: Record, journal: Journal, mark: str) -> Record:
    if record.problem or not mark:
        return replace(record, history=History())
    if record.history.mark == mark:
        return record
    return replace(record, history=replace(_readable_history(journal, record), mark=mark))


def _readable_history(journal: Journal, record: Record) -> History:
    if record.problem:
        return History()
    try:
        return history_of(journal, record.id)
    except JournalError:  # where even the list of sittings is damaged: told as one that is
        return History(faulty=1)


def _profile_marks(journal: Journal) -> dict[str, str]:
    """By profile, what changes with every event of any of its sittings and trainings.

    The signature of a seal is renewed with each event; a result is written once.

    Raises
    ------
    JournalError
    """
    query = """
        SELECT sitting.profile_id, sitting.id, seal.signature, result.sitting IS NOT NULL
        FROM sitting NOT INDEXED
        LEFT JOIN seal ON seal.sitting = sitting.id
        LEFT JOIN result ON result.sitting = sitting.id
        ORDER BY sitting.id
        """
    found: dict[str, hashlib._Hash] = {}
    with journal.snapshot() as connection:
        for profile, *parts in connection.execute(query):
            whole = found.setdefault(profile, hashlib.sha256())
            whole.update(repr(parts).encode("utf-8", "backslashreplace"))
    return {profile: whole.hexdigest()[:16] for profile, whole in found.items()}
