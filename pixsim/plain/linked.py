"""An exam of a room elsewhere, as lines: the invigilator decides, the candidate never."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.plain.commands import Command, Typed, help_line, read_command
from pixsim.plain.dialogue import Dialogue, Overtaken
from pixsim.plain.exam_desk import ExamDesk
from pixsim.plain.questions import Stopped
from pixsim.plain.wording import spell_out
from pixsim.report.question import asking
from pixsim.report.room.linked import CALL, news_sentence, why_over
from pixsim.report.sitting.clock import time_left
from pixsim.running.exam import Exam
from pixsim.running.room.link import Sender
from pixsim.running.room.remote_orders import Obeying

WAITING = (Command.TIME, Command.STOP, Command.HELP)
"""What can be typed while a problem waits for the invigilator."""


class LinkedDesk(ExamDesk):
    """An exam under way that obeys a room elsewhere.

    Parameters
    ----------
    talk : Dialogue
    exam : Exam
        Begun, and open in this process.
    sender : Sender
        Started.
    """

    def __init__(self, talk: Dialogue, exam: Exam, sender: Sender) -> None:
        super().__init__(talk, exam)
        self._obeying, self._replaced = Obeying(exam, sender), False

    def watch(self) -> bool:
        """Do what was ordered, tell it, and follow the clock."""
        for news in self._obeying.look(self.keep):
            self.talk.say(news_sentence(news))
            if news == "more_time":
                left = spell_out(time_left(self.exam.remaining()))
                self.talk.say(_("Il reste {left}.").format(left=left))
            self._replaced = self._replaced or news == "replaced"
        return super().watch()

    def goes_on(self) -> bool:
        """Leave for a while: coming back needs the invigilator. Nobody ends a test alone."""
        session = self.exam.session
        title = _(
            "Arrêter l'épreuve ? Vous êtes à la question {n} sur {length}. Le temps ne s'arrête pas : il "
            "reste {left}."
        ).format(
            n=session.number,
            length=session.length,
            left=spell_out(time_left(self.exam.remaining())),
        )
        leave = _("Quitter ce poste. Le surveillant doit autoriser la reprise.")
        ways = [("go_on", asking.GO_ON), ("close", leave)]
        return self.talk.choose(title, ways, self.watch) != "close"

    def decided(self) -> bool:
        """Wait for the invigilator, who decides at their own screen; whether it was replaced.

        Raises
        ------
        Stopped
            The person leaves meanwhile.
        """
        self._replaced = False
        self.talk.say(CALL)
        while self.exam.session.report_pending and not self.exam.session.is_over:
            try:
                self._while_waiting()
            except Overtaken:
                break
        return self._replaced or self.exam.session.is_over

    def _while_waiting(self) -> None:
        prompt = _("En attente du surveillant. /aide dit ce qui peut être tapé :")
        typed = read_command(self.talk.ask(prompt, self._is_decided), WAITING)
        match typed.command if isinstance(typed, Typed) else None:
            case Command.TIME:
                self.talk.say(*self.time_lines())
            case Command.HELP:
                self.talk.say(*(help_line(command, self.skipping) for command in WAITING))
            case Command.STOP:
                if not self.goes_on():
                    raise Stopped
            case _:
                self.talk.say(_("La question attend le surveillant : rien n'est à taper."))

    def _is_decided(self) -> bool:
        return self.watch() or not self.exam.session.report_pending

    def say_the_end(self) -> None:
        """Why it is over, and what comes then."""
        self.talk.blank()
        self.talk.say(*why_over(self.exam.session, cut_short=False).split("\n\n"))
