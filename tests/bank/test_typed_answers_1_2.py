"""Typed answers of competences 1.1 to 2.2, as people type them: « {k} » is the first key."""

from __future__ import annotations

import numpy as np
import pytest

from pixsim.bank.load import Bank, load_bank
from pixsim.bank.marking import is_right
from pixsim.bank.question import Question

VARIANTS = (1, 2, 3)

RIGHT = [
    ("navigateur7-reseau", "« {k} »"),
    ("adresse_web6-decoder", "{k}."),
    ("adresse_web7-homographe", "la {k}e lettre"),
    ("fiabilite1-date", "le {k}"),
    ("fiabilite6-origine", "le n° {k}"),
    ("citer6-isbn", "la clé est {k}"),
    ("extensions5-type_annonce", "« {k} »"),
    ("unites6-gio", "{k}."),
    ("unites6-gio", "{k}0"),
    ("unites6-gio", "environ {k}"),
    ("structurer3-colonne_cle", "la colonne {k}"),
    ("graphiques7-logarithme", "×{k}"),
    ("graphiques7-logarithme", "multiplier par {k}"),
    ("nettoyage5-normaliser", "« {k} »"),
    ("collecte3-portail", "https://{k}/"),
    ("adresse_mel4-expediteur", "<{k}>"),
    ("visio5-fuseaux", "il est {k}"),
    ("reseaux_sociaux4-remonter", "le compte {k}"),
    ("reseaux_sociaux4-remonter", "@{k}"),
    ("liens3-deplier", "https://{k}"),
]
WRONG = [
    ("citer5-modele", "{lower}"),
    ("unites3-capacite", "{k} fichiers"),
    ("unites6-gio", "{k}1"),
    ("unites7-image", "{whole}"),
    ("collecte3-portail", "datagouvfr"),
    ("synthese6-part", "{k},4"),
    ("graphiques7-logarithme", "{k} %"),
    ("visio5-fuseaux", "avant {k}"),
]


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank()


def drawn(bank: Bank, item: str) -> list[Question]:
    return [bank.question(f"{item}#{number}", np.random.default_rng(0)) for number in VARIANTS]


def written(template: str, key: str) -> str:
    return template.format(
        k=key,
        lower=key.lower(),
        whole=key.partition(",")[0],
        stem=key.rpartition(".")[0],
        iso="-".join(reversed(key.split("/"))),
    )


@pytest.mark.parametrize(("item", "template"), RIGHT)
def test_a_usual_way_to_type_it_is_right(bank: Bank, item: str, template: str) -> None:
    for question in drawn(bank, item):
        assert is_right(question, (written(template, question.key[0]),))


@pytest.mark.parametrize(("item", "template"), WRONG)
def test_a_near_answer_is_wrong(bank: Bank, item: str, template: str) -> None:
    for question in drawn(bank, item):
        assert not is_right(question, (written(template, question.key[0]),))


def test_a_name_is_right_in_both_orders(bank: Bank) -> None:
    for item in ("fiabilite1-article", "extensions7-auteur", "tri_filtre4-deux_cles"):
        for question in drawn(bank, item):
            first, *last = question.key[0].split()
            assert is_right(question, (" ".join([*(word.upper() for word in last), first]),))
            assert not is_right(question, (first,))


def test_asked_decimals_never_end_with_a_zero(bank: Bank) -> None:
    for item in ("unites6-gio", "unites7-image", "proprietes6-gps", "statistiques5-coefficients"):
        for question in drawn(bank, item):
            places = question.comparison.decimals
            assert places == len(question.key[0].partition(",")[2])
            assert not question.key[0].endswith("0")
