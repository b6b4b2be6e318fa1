"""Works out the chances of a candidate beside the screen, then shows them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from pixsim.bank.load import load_bank
from pixsim.profile import Profile
from pixsim.report.v2.chances import outlook, outlook_text
from pixsim.running.training import mend_profile
from pixsim.tui.flow import REFUSALS, refusal
from pixsim.tui.screens.message import Message
from pixsim.tui.screens.page import Page

if TYPE_CHECKING:
    from pixsim.tui.shell import Shell


async def show_chances(app: Shell, profile: Profile) -> None:
    """Show the chances of a candidate, or why there are none to show."""
    try:
        bank = load_bank()
        profile = mend_profile(profile, bank, app.journal)
        found = await asyncio.to_thread(outlook, profile, bank)
    except REFUSALS as error:
        await app.push_screen_wait(Message(refusal(error)))
        return
    await app.push_screen_wait(Page(outlook_text(found, app.framework)))
