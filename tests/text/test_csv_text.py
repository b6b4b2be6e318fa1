"""The one writer of rows as CSV."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from pixsim.text.csv_text import csv_text, spreadsheet_csv

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def test_a_file_opens_in_a_french_spreadsheet() -> None:
    content = spreadsheet_csv(("Prénom", "Âge"), [("Zoé", 3)])
    assert content == b"\xef\xbb\xbf" + "Prénom;Âge\r\nZoé;3\r\n".encode()
    assert spreadsheet_csv(("a;b",), [("c\nd",)], newline="\n").endswith(b'"a;b"\n"c\nd"\n')


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2)), st.sampled_from(",;\t"))
def test_rows_read_back(rows: list[list[str]], separator: str) -> None:
    text = csv_text(rows, separator=separator)
    read = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    assert list(read) == rows
