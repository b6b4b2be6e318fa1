"""Long simulations: nothing outlives them, nothing is left of them, and their table takes no memory."""

from __future__ import annotations

import gc
import json
import os
import signal
import stat
import subprocess
import sys
import threading
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from pixsim.bank.reading.load import Bank
from pixsim.cli.simulation.simulate import simulate as command
from pixsim.foundation.problems import DataError
from pixsim.foundation.workers import WorkerLostError, worker_pool
from pixsim.report.faults.french import in_french
from pixsim.simulation import simulate
from pixsim.simulation import table_file as tables
from pixsim.simulation.blocks import BLOCK
from pixsim.simulation.run import MOST_CANDIDATES, MOST_KEPT
from pixsim.simulation.table_file import NoRoomError, table_file
from tests.campaign.runs import began
from tests.tools.tiers import tiered


def _out(folder: Path) -> Path:
    """Where the table goes: beside the data folder, which keeps what is known of items."""
    out = folder / "out"
    out.mkdir(exist_ok=True)
    return out


posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@posix
@pytest.mark.parametrize(
    ("number", "code"),
    [
        pytest.param(signal.SIGTERM, 143, marks=pytest.mark.full),
        pytest.param(signal.SIGHUP, 129, marks=pytest.mark.full),
        pytest.param(signal.SIGINT, 130, marks=pytest.mark.full),
        (signal.SIGKILL, -9),
    ],
)
def test_no_worker_and_no_file_outlive_a_simulation(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    with began(_out(tmp_path) / "table.csv") as run:
        run.wait_until_busy()
        run.process.send_signal(number)
        # where it came during an exec, Python ends by the signal itself: 130 for a shell either way
        assert run.process.wait(60) in (code, -number if number == signal.SIGINT else code)
        assert run.orphans() == []
    assert list(_out(tmp_path).iterdir()) == []
    assert "Traceback" not in run.told()


@posix
def test_a_killed_worker_is_told_in_one_line(tmp_path: Path) -> None:
    with began(_out(tmp_path) / "table.csv") as run:
        os.kill(run.wait_until_busy()[0], signal.SIGKILL)
        assert run.process.wait(60) == 5
        assert run.orphans() == []
    assert list(_out(tmp_path).iterdir()) == []
    lines = run.told().splitlines()
    assert len(lines) == 2  # and "1 erreur."
    assert lines[0].startswith("--workers : un processus de calcul a été arrêté par le système")


def _large(size: int) -> bytes:
    return bytes(size)


def _fails() -> None:
    raise ValueError("as it should")


def _killed_while_it_writes() -> Any:
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGKILL)).start()
    return bytes(1 << 28)  # more than a pipe takes at once


def test_a_pool_answers_and_passes_errors_on() -> None:
    with worker_pool(2) as pool:
        found = [pool.submit(_large, 1000 * k) for k in range(6)]
        with pytest.raises(ValueError, match="as it should"):
            pool.submit(_fails).result()
        assert [len(future.result()) for future in found] == [1000 * k for k in range(6)]


@pytest.mark.full
@posix
def test_a_worker_killed_while_it_writes_is_noticed() -> None:
    def lose() -> None:
        with worker_pool(2) as pool:
            pool.submit(_killed_while_it_writes).result(60)

    with pytest.raises(WorkerLostError):
        lose()


def test_more_candidates_than_can_be_summed_are_refused_at_once(bank: Bank) -> None:
    done = CliRunner().invoke(command, ["--candidates", str(10**12)])
    assert done.exit_code == 2
    assert "--candidates : 1000000000 au plus, pas 1000000000000" in done.stderr
    for size, place in ((MOST_CANDIDATES + 1, "candidates"), (MOST_KEPT + 1, "table")):
        with pytest.raises(DataError) as caught:
            simulate(candidates=size, seed=1, bank=bank)
        (problem,) = caught.value.problems
        assert problem.where == place
        assert problem.message not in in_french(problem)


@pytest.mark.full
def test_rows_are_handed_over_in_order_and_not_kept(bank: Bank) -> None:
    parts: list[pd.DataFrame] = []
    n = 2 * BLOCK + 5
    found = simulate(candidates=n, seed=3, bank=bank, chunk=1, rows=parts.append)
    assert found.columns is None
    assert [len(part) for part in parts] == [BLOCK, BLOCK, 5]
    whole = simulate(candidates=n, seed=3, bank=bank)
    pd.testing.assert_frame_equal(pd.concat(parts, ignore_index=True), whole.table)
    assert found.summary() == whole.summary()


PIECE = pd.DataFrame(
    {
        "candidate": np.arange(4_000),
        "theta": np.linspace(-1 / 3, 1, 4_000),
        "error": np.full(4_000, np.nan),
        "low": np.linspace(0, 1, 4_000, dtype=np.float32),
        "result": pd.Categorical.from_codes(np.zeros(4_000, np.int8), pd.Index(["yes", "no"])),
    }
)


def read(file: Path) -> pd.DataFrame:
    if file.suffix == ".parquet":
        return pd.read_parquet(file)
    if file.suffix == ".csv":
        return pd.read_csv(file, dtype=PIECE.dtypes.to_dict())
    return pd.DataFrame(map(json.loads, file.read_text().splitlines())).astype(PIECE.dtypes)


def _peak_of_writing(file: Path, pieces: int) -> int:
    """Most bytes held while a table is written in pieces."""
    tracemalloc.start()
    with table_file(file, pieces * len(PIECE)) as rows:
        for _ in range(pieces):
            rows(PIECE)
            gc.collect()  # what is kept is meant, not what is yet to be freed
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.parametrize("name", tiered(["t.csv", "t.jsonl", "t.parquet"], 1))
def test_pieces_make_one_table_and_no_memory(tmp_path: Path, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    file = tmp_path / name
    peaks = []
    for pieces in (2, 8):
        # the least of three: what else runs in this process may allocate too
        peaks.append(min(_peak_of_writing(file, pieces) for _time in range(3)))
        expected = pd.concat([PIECE] * pieces, ignore_index=True)
        pd.testing.assert_frame_equal(read(file), expected, check_exact=True)
    assert peaks[1] - peaks[0] < PIECE.memory_usage().sum() / 2
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("unnamed", [True, False])
def test_a_table_that_fails_leaves_the_old_one(
    tmp_path: Path, unnamed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not unnamed:  # a system without files that have no name
        monkeypatch.setattr(tables, "DESCRIPTORS", tmp_path / "nowhere")
    file = tmp_path / "t.csv"
    file.write_text("old")
    file.chmod(0o640)

    def fail() -> None:
        with table_file(file, 10) as rows:
            rows(PIECE)
            raise ValueError("in the middle")

    with pytest.raises(ValueError, match="middle"):
        fail()
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]
    link = tmp_path / "link.csv"
    link.symlink_to(file)
    with table_file(link, len(PIECE)) as rows:
        rows(PIECE)
    assert link.is_symlink()
    assert len(read(file)) == len(PIECE)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(tmp_path.iterdir()) == [link, file]


def test_a_table_that_cannot_fit_is_refused_after_its_first_piece(tmp_path: Path) -> None:
    def write() -> None:
        with table_file(tmp_path / "t.csv", 10**15) as rows:
            rows(PIECE)

    with pytest.raises(NoRoomError):
        write()
    assert list(tmp_path.iterdir()) == []
    done = CliRunner().invoke(command, ["--candidates", "10", "--out", str(tmp_path / "t.csv")])
    assert done.exit_code == 0, done.output


@posix
def test_a_fifo_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    fifo = tmp_path / "t.csv"
    os.mkfifo(fifo)
    found: list[Any] = []
    reader = threading.Thread(target=lambda: found.append(pd.read_csv(fifo)))
    reader.start()
    with table_file(fifo, len(PIECE)) as rows:
        rows(PIECE)
    reader.join(30)
    assert len(found[0]) == len(PIECE)
    assert stat.S_ISFIFO(fifo.stat().st_mode)


def test_a_table_of_candidates_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pixsim.cli.simulation.simulate.MOST_BYTES", 1000)
    file = tmp_path / "people.csv"
    file.write_text("theta_1.1\n" + "0\n" * 1000)
    done = CliRunner().invoke(command, ["--table", str(file)])
    assert done.exit_code == 3
    assert "people.csv : 2010 octets ou plus une fois lu, 1000 au plus" in done.stderr


@pytest.mark.full
def test_the_campaign_of_kills_finds_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.campaign.runs", "--kills", "2", "--folder", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 orphans, 0 files left, 0 tracebacks" in done.stdout
