"""The exam screen: people spend 1 h 45 here.

The exam object holds the truth, the screen only shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from pixsim.bank.question import Answer, Question
from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.report.clock_jumps import clock_jump_sentence
from pixsim.report.rule_sets import REPORTS
from pixsim.running.exam import Exam
from pixsim.tui.clock_text import progress, time_left, warning_due
from pixsim.tui.screens.confirm import Confirm
from pixsim.tui.screens.question import TOO_LATE, QuestionScreen
from pixsim.tui.screens.report_problem import ReportProblem
from pixsim.tui.widgets.key_bar import Hint
from pixsim.worlds.core import Act, World

INVIGILATOR = _(
    "Signalement enregistré. En salle, le surveillant vient constater le problème ; ici, répondez à "
    "sa place, honnêtement.\n\nConfirmé, la question est remplacée et ne coûte rien. Sinon, elle reste. "
    "Le temps continue."
)


class ExamScreen(QuestionScreen):
    """Shows the questions of one sitting until it is over.

    Parameters
    ----------
    exam : Exam
        Started, and open in this process.
    show_time : bool
        Whether the time left is shown at first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6,ctrl+r", "report", priority=True),
        Binding("f2,ctrl+t", "toggle_time", priority=True),
    ]
    KEY_HINTS: ClassVar[Sequence[Hint]] = [
        ("Ctrl+S", _("valider"), "validate"),
        ("F4", _("passer"), "skip"),
        ("F6", _("signaler"), "report"),
        ("F2", _("heure"), "toggle_time"),
        ("F1", _("aide"), "help"),
        ("F10", _("arrêter"), "stop"),
    ]
    LEFT_BUTTON: ClassVar[tuple[str, str]] = ("report", _("Signaler un problème"))
    HELP_TEXT: ClassVar[str] = _(
        "Répondre\n"
        "  Flèches puis Espace : choisir ; les lettres et les chiffres choisissent aussi.\n"
        "  Tab et Maj+Tab : passer d'une zone à l'autre.\n"
        "  PgSuiv et PgPréc : lire un long énoncé.\n"
        "  Ctrl+S (ou F9) : je valide.    F4 (ou Ctrl+B) : je passe.\n\n"
        "Une question validée ou passée ne revient pas.\n\n"
        "Pendant l'épreuve\n"
        "  F2 (ou Ctrl+T) : masquer ou montrer le temps.\n"
        "  F6 (ou Ctrl+R) : signaler un problème ; le temps continue.\n"
        "  Ctrl+O : ouvrir le fichier fourni.    Ctrl+Y : copier son chemin.\n"
        "  F8 : thème clair ou sombre.\n"
        "  F10 (ou Échap, ou Ctrl+Q) : arrêter l'épreuve, après une question."
    )

    def __init__(self, exam: Exam, *, show_time: bool = True) -> None:
        super().__init__()
        self.exam = exam
        self._show_time = show_time
        self._jumps_told = len(exam.session.clock_jumps)  # those before were told on opening
        self._warned: frozenset[int] = frozenset()

    async def on_mount(self) -> None:
        """Show the present question and follow the clock."""
        await self._load()
        self.set_interval(1.0, self._tick)

    @property
    def question(self) -> Question | None:
        """The present question."""
        return None if self.exam.session.is_over else self.exam.session.question

    def place(self) -> tuple[str, int]:
        """Name of the sitting and place of the question: one that replaces has its own files."""
        return self.exam.session.sitting.id, self.exam.session.place

    def header(self) -> tuple[str, str]:
        """Progress, and the time left."""
        session = self.exam.session
        text = _("Question {n} / {length}").format(n=session.number, length=session.length)
        clock = time_left(self.exam.remaining()) if self._show_time else _("temps masqué (F2)")
        return f"{text}   {progress(session.number, session.length)}", clock

    def timer_left(self) -> timedelta | None:
        """Time left on the question's own timer."""
        return self.exam.session.timer_remaining(self.exam.now())

    def notices(self) -> list[str]:
        """A focus question says so."""
        focus = self.question is not None and self.question.focus
        return [_("◉ Mode focus : restez dans cette fenêtre, sans recherche.")] if focus else []

    @property
    def world(self) -> World | None:
        """The world of the present question as it is now."""
        return self.exam.session.world

    def act(self, act: Act) -> World | None:
        """Commit something done in that world; nothing while a report waits."""
        if self.exam.session.report_pending:
            self._decide()
            return None
        return self.world if self.record(self.exam.show, lambda: self.exam.act(act)) else None

    def restart(self) -> World | None:
        """Begin that world anew."""
        if self.exam.session.report_pending:
            self._decide()
            return None
        return self.world if self.record(self.exam.show, self.exam.restart) else None

    def done(self) -> Answer:
        """What was done in that world since the last restart."""
        return self.exam.session.doing.acts

    async def _load(self) -> None:
        """Show the present question, or leave when there is none."""
        if self.exam.session.awaits_question and not self.record(self.exam.ask):
            return  # the alert says why; validating tries again
        question = self.question
        if question is None:
            self.leave()
            return
        start_page = question.timer is not None and self.exam.session.shown_at is None
        self._alert = TOO_LATE if self.exam.session.timed_out else ""
        await self.show_question(question, start_page=start_page)
        if not start_page:
            self.record(self.exam.show)
            self.refresh_lines()
        if self.exam.session.report_pending:  # interrupted while the invigilator was coming
            self._decide()

    async def _tick(self) -> None:
        """Once a second: what time alone brings about."""
        if self._leaving:
            return
        before = self.exam.session
        self.record(self.exam.tick)
        if self.exam.session.is_over:
            self.leave()
            return
        if self.exam.session.timed_out and not before.timed_out:
            self._alert = TOO_LATE
        self._tell_jump()
        left = self.exam.remaining()
        due = warning_due(left, self._warned)
        if due is not None:
            self._warned |= {due}
            self._alert = ngettext("Il reste {n} minute.", "Il reste {n} minutes.", due).format(
                n=due
            )
            self.app.notify(self._alert, markup=False, severity="warning")
        self.refresh_lines()

    def _tell_jump(self) -> None:
        """The computer's clock was set: say once that the time left does not depend on it."""
        jumps = self.exam.session.clock_jumps
        for _number, jump in jumps[self._jumps_told :]:
            self._alert = clock_jump_sentence(jump.seconds, while_closed=jump.while_closed)
        self._jumps_told = len(jumps)

    async def validate(self, answer: Answer | None = None) -> None:
        """Begin a timed question, or give the answer."""
        if not self._can_answer:
            return
        if self._start_page:
            if self.record(self.exam.show):
                await self._alone(self._load())
            return
        if self.exam.session.awaits_question:
            await self._alone(self._load())
            return
        await super().validate(answer)

    def may_be_incomplete(self) -> bool:
        """Once the question's time is over, even nothing can be validated."""
        return self.exam.session.timed_out

    async def give(self, answer: Answer | None) -> None:
        """Commit, then show the next question."""
        if self.exam.session.report_pending:
            self._decide()
            return
        if self.question is None:  # the last step could not be written
            await self._load()
            return
        step = self.exam.skip if answer is None else lambda: self.exam.answer(answer)
        if self.record(self.exam.show, step):
            await self._load()

    @work
    async def action_report(self) -> None:
        """Report a problem; the clock goes on."""
        question = self.question
        if question is None or self._start_page:
            return
        if self.exam.session.report_pending:
            self._decide()
            return
        number, place = self.exam.session.number, self.exam.session.place
        waits = self.exam.session.sitting.invigilator_decides
        found = await self.ask(ReportProblem(question, number, present_only=waits))
        if found is None or self.exam.session.is_over:
            return
        if waits and place != self.exam.session.place:  # validated by a key pressed just before
            self.tell(_("La question a changé entre-temps : rien n'a été signalé."))
            return
        if not self.record(lambda: self.exam.report(found.report, found.text, found.number)):
            return
        if waits:
            self._decide()
        else:
            self.tell(_("Signalement enregistré."))

    @work
    async def _decide(self) -> None:
        """Under V3, the invigilator looks at the problem: replace the question, or keep it."""
        confirmed = await self.ask(
            Confirm(INVIGILATOR, _("Confirmer : remplacer la question"), _("Pas de problème"))
        )
        if confirmed is None:
            return
        if not self.record(lambda: self.exam.decide_report(confirmed=confirmed)):
            return
        if confirmed:
            await self._alone(self._load())
            self.tell(_("La question signalée est remplacée : elle ne compte pas."))
        else:
            self.tell(_("Pas de problème constaté : la question reste."))

    def action_toggle_time(self) -> None:
        """Hide or show the clock, as at Pix."""
        self._show_time = not self._show_time
        self.refresh_lines()

    @work
    async def action_stop(self) -> None:
        """End early, after a confirmation."""
        session = self.exam.session
        cost = REPORTS[session.sitting.rules].cost_of_stopping(session)
        text = _(
            "Arrêter l'épreuve maintenant ?\n\n{cost}\n\n"
            "Pour une simple pause, fermez plutôt la fenêtre : vous reprendrez à la même question, "
            "mais le temps continue."
        ).format(cost=cost)
        if not await self.ask(Confirm(text, _("Arrêter l'épreuve"), _("Continuer"))):
            return
        if self.exam.session.is_over or self.record(lambda: self.exam.end("candidate")):
            self.leave()

    def window_left(self) -> None:
        """The terminal lost the focus."""
        if self.question is None or not self.question.focus or self._start_page:
            return
        if self.exam.session.report_pending:  # nothing can be answered: nothing can be looked up
            return
        self._alert = _(
            "Nous avons détecté un changement de fenêtre. Votre réponse sera comptée comme fausse."
        )
        self.record(self.exam.focus_lost)
        self.refresh_lines()

    def window_back(self) -> None:
        """The terminal has the focus again."""
        if self.exam.session.focus_lost and not self.exam.session.is_over:
            self.record(self.exam.focus_regained)
