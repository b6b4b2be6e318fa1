"""The candidates of this machine: the person's own profiles, then the samples."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pixsim.foundation.problems import DataError, Problem
from pixsim.foundation.resources import bundled_folder
from pixsim.framework import Framework
from pixsim.profile import ID, Profile, read_profile
from pixsim.store.home import journal_file, profiles_folder
from pixsim.store.people.people_search import find_person
from pixsim.store.people.profiles import (
    AnotherCandidateError,
    own_profiles,
    same_candidate,
    stored_profile,
    with_knowledge,
)
from pixsim.store.records.record import Record
from pixsim.store.sittings.journal import Journal


@dataclass(frozen=True, slots=True)
class Candidate:
    """One profile file.

    Attributes
    ----------
    profile : Profile or None
        None when the file is faulty.
    problems : tuple of Problem
    """

    path: Path
    sample: bool
    profile: Profile | None
    problems: tuple[Problem, ...] = ()


class UnknownCandidateError(LookupError):
    """No file and no known profile has this name."""


def list_candidates(framework: Framework) -> list[Candidate]:
    """All profiles, those of this machine first; a sample that became one's own is one's own."""
    found: dict[str, Candidate] = {}
    for path, profile in own_profiles(framework):
        candidate = _make_candidate(path, profile)
        if candidate.profile and candidate.profile.id in found:
            candidate = Candidate(
                path, False, None, (_id_taken(path, found[candidate.profile.id]),)
            )
        found[candidate.profile.id if candidate.profile else str(path)] = candidate
    in_order = sorted(found.values(), key=lambda candidate: candidate.path)
    for path in sorted(bundled_folder("profiles").glob("*.json")):
        try:
            sample = Candidate(path, True, read_profile(path, framework))
        except DataError as error:
            sample = Candidate(path, True, None, error.problems)
        if sample.profile is None or sample.profile.id not in found:
            in_order.append(sample)
    return in_order


def read_candidate(record: Record, framework: Framework) -> Profile:
    """The profile behind a record.

    Raises
    ------
    DataError
    """
    folder = bundled_folder("profiles") if record.sample else profiles_folder()
    return read_profile(folder / record.file, framework)


def find_profile(name: str, framework: Framework) -> Profile:
    """A profile by the id or the name of a profile of this machine or a sample, or by its file.

    People of this machine come before samples, whose names may be like theirs.

    Raises
    ------
    UnknownCandidateError
    AmbiguousNameError
    DataError
        The file is faulty.
    """
    path = Path(name)
    if path.suffix == ".json" or len(path.parts) > 1:
        return read_profile(path, framework)
    found = list_candidates(framework)
    profiles = {c.profile.id: c.profile for c in found if c.profile is not None}
    if name in profiles:
        return profiles[name]
    for candidate in found:
        if candidate.profile is None and candidate.path.stem == name:
            raise DataError(candidate.problems)
    if _is_file(path):
        return read_profile(path, framework)
    known = None
    for sample in (False, True):
        people = [c.profile for c in found if c.profile is not None and c.sample is sample]
        known = known or find_person(name, [(profile.id, profile.name) for profile in people])
    if known is None:
        raise UnknownCandidateError(name)
    return profiles[known]


def find_candidate(name: str, framework: Framework, open_journal: Callable[[], Journal]) -> Profile:
    """A profile under whose id something may be recorded: nobody else has it on this machine.

    A file of a candidate of this machine stands for what the machine knows of them now.

    Raises
    ------
    UnknownCandidateError
    DataError
        The file, or the one of this machine, is faulty.
    AnotherCandidateError
        The file is of one person, its id on this machine of another.
    """
    profile = find_profile(name, framework)
    kept = stored_profile(profile.id, framework)
    if kept is None:
        sample = find_sample(profile.id, framework)
        if sample is not None and not same_candidate(sample, profile):
            raise AnotherCandidateError(name, profile, sample.name)
        if sample is None and journal_file().exists():
            _refuse_others(name, profile, open_journal())
        return profile
    here = kept[1]
    if not same_candidate(here, profile):
        raise AnotherCandidateError(name, profile, here.name)
    grown = with_knowledge(here, profile.knowledge)
    return grown.model_copy(update={"extra_time_percent": profile.extra_time_percent})


def taken_ids(framework: Framework, open_journal: Callable[[], Journal]) -> set[str]:
    """Ids that a new candidate cannot have: of profiles, of their files, and of the journal."""
    ids = set(open_journal().profile_ids()) if journal_file().exists() else set()
    for candidate in list_candidates(framework):
        ids.add(candidate.path.stem)
        if candidate.profile is not None:
            ids.add(candidate.profile.id)
    return ids


def _refuse_others(name: str, profile: Profile, journal: Journal) -> None:
    """An id that only the journal knows: by the uid, else by the name."""
    known = journal.names_of(profile.id)
    same = any(
        uid == profile.uid if uid and profile.uid else shown == profile.name for shown, uid in known
    )
    if known and not same:
        raise AnotherCandidateError(name, profile, min(shown for shown, _uid in known))


def find_sample(profile_id: str, framework: Framework) -> Profile | None:
    """A bundled sample by its id."""
    if re.fullmatch(ID, profile_id) is None:
        return None
    path = bundled_folder("profiles") / f"{profile_id}.json"
    return read_profile(path, framework) if path.exists() else None


def _make_candidate(path: Path, found: Profile | DataError) -> Candidate:
    if isinstance(found, Profile):
        return Candidate(path, False, found)
    return Candidate(path, False, None, found.problems)


def _id_taken(path: Path, holder: Candidate) -> Problem:
    assert holder.profile is not None
    return Problem.of(str(path), "", "id", "id_taken", id=holder.profile.id, other=holder.path.name)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long to be a file's
        return False
