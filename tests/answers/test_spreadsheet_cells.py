"""No cell of a CSV file runs as a formula, and reading gives back what was written."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from pixsim.answers.export import count_neutralised_cells, encode_table
from pixsim.answers.merge import merge_responses
from pixsim.cli import pixsim
from pixsim.text.csv_text import neutralise_formula, restore_cell

FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-x", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1")
TEXTS = st.text(st.sampled_from("'=+-@\t\r\n1.,eé ")) | st.text()


@given(TEXTS)
def test_what_is_written_is_what_is_read(text: str) -> None:
    assert restore_cell(neutralise_formula(text)) == text
    assert neutralise_formula(text)[:1] not in ("=", "@", "\t", "\r", "\n")


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_become_text(text: str) -> None:
    assert neutralise_formula(text) == "'" + text


@pytest.mark.parametrize("text", ["-5", "+3,5", "-1.2e-7", "", "a=b", "'", "l'eau", "5-3"])
def test_numbers_and_other_texts_stay(text: str) -> None:
    assert neutralise_formula(text) == restore_cell(text) == text


def table() -> pd.DataFrame:
    rows = len(FORMULAS)
    found = pd.DataFrame(
        {
            "candidate": [f"{text}{n}" for n, text in enumerate(FORMULAS)],
            "item": ["-5", "'=x", "'", "a", "b", "c", "d"],
            "outcome": ["1"] * rows,
            "=note": ["'-5", "@", "=", "'=", "''+", "plain", "-1,5"],
        }
    )
    return merge_responses(found)


def test_merging_what_was_exported_gives_the_same_table(tmp_path: Path) -> None:
    content = encode_table(table(), "csv")
    for line in content.decode().splitlines()[1:]:
        assert line.lstrip('"')[:1] not in ("=", "@", "\t", "\r")
    file = tmp_path / "all.csv"
    file.write_bytes(content)
    pd.testing.assert_frame_equal(merge_responses(file), table())
    assert (
        count_neutralised_cells(table()) == content.decode().count("'") - 8
    )  # those the texts have


def test_the_command_says_how_many_cells_it_marked(tmp_path: Path) -> None:
    file, out = tmp_path / "a.csv", tmp_path / "b.csv"
    file.write_text("candidate,item,outcome\n=ann,q,1\nbob,@r,0\n", encoding="utf-8")
    done = CliRunner().invoke(pixsim, ["export", "--merge", str(file), "--out", str(out)])
    assert done.exit_code == 0
    assert "2 cellules commencent comme une formule" in done.stderr
    assert "'=ann" in out.read_text(encoding="utf-8")
    again = CliRunner().invoke(pixsim, ["export", "--merge", str(out)])
    assert again.stdout_bytes == out.read_bytes()
    plain = CliRunner().invoke(pixsim, ["export", "--merge", str(out), "--format", "jsonl"])
    assert "'" not in plain.stdout
    assert "formule" not in plain.stderr
