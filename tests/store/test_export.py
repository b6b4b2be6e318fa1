"""The journal as one table: what each row says, whom it hides, files that read back the same."""

from __future__ import annotations

import os
import sqlite3
from datetime import timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from pixsim.answers.export import Format, encode_table
from pixsim.answers.merge import merge_responses
from pixsim.answers.table import COLUMNS, OUTCOMES
from pixsim.bank.reading.load import Bank
from pixsim.calibration import read_responses
from pixsim.profile import Profile
from pixsim.rules.abort_and_reports import Report
from pixsim.rules.v3 import V3
from pixsim.running.autopilot import sit_by_autopilot, wrong_answer
from pixsim.running.exam import Exam, new_sitting
from pixsim.running.training import TrainingRun
from pixsim.session.training.plan import plan_positioning, plan_practice
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.responses import responses
from pixsim.worlds.tasks import act_lines
from tests.conftest import NOW, ManualClock
from tests.tools.tiers import tiered

FORMATS: tuple[Format, ...] = ("csv", "jsonl", "parquet")


def sat(journal: Journal, bank: Bank, profile: Profile, clock: ManualClock, seed: int = 3) -> str:
    """A sitting by a person: right, wrong, skipped, reported, focus left, then nothing more."""
    sitting = new_sitting(profile, bank, seed=seed, clock=clock)
    journal.create(sitting)
    with Exam(journal, sitting.id, clock=clock) as exam:
        exam.start()
        for step in ("right", "wrong", "skip", "report", "right"):
            exam.show()
            clock.step(12.5)
            question = exam.session.question
            assert question is not None
            if step == "report":
                exam.report(Report.WEBSITE_UNAVAILABLE)
            if step == "skip":
                exam.skip()
            elif step == "right":
                exam.answer(question.right_answer)
            else:
                exam.answer(wrong_answer(question) or ())
        exam.show()
        exam.end("candidate")
    return sitting.id


@pytest.fixture
def table(journal: Journal, bank: Bank, sample: Profile) -> pd.DataFrame:
    sit_by_autopilot(sample, bank, journal, 0.5, 1)
    sit_by_autopilot(sample, bank, journal, 0.5, 2, rules=V3())
    return responses(journal, simulated=True, answers=True, names=True)


def same(left: pd.DataFrame, right: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(left, right)


def test_each_row_says_what_became_of_a_question(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    name = sat(journal, bank, sample, clock)
    table = responses(journal)
    session, _ = journal.load(name)
    assert dict(table.dtypes.astype(str)) == COLUMNS
    assert table["outcome"].tolist()[:5] == ["ok", "ko", "skipped", "neutralised", "ok"]
    assert set(table["outcome"][5:]) == {"unanswered"}
    assert table["variant"].tolist() == [question.id for question in session.questions]
    assert table["item"].tolist() == [question.item for question in session.questions]
    assert table["competence"].tolist() == [question.competence for question in session.questions]
    assert table["number"].tolist() == list(range(1, session.length + 1))
    assert set(table["outcome"]) <= set(OUTCOMES)
    assert table["seconds"].tolist()[:5] == [12.5] * 5
    expected = [NOW + timedelta(seconds=12.5 * k) for k in range(1, 6)]
    assert table["date"].tolist()[:5] == expected
    assert table["date"][5:].isna().all()
    assert table["seconds"][5:].isna().all()
    assert set(table["kind"]) == {"exam"}
    assert not table["simulated"].any()


def test_neutralised_and_unanswered_questions_are_missing_not_wrong(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    sat(journal, bank, sample, clock)
    read = read_responses(responses(journal))
    assert np.unique(read.matrix(), return_counts=True)[1].tolist() == [len(read.items) - 4, 2, 2]


def test_a_running_exam_counts_once_its_time_is_over(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    sitting = new_sitting(sample, bank, seed=3, clock=clock)
    journal.create(sitting)
    with Exam(journal, sitting.id, clock=clock) as exam:
        exam.start()
        exam.show()
        exam.skip()
    assert responses(journal, now=NOW + timedelta(minutes=104)).empty
    later = responses(journal, now=NOW + timedelta(minutes=105))
    clock.step(3 * 3600)
    with Exam(journal, sitting.id, clock=clock):
        pass
    same(responses(journal, now=NOW), later)
    assert (later["outcome"] != "unanswered").sum() == 1


def test_simulated_sittings_are_left_out_unless_asked_and_agree_with_the_result(
    journal: Journal, bank: Bank, sample: Profile
) -> None:
    result = sit_by_autopilot(sample, bank, journal, 0.5, 1)
    assert responses(journal).empty
    table = responses(journal, simulated=True)
    assert table["outcome"].tolist() == [question.outcome for question in result.questions]
    assert table["simulated"].all()


def test_a_v3_sitting_gives_the_questions_it_asked(
    journal: Journal, bank: Bank, sample: Profile
) -> None:
    result = sit_by_autopilot(sample, bank, journal, 1, 4, rules=V3())
    table = responses(journal, simulated=True)
    session, _ = journal.load(result.sitting)
    assert table["variant"].tolist() == [question.id for question in session.questions]
    assert table["outcome"].tolist() == [r.outcome.code for r in session.responses]


def test_positioning_and_practice_are_told_apart(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    new = Profile(id="nouveau", name="Nouveau")
    position = plan_positioning(new, bank, "1.1", now=clock(), seed=1)
    practice = plan_practice(
        sample, bank, bank.variants(bank.playable_skills[0].name)[:2], now=clock(), seed=1
    )
    for plan, profile in ((position, new), (practice, sample)):
        journal.create(plan)
        with TrainingRun(journal, plan.id, profile, bank, clock) as training:
            for right in (True, False):
                question = training.ask()
                assert question is not None
                clock.step(7)
                training.reply(question.right_answer if right else None)
    table = responses(journal)
    assert table["kind"].value_counts().to_dict() == {"positioning": 2, "practice": 2}
    assert table["outcome"].tolist() == ["ok", "skipped"] * 2
    assert table["seconds"].tolist() == [7.0] * 4
    assert table["candidate"].nunique() == 2
    same(
        responses(journal, kinds=["practice"]),
        table[table["kind"] == "practice"].reset_index(drop=True),
    )
    with pytest.raises(ValueError, match="kinds: homework is not one of exam, positioning"):
        responses(journal, kinds=["homework"])


def test_no_name_is_in_a_table_unless_asked(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    sat(journal, bank, sample, clock)
    for form in ("csv", "jsonl"):
        content = encode_table(responses(journal), form).decode()
        assert sample.id not in content
        assert sample.name not in content
    named = responses(journal, names=True)
    assert set(named["name"]) == {sample.name}
    assert set(named["profile"]) == {sample.id}


def test_a_pseudonym_belongs_to_its_journal(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock, tmp_path: Path
) -> None:
    sat(journal, bank, sample, clock)
    mine = set(responses(journal)["candidate"])
    sat(journal, bank, sample, clock, seed=4)
    assert set(responses(journal)["candidate"]) == mine
    with sqlite3.connect(journal.path) as connection:
        connection.execute("VACUUM INTO ?", (str(tmp_path / "copy.db"),))
    assert set(responses(tmp_path / "copy.db")["candidate"]) == mine
    other = Journal(tmp_path / "other.db")
    sat(other, bank, sample, clock)
    assert not set(responses(other)["candidate"]) & mine
    other.close()
    sit_by_autopilot(sample, bank, journal, "perfect", 1)
    simulated = responses(journal, simulated=True)
    assert not set(simulated.loc[simulated["simulated"], "candidate"]) & mine


def test_answers_read_as_the_candidate_saw_them(table: pd.DataFrame, journal: Journal) -> None:
    (personal,) = [s for s in journal.summaries() if s.rules == "v2"]
    session, _ = journal.load(personal.id)
    first = table[table["variant"].isin([q.id for q in session.questions])]
    first = first[first["sitting"] == first["sitting"].mode()[0]]
    for question, response, said in zip(
        session.questions, session.responses, first["option"], strict=True
    ):
        if response.answer is None:  # a simulator that was passed
            assert question.task is not None
            assert not isinstance(said, str)
            continue
        if question.task is not None and question.is_done:
            parts = act_lines(question.task, response.answer)
        elif question.type in ("QCU", "QCM"):
            parts = [question.options[int(place) - 1] for place in response.answer]
        else:
            parts = list(response.answer)
        assert (said if isinstance(said, str) else "") == " | ".join(parts)


def test_no_journal_is_an_empty_table_and_a_missing_one_is_said(tmp_path: Path) -> None:
    empty = responses()
    assert empty.empty
    assert dict(empty.dtypes.astype(str)) == COLUMNS
    assert not (Path(os.environ["PIXSIM_HOME"]) / "pixsim.db").exists()
    with pytest.raises(FileNotFoundError, match=r"nowhere\.db"):
        responses(tmp_path / "nowhere.db")


def test_a_sitting_that_cannot_be_read_costs_no_other(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    name = sat(journal, bank, sample, clock)
    before = responses(journal)
    assert before.attrs["left_out"] == {}
    sat(journal, bank, sample, clock, seed=4)
    with sqlite3.connect(journal.path) as connection:
        connection.execute(
            "UPDATE sitting SET body = json_remove(body, '$.seed') WHERE id <> ?", (name,)
        )
    after = responses(journal)
    same(after, before)
    assert after.attrs["left_out"] == {"altered": 1}


def test_a_sitting_has_another_name_in_a_table(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    names = {sat(journal, bank, sample, clock, seed=seed) for seed in (3, 4)}
    shown = set(responses(journal)["sitting"])
    assert len(shown) == 2
    assert set(responses(journal, names=True)["sitting"]) == shown  # and the same each time
    assert not any(name[:8] in other for name in names for other in shown)


@pytest.mark.parametrize("form", tiered(FORMATS, 1))
def test_what_is_written_reads_back_the_same(
    form: Format, table: pd.DataFrame, tmp_path: Path
) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    file = tmp_path / "export.dat"  # the content tells the format
    file.write_bytes(encode_table(table, form))
    same(merge_responses([file]), table)


def test_the_public_name_reads_the_journal_of_this_machine(table: pd.DataFrame, home: Path) -> None:
    import pixsim as package

    same(package.responses(simulated=True, answers=True, names=True), table)
    assert len(package.responses(str(home / "pixsim.db"), simulated=True)) == len(table)
