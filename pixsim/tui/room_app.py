"""The application behind ``pixsim room open``."""

from __future__ import annotations

from contextlib import suppress

from pixsim.running.room.desk import Desk
from pixsim.store.errors import JournalError
from pixsim.tui.flows.room import FLOWS
from pixsim.tui.room.client import DeskClient, RoomClient
from pixsim.tui.screens.room.invigilator import RoomScreen
from pixsim.tui.shell import Shell

EVERY = 1.0  # seconds


class RoomApp(Shell):
    """The invigilator's screen on the desk of this process.

    Parameters
    ----------
    desk : Desk
        Entered.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.journal, desk.clock)
        self._desk = desk

    async def on_mount(self) -> None:
        """Show the room; time goes on in it whatever is shown over it."""
        self.take_the_terminal()
        self.set_interval(EVERY, self._tick)
        await self.push_screen(RoomScreen(DeskClient(self._desk), FLOWS))

    def _tick(self) -> None:
        with suppress(JournalError):  # told by the screen of the room, and tried again in a second
            self._desk.tick()


class FarRoomApp(Shell):
    """The invigilator's screen on a room that another process serves.

    Parameters
    ----------
    client : RoomClient
    """

    def __init__(self, client: RoomClient) -> None:
        super().__init__(None)
        self._client = client

    async def on_mount(self) -> None:
        """Show the room; it asks for it again by itself."""
        self.take_the_terminal()
        await self.push_screen(RoomScreen(self._client, FLOWS))
