"""``pixsim export``: data on stdout or in a whole file, one clear message when it cannot be."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from pixsim.answers.export import encode_table
from pixsim.answers.merge import merge_responses
from pixsim.answers.table import COLUMNS
from pixsim.bank.reading.load import Bank
from pixsim.cli import pixsim
from pixsim.cli.calibration.export import _left_out_sentence
from pixsim.profile import Profile
from pixsim.running.autopilot import sit_by_autopilot
from pixsim.running.exam import Exam, new_sitting
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.responses import responses
from tests.conftest import ManualClock
from tests.store.test_export import same, sat


def run(*arguments: str) -> Result:
    return CliRunner().invoke(pixsim, list(arguments), prog_name="pixsim")


@pytest.fixture
def table(journal: Journal, bank: Bank, sample: Profile) -> pd.DataFrame:
    sit_by_autopilot(sample, bank, journal, 0.5, 1)
    return responses(journal, simulated=True)


def test_the_command_writes_the_table_to_stdout_and_what_it_is_to_stderr(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock, tmp_path: Path
) -> None:
    sat(journal, bank, sample, clock)
    table = responses(journal)
    sit_by_autopilot(sample, bank, journal, "perfect", 1)
    done = run("export")
    assert done.stdout == encode_table(table, "csv").decode()
    assert f"{len(table)} réponses de 1 candidat." in done.stderr
    lines = run("export", "--format", "jsonl", "--simulated").stdout.splitlines()
    assert len(lines) == len(responses(journal, simulated=True))
    assert set(json.loads(lines[0])) == set(COLUMNS)
    out = tmp_path / "r.jsonl"
    assert run("export", "--out", str(out), "--kind", "exam").stdout == ""
    same(merge_responses([out]), table)
    assert run("export", "--kind", "practice").stdout.count("\n") == 1
    assert sample.name in run("export", "--names").stdout
    assert "option" in run("export", "--answers").stdout.splitlines()[0]


def test_the_command_merges_files_of_any_format(
    table: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_bytes(encode_table(table.iloc[:20], "csv"))
    Path("b.jsonl").write_bytes(encode_table(table.iloc[10:], "jsonl"))
    done = run("export", "--merge", "a.csv", "b.jsonl", "--out", "all.csv")
    assert done.exit_code == 0, done.output
    assert Path("all.csv").read_bytes() == encode_table(table, "csv")
    Path("c.csv").write_text("candidate,item,outcome\na,q,2\n,q,1\n")
    faulty = run("export", "--merge", "a.csv", "c.csv", "nowhere.csv")
    assert faulty.exit_code == 3
    assert "c.csv : ligne 2 : outcome : 2 n'est ni 0, ni 1" in faulty.stderr
    assert "c.csv : ligne 3 : candidate : est vide" in faulty.stderr
    assert "nowhere.csv : ne peut pas être lu" in faulty.stderr
    assert "3 erreurs." in faulty.stderr
    assert faulty.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--merge",), "--merge demande des fichiers"),
        (("a.csv",), "des fichiers demandent --merge"),
        (("--merge", "a.csv", "--names"), "ne lit pas le journal"),
        (("--format", "parquet"), "demande un fichier"),
        (("--format", "xlsx"), "xlsx"),
        (("--out", "table.xlsx"), "ajoutez --format"),
        (("--kind", "homework"), "homework"),
    ],
)
def test_wrong_usage_is_one_message(arguments: tuple[str, ...], said: str) -> None:
    done = run("export", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.output


def test_parquet_without_its_package_is_said_before_any_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = run("export", "--out", str(tmp_path / "r.parquet"))
    assert done.exit_code == 2
    assert "paquet pyarrow" in done.stderr
    (tmp_path / "other.parquet").write_bytes(b"PAR1 and more")
    merged = run("export", "--merge", str(tmp_path / "other.parquet"))
    assert merged.exit_code == 3
    assert "lire du Parquet demande le paquet pyarrow" in merged.stderr


def test_a_place_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("export", "--out", str(tmp_path / "no" / "r.csv")).exit_code == 3

    def refused(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pixsim.foundation.files.os.fsync", refused)
    done = run("export", "--out", str(tmp_path / "r.csv"))
    assert done.exit_code == 3
    assert "n'a pas pu être écrit" in done.stderr
    assert list(tmp_path.glob("*.csv*")) == []


@pytest.mark.full
def test_a_killed_export_leaves_the_old_file_or_the_new(
    table: pd.DataFrame, tmp_path: Path
) -> None:
    out = tmp_path / "r.csv"
    whole = encode_table(table[list(COLUMNS)], "csv")
    out.write_bytes(b"old")
    code = (
        "import sys; from pathlib import Path\n"
        "from pixsim.foundation.files import replace_file\n"
        "from pixsim.answers.export import encode_table\n"
        "from pixsim.store.sittings.responses import responses\n"
        "content = encode_table(responses(simulated=True), 'csv')\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    replace_file(Path(sys.argv[1]), content)\n"
        "    print('written', flush=True)\n"
    )
    seen = set()
    for said, wait in ((b"ready\n", 0.0), (b"ready\n", 0.005), (b"written\n", 0.005)):
        writer = subprocess.Popen([sys.executable, "-c", code, str(out)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        while (line := writer.stdout.readline()) != said:
            assert line, "the writer ended by itself"
        time.sleep(wait)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        seen.add(out.read_bytes())
    assert whole in seen
    assert seen <= {b"old", whole}


def test_help_fits_80_columns() -> None:
    for command in ("export", "calibrate"):
        text = run(command, "--help").output
        assert "Utilisation" in text
        assert max(map(len, text.splitlines())) <= 80


def test_a_sitting_that_cannot_be_read_is_said(table: pd.DataFrame, journal: Journal) -> None:
    with sqlite3.connect(journal.path) as connection:
        connection.execute("UPDATE sitting SET body = json_remove(body, '$.seed')")
    done = run("export", "--simulated")
    assert done.exit_code == 0
    assert "1 épreuve altérée ou illisible n'est pas comptée." in done.stderr
    assert "0 réponse" in done.stderr
    assert len(table)
    assert "Traceback" not in done.output


def test_what_an_export_leaves_out_is_told_with_the_reason(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    sat(journal, bank, sample, clock)
    sit_by_autopilot(sample, bank, journal, "perfect", 1)
    plain = run("export")
    assert "1 épreuve simulée laissée de côté (--simulated la prend)." in plain.stderr
    assert "laissée de côté" not in run("export", "--simulated").stderr
    assert responses(journal, kinds=["practice"], simulated=True).attrs["left_out"] == {
        "other_kind": 2
    }
    assert (
        "2 épreuves d'une autre sorte laissées de côté" in run("export", "--kind", "pilot").stderr
    )
    begun = new_sitting(sample, bank, seed=9, clock=clock)
    journal.create(begun)
    with Exam(journal, begun.id, clock=clock) as exam:
        exam.start()
    left_out = responses(journal, now=clock()).attrs["left_out"]
    assert left_out == {"simulated": 1, "unfinished": 1}
    told = " ".join(_left_out_sentence(left_out))
    assert "1 épreuve laissée de côté : sans réponse, ou pas encore finie." in told
