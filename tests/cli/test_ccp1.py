"""``pixsim ccp1 rehearse`` line by line, ``debrief``, and whose a rehearsal is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pixsim.ccp1.new_dossier import write_example
from pixsim.ccp1.title_requirements import load_title_requirements
from pixsim.cli import pixsim
from pixsim.profile import Profile
from pixsim.running.ccp1_oral_listing import find_owner
from pixsim.store.people.people_search import AmbiguousNameError
from pixsim.store.sittings.journal import Journal

QUESTIONS = "\n" * 9  # begin, then eight answers
POINTS = "o\nn\no\n" * 8
GRID = "2\n-\n0\n3\n1\n" * 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "dossier"
    write_example(place, load_title_requirements())
    return place


def run(*words: object, typed: str = "") -> Result:
    return CliRunner().invoke(pixsim, ["ccp1", *map(str, words)], input=typed)


def test_a_whole_rehearsal_line_by_line_left_and_taken_up(folder: Path) -> None:
    left = run(
        "rehearse",
        folder,
        "--plain",
        "--action",
        3,
        "--jury",
        1,
        typed="\n\nun oubli\n/heure\n/arrêter\nb\n",
    )
    assert "Tout est gardé" in left.output
    assert left.exit_code == 0
    rest = "\n" * 5 + QUESTIONS + POINTS + "hein\n" + GRID + "A. D.\n" + GRID
    done = run("rehearse", folder, "--plain", typed=rest)
    assert done.exit_code == 0, done.output
    shown = " ".join((left.output + done.output).replace("\u00a0", " ").split())
    for words in (
        "elle reprend",
        "phase 2 : un oubli",
        "Bilan de la répétition 1",
        "Reprise une fois",
        "ancien titre, remplacé par Médiateur numérique",
        "Phase 2 sur 6",
        "pas dit :",
    ):
        assert words in shown
    listed = run("debrief")
    assert "Camille Exemple" in listed.output
    assert "terminée" in listed.output
    name = listed.output.split()[0]
    document = json.loads(run("debrief", "camille exemple", "--json").stdout)
    assert document["rehearsal"] == name
    assert document["resumed"] == 1
    assert document["people"] == ["", "A. D."]
    assert json.loads(run("debrief", "--json").stdout)["rehearsals"] == [name]
    assert "Supprimé." in run("debrief", name, "--delete", "--yes").output
    assert "Aucune répétition" in run("debrief").output


def test_ended_line_by_line(folder: Path) -> None:
    done = run("rehearse", folder, "--plain", "--seed", 1, typed="\n\n/arreter\nc\n")
    assert done.exit_code == 0
    assert "Arrêtée avant la fin" in done.output


def test_what_is_refused(folder: Path) -> None:
    assert run("rehearse", folder).exit_code == 2  # no terminal
    assert run("rehearse", folder, "--action", "six").exit_code == 2
    assert run("rehearse", folder, "--plain", "--action", "6").exit_code == 2
    assert run("debrief", "personne").exit_code == 2
    assert run("debrief", "--delete").exit_code == 2
    assert run("new", folder / "autre", "--referential", "x").exit_code == 2
    fiche = folder / "fiche-1.md"
    fiche.write_text(fiche.read_text("utf-8").replace("- 5 min", "- 6 min", 1), "utf-8")
    done = run("rehearse", folder, "--plain")
    assert done.exit_code == 1
    assert "1 chose manque." in done.output
    assert run("rehearse", folder, "--plain", "--trial").exit_code == 0
    dossier = folder / "dossier.md"
    dossier.write_text(
        dossier.read_text("utf-8").replace("Candidat : Camille Exemple", "Candidat :")
    )
    assert run("rehearse", folder, "--plain", "--trial").exit_code == 2


def test_it_goes_with_the_person_of_that_name(folder: Path, home: Path) -> None:
    made = CliRunner().invoke(pixsim, ["profile", "new", "--name", "camille  exemple"])
    assert made.exit_code == 0
    run("rehearse", folder, "--plain", typed="\n/arrêter\nc\n")
    journal = Journal(home / "pixsim.db")
    assert len(journal.trainings("camille-exemple", "ccp1")) == 1
    journal.close()
    gone = CliRunner().invoke(pixsim, ["profile", "delete", "camille-exemple", "--yes"])
    assert "1 répétition du CCP1" in gone.output
    assert "Aucune répétition" in run("debrief").output


def test_whose_a_dossier_is() -> None:
    one, other = Profile(id="lea", name="Léa M."), Profile(id="lea-2", name="LEA m.")
    assert find_owner("Léa M.", [one])[0] == "lea"
    assert find_owner("Zoé", [one])[0] == "ccp1-zoe"
    with pytest.raises(AmbiguousNameError):
        find_owner("lea M.", [one, other])
