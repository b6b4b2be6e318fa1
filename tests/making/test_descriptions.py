"""What a file is made from is kept with the sitting: the same bytes are made from it later."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

import numpy as np
import pytest

from pixsim.bank.question import Attachment, Question
from pixsim.bank.reading.load import Bank
from pixsim.making import descriptions
from pixsim.making import make as making
from pixsim.making.descriptions import from_data, to_data
from pixsim.making.make import make
from pixsim.making.workbooks import Cell, Sheet, Workbook
from tests.making.samples import BOOK, SAMPLES
from tests.tools.exam_screens import question
from tests.tools.tiers import steps


@pytest.mark.parametrize("name", SAMPLES)
def test_a_description_read_again_makes_the_same_bytes(name: str) -> None:
    back = from_data(json.loads(json.dumps(to_data(SAMPLES[name]))))
    assert make(name, back) == make(name, SAMPLES[name])


@pytest.mark.parametrize("step", steps(40))
def test_so_do_the_files_of_the_bank(bank: Bank, step: int) -> None:
    tried = 0
    for item in [item for item in bank.items.values() if item.kind == "file"][::step]:
        asked = bank.question(f"{item.id}#1", np.random.default_rng(0))
        kept = Question.model_validate_json(asked.model_dump_json())
        for before, after in zip(asked.attachments, kept.attachments, strict=True):
            tried += not isinstance(after.source, bytes)
            assert after.content == before.content, f"{asked.id}: {before.name}"
    assert tried > 1


def test_values_keep_their_kind() -> None:
    values: tuple[Any, ...] = (1, 1.0, True, "1", None, date(2026, 1, 2), time(8, 30), np.int64(3))
    book = Workbook((Sheet("a", (values, (Cell(0.0), Cell(False)))),))
    back = from_data(json.loads(json.dumps(to_data(book))))
    row = back.sheets[0].rows[0]
    assert [(type(v), v) for v in row[:-1]] == [(type(v), v) for v in values[:-1]]
    assert row[-1] == 3
    assert [type(cell.value) for cell in back.sheets[0].rows[1]] == [float, bool]


@pytest.mark.parametrize(
    "data",
    [{"=": "Popen", "args": "x"}, {"=": "Workbook", "x": 1}, {"a": 1}, {"=": "bytes"}, {"=": ["set"], "of": []}],
)  # fmt: skip
def test_what_describes_no_file_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match="describe"):
        from_data(data)
    asked = question("QROC").model_dump_json()
    handed = json.loads(asked) | {"attachments": [{"name": "a.xlsx", "described": data}]}
    kept = Question.model_validate_json(json.dumps(handed))
    with pytest.raises(ValueError, match="describe"):
        _ = kept.attachments[0].content


def test_what_a_file_is_made_from_is_read_only_when_it_is_wanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A plan has some twenty; reading them all took four fifths of opening a sitting."""
    handed = question("QROC", attachments=(Attachment("suivi.xlsx", SAMPLES["suivi.xlsx"]),))
    written = handed.model_dump_json()
    read: list[Any] = []

    def noted(data: Any) -> Any:
        read.append(data)
        return from_data(data)

    monkeypatch.setattr(descriptions, "from_data", noted)
    kept = Question.model_validate_json(written)
    assert kept.model_dump_json() == written
    assert not read
    assert kept.attachments[0].content == handed.attachments[0].content
    assert read


def test_nothing_else_may_be_described() -> None:
    with pytest.raises(TypeError, match="holds a object"):
        to_data((1, object()))


def test_sittings_of_before_have_the_bytes_of_their_files() -> None:
    handed = question("QROC", attachments=({"name": "a.bin", "content": "-_-_"},))
    assert handed.attachments[0].content == bytes.fromhex("fbffbf")
    assert Question.model_validate_json(handed.model_dump_json()) == handed


@pytest.mark.parametrize(
    "file", [3, {}, {"name": "a"}, {"name": 1, "content": ""}, {"name": "a", "content": 3}, {"name": "a", "content": "x"}]
)  # fmt: skip
def test_no_other_file_is_read(file: Any) -> None:
    with pytest.raises(ValueError, match=r"file|base64|padd"):
        question("QROC", attachments=(file,))


def test_a_file_is_made_once_and_when_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(name: str, description: Any) -> bytes:
        made.append(name)
        return make(name, description)

    monkeypatch.setattr(making, "make", counted)
    file = Attachment("a.xlsx", BOOK)
    assert made == []
    assert file.content == file.content
    assert made == ["a.xlsx"]
    assert file == Attachment("a.xlsx", BOOK) == Attachment("a.xlsx", make("a.xlsx", BOOK))
    assert file != Attachment("b.xlsx", BOOK)
