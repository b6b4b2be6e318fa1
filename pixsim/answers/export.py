"""Tables of responses as files: CSV, JSON lines, Parquet. All read back to the same table."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

from pixsim.text.csv_text import csv_text, neutralise_formula
from pixsim.text.json_text import write_json

if TYPE_CHECKING:
    import pandas as pd

Format = Literal["csv", "jsonl", "parquet"]
MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"


class NoParquetError(ImportError):
    """Parquet needs the package pyarrow, which is not installed."""


def encode_table(table: pd.DataFrame, form: Format) -> bytes:
    """A table of responses as the content of a file.

    Parameters
    ----------
    table : DataFrame
        See `pixsim.answers.table`.
    form : {"csv", "jsonl", "parquet"}
        CSV: UTF-8, comma, decimal point, missing values empty, ISO 8601 dates; an apostrophe
        before texts that spreadsheets would take for formulas, see `pixsim.text.csv_text`.
        JSON lines: one object per row, missing values null.

    Raises
    ------
    NoParquetError
    """
    if form == "parquet":
        return _encode_parquet(table)
    plain = table.assign(date=table["date"].dt.strftime(MOMENT)).astype(object)
    if form == "csv":
        for name in ("simulated", "seeded"):
            plain[name] = plain[name].map({True: "true", False: "false"})
        plain = plain.map(_neutralise_cell).rename(columns=_neutralise_cell).astype(object)
        text = csv_text([list(plain.columns), *_nan_to_none(plain).to_numpy().tolist()])
    else:
        rows = _nan_to_none(plain).to_dict("records")
        text = "".join(f"{write_json(row)}\n" for row in rows)
    return text.encode(errors="backslashreplace")  # half characters are no UTF-8


def _nan_to_none(plain: pd.DataFrame) -> pd.DataFrame:
    """The table with None for what is missing."""
    return plain.where(plain.notna(), None)


def count_neutralised_cells(table: pd.DataFrame) -> int:
    """How many cells of a table, names of columns included, CSV marks as no formulas."""
    texts = table.select_dtypes(["object", "string"])
    marked = sum(
        int((column.map(_neutralise_cell) != column)[column.notna()].sum())
        for _, column in texts.items()
    )
    return marked + sum(_neutralise_cell(name) != name for name in table.columns)


def _neutralise_cell(value: object) -> object:
    return neutralise_formula(value) if isinstance(value, str) else value


def need_pyarrow() -> None:
    """Make sure that Parquet can be written.

    Raises
    ------
    NoParquetError
    """
    try:
        import pyarrow  # type: ignore[import-not-found,import-untyped,unused-ignore] # noqa: F401
    except ImportError as error:
        raise NoParquetError("Parquet needs the package pyarrow") from error


def _encode_parquet(table: pd.DataFrame) -> bytes:
    need_pyarrow()
    content = io.BytesIO()
    table.to_parquet(content, engine="pyarrow", index=False)
    return content.getvalue()
