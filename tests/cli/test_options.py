"""Options of commands that stand in no other test: each changes what its command does."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pixsim.cli import pixsim
from pixsim.profile import Profile
from pixsim.store.people.profiles import create_profile

QUIZ = """
::Port::Quel port un serveur web chiffré écoute-t-il d'habitude ? {=port 443 ~port 80 ~port 25}

::Adresse::Laquelle de ces adresses désigne la machine elle-même ? {=127.0.0.1 ~192.0.2.1 ~10.0.0.1}
"""


def run(*arguments: object, code: int = 0) -> Result:
    done = CliRunner().invoke(pixsim, [str(part) for part in arguments], prog_name="pixsim")
    assert done.exit_code == code, done.output + done.stderr
    return done


def document(*arguments: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*arguments, "--json").stdout)
    return found


@pytest.fixture
def own(sample: Profile) -> str:
    """The id of a profile of this machine."""
    made, _path = create_profile(sample.model_copy(update={"id": "ana", "name": "Ana Roy"}))
    return made.id


def test_what_a_profile_is_granted_replaces_what_it_was_granted_before(own: str) -> None:
    run("profile", "accommodate", own, "--no-focus", "--without-sight")
    assert document("profile", "show", own)["accommodations"] == ["no_focus", "without_sight"]
    run("profile", "accommodate", own, "--larger-text", "--longer-timers", "--offline")
    granted = document("profile", "show", own)["accommodations"]
    assert set(granted) == {"larger_text", "longer_timers", "offline"}


def test_sheets_of_a_class_are_filled_with_what_is_known(own: str, tmp_path: Path) -> None:
    html = tmp_path / "feuilles.html"
    run(
        "class", "sheets", own, "--html", html, "--session", "Groupe B", "--date", "26/11/2026",
        "--time", "14:00", "--place", "Médiathèque", "--room", "Salle bleue", "--examiner", "M. Ba",
    )  # fmt: skip
    page = html.read_text(encoding="utf-8")
    for known in ("Groupe B", "26 novembre 2026", "Médiathèque", "Salle bleue", "M. Ba", "Ana Roy"):
        assert known in page.replace("\N{NO-BREAK SPACE}", " "), known


@pytest.mark.full
def test_a_test_is_sat_twice_where_reliability_is_wanted() -> None:
    found = document("simulate", "--candidates", "400", "--seed", "3", "--rules", "v3", "--retest")
    assert 0 < found["retest"]["retest"] < 1
    assert document("simulate", "--candidates", "50", "--seed", "3")["retest"] is None


def test_a_booklet_places_items_where_more_of_them_succeed(tmp_path: Path) -> None:
    located: list[dict[str, float]] = []
    for chance in ("0.5", "0.9"):
        out = tmp_path / f"{chance}.csv"
        run("standards", "booklet", "--questions", "20", "--competence", "1.1", "--out", out,
            "--chance", chance)  # fmt: skip
        with out.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        located.append({row["item"]: float(row["location"]) for row in rows})
        assert len({row["competence"] for row in rows}) == 1
    both = located[0].keys() & located[1].keys()
    assert both
    assert all(located[0][item] < located[1][item] for item in both)
    said = tmp_path / "avis.csv"
    said.write_text("judge,level,item\n" + "".join(f"Ana,1,{item}\n" for item in [*both][:1]))
    cuts = [
        document("standards", "bookmark", said, "--chance", chance)["judges"][0]["cut"]
        for chance in ("0.5", "0.9")
    ]
    assert cuts[0] < cuts[1]


def test_an_own_quiz_counts_blanks_and_part_of_the_points_as_told(tmp_path: Path) -> None:
    rows = [f"P{n},{int(n % 3 > 0)},{'' if n % 4 == 0 else 0.6},{n % 2}" for n in range(40)]
    path = tmp_path / "quiz.csv"
    path.write_text("Nom,Q1,Q2,Q3\n" + "\n".join(rows) + "\n")

    def shares(*options: str) -> dict[str, float]:
        out = str(tmp_path / "r.html")
        found = document("quiz", path, "--out", out, "--dry-run", *options)
        return {row["item"]: row["p"] for row in found["items"]}

    assert shares()["Q2"] == 0
    assert shares("--right-from", "60")["Q2"] == 1
    assert shares("--right-from", "60", "--blank", "wrong")["Q2"] == 0.75


@pytest.fixture
def quiz_bank(tmp_path: Path) -> Path:
    """A bank of one's own whose questions are drafts."""
    folder, source = tmp_path / "banque", tmp_path / "quiz.gift"
    source.write_text(QUIZ, encoding="utf-8")
    run("bank", "new", folder)
    run("bank", "import", source, "--to", folder, "--skill", "@sujet2")
    return folder


@pytest.fixture
def validated(quiz_bank: Path) -> Path:
    file = quiz_bank / "1.1-quiz.toml"
    file.write_text(file.read_text("utf-8").replace('"draft"', '"validated"'), "utf-8")
    return quiz_bank


def test_a_pilot_may_take_up_items_that_are_calibrated(validated: Path) -> None:
    items = [item["id"] for item in document("bank", "list", "--bank", validated)["items"]]
    rows = [f"{item},1,0,0.1,0.1,200,2pl MAP,2026-11-26" for item in items]
    head = "item,a,b,se_a,se_b,n,method,date"
    (validated / "parameters.csv").write_text("\n".join([head, *rows]) + "\n")
    plan = ("pilot", "plan", "--bank", validated, "--questions", 2, "--common", 0)
    assert "--again" in run(*plan, code=3).stderr
    assert len(document(*plan, "--again")["forms"][0]) == 2


def test_drafts_are_exported_where_that_is_asked(quiz_bank: Path, tmp_path: Path) -> None:
    told = {}
    for more in ((), ("--drafts",)):
        out = tmp_path / f"{len(more)}.gift"
        run("bank", "export", out, "--bank", quiz_bank, "--draws", 1, *more)
        told[more] = out.read_text("utf-8")
    assert "port 443" not in told[()]
    assert "port 443" in told["--drafts",]


def test_an_example_dossier_is_complete_and_a_new_one_is_not(tmp_path: Path) -> None:
    run("ccp1", "new", tmp_path / "a", "--example", "--referential", "remn-2019")
    run("ccp1", "check", tmp_path / "a")
    run("ccp1", "new", tmp_path / "b")
    run("ccp1", "check", tmp_path / "b", code=1)


def test_an_experiment_goes_where_it_is_asked_to(tmp_path: Path, quiz_bank: Path) -> None:
    plan, out = tmp_path / "plan.toml", tmp_path / "ailleurs"
    plan.write_text("seed = 1\ncandidates = 20\n[arms.a]\n", encoding="utf-8")
    small = run("experiment", plan, "--bank", quiz_bank, "--out", out, code=3)
    assert "alors que la simulation porte sur 16" in small.stderr
    assert not out.exists()
    run("experiment", plan, "--out", out, "--workers", 1)
    assert (out / "table.csv").is_file()
    assert not plan.with_suffix("").exists()


def test_which_answer_of_several_counts_in_a_score(validated: Path, tmp_path: Path) -> None:
    answers, thetas = tmp_path / "answers.csv", {}
    rows = ["ann,sujet2-port,0,2026-01-01", "ann,sujet2-port,1,2026-01-02", "ann,sujet2-adresse,1,2026-01-02"]  # fmt: skip
    answers.write_text("\n".join(["candidate,item,outcome,date", *rows, ""]), encoding="utf-8")
    of_bank = ("score", answers, "--bank", validated, "--priors")
    for which in ("first", "last"):
        (row,) = csv.DictReader(run(*of_bank, "--repeats", which).stdout.splitlines())
        assert row["n"] == "2"
        thetas[which] = float(row["theta"])
    assert thetas["first"] < thetas["last"]
    assert "plusieurs réponses" in run(*of_bank, "--repeats", "refuse", code=3).stderr


def test_judges_and_pilots_may_speak_of_items_of_ones_own(validated: Path, tmp_path: Path) -> None:
    said, forms = tmp_path / "avis.csv", tmp_path / "jeux.csv"
    rows = [f"{who},2,sujet2-{item},0.{n}" for who in "xy" for n, item in ((5, "port"), (6, "adresse"))]  # fmt: skip
    said.write_text("\n".join(["judge,level,item,chance", *rows, ""]), encoding="utf-8")
    assert "pas d'item sujet2-port" in run("standards", "angoff", said, code=3).stderr
    found = document("standards", "angoff", said, "--bank", validated)
    assert [row["level"] for row in found["levels"]] == [2]
    forms.write_text("form,question\n1,sujet2-port#1\n", encoding="utf-8")
    there = run("pilot", "sit", "independant", forms, "--bank", validated, code=3)
    assert "celui d'une autre banque" in there.stderr


def test_lines_of_a_rehearsal_are_as_long_as_asked(tmp_path: Path) -> None:
    run("ccp1", "new", tmp_path / "d", "--example")
    said = ("ccp1", "rehearse", str(tmp_path / "d"), "--plain", "--seed", "1", "--columns")
    longest = {}
    for columns in ("30", "78"):
        done = CliRunner().invoke(pixsim, [*said, columns], input="\n/arreter\nc\n")
        assert done.exit_code == 0, done.output
        longest[columns] = max(map(len, done.output.splitlines()))
    assert longest["30"] <= 30 < longest["78"] <= 78


def test_ways_to_a_title_are_those_of_the_referential_asked_for() -> None:
    assert run("ccp1", "title", "--referential", "remn-2019").stdout == run("ccp1", "title").stdout
    assert "il y a remn-2019" in run("ccp1", "title", "--referential", "x", code=2).stderr
