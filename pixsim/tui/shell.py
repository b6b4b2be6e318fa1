"""The terminal that all screens share: its keys, its signals, its colours, how one leaves it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, runtime_checkable

from rich.console import RenderableType
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import AppBlur, AppFocus, Event, InputEvent, Key, Paste
from textual.filter import LineFilter
from textual.notifications import SeverityLevel

from pixsim.foundation.clock import wall_clock
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.resources import bank_folder
from pixsim.framework import Framework, read_framework
from pixsim.store.settings import read_settings, write_settings
from pixsim.text.terminal_text import plain
from pixsim.tui.drawing.safe_text import screen_text as shown_text
from pixsim.tui.terminal import (
    line_breaks,  # noqa: F401 (French punctuation begins no line)
    stylesheet_cache,  # noqa: F401 (style sheets are read once per theme)
)
from pixsim.tui.terminal.control_character_filter import ControlCharacterFilter
from pixsim.tui.terminal.keys_in_turn import KeysInTurn
from pixsim.tui.terminal.stale_keys import StaleKeys
from pixsim.tui.terminal.themes import DARK, NAMES, PALETTES, ROUND, make_theme

if TYPE_CHECKING:
    from pixsim.store.sittings.journal import Journal
    from pixsim.tui.screens.frame.framed import Framed

UNEXPECTED = 70  # exit code of a fault of pixsim itself, as on the command line
GONE = 129  # exit code where the terminal went away: 128 + SIGHUP


@runtime_checkable
class WatchesWindow(Protocol):
    """A screen that must know when the terminal loses the focus."""

    def window_left(self) -> None:
        """The terminal lost the focus."""

    def window_back(self) -> None:
        """The terminal has the focus again."""


@runtime_checkable
class Tells(Protocol):
    """A screen that says things in a place of its own."""

    def tell(self, text: str) -> None:
        """Say something."""


@runtime_checkable
class AsksBeforeLeaving(Protocol):
    """A screen that is not left without a question."""

    def action_stop(self) -> object:
        """Ask, then leave."""


class Shell(App[None], inherit_bindings=False):
    """What every screen and every flow may count on.

    Textual's own keys for the whole application (Ctrl+Q quits at once) are not inherited: none may
    get past a sitting.

    Parameters
    ----------
    journal : Journal, optional
        Opened when first needed when left out.
    clock : callable, optional
        Gives the present, with its time zone.
    """

    CSS_PATH = Path(__file__).with_name("pixsim.tcss")  # of this folder, whatever is derived
    TITLE = "pixsim"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (78, "-normal"), (110, "-wide"), (160, "-huge")]  # noqa: RUF012 (as Textual has it)
    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-mid"), (36, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "toggle_theme", priority=True),
        Binding("ctrl+c", "help_quit"),
        Binding("f10,ctrl+q", "quit"),
    ]

    def __init__(self, journal: Journal | None, clock: Callable[[], datetime] = wall_clock) -> None:
        super().__init__()
        self.clock = clock
        self.rules: str | None = None  # of the exams of this run; None: each person's last choice
        self.framework: Framework = read_framework(bank_folder() / "framework.toml")
        self._journal = journal
        if journal is not None:
            journal.notice = self._tell_waiting
        self._control_character_filter = ControlCharacterFilter()
        self.stale_keys = StaleKeys()
        self._keys = KeysInTurn(self, self._heed)
        self.closing = False
        for name in PALETTES:
            self.register_theme(make_theme(name))
        self.theme = DARK

    def get_driver_class(self) -> type[Driver]:
        """The driver of the platform, proof against bytes and keys that would end the screens."""
        from pixsim.tui.terminal.sturdy_driver import sturdy_driver

        return sturdy_driver(super().get_driver_class())

    async def on_event(self, event: Event) -> None:
        """Heed keys in turn; drop those meant for what is not on the screen any more."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._keys.take(event)
        else:
            await self._heed(event)

    async def _heed(self, event: Event) -> None:
        if isinstance(event, InputEvent | Paste):
            if self.closing or not self.screen_stack:
                return
            if not event.is_forwarded and self.stale_keys.is_stale(event, self.screen):
                return
        await super().on_event(event)

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave; keys that are still on their way do nothing any more."""
        self.closing = True
        if message is None and self._journal is not None and self._journal.is_relocated:
            from pixsim.store.wording import rescued_sentence

            message = rescued_sentence(self._journal)
        self.workers.cancel_all()  # what was under way shows no other screen: it would be half made
        leave = partial(super().exit, result, return_code, message)
        self._leave_when_shown(leave, 3.0)

    def _leave_when_shown(self, leave: Callable[[], None], patience: float) -> None:
        """A screen half made would fail for want of its parts: let it be made first."""
        if patience <= 0 or not self.screen_stack or getattr(self.screen, "was_shown", True):
            leave()
        else:
            again = partial(self._leave_when_shown, leave, patience - 0.05)
            self.set_timer(0.05, again)

    @property
    def journal(self) -> Journal:
        """The journal, opened when first needed."""
        if self._journal is None:
            from pixsim.store.sittings.journal import Journal  # not before the first frame

            self._journal = Journal(notice=self._tell_waiting)
        return self._journal

    def _tell_waiting(self) -> None:
        """Others write in the journal: said at once, while nothing else can be drawn."""
        from pixsim.store.wording import WAITING

        if self._driver is not None:
            text = f" {WAITING} "[: self.size.width]
            self._driver.write(f"\x1b7\x1b[{self.size.height};1H\x1b[7m{text}\x1b[0m\x1b8")
            self._driver.flush()
            self.call_later(self.refresh)  # drawn over once it is written

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, then the one that lets no control character through."""
        return [*super().get_line_filters(), self._control_character_filter]

    def _fatal_error(self) -> None:
        """One sentence instead of Textual's traceback, whose values include the right answers."""
        from rich.text import Text

        from pixsim.store.failure_log import told_failure

        if self._exception is None:
            super()._fatal_error()
            return
        self._return_code = UNEXPECTED
        self.panic(Text(plain(told_failure(self._exception))))

    def take_the_terminal(self) -> None:
        """Leave cleanly when the terminal goes away; its colours."""
        for number, code in ((signal.SIGTERM, 143), (getattr(signal, "SIGHUP", None), GONE)):
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    asyncio.get_running_loop().add_signal_handler(number, self._terminated, code)
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
            asyncio.get_running_loop().add_signal_handler(signal.SIGINT, self.action_help_quit)
        wanted = os.environ.get("PIXSIM_THEME") or read_settings().theme
        self.theme = wanted if wanted in self.available_themes else DARK

    def _terminated(self, code: int) -> None:
        """The terminal went away: everything is committed already, leave it as it was."""
        if not self.closing:
            self.exit(return_code=code)

    def on_terminal_gone(self) -> None:
        """No signal came, or not yet, but nobody sees the screens any more."""
        self._terminated(GONE)

    def open_help(self, screen: Framed[Any]) -> None:
        """What a screen is for."""
        from pixsim.tui.screens.frame.help import HelpScreen

        screen.open_over(HelpScreen(screen.HELP_TITLE, screen.help_text()))

    def open_manual(self, screen: Framed[Any]) -> None:
        """The topics of the manual, then the page chosen."""
        from pixsim.manual.topics import all_pages
        from pixsim.tui.screens.dialogs.choose import Choose
        from pixsim.tui.screens.frame.manual import ManualScreen

        pages = {page.topic: page for page in all_pages()}

        def show(topic: str | None) -> None:
            if topic is not None:
                screen.open_over(ManualScreen(pages[topic]))

        if not self.closing:
            topics = [(topic, page.title) for topic, page in pages.items()]
            self.push_screen(Choose(_("Guides"), topics), show)

    def open_menu(self, screen: Framed[Any]) -> None:
        """Every action that applies on a screen; what is chosen is done there."""
        from pixsim.tui.screens.frame.menu import Menu, common_entries

        def do(action: str | None) -> None:
            if action is not None:
                screen.call_later(screen.run_action, action)

        if not self.closing:
            self.push_screen(Menu([*screen.entries(), *common_entries(screen)]), do)

    def action_toggle_theme(self) -> None:
        """The next of the three themes, remembered."""
        at = ROUND.index(self.theme) if self.theme in ROUND else -1
        self.action_theme(ROUND[(at + 1) % len(ROUND)])

    def action_theme(self, name: str) -> None:
        """One of the three themes, remembered."""
        self.theme = name
        with contextlib.suppress(OSError):  # a choice not remembered is no reason to stop
            write_settings(replace(read_settings(), theme=name))
        shown = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(shown, Tells):
            shown.tell(NAMES[name])

    def action_help_quit(self) -> None:
        """Ctrl+C: say how to leave, in French."""
        text = _("Pour quitter : F10. (Ctrl+C copie le texte choisi.)")
        shown = self.screen_stack[-1] if self.screen_stack else None  # a signal may come early
        if isinstance(shown, Tells):
            shown.tell(text)
        elif shown is not None:
            self.notify(text, markup=False)

    async def action_quit(self) -> None:
        """Leave pixsim; a sitting or training under way asks first, as F10 does."""
        if isinstance(self.screen, AsksBeforeLeaving):
            await self.screen.run_action("stop")
        elif not any(isinstance(screen, AsksBeforeLeaving) for screen in self.screen_stack):
            self.exit()  # otherwise it is the dialog on top that asks

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something in a corner; never parsed as markup unless asked for."""
        super().notify(
            shown_text(message), title=title, severity=severity, timeout=timeout, markup=markup
        )

    def on_app_blur(self, event: AppBlur) -> None:  # noqa: ARG002
        """The terminal lost the focus, where it tells."""
        for screen in self.screen_stack:
            if isinstance(screen, WatchesWindow):
                screen.window_left()

    def on_app_focus(self, event: AppFocus) -> None:  # noqa: ARG002
        """The terminal has the focus again."""
        for screen in self.screen_stack:
            if isinstance(screen, WatchesWindow):
                screen.window_back()
