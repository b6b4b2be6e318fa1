"""The exam of a room elsewhere, at the candidate's own terminal: held here, each event sent too."""

from __future__ import annotations

from textual import work

from pixsim.report.room.linked import CALL, News, news_sentence
from pixsim.running.exam import Exam
from pixsim.running.room.link import Sender
from pixsim.running.room.remote_orders import Obeying
from pixsim.tui.screens.room.exam import SupervisedExamScreen


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
        self._obeying = Obeying(exam, sender)

    async def on_mount(self) -> None:
        """Look twice a second for what was ordered, and for what is to be sent."""
        self.set_interval(0.5, self._exchange)

    async def _exchange(self) -> None:
        """Tell what came by the link; what was ordered is done by then."""
        for news in self._obeying.look(self.record):
            await self._tell(news)

    async def _tell(self, news: News) -> None:
        match news:
            case "over":
                self.leave()
            case "replaced":
                await self._replaced()
            case "more_time":
                self.say(news_sentence(news), "ok")
                self.refresh_lines()
            case "no_problem":
                self.say(news_sentence(news))
            case "cut" | "back":
                self.say(news_sentence(news), "warn" if news == "cut" else "ok")

    @work
    async def _decide(self) -> None:
        """The invigilator comes and says what it is, at their own screen."""
        self.say(CALL, "warn")
