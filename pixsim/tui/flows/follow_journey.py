"""Follows a journey from screen to screen."""

from __future__ import annotations

from asyncio import CancelledError
from pathlib import Path
from typing import TypeVar

from pixsim.journeys.context import Context
from pixsim.journeys.walk import Journey, Walk
from pixsim.tui.flows import coach, exam, people, results, training  # noqa: F401 (their steps are in the table)
from pixsim.tui.flows.screens_of_steps import show_step
from pixsim.tui.shell import Shell

T = TypeVar("T")


async def follow_journey(app: Shell, journey: Journey[T]) -> T:
    """Show each step of a journey; what it came to."""
    with Walk(journey) as walk:
        while walk.step is not None:
            try:
                brought = await show_step(walk.step, app)
            except (Exception, CancelledError) as error:
                walk.fail(error)
            else:
                walk.reply(brought)
        return walk.result


def context_of(app: Shell) -> Context:
    """Where the journeys of an app take place."""
    return Context(app.journal, app.framework, app.clock, export_folder=export_folder)


def export_folder() -> Path:
    """Where people look for what they save."""
    home = Path.home()
    return next(
        (home / name for name in ("Documents", "documents") if (home / name).is_dir()), home
    )
