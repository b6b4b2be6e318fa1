"""Why a text cannot be read as CSV, for every reader of lists that people hand in."""

from __future__ import annotations

import csv
import io
from itertools import islice

from pixsim.foundation.problems import Problem


def csv_fault(file: str, text: str, line: int, newline: str = "\n") -> Problem:
    """What made ``csv`` stop: a value without end, on one line or over many.

    Parameters
    ----------
    file, text
        Its name, and what was read of it.
    line : int
        Where the reader stood (``line_num``).
    newline : str
        As the text was given to `io.StringIO`.
    """
    most = csv.field_size_limit()
    there = next(islice(io.StringIO(text, newline=newline), line - 1, None), "")
    if len(there) > most:
        return Problem.of(file, f"line {line}", "", "csv_cell", most=most)
    return Problem.of(file, f"line {line}", "", "not_csv")
