"""Banks that are not there yet: larger ones, whose items have difficulties of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.parameters import LEAST_A, MOST_A, MOST_B, Calibrated
from pixsim.foundation.problems import DataError
from pixsim.simulation.people.assumptions import in_range, whole_number

INVENTED = "synthetic"
"""Method of the parameters of items that do not exist."""


def synthetic_bank(
    bank: Bank, times: int = 1, *, spread: float = 0.5, slope_spread: float = 0.2, seed: int = 0
) -> Bank:
    """A bank with so many items for each one, for simulations alone.

    Each item is there `times` times, under ``ID~2``, ``ID~3``, …, with the same skill and type. All
    get parameters of their own, drawn around those of the original, as a calibration would find
    them: a **prior**, marked as such. As in any calibrated item, guessing is in the curve and not on
    top of it: the bank to compare with is ``synthetic_bank(bank, 1)``.

    Parameters
    ----------
    bank : Bank
    times : int
        1: the same items, with parameters that differ.
    spread : float
        Standard deviation of the difficulty around the original's.
    slope_spread : float
        Standard deviation of the log of the discrimination.
    seed : int

    Raises
    ------
    DataError
        Every impossible argument, at once.
    """
    problems = [
        *whole_number("times", times, 1, 100),
        *in_range("spread", spread, 0, 5),
        *in_range("slope_spread", slope_spread, 0, 2),
        *whole_number("seed", seed, 0),
    ]
    if problems:
        raise DataError(problems)
    rng = np.random.default_rng(seed)
    items, parameters = {}, {}
    for item in bank.items.values():
        a, b = bank.curve(item)
        draws = rng.standard_normal((times, 2)).tolist()
        for number, (slope, place) in enumerate(draws, 1):
            name = item.id if number == 1 else f"{item.id}~{number}"
            items[name] = item if number == 1 else item.model_copy(update={"id": name})
            parameters[name] = Calibrated.model_construct(
                item=name,
                a=float(np.clip(a * np.exp(slope_spread * slope), LEAST_A, MOST_A)),
                b=float(np.clip(b + spread * place, -MOST_B, MOST_B)),
                se_a=0.0, se_b=0.0, n=1, method=INVENTED, date=date(1970, 1, 1),
            )  # fmt: skip
    return replace(bank, items=items, parameters=parameters)
