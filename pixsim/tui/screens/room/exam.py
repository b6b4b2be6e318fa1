"""The exam of a room at the invigilator's machine: the invigilator decides, the candidate never."""

from __future__ import annotations

from typing import ClassVar

from textual import work

from pixsim.foundation.i18n import gettext as _
from pixsim.report.question import asking
from pixsim.report.question.asking import NO_PROBLEM
from pixsim.report.room.wording import issue_words, refusal_sentence
from pixsim.room.codes import is_password_of
from pixsim.running.exam import Exam
from pixsim.running.room.desk import Desk
from pixsim.running.room.open_room import OrderRefusedError
from pixsim.tui.screens.dialogs.choose import Choose
from pixsim.tui.screens.dialogs.decide import Decide, Way
from pixsim.tui.screens.dialogs.input_boxes import Box, Typed
from pixsim.tui.screens.exam.exam import ExamScreen
from pixsim.tui.screens.exam.instructions import Instructions

NO = "no"


class RoomInstructions(Instructions):
    """What to know, before the access code starts the clock."""

    BEGIN: ClassVar[str] = _("J'ai lu les consignes")


class SupervisedExamScreen(ExamScreen):
    """The exam of a room: nobody but the invigilator decides on a problem or ends it."""

    async def action_without_file(self) -> None:
        """A file that cannot be read is a problem to report, as any other."""
        if self.report_unreadable_file() and self.exam.session.report_pending:
            self._decide()

    @work
    async def action_stop(self) -> None:
        """Leave for a while: coming back needs the invigilator. Nobody ends a test alone."""
        if self.exam.session.is_over:
            return
        ways = [
            Way("go_on", asking.GO_ON, _("Échap")),
            Way(
                "close",
                _("Quitter ce poste"),
                note=_("Le temps continue. Le surveillant doit autoriser la reprise."),
            ),
        ]
        if await self.ask(Decide(asking.STOP_TITLE, self._where, ways)) == "close":
            self.leave()


class RoomExamScreen(SupervisedExamScreen):
    """Shows the questions of a candidate of a room.

    Parameters
    ----------
    exam : Exam
        Open, begun or taken up.
    desk : Desk
        Holds it.
    seat : int
    """

    def __init__(self, exam: Exam, desk: Desk, seat: int) -> None:
        super().__init__(exam)
        self._desk, self._seat = desk, seat

    async def on_mount(self) -> None:
        """Tell the room that somebody is there."""
        self.set_interval(1.0, lambda: self._desk.sign(self._seat))

    @work
    async def _decide(self) -> None:
        """The invigilator comes, looks, and says what it is; nobody else can."""
        typed = await self.ask(
            Typed(
                _("Signalement envoyé"),
                [Box("password", _("Mot de passe du surveillant"), 12, secret=True)],
                _("Le surveillant est là"),
                text=_(
                    "Appelez le surveillant : il vient constater le problème. La question attend ; le "
                    "temps continue."
                ),
                fault=self._password_fault,
            )
        )
        if typed is None or not self.exam.session.report_pending:
            return
        line = next(s for s in self._desk.view()["seats"] if s["seat"] == self._seat)
        report = line["reports"][-1]
        reasons = [(r["subcategory"], issue_words(r["code"])) for r in report["reasons"]]
        reasons.sort(key=lambda row: row[0] != report["likely_reason"])
        chosen = await self.ask(
            Choose(
                _("Surveillant : quel est le problème ? La question sera remplacée."),
                [(NO, _("Pas de problème : la question reste")), *reasons],
            )
        )
        if chosen is not None:
            await self._tell_the_desk(line, report["place"], chosen)

    async def _tell_the_desk(self, line: dict[str, object], place: int, chosen: str) -> None:
        confirmed = chosen != NO
        document = {
            "do": "decide",
            "seat": self._seat,
            "version": line["version"],
            "place": place,
            "confirmed": confirmed,
            "reason": chosen if confirmed else "",
        }
        by = self._desk.room.fields.examiner[:80]
        try:
            if not self.record(lambda: self._desk.do(document, by)):
                return
        except OrderRefusedError as error:
            self.say(refusal_sentence(error.error), "bad")
            return
        if confirmed:
            await self._replaced()
        else:
            self.say(NO_PROBLEM)

    def _password_fault(self, typed: dict[str, str]) -> str | None:
        right = is_password_of(typed["password"], self._desk.room.password)
        return None if right else _("Ce n'est pas le mot de passe de la session.")
