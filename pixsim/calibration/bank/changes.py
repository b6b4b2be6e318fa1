"""From a fit to the values of each item of the bank, before and after."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.findings import Finding
from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.parameters import MOST_C, MOST_SE, Calibrated, is_valid_curve
from pixsim.calibration import Calibration

if TYPE_CHECKING:
    import pandas as pd

CHANGES = (
    "item", "n", "status", "origin", "a_before", "b_before", "a", "b", "se_a", "se_b", "c",
)  # fmt: skip


def updated_parameters(
    fit: Calibration,
    counts: Mapping[str, int],
    method: str,
    date: datetime.date,
    means: NDArray[np.float64] | None = None,
) -> dict[str, Calibrated]:
    """Finite estimates that an item may have, by item of the bank.

    Parameters
    ----------
    means : float64 array, shape (item, 4), optional
        ``a``, ``b``, ``se_a``, ``se_b`` in place of those of ``fit.items``.
    """
    import pandas as pd

    table = fit.items
    if fit.families is not None:  # and the items of none
        families = fit.families.rename(columns={"family": "item"})
        table = pd.concat(
            [families, table[table["item"].isin(counts.keys() - set(families["item"]))]]
        )
    if "c" not in table:
        table = table.assign(c=0.0)
    if means is not None:
        table = table.assign(**dict(zip(("a", "b", "se_a", "se_b"), means.T, strict=True)))
    values = table[["a", "b", "se_a", "se_b", "c"]].fillna({"c": 0.0}).to_numpy(dtype=np.float64)
    rows = zip(table["item"], values.tolist(), strict=True)
    return {
        name: Calibrated(
            item=name, a=a, b=b, c=c, se_a=se_a, se_b=se_b, n=counts[name], method=method, date=date
        )
        for name, (a, b, se_a, se_b, c) in rows
        if counts[name] and is_valid_curve(a, b) and max(se_a, se_b) <= MOST_SE and c <= MOST_C
    }


def list_changes(
    counts: Mapping[str, int],
    bank: Bank,
    new: Mapping[str, Calibrated],
    fixed: Mapping[str, Any],
    minimum: int,
) -> pd.DataFrame:
    """The table of changes, see `Recalibration.changes`.

    Parameters
    ----------
    counts : mapping of str to int
        Answers to each item.
    bank : Bank
        With the values before.
    new : mapping of str to Calibrated
        Finite estimates.
    fixed : mapping
        Anchors.
    minimum : int
    """
    import pandas as pd

    rows = []
    for name, n in counts.items():
        before = bank.parameters.get(name)
        status = _change_status(name, n, new, fixed, minimum)
        a, b = (before.a, before.b) if before else bank.curve(bank.items[name])
        after = new[name] if status == "calibrated" else before
        errors = (after.se_a, after.se_b) if after else (np.nan, np.nan)
        rows.append(
            (name, n, status, "calibrated" if before else "prior", a, b)
            + ((after.a, after.b) if after else (a, b))
            + errors
            + (after.c if after else 0.0,)
        )
    table = pd.DataFrame(rows, columns=list(CHANGES))
    far: NDArray[np.float64] = (table["b"] - table["b_before"]).abs().to_numpy()
    order = np.lexsort((table["item"], -far, table["status"] != "calibrated"))
    return table.iloc[order].reset_index(drop=True)


def _change_status(
    name: str, n: int, new: Mapping[str, Calibrated], fixed: Mapping[str, Any], minimum: int
) -> str:
    if name in fixed:
        return "anchor"
    if n < minimum:
        return "few_answers"
    return "calibrated" if name in new else "no_estimate"


def find_doubts(changes: pd.DataFrame, bank: Bank) -> tuple[Finding, ...]:
    """Estimates that rest on less than before, and items without any."""
    new = changes[changes["status"] == "calibrated"]
    fewer = [
        item
        for item, n in zip(new["item"], new["n"], strict=True)
        if item in bank.parameters and n < bank.parameters[item].n
    ]
    none = changes.loc[changes["status"] == "no_estimate", "item"].tolist()
    found = (("fewer_answers", fewer), ("no_estimate", none))
    return tuple(Finding.of(kind, names) for kind, names in found if names)
