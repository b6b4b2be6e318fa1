"""Finds people by what one would type: an id or a name, accents and case aside."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

Person = tuple[str, str]
"""Id, and name as shown."""


class AmbiguousNameError(LookupError):
    """Several people go by this name.

    Attributes
    ----------
    people : tuple of Person
    """

    def __init__(self, name: str, people: Iterable[Person]) -> None:
        self.people = tuple(people)
        super().__init__(f"{name}: {', '.join(id for id, _shown in self.people)}")


def find_person(typed: str, people: Iterable[Person]) -> str | None:
    """The id of whoever is meant: their id as it is, else id or name, else the first words of a name.

    Raises
    ------
    AmbiguousNameError
    """
    known = sorted(dict(people).items())
    if any(id == typed for id, _name in known):
        return typed
    wanted = folded(typed)
    if not wanted:
        return None
    tests: tuple[Callable[[str, str], bool], ...] = (
        lambda id, name: wanted in (folded(id), folded(name)),
        lambda _id, name: folded(name).startswith(wanted + " "),
    )
    for test in tests:
        found = [person for person in known if test(*person)]
        if len(found) > 1:
            raise AmbiguousNameError(typed, found)
        if found:
            return found[0][0]
    return None


def folded(text: str) -> str:
    """Without accents, case and more than one space."""
    apart = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.casefold().split())
