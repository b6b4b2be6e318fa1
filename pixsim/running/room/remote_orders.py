"""A candidate's terminal obeys a room elsewhere: what was ordered is done, what was done is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pixsim.report.room.linked import News
from pixsim.running.exam import Exam
from pixsim.running.room.link import Sender
from pixsim.session.events import EventRefusedError
from pixsim.session.state import Session

Keep = Callable[[Callable[[], object]], bool]
"""Commits something; False where the disk refused, which the person was told."""


class Obeying:
    """The link of an exam under way, looked at by the front that holds the exam.

    Parameters
    ----------
    exam : Exam
        Open, begun or taken up.
    sender : Sender
        Started.
    """

    def __init__(self, exam: Exam, sender: Sender) -> None:
        self._exam, self._sender = exam, sender
        self._sent: Session | None = None
        self._is_cut = False

    def look(self, keep: Keep) -> list[News]:
        """Send soon what was committed, do what was ordered; what there is to tell, in order.

        To be called about twice a second, and after each answer.
        """
        session, outbox, told = self._exam.session, self._sender.outbox, list[News]()
        if session is not self._sent:
            self._sent = session
            self._sender.poke()
        if self._is_cut != (outbox.offline_since is not None):
            self._is_cut = not self._is_cut
            told.append("cut" if self._is_cut else "back")
        while not outbox.orders.empty():
            news = self._obey(outbox.orders.get(), keep)
            if news is not None:
                told.append(news)
            self._sender.poke()
        return told

    def _obey(self, order: dict[str, Any], keep: Keep) -> News | None:
        """Once done, an order is in the journal and will be sent: the room sees that it was."""
        before = self._exam.session
        try:
            if not keep(lambda: self._sender.outbox.carry_out(order, self._exam)):
                return None
        except EventRefusedError:  # time was faster
            return None
        if self._exam.session.is_over:
            return "over"
        if order["do"] == "give_time":
            return "more_time"
        if order["do"] == "decide" and before.report_pending:
            return "replaced" if order["confirmed"] else "no_problem"
        return None
