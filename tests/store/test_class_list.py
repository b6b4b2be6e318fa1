"""Class lists and new profiles: all the faults by line and column, nothing half-written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pixsim.bank.reading.load import Bank
from pixsim.cli import pixsim
from pixsim.foundation.files import create_file
from pixsim.foundation.problems import DataError
from pixsim.profile import read_profile
from pixsim.report.faults.french import FRENCH
from pixsim.store.people import profiles
from pixsim.store.people.class_import import compare_class_list, save_import
from pixsim.store.people.class_list import as_birth_date, as_percent, read_class, read_people
from pixsim.text.search import same_words
from tests.tools.workbooks import Rows, ods, xlsx


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
    for text in ("ligne 2 : 1.1", "ligne 2 : 1.2", "ligne 3 : nom : le nom manque", "3 erreurs."):
        assert text in done.stderr
    assert not (home / "profiles").exists()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "no_value"),
        ("1.1,1.2\n1,2\n", "no_name_column"),
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


def test_names_alone_are_a_list_that_says_nothing_of_levels(
    tmp_path: Path, home: Path, bank: Bank
) -> None:
    run("profile", "new", "--name", "Anne", "--level", "1.1=3")
    path = write(tmp_path / "c.csv", "nom\nAnne\nBob\n")
    assert run("profile", "import", str(path), "--existing", "update").exit_code == 0
    found = profiles_of(home, bank)
    assert (found["anne"][1], found["bob"][1]) == ({"1.1": 3}, None)


@pytest.mark.parametrize(
    "text", ["17/11/1999", "17-11-1999", "17.11.1999", "17 11 1999", "1999-11-17 00:00:00"]
)
def test_a_birth_date_is_read_as_people_write_it(text: str) -> None:
    assert as_birth_date(text) == "1999-11-17"


@pytest.mark.parametrize("text", ["17/11-1999", "31.02.1999", "17111999", "17/11/99", ""])
def test_what_is_no_birth_date_is_refused(text: str) -> None:
    assert as_birth_date(text) is None


@pytest.mark.parametrize(
    ("text", "percent"),
    [("50 %", 50), ("50%", 50), ("33,0", 33), ("0.33", 33), ("0,5", 50), ("007", 7), ("201", None),
     ("-5", None), ("33,3", None), ("% 5", None), ("Oui", 33), ("un tiers", 33), ("non", 0)],
)  # fmt: skip
def test_an_extra_time_is_read_as_spreadsheets_write_it(text: str, percent: int | None) -> None:
    assert as_percent(text) == percent


def test_import_then_sit(tmp_path: Path, home: Path) -> None:
    codes = ("1.1", "1.2", "2.1", "3.1", "4.1")
    path = write(tmp_path / "c.csv", f"nom,{','.join(codes)}\nAnne,3,3,3,3,3\n")
    assert run("profile", "import", str(path)).exit_code == 0
    assert (home / "profiles" / "anne.json").is_file()
    assert "✓ Certifiable." in run("profile", "show", "anne").stdout
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
    assert "1.1 Mener une recherche et une veille d'information    niv. 4" in shown
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


@pytest.mark.full
def test_the_same_seed_gives_the_same_positioning(bank: Bank) -> None:
    ids = []
    for name in ("Un", "Deux"):
        run("profile", "new", "--name", name)
        run("position", name.lower(), "--autopilot", "1.0", "--competence", "3.1", "--seed", "9")
        from pixsim.store.people.candidates import find_profile

        profile = find_profile(name.lower(), bank.framework)
        ids.append([(e.skill, e.status, e.question) for e in profile.knowledge])
    assert ids[0] == ids[1] != []


CLASS = "nom,1.1,temps_majore\nAnne,3,33\nBob,2,\n"


def profiles_of(home: Path, bank: Bank) -> dict[str, tuple[object, ...]]:
    found = {p.stem: read_profile(p, bank.framework) for p in (home / "profiles").glob("*.json")}
    return {name: (p.name, p.levels, p.extra_time_percent) for name, p in sorted(found.items())}


def test_a_class_imported_twice_is_asked_about_and_nothing_is_written(
    tmp_path: Path, home: Path, bank: Bank
) -> None:
    path = write(tmp_path / "c.csv", CLASS)
    run("profile", "import", str(path))
    before = profiles_of(home, bank)
    write(path, CLASS.replace("3,33", "5,50") + "Chloé,1,\n")
    done = run("profile", "import", str(path))
    assert done.exit_code == 1
    for text in ("Anne (anne), Bob (bob)", "Rien n'a été écrit", "--existing skip"):
        assert text in done.stderr
    assert profiles_of(home, bank) == before

    assert run("profile", "import", str(path), "--existing", "skip").exit_code == 0
    assert profiles_of(home, bank) == before | {"chloe": ("Chloé", {"1.1": 1}, 0)}

    done = run("profile", "import", str(path), "--existing", "update")
    assert "3 profils mis à jour." in done.stdout
    assert profiles_of(home, bank)["anne"] == ("Anne", {"1.1": 5}, 50)

    done = run("profile", "import", str(path), "--existing", "add")
    assert "3 profils créés." in done.stdout
    assert set(profiles_of(home, bank)) == {"anne", "anne-2", "bob", "bob-2", "chloe", "chloe-2"}


def test_on_a_terminal_the_choice_is_asked(
    tmp_path: Path, home: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "c.csv", CLASS)
    run("profile", "import", str(path))
    monkeypatch.setattr("pixsim.cli.profile.importing.can_be_asked", lambda: True)
    assert run("profile", "import", str(path), text="a\n").exit_code == 1
    assert "2 profils laissés tels quels" in run("profile", "import", str(path), text="l\n").stdout
    assert "2 profils créés" in run("profile", "import", str(path), text="h\n").stdout
    assert set(profiles_of(home, bank)) == {"anne", "anne-2", "bob", "bob-2"}


def test_levels_all_left_blank_say_nothing(tmp_path: Path, home: Path, bank: Bank) -> None:
    """The template filled in with names alone: who is new is positioned without a question."""
    template = run("profile", "template").stdout.lstrip("\ufeff").strip()
    width = template.count(";")
    assert width > 16
    path = write(tmp_path / "c.csv", f"{template}\nRoux;Zoé{';' * (width - 1)}\n")
    (listed,) = read_class(path, bank.framework, ())
    assert (listed.name, listed.levels, listed.has_plain_levels) == ("Zoé Roux", None, False)
    known = listed.model_copy(update={"levels": {"1.1": 3}})
    profiles.create_profile(known, set())
    assert run("profile", "import", str(path), "--existing", "update").exit_code == 0
    kept = read_profile(home / "profiles" / "zoe-roux.json", bank.framework)
    assert kept.levels == {"1.1": 3}
    assert not known.model_copy(update={"levels": {}}).has_plain_levels  # of lists read before


def test_an_update_leaves_what_answers_proved_and_what_the_list_leaves_blank(
    tmp_path: Path, home: Path, bank: Bank
) -> None:
    path = write(tmp_path / "c.csv", CLASS)
    run("profile", "import", str(path))
    run("position", "anne", "--autopilot", "1", "--competence", "2.1")
    run("profile", "extra-time", "bob", "20")
    proved = read_profile(home / "profiles" / "anne.json", bank.framework).knowledge
    done = run("profile", "import", str(path), "--existing", "update")
    assert "1 candidat déjà positionné garde" in done.stdout
    assert read_profile(home / "profiles" / "anne.json", bank.framework).knowledge == proved
    assert profiles_of(home, bank)["bob"] == ("Bob", {"1.1": 2}, 20)


def test_homonyms_are_known_apart_by_their_number(tmp_path: Path, home: Path, bank: Bank) -> None:
    plain = write(tmp_path / "p.csv", "nom,1.1\nAnne,1\nANNE ,2\n")
    run("profile", "import", str(plain))
    done = run("profile", "import", str(plain), "--existing", "update")
    assert done.exit_code == 1
    assert "Anne : lignes 2, 3 ; profils anne, anne-2" in done.stderr
    assert "2 profils laissés" in run("profile", "import", str(plain), "--existing", "skip").stdout

    text = "nom,identifiant,1.1\nPaul,a1,1\nPaul,a2,2\n"
    path = write(tmp_path / "c.csv", text)
    run("profile", "import", str(path))
    write(path, "nom,identifiant,1.1\nPaul,a2,7\nPaul D.,a1,6\n")
    assert run("profile", "import", str(path), "--existing", "update").exit_code == 0
    found = profiles_of(home, bank)
    assert (found["paul"][1], found["paul-2"][1]) == ({"1.1": 6}, {"1.1": 7})
    write(path, "nom,identifiant,1.1\nA,a1,1\nB,a1,1\n")
    assert "déjà l'identifiant de la ligne 2" in run("profile", "import", str(path)).stderr


def test_an_import_that_cannot_be_finished_leaves_nothing(
    tmp_path: Path, home: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "c.csv", CLASS)
    made: list[Path] = []

    def full(place: Path, content: bytes) -> None:
        if made:
            raise OSError(28, "No space left on device", str(place))
        made.append(place)
        create_file(place, content)

    monkeypatch.setattr(profiles, "create_file", full)
    with pytest.raises(OSError, match="No space"):
        save_import(
            compare_class_list(read_people(path, bank.framework, ()), bank.framework),
            "add",
            bank.framework,
        )
    assert made
    assert list((home / "profiles").iterdir()) == []


@pytest.mark.parametrize("make", [xlsx, ods])
def test_a_class_list_may_be_a_workbook(
    tmp_path: Path, bank: Bank, make: Callable[[Mapping[str, Rows]], bytes]
) -> None:
    rows: list[list[object]] = [
        ["Nom", "Identifiant", "1.1", 5.2, "temps_majore"],
        ["Élodie", 17, 3, None, 33],
        [None, None, None, None, None],
        ["Zoé, l'aînée", 23, None, 0, None],
    ]
    path = tmp_path / "class.xlsx"
    path.write_bytes(make({"Vide": [], "Classe": rows}))
    first, second = read_class(path, bank.framework, ())
    assert (first.name, first.external_id, first.extra_time_percent) == ("Élodie", "17", 33)
    assert (first.levels, second.levels) == ({"1.1": 3}, {"5.2": 0})
    assert second.name == "Zoé, l'aînée"

    rows[3][3] = 12
    path.write_bytes(make({"Classe": rows}))
    with pytest.raises(DataError, match=r"line 4: 5\.2"):
        read_class(path, bank.framework, ())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "c.csv : ligne 1 : est vide"),
        (b"\n ; \n", "c.csv : ligne 1 : est vide"),
        (b"PK\x03\x04rest of a zip", "est un classeur illisible"),
        (b"\xd0\xcf\x11\xe0rest", "est un classeur illisible"),
        (b"nom,1.1\n" + b"x" * 81 + b",1\n", "ligne 2 : nom : le texte dépasse 80 caractères"),
        (b"nom,prenom,1.1\n" + b"x" * 50 + b"," + b"y" * 50 + b",1\n", "ligne 2 : nom : le texte dépasse 80"),
        (b"nom,1.1\nA\x00b,1\n", "ligne 2 : nom"),
        (b'nom,1.1\n"Anne,1\n' + b"Bob,1\n" * 30_000, "un guillemet n'est sans doute pas refermé"),
        (b"nom,1.1\n" + b"L" * 200_000 + b",1\n", "ligne 2 : une case est trop longue : plus de 131072"),
        (b"nom,1.1,temps_majore\nAnne,1," + b"9" * 4301 + b"\n", "ni un pourcentage"),
        (b"nom,1.1\nAnne," + b"9" * 4301 + b"\n", "ligne 2 : 1.1 : 9999"),
        (b"nom,1.1\nDupont, Anne,3\n", "ligne 2 : 3 valeurs pour 2 colonnes"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "c.csv : n'est ni du texte ni un classeur"),
        (b"nom,1.1\n\x81nne,3\n", "ligne 2 : n'est ni en UTF-8 ni en Windows-1252"),
    ],
)  # fmt: skip
def test_hostile_lists_are_refused_in_a_sentence(
    tmp_path: Path, home: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes(content)
    done = run("profile", "import", str(path))
    assert done.exit_code == 3
    assert said in done.stderr
    assert len(done.stderr) < 800
    assert not (home / "profiles").exists()


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_line_ends_and_blanks_of_any_machine(
    tmp_path: Path, bank: Bank, end: str, encoding: str
) -> None:
    text = end.join(["", "nom;1.1;temps_majore", "Léa\N{NO-BREAK SPACE}D.;3;007", ""])
    (found,) = read_class(write(tmp_path / "c.csv", text, encoding), bank.framework, ())
    assert (found.name, found.levels, found.extra_time_percent) == ("Léa D.", {"1.1": 3}, 7)


def test_a_list_without_accents_is_of_the_same_people() -> None:
    assert same_words("LEA  MARTIN") == same_words("Léa Martin")
    assert same_words("LEA MARTIN") != same_words("Léo Martin")
