"""The question screen: people spend 1 h 45 here.

Persistent widgets, loaded anew for each question; the exam object holds the truth, the screen only
shows it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from pixsim.bank.question import Question
from pixsim.exam import Exam
from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.store.journal import JournalError
from pixsim.store.wording import journal_sentence
from pixsim.tui.attachments import open_with_system, shown_path, write_attachments
from pixsim.tui.clock_text import progress, time_left, warning_due
from pixsim.tui.screens.confirm import Confirm
from pixsim.tui.screens.message import Message
from pixsim.tui.screens.report_problem import ReportProblem
from pixsim.tui.widgets.answer_pane import AnswerPane
from pixsim.tui.widgets.flat_button import FlatButton
from pixsim.tui.widgets.key_bar import KeyBar

HELP = _(
    "Répondre\n"
    "  Flèches puis Espace : choisir ; les lettres et les chiffres choisissent aussi.\n"
    "  Tab et Maj+Tab : passer d'une zone à l'autre.    PgSuiv, PgPréc : lire un long énoncé.\n"
    "  Ctrl+S (ou F9) : je valide.    F4 (ou Ctrl+B) : je passe.\n\n"
    "Une question validée ou passée ne revient pas.\n\n"
    "Pendant l'épreuve\n"
    "  F2 (ou Ctrl+T) : masquer ou montrer le temps.\n"
    "  F6 (ou Ctrl+R) : signaler un problème ; le temps continue.\n"
    "  Ctrl+O : ouvrir le fichier fourni.    Ctrl+Y : copier son chemin.\n"
    "  F8 : thème clair ou sombre.\n"
    "  F10 (ou Ctrl+Q) : arrêter l'épreuve."
)


TOO_LATE = _("Le temps imparti est écoulé : la réponse ne comptera pas.")


class ExamScreen(Screen[None]):
    """Shows the questions of one sitting until it is over.

    Parameters
    ----------
    exam : Exam
        Started, and open in this process.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f9", "validate", priority=True),
        Binding("f4,ctrl+b", "skip", priority=True),
        Binding("f6,ctrl+r", "report", priority=True),
        Binding("f2,ctrl+t", "toggle_time", priority=True),
        Binding("f1,f12", "help", priority=True),
        Binding("ctrl+o", "open_file", priority=True),
        Binding("ctrl+y", "copy_path", priority=True),
        Binding("f10,ctrl+q", "stop", priority=True),
        Binding("pagedown", "scroll_statement(1)", priority=True),
        Binding("pageup", "scroll_statement(-1)", priority=True),
    ]

    def __init__(self, exam: Exam, *, show_time: bool = True) -> None:
        super().__init__()
        self.exam = exam
        self._show_time = show_time
        self._warned: frozenset[int] = frozenset()
        self._warning = ""
        self._alert = ""
        self._paths: list[Path] = []
        self._waiting_start_page = False
        self._leaving = False

    def compose(self) -> ComposeResult:
        """Header, statement, answer, buttons, keys."""
        with Horizontal(id="header"):
            yield Static(id="progress", markup=False)
            yield Static(id="clock", markup=False)
        yield Static(id="notice", markup=False)
        with Vertical(id="work"):
            with VerticalScroll(id="statement-scroll"):
                yield Static(id="statement", markup=False)
            with Vertical(id="answer-zone"):
                yield Static(_("Votre réponse"), id="answer-title", markup=False)
                yield AnswerPane(id="answer")
        yield Static(id="alert", markup=False)
        with Horizontal(id="exam-buttons", classes="buttons"):
            yield FlatButton(_("Signaler un problème"), id="report")
            yield Static("", classes="spring")
            yield FlatButton(_("Je passe"), id="skip")
            yield FlatButton(_("Je valide"), id="validate", variant="primary")
        yield KeyBar(
            [
                ("Ctrl+S", _("valider"), "validate"),
                ("F4", _("passer"), "skip"),
                ("F6", _("signaler"), "report"),
                ("F2", _("heure"), "toggle_time"),
                ("F1", _("aide"), "help"),
                ("F10", _("arrêter"), "stop"),
            ],
            id="keys",
        )

    async def on_mount(self) -> None:
        """Show the present question and follow the clock."""
        await self._load()
        self.set_interval(1.0, self._tick)

    async def _load(self) -> None:
        """Show the present question, or leave when there is none."""
        question = self.exam.session.question
        if self.exam.session.is_over or question is None:
            self._leave()
            return
        self._waiting_start_page = question.timer is not None and self.exam.session.shown_at is None
        self._alert = ""
        if not self._waiting_start_page:
            self._record(self.exam.show)
        self._paths = self._write_files(question)
        if self.exam.session.timed_out:
            self._alert = TOO_LATE
        with self.app.batch_update():
            self.query_one("#statement", Static).update(Content(self._statement()))
            self.query_one("#statement-scroll").scroll_home(animate=False)
            self.query_one("#answer-zone").display = not self._waiting_start_page
            self.query_one("#validate", FlatButton).set_text(
                _("Commencer") if self._waiting_start_page else _("Je valide")
            )
            self.query_one("#work").set_class(question.type == "QROC", "typed")
            await self.query_one(AnswerPane).load(question)
            self._refresh_lines()
        self.call_after_refresh(self._refresh_lines)  # once it is known whether the statement fits
        # only what is laid out can take the focus
        first = self.query_one("#validate") if self._waiting_start_page else None
        self.call_after_refresh(first.focus if first else self.query_one(AnswerPane).enter)

    def _write_files(self, question: Question) -> list[Path]:
        try:
            return write_attachments(
                question, self.exam.session.sitting.id, self.exam.session.number
            )
        except OSError as error:
            self._alert = _("Le fichier de la question n'a pas pu être écrit : {why}").format(
                why=error
            )
            return []

    def _statement(self) -> str:
        question = self.exam.session.question
        assert question is not None
        if self._waiting_start_page:
            return _(
                "La question suivante est chronométrée : vous aurez {n} secondes pour y répondre. "
                "Le chronomètre démarre quand vous choisissez « Commencer »."
            ).format(n=question.timer)
        files = "".join(
            f"\n\n▣ {path.name}   {_('Ctrl+O : ouvrir · Ctrl+Y : copier le chemin')}\n  {shown_path(path)}"
            for path in self._paths
        )
        return question.statement + files

    def _refresh_lines(self) -> None:
        """Header, notice and alert; called every second."""
        session = self.exam.session
        if session.is_over or session.question is None:
            return
        self.query_one("#progress", Static).update(
            Content(
                _("Question {n} / {length}").format(n=session.number, length=session.length)
                + f"   {progress(session.number, session.length)}"
            )
        )
        clock = time_left(self.exam.remaining()) if self._show_time else _("temps masqué (F2)")
        self.query_one("#clock", Static).update(Content(clock))
        notice = self._notice()
        self.query_one("#notice", Static).update(Content(notice))
        self.query_one("#notice").display = bool(notice)
        alert = self._alert or self._warning
        self.query_one("#alert", Static).update(Content(alert))
        self.query_one("#alert").display = bool(alert)

    def _notice(self) -> str:
        question = self.exam.session.question
        assert question is not None
        lines = []
        if question.focus:
            lines.append(_("◉ Mode focus : restez dans cette fenêtre, sans recherche."))
        left = self.exam.session.timer_remaining(self.exam.now())
        if left is not None and question.timer and not self._waiting_start_page:
            share = round(20 * left.total_seconds() / question.timer)
            gauge = "▰" * share + "▱" * (20 - share)
            lines.append(
                _("◷ Question chronométrée : {gauge} {s} s").format(
                    gauge=gauge, s=int(left.total_seconds())
                )
            )
        if question.type == "QCM" and not self._waiting_start_page:
            lines.append(_("Plusieurs réponses sont justes."))
        if self.query_one("#statement-scroll", VerticalScroll).max_scroll_y > 0:
            lines.append(
                _("Énoncé plus long que la fenêtre : PgSuiv pour la suite, PgPréc pour revenir.")
            )
        return "\n".join(lines)

    async def _tick(self) -> None:
        """Once a second: what time alone brings about."""
        if self._leaving:
            return
        ticked = False
        try:
            ticked = self.exam.tick()
        except JournalError as error:
            self._alert = journal_sentence(error)
        if ticked:
            if self.exam.session.is_over:
                self._leave()
                return
            self._alert = TOO_LATE
        left = self.exam.remaining()
        due = warning_due(left, self._warned)
        if due is not None:
            self._warned |= {due}
            self._warning = ngettext("Il reste {n} minute.", "Il reste {n} minutes.", due).format(
                n=due
            )
            self.app.notify(self._warning, markup=False, severity="warning")
        self._refresh_lines()

    def _leave(self) -> None:
        if not self._leaving:
            self._leaving = True
            self.dismiss()

    def _record(self, *steps: Callable[[], None]) -> bool:
        """Commit; when the disk refuses, say so and stay where we are, nothing is lost."""
        try:
            for step in steps:
                step()
        except JournalError as error:
            self._alert = _("Enregistrement impossible, réessayez. {why}").format(
                why=journal_sentence(error)
            )
            self._refresh_lines()
            return False
        return True

    async def action_validate(self) -> None:
        """Commit the answer, then show the next question."""
        if self._leaving:
            return
        if self._waiting_start_page:
            if self._record(self.exam.show):
                await self._load()
            return
        pane = self.query_one(AnswerPane)
        missing = pane.missing()
        if missing and not self.exam.session.timed_out:
            self._alert = missing
            self._refresh_lines()
            self.query_one(AnswerPane).enter()
            return
        answer = pane.answer
        if self._record(self.exam.show, lambda: self.exam.answer(answer)):
            await self._load()

    async def action_skip(self) -> None:
        """Commit that the candidate passes, then show the next question."""
        if self._leaving:
            return
        if self._record(self.exam.show, self.exam.skip):
            await self._load()

    @work
    async def action_report(self) -> None:
        """Report a problem; the clock goes on."""
        question = self.exam.session.question
        if question is None or self._waiting_start_page:
            return
        number = self.exam.session.number
        found = await self.app.push_screen_wait(ReportProblem(question, number))
        if found is None or self.exam.session.is_over:
            return
        if self._record(lambda: self.exam.report(found.report, found.text, found.number)):
            self.app.notify(_("Signalement enregistré."), markup=False)

    def action_toggle_time(self) -> None:
        """Hide or show the clock, as at Pix."""
        self._show_time = not self._show_time
        self._refresh_lines()

    def action_scroll_statement(self, pages: int) -> None:
        """Read on in a long statement, wherever the focus is."""
        scroll = self.query_one("#statement-scroll", VerticalScroll)
        scroll.scroll_relative(y=pages * max(1, scroll.size.height - 1), animate=False)

    def action_help(self) -> None:
        """Keys of this screen."""
        self.app.push_screen(Message(HELP))

    def action_open_file(self) -> None:
        """Open the files of the question with the system's programs."""
        if self._waiting_start_page:
            return
        for path in self._paths:
            if not open_with_system(path):
                self.app.notify(
                    _("Aucun programme trouvé : ouvrez {path} vous-même.").format(path=path),
                    markup=False,
                )

    def action_copy_path(self) -> None:
        """Copy the path of the file."""
        if self._paths:
            self.app.copy_to_clipboard(str(self._paths[0]))
            self.app.notify(_("Chemin copié."), markup=False)

    @work
    async def action_stop(self) -> None:
        """End early, after a confirmation; or leave and resume later."""
        text = _(
            "Arrêter l'épreuve maintenant ?\n\nLes questions sans réponse compteront comme fausses. "
            "Pour une simple pause, fermez plutôt la fenêtre : vous reprendrez à la même question, "
            "mais le temps continue."
        )
        wanted = await self.app.push_screen_wait(
            Confirm(text, _("Arrêter l'épreuve"), _("Continuer"))
        )
        ended = wanted and (
            self.exam.session.is_over or self._record(lambda: self.exam.end("candidate"))
        )
        if ended:
            self._leave()

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """Buttons do what the keys do."""
        event.stop()
        if event.button.id == "validate":
            await self.action_validate()
        elif event.button.id == "skip":
            await self.action_skip()
        elif event.button.id == "report":
            self.action_report()

    async def on_answer_pane_submitted(self, event: AnswerPane.Submitted) -> None:
        """Enter in the last text box validates."""
        event.stop()
        await self.action_validate()

    def window_left(self) -> None:
        """The terminal lost the focus."""
        question = self.exam.session.question
        if (
            question is None
            or not question.focus
            or self._waiting_start_page
            or self.exam.session.is_over
        ):
            return
        self._record(self.exam.focus_lost)
        self._alert = _(
            "Nous avons détecté un changement de fenêtre. Votre réponse sera comptée comme fausse."
        )
        self._refresh_lines()

    def window_back(self) -> None:
        """The terminal has the focus again."""
        if self.exam.session.focus_lost and not self.exam.session.is_over:
            self._record(self.exam.focus_regained)
