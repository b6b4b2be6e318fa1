"""Abilities of persons by what a bank holds: nothing is fitted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from pixsim.answers.findings import Finding
from pixsim.answers.raw_tables import Repeats
from pixsim.answers.reading import read_responses
from pixsim.bank.reading.load import Bank
from pixsim.calibration.ability import ability
from pixsim.calibration.bank.usable_answers import Unknown, known_items
from pixsim.foundation.problems import DataError, Problem

if TYPE_CHECKING:
    import pandas as pd


def bank_items(bank: Bank, *, priors: bool = False) -> pd.DataFrame:
    """Curves of the calibrated items of a bank: ``item``, ``a``, ``b``, ``c``.

    Parameters
    ----------
    bank : Bank
    priors : bool
        Also the others, by their *priors*.
    """
    import pandas as pd

    rows = []
    for name, item in bank.items.items():
        known = bank.parameters.get(name)
        if known is not None:
            rows.append((name, known.a, known.b, known.c))
        elif priors:
            rows.append((name, *bank.curve(item), 0.0))
    return pd.DataFrame(rows, columns=["item", "a", "b", "c"])


def bank_scores(
    responses: Any,
    bank: Bank,
    *,
    method: str = "WLE",
    mean: float = 0.0,
    sd: float = 1.5,
    priors: bool = False,
    repeats: Repeats | None = None,
    unknown: Unknown = "refuse",
) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    """Ability of each person from the parameters of a bank.

    Parameters
    ----------
    responses
        See `pixsim.calibration.read_responses`. Answers to items of the bank that have no
        parameters are not used.
    bank : Bank
    method, mean, sd
        See `pixsim.calibration.ability`; Warm's estimate needs neither mean nor sd.
    priors : bool
        Use the *priors* of items that were never calibrated.
    repeats : {"first", "last", "refuse"}, optional
        See `pixsim.calibration.read_responses`.
    unknown : {"refuse", "leave_out"}
        What is done with items the bank does not have.

    Returns
    -------
    scores : DataFrame
        As from `pixsim.calibration.ability`.
    findings : tuple of Finding
        Items that were not used, or that have priors.

    Raises
    ------
    DataError
        Responses that cannot be used, items that the bank does not have, none with parameters.
    """
    read = read_responses(responses, repeats=repeats)
    read, _, left_out = known_items(read, list(read.items), bank, unknown)
    new = [name for name in read.items if name not in bank.parameters]
    if len(new) == len(read.items) and not priors:
        raise DataError([Problem.of("responses", "", "item", "none_calibrated")])
    findings = [*left_out, *read.warnings]
    if new:
        findings.append(Finding.of("prior_items" if priors else "uncalibrated_items", new))
    known = read if priors else read.select(np.array([n in bank.parameters for n in read.items]))
    items = bank_items(bank, priors=priors)
    return ability(items, known, method=method, mean=mean, sd=sd), tuple(findings)
