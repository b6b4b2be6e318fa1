"""``pixsim plan``: set, shown, for scripts and calendars, for a class."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pixsim.cli import pixsim
from pixsim.cli.console.output import ExitCode
from pixsim.profile import Profile
from pixsim.store.people.plans import plan_path
from pixsim.store.people.profiles import create_profile


def run(*arguments: str) -> Result:
    return CliRunner().invoke(pixsim, ["plan", *arguments], prog_name="pixsim")


@pytest.fixture
def lea(sample: Profile) -> Profile:
    made, _path = create_profile(sample.model_copy(update={"id": "lea", "name": "Léa"}))
    return made


def test_a_goal_is_set_shown_and_forgotten(lea: Profile) -> None:
    done = run("set", "lea", "--weeks", "3", "--minutes", "25", "--days", "135")
    assert done.exit_code == 0, done.output
    assert "25 minutes, lundi, mercredi, vendredi" in done.output
    shown = run("show", lea.id).output
    assert "Dans 21 jours" in shown
    assert "★" in shown
    assert "C'est un modèle" in shown
    found = json.loads(run("today", "lea", "--json").output)
    assert found["schema"] == "pixsim/coached/1"
    assert found["forecast"]["model"] is True
    assert {q["reason"] for q in found["questions"]} <= {"old", "asked", "unseen", "missed"}
    assert run("forget", "lea").exit_code == 0
    assert run("show", "lea").exit_code == ExitCode.NEGATIVE


@pytest.mark.parametrize(
    ("words", "aim"),
    [
        (("--pix", "300"), 300),
        (("--aim", "certifiable"), "certifiable"),
        (("--aim", "keep"), "keep"),
    ],
)
def test_what_is_aimed_at_and_which_exam_are_kept(
    lea: Profile, words: tuple[str, ...], aim: int | str
) -> None:
    done = run("set", lea.id, "--weeks", "2", "--rules", "v3", *words)
    assert done.exit_code == 0, done.output
    kept = json.dumps(json.loads(plan_path(lea.id).read_text(encoding="utf-8")))
    assert '"v3"' in kept
    assert json.dumps(aim) in kept


def test_todays_questions_are_said_with_their_reasons(lea: Profile) -> None:
    run("set", lea.id, "--weeks", "2")
    said = run("today", "lea").output
    assert "pas revue depuis" in said
    assert said == run("today", "lea").output  # the same all day


def test_each_fault_is_one_line(lea: Profile) -> None:
    wrong = run("set", lea.id, "--date", "2020-01-01", "--minutes", "600")
    assert wrong.exit_code == ExitCode.DATA
    assert "L'épreuve est à venir : le 1er janvier 2020 ne l'est pas\n" in wrong.output
    assert "600 minutes" in wrong.output
    for arguments in (
        ("set", "lea", "--weeks", "2", "--days", "89"),
        ("set", "lea", "--weeks", "2", "--days", ""),
        ("set", "lea"),
        ("set", "lea", "--weeks", "999"),
        ("set", "--weeks", "2"),
        ("set", "lea", "--date", "31/02/2027"),
        ("set", "personne", "--weeks", "2"),
    ):
        found = run(*arguments)
        assert found.exit_code == ExitCode.USAGE, arguments
        assert "Traceback" not in found.output
    assert not plan_path("lea").exists()
    sample = run("set", "independant", "--weeks", "2")
    assert sample.exit_code == ExitCode.NEGATIVE
    assert "exemple" in sample.output
    assert run("set", "lea", "independant", "avance", "--weeks", "2").output.count("exemple") == 2
    assert not plan_path("lea").exists()  # nobody's goal is kept where one is refused


def test_the_way_is_written_for_a_calendar(lea: Profile, tmp_path: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    run("set", lea.id, "--weeks", "2")
    path = tmp_path / "plan.ics"
    assert run("show", "lea", "--ics", str(path)).exit_code == 0
    content = path.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    today = datetime.now(UTC).astimezone().date()
    assert [e["dtstart"].dt for e in events] == [today + timedelta(days=n) for n in range(15)]
    assert "jour J" in str(events[-1]["summary"])
    assert len({str(e["uid"]) for e in events}) == len(events)


def test_a_class_gets_its_goal_at_once_and_shows_who_follows(
    lea: Profile, sample: Profile, tmp_path: Path
) -> None:
    create_profile(sample.model_copy(update={"id": "ali", "name": "Ali"}))
    create_profile(Profile(id="zoe", name="Zoé"))
    listed = tmp_path / "classe.csv"
    listed.write_text("nom\nAli\nLéa\n", encoding="utf-8")
    done = run("set", "--list", str(listed), "--weeks", "3")
    assert done.exit_code == 0, done.output
    assert "2 personnes ont cet objectif." in done.output
    said = run("class").output.replace("\u00a0", " ")
    assert "2 personnes ont un objectif." in said
    assert "Sans objectif : Zoé" in said
    assert said.count("commence") == 2
    assert len(json.loads(run("class", "--json", lea.id).output)["people"]) == 1
