"""Questions of a sitting marked to be looked at again: a note to oneself, no part of the result."""

from __future__ import annotations

from pixsim.store.errors import UnknownSittingError
from pixsim.store.sittings.journal import Journal


def read_review_marks(journal: Journal, sitting: str) -> frozenset[int]:
    """Places of the questions marked, from 1.

    Raises
    ------
    JournalError
    """
    query = "SELECT place FROM review_mark WHERE sitting = ?"
    with journal.snapshot() as connection:
        return frozenset(place for (place,) in connection.execute(query, (sitting,)))


def set_mark(journal: Journal, sitting: str, place: int, *, on: bool) -> None:
    """Mark a question, or take its mark away; on disk when this returns.

    Parameters
    ----------
    journal : Journal
    sitting : str
    place : int
        Of the question in the result, from 1.
    on : bool

    Raises
    ------
    UnknownSittingError
        It was deleted meanwhile.
    ValueError
        No place.
    JournalError
    """
    if place < 1:
        raise ValueError(f"questions are counted from 1, not {place}")
    with journal.transaction() as connection:
        known = connection.execute("SELECT 1 FROM sitting WHERE id = ?", (sitting,)).fetchone()
        if known is None:
            raise UnknownSittingError(f"the journal has no sitting {sitting}")
        change = (
            "INSERT OR IGNORE INTO review_mark VALUES (?, ?)"
            if on
            else "DELETE FROM review_mark WHERE sitting = ? AND place = ?"
        )
        connection.execute(change, (sitting, place))
