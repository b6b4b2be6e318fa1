"""Reads texts, tables and archives that families hand out."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from fractions import Fraction
from typing import Any

from pixsim.making.make import make
from tests.families.attachments import content
from tests.families.drawing import Fields

_LETTER = re.compile(r"([A-H])\. (.+)")


def only_file(values: Fields) -> bytes:
    """The bytes of the only file."""
    (held,) = values["files"].values()
    assert isinstance(held, bytes)
    return held


def only_table(values: Fields) -> list[dict[str, str]]:
    """The rows of the only file handed out, by the names of its columns."""
    text = only_file(values).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def only_text(values: Fields) -> str:
    """The text of the only file."""
    return only_file(values).decode("utf-8-sig")


def text_of(values: Fields, name: str | None = None) -> str:
    """The text of a file; of the first where none is named."""
    name = name or next(iter(values["files"]))
    held = values["files"][name]
    return (held if isinstance(held, bytes) else make(name, held)).decode("utf-8-sig")


def named_text(values: Fields) -> str:
    """The text of the file that the question names."""
    return text_of(values, values["fichier"])


def named_records(values: Fields) -> list[dict[str, str]]:
    """The table of the file that the question names."""
    return records_of(values, values["fichier"])


def records(held: bytes) -> list[dict[str, str]]:
    """A table by the names of its columns."""
    text = held.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def records_of(values: Fields, name: str | None = None) -> list[dict[str, str]]:
    """The table of a file by the names of its columns; of the first where none is named."""
    return records(text_of(values, name).encode())


def rows(held: bytes) -> list[list[str]]:
    """The lines of a table, below the names of its columns."""
    text = held.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:]


def csv_rows(values: dict[str, Any], name: str = "") -> list[list[str]]:
    """The lines of a file, or of the only CSV, below the names of its columns."""
    return rows(values["files"][name] if name else content(values, "csv"))


def zip_members(held: bytes) -> dict[str, bytes]:
    """Files of an archive, by name."""
    with zipfile.ZipFile(io.BytesIO(held)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def only_zip(values: dict[str, Any]) -> dict[str, bytes]:
    """Files of the only archive, by name."""
    return zip_members(content(values, "zip"))


def members_of(values: Fields, name: str = "") -> dict[str, bytes]:
    """Files of the archive that has `name` in its own, by name."""
    (held,) = (held for file, held in values["files"].items() if name in file)
    return zip_members(held)


def lines_of(text: str) -> list[str]:
    """Lines of a text that the statement indents."""
    return [line.removeprefix("    ") for line in text.splitlines()]


def columns(block: str) -> list[list[str]]:
    """Cells of a table whose columns are set apart by spaces."""
    return [re.split(r"\s{2,}", line.strip()) for line in block.splitlines()]


def lettered(text: str) -> dict[str, str]:
    """Lines by their letter."""
    found = {}
    for line in lines_of(text):
        match = _LETTER.fullmatch(line)
        assert match is not None
        found[match[1]] = match[2]
    return found


def letters(key: str) -> set[str]:
    """« A, C » as a set."""
    return set(key.split(", "))


def _digits(text: object) -> str:
    kept = str(text).replace(",", ".").replace("\u2212", "-")
    return re.sub("[ \u00a0\u202f€]", "", kept)


def number(text: object) -> float:
    """A number as written in French."""
    return float(_digits(text))


def fraction(text: object) -> Fraction:
    """A number as written in French, exactly."""
    return Fraction(_digits(text))


def numbers_in(text: str) -> list[int]:
    """Runs of digits."""
    return [int(digits) for digits in re.findall(r"\d+", text)]


def gigabytes(size: str) -> float:
    """« 512 Mo » or « 1,5 Go » in gigabytes."""
    value, unit = size.split()
    return number(value) / {"Go": 1, "Mo": 1024}[unit]
