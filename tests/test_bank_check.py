"""The check of a bank finds planted faults and passes a sound bank."""

from __future__ import annotations

from pathlib import Path

import pytest

from pixsim.bank.check import check_bank
from pixsim.bank.load import load_bank

from .small_bank import ITEMS, write_bank


def kinds(folder: Path) -> set[str]:
    return {problem.kind for problem in check_bank(load_bank(folder)).problems}


def test_a_sound_bank_has_no_problem(tmp_path: Path) -> None:
    report = check_bank(load_bank(write_bank(tmp_path)))
    assert report.problems == ()
    assert report.questions == 10
    assert report.coverage["1.1"] == {1: 1, 3: 2, 4: 2}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ('wrong = ["{{nom}}"]', 'wrong = ["{{valeur}},0 Mo"]', "wrong_accepted"),
        (
            'options = ["{{juste}}", "Wikipédia", "Gmail"]',
            'options = ["{{juste}}", "Gmail", "Gmail"]',
            "same_options",
        ),
        ("key = [1, 2]", "key = [1, 2, 3]", "key_outside"),
        ("key = 1\n", "key = 7\n", "key_outside"),
        (
            'url = "http://a.org"\nproto = "http"',
            'url = "https://a.fr"\nproto = "http"',
            "duplicate",
        ),
        (
            'statement = "Décomposez {{url}}."',
            'statement = "Décomposez {{adresse}}."',
            "undrawable",
        ),
        ('statement = "Décomposez {{url}}."', f'statement = "{"x" * 79} {{{{url}}}}"', "wide_line"),
        (
            'statement = "Décomposez {{url}}."',
            'statement = "Décomposez {{URL}} {{url}}."',
            "unfilled",
        ),
        ('ext = ".org"', 'ext = ".com"', "key_outside"),
        ("valeur = 3", 'valeur = "trois"', "key_refused"),
        ("valeur = 3", 'valeur = ""', "blank"),
        ('wrong = "ftp"', 'wrong = "{{proto}}"', "wrong_accepted"),
        ('[[item.variant]]\nnom = "taille"\nvaleur = 20', "", "few_variants"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, before: str, after: str, kind: str) -> None:
    assert before in ITEMS
    assert kind in kinds(write_bank(tmp_path, ITEMS.replace(before, after)))


def test_only_some_competences_can_be_checked(tmp_path: Path) -> None:
    report = check_bank(load_bank(write_bank(tmp_path)), only=frozenset({"1.2"}))
    assert report.questions == 0
    assert report.problems == ()
