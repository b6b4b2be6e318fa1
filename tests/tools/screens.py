"""Drives the screens without a terminal: what is shown, waits, people to show."""

from __future__ import annotations

import re
from collections.abc import Mapping

from textual.pilot import Pilot

from pixsim.profile import Profile
from pixsim.store.people.profiles import create_profile, free_id
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.frame.base import HeedsKeys
from tests.tools.exam_screens import visible

CODES = (
    "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3",
    "5.1", "5.2",
)  # fmt: skip
SIZES = [(60, 20), (80, 24), (120, 40)]


def shown(pilot: Pilot[None]) -> str:
    """What the screen of a pilot shows."""
    assert isinstance(pilot.app, PixsimApp)
    return visible(pilot.app)


def unwrapped(pilot: Pilot[None]) -> str:
    """The same on one line, without frames: a sentence may be wrapped anywhere."""
    return " ".join(re.sub("[│╭╮╰╯─▁-█]", " ", shown(pilot)).split())


async def until(pilot: Pilot[None], text: str, seconds: float = 60) -> None:
    """Wait until a text is on the screen, and keys are heeded there."""
    for delay in (None, *[0.05] * int(seconds / 0.05)):
        await pilot.pause(delay)
        if text in shown(pilot) or text in unwrapped(pilot):
            await _heeded(pilot)
            return
    raise AssertionError(f"{text!r} is not on the screen:\n{shown(pilot)}")


async def settle(pilot: Pilot[None], screen: type, seconds: float = 60) -> None:
    """Wait until a screen of a kind is on top, its parts made, and heeds keys."""
    for delay in (None, *[0.05] * int(seconds / 0.05)):
        await pilot.pause(delay)
        if isinstance(pilot.app.screen, screen) and pilot.app.screen.is_mounted:
            await pilot.pause()
            await _heeded(pilot)
            return
    raise AssertionError(f"{pilot.app.screen} is shown, not {screen.__name__}")


async def _heeded(pilot: Pilot[None]) -> None:
    """Wait for keys to be meant for what is shown; those of a busy machine would be dropped."""
    for _ in range(1_200):  # a page that is prepared in the meantime heeds none
        if not isinstance(pilot.app, HeedsKeys) or pilot.app.stale_keys.are_for(pilot.app.screen):
            return
        await pilot.pause(0.05)


def person(name: str, levels: Mapping[str, int] | int = 3, **told: object) -> Profile:
    """Somebody of this machine; one level for all sixteen, or by competence."""
    by_code = dict.fromkeys(CODES, levels) if isinstance(levels, int) else dict(levels)
    values = {"id": free_id(name.split()[0], ()), "name": name, "levels": by_code or None, **told}
    return create_profile(Profile.model_validate(values))[0]
