"""What the exam, positioning and practice screens share: one question at a time.

Persistent widgets, loaded anew for each question.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import ClassVar, TypeVar

from textual import work
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Select, Static

from pixsim.bank.question import Answer, Question
from pixsim.i18n import gettext as _
from pixsim.report.asking import BEGUN_ANEW, REFUSED, goal_missing, timed_text
from pixsim.store.causes import cause, journal_cause
from pixsim.store.sittings.handed_files import write_attachments
from pixsim.store.sittings.journal import JournalError
from pixsim.tui.drawing.pieces import gauge, joined
from pixsim.tui.drawing.plain import plain
from pixsim.tui.drawing.row_sharing import share
from pixsim.tui.files.attachments import can_open_with_system, open_with_system
from pixsim.tui.files.saving import can_save, save
from pixsim.tui.screens.frame.base import HeedsKeys
from pixsim.tui.screens.frame.framed import Entry, Framed
from pixsim.tui.widgets.answering.kind import Last
from pixsim.tui.widgets.answering.kinds import Fields
from pixsim.tui.widgets.answering.pane import AnswerPane
from pixsim.tui.widgets.files.bar import FileBar
from pixsim.tui.widgets.files.pane import FilePane
from pixsim.tui.widgets.frame.alert_line import AlertLine, Kind
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint, KeyBar
from pixsim.tui.widgets.frame.top_bar import TopBar
from pixsim.tui.widgets.worlds.pane import WorldPane
from pixsim.viewing.kinds import view_file
from pixsim.viewing.views import NotShown
from pixsim.worlds.core import Act, World

T = TypeVar("T")

READING = 92  # columns of a text at most
BESIDE = 110  # columns of the window from which a file stands beside the question
AIRY = 23  # rows of the window from which blank lines part what is shown
AIRY_WITH_FILE = 30  # … where a file takes some between question and answer
TIMER_CELLS = 20


class Desk(Vertical):
    """Where a question and its answer are; tells when it has other rows to share."""

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Share them anew."""
        if isinstance(self.screen, QuestionScreen):
            self.screen.share_rows()


class QuestionScreen(Framed[None]):
    """One question at a time; a subclass says where questions come from and answers go."""

    AUTO_FOCUS = ""
    SCOPED_CSS = False  # its subclasses have it too: each rule names this class
    CSS = """
    QuestionScreen #desk { height: 1fr; padding: 0 1; align-horizontal: center; }
    QuestionScreen #desk > * { max-width: 92; }
    QuestionScreen #mode, QuestionScreen #timer, QuestionScreen #statement-more,
    QuestionScreen #answer-hint { height: 1; }
    QuestionScreen #statement-more, QuestionScreen #answer-hint { color: $muted; }
    QuestionScreen #statement-scroll { height: auto; scrollbar-size-vertical: 1; }
    QuestionScreen FilePane { height: 11; min-height: 5; }
    QuestionScreen.-alone #desk > FilePane { max-width: 100%; }
    QuestionScreen.-alone .buttons { display: none; }
    QuestionScreen.-airy #desk { padding: 1 1 0 1; }
    QuestionScreen.-airy #head { margin: 0 0 1 0; }
    QuestionScreen #head { height: auto; }
    QuestionScreen.-airy #answer-hint, QuestionScreen.-airy FileBar { margin: 1 0 0 0; }
    QuestionScreen AnswerPane { height: 1fr; }
    QuestionScreen AnswerPane ContentSwitcher { height: 1fr; }
    QuestionScreen #choices { height: 1fr; }
    QuestionScreen #fields { height: 1fr; scrollbar-size-vertical: 1; }
    QuestionScreen #fields-more { height: 1; }
    QuestionScreen FieldRow Input:focus { background: $focus-bg; color: $focus-fg; text-style: bold; }
    QuestionScreen FieldRow Input:focus > .input--cursor { background: $focus-fg; color: $focus-bg; }
    QuestionScreen FieldRow Input:focus > .input--selection { background: $focus-fg; color: $focus-bg; }
    QuestionScreen FieldRow Input:focus > .input--placeholder { color: $focus-fg; }
    QuestionScreen.-beside #desk { align-horizontal: left; }
    QuestionScreen.-beside #desk > FilePane { dock: right; width: 50%; height: 100%; max-width: 100%; margin: 0 0 0 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f9", "validate", priority=True),
        Binding("f4", "skip", priority=True),
        Binding("f1", "help", priority=True),
        Binding("f3,ctrl+o", "toggle_file", priority=True),
        Binding("f10,ctrl+q", "stop", priority=True),
        Binding("escape", "back"),  # not before a list that it closes
        Binding("ctrl+g", "enlarge_file"),  # not before a world, which has its own
        Binding("pagedown", "read_on(1)", priority=True),
        Binding("pageup", "read_on(-1)", priority=True),
    ]
    LEFT_BUTTON: ClassVar[tuple[str, str]] = ("", "")
    """Name and text of the button on the left."""
    SKIP_TEXT: ClassVar[str] = _("Je passe")

    def __init__(self) -> None:
        super().__init__()
        self._leaving = False
        self._missing = ""  # said when one validated too early
        self._start_page = False
        self._busy = False  # between a key that answers and the question that follows
        self._asking = False  # a dialog is open, or about to be
        self._file_open = False
        self._enlarged = False  # a world has the room of the statement too
        self._file_alone = False  # the file has the room of all the rest
        self._statement = Content("")

    # ---- what a subclass provides

    @property
    def question(self) -> Question | None:
        """The present question; None when there is none."""
        raise NotImplementedError

    def mode(self) -> Content | None:
        """The line under the bar; None: no such line."""
        return None

    def place(self) -> tuple[str, int]:
        """Name of the sitting and number of the question, for its files."""
        raise NotImplementedError

    def timer_left(self) -> timedelta | None:
        """Time left on the question's own timer."""
        raise NotImplementedError

    def key_hints(self) -> Sequence[Hint]:
        """Keys of the last row."""
        raise NotImplementedError

    def no_file_text(self) -> str:
        """What can be done about a file that this computer neither shows nor opens."""
        raise NotImplementedError

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

    def body(self) -> ComposeResult:
        """Mode, statement, file, answer."""
        with Desk(id="desk"):
            with Vertical(id="head"):
                yield Static(id="mode", markup=False)
                yield Static(id="timer", markup=False)
            with VerticalScroll(id="statement-scroll", can_focus=False):
                yield Static(id="statement", markup=False)
            yield Static(id="statement-more", markup=False)
            yield FileBar(id="file-line")
            yield FilePane(id="file", grows=True)
            yield Static(id="answer-hint", markup=False)
            yield AnswerPane(id="answer")

    def buttons(self) -> Sequence[Widget]:
        """What is seldom needed on the left, what goes on at the right."""
        return [
            FlatButton(self.LEFT_BUTTON[1], id=self.LEFT_BUTTON[0]),
            Static("", classes="spring"),
            FlatButton(self.SKIP_TEXT, id="skip"),
            FlatButton(_("Je valide"), id="validate", variant="primary"),
        ]

    async def show_question(self, question: Question, *, start_page: bool = False) -> None:
        """Show a question with an empty answer, or the start page of a timed one.

        Keys pressed before it was there are not meant for it.
        """
        if self._shows_no_more:
            return
        self._start_page, self._enlarged, self._file_alone = start_page, False, False
        self._file_open = bool(question.attachments) and self.app.size.width >= BESIDE
        self._statement = plain(timed_text(question.timer) if start_page else question.statement)
        pane = self.query_one(AnswerPane)
        with self.app.batch_update():
            self.query_one("#statement", Static).update(self._statement)
            self.query_one("#statement-scroll").scroll_home(animate=False, immediate=True)
            self.query_one("#validate", FlatButton).set_text(
                _("Commencer") if start_page else _("Je valide")
            )
            await pane.load(question, self.world, self._act_on)
            self.query_one("#answer-hint", Static).update(plain(pane.hint))
            if question.attachments:
                self.query_one(FilePane).load(question.attachments)
            self.query_one(KeyBar).set_hints(self.key_hints())
            self.refresh_lines()
            self.share_rows()
        self._say_no_file(question)
        # only what is laid out can take the focus, and tell how much of it is in sight
        self.call_after_refresh(self.share_rows)
        first = self.query_one("#validate") if start_page else None
        self.call_after_refresh(first.focus if first else pane.enter)
        self.heed_keys()

    @property
    def _shows_no_more(self) -> bool:
        """Whether nothing more may be shown: this screen, or pixsim, is being left."""
        closing = isinstance(self.app, HeedsKeys) and self.app.closing
        return self._leaving or closing or not self.is_attached

    def share_rows(self) -> None:
        """Give statement, file and answer the rows there are."""
        question = self.question
        if question is None or self._leaving:
            return
        has_file = bool(question.attachments) and not self._start_page
        opened = has_file and self._file_open
        alone = opened and self._file_alone
        beside = opened and self.app.size.width >= BESIDE and not alone
        airy = self.app.size.height >= (AIRY_WITH_FILE if opened and not beside else AIRY)
        self.set_class(beside, "-beside")
        self.set_class(airy, "-airy")
        self.query_one(FilePane).display = opened
        self.query_one(FileBar).display = has_file
        if has_file:
            self._name_files(question, opened=opened)
        columns, rows = self.query_one(Desk).content_size
        width = min(READING, (columns + 1) // 2 - 3 if beside else columns)
        self.set_class(alone, "-alone")
        self.query_one(FilePane).set_grown(alone)
        if alone:
            shown = ("file", "head") if airy else ("file",)
            for part in self.query("#desk > *").results(Widget):
                part.display = part.id in shown
            self.query_one(FilePane).styles.height = "100%"
            return
        self._share(width, rows, airy=airy, has_file=has_file, between=opened and not beside)

    def _share(self, width: int, rows: int, *, airy: bool, has_file: bool, between: bool) -> None:
        head = self.query_one("#head")
        head_rows = sum(bool(line.display) for line in head.children)
        head.display = head_rows > 0
        pane = self.query_one(AnswerPane)
        kind, hint = pane.kind, bool(pane.hint) and not self._start_page
        self.query_one("#answer-hint").display = hint
        pane.display = not self._start_page
        pane.styles.margin = (1 if airy and not hint else 0, 0, 0, 0)
        taken = head_rows + (airy and head_rows > 0) + (1 + airy if has_file else 0)
        taken += 1 + hint if airy else hint
        scroll, more = self.query_one("#statement-scroll"), self.query_one("#statement-more")
        scroll.display = not self._enlarged
        statement = 0 if self._enlarged else len(self._statement.wrap(max(1, width)))
        answer = 0 if self._start_page else kind.wanted(width)
        shares = share(max(rows - taken, 4), statement, answer, kind.least, file=between)
        scroll.styles.height = shares.statement
        # a bar left from before would narrow the text, so that it would need it
        scroll.styles.overflow_y = "auto" if shares.cut else "hidden"
        more.display = shares.cut
        self.query_one(FilePane).styles.height = shares.file if between else "100%"
        if isinstance(kind, Fields):
            kind.air(answer <= shares.answer)
            self.call_after_refresh(kind.count_hidden)
        self._say_more()

    def _say_more(self) -> None:
        """Where the statement goes on."""
        scroll = self.query_one("#statement-scroll", VerticalScroll)
        end = scroll.scroll_y >= scroll.max_scroll_y > 0
        text = _("▲ début de l'énoncé : PgPréc") if end else _("▼ suite : PgSuiv")
        self.query_one("#statement-more", Static).update(plain(text))

    def _name_files(self, question: Question, *, opened: bool) -> None:
        names = [Path(attachment.name).name for attachment in question.attachments]
        words = self.query_one(FilePane).summary(0) if len(names) == 1 else ""
        self.query_one(FileBar).load(names, words, opened=opened)

    def on_resize(self, event: Resize) -> None:
        """The bar and the mode take the room there is."""
        super().on_resize(event)
        self.call_after_refresh(self.refresh_lines)

    def refresh_lines(self) -> None:
        """Bar, mode and timer."""
        question = self.question
        if question is None:
            return
        self.show_title()
        mode = self.mode()
        self._line("#mode", mode)
        left = self.timer_left()
        timed = left is not None and question.timer and not self._start_page
        self._line("#timer", self._timer(question, left) if timed and left is not None else None)
        if self.has_class("-too-small"):
            self.query_one("#too-small", Static).update(plain(self.too_small_text()))

    def _line(self, name: str, text: Content | None) -> None:
        line = self.query_one(name, Static)
        line.display = text is not None
        if text is not None and text != line.content:
            line.update(text)

    @staticmethod
    def _timer(question: Question, left: timedelta) -> Content:
        seconds = int(left.total_seconds())
        colour = "$brand" if seconds > 10 else "$warn"
        return joined(
            _("Cette question : "),
            gauge(seconds, question.timer or 1, TIMER_CELLS, colour),
            (_(" {s} s").format(s=seconds), "bold"),
        )

    def too_small_text(self) -> str:
        """The time goes on, and is told."""
        bar = self.query_one(TopBar).text
        return f"{bar}\n\n{super().too_small_text()}"

    def say(self, text: str, kind: Kind = "info") -> None:
        """Say something that stays until the next question."""
        self.tell(text, kind, flash=False)

    # ---- actions

    def record(self, *steps: Callable[[], object]) -> bool:
        """Commit; when the disk refuses, say so and stay where we are, nothing is lost."""
        try:
            for step in steps:
                step()
        except (JournalError, OSError) as error:
            why = journal_cause(error) if isinstance(error, JournalError) else cause(error)
            self.say(f"{REFUSED} ({why})", "bad")
            return False
        return True

    def action_validate(self) -> None:
        """Validate once the keys typed before have reached the answer.

        Whatever calls for it (a key, a button, a paste under way), what waits in the queue of the
        focused widget comes first: without this detour the last letters might not count.
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

    async def validate(self) -> None:
        """Give the answer on the screen, unless something is missing."""
        if not self._can_answer:
            return
        pane, question = self.query_one(AnswerPane), self.question
        answer = self.done() if question is not None and question.is_done else pane.answer
        missing = None
        if not self.may_be_incomplete():
            missing = pane.missing(answer) or self._not_reached(answer)
        if missing:
            self.say(missing, "warn")
            self._missing = missing
            pane.enter_missing()
            self.heed_keys()
            return
        await self._once(answer)

    def _not_reached(self, answer: Answer) -> str | None:
        """Why what was done cannot be validated: a goal that is told at once is not reached."""
        question = self.question
        if question is None:
            return None
        return goal_missing(question, answer, again=_("recommencez (F7)"))

    def _act_on(self, act: Act) -> World | None:
        """Commit something done in the world; what was missing before may not be any more."""
        following = self.act(act)
        self._forget_missing()
        return following

    def _forget_missing(self) -> None:
        """What was missing when one validated is said until something changes."""
        if self._missing and self.query_one(AlertLine).text == self._missing:
            self.say("")
        self._missing = ""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Something is written."""
        if event.value:
            self._forget_missing()

    def on_select_changed(self, event: Select.Changed) -> None:
        """Something is chosen in a list."""
        if isinstance(event.value, str):
            self._forget_missing()

    def on_world_pane_restarted(self, event: WorldPane.Restarted) -> None:
        """Begin the world of the question anew."""
        event.stop()
        world = self.restart() if self._can_answer else None
        if world is not None:
            self.query_one(WorldPane).begin_anew(world, BEGUN_ANEW)

    def on_world_pane_enlarged(self, event: WorldPane.Enlarged) -> None:
        """Give the world the room of the statement, or give it back."""
        event.stop()
        self._enlarged = not self._enlarged
        self.share_rows()

    @property
    def _can_answer(self) -> bool:
        """Whether the question on the screen can be answered now."""
        return not (self._shows_no_more or self._busy or self._asking)

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

    def action_read_on(self, pages: int) -> None:
        """Read on where something is out of sight: the file one is in, the statement, the answer."""
        if self.focused is not None and self.query_one(FilePane) in self.focused.ancestors:
            raise SkipAction
        scroll = self.query_one("#statement-scroll", VerticalScroll)
        if scroll.max_scroll_y > 0:
            scroll.scroll_relative(y=pages * max(1, scroll.size.height - 1), animate=False)
            self.call_after_refresh(self._say_more)
        elif self.question is not None:
            self.query_one(AnswerPane).kind.read_on(pages)

    def action_back(self) -> None:
        """There is no way back without a question."""
        self.action_stop()

    def action_stop(self) -> object:
        """Ask, then leave."""
        raise NotImplementedError

    async def ask(self, dialog: Screen[T]) -> T | None:
        """What a dialog is closed with; None when another is open: keys come faster than screens."""
        if self._asking or self._shows_no_more:
            return None
        self._asking = True
        try:
            return await self.app.push_screen_wait(dialog)
        finally:
            self._asking = False

    def on_last(self, event: Last) -> None:
        """Enter in the last box goes to « Je valide », and does not press it."""
        event.stop()
        if not self._is_old(event) and self._can_answer:
            event.box.value = event.value
            self.set_focus(self.query_one("#validate"))
            self.heed_keys()

    # ---- the file

    def action_toggle_file(self) -> None:
        """Open the file, or close it."""
        question = self.question
        if question is None or not question.attachments or self._start_page:
            return
        self._file_open, self._file_alone = not self._file_open, False
        with self.app.batch_update():
            self.share_rows()
        if self._file_open:
            self.call_after_refresh(self.query_one(FilePane).enter)
        else:
            self.query_one(AnswerPane).enter()

    def action_enlarge_file(self) -> None:
        """Give the file all the room, or give the question back."""
        question = self.question
        if question is None or not question.attachments or self._start_page:
            raise SkipAction
        if not self._file_open:
            self.action_toggle_file()
        self._file_alone = not self._file_alone
        with self.app.batch_update():
            self.share_rows()
        self.call_after_refresh(self.query_one(FilePane).enter)

    def on_file_pane_enlarged(self, event: FilePane.Enlarged) -> None:
        """A click on the key."""
        event.stop()
        self.action_enlarge_file()

    def on_file_pane_closed(self, event: FilePane.Closed) -> None:
        """Escape in the file goes back to the answer; where the file stands beside it, it stays."""
        event.stop()
        if self._file_alone:
            self.action_enlarge_file()
        elif self.has_class("-beside"):
            self.query_one(AnswerPane).enter()
        elif self._file_open:
            self.action_toggle_file()

    def file_entries(self) -> list[Entry]:
        """Lines of the menu about the file, those that work here."""
        question = self.question
        if question is None or not question.attachments or self._start_page:
            return []
        shown = Entry(
            _("Fermer le fichier") if self._file_open else _("Voir le fichier"),
            "toggle_file",
            "F3",
        )
        entries = [shown]
        if can_open_with_system():
            entries.append(Entry(_("Ouvrir avec l'ordinateur"), "open_outside"))
        if can_save(self.app):
            entries.append(Entry(_("Enregistrer le fichier sous Téléchargements"), "save_file"))
        return entries

    @work
    async def action_open_outside(self) -> None:
        """Open the file with the program of the computer, or say what failed."""
        question, present = self.question, self.query_one(FilePane).present
        if question is None or not question.attachments:
            return
        try:
            path = write_attachments(question, *self.place())[present]
        except OSError as error:
            self.say(_("Le fichier n'a pas pu être écrit : {why}.").format(why=cause(error)), "bad")
            return
        why = await open_with_system(path)
        if why is not None:
            self.say(why, "bad")

    def action_save_file(self) -> None:
        """Keep the file where the person keeps files."""
        question = self.question
        if question is not None and question.attachments:
            saved, said = save(self.app, question.attachments[self.query_one(FilePane).present])
            self.tell(said, "ok" if saved else "bad")

    def _say_no_file(self, question: Question) -> None:
        """A file that this computer neither shows nor opens: what can be done about it."""
        if self._start_page or not self.cannot_be_read(question):
            return
        said = _(
            "Ce fichier ne peut être ni montré ni ouvert ici, sinon octet par octet (touche V). "
        )
        self.say(said + self.no_file_text(), "warn")

    def cannot_be_read(self, question: Question) -> bool:
        """Whether a question has a file that cannot be read here, in pixsim or outside."""
        if not question.attachments or can_open_with_system() or self.app.is_web:
            return False
        files = question.attachments
        return any(isinstance(view_file(file.name, file.content), NotShown) for file in files)

    # ---- leaving

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
