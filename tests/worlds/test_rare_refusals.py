"""Refusals of machines that only odd acts meet: what they say, and that the world stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pixsim.worlds.assistant.data import ANYONE, MOST_LINES, Link, Talk
from pixsim.worlds.core import Refused, World
from pixsim.worlds.sheet.world import Sheet
from pixsim.worlds.writer.acts import MOST_RUNS
from pixsim.worlds.writer.acts_of_review import MOST_REMARKS
from pixsim.worlds.writer.data import COLUMNS_MOST, LONGEST, ROWS_MOST
from tests.worlds.test_assistant import assistant
from tests.worlds.test_mail import BOX, do
from tests.worlds.test_program import robot
from tests.worlds.test_settings import box
from tests.worlds.test_sheet import SHEET
from tests.worlds.test_social import network
from tests.worlds.test_web import MAIRIE, net
from tests.worlds.test_writer import DOC, writer

Case = tuple[str, Callable[[], World], dict[str, str], str]


def table(rows: list[list[str]]) -> World:
    kept = {"kind": "table", "name": "Prix", "table": {"rows": rows}}
    return do(writer(blocks=["# Tarifs", kept]), "ouvrir 2")


def on(place: str, **more: Any) -> World:
    return do(writer(**more), f"aller {place}")


def commented(comments: int, replies: int = 0) -> World:
    told = {"author": "Hugo", "text": "À vérifier", "replies": [["Ana", "Oui"]] * replies}
    return writer(blocks=[{"runs": ["Bonjour"], "comments": [told] * comments}])


def in_pieces() -> World:
    return writer(blocks=[{"runs": [{"text": "a ", "effects": ["gras"] * (n % 2)}
                                    for n in range(MOST_RUNS + 1)]}])  # fmt: skip


def at_home() -> World:
    return do(net(), f"aller {MAIRIE}/", "accepter")


def shared() -> World:
    links = tuple(
        Link(id=str(n), talk="1", title="t", who=ANYONE) for n in range(1, MOST_LINES + 1)
    )
    return assistant(talks=(Talk(id="1", title="Affiche"),), links=links, where=("talk", "1"))


CASES: list[Case] = [
    ("a table is no paragraph", lambda: do(DOC, "copier 4 bientôt"), {"do": "paste", "row": "6", "where": "à la fin"},
     "Ce n'est pas un paragraphe."),
    ("the last line", lambda: writer(blocks=["Seule"]), {"do": "delete", "row": "1"},
     "Un document garde au moins un paragraphe."),
    ("nothing on the line", lambda: writer(blocks=["", "x"]), {"do": "copy", "row": "1", "words": ""},
     "Il n'y a rien à copier."),
    ("no sign to mark", lambda: writer(blocks=["", "x"]),
     {"do": "format", "row": "1", "effect": "gras", "words": ""}, "Cette ligne est vide."),
    ("too many pieces", in_pieces, {"do": "edit", "row": "1", "text": "a " * (MOST_RUNS + 1) + "b"},
     "Trop de modifications dans un paragraphe."),
    ("an empty note", lambda: on("insertion"), {"do": "note", "row": "2", "after": "salle", "text": ""},
     "Écrivez la note."),
    ("a cell too long", lambda: writer(blocks=[{"kind": "table", "name": "T", "table": {"rows": [["a" * LONGEST]]}}]),
     {"do": "replace", "words": "a", "way": "tout", "by": "bb"}, f"Paragraphe trop long : {LONGEST} signes au plus."),
    ("an empty caption", lambda: on("insertion"), {"do": "caption", "row": "6", "text": ""},
     "Écrivez la légende."),
    ("a wide table", lambda: table([["x"] * COLUMNS_MOST]), {"do": "add", "cell": "A1", "where": "une colonne à droite"},
     "Le tableau est trop large."),
    ("a long table", lambda: table([["x"]] * ROWS_MOST), {"do": "add", "cell": "A1", "where": "une ligne au-dessous"},
     "Le tableau est trop long."),
    ("many comments", lambda: do(commented(MOST_REMARKS), "aller révision"),
     {"do": "comment", "row": "1", "text": "x"}, "Il y a trop de commentaires."),
    ("many replies", lambda: do(commented(1, MOST_REMARKS), "aller commentaires"),
     {"do": "reply", "thread": "1", "text": "x"}, "Il y a trop de réponses."),
    ("no address", net, {"do": "visit", "address": ""}, "Quelle adresse ?"),
    ("no query", net, {"do": "search", "query": ""}, "Que cherchez-vous ?"),
    ("many tabs", lambda: do(net(), *["onglet"] * 7), {"do": "new_tab"}, "Trop d'onglets sont ouverts."),
    ("a page kept twice", lambda: do(at_home(), "favori"), {"do": "bookmark"},
     "Cette page est déjà dans les favoris."),
    ("no range", lambda: SHEET, {"do": "clear", "cell": "A1", "to": "zut"},
     "Écrivez une cellule ou une plage, par exemple D8 ou D3:D8."),
    ("beyond the sheet", lambda: SHEET, {"do": "clear", "cell": "A1", "to": "Z99"},
     "Cette plage dépasse la feuille."),
    ("one row to sort", lambda: Sheet(cells={"A1": "Nom", "A2": "Ana"}),
     {"do": "sort", "cell": "A1", "order": "croissant"}, "Il n'y a rien à trier."),
    ("no row so", lambda: SHEET, {"do": "filter", "cell": "A1", "value": "Vélo"},
     "Aucune ligne ne vaut « Vélo » dans cette colonne."),
    ("nothing to look for", box, {"do": "search", "text": " "}, "Que cherchez-vous ?"),
    ("where it is", robot, {"do": "move", "row": "2", "below": "1"}, "Cette ligne y est déjà."),
    ("many links", shared, {"do": "share_talk", "who": ANYONE}, "Trop de liens."),
    ("a file joined twice", lambda: do(BOX, "ouvrir 1", "répondre", "joindre notes.odt"),
     {"do": "attach", "document": "notes.odt"}, "Ce fichier est déjà joint."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("begin", "act", "said"),
    [pytest.param(begin, act, said, id=f"{n}-{name}") for n, (name, begin, act, said) in enumerate(CASES)],
)  # fmt: skip
def test_what_is_refused_says_why_and_changes_nothing(
    begin: Callable[[], World], act: dict[str, str], said: str
) -> None:
    world = begin()
    before = world.model_dump_json()
    with pytest.raises(Refused) as refusal:
        world.step(world.make_act(**act))
    assert str(refusal.value) == said
    assert world.model_dump_json() == before


def ended() -> World:
    return do(robot("+ avancer"), "lancer", "pas")


@pytest.mark.parametrize(
    ("begin", "act", "said"),
    [
        (ended, {"do": "step"}, "Le programme est terminé."),
        (network, {"do": "open", "thing": "99"}, "Il n'y a rien d'autre à en voir."),
        (lambda: do(net(), f"aller {MAIRIE}/piscine"), {"do": "follow", "link": "1"}, "Ce n'est pas un lien."),
        (lambda: DOC, {"do": "edit", "row": "0", "text": "x"}, "Ce n'est pas un paragraphe."),
        (lambda: DOC, {"do": "edit", "row": "²", "text": "x"}, "Donnez le numéro d'une ligne."),
        (lambda: DOC, {"do": "edit", "row": "99", "text": "x"}, "Il n'y a pas de ligne de ce numéro."),
        (robot, {"do": "delete", "row": "²"}, "Donnez le numéro d'une ligne."),
        (robot, {"do": "delete", "row": "99"}, "Il n'y a pas de ligne de ce numéro."),
    ],
)  # fmt: skip
def test_what_no_page_offers_is_refused_all_the_same(
    begin: Callable[[], World], act: dict[str, str], said: str
) -> None:
    world = begin()
    before = world.model_dump_json()
    with pytest.raises(Refused) as refusal:
        world.after(world.make_act(**act))
    assert str(refusal.value) == said
    assert world.model_dump_json() == before
