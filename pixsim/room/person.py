"""Who a candidate of a room is: kept beside the events, so that it can be deleted."""

from __future__ import annotations

from dataclasses import dataclass

from pixsim.room.identity import Identity


@dataclass(frozen=True, slots=True)
class Person:
    """A candidate's name and what goes with it.

    Attributes
    ----------
    first_name, last_name : str
    birth_date : str or None
        ``YYYY-MM-DD``.
    external_id : str or None
        What a school calls them.
    profile_id : str or None
        Whose profile they sit with.
    """

    first_name: str
    last_name: str
    birth_date: str | None = None
    external_id: str | None = None
    profile_id: str | None = None

    @property
    def name(self) -> str:
        """First name and surname."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def identity(self) -> Identity:
        """What is compared when somebody joins."""
        return Identity(self.first_name, self.last_name, self.birth_date)

    @property
    def order(self) -> tuple[str, str]:
        """By surname, then first name, case aside."""
        return self.last_name.lower(), self.first_name.lower()


def person_of_name(name: str, **rest: str | None) -> Person:
    """A person from a name in one piece.

    Words in capitals are the surname (« Léa PETIT »); otherwise the first word is the first name.
    """
    words = name.split()
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if capitals and len(capitals) < len(words):
        first = " ".join(word for word in words if word not in capitals)
        return Person(first, " ".join(capitals), **rest)
    return Person(words[0] if words else "", " ".join(words[1:]), **rest)
