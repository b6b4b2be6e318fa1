"""What a line names on the page before any verb, what is so already, and what stands round a value."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.families.draws.simulators import settings as ui
from pixsim.worlds.core import Act, World
from pixsim.worlds.goals import reached
from pixsim.worlds.lines import answered
from pixsim.worlds.settings.world import Setting

ALREADY = "C'est déjà le cas : rien n'a changé."
TO_PORTS = ("ouvrir Pare-feu", "ouvrir Connexions venues d'internet")
TO_CHOICES = ("montrer choix des cookies",)


def after(bank: Bank, item: str, lines: Sequence[str]) -> tuple[World, dict[str, str], list[str]]:
    """The world after lines, the last act and what was said of it."""
    question = bank.question(item, np.random.default_rng(0))
    assert question.task is not None
    world, said = question.task.world, [""]
    acts: tuple[Act, ...] = ()
    for line in lines:
        world, acts, said = answered(world, line)
    return world, {"do": acts[-1].do, **acts[-1].arguments()} if acts else {}, said


@pytest.mark.parametrize(
    ("item", "lines", "act"),
    [
        ("protections5-ports#93", (*TO_PORTS, "fermer 3389"), {"do": "set", "setting": "Port 3389", "value": "bloqué"}),
        ("protections5-ports#93", (*TO_PORTS, "fermer le port 22"), {"do": "set", "setting": "Port 22", "value": "bloqué"}),
        ("protections5-ports#93", (*TO_PORTS, "fermer"), {"do": "back"}),
        ("performances2-fin_de_tache#1", ("ouvrir Programmes", "ouvrir Tableur", "arrêter"), {"do": "press", "button": "Fin de tâche : Tableur"}),
        ("performances2-fin_de_tache#1", ("ouvrir Programmes", "ouvrir Tableur", "terminer le Tableur"), {"do": "press", "button": "Fin de tâche : Tableur"}),
        ("performances2-fin_de_tache#1", ("ouvrir Programmes", "ouvrir Tableur", "fermer"), {"do": "back"}),
        ("couleurs2-projecteur#1", ("ouvrir Lampes", "allumer lampe verte"), {"do": "set", "setting": "Lampe verte", "value": "allumée"}),
        ("couleurs2-projecteur#1", ("ouvrir Lampes", "régler lampe verte allumée"), {"do": "set", "setting": "Lampe verte", "value": "allumée"}),
        ("couleurs2-projecteur#1", ("ouvrir Lampes", "lampe verte clignoter oui"), {"do": "set", "setting": "Lampe verte : clignoter", "value": "oui"}),
        ("conditions2-salle#1", ("modifier 1 si candidats <= 21",), {"do": "change", "row": "1", "value": "candidats ≤ 21"}),
        ("conditions2-salle#1", ("modifier 1 candidats>=21",), {"do": "change", "row": "1", "value": "candidats ≥ 21"}),
        ("diaporama4-partout#1", ("ouvrir 2", "régler 1 Vide"), {"do": "set", "setting": "2. Le projet : masque", "value": "Vide"}),
        ("diaporama4-partout#1", ("ouvrir 2", "ouvrir 1"), {"do": "open", "page": "1. Notre équipe"}),
        ("chiffrement5-deux_messages#1", ("ouvrir 1", "signer avec la clé privée d'Inès"), {"do": "set", "setting": "Prix d'achat (pour Omar) : signer avec", "value": "clé privée d'Inès (la vôtre)"}),
        ("chiffrement5-deux_messages#1", ("ouvrir 1", "signer avec votre clé privée"), {"do": "set", "setting": "Prix d'achat (pour Omar) : signer avec", "value": "clé privée d'Inès (la vôtre)"}),
        ("malveillants4-reglage#1", ("ouvrir Sécurité", "ouvrir Emplacements", "régler 1 pas de confiance"), {"do": "set", "setting": "Macros du dossier Dossier partagé", "value": "comme les autres"}),
        ("ergonomie1-regler_l_ecran#1", ("ouvrir Écran", "monter le haut de l'écran à hauteur des yeux"), {"do": "set", "setting": "Haut de l'écran", "value": "à hauteur des yeux"}),
        ("ergonomie1-regler_l_ecran#1", ("ouvrir Écran", "baisser l'écran"), {}),
        ("boite6-couper_la_boucle#38", ("règles", "désactiver 2"), {"do": "toggle", "rule": "r2"}),
        ("reseau_info2-appareil#94", ("ouvrir Placard", "switch"), {"do": "set", "setting": "Appareil pris", "value": "commutateur"}),
        ("navigateur2-onglet#1", ("onglet", "premier onglet"), {"do": "switch", "tab": "1 www.mairie-portgenet.example"}),
        ("navigateur2-onglet#1", ("onglet", "revenir au premier onglet"), {"do": "switch", "tab": "1 www.mairie-portgenet.example"}),
        ("page2-pied_de_page#139", ("numéro de page",), {"do": "go", "place": "en-tête et pied"}),
        ("page2-pied_de_page#139", ("pied de page",), {"do": "go", "place": "en-tête et pied"}),
        ("impression4-copieur#94", ("ouvrir Copies", "11"), {"do": "set", "setting": "Nombre de copies", "value": "11"}),
        ("debogage5-reveler#24", ("abonne = False",), {"do": "change", "row": "2", "value": "False"}),
        ("debogage5-reveler#24", ("km = 55",), {"do": "change", "row": "1", "value": "55"}),
        ("nuage4-supprime_partout#1", ("corbeille", "aller Personnel/Divers"), {"do": "go", "path": "Personnel/Divers"}),
        ("export1-figer#1", ("ouvrir 89", "enregistrer-sous affiche.docx PDF"), {"do": "save_as", "thing": "89", "form": "pdf"}),
        ("visio5-trois_villes#38", ("ouvrir 69", "déplacer mardi 13:00"), {"do": "put_at", "day": "mardi", "start": "13 h"}),
        ("reseaux_sociaux1-un_geste#114", ("aimer 40",), {"do": "like_listed", "thing": "40"}),
        ("tableaux_listes4-aligner_des_prix#157", ("ouvrir 1", "décimale"), {"do": "set", "setting": "Taquet 1 : sorte", "value": "décimal"}),
        ("saisie3-partout#127", ('remplacer " car " par " bus "',), {"do": "replace", "words": " car ", "way": "tout", "by": " bus "}),
        ("saisie3-partout#127", ("remplacer « car » par « bus »",), {"do": "replace", "words": "car", "way": "tout", "by": "bus"}),
    ],
)  # fmt: skip
def test_a_line_means_what_the_page_names(
    bank: Bank, item: str, lines: Sequence[str], act: dict[str, str]
) -> None:
    assert after(bank, item, lines)[1] == act


def test_a_button_is_pressed_by_its_name_though_it_begins_like_the_way_back(bank: Bank) -> None:
    seen = 0
    for number in range(1, 9):
        for place in "1234":
            to = ("ouvrir Gestionnaire de périphériques", f"ouvrir {place}")
            world, _act, _said = after(bank, f"peripheriques6-revenir#{number}", to)
            buttons = [row.key for row in world.page().rows if "revenir à la" in row.key]
            for button in buttons:
                for line in ("revenir à la version précédente", button):
                    _world, act, _said = answered(world, line)
                    assert len(act) == 1
                    assert act[0].arguments() == {"button": button}, line
                    seen += 1
            _world, act, _said = answered(world, "revenir")
            assert [one.do for one in act] == ["back"]
    assert seen


@pytest.mark.parametrize(
    ("item", "lines"),
    [
        ("cookies3-tout_refuser#108", (*TO_CHOICES, "décocher publicité", "décocher publicité")),
        ("boite6-couper_la_boucle#38", ("règles", "désactiver 2", "désactiver 2")),
        ("boite6-couper_la_boucle#38", ("règles", "activer r1")),
    ],
)
def test_what_is_so_already_is_not_undone(bank: Bank, item: str, lines: Sequence[str]) -> None:
    world, act, said = after(bank, item, lines)
    assert (act, said) == ({}, [ALREADY])
    assert world == after(bank, item, lines[:-1])[0]


@pytest.mark.parametrize(
    ("line", "value"),
    [("régler position 7 cm", "7"), ("position : 7,5 cm", "7,5"), ("régler position 7 mm", "3"), ("régler position 7 kg", "3")],
)  # fmt: skip
def test_a_unit_is_left_out_where_it_is_the_one_of_the_field(line: str, value: str) -> None:
    place = Setting(
        name="Position (cm)", kind="text", value="3", pattern=r"\d+(,\d)?", otherwise="Un nombre de centimètres."
    )  # fmt: skip
    world, _act, _said = answered(ui.device("Règle", ui.screen("Règle", place)), line)
    assert ("set", "Position (cm)", value) in world.facts()


def test_a_selection_says_what_it_takes_the_place_of(bank: Bank) -> None:
    lines = ("sélectionner le contour : la chaise", "sélectionner le contour : le plaid")
    _world, _act, said = after(bank, "retouche5-detourer#1", lines[:1])
    assert not any("à la place" in one for one in said)
    _world, _act, said = after(bank, "retouche5-detourer#1", lines)
    assert said[0] == "Sélection : le plaid, à la place de : la chaise." or said[1].startswith("Sélection : le plaid, à la place")  # fmt: skip


def test_liking_from_the_list_is_liking(bank: Bank) -> None:
    question = bank.question("reseaux_sociaux1-un_geste#114", np.random.default_rng(0))
    assert question.task is not None
    world, _act, _said = answered(question.task.world, "j'aime 40")
    assert reached(question.task.goal, question.task.world, world)
    undone, _act, _said = answered(world, "aimer 40")
    assert not reached(question.task.goal, question.task.world, undone)


def test_all_time_zones_are_told(bank: Bank) -> None:
    lines = ("ouvrir 69", "fuseau Jules ailleurs")
    _world, act, said = after(bank, "visio5-trois_villes#38", lines)
    assert not act
    assert "UTC-11" in said[0]
    assert "UTC+4" in said[0]
    assert "UTC+12" in said[0]


def test_a_line_that_an_act_is_not_about_is_told_rather_than_its_value(bank: Bank) -> None:
    to = ("chercher Yanis Benali", "ouvrir 1")
    _world, act, said = after(bank, "identite5-faux_profil#1", (*to, "signaler 43 usurpation"))
    assert not act
    assert "ne va pas ici. Lignes possibles : @yanis.officine." in said[0]
    _world, act, _said = after(bank, "identite5-faux_profil#1", (*to, "signaler 1 usurpation"))
    assert act["thing"] == "@yanis.officine"


def test_a_command_of_another_tab_changes_no_line_of_that_name(bank: Bank) -> None:
    before, _act, _said = after(bank, "tableaux_listes6-figure#5", ())
    world, act, said = after(bank, "tableaux_listes6-figure#5", ("légende 4 Plan du jardin",))
    assert act == {}
    assert any("se fait ailleurs" in line and "insertion" in line for line in said)
    assert set(world.facts()) == set(before.facts())


def test_to_paste_is_never_to_copy(bank: Bank) -> None:
    world, act, _said = after(bank, "saisie2-recopier#1", ("copier 1 MV-2026-88-K", "coller 5"))
    assert act == {}
    assert ("clip", "MV-2026-88-K") in world.facts()


@pytest.mark.parametrize("typed", ["2", "tarif = 2", "tarif <- 2", "tarif ← 2", "tarif=2"])
def test_a_value_is_typed_with_or_without_the_name_it_is_given_to(bank: Bank, typed: str) -> None:
    world, _act, _said = after(bank, "conditions4-branches#1", (f"modifier 2 {typed}",))
    assert ("line", "2", "tarif ← 2") in world.facts()
