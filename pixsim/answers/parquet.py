"""Reads Parquet files from anywhere: their size in memory is checked before it is taken.

A file of 2 MB may unfold to 10 GB: one value repeated, a long text by reference, a list in a cell.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from pixsim.answers.export import need_pyarrow

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS = 20_000_000
MOST_CELLS = 250_000_000  # 8 bytes each at least
MOST_BYTES = 1 << 30
MOST_CHARACTERS = 10_000  # of one cell
BATCH = 65_536  # rows


class TooLargeError(ValueError):
    """A table beyond what is read: `kind`, with `n` and the `most` there may be."""

    def __init__(self, kind: str, n: int, most: int, column: str = "") -> None:
        self.kind, self.n, self.most, self.column = kind, n, most, column
        super().__init__(f"{column or 'table'}: {kind}, {n} for at most {most}")


class NestedColumnError(ValueError):
    """A column that holds lists: no table of plain cells."""

    def __init__(self, column: str) -> None:
        self.column = column
        super().__init__(f"{column} is nested")


def read_parquet(raw: bytes) -> pd.DataFrame:
    """Read the content of a Parquet file within the limits of this module.

    Texts stay one object however often they are repeated.

    Raises
    ------
    NoParquetError
    TooLargeError, NestedColumnError
    OSError, ValueError
        Not readable.
    """
    need_pyarrow()
    import pyarrow as pa  # type: ignore[import-not-found,import-untyped,unused-ignore]
    import pyarrow.parquet as pq  # type: ignore[import-not-found,import-untyped,unused-ignore]

    file = pq.ParquetFile(io.BytesIO(raw))
    _check_metadata(file.metadata)
    schema = file.schema_arrow
    texts = [
        field.name
        for place, field in enumerate(schema)
        if file.schema.column(place).physical_type == "BYTE_ARRAY"
    ]
    file = pq.ParquetFile(io.BytesIO(raw), read_dictionary=texts)
    read, size = [], 0
    for batch in file.iter_batches(BATCH):
        size += batch.nbytes
        _check_limit("many_bytes", size, MOST_BYTES)
        for name in texts:
            _check_lengths(name, batch.column(name))
        read.append(batch)
    table: pd.DataFrame = pa.Table.from_batches(read, file.schema_arrow).to_pandas()
    plain = [name for name in texts if not pa.types.is_dictionary(schema.field(name).type)]
    read_back: pd.DataFrame = table.astype({name: object for name in plain if name in table})
    return read_back


def _check_metadata(metadata: Any) -> None:
    """What the file says of itself, before anything is read."""
    columns = [metadata.schema.column(place) for place in range(metadata.num_columns)]
    for column in columns:
        if column.max_repetition_level or "." in column.path:
            raise NestedColumnError(column.path)
    rows = metadata.num_rows
    _check_limit("many_rows", rows, MOST_ROWS)
    _check_limit("many_cells", rows * len(columns), MOST_CELLS)
    groups = (metadata.row_group(place) for place in range(metadata.num_row_groups))
    _check_limit("many_bytes", sum(group.total_byte_size for group in groups), MOST_BYTES)
    fixed = sum(max(column.length, 0) for column in columns)  # of arrays of one length
    _check_limit("many_bytes", rows * fixed, MOST_BYTES)


def _check_lengths(name: str, values: Any) -> None:
    """The longest text of a column; each is there once."""
    import pyarrow.compute as pc  # type: ignore[import-not-found,import-untyped,unused-ignore]

    longest = pc.max(pc.binary_length(values.dictionary)).as_py() or 0
    _check_limit("long_text", longest, MOST_CHARACTERS, name)


def _check_limit(kind: str, n: int, most: int, column: str = "") -> None:
    if n > most:
        raise TooLargeError(kind, n, most, column)
