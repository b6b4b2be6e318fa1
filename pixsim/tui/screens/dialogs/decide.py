"""A question during an exam: a few ways to go on, the safe one first, each with what it costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from pixsim.tui.drawing.pieces import join_styled, styled_text
from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.screens.frame.base import Dialog
from pixsim.tui.widgets.lists.pick_list import PickList, Row

MANY = 5  # ways, from which a dialog of 24 lines has no room for empty ones


@dataclass(frozen=True, slots=True)
class Way:
    """One way to go on: its name, what it says, what stands at its right, what it means."""

    name: str
    text: str
    right: str = ""
    note: str = ""


class Decide(Dialog[str | None]):
    """Dismissed with the name of a way; None by Escape, which is as the first one.

    Parameters
    ----------
    title : str
    told : callable
        What is to be known, said anew every second.
    ways : sequence of Way
        The safe one first: it has the focus.
    """

    AUTO_FOCUS = "#ways"
    CSS = """
    Decide #told { padding: 0 0 1 0; }
    Decide .dialog #ways { margin: 0; }
    Decide .dialog #note { height: 2; padding: 0; margin: 1 0 0 0; }
    Decide.-many.-mid .dialog, Decide.-many.-short .dialog { padding: 0 2; }
    Decide.-many.-mid .dialog-title, Decide.-many.-short .dialog-title { padding: 0; }
    Decide.-many.-mid .dialog #note, Decide.-many.-short .dialog #note { margin: 0; }
    Decide.-many.-short #told { max-height: 7; }
    Decide.-many.-short .dialog #ways { max-height: 6; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f10,ctrl+q", "back")]

    def __init__(self, title: str, told: Callable[[], str], ways: Sequence[Way]) -> None:
        super().__init__()
        self._title, self._told, self._ways = title, told, tuple(ways)
        self.set_class(len(self._ways) > MANY, "-many")  # the last of them keeps its note

    def compose(self) -> ComposeResult:
        """Title, text, ways, what the present one means."""
        rows = [
            Row(styled_text(way.text), join_styled((way.right, "$muted"))) for way in self._ways
        ]
        with Vertical(classes="dialog"):
            yield Static(plain_content(self._title), classes="dialog-title")
            yield Static(plain_content(self._told()), id="told")
            yield PickList(rows, id="ways")
            yield Static(plain_content(self._ways[0].note), id="note", classes="note")

    def on_mount(self) -> None:
        """Time goes on."""
        self.set_interval(1.0, self._tell)

    def _tell(self) -> None:
        self.query_one("#told", Static).update(plain_content(self._told()))

    def on_pick_list_moved(self, event: PickList.Moved) -> None:
        """Say what it means."""
        event.stop()
        if event.place is not None:
            self.query_one("#note", Static).update(plain_content(self._ways[event.place].note))

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Choose."""
        event.stop()
        if not self._is_old(event):
            self.dismiss(self._ways[event.place].name)
