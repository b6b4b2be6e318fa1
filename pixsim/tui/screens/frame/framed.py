"""The frame of every full screen: bar, page, alert, buttons, keys; help and menu for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Button, Static

from pixsim.foundation.i18n import gettext as _
from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.screens.frame.base import FullScreen
from pixsim.tui.widgets.frame.alert_line import AlertLine, Kind
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint, KeyBar
from pixsim.tui.widgets.frame.top_bar import UNOFFICIAL, TopBar

LEAST_COLUMNS, LEAST_ROWS = 60, 20
DO, PERSON, DISPLAY = _("Faire"), _("Personne"), _("Affichage")
"""Groups of the menu, in this order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu: what it does, the action of the screen, the key that does it too."""

    text: str
    action: str
    key: str = ""
    group: str = DO


def letter_keys(*names: str) -> str:
    """Keys of a binding: a letter works as a small and as a capital one."""
    return ",".join(f"{name},{name.upper()}" for name in names)


class FrameOpener(Protocol):
    """The application, as a screen with a frame uses it."""

    def open_help(self, screen: Framed[Any]) -> None:
        """What a screen is for."""

    def open_manual(self, screen: Framed[Any]) -> None:
        """The topics of the manual."""

    def open_menu(self, screen: Framed[Any]) -> None:
        """Every action that applies on a screen."""


class Framed(FullScreen[ScreenResultType]):
    """A screen with the common frame; a subclass gives its page, buttons, keys, help and menu."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark", "help"),
        Binding(f"ctrl+p,{letter_keys('m')}", "menu"),
        Binding("escape,ctrl+q", "back"),
    ]
    KEYS: ClassVar[Sequence[Hint]] = ()
    """Keys of the last row, the most useful first."""
    HELP_TITLE: ClassVar[str] = _("Aide")
    HELP_TEXT: ClassVar[str] = ""

    # ---- what a subclass provides

    def title_text(self) -> Content | str:
        """Left of the bar: where one is, who."""
        return "pixsim"

    def bar_end_text(self) -> Content | str:
        """Right of the bar."""
        return UNOFFICIAL

    def body(self) -> ComposeResult:
        """The page."""
        raise NotImplementedError

    def buttons(self) -> Sequence[Widget]:
        """The row of buttons, the main one first."""
        return ()

    def entries(self) -> Sequence[Entry]:
        """Actions of this screen, for the menu."""
        return ()

    def help_text(self) -> str:
        """What this screen is for, and its keys."""
        return self.HELP_TEXT

    # ---- the frame

    def compose(self) -> ComposeResult:
        """Bar, page, alert, buttons, keys."""
        yield TopBar(self.title_text(), self.bar_end_text())
        yield from self.body()
        yield AlertLine()
        buttons = self.buttons()
        if buttons:
            yield Horizontal(*buttons, classes="buttons")
        yield KeyBar(self.KEYS)
        yield Static(id="too-small", markup=False)

    def show_title(self) -> None:
        """Draw the bar anew."""
        self.query_one(TopBar).show(self.title_text(), self.bar_end_text())

    def tell(self, text: str, kind: Kind = "info", *, flash: bool = True) -> None:
        """Say something over the buttons."""
        self.query_one(AlertLine).say(text, kind, flash=flash)

    def on_resize(self, event: Resize) -> None:
        """Below 60 columns or 20 rows, say what is needed."""
        small = event.size.width < LEAST_COLUMNS or event.size.height < LEAST_ROWS
        self.set_class(small, "-too-small")
        if small:
            self.query_one("#too-small", Static).update(plain_content(self.too_small_text()))
        self.call_after_refresh(self.fit_buttons)

    def fit_buttons(self) -> None:
        """Leave out the last buttons that do not fit, never a main one: keys and menu do it too."""
        for row in self.query(".buttons"):
            shown = [b for b in row.query(FlatButton) if b.display or b.has_class("-left-out")]
            used = 0
            for button in sorted(shown, key=lambda b: b.variant != "primary"):
                used += len(button.text) + 6
                button.set_class(used > row.size.width, "-left-out")

    def too_small_text(self) -> str:
        """What is shown where nothing else fits."""
        text = _(
            "La fenêtre est trop petite : {columns} × {rows}.\n"
            "Il faut {least_columns} × {least_rows}.\n"
            "Agrandissez-la, ou Ctrl et − pour de plus petites lettres. Rien n'est perdu."
        )
        return text.format(
            columns=self.size.width,
            rows=self.size.height,
            least_columns=LEAST_COLUMNS,
            least_rows=LEAST_ROWS,
        )

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """A button does the action of its name."""
        event.stop()
        if event.button.id and not self._is_old(event):
            await self.run_action(event.button.id.replace("-", "_"))

    def action_help(self) -> None:
        """What this screen is for."""
        cast(FrameOpener, self.app).open_help(self)

    def action_manual(self) -> None:
        """The guides, privacy among them."""
        cast(FrameOpener, self.app).open_manual(self)

    def action_menu(self) -> None:
        """Every action that applies here."""
        cast(FrameOpener, self.app).open_menu(self)

    def action_noop(self) -> None:
        """For a hint about keys that work by themselves."""


def is_exam(screen: Screen[Any]) -> bool:
    """Whether a screen is one that is not left without a question."""
    return hasattr(screen, "action_stop")
