"""What a page above lists is opened from below, where what is typed names one thing alone."""

from __future__ import annotations

import pytest

from pixsim.families.draws.simulators import settings as ui
from pixsim.worlds.core import Refused, World
from pixsim.worlds.lines import answered
from pixsim.worlds.reading import parse
from tests.worlds.test_mail import BOX, do, refused
from tests.worlds.test_web import net


def phone() -> World:
    return ui.device(
        "Téléphone",
        ui.screen("Réglages"),
        ui.screen("Réseau", ui.choice("Wi-Fi", "oui")),
        ui.screen("Son", ui.choice("Silence", "non")),
        ui.screen("Applications"),
        ui.screen("Bus", ui.choice("Position de Bus", "non"), under="Applications"),
        ui.screen("Bus de nuit", ui.choice("Position de nuit", "non"), under="Applications"),
        ui.screen("Son du bus", ui.choice("Sonnerie", "oui"), under="Bus"),
    )


def at(world: World) -> str:
    (place,) = [fact[1] for fact in world.facts() if fact[0] == "at"]
    return place


@pytest.mark.parametrize(
    ("begin", "line", "place"),
    [
        (("ouvrir Réseau",), "ouvrir Son", "Son"),
        (("ouvrir Réseau",), "aller dans les applications", "Applications"),
        (("ouvrir Applications", "ouvrir Bus"), "ouvrir Bus de nuit", "Bus de nuit"),
        (("ouvrir Applications", "ouvrir Bus", 'ouvrir "Son du bus"'), "ouvrir Réseau", "Réseau"),
        (("chercher sonnerie",), "ouvrir Réseau", "Réseau"),
        (("ouvrir Applications", "ouvrir Bus"), "ouvrir Son du bus", "Son du bus"),
    ],
)
def test_a_page_above_is_left_for_another(begin: tuple[str, ...], line: str, place: str) -> None:
    below = do(phone(), *begin)
    now, act, _said = answered(below, line)
    assert at(now) == place
    (one,) = act
    assert below.step(below.read_act(one.kept())) == now  # as the journal plays it again


@pytest.mark.parametrize(
    "line", ["ouvrir Bus", "ouvrir Position", "régler Wi-Fi non", "Silence oui"]
)
def test_only_what_a_page_above_lists_is_opened(line: str) -> None:
    """Neither a page below another one, nor a setting: finding one's way counts."""
    refused(do(phone(), "ouvrir Son" if "Wi" in line else "ouvrir Réseau"), line)


def test_a_message_is_left_for_another_and_a_draft_is_kept() -> None:
    read = do(BOX, "ouvrir 1")
    assert at(answered(read, "ouvrir 2")[0]) == "message"
    assert answered(read, "ouvrir 2")[0] == do(read, "retour", "ouvrir 2")
    draft = do(BOX, "ouvrir 1", "répondre", "remplir texte Oui")
    assert answered(draft, "ouvrir 2")[0] == do(draft, "retour", "ouvrir 2")
    kept = do(draft, "ouvrir 2", "retour", "dossier Brouillons", "ouvrir Sortie")
    assert at(kept) == "draft"


def test_what_two_lines_are_called_is_asked() -> None:
    twins = ui.device(
        "Bureau",
        ui.screen("Accueil"),
        ui.screen("Salle bleue"),
        ui.screen("Salle rouge"),
        ui.screen("Écran", ui.field("Texte", "")),
    )
    below = do(twins, "ouvrir Écran")
    refused(below, "ouvrir Salle")
    assert at(answered(below, "ouvrir salle rouge")[0]) == "Salle rouge"


def test_the_page_before_of_a_site_is_no_page_above() -> None:
    assert not list(net().above())
    with pytest.raises(Refused):
        parse(net(), "ouvrir Salle")
