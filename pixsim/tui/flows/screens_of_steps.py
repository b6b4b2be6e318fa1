"""The table of the screens: from the type of a step to what shows it. `follow_journey` has all of it."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from pixsim.journeys.step import Choose, Commit, Confirm, Notice, Step, Work
from pixsim.running.exam_refusals import failure_words
from pixsim.store.errors import JournalError
from pixsim.tui.screens.dialogs import choose, confirm
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.frame.preparing import await_prepared
from pixsim.tui.shell import Shell


@singledispatch
async def show_step(step: Step, app: Shell) -> Any:
    """Show a step on a screen of its own, until it brings something.

    Raises
    ------
    TypeError
        The screens do not know this step.
    """
    raise TypeError(f"no screen shows {type(step).__name__}, in {type(app).__name__}")


@show_step.register
async def show_notice(step: Notice, app: Shell) -> None:
    """A text to be closed."""
    await app.push_screen_wait(Message(step.text))


@show_step.register
async def show_work(step: Work, app: Shell) -> Any:
    """Done aside, with a word where it takes long."""
    return await await_prepared(app, step.make, text=f"{step.text}…")


@show_step.register
async def show_commit(step: Commit, app: Shell) -> bool:
    """Nothing to be seen, unless the disk refuses."""
    try:
        step.make()
    except (JournalError, OSError) as error:
        await app.push_screen_wait(Message(failure_words(error)))
        return False
    return True


@show_step.register
async def show_choice(step: Choose, app: Shell) -> str | None:
    """A list; Escape goes back."""
    ways = [(way.name, way.text) for way in step.ways]
    return await app.push_screen_wait(choose.Choose(step.title, ways))


@show_step.register
async def show_confirmation(step: Confirm, app: Shell) -> bool:
    """Two buttons."""
    return await app.push_screen_wait(confirm.Confirm(step.text, step.yes, step.no))
