"""The word processor, step by step, through its lines."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from pixsim.worlds.core import Refused, World
from pixsim.worlds.lines import spoken
from pixsim.worlds.random_walks import any_act, walk
from pixsim.worlds.reading import parse
from pixsim.worlds.registry import read_world
from pixsim.worlds.tasks import kept_all, replayed
from pixsim.worlds.writer.data import LONGEST, MOST_BLOCKS
from pixsim.worlds.writer.world import Writer
from tests.tools.tiers import tiered
from tests.worlds.test_mail import do, refused

DATA: dict[str, Any] = {
    "machine": "writer",
    "name": "guide.odt",
    "me": "Léa",
    "blocks": [
        "# Accueil",
        "La salle ouvre à neuf heures.",
        "## Inscriptions",
        {"runs": ["Bonjour ", {"field": "Prénom"}, ", à ", {"text": "bientôt", "effects": ["gras"]}]},
        "# Tarifs",
        {"kind": "table", "name": "Prix", "table": {"rows": [["Atelier", "Prix"], ["Son", "8"]]}},
        {"kind": "image", "name": "plan.png"},
        {
            "runs": ["Le car part ", {"text": "à l'aube", "change": "removed", "author": "Hugo"},
                     {"text": "à midi", "change": "added", "author": "Hugo"}, "."],
            "comments": [{"author": "Hugo", "text": "À vérifier", "replies": [["Ana", "C'est juste"]]}],
        },
        "- pommes",
        "- poires",
    ],
    "columns": ["Prénom", "Ville"],
    "records": [{"values": ["Inès", "Lyon"]}, {"values": ["Paul", "Brest"]}, {"values": ["Zoé", "lyon"]}],
}  # fmt: skip


def writer(**more: Any) -> World:
    return read_world({**DATA, **more})


DOC = writer()


def has(world: World, *fact: str) -> bool:
    return tuple(fact) in world.facts()


def text_of(world: World) -> str:
    return next(fact[1] for fact in world.facts() if fact[0] == "text")


def test_a_paragraph_is_copied_by_its_number() -> None:
    assert do(DOC, "copier le paragraphe 2") == do(DOC, "copier 2")


def test_what_is_typed_anew_keeps_the_effects_of_what_is_the_same() -> None:
    done = do(DOC, "modifier 4 Bonsoir ‹Prénom›, à très bientôt")
    assert has(done, "effect", "Bonsoir ‹Prénom›, à très bientôt", "gras", "bientôt")
    assert has(done, "field", "Bonsoir ‹Prénom›, à très bientôt", "Prénom")
    spoilt = do(DOC, "modifier 4 Bonjour ‹Prén›, à bientôt")
    assert not any(fact[0] == "field" for fact in spoilt.facts())
    refused(DOC, "modifier 2 La salle ouvre à neuf heures.")


def test_a_line_deleted_and_typed_again_is_the_same_document() -> None:
    kinds = {"text", "line", "style", "lay", "list"}
    done = do(DOC, "supprimer 2", "insérer 1 La salle ouvre à neuf heures.")
    assert {f for f in done.facts() if f[0] in kinds} == {f for f in DOC.facts() if f[0] in kinds}


def test_effects_go_on_words_and_off_again() -> None:
    done = do(DOC, "effet 2 gras neuf heures", "effet 2 italique heures")
    line = "La salle ouvre à neuf heures."
    assert has(done, "effect", line, "gras", "neuf heures")
    assert has(done, "effect", line, "italique", "heures")
    assert not any(f[0] == "effect" and f[1] == line for f in do(done, "effet 2 gras neuf heures", "effet 2 italique heures").facts())  # fmt: skip
    assert has(do(DOC, "effet 2 souligné "), "effect", line, "souligné", line)
    refused(DOC, "effet 2 gras dix heures")
    row = done.page().rows[1]
    assert row.cells[2] == "La salle ouvre à *neuf /heures/*."
    assert row.said.endswith("gras : neuf heures, italique : heures")


def test_styles_alignment_and_lists() -> None:
    done = do(
        DOC,
        "style 2 Titre 2",
        "aligner 1 centré",
        "liste 9 numérotée",
        "paragraphe 9 retrait : 1 cm",
    )
    line = "La salle ouvre à neuf heures."
    assert has(done, "style", line, "Titre 2")
    assert has(done, "lay", "Accueil", "alignement", "centré")
    assert has(done, "list", "pommes", "numérotée")
    assert has(done, "lay", "pommes", "retrait", "1 cm")
    looked = do(DOC, "aller styles", "ouvrir Titre 1", "régler alignement centré")
    assert has(looked, "lay", "Accueil", "alignement", "centré")
    assert has(looked, "lay", "Tarifs", "alignement", "centré")
    refused(do(looked, "revenir", "revenir"), "aligner 1 centré")  # it is so already, by its style


def test_a_page_begins_with_a_paragraph_by_a_break_or_by_its_settings() -> None:
    done = do(DOC, "paragraphe 5 saut de page avant")
    assert has(done, "starts", "Tarifs", "oui")
    assert done.facts() == do(DOC, "aller insertion", "saut 5 de page", "aller accueil").facts()
    assert do(done, "paragraphe 5 sans saut de page avant").facts() == DOC.facts()
    refused(done, "paragraphe 5 saut de page avant")


def test_words_are_replaced_though_how_to_look_is_not_said() -> None:
    one = text_of(DOC).replace("neuf", "dix")
    assert text_of(do(DOC, "remplacer neuf dix")) == one
    both = do(DOC, 'remplacer "neuf heures" "dix heures"')
    assert text_of(both) == one
    refused(DOC, "remplacer neuf heures dix heures")  # which words by which?


def test_copy_paste_move_undo() -> None:
    done = do(DOC, "copier 4 bientôt", "coller 2 à la fin")
    assert has(done, "line", "La salle ouvre à neuf heures. bientôt", "1")
    assert has(done, "effect", "La salle ouvre à neuf heures. bientôt", "gras", "bientôt")
    assert text_of(do(done, "annuler")) == text_of(DOC)
    assert text_of(do(done, "annuler", "rétablir")) == text_of(done)
    assert text_of(do(DOC, "déplacer 10 8")).endswith("poires ¶ pommes")
    assert text_of(do(DOC, "déplacer 5 0")).startswith("Tarifs ¶ Accueil")
    for line in ("déplacer 3 2", "déplacer 3 3", "déplacer 3 11", "déplacer 3 -1", "déplacer 3 ²"):
        refused(DOC, line)


def test_replace_everywhere_or_whole_words() -> None:
    doc = writer(
        blocks=[
            "Un car, deux cars, une carte.",
            {"kind": "table", "name": "T", "table": {"rows": [["Car"]]}},
        ]
    )
    assert text_of(do(doc, "remplacer car tout bus")) == "Un bus, deux buss, une buste. ¶ T"
    whole = do(doc, 'remplacer car "mots entiers" bus')
    assert text_of(whole) == "Un bus, deux cars, une carte. ¶ T"
    assert has(whole, "cells", "T", "bus")
    assert has(do(doc, 'remplacer car "mots entiers, même casse" bus'), "cells", "T", "Car")
    assert text_of(do(doc, "remplacer car tout ")) == "Un , deux s, une te. ¶ T"
    refused(doc, "remplacer vélo tout bus")
    refused(doc, 'remplacer "" tout bus')


def test_signs_and_fields() -> None:
    doc = writer(blocks=["Attention ! Prix : 8 euros", "Il dit bonjour à tous"])
    done = do(doc, "aller insertion", 'signe 1 "espace insécable" Attention')
    assert has(done, "exact", "Attention\u00a0! Prix : 8 euros ¶ Il dit bonjour à tous")
    assert text_of(done) == text_of(doc)
    quoted = do(
        done, 'signe 2 "guillemet ouvrant «" Il dit', 'signe 2 "guillemet fermant »" bonjour'
    )
    assert text_of(quoted).endswith("Il dit« bonjour » à tous")
    assert has(
        do(doc, "aller insertion", "champ 2 Ville "),
        "field",
        "Il dit bonjour à tous ‹Ville›",
        "Ville",
    )
    refused(done, 'signe 1 "espace insécable" Attention')


def test_pages_sections_and_contents() -> None:
    done = do(DOC, "aller insertion", "saut 5 de page", "sommaire 1")
    assert has(done, "starts", "Tarifs", "oui")
    assert has(done, "contents", "Sommaire", "Accueil 1 ¶ Inscriptions 1 ¶ Tarifs 2")
    assert has(do(done, "aller accueil", "modifier 6 Prix"), "current", "Sommaire", "non")
    late = do(done, "aller accueil", "modifier 6 Prix", "aller insertion", "actualiser")
    assert has(late, "contents", "Sommaire", "Accueil 1 ¶ Inscriptions 1 ¶ Prix 2")
    refused(late, "actualiser")
    turned = do(DOC, "aller insertion", "saut 6 de section", "saut 7 de section", "aller mise en page", 'régler "Section de la ligne 6" paysage')  # fmt: skip
    assert has(turned, "orientation", "Prix", "paysage")
    assert has(turned, "orientation", "plan.png", "portrait")
    assert has(turned, "orientation", "Accueil", "portrait")
    assert has(do(DOC, "aller en-tête et pied", 'régler "Pied de page, au centre" numéro de page'), "band", "Pied de page, au centre", "‹numéro de page›")  # fmt: skip
    refused(do(DOC, "aller en-tête et pied"), 'écrire "Pied de page, au centre" ‹numéro de page›')


def test_outline_moves_parts_with_what_is_below() -> None:
    done = do(DOC, "aller plan", "partie 1 descendre")
    assert text_of(done).startswith("Tarifs ¶ Prix")
    assert text_of(done).endswith(
        "Accueil ¶ La salle ouvre à neuf heures. ¶ Inscriptions ¶ Bonjour ‹Prénom›, à bientôt"
    )
    assert text_of(do(done, "partie Accueil monter")) == text_of(DOC)
    lower = do(DOC, "aller plan", "niveau 1 abaisser")
    assert has(lower, "style", "Inscriptions", "Titre 3")
    refused(lower, "niveau 1 abaisser")
    refused(do(DOC, "aller plan"), "niveau 1 hausser")
    refused(do(DOC, "aller plan"), "partie 3 monter")


def test_tables() -> None:
    table = do(DOC, "ouvrir 6")
    done = do(table, "ajouter B2 une ligne au-dessous", "remplir A3 Image", "remplir B3 9")
    assert has(done, "cells", "Prix", "Atelier | Prix ¶ Son | 8 ¶ Image | 9")
    assert has(do(done, "retirer B1 la colonne"), "size", "Prix", "3 × 1")
    assert has(
        do(done, "option répéter la première ligne sur chaque page"),
        "across",
        "Prix",
        "répéter",
        "oui",
    )
    assert has(do(done, "ajouter A1 une colonne à gauche"), "size", "Prix", "3 × 3")
    assert has(do(table, "remplir B2 9", "annuler"), "cells", "Prix", "Atelier | Prix ¶ Son | 8")
    refused(do(table, "retirer B1 la colonne"), "retirer A1 la colonne")
    refused(table, "remplir C9 x")
    made = do(DOC, "aller insertion", "tableau 1 2 colonnes, 3 lignes")
    assert has(made, "size", "Tableau 1", "3 × 2")


def test_an_undo_that_takes_a_table_away_leaves_no_page_behind() -> None:
    made = do(DOC, "aller insertion", "tableau 1 2 colonnes, 3 lignes", "aller accueil", "ouvrir 2")
    assert do(made, "annuler").page().rows
    again = do(made, "annuler", "rétablir")
    assert again.page().rows or again.page().grid


def test_images_notes_and_captions() -> None:
    done = do(
        DOC,
        "aller insertion",
        "texte-alternatif 7 Plan de la salle",
        "légende 7 La salle",
        "note 2 heures Sauf le lundi",
    )
    assert has(done, "alt", "plan.png", "Plan de la salle")
    assert has(done, "line", "Figure ‹numéro› : La salle", "1")
    assert any("Figure 1 : La salle" in row.cells[2] for row in done.page().rows)
    assert has(done, "note", "La salle ouvre à neuf heures.", "heures", "Sauf le lundi")
    assert has(done, "line", "La salle ouvre à neuf heures.", "1")


def test_changes_are_marked_and_answered() -> None:
    tracked = do(DOC, "aller révision", "suivi", "modifier 2 La salle ouvre à dix heures.")
    assert has(tracked, "original", next(f[1] for f in DOC.facts() if f[0] == "original"))
    assert has(tracked, "change", "La salle ouvre à dix heures.", "neufdix", "Léa")
    shown = do(tracked, "aller modifications")
    assert has(do(shown, "refuser 1"), "line", "La salle ouvre à neuf heures.", "1")
    kept = do(shown, "accepter 1")
    assert has(kept, "line", "La salle ouvre à dix heures.", "1")
    assert has(kept, "pending", "1")
    assert "Le car part à l'aube." in text_of(do(kept, "tout refuser"))
    assert has(do(kept, "tout accepter"), "pending", "0")
    assert kept.page().rows[0].cells[0] == "2"  # a change keeps its number when another is answered
    assert has(do(kept, "refuser 2"), "pending", "0")
    assert [row.cells[0] for row in do(kept, "annuler").page().rows] == ["1", "2"]


def test_ones_own_addition_is_simply_taken_back() -> None:
    done = do(DOC, "aller révision", "suivi", "modifier 2 La petite salle ouvre à neuf heures.", "modifier 2 La salle ouvre à neuf heures.")  # fmt: skip
    assert has(done, "pending", "1")  # Hugo's alone


def test_a_deleted_line_waits_and_an_added_one_goes_when_refused() -> None:
    done = do(
        DOC, "aller révision", "suivi", "supprimer 9", "insérer 10 cerises", "aller modifications"
    )
    assert len(done.page().rows) == 3
    assert "pommes" not in text_of(do(done, "tout accepter"))
    assert text_of(do(done, "tout refuser")).endswith("pommes ¶ poires")
    assert has(
        do(done, "tout refuser"), "text", text_of(do(DOC, "aller modifications", "tout refuser"))
    )


def test_remarks() -> None:
    done = do(
        DOC,
        "aller révision",
        "commenter 2 Et le lundi ?",
        "aller commentaires",
        "répondre 1 Oui",
        "résoudre 2",
    )
    assert has(done, "comment", "La salle ouvre à neuf heures.", "Léa", "Et le lundi ?")
    assert has(done, "reply", "Et le lundi ?", "Léa", "Oui")
    assert has(done, "resolved", "À vérifier", "oui")
    assert not any(f[0] == "comment" for f in do(done, "effacer 1", "effacer 1").facts())
    refused(do(DOC, "aller révision"), "commenter 2 ")


def test_letters() -> None:
    done = do(DOC, "aller publipostage", "filtrer Ville Lyon", "fusionner")
    assert has(done, "letters", "2")
    assert any(f[0] == "letter" and "Bonjour Inès, à bientôt" in f[1] for f in done.facts())
    assert "Bonjour Zoé, à bientôt" in " ".join(spoken(do(done, "ouvrir 2").page()))
    one = do(DOC, "aller publipostage", "cocher 1", "cocher 3", "fusionner")
    assert has(one, "letters", "1")
    refused(do(DOC, "aller publipostage", "filtrer Ville Nantes"), "fusionner")


def test_saving_and_copies() -> None:
    done = do(DOC, "aller fichier", "enregistrer", "exporter PDF")
    assert has(done, "saved", "oui")
    assert any(f[:2] == ("exported", "PDF") and f[2].startswith("Accueil") for f in done.facts())
    changed = do(done, "revenir", "supprimer 10")
    assert has(changed, "saved", "non")
    assert any(f[:2] == ("exported", "PDF") and f[2].endswith("poires") for f in changed.facts())


def test_a_document_has_an_end() -> None:
    full = writer(blocks=["x"] * MOST_BLOCKS)
    refused(full, "insérer 1 y")
    long = writer(blocks=["a" * LONGEST])
    refused(long, "remplacer a tout bb")
    refused(do(long, "copier 1 "), "coller 1 à la fin")
    refused(do(long, "aller insertion"), "note 1 zz z")
    with pytest.raises(ValueError, match="too long"):
        writer(blocks=["a" * (LONGEST + 1)])
    with pytest.raises(ValueError, match="paragraphs"):
        writer(blocks=["x"] * (MOST_BLOCKS + 1))
    with pytest.raises(ValueError, match="no style"):
        writer(blocks=[{"style": "Gothique"}])
    with pytest.raises(ValueError, match="same length"):
        writer(blocks=[{"kind": "table", "table": {"rows": [["a"], ["b", "c"]]}}])
    with pytest.raises(ValueError, match="place"):
        writer(place="cave")


def test_tracked_changes_do_not_grow_without_end() -> None:
    doc = do(writer(blocks=["a" * 200]), "aller révision", "suivi")
    for sign in "bcdefgh":
        try:
            doc = do(doc, f"modifier 1 {sign * 200}")
        except (Refused, AssertionError):
            break
    block = doc.doc.blocks[0]  # type: ignore[attr-defined]
    assert sum(len(run.text) for run in block.runs) <= 3 * LONGEST


HOSTILE = (
    "modifier 2 " + "a " * 150, "modifier 2 ‹Prénom›‹Prénom›", "modifier 2 ※", "modifier 4 ‹Prénom", "modifier 2 ¶ ¶ ¶",
    "modifier 2 \u00a0", "insérer 0 ", "insérer 99 x", "insérer x x", "remplacer . tout (", "remplacer \\ tout \\1", "remplacer a tout \\g<0>",
    "effet 2 gras \u00a0", "effet 6 gras x", "copier 6 x", "coller 2 à la fin", "style 2 Titre 9", "style 7 Titre 1", "déplacer 1 999999999999",
    "supprimer 0", "modifier 0 x", "aller lettres", "aller nulle part", "ouvrir 1", "ouvrir 99", "paragraphe 2 retrait : 9 cm",
)  # fmt: skip


@pytest.mark.parametrize("line", HOSTILE)
def test_whatever_is_typed_is_done_or_refused(line: str) -> None:
    try:
        done = DOC.step(parse(DOC, line))
    except Refused:
        return
    assert read_world(json.loads(done.model_dump_json())) == done
    assert spoken(done.page())


@pytest.mark.parametrize("seed", tiered(range(12), 5))
def test_walks_never_fail_and_replay(seed: int) -> None:
    rng = np.random.default_rng(seed)
    done, there = walk(DOC, 60, rng)
    assert replayed(DOC, kept_all(done)) == there
    assert read_world(json.loads(there.model_dump_json())) == there
    assert isinstance(there, Writer)
    for line in spoken(there.page()):
        assert line.strip()
    world = DOC
    for _step in range(40):
        act = any_act(world, rng)
        if act is None:
            break
        try:
            following = world.step(act)
        except Refused:
            continue
        assert parse(world, act.line()) == act
        world = following


def test_code_is_shown_as_it_stands() -> None:
    world = writer(name="style.css", blocks=[".info {", "color: red;", "}"])
    page = world.page()
    assert page.title == "style.css · 3 lignes"
    assert [row.cells for row in page.rows] == [("1", ".info {"), ("2", "color: red;"), ("3", "}")]
    assert not {"style", "format", "align", "go"} & {offer.act for offer in page.offers}
    now = do(do(world, "modifier 2 color: blue;"), "insérer 2 top: 0;")
    assert text_of(now) == ".info { ¶ color: blue; ¶ top: 0; ¶ }"
    assert text_of(do(now, "annuler")) == ".info { ¶ color: blue; ¶ }"


@pytest.mark.parametrize(
    ("typed", "now"),
    [
        ("modifier 2 #1d1f21", "--fond: #1d1f21;"),
        ("modifier 2 #1d1f21;", "--fond: #1d1f21;"),
        ("modifier 2 --texte: red;", "--texte: red;"),
        ("modifier 1 body", "body"),
    ],
)
def test_a_value_alone_takes_the_place_of_that_of_its_line(typed: str, now: str) -> None:
    world = writer(name="style.css", blocks=[":root {", "--fond: #784212;", "}"])
    assert now in text_of(do(world, typed)).split(" ¶ ")


@pytest.mark.parametrize(
    "typed",
    ["liste-lignes 9 10 numérotée", "liste 9-10 numérotée", "liste 9 à 10 numérotée", "numéroter 9:10"],
)  # fmt: skip
def test_several_lines_become_a_list_at_once(typed: str) -> None:
    done = do(DOC, typed)
    assert has(done, "list", "pommes", "numérotée")
    assert has(done, "list", "poires", "numérotée")
    assert sum(fact[:1] == ("list",) and fact[2] == "numérotée" for fact in done.facts()) == 2
    assert do(done, "annuler").facts() == DOC.facts()
    refused(done, typed)


def test_numbers_that_the_program_makes_are_told_from_typed_ones() -> None:
    typed = do(DOC, "liste 9 aucune", "modifier 9 1. pommes").page().rows[8]
    made = do(DOC, "liste 9 numérotée").page().rows[8]
    assert typed.cells[2] == made.cells[2] == "1. pommes"
    assert made.said.endswith("liste numérotée")
    assert "liste" not in typed.said


@pytest.mark.parametrize(
    ("before", "joined"),
    [("Voir", "Voir mot"), ("Voir (", "Voir (mot"), ("l'", "l'mot"), ("porte-", "porte-mot"), ("et/", "et/mot")],
)  # fmt: skip
def test_what_is_pasted_is_set_apart_from_words_only(before: str, joined: str) -> None:
    done = do(writer(blocks=[before, "mot"]), "copier 2 mot", "coller 1 à la fin")
    assert has(done, "line", joined, "1")
