"""``pixsim simulate``, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pandas as pd
import pytest
from click.testing import CliRunner, Result

from pixsim.cli.simulate import simulate
from pixsim.simulation import simulate as run


def typed(*arguments: str) -> Result:
    return CliRunner().invoke(simulate, list(arguments))


def test_the_summary_is_printed_in_french() -> None:
    done = typed("--candidates", "3000", "--seed", "4")
    assert done.exit_code == 0, done.output
    assert "Simulation de 3 000 candidats" in done.stdout
    assert "a priori" in done.stdout
    assert "Certifiés" in done.stdout
    assert "5.2 " in done.stdout
    assert done.stderr == ""
    assert "nan" not in done.stdout


def test_json_holds_the_figures_of_the_library() -> None:
    done = typed("--candidates", "3000", "--seed", "4", "--json")
    document = json.loads(done.stdout)
    assert document["schema"] == "pixsim/simulation/1"
    assert document["priors"]["abilities"]["correlation"] == 0.7
    expected = run(candidates=3000, seed=4, table=False).summary().as_dict()
    assert document["summary"] == json.loads(json.dumps(expected))


def test_workers_change_nothing() -> None:
    one, two = (typed("--candidates", "70000", "--json", "--workers", n) for n in "12")
    assert one.exit_code == two.exit_code == 0
    assert one.stdout == two.stdout


def test_sincerity_is_taken_into_account() -> None:
    passed = [
        json.loads(typed("--candidates", "4000", "--sincerity", name, "--json").stdout)["summary"]
        for name in ("honest", "inflated")
    ]
    assert passed[0]["passed"]["value"] > passed[1]["passed"]["value"]


def test_the_table_is_written(tmp_path: Path) -> None:
    out = tmp_path / "table.csv"
    done = typed("--candidates", "50", "--seed", "4", "--out", str(out))
    assert done.exit_code == 0, done.output
    assert list(tmp_path.iterdir()) == [out]
    table = pd.read_csv(out)
    expected = run(candidates=50, seed=4).table
    assert list(table.columns) == list(expected.columns)
    assert table["pix"].tolist() == expected["pix"].tolist()
    assert table["result"].tolist() == expected["result"].astype(str).tolist()


def test_parquet_is_written_or_refused_before_the_work(tmp_path: Path) -> None:
    out = tmp_path / "table.parquet"
    done = typed("--candidates", "50", "--out", str(out))
    try:
        import pyarrow  # type: ignore[import-not-found,unused-ignore] # noqa: F401
    except ImportError:
        assert done.exit_code == 2
        assert "pyarrow" in done.stderr
    else:
        assert len(pd.read_parquet(out)) == 50


@pytest.mark.parametrize(
    "arguments",
    [
        ("--candidates", "0"),
        ("--candidates", "x"),
        ("--seed", "1.5"),
        ("--seed", "-1"),
        ("--sincerity", "unknown"),
        ("--rules", "v9"),
        ("--workers", "0"),
        ("--out", "table.xlsx"),
    ],
)
def test_wrong_usage_is_told_in_one_message(arguments: tuple[str, ...]) -> None:
    done = typed(*arguments)
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert arguments[0] in done.stderr


def test_a_folder_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    done = typed("--candidates", "50", "--out", str(tmp_path / "nowhere" / "table.csv"))
    assert done.exit_code == 3
    assert "nowhere" in done.stderr
    assert done.stdout == ""


def test_it_is_a_click_command() -> None:
    assert isinstance(simulate, click.Command)
