"""Lines as people type them: other verbs, articles, quotes, parts of names, and what is said back."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.networks import Ring
from pixsim.families.draws.simulators.programs import program
from pixsim.families.draws.simulators.writers import document
from pixsim.families.draws.simulators.writers import line as text_line
from pixsim.worlds.core import Refused, World
from pixsim.worlds.files.world import Files
from pixsim.worlds.lines import answered, spoken
from pixsim.worlds.pages import Page, Row
from pixsim.worlds.program.queries import Table
from pixsim.worlds.reading import parse
from pixsim.worlds.registry import read_world
from pixsim.worlds.sheet.world import Sheet
from tests.worlds.test_files import DISK
from tests.worlds.test_formulas import CELLS
from tests.worlds.test_mail import BOX, do, refused
from tests.worlds.test_settings import box
from tests.worlds.test_web import MAIRIE, net

SHEET = Sheet(cells={cell: text for cell, text in CELLS.items() if cell[0] in "ABCD"})


def kept(world: World, line: str) -> list[Any]:
    return list(json.loads(parse(world, line).kept()).values())


def test_as_many_words_as_can_be_are_the_name_of_what_is_set() -> None:
    wifi = ui.device(
        "Box",
        ui.screen("Box"),
        ui.screen(
            "Wi-Fi", ui.field("Mot de passe du Wi-Fi", "12345678"), ui.field("Mot affiché", "non")
        ),
    )
    there = wifi.step(parse(wifi, "ouvrir Wi-Fi"))
    for line in (
        "régler mot de passe seize.27",
        "régler le mot de passe seize.27",
        "mot de passe : seize.27",
    ):
        assert kept(there, line) == ["set", "Mot de passe du Wi-Fi", "seize.27"], line


def robot() -> World:
    text = "répéter [[2]] fois\n    + avancer\ntant que [[chemin devant|mur devant]]\nx ← [[3]]"
    return program(text, palette=("avancer", "tourner à gauche"), boards="...X/.#../>..o")


@pytest.mark.parametrize("line", ["insérer \u0301", "jusqu'à \u0301\u0301 \u0301"])
def test_accents_without_a_letter_are_answered(line: str) -> None:
    world = robot()
    after, _acts, said = answered(world, line)
    assert after == world
    assert said


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("ouvrir le message 1", ["open", "1"]), ("ouvre n°1", ["open", "1"]), ("lire 1", ["open", "1"]), ("1", ["open", "1"]), ("OUVRIR SORTIE", ["open", "1"]),
        ("ranger 1 dans la corbeille", ["move", "1", "Corbeille"]), ("déplacer le message 1 vers corbeille", ["move", "1", "Corbeille"]), ("supprimer le message de Club", ["delete", "1"]),
        ("créer un dossier nommé Factures", ["new_folder", "Factures"]), ("créer-dossier « Factures »", ["new_folder", "Factures"]), ('nouveau dossier "Factures"', ["new_folder", "Factures"]),
        ("signaler comme indésirable 2", ["report", "2"]), ("aller dans Envoyés", ["open_folder", "Envoyés"]), ("chercher « sortie »", ["search", "sortie"]), ("nouveau message", ["write"]),
    ],
)  # fmt: skip
def test_a_mailbox_is_spoken_to(line: str, act: list[str]) -> None:
    assert kept(BOX, line) == act


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("remplir objet : Oui", ["fill", "objet", "Oui"]), ("sujet : Oui", ["fill", "objet", "Oui"]), ("remplir sujet Oui", ["fill", "objet", "Oui"]), ("objet : Oui", ["fill", "objet", "Oui"]), ("remplir destinataire a@b.fr", ["fill", "à", "a@b.fr"]),
        ("remplir texte « Oui »", ["fill", "texte", "Oui"]), ("remplir texte Oui et « non »", ["fill", "texte", "Oui et « non »"]), ("joindre le fichier notes.odt", ["attach", "notes.odt"]), ("ajouter notes", ["attach", "notes.odt"]),
    ],
)  # fmt: skip
def test_a_message_is_filled_in(line: str, act: list[str] | None) -> None:
    draft = do(BOX, "ouvrir 1", "répondre")
    if act is None:
        refused(draft, line)
    else:
        assert kept(draft, line) == act


def test_rules_and_contacts_of_several_words() -> None:
    rules, contacts = do(BOX, "règles"), do(BOX, "carnet")
    rule = ["new_rule", "objet", "relevé de compte", "Corbeille"]
    for line in ('créer-règle objet "relevé de compte" Corbeille', "créer-règle objet relevé de compte Corbeille",
                 "nouvelle règle objet contient relevé de compte vers le dossier corbeille"):  # fmt: skip
        assert kept(rules, line) == rule
    added = ["new_contact", "Paul Girard", "paul@x.fr"]
    assert kept(contacts, "nouveau contact Paul Girard paul@x.fr") == added
    assert kept(contacts, 'nouveau-contact "Paul Girard" paul@x.fr') == added


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("renommer 5 en images.zip", ["rename", "5", "images.zip"]), ('renommer photos.zip "images.zip"', ["rename", "5", "images.zip"]), ("renommer photos.zip images.zip", ["rename", "5", "images.zip"]),
        ("déplacer 5 2026", ["move", "5", "Documents/2026"]), ("copier photos sur la clé USB", ["copy", "5", "Clé USB"]), ("décompresser photos", ["unpack", "5"]), ("zipper 3 en archive", ["pack", "3", "archive"]),
        ("effacer photos.zip", ["delete", "5"]), ("ouvrir avec 5 tableur", ["open_with", "5", "Tableur"]), ("ouvrir la corbeille", ["bin"]), ("trier par taille", ["sort", "taille"]), ("retour", ["back"]), ("cd 2026", ["go", "2026"]),
        ("aller dans 2026", ["go", "2026"]), ("renommer tout photo_##", ["rename_all", "photo_##"]), ("propriétés de photos.zip", ["properties", "5"]), ("étiquette 5 urgent", ["tag", "5", "Urgent"]),
    ],
)  # fmt: skip
def test_files_are_spoken_to(line: str, act: list[str]) -> None:
    assert kept(do(DISK, "ouvrir 1"), line) == act


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("cliquer sur Piscine municipale", ["follow", "2"]), ("ouvrir 2", ["follow", "2"]), ("aller à l'onglet 1", ["switch", "1 Moteur"]), ("aller-onglet 1", ["switch", "1 Moteur"]), ("onglet 1", ["switch", "1 Moteur"]), ("nouvel onglet", ["new_tab"]),
        ("navigation privée", ["private_tab"]), ("aller à vieux.test", ["visit", "vieux.test"]), ("rechercher piscine", ["search", "piscine"]), ('chercher "piscine municipale"', ["search", '"piscine municipale"']), ("copier l'adresse", ["copy_address"]), ("voir l'historique", ["show", "historique"]),
    ],
)  # fmt: skip
def test_a_browser_is_spoken_to(line: str, act: list[str]) -> None:
    assert kept(do(net(), "onglet", "chercher piscine"), line) == act


@pytest.mark.parametrize(
    "line",
    ["régler Actif oui", "activer Actif", "régler actif activé", "mettre Actif sur marche", "Actif oui", "régler Actif : oui", "cocher Actif"],
)  # fmt: skip
def test_a_setting_is_switched_on(line: str) -> None:
    assert kept(do(box(), "ouvrir Invités"), line) == ["set", "Actif", "oui"]


def test_a_setting_is_switched_off_by_any_word_for_it() -> None:
    on = do(box(), "ouvrir Invités", "activer Actif")
    for line in (
        "désactiver Actif",
        "couper Actif",
        "régler Actif désactivé",
        "régler Actif coupé",
    ):
        assert kept(on, line) == ["set", "Actif", "non"]
    assert kept(do(box(), "chercher canal"), "chercher mot de passe") == ["search", "mot de passe"]


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("saisir b12 5", ["put", "B12", "5"]), ("saisir $B$12 5", ["put", "B12", "5"]), ("b12 =somme(b:b)", ["put", "B12", "=somme(b:b)"]), ("écrire 12 dans B12", ["put", "B12", "12"]), ("mets =SOMME(B2:B5) dans B12", ["put", "B12", "=SOMME(B2:B5)"]), ('saisir b12 "5"', ["put", "B12", '"5"']),
        ("trier Note décroissant", ["sort", "B1", "décroissant"]), ("trier la colonne B du plus grand au plus petit", ["sort", "B1", "décroissant"]), ("filtrer Ville Metz", ["filter", "C1", "Metz"]), ("filtrer note > 10", ["filter", "B1", "> 10"]),
        ("formater B2:B6 monétaire", ["format", "B2", "B2:B6", "monétaire €"]), ("formater B2 pourcentage", ["format", "B2", "B2", "pourcentage"]), ("recopier b2 jusqu'à b6", ["copy", "B2", "b6"]), ("effacer B2", ["clear", "B2", "B2"]),
        ("graphique en secteurs A2:A5 B2:B5", ["draw", "secteurs", "A2:A5", "B2:B5"]),
    ],
)  # fmt: skip
def test_a_sheet_is_spoken_to(line: str, act: list[str]) -> None:
    assert kept(SHEET, line) == act


def test_a_condition_may_have_spaces_and_other_signs() -> None:
    for line in ("filtrer B1 >=12", "filtrer B1 >= 12", "filtrer B1 ≥ 12"):
        assert ("visible", "3") in do(SHEET, line).facts()
    assert ("visible", "2") in do(SHEET, "filtrer C1 = Metz").facts()


def test_cells_are_read_with_what_was_typed_into_them() -> None:
    sheet = do(SHEET, "saisir B8 =SOMME(B2:B7)")
    assert answered(sheet, "lire B7:B8")[2] == ["B7 : '7 → 7", "B8 : =SOMME(B2:B7) → 47,5"]
    same, act, said = answered(sheet, "b8")  # alone, it empties nothing
    assert (same, act, said) == (sheet, (), ["B8 : =SOMME(B2:B7) → 47,5"])


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("modifier 1 4", ["change", "1", "4"]), ("modifier 3 tant que mur devant", ["change", "3", "mur devant"]),
        ("insérer 2 tourner a gauche", ["insert", "2", "tourner à gauche"]), ("ajouter 2 avancer", ["insert", "2", "avancer"]), ("exécuter", ["run"]), ("lance", ["run"]), ("supprimer la ligne 2", ["delete", "2"]), ("déplacer 2 sous 3", ["move", "2", "3"]),
    ],
)  # fmt: skip
def test_a_program_is_spoken_to(line: str, act: list[str]) -> None:
    assert kept(robot(), line) == act


def test_a_rule_is_turned_off_by_any_word_for_it_and_not_on() -> None:
    rules = do(BOX, "règles")
    for line in ("désactiver r1", "arrêter la règle r1", "basculer r1"):
        assert kept(rules, line) == ["toggle", "r1"]
    refused(rules, "activer r1")  # it is
    assert kept(do(rules, "basculer r1"), "réactiver r1") == ["toggle", "r1"]


def test_a_field_is_known_by_its_name_and_not_by_what_it_holds() -> None:
    page = {"url": "https://club.test/", "title": "Club", "body": [{"field": "Mot de passe"}, {"field": "Ville"}]}  # fmt: skip
    form = read_world({"machine": "web", "pages": [page], "tabs": [{"url": "https://club.test/"}]})
    for text in ("Bonjour à tous", "Bonjour à tous", "à tous", "Zoé"):
        typed = f"« {text} »" if text.startswith("à") else text  # quotes keep a preposition
        assert kept(form, f"remplir mot de passe {typed}") == ["fill", "1", text]
        assert kept(form, f"mot de passe : {text}") == ["fill", "1", text]
        form = do(form, f"remplir le mot de passe : {text}")
        assert ("filled", "https://club.test/", "Mot de passe", text) in form.facts()


def test_a_line_that_bears_the_very_name_is_not_left_for_one_that_has_it_among_others() -> None:
    lines = [{"name": "Parution", "value": "brouillon", "choices": ["brouillon", "programmée"]}, {"name": "Jour de parution", "kind": "text"}]  # fmt: skip
    page = read_world({"machine": "settings", "title": "Site", "pages": [{"name": "Article", "settings": lines}]})  # fmt: skip
    assert kept(page, "régler la parution programmée") == ["set", "Parution", "programmée"]
    assert "brouillon, programmée" in refused(page, "régler parution demain")
    assert kept(page, "régler le jour 12/06/2026") == ["set", "Jour de parution", "12/06/2026"]


def test_units_are_written_short_or_long() -> None:
    lines = [{"name": "Limite", "value": "aucune", "choices": ["aucune", "30 minutes", "2 heures"]}]
    page = read_world({"machine": "settings", "title": "Temps", "pages": [{"name": "Jeu", "settings": lines}]})  # fmt: skip
    for typed, value in (("2 h", "2 heures"), ("2h", "2 heures"), ("30 min", "30 minutes"), ("30mn", "30 minutes")):  # fmt: skip
        assert kept(page, f"régler limite {typed}") == ["set", "Limite", value]
    refused(page, "régler limite 3 h")


def test_words_said_by_the_verb_and_signs_are_not_part_of_what_follows() -> None:
    assert kept(SHEET, "convertir B7 en nombre") == ["convert", "B7", "B7"]
    assert kept(robot(), "modifier la ligne 1 en 5") == ["change", "1", "5"]
    assert kept(do(box(), "ouvrir Invités"), "Actif : oui") == ["set", "Actif", "oui"]
    page = do(box(), "chercher canal", "ouvrir avance")
    assert kept(page, "régler le canal sur 6") == ["set", "Canal", "6"]


def test_what_stands_around_a_value_may_be_typed_with_it() -> None:
    for line in ("modifier 1 4", "modifier 1 répéter 4 fois", "modifier 1 4 fois"):
        assert ("line", "1", "répéter 4 fois") in do(robot(), line).facts()
    for line in ("modifier 4 8", "modifier 4 x ← 8"):
        assert ("line", "4", "x ← 8") in do(robot(), line).facts()


def test_what_was_understood_is_said_where_it_was_not_typed() -> None:
    assert answered(BOX, "ranger 1 corbeille")[2][0] == "Compris : déplacer 1 Corbeille"
    assert "Compris" not in answered(BOX, "déplacer 1 Corbeille")[2][0]


def test_a_refusal_says_what_can_be_typed() -> None:
    assert "Vouliez-vous dire « déplacer »" in refused(BOX, "depalcer 1 Corbeille")
    assert "ouvrir, déplacer, signaler" in refused(BOX, "danser")
    assert refused(BOX, "déplacer 1 Factures").endswith("Réception, Indésirables, Corbeille.")
    assert "1 Sortie ; 2 Alerte." in refused(BOX, "ouvrir 7")
    assert "déplacer : valeur inconnue" in refused(BOX, "ranger 1 ailleurs")
    assert "Compris : ouvrir" in refused(BOX, "ouvrir le message 77")


def test_what_several_lines_bear_is_not_guessed() -> None:
    nodes = (*DISK.nodes, DISK.node("5").changed(id="9", parent="2"))
    found = do(Files(nodes=nodes), "chercher photos.zip")
    assert "Dites laquelle : 5, 9" in refused(found, "supprimer photos.zip")
    assert "Dites laquelle : 5, 9" in refused(found, "effacer le fichier photos.zip")


@pytest.mark.parametrize("name", ["en vrac", "«guillemets»", '"deux"', "= signe", "l'été", "à trier", ": deux"])  # fmt: skip
def test_a_name_that_begins_as_a_link_word_goes_through_a_line(name: str) -> None:
    world = do(DISK, "ouvrir 1")
    act = world.make_act("rename", thing="5", name=name)
    assert parse(world, act.line()) == act


def test_an_act_of_another_page_is_still_not_possible() -> None:
    with pytest.raises(Refused):
        parse(BOX, "envoyer")
    assert f"{MAIRIE}/" not in str(do(net(), "chercher rien").facts())


DECISIONS = ui.device(
    "Guichet", ui.screen("Demandes"),
    ui.screen("Hugo", ui.choice("Hugo : orienter vers", "à orienter", ("à orienter", "CNIL", "DGCCRF (SignalConso)")), ui.choice("Hugo : message", "publié", ("publié", "retiré"))),
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("CNIL", ["set", "Hugo : orienter vers", "CNIL"]), ("choisir signalconso", ["set", "Hugo : orienter vers", "DGCCRF (SignalConso)"]), ("orienter vers la CNIL", ["set", "Hugo : orienter vers", "CNIL"]),
        ("message retiré", ["set", "Hugo : message", "retiré"]), ("retirer", ["set", "Hugo : message", "retiré"]),
    ],
)  # fmt: skip
def test_a_value_says_which_setting_it_is_for(line: str, act: list[str]) -> None:
    assert kept(do(read_world(DECISIONS), "ouvrir Hugo"), line) == act


TEXT = read_world(
    document("note.odt", [text_line("Un car part du quai."), text_line("Apportez vos gants.")])
)


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("mettre en gras 2 vos gants", ["format", "2", "gras", "vos gants"]), ("mettre « vos gants » en italique", ["format", "2", "italique", "vos gants"]), ("souligner 1", ["format", "1", "souligné", ""]),
        ("justifier 2", ["align", "2", "justifié"]), ("puces 1", ["list", "1", "à puces"]), ("onglet insertion", ["go", "insertion"]), ("styles", ["go", "styles"]),
        ("remplacer car par bus", ["replace", "car", "tout", "bus"]), ("remplacer car mots entiers par bus", ["replace", "car", "mots entiers", "bus"]),
    ],
)  # fmt: skip
def test_a_text_is_spoken_to(said: str, act: list[str]) -> None:
    assert kept(TEXT, said) == act


def test_what_is_done_in_another_tab_is_said_to_be_there() -> None:
    assert "aller fichier" in refused(TEXT, "enregistrer")
    assert "aller insertion" in refused(TEXT, "saut de page 2")


@pytest.mark.parametrize("line", ["lever la main", "lever main", "Lever la main", "main levée oui"])
def test_a_hand_is_raised_as_one_says_it(line: str) -> None:
    room = ui.device(
        "Réunion", ui.screen("Salle", ui.choice("Main levée", "non"), ui.choice("Micro", "oui"))
    )
    raised = do(room, line)
    assert ("set", "Main levée", "oui") in raised.facts()
    assert ("set", "Main levée", "non") in do(raised, "baisser la main").facts()


def printer() -> World:
    """A page whose values look like names of its lines, and a page beside it."""
    begun = ui.device(
        "Imprimer",
        ui.screen("Impression"),
        ui.screen(
            "Disposition",
            ui.choice("Mode", "normal", ("normal", "plusieurs pages par feuille")),
            ui.choice("Ordre des pages", "normal", ("normal", "inverse")),
            ui.choice("Couleur", "oui"),
            ui.field("Plage de pages", "2-5"),
        ),
        ui.screen("Arrêt"),
    )
    return begun.step(parse(begun, "ouvrir Disposition"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("régler Ordre des pages", "normal, inverse"), ("Ordre des pages", "normal, inverse"), ("choisir ordre des pages", "normal, inverse"),
        ("régler couleur", "oui, non"), ("régler Mode", "plusieurs pages par feuille"), ("régler Plage de pages", "Texte"), ("Plage de pages", "Texte"), ("page Marche", "retour"),
    ],
)  # fmt: skip
def test_a_name_with_no_value_changes_nothing_and_tells_the_values(line: str, told: str) -> None:
    there = printer()
    now, act, said = answered(there, line)
    assert now is there
    assert not act
    assert told in " ".join(said)


def test_a_question_mark_asks_what_can_be_chosen_and_chooses_nothing() -> None:
    asked = ("régler Mode ?", "régler couleur ?", "Mode ?", "régler Ordre des pages ?")
    for typed in asked:
        now, act, said = answered(printer(), typed)
        assert not act, typed
        assert now.facts() == printer().facts()
        values = ("normal, plusieurs", "normal, inverse", "oui, non")
        assert any(listed in " ".join(said) for listed in values), (typed, said)


def test_a_question_mark_after_a_long_name_is_not_a_word_of_a_value() -> None:
    kinds = ("à choisir", "article", "page (contenu durable)")
    new = ui.screen("Nouveau contenu", ui.choice("Type de contenu", "à choisir", kinds))
    page = ui.device("Site", ui.screen("Accueil"), new)
    there = do(page, "ouvrir Nouveau contenu")
    now, act, _said = answered(there, "régler Type de contenu ?")
    assert not act
    assert now.facts() == there.facts()
    assert kept(there, "régler type de contenu article") == ["set", "Type de contenu", "article"]


def test_a_field_is_emptied_where_that_is_said() -> None:
    emptied = parse(printer(), 'régler "Plage de pages" ""')
    assert emptied.arguments() == {"setting": "Plage de pages", "value": ""}
    assert parse(printer(), printer().line(emptied)) == emptied
    assert kept(printer(), "régler mode plusieurs pages")[-1] == "plusieurs pages par feuille"


def test_what_a_form_lets_choose_is_read_and_told() -> None:
    form = {"field": "Demande", "choices": ["effacer", "répondre"]}
    there = read_world(
        {
            "machine": "web",
            "pages": [
                {"url": "https://a.example/", "title": "A", "body": [{"field": "Page"}, form]}
            ],
            "tabs": [{"url": "https://a.example/"}],
        }
    )
    assert "(à choisir : effacer ; répondre)" in " ".join(answered(there, "lire")[2])
    for typed in ("remplir 2", "remplir 2 blocage", "choisir 2"):
        now, _act, said = answered(there, typed)
        assert now is there
        assert "effacer, répondre" in " ".join(said), typed


def test_values_that_hold_a_comma_are_told_apart() -> None:
    cables = ("réseau RJ45, 3 m", "HDMI, 2 m", "aucun", "RJ11", "USB")
    world = ui.device(
        "Salon", ui.screen("Matériel"), ui.screen("Tiroir", ui.choice("Câble", "aucun", cables))
    )
    drawer, _act, _said = answered(world, "ouvrir Tiroir")
    _same, act, said = answered(drawer, "régler Câble vert")
    assert not act
    assert "réseau RJ45, 3 m ; HDMI, 2 m ; aucun" in said[0]


def test_a_question_mark_alone_overwrites_no_line() -> None:
    listing = program("x = [[1]]\nafficher x")
    same, act, said = answered(listing, "modifier 1 ?")
    assert (same, act) == (listing, ())
    assert "Il manque" in said[0]
    paper = document("lettre.odt", [text_line("Bonjour"), text_line("À demain")])
    for typed in ("modifier 2", "modifier 2 ?"):
        assert answered(paper, typed)[0] == paper
    emptied, act, _said = answered(paper, 'modifier 2 ""')
    assert act
    assert emptied != paper


def test_what_a_line_is_called_is_not_said_twice() -> None:
    ring = Ring(np.random.default_rng(1), friends=3)
    ring.account("Léa Martin", "@lea_77")
    found, _act, said = answered(ring.world(), "chercher Léa Martin")
    assert "@lea_77. Léa Martin" in said + spoken(found.page())
    page = Page(
        "Diaporama", rows=(Row(("1. Le projet", "page"), "1. Le projet", "page 1. Le projet"),)
    )
    assert "1. Le projet, page" in spoken(page)


def test_a_query_is_typed_in_any_case_and_with_any_spaces() -> None:
    text = "SELECT [[*|nom, ville|nom]]\nFROM gens\nWHERE [[age > 45|age >= 45|age < 45]]"
    rows = Table(name="gens", columns=("nom", "ville", "age"), rows=(("Ana", "Lens", 45),))
    query = program(text, language="sql", tables=[rows], title="Requête")
    for line in ("modifier 3 age>=45", "modifier 3 WHERE age >= 45", "modifier 3 where AGE>=45"):
        assert kept(query, line)[1:] == ["3", "age >= 45"], line
    assert kept(query, "modifier 1 select nom,ville")[1:] == ["1", "nom, ville"]
    refused(query, "modifier 3 age>44")


def test_a_date_is_typed_in_words_where_figures_are_wanted() -> None:
    site = ui.device(
        "Site", ui.screen("Site", ui.field("Jour", "", r"\d\d/\d\d/\d{4}", "JJ/MM/AAAA."))
    )
    for line in ("régler Jour 12/4/2026", "régler Jour 12 avril 2026", "régler Jour dimanche 12 avril 2026"):  # fmt: skip
        assert ("set", "Jour", "12/04/2026") in do(site, line).facts(), line
    for line in ("régler Jour 31 avril 2026", "régler Jour lundi 12 avril 2026", "régler Jour demain"):  # fmt: skip
        assert refused(site, line) == "JJ/MM/AAAA."


def test_a_right_is_named_by_its_verb() -> None:
    folder = ui.device("Accès", ui.screen("Accès", ui.choice("Inès", "aucun", ("aucun", "lecture", "commentaire", "modification"))))  # fmt: skip
    for line, value in (("commenter", "commentaire"), ("modifier", "modification"), ("lire", "lecture")):  # fmt: skip
        assert kept(folder, f"régler Inès {line}")[1:] == ["Inès", value]


def test_what_is_removed_is_a_value_by_any_word_for_it() -> None:
    world = ui.device("Formulaire", ui.screen("Questions", ui.choice("Adresse", "facultatif", ("obligatoire", "facultatif", "retiré"))))  # fmt: skip
    for line in ("supprimer Adresse", "retirer Adresse", "régler Adresse supprimé"):
        assert kept(world, line) == ["set", "Adresse", "retiré"]


def test_a_button_is_pressed_by_its_own_name_whatever_verb_begins_it() -> None:
    driver = ui.device("Ordinateur", ui.screen("Pilote", ui.button("Souris : revenir à la version précédente", "Fait."), ui.choice("Port 3389", "ouvert", ("ouvert", "bloqué"))))  # fmt: skip
    assert kept(driver, "revenir à la version précédente") == ["press", "Souris : revenir à la version précédente"]  # fmt: skip
    assert kept(driver, "fermer 3389") == ["set", "Port 3389", "bloqué"]


def test_a_name_is_given_a_value_as_a_program_writes_it() -> None:
    code = program("[[km = 8]]\n[[abonne = True]]\nif abonne:\n    print(km)", language="python")
    assert kept(code, "abonne = False") == ["change", "2", "False"]
    assert kept(code, "km = 55") == ["change", "1", "55"]


def test_what_one_looks_for_in_a_window_opens_it() -> None:
    text = document("affiche.odt", ["Bonjour."])
    for line in ("pied de page", "numéro de page", "aller en-tête"):
        assert kept(text, line) == ["go", "en-tête et pied"], line
