"""Marking of our own questions: Pix's correction, and the fairer comparisons."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixsim.bank.load import load_bank
from pixsim.bank.marking import is_right, matches, parse_number
from pixsim.bank.schema import Comparison

from .small_bank import write_bank

NUMBER = Comparison(compare="number", units=("Mo/s", "Mo"))


@pytest.mark.parametrize(
    "text", ["12,5", "12.5", " 12,50 ", "12,5 Mo/s", "12,5Mo/s", "12,5\u00a0mo/s"]
)
def test_a_number_is_right_however_it_is_written(text: str) -> None:
    assert matches(text, ("12,5",), NUMBER)


@pytest.mark.parametrize("text", ["125", "12,5 ko", "", "12,5,0", "douze", "12,51", "-12,5", "1e1"])
def test_another_number_is_wrong(text: str) -> None:
    assert not matches(text, ("12,5",), NUMBER)


@pytest.mark.parametrize(
    "text", ["page 6", "par 6", "k = 6", "la ligne 6", "i=6", "total : 6 Mo", "l'étape 6"]
)
def test_words_may_announce_a_number(text: str) -> None:
    assert matches(text, ("6",), NUMBER)


@pytest.mark.parametrize(
    "text", ["moins 6", "pas 6", "page 7", "k = 6 ko", "6 pages", "page", "entre 5 et 6", "- 6"]
)
def test_words_do_not_make_another_number_right(text: str) -> None:
    assert not matches(text, ("6",), NUMBER)


def test_thousands_may_be_spaced_and_tolerance_is_inclusive() -> None:
    assert matches("1 000 000", ("1000000",), NUMBER)
    assert matches("1\u202f000", ("1000",), NUMBER)
    close = Comparison(compare="number", tolerance=0.1)
    assert matches("465,8", ("465,7",), close)
    assert not matches("465,81", ("465,7",), close)


@given(st.integers(-(10**9), 10**9), st.sampled_from(["", " Mo", "Mo", " mo/s"]))
def test_a_written_number_is_read_back(value: int, unit: str) -> None:
    assert parse_number(f"{value}{unit}", ("Mo", "Mo/s")) == value
    assert parse_number(f"{value:,}".replace(",", " ") + unit, ("Mo", "Mo/s")) == value


@pytest.mark.parametrize("text", ["=somme(a1:a3)", " = SOMME ( A1 : A3 ) ", "=Somme(A1:A3)"])
def test_a_formula_is_compared_without_case_and_spaces(text: str) -> None:
    assert matches(text, ("=SOMME(A1:A3)",), Comparison(compare="formula"))


def test_text_inside_a_formula_keeps_its_spaces_and_case() -> None:
    formula = Comparison(compare="formula")
    assert matches('=si(a1>2;"Oui oui";"non")', ('=SI(A1>2;"Oui oui";"non")',), formula)
    assert not matches('=si(a1>2;"ouioui";"non")', ('=SI(A1>2;"Oui oui";"non")',), formula)


@pytest.mark.parametrize(
    "text",
    [
        '"bilan carbone" filetype:pdf site:ademe.fr',
        'site:ademe.fr ext:PDF "Bilan carbone"',
        "« bilan carbone »  site:ademe.fr filetype:pdf",
    ],
)
def test_a_query_is_a_set_of_terms(text: str) -> None:
    key = ('"bilan carbone" filetype:pdf site:ademe.fr',)
    assert matches(text, key, Comparison(compare="terms"))


@pytest.mark.parametrize(
    "text", ["bilan carbone filetype:pdf site:ademe.fr", '"bilan carbone" site:ademe.fr', ""]
)
def test_a_query_with_other_terms_is_wrong(text: str) -> None:
    key = ('"bilan carbone" filetype:pdf site:ademe.fr',)
    assert not matches(text, key, Comparison(compare="terms"))


def test_exact_keeps_case_accents_and_punctuation() -> None:
    exact = Comparison(compare="exact")
    assert matches("  /Site/img/a.png ", ("/Site/img/a.png",), exact)
    assert not matches("/site/img/a.png", ("/Site/img/a.png",), exact)
    assert not matches("cafe", ("café",), exact)
    assert matches("cafe\u0301", ("café",), exact)


def test_each_type_of_question_is_marked(tmp_path: Path) -> None:
    small = load_bank(write_bank(tmp_path))
    rng = np.random.default_rng(0)
    by_type = {item.type: small.question(f"{item.id}#1", rng) for item in small.items.values()}
    for question in by_type.values():
        assert is_right(question, question.right_answer)
        assert not is_right(question, ())
    dependent = by_type["QROCM-dep"]
    assert is_right(dependent, ("rouge", "Blanc"))
    assert not is_right(dependent, ("rouge", "rouge"))
    assert not is_right(dependent, ("rouge",))
    independent = by_type["QROCM-ind"]
    assert is_right(independent, ("HTTPS", ".fr"))
    assert not is_right(independent, (".fr", "https"))
    several = by_type["QCM"]
    assert is_right(several, tuple(reversed(several.key)))
    assert not is_right(several, several.key[:1])
    assert not is_right(several, ("1", "2", "3"))


@given(st.text(max_size=30), st.text(min_size=1, max_size=30))
def test_marking_never_fails_on_any_text(text: str, key: str) -> None:
    for compare in ("text", "exact", "number", "formula", "terms"):
        for t3 in (False, True):
            assert matches(text, (key,), Comparison(compare=compare, t3=t3)) in (True, False)
