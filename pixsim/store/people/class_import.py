"""Keeps the candidates of a list, beside those already there: nothing written before one knows how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pixsim.framework import Framework
from pixsim.profile import Profile, read_profile
from pixsim.store.people.class_list import Listed, read_people
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
class Homonyms:
    """People of one name whom nothing else tells apart.

    Attributes
    ----------
    name : str
    lines : tuple of int
        Where the list has them.
    here : tuple of str
        Ids of those of this machine.
    """

    name: str
    lines: tuple[int, ...]
    here: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A list beside the candidates of this machine.

    Attributes
    ----------
    new : tuple of Profile
    known : tuple of (Profile, Profile)
        As the list has them, and as this machine has them.
        Homonyms are in the order of the list and of the ids: their places say nothing about who is who.
    homonyms : tuple of Homonyms
        People of the list and of this machine that nothing pairs for sure.
    """

    new: tuple[Profile, ...]
    known: tuple[tuple[Profile, Profile], ...]
    homonyms: tuple[Homonyms, ...]


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
    """Nothing tells who is who.

    Attributes
    ----------
    homonyms : tuple of Homonyms
    """

    def __init__(self, homonyms: Iterable[Homonyms]) -> None:
        self.homonyms = tuple(homonyms)
        names = ", ".join(one.name for one in self.homonyms)
        super().__init__(f"several candidates have one name: {names}")


def read_listed(path: Path, framework: Framework, taken: Iterable[str]) -> list[Listed]:
    """The people of a class list (CSV), or the one of a profile file (``.json``); writes nothing.

    Raises
    ------
    DataError
        Every fault of the file.
    """
    if path.suffix.lower() != ".json":
        return read_people(path, framework, taken)
    profile = read_profile(path, framework)
    return [Listed(profile.model_copy(update={"uid": profile.identity}), None, profile.name)]


def compare_class_list(listed: Iterable[Listed], framework: Framework) -> Comparison:
    """Who of a list is already there; writes nothing.

    A person is known by uid or external id, else by name and birth date; by the name alone where
    the list has it once, this machine has it once, and nothing says that they are two.
    """
    here = [found for _path, found in own_profiles(framework) if isinstance(found, Profile)]
    here.sort(key=_match_by_number)
    rows = list(listed)
    counts = [
        Counter(same_words(one.name) for one in people)
        for people in (here, _profiles_of_rows(rows))
    ]
    matches: dict[int, Profile] = {}
    homonyms: list[Homonyms] = []
    for is_match in (_is_sure_match, _was_born_as, _may_be):
        for place, row in enumerate(rows):
            kept = [one for one in here if is_match(row.profile, one)]
            if place in matches or not kept:
                continue
            if is_match is _is_sure_match:
                kept, alike = kept[:1], [place]
            else:
                alike = _unmatched_rows_like(rows, matches, kept, is_match)
            several = any(count[same_words(row.profile.name)] > 1 for count in counts)
            if len(kept) > 1 or len(alike) > 1 or (is_match is _may_be and several):
                homonyms.append(_describe_homonyms(row.profile.name, rows, alike, kept))
            for other, one in zip(alike, kept, strict=False):
                here.remove(one)
                matches[other] = one
    return Comparison(
        tuple(row.profile for place, row in enumerate(rows) if place not in matches),
        tuple((rows[place].profile, matches[place]) for place in sorted(matches)),
        tuple(homonyms),
    )


def _profiles_of_rows(rows: Iterable[Listed]) -> list[Profile]:
    return [row.profile for row in rows]


def _unmatched_rows_like(
    rows: Sequence[Listed],
    matches: Mapping[int, Profile],
    kept: Sequence[Profile],
    is_match: Callable[[Profile, Profile], bool],
) -> list[int]:
    """Rows without a match that each of these people might be."""
    return [
        place
        for place, row in enumerate(rows)
        if place not in matches and any(is_match(row.profile, one) for one in kept)
    ]


def _describe_homonyms(
    name: str, rows: Sequence[Listed], alike: Sequence[int], kept: Sequence[Profile]
) -> Homonyms:
    return Homonyms(name, tuple(rows[n].line for n in alike), tuple(one.id for one in kept))


def _match_by_number(profile: Profile) -> tuple[str, int]:
    """An id and its number apart: the order in which homonyms were made."""
    stem, _hyphen, number = profile.id.rpartition("-")
    return (stem, int(number)) if stem and number.isdigit() else (profile.id, 0)


def save_import(
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
        An update of people that nothing tells apart, or a list with more of them than are here,
        so that nobody knows who is new; nothing was written.
    OSError
        A file cannot be written; what was created is removed again.
    DataError
        A profile became faulty meanwhile.
    """
    unsure = [h for h in found.homonyms if existing == "update" or len(h.lines) > len(h.here)]
    if unsure and existing != "add":
        raise HomonymsError(unsure)
    again = [row.model_copy(update={"uid": None}) for row, _kept in found.known]
    created = _create_profiles([*found.new, *(again if existing == "add" else ())], taken)
    if existing == "skip":
        return Imported(created, skipped=tuple(kept for _row, kept in found.known))
    if existing == "add":
        return Imported(created)
    updated = tuple(
        change_profile(kept.id, framework, lambda before, row=row: _update_profile(before, row))  # type: ignore[misc]
        for row, kept in found.known
    )
    told = (row.levels is not None and bool(kept.knowledge) for row, kept in found.known)
    positioned = tuple(p for p, levels in zip(updated, told, strict=True) if levels)
    return Imported(created, updated, positioned=positioned)


def _create_profiles(profiles: Sequence[Profile], taken: Iterable[str]) -> tuple[Profile, ...]:
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


def _update_profile(before: Profile, row: Profile) -> Profile:
    """What the list says replaces what was known, save what answers have proved."""
    told: dict[str, Any] = {
        name: getattr(row, name)
        for name in ("extra_time_percent", "external_id", "birth_date")
        if name in row.model_fields_set  # a blank cell says nothing
    }
    after = with_knowledge(before, row.knowledge)
    if row.levels is not None and not after.knowledge:
        told["levels"] = row.levels
    return after.model_copy(update=told)


def _is_sure_match(row: Profile, kept: Profile) -> bool:
    if row.uid is not None and row.uid == kept.identity:
        return True
    return row.external_id is not None and row.external_id == kept.external_id


def _was_born_as(row: Profile, kept: Profile) -> bool:
    return _may_be(row, kept) and row.birth_date is not None and row.birth_date == kept.birth_date


def _may_be(row: Profile, kept: Profile) -> bool:
    """Whether the names are the same, and neither id nor birth date says that they are two."""
    pairs = ((row.external_id, kept.external_id), (row.birth_date, kept.birth_date))
    apart = any(None not in pair and pair[0] != pair[1] for pair in pairs)
    return not apart and same_words(row.name) == same_words(kept.name)
