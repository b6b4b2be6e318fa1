"""Forms for a pilot: the same questions for everybody, so that each gets enough answers to calibrate.

Exams draw from hundreds of items, and of forty sittings no item has thirty answers. A pilot asks few
items of many people; several forms share some questions, which puts them on one scale.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pixsim.assembly.item_table import OFFERED
from pixsim.bank.question import item_of
from pixsim.bank.reading.load import Bank
from pixsim.bank.schema import Item
from pixsim.foundation.file_reading import refuse_special
from pixsim.foundation.problems import DataError, Problem
from pixsim.text.csv_text import csv_text

COLUMNS = ("form", "number", "question", "competence", "level")


@dataclass(frozen=True, slots=True)
class PilotForm:
    """Questions of one form, ``item#variant``, in the order they are asked."""

    number: int
    questions: tuple[str, ...]

    @property
    def items(self) -> tuple[str, ...]:
        """Their items."""
        return tuple(item_of(name) for name in self.questions)


def pilot_forms(
    bank: Bank,
    rng: np.random.Generator,
    *,
    questions: int = 30,
    forms: int = 1,
    common: int = 0,
    competences: Collection[str] = (),
    calibrated: bool = False,
) -> tuple[PilotForm, ...]:
    """Draw the forms of a pilot.

    Parameters
    ----------
    bank : Bank
    rng : Generator
        Same generator, same forms.
    questions : int
        Of each form.
    forms : int
    common : int
        Questions that all forms share; with several forms at least one, or nothing links them.
    competences : collection of str
        Codes; all by default.
    calibrated : bool
        Also items that have been calibrated; by default the others alone, and those only to fill up
        the common ones, whose place on the scale they give.

    Returns
    -------
    tuple of PilotForm
        Competences in turn, levels mixed, one item a skill; asked from the lowest level up. Common
        questions come in the same variant everywhere.

    Raises
    ------
    ValueError
        Numbers that make no forms, or a bank with too few items for them.
    """
    faults = [
        message
        for message, wrong in (
            (f"questions: {questions} is below 1", questions < 1),
            (f"forms: {forms} is below 1", forms < 1),
            (f"common: {common} is not from 0 to {questions}", not 0 <= common <= questions),
            ("common: forms that share no question have no common scale", forms > 1 and not common),
        )
        if wrong
    ]
    if faults:
        raise ValueError("; ".join(faults))
    known = [item for item in _offered_items(bank, competences) if item.id in bank.parameters]
    fresh = [item for item in _offered_items(bank, competences) if item.id not in bank.parameters]
    pool = _in_turn(bank, [*fresh, *known] if calibrated else fresh, rng)
    shared = (_in_turn(bank, known, rng) + pool)[:common]
    skills = {item.skill for item in shared}
    own = [item for item in pool if item.skill not in skills]
    each = questions - common
    if len(shared) < common or len(own) < forms * each:
        raise ValueError(
            f"questions: {common + forms * each} items are needed, of different skills; there are "
            f"{len(shared) + len(own)}"
        )
    variant = {item.id: int(rng.integers(item.variant_count)) + 1 for item in [*shared, *own]}
    found = []
    for number in range(1, forms + 1):
        mine = [*shared, *own[(number - 1) * each : number * each]]
        mine.sort(key=lambda item: bank.framework.skill[item.skill].level)
        found.append(PilotForm(number, tuple(f"{item.id}#{variant[item.id]}" for item in mine)))
    return tuple(found)


def _offered_items(bank: Bank, competences: Collection[str]) -> list[Item]:
    skill = bank.framework.skill
    return [
        item
        for item in bank.items.values()
        if item.status in OFFERED
        and (not competences or skill[item.skill].competence in competences)
    ]


def _in_turn(bank: Bank, items: Sequence[Item], rng: np.random.Generator) -> list[Item]:
    """One item a skill, at random, competence after competence."""
    order = [items[place] for place in rng.permutation(len(items)).tolist()]
    first = {item.skill: item for item in reversed(order)}
    by_competence: dict[str, list[Item]] = defaultdict(list)
    for item in order:
        if first[item.skill] is item:
            by_competence[bank.framework.skill[item.skill].competence].append(item)
    rows = [by_competence[code] for code in bank.framework.competence if code in by_competence]
    longest = max(map(len, rows), default=0)
    return [row[place] for place in range(longest) for row in rows if place < len(row)]


def write_forms(bank: Bank, forms: Iterable[PilotForm]) -> bytes:
    """Forms as a CSV file: form, number, question, competence, level."""
    rows: list[Sequence[object]] = [COLUMNS]
    for form in forms:
        for number, (name, item) in enumerate(zip(form.questions, form.items, strict=True), 1):
            skill = bank.framework.skill[bank.items[item].skill]
            rows.append((form.number, number, name, skill.competence, skill.level))
    return csv_text(rows).encode()


def read_form(file: Path, number: int, bank: Bank) -> PilotForm:
    """One form of a file.

    Raises
    ------
    DataError
        Not readable, no such form, questions that the bank does not have.
    """
    try:
        refuse_special(file)
        rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError([Problem.of(file.name, "", "", "unreadable", error=error)]) from error
    lacking = {"form", "question"} - set(rows[0] if rows else ())
    if lacking:
        raise DataError(
            Problem.of(file.name, "", name, "no_column", name=name) for name in sorted(lacking)
        )
    faults = list(_form_faults(file.name, rows, bank))
    mine = tuple(row["question"] for row in rows if row["form"] == str(number))
    if not mine:
        faults.append(Problem.of(file.name, "", "form", "unknown_form", name=number))
    if faults:
        raise DataError(faults)
    return PilotForm(number, mine)


def _form_faults(
    file: str, rows: Sequence[Mapping[str, str | None]], bank: Bank
) -> Iterator[Problem]:
    """Of all forms: who has the file mended mends it once."""
    seen: dict[tuple[str, str], int] = {}
    for line, row in enumerate(rows, 2):
        place, form, name = f"line {line}", row["form"] or "", row["question"] or ""
        if not (form.isascii() and form.isdigit() and int(form) > 0):
            yield Problem.of(file, place, "form", "no_count", value=form)
        if not name:
            yield Problem.of(file, place, "question", "no_value")
        elif not _question_exists(bank, name):
            yield Problem.of(file, place, "question", "unknown_item", name=name)
        elif (form, name) in seen:
            first = seen[form, name]
            yield Problem.of(file, place, "question", "asked_before", name=name, line=first)
        seen.setdefault((form, name), line)


def _question_exists(bank: Bank, question: str) -> bool:
    item, _sign, variant = question.rpartition("#")
    known = item in bank.items and variant.isascii() and variant.isdigit()
    return known and 1 <= int(variant) <= bank.items[item].variant_count
