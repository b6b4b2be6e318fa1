"""Names split as the list has them, and nothing looser."""

from __future__ import annotations

import pytest

from pixsim.room.identity import Identity, split_as_enrolled

LISTED = [
    Identity("María José", "Muñoz", "1990-01-31"),
    Identity("李", "王", "1985-02-03"),
    Identity("Ana", "Le Goff"),
]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (Identity("María", "José Muñoz", "1990-01-31"), LISTED[0]),
        (Identity("maria-jose", "MUNOZ", "1990-01-31"), None),  # matches as it was typed
        (Identity("Ana Le", "Goff", "2000-01-01"), Identity("Ana", "Le Goff", "2000-01-01")),
        (Identity("Le Goff", "Ana"), None),  # not the other way round
        (Identity("Мария", "Иванова", "1999-09-09"), None),  # no letter of theirs is compared
        (Identity("", ""), None),
    ],
)
def test_names_are_split_as_somebody_of_the_list_has_them(
    typed: Identity, expected: Identity | None
) -> None:
    assert split_as_enrolled(typed, LISTED) == (typed if expected is None else expected)
