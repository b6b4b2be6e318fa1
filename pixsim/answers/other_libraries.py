"""Responses in the forms that other libraries give, turned into those that are read here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from pixsim.answers.response_matrix import Responses, from_triplets
from pixsim.answers.uninformative_responses import design_warnings
from pixsim.foundation.problems import DataError, Problem

LONG_COLUMNS = {"candidate", "item", "outcome"}  # of a table with a row for each answer


def to_plain_responses(responses: Any) -> Any:
    """Responses as an array, a pandas table, a long dict of columns or `Responses`.

    Parameters
    ----------
    responses : anything
        Also: a wide dict of columns, the path of a file (see `pixsim.answers.merge.merge_responses`), a polars or pyarrow
        table, a masked array (masked: missing), a scipy sparse matrix whose stored values are the
        answers, wrong ones stored as 0.

    Raises
    ------
    DataError
        A sparse matrix that stores no 0, so that wrong and missing cannot be told apart; a polars
        query that has not been collected; a file that cannot be used; what is no table at all.
    ValueError
        Columns of different lengths.
    """
    if isinstance(responses, str | Path):
        from pixsim.answers.merge import merge_responses

        return merge_responses(Path(responses))
    if isinstance(responses, np.ma.MaskedArray):
        kind = np.float64 if responses.dtype.kind in "biuf" else object
        return np.ma.filled(responses.astype(kind), np.nan)
    library = type(responses).__module__.partition(".")[0]
    if library == "polars":
        return _of_polars(responses)
    if library == "pyarrow":
        return responses.to_pandas()
    if library == "scipy" and hasattr(responses, "tocoo"):
        return _of_sparse(responses)
    if isinstance(responses, dict):
        return (
            responses
            if {str(name) for name in responses} >= LONG_COLUMNS
            else _wide_table(responses)
        )
    if not (isinstance(responses, Responses | list | tuple) or hasattr(responses, "shape")):
        got = "None" if responses is None else f"one {type(responses).__name__}"
        raise DataError([_wrong_form_problem(f"expected a table of persons by items, got {got}")])
    return responses


def _wide_table(columns: dict[Any, Any]) -> Any:
    import pandas as pd

    return pd.DataFrame({name: np.asarray(column) for name, column in columns.items()})


def _of_polars(table: Any) -> Any:
    import pandas as pd

    if hasattr(table, "collect"):
        raise DataError(
            [_wrong_form_problem("a polars query that is not collected yet: call .collect()")]
        )
    if not hasattr(table, "get_columns"):
        raise DataError([_wrong_form_problem("one polars column is no table of persons by items")])
    return pd.DataFrame({column.name: column.to_list() for column in table.get_columns()})


def _of_sparse(matrix: Any) -> Responses:
    stored = matrix.tocoo()
    values = np.asarray(stored.data)
    if not values.size or not (values == 0).any():
        told = "no answer" if not values.size else "no stored 0: wrong and missing look alike"
        raise DataError([_wrong_form_problem(f"a sparse matrix with {told}")])
    wrong = ~np.isin(values, (0, 1))
    if wrong.any():
        raise DataError(
            [
                _wrong_form_problem(
                    f"a sparse matrix with other values than 0 and 1: {values[wrong][0]}"
                )
            ]
        )
    persons, items = stored.shape
    names = tuple(f"item_{number}" for number in range(1, items + 1))
    row, column = stored.coords if hasattr(stored, "coords") else (stored.row, stored.col)
    key = row.astype(np.int64) * items + column
    if np.unique(key).size < key.size:
        raise DataError([_wrong_form_problem("a sparse matrix that stores places twice")])
    read = from_triplets(row, column, values.astype(np.int8), names, range(1, persons + 1))
    return replace(read, warnings=design_warnings(read))


def _wrong_form_problem(what: str) -> Problem:
    return Problem.of("responses", "", "", "form", what=what)
