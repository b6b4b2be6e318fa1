"""Finds people by what one would type: an id or a name, accents and case aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pixsim.text.search import same_words

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
    wanted = same_words(typed)
    if not wanted:
        return None
    tests: tuple[Callable[[str, str], bool], ...] = (
        lambda id, name: wanted in (same_words(id), same_words(name)),
        lambda _id, name: same_words(name).startswith(wanted + " "),
    )
    for test in tests:
        found = [person for person in known if test(*person)]
        if len(found) > 1:
            raise AmbiguousNameError(typed, found)
        if found:
            return found[0][0]
    return None
