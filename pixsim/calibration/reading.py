"""Raw tables of responses turned into checked arrays."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pixsim.outcome import Outcome
from pixsim.problems import DataError, Problem

NAMED = 8  # faults named before "and n more"
WRONG = ("ko", "skipped", "timed_out", "focused_out")
WORDS = {
    "": -1, "nan": -1, "none": -1, "na": -1, "<na>": -1, Outcome.UNANSWERED.code: -1,
    "0": 0, "0.0": 0, "false": 0, "1": 1, "1.0": 1, "true": 1, Outcome.OK.code: 1,
} | dict.fromkeys(WRONG, 0)  # fmt: skip
UNKNOWN = -2


@dataclass(frozen=True, slots=True)
class Long:
    """Answers one by one: indices of persons and items, outcome 0 or 1, labels."""

    person: NDArray[np.int64]
    item: NDArray[np.int64]
    outcome: NDArray[np.int8]
    persons: list[Hashable]
    items: tuple[str, ...]


def some(names: Iterable[object]) -> str:
    """Names for a message: the first few, then how many more."""
    listed = [str(name) for name in names]
    more = f" and {len(listed) - NAMED} more" if len(listed) > NAMED else ""
    return ", ".join(listed[:NAMED]) + more


def read_wide(
    table: Any, items: Sequence[str] | None
) -> tuple[NDArray[np.int8], tuple[str, ...], Sequence[Hashable]]:
    """Values (person, item), item names and person labels of a wide matrix.

    Raises
    ------
    DataError
        Naming every wrong value (row and item), duplicated names, a wrong shape.
    """
    persons: Sequence[Hashable]
    if hasattr(table, "columns"):
        items = [str(name) for name in table.columns] if items is None else items
        persons = table.index.tolist()
        kinds = {dtype.kind for dtype in table.dtypes}
        raw = table.to_numpy() if kinds <= set("biuf") else table.to_numpy(dtype=object)
    else:
        raw = table if isinstance(table, np.ndarray) else np.array(table, dtype=object)
        persons = range(1, len(raw) + 1) if raw.ndim else ()
    if raw.ndim != 2 or raw.size == 0:
        raise DataError([_problem("", f"expected a table of persons by items, got {raw.shape}")])
    names = tuple(items) if items is not None else _numbered(raw.shape[1])
    values = codes(raw)
    problems = _name_faults(names, raw.shape[1])
    rows, columns = np.nonzero(values == UNKNOWN)
    if rows.size and not problems:
        places = [
            f"{persons[int(i)]}/{names[int(j)]}: {raw[i, j]}"
            for i, j in zip(rows, columns, strict=True)
        ]
        problems.append(_problem("values", f"{rows.size} not 0, 1 or missing ({some(places)})"))
    if not problems and (values < 0).all():
        problems.append(_problem("", "no answer at all"))
    if problems:
        raise DataError(problems)
    return values, names, persons


def read_long(candidate: Any, item: Any, outcome: Any) -> Long:
    """Checked answers of a long table, one row an answer.

    Raises
    ------
    DataError
        Naming every wrong outcome, unnamed candidate or item, and duplicated answer.
    """
    import pandas as pd

    person, persons = pd.factorize(np.asarray(candidate))
    place, items = pd.factorize(np.asarray(item))
    names = tuple(str(name) for name in items)
    value = codes(np.asarray(outcome))
    problems = []
    for column, index in (("candidate", person), ("item", place)):
        if (index < 0).any():
            problems.append(
                _problem(column, f"empty in rows {some(np.flatnonzero(index < 0) + 1)}")
            )
    if (value == UNKNOWN).any():
        wrong = pd.unique(np.asarray(outcome, dtype=object)[value == UNKNOWN])
        count = int((value == UNKNOWN).sum())
        problems.append(_problem("outcome", f"{count} not 0, 1 or missing ({some(wrong)})"))
    given = (value >= 0) & (person >= 0) & (place >= 0)
    person, place, value = person[given], place[given], value[given]
    twice = _duplicated(person, place, len(names))
    if twice.size:
        pairs = [f"{persons[person[k]]}/{names[place[k]]}" for k in twice]
        problems.append(_problem("candidate, item", f"answered more than once: {some(pairs)}"))
    if not problems and not value.size:
        problems.append(_problem("outcome", "no answer at all"))
    if problems:
        raise DataError(problems)
    return Long(person, place, value, persons.tolist(), names)


def codes(raw: NDArray[Any]) -> NDArray[np.int8]:
    """1 right, 0 wrong, -1 missing, -2 neither; same shape as `raw`."""
    if raw.dtype.kind == "b":
        return raw.astype(np.int8)
    if raw.dtype.kind in "iu":
        if raw.dtype == np.int8 and raw.min(initial=0) >= 0 and raw.max(initial=0) <= 1:
            return raw
        return np.where((raw == 0) | (raw == 1), raw, UNKNOWN).astype(np.int8)
    if raw.dtype.kind == "f":
        value: NDArray[np.int8] = (raw == 1).astype(np.int8)
        missing = np.isnan(raw)
        value[~(missing | (value == 1) | (raw == 0))] = UNKNOWN
        value -= missing
        return value
    flat = [_code(cell) for cell in raw.ravel().tolist()]
    return np.array(flat, dtype=np.int8).reshape(raw.shape)


def _code(cell: object) -> int:
    if cell is None:
        return -1
    return WORDS.get(str(cell).strip().lower(), UNKNOWN)


def _duplicated(
    person: NDArray[np.int64], item: NDArray[np.int64], items: int
) -> NDArray[np.int64]:
    """One row of each (person, item) met more than once."""
    key = person * items + item
    order = np.argsort(key, kind="stable")
    again = np.flatnonzero(np.diff(key[order]) == 0)
    _, first = np.unique(key[order][again], return_index=True)
    rows: NDArray[np.int64] = order[again[first]]
    return rows


def _numbered(count: int) -> tuple[str, ...]:
    return tuple(f"item_{number}" for number in range(1, count + 1))


def _name_faults(names: tuple[str, ...], columns: int) -> list[Problem]:
    if len(names) != columns:
        return [_problem("items", f"{len(names)} names for {columns} columns")]
    seen: set[str] = set()
    twice = [name for name in names if name in seen or seen.add(name)]  # type: ignore[func-returns-value]
    return [_problem("items", f"names used more than once: {some(twice)}")] if twice else []


def _problem(field: str, message: str) -> Problem:
    return Problem("responses", "", field, "responses", message)
