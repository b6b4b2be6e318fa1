"""The exam screen: people spend 1 h 45 here.

The exam object holds the truth, the screen only shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content

from pixsim.bank.question import Answer, Question, language_of
from pixsim.foundation.i18n import gettext as _
from pixsim.outcome import Outcome
from pixsim.report.question import asking
from pixsim.report.question.asking import (
    CHANGED_MEANWHILE,
    INVIGILATOR,
    NO_PROBLEM,
    PASS_NOTE,
    PASS_TEXT,
    PASS_TITLE,
    REPLACED,
    REPORTED,
    TOO_LATE,
    WINDOW_LEFT,
    language_words,
    mode_words,
)
from pixsim.report.rule_sets import REPORTS
from pixsim.report.sitting.clock import (
    BELL_MINUTES,
    LITTLE,
    clock_jump_sentence,
    time_left,
    warning_due,
    warning_text,
)
from pixsim.rules.abort_and_reports import Report
from pixsim.running.exam import Exam
from pixsim.store.settings import read_settings, write_settings
from pixsim.tui.drawing.pieces import gauge_bar, join_styled
from pixsim.tui.screens.dialogs.confirm import Confirm
from pixsim.tui.screens.dialogs.decide import Decide, Way
from pixsim.tui.screens.exam.one_question import QuestionScreen
from pixsim.tui.screens.exam.report_problem import ReportProblem
from pixsim.tui.screens.frame.framed import DISPLAY, Entry
from pixsim.tui.widgets.answering.pane import AnswerPane
from pixsim.tui.widgets.frame.key_bar import Hint
from pixsim.worlds.core import Act, World

WIDE_ENOUGH = 78  # columns
NO_FILE_BUTTON = _("Une question sans ce fichier")


class ExamScreen(QuestionScreen):
    """Shows the questions of one sitting until it is over, or left to be taken up later.

    Parameters
    ----------
    exam : Exam
        Started, and open in this process.
    show_time : bool
        Whether the time left is shown at first.

    Attributes
    ----------
    cut_short : bool
        Time ended it while an answer was begun.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "report", priority=True),
        Binding("f2", "toggle_time", priority=True),
    ]
    LEFT_BUTTON: ClassVar[tuple[str, str]] = ("report", asking.REPORT_PROBLEM)
    HELP_TITLE: ClassVar[str] = _("L'épreuve")
    HELP_TEXT: ClassVar[str] = _(
        "Répondre\n"
        "  Flèches puis Espace : choisir. Les lettres et les chiffres choisissent aussi.\n"
        "  Dans une liste : Entrée l'ouvre, ↑ ↓ choisit, Échap la ferme.\n"
        "  PgSuiv et PgPréc : lire la suite de ce qui dépasse.\n"
        "  F9 ou Ctrl+S : je valide.    F4 : je passe.\n"
        "  Une question validée ou passée ne revient pas.\n\n"
        "Le fichier d'une question\n"
        "  F3 ou Ctrl+O : le voir, le fermer. Ctrl+G : lui donner tout l'écran.\n"
        "  O : l'ouvrir avec l'ordinateur. S : l'enregistrer. Hors d'un champ où l'on écrit.\n\n"
        "Pendant l'épreuve\n"
        "  ● MODE FOCUS : sans recherche, sans quitter cette fenêtre ; sinon la réponse est fausse.\n"
        "  ○ MODE LIBRE : recherche et outils permis.\n"
        "  F6 : signaler un problème.    F2 : masquer ou montrer l'heure.\n"
        "  F10, Ctrl+Q, Échap hors simulateur : arrêter l'épreuve, après une question. Le temps ne s'arrête pas."
    )

    def __init__(self, exam: Exam, *, show_time: bool = True) -> None:
        super().__init__()
        self.exam = exam
        self.cut_short = False
        self._show_time = show_time
        self._jumps_told = len(exam.session.clock_jumps)  # those before were told on opening
        self._warned: frozenset[int] = frozenset()

    async def on_mount(self) -> None:
        """Show the present question and follow the clock."""
        await self._load()
        self.set_interval(1.0, self._tick)

    # ---- what is shown

    @property
    def question(self) -> Question | None:
        """The present question."""
        return None if self.exam.session.is_over else self.exam.session.question

    def place(self) -> tuple[str, int]:
        """Name of the sitting and place of the question: one that replaces has its own files."""
        return self.exam.session.sitting.id, self.exam.session.place

    def title_text(self) -> Content:
        """« Question 17 sur 32 », and how far that is."""
        session = self.exam.session
        number = min(session.number, session.length)
        cells = max(8, min(40, self.app.size.width - 56))
        return join_styled(
            (asking.NUMBER.format(n=number), "bold"),
            (_(" sur {length}  ").format(length=session.length), "$muted"),
            gauge_bar(number - 1, session.length, cells),
        )

    def bar_end_text(self) -> Content:
        """The time left; orange once it is little."""
        if not self._show_time:
            return join_styled((_("Heure masquée  F2"), "$muted"))
        left = self.exam.remaining()
        extra = self.exam.session.sitting.extra_time_percent
        said = (
            _("Reste (temps majoré) ")
            if extra and self.app.size.width >= WIDE_ENOUGH
            else _("Reste ")
        )
        colour = "$warn" if left <= LITTLE else "$foreground"
        return join_styled((said, "$muted"), (time_left(left), f"bold {colour}"))

    def mode(self) -> Content | None:
        """What is allowed on this question."""
        if self.question is None:
            return None
        name, said = mode_words(self.question)
        dot, colour = ("●", "$warn") if self.question.focus else ("○", "$ok")
        chip = f" {dot} {name} "
        language = language_words(self.question)
        gap = "  "
        if self.app.size.width < WIDE_ENOUGH:
            gap = " "
            language = language and f"({language_of(self.question.id)})"
        return join_styled(
            (chip, f"bold $background on {colour}"), gap, (f"{said} {language}".rstrip(), "$muted")
        )

    def key_hints(self) -> Sequence[Hint]:
        """Keys of the last row; F3 where there is a file."""
        has_file = self.question is not None and self.question.attachments
        return [
            ("F9", _("valider"), "validate"),
            ("F4", _("passer"), "skip"),
            *([("F3", _("fichier"), "toggle_file")] if has_file else []),
            *self.world_hints(),
            ("F6", _("signaler"), "report"),
            ("F10", _("arrêter"), "stop"),
            ("F2", _("heure"), "toggle_time"),
        ]

    def entries(self) -> Sequence[Entry]:
        """What can be done during an exam, and nothing else."""
        begin = _("Commencer la question") if self._start_page else _("Valider la réponse")
        found = [Entry(begin, "validate", "F9"), Entry(_("Passer la question"), "skip", "F4")]
        found += [*self.world_entries(), *self.file_entries()]
        if not self._start_page:
            found.append(Entry(asking.REPORT_PROBLEM, "report", "F6"))
        time = asking.HIDE_TIME if self._show_time else asking.SHOW_TIME
        found.append(Entry(time, "toggle_time", "F2", DISPLAY))
        bell = (
            _("Ne pas sonner à 5 minutes de la fin")
            if read_settings().bell
            else _("Sonner à 5 minutes de la fin")
        )
        return [*found, Entry(bell, "toggle_bell", "", DISPLAY)]

    def timer_left(self) -> timedelta | None:
        """Time left on the question's own timer."""
        return self.exam.session.timer_remaining(self.exam.now())

    # ---- from question to question

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
        if self._shows_no_more:
            return
        if self.exam.session.awaits_question and not self.record(self.exam.ask):
            return  # the alert says why; validating tries again
        question = self.question
        if question is None:
            self.leave()
            return
        start_page = question.timer is not None and self.exam.session.shown_at is None
        self.say(TOO_LATE if self.exam.session.timed_out else "", "warn")
        if self.exam.session.focus_lost:
            self.say(WINDOW_LEFT, "bad")
        await self.show_question(question, start_page=start_page)
        if not start_page:
            self.record(self.exam.show)
            self.refresh_lines()
        if self.exam.session.report_pending:  # interrupted while the invigilator was coming
            self._decide()

    async def _tick(self) -> None:
        """Once a second: what time alone brings about."""
        if self._shows_no_more:
            return
        before = self.exam.session
        self.record(self.exam.tick)
        if self.exam.session.is_over:
            begun = self.query_one(AnswerPane).begun or bool(before.doing.acts)
            self.cut_short = begun and not self._start_page
            self.leave()
            return
        if self.exam.session.timed_out and not before.timed_out:
            self.say(TOO_LATE, "warn")
        self._tell_jump()
        due = warning_due(self.exam.remaining(), self._warned)
        if due is not None:
            self._warned |= {due}
            self.say(warning_text(due), "warn")
            if due == BELL_MINUTES and read_settings().bell:
                self.app.bell()
        self.refresh_lines()

    def _tell_jump(self) -> None:
        """The computer's clock was set: say once that the time left does not depend on it."""
        jumps = self.exam.session.clock_jumps
        for _number, jump in jumps[self._jumps_told :]:
            self.say(clock_jump_sentence(jump.seconds, while_closed=jump.while_closed))
        self._jumps_told = len(jumps)

    async def validate(self) -> None:
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
        await super().validate()

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

    async def action_skip(self) -> None:
        """Pass; asked first until one question of the sitting was passed."""
        if not self._can_answer:
            return
        passed = any(r.outcome is Outcome.SKIPPED for r in self.exam.session.responses)
        if passed or self.question is None:
            await super().action_skip()
        else:
            self._ask_before_passing(self.exam.session.place)

    @work
    async def _ask_before_passing(self, place: int) -> None:
        ways = [
            Way("stay", asking.STAY, _("Échap")),
            Way(
                "pass",
                asking.PASS_FROM_NOW_ON,
                note=PASS_NOTE,
            ),
        ]
        if await self.ask(Decide(PASS_TITLE, lambda: PASS_TEXT, ways)) != "pass":
            return
        if self._can_answer and self.exam.session.place == place:
            await self._once(None)

    # ---- reports

    @work
    async def action_report(self) -> None:
        """Report a problem; the clock goes on."""
        question = self.question
        if question is None:
            return
        if self._start_page:
            said = _(
                "La question n'est pas encore montrée : commencez-la, puis signalez le problème."
            )
            self.say(said, "warn")
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
            self.say(CHANGED_MEANWHILE, "warn")
            return
        if not self.record(lambda: self.exam.report(found.report, found.text, found.number)):
            return
        if waits:
            self._decide()
        else:
            self.say(REPORTED, "ok")

    @work
    async def _decide(self) -> None:
        """Under V3, the invigilator looks at the problem: replace the question, or keep it."""
        confirmed = await self.ask(
            Confirm(INVIGILATOR, asking.CONFIRM_PROBLEM, asking.DISMISS_PROBLEM)
        )
        if confirmed is None:
            return
        if not self.record(lambda: self.exam.decide_report(confirmed=confirmed)):
            return
        if confirmed:
            await self._replaced()
        else:
            self.say(NO_PROBLEM)

    async def _replaced(self) -> None:
        await self._alone(self._load())
        self.say(REPLACED, "ok")

    def no_file_text(self) -> str:
        """The rules allow another question, or leave this one out."""
        if self.exam.session.sitting.invigilator_decides:
            return _("Le menu (Ctrl+P) donne une autre question à la place : elle ne coûte rien.")
        return _("Le menu (Ctrl+P) la passe : signalée, elle ne comptera pas.")

    def file_entries(self) -> list[Entry]:
        """As for any question; where the file cannot be read, to do without it."""
        question = self.question
        found = super().file_entries()
        if found and question is not None and self.cannot_be_read(question):
            found.append(Entry(NO_FILE_BUTTON, "without_file"))
        return found

    def report_unreadable_file(self) -> bool:
        """Record a problem with a file that cannot be read here; whether it was."""
        question = self.question
        if not self._can_answer or question is None or not self.cannot_be_read(question):
            return False

        def report() -> None:
            self.exam.show()
            self.exam.report(Report.FILE_NOT_OPENING)

        return self.record(report)

    async def action_without_file(self) -> None:
        """Go on without a file that cannot be read here: pixsim itself confirms the problem."""
        if not self.report_unreadable_file():
            return
        if not self.exam.session.report_pending:
            await self._once(None)
        elif self.record(lambda: self.exam.decide_report(confirmed=True)):
            await self._replaced()

    # ---- time, leaving, the window

    def action_toggle_time(self) -> None:
        """Hide or show the clock, as at Pix."""
        self._show_time = not self._show_time
        self.refresh_lines()

    def action_toggle_bell(self) -> None:
        """Ring once five minutes before the end, or not."""
        settings = read_settings()
        write_settings(replace(settings, bell=not settings.bell))
        self.tell(
            _("L'épreuve ne sonnera pas.")
            if settings.bell
            else _("L'épreuve sonnera à 5 minutes de la fin.")
        )

    @work
    async def action_stop(self) -> None:
        """Ask whether to go on, to leave for a while, or to end."""
        session = self.exam.session
        if session.is_over:
            return
        reporting = REPORTS[session.sitting.rules]
        number = min(session.number, session.length)
        here = _("à la question {n}").format(n=number)
        ways = [
            Way("go_on", asking.GO_ON, _("Échap")),
            Way(
                "close",
                asking.CLOSE_FOR_NOW,
                here,
                _("Vous reprendrez depuis l'accueil, {here}. Le temps continue.").format(here=here),
            ),
            Way(
                "end",
                asking.END_NOW,
                reporting.short_cost(session),
                reporting.cost_of_stopping(session) + _(" On n'y revient pas."),
            ),
        ]
        chosen = await self.ask(Decide(asking.STOP_TITLE, self._where, ways))
        if chosen == "close" or (
            chosen == "end"
            and (self.exam.session.is_over or self.record(lambda: self.exam.end("candidate")))
        ):
            self.leave()

    def _where(self) -> str:
        session = self.exam.session
        return _(
            "Vous êtes à la question {n} sur {length}. Le temps ne s'arrête pas : il reste {left}."
        ).format(
            n=min(session.number, session.length),
            length=session.length,
            left=time_left(self.exam.remaining()),
        )

    def window_left(self) -> None:
        """The terminal lost the focus."""
        if self.question is None or not self.question.focus or self._start_page:
            return
        if self.exam.session.report_pending:  # nothing can be answered: nothing can be looked up
            return
        self.say(WINDOW_LEFT, "bad")
        self.record(self.exam.focus_lost)
        self.refresh_lines()

    def window_back(self) -> None:
        """The terminal has the focus again."""
        if self.exam.session.focus_lost and not self.exam.session.is_over:
            self.record(self.exam.focus_regained)
