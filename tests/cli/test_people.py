"""People on the command line: listed, named as one would, and a class list to fill in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pixsim.bank.reading.load import Bank
from pixsim.cli import pixsim
from pixsim.cli.console.completion import SHELLS
from pixsim.foundation.clock import wall_clock
from pixsim.store.people.class_list import read_class, template_bytes
from pixsim.store.people.inactivity import moment_before


def run(*arguments: str) -> Result:
    return CliRunner().invoke(pixsim, list(arguments), prog_name="pixsim")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1.1", "n'est pas de la forme 1.1=3"),
        ("1.1=trois", "n'est pas de la forme 1.1=3"),
        ("1.1=-1", "n'est pas de la forme 1.1=3"),
        ("1.1=12", "un niveau va de 0 à 8"),
        ("1.1=9", "un niveau va de 0 à 8"),
        ("9.9=3", "la compétence 9.9 n'existe pas"),
    ],
)
@pytest.mark.usefixtures("home")
def test_a_level_that_cannot_be_says_what_is_wrong(typed: str, said: str) -> None:
    refused = run("profile", "new", "--name", "Léa", "--level", typed)
    assert refused.exit_code != 0
    assert typed in refused.stderr
    assert said in refused.stderr
    assert "lea" not in run("profile", "list").stdout.split()


def test_the_list_names_people_then_samples(home: Path) -> None:
    assert "Personne n'a encore de profil ici" in run("profile", "list").stdout
    run("profile", "new", "--name", "Léa", "--level", "1.1=2")
    (home / "profiles" / "cassé.json").write_text("{")
    lines = run("profile", "list").stdout.splitlines()
    (lea,) = (line for line in lines if line.startswith("lea "))
    assert "Léa" in lea
    assert "16 pix   ○ pas encore certifiable : 1 sur 5" in lea
    (broken,) = (line for line in lines if line.startswith("cassé "))
    assert "✗ illisible : 1 erreur" in broken
    where = lines.index("Exemples inventés, pour essayer :")
    assert where > lines.index(lea)
    assert any(
        line.startswith("independant ") and "✓ certifiable" in line for line in lines[where:]
    )
    people = json.loads(run("profile", "list", "--json").stdout)["people"]
    assert [p["id"] for p in people if not p["sample"]] == ["cassé", "lea"]
    assert [p["total_pix"] for p in people if not p["sample"]] == [None, 16]


def test_a_template_filled_in_is_a_class(tmp_path: Path, bank: Bank) -> None:
    out = tmp_path / "classe.csv"
    assert "pixsim profile import" in run("profile", "template", "--out", str(out)).stdout
    assert out.read_bytes() == template_bytes(bank.framework)
    again = run("profile", "template", "--out", str(out))
    assert again.exit_code == 3
    assert f"{out} : existe déjà" in again.stderr
    head = out.read_text(encoding="utf-8-sig").strip().split(";")
    assert head[0] == "nom"
    cells = {"nom": "Zoé", "identifiant": "12", "temps_majore": "33", "1.1": "3"}
    out.write_text(";".join(head) + "\n" + ";".join(cells.get(c, "") for c in head) + "\n")
    (made,) = read_class(out, bank.framework, ())
    assert (made.name, made.external_id, made.extra_time_percent) == ("Zoé", "12", 33)
    assert made.levels == {"1.1": 3}


@pytest.mark.usefixtures("home")
def test_homonyms_of_a_class_are_told_apart_as_they_come_in_and_line_up_in_the_list(
    tmp_path: Path,
) -> None:
    path = tmp_path / "classe.csv"
    path.write_text(
        "nom;prenom;date_de_naissance\nMartin;Léa;03/05/2004\nMartin;Léa;17-11-1999\n"
        "Muñoz y Sánchez;María José;17 11 2001\n",
        encoding="utf-8",
    )
    said = run("profile", "import", str(path)).stdout
    assert "Léa Martin, 03/05/2004" in said
    assert "Léa Martin, 17/11/1999" in said
    lines = run("profile", "list").stdout.splitlines()
    states = [line.index(mark) for line in lines for mark in "○✓" if mark in line]
    assert len(states) > 3
    assert len(set(states)) == 1


@pytest.mark.parametrize("head", ["Nom;Temps majoré;1.1", "NAME;extra time percent;1.1"])
@pytest.mark.usefixtures("home")
def test_columns_are_read_in_both_languages_however_typed(
    tmp_path: Path, bank: Bank, head: str
) -> None:
    file = tmp_path / "classe.csv"
    file.write_text(f"{head}\nZoé;20;3\n", encoding="utf-8")
    (made,) = read_class(file, bank.framework, ())
    assert (made.name, made.extra_time_percent) == ("Zoé", 20)


def test_samples_and_people_are_meant_by_their_names() -> None:
    assert "(independant)" in run("profile", "show", "léa").stdout
    assert "(independant)" in run("profile", "show", "LEA MARTIN").stdout
    run("profile", "new", "--name", "Léa Durand")
    assert "(lea-durand)" in run("profile", "show", "lea").stdout  # before a sample of that name
    run("profile", "new", "--name", "Léa Petit")
    several = run("profile", "show", "lea")
    assert several.exit_code == 2
    assert "lea-petit" in several.stderr
    assert "lea-durand" in several.stderr
    renamed = run("profile", "rename", "léa durand", "Zoé").stdout  # among one's own people alone
    assert "Léa Durand s'appelle maintenant Zoé" in renamed
    assert "Zoé (lea-durand)" in run("profile", "show", "ZOE").stdout


def test_results_of_a_person_are_meant_by_their_name() -> None:
    assert "Aucune épreuve passée" in run("results", "lea").stdout
    run("exam", "léa", "--autopilot", "perfect", "--seed", "1")
    run("exam", "novice", "--autopilot", "none", "--seed", "1")
    lines = run("results", "Léa").stdout.splitlines()
    assert len(lines) == 1
    assert "Léa Martin" in lines[0]
    assert len(run("results").stdout.splitlines()) == 2
    (only,) = json.loads(run("results", "lea", "--json").stdout)["results"]
    assert only["profile"] == "independant"
    assert "aucun candidat ne porte ce nom" in run("results", "personne").stderr
    assert run("results", "lea", "--delete").exit_code == 2


def test_a_result_is_exported_as_a_page(tmp_path: Path) -> None:
    out = tmp_path / "lea.html"
    assert run("results", "lea", "--html", str(out)).exit_code == 1  # nothing sat yet
    assert not out.exists()
    run("exam", "lea", "--autopilot", "perfect", "--seed", "1")
    assert "la page est écrite" in run("results", "lea", "--html", str(out)).stdout
    assert "<h1>Certification blanche obtenue</h1>" in out.read_text(encoding="utf-8")
    assert "Question 48" not in out.read_text(encoding="utf-8")
    run("results", "lea", "--html", str(out), "--questions")
    assert "Question 48" in out.read_text(encoding="utf-8")
    for wrong in (("--html", str(out)), ("lea", "--questions"), ("lea", "--html", "x", "--json")):
        assert run("results", *wrong).exit_code == 2


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_its_script(shell: str) -> None:
    if shell == "bash" and shutil.which("bash") is None:
        pytest.skip("no bash here to tell its version")
    assert "_PIXSIM_COMPLETE" in run("completion", shell).stdout


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("pixsim exam nov", "novice"),
        ("pixsim pro", "profile"),
        ("pixsim exam --aut", "--autopilot"),
    ],
)
def test_commands_options_and_people_are_completed(home: Path, words: str, found: str) -> None:
    words_so_far = words.split()
    environment = {
        **os.environ, "PIXSIM_HOME": str(home), "_PIXSIM_COMPLETE": "bash_complete",
        "COMP_WORDS": words, "COMP_CWORD": str(len(words_so_far) - 1),
    }  # fmt: skip
    code = "import sys; sys.argv = ['pixsim']; from pixsim.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert f"plain,{found}" in done.stdout.splitlines()


def aged(path: Path, days: int) -> None:
    """Make a file one that was last changed some days ago."""
    then = path.stat().st_mtime - days * 86_400
    os.utime(path, (then, then))


def test_people_inactive_for_long_are_shown_and_deleted_once_it_is_agreed(home: Path) -> None:
    for name in ("Léa", "Marc", "Zoé"):
        assert run("profile", "new", "--name", name).exit_code == 0
    for name in ("lea", "marc"):
        aged(home / "profiles" / f"{name}.json", 400)
    sat = run("position", "marc", "--competence", "1.1", "--autopilot", "perfect")
    assert sat.exit_code == 0, sat.output  # active today: the journal says so
    aged(home / "profiles" / "marc.json", 400)

    asked = CliRunner().invoke(pixsim, ["profile", "delete", "--older-than", "1y"], input="n\n")
    assert asked.exit_code == 1
    assert "Léa (lea)" in asked.output
    assert "dernière activité" in asked.output
    assert "Marc" not in asked.output
    assert "Supprimer définitivement cette personne ?" in asked.output
    assert (home / "profiles" / "lea.json").exists()

    done = run("profile", "delete", "--older-than", "1a", "--yes")
    assert done.exit_code == 0, done.output
    assert "1 personne supprimée." in done.output
    assert {path.stem for path in (home / "profiles").glob("*.json")} == {"marc", "zoe"}
    assert "Personne n'est inactif" in run("profile", "delete", "--older-than", "1y").output


@pytest.mark.usefixtures("home")
def test_rooms_as_old_as_that_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    made = run("room", "new", "--address", "S", "--room", "2", "--examiner", "X")
    assert made.exit_code == 0, made.output
    assert "salles" not in run("profile", "delete", "--older-than", "1d").output
    in_two_years = wall_clock() + timedelta(days=730)
    monkeypatch.setattr("pixsim.foundation.clock.wall_clock", lambda: in_two_years)
    said = run("profile", "delete", "--older-than", "1y").output
    assert "gardent des noms (1)" in said


@pytest.mark.parametrize(
    ("count", "unit", "day"),
    [(1, "y", "2027-02-28"), (1, "m", "2028-01-29"), (12, "m", "2027-02-28"), (2, "w", "2028-02-15"), (60, "d", "2027-12-31")],
)  # fmt: skip
def test_a_period_is_counted_by_the_calendar(count: int, unit: str, day: str) -> None:
    assert f"{moment_before(datetime(2028, 2, 29, 12, tzinfo=UTC), count, unit):%Y-%m-%d}" == day


@pytest.mark.parametrize("typed", ["1", "y", "0d", "1h", "-1d", "9999y", "1 an"])
@pytest.mark.usefixtures("home")
def test_a_period_that_is_none_deletes_nobody(typed: str) -> None:
    refused = run("profile", "delete", f"--older-than={typed}", "--yes")
    assert refused.exit_code == 2
    assert "1y, 6m ou 90d" in refused.stderr


@pytest.mark.usefixtures("home")
def test_one_person_or_a_period_is_asked_for() -> None:
    for words in ((), ("lea", "--older-than", "1y")):
        assert run("profile", "delete", *words).exit_code == 2
