"""Items and abilities that figures of fit are computed from: a fit has them all, a table some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixsim.answers.reading import read_responses
from pixsim.answers.response_matrix import Responses
from pixsim.calibration.ability import ability
from pixsim.calibration.result import Calibration
from pixsim.foundation.arrays import Floats

if TYPE_CHECKING:
    import pandas as pd

FREE = {"rasch": 1, "1pl": 1, "2pl": 2, "3pl": 3}  # parameters estimated for each item


class Fitted(NamedTuple):
    """Items, answers, abilities and their distribution; see `complete_fit_inputs`."""

    items: pd.DataFrame
    responses: Responses
    theta: ArrayLike
    mean: float | Floats
    sd: float | Floats
    free: NDArray[np.int64]


def complete_fit_inputs(
    items: pd.DataFrame | Calibration,
    responses: Any,
    theta: ArrayLike | None,
    mean: float | None,
    sd: float | None,
    free: ArrayLike | None,
) -> Fitted:
    """What was given, the rest as a fit says or the table suggests.

    Parameters
    ----------
    items : DataFrame or Calibration
    responses, theta, mean, sd, free
        None: those of the fit. Of a table: abilities EAP, N(0, 1), and as many free parameters as
        the table shows: one where all slopes are equal, three where some item has a lower
        asymptote, else two; none for an item whose standard errors are 0.

    Raises
    ------
    ValueError
        A table without responses.
    """
    if isinstance(items, Calibration):
        read = items.responses if responses is None else read_responses(responses)
        table, model = items.items, FREE[items.model]
        own = mean is None and sd is None and items.person_mean is not None
        means = items.person_mean if own and responses is None else None
        at_mean: float | Floats = items.ability_mean if mean is None else mean
        at_sd: float | Floats = items.ability_sd if sd is None else sd
        if means is not None and items.person_sd is not None:
            at_mean, at_sd = means, items.person_sd
    else:
        if responses is None:
            raise ValueError("responses: a table of items needs the answers beside it")
        table, read = items, read_responses(responses)
        guessed = "c" in table and bool((table["c"] > 0).any())
        alike = "a" in table and bool(np.ptp(table["a"].to_numpy(dtype=np.float64)) < 1e-12)
        model = 3 if guessed else 1 if alike and len(table) > 1 else 2
        at_mean, at_sd = 0.0 if mean is None else mean, 1.0 if sd is None else sd
    if free is None:
        fixed = np.zeros(len(table), dtype=bool)
        if {"se_a", "se_b"} <= set(table.columns):
            fixed = ((table["se_a"] == 0) & (table["se_b"] == 0)).to_numpy()
        by_name = dict(zip(table["item"].astype(str), np.where(fixed, 0, model), strict=True))
        free = [by_name[name] for name in read.items if name in by_name]
    if theta is None:
        theta = ability(table, read, mean=at_mean, sd=at_sd)["theta"].to_numpy()
    return Fitted(table, read, theta, at_mean, at_sd, np.asarray(free))
