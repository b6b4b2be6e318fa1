"""Cells of a file of responses checked and typed, every fault with its line and column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.raw_tables import WORDS
from pixsim.answers.response_file import MOST, RawTable, more_faults_problem
from pixsim.answers.table import COLUMNS, OUTCOMES, with_column_types
from pixsim.foundation.problems import Problem
from pixsim.outcome import Outcome
from pixsim.text.terminal_text import CONTROL, UNSAFE

if TYPE_CHECKING:
    import pandas as pd

FRENCH_NAMES = {
    "candidat": "candidate", "variante": "variant", "compétence": "competence",
    "résultat": "outcome", "secondes": "seconds", "épreuve": "sitting", "numéro": "number",
}  # fmt: skip
NEEDED = ("candidate", "item", "outcome")
LONG = ("item", "outcome")  # one of them makes a table of one row per answer
LABELS = ("candidate", "candidat", "id", "nom", "name", "")  # first column of a wide matrix
LARGEST = 2**53  # whole numbers below are exact as floats, and no place in a test is beyond
DAYS = ("%d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S")
YEARS = (1, 9999)  # in UTC; no clock shows, and no export can write, others
SHOWN = 40  # characters of a faulty cell

_RIGHT, _WRONG, _NONE = Outcome.OK.code, Outcome.KO.code, Outcome.UNANSWERED.code
CODES = {word: (_WRONG, _RIGHT)[code] if code >= 0 else _NONE for word, code in WORDS.items()} | {
    code: code for code in OUTCOMES
}


def check_cells(raw: RawTable, *, absent: bool = True) -> tuple[pd.DataFrame, list[Problem]]:
    """A typed table of one row per answer, and the faults of the file.

    A wide matrix gives a row for each cell that is not missing; its candidates are in a first
    column named ``candidate``, ``candidat``, ``id``, ``nom`` or ``name``, else they are named by
    the file and their row. A column ``line`` says where each row is.

    Parameters
    ----------
    raw : RawTable
        Emptied: of millions of rows its columns are let go of once they are checked.
    absent : bool
        Columns that the file has not are there, of missing values.
    """
    unsafe = [name for name in raw.columns if UNSAFE.search(name)]
    if unsafe:
        return with_column_types(_empty_table()), [
            Problem.of(raw.file, "", name, "control_character", value=name) for name in unsafe
        ]
    named = [(_plain_name(name), column) for name, column in raw.columns.items()]
    names = [name for name, _ in named]
    if not set(LONG) & set(names):
        return _check_wide_table(raw, absent)
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        return with_column_types(_empty_table()), [
            Problem.of(raw.file, "", name, "twice_column", name=name) for name in twice
        ]
    columns = dict(named)
    raw.columns.clear()
    del named
    return _check_long_table(RawTable(raw.file, columns, raw.line), absent)


def _empty_table() -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame()


def _plain_name(name: str) -> str:
    lower = name.strip().lower()
    known = FRENCH_NAMES.get(lower, lower)
    return known if known in COLUMNS else name


def _check_long_table(raw: RawTable, absent: bool) -> tuple[pd.DataFrame, list[Problem]]:
    import pandas as pd

    problems = [
        Problem.of(raw.file, "", name, "no_column", name=name)
        for name in NEEDED
        if name not in raw.columns
    ]
    columns: dict[str, pd.Series] = {}
    for name in list(raw.columns):
        column = raw.columns.pop(name)
        check = CHECKS.get(name, _check_texts)
        columns[name], wrong = check(column)
        if name in ("candidate", "item"):
            empty = columns[name].isna().to_numpy()
            problems += _column_faults(raw, name, "no_value", empty, column)
        problems += _column_faults(raw, name, KINDS.get(name, ""), wrong, column)
        if check is _check_texts:
            problems += _unsafe_text_faults(
                raw, name, columns[name], UNSAFE if name in COLUMNS else CONTROL
            )
    return with_column_types(pd.DataFrame(columns), absent=absent).assign(line=raw.line), problems


def _check_wide_table(raw: RawTable, absent: bool) -> tuple[pd.DataFrame, list[Problem]]:
    import pandas as pd

    names = list(raw.columns)
    problems: list[Problem] = []
    if names and names[0].strip().lower() in LABELS:
        person, _ = _check_texts(raw.columns[names.pop(0)])
        empty = person.isna().to_numpy()
        problems += _column_faults(raw, "candidate", "no_value", empty, person)
        twice = person.duplicated().to_numpy() & ~empty
        problems += _column_faults(raw, "candidate", "twice_candidate", twice, person)
        problems += _unsafe_text_faults(raw, "candidate", person, UNSAFE)
    else:
        stem = Path(raw.file).stem
        person = pd.Series([f"{stem}-{row}" for row in range(1, len(raw.line) + 1)])
    parts = []
    for name in names:
        outcome, wrong = _check_outcomes(raw.columns[name])
        problems += _column_faults(raw, name, "no_outcome", wrong, raw.columns[name])
        parts.append(
            pd.DataFrame({"candidate": person, "item": name, "outcome": outcome, "line": raw.line})
        )
    if not parts:
        return with_column_types(_empty_table()), [
            Problem.of(raw.file, "", "item", "no_column", name="item")
        ]
    stacked = pd.concat(parts, ignore_index=True)
    stacked = stacked[stacked["outcome"] != _NONE].sort_values("line", kind="stable")
    line = stacked.pop("line").to_numpy()
    return with_column_types(stacked, absent=absent).assign(line=line), problems


def _column_faults(
    raw: RawTable, name: str, kind: str, wrong: NDArray[np.bool_], column: pd.Series
) -> list[Problem]:
    """The faults of a column, by line."""
    rows = np.flatnonzero(wrong)
    found = [
        Problem.of(
            raw.file, f"line {raw.line[row]}", name, kind, value=_shorten_cell(column.iloc[row])
        )
        for row in rows[:MOST]
    ]
    return [*found, *more_faults_problem(raw.file, name, len(rows))]


def _shorten_cell(cell: object) -> str:
    text = str(cell)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _unsafe_text_faults(
    raw: RawTable, name: str, texts: pd.Series, pattern: re.Pattern[str]
) -> list[Problem]:
    """Texts that a terminal would obey; a column of the file's own may hold several lines."""
    unsafe = [text for text in texts.dropna().unique() if pattern.search(text)]
    if not unsafe:
        return []
    wrong = texts.isin(unsafe).to_numpy(dtype=bool)
    return _column_faults(raw, name, "control_character", wrong, texts)


Checked = tuple["pd.Series", NDArray[np.bool_]]


def _check_texts(column: pd.Series) -> Checked:
    """Texts without the blanks around them; of a file, each different text is looked at once."""
    import pandas as pd

    different, index = column, None
    if pd.api.types.infer_dtype(column) == "string":
        index, found = pd.factorize(column)
        different = pd.Series(found, dtype=object)
    texts = different.astype("string").str.strip()
    texts = texts.mask(texts == "")
    if index is not None:
        texts = pd.Series(texts.array.take(index, allow_fill=True))
    return texts, np.zeros(len(column), dtype=bool)


def _check_outcomes(column: pd.Series) -> Checked:
    import pandas as pd

    index, different = pd.factorize(column)
    codes = [CODES.get(_normalise_word(cell)) for cell in different]
    value = np.array([*codes, _NONE], dtype=object)[index]
    wrong = np.array([*(code is None for code in codes), False])[index]
    return pd.Series(value, dtype="string"), wrong


def _normalise_word(cell: object) -> str:
    return str(cell).strip().lower()


def _check_seconds(column: pd.Series) -> Checked:
    value = _parse_numbers(column)
    wrong = ~np.isfinite(value.fillna(0.0)) | (value < 0)
    return value, (wrong | (value.isna() & _is_filled(column))).to_numpy(dtype=bool)


def _check_positive_integers(column: pd.Series) -> Checked:
    value = _parse_numbers(column)
    whole = np.isfinite(value) & (value >= 1) & (value < LARGEST) & (value % 1 == 0)
    wrong = _is_filled(column) & ~whole
    return value.where(whole), wrong.to_numpy(dtype=bool)


def _parse_numbers(column: pd.Series) -> pd.Series:
    import pandas as pd

    if pd.api.types.is_numeric_dtype(column):
        return column.astype("Float64").astype("float64")
    text = column.astype("string").str.strip().str.replace(",", ".", regex=False)
    return pd.to_numeric(text, errors="coerce").astype("Float64").astype("float64")


def _is_filled(column: pd.Series) -> pd.Series:
    if column.dtype.kind in "fiuM":
        return column.notna()
    return column.astype("string").str.strip().fillna("") != ""


def _check_dates(column: pd.Series) -> Checked:
    import pandas as pd

    if pd.api.types.is_datetime64_any_dtype(column):
        value = pd.to_datetime(column, utc=True)
        wrong = value.isna() & False
    else:
        text = column.astype("string").str.strip()
        text = text.where(text.str.match("[0-9]"))  # pandas also reads "now" and "-1"
        value = pd.to_datetime(text, utc=True, format="ISO8601", errors="coerce")
        wrong = value.isna() & _is_filled(column)
        for form in DAYS:
            if wrong.any():
                value[wrong] = pd.to_datetime(text[wrong], utc=True, format=form, errors="coerce")
                wrong &= value.isna()
    wrong |= value.notna() & ~value.dt.year.between(*YEARS)
    return value.mask(wrong), wrong.to_numpy(dtype=bool)


def _check_booleans(column: pd.Series) -> Checked:
    import pandas as pd

    known = {"true": True, "1": True, "vrai": True, "false": False, "0": False, "faux": False}
    words = column.astype("string").str.strip().str.lower()
    value = words.map(known).astype("boolean")
    wrong = (value.isna() & _is_filled(column)).to_numpy(dtype=bool)
    return pd.Series(value), wrong


CHECKS: dict[str, Callable[[pd.Series], Checked]] = {
    "outcome": _check_outcomes, "seconds": _check_seconds, "date": _check_dates, "number": _check_positive_integers,
    "simulated": _check_booleans, "seeded": _check_booleans, "pix": _check_seconds,
}  # fmt: skip
KINDS = {
    "outcome": "no_outcome", "seconds": "no_seconds", "date": "no_moment", "number": "no_count",
    "simulated": "no_truth", "seeded": "no_truth", "pix": "no_pix",
}  # fmt: skip
