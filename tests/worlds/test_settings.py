"""Settings: conditions, patterns, buttons, and faults of their author."""

from __future__ import annotations

from typing import Any

import pytest

from pixsim.worlds.core import Refused
from pixsim.worlds.lines import answered
from pixsim.worlds.reading import parse
from pixsim.worlds.registry import read_world
from pixsim.worlds.settings.world import Screen, Setting, Settings
from tests.worlds.test_mail import do, refused

PAGES: dict[str, Any] = {
    "machine": "settings",
    "title": "Box",
    "pages": [
        {"name": "Accueil"},
        {
            "name": "Invités",
            "parent": "Accueil",
            "settings": [
                {"name": "Actif", "value": "non"},
                {"name": "Mot de passe", "kind": "text", "pattern": ".{8,}", "otherwise": "Trop court.", "when": {"Actif": "oui"}},
                {"name": "Enregistrer", "kind": "button", "needs": {"Actif": "oui"}, "otherwise": "D'abord actif.", "sets": {"État": "fait"}},
                {"name": "État", "kind": "info", "value": "rien"},
            ],
        },
        {"name": "Avancé", "parent": "Accueil", "settings": [{"name": "Canal", "value": "1", "choices": ["1", "6"]}]},
    ],
}  # fmt: skip


def box() -> Settings:
    world = read_world(PAGES)
    assert isinstance(world, Settings)
    return world


def test_a_setting_is_there_when_another_has_a_value() -> None:
    there = do(box(), "ouvrir Invités")
    assert "Mot de passe" not in " ".join(answered(there, "lire")[2])
    on = do(there, "régler Actif oui")
    assert refused(on, "régler Mot de passe court") == "Trop court."
    done = do(on, "régler Mot de passe assez long")
    assert ("set", "Mot de passe", "assez long") in done.facts()


def test_a_button_needs_its_conditions_and_sets_values() -> None:
    there = do(box(), "ouvrir Invités")
    assert refused(there, "appuyer Enregistrer") == "D'abord actif."
    done = do(there, "régler Actif oui", "appuyer Enregistrer")
    assert ("pressed", "Enregistrer") in done.facts()
    assert "État : fait" in answered(done, "lire")[2][-1]


def test_a_button_may_need_a_text_whatever_it_says() -> None:
    fields = [
        {"name": "De", "kind": "text"},
        {"name": "Envoyer", "kind": "button", "needs": {"De": "*"}},
    ]
    form = read_world(
        {"machine": "settings", "title": "A", "pages": [{"name": "A", "settings": fields}]}
    )
    refused(form, "appuyer Envoyer")
    assert ("pressed", "Envoyer") in do(form, "régler De x", "appuyer Envoyer").facts()


def test_a_setting_is_changed_on_its_own_page() -> None:
    refused(box(), "régler Canal 6")
    found = do(box(), "chercher canal", "ouvrir Avancé", "régler Canal 6")
    assert ("set", "Canal", "6") in found.facts()
    refused(found, "régler Canal 7")


def test_values_to_begin_with() -> None:
    assert ("set", "Actif", "oui") in box().begun({"Actif": "oui"}).facts()
    for values in ({"Rien": "oui"}, {"Actif": "peut-être"}):
        with pytest.raises(ValueError, match=r"Rien|Actif"):
            box().begun(values)


@pytest.mark.parametrize(
    "change",
    [
        {"pages": []},
        {"pages": [{"name": "A"}, {"name": "B", "parent": "C"}]},
        {"pages": [{"name": "A"}, {"name": "A", "parent": "A"}]},
        {"pages": [{"name": "A", "settings": [{"name": "x", "value": "peut-être"}]}]},
        {"pages": [{"name": "A", "settings": [{"name": "x", "kind": "text", "pattern": "("}]}]},
        {"pages": [{"name": "A", "settings": [{"name": "x", "value": "non", "when": {"y": "oui"}}]}]},
        {"title": 3},
    ],
)  # fmt: skip
def test_faults_of_an_author_are_told(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_world({**PAGES, **change})


def test_a_line_may_begin_the_name_of_one_row_alone() -> None:
    names = ("1. Budget", "2. Dates", "21. Budget", "3. Budget de mai", "4. x", "4. y")
    pages = [{"name": "Sommaire"}, *({"name": name, "parent": "Sommaire"} for name in names)]
    world = Settings.model_validate({"title": "Texte", "pages": pages})

    def led_to(line: str) -> str:
        following = world.step(parse(world, line))
        assert isinstance(following, Settings)
        return following.at

    assert led_to("ouvrir 2") == led_to("ouvrir 2. dates") == "2. Dates"
    assert led_to("ouvrir 21") == "21. Budget"
    assert led_to("ouvrir 3. budget") == "3. Budget de mai"
    for line in ("ouvrir 4", "ouvrir 5", "ouvrir 2. Da", "ouvrir Budget", "ouvrir ."):
        with pytest.raises(Refused):
            led_to(line)


@pytest.mark.parametrize(
    "line",
    [
        "régler Nom (vide)",
        "régler Nom vide",
        "remplir Nom avec rien",
        "régler Nom : aucun",
        "vider le nom",
        "effacer Nom",
    ],
)
def test_a_field_is_emptied_as_it_is_shown_empty(line: str) -> None:
    name = Setting(name="Nom", kind="text", value="Ana")
    other = Setting(name="Limite", choices=("aucune", "1 Go"), value="1 Go")
    world = Settings(title="T", pages=(Screen(name="Accueil", settings=(name, other)),))
    now, act, _said = answered(world, line)
    assert act
    assert ("set", "Nom", "") in now.facts()
    limited, _act, _told = answered(world, "régler Limite aucune")
    assert ("set", "Limite", "aucune") in limited.facts()
    unlimited, act, said = answered(world, "vider Limite")
    assert (unlimited, act) == (world, ())
    assert said == ["régler : valeur inconnue. Valeurs possibles : aucune, 1 Go."]
