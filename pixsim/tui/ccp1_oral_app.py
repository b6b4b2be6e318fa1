"""The application behind ``pixsim ccp1 rehearse``."""

from __future__ import annotations

from textual import work

from pixsim.journeys.ccp1_oral import rehearse
from pixsim.tui.flows import ccp1_oral  # noqa: F401 (its steps are in the table)
from pixsim.tui.flows.follow_journey import context_of, follow_journey
from pixsim.tui.shell import Shell


class RehearsalApp(Shell):
    """The terminal interface of one rehearsal.

    Parameters
    ----------
    name : str
        Of a rehearsal of the journal.
    """

    def __init__(self, name: str) -> None:
        super().__init__(None)
        self._rehearsal = name

    def on_mount(self) -> None:
        """Begin, or take up again."""
        self.take_the_terminal()
        self._rehearse()

    @work
    async def _rehearse(self) -> None:
        await follow_journey(self, rehearse(context_of(self), self._rehearsal))
        self.exit()
