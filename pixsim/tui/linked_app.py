"""The application behind ``pixsim exam --room``: one exam of a room elsewhere."""

from __future__ import annotations

from textual import work

from pixsim.i18n import gettext as _
from pixsim.report.asking import EXHAUSTED, time_over_text
from pixsim.running.exam import Exam
from pixsim.running.room_link import Sender
from pixsim.session.state import Session
from pixsim.store.journal import Journal
from pixsim.tui.screens.linked_exam import LinkedExamScreen
from pixsim.tui.screens.message import Message
from pixsim.tui.shell import Shell

OVER = _(
    "Test terminé. Vos réponses sont gardées ici et envoyées à la salle ; le résultat sera montré quand "
    "la session sera publiée."
)


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


def why_over(session: Session, *, cut_short: bool) -> str:
    """What the candidate is told at the end."""
    first = {
        "time": time_over_text(len(session.responses), cut_short=cut_short),
        "technical": EXHAUSTED,
        "invigilator": _("Le surveillant a terminé votre test."),
        "finalised": _("La session est finalisée : votre test s'arrête."),
    }.get(session.end_reason or "", "")
    return f"{first}\n\n{OVER}".strip()
