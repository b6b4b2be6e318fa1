"""Workbooks and tables that ask for far more than they hold: refused in a line, by counting first."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from pixsim.answers.file import read_file
from pixsim.answers.own_quiz.grid import MOST_COLUMNS, _parsed, read_grid
from pixsim.foundation import workbook_cells
from pixsim.foundation.problems import DataError
from pixsim.foundation.workbook import read_workbook

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
    assert workbook_cells._asked(xlsx("XFD1048576")) == 0
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
    rows, lines = _parsed("x.csv", "a;b\n" + "\n" * 200_000 + "1;2\n", ";")
    assert rows == [["a", "b"], ["1", "2"]]
    assert lines == [1, 200_002]
