"""Clocks of a server go on, whatever one turn of them raises."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from pixsim.store.errors import JournalError
from pixsim.web.serving.ticking import ticking_context


@pytest.mark.parametrize(
    "fault", [JournalError("denied", Path("p.db"), "full"), sqlite3.OperationalError("disk full")]
)
def test_time_goes_on_after_a_fault(fault: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one person's own pages too, where a full disk stopped the clock for good."""
    noted: list[BaseException] = []
    monkeypatch.setattr("pixsim.web.serving.ticking.told_failure", noted.append)

    async def three_turns() -> int:
        turns, enough = 0, asyncio.Event()

        def tick() -> None:
            nonlocal turns
            turns += 1
            if turns == 3:
                enough.set()
            raise fault

        async with ticking_context(tick, every=0):
            await asyncio.wait_for(enough.wait(), 30)
        return turns

    assert asyncio.run(three_turns()) >= 3
    assert bool(noted) is not isinstance(fault, JournalError)
