"""A Dask cluster of two worker processes gives the figures of this one, bit for bit."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner

from pixsim.bank.reading.load import Bank
from pixsim.cli import pixsim
from pixsim.simulation import SINCERITY, Cohort, simulate
from pixsim.simulation.blocks import BLOCK
from pixsim.simulation.experiments.experiment_runner import experiment

distributed = pytest.importorskip("distributed", reason="needs the extra pixsim[dask]")

N = 9 * BLOCK + 123


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """Two worker processes of one thread, on this machine alone."""
    cluster = distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
    )
    with cluster, distributed.Client(cluster) as client:
        yield client


def test_the_workers_are_two_other_processes(client: Any) -> None:
    pids = set(client.run(os.getpid).values())
    assert len(pids) == 2
    assert os.getpid() not in pids


def test_a_simulation_is_the_same_to_the_last_bit(client: Any, bank: Bank) -> None:
    cohort = Cohort(sincerity=SINCERITY["mixed"])
    with client.get_executor() as executor, distributed.get_task_stream(client) as stream:
        there = simulate(cohort, candidates=N, seed=11, bank=bank, executor=executor, chunk=BLOCK)
    here = simulate(cohort, candidates=N, seed=11, bank=bank)
    pd.testing.assert_frame_equal(there.table, here.table, check_exact=True)
    assert there.summary() == here.summary()
    workers = [task["worker"] for task in stream.data if task["key"].startswith("run_blocks")]
    assert len(workers) == 10  # one a chunk
    assert len(set(workers)) == 2  # both took part


@pytest.mark.full
def test_sums_alone_are_the_same(client: Any, bank: Bank) -> None:
    with client.get_executor(pure=False) as executor:
        there = simulate(
            candidates=N, seed=12, bank=bank, executor=executor, chunk=3 * BLOCK, table=False
        )
    here = simulate(candidates=N, seed=12, bank=bank, table=False)
    assert there.columns is None
    assert there.summary() == here.summary()


@pytest.mark.full
def test_an_experiment_is_the_same(client: Any, bank: Bank) -> None:
    grid = {"rules.duration_minutes": [60, 105]}
    with client.get_executor() as executor:
        there = experiment(
            grid, candidates=2 * BLOCK, seed=3, bank=bank, executor=executor, chunk=BLOCK
        )
    here = experiment(grid, candidates=2 * BLOCK, seed=3, bank=bank)
    pd.testing.assert_frame_equal(there, here, check_exact=True)


@pytest.mark.full
def test_the_command_runs_a_plan_there_with_the_same_tables(client: Any, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text("seed = 4\ncandidates = 5000\n[arms.v2]\n[arms.v3]\nrules = 'v3'\n")
    where = {"there": ["--dask", client.scheduler.address], "here": []}
    for name, asked in where.items():
        done = CliRunner().invoke(
            pixsim, ["experiment", str(plan), "--out", str(tmp_path / name), *asked]
        )
        assert done.exit_code == 0, done.output
    for file in ("table.csv", "table.tex"):
        there, here = ((tmp_path / name / file).read_bytes() for name in where)
        assert there == here


@pytest.mark.full
def test_what_fails_on_a_worker_fails_here(client: Any) -> None:
    with client.get_executor() as executor, pytest.raises(ZeroDivisionError):
        executor.submit(divmod, 1, 0).result()
