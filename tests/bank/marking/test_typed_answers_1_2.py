"""Typed answers of competences 1.1 to 2.2, as people type them: « {k} » is the first key."""

from __future__ import annotations

import numpy as np
import pytest

from pixsim.bank.marking import is_right
from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank, load_bank

VARIANTS = (1, 2, 3)

RIGHT = [
    ("navigateur7-reseau", 0, "« {k} »"),
    ("navigateur7-reseau", 1, "https://{k}/"),
    ("adresse_web6-decoder", 0, "{k}."),
    ("fiabilite1-date", 0, "le {k}"),
    ("fiabilite6-origine", 0, "le n° {k}"),
    ("citer6-isbn", 0, "le livre {k}"),
    ("citer6-isbn", 1, "le dernier chiffre est {k}"),
    ("extensions5-type_annonce", 0, "« {k} »"),
    ("unites6-gio", 1, "{k}."),
    ("unites6-gio", 1, "{k},0"),
    ("unites6-gio", 1, "environ {k} Go"),
    ("demarches6-luhn", 0, "{k} numéros"),
    ("types6-jours", 1, "emprunt {k}"),
    ("structurer3-colonne_cle", 0, "la colonne {k}"),
    ("adresse_mel4-expediteur", 0, "<{k}>"),
    ("reseaux_sociaux4-remonter", 0, "le compte {k}"),
    ("reseaux_sociaux4-remonter", 0, "@{k}"),
    ("collecte3-producteur", 0, "« {k} »"),
    ("citer4-doi", 0, "{k}."),
    ("motscles6-catalogue", 0, "{k} notices"),
    ("liens3-deplier", 0, "https://{k}"),
]
WRONG = [
    ("unites3-capacite", 0, "{k} fichiers"),
    ("motscles6-catalogue", 0, "plus de {k}"),
    ("navigateur7-reseau", 1, "www.{k}.test"),
    ("citer6-isbn", 1, "1{k}"),
    ("unites6-gio", 1, "{k}1"),
    ("unites6-gio", 1, "{k} Gio"),
    ("unites7-texte", 2, "1{k}"),
    ("synthese6-part", 0, "{k},4"),
    ("types6-jours", 1, "{k}0"),
]
"""An item, the place of the answer among those it asks, and what is typed there."""


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank()


def drawn(bank: Bank, item: str) -> list[Question]:
    return [bank.question(f"{item}#{number}", np.random.default_rng(0)) for number in VARIANTS]


def written(question: Question, place: int, template: str) -> tuple[str, ...]:
    """Right answers, but for the one at a place."""
    answer = list(question.right_answer)
    answer[place] = template.format(k=answer[place])
    return tuple(answer)


@pytest.mark.parametrize(("item", "place", "template"), RIGHT)
def test_a_usual_way_to_type_it_is_right(bank: Bank, item: str, place: int, template: str) -> None:
    for question in drawn(bank, item):
        assert is_right(question, written(question, place, template))


@pytest.mark.parametrize(("item", "place", "template"), WRONG)
def test_a_near_answer_is_wrong(bank: Bank, item: str, place: int, template: str) -> None:
    for question in drawn(bank, item):
        assert not is_right(question, written(question, place, template))


def test_a_name_is_right_in_both_orders(bank: Bank) -> None:
    for item, place in (
        ("fiabilite1-article", 0),
        ("demarches7-rapport", 0),
        ("tri_filtre4-deux_cles", 0),
    ):
        for question in drawn(bank, item):
            first, *last = question.right_answer[place].split()
            turned = " ".join([*(word.upper() for word in last), first])
            assert is_right(question, written(question, place, turned))
            assert not is_right(question, written(question, place, first))


def test_asked_decimals_never_end_with_a_zero(bank: Bank) -> None:
    for item, place in (("statistiques5-coefficients", 0), ("pixels7-fichier", 3)):
        for question in drawn(bank, item):
            key = question.right_answer[place]
            held = question.fields[place] if question.fields else question.comparison
            assert held.decimals == len(key.partition(",")[2])
            assert not key.endswith("0")
