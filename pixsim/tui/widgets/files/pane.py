"""The files of a question, read inside pixsim.

    pane = FilePane(id="files")          # mounted once, reused from question to question
    pane.load(question.attachments)
    pane.show(1); pane.enter()           # the second file; `load` shows the first

It posts `FilePane.Closed` on Escape at the top, `FilePane.Changed` when other keys apply and, where
it can be given more room (`grows`), `FilePane.Enlarged`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import Input, Static

from pixsim.bank.question import Attachment
from pixsim.foundation.i18n import gettext as _
from pixsim.tui.files.attachments import can_open_with_system
from pixsim.tui.widgets.files.facts import Hint, fact_texts, key_hints, title_line
from pixsim.tui.widgets.files.filter_input import FilterInput
from pixsim.tui.widgets.files.link_line import Link, LinkLine
from pixsim.tui.widgets.files.pictures import ViewState, has_words
from pixsim.tui.widgets.files.trail import DEEPEST, Level, Side
from pixsim.tui.widgets.files.view import FileView, Wish
from pixsim.viewing.limits import MORE
from pixsim.viewing.sizes import size_in_words
from pixsim.viewing.summaries import summary_of_view
from pixsim.viewing.tables import TableView
from pixsim.viewing.views import NotShown, TextView

LONGEST_SEARCH = 100  # characters
FRAME = 4  # cells of the frame that its words cannot have, within what is inside it
SHORTEST = 20  # cells its words have before there is any room


class FilePane(Vertical):
    """One file at a time, with what is in it; all files one click or one digit away."""

    DEFAULT_CSS = """
    FilePane {
        height: 1fr; min-height: 5; background: $surface; border: round $rule;
        border-title-color: $foreground; border-title-style: bold; border-subtitle-color: $muted;
        &:focus-within { border: round $focus-bg; }
        & > #file-filter { height: 1; background: $panel; display: none; padding: 0 1; }
        &.-filtering > #file-filter { display: block; }
        &.-filtering > #file-hints { display: none; }
        & > #file-bar { display: none; }
        &.-several > #file-bar { display: block; }
        & #file-filter-mark { width: 2; color: $brand; text-style: bold; }
        & #file-filter-words { width: 1fr; }
    }
    """

    class Closed(Message):
        """Escape where there is nothing to go back to."""

    class Changed(Message):
        """Something else is shown: other keys apply, see `FilePane.hints`."""

    class TakenOut(Message):
        """The person wants the file shown outside pixsim: ``open`` it there, or ``save`` it.

        Attributes
        ----------
        file : Attachment
        how : str
        handed : bool
            Whether it is handed with the question itself, rather than found inside such a file.
        """

        def __init__(self, file: Attachment, how: Literal["open", "save"], *, handed: bool) -> None:
            super().__init__()
            self.file, self.how, self.handed = file, how, handed

    class Enlarged(Message):
        """The person wants more room for the file, or the question back."""

    def __init__(
        self, *, id: str | None = None, classes: str | None = None, grows: bool = False
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._grows, self._grown = grows, False
        self._trails: list[list[Level]] = []
        self._present = 0
        self._links = LinkLine(id="file-bar")
        self._view = FileView(id="file-view")
        self._words = FilterInput(
            id="file-filter-words",
            placeholder=_("mots cherchés"),
            max_length=LONGEST_SEARCH,
            compact=True,
        )
        self._hint_line = LinkLine(id="file-hints")

    def compose(self) -> ComposeResult:
        """Files, the file, then keys or what is looked for."""
        yield self._links
        yield self._view
        with Horizontal(id="file-filter"):
            yield Static("/ ", id="file-filter-mark", markup=False)
            yield self._words
        yield self._hint_line

    # ---- what the screen asks

    def load(self, attachments: Sequence[Attachment]) -> None:
        """Take the files of another question; what was done with those before is forgotten."""
        self._trails = [[Level(file.name, file.content)] for file in attachments]
        self._present = 0
        self._draw()

    def show(self, index: int) -> None:
        """Show one of the files, where one left it."""
        if index < len(self._trails):
            self._present = index
            self._draw()

    def enter(self) -> None:
        """Give the file the focus."""
        self._view.focus()

    @property
    def present(self) -> int:
        """Which file is shown, from 0."""
        return self._present

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Keys that apply now: key, what it does, wish for `ask`."""
        if not self._trails:
            return ()
        word = _("réduire") if self._grown else _("agrandir")
        grows: tuple[Hint, ...] = (("Ctrl+G", word, "enlarge"),) if self._grows else ()
        out: list[Hint] = [("S", _("enregistrer"), "save")]
        if can_open_with_system():
            out.insert(0, ("O", _("ouvrir avec l'ordinateur"), "outside"))
        return (*key_hints(self._level, nested=self._nested), *out, *grows)

    def set_grown(self, grown: bool) -> None:
        """Whether the file has all the room: the key that gives it then takes it back."""
        if grown != self._grown:
            self._grown = grown
            self._tell()

    def summary(self, index: int) -> str:
        """A file in a few words: « 24 lignes, 4 colonnes »."""
        level = self._trails[index][0]
        return summary_of_view(level.seen_from("view") or NotShown(""), level.size or 0)

    def ask(self, wish: Wish | str) -> None:
        """Do what a key does: filter, sort, whole, details, source, open, outside, save, back…"""
        if not self._trails:
            return
        acts: dict[str, Callable[[], object]] = {
            "filter": self._filter,
            "sort": self._sort,
            "whole": self._turn_whole,
            "details": lambda: self._turn("details"),
            "source": lambda: self._turn("source"),
            "open": self._view.action_open,
            "back": self._back,
            "escape": self._escape,
            "outside": lambda: self._take_out("open"),
            "save": lambda: self._take_out("save"),
            "enlarge": lambda: self.post_message(self.Enlarged()),
        }
        acts[wish]()

    def _take_out(self, how: Literal["open", "save"]) -> None:
        """The file shown; of a sheet or a row, the file it is in."""
        trail = self._trails[self._present]
        place, file = next((n, f) for n in reversed(range(len(trail))) if (f := trail[n].file))
        self.post_message(self.TakenOut(file, how, handed=place == 0))

    # ---- what is shown

    @property
    def _level(self) -> Level:
        return self._trails[self._present][-1]

    @property
    def _nested(self) -> bool:
        return len(self._trails[self._present]) > 1

    def _draw(self) -> None:
        if not self._trails:
            self._view.show(NotShown(""), ViewState())
            self.border_title = self.border_subtitle = ""
            self._hint_line.load(())
            return
        level = self._level
        if self._words.has_focus:
            self._view.focus()
        with self.prevent(Input.Changed):
            self._words.value = level.state.words
        self.set_class(bool(level.state.words), "-filtering")
        self._view.show(level.view, level.state)
        self._tell()

    def _tell(self) -> None:
        """What is said round the file."""
        if not self._trails:
            return
        level, trail = self._level, self._trails[self._present]
        room = max(self.size.width - FRAME, SHORTEST)
        self.border_title = Content(title_line(trail, room))
        self.border_subtitle = Content(" · ".join(fact_texts(level, self._view.picture, room)))
        several = len(self._trails) > 1
        self.set_class(several or self._nested, "-several")
        self._links.load(self._bar(), shrink=True)
        self._hint_line.load(
            [Link(key, text, wish, leads_out=wish == "escape") for key, text, wish in self.hints]
        )
        self.post_message(self.Changed())

    def _bar(self) -> list[Link]:
        back = [Link(_("← Remonter"), "", "back", leads_out=True)] if self._nested else []
        if len(self._trails) == 1:
            return back
        files = [
            Link(
                f"{place + 1} {trail[0].name}",
                size_in_words(trail[0].size or 0),
                f"show {place}",
                present=place == self._present,
            )
            for place, trail in enumerate(self._trails)
        ]
        return back + files

    def on_resize(self, _event: Resize) -> None:
        """Another width has room for more or fewer words."""
        self.call_after_refresh(self._tell)

    # ---- what keys and clicks do

    def _filter(self) -> None:
        if not has_words(self._level.view):
            return
        self.add_class("-filtering")
        self._words.focus()

    def _set_words(self, words: str) -> None:
        self._level.state.words = words
        self._view.refresh_picture()
        self._tell()

    def _stop_filtering(self) -> None:
        with self.prevent(Input.Changed):
            self._words.value = ""
        self.remove_class("-filtering")
        self._view.focus()
        self._set_words("")

    def _sort(self) -> None:
        """By the present column: up, down, then as in the file."""
        if not isinstance(self._level.view, TableView):
            return
        state = self._level.state
        if state.by != state.column:
            state.by, state.descending = state.column, False
        elif not state.descending:
            state.descending = True
        else:
            state.by, state.descending = None, False
        self._view.refresh_picture(at_top=True)
        self._tell()

    def _turn_whole(self) -> None:
        """Long lines go on below, or on the right."""
        view, state = self._level.view, self._level.state
        if not isinstance(view, TextView) or not view.has_long_lines:
            return
        state.whole, state.left = not state.whole, 0
        self._view.refresh_picture()
        self._tell()

    def _turn(self, side: Side) -> None:
        if self._level.turn(side):
            self._draw()

    def _open(self, place: int) -> None:
        self._trails[self._present].append(self._inside(place))
        self._draw()

    def _inside(self, place: int) -> Level:
        if len(self._trails[self._present]) < DEEPEST:
            return self._level.inside(place)
        said = _("Trop de fichiers les uns dans les autres : pixsim n'en ouvre pas plus de {n}.")
        return Level(MORE, view=NotShown(said.format(n=DEEPEST)))

    def _back(self) -> bool:
        """From a side to the first one, else from inside to outside; whether there was a way."""
        level, trail = self._level, self._trails[self._present]
        if level.side != "view":
            level.side = "view"
        elif len(trail) > 1:
            trail.pop()
        else:
            return False
        self._draw()
        return True

    def _escape(self) -> None:
        if self.has_class("-filtering"):
            self._stop_filtering()
        elif not self._back():
            self.post_message(self.Closed())

    def on_file_view_asked(self, message: FileView.Asked) -> None:
        """A key of the file."""
        message.stop()
        self.ask(message.wish)

    def on_file_view_opened(self, message: FileView.Opened) -> None:
        """Enter on something that opens."""
        message.stop()
        self._open(message.place)

    def on_file_view_chosen(self, message: FileView.Chosen) -> None:
        """A digit."""
        message.stop()
        self.show(message.place)

    def on_file_view_typed(self, message: FileView.Typed) -> None:
        """A letter meant for what is looked for."""
        message.stop()
        self._words.insert_text_at_cursor(message.letter)

    def on_file_view_moved(self, message: FileView.Moved) -> None:
        """Another column is summed."""
        message.stop()
        self._tell()

    def on_link_line_pressed(self, message: LinkLine.Pressed) -> None:
        """A click on a file or on a key."""
        message.stop()
        wish, _space, place = message.what.partition(" ")
        if place:
            self.show(int(place))
        else:
            self.ask(wish)
        if wish != "filter":
            self.enter()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Rows are looked for as one types."""
        event.stop()
        self._set_words(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps what is looked for; nothing typed closes the line."""
        event.stop()
        if event.value.strip():
            self._view.focus()
        else:
            self._stop_filtering()

    def on_filter_input_left(self, message: FilterInput.Left) -> None:
        """Escape in the line closes it, and only it."""
        message.stop()
        self._stop_filtering()

    def on_filter_input_moved(self, message: FilterInput.Moved) -> None:
        """Arrows move in the file while typing."""
        message.stop()
        self._view.action_move(message.rows)
