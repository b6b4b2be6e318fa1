"""``pixsim room`` from the list of candidates to the results."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pixsim.bank.reading.load import Bank
from pixsim.cli import pixsim
from pixsim.cli.room import held_room, opening
from pixsim.room.codes import draw_access_code, draw_password
from pixsim.room.identity import Identity
from pixsim.running.room.desk import Desk
from pixsim.running.room.door import enter_room, join_room
from pixsim.store.sittings.journal import Journal
from tests.room.steered import may_be_drawn
from tests.running.rooms import BY, order

NEW = ("--address", "Maison du numérique", "--room", "Salle 2", "--examiner", BY)


def run(*arguments: str, code: int = 0, typed: str = "") -> Result:
    done = CliRunner().invoke(pixsim, ["room", *arguments], prog_name="pixsim", input=typed)
    assert done.exit_code == code, done.output + done.stderr
    return done


def document(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json").stdout)


def new_room() -> Any:
    return document("new", *NEW, "--rules", "v3")


def answered(number: int, bank: Bank, seat: int, count: int) -> str:
    """A candidate answers some questions; the name of the sitting."""
    journal = Journal()
    with Desk(journal, number, bank=bank, profile_of=held_room.profile_of) as desk:
        person = desk.people[seat]
        join_room(
            desk, Identity(person.first_name, person.last_name, person.birth_date), f"a{seat}"
        )
        order(desk, "confirm_presence", seat)
        exam = enter_room(desk, seat, f"a{seat}", desk.room.access_code)
        for _ in range(count):
            exam.show()
            assert exam.session.question is not None
            exam.answer(exam.session.question.right_answer)
        name = exam.session.sitting.id
    journal.close()
    return name


def test_a_room_needs_a_place_and_somebody_who_watches() -> None:
    said = run("new", "--date", "26/11/2026", "--time", "9h", code=2).stderr
    for wanted in ("--address", "--room", "--examiner", "2026-11-26", "09:30"):
        assert wanted in said
    assert "Aucune salle" in run("list").stdout
    assert "caractère de contrôle" in run("new", *NEW[:-1], "a\x1b[2J", code=2).stderr


def test_the_codes_are_shown_once(home: Path) -> None:
    codes = new_room()
    assert may_be_drawn(draw_access_code, codes["access_code"])
    assert may_be_drawn(draw_password, codes["password"])
    assert codes["password"] not in json.dumps(document("show", "1", "--history"))
    assert codes["password"].encode() not in (home / "pixsim.db").read_bytes()
    again = document("password", "1")["password"]
    assert may_be_drawn(draw_password, again)
    assert again != codes["password"]


def test_questions_on_trial_are_said_where_a_room_has_some() -> None:
    made = run("new", *NEW, "--rules", "v3", "--seeded", "3").stdout
    assert "3 questions à l'essai, qui ne comptent pas" in " ".join(made.split())
    assert "3 questions à l'essai par épreuve" in run("show", "1").stdout
    assert "--seeded demande --rules v3" in run("new", *NEW, "--seeded", "3", code=2).stderr
    run("new", *NEW, "--rules", "v3")
    assert "à l'essai" not in run("show", "2").stdout


def test_a_class_is_enrolled_or_every_fault_is_told(tmp_path: Path) -> None:
    new_room()
    path = tmp_path / "classe.csv"
    path.write_text("nom;prenom;date_de_naissance;1.1\nPetit;Léa;33/03/2000;9\n")
    said = run("enrol", "1", "--class", str(path), code=3).stderr
    assert "ligne 2 : date_de_naissance : 33/03/2000" in said
    assert "ligne 2 : 1.1 : 9" in said
    path.write_text("nom;prenom;date_de_naissance;1.1\nPetit;Léa;03/03/2000;3\nRoux;Zoé;;2\n")
    assert "2 candidats inscrits." in run("enrol", "1", "--class", str(path)).stdout
    assert "a déjà ce nom" in run("enrol", "1", "--class", str(path), code=1).stderr
    assert "1 candidat inscrit." in run("enrol", "1", "--remove", "2").stdout
    names = [seat["name"] for seat in document("show", "1")["seats"]]
    assert names == ["Léa Petit"]
    assert "il n'y a pas de salle 7" in run("enrol", "7", "--remove", "1", code=2).stderr
    assert "une seule chose" in run("enrol", "1", code=2).stderr


def test_from_the_first_answer_to_the_published_result(bank: Bank) -> None:
    new_room()
    run("enrol", "1", "--profile", "independant", "--birth-date", "03/03/2000")
    run("enrol", "1", "--profile", "avance", "--extra-time", "33")
    assert "Personne n'a commencé" in run("finalise", "1", code=1).stderr
    first = answered(1, bank, 1, 32)
    answered(1, bank, 2, 3)
    said = run("finalise", "1", code=1).stderr
    assert "--abort 2=…" in said
    assert "--abort 1=…" not in said
    assert "3=candidate" in run("finalise", "1", "--abort", "2=perdu", code=2).stderr
    assert "Un résultat manque" in run("publish", "1", code=1).stderr
    view = document("finalise", "1", "--abort", "2=technical")
    assert {s["seat"]: s["result"] for s in view["seats"]} == {1: "validated", 2: "cancelled"}

    def shown() -> Result:
        return CliRunner().invoke(pixsim, ["results", first], prog_name="pixsim")

    assert shown().exit_code == 1
    assert "se passe dans la salle 1" in shown().stderr
    assert "2 résultats publiés." in run("publish", "1").stdout
    assert "Certification blanche obtenue" in shown().stdout
    assert "non obtenue" in run("reject", "1", "1").stdout
    assert "rejeté cette épreuve pour fraude" in shown().stdout
    assert "annulée" in run("cancel", "1", "1").stdout
    assert "Le jury de la salle a annulé" in shown().stdout
    run("cancel", "1", "1", "--undo")
    assert "obtenue" in run("reject", "1", "1", "--undo").stdout
    assert "Certification blanche obtenue" in shown().stdout
    run("comment", "1", "1", "Bravo")
    kept = {seat["seat"]: seat["jury_comment"] for seat in document("show", "1")["seats"]}
    assert kept == {1: "Bravo", 2: ""}
    run("unpublish", "1")
    assert shown().exit_code == 1
    kinds = [event["kind"] for event in document("show", "1", "--history")["events"]]
    assert kinds[-3:] == ["jury_decided", "jury_commented", "unpublished"]


def test_a_room_is_deleted_after_a_yes(bank: Bank) -> None:
    new_room()
    run("enrol", "1", "--profile", "independant")
    answered(1, bank, 1, 2)
    assert "Rien n'a été supprimé." in run("delete", "1", code=1, typed="n\n").stderr
    assert "1 épreuve avec leurs réponses" in run("delete", "1", "--yes").stdout
    assert document("list")["rooms"] == []
    journal = Journal()
    assert journal.summaries() == []
    journal.close()


def test_a_room_open_elsewhere_is_left_alone() -> None:
    new_room()
    journal = Journal()
    with Desk(journal, 1, profile_of=held_room.profile_of):
        said = run("publish", "1", code=4).stderr
        assert "ouverte dans une autre fenêtre" in said
        assert document("list")["rooms"][0]["number"] == 1  # it can be looked at
        run("show", "1")
    journal.close()


@pytest.mark.parametrize("name", ["open"])
def test_the_screen_needs_a_terminal(name: str) -> None:
    new_room()
    assert "dans un terminal" in run(name, "1", code=2).stderr


def test_a_class_with_somebody_twice_makes_neither_room_nor_profile(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pixsim.cli.fronts.terminal.has_terminal", lambda: True)
    shown: list[int] = []

    def open_alone(number: int) -> None:
        shown.append(number)
        raise SystemExit(0)

    monkeypatch.setattr(opening, "_open_alone", open_alone)
    path = tmp_path / "classe.csv"
    path.write_text("nom;prenom;1.1\nPetit;Léa;3\nPETIT;Lea;2\n")
    said = run("open", "--rules", "v3", "--class", str(path), *NEW, code=1).stderr
    assert "Léa Petit : lignes 2, 3" in said
    path.write_text("nom;prenom;1.1\nPetit;Léa;9\n")
    assert "1.1 : 9" in run("open", "--class", str(path), *NEW, code=3).stderr
    assert "--class pour en créer" in run("open", "--rules", "v3", code=2).stderr
    assert document("list")["rooms"] == []
    assert list(home.rglob("*lea*")) == []
    path.write_text("nom;prenom;1.1\nPetit;Léa;3\nRoux;Zoé;2\n")
    given = ("--offline", "--rules", "v3", "--class", str(path))
    said = run("open", *given, typed="Site\nSalle 2\nMme Roy\n\n").stdout
    assert "Mot de passe surveillant" in said
    assert "2 candidats inscrits." in said
    assert shown == [1]
    kept = document("show", "1")
    assert (kept["offline"], kept["rules"], kept["examiner"]) == (True, "v3", "Mme Roy")
    assert [seat["name"] for seat in kept["seats"]] == ["Léa Petit", "Zoé Roux"]
    assert "sans numéro" in run("open", "1", "--rules", "v3", code=2).stderr
