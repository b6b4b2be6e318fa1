"""The exam of a room elsewhere, at the candidate's own terminal: held here, each event sent too."""

from __future__ import annotations

from textual import work

from pixsim.i18n import gettext as _
from pixsim.report.asking import NO_PROBLEM
from pixsim.running.exam import Exam
from pixsim.running.room_link import Sender
from pixsim.session.events import EventRefusedError
from pixsim.tui.screens.room_exam import SupervisedExamScreen

CALL = _("Signalement envoyé : appelez le surveillant. La question attend ; le temps continue.")
CUT = _(
    "La salle ne répond plus. Continuez : vos réponses sont gardées ici et partiront plus tard."
)
BACK = _("De nouveau relié à la salle.")
MORE_TIME = _("Le surveillant a ajouté du temps.")


class LinkedExamScreen(SupervisedExamScreen):
    """Shows the questions; carries out what the invigilator orders from afar.

    Parameters
    ----------
    exam : Exam
        Open, begun or taken up.
    sender : Sender
        Started.
    """

    def __init__(self, exam: Exam, sender: Sender) -> None:
        super().__init__(exam)
        self._sender = sender
        self._sent = self._told_cut = 0

    async def on_mount(self) -> None:
        """Look twice a second for what was ordered, and for what is to be sent."""
        self.set_interval(0.5, self._exchange)

    async def _exchange(self) -> None:
        """Send soon what was committed; do what was ordered."""
        outbox = self._sender.outbox
        moved = (self.exam.session.last_at, self.exam.session.is_over)
        if hash(moved) != self._sent:
            self._sent = hash(moved)
            self._sender.poke()
        self._tell_link(cut=outbox.offline_since is not None)
        while not outbox.orders.empty():
            await self._obey(outbox.orders.get())
            self._sender.poke()

    def _tell_link(self, *, cut: bool) -> None:
        if cut != bool(self._told_cut):
            self._told_cut = int(cut)
            self.say(CUT if cut else BACK, "warn" if cut else "ok")

    async def _obey(self, order: dict[str, object]) -> None:
        """An order of the invigilator: once done, it is in the journal and will be sent."""
        before = self.exam.session
        try:
            if not self.record(lambda: self._sender.outbox.carry_out(order, self.exam)):
                return
        except EventRefusedError:  # time was faster
            return
        if self.exam.session.is_over:
            self.leave()
        elif order["do"] == "give_time":
            self.say(MORE_TIME, "ok")
            self.refresh_lines()
        elif order["do"] == "decide" and before.report_pending:
            if order["confirmed"]:
                await self._replaced()
            else:
                self.say(NO_PROBLEM)

    @work
    async def _decide(self) -> None:
        """The invigilator comes and says what it is, at their own screen."""
        self.say(CALL, "warn")
