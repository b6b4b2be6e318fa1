"""The bundled bank is what the project promises: coverage, mix of types, priors, commands."""

from __future__ import annotations

import json
from collections import Counter

import numpy as np
import pytest
from click.testing import CliRunner

from pixsim.bank.checking.bank_check import count_coverage
from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.priors import PRIOR_B, guessing_chance, prior_parameters
from pixsim.bank.stats import bank_stats
from pixsim.cli import pixsim


def run(*arguments: str) -> str:
    done = CliRunner().invoke(pixsim, list(arguments), prog_name="pixsim")
    assert done.exit_code == 0, done.output
    return done.stdout


def test_every_skill_of_the_framework_has_three_variants(bank: Bank) -> None:
    assert all(len(bank.variants(skill.name)) >= 3 for skill in bank.framework.skills)


def test_every_level_of_every_competence_has_skills_of_four_tubes(bank: Bank) -> None:
    assert all(
        levels.get(level, 0) >= 4
        for levels in count_coverage(bank).values()
        for level in range(1, 8)
    )


def test_most_questions_ask_to_produce_an_answer(bank: Bank) -> None:
    types = Counter(item.type for item in bank.items.values())
    total = sum(types.values())
    shares = {name: count / total for name, count in types.items()}
    assert shares["QCU"] <= 0.30
    assert shares["QCM"] <= 0.15
    assert shares["QROC"] >= 0.35  # simulators are of this type too
    assert shares["QROCM-ind"] + shares["QROCM-dep"] <= 0.25
    files = sum(row.files for row in bank_stats(bank).values())
    assert files / total >= 0.12


def test_every_item_explains_itself_and_dated_facts_name_their_source(bank: Bank) -> None:
    for item in bank.items.values():
        assert not item.checked or item.source
        if item.family is None:  # the others: tests/families/test_every_family.py
            question = bank.question(f"{item.id}#1", np.random.default_rng(0))
            assert len(question.explanation) >= 30


def test_priors_rise_with_the_level_and_guessing_is_a_chance(bank: Bank) -> None:
    difficulties = [PRIOR_B[level] for level in sorted(PRIOR_B)]
    assert difficulties == sorted(difficulties)
    for item in list(bank.items.values())[::11]:
        question = bank.question(f"{item.id}#1", np.random.default_rng(0))
        assert 0 <= guessing_chance(question) <= 0.5
        a, b = prior_parameters(question.level)
        assert a > 0
        assert b == PRIOR_B[question.level]


def test_bank_commands_show_what_authors_need(bank: Bank) -> None:
    text = run("bank", "show", "adresse_web4", "--variant", "2")
    for part in ("@adresse_web4", "Réponse", "Pourquoi", "Paramètres a priori"):
        assert part in text
    assert "adresse_web4-" in run("bank", "list", "--competence", "1.1", "--level", "4")
    assert "Parts des items" in run("bank", "stats")
    rows = json.loads(run("bank", "stats", "--json"))["competences"]
    assert sum(row["items"] for row in rows.values()) == len(bank.items)
    assert len(json.loads(run("bank", "list", "--json"))["items"]) == len(bank.items)


@pytest.mark.parametrize(
    "arguments", [("show", "rien9"), ("show", "adresse_web4", "--variant", "9999")]
)
def test_bank_show_refuses_what_does_not_exist(arguments: tuple[str, ...]) -> None:
    done = CliRunner().invoke(pixsim, ["bank", *arguments], prog_name="pixsim")
    assert done.exit_code == 2
    assert "Erreur" in done.stderr
