"""Raw tables of responses turned into checked arrays."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.problems import DataError, Problem
from pixsim.outcome import Outcome

Repeats = Literal["first", "last", "refuse"]

NEUTRALISED = "neutralised"  # a question taken out of the test by a confirmed report
WRONG = ("ko", "skipped", "timed_out", "focused_out")
MISSED = ("", "-1", "-1.0", "nan", "none", "na", "<na>", "not_asked", "unanswered", NEUTRALISED)
WORDS = (
    dict.fromkeys(MISSED, -1)
    | dict.fromkeys(("0", "0.0", "0,0", "false", "faux", *WRONG), 0)
    | dict.fromkeys(("1", "1.0", "1,0", "true", "vrai", Outcome.OK.code), 1)
)
UNKNOWN = -2


@dataclass(frozen=True, slots=True)
class Long:
    """Answers one by one: indices of persons and items, outcome 0 or 1, labels.

    `repeated` names the answers left out because the candidate answered the item before (or since).
    """

    person: NDArray[np.int64]
    item: NDArray[np.int64]
    outcome: NDArray[np.int8]
    persons: list[Hashable]
    items: tuple[str, ...]
    repeated: tuple[str, ...] = ()


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
    twice: list[Hashable] = []
    if hasattr(table, "columns"):
        if "candidate" in table.columns:
            twice = _find_duplicates(table["candidate"].tolist())
            table = table.set_index("candidate")
        items = [str(name) for name in table.columns] if items is None else items
        persons = table.index.tolist()
        kinds = {dtype.kind for dtype in table.dtypes}
        raw = table.to_numpy() if kinds <= set("biuf") else table.to_numpy(dtype=object)
    else:
        raw = table if isinstance(table, np.ndarray) else np.array(table, dtype=object)
        persons = range(1, len(raw) + 1) if raw.ndim else ()
    if raw.ndim != 2 or raw.size == 0:
        raise DataError([responses_problem("", "table_shape", shape=str(raw.shape))])
    names = tuple(items) if items is not None else _number_items(raw.shape[1])
    values = outcome_codes(raw)
    problems = _name_faults(names, raw.shape[1])
    if twice:
        problems.append(responses_problem("candidate", "names_twice", names=twice))
    rows, columns = np.nonzero(values == UNKNOWN)
    if rows.size and not problems:
        places = [
            f"{persons[int(i)]}/{names[int(j)]}: {raw[i, j]}"
            for i, j in zip(rows, columns, strict=True)
        ]
        problems.append(responses_problem("values", "no_binary", n=rows.size, names=places))
    if not problems and (values < 0).all():
        problems.append(responses_problem("", "no_answer"))
    if problems:
        raise DataError(problems)
    return values, names, persons


def read_long(
    candidate: Any,
    item: Any,
    outcome: Any,
    order: NDArray[np.integer] | None = None,
    keep: Repeats = "refuse",
) -> Long:
    """Checked answers of a long table, one row per answer.

    Parameters
    ----------
    candidate, item, outcome : columns
    order : integer array, shape (row,), optional
        Rows in the order of time; as they come by default.
    keep : {"first", "last", "refuse"}
        Which answer counts of a candidate who answered an item more than once.

    Raises
    ------
    DataError
        Naming every wrong outcome, unnamed candidate or item, item named as a number and as a
        text, and refused repeat.
    ValueError
        Columns of different lengths.
    """
    import pandas as pd

    lengths = [len(column) for column in (candidate, item, outcome)]
    if len(set(lengths)) > 1:
        listed = ", ".join(map(str, lengths))
        raise ValueError(f"responses: candidate, item and outcome of different lengths: {listed}")
    person, persons = pd.factorize(_texts_or_array(candidate))
    place, items = pd.factorize(_texts_or_array(item))
    names = tuple(str(name) for name in items)
    value = _word_codes(outcome) if _is_text(outcome) else outcome_codes(np.asarray(outcome))
    problems = []
    for column, index in (("candidate", person), ("item", place)):
        if (index < 0).any():
            problems.append(
                responses_problem(column, "empty_rows", names=np.flatnonzero(index < 0) + 1)
            )
    if twice := _find_duplicates(names):
        problems.append(responses_problem("item", "names_twice", names=twice))
    if (value == UNKNOWN).any():
        rows = np.flatnonzero(value == UNKNOWN)
        cells = (np.asarray(column, dtype=object)[rows] for column in (candidate, item, outcome))
        places = [f"{who}/{what}: {found}" for who, what, found in zip(*cells, strict=True)]
        problems.append(responses_problem("outcome", "no_binary", n=rows.size, names=places))
    given = (value >= 0) & (person >= 0) & (place >= 0)
    rows = np.flatnonzero(given) if order is None else order[given[order]]
    person, place, value = person[rows], place[rows], value[rows]
    extra = _find_repeats(person, place, len(names), last=keep == "last")
    pairs = tuple(f"{persons[person[k]]}/{names[place[k]]}" for k in np.flatnonzero(extra))
    if pairs and keep == "refuse":
        problems.append(
            responses_problem("candidate, item", "answered_twice", names=dict.fromkeys(pairs))
        )
    if not problems and not value.size:
        problems.append(responses_problem("outcome", "no_answer"))
    if problems:
        raise DataError(problems)
    if pairs:
        person, place, value = person[~extra], place[~extra], value[~extra]
    return Long(person, place, value, persons.tolist(), names, pairs)


def _is_text(column: Any) -> bool:
    """Whether a column keeps its texts in fewer bytes than an array of objects would."""
    import pandas as pd

    return isinstance(column, pd.Series) and isinstance(column.dtype, pd.StringDtype)


def _texts_or_array(column: Any) -> Any:
    return column if _is_text(column) else np.asarray(column)


def outcome_codes(raw: NDArray[Any]) -> NDArray[np.int8]:
    """1 right, 0 wrong, -1 missing, -2 neither; same shape as `raw`."""
    if raw.dtype.kind == "b":
        return raw.astype(np.int8)
    if raw.dtype.kind in "iu":
        if raw.dtype == np.int8 and raw.min(initial=0) >= -1 and raw.max(initial=0) <= 1:
            return raw
        known = (raw == 0) | (raw == 1) | (raw == -1 if raw.dtype.kind == "i" else False)
        return np.where(known, raw, UNKNOWN).astype(np.int8)
    if raw.dtype.kind == "f":
        value: NDArray[np.int8] = (raw == 1).astype(np.int8)
        missing = np.isnan(raw) | (raw == -1)
        value[~(missing | (value == 1) | (raw == 0))] = UNKNOWN
        value -= missing
        return value
    return _word_codes(raw)


def _word_codes(raw: Any) -> NDArray[np.int8]:
    """Codes of texts and mixed values: each different one is looked up once."""
    import pandas as pd

    flat = raw.ravel() if isinstance(raw, np.ndarray) else raw
    try:
        index, different = pd.factorize(flat)
    except TypeError:  # a list is no key
        return np.array([_outcome_code(cell) for cell in flat], dtype=np.int8).reshape(raw.shape)
    known = np.array([*(_outcome_code(cell) for cell in different), -1], dtype=np.int8)
    value: NDArray[np.int8] = known[index].reshape(raw.shape)  # a missing value has index -1
    return value


def _outcome_code(cell: object) -> int:
    if cell is None:
        return -1
    return WORDS.get(str(cell).strip().lower(), UNKNOWN)


def _find_repeats(
    person: NDArray[np.integer], item: NDArray[np.integer], items: int, *, last: bool
) -> NDArray[np.bool_]:
    """Answers whose candidate answered the same item before (or since); shape (answer,)."""
    key = person.astype(np.int64) * items + item
    order = np.argsort(key, kind="stable")
    same = np.diff(key[order]) == 0
    extra = np.zeros(key.size, dtype=bool)
    extra[order[:-1][same] if last else order[1:][same]] = True
    return extra


def _number_items(count: int) -> tuple[str, ...]:
    return tuple(f"item_{number}" for number in range(1, count + 1))


def _name_faults(names: tuple[str, ...], columns: int) -> list[Problem]:
    if len(names) != columns:
        return [responses_problem("items", "name_count", n=len(names), columns=columns)]
    twice = _find_duplicates(names)
    return [responses_problem("items", "names_twice", names=twice)] if twice else []


def _find_duplicates(names: Sequence[Hashable]) -> list[Hashable]:
    if len(set(names)) == len(names):
        return []
    seen: set[Hashable] = set()
    return [name for name in names if name in seen or seen.add(name)]  # type: ignore[func-returns-value]


def responses_problem(
    field: str, kind: str, names: Iterable[object] = (), **context: object
) -> Problem:
    """A fault of a table of responses."""
    named = tuple(str(name) for name in names)
    return Problem.of("responses", "", field, kind, names=named, **context)
