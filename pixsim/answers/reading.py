"""Responses of any form, a wide 0/1 matrix or a tidy long table, read and checked.

Everything that cannot be used is reported at once in one `DataError`; what can be used but says
less than it seems (constant items, empty candidates, unconnected blocks) is in
`Responses.warnings`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.findings import Finding
from pixsim.answers.other_libraries import to_plain_responses
from pixsim.answers.raw_tables import Repeats, read_long, read_wide, responses_problem
from pixsim.answers.response_matrix import Responses, from_matrix, from_triplets
from pixsim.answers.uninformative_responses import design_warnings
from pixsim.foundation.problems import DataError

LONG_COLUMNS = ("candidate", "item", "outcome")
ORDER = ("date", "sitting", "number")  # columns that order two answers in time


def read_responses(
    responses: Any, *, items: Sequence[str] | None = None, repeats: Repeats | None = None
) -> Responses:
    """Read and check responses of any form.

    Parameters
    ----------
    responses : array, DataFrame, dict of columns, file or Responses
        A wide matrix (person, item) of 0, 1 and missing (NaN, None, -1, empty text), perhaps with a
        column ``candidate``; or a table with the columns ``candidate``, ``item`` and ``outcome``,
        one row per answer, such as `pixsim.responses` and `pixsim.simulate_responses` give.
        Outcomes may also be the codes of a sitting: ``ok`` counts as right, ``unanswered`` and
        ``neutralised`` as missing, the others as wrong. Also what `pixsim.answers.other_libraries.to_plain_responses`
        takes: the path of a file, polars, pyarrow, masked arrays, scipy sparse.
    items : sequence of str, optional
        Names of the columns of a wide array.
    repeats : {"first", "last", "refuse"}, optional
        Which answer counts of a candidate who answered an item more than once, in the order of
        ``date``, ``sitting`` and ``number``. A later answer says more of memory than of ability:
        default first; refused where the table has no dates to tell which came first.

    Returns
    -------
    Responses

    Raises
    ------
    DataError
        Values other than 0 and 1, refused repeats, duplicated names, no answer at all; every fault
        is named.
    ValueError
        Columns of different lengths, unknown `repeats`.

    Examples
    --------
    >>> import pandas as pd
    >>> from pixsim.calibration import read_responses
    >>> table = pd.DataFrame({"candidate": ["a", "a", "b"], "item": ["q1", "q2", "q1"], "outcome": [1, 0, 1]})
    >>> read_responses(table).items
    ('q1', 'q2')
    """
    responses = to_plain_responses(responses)
    if isinstance(responses, Responses):
        return responses
    columns = getattr(responses, "columns", responses if isinstance(responses, dict) else ())
    if not set(LONG_COLUMNS) <= {str(column) for column in columns}:
        values, names, persons = read_wide(responses, items)
        read = from_matrix(values, names, persons)
        return replace(read, warnings=design_warnings(read))
    if repeats not in (None, *get_args(Repeats)):
        raise ValueError(f"repeats: {repeats!r} is not one of {', '.join(get_args(Repeats))}")
    order = _sort_by_date({name: responses[name] for name in ORDER if name in columns})
    keep = repeats or ("refuse" if order is None else "first")
    candidate, item, outcome = (responses[name] for name in LONG_COLUMNS)
    long = read_long(candidate, item, outcome, order, keep)
    read = from_triplets(long.person, long.item, long.outcome, long.items, long.persons)
    pairs = dict.fromkeys(long.repeated)
    repeated = (Finding.of(f"repeats_{keep}", pairs, n=len(long.repeated)),) if pairs else ()
    return replace(read, warnings=(*repeated, *design_warnings(read)))


def _sort_by_date(columns: dict[str, Any]) -> NDArray[np.int64] | None:
    """Rows by date, sitting and number; None without dates."""
    import pandas as pd

    if "date" not in columns:
        return None
    table = pd.DataFrame({name: np.asarray(column) for name, column in columns.items()})
    dates = pd.to_datetime(table["date"], utc=True, format="ISO8601", errors="coerce")
    wrong = table["date"][dates.isna() & table["date"].notna()].astype(str)
    wrong = wrong[wrong.str.strip() != ""]
    if len(wrong):
        raise DataError([responses_problem("date", "no_dates", wrong.unique())])
    table["date"] = dates
    if dates.isna().all():
        return None
    return table.sort_values(list(table.columns), kind="stable").index.to_numpy()
