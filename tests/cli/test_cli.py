"""The command line: data on stdout, one clear message on stderr, exit codes that tell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pixsim.bank.reading import drawn_traits
from pixsim.cli import pixsim
from pixsim.report.v2.result import V2Result as ExamResult
from tests.tools.small_bank import ITEMS, write_bank


def run(*arguments: str) -> Result:
    return CliRunner().invoke(pixsim, list(arguments), prog_name="pixsim")


def data(*arguments: str) -> Any:
    done = run(*arguments)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_help_is_french_and_fits_80_columns() -> None:
    for command in (
        (),
        ("exam",),
        ("generate",),
        ("results",),
        ("profile",),
        ("profile", "show"),
        ("bank", "check"),
    ):
        text = run(*command, "--help").output
        assert "Utilisation" in text
        assert "Affiche cette aide et quitte." in text
        assert max(map(len, text.splitlines())) <= 80


def test_an_exam_by_autopilot_prints_the_result(home: Path) -> None:
    text = run("exam", "independant", "--autopilot", "perfect", "--seed", "1").stdout
    assert "Certification blanche obtenue" in text
    assert "100 % de réponses justes" in text
    assert "C'est un entraînement. pixsim n'est pas Pix" in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 80
    assert (home / "pixsim.db").is_file()


def test_the_json_of_an_exam_is_documented_and_versioned() -> None:
    document = data("exam", "independant", "--autopilot", "none", "--seed", "1", "--json")
    assert document["schema"] == "pixsim/result/1"
    assert document["status"] == "rejected"
    assert document["official"] is False
    assert len(document["areas"]) == 5
    assert len(document["competences"]) == 16
    assert ExamResult.model_validate(document).total_pix == 0


def test_results_lists_and_shows_what_was_sat() -> None:
    assert "Aucune épreuve" in run("results").stdout
    name = data("exam", "niveaux", "--autopilot", "perfect", "--json")["sitting"]
    assert name in run("results").stdout
    assert data("results", "--json")["results"][0]["sitting"] == name
    assert data("results", name, "--json")["status"] == "validated"
    assert "supposés validés" in run("results", name).stdout.replace("\n", " ")
    assert run("results", "inconnue").exit_code == 2


def test_the_schema_of_a_result_describes_what_is_written() -> None:
    schemas = data("results", "--schema")
    schema = schemas["$defs"][schemas["discriminator"]["mapping"]["v2"].rpartition("/")[2]]
    document = data("exam", "niveaux", "--autopilot", "perfect", "--json")
    assert set(document) == set(schema["properties"])
    assert schema["properties"]["schema"]["const"] == "pixsim/result/1"
    assert set(schema["properties"]["status"]["enum"]) == {
        "validated",
        "rejected",
        "cancelled",
        "error",
    }


def test_generate_prints_the_form_and_a_seed_decides_it() -> None:
    first, again, other = (
        data("generate", "independant", "--seed", s, "--json") for s in ("5", "5", "6")
    )
    assert first == again != other
    assert first["schema"] == "pixsim/form/1"
    question = first["questions"][0]
    assert set(question) == {
        "number",
        "competence",
        "skill",
        "level",
        "item",
        "variant",
        "answered_before",
    }
    assert question["variant"] in run("generate", "independant", "--seed", "5").stdout


def test_profile_commands() -> None:
    assert (
        "✓ Certifiable. 16 compétences au niveau 1 ou plus : il en faut 5."
        in run("profile", "show", "independant").stdout
    )
    assert "Il manque 3 compétences au niveau 1" in run("profile", "show", "debutant").stdout
    assert data("profile", "show", "debutant", "--json")["certifiable"] is False
    assert data("profile", "schema")["type"] == "object"
    assert "profil valide" in run("profile", "check", "novice").stdout


def test_a_profile_that_is_not_certifiable_cannot_sit() -> None:
    done = run("exam", "debutant", "--autopilot", "perfect")
    assert done.exit_code == 1
    assert "Pas encore certifiable ●●○○○ Il manque 3 compétences" in done.stderr
    assert run("generate", "debutant").exit_code == 1


def test_a_faulty_profile_names_file_element_and_field(tmp_path: Path) -> None:
    path = tmp_path / "faux.json"
    path.write_text('{"id": "x", "nom": "X", "levels": {"1.1": 12}}', encoding="utf-8")
    done = run("profile", "check", str(path))
    assert done.exit_code == 3
    assert "faux.json : name : champ obligatoire absent" in done.stderr
    assert "faux.json : nom : champ inconnu" in done.stderr
    assert "levels.1.1" in done.stderr
    assert "3 erreurs." in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("exam", "personne", "--autopilot", "perfect"),
        ("exam", "independant", "--autopilot", "parfait"),
        ("exam", "independant", "--autopilot", "perfect", "--rules", "v9"),
        ("exam", "independant", "--autopilot", "perfect", "--seed", "-1"),
        ("exam", "independant", "--autopilot", "perfect", "--seed", "x"),
        ("exam", "--autopilot", "perfect"),
        ("exam", "independant", "--json"),
        ("profile", "show"),
        ("banque",),
        ("bank", "check", "--competence", "7.7"),
    ],
)
def test_wrong_usage_is_one_message_and_exit_2(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert "Erreur" in done.stderr
    assert "Traceback" not in done.output


def test_bank_check_passes_and_fails(tmp_path: Path) -> None:
    # a whole competence, and all of them: a step of its own before the tests (.ci/run)
    assert run("bank", "check", "--item", "navigateur2-onglet", "--quick").exit_code == 0
    faulty = write_bank(tmp_path / "b", ITEMS.replace('ext = ".org"', 'ext = ".com"'))
    done = run("bank", "check", str(faulty))
    assert done.exit_code == 1
    assert "adresse_web3-parties#2" in done.stderr
    elsewhere = run("bank", "check", str(faulty), "--competence", "1.2")
    assert "adresse_web3-parties#2" not in elsewhere.stderr
    document = json.loads(run("bank", "check", str(faulty), "--json").stdout)
    assert document["ok"] is False
    assert sum("adresse_web3-parties#2" in line for line in document["problems"]) == 1
    broken = write_bank(tmp_path / "c", "competence = ")
    assert run("bank", "check", str(broken)).exit_code == 3


def test_a_bank_check_of_a_sample_says_what_was_drawn_and_finds_what_is_in_it(
    tmp_path: Path,
) -> None:
    faulty = str(write_bank(tmp_path, ITEMS.replace('ext = ".org"', 'ext = ".com"')))
    every = {
        run("bank", "check", faulty, "--sample", "1", "--seed", str(n)).exit_code for n in range(5)
    }
    assert every == {0, 1}
    done = run("bank", "check", faulty, "--sample", "99", "--seed", "7")
    assert "5 items tirés avec la graine 7" in done.stdout
    assert "adresse_web3-parties#2" in done.stderr


def test_an_unusable_journal_is_said(home: Path) -> None:
    home.mkdir()
    (home / "pixsim.db").write_text("not a database, but long enough to be read as one" * 20)
    done = run("results")
    assert done.exit_code == 3
    assert "ne peut pas être ouvert" in done.stderr


NOBODY = "~nobody-here/data"


@pytest.mark.parametrize(
    "name", ["here\nthere", "here\t", "\x1b[31mhere", "\u202ehere", "  ", NOBODY]
)
@pytest.mark.parametrize("arguments", [("results",), ("bank", "list", "--competence", "1.1")])
def test_a_data_folder_whose_name_nobody_would_find_again_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, arguments: tuple[str, ...]
) -> None:
    alone = name.isspace() or name is NOBODY
    monkeypatch.setenv("PIXSIM_HOME", name if alone else str(tmp_path / name))
    done = run(*arguments)
    assert done.exit_code == 3
    assert "PIXSIM_HOME ne donne pas le nom d'un dossier" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks the system, not the environment")
@pytest.mark.parametrize("name", ["here\nthere", "here\t", "\x1b[31mhere", "\u202ehere"])
@pytest.mark.parametrize("variable", ["HOME", "XDG_DATA_HOME"])
def test_a_folder_of_the_system_that_a_terminal_would_obey_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, name: str
) -> None:
    if variable == "XDG_DATA_HOME" and sys.platform == "darwin":
        pytest.skip("macOS has its own folders")
    for other in ("PIXSIM_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(variable, str(tmp_path / name))
    done = run("profile", "new", "--name", "Ana")
    assert done.exit_code == 3
    assert "vient de HOME ou de XDG_DATA_HOME" in done.stderr
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_data_folder_in_ones_own_is_written_as_a_shell_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path / "moi"))
    monkeypatch.delenv("PIXSIM_CACHE")
    monkeypatch.setenv("PIXSIM_HOME", "~/x")
    assert run("profile", "new", "--name", "Ana").exit_code == 0
    assert (tmp_path / "moi" / "x" / "profiles" / "ana.json").exists()
    assert drawn_traits._traits_folder() == tmp_path / "moi" / "x" / "cache"
    assert not (tmp_path / "~").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no FIFO on Windows")
@pytest.mark.parametrize(
    "command",
    [
        ("profile", "import"),
        ("profile", "check"),
        ("calibrate",),
        ("bank", "import", "--to", "x.toml"),
    ],
)
def test_what_is_no_file_is_refused_and_not_waited_for(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    fifo = tmp_path / "classe.csv"
    os.mkfifo(fifo)
    done = run(*command, str(fifo))
    assert done.exit_code in (1, 2, 3)
    assert "n'est pas un fichier" in done.stderr


@pytest.mark.parametrize("arguments", [(), ("exam",), ("exam", "independant")])
def test_without_a_terminal_it_says_what_to_do_instead_of_hanging(
    arguments: tuple[str, ...],
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pixsim", *arguments],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "--autopilot" in done.stderr
    assert done.stdout == ""


@pytest.mark.full
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_in_one_line() -> None:
    command = [sys.executable, "-m", "pixsim", "bank", "stats", "--json"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith("Écriture impossible : ")
    assert len(done.stderr.splitlines()) == 1


def test_an_interruption_exits_with_130_and_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pixsim.cli.simulation.simulate.load_the_bank", interrupted)
    done = run("simulate", "--candidates", "10")
    assert (done.exit_code, done.stdout, done.stderr.strip()) == (130, "", "Interrompu.")
