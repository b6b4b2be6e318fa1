"""A bank of one's own: made, filled from a quiz, checked, used by the commands; and left again."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pixsim.bank.reading.load import load_bank
from pixsim.cli import pixsim
from pixsim.cli.console.output import FIRST, MOST_ALIKE, problem_lines
from pixsim.exchange.new_bank import framework_text
from pixsim.foundation.problems import Problem
from pixsim.foundation.resources import BANK, bank_folder, bundled_folder
from pixsim.framework import read_framework

QUIZ = """
::Port::Quel port un serveur web chiffré écoute-t-il d'habitude ? {=port 443 ~port 80 ~port 25}

::Débit::En combien de secondes 100 Mo passent-ils à 80 Mbit/s ? {#10:0.5}

::Adresse::Laquelle de ces adresses désigne toujours la machine elle-même ? {=127.0.0.1 ~192.0.2.1 ~10.0.0.1}

::Filtre::Comment appelle-t-on ce qui filtre les connexions d'un réseau ? {=pare-feu}
"""
ITEMS = 5  # with the example of a new bank


def run(*arguments: object) -> Result:
    return CliRunner().invoke(pixsim, [str(part) for part in arguments], prog_name="pixsim")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A new bank with the validated questions of a quiz."""
    folder = tmp_path / "ma-banque"
    assert run("bank", "new", folder, "--title", "Réseaux").exit_code == 0
    source = tmp_path / "quiz.gift"
    source.write_text(QUIZ, encoding="utf-8")
    done = run("bank", "import", source, "--to", folder, "--skill", "@sujet2")
    assert done.exit_code == 0, done.output
    file = folder / "1.1-quiz.toml"
    file.write_text(file.read_text("utf-8").replace('"draft"', '"validated"'), "utf-8")
    return folder


def test_a_new_bank_is_sound_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "b"
    done = run("bank", "new", folder, "--title", 'Réseaux "locaux"')
    assert done.exit_code == 0
    assert "pixsim bank import quiz.xml" in done.stdout
    assert read_framework(folder / "framework.toml").competence["1.1"].name_fr == 'Réseaux "locaux"'
    assert run("bank", "check", folder).exit_code == 0
    again = run("bank", "new", folder)
    assert again.exit_code == 2
    assert "n'est pas vide" in again.stderr


def test_the_framework_is_explained_where_it_is_edited() -> None:
    text = framework_text("Titre")
    assert text.startswith("# ")
    assert list(tomllib.loads(text)["tube"][0]["skills"]) == [str(n) for n in range(1, 9)]


def test_a_filled_bank_serves_the_commands(own: Path, tmp_path: Path) -> None:
    assert run("bank", "check", own).exit_code == 0, run("bank", "check", own).output
    listed = json.loads(run("bank", "list", "--bank", own, "--json").stdout)["items"]
    assert len(listed) == ITEMS
    made = run("--bank", own, "profile", "new", "--name", "Ana", "--level", "1.1=2")
    assert made.exit_code == 0, made.output
    placed = run("position", "ana", "--autopilot", "2", "--bank", own)
    assert placed.exit_code == 0, placed.output
    assert run("progress", "ana", "--bank", own).exit_code == 0
    out = tmp_path / "q.xml"
    assert run("bank", "export", out, "--bank", own).exit_code == 0
    assert "sujet2-debit#1" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("exam", "ana", "--autopilot", "1"), "Il manque 4 compétences au niveau 1"),
        (("exam", "ana", "--rules", "v3", "--autopilot", "1"), "porte sur 16 compétences"),
        (("simulate", "--candidates", "20"), "la simulation porte sur 16"),
    ],
)
def test_what_the_rules_do_not_allow_is_said(
    own: Path, arguments: tuple[str, ...], said: str
) -> None:
    run("--bank", own, "profile", "new", "--name", "Ana", "--level", "1.1=2")
    done = run(*arguments, "--bank", own)
    assert done.exit_code in (1, 3)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_copy_of_the_bank_with_a_competence_more(tmp_path: Path) -> None:
    folder = tmp_path / "copie"
    assert run("bank", "new", folder, "--copy").exit_code == 0
    assert len(load_bank(folder).items) == len(load_bank().items)
    done = run(
        "exam", "independant", "--autopilot", "1.5", "--seed", "1", "--bank", folder, "--json"
    )
    assert done.exit_code == 0, done.output


def test_the_bank_is_put_back_after_the_command(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(BANK, raising=False)
    run("bank", "list", "--bank", own)
    assert BANK not in os.environ
    assert bank_folder() == bundled_folder("item_bank")
    monkeypatch.setenv(BANK, str(own))
    assert len(load_bank().items) == ITEMS
    run("bank", "list", "--bank", bundled_folder("item_bank"))
    assert os.environ[BANK] == str(own)


def test_a_folder_that_is_no_bank_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run("bank", "list", "--bank", tmp_path)
    assert done.exit_code == 2
    assert "framework.toml" in done.stderr
    monkeypatch.setenv(BANK, str(tmp_path / "nowhere"))
    lost = run("bank", "list")
    assert lost.exit_code == 3
    assert "framework.toml" in lost.stderr


def test_very_many_faults_alike_are_told_by_the_first() -> None:
    problems = [Problem.of("f", f"line {n}", "", "no_value") for n in range(MOST_ALIKE + 1)]
    other = Problem.of("f", "line 9", "", "no_name")
    lines = problem_lines([*problems, other])
    assert len(lines) == FIRST + 3
    assert f"et {MOST_ALIKE + 1 - FIRST} de plus" in lines[FIRST]
    assert lines[-1] == f"{MOST_ALIKE + 2} erreurs."
    assert len(problem_lines(problems[:MOST_ALIKE])) == MOST_ALIKE + 1
