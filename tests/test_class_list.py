"""Class lists and new profiles: all the faults by line and column, nothing half-written."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pixsim.bank.load import Bank
from pixsim.cli import pixsim
from pixsim.problems import DataError
from pixsim.report.french import FRENCH
from pixsim.store.class_list import read_class


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(pixsim, list(arguments), prog_name="pixsim", input=text)


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_what_a_spreadsheet_writes_is_read(
    tmp_path: Path, bank: Bank, separator: str, encoding: str
) -> None:
    lines = [
        ("Nom", "1.1", "5.2", "temps_majore"),
        ("Élodie", "3", "", "33"),
        ("Élodie", "", "0", ""),
        ("", "", "", ""),
    ]
    path = write(tmp_path / "c.csv", "\r\n".join(separator.join(row) for row in lines), encoding)
    first, second = read_class(path, bank.framework, taken=["elodie"])
    assert (first.id, first.name, first.levels, first.extra_time_percent) == (
        "elodie-2",
        "Élodie",
        {"1.1": 3},
        33,
    )
    assert (second.id, second.levels) == ("elodie-3", {"5.2": 0})


def test_every_fault_is_told_and_nothing_is_written(tmp_path: Path, home: Path) -> None:
    path = write(tmp_path / "c.csv", "nom,1.1,1.2\nAnne,9,x\n,2,\nBob,1,1\n")
    done = run("profile", "import", str(path))
    assert done.exit_code == 3
    for text in ("ligne 2 : 1.1", "ligne 2 : 1.2", "ligne 3 : name : le nom manque", "3 erreurs."):
        assert text in done.stderr
    assert not (home / "profiles").exists()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "no_column"),
        ("1.1,1.2\n1,2\n", "no_column"),
        ("nom\nAnne\n", "no_column"),
        ("nom,1.1,age\nAnne,1,3\n", "foreign_column"),
        ("nom,1.1,1.1\nAnne,1,3\n", "twice_column"),
        ("nom,1.1\n", "no_row"),
        ("nom,1.1,temps_majore\nAnne,1,beaucoup\n", "no_percent"),
        ("nom,1.1\nAnne,2.5\n", "no_level"),
    ],
)
def test_each_fault_has_its_kind(tmp_path: Path, bank: Bank, text: str, kind: str) -> None:
    with pytest.raises(DataError) as caught:
        read_class(write(tmp_path / "c.csv", text), bank.framework, ())
    assert kind in {problem.kind for problem in caught.value.problems}
    assert kind in FRENCH


def test_import_then_sit(tmp_path: Path, home: Path) -> None:
    codes = ("1.1", "1.2", "2.1", "3.1", "4.1")
    path = write(tmp_path / "c.csv", f"nom,{','.join(codes)}\nAnne,3,3,3,3,3\n")
    assert run("profile", "import", str(path)).exit_code == 0
    assert (home / "profiles" / "anne.json").is_file()
    assert "Profil certifiable" in run("profile", "show", "anne").stdout
    assert run("exam", "anne", "--autopilot", "perfect").exit_code == 0


def test_a_new_profile_asks_or_takes_options() -> None:
    assert "profil créé (zoe)" in run("profile", "new", text="Zoé\n").output
    assert (
        "zoe-2"
        in run("profile", "new", "--name", "Zoé", "--level", "1.1=3", "--extra-time", "33").stdout
    )
    assert "niv. 3" in run("profile", "show", "zoe-2").stdout
    for wrong in (
        ("--level", "1.1"),
        ("--level", "9.9=1"),
        ("--level", "1.1=9"),
        ("--extra-time", "-1"),
    ):
        assert run("profile", "new", "--name", "X", *wrong).exit_code == 2
    assert run("profile", "new", "--name", " ").exit_code == 2


def test_positioning_by_autopilot_finds_the_levels_and_progress_shows_them() -> None:
    run("profile", "new", "--name", "Zoé", "--level", "1.1=4", "--level", "2.2=2")
    done = run(
        "position",
        "zoe",
        "--autopilot",
        "levels",
        "--competence",
        "1.1",
        "--competence",
        "2.2",
        "--seed",
        "3",
    )
    assert done.exit_code == 0, done.output
    shown = run("profile", "show", "zoe").stdout
    assert "1.1 Mener une recherche et une veille d’information    niv. 4" in shown
    assert "2.2 Partager et publier                                niv. 2" in shown
    assert (
        run("position", "zoe", "--autopilot", "levels", "--competence", "1.1").exit_code == 1
    )  # too early
    assert run("position", "zoe", "--autopilot", "beaucoup").exit_code == 2
    assert run("position", "zoe", "--autopilot", "1", "--competence", "9.9").exit_code == 2
    text = run("progress", "zoe").stdout
    assert "Niveau au profil" in text
    assert max(map(len, text.splitlines())) <= 80
    assert '"schema": "pixsim/progress/2"' in run("progress", "zoe", "--json").stdout


def test_the_same_seed_gives_the_same_positioning(bank: Bank) -> None:
    ids = []
    for name in ("Un", "Deux"):
        run("profile", "new", "--name", name)
        run("position", name.lower(), "--autopilot", "1.0", "--competence", "3.1", "--seed", "9")
        from pixsim.store.candidates import find_profile

        profile = find_profile(name.lower(), bank.framework)
        ids.append([(e.skill, e.status, e.question) for e in profile.knowledge])
    assert ids[0] == ids[1] != []
