"""The worksheet: copying, sorting, filters, formats, undoing, and formulas judged by what they do."""

from __future__ import annotations

import pytest

from pixsim.worlds.core import World
from pixsim.worlds.sheet.foreign_formula_hints import ENGLISH
from pixsim.worlds.sheet.functions import FUNCTIONS
from pixsim.worlds.sheet.world import Sheet
from tests.worlds.test_mail import do, refused

SHEET = Sheet(
    cells={
        "A1": "Article", "B1": "Prix", "C1": "Qté", "D1": "Montant", "G1": "13 %",
        "A2": "Lampe", "B2": "3,6", "C2": "32", "A3": "Papier", "B3": "8,7", "C3": "40", "A4": "Stylo", "B4": "1,2", "C4": "'12",
    }
)  # fmt: skip


def shown(world: World, *cells: str) -> list[str]:
    assert isinstance(world, Sheet)
    return [world.shown(cell) for cell in cells]


def test_a_formula_is_copied_and_follows() -> None:
    done = do(SHEET, "saisir D2 =b2*c2*(1-$g$1)", "recopier D2 D4")
    assert shown(done, "D2", "D3") == ["100,224", "302,76"]
    assert ("text", "D3", "=B3*C3*(1-$G$1)") in done.facts()
    assert shown(do(done, "saisir G1 0"), "D2") == ["115,2"]


def test_a_block_of_formulas_is_drawn_at_once() -> None:
    begun = do(SHEET, "saisir D2 =B2*C2", "saisir E2 =D2+1")
    apart = do(begun, "recopier D2 D3", "recopier E2 E3")
    for line in (
        "recopier D2:E2 E3",
        "recopier D2:E2 D3:E3",
        "recopier D2:E2 jusqu'à E3",
        "recopier D2:E2 vers D3:E3",
        "recopier D2 D2:E2>E3",
    ):
        done = do(begun, line)
        assert shown(done, "D3", "E3") == shown(apart, "D3", "E3") == ["348", "349"], line
        assert ("text", "E3", "=D3+1") in done.facts()
        assert do(done, "annuler").facts() == begun.facts()
    right = do(begun, "recopier D2:D3 E3")
    assert ("text", "E2", "=C2*D2") in right.facts()
    assert shown(right, "E3") == [""]
    for line in ("recopier D2:E2 F9", "recopier D2:E2 Z999", "recopier D2:E2 rien"):
        refused(begun, line)


def test_formulas_are_judged_by_what_they_do() -> None:
    right = ("behaves", "D2:D4", "=B2*C2*(1-$G$1)")
    for formula, good in (
        ("=B2*C2*(1-$G$1)", True),
        ("=B2*C2-B2*C2*G$1", True),
        ("=PRODUIT(B2;C2)*(1-$G$1)", False),  # a text is left out of a product of cells
        ("=B2*C2*(1-G1)", False),
        ("=B2*C2*(1-0,13)", False),
        ("=B2*C2*(1-$G$1)+0", True),
    ):
        done = do(SHEET, f"saisir D2 {formula}", "recopier D2 D4")
        assert done.holds(right) is good, formula
    typed = do(SHEET, "saisir D2 100,224", "saisir D3 302,76", "saisir D4 12,528")
    assert typed.holds(right) is False
    assert SHEET.holds(("text", "A1", "Article")) is None
    assert SHEET.holds(("behaves", "rien", "=1")) is False


def test_sorting_moves_whole_lines() -> None:
    done = do(SHEET, "saisir D2 =B2*2", "recopier D2 D4", "trier B2 croissant")
    assert shown(done, "A2", "A3", "A4", "D2") == ["Stylo", "Lampe", "Papier", "2,4"]
    assert ("text", "D4", "=B4*2") in done.facts()
    down = do(
        done, "trier C2 décroissant"
    )  # the text « 12 » comes after the numbers, so before them
    assert shown(down, "A2") == ["Stylo"]


def test_filters_hide_and_count() -> None:
    done = do(SHEET, "filtrer A2 Papier")
    assert ("visible", "1") in done.facts()
    assert done.page().grid is not None
    assert done.page().grid.rows[:2] == (1, 3)  # type: ignore[union-attr]
    more = do(SHEET, "filtrer B2 >2")
    assert ("visible", "2") in more.facts()
    assert ("visible", "3") in do(more, "tout-montrer").facts()


def test_texts_become_numbers() -> None:
    assert ("number", "C4") not in SHEET.facts()
    done = do(SHEET, "convertir C2 C4")
    assert ("number", "C4") in done.facts()
    assert "Aucune" in refused(done, "convertir C2 C4")


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("pourcentage", "360 %"),
        ("monétaire €", "3,60 €"),
        ("nombre sans décimale", "4"),
        ("date", "02/01/1900"),
    ],
)
def test_formats(form: str, text: str) -> None:
    assert shown(do(SHEET, f"formater B2 B2 {form}"), "B2") == [text]


def test_undoing_brings_back() -> None:
    done = do(
        SHEET,
        "saisir A2 Chaise",
        "effacer A3 C3",
        "graphique courbe A2:A4 B2:B4",
        "annuler",
        "annuler",
        "annuler",
    )
    assert done.facts() == SHEET.facts()
    refused(do(SHEET, "saisir A2 x", "annuler"), "annuler")


def test_what_leaves_the_sheet_is_refused() -> None:
    for line in (
        "recopier A1 Z99",
        "recopier A1 tout",
        "effacer A1 A999",
        "graphique courbe A1 rien",
        "saisir Z99 1",
    ):
        refused(SHEET, line)


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("=SUM(B2:B4)", "SOMME, non SUM"), ("=if(B2>3;1;2)", "SI, non IF"), ("=SI(B2>3;TRUE;FAUX)", "VRAI, non TRUE"), ("=OFFSET(B2;1;0)", "DECALER, non OFFSET"),
        ("=ARRONDI(B2,1)", "Séparez par « ; »"), ('=SI(B2>3,"a, b","c")', "Séparez par « ; »"), ("=AUJOURDHUI()-B2", "AUJOURDHUI change chaque jour"), ("=now()", "NOW change chaque jour"),
        ("=SOMME(B2", "incomplète"),
    ],
)  # fmt: skip
def test_what_another_worksheet_writes_is_told(formula: str, said: str) -> None:
    assert said in refused(SHEET, f"saisir D2 {formula}")


@pytest.mark.parametrize(
    ("formula", "gives"),
    [('=SI(B2>3;"SUM(x), IF(y)";1)', "SUM(x), IF(y)"), ("=SOMME(1,5;2)", "3,5"), ("=B2*1,5", "5,4"), ("=SOMME(DECALER(B2;0;0;3;1))", "13,5"), ('=INDIRECT("B"&3)', "8,7")],
)  # fmt: skip
def test_texts_and_decimals_are_left_as_they_are(formula: str, gives: str) -> None:
    assert shown(do(SHEET, f"saisir D2 {formula}"), "D2") == [gives]


def test_every_french_name_is_a_function() -> None:
    assert {*ENGLISH.values()} <= {*FUNCTIONS}
    assert not {*ENGLISH} & {*FUNCTIONS}


def test_a_computed_range_is_judged_by_what_it_gives() -> None:
    done = do(SHEET, "saisir D2 =SOMME(DECALER(B1;1;0;3;1))")
    assert done.holds(("behaves", "D2", "=SOMME(B2:B4)")) is True
    assert done.holds(("behaves", "D2", "=SOMME(B2:B3)")) is False


def test_the_last_twelve_changes_are_undone() -> None:
    filled = do(SHEET, *(f"saisir E{n} {n}" for n in range(1, 15)))
    back = do(filled, *["annuler"] * 12)
    assert shown(back, "E1", "E2", "E3", "E14") == ["1", "2", "", ""]
    refused(back, "annuler")
