"""Keeps the candidates of a list, beside those already there: nothing written before one knows how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pixsim.framework import Framework
from pixsim.profile import Profile, read_profile
from pixsim.store.people.class_list import read_class
from pixsim.store.people.profiles import (
    change_profile,
    create_profile,
    own_profiles,
    with_knowledge,
)
from pixsim.text.search import same_words

Existing = Literal["skip", "update", "add"]
"""What to do with who is already there: leave, update, or create once more."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A list beside the candidates of this machine.

    Attributes
    ----------
    new : tuple of Profile
    known : tuple of (Profile, Profile)
        As the list has them, and as this machine has them.
    homonyms : tuple of str
        Names that several have, in the list or here, with nothing else to know them apart.
    """

    new: tuple[Profile, ...]
    known: tuple[tuple[Profile, Profile], ...]
    homonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What was done.

    Attributes
    ----------
    created, updated, skipped : tuple of Profile
    positioned : tuple of Profile
        Those updated whose levels were left alone: their answers prove more.
    """

    created: tuple[Profile, ...] = ()
    updated: tuple[Profile, ...] = ()
    skipped: tuple[Profile, ...] = ()
    positioned: tuple[Profile, ...] = ()


class HomonymsError(ValueError):
    """An update cannot tell who is who.

    Attributes
    ----------
    names : tuple of str
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        super().__init__(f"several candidates have one name: {', '.join(names)}")


def read_listed(path: Path, framework: Framework, taken: Iterable[str]) -> list[Profile]:
    """The people of a class list (CSV), or the one of a profile file (``.json``); writes nothing.

    Raises
    ------
    DataError
        Every fault of the file.
    """
    if path.suffix.lower() != ".json":
        return read_class(path, framework, taken)
    profile = read_profile(path, framework)
    return [profile.model_copy(update={"uid": profile.identity})]


def compare(listed: Iterable[Profile], framework: Framework) -> Comparison:
    """Who of a list is already there: same uid, same external id, else same name; writes nothing."""
    here = [found for _path, found in own_profiles(framework) if isinstance(found, Profile)]
    rows = list(listed)
    counts = [Counter(same_words(p.name) for p in people) for people in (here, rows)]
    matches: dict[int, Profile] = {}
    homonyms: dict[str, None] = {}
    for is_match in (_is_sure, _has_name_of):  # a name is only asked where nothing better is known
        for place, row in enumerate(rows):
            if place in matches:
                continue
            match = next((kept for kept in here if is_match(row, kept)), None)
            if match is None:
                continue
            here.remove(match)
            matches[place] = match
            if is_match is _has_name_of and max(c[same_words(row.name)] for c in counts) > 1:
                homonyms[row.name] = None
    return Comparison(
        tuple(row for place, row in enumerate(rows) if place not in matches),
        tuple((rows[place], matches[place]) for place in sorted(matches)),
        tuple(homonyms),
    )


def keep_all(
    found: Comparison, existing: Existing, framework: Framework, taken: Iterable[str] = ()
) -> Imported:
    """Create who is new, and do with the others what was chosen.

    Parameters
    ----------
    taken : iterable of str
        Ids that new candidates cannot have.

    Raises
    ------
    HomonymsError
        An update of people that only their name tells apart; nothing was written.
    OSError
        A file cannot be written; what was created is removed again.
    DataError
        A profile became faulty meanwhile.
    """
    if existing == "update" and found.homonyms:
        raise HomonymsError(found.homonyms)
    again = [row.model_copy(update={"uid": None}) for row, _kept in found.known]
    created = _create([*found.new, *(again if existing == "add" else ())], taken)
    if existing == "skip":
        return Imported(created, skipped=tuple(kept for _row, kept in found.known))
    if existing == "add":
        return Imported(created)
    updated = tuple(
        change_profile(kept.id, framework, lambda before, row=row: _updated(before, row))  # type: ignore[misc]
        for row, kept in found.known
    )
    told = (row.levels is not None and bool(kept.knowledge) for row, kept in found.known)
    positioned = tuple(p for p, levels in zip(updated, told, strict=True) if levels)
    return Imported(created, updated, positioned=positioned)


def _create(profiles: Sequence[Profile], taken: Iterable[str]) -> tuple[Profile, ...]:
    used, made, paths = set(taken), list[Profile](), list[Path]()
    try:
        for profile in profiles:
            kept, path = create_profile(profile, used)
            used.add(kept.id)
            made.append(kept)
            paths.append(path)
    except BaseException:
        for path in paths:
            path.unlink(missing_ok=True)
        raise
    return tuple(made)


def _updated(before: Profile, row: Profile) -> Profile:
    """What the list says replaces what was known, save what answers have proved."""
    told: dict[str, Any] = {
        name: getattr(row, name)
        for name in ("extra_time_percent", "external_id")
        if name in row.model_fields_set  # a blank cell says nothing
    }
    after = with_knowledge(before, row.knowledge)
    if row.levels is not None and not after.knowledge:
        told["levels"] = row.levels
    return after.model_copy(update=told)


def _is_sure(row: Profile, kept: Profile) -> bool:
    if row.uid is not None and row.uid == kept.identity:
        return True
    return row.external_id is not None and row.external_id == kept.external_id


def _has_name_of(row: Profile, kept: Profile) -> bool:
    apart = row.external_id is not None and kept.external_id is not None
    return not apart and same_words(row.name) == same_words(kept.name)
