"""Answers of one's own quiz: right, wrong or missing, with what was guessed and left out."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pixsim.answers.findings import Finding
from pixsim.answers.own_quiz.cell_marking import (
    CLOSE,
    Blank,
    Faults,
    Reading,
    find_mark_limit,
    mark_against_key,
    mark_cell,
)
from pixsim.answers.own_quiz.columns import (
    KEY_ROWS,
    SUMMARY_ROWS,
    ItemColumn,
    Layout,
    header_place,
    recognise_layout,
)
from pixsim.answers.own_quiz.grid import Grid, grid_from_table, read_grid
from pixsim.answers.own_quiz.marks import mark_words
from pixsim.answers.part_marks import is_graded
from pixsim.answers.response_matrix import MISSING, Responses, from_matrix
from pixsim.foundation.arrays import Floats
from pixsim.foundation.problems import DataError, Problem

if TYPE_CHECKING:
    import pandas as pd
PLACES = 3  # named of each kind of fault


@dataclass(frozen=True, slots=True)
class QuizResults:
    """Answers to one's own quiz.

    Attributes
    ----------
    files : tuple of str
        Where they come from.
    responses : Responses
        Persons by questions; 1 right, 0 wrong, -1 missing.
    findings : tuple of Finding
        What was guessed, left out or counted in a way that others might not.
    marks : float64 array, shape (person, item)
        Share of the points, 0 to 1; NaN missing.
    graded : tuple of str
        Questions whose part marks are taken as they are: they have more than two categories.
    options, key : DataFrame and mapping, or None
        Options chosen (candidate, item, option) and the right ones, where the table holds them.
    """

    files: tuple[str, ...]
    responses: Responses
    findings: tuple[Finding, ...]
    marks: Floats
    graded: tuple[str, ...] = ()
    options: pd.DataFrame | None = None
    key: Mapping[str, str] | None = None


def read_quiz_results(
    files: Path | str | pd.DataFrame | Iterable[Path | str | pd.DataFrame],
    *,
    right_from: float | None = None,
    blank: Blank = "missing",
) -> QuizResults:
    """Read the results of a quiz, as spreadsheets and platforms write them.

    Parameters
    ----------
    files : Path, str or DataFrame, or an iterable of them
        CSV with any usual separator, decimal commas or points, UTF-8, UTF-16 or Windows-1252; or
        .xlsx, .ods, .xls (the first sheet that holds something). One row per person and one column
        per question, or one row per answer; Moodle's results, Google and Microsoft Forms; options
        chosen with a row of right ones.
    right_from : float, optional
        Share of the points of a question from which an answer is right, for all questions. By default
        only full marks are right, and questions with part marks enough are analysed by these.
    blank : {"missing", "wrong"}
        What a question without an answer is.

    Returns
    -------
    QuizResults

    Raises
    ------
    DataError
        Faults by kind, each with how often and the first three places.
    ValueError
        No file, or a share outside 0 to 1.

    Examples
    --------
    >>> import pandas as pd
    >>> import pixsim
    >>> table = pd.DataFrame({"name": ["Ana", "Bo", "Cy"], "q1": [1, 0, 1], "q2": [1, 1, 0]})
    >>> results = pixsim.read_quiz_results(table)
    >>> results.responses.items
    ('q1', 'q2')
    """
    import pandas as pd

    if right_from is not None and not 0 < right_from <= 1:
        raise ValueError(f"right_from: expected a share above 0, at most 1, got {right_from}")
    if blank not in ("missing", "wrong"):
        raise ValueError(f"blank: {blank!r} is neither 'missing' nor 'wrong'")
    sources = [files] if isinstance(files, Path | str | pd.DataFrame) else list(files)
    if not sources:
        raise ValueError("no file to read")
    reading = Reading(blank)
    problems: list[Problem] = []
    names: list[str] = []
    for number, source in enumerate(sources, 1):
        try:
            grid = _open_grid(source, f"table {number}")
            names.append(grid.file)
            problems += _read_answers(grid, reading)
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    return _build_results(tuple(names), reading, right_from)


def _open_grid(source: Path | str | pd.DataFrame, name: str) -> Grid:
    return (
        read_grid(Path(source)) if isinstance(source, Path | str) else grid_from_table(source, name)
    )


def _read_answers(grid: Grid, reading: Reading) -> list[Problem]:
    """Take the answers of one table into the reading; what is wrong with it, by kind."""
    if grid.others:
        reading.names["own_sheets"] |= dict.fromkeys(grid.others)
    place = header_place(grid.rows)
    header, rows, lines = grid.rows[place], grid.rows[place + 1 :], grid.lines[place + 1 :]
    if not rows:
        return [Problem.of(grid.file, "", "", "no_response")]
    rows, lines = _without_summaries(rows, lines, reading)
    layout = recognise_layout(header, rows)
    reading.names["own_left_out"] |= dict.fromkeys(layout.left_out)
    faults: dict[str, list[str]] = defaultdict(list)
    if layout.item >= 0:
        _read_long_answers(rows, lines, layout, reading, faults)
    elif layout.items:
        _read_wide_answers(rows, lines, layout, reading, faults)
    else:
        listed = tuple(cell for cell in header if cell)
        return [Problem.of(grid.file, f"line {grid.lines[place]}", "", "own_no_item", names=listed)]
    return [
        Problem.of(grid.file, "", "", kind, n=len(places), names=tuple(places[:PLACES]))
        for kind, places in faults.items()
    ]


def _without_summaries(
    rows: Sequence[list[str]], lines: Sequence[int], reading: Reading
) -> tuple[list[list[str]], list[int]]:
    """Rows of persons: averages and the like are left out."""
    kept, kept_lines = [], []
    for row, line in zip(rows, lines, strict=True):
        label = next((cell for cell in row if cell), "")
        if mark_words(label) in SUMMARY_ROWS:
            reading.names["own_summary_rows"].setdefault(label)
        else:
            kept.append(row)
            kept_lines.append(line)
    return kept, kept_lines


def _read_wide_answers(
    rows: Sequence[list[str]],
    lines: Sequence[int],
    layout: Layout,
    reading: Reading,
    faults: Faults,
) -> None:
    columns = _make_distinct(layout.items)
    limits = {column.place: find_mark_limit(column, rows, reading) for column in columns}
    labels = _label_rows(rows, lines, layout, reading)
    for row, line, person in zip(rows, lines, labels, strict=True):
        if layout.key_row is not None and mark_words(_person_cell(row, layout)) in KEY_ROWS:
            continue
        for column in columns:
            cell = row[column.place]
            where = f"{line}, {column.name}"
            if layout.key_row is not None and layout.key_row[column.place]:
                mark = mark_against_key(cell, layout.key_row[column.place], reading)
                if not math.isnan(mark):
                    reading.chosen.append((person, column.name, mark_words(cell).upper()))
                    reading.key[column.name] = mark_words(layout.key_row[column.place]).upper()
            else:
                mark = mark_cell(cell, limits[column.place], where, reading, faults)
            reading.keep(person, column.name, mark)


def _read_long_answers(
    rows: Sequence[list[str]],
    lines: Sequence[int],
    layout: Layout,
    reading: Reading,
    faults: Faults,
) -> None:
    by_item: dict[str, list[list[str]]] = defaultdict(list)
    for row in rows:
        by_item[row[layout.item]].append(row)
    limits = {
        item: find_mark_limit(ItemColumn(layout.outcome, item), own, reading)
        for item, own in by_item.items()
    }
    labels = _label_rows(rows, lines, layout, reading)
    for row, line, person in zip(rows, lines, labels, strict=True):
        item = row[layout.item]
        if not item:
            faults["own_no_name"].append(str(line))
            continue
        mark = mark_cell(row[layout.outcome], limits[item], f"{line}, {item}", reading, faults)
        reading.keep(person, item, mark)


def _person_cell(row: Sequence[str], layout: Layout) -> str:
    return row[layout.persons[0]] if layout.persons else row[0]


def _label_rows(
    rows: Sequence[list[str]], lines: Sequence[int], layout: Layout, reading: Reading
) -> Iterator[str]:
    """A label for each row: the names; with what tells homonyms apart where names alone do not."""
    whole = [tuple(row[place] for place in layout.persons) for row in rows]
    named = [" ".join(part for part in cells[: layout.names] if part) for cells in whole]
    people: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for label, cells in zip(named, whole, strict=True):
        people[label].add(cells)
    if not layout.persons:
        reading.counts["own_unnamed"] += len(rows)
    for label, cells, line in zip(named, whole, lines, strict=True):
        if not any(cells):
            reading.counts["own_unnamed"] += bool(layout.persons)
            yield f"ligne {line}"
        elif not label or len(people[label]) > 1:
            yield " ".join(part for part in cells if part)
        else:
            yield label


def _make_distinct(columns: Sequence[ItemColumn]) -> list[ItemColumn]:
    """The columns under names of their own."""
    seen: Counter[str] = Counter()
    found = []
    for column in columns:
        seen[column.name] += 1
        again = f"{column.name} ({seen[column.name]})" if seen[column.name] > 1 else column.name
        found.append(ItemColumn(column.place, again, column.most))
    return found


def _build_results(
    files: tuple[str, ...], reading: Reading, right_from: float | None
) -> QuizResults:
    import pandas as pd

    place = {item: number for number, item in enumerate(reading.items)}
    persons = [
        name
        for name, own in reading.marks.items()
        if not all(math.isnan(mark) for mark in own.values())
    ]
    marks = np.full((len(persons), len(place)), np.nan)
    for row, name in enumerate(persons):
        for item, mark in reading.marks[name].items():
            marks[row, place[item]] = mark
    if np.isnan(marks).all():
        raise DataError([Problem.of(", ".join(files), "", "", "no_answer")])
    right = marks >= (1.0 if right_from is None else right_from) - CLOSE
    values = np.where(np.isnan(marks), MISSING, right).astype(np.int8)
    graded = np.zeros(len(place), dtype=bool) if right_from is not None else is_graded(marks)
    part = (~right & (marks > CLOSE))[:, ~graded].sum()
    names = tuple(item for item, own in zip(place, graded, strict=True) if own)
    options = None
    if reading.chosen:
        options = pd.DataFrame(reading.chosen, columns=["candidate", "item", "option"])
    return QuizResults(
        files,
        from_matrix(values, tuple(place), persons),
        tuple(
            _reading_findings(reading, int(part), 1.0 if right_from is None else right_from, names)
        ),
        marks,
        names,
        options,
        reading.key or None,
    )


def _reading_findings(
    reading: Reading, part: int, right_from: float, graded: tuple[str, ...]
) -> Iterator[Finding]:
    """What was guessed and left out, in a fixed order."""
    for kind in ("own_sheets", "own_left_out", "own_summary_rows", "own_guessed_most"):
        if reading.names[kind]:
            yield Finding.of(kind, reading.names[kind])
    if reading.counts["own_blank"]:
        kind = "own_blank_wrong" if reading.blank == "wrong" else "own_blank_missing"
        yield Finding.of(kind, n=reading.counts["own_blank"])
    if part:
        yield Finding.of("own_partial", n=part, share=right_from)
    if graded:
        yield Finding.of("own_graded", graded)
    for kind in ("own_ungraded", "own_repeats", "own_unnamed"):
        if reading.counts[kind]:
            yield Finding.of(kind, n=reading.counts[kind])
