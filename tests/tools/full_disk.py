"""A disk that is full while somebody sits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from pixsim.store.sittings.journal import Journal, JournalError


@contextmanager
def disk_full_for_questions() -> Iterator[None]:
    """Journals keep answers, and refuse the question that is asked next."""
    append = Journal.append

    def refuse_question(self: Journal, name: str, events: list[Any], after: int) -> None:
        if any(event.kind == "asked" for event in events):
            raise JournalError("write", self.path, "disk full")
        append(self, name, events, after)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Journal, "append", refuse_question)
        yield
