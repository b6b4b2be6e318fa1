"""People found by what one would type."""

from __future__ import annotations

import pytest

from pixsim.store.people.people_search import AmbiguousNameError, find_person
from pixsim.text.search import same_words

PEOPLE = [
    ("lea", "Léa Martin"), ("lea-2", "Léa Durand"), ("mehdi", "Mehdi Kaci"), ("zoe", "Zoé"),
    ("francois", "Anne Zoé"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lea", "lea"), ("LEA-2", "lea-2"), ("léa  martin", "lea"), ("LÉA DURAND", "lea-2"),
        ("mehdi", "mehdi"), ("Mehdi", "mehdi"), ("zoe", "zoe"), ("ZOÉ", "zoe"), ("anne", "francois"),
        ("kaci", None), ("meh", None), ("", None), ("  ", None),
    ],
)  # fmt: skip
def test_ids_then_names_then_first_names(typed: str, found: str | None) -> None:
    assert find_person(typed, PEOPLE) == found


def test_several_people_are_all_named() -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        find_person("Léa", [("l-1", "Léa Martin"), ("l-2", "Léa Durand"), ("x", "Zoé")])
    assert caught.value.people == (("l-1", "Léa Martin"), ("l-2", "Léa Durand"))


def test_folding_takes_accents_case_and_spaces() -> None:
    assert same_words("  Élodie   ŒUVRE Straße ") == "elodie œuvre strasse"
