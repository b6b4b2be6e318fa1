"""The candidates of this machine: the person's own profiles, then the samples."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pixsim.framework import Framework
from pixsim.problems import DataError, Problem
from pixsim.profile import Profile, read_profile
from pixsim.resources import bundled
from pixsim.store.home import profiles_folder


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


def candidates(framework: Framework) -> list[Candidate]:
    """All profiles; one that shares the id of an earlier one is left out."""
    found: dict[str, Candidate] = {}
    for folder, sample in ((profiles_folder(), False), (bundled("profiles"), True)):
        for path in sorted(folder.glob("*.json")):
            candidate = _read(path, sample, framework)
            name = candidate.profile.id if candidate.profile else str(path)
            found.setdefault(name, candidate)
    return list(found.values())


def find_profile(name: str, framework: Framework) -> Profile:
    """A profile by its file, or by the id of a profile of this machine.

    Raises
    ------
    UnknownCandidateError
    DataError
        The file is faulty.
    """
    path = Path(name)
    if path.suffix == ".json" or path.is_file():
        return read_profile(path, framework)
    for candidate in candidates(framework):
        if candidate.profile is not None and candidate.profile.id == name:
            return candidate.profile
        if candidate.profile is None and candidate.path.stem == name:
            raise DataError(candidate.problems)
    raise UnknownCandidateError(name)


def _read(path: Path, sample: bool, framework: Framework) -> Candidate:
    try:
        return Candidate(path, sample, read_profile(path, framework))
    except DataError as error:
        return Candidate(path, sample, None, error.problems)
