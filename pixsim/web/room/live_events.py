"""What changes, told as it happens: Server-Sent Events, one way, over plain HTTP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import StreamingResponse

BEAT = 1.0  # seconds between two looks
SILENT_BEATS = 15  # looks after which something is sent all the same: a cut link is noticed


@dataclass(frozen=True, slots=True)
class News:
    """What concerns a reader now.

    Attributes
    ----------
    key : hashable
        News is sent when it changes.
    name : str
        Of the event: ``anew`` loads the page again, others are known to the script.
    data : object
        For JSON.
    at_once : bool
        The page is already behind: told without waiting for a change.
    """

    key: Hashable
    name: str = "anew"
    data: Any = field(default_factory=dict)
    at_once: bool = False


Look = Callable[[], News | None]
"""What concerns a reader now; None ends the stream."""


def news_response(look: Look, stopping: asyncio.Event) -> StreamingResponse:
    """A stream that looks once a second and tells what is new."""
    return StreamingResponse(
        _news_stream(look, stopping),
        media_type="text/event-stream",
        headers={"cache-control": "no-store", "x-accel-buffering": "no"},
    )


async def _news_stream(look: Look, stopping: asyncio.Event) -> AsyncIterator[str]:
    yield "retry: 2000\n\n"
    found = look()
    before, silent = (None if found is None else found.key), 0
    while found is not None and not stopping.is_set():
        if found.key != before or found.at_once:
            before, silent = found.key, 0
            yield event_message(found.name, found.data)
            if found.at_once:
                return
        elif silent >= SILENT_BEATS:
            silent = 0
            yield ": here\n\n"
        await asyncio.sleep(BEAT)
        found, silent = look(), silent + 1
    if found is None:
        yield event_message("anew", {})


def event_message(name: str, data: Any) -> str:
    """One event on the wire."""
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"
