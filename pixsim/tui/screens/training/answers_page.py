"""Answers just given: a list, and what was right in the one with the cursor, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.journeys.training_words import reply_subject
from pixsim.outcome import Outcome
from pixsim.report.question import asking
from pixsim.report.question.review import answer_parts, right_parts
from pixsim.report.wording import outcome_words
from pixsim.session.training.state import Reply
from pixsim.tui.drawing.figure_lines import answer_marks, figure_lines
from pixsim.tui.drawing.pieces import area_chip, area_colour, join_styled, styled_text
from pixsim.tui.drawing.pieces import join_rows as rows_of
from pixsim.tui.drawing.word_lines import WordLines
from pixsim.tui.pictures.review import outcome_glyph
from pixsim.tui.screens.files.files_page import FileScreen
from pixsim.tui.screens.frame.framed import Entry, Framed
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint
from pixsim.tui.widgets.lists.pick_list import PickList, Row

FRAME_ROWS = 7  # bar, alert, buttons, keys; blank ones above and below the page, and above the card
LIST_SHARE = 0.4  # of the rows of a high window, at most
LEAST_CARD = 5


@dataclass(frozen=True, slots=True)
class WayOn:
    """A button: the action of the screen, and what it says."""

    action: str
    text: str


def competence_title(framework: Framework, code: str) -> Content:
    """« [2] 2.2 Partager et publier », in the colour of its area."""
    competence = framework.competence[code]
    name = f"{code} {competence.brief}"
    return join_styled(area_chip(code), " ", (name, f"bold {area_colour(code)}"))


class AnswersPage(Framed[str]):
    """Dismissed with the name of what was chosen; a subclass gives its words and its buttons.

    Parameters
    ----------
    replies : sequence of Reply
        At least one.
    framework : Framework
    """

    AUTO_FOCUS = ""
    SCOPED_CSS = False  # its subclasses have it too: each rule names this class
    CSS = """
    AnswersPage #answers-page { height: 1fr; padding: 1 1 0 1; }
    AnswersPage.-short #answers-page { padding: 0 1; }
    AnswersPage #headline { height: auto; }
    AnswersPage #said { width: 1fr; height: auto; }
    AnswersPage #level { width: auto; height: auto; }
    AnswersPage #answers { height: auto; max-height: 40%; margin: 1 0 0 0; }
    AnswersPage.-short #answers { margin: 0; }
    AnswersPage #below { height: auto; }
    AnswersPage #card-room { height: 1fr; margin: 1 0 0 0; }
    AnswersPage.-short #card-room { margin: 0; }
    AnswersPage #card { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
    AnswersPage #card-text { max-width: 92; height: auto; }
    AnswersPage.-high #answers-page, AnswersPage.-high #card-room { height: auto; }
    AnswersPage.-high #answers-page { padding: 1 1; }
    AnswersPage.-high KeyBar { dock: bottom; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "scroll_pages(1)", priority=True),
        Binding("pageup", "scroll_pages(-1)", priority=True),
        Binding("f3,ctrl+o", "file"),
    ]

    def __init__(self, replies: Sequence[Reply], framework: Framework) -> None:
        super().__init__()
        self.replies, self.framework = tuple(replies), framework
        self._present = self._first_error()

    # ---- what a subclass provides

    def headline(self) -> tuple[Content, Content]:
        """What was reached, on the left and on the right."""
        raise NotImplementedError

    def below(self) -> Content | None:
        """What follows from it, in one line."""
        return None

    def ways(self) -> Sequence[WayOn]:
        """Buttons, the main one first."""
        raise NotImplementedError

    # ---- layout

    def body(self) -> ComposeResult:
        """Headline, list, card."""
        said, level = self.headline()
        with Vertical(id="answers-page"):
            with Horizontal(id="headline"):
                yield Static(said, id="said", markup=False)
                yield Static(level, id="level", markup=False)
            if (below := self.below()) is not None:
                yield Static(below, id="below", markup=False)
            if len(self.replies) > 1:
                yield PickList([self._row(reply) for reply in self.replies], id="answers")
            with (
                Vertical(id="card-room"),
                VerticalScroll(id="card", classes="card", can_focus=False),
            ):
                yield Static(id="card-text", markup=False)

    def buttons(self) -> Sequence[Widget]:
        """Ways on, the main one first, the last one at the right."""
        main, *others = self.ways()
        found: list[Widget] = [
            FlatButton(main.text, id=main.action.replace("_", "-"), variant="primary")
        ]
        for way in others:
            found += [
                Static("", classes="spring"),
                FlatButton(way.text, id=way.action.replace("_", "-")),
            ]
        return found

    def _row(self, reply: Reply) -> Row:
        (mark, colour), word = outcome_glyph(reply.outcome.code), outcome_words(reply.outcome.code)
        left = join_styled((mark, colour), f" {reply_subject(self.framework, reply)}")
        return Row(left, join_styled((word, colour)))

    def _first_error(self) -> int:
        wrong = (place for place, reply in enumerate(self.replies) if not reply.right)
        return next(wrong, 0)

    def on_mount(self) -> None:
        """The first error is shown."""
        if len(self.replies) > 1:
            answers = self.query_one("#answers", PickList)
            answers.cursor = self._present
            answers.focus()
        else:
            self.query_one(f"#{self.ways()[0].action.replace('_', '-')}").focus()
        card = self.query_one("#card", VerticalScroll)
        for what in ("virtual_size", "container_size", "scroll_y"):
            self.watch(card, what, self._look_again, init=False)
        self._show_card()

    def on_resize(self, event: Resize) -> None:
        """In a high window the buttons stand under what was read, which has the rows that are left."""
        super().on_resize(event)
        self.call_after_refresh(self._share_rows)

    def _share_rows(self) -> None:
        """Give the list and the card the rows there are, where the page takes no more than it needs."""
        several, rows = len(self.replies) > 1, self.size.height - FRAME_ROWS
        most = int(rows * LIST_SHARE)
        rows -= sum(part.size.height for part in self.query("#headline, #below").results(Widget))
        rows -= min(len(self.replies), most) + 1 if several else 0
        high = self.has_class("-high")
        if several:
            self.query_one("#answers").styles.max_height = most if high else None
        self.query_one("#card").styles.max_height = max(LEAST_CARD, rows) if high else None

    def _show_card(self) -> None:
        reply = self.replies[self._present]
        self.query_one("#card-text", Static).update(_Card(reply, self.framework))
        self.query_one("#card", VerticalScroll).scroll_home(animate=False)

    def _look_again(self) -> None:
        """Once all is laid out: between two changes more may be out of sight than there will be."""
        self.call_after_refresh(self._say_more)

    def _say_more(self) -> None:
        """Say that there is more, while there is."""
        scroll = self.query_one("#card", VerticalScroll)
        more = scroll.scroll_y < scroll.max_scroll_y
        self.tell(_("▼ suite : PgSuiv") if more else "", flash=False)

    # ---- actions

    def on_pick_list_moved(self, event: PickList.Moved) -> None:
        """Show another one."""
        event.stop()
        if event.place is not None and event.place != self._present:
            self._present = event.place
            self._show_card()

    async def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Enter goes on."""
        event.stop()
        if not self._is_old(event):
            await self.run_action(self.ways()[0].action)

    def action_scroll_pages(self, pages: int) -> None:
        """Read on in the card."""
        scroll = self.query_one("#card", VerticalScroll)
        scroll.scroll_relative(y=pages * max(1, scroll.size.height - 1), animate=False)

    def action_file(self) -> None:
        """The file of the question shown."""
        files = self.replies[self._present].question.attachments
        if files:
            self.open_over(FileScreen(files))
        else:
            self.tell(asking.NO_FILE)

    def entries(self) -> Sequence[Entry]:
        """The ways on, and the file."""
        found = [Entry(way.text, way.action) for way in self.ways()]
        if any(reply.question.attachments for reply in self.replies):
            found.append(Entry(_("Voir le fichier de cette question"), "file", "F3"))
        return found

    def hints(self, enter: str, escape: str) -> Sequence[Hint]:
        """Keys, given what Enter and Escape do."""
        found: list[Hint] = [(_("Entrée"), enter, self.ways()[0].action)]
        if len(self.replies) > 1:
            found.append(("↑ ↓", _("voir une réponse"), ""))
        if any(reply.question.attachments for reply in self.replies):
            found.append(("F3", _("fichier"), "file"))
        return [*found, (_("Échap"), escape, "back")]


class _Card(WordLines):
    """A question, one's answer, the right one, why."""

    def __init__(self, reply: Reply, framework: Framework) -> None:
        mark, colour = outcome_glyph(reply.outcome.code)
        question = reply.question
        parts = answer_parts(question, reply.answer, right=reply.right)
        if reply.right:  # what was given is the right answer, or as good
            parts = right_parts(question)
        pairs: list[tuple[str, Content | str]] = []
        for part in parts:
            text = "\n".join(part.lines)
            if part.kind == "given" and reply.outcome is Outcome.TIMED_OUT:
                text += f" ({outcome_words(reply.outcome.code)})"
            signs = {"given": (mark, colour), "right": ("✓", "$ok"), "missing": ("▼", "$warn")}
            sign, tone = signs.get(part.kind, ("›", ""))
            pairs.append((part.title, _marked_text(sign, text, tone)))
        super().__init__(pairs, "$muted")
        self._top = rows_of(
            [styled_text(reply_subject(framework, reply), "bold"), styled_text(question.statement)]
        )
        self._why = styled_text(question.explanation)
        self._figure, self._marks = question.figure, answer_marks(question, reply.answer)

    @property
    def plain(self) -> str:
        """All of it, as text."""
        return f"{self._top.plain}\n\n{super().plain}\n\n{self._why.plain}"

    def at(self, width: int) -> Content:
        """The lines in so many columns."""
        top = rows_of(self._top.wrap(max(1, width)))
        if self._figure is not None:
            top = rows_of([top, *figure_lines(self._figure, width, self._marks)])
        why = rows_of(self._why.wrap(max(1, width)))
        return Content("\n\n").join([top, super().at(width), why])


def _marked_text(mark: str, text: str, colour: str) -> Content:
    first, *rest = text.split("\n")
    found = [join_styled((f"{mark} {first}", colour))]
    return rows_of([*found, *(join_styled((f"  {line}", colour)) for line in rest)])
