"""Answers in the forms of other libraries are read as they mean, or refused in one line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import sparse  # type: ignore[import-untyped]

from pixsim.answers.reading import read_responses
from pixsim.foundation.problems import DataError

WIDE = np.array([[1, 0, np.nan], [0, np.nan, 1], [1, 1, 0]])


def same(read: Any) -> None:
    np.testing.assert_array_equal(read.matrix(), np.nan_to_num(WIDE, nan=-1))


def test_missing_as_minus_one_and_masked_arrays() -> None:
    coded = np.nan_to_num(WIDE, nan=-1)
    same(read_responses(coded))
    same(read_responses(coded.astype(int)))
    same(read_responses(coded.astype(np.int8)))
    same(read_responses(coded.astype(int).astype(str)))
    same(read_responses(np.ma.masked_array(np.nan_to_num(WIDE, nan=7).astype(int), np.isnan(WIDE))))
    with pytest.raises(DataError, match="1/item_1: -2"):
        read_responses(np.array([[-2, 1], [0, 1]]))


def test_sparse_matrices_hold_wrong_answers_as_stored_zeros() -> None:
    person, item = np.nonzero(~np.isnan(WIDE))
    stored = sparse.csr_array((WIDE[person, item].astype(int), (person, item)), shape=(3, 3))
    read = read_responses(stored)
    same(read)
    assert read.items == ("item_1", "item_2", "item_3")
    with pytest.raises(DataError, match="wrong and missing look alike"):
        read_responses(sparse.csr_array(np.eye(3)))
    with pytest.raises(DataError, match="other values than 0 and 1: 5"):
        read_responses(sparse.coo_array(([0, 5], ([0, 1], [0, 1])), shape=(2, 2)))


def test_files_and_tables_of_other_libraries(tmp_path: Path) -> None:
    table = pd.DataFrame(WIDE, columns=list("abc"))
    file = tmp_path / "answers.csv"
    table.to_csv(file, index=False)
    for path in (file, str(file)):
        read = read_responses(path)
        order = [read.items.index(name) for name in "abc"]
        np.testing.assert_array_equal(read.matrix()[:, order], np.nan_to_num(WIDE, nan=-1))
    with pytest.raises(DataError, match=r"missing\.csv.*cannot be read"):
        read_responses(tmp_path / "missing.csv")


def test_a_table_of_pyarrow() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    same(read_responses(pyarrow.Table.from_pandas(pd.DataFrame(WIDE, columns=list("abc")))))


def test_polars_tables_wide_and_long() -> None:
    polars = pytest.importorskip("polars")
    wide = polars.DataFrame({name: WIDE[:, k].tolist() for k, name in enumerate("abc")})
    same(read_responses(wide.fill_nan(None)))
    long = polars.DataFrame({"candidate": ["x", "y"], "item": ["a", "a"], "outcome": [1, 0]})
    assert read_responses(long).total == 2
    with pytest.raises(DataError, match=r"call \.collect"):
        read_responses(long.lazy())
    with pytest.raises(DataError, match="one polars column"):
        read_responses(polars.Series([1, 0]))


def test_a_dict_of_columns_is_a_table_wide_or_long() -> None:
    same(read_responses({name: WIDE[:, k].tolist() for k, name in enumerate("abc")}))
    long = {"candidate": ["x", "y"], "item": ["a", "a"], "outcome": [1, 0]}
    assert read_responses(long).total == 2
    with pytest.raises(ValueError, match="same length"):
        read_responses({"a": [1, 0], "b": [1]})


@pytest.mark.parametrize(
    ("given", "told"), [(None, "got None"), (3, "one int"), (iter([]), "one ")]
)
def test_what_is_no_table_is_named(given: object, told: str) -> None:
    with pytest.raises(DataError, match=f"expected a table of persons by items.*{told}"):
        read_responses(given)
