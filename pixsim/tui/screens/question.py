"""What the exam, positioning and practice screens share: one question at a time.

Persistent widgets, loaded anew for each question.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import ClassVar, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Button, Static

from pixsim.bank.marking import is_right
from pixsim.bank.question import Answer, Question
from pixsim.i18n import gettext as _
from pixsim.store.causes import cause
from pixsim.store.journal import JournalError
from pixsim.store.wording import journal_sentence
from pixsim.tui.attachments import open_with_system, shown_path, write_attachments
from pixsim.tui.plain import plain
from pixsim.tui.screens.base import FullScreen
from pixsim.tui.screens.message import Message
from pixsim.tui.widgets.answer_pane import AnswerPane
from pixsim.tui.widgets.flat_button import FlatButton
from pixsim.tui.widgets.key_bar import Hint, KeyBar
from pixsim.tui.widgets.world_pane import WorldPane
from pixsim.worlds.core import Act, World

T = TypeVar("T")

TOO_LATE = _("Le temps imparti est écoulé : la réponse ne comptera pas.")
GAUGE_CELLS = 20


class QuestionScreen(FullScreen[None]):
    """One question at a time; a subclass says where questions come from and answers go."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f9", "validate", priority=True),
        Binding("f4,ctrl+b", "skip", priority=True),
        Binding("f1,f12", "help", priority=True),
        Binding("ctrl+o", "open_file", priority=True),
        Binding("ctrl+y", "copy_path", priority=True),
        Binding("f10,ctrl+q", "stop", priority=True),
        Binding("escape", "stop"),  # not before a list that it closes
        Binding("pagedown", "scroll_statement(1)", priority=True),
        Binding("pageup", "scroll_statement(-1)", priority=True),
    ]
    KEY_HINTS: ClassVar[Sequence[Hint]] = ()
    LEFT_BUTTON: ClassVar[tuple[str, str]] = ("", "")
    """Name and text of the button on the left."""
    HELP_TEXT: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__()
        self._alert = ""
        self._paths: list[Path] = []
        self._leaving = False
        self._start_page = False
        self._busy = False  # between a key that answers and the question that follows
        self._asking = False  # a dialog is open, or about to be

    # ---- what a subclass provides

    @property
    def question(self) -> Question | None:
        """The present question; None when there is none."""
        raise NotImplementedError

    def header(self) -> tuple[str, str]:
        """Progress on the left, time or level on the right."""
        raise NotImplementedError

    def place(self) -> tuple[str, int]:
        """Name of the sitting and number of the question, for its files."""
        raise NotImplementedError

    def timer_left(self) -> timedelta | None:
        """Time left on the question's own timer."""
        raise NotImplementedError

    def notices(self) -> list[str]:
        """Lines above the statement."""
        return []

    async def give(self, answer: Answer | None) -> None:
        """Commit an answer (None passes) and show what follows."""
        raise NotImplementedError

    @property
    def world(self) -> World | None:
        """The world of the present question as it is now."""
        raise NotImplementedError

    def act(self, act: Act) -> World | None:
        """Commit something done in that world, and give the one after it.

        Raises
        ------
        Refused
            It is not possible.
        """
        raise NotImplementedError

    def restart(self) -> World | None:
        """Begin that world anew."""
        raise NotImplementedError

    def done(self) -> Answer:
        """What was done in that world since the last restart."""
        raise NotImplementedError

    # ---- layout

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
            yield FlatButton(self.LEFT_BUTTON[1], id=self.LEFT_BUTTON[0])
            yield Static("", classes="spring")
            yield FlatButton(_("Je passe"), id="skip")
            yield FlatButton(_("Je valide"), id="validate", variant="primary")
        yield KeyBar(self.KEY_HINTS, id="keys")

    async def show_question(self, question: Question, *, start_page: bool = False) -> None:
        """Show a question with an empty answer, or the start page of a timed one.

        Keys pressed before it was there are not meant for it.
        """
        self._start_page = start_page
        self._paths = self._write_files(question)
        statement = self._start_text(question) if start_page else self._statement(question)
        with self.app.batch_update():
            self.query_one("#statement", Static).update(plain(statement))
            self.query_one("#statement-scroll").scroll_home(animate=False)
            self.query_one("#answer-zone").display = not start_page
            self.query_one("#validate", FlatButton).set_text(
                _("Commencer") if start_page else _("Je valide")
            )
            acting = question.task is not None
            self.query_one("#work").set_class(question.type == "QROC" and not acting, "typed")
            self.query_one("#work").set_class(acting, "acting")
            self.query_one("#work").remove_class("enlarged")
            await self.query_one(AnswerPane).load(question, self.world, self.act)
            self.refresh_lines()
        # only what is laid out can take the focus, and tell whether the statement fits
        self.call_after_refresh(self.refresh_lines)
        first = self.query_one("#validate") if start_page else None
        self.call_after_refresh(first.focus if first else self.query_one(AnswerPane).enter)
        self.heed_keys()

    def _statement(self, question: Question) -> str:
        hint = _("Ctrl+O : ouvrir · Ctrl+Y : copier le chemin")
        files = [f"\n\n▣ {path.name}   {hint}\n  {shown_path(path)}" for path in self._paths]
        return question.statement + "".join(files)

    @staticmethod
    def _start_text(question: Question) -> str:
        return _(
            "La question suivante est chronométrée : vous aurez {n} secondes pour y répondre. "
            "Le chronomètre démarre quand vous choisissez « Commencer »."
        ).format(n=question.timer)

    def _write_files(self, question: Question) -> list[Path]:
        try:
            return write_attachments(question, *self.place())
        except OSError as error:
            self._alert = _("Le fichier de la question n'a pas pu être écrit : {why}").format(
                why=error
            )
            return []

    def refresh_lines(self) -> None:
        """Header, notice and alert."""
        question = self.question
        self._set_line("#alert", self._alert)
        if question is None:
            return
        left, right = self.header()
        lines = [*self.notices(), *self._common_notices(question)]
        self._set_line("#notice", "\n".join(lines))
        self.query_one("#progress", Static).update(plain(left))
        self.query_one("#clock", Static).update(plain(right))

    def tell(self, text: str) -> None:
        """Say something above the buttons: a notification would hide them."""
        self._alert = text
        self.refresh_lines()

    def _set_line(self, name: str, text: str) -> None:
        """A line that takes no room when there is nothing to say."""
        self.query_one(name, Static).update(plain(text))
        self.query_one(name).display = bool(text)

    def _common_notices(self, question: Question) -> list[str]:
        lines = []
        left = self.timer_left()
        if left is not None and question.timer and not self._start_page:
            share = round(GAUGE_CELLS * left.total_seconds() / question.timer)
            gauge = "▰" * share + "▱" * (GAUGE_CELLS - share)
            lines.append(
                _("◷ Question chronométrée : {gauge} {s} s").format(
                    gauge=gauge, s=int(left.total_seconds())
                )
            )
        if question.type == "QCM" and not self._start_page:
            lines.append(_("Plusieurs réponses sont justes."))
        if self.query_one("#statement-scroll", VerticalScroll).max_scroll_y > 0:
            lines.append(
                _("Énoncé plus long que la fenêtre : PgSuiv pour la suite, PgPréc pour revenir.")
            )
        return lines

    # ---- actions

    def record(self, *steps: Callable[[], object]) -> bool:
        """Commit; when the disk refuses, say so and stay where we are, nothing is lost."""
        try:
            for step in steps:
                step()
        except (JournalError, OSError) as error:
            why = journal_sentence(error) if isinstance(error, JournalError) else cause(error)
            self._alert = _("Enregistrement impossible, réessayez. {why}").format(why=why)
            self.refresh_lines()
            return False
        return True

    def action_validate(self) -> None:
        """Validate once the keys typed before have reached the answer.

        A priority key overtakes those that wait in the queue of the focused widget: without this
        detour, the last letters of a fast typist would not count.
        """
        if not self._can_answer:
            return
        self._busy = True  # what is pressed from now on is not meant for this question
        self.ignore_keys()
        if self.focused is None:
            self.call_later(self._validate_now)
        else:
            self.focused.call_later(self.call_later, self._validate_now)

    async def _validate_now(self) -> None:
        self._busy = False
        await self.validate()

    async def validate(self, answer: Answer | None = None) -> None:
        """Give the answer (the one on the screen by default), unless something is missing."""
        if not self._can_answer:
            return
        pane = self.query_one(AnswerPane)
        question = self.question
        if question is not None and question.is_done:
            answer = self.done()
        answer = pane.answer if answer is None else answer
        missing = None if self.may_be_incomplete() else pane.missing(answer)
        missing = missing or self._not_reached(answer)
        if missing:
            self._alert = missing
            self.refresh_lines()
            pane.enter()
            self.heed_keys()
            return
        await self._once(answer)

    def _not_reached(self, answer: Answer) -> str | None:
        """Why what was done cannot be validated: a goal that is told at once is not reached."""
        question = self.question
        if question is None or not question.is_done or self.may_be_incomplete():
            return None
        assert question.task is not None
        if question.task.marking == "live" and not is_right(question, answer):
            return _("Le but n'est pas atteint. Continuez, recommencez (F7), ou passez.")
        return None

    def on_world_pane_restarted(self, event: WorldPane.Restarted) -> None:
        """Begin the world of the question anew."""
        event.stop()
        world = self.restart() if self._can_answer else None
        if world is not None:
            self.query_one(WorldPane).show(world, _("Tout est comme au début."))

    def on_world_pane_enlarged(self, event: WorldPane.Enlarged) -> None:
        """Give the world the room of the statement, or give it back."""
        event.stop()
        self.query_one("#work").toggle_class("enlarged")

    @property
    def _can_answer(self) -> bool:
        """Whether the question on the screen can be answered now."""
        return not (self._leaving or self._busy or self._asking)

    async def _once(self, answer: Answer | None) -> None:
        """Give an answer; a key pressed again meanwhile does nothing."""
        await self._alone(self.give(answer))

    async def _alone(self, step: Awaitable[None]) -> None:
        """Do something after which another question is shown; no answer is taken meanwhile."""
        self._busy = True
        try:
            await step
        finally:
            self._busy = False
            if self._can_answer:
                self.heed_keys()

    def may_be_incomplete(self) -> bool:
        """Whether an empty answer can be validated."""
        return False

    async def action_skip(self) -> None:
        """Pass, this question and no other."""
        if self._can_answer:
            await self._once(None)

    def action_scroll_statement(self, pages: int) -> None:
        """Read on in a long statement, wherever the focus is."""
        scroll = self.query_one("#statement-scroll", VerticalScroll)
        scroll.scroll_relative(y=pages * max(1, scroll.size.height - 1), animate=False)

    def action_help(self) -> None:
        """Keys of this screen."""
        self.open_over(Message(self.HELP_TEXT))

    async def ask(self, dialog: Screen[T]) -> T | None:
        """What a dialog is closed with; None when another is open: keys come faster than screens."""
        if self._asking or self._leaving:
            return None
        self._asking = True
        try:
            return await self.app.push_screen_wait(dialog)
        finally:
            self._asking = False

    @work
    async def action_open_file(self) -> None:
        """Open the files of the question with the system's programs, or say what failed."""
        for path in () if self._start_page else self._paths:
            why = await open_with_system(path)
            if why is not None:
                self._alert = _("{why} Le fichier est là : {path}").format(why=why, path=path)
                self.refresh_lines()

    def action_copy_path(self) -> None:
        """Copy the path of the file."""
        if self._paths:
            self.app.copy_to_clipboard(str(self._paths[0]))
            self.tell(_("Chemin copié."))

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """Buttons do what the keys do."""
        event.stop()
        if not self._is_old(event):
            await self.run_action(event.button.id or "")

    async def on_answer_pane_submitted(self, event: AnswerPane.Submitted) -> None:
        """Enter in the last text box validates."""
        event.stop()
        if not self._is_old(event):
            await self.validate(event.answer)

    def leave(self) -> None:
        """Close the screen, once, and any dialog over it."""
        if self._leaving:
            return
        self._leaving = True
        self._close()

    def _close(self) -> None:
        """Close what is over the screen, then the screen; again where one was still being made."""
        for above in reversed(self.app.screen_stack):
            if above is self:
                break
            above.dismiss()
        if self.app.screen is self:
            self.dismiss()
        else:
            self.set_timer(0.05, self._close)
