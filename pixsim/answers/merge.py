"""Responses of several files as one table, without duplicates."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pixsim.answers.checked_cells import check_cells
from pixsim.answers.response_file import RawTable, cap_problems, read_file, read_table
from pixsim.answers.table import KEY, columns_in_order, with_column_types
from pixsim.foundation.problems import DataError, Problem

if TYPE_CHECKING:
    import pandas as pd

SAME = ("candidate", "item", "variant", "outcome")  # what two copies of a row agree on
CONTENT = (*SAME, "date")


def merge_responses(
    files: Path | str | pd.DataFrame | Iterable[Path | str | pd.DataFrame],
    *,
    absent: bool = True,
) -> pd.DataFrame:
    """Merge exports of several machines and tables from elsewhere.

    Parameters
    ----------
    files : Path, str or DataFrame, or an iterable of them
        CSV, JSON lines or Parquet, in any mixture, recognised by their content: exports of pixsim;
        tables with the columns ``candidate``, ``item``, ``outcome`` (0/1 or codes) and perhaps
        others; or wide matrices of 0, 1 and missing, one column per item.
    absent : bool
        Columns that no file has are there, of missing values: of millions of rows they take as much
        memory as the others.

    Returns
    -------
    DataFrame
        The columns of `pixsim.answers.table.COLUMNS`, then the files' own as text, by sitting
        and number. Rows of the same sitting and number are kept once, from the first file that has
        them. Rows without a sitting are kept once where another file repeats them whole; a
        candidate of the same name is taken for the same person.

    Raises
    ------
    DataError
        Every fault of every file, by line and column, and every sitting of which two files say
        different things.
    ValueError
        No file.

    Examples
    --------
    >>> import pandas as pd
    >>> import pixsim
    >>> one = pd.DataFrame({"candidate": ["a", "b"], "item": "q1", "outcome": [1, 0]})
    >>> other = pd.DataFrame({"candidate": ["c"], "item": "q1", "outcome": [1]})
    >>> merged = pixsim.merge_responses([one, other])
    >>> merged[["candidate", "item", "outcome"]]
      candidate item outcome
    0         a   q1      ok
    1         b   q1      ko
    2         c   q1      ok
    """
    import pandas as pd

    sources = [files] if isinstance(files, Path | str | pd.DataFrame) else list(files)
    several = len(sources) > 1
    tables: list[pd.DataFrame] = []
    problems: list[Problem] = []
    names: list[str] = []
    for place, source in enumerate(sources, 1):
        name = str(source) if isinstance(source, Path | str) else f"table {place}"
        try:
            table, found = check_cells(_read_source(source, name), absent=several)
        except DataError as error:
            problems += error.problems
            continue
        problems += sorted(found, key=_line_number)  # stable: columns in order
        names.append(name)
        tables.append(table.assign(file=len(names) - 1))
    if not tables and not problems:
        raise ValueError("no file to merge")
    if problems:
        raise DataError(problems)
    whole = pd.concat(tables, ignore_index=True) if several else tables[0]
    del tables  # a table of millions of rows is large: as few copies as can be
    keyed = pd.Series(set(KEY) <= set(whole), index=whole.index)
    if keyed.any():
        keyed = whole[list(KEY)].notna().all(axis=1)
    known, loose = _select_rows(whole, keyed), _select_rows(whole, ~keyed)
    del whole
    if keyed.any():
        problems = _find_conflicts(known, names)
        if problems:
            raise DataError(problems)
        known = _select_rows(known, ~known.duplicated(list(KEY)))
    if several and len(loose):  # one file repeats nothing of an earlier one
        loose = _drop_repeated_rows(loose)
    parts = [part.drop(columns=["line", "file"]) for part in (known, loose) if len(part)]
    merged = pd.concat(parts, ignore_index=True) if len(parts) > 1 else parts[0] if parts else loose
    del known, loose, parts
    return columns_in_order(with_column_types(merged, absent=absent))


def _read_source(source: Path | str | pd.DataFrame, name: str) -> RawTable:
    if not isinstance(source, Path | str):
        if source.empty:
            raise DataError([Problem.of(name, "", "", "no_response")])
        return read_table(name, source)
    return read_file(Path(source))


def _select_rows(table: pd.DataFrame, rows: pd.Series) -> pd.DataFrame:
    """Some rows of a table; the table itself where they are all."""
    return table if rows.all() else table[rows]


def _line_number(problem: Problem) -> float:
    number = problem.where.removeprefix("line ")
    return int(number) if number.isdigit() else math.inf


def _drop_repeated_rows(table: pd.DataFrame) -> pd.DataFrame:
    """Rows without those that an earlier file has as often."""
    content = list(CONTENT)
    times = table.groupby(["file", *content], dropna=False).cumcount()
    return table[~table.assign(times=times).duplicated([*content, "times"])]


def _find_conflicts(table: pd.DataFrame, names: list[str]) -> list[Problem]:
    """Rows that differ from the first one of their sitting and number."""
    again = table[table.duplicated(list(KEY))]
    if again.empty:
        return []
    pairs = again.merge(
        table.drop_duplicates(list(KEY)), on=list(KEY), how="left", suffixes=("", "_first")
    )
    differs = {
        name: (pairs[name] != pairs[f"{name}_first"]).fillna(False).astype(bool)
        for name in SAME
        if name in table
    }
    import pandas as pd

    wrong = pairs[pd.DataFrame(differs).any(axis=1)]
    return cap_problems(
        names[-1], [_describe_conflict(row, differs, names) for _, row in wrong.iterrows()]
    )


def _describe_conflict(row: Any, differs: dict[str, Any], names: list[str]) -> Problem:
    return Problem.of(
        names[row["file"]],
        f"line {row['line']}",
        f"{row['sitting']}, {row['number']}",
        "conflict",
        other=names[row["file_first"]],
        line=row["line_first"],
        columns=", ".join(name for name, wrong in differs.items() if wrong.loc[row.name]),
    )
