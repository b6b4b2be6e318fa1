"""Tables that families hand out, as pandas reads them."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd

from tests.families.attachments import workbook


def frame(held: bytes, **options: Any) -> Any:
    """A CSV."""
    return pd.read_csv(io.BytesIO(held), sep=";", encoding="utf-8-sig", **options)


def first_sheet(values: dict[str, Any]) -> pd.DataFrame:
    """The first worksheet of the only workbook."""
    header, *lines = workbook(values).worksheets[0].iter_rows(values_only=True)
    return pd.DataFrame(lines, columns=list(header))
