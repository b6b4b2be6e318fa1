"""What was chosen instead of the right answer, and by whom."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.estimation.threads import one_blas_thread
from pixsim.calibration.items.person_values import align_to_persons
from pixsim.foundation.arrays import Floats
from pixsim.foundation.problems import DataError, Problem
from pixsim.text.messages import list_some

if TYPE_CHECKING:
    import pandas as pd

LONG = ("candidate", "item", "option")
FEWEST = 5  # choosers of an option before it is compared with the key
SUSPECT = 0.05
JOINER = "|"  # between the options of an answer given as a list


@dataclass(frozen=True, slots=True)
class Choices:
    """Options chosen, one row per answer."""

    person: NDArray[np.int64]
    item: NDArray[np.int64]
    option: NDArray[np.object_]
    persons: Sequence[Hashable]
    items: tuple[str, ...]


@one_blas_thread()
def distractors(
    options: pd.DataFrame,
    key: Mapping[str, Any] | pd.DataFrame,
    scores: Any = None,
    *,
    separator: str | None = None,
) -> pd.DataFrame:
    """How often each option was chosen, and how able those were who chose it.

    Parameters
    ----------
    options : DataFrame
        Person by item, holding the option chosen (text or number; several joined, or a list, for
        an answer of several; NaN, None or empty where there is none), perhaps with a column
        ``candidate``; or a table with the columns ``candidate``, ``item`` and ``option``.
    key : mapping or DataFrame
        The right option of each item (or columns ``item`` and ``key``). More items do no harm.
    scores : mapping, Series or array, optional
        One number per person, for instance abilities, by candidate or in the order of the rows;
        needed where persons saw different items. Default: the proportion right on the other items.
    separator : str, optional
        Joins the options of one answer; given, their order does not matter.

    Returns
    -------
    DataFrame
        A row an option met, and each key: ``item``, ``option`` (text), ``key`` (bool), ``n``
        (choosers), ``share`` (of those who answered the item), ``point_biserial`` (of choosing it,
        with the score), ``low``, ``middle``, ``high`` (share within each third of those who
        answered, by score; persons of equal score count in parts where a cut falls among them),
        ``mean_score`` (of the choosers; NaN if none has one), ``p_above_key`` (of the
        hypothesis that it correlates with the score no more than the key does, one-sided; 1 for
        the key and below 5 choosers), ``suspect`` (bool: that p is below 0.05 and the high third
        prefers it to the key: what a wrong key looks like).
        The correlation is 0 and the thirds are the share where scores do not vary or exist.

    Raises
    ------
    DataError
        Items without a key, an answer given twice, unnamed persons or items: all named.
    ValueError
        Scores that are not one per person.

    Notes
    -----
    The high third preferring an option is not enough: a hard item with a common error shows that
    too, its key still correlates. P values are not adjusted for the number of options: those of
    sound items lie far from the limit, not on it.
    """
    import pandas as pd

    read = _read_choices(options, separator)
    right = _right_options(key, read, separator)
    correct = read.option == right[read.item]
    score = _rest_scores(read, correct) if scores is None else _given_scores(scores, read)
    tables = []
    for item, name in enumerate(read.items):
        own = read.item == item
        tables.append(_item_rows(name, str(right[item]), read.option[own], score[own]))
    return pd.concat(tables, ignore_index=True)


def _read_choices(options: pd.DataFrame, separator: str | None) -> Choices:
    if not hasattr(options, "columns"):
        raise DataError([_options_problem("", "expected a DataFrame")])
    if set(LONG) <= {str(column) for column in options.columns}:
        candidate, item, option = (options[name].to_numpy() for name in LONG)
    else:
        wide = options.set_index("candidate") if "candidate" in options.columns else options
        candidate = np.repeat(wide.index.to_numpy(), wide.shape[1])
        item = np.tile(np.array([str(name) for name in wide.columns], dtype=object), len(wide))
        option = wide.to_numpy(dtype=object).ravel()
    return _check_choices(candidate, item, option, separator)


def _check_choices(
    candidate: NDArray[Any], item: NDArray[Any], option: NDArray[Any], separator: str | None
) -> Choices:
    import pandas as pd

    person, persons = pd.factorize(candidate)
    place, items = pd.factorize(item)
    problems = []
    for column, index in (("candidate", person), ("item", place)):
        if (index < 0).any():
            rows = np.flatnonzero(index < 0) + 1
            problems.append(_options_problem(column, f"empty in rows {list_some(rows)}"))
    texts = np.array([_option_text(cell, separator) for cell in option.tolist()], dtype=object)
    given = (texts != "") & (person >= 0) & (place >= 0)
    pairs = pd.DataFrame({"person": person, "item": place})[given]
    twice = pairs[pairs.duplicated()].drop_duplicates()
    if len(twice):
        named = [f"{persons[i]}/{items[j]}" for i, j in twice.itertuples(index=False)]
        problems.append(
            _options_problem("candidate, item", f"answered more than once: {list_some(named)}")
        )
    if not given.any() and not problems:
        problems.append(_options_problem("option", "no option at all"))
    if problems:
        raise DataError(problems)
    names = tuple(str(name) for name in items)
    return Choices(person[given], place[given], texts[given], persons.tolist(), names)


def _option_text(cell: Any, separator: str | None) -> str:
    """An option as text: whole numbers without a point, the parts of several in order."""
    if isinstance(cell, list | tuple | set | frozenset):
        return (separator or JOINER).join(sorted(_option_text(part, None) for part in cell))
    if isinstance(cell, float | np.floating):
        return "" if np.isnan(cell) else str(int(cell)) if float(cell).is_integer() else str(cell)
    text = str(cell).strip()
    if cell is None or text in ("<NA>", "NaT"):
        return ""
    if separator and separator in text:
        return separator.join(sorted(part.strip() for part in text.split(separator)))
    return text


def _right_options(key: Any, read: Choices, separator: str | None) -> NDArray[np.object_]:
    """Right option of each item, shape (item,)."""
    if hasattr(key, "columns"):
        lacking = {"item", "key"} - set(key.columns)
        if lacking:
            raise DataError([_options_problem("key", f"no column {', '.join(sorted(lacking))}")])
        key = dict(zip(key["item"], key["key"], strict=True))
    known = {str(name): _option_text(option, separator) for name, option in key.items()}
    keyless = [name for name in read.items if not known.get(name)]
    if keyless:
        raise DataError([_options_problem("key", f"no right option for: {list_some(keyless)}")])
    return np.array([known[name] for name in read.items], dtype=object)


def _rest_scores(read: Choices, correct: NDArray[np.bool_]) -> Floats:
    """Proportion right of the person's other answers, NaN without any; shape (answer,)."""
    answered = np.bincount(read.person)[read.person] - 1
    right = np.bincount(read.person, correct)[read.person] - correct
    score: Floats = np.where(answered > 0, right / np.maximum(answered, 1), np.nan)
    return score


def _given_scores(scores: Any, read: Choices) -> Floats:
    values = align_to_persons(scores, read.persons, "scores")
    numbers = np.array([np.nan if x is None else x for x in values.tolist()], dtype=np.float64)
    score: Floats = np.where(np.isfinite(numbers), numbers, np.nan)[read.person]
    return score


def _item_rows(name: str, right: str, chosen: NDArray[np.object_], score: Floats) -> pd.DataFrame:
    """Rows of one item."""
    import pandas as pd

    listed = sorted({*chosen.tolist(), right}, key=_option_order)
    picked = np.array([chosen == option for option in listed], dtype=np.float64)
    n, scored = picked.sum(axis=1), ~np.isnan(score)
    share = n / max(chosen.size, 1)
    x, inside = score[scored], picked[:, scored]
    thirds = np.column_stack([share, share, share])
    if x.size:
        thirds = inside @ _ability_thirds(x) * 3.0 / x.size
    count = inside.sum(axis=1)
    mean = np.where(count > 0, inside @ x / np.maximum(count, 1.0), np.nan)
    is_key = np.array([option == right for option in listed])
    key = int(np.argmax(is_key))
    p = _p_not_above_key(inside, x, key)
    suspect = (p < SUSPECT) & (thirds[:, 2] > thirds[key, 2])
    return pd.DataFrame(
        {
            "item": name, "option": listed, "key": is_key, "n": n.astype(np.int64),
            "share": share, "point_biserial": _option_correlations(inside, x), "low": thirds[:, 0],
            "middle": thirds[:, 1], "high": thirds[:, 2], "mean_score": mean,
            "p_above_key": p, "suspect": suspect,
        }
    )  # fmt: skip


def _option_order(option: str) -> tuple[int, float, str]:
    """Numbers as numbers, then texts."""
    try:
        return 0, float(option), option
    except ValueError:
        return 1, 0.0, option


def _ability_thirds(x: Floats) -> Floats:
    """Part of each person in the low, middle and high third of x; shape (person, 3)."""
    _, place, count = np.unique(x, return_inverse=True, return_counts=True)
    top = np.cumsum(count)
    edges = np.arange(4) * x.size / 3.0
    low, high = (top - count)[:, None], top[:, None]
    overlap = np.minimum(high, edges[1:]) - np.maximum(low, edges[:-1])
    part: Floats = (np.maximum(overlap, 0.0) / count[:, None])[place]
    return part


def _option_correlations(picked: Floats, x: Floats) -> Floats:
    """Correlation of each indicator (option, person) with x; 0 where one does not vary."""
    if x.size < 2:
        return np.zeros(len(picked))
    centred, share = x - x.mean(), picked.mean(axis=1)
    scale = np.sqrt(share * (1.0 - share)) * x.std()
    covariance = np.where(scale > 1e-12, picked @ centred / x.size, 0.0)
    value: Floats = covariance / np.maximum(scale, 1e-12)
    return value


def _p_not_above_key(picked: Floats, x: Floats, key: int) -> Floats:
    """One-sided p that each option correlates no higher with x than the key; 1 if untested.

    The difference of the standardised indicators is itself correlated with x.
    """
    from scipy.special import stdtr  # type: ignore[import-untyped]

    n, share = x.size, picked.mean(axis=1) if x.size else np.zeros(len(picked))
    spread = np.sqrt(share * (1.0 - share))
    tested = (picked.sum(axis=1) >= FEWEST) & (spread > 1e-12)
    tested[key] = False
    if not tested.any() or n <= FEWEST or x.std() < 1e-12:
        return np.ones(len(picked))
    standard = picked / np.maximum(spread, 1e-12)[:, None]
    difference = standard - (standard[key] if spread[key] > 1e-12 else 0.0)
    centred = difference - difference.mean(axis=1, keepdims=True)
    scale = np.maximum(centred.std(axis=1), 1e-12) * x.std()
    r = np.clip(centred @ (x - x.mean()) / n / scale, -0.999999, 0.999999)
    p: Floats = np.where(tested, stdtr(n - 2, -r * np.sqrt((n - 2) / (1.0 - r**2))), 1.0)
    return p


def _options_problem(field: str, message: str) -> Problem:
    return Problem("options", "", field, "options", message)
