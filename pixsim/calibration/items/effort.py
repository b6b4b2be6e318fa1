"""Answers too rapid to rest on reading the question, by the times that were measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

SHARE, MOST = 0.10, 10.0  # of the item's mean time; seconds (Wise & Ma 2012, NT10)
FEWEST = 10  # timed answers of an item with a threshold of its own
LEAST_EFFORT = 0.90  # share of answers with effort (Wise & Kong 2005)
TRIMMED = 0.95  # longest times left out: somebody went for a coffee


def rapid_answers(responses: pd.DataFrame, *, share: float = SHARE) -> pd.Series:
    """Which answers are too rapid, row by row.

    Parameters
    ----------
    responses : DataFrame
        Columns ``item`` and ``seconds``, such as `pixsim.responses` gives.
    share : float
        Of the item's mean time (the longest 5 % left out) below which an answer is too rapid, 10
        seconds at most: the normative threshold of Wise & Ma (2012).

    Returns
    -------
    Series of bool
        False where there is no time, or fewer than ten of the item. Such answers say little of
        ability: ``responses[~rapid_answers(responses)]`` leaves them out.

    Raises
    ------
    ValueError
        A column is missing, a share outside ]0, 1[.
    """
    lacking = {"item", "seconds"} - set(responses.columns)
    if lacking:
        raise ValueError(f"responses: no column {', '.join(sorted(lacking))}")
    if not 0 < share < 1:
        raise ValueError(f"share: {share} is not between 0 and 1")
    seconds = responses["seconds"].astype("float64")
    times = seconds.groupby(responses["item"])
    usual = seconds.where(seconds <= times.transform(lambda t: t.quantile(TRIMMED)))
    mean = usual.groupby(responses["item"]).transform("mean")
    limit = (share * mean).clip(upper=MOST).where(times.transform("count") >= FEWEST)
    rapid: pd.Series = (seconds < limit).fillna(False).astype(bool)
    return rapid


def effort(responses: pd.DataFrame, *, share: float = SHARE) -> pd.DataFrame:
    """Share of each candidate's answers that took the time to be answers.

    Parameters
    ----------
    responses : DataFrame
        Columns ``candidate``, ``item``, ``seconds`` and ``outcome``.
    share : float
        See `rapid_answers`.

    Returns
    -------
    DataFrame
        ``candidate``, ``n`` (timed answers), ``rapid`` (how many too rapid), ``effort`` (share of
        the others; NaN without times), ``right_rapid`` (share right of the rapid ones: about what
        guessing gives), ``named`` (effort below 0.90), least effort first.
    """
    import pandas as pd

    rapid = rapid_answers(responses, share=share)
    right: Any = responses["outcome"].astype("string").isin(["ok", "1", "1.0", "True", "true"])
    table = pd.DataFrame(
        {
            "candidate": responses["candidate"],
            "n": responses["seconds"].notna(),
            "rapid": rapid,
            "right": rapid & right,
        }
    )
    found = table.groupby("candidate", sort=False).sum().reset_index()
    n = found["n"].to_numpy(dtype=np.float64)
    fast = found["rapid"].to_numpy(dtype=np.float64)
    found["effort"] = np.where(n > 0, 1.0 - fast / np.maximum(n, 1.0), np.nan)
    right_fast = found.pop("right").to_numpy(dtype=np.float64)
    found["right_rapid"] = np.where(fast > 0, right_fast / np.maximum(fast, 1.0), np.nan)
    found["named"] = found["effort"] < LEAST_EFFORT
    return found.sort_values("effort", kind="stable", ignore_index=True)
