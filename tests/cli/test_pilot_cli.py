"""``pixsim pilot``: forms, what to expect of them, plain faults."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
from click.testing import CliRunner, Result

from pixsim.assembly.pilot_forms import read_form
from pixsim.bank.load import Bank
from pixsim.cli import pixsim


def run(*arguments: object) -> Result:
    return CliRunner().invoke(pixsim, [str(part) for part in arguments], prog_name="pixsim")


def test_a_plan_says_how_many_candidates_it_takes_and_writes_the_forms(
    bank: Bank, tmp_path: Path
) -> None:
    out = tmp_path / "forms.csv"
    options = ("--questions", 12, "--forms", 2, "--candidates", 100, "--seed", 4)
    done = run("pilot", "plan", *options, "--out", out)
    assert done.exit_code == 0, done.output
    assert "2 jeux de 12 questions, 20 items en tout" in done.stdout
    assert "100 candidats : erreur type de la difficulté 0," in done.stdout
    assert "Pour neuf items sur dix à ± 0,30 :" in done.stdout
    assert "a priori" in done.stdout
    told = json.loads(run("pilot", "plan", *options, "--json").stdout)
    assert len(pd.read_csv(out)) == 24
    for number in (1, 2):
        assert list(read_form(out, number, bank).questions) == told["forms"][number - 1]
    known = [row["known"] for row in told["by_size"]]
    assert known == sorted(known)
    fewer = json.loads(run("pilot", "plan", *options, "--json", "--precision", "0.6").stdout)
    assert 1 < fewer["needed"] < told["needed"]


def test_faults_are_told_plainly(tmp_path: Path) -> None:
    none = run("pilot", "plan", "--questions", 200, "--competence", "1.1")
    assert none.exit_code == 3
    assert "pas assez d'items" in none.stderr
    assert run("pilot", "plan", "--competence", "9.9").exit_code == 2
    file = tmp_path / "forms.csv"
    file.write_text("form,question\n1,nothing#1\n", encoding="utf-8")
    refused = run("pilot", "sit", "independant", file)
    assert refused.exit_code == 3
    assert "la banque n'a pas d'item nothing#1" in refused.stderr
    assert (
        "il n'y a pas de jeu de questions 2"
        in run("pilot", "sit", "independant", file, "--form", 2).stderr
    )
    assert "Traceback" not in refused.output
