"""From the home of the plain front: somebody new, positioning, practice, results."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.foundation.clock import wall_clock
from pixsim.journeys import practice
from pixsim.journeys.after_result import show_result
from pixsim.journeys.past_results import look_at_past, look_at_progress
from pixsim.journeys.positioning import position_competences
from pixsim.plain.dialogue import Closed
from pixsim.plain.home import Home
from pixsim.profile import Profile, read_profile
from pixsim.report.result.common import AnyResult
from pixsim.running.autopilot import read_way
from pixsim.running.exam import Exam
from pixsim.store.home import profiles_folder
from pixsim.store.people.profiles import create_profile, stored_profile
from pixsim.store.people.wrong_dates import is_dated_ahead
from pixsim.store.rooms.links import KeptLink, keep_link
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.plain.talking import dialogue, in_lines
from tests.tools.mocks import new_v2, sit_v2, sit_v3
from tests.tools.tiers import tiered


def at_home(bank: Bank, journal: Journal, clock: ManualClock, lines: list[str]) -> str:
    talk, out = dialogue(lines)
    with contextlib.suppress(Closed):
        Home(talk, journal, bank.framework, clock).run()
    return out.getvalue().replace("\u00a0", " ")


def test_a_name_too_long_is_refused_not_cut(
    bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    said = at_home(bank, journal, clock, ["new", "x" * 81, "leave"])
    assert "Ce nom ne convient pas" in said
    assert "80 au plus" in said
    assert not list(profiles_folder().glob("*.json"))


def test_somebody_new_positions_and_is_remembered(
    bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    lines = ["new", "Zoé", "33", "position", "1.1", "/passer", "/passer", "/arrêter", "leave"]
    said = at_home(bank, journal, clock, lines)
    assert "Question 2 sur 20 environ. 1.1" in said
    assert said.endswith("Au revoir.\n")
    (path,) = profiles_folder().glob("*.json")
    profile = read_profile(path, bank.framework)
    assert (profile.name, profile.extra_time_percent) == ("Zoé", 33)
    assert len(profile.knowledge) >= 2
    again = at_home(bank, journal, clock, ["leave"])
    assert "Zoé." in again
    assert "Reprendre le positionnement" in again


def test_an_exam_under_way_is_told_beside_the_name_and_resumed(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    plan = new_v2(sample, bank, seed=3, clock=clock)
    journal.create(plan)
    with Exam(journal, plan.id, clock=clock, bank=bank) as exam:
        exam.start()
        exam.show()
        exam.skip()
    said = at_home(bank, journal, clock, [sample.id, "resume_exam", "/arrêter", "close"])
    assert f"{sample.name} (exemple inventé) : épreuve en cours, question 2 sur 48" in said
    assert "Question 2 sur 48." in said


@pytest.mark.full
def test_a_positioning_goes_to_its_end_with_pauses(
    bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    profile = Profile(id="zoe", name="Zoé")
    lines = ["1.1", *["/passer", "a"] * 60, "home"]  # « a » goes on at a pause, else is no answer
    talk, out = dialogue(lines)
    with contextlib.suppress(Closed):
        in_lines(talk, journal, bank.framework, clock, position_competences, profile)
    said = out.getvalue()
    assert "Positionnement terminé. Niveau 0 en 1.1" in said.replace("\u00a0", " ")
    assert "Pas encore certifiable" in said
    assert "\x1b" not in said


def test_a_practice_tells_what_was_right_and_asks_errors_again(
    bank: Bank,
    sample: Profile,
    journal: Journal,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # always the same questions: one that is timed would be announced, and take a line for itself
    monkeypatch.setattr(practice, "any_generator", lambda: np.random.default_rng(2))
    talk, out = dialogue(["one", "1.1", *["/passer"] * 10, "again", "/arrêter"])
    in_lines(talk, journal, bank.framework, clock, practice.practise, sample)
    said = out.getvalue().replace("\u00a0", " ")
    assert "Question 10 sur 10." in said
    assert "Bilan : 0 juste sur 10." in said
    assert "Reprendre mes 10 erreurs" in said
    assert said.count("Pourquoi :") == 10


@pytest.mark.sampled(1)
@pytest.mark.parametrize("rules", ["v2", "v3"])
def test_a_result_and_its_review_are_said_line_by_line(
    bank: Bank,
    sample: Profile,
    journal: Journal,
    rules: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    sit = sit_v2 if rules == "v2" else sit_v3
    result: AnyResult = sit(sample, bank, journal, read_way("1.0"), 3)
    session, _count = journal.load(result.sitting)
    talk, out = dialogue(["errors", "", "7", "r", "export", "back"])
    in_lines(talk, journal, bank.framework, wall_clock, show_result, session, result)
    said = out.getvalue().replace("\u00a0", " ")
    assert f"Score : {result.total_pix} pix sur" in said
    for competence in bank.framework.competences:
        assert f"{competence.code} {competence.name_fr}" in said
    assert "Question 7 sur" in said
    assert "■" not in said
    assert list(tmp_path.glob("pixsim-*.html"))


def test_progress_names_every_competence(bank: Bank, sample: Profile, journal: Journal) -> None:
    sit_v2(sample, bank, journal, read_way("1.0"), 3)
    talk, out = dialogue([])
    in_lines(talk, journal, bank.framework, wall_clock, look_at_progress, sample.id, sample.name)
    said = out.getvalue()
    assert all(c.name_fr in said.replace("\n", " ") for c in bank.framework.competences)


@pytest.mark.parametrize("how", tiered(["option", "PIXSIM_PLAIN", "ACCESSIBLE"], 1))
def test_the_command_line_opens_it_without_a_terminal(home: Path, how: str) -> None:
    env = {**os.environ, "PIXSIM_HOME": str(home), "TERM": "dumb"}
    arguments = ["--plain"] if how == "option" else []
    if how != "option":
        env[how] = "1"
    done = subprocess.run(
        [sys.executable, "-m", "pixsim", *arguments],
        input="leave\n", env=env, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Qui êtes-vous ?" in done.stdout.replace("\u00a0", " ")
    assert "\x1b" not in done.stdout + done.stderr


def beyond(said: str, width: int) -> list[str]:
    """Lines that a braille display of this width would cut between two words."""
    found = [line for line in said.splitlines() if len(line) > width and " " in line.strip()]
    return [line for line in found if not line.startswith(("    ", "|"))]  # code, kept as it is


def test_everything_fits_a_braille_display(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock, home: Path
) -> None:
    for rules, sit in (("v2", sit_v2), ("v3", sit_v3)):
        result: AnyResult = sit(sample, bank, journal, read_way("1.0"), 3)
        session, _count = journal.load(result.sitting)
        talk, out = dialogue(["errors", *[""] * 12, "r", "back"], 40)
        in_lines(talk, journal, bank.framework, wall_clock, show_result, session, result)
        assert beyond(out.getvalue(), 40) == [], rules
    walks = {
        "home": [sample.id, "progress", "results", "back", "change", "new", "Zoé", "33", "leave"],
        "practice": [sample.id, "practise", "10", *["/aide", "/passer", ""] * 6],
        "positioning": [sample.id, "position", "1.1", *["/relire", "/heure", "/passer", "a"] * 4],
        "exam": [sample.id, "v3", "n", "v2", "", "/aide", "/heure", "/signaler", "no", "/arrêter"],
    }
    for name, lines in walks.items():
        talk, out = dialogue(lines, 40)
        with contextlib.suppress(Closed):
            Home(talk, journal, bank.framework, clock).run()
        assert len(out.getvalue().splitlines()) > 40, name
        assert beyond(out.getvalue(), 40) == [], name
    done = subprocess.run(
        [sys.executable, "-m", "pixsim", "--plain", "--columns", "40"],
        input="", env={**os.environ, "PIXSIM_HOME": str(home)}, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert "Fermé." in done.stdout
    assert beyond(done.stdout, 40) == []  # what is said at the end too


def test_an_exam_of_a_room_elsewhere_is_told_first(
    bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    keep_link("http://192.168.1.12:8480", KeptLink("t", 3, "sitting", "under_way"))
    said = at_home(bank, journal, clock, ["leave"])
    assert "Salle 3, épreuve en cours" in said.partition("Qui êtes-vous")[0]


def test_only_what_was_sat_is_among_the_past_results(
    bank: Bank, sample: Profile, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    result: AnyResult = sit_v2(sample, bank, journal, read_way("1.0"), 3)  # by the autopilot
    sat = [replace(one, autopilot=None) for one in journal.summaries(sample.id)]

    def listed() -> str:
        talk, out = dialogue(["back"])
        in_lines(talk, journal, bank.framework, wall_clock, look_at_past, sample.id, sample.name)
        return out.getvalue().replace("\u00a0", " ")

    assert "Aucune épreuve terminée" in listed()
    monkeypatch.setattr(Journal, "summaries", lambda *_: sat)
    assert f"{result.total_pix} pix" in listed()


def test_dates_to_come_are_told_and_put_right_when_asked(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    late = timedelta(days=900)
    knowledge = tuple(e.model_copy(update={"date": e.date + late}) for e in sample.knowledge)
    mine, _path = create_profile(sample.model_copy(update={"knowledge": knowledge}))
    said = at_home(bank, journal, clock, [mine.id, "set_dates_right", "leave"])
    before, after = said.split("Corriger les dates du profil", 1)
    assert "des réponses sont datées du" in " ".join(before.split())
    assert "maintenant datées d'aujourd'hui" in " ".join(after.split())
    assert "Corriger les dates du profil" not in after
    kept = stored_profile(mine.id, bank.framework)
    assert kept is not None
    assert not is_dated_ahead(kept[1], clock())
