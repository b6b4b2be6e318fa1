"""How often items are shown: what many have seen is known, what few have seen is not measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

OFTEN = 0.3
"""Share of the tests above which an item is shown too often: many will know it beforehand."""


def exposure(responses: pd.DataFrame) -> pd.DataFrame:
    """Share of the tests in which each item was shown.

    Parameters
    ----------
    responses : DataFrame
        Columns ``item``, and ``sitting`` or else ``candidate``; rows of several tests. Where there is
        a column ``seeded``, questions on trial are counted apart.

    Returns
    -------
    DataFrame
        ``item``, ``n`` (tests that showed it), ``rate``, ``on_trial`` (of `n`), most often shown
        first. ``attrs["tests"]`` is the number of tests, ``attrs["overlap"]`` how many questions two
        of them have in common on average (missing for one test), ``attrs["length"]`` how many they
        have.

    Raises
    ------
    ValueError
        Columns that are missing.
    """
    import pandas as pd

    test = _test_of_rows(responses)
    shown = pd.DataFrame(
        {"test": test, "item": responses["item"].astype(str), "trial": _is_on_trial(responses)}
    ).drop_duplicates(["test", "item"])
    tests = int(shown["test"].nunique())
    found = shown.groupby("item", sort=True)["trial"].agg(["size", "sum"])
    n = found["size"].to_numpy(dtype=np.int64)
    table = pd.DataFrame(
        {
            "item": found.index.to_numpy(dtype=object),
            "n": n,
            "rate": n / max(tests, 1),
            "on_trial": found["sum"].to_numpy(dtype=np.int64),
        }
    )
    order = np.lexsort((table["item"], -n))
    table = table.iloc[order].reset_index(drop=True)
    table.attrs["tests"] = tests
    table.attrs["length"] = float(n.sum() / max(tests, 1))
    pairs = tests * (tests - 1)
    table.attrs["overlap"] = float((n * (n - 1)).sum() / pairs) if pairs else float("nan")
    return table


def _test_of_rows(responses: Any) -> Any:
    """The test of each row: its sitting, or the candidate where none is named."""
    columns = set(getattr(responses, "columns", ()))
    if "item" not in columns or not columns & {"sitting", "candidate"}:
        raise ValueError("responses: expected the columns item, and sitting or candidate")
    if "sitting" not in columns:
        return responses["candidate"].astype(str)
    sitting = responses["sitting"].astype("string")
    if "candidate" in columns:
        sitting = sitting.fillna(responses["candidate"].astype("string"))
    return sitting


def _is_on_trial(responses: Any) -> Any:
    if "seeded" not in responses.columns:
        return np.zeros(len(responses), dtype=bool)
    return responses["seeded"].astype("boolean").fillna(False).to_numpy(dtype=bool)
