"""People of one name: each keeps their own profile, extra time and place, or nobody is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pixsim.bank.reading.load import Bank
from pixsim.cli import pixsim
from pixsim.running.room.candidate_list import Registration, read_class_to_enrol
from pixsim.store.people.candidates import taken_ids
from pixsim.store.people.class_import import HomonymsError
from pixsim.store.records.labels import labels_of
from pixsim.store.records.refresh import refresh_records
from pixsim.store.sittings.journal import Journal

HEAD = "nom;prenom;date_de_naissance;temps_majore;1.1\n"
LINES = (
    "Martin;Léa;03/05/2004;;1\n",
    "MARTIN;Lea;17.11.1999;50 %;7\n",
    "Muñoz;María José;1988-02-01;;4\n",
)
NEW = ("--address", "Site", "--room", "1", "--examiner", "Mme Roy", "--rules", "v3")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(pixsim, list(arguments), prog_name="pixsim")


def registered(path: Path, bank: Bank) -> list[Registration]:
    """Whom a list would enrol."""
    taken = taken_ids(bank.framework, Journal)
    listed = read_class_to_enrol(path, bank.framework, taken)
    listed.refuse_homonyms()
    with listed.registered(bank.framework, taken) as found:
        return found


@pytest.mark.parametrize("order", list(permutations(LINES)))
def test_each_of_two_homonyms_keeps_their_own_profile_and_extra_time(
    tmp_path: Path, home: Path, bank: Bank, order: tuple[str, ...]
) -> None:
    path = tmp_path / "classe.csv"
    path.write_text(HEAD + "".join(LINES))
    assert run("profile", "import", str(path)).exit_code == 0
    path.write_text(HEAD + "".join(order))
    people = {one.person.birth_date: one for one in registered(path, bank)}
    young, old = people["2004-05-03"], people["1999-11-17"]
    assert (young.person.profile_id, young.extra_time_percent) == ("lea-martin", 0)
    assert (old.person.profile_id, old.extra_time_percent) == ("lea-martin-2", 50)
    assert len(list((home / "profiles").glob("*.json"))) == 3


@pytest.mark.usefixtures("home")
def test_whom_nothing_tells_apart_is_refused_with_both_lines(tmp_path: Path, bank: Bank) -> None:
    path = tmp_path / "classe.csv"
    path.write_text("nom;1.1\nLéa Martin;1\nZoé Roux;2\nLEA MARTIN;7\n")
    assert run("profile", "import", str(path)).exit_code == 0
    with pytest.raises(HomonymsError) as caught:
        registered(path, bank)
    (found,) = caught.value.homonyms
    assert (found.lines, found.here) == ((2, 4), ("lea-martin", "lea-martin-2"))
    assert run("room", "new", *NEW).exit_code == 0
    refused = run("room", "enrol", "1", "--class", str(path))
    assert refused.exit_code == 1
    assert "Léa Martin : lignes 2, 4 ; profils lea-martin, lea-martin-2" in refused.stderr
    assert run("profile", "import", str(path), "--existing", "update").exit_code == 1


@pytest.mark.usefixtures("home")
def test_a_profile_without_birth_date_is_nobody_for_sure_among_homonyms(
    tmp_path: Path, bank: Bank
) -> None:
    run("profile", "new", "--name", "Léa Martin", "--level", "1.1=3")
    path = tmp_path / "classe.csv"
    path.write_text(HEAD + LINES[0])
    assert registered(path, bank)[0].person.profile_id == "lea-martin"  # the one of this name
    path.write_text(HEAD + LINES[0] + LINES[1])
    with pytest.raises(HomonymsError):
        registered(path, bank)
    assert run("profile", "birth-date", "lea-martin", "17 11 1999").exit_code == 0
    found = {one.person.birth_date: one.person.profile_id for one in registered(path, bank)}
    assert found["1999-11-17"] == "lea-martin"
    assert found["2004-05-03"] == "lea-martin-2"


@pytest.mark.parametrize("born", ["2004-05-03", ""])
def test_who_was_born_another_day_is_somebody_else(
    tmp_path: Path, home: Path, bank: Bank, born: str
) -> None:
    run("profile", "new", "--name", "Léa Martin", "--birth-date", "1999-11-17", "--level", "1.1=3")
    path = tmp_path / "classe.csv"
    path.write_text(f"nom;prenom;date_de_naissance;1.1\nMartin;Léa;{born};5\n")
    ids = {"2004-05-03": "lea-martin-2", "": "lea-martin"}  # nothing says that they are two
    assert registered(path, bank)[0].person.profile_id == ids[born]
    assert run("profile", "import", str(path), "--existing", "update").exit_code == 0
    level = 3 if born else 5  # another's list changes nothing
    assert f'"1.1": {level}' in (home / "profiles" / "lea-martin.json").read_text()


@pytest.mark.usefixtures("home")
def test_lists_and_sheets_of_a_room_have_place_and_birth_date(tmp_path: Path) -> None:
    path = tmp_path / "classe.csv"
    path.write_text(HEAD + "".join(LINES))
    assert run("room", "new", *NEW).exit_code == 0
    done = run("room", "enrol", "1", "--class", str(path))
    shown = run("room", "show", "1").stdout
    for text in (done.stdout, shown):
        assert "1  Léa Martin, 03/05/2004" in text
        assert "2  Lea MARTIN, 17/11/1999" in text
    sheet = tmp_path / "feuilles.html"
    assert run("room", "enrol", "1", "--remove", "1").exit_code == 0
    assert run("room", "sheets", "1", "--html", str(sheet)).exit_code == 0
    cells = sheet.read_text().replace("\n", "")
    assert ">2</td>" in cells  # the place that orders take, not the line
    assert ">1</td>" not in cells


@pytest.mark.usefixtures("home")
def test_enrolment_says_whom_the_door_will_stop_and_what_mends_it(tmp_path: Path) -> None:
    path = tmp_path / "classe.csv"
    path.write_text("nom;1.1;1.2\nAna;1;1\nBob;;\n")
    assert run("room", "new", *NEW).exit_code == 0
    done = run("room", "enrol", "1", "--class", str(path))
    assert "1  Ana · ana · n'entrera pas : au niveau 1, 2 sur 5 compétences" in done.stdout
    assert "2  Bob · bob · niveau inconnu : entre sans vérification" in done.stdout  # V3
    assert "✗ 1 personne sera arrêtée à la porte." in done.stderr
    assert "pixsim position ana" in done.stderr


@pytest.mark.usefixtures("home")
def test_homonyms_are_told_apart_in_lists_of_people(tmp_path: Path, bank: Bank) -> None:
    path = tmp_path / "classe.csv"
    path.write_text(HEAD + "".join(LINES))
    run("profile", "import", str(path))
    run("profile", "new", "--name", "Zoé")
    run("profile", "new", "--name", "zoe")
    found = labels_of(refresh_records(bank.framework).own)
    assert found == {
        "lea-martin": "Léa Martin (03/05/2004)",
        "lea-martin-2": "Lea MARTIN (17/11/1999)",
        "maria-jose-munoz": "María José Muñoz",
        "zoe": "Zoé (zoe)",
        "zoe-2": "zoe (zoe-2)",
    }
    assert re.search(
        "^lea-martin-2 +Lea MARTIN, 17/11/1999", run("profile", "list").stdout, re.MULTILINE
    )


@dataclass(frozen=True)
class Someone:
    id: str
    name: str
    birth_date: str | None


def test_homonyms_born_on_one_day_are_told_apart_by_id() -> None:
    twins = [Someone("zoe", "Zoé", "2004-05-03"), Someone("zoe-2", "Zoé", "2004-05-03")]
    other = Someone("zoe-3", "zoe", "1999-11-17")
    assert labels_of([*twins, other]) == {
        "zoe": "Zoé (zoe)",
        "zoe-2": "Zoé (zoe-2)",
        "zoe-3": "zoe (17/11/1999)",
    }


@pytest.mark.usefixtures("home")
def test_accommodations_say_what_they_replace() -> None:
    run("profile", "new", "--name", "Zoé")
    first = run("profile", "accommodate", "zoe", "--no-focus").stdout
    assert "Avant" not in first
    said = run("profile", "accommodate", "zoe", "--larger-text").stdout
    assert "Avant : sans mode focus" in said.replace("\xa0", " ")


@pytest.mark.usefixtures("home")
def test_the_report_on_a_class_takes_a_goal_and_names_homonyms_apart() -> None:
    for born in ("03/05/2004", "1999-11-17"):
        done = run(
            "profile", "new", "--name", "Léa Martin", "--birth-date", born, "--level", "1.1=3"
        )
        assert done.exit_code == 0
    assert run("profile", "new", "--name", "X", "--birth-date", "2004").exit_code == 2
    said = run("class", "report", "--goal", "300", "--json").stdout
    assert '"goal": 300' in said
    assert "Léa Martin (17/11/1999)" in said
