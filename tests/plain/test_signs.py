"""Signs that voices leave out: said in words, in the language of what is said, and read back."""

from __future__ import annotations

import re

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.plain.signs import in_signs, replace_signs
from pixsim.plain.wording import lay_out_for_width, spell_out, spoken_text
from pixsim.worlds.lines import spoken as spoken_page
from tests.plain.talking import dialogue
from tests.tools.tiers import steps

LEFT_OUT = re.compile("[≤≥≠←→□■▣•‹›·−]|[nN]°")
"""espeak-ng says none of them in French, « − » in English and « n° » as a letter."""


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("si age ≤ 8", "fr", "si age inférieur ou égal à 8"),
        ("if age ≥ 8", "en", "if age greater than or equal to 8"),
        ("livres ← 1", "fr", "livres reçoit 1"),
        ("    Lundi |■■■", "fr", "    Lundi |3 carrés pleins"),
        ("Une case devient ■, une case □ reste", "fr", "Une case devient carré plein, une case carré vide reste"),
        ("Onglets : [1 a.test •] [2 b.test]", "fr", "Onglets : [1 a.test, affiché] [2 b.test]"),
        ("Figure ‹numéro› : Plan", "fr", "Figure (numéro) : Plan"),
        ("Annonce · Sommeil", "fr", "Annonce, Sommeil"),
        ("Système › À propos", "fr", "Système, À propos"),
        ("a < b, 3 × 4, C:\\x, 5 €, 5 °C", "fr", "a < b, 3 × 4, C:\\x, 5 €, 5 °C"),
        ("N° de carte : n° 5, n°6, n°s 7 et 8", "fr", "Numéro de carte : numéro 5, numéro 6, numéros 7 et 8"),
        ("invoice n° 5", "en", "invoice number 5"),
        ("−3 °C, 1 − remise, UTC−4, a-b", "fr", "moins 3 °C, 1 moins remise, UTC moins 4, a-b"),
        ("at −3", "en", "at minus 3"),
        ("Seul ce qui est coché (▣) part.", "fr", "Seul ce qui est coché part."),
    ],
)  # fmt: skip
def test_a_sign_is_words(text: str, language: str, said: str) -> None:
    assert replace_signs(text, language) == said
    assert replace_signs(said, language) == said


def test_what_was_heard_can_be_typed() -> None:
    assert in_signs("modifier 1 age inférieur ou égal à 8") == "modifier 1 age <= 8"
    assert in_signs("change 1 age Greater Than Or Equal To 8") == "change 1 age >= 8"
    assert in_signs("modifier 1 âge < 8") == "modifier 1 âge < 8"


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("1 h 45", "1 heure 45 minutes"),
        ("2\u00a0h\u00a000", "2 heures"),
        ("14 min", "14 minutes"),
        ("1 min 05 s", "1 minute 5 secondes"),
        ("45 s", "45 secondes"),
    ],
)
def test_a_length_of_time_is_said_in_full(shown: str, said: str) -> None:
    assert spell_out(shown) == said


def test_a_diagram_of_squares_is_heard_with_its_figures(bank: Bank) -> None:
    """Marks of the screens are left out, never those of a question."""
    question = bank.question("graphiques2-barres#1", np.random.default_rng(0))
    drawn = [line for line in question.statement.splitlines() if "■" in line]
    assert len(drawn) > 3
    talk, out = dialogue([])
    talk.say(question.statement)
    for line in drawn:
        count = line.count("■")
        name = line.split("|")[0].strip()
        squares = "carré plein" if count == 1 else f"{count} carrés pleins"
        assert re.search(rf"{name} +\|{squares}\n", out.getvalue())


@pytest.mark.parametrize("step", steps(5))
def test_no_simulator_says_a_sign_that_is_not_heard(bank: Bank, step: int) -> None:
    for item in [one for one in bank.items.values() if one.kind == "sim"][::step]:
        question = bank.question(f"{item.id}#1", np.random.default_rng(0))
        assert question.task is not None
        for text in (question.statement, *spoken_page(question.task.world.page())):
            for line in lay_out_for_width(spoken_text(text)):
                assert not LEFT_OUT.search(line), (item.id, line)
