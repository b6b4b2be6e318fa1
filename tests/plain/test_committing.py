"""What cannot be committed is told in lines, and nothing that is in memory is lost."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.cli.fronts.plain import run_plain
from pixsim.cli.sources import open_journal
from pixsim.journeys.context import Context
from pixsim.plain.committing import keep_committing
from pixsim.plain.dialogue import Closed, Dialogue
from pixsim.profile import Profile
from pixsim.running.exam import Exam, new_sitting
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock


@pytest.mark.parametrize("typed", ["o\n", "\nailleurs\n", ""])
def test_another_folder_is_asked_for_when_the_data_folder_is_gone(
    typed: str,
    journal: Journal,
    bank: Bank,
    sample: Profile,
    clock: ManualClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    plan = new_sitting(sample, bank, seed=7, clock=clock)
    journal.create(plan)
    out = io.StringIO()
    talk = Dialogue(io.StringIO(typed), out)
    with Exam(journal, plan.id, clock=clock) as exam:
        exam.start()
        journal.path.parent.rename(tmp_path / "moved")
        if typed:
            assert keep_committing(talk, exam.show, exam.skip)
        else:
            with pytest.raises(Closed):
                keep_committing(talk, exam.show, exam.skip)
    folder = tmp_path / ("ailleurs" if "ailleurs" in typed else "pixsim-secours")
    said = " ".join(out.getvalue().replace("\xa0", " ").split())
    assert "n'est plus à sa place" in said
    assert "La suite s'enregistre dans" in said
    again = Journal(folder / "pixsim.db")
    assert again.load(plan.id)[0].number == (2 if typed else 1)
    again.close()


def test_bytes_that_are_no_text_are_asked_again() -> None:
    out = io.StringIO()
    source = io.TextIOWrapper(io.BytesIO(b"a\xff\nL\xc3\xa9a\n"), encoding="utf-8")
    assert Dialogue(source, out).ask("Votre nom :") == "Léa"
    assert "retapez" in out.getvalue()
    escaped = io.StringIO("a\udcff\nLéa\n")
    assert Dialogue(escaped, out).ask("Votre nom :") == "Léa"


@pytest.mark.usefixtures("home")
def test_who_waits_for_another_that_writes_reads_so(capsys: pytest.CaptureFixture[str]) -> None:
    with closing(open_journal()) as journal, closing(sqlite3.connect(journal.path)) as other:
        journal._connection.execute("PRAGMA busy_timeout = 10")
        other.execute("BEGIN IMMEDIATE")
        notice = journal.notice

        def let_go() -> None:  # the other ends once the wait is said, however late
            notice()
            other.execute("ROLLBACK")

        journal.notice = let_go
        with journal.transaction():
            pass
    assert "Un autre pixsim écrit dans le journal" in capsys.readouterr().err


def test_who_leaves_reads_where_it_goes_on(
    sample: Profile,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def left(_talk: Dialogue, context: Context, _journey: object) -> None:
        home.rename(tmp_path / "moved")
        context.journal.relocate(tmp_path / "other")
        raise Closed

    monkeypatch.setattr("pixsim.plain.follow_journey.follow_journey", left)
    monkeypatch.setattr("pixsim.cli.fronts.plain.has_input", lambda: True)
    with pytest.raises(SystemExit) as leaving:
        run_plain(sample, None, "exam", None)
    assert leaving.value.code == 0
    assert f"PIXSIM_HOME={tmp_path / 'other'}" in "".join(capsys.readouterr().out.split("\n"))
