"""The passing of time in a server: its clocks go on while nobody asks for a page."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

from pixsim.store.failure_log import told_failure
from pixsim.store.sittings.journal import JournalError

EVERY = 1.0  # seconds


@contextlib.asynccontextmanager
async def ticking_context(tick: Callable[[], object], every: float = EVERY) -> AsyncIterator[None]:
    """Call `tick` again and again for as long as the context lasts, whatever it raises.

    Parameters
    ----------
    tick : callable
    every : float
        Seconds.
    """
    task = asyncio.create_task(_tick_forever(tick, every))
    try:
        yield
    finally:
        task.cancel()


async def _tick_forever(tick: Callable[[], object], every: float) -> None:
    while True:
        await asyncio.sleep(every)
        try:
            tick()
        except JournalError:  # a full disk: told by the next page, tried again in a second
            continue
        except Exception as error:  # noted; the clocks of the others must not stop for it
            told_failure(error)
