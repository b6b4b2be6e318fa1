"""Records of candidates: kept in one file, made again when stale, never wrong about who is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.foundation.resources import bundled_folder
from pixsim.framework import Framework
from pixsim.profile import Profile, read_profile, write_profile
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.running.autopilot import sit_by_autopilot
from pixsim.running.exam import Exam, new_sitting
from pixsim.running.training import TrainingRun
from pixsim.session.training.plan import plan_positioning
from pixsim.store import settings
from pixsim.store.people.profiles import own_path
from pixsim.store.people.removal import delete_candidate, list_what_goes, rename_candidate
from pixsim.store.records import cache
from pixsim.store.records import refresh as refreshing
from pixsim.store.records.cache import cache_file, read_cached
from pixsim.store.records.history import history_of
from pixsim.store.records.record import (
    CERTIFIABLE_COMPETENCES,
    MOST_PIX,
    History,
    Record,
    as_document,
    from_document,
)
from pixsim.store.records.refresh import refresh_records
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock

HEAVY = {"numpy", "pydantic", "scipy", "pandas", "textual", "click", "pixsim.bank.reading.load"}


def keep(profile: Profile, **told: object) -> Profile:
    """A profile of this machine."""
    own = profile.model_copy(update=told)
    write_profile(own, own_path(own.id))
    return own


@pytest.fixture
def lea(sample: Profile, home: Path) -> Profile:
    (home / "profiles").mkdir(parents=True)
    return keep(sample, id="lea", name="Zénobie Quint")


def record_of(profile_id: str) -> Record:
    found = read_cached().by_id(profile_id)
    assert found is not None
    return found


def test_the_constants_are_those_of_the_rules(bank: Bank) -> None:
    rules = V2()
    assert rules.certifiable_competences == CERTIFIABLE_COMPETENCES
    assert rules.max_pix * len(bank.framework.competences) == MOST_PIX


@pytest.mark.usefixtures("lea")
def test_what_is_read_before_the_first_frame_loads_nothing_heavy(bank: Bank) -> None:
    refresh_records(bank.framework)
    script = """
import sys
from datetime import datetime, UTC
from pixsim.store.records.cache import read_cached
from pixsim.store.records.next_step import next_step
from pixsim.store.settings import read_settings
found = read_cached()
assert found.is_current and found.own[0].name == "Zénobie Quint", found
step = next_step(found.own[0], [str(n) for n in range(16)], datetime.now(UTC), read_settings().rules_of("lea"))
assert step.kind == "sit", step
print("\\n".join(sys.modules))
"""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script], capture_output=True, text=True, check=True
    )
    assert not HEAVY & set(done.stdout.split())


def test_a_machine_of_nobody_has_the_samples(bank: Bank) -> None:
    assert read_cached().unread
    assert not read_cached().records
    made = refresh_records(bank.framework)
    assert not made.own
    assert [r.file for r in made.samples] == sorted(
        p.name for p in bundled_folder("profiles").iterdir()
    )
    assert read_cached() == made
    assert read_cached().is_current


def test_a_record_says_where_a_profile_stands(lea: Profile, bank: Bank) -> None:
    from pixsim.assembly.standing import profile_standing

    record = refresh_records(bank.framework).by_id("lea")
    assert record is not None
    found = profile_standing(lea, bank.framework, V2())
    levels, pix = found.capped(V2())
    assert (record.levels, record.pix, record.total_pix) == (levels, pix, sum(pix))
    assert record.certifiable == found.certifiable
    assert record.is_certifiable
    assert record.missing == 0
    assert record.history.mark == ""


def test_plain_levels_count_as_known(home: Path, plain: Profile, bank: Bank) -> None:
    (home / "profiles").mkdir(parents=True)
    keep(plain, id="tom", levels={"1.1": 2, "3.4": 0})
    record = refresh_records(bank.framework).by_id("tom")
    assert record is not None
    assert record.plain_levels
    known = {c for c, k in zip(bank.framework.competence, record.positioned, strict=True) if k}
    assert known == {"1.1", "3.4"}
    assert record.missing == 4


def test_only_what_changed_is_read_again(
    lea: Profile, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh_records(bank.framework)
    read: list[str] = []

    def watched(path: Path, framework: Framework) -> Profile:
        read.append(path.name)
        return read_profile(path, framework)

    monkeypatch.setattr(refreshing, "read_profile", watched)
    refresh_records(bank.framework)
    assert read == []
    keep(lea, name="Zénobie Durand")
    assert read_cached().stale == {"own/lea.json"}
    refresh_records(bank.framework)
    assert read == ["lea.json"]
    assert read_cached().is_current
    assert record_of("lea").name == "Zénobie Durand"


def test_a_file_replaced_within_one_tick_is_seen(lea: Profile, bank: Bank) -> None:
    refresh_records(bank.framework)
    before = own_path("lea").stat()
    keep(lea, name="Zénobie Quent")  # as long as before
    os.utime(own_path("lea"), ns=(before.st_atime_ns, before.st_mtime_ns))
    assert own_path("lea").stat().st_size == before.st_size
    assert read_cached().stale == {"own/lea.json"}


def test_who_is_new_is_unread_and_who_is_gone_is_left_out(lea: Profile, bank: Bank) -> None:
    refresh_records(bank.framework)
    keep(lea, id="mehdi", name="Mehdi Kaci")
    own_path("lea").unlink()
    found = read_cached()
    assert found.unread == {"own/mehdi.json"}
    assert not found.own
    assert [r.name for r in refresh_records(bank.framework).own] == ["Mehdi Kaci"]


@pytest.mark.usefixtures("lea")
def test_a_sample_that_became_one_s_own_is_shown_once(sample: Profile, bank: Bank) -> None:
    keep(sample)
    made = refresh_records(bank.framework)
    assert [r.sample for r in made.records if r.id == sample.id] == [False]
    assert read_cached() == made
    own_path(sample.id).unlink()
    assert [r.sample for r in read_cached().records if r.id == sample.id] == [True]


@pytest.mark.usefixtures("lea")
def test_a_faulty_file_is_a_record_with_its_faults(home: Path, bank: Bank) -> None:
    broken = home / "profiles" / "tom.json"
    broken.write_text('{"id": "tom", "name": "", "levels": {"9.9": 12}}', encoding="utf-8")
    made = {record.file: record for record in refresh_records(bank.framework).own}
    record = made["tom.json"]
    assert (record.id, record.name, record.levels) == ("tom", "tom", ())
    assert "texte non vide" in record.problem
    assert len(record.problem.splitlines()) == 2
    assert str(home) not in record.problem
    assert not made["lea.json"].problem
    broken.write_text('{"id": "tom", "name": "Tom"}', encoding="utf-8")
    refresh_records(bank.framework)
    assert record_of("tom").name == "Tom"


@pytest.mark.usefixtures("lea")
def test_two_files_of_one_id_are_told_apart(home: Path, bank: Bank) -> None:
    (home / "profiles" / "a.json").write_bytes(own_path("lea").read_bytes())
    made = {record.file: record for record in refresh_records(bank.framework).own}
    assert not made["lea.json"].problem
    assert "lea.json" in made["a.json"].problem
    own_path("lea").unlink()  # the other one holds the id now, though its file did not change
    assert [r.file for r in refresh_records(bank.framework).own if r.id == "lea"] == ["a.json"]
    assert not record_of("lea").problem


@pytest.mark.sampled(3)
@pytest.mark.usefixtures("lea")
@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"schema": "pixsim/candidates/0"}', b"\xff", b'{"schema": 1, "records": 3}'],
)  # fmt: skip
def test_a_cache_that_cannot_be_read_is_made_again(bank: Bank, content: bytes) -> None:
    made = refresh_records(bank.framework)
    cache_file().write_bytes(content)
    assert "own/lea.json" in read_cached().unread
    assert refresh_records(bank.framework) == made
    assert read_cached() == made


@pytest.mark.usefixtures("lea")
@pytest.mark.parametrize(
    ("name", "value"),
    [("levels", [1.5] * 16), ("name", 3), ("certifiable", "2"), ("stamp", [1]), ("history", {}),
     ("is_certifiable", 1)],
)  # fmt: skip
def test_a_cache_with_a_wrong_value_is_made_again(bank: Bank, name: str, value: object) -> None:
    made = refresh_records(bank.framework)
    document = json.loads(cache_file().read_bytes())
    document["records"][0][name] = value
    cache_file().write_text(json.dumps(document))
    assert not read_cached().records
    assert refresh_records(bank.framework) == made


@pytest.mark.usefixtures("lea")
def test_another_framework_makes_all_stale(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    refresh_records(bank.framework)
    monkeypatch.setattr(cache, "framework_stamp", lambda: (1, 2, 3))
    assert "own/lea.json" in read_cached().stale


# ------------------------------------------------------------------ the journal


def test_results_of_people_alone_are_the_last_one(
    lea: Profile, bank: Bank, journal: Journal
) -> None:
    refresh_records(bank.framework)
    sit_by_autopilot(lea, bank, journal, 1, 2, rules=V3())
    assert "own/lea.json" in read_cached().stale  # the journal changed, whoever it was
    refresh_records(bank.framework)
    assert record_of("lea").history.last is None  # simulated
    mark = record_of("lea").history.mark
    assert mark


def finished(
    profile: Profile, bank: Bank, journal: Journal, clock: ManualClock, rules: object
) -> str:
    """A whole sitting of a person, every answer right."""
    plan = new_sitting(profile, bank, seed=3, rules=rules, clock=clock)
    journal.create(plan)
    with Exam(journal, plan.id, clock, bank=bank) as exam:
        exam.start()
        while not exam.session.is_over:
            exam.show()
            clock.step(20)
            assert exam.session.question is not None
            exam.answer(exam.session.question.right_answer)
        exam.result()
    return plan.id


@pytest.mark.full
def test_a_person_s_results_are_counted_and_the_last_is_kept(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    first = finished(lea, bank, journal, clock, None)
    refresh_records(bank.framework)
    last = record_of("lea").history.last
    assert last is not None
    assert (last.sitting, last.rules, last.level, last.obtained) == (first, "v2", "", True)
    assert last.pix == record_of("lea").total_pix
    clock.step(86400)
    second = finished(lea, bank, journal, clock, V3())
    refresh_records(bank.framework)
    history = record_of("lea").history
    assert history.sittings == 2
    assert history.last is not None
    assert (history.last.sitting, history.last.rules) == (second, "v3")
    assert history.last.level
    assert history.weak == ()  # the V2 test lost nothing


def test_an_exam_under_way_is_told_with_its_deadline(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    keep(lea, extra_time_percent=20)
    plan = new_sitting(lea.model_copy(update={"extra_time_percent": 20}), bank, clock=clock)
    journal.create(plan)
    refresh_records(bank.framework)
    assert record_of("lea").history.exam is None  # planned, not begun
    begun = clock()
    with Exam(journal, plan.id, clock) as exam:
        exam.start()
        exam.show()
        clock.step(30)
        exam.skip()
    refresh_records(bank.framework)
    under_way = record_of("lea").history.exam
    assert under_way is not None
    assert (under_way.number, under_way.length) == (2, plan.length)
    assert (under_way.deadline - begun).total_seconds() == 105 * 60 * 1.2


def test_positionings_under_way_are_told_the_newest_first(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    profile = lea
    for code, answers in (("1.1", 2), ("4.2", 1)):
        plan = plan_positioning(profile, bank, code, now=clock(), force=True, reset=True)
        journal.create(plan)
        with TrainingRun(journal, plan.id, profile, bank, clock) as run:
            for _ in range(answers):
                run.ask()
                clock.step(40)
                run.reply(None)
            profile = run.profile
    refresh_records(bank.framework)
    under_way = record_of("lea").history.positionings
    assert [(p.competence, p.answers) for p in under_way] == [("4.2", 1), ("1.1", 2)]


def test_only_whose_sittings_changed_is_asked_for_again(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    mehdi = keep(lea, id="mehdi", name="Mehdi Kaci", uid=None)
    finished(lea, bank, journal, clock, None)
    finished(mehdi, bank, journal, clock, None)
    refresh_records(bank.framework)
    asked: list[str] = []

    def watched(journal: Journal, profile_id: str) -> History:
        asked.append(profile_id)
        return history_of(journal, profile_id)

    monkeypatch.setattr(refreshing, "history_of", watched)
    refresh_records(bank.framework)
    assert asked == []
    clock.step(86400)
    finished(mehdi, bank, journal, clock, None)
    refresh_records(bank.framework)
    assert asked == ["mehdi"]


def test_closing_the_journal_is_no_change(
    lea: Profile, bank: Bank, home: Path, clock: ManualClock
) -> None:
    journal = Journal()
    finished(lea, bank, journal, clock, None)
    refresh_records(bank.framework)
    journal.close()
    assert not (home / "pixsim.db-wal").exists()
    assert read_cached().is_current


def test_an_altered_result_is_counted_as_faulty(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    name = finished(lea, bank, journal, clock, None)
    with journal.transaction() as connection:
        connection.execute(
            "UPDATE result SET body = replace(body, '\"status\":\"validated\"', "
            "'\"status\":\"rejected\"') WHERE sitting = ?", (name,),
        )  # fmt: skip
    refresh_records(bank.framework)
    history = record_of("lea").history
    assert (history.sittings, history.faulty, history.last) == (0, 1, None)


def test_a_damaged_journal_hides_nobody(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    finished(lea, bank, journal, clock, None)
    with journal.transaction() as connection:
        connection.execute("DROP TABLE seal")
    record = refresh_records(bank.framework).by_id("lea")
    assert record is not None
    assert record.history.last is None
    assert record.history.faulty == 1


def test_threads_and_processes_may_refresh_at_once(
    lea: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    finished(lea, bank, journal, clock, None)
    made: list[object] = []
    threads = [
        threading.Thread(target=lambda: made.append(refresh_records(bank.framework)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    assert all(found == read_cached() for found in made)


@pytest.mark.usefixtures("lea")
def test_a_disk_that_refuses_costs_only_time(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_content: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(refreshing, "write_cache_file", full)
    assert refresh_records(bank.framework).by_id("lea") is not None
    assert not cache_file().exists()


def test_whoever_is_deleted_is_in_no_file(lea: Profile, bank: Bank, journal: Journal) -> None:
    keep(lea, id="mehdi", name="Mehdi Kaci", uid=None)
    refresh_records(bank.framework)
    assert "Zénobie" in cache_file().read_text(encoding="utf-8")
    settings.write_settings(settings.Settings(last_candidate="lea").with_rules("lea", "v3"))
    removal = list_what_goes("lea", bank.framework, journal)
    assert removal is not None
    delete_candidate(removal, journal)
    assert "Zénobie" not in cache_file().read_text(encoding="utf-8")
    assert "lea" not in (cache_file().parent / "settings.json").read_text(encoding="utf-8")
    assert [r.id for r in read_cached().own] == ["mehdi"]


@pytest.mark.usefixtures("lea")
def test_a_name_of_before_is_in_no_file(bank: Bank, journal: Journal) -> None:
    refresh_records(bank.framework)
    rename_candidate("lea", "Zoé Durand", bank.framework, journal)
    assert "Quint" not in cache_file().read_text(encoding="utf-8")
    assert [r.name for r in refresh_records(bank.framework).own] == ["Zoé Durand"]


@pytest.mark.usefixtures("lea")
def test_thirty_people_take_few_bytes(bank: Bank) -> None:
    record = refresh_records(bank.framework).by_id("lea")
    assert record is not None
    assert from_document(json.loads(json.dumps(as_document(record)))) == record
    assert len(json.dumps(as_document(replace(record)))) < 1000
