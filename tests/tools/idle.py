"""Screens that are waited for by what they have left to do, where Textual sleeps.

Textual's own tests' driver takes a program for idle when it used little of the processor for 20 ms, twice a key:
more than half of the time of the tests of screens.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import Any
from unittest.mock import patch

from textual._compositor import Compositor
from textual._context import active_app, visible_screen_stack
from textual.screen import Screen
from textual.worker import WorkerState

SOON = 0.01
"""Seconds within which something that is due is waited for."""

ROUNDS = 3
"""Turns of the loop without anything to do after which a program is idle."""


@contextmanager
def waits_on_events() -> Iterator[None]:
    """Key presses and pauses of a pilot end when nothing is left to be done at once or soon."""
    with ExitStack() as patches:
        for module in ("textual.app", "textual.pilot"):
            patches.enter_context(patch(f"{module}.wait_for_idle", wait_until_idle))
        patches.enter_context(patch.object(Compositor, "render_update", _frame))
        yield


_rendered = Compositor.render_update


def _frame(
    compositor: Compositor,
    full: bool = False,
    screen_stack: list[Screen[Any]] | None = None,
    simplify: bool = False,
) -> Any:
    """Draw what is looked at; Textual also draws every frame that no terminal is there to show.

    A third of the time of the tests of screens. What a test sees, it has drawn from the screen itself.
    """
    if full or (app := active_app.get(None)) is None or not app.is_headless:
        return _rendered(compositor, full, screen_stack, simplify)
    visible_screen_stack.set(screen_stack or [])
    compositor._dirty_regions.clear()
    return None


async def wait_until_idle(min_sleep: float = 0, max_sleep: float = 1) -> None:  # noqa: ARG001
    """Wait until no callback is ready, none is due soon and no worker is at work.

    Parameters
    ----------
    min_sleep
        Ignored: a program that has nothing to do is idle.
    max_sleep
        Seconds after which a program that always has something to do is left alone.
    """
    loop = asyncio.get_running_loop()
    end = monotonic() + max_sleep
    quiet = 0
    while quiet < ROUNDS and monotonic() < end:
        await asyncio.sleep(0)
        app: Any = active_app.get(None)
        if _works_aside(app):
            await asyncio.sleep(0.002)
            quiet = 0
        elif wait := _until_due(loop):
            await asyncio.sleep(wait)
            quiet = 0
        elif len(loop._ready) or _redraws(app):  # type: ignore[attr-defined]
            quiet = 0
        else:
            quiet += 1


def _works_aside(app: Any) -> bool:
    """Whether a thread is at work; a coroutine that waits, say for what a dialogue returns, is not."""
    at_work = (WorkerState.PENDING, WorkerState.RUNNING)
    return app is not None and any(w._thread_worker and w.state in at_work for w in app.workers)


def _redraws(app: Any) -> bool:
    """Draw at once what a screen would draw at its next frame, a sixtieth of a second later."""
    screen = app.screen if app is not None and app.screen_stack else None
    if screen is None or not screen._update_timer._active.is_set():
        return False
    screen._on_timer_update()
    return True


def _until_due(loop: Any) -> float:
    """Seconds to what is due soon, 0 without."""
    due = min((handle.when() for handle in loop._scheduled if not handle.cancelled()), default=None)
    wait = 0.0 if due is None else due - loop.time()
    return wait if 0 < wait < SOON else 0.0
