"""The person's own profiles: where they are, and how they are made and changed.

A file is never written over by another candidate: new ones are created exclusively, and what
changes one reads, changes and replaces it under a lock of that candidate.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import filelock

from pixsim.foundation.files import create_file
from pixsim.foundation.problems import DataError, Problem
from pixsim.framework import Framework
from pixsim.profile import ID, KnowledgeElement, Profile, profile_bytes, read_profile, write_profile
from pixsim.store.errors import JournalError
from pixsim.store.home import PRIVATE_FILE, data_folder, private_folder, profiles_folder
from pixsim.store.records.cache import own_files

RESERVED = frozenset(  # no file of Windows may be called so, whatever its ending
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
PATIENCE = 30  # seconds: whoever holds the lock reads and writes one small file


class AnotherCandidateError(DataError):
    """Two candidates share an id: that of a file, and one of this machine.

    Parameters
    ----------
    file : str
        The file, or the id where there is none.
    profile : Profile
    other : str
        Name of the one on this machine.
    """

    def __init__(self, file: str, profile: Profile, other: str) -> None:
        context = {"id": profile.id, "name": profile.name, "other": other, "file": file}
        super().__init__([Problem.of(file, "", "id", "another_candidate", **context)])
        self._made_of = file, profile, other

    def __reduce__(self) -> tuple[type[DataError], tuple[Any, ...]]:
        """As it was made, when the error crosses a process boundary."""
        return type(self), self._made_of


class UnknownProfileError(LookupError):
    """No profile of this machine has this id."""


def own_path(profile_id: str) -> Path:
    """Where a profile of this machine is, unless another file already holds its id."""
    return profiles_folder() / f"{profile_id}.json"


def own_profiles(framework: Framework) -> Iterator[tuple[Path, Profile | DataError]]:
    """The person's own profile files, sound or not; first those that are named by their id."""
    found: list[tuple[Path, Profile | DataError]] = []
    for path in own_files():
        try:
            found.append((path, read_profile(path, framework)))
        except DataError as error:
            found.append((path, error))
    yield from sorted(found, key=lambda pair: getattr(pair[1], "id", None) != pair[0].stem)


def stored_profile(profile_id: str, framework: Framework) -> tuple[Path, Profile] | None:
    """A profile of this machine and its file, by its id.

    Raises
    ------
    DataError
        The file that should hold it is faulty, and no other one holds it.
    """
    if re.fullmatch(ID, profile_id) is None:  # nobody's, and perhaps no name of a file
        return None
    path, fault = own_path(profile_id), None
    if path.exists():
        try:
            profile = read_profile(path, framework)
        except DataError as error:
            fault = error
        else:
            if profile.id == profile_id:
                return path, profile
    for other, found in own_profiles(framework):
        if isinstance(found, Profile) and found.id == profile_id:
            return other, found
    if fault is not None:
        raise fault
    return None


def create_profile(profile: Profile, taken: Iterable[str] = ()) -> tuple[Profile, Path]:
    """Keep a new candidate, under an id and in a file that nobody has.

    Parameters
    ----------
    profile : Profile
        Its id is a wish: when it is taken, a number is added.
    taken : iterable of str
        Ids that exist, in files of other names or in the journal.

    Returns
    -------
    Profile
        As it is kept, with a uid.
    Path
    """
    private_folder(profiles_folder())
    used, uid = set(taken), profile.uid or secrets.token_hex(16)
    while True:
        made = profile.model_copy(update={"id": free_id(profile.id, used), "uid": uid})
        path = own_path(made.id)
        try:
            create_file(path, profile_bytes(made))
        except FileExistsError:  # another process was faster, or a file that cannot be read
            used.add(made.id)
        else:
            return made, path


def change_profile(
    profile_id: str, framework: Framework, change: Callable[[Profile], Profile]
) -> Profile:
    """Read a profile of this machine, change it and replace its file, under its lock.

    Raises
    ------
    UnknownProfileError
    DataError
    """
    with profile_lock(profile_id):
        found = stored_profile(profile_id, framework)
        if found is None:
            raise UnknownProfileError(profile_id)
        path, before = found
        after = change(before)
        if after != before:
            write_profile(after, path)
        return after


def with_knowledge(profile: Profile, elements: Iterable[KnowledgeElement]) -> Profile:
    """The profile with knowledge added, oldest first; adding it twice changes nothing.

    A profile of plain levels keeps only its levels until something is known: from then on
    knowledge replaces them.
    """
    known = {_element_identity(element) for element in profile.knowledge}
    new = []
    for element in elements:
        if _element_identity(element) not in known:
            known.add(_element_identity(element))
            new.append(element)
    if not new:
        return profile
    knowledge = tuple(sorted((*profile.knowledge, *new), key=lambda element: element.date))
    return profile.model_copy(update={"knowledge": knowledge, "levels": None})


def keep_knowledge(
    profile: Profile,
    elements: Iterable[KnowledgeElement],
    framework: Framework,
    still_there: Callable[[], bool] = lambda: True,
) -> Profile:
    """Add knowledge to what this machine has of a profile now, and keep it.

    The file may have grown since the profile was read (another window, an earlier positioning of
    the same candidate): nothing of it is lost.

    Parameters
    ----------
    profile : Profile
    elements : iterable of KnowledgeElement
    framework : Framework
    still_there : callable
        Asked, under the lock, before a first file is made: not for who was deleted meanwhile.

    Raises
    ------
    AnotherCandidateError
        The profile of this machine is somebody else's.
    DataError
        The file of this machine is faulty.
    """
    with profile_lock(profile.id):
        found = stored_profile(profile.id, framework)
        before = profile if found is None else found[1]
        if found is not None and not same_candidate(before, profile):
            raise AnotherCandidateError(profile.id, profile, before.name)
        after = with_knowledge(before, (*profile.knowledge, *elements))
        if after == before:
            return before
        after = after.model_copy(update={"uid": before.identity})
        if found is None and not still_there():
            return before
        if found is None:
            _create_file(after)
        else:
            write_profile(after, found[0])
        return after


def same_candidate(kept: Profile, other: Profile) -> bool:
    """Whether two profiles of one id are of one person.

    By their uid; an older file that has none is known by what it says, or by answers that both
    have: no two people answered the same questions at the same microseconds.
    """
    if kept.identity == other.identity:
        return True
    if kept.uid is not None and other.uid is not None:
        return False
    mine, theirs = ({_element_identity(e) for e in p.knowledge} for p in (kept, other))
    return bool(mine) and bool(theirs) and (theirs <= mine or mine <= theirs)


@contextmanager
def profile_lock(profile_id: str) -> Iterator[None]:
    """One process at a time reads and changes a profile; the system lets go when one dies.

    Raises
    ------
    JournalError
        Another process keeps it for long, or the folder of locks cannot be written.
    """
    short = hashlib.sha256(profile_id.encode(errors="surrogatepass")).hexdigest()[:16]
    path = private_folder(data_folder() / "locks") / f"profile-{short}.lock"
    lock = filelock.FileLock(path, timeout=PATIENCE, mode=PRIVATE_FILE)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise JournalError("busy", path, "another process has it") from error
    try:
        yield
    finally:
        lock.release()


def _create_file(profile: Profile) -> None:
    """A first file for an id of this machine; its usual name may be taken by a stray one."""
    private_folder(profiles_folder())
    path, number = own_path(profile.id), 1
    while True:
        try:
            create_file(path, profile_bytes(profile))
        except FileExistsError:
            number += 1
            path = profiles_folder() / f"{profile.id}-{number}.json"
        else:
            return


def _element_identity(element: KnowledgeElement) -> tuple[object, ...]:
    """What makes two elements the same; earned pix are frozen and do not count."""
    return element.skill, element.source, element.status, element.date, element.question


def free_id(name: str, taken: Iterable[str]) -> str:
    """A short name made from a person's name, not yet taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-") or "candidat"
    used = (
        taken if isinstance(taken, AbstractSet) else frozenset(taken)
    )  # as large as a class: not copied
    number, chosen = 1, base
    while chosen in used or chosen in RESERVED:
        number += 1
        chosen = f"{base}-{number}"
    return chosen
