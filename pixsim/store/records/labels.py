"""Names of people as lists show them: homonyms with what tells them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from pixsim.foundation.localised import numeric_date
from pixsim.text.search import same_words


class Known(Protocol):
    """A record or a profile."""

    @property
    def id(self) -> str:
        """Of the profile."""

    @property
    def name(self) -> str:
        """As shown."""

    @property
    def birth_date(self) -> str | None:
        """``YYYY-MM-DD``; None or empty where it is not known."""


def labels_of(people: Iterable[Known]) -> dict[str, str]:
    """By id: the name alone, or with the birth date of a homonym, or else the id."""
    everyone = list(people)
    names = Counter(same_words(one.name) for one in everyone)
    dates = Counter((same_words(one.name), one.birth_date) for one in everyone)
    found = {}
    for one in everyone:
        is_alone = names[same_words(one.name)] == 1
        is_told = one.birth_date and dates[same_words(one.name), one.birth_date] == 1
        apart = numeric_date(one.birth_date) if is_told and one.birth_date else one.id
        found[one.id] = one.name if is_alone else f"{one.name} ({apart})"
    return found
