"""How the rows of a question are shared between its statement, its file and its answer."""

from __future__ import annotations

from dataclasses import dataclass

FILE_ROWS = 11
"""Of the file between statement and answer, where there is room."""
LEAST_FILE, LEAST_STATEMENT = 5, 3


@dataclass(frozen=True, slots=True)
class Shares:
    """Rows of each; the answer has what is left."""

    statement: int
    file: int
    answer: int
    cut: bool
    """The statement is longer than its rows: one more row says so."""


def divide_rows(free: int, statement: int, answer: int, least_answer: int, *, file: bool) -> Shares:
    """Share rows so that the answer is always in sight.

    Parameters
    ----------
    free : int
        Rows there are.
    statement, answer : int
        Rows each would fill.
    least_answer : int
        Rows the answer cannot do without.
    file : bool
        Whether a file takes some, as many as `FILE_ROWS` where the rest allows it.
    """
    least_answer = min(answer, least_answer)
    rows = 0
    if file:
        room = free - min(statement, LEAST_STATEMENT) - least_answer
        rows = max(LEAST_FILE, min(FILE_ROWS, room))
    left = max(free - rows, 2)
    if statement + answer <= left:
        return Shares(statement, rows, left - statement, cut=False)
    wanted = max(left - answer, left // 2, min(statement, LEAST_STATEMENT))
    given = max(1, min(wanted, left - least_answer))
    if statement <= given:
        return Shares(statement, rows, left - statement, cut=False)
    given = max(1, min(given, left - least_answer - 1))  # a row for the hint
    return Shares(given, rows, left - given - 1, cut=True)
