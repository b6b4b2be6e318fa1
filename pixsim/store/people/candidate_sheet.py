"""Checks a candidate sheet before it is imported at Pix: the same rules, every line told at once.

Nothing of it is kept: the sheet holds birth places and addresses that no mock needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pixsim.foundation.file_reading import read_whole
from pixsim.foundation.problems import DataError, Problem
from pixsim.foundation.workbook import is_workbook
from pixsim.room.birthplace import (
    Birthplace,
    BirthplaceError,
    Country,
    Geography,
    Town,
    complete_birthplace,
)
from pixsim.room.identity import CLEA, CORE, Identity
from pixsim.room.registration_checks import (
    candidate_fault,
    cleaned_code,
    cleaned_sex,
    extra_time_of_percent,
    first_duplicate,
)
from pixsim.store.people.class_list import FRENCH_DATE, SIGNS, filled_rows, spreadsheet_text
from pixsim.text.search import same_words

COLUMNS: Mapping[str, str] = {
    "nom de naissance": "lastName",
    "prenom": "firstName",
    "date de naissance": "birthdate",
    "sexe": "sex",
    "code insee": "insee",
    "code postal": "postal_code",
    "commune": "town",
    "nom de la commune": "town",
    "pays": "country",
    "e mail du destinataire": "resultRecipientEmail",
    "e mail de convocation": "email",
    "identifiant": "externalId",
    "temps majore": "extraTimePercentage",
    "tarification": "billingMode",
    "code de prepaiement": "prepaymentCode",
    "clea": CLEA,
    "pix ": "other",
}
"""Fields by how the heading of their column begins, accents, case and signs aside."""
NEEDED = ("lastName", "firstName", "birthdate", "sex", "insee", "postal_code", "town", "country")
BILLING = {"gratuite": "FREE", "payante": "PAID", "prepayee": "PREPAID"}
INVALID_DOCUMENT = "INVALID_DOCUMENT"
PLACE_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("nom", "libelle", "nom de la commune", "nom commune"),
    "code": ("code insee", "code commune insee", "com", "cog"),
    "postal_code": ("code postal",),
}

Row = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class SheetFault:
    """What Pix refuses of a line.

    Attributes
    ----------
    line : int
        Of the file; 0: the whole document.
    code : str
        In Pix's own word, e.g. ``CANDIDATE_SEX_REQUIRED``.
    """

    line: int
    code: str


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """What came of it.

    Attributes
    ----------
    candidates : int
        Lines that are not empty.
    faults : tuple of SheetFault
        In the order of the lines.
    """

    candidates: int
    faults: tuple[SheetFault, ...]


def check_sheet(path: Path, geography: Geography, *, school: bool = False) -> CheckedSheet:
    """What Pix would refuse of a candidate sheet.

    Parameters
    ----------
    path : Path
        An .ods or .xlsx file, whose extra time is a fraction; or CSV, where it is a percentage from 1.
    geography : Geography
        Towns and countries that birth places are compared with.
    school : bool
        The centre is a school: nobody is billed.

    Raises
    ------
    DataError
        The file cannot be read.
    """
    rows = _sheet_rows(path)
    head = next((place for place, (_line, cells) in enumerate(rows) if _is_head(cells)), None)
    if head is None:
        return CheckedSheet(0, (SheetFault(0, INVALID_DOCUMENT),))
    fields = [_field_of_heading(cell) for cell in rows[head][1]]
    if not set(NEEDED) <= set(fields):
        return CheckedSheet(0, (SheetFault(0, INVALID_DOCUMENT),))
    people = [(line, _fields_of_row(fields, cells)) for line, cells in rows[head + 1 :]]
    as_fraction = is_workbook(read_whole(path))
    faults = [
        SheetFault(line, code)
        for line, row in people
        for code in _row_faults(row, geography, school=school, as_fraction=as_fraction)
    ]
    twice = first_duplicate([_identity_of_row(row) for _line, row in people])
    if twice is not None:
        faults.append(SheetFault(people[twice][0], "DUPLICATE_CANDIDATE"))
    return CheckedSheet(len(people), tuple(sorted(faults, key=lambda fault: fault.line)))


def read_places(path: Path) -> Geography:
    """Towns and countries of a CSV file: a name, its INSEE code, and the postal code of a town.

    Parameters
    ----------
    path : Path
        Columns ``nom``, ``code_insee``, ``code_postal``, or as the public files of towns name them. A
        code that begins with 99 is a country's. Of two names with one code, the last is today's.

    Raises
    ------
    DataError
        The file cannot be read, or lacks a column.
    """
    rows = _sheet_rows(path)
    names = [same_words(cell.lstrip("#").replace("_", " ")) for cell in rows[0][1]] if rows else []
    at = {
        field: next((names.index(name) for name in known if name in names), None)
        for field, known in PLACE_COLUMNS.items()
    }
    if lacking := [field for field, place in at.items() if place is None]:
        column = PLACE_COLUMNS[lacking[0]][0]
        raise DataError([Problem.of(str(path), "line 1", column, "no_column", name=column)])
    found = [
        tuple(cells[place].strip() for place in at.values() if place is not None)
        for _line, cells in rows[1:]
        if len(cells) >= len(names)
    ]
    return Geography(
        countries=tuple(Country(name, code) for name, code, _ in found if code.startswith("99")),
        towns=tuple(_mark_last_towns([place for place in found if not place[1].startswith("99")])),
    )


def _mark_last_towns(found: Sequence[tuple[str, ...]]) -> Iterator[Town]:
    last = {code: place for place, (_name, code, _postal) in enumerate(found)}
    for place, (name, code, postal) in enumerate(found):
        yield Town(name, code, postal, present=last[code] == place)


def _sheet_rows(path: Path) -> list[tuple[int, list[str]]]:
    """Lines that hold something: the line of the file, and its cells."""
    text = spreadsheet_text(path)
    head = max(text.split("\n"), key=len, default="")
    return filled_rows(path, text, max(SIGNS, key=head.count))


def _field_of_heading(heading: str) -> str:
    """The field of a column; empty where it is none of ours."""
    words = same_words(heading.replace("*", " ").replace("-", " ").replace("+", " ")).strip()
    fitting = [start for start in COLUMNS if f"{words} ".startswith(start)]
    return COLUMNS[max(fitting, key=len)] if fitting else ""


def _is_head(cells: Sequence[str]) -> bool:
    return {"lastName", "firstName", "birthdate"} <= set(map(_field_of_heading, cells))


def _fields_of_row(fields: Sequence[str], cells: Sequence[str]) -> Row:
    found: Row = dict.fromkeys(COLUMNS.values())
    for field, cell in zip(fields, cells, strict=False):
        if field and cell:
            found[field] = cell
    if (birth := found["birthdate"]) and (french := FRENCH_DATE.fullmatch(birth)):
        day, month, year = french.groups()
        found["birthdate"] = f"{year}-{month:0>2}-{day:0>2}"
    return found


def _identity_of_row(row: Row) -> Identity:
    return Identity(row["firstName"] or "", row["lastName"] or "", row["birthdate"])


def _row_faults(
    row: Row, geography: Geography, *, school: bool, as_fraction: bool
) -> Iterator[str]:
    """The first fault of the fields, as at Pix, and those of the birth place."""
    try:
        extra = _extra_time(row["extraTimePercentage"], as_fraction=as_fraction)
    except ValueError as error:
        yield str(error)
        extra = None
    if (fault := candidate_fault(_candidate_document(row, extra), school=school)) is not None:
        yield fault
    try:
        complete_birthplace(
            Birthplace(
                row["country"],
                cleaned_code(row["insee"]),
                cleaned_code(row["postal_code"]),
                row["town"],
            ),
            geography,
        )
    except BirthplaceError as error:
        yield from error.faults


def _candidate_document(row: Row, extra: float | str | None) -> dict[str, Any]:
    billing = row["billingMode"]
    return {
        **row,
        "sex": cleaned_sex(row["sex"]),
        "extraTimePercentage": extra,
        "billingMode": BILLING.get(same_words(billing), billing) if billing else None,
        "subscriptions": _subscriptions_of_row(row),
    }


def _subscriptions_of_row(row: Row) -> list[dict[str, str]]:
    """A specialised test stands alone; CléA goes with the common one."""
    kinds = [kind for kind in (CLEA, "other") if same_words(row[kind] or "") == "oui"]
    if kinds != ["other"]:
        kinds = [CORE, *kinds]
    return [{"type": kind} for kind in kinds]


def _extra_time(cell: str | None, *, as_fraction: bool) -> float | str | None:
    if cell is None:
        return None
    try:
        number = float(cell.rstrip("% ").replace(",", "."))
    except ValueError:
        return cell  # refused as no number
    return number if as_fraction and "%" not in cell else extra_time_of_percent(number)
