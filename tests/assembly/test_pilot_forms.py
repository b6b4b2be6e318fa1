"""Forms of a pilot: what they share, what they never repeat, and files that hold them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pixsim.assembly.pilot_forms import pilot_forms, read_form, write_forms
from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import DataError


def test_forms_share_what_links_them_and_nothing_else(bank: Bank) -> None:
    forms = pilot_forms(bank, np.random.default_rng(1), questions=20, forms=3, common=6)
    same = pilot_forms(bank, np.random.default_rng(1), questions=20, forms=3, common=6)
    assert forms == same
    sets = [set(form.questions) for form in forms]
    assert [len(one) for one in sets] == [20, 20, 20]
    assert len(sets[0] & sets[1] & sets[2]) == 6
    assert len(sets[0] | sets[1] | sets[2]) == 6 + 3 * 14
    for form in forms:
        skills = [bank.items[item].skill for item in form.items]
        assert len(set(skills)) == 20
        levels = [bank.framework.skill[skill].level for skill in skills]
        assert levels == sorted(levels)
        competences = {bank.framework.skill[skill].competence for skill in skills}
        assert len(competences) >= 10
    one = pilot_forms(bank, np.random.default_rng(2), questions=8, competences=["1.1"])
    assert {bank.framework.skill[bank.items[i].skill].competence for i in one[0].items} == {"1.1"}


def test_variants_are_those_that_items_have(bank: Bank) -> None:
    for seed in range(20):
        (form,) = pilot_forms(bank, np.random.default_rng(seed), questions=40)
        for question in form.questions:
            item, _mark, number = question.partition("#")
            assert 1 <= int(number) <= bank.items[item].variant_count


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"questions": 0}, "questions: 0 is below 1"),
        ({"forms": 2}, "share no question"),
        ({"common": 40}, "common: 40 is not from 0 to 30"),
        ({"questions": 200, "competences": ["1.1"]}, "200 items are needed"),
    ],
)
def test_what_makes_no_forms_is_named(bank: Bank, wrong: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        pilot_forms(bank, np.random.default_rng(0), **wrong)  # type: ignore[arg-type]


def test_a_form_comes_back_from_its_file_or_every_fault_is_named(
    bank: Bank, tmp_path: Path
) -> None:
    forms = pilot_forms(bank, np.random.default_rng(3), questions=5, forms=2, common=2)
    file = tmp_path / "forms.csv"
    file.write_bytes(write_forms(bank, forms))
    assert read_form(file, 2, bank) == forms[1]
    file.write_text("form,question\n1,nothing#1\n1,citer#999999\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_form(file, 1, bank)
    assert [problem.where for problem in caught.value.problems] == ["line 2", "line 3"]
    with pytest.raises(DataError, match="no form 7"):
        read_form(file, 7, bank)
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(DataError, match="the column form is missing"):
        read_form(file, 1, bank)
    with pytest.raises(DataError, match="cannot be read"):
        read_form(tmp_path / "none.csv", 1, bank)
