"""``pixsim pilot``: forms, what to expect of them, plain faults."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from pixsim.assembly.pilot_forms import read_form
from pixsim.bank.reading.load import Bank
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


def test_every_fault_of_a_file_of_forms_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "forms.csv"
    rows = [
        "1,visio1-un_bouton#1",
        "1,visio1-un_bouton#1",
        "x,visio1-un_bouton#2",
        "2,nothing#1",
        "2,",
    ]
    file.write_text("\n".join(["form,question", *rows, ""]), encoding="utf-8")
    refused = run("pilot", "sit", "independant", file)
    assert refused.exit_code == 3
    assert "ligne 3 : question : visio1-un_bouton#1 est déjà posée à la ligne 2" in refused.stderr
    assert "ligne 4 : form : x n'est pas un nombre entier" in refused.stderr
    assert "ligne 5 : question : la banque n'a pas d'item nothing#1" in refused.stderr
    assert "ligne 6 : question : est vide" in refused.stderr
    assert "4 erreurs." in refused.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--sd", "nan"), "« nan » n'est pas un nombre."),
        (("--mean", "nan"), "« nan » n'est pas un nombre."),
        (("--mean", "inf"), "hors des limites"),
        (("--precision", "NaN"), "« NaN » n'est pas un nombre."),
        (("--questions", 5, "--common", 6), "6 questions communes, mais 5 en tout"),
        (("--forms", 2, "--common", 0), "rien ne les relie"),
    ],
)
def test_numbers_that_make_no_plan_are_refused(options: tuple[object, ...], said: str) -> None:
    refused = run("pilot", "plan", *options)
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert "nan au milieu" not in refused.stdout


def test_scores_leave_unknown_items_out_when_told_and_know_no_nan(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    rows = [f"p{k},{item},{k % 2}" for k in range(4) for item in ("visio1-un_bouton", "own-one")]
    file.write_text("\n".join(["candidate,item,outcome", *rows, ""]), encoding="utf-8")
    refused = run("score", file, "--priors")
    assert refused.exit_code == 3
    assert "réponses : item : la banque n'a pas d'item own-one" in refused.stderr
    assert "--ignore-unknown" in refused.stderr
    done = run("score", file, "--priors", "--ignore-unknown")
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[0] == "candidate,theta,se,n"
    assert [row.rpartition(",")[2] for row in done.stdout.splitlines()[1:]] == ["1"] * 4
    assert "la banque ne les a pas\N{NO-BREAK SPACE}: own-one" in done.stderr
    for option in ("--mean", "--sd"):
        wrong = run("score", file, "--priors", "--method", "eap", option, "nan")
        assert wrong.exit_code == 2
        assert "« nan » n'est pas un nombre." in wrong.stderr
