"""The application behind ``pixsim exam --room``: one exam of a room elsewhere."""

from __future__ import annotations

from textual import work

from pixsim.report.room.linked import why_over
from pixsim.running.exam import Exam
from pixsim.running.room.link import Sender
from pixsim.store.sittings.journal import Journal
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.room.linked_exam import LinkedExamScreen
from pixsim.tui.shell import Shell


class LinkedApp(Shell):
    """Shows the exam until it is over or left.

    Parameters
    ----------
    journal : Journal
    exam : Exam
        Open, begun or taken up.
    sender : Sender
        Started.
    """

    def __init__(self, journal: Journal, exam: Exam, sender: Sender) -> None:
        super().__init__(journal)
        self._exam, self._sender = exam, sender

    def on_mount(self) -> None:
        """Show the exam."""
        self.take_the_terminal()
        self._sit()

    @work
    async def _sit(self) -> None:
        screen = LinkedExamScreen(self._exam, self._sender)
        await self.push_screen_wait(screen)
        session = self._exam.session
        if session.is_over:
            self._sender.poke()
            await self.push_screen_wait(Message(why_over(session, cut_short=screen.cut_short)))
        self.exit()
