"""Where a question, its file and its answer stand on the screen, and how they share its rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from pixsim.bank.question import Question
from pixsim.foundation.i18n import gettext as _
from pixsim.report.question import asking
from pixsim.report.wording import duration_text
from pixsim.tui.drawing.pieces import gauge_bar, join_styled
from pixsim.tui.drawing.row_sharing import LEAST_STATEMENT, divide_rows
from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.screens.frame.base import HeedsKeys
from pixsim.tui.screens.frame.framed import Framed
from pixsim.tui.widgets.answering.kinds import Fields
from pixsim.tui.widgets.answering.pane import AnswerPane
from pixsim.tui.widgets.figures.view import FigureView
from pixsim.tui.widgets.files.bar import FileBar
from pixsim.tui.widgets.files.pane import FilePane
from pixsim.tui.widgets.frame.alert_line import AlertLine, Kind
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import KeyBar

READING = 92  # columns of a text at most
BESIDE = 110  # columns of the window from which a file stands beside the question
AIRY = 23  # rows of the window from which blank lines part what is shown
AIRY_WITH_FILE = 30  # … where a file or a figure takes some between question and answer
LEAST_FIGURE = 5  # rows of a figure, the last of which says that it goes on
SHORT = 6  # rows of a statement over a simulator, above which it does without its blank ones
TIMER_CELLS = 20


class Desk(Vertical):
    """Where a question and its answer are; tells when it has other rows to share."""

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002
        """Share them anew."""
        if isinstance(self.screen, QuestionLayout):
            self.screen.share_rows()


class QuestionLayout(Framed[None]):
    """The widgets of a question, in as many rows as there are; a subclass says which question."""

    AUTO_FOCUS = ""
    SCOPED_CSS = False  # its subclasses have it too: each rule names this class
    CSS = """
    QuestionLayout #desk { height: 1fr; padding: 0 1; align-horizontal: center; }
    QuestionLayout #desk > * { max-width: 92; }
    QuestionLayout #mode, QuestionLayout #timer, QuestionLayout #statement-more,
    QuestionLayout #answer-hint { height: 1; }
    QuestionLayout #statement-more, QuestionLayout #answer-hint { color: $muted; }
    QuestionLayout #statement-asked { height: auto; }
    QuestionLayout #statement-scroll { height: auto; scrollbar-size-vertical: 1; }
    QuestionLayout FigureView { height: auto; }
    QuestionLayout FilePane { height: 11; min-height: 5; }
    QuestionLayout.-alone #desk > FilePane { max-width: 100%; }
    QuestionLayout.-alone .buttons { display: none; }
    QuestionLayout.-airy #desk { padding: 1 1 0 1; }
    QuestionLayout.-airy #head { margin: 0 0 1 0; }
    QuestionLayout #head { height: auto; }
    QuestionLayout.-acting #desk { padding: 0; align-horizontal: left; }
    QuestionLayout.-acting #desk > AnswerPane { max-width: 100%; }
    QuestionLayout.-acting #head, QuestionLayout.-acting #statement-scroll, QuestionLayout.-acting FileBar,
    QuestionLayout.-acting #statement-more, QuestionLayout.-acting #statement-asked { padding: 0 1; max-width: 94; }
    QuestionLayout.-acting.-airy #desk { padding: 1 0 0 0; }
    QuestionLayout.-airy #answer-hint, QuestionLayout.-airy FileBar { margin: 1 0 0 0; }
    QuestionLayout AnswerPane { height: 1fr; }
    QuestionLayout AnswerPane ContentSwitcher { height: 1fr; }
    QuestionLayout #choices { height: 1fr; }
    QuestionLayout #fields { height: 1fr; scrollbar-size-vertical: 1; }
    QuestionLayout #fields-more { height: 1; }
    QuestionLayout FieldRow Input:focus { background: $focus-bg; color: $focus-fg; text-style: bold; }
    QuestionLayout FieldRow Input:focus > .input--cursor { background: $focus-fg; color: $focus-bg; }
    QuestionLayout FieldRow Input:focus > .input--selection { background: $focus-fg; color: $focus-bg; }
    QuestionLayout FieldRow Input:focus > .input--placeholder { color: $focus-fg; }
    QuestionLayout.-under KeyBar { dock: bottom; }
    QuestionLayout.-beside #desk { align-horizontal: left; }
    QuestionLayout.-beside #desk > FilePane { dock: right; width: 50%; height: 100%; max-width: 100%; margin: 0 0 0 2; }
    """
    LEFT_BUTTON: ClassVar[tuple[str, str]] = ("", "")
    """Name and text of the button on the left."""
    SKIP_TEXT: ClassVar[str] = asking.PASS

    def __init__(self) -> None:
        super().__init__()
        self._leaving = False
        self._start_page = False
        self._file_open = False
        self._enlarged = False  # a world, or a figure, has the room of the statement too
        self._file_alone = False  # the file has the room of all the rest
        self._statement = Content("")

    @property
    def question(self) -> Question | None:
        """The present question; None when there is none."""
        raise NotImplementedError

    def mode(self) -> Content | None:
        """The line under the bar; None: no such line."""
        return None

    def timer_left(self) -> timedelta | None:
        """Time left on the question's own timer."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """Mode, statement, file, answer."""
        with Desk(id="desk"):
            with Vertical(id="head"):
                yield Static(id="mode", markup=False)
                yield Static(id="timer", markup=False)
            with VerticalScroll(id="statement-scroll", can_focus=False):
                yield Static(id="statement", markup=False)
            yield Static(id="statement-more", markup=False)
            yield Static(id="statement-asked", markup=False)
            yield FigureView(id="figure")
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
            FlatButton(asking.VALIDATE, id="validate", variant="primary"),
        ]

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
        acting = question.task is not None and not self._start_page
        view = self.query_one(FigureView)
        view.display = question.figure is not None and not self._start_page
        least = AIRY_WITH_FILE if acting or view.display or (opened and not beside) else AIRY
        airy = self.app.size.height >= least
        self.set_class(acting, "-acting")
        self.set_class(beside, "-beside")
        self.set_class(airy, "-airy")
        self.query_one(FilePane).display = opened
        self.query_one(FileBar).display = has_file
        if has_file:
            self._name_files(question, opened=opened)
        columns, rows = self.query_one(Desk).content_size
        rows += self._rows_below_buttons()
        columns -= 2 * acting  # a simulator goes to the edges, its statement does not
        width = min(READING, (columns + 1) // 2 - 3 if beside else columns)
        self.set_class(alone, "-alone")
        self.query_one(FilePane).set_grown(alone)
        if alone:
            self._place_buttons(None)
            self.query_one("#statement-asked").display = False
            shown = ("file", "head") if airy else ("file",)
            for part in self.query("#desk > *").results(Widget):
                part.display = part.id in shown
            self.query_one(FilePane).styles.height = "100%"
            return
        self._share(width, rows, airy=airy, has_file=has_file, between=opened and not beside)

    def _share(self, width: int, rows: int, *, airy: bool, has_file: bool, between: bool) -> None:
        head = self.query_one("#head")
        alone = self._enlarged and self.query_one(FigureView).display
        head_rows = 0 if alone else sum(bool(line.display) for line in head.children)
        head.display = head_rows > 0
        pane = self.query_one(AnswerPane)
        kind, hint = pane.kind, bool(pane.hint) and not (self._start_page or alone)
        self.query_one("#answer-hint").display = hint
        pane.display = not self._start_page
        pane.styles.margin = (1 if airy and not hint else 0, 0, 0, 0)
        taken = head_rows + (airy and head_rows > 0) + (1 + airy if has_file else 0)
        taken += 1 + hint if airy else hint
        taken += self._figure_rows(width, rows - taken, kind.least, airy=airy)
        scroll, more = self.query_one("#statement-scroll"), self.query_one("#statement-more")
        scroll.display = not self._enlarged
        answer = 0 if self._start_page else kind.wanted(width)
        for head_text, asked in self._statement_forms():
            asked_rows = len(asked.wrap(max(1, width))) if asked.plain else 0
            statement = 0 if self._enlarged else len(head_text.wrap(max(1, width)))
            free = max(rows - taken - asked_rows, 4)
            shares = divide_rows(free, statement, answer, kind.least, file=between)
            if not shares.cut and (statement <= SHORT or not self.has_class("-acting")):
                break
        self._show_statement(head_text, asked)
        scroll.styles.height = shares.statement
        # a bar left from before would narrow the text, so that it would need it
        scroll.styles.overflow_y = "auto" if shares.cut else "hidden"
        more.display = shares.cut
        self.query_one(FilePane).styles.height = shares.file if between else "100%"
        spare = shares.answer - answer
        closed = not (between or self.has_class("-beside") or self.has_class("-acting"))
        fits = self.has_class("-high") and closed and not shares.cut and spare > 0
        self._place_buttons(rows + airy - spare if fits else None)
        if isinstance(kind, Fields):
            kind.air(answer <= shares.answer)
            self.call_after_refresh(kind.count_hidden)
        self._say_more()

    def _rows_below_buttons(self) -> int:
        """Rows of the window that the desk leaves free, under the buttons."""
        row = self.query_one(".buttons").region
        return self.query_one(KeyBar).region.y - row.bottom if row.height else 0

    def _place_buttons(self, rows: int | None) -> None:
        """Let the desk have so many rows, with the buttons under it; None: all rows there are."""
        self.set_class(rows is not None, "-under")
        self.query_one(Desk).styles.max_height = rows
        side = max(1, (self.app.size.width - READING) // 2) if rows is not None else 1
        for row in (self.query_one(AlertLine), self.query_one(".buttons")):
            row.styles.padding = (0, side)

    def _figure_rows(self, width: int, free: int, answer: int, *, airy: bool) -> int:
        """Rows of what the question shows, all of them where the rest allows it; a blank one before where there is room."""
        view = self.query_one(FigureView)
        if not view.display or view.figure is None:
            return 0
        statement = len(self._statement.wrap(max(1, width)))
        others = answer if self._enlarged else answer + min(statement, LEAST_STATEMENT)
        rows = max(LEAST_FIGURE, min(view.figure.rows, free - others - airy))
        view.styles.height = rows
        view.styles.margin = (1 if airy else 0, 0, 0, 0)
        return rows + airy

    def _statement_forms(self) -> list[tuple[Content, Content]]:
        """The statement whole; without its blank rows; with what it asks, its last paragraph, always in sight."""
        whole, none = self._statement, Content("")
        if self._enlarged:
            return [(whole, none)]
        paragraphs = [part for part in whole.plain.split("\n\n") if part.strip()]
        if len(paragraphs) < 2:
            return [(whole, none)]
        tight = Content("\n".join(paragraphs))
        before = Content("\n".join(paragraphs[:-1]))
        return [(whole, none), (tight, none), (before, Content(paragraphs[-1]))]

    def _show_statement(self, text: Content, asked: Content) -> None:
        """Show a form of the statement, unless it is there already."""
        statement, pinned = self.query_one("#statement", Static), self.query_one("#statement-asked", Static)  # fmt: skip
        if statement.content != text:
            statement.update(text)
        if pinned.content != asked:
            pinned.update(asked)
        pinned.display = bool(asked.plain)

    def _say_more(self) -> None:
        """Where the statement goes on."""
        scroll = self.query_one("#statement-scroll", VerticalScroll)
        end = scroll.scroll_y >= scroll.max_scroll_y > 0
        text = _("▲ début de l'énoncé : PgPréc") if end else _("▼ suite : PgSuiv")
        self.query_one("#statement-more", Static).update(plain_content(text))

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
            self.query_one("#too-small", Static).update(plain_content(self.too_small_text()))

    def _line(self, name: str, text: Content | None) -> None:
        line = self.query_one(name, Static)
        line.display = text is not None
        if text is not None and text != line.content:
            line.update(text)

    @staticmethod
    def _timer(question: Question, left: timedelta) -> Content:
        seconds = int(left.total_seconds())
        colour = "$brand" if seconds > 10 else "$warn"
        return join_styled(
            _("Cette question : "),
            gauge_bar(seconds, question.timer or 1, TIMER_CELLS, colour),
            (f" {duration_text(seconds)}", "bold"),
        )

    def say(self, text: str, kind: Kind = "info") -> None:
        """Say something that stays until the next question."""
        self.tell(text, kind, flash=False)
