"""An experiment that was interrupted goes on; results made otherwise are not used."""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import DataError
from pixsim.rules.v2 import V2
from pixsim.simulation import Abilities, Cohort
from pixsim.simulation.blocks import BLOCK
from pixsim.simulation.experiments import store as store_module
from pixsim.simulation.experiments.store import MARKER
from tests.simulation.experiments.conftest import N


def files(folder: Path) -> list[Path]:
    """Stored results."""
    return sorted(path for path in folder.glob("[!.]*.json") if path.name != MARKER)


class Stop(Exception):
    pass


@pytest.mark.sampled(1)
@pytest.mark.parametrize("after", [1, 3, 5])
def test_an_interrupted_experiment_goes_on_where_it_was(
    run: Any, tmp_path: Path, after: int
) -> None:
    whole = run(replications=2)
    assert len(run.seeds) == 6
    folder = tmp_path / "new" / "store"

    def stop(done: int, total: int) -> None:
        assert total == 6 * N
        if done == after * N:
            raise Stop

    with pytest.raises(Stop):
        run(replications=2, store=folder, progress=stop)
    assert len(run.seeds) == len(files(folder)) == after
    assert run.seeds[:3] == [7, 7, 7][:after]  # the whole design, then its replications
    resumed = run(replications=2, store=folder)
    assert len(run.seeds) == 6 - after
    pd.testing.assert_frame_equal(resumed, whole)
    pd.testing.assert_frame_equal(run(replications=2, store=folder), whole)
    assert run.seeds == []


def test_a_run_that_stops_half_way_leaves_nothing_and_loses_only_itself(
    run: Any, tmp_path: Path
) -> None:
    def stop(done: int, _total: int) -> None:
        if done > BLOCK + 1:  # in the middle of the second run
            raise KeyboardInterrupt

    options = {"candidates": BLOCK + 1, "chunk": 1, "store": tmp_path / "s"}
    with pytest.raises(KeyboardInterrupt):
        run(progress=stop, **options)
    assert len(files(tmp_path / "s")) == 1
    resumed = run(**options)
    assert len(run.seeds) == 2
    pd.testing.assert_frame_equal(resumed, run(candidates=BLOCK + 1))


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.full
def test_a_killed_experiment_goes_on_where_it_was(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            run(replications=4, store=folder, progress=lambda *_: os.write(writer, b"."))
        finally:
            os._exit(0)
    os.close(writer)
    said = b""
    while len(said) < 5:
        said += os.read(reader, 1)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reader)
    stored = len(files(folder))
    assert 5 <= stored < 12
    resumed = run(replications=4, store=folder)
    assert len(run.seeds) == 12 - stored
    pd.testing.assert_frame_equal(resumed, run(replications=4))


def test_a_full_disk_leaves_whole_results_alone(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        flushes: list[int] = []

        def fsync(handle: int) -> None:
            flushes.append(handle)
            if len(flushes) > 4:  # the marker and the first result, with their folder's names
                raise OSError(errno.ENOSPC, "No space left on device")

        full.setattr("pixsim.foundation.files.os.fsync", fsync)
        with pytest.raises(DataError, match="'short' could not be written: No space left"):
            run(store=tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    run(store=tmp_path)
    assert len(run.seeds) == 2


def test_a_half_written_result_is_run_again(run: Any, tmp_path: Path) -> None:
    whole = run(store=tmp_path)
    first, second, third = files(tmp_path)
    first.write_bytes(first.read_bytes()[:1000])
    changed = json.loads(second.read_text())
    changed["identity"]["candidates"] += 1
    second.write_text(json.dumps(changed))
    (tmp_path / f".{third.name}.killed").write_bytes(third.read_bytes()[:50])
    with pytest.warns(UserWarning, match="is damaged: its arm is run again") as told:
        again = run(store=tmp_path)
    assert len(told) == len(run.seeds) == 2
    pd.testing.assert_frame_equal(again, whole)
    with warnings.catch_warnings(action="error"):
        run(store=tmp_path)
    assert run.seeds == []


def test_killed_at_its_very_first_write_a_store_can_still_be_used(run: Any, tmp_path: Path) -> None:
    (tmp_path / f".{MARKER}.killed").write_bytes(b"{")
    run({"today": {}}, store=tmp_path)
    assert len(files(tmp_path)) == 1


def test_a_store_serves_an_experiment_that_grows(run: Any, tmp_path: Path) -> None:
    run({"today": {}}, store=tmp_path)
    grown = {"renamed": {}, "short": {"rules.duration_minutes": 50}}
    with warnings.catch_warnings(action="error"):
        table = run(grown, replications=2, store=tmp_path, figures=["levels.1.1"])
    assert len(run.seeds) == 3
    pd.testing.assert_frame_equal(table, run(grown, replications=2, figures=["levels.1.1"]))


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"candidates": N + 1}, f"candidates {N}, now {N + 1}"),
        ({"rules": V2(max_level=6)}, "rules.max_level 7, now 6"),
        ({"cohort": Cohort(Abilities(spread=1.0))}, "cohort.abilities.spread 1.2, now 1.0"),
        ({"seed": 8}, "seed 7, now 8"),
    ],
)
def test_results_made_otherwise_are_left_alone_and_named(
    run: Any, tmp_path: Path, options: dict[str, Any], told: str
) -> None:
    run({"today": {}}, store=tmp_path)
    before = {path: path.read_bytes() for path in files(tmp_path)}
    with pytest.warns(UserWarning, match=told):
        table = run({"today": {}}, store=tmp_path, **options)
    assert len(run.seeds) == 1
    assert {path: path.read_bytes() for path in before} == before
    pd.testing.assert_frame_equal(table, run({"today": {}}, **options))


def test_another_bank_or_version_is_not_taken_for_the_same(
    run: Any, lean: Bank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run({"today": {}}, store=tmp_path)
    items = dict(list(lean.items.items())[:-1])
    with pytest.warns(UserWarning, match=r"settings\.bank\.content"):
        run({"today": {}}, store=tmp_path, bank=replace(lean, items=items))
    assert len(run.seeds) == 1
    monkeypatch.setattr(store_module, "version", lambda _name: "99.0")
    with pytest.warns(UserWarning, match=r"pixsim .*, now 99\.0"):
        run({"today": {}}, store=tmp_path)
    assert len(run.seeds) == 1
    assert len(files(tmp_path)) == 3


def test_a_folder_that_is_no_store_is_refused(run: Any, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(DataError, match="holds other files"):
        run(store=tmp_path)
    with pytest.raises(DataError, match="is no folder"):
        run(store=tmp_path / "thesis.txt")
    with pytest.raises(DataError, match="is no folder"):
        run(store=tmp_path / "thesis.txt" / "inside")
    (tmp_path / MARKER).write_text('{"schema": "pixsim/experiment/9"}')
    with pytest.raises(DataError, match="another version of pixsim"):
        run(store=tmp_path)
    (tmp_path / MARKER).write_text("[]")
    with pytest.raises(DataError, match="cannot be read"):
        run(store=str(tmp_path))
    assert run.seeds == []


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs permissions")
def test_a_folder_that_cannot_be_written_is_refused(run: Any, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DataError, match="cannot be written"):
        run(store=tmp_path / "new")
    tmp_path.chmod(0o700)
