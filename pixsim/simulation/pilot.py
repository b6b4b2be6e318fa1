"""A pilot class that never was: simulated responses with known truth, to try calibration on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixsim.assembly.item_table import OPERATIVE
from pixsim.bank.reading.load import Bank
from pixsim.foundation.arrays import Floats
from pixsim.irt.logistic import probability

if TYPE_CHECKING:
    import pandas as pd

FaultKind = Literal["wrong_key", "no_link", "shifted", "favours"]

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
SECONDS, SECONDS_SPREAD = 50.0, 0.6  # median of an answer, standard deviation of its logarithm
WRONG_KEY = 1 / 3  # chance that who does not know chooses the option wrongly marked right
BLOCK = 2048  # candidates drawn at a time


@dataclass(frozen=True, slots=True)
class PlantedFault:
    """Something wrong with an item, to be found by calibration.

    Attributes
    ----------
    item : str
    kind : {"wrong_key", "no_link", "shifted", "favours"}
        ``wrong_key``: a wrong option is marked right, which those who know never choose and the
        others choose one time in three. ``no_link``: one answer in two is right, whatever the
        ability. ``shifted``: harder by `size` than given. ``favours``: easier by `size` for
        candidates of `group`.
    size : float
        In units of the difficulty.
    group : str
        Of ``favours``.
    """

    item: str
    kind: FaultKind
    size: float = 1.5
    group: str = ""


def true_parameters(
    bank: Bank, rng: np.random.Generator, *, a_spread: float = 0.25, b_spread: float = 0.7
) -> pd.DataFrame:
    """Parameters such as a bank might turn out to have: scattered around what it holds now.

    Parameters
    ----------
    bank : Bank
    rng : Generator
    a_spread : float
        Standard deviation of log a.
    b_spread : float
        Standard deviation of b.

    Returns
    -------
    DataFrame
        ``item``, ``competence``, ``variants``, ``a``, ``b``, items that an exam may ask, in the
        order of the bank.
    """
    import pandas as pd

    table = pd.DataFrame(_item_rows(bank))
    table["a"] *= np.exp(rng.normal(0.0, a_spread, len(table)))
    table["b"] += rng.normal(0.0, b_spread, len(table))
    return table


def simulate_responses(
    items: Bank | pd.DataFrame,
    abilities: ArrayLike,
    rng: np.random.Generator,
    *,
    length: int | None = None,
    faults: Iterable[PlantedFault] = (),
    groups: Sequence[str] | None = None,
    start: datetime = START,
    name: str = "pilot",
) -> pd.DataFrame:
    """Responses of a pilot class to forms drawn from some items.

    Parameters
    ----------
    items : Bank or DataFrame
        A bank with the parameters it holds, or a table with the columns ``item``, ``a``, ``b`` and
        perhaps ``c`` (lower asymptote), ``competence`` and ``variants`` (how many there are), as
        `true_parameters` and ``Calibration.items`` give.
    abilities : float array, shape (candidate,)
    rng : Generator
        Same generator, same responses.
    length : int, optional
        Items of each form, drawn for each candidate; all by default.
    faults : iterable of PlantedFault
    groups : sequence of str, optional
        Of each candidate; kept in the column ``group``.
    start : datetime
        When all of them begin.
    name : str
        Of the class: two classes to be merged need two names.

    Returns
    -------
    DataFrame
        The tidy table of `pixsim.answers.table`, kind ``pilot``, marked as simulated.

    Raises
    ------
    ValueError
        Naming whatever is wrong: columns, parameters, abilities, length, faults, groups.

    Examples
    --------
    >>> import numpy as np
    >>> import pandas as pd
    >>> import pixsim
    >>> items = pd.DataFrame({"item": ["q1", "q2", "q3"], "a": 1.0, "b": [-1.0, 0.0, 1.0]})
    >>> rng = np.random.default_rng(1)
    >>> table = pixsim.simulate_responses(items, np.zeros(4), rng)
    >>> len(table)
    12
    >>> list(table["outcome"].unique())
    ['ko', 'ok']
    """
    import pandas as pd

    table = (
        pd.DataFrame(_item_rows(items)) if isinstance(items, Bank) else items.reset_index(drop=True)
    )
    theta = np.atleast_1d(np.asarray(abilities, dtype=np.float64))
    planted = tuple(faults)
    size = len(table) if length is None else length
    _check_inputs(table, theta, size, planted, groups)
    person, item, right = _simulate_answers(table, theta, size, planted, groups, rng)
    seconds = SECONDS * np.exp(rng.normal(0.0, SECONDS_SPREAD, person.size))
    seconds = np.round(seconds, 1)
    return _answer_table(
        table, person, item, right, seconds, _draw_variants(table, item, rng), groups, start, name
    )


def _item_rows(bank: Bank) -> list[dict[str, object]]:
    rows = []
    for item in bank.items.values():
        if item.status in OPERATIVE:
            a, b = bank.curve(item)
            competence = bank.framework.skill[item.skill].competence
            rows.append(
                {
                    "item": item.id,
                    "competence": competence,
                    "variants": item.variant_count,
                    "a": a,
                    "b": b,
                }
            )
    return rows


def _check_inputs(
    table: pd.DataFrame,
    theta: Floats,
    length: int,
    faults: tuple[PlantedFault, ...],
    groups: Sequence[str] | None,
) -> None:
    wrong = [f"items: no column {name}" for name in ("item", "a", "b") if name not in table]
    if not wrong:
        known = set(table["item"])
        if table["item"].duplicated().any():
            wrong.append("items: some are met twice")
        if not np.isfinite(table[["a", "b"]].to_numpy(dtype=np.float64)).all():
            wrong.append("items: parameters must be finite")
        wrong += [f"faults: no item {f.item}" for f in faults if f.item not in known]
    if theta.ndim != 1 or not theta.size or not np.isfinite(theta).all():
        wrong.append("abilities: one finite number a candidate")
    if not 1 <= length <= len(table):
        wrong.append(f"length: {length} of {len(table)} items")
    if groups is not None and len(groups) != theta.size:
        wrong.append(f"groups: {len(groups)} for {theta.size} candidates")
    for fault in faults:
        if fault.kind == "favours" and (groups is None or fault.group not in groups):
            wrong.append(f"faults: {fault.item} favours {fault.group!r}, which is not in groups")
    if wrong:
        raise ValueError("; ".join(wrong))


def _simulate_answers(
    table: pd.DataFrame,
    theta: Floats,
    length: int,
    faults: tuple[PlantedFault, ...],
    groups: Sequence[str] | None,
    rng: np.random.Generator,
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.bool_]]:
    """Candidate, item and outcome of each answer, forms in the order they are answered."""
    a, b = (table[name].to_numpy(dtype=np.float64) for name in ("a", "b"))
    c = table["c"].to_numpy(dtype=np.float64) if "c" in table else np.zeros_like(a)
    place = {name: row for row, name in enumerate(table["item"])}
    forms = []
    for first in range(0, theta.size, BLOCK):
        count = min(BLOCK, theta.size - first)
        forms.append(rng.random((count, a.size)).argsort(axis=1)[:, :length])
    item = np.concatenate(forms).ravel()
    person = np.repeat(np.arange(theta.size), length)
    difficulty = b[item]
    member = None if groups is None else np.asarray(groups, dtype=object)[person]
    for fault in faults:
        met = item == place[fault.item]
        if fault.kind == "shifted":
            difficulty[met] += fault.size
        elif fault.kind == "favours" and member is not None:
            difficulty[met & (member == fault.group)] -= fault.size
    knows = probability(theta[person], a[item], difficulty)
    chance = c[item] + (1.0 - c[item]) * knows
    for fault in faults:
        met = item == place[fault.item]
        if fault.kind == "no_link":
            chance[met] = 0.5
        elif fault.kind == "wrong_key":
            chance[met] = (1.0 - knows[met]) * WRONG_KEY
    return person, item, rng.random(item.size) < chance


def _draw_variants(
    table: pd.DataFrame, item: NDArray[np.intp], rng: np.random.Generator
) -> NDArray[np.int64]:
    """Number of the variant drawn for each answer, from 1."""
    if "variants" not in table:
        return np.ones(item.size, dtype=np.int64)
    return rng.integers(1, table["variants"].to_numpy(dtype=np.int64)[item], endpoint=True)


def _answer_table(
    table: pd.DataFrame,
    person: NDArray[np.intp],
    item: NDArray[np.intp],
    right: NDArray[np.bool_],
    seconds: Floats,
    variant: NDArray[np.int64],
    groups: Sequence[str] | None,
    start: datetime,
    name: str,
) -> pd.DataFrame:
    import pandas as pd

    from pixsim.answers.table import with_column_types

    length = person.size // (person.max() + 1)
    digits = len(str(person.max() + 1))
    names = np.array([f"{name}-{k + 1:0{digits}}" for k in range(person.max() + 1)], dtype=object)
    ids = table["item"].to_numpy(dtype=object)[item]
    columns: dict[str, object] = {
        "candidate": names[person],
        "item": ids,
        "variant": [f"{one}#{k}" for one, k in zip(ids, variant, strict=True)],
        "outcome": np.where(right, "ok", "ko"),
        "seconds": seconds,
        "date": start + pd.to_timedelta(seconds.reshape(-1, length).cumsum(axis=1).ravel(), "s"),
        "sitting": [f"{start:%Y%m%d-%H%M%S}-{who}" for who in names[person]],
        "number": np.tile(np.arange(1, length + 1), person.max() + 1),
        "kind": "pilot",
        "simulated": True,
    }
    if "competence" in table:
        columns["competence"] = table["competence"].to_numpy(dtype=object)[item]
    if groups is not None:
        columns["group"] = np.asarray(groups, dtype=object)[person]
    return with_column_types(pd.DataFrame(columns))
