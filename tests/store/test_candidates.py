"""Candidates of a machine: never written over, never mixed up, changed and removed whole."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pixsim.bank.reading.load import Bank
from pixsim.cli import pixsim
from pixsim.foundation.problems import DataError
from pixsim.profile import Profile, profile_bytes, read_profile, write_profile
from pixsim.running.training import TrainingRun, mend_profile, restore_profile
from pixsim.session.training.plan import plan_positioning
from pixsim.store.people.candidates import find_candidate, list_candidates
from pixsim.store.people.profiles import (
    AnotherCandidateError,
    create_profile,
    keep_knowledge,
    own_path,
    stored_profile,
)
from pixsim.store.sittings.erasure import Deleted, count_sittings
from pixsim.store.sittings.journal import Journal
from tests.campaign.profile_races import answer, race
from tests.campaign.profiles import fuzz
from tests.conftest import ManualClock

LEA = Profile(id="lea", name="Léa")


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(pixsim, list(arguments), prog_name="pixsim", input=text)


def write(path: Path, document: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def position(profile: Profile, bank: Bank, journal: Journal, clock: ManualClock, n: int) -> Profile:
    plan = plan_positioning(profile, bank, "1.1", now=clock(), seed=1)
    journal.create(plan)
    with TrainingRun(journal, plan.id, profile, bank, clock) as training:
        for _answer in range(n):
            if (question := training.ask()) is None:
                break
            clock.step(60)
            training.reply(question.right_answer)
        return training.profile


# ------------------------------------------------------------------ created


@pytest.mark.parametrize(
    "content",
    ['{"schema": "pixsim/profile/2", "id": "lea", "name": "Léa"}', "{", "",
     '{"id": "tom", "name": "Tom"}', '{"id": "lea", "name": "Léa"}'],
)  # fmt: skip
def test_a_new_candidate_takes_nobody_s_file(home: Path, bank: Bank, content: str) -> None:
    there = home / "profiles" / "lea.json"
    there.parent.mkdir(parents=True)
    there.write_text(content, encoding="utf-8")
    assert "(lea-2)" in run("profile", "new", "--name", "Léa").stdout
    assert there.read_text(encoding="utf-8") == content
    found = stored_profile("lea-2", bank.framework)
    assert found is not None
    assert found[1].name == "Léa"


@pytest.mark.parametrize(
    ("processes", "rounds"), [(4, 1), pytest.param(10, 2, marks=pytest.mark.full)]
)
def test_new_candidates_of_one_name_at_once_are_as_many(
    tmp_path: Path, home: Path, processes: int, rounds: int
) -> None:
    assert not race(tmp_path, "create", processes=processes, rounds=rounds)
    os.environ["PIXSIM_HOME"] = str(home)


def test_an_id_that_has_sittings_is_not_given_again(journal: Journal, bank: Bank) -> None:
    run("profile", "new", "--name", "Léa", *(f"--level={c}=3" for c in bank.framework.competence))
    assert run("exam", "lea", "--autopilot", "perfect").exit_code == 0
    own_path("lea").unlink()  # by hand: her sittings are still there
    assert "(lea-2)" in run("profile", "new", "--name", "Léa").stdout
    assert journal.summaries("lea-2") == []


# ------------------------------------------------------------------ knowledge


@pytest.mark.full
def test_positionings_at_once_lose_nothing_of_each_other(tmp_path: Path, home: Path) -> None:
    assert not race(tmp_path, "position", processes=20, rounds=1)
    os.environ["PIXSIM_HOME"] = str(home)


def test_knowledge_goes_to_the_file_that_holds_the_id(home: Path, bank: Bank) -> None:
    folder = home / "profiles"
    write(folder / "lea.json", {"id": "tom", "name": "Tom"})
    element = answer(bank.framework, 0, 0)
    kept = keep_knowledge(LEA, [element], bank.framework)
    assert read_profile(folder / "lea.json", bank.framework).knowledge == ()
    assert read_profile(folder / "lea-2.json", bank.framework) == kept
    again = keep_knowledge(kept, [answer(bank.framework, 0, 1)], bank.framework)
    assert read_profile(folder / "lea-2.json", bank.framework) == again
    assert len(again.knowledge) == 2


def test_a_faulty_file_of_the_candidate_stops_and_is_left_alone(home: Path, bank: Bank) -> None:
    broken = write(home / "profiles" / "lea.json", {"id": "lea"})
    before = broken.read_bytes()
    with pytest.raises(DataError):
        keep_knowledge(LEA, [answer(bank.framework, 0, 0)], bank.framework)
    assert broken.read_bytes() == before


def test_a_settled_positioning_can_be_settled_again(
    bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    profile, path = create_profile(LEA)
    known = position(profile, bank, journal, clock, 100)
    assert journal.trainings("lea", "positioning", settled=False) == []
    assert restore_profile(known, bank, journal, clock()) == (known, "")  # nothing doubled
    write_profile(profile, path)  # an older copy of the file was put back
    assert mend_profile(profile, bank, journal) == profile
    assert restore_profile(profile, bank, journal, clock()) == (known, "")
    assert read_profile(path, bank.framework) == known
    assert "Rien ne manquait" in run("profile", "restore", "lea").stdout


def test_a_positioning_of_another_uid_is_not_mended_into_a_profile(
    bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    profile, path = create_profile(LEA)
    position(profile, bank, journal, clock, 3)
    path.unlink()
    other = LEA.model_copy(update={"uid": "0" * 32})
    write_profile(other, path)
    assert mend_profile(other, bank, journal) == other


# ------------------------------------------------------------------ who is who


def test_a_file_of_somebody_else_with_a_known_id_is_refused(tmp_path: Path, bank: Bank) -> None:
    create_profile(Profile(id="tom", name="Tom"))
    before = own_path("tom").read_bytes()
    foreign = write(tmp_path / "tom.json", {"id": "tom", "name": "Tom", "levels": {"1.1": 5}})
    for command in ("position", "exam"):
        done = run(command, str(foreign), "--autopilot", "1")
        assert done.exit_code == 3, done.output
        assert "un autre candidat (Tom)" in done.stderr
    assert run("progress", str(foreign)).exit_code == 3
    assert run("profile", "show", str(foreign)).exit_code == 0  # only looked at
    assert own_path("tom").read_bytes() == before
    with pytest.raises(AnotherCandidateError):
        keep_knowledge(
            read_profile(foreign, bank.framework), [answer(bank.framework, 0, 0)], bank.framework
        )
    assert run("profile", "import", str(foreign), "--existing", "add").exit_code == 0
    added = stored_profile("tom-2", bank.framework)
    assert added is not None
    assert added[1].levels == {"1.1": 5}


def test_a_file_used_again_is_the_same_candidate_grown(tmp_path: Path, bank: Bank) -> None:
    path = write(tmp_path / "lea.json", {"id": "lea", "name": "Léa", "extra_time_percent": 33})
    for code in ("1.1", "2.1"):
        done = run("position", str(path), "--autopilot", "1", "--competence", code)
        assert done.exit_code == 0, done.output
    found = find_candidate(str(path), bank.framework, Journal)
    tested = {bank.framework.skill[e.skill].competence for e in found.knowledge}
    assert tested == {"1.1", "2.1"}
    assert found.extra_time_percent == 33


def test_an_id_of_the_journal_alone_is_of_who_has_that_name(tmp_path: Path, bank: Bank) -> None:
    levels = dict.fromkeys(bank.framework.competence, 3)
    path = write(tmp_path / "tom.json", {"id": "tom", "name": "Tom", "levels": levels})
    assert run("exam", str(path), "--autopilot", "perfect").exit_code == 0
    assert run("exam", str(path), "--autopilot", "perfect").exit_code == 0
    write(path, {"id": "tom", "name": "Thomas", "levels": levels})
    assert run("exam", str(path), "--autopilot", "perfect").exit_code == 3


def test_a_copy_of_a_profile_is_told_not_hidden(home: Path, bank: Bank) -> None:
    profile, path = create_profile(LEA)
    (home / "profiles" / "a-copy.json").write_bytes(profile_bytes(profile))
    own = [c for c in list_candidates(bank.framework) if not c.sample]
    assert [(c.path.name, c.profile is None) for c in own] == [
        ("a-copy.json", True),
        (path.name, False),
    ]
    assert own[0].problems[0].kind == "id_taken"


# ------------------------------------------------------------------ changed, removed


def test_a_candidate_is_renamed_everywhere(journal: Journal, bank: Bank) -> None:
    run("profile", "new", "--name", "Léa", *(f"--level={c}=3" for c in bank.framework.competence))
    run("exam", "lea", "--autopilot", "perfect")
    done = run("profile", "rename", "lea", "Zoé")
    assert "s'appelle maintenant Zoé (identifiant inchangé : lea)" in done.stdout
    assert [s.candidate for s in journal.summaries()] == ["Zoé"]
    assert "Léa" not in run("export", "--names", "--simulated").stdout
    assert run("profile", "rename", "lea", " ").exit_code == 2
    assert run("profile", "rename", "lea", "x" * 81).exit_code == 2


def test_an_older_file_stays_the_same_person_when_renamed(home: Path, bank: Bank) -> None:
    path = write(home / "profiles" / "lea.json", {"id": "lea", "name": "Léa"})
    before = read_profile(path, bank.framework)
    run("profile", "rename", "lea", "Zoé")
    after = keep_knowledge(before, [answer(bank.framework, 0, 0)], bank.framework)
    assert (after.name, after.uid) == ("Zoé", before.identity)


def test_extra_time_is_changed(bank: Bank) -> None:
    create_profile(LEA)
    assert "33 %" in run("profile", "extra-time", "lea", "33").stdout
    assert read_profile(own_path("lea"), bank.framework).extra_time_percent == 33
    assert run("profile", "extra-time", "lea", "201").exit_code == 2


def test_a_deleted_candidate_leaves_nothing(journal: Journal, bank: Bank, home: Path) -> None:
    for name in ("Léa", "Tom"):
        levels = (f"--level={c}=3" for c in bank.framework.competence)
        run("profile", "new", "--name", name, *levels)
        run("exam", name.lower().replace("é", "e"), "--autopilot", "perfect")
    files = home / "sittings" / journal.summaries("lea")[0].id / "01"
    files.mkdir(parents=True)
    (own_path("lea").parent / ".lea.json.00000000.part").write_bytes(b"debris with her name")
    asked = run("profile", "delete", "lea", text="n\n")
    assert asked.exit_code == 1
    assert "son profil, 1 épreuve, " in asked.stdout
    assert run("profile", "delete", "lea", text="").exit_code == 1  # no answer is no yes
    assert own_path("lea").exists()
    assert run("profile", "delete", "lea", text="o\n").exit_code == 0
    assert count_sittings(journal, "lea") == Deleted(0, 0, 0, 0)
    assert not files.exists()
    assert [path.name for path in own_path("lea").parent.iterdir()] == ["tom.json"]
    exported = run("export", "--names", "--simulated").stdout
    assert "Tom" in exported
    assert "Léa" not in exported
    assert run("profile", "delete", "lea", "--yes").exit_code == 2


def test_a_candidate_of_the_journal_alone_can_be_deleted(journal: Journal, bank: Bank) -> None:
    run("profile", "new", "--name", "Léa", *(f"--level={c}=3" for c in bank.framework.competence))
    run("exam", "lea", "--autopilot", "perfect")
    own_path("lea").unlink()
    assert run("profile", "delete", "lea", "--yes").exit_code == 0
    assert journal.summaries() == []


def test_a_candidate_whose_sitting_is_open_is_not_deleted(
    journal: Journal, bank: Bank, clock: ManualClock
) -> None:
    profile, path = create_profile(LEA)
    plan = plan_positioning(profile, bank, "1.1", now=clock(), seed=1)
    journal.create(plan)
    with journal.hold(plan.id):
        assert run("profile", "delete", "lea", "--yes").exit_code == 4
    assert path.exists()
    assert count_sittings(journal, "lea").positionings == 1


def test_one_sitting_is_deleted(journal: Journal) -> None:
    for _time in range(2):
        run("exam", "independant", "--autopilot", "perfect")
    first, second = journal.summaries()
    assert run("results", first.id, "--delete", text="n\n").exit_code == 1
    assert run("results", "--delete", first.id, "--yes").exit_code == 0
    assert [s.id for s in journal.summaries()] == [second.id]
    assert run("results", "--delete").exit_code == 2
    assert run("results", "--yes").exit_code == 2
    assert run("results", first.id, "--delete", "--yes").exit_code == 2


def test_samples_stay(bank: Bank) -> None:
    for command in (("delete", "independant"), ("rename", "independant", "X"),
                    ("extra-time", "independant", "3")):  # fmt: skip
        done = run("profile", *command)
        assert done.exit_code == 1
        assert "profil d'exemple" in done.stderr
    run("position", "independant", "--autopilot", "1", "--competence", "9.9")
    sample = find_candidate("independant", bank.framework, Journal)
    keep_knowledge(sample, [answer(bank.framework, 0, 0)], bank.framework)  # now one's own
    done = run("profile", "delete", "independant", "--yes")
    assert "Le profil d'exemple d'origine reviendra." in done.stdout
    assert find_candidate("independant", bank.framework, Journal) == sample


# ------------------------------------------------------------------ plain mistakes


def test_mistakes_are_sentences(tmp_path: Path) -> None:
    long = "x" * 300
    for arguments in (
        ("profile", "show", long),
        ("profile", "show", long + ".json"),
        ("profile", "check", "/dev/zero"),
        ("profile", "check", str(tmp_path)),
        ("exam", long, "--autopilot", "1"),
        ("profile", "delete", long, "--yes"),
        ("profile", "delete", "../../etc/passwd", "--yes"),
        ("profile", "rename", "a/b", "X"),
        ("profile", "import", long + ".csv"),
    ):
        done = run(*arguments)
        assert done.exit_code in (2, 3), arguments
        assert done.exception is None or isinstance(done.exception, SystemExit), arguments
        assert len(done.stderr.strip().splitlines()) <= 4, arguments
        assert done.stdout == ""


@pytest.mark.skipif(sys.platform == "win32", reason="a folder of POSIX")
def test_a_home_that_cannot_be_used_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    class_list = tmp_path / "c.csv"
    class_list.write_text("nom,1.1\nAnne,3\n", encoding="utf-8")
    for home in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/nowhere")):
        monkeypatch.setenv("PIXSIM_HOME", str(home))
        for arguments in (
            ("profile", "new", "--name", "Léa"),
            ("profile", "import", str(class_list)),
            ("profile", "delete", "lea", "--yes"),
            ("position", "novice", "--autopilot", "1", "--competence", "1.1"),
        ):
            done = run(*arguments)
            assert done.exit_code in (2, 3), (home, arguments, done.output)
            assert isinstance(done.exception, SystemExit), (home, arguments, done.exception)
            assert len(done.stderr.strip().splitlines()) <= 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"id": "x", "id": "y", "name": "X"}', "la clé id figure deux fois"),
        ("[" * 200_000, "imbriqué trop profondément"),  # deeper than any Python reads
        ('{"id": "x", "name": "X", "extra_time_percent": ' + "9" * 5000 + "}", "trop grand"),
        ('{"id": "x", "name": "\\ud800"}', "moitié d'un caractère"),
        (
            '{"id": "x", "name": "X", "knowledge": [{"skill": "@navigateur1", "source": "direct", '
            '"status": "validated", "earned_pix": 1, "date": "9999-12-31T23:59:59-23:59"}]}',
            "knowledge 1 : date : une date de 1970 à 2999",
        ),
    ],
)
def test_hostile_profiles_are_refused_in_a_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "p.json"
    path.write_text(text, encoding="utf-8")
    done = run("profile", "check", str(path))
    assert done.exit_code == 3
    assert said in done.stderr
    assert len(done.stderr) < 600


def test_a_byte_order_mark_is_no_fault(tmp_path: Path, bank: Bank) -> None:
    path = tmp_path / "p.json"
    path.write_bytes(b"\xef\xbb\xbf" + profile_bytes(LEA))
    assert read_profile(path, bank.framework) == LEA


def test_mutated_files_are_read_or_refused(tmp_path: Path) -> None:
    assert set(fuzz(tmp_path, 600, seed=1)) == {"read", "refused"}


def test_profiles_are_private_from_their_birth() -> None:
    _made, path = create_profile(LEA)
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
