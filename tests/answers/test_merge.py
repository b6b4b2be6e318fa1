"""Files of several machines and of anyone as one table: no duplicate, no silent choice."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pixsim.answers.export import Format, encode_table
from pixsim.answers.merge import merge_responses
from pixsim.answers.table import columns_in_order, with_column_types
from pixsim.calibration import read_responses
from pixsim.foundation.problems import DataError
from pixsim.report.faults.french import in_french
from tests.tools.tiers import examples

WHEN = datetime(2026, 11, 25, 9, tzinfo=UTC)
FORMS: tuple[Format, ...] = ("csv", "jsonl", *(("parquet",) if find_spec("pyarrow") else ()))


def made(rows: int, seed: int = 0) -> pd.DataFrame:
    """An export of a few sittings."""
    rng = np.random.default_rng(seed)
    sitting = np.arange(rows) // 5
    codes = np.array(["ok", "ko", "skipped", "timed_out", "unanswered", "neutralised"])
    return columns_in_order(
        with_column_types(
            pd.DataFrame(
                {
                    "candidate": [f"c{k // 2}" for k in sitting],
                    "item": [f"item-{k}" for k in rng.integers(0, 9, rows)],
                    "variant": "x#1",
                    "competence": "1.1",
                    "outcome": codes[rng.integers(0, 6, rows)],
                    "seconds": np.where(rng.random(rows) < 0.2, np.nan, rng.random(rows) * 100),
                    "date": [WHEN + pd.Timedelta(int(us), "us") for us in rng.integers(0, 10**12, rows)],
                    "sitting": [f"20261125-{seed}-{k:03}" for k in sitting],
                    "number": np.arange(rows) % 5 + 1,
                    "kind": "exam",
                    "simulated": False,
                }
            )
        )
    )  # fmt: skip


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def faults(*files: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        merge_responses(files)
    return [
        f"{Path(p.file).name}: {p.where}: {p.field}: {p.kind}".replace(": :", ":")
        for p in caught.value.problems
    ]


@settings(
    max_examples=examples(15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_shuffled_overlapping_parts_merge_into_the_whole(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("m")
    whole = made(data.draw(st.integers(1, 40)), data.draw(st.integers(0, 5)))
    owner = data.draw(st.lists(st.integers(0, 3), min_size=len(whole), max_size=len(whole)))
    files = []
    for part in range(4):
        extra = data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=10))
        rows = [row for row, of in enumerate(owner) if of == part] + extra
        if rows:
            rows = data.draw(st.permutations(rows))
            form: Format = data.draw(st.sampled_from(FORMS))
            files.append(write(folder, f"p{part}", encode_table(whole.iloc[rows], form)))
    merged = merge_responses(data.draw(st.permutations(files)))
    pd.testing.assert_frame_equal(merged, whole)


def test_tables_in_memory_are_merged_like_files(tmp_path: Path) -> None:
    whole = made(20)
    file = write(tmp_path, "a.csv", encode_table(whole.iloc[:12], "csv"))
    pd.testing.assert_frame_equal(merge_responses([whole.iloc[8:], str(file)]), whole)
    for alone in (file, str(file), whole.iloc[:12]):
        pd.testing.assert_frame_equal(merge_responses(alone), whole.iloc[:12])
    with pytest.raises(ValueError, match="no file"):
        merge_responses([])


def test_two_files_that_say_different_things_of_a_question_are_refused(tmp_path: Path) -> None:
    whole = made(10)
    other = whole.copy()
    other.loc[3, "outcome"] = "ok" if whole.loc[3, "outcome"] != "ok" else "ko"
    other.loc[4, "candidate"] = "somebody"
    a, b = (
        write(tmp_path, f"{n}.csv", encode_table(t, "csv")) for n, t in (("a", whole), ("b", other))
    )
    with pytest.raises(DataError) as caught:
        merge_responses([a, b])
    first, second = caught.value.problems
    assert (first.file, first.where, first.field) == (str(b), "line 5", "20261125-0-000, 4")
    assert first.message == f"differs in outcome from line 5 of {a}, which is the same question"
    assert "candidate" in second.message
    assert "diffère (outcome) de la ligne 5" in in_french(first)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_of_anyone_is_read(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [
        ["Candidat", "item", "Résultat", "secondes", "date", "groupe"],
        ["Élodie", "q1", "1", "12.5", "25/11/2026 14:03", "A"],
        ["Élodie", "q2", "ko", "", "2026-11-25", "A"],
        ["bob", "q1", "0", "3", "2026-11-25T14:03:00+01:00", "B"],
        ["bob", "q2", "", "", "", "B"],
    ]
    if separator != ",":
        rows[1][3] = "12,5"
    text = "\r\n".join(separator.join(row) for row in [*rows[:3], [], *rows[3:]])
    table = merge_responses([write(tmp_path, "x.csv", text.encode(encoding))])
    assert table["candidate"].tolist() == ["Élodie", "Élodie", "bob", "bob"]
    assert table["outcome"].tolist() == ["ok", "ko", "ko", "unanswered"]
    assert table["seconds"].fillna(-1).tolist() == [12.5, -1, 3, -1]
    assert table["date"][0] == datetime(2026, 11, 25, 14, 3, tzinfo=UTC)
    assert table["date"][2] == datetime(2026, 11, 25, 13, 3, tzinfo=UTC)
    assert table["groupe"].tolist() == ["A", "A", "B", "B"]
    assert read_responses(table).matrix().tolist() == [[1, 0], [0, -1]]


def test_a_wide_matrix_is_read_with_its_holes(tmp_path: Path) -> None:
    named = write(tmp_path, "a.csv", "candidat;q1;q2;q3;\nann;1;;0;\nbob;NA;1;;\n")
    table = merge_responses([named])
    assert table[["candidate", "item", "outcome"]].to_numpy().tolist() == [
        ["ann", "q1", "ok"], ["ann", "q3", "ko"], ["bob", "q2", "ok"],
    ]  # fmt: skip
    plain = write(tmp_path, "classe.csv", "q1,q2\n1,0\n0,1\n")
    assert set(merge_responses([plain])["candidate"]) == {"classe-1", "classe-2"}
    assert len(merge_responses([named, plain])) == 7


def test_a_wide_parquet_is_read_too(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    wide = pd.DataFrame({"candidate": ["a", "b"], "q1": [1.0, np.nan], "q2": [0, 1]})
    wide.to_parquet(tmp_path / "w.parquet")
    table = merge_responses([tmp_path / "w.parquet"])
    assert table["outcome"].tolist() == ["ok", "ko", "ok"]


def test_rows_without_a_sitting_are_kept_once_when_a_file_is_given_twice(tmp_path: Path) -> None:
    text = "candidate,item,outcome\na,q,1\na,q,1\nb,q,0\n"
    a, b = (write(tmp_path, name, text) for name in ("a.csv", "b.csv"))
    assert len(merge_responses([a, b])) == 3
    with pytest.raises(DataError, match="answered more than once: a/q"):
        read_responses(merge_responses([a, b]))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("candidate,item\na,b\n", ["x: outcome: no_column"]),
        ("candidate,item,outcome\na,b\na,b,1,2\n", ["x: line 2: row_length", "x: line 3: row_length"]),
        ("candidate,item,outcome,item\na,b,1,c\n", ["x: line 1: item: twice_column"]),
        ("candidat,candidate,item,outcome\na,b,c,1\n", ["x: candidate: twice_column"]),
        ("candidate,item,outcome\n", ["x: no_response"]),
        ("", ["x: no_response"]),
        ("0,1,1\n1,1,0\n", ["x: line 1: no_header"]),
        ("candidate,,q\nann,1,0\n", ["x: line 1: no_header"]),
        ('candidate,item,outcome\na,"b"c,1\n', ["x: line 2: unreadable"]),
        (bytes(range(128, 256)), ["x: not_text"]),
        (b"PAR1 and no more", ["x: unreadable"]),
        ('{"x": ' + "[" * 100_000, ["x: line 1: json_deep"]),
        ("candidate,item,outcome,number\na,q,1,1e30\n", ["x: line 2: number: no_count"]),
        ('{"candidate": "a"}\n[1]\n{"x"\n', ["x: line 2: no_object", "x: line 3: json_column"]),
        ("candidate,q1\nann,1\nann,0\n,1\n", ["x: line 3: candidate: twice_candidate", "x: line 4: candidate: no_value"]),
        ("candidate,q1,q2\nann,1,2\nbob,x,0\n", ["x: line 2: q2: no_outcome", "x: line 3: q1: no_outcome"]),
        ("candidate\nann\n", ["x: item: no_column"]),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_says_where(
    tmp_path: Path, content: str | bytes, expected: list[str]
) -> None:
    if isinstance(content, bytes) and content.startswith(b"PAR1"):
        pytest.importorskip("pyarrow")
    told = faults(write(tmp_path, "x", content))
    assert [": ".join(part for part in one.split(": ") if part.strip()) for one in told] == expected


def test_every_fault_of_every_file_is_told_at_once_in_the_order_of_the_lines(
    tmp_path: Path,
) -> None:
    head = "candidate,item,outcome,seconds,date,sitting,number,simulated\n"
    a = write(
        tmp_path, "a.csv",
        head
        + "a,q,perhaps,1,2026-11-25,s,1,false\n"
        + ",q,1,-3,yesterday,s,0,maybe\n"
        + "a,,1,inf,2026-13-01,s,1.5,true\n",
    )  # fmt: skip
    b = write(tmp_path, "b.csv", "candidate,item,outcome\na,q,8\n")
    told = faults(a, tmp_path / "nowhere", b)
    assert [one.rpartition(": ")[0].removesuffix(": ") for one in told] == [
        "a.csv: line 2: outcome",
        *(f"a.csv: line 3: {name}" for name in ("candidate", "seconds", "date", "number", "simulated")),
        *(f"a.csv: line 4: {name}" for name in ("item", "seconds", "date", "number")),
        "nowhere",
        "b.csv: line 2: outcome",
    ]  # fmt: skip


def test_a_column_of_faults_is_counted_not_listed(tmp_path: Path) -> None:
    text = "candidate,item,outcome\n" + "a,q,perhaps\n" * 100
    with pytest.raises(DataError) as caught:
        merge_responses([write(tmp_path, "x.csv", text)])
    assert len(caught.value.problems) == 21
    assert "80 more" in caught.value.problems[-1].message
    assert len(faults(write(tmp_path, "y.csv", text.replace(",perhaps", "")))) == 21


HEADS = (
    b"",
    b"candidate,item,outcome\n",
    b"candidat;q1;q2\n",
    b"\xef\xbb\xbfitem\toutcome\n",
    b"PAR1",
)
CELLS = st.lists(
    st.sampled_from([b"a", b"1", b"0", b",", b";", b"\n", b'"', b"\xe9", b"{", b"}", b" "])
)


@settings(deadline=None)
@given(st.sampled_from(HEADS), st.one_of(CELLS.map(b"".join), st.binary(max_size=99)))
def test_no_content_brings_anything_but_a_table_or_a_clear_error(
    tmp_path_factory: pytest.TempPathFactory, head: bytes, body: bytes
) -> None:
    path = write(tmp_path_factory.mktemp("f"), "x", head + body)
    table: Any = None
    with contextlib.suppress(DataError):
        table = merge_responses([path])
    if table is not None:
        assert table[["candidate", "item", "outcome"]].notna().all(axis=None)
