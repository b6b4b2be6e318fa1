"""Where one is said to be when a line cannot be done where one is, and two settings in one line."""

from __future__ import annotations

import numpy as np
import pytest

from pixsim.families.documents.diaporama import part_of_a_show
from pixsim.families.search.veille import feed_followed
from pixsim.families.security.hameconnage import close_false_tabs
from pixsim.families.teamwork.droits_doc import transfer_ownership
from pixsim.worlds.core import Refused, World
from pixsim.worlds.reading import parse


def drawn(family, *lines: str) -> World:  # type: ignore[no-untyped-def]
    world: World = family(np.random.default_rng(1))["world"]
    for line in lines:
        world = world.step(parse(world, line))
    return world


def refusal(world: World, line: str) -> str:
    with pytest.raises(Refused) as refused:
        parse(world, line)
    return str(refused.value)


@pytest.mark.parametrize("line", ["fermer 2", "fermer-onglet 2", "fermer l'onglet 2"])
def test_a_tab_is_closed_by_its_number(line: str) -> None:
    world = drawn(close_false_tabs)
    closed = world.step(parse(world, line))
    assert ("tabs", "3") in closed.facts()
    assert not {fact for fact in closed.facts() if fact[0] == "tab"} - {
        (kind, str(int(place) - (int(place) > 2)), url)
        for kind, place, url in (fact for fact in world.facts() if fact[0] == "tab")
    }


@pytest.mark.parametrize("line", ["transférer 42 Aminata", "transférer inventaire.ods à Aminata", "donner 42 Aminata lecture"])  # fmt: skip
def test_what_is_done_within_a_line_is_said_to_be(line: str) -> None:
    world = drawn(transfer_ownership)
    assert "tapez d'abord « partage 42 »" in refusal(world, line)
    assert parse(drawn(transfer_ownership, "partage 42"), "transférer Aminata").do == "transfer"


def test_what_is_done_from_the_page_above_is_said_to_be() -> None:
    opened = drawn(transfer_ownership, "ouvrir 42")
    said = refusal(opened, "transférer inventaire.ods Aminata")
    assert "« remonter », puis « partage 42 »" in said
    assert "tapez" not in refusal(opened, "transférer Aminata").split("On peut taper")[0]


@pytest.mark.parametrize(
    ("line", "first", "second"),
    [
        ("de 2 à 7", "de 2", "à 7"),
        ("de la diapositive 2 à la diapositive 5", "de la diapositive 2", "à la diapositive 5"),
        ("de 2 et à 5", "de 2", "à 5"),
    ],
)
def test_two_settings_are_not_taken_for_one(line: str, first: str, second: str) -> None:
    world = drawn(part_of_a_show, "ouvrir 1")
    assert f"« {first} », puis « {second} »" in refusal(world, line)
    assert parse(world, first).arguments()["setting"] == "De la diapositive"
    assert parse(world, second).arguments()["setting"] == "À la diapositive"


def test_a_number_is_named_as_the_page_lists_it() -> None:
    world = drawn(part_of_a_show, "ouvrir 1")
    assert parse(world, "régler 1 Notre équipe").arguments() == {"setting": "De la diapositive", "value": "2. Notre équipe"}  # fmt: skip
    assert "Valeurs possibles" in refusal(world, "régler 1 Nos équipes")


@pytest.mark.parametrize("said", ["automatique", "auto", "tout seul", "seul", "10 s"])
def test_what_goes_by_itself_is_automatic(said: str) -> None:
    world = drawn(part_of_a_show, "ouvrir 2")
    assert parse(world, f"régler 1 {said}").arguments()["value"] == "automatique, après 10 s"
    assert "Valeurs possibles" in refusal(world, "régler 1 manuel")


def test_to_paste_into_a_field_needs_something_copied() -> None:
    for line in ("remplir 1 coller", "coller 1"):
        world = drawn(feed_followed, "copier-lien 2", "ouvrir 5", line)
        assert any(fact[0] == "copied" and fact[1] in str(world.page()) for fact in world.facts())
    empty = drawn(feed_followed, "ouvrir 5")
    refusal(empty, "coller 1")
    typed = drawn(feed_followed, "ouvrir 5", "remplir 1 coller", "remplir 2 Loisirs")
    with pytest.raises(Refused, match="adresse d'un flux"):
        typed.step(parse(typed, "s'abonner"))
