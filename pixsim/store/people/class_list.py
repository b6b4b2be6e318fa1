"""Profiles of a whole class from a CSV file or a workbook: a name per line, and what is known."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pixsim.foundation.csv_fault import csv_fault
from pixsim.foundation.file_reading import read_whole
from pixsim.foundation.problems import DataError, Problem
from pixsim.foundation.workbook import is_workbook, workbook_csv
from pixsim.framework import Framework
from pixsim.profile import MOST_EXTRA_TIME, NAME_LENGTH, Profile
from pixsim.room.registration_checks import birth_date_fault
from pixsim.store.people.profiles import free_id
from pixsim.text.search import same_words
from pixsim.text.shortening import shorten_text

NAME_COLUMNS = ("name", "nom")
EXTRA_TIME_COLUMNS = ("extra_time_percent", "temps_majore")
A_THIRD, NONE_AT_ALL, THIRD = (
    frozenset({"oui", "yes", "1/3", "un tiers"}),
    frozenset({"non", "no"}),
    33,
)
"""Words for extra time: who has it has a third, as the screens offer."""
EXTERNAL_ID_COLUMNS = ("external_id", "identifiant")
FIRST_NAME_COLUMNS = ("first_name", "prenom")
BIRTH_DATE_COLUMNS = ("birth_date", "date_de_naissance", "date_naissance")
TEMPLATE = (  # then the competences
    "nom",
    "prenom",
    "date_de_naissance",
    "identifiant",
    "temps_majore",
)
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
FRENCH_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
SEPARATORS = re.compile(r"(?<=\d)[. -](?=\d)", re.ASCII)  # that people write in its place
MIDNIGHT = " 00:00:00"  # what a spreadsheet writes after a date
PERCENT = re.compile(r"(\d{1,9})(?:[.,]0+)? ?%?", re.ASCII)
FRACTION = re.compile(r"0?[.,](\d{1,2})", re.ASCII)  # what a cell shown as 33 % holds
UNDECODED = "\N{REPLACEMENT CHARACTER}"
MOST_LINES = 50_000  # of a spreadsheet, blank ones too: there are 39,000 towns and countries
MOST_PEOPLE = 5_000  # of a class list
CELLS_A_ROW = 40
SIGNS = ",;\t"  # between cells
LONGEST_SHOWN = 40  # of a cell, in a message

Row = tuple[int, list[str]]
"""Line of the file where the row ends, and its cells."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody of a list.

    Attributes
    ----------
    profile : Profile
        The name in one piece.
    first_name : str or None
        Where the list has a column of its own for it; ``name`` is then the surname alone.
    last_name : str
    line : int
        Of the file; 0 for a file that holds one person.
    """

    profile: Profile
    first_name: str | None
    last_name: str
    line: int = 0


def read_class(path: Path, framework: Framework, taken: Iterable[str]) -> list[Profile]:
    """The profiles of a class list; parameters and errors as of `read_people`."""
    return [listed.profile for listed in read_people(path, framework, taken)]


def read_people(path: Path, framework: Framework, taken: Iterable[str]) -> list[Listed]:
    """Read a class list; nothing is written.

    Parameters
    ----------
    path : Path
        UTF-8 or UTF-16 with a mark, UTF-8 or Windows-1252 without; comma, semicolon or tab. Or the
        first sheet that holds something of an .xlsx, .ods or .xls file.
        Columns: ``name`` (or ``nom``), the competence codes ``1.1`` … ``5.2``, and optionally
        ``extra_time_percent`` (or ``temps_majore``) and ``external_id`` (or ``identifiant``, by
        which a school knows homonyms apart), accents, case and spaces aside. A blank level means
        not positioned. Also ``first_name`` (or ``prenom``), and ``birth_date`` (or
        ``date_de_naissance``): with the name, what homonyms are known apart by. The name alone is
        enough.
    framework : Framework
    taken : iterable of str
        Ids already in use.

    Raises
    ------
    DataError
        Every fault, by line and column.
    """
    rows, columns = _read_table(path)
    problems = list(_column_faults(path, columns, framework))
    if problems:
        raise DataError(problems)
    used, people, numbers = set(taken), [], dict[str, int]()
    for line, cells in rows:
        row = dict(zip(columns, cells, strict=False))
        external = _first_cell(row, EXTERNAL_ID_COLUMNS)
        found = [
            *_length_faults(path, line, cells, columns),
            *_row_faults(path, line, row, framework),
            *_repeated_id_problems(path, numbers, line, external),
        ]
        numbers.setdefault(external, line)
        problems += found
        if not found:
            listed = _listed_person(row, framework, used, line)
            used.add(listed.profile.id)
            people.append(listed)
    if not rows:
        problems.append(_row_problem(path, 1, "", "no_row"))
    if problems:
        raise DataError(problems)
    return people


def template_bytes(framework: Framework) -> bytes:
    """The head of a class list, as a French spreadsheet opens and keeps it."""
    head = ";".join((*TEMPLATE, *framework.competence))
    return f"{head}\r\n".encode("utf-8-sig")


def _read_table(path: Path) -> tuple[list[Row], list[str]]:
    text = spreadsheet_text(path)
    head = next((line for line in text.split("\n") if line.strip()), "")
    rows = filled_rows(path, text, max(SIGNS, key=head.count))
    columns = [same_words(cell).replace(" ", "_") for cell in (rows.pop(0)[1] if rows else ())]
    if len(rows) > MOST_PEOPLE:
        told = {"n": len(rows), "most": MOST_PEOPLE}
        raise DataError([Problem.of(str(path), "", "", "many_rows", **told)])
    return rows, columns


def filled_rows(path: Path, text: str, separator: str) -> list[Row]:
    """Lines of a spreadsheet's text that hold something: the line of the file, and its cells.

    Raises
    ------
    DataError
        A value without end.
    """
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    try:
        return [
            (reader.line_num, [cell.strip() for cell in cells])
            for cells in reader
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error as error:
        raise DataError([csv_fault(str(path), text, reader.line_num)]) from error


def spreadsheet_text(path: Path) -> str:
    """What a spreadsheet wrote, as CSV with plain spaces and one kind of line end.

    Raises
    ------
    DataError
        It cannot be read, is not text, or has more than `MOST_LINES`.
    """
    raw = read_whole(path)
    text = (
        workbook_csv(str(path), raw, MOST_LINES * CELLS_A_ROW)
        if is_workbook(raw)
        else _decode_text(path, raw)
    )
    n = text.count("\n")
    if n > MOST_LINES:
        raise DataError([Problem.of(str(path), "", "", "many_rows", n=n, most=MOST_LINES)])
    cells = max(map(text.count, SIGNS))
    if cells > MOST_LINES * CELLS_A_ROW:
        told = {"n": cells, "most": MOST_LINES * CELLS_A_ROW}
        raise DataError([Problem.of(str(path), "", "", "many_cells", **told)])
    return text


def _decode_text(path: Path, raw: bytes) -> str:
    begins = raw[:8] if not raw.startswith(UTF16_MARKS) else b""
    if any(byte < 32 and byte not in b"\t\r\n" for byte in begins):
        raise DataError([Problem.of(str(path), "", "", "not_table")])  # a picture, an archive
    try:
        text = raw.decode("utf-16" if raw.startswith(UTF16_MARKS) else "utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")  # what spreadsheets on Windows still write
    if UNDECODED in text:
        line = text[: text.index(UNDECODED)].count("\n") + 1
        raise DataError([_row_problem(path, line, "", "not_characters")])
    return re.sub("\r\n?", "\n", text).replace("\N{NO-BREAK SPACE}", " ")


def _column_faults(path: Path, columns: list[str], framework: Framework) -> Iterable[Problem]:
    known = {
        *NAME_COLUMNS,
        *FIRST_NAME_COLUMNS,
        *BIRTH_DATE_COLUMNS,
        *EXTERNAL_ID_COLUMNS,
        *EXTRA_TIME_COLUMNS,
        *framework.competence,
    }
    if not columns:
        yield _row_problem(path, 1, "", "no_value")
    elif not set(columns) & set(NAME_COLUMNS):
        yield _row_problem(path, 1, "", "no_name_column")
    for name in columns:
        if name not in known:
            yield _row_problem(
                path, 1, _shorten_cell(name), "foreign_column", name=_shorten_cell(name)
            )
        elif columns.count(name) > 1:
            yield _row_problem(path, 1, name, "twice_column", name=name)


def _length_faults(
    path: Path, line: int, cells: list[str], columns: list[str]
) -> Iterable[Problem]:
    if any(cells[len(columns) :]):  # a name with a comma, not in quotes, shifts every level
        yield _row_problem(path, line, "", "long_row", n=len(cells), expected=len(columns))


def _row_faults(
    path: Path, line: int, row: Mapping[str, str], framework: Framework
) -> Iterable[Problem]:
    name, column = _first_cell(row, NAME_COLUMNS), _written_column(row, NAME_COLUMNS)
    yield from _text_faults(path, line, column, name)
    if not name:
        yield _row_problem(path, line, column, "no_name")
    whole = _whole_name(row)
    if len(whole) > NAME_LENGTH >= len(name):
        yield _row_problem(path, line, column, "long_name", most=NAME_LENGTH)
    if whole.isprintable() != name.isprintable():
        yield _row_problem(path, line, _written_column(row, FIRST_NAME_COLUMNS), "not_printable")
    birth = _first_cell(row, BIRTH_DATE_COLUMNS)
    if birth and as_birth_date(birth) is None:
        column = _written_column(row, BIRTH_DATE_COLUMNS)
        yield _row_problem(path, line, column, "no_birth_date", value=_shorten_cell(birth))
    number = _written_column(row, EXTERNAL_ID_COLUMNS)
    yield from _text_faults(path, line, number, _first_cell(row, EXTERNAL_ID_COLUMNS))
    for code in framework.competence:
        if (cell := row.get(code, "")) and cell not in set("012345678"):
            yield _row_problem(path, line, code, "no_level", value=_shorten_cell(cell))
    extra = _first_cell(row, EXTRA_TIME_COLUMNS)
    if extra and as_percent(extra) is None:
        column = _written_column(row, EXTRA_TIME_COLUMNS)
        yield _row_problem(path, line, column, "no_percent", value=_shorten_cell(extra))


def _written_column(row: Mapping[str, str], names: Sequence[str]) -> str:
    """The one of a column's names that the file has."""
    return next((name for name in names if name in row), names[0])


def _text_faults(path: Path, line: int, column: str, text: str) -> Iterable[Problem]:
    if len(text) > NAME_LENGTH:
        yield _row_problem(path, line, column, "long_name", most=NAME_LENGTH)
    if not text.isprintable():
        yield _row_problem(path, line, column, "not_printable")


def as_percent(text: str) -> int | None:
    """A percentage as people and spreadsheets write it, « 50 % », « 50 », « 0.5 », « oui »; else None."""
    plain = " ".join(text.split())
    if plain.casefold() in A_THIRD:
        return THIRD
    if plain.casefold() in NONE_AT_ALL:
        return 0
    if fraction := FRACTION.fullmatch(plain):
        return int(fraction[1].ljust(2, "0"))
    found = PERCENT.fullmatch(plain)
    return int(found[1]) if found and int(found[1]) <= MOST_EXTRA_TIME else None


def _repeated_id_problems(
    path: Path, numbers: Mapping[str, int], line: int, external: str
) -> Iterable[Problem]:
    if external and external in numbers:
        context = {"value": _shorten_cell(external), "other": numbers[external]}
        yield _row_problem(path, line, "external_id", "twice_external_id", **context)


def as_birth_date(text: str) -> str | None:
    """A birth date as ``YYYY-MM-DD``, also from ``jj/mm/aaaa``; None where it is none.

    Day, month and year may have slashes, full stops, hyphens or spaces between them.
    """
    plain = " ".join(text.removesuffix(MIDNIGHT).split())
    found = len(set(SEPARATORS.findall(plain))) == 1 and "/" not in plain
    french = FRENCH_DATE.fullmatch(SEPARATORS.sub("/", plain) if found else plain)
    day, month, year = french.groups() if french else ("", "", "")
    whole = f"{year}-{int(month):02}-{int(day):02}" if french else plain
    return whole if birth_date_fault(whole) is None else None


def _whole_name(row: Mapping[str, str]) -> str:
    return f"{_first_cell(row, FIRST_NAME_COLUMNS)} {_first_cell(row, NAME_COLUMNS)}".strip()


def _listed_person(
    row: Mapping[str, str], framework: Framework, used: Iterable[str], line: int
) -> Listed:
    return Listed(
        _profile_of_row(row, framework, used),
        _first_cell(row, FIRST_NAME_COLUMNS) or None,
        _first_cell(row, NAME_COLUMNS),
        line,
    )


def _profile_of_row(row: Mapping[str, str], framework: Framework, used: Iterable[str]) -> Profile:
    """A profile of what the row says; a cell left blank says nothing, nor do levels all left blank."""
    name, external = _whole_name(row), _first_cell(row, EXTERNAL_ID_COLUMNS)
    levels = {code: int(row[code]) for code in framework.competence if row.get(code)}
    given: dict[str, Any] = {"external_id": external} if external else {}
    if extra := _first_cell(row, EXTRA_TIME_COLUMNS):
        given["extra_time_percent"] = as_percent(extra)
    if born := as_birth_date(_first_cell(row, BIRTH_DATE_COLUMNS)):
        given["birth_date"] = born
    return Profile(id=free_id(name, used), name=name, levels=levels or None, **given)


def _shorten_cell(cell: str) -> str:
    return shorten_text(cell, LONGEST_SHOWN)


def _first_cell(row: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def _row_problem(path: Path, line: int, column: str, kind: str, **context: object) -> Problem:
    where = f"line {line}" if line else ""
    return Problem.of(str(path), where, column, kind, **context)
