"""Workbooks and tables that ask for far more than they hold: refused in a line, by counting first."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pixsim.answers import response_file
from pixsim.answers.own_quiz.grid import MOST_COLUMNS, MOST_ROWS, _parse_csv, read_grid
from pixsim.answers.response_file import read_file
from pixsim.foundation import file_reading, workbook_cells
from pixsim.foundation.problems import DataError
from pixsim.foundation.workbook import read_workbook
from tests.tools.tiers import one_of, tiered

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx(*cells: str) -> bytes:
    """A workbook with a 1 in some cells."""
    rows = "".join(f'<row><c r="{cell}"><v>1</v></c></row>' for cell in cells)
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


def refused(raw: bytes) -> str:
    with pytest.raises(DataError) as error:
        read_workbook("x.xlsx", raw)
    (problem,) = error.value.problems
    return problem.kind


def test_cells_are_counted_before_they_are_read() -> None:
    assert read_workbook("x.xlsx", xlsx("A1", "B2")).rows == [["1", ""], ["", "1"]]
    assert refused(xlsx("XFD1048576")) == "many_cells"
    assert refused(xlsx("A1", "CV1", "A1048576")) == "many_cells"


def test_what_cannot_be_counted_ends_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_cells, "_CELL", re.compile(rb"(never)(met)"))
    assert workbook_cells._declared_cells(xlsx("XFD1048576")) == 1
    content = io.BytesIO(xlsx("XFD1048576"))
    with zipfile.ZipFile(content) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b'"XFD1048576"', b"'XFD1048576'")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, sheet if name.endswith("sheet1.xml") else part)
    assert refused(content.getvalue()) in ("workbook_too_much", "many_cells")


def test_a_table_of_very_many_questions_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(",".join(f"q{n}" for n in range(MOST_COLUMNS + 1)) + "\n")
    with pytest.raises(DataError) as error:
        read_grid(path)
    assert [problem.kind for problem in error.value.problems] == ["many_columns"]


def test_a_table_of_sixty_thousand_columns_is_one_line(tmp_path: Path) -> None:
    wide = ",".join(["candidate", *(f"q{n}" for n in range(60_000))]) + "\na" + ",1" * 60_000 + "\n"
    (tmp_path / "wide.csv").write_text(wide, encoding="utf-8")
    with pytest.raises(DataError) as error:
        read_file(tmp_path / "wide.csv")
    assert [problem.kind for problem in error.value.problems] == ["many_columns"]


def test_columns_of_one_name_are_counted_in_one_pass(tmp_path: Path) -> None:
    names = ["candidate", *(f"q{n}" for n in range(9_000)), "q7"]
    rows = ",".join(names) + "\na" + ",1" * 9_001 + "\n"
    (tmp_path / "twice.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(DataError) as error:
        read_file(tmp_path / "twice.csv")
    assert [(p.kind, p.field) for p in error.value.problems] == [("twice_column", "q7")]


def test_millions_of_blank_lines_take_no_room() -> None:
    rows, lines = _parse_csv("x.csv", "a;b\n" + "\n" * 200_000 + "1;2\n", ";")
    assert rows == [["a", "b"], ["1", "2"]]
    assert lines == [1, 200_002]


def zipped(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(f"xl/{name.replace('_', '/')}.xml", part)
    return content.getvalue()


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (zipped(worksheets_sheet1=b"<c><v>1</v></c>" * 2_000), "many_cells"),  # without a place
        (zipped(sharedStrings=b"<si><t>a</t></si>" * 2_000), "many_cells"),
        (zipped(worksheets_sheet1=b'<c r="A1"><v>' + b"a" * 3_000_000), "too_much"),
        (zipped(sharedStrings=b" " * 3_000_000), "too_much"),
        (zipped(styles=b"<a>" * 1_000), "unreadable"),
        (b"PK\x03\x04", "unreadable"),
    ],
    ids=["cells", "texts", "long", "blank", "none", "cut"],
)
def test_a_workbook_is_looked_at_before_it_is_read(raw: bytes, kind: str) -> None:
    assert workbook_cells.answer_of(raw, 1_000)[0] == kind


LINES = {
    "long": b"nom\n" + b"a" * 3_000_000,
    "commas": b"nom\n" + b"," * 3_000_000,
    "head": b"," * 3_000_000,
    "json": b'{"candidate": "' + b"a" * 3_000_000 + b'"}',
    "array": b"[" * 3_000_000,
    "across": b"a,b\n1,1\n" * 10 + b"b" * 3_000_000 + b"\n1,1\n",
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_without_end_is_not_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(LINES[name])
    with pytest.raises(DataError) as error:
        read_file(path)
    (problem,) = error.value.problems
    assert problem.kind == "many_bytes"
    assert problem.where == f"line {LINES[name][:100].count(10) + 1}"


@pytest.mark.parametrize("part", [3, 7, 64, 1 << 20])
def test_lines_are_measured_across_the_parts_of_a_file(
    part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_reading, "PART", part)
    path = tmp_path / "x.txt"
    path.write_bytes(b"aaaaaaaa\r\nbb\n\rccc\ndddddddd")
    assert file_reading.read_bytes(path, 100, 8) == path.read_bytes()
    with pytest.raises(file_reading.LineTooLongError) as error:
        file_reading.read_bytes(path, 100, 7)
    assert (error.value.line, error.value.n >= 8) == (1, True)
    path.write_bytes(b"aaa\nbbb\ncccccccc")
    with pytest.raises(file_reading.LineTooLongError) as error:
        file_reading.read_bytes(path, 100, 7)
    assert error.value.line == 3
    assert file_reading.read_bytes(path, 100, 7, (b"aaa",)) == path.read_bytes()


def test_rows_are_counted_while_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(response_file, "MOST_ROWS", 3)
    for name, text in (("x.csv", "candidate,q\n" + "a,1\n" * 4), ("x.jsonl", '{"q": 1}\n' * 4)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(DataError) as error:
            read_file(tmp_path / name)
        assert [problem.kind for problem in error.value.problems] == ["many_rows"]


def test_faults_are_counted_and_the_first_ones_named(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("candidate,q\n" + "a\n" * 50_000, encoding="utf-8")
    with pytest.raises(DataError) as error:
        read_file(tmp_path / "x.csv")
    *named, more = error.value.problems
    assert [problem.where for problem in named] == [f"line {n}" for n in range(2, 22)]
    assert (more.kind, more.context["n"]) == ("more_faults", 49_980)


MEGABYTE = 1 << 20
WITHIN = """
import re, resource, sys
from pathlib import Path
from pixsim.__main__ import main
try:
    main()
finally:
    own = int(re.search(r"VmHWM:\\s*([0-9]+)", Path("/proc/self/status").read_text())[1])
    print("peak", max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss), file=sys.stderr)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="kB are the unit of Linux")
@pytest.mark.parametrize(
    "command", one_of([["profile", "import"], ["room", "check-sheet"], ["calibrate"]], 0)
)
@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", tiered(["cell.xlsx", "rows.csv", "line.csv"], 1))
def test_what_is_refused_takes_little_memory(command: list[str], name: str, tmp_path: Path) -> None:
    """A list of 1.2 M rows, a line of 60 MB, a workbook of 150 MB in one cell: each one line, one code."""
    content = {
        "rows.csv": b"nom\n" + b"Alice N\n" * 1_200_000,
        "line.csv": b"nom\n" + b"a" * 60_000_000,
        "cell.xlsx": zipped(worksheets_sheet1=b'<c r="A1"><v>' + b"a" * 40_000_000),
    }
    if command == ["calibrate"] and name == "rows.csv":
        pytest.skip("a table of answers may be as long")
    (tmp_path / name).write_bytes(content[name])
    done = subprocess.run(
        [sys.executable, "-c", WITHIN, *command, str(tmp_path / name)],
        capture_output=True, text=True, timeout=120, check=False, env={**os.environ, "PIXSIM_LANG": "fr"},
    )  # fmt: skip
    *said, peak = done.stderr.strip().split("\n")
    assert done.returncode == 3, done.stderr
    assert len(said) + len(done.stdout.split("\n")) <= 4
    assert int(peak.split()[1]) * 1024 < 300 * MEGABYTE


def test_the_lines_of_one_s_own_quiz_are_counted() -> None:
    with pytest.raises(DataError) as error:
        _parse_csv("x.csv", "a\n" * (MOST_ROWS + 2), ";")
    assert [problem.kind for problem in error.value.problems] == ["many_rows"]
