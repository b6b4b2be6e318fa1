"""Rows shared between statement, file and answer: the answer is always in sight."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pixsim.tui.drawing.row_sharing import FILE_ROWS, Shares, divide_rows

ROWS = st.integers(1, 60)


def test_all_that_fits_is_shown_whole() -> None:
    assert divide_rows(15, 3, 6, 4, file=False) == Shares(3, 0, 12, cut=False)
    assert divide_rows(30, 3, 6, 4, file=True) == Shares(3, FILE_ROWS, 16, cut=False)


def test_a_long_statement_keeps_a_row_that_says_so() -> None:
    found = divide_rows(15, 40, 4, 4, file=False)
    assert found.cut
    assert found.statement + 1 + found.answer == 15
    assert found.answer >= 4


def test_a_long_list_leaves_a_short_statement_whole() -> None:
    assert divide_rows(15, 3, 30, 4, file=False) == Shares(3, 0, 12, cut=False)


def test_between_statement_and_answer_the_file_gives_way_first() -> None:
    found = divide_rows(14, 4, 3, 3, file=True)
    assert found.file < FILE_ROWS
    assert found.answer >= 3


@given(
    free=st.integers(12, 80),
    statement=ROWS,
    answer=ROWS,
    least=st.integers(1, 4),
    file=st.booleans(),
)
def test_nothing_is_lost_and_the_answer_has_what_it_needs(
    free: int, statement: int, answer: int, least: int, file: bool
) -> None:
    found = divide_rows(free, statement, answer, least, file=file)
    assert found.statement + found.file + found.answer + found.cut == free
    assert found.cut == (found.statement < statement)
    assert found.answer >= min(answer, least)
    assert found.statement >= 1
    assert (found.file > 0) == file
