"""The application: the home screen, and what it leads to."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import AppBlur, AppFocus
from textual.filter import LineFilter

from pixsim.framework import Framework, read_framework
from pixsim.i18n import gettext as _
from pixsim.plain_text import plain
from pixsim.resources import bundled
from pixsim.running.hold import wall_clock
from pixsim.store.journal import Journal, JournalError
from pixsim.store.settings import DARK, LIGHT, Settings, read_settings, write_settings
from pixsim.store.wording import journal_sentence
from pixsim.tui.plain_lines import PlainLines
from pixsim.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from pixsim.profile import Profile
    from pixsim.tui.home_rows import Row

UNEXPECTED = 70  # exit code of a fault of pixsim itself, as on the command line


@runtime_checkable
class WatchesWindow(Protocol):
    """A screen that must know when the terminal loses the focus."""

    def window_left(self) -> None:
        """The terminal lost the focus."""

    def window_back(self) -> None:
        """The terminal has the focus again."""


class PixsimApp(App[None]):
    """The terminal interface.

    Parameters
    ----------
    profile : Profile, optional
        Go straight to what `start` names.
    seed : int, optional
        Of the draw; any when left out.
    rules : str, optional
        ``v2`` or ``v3``, for the exams begun here; asked each time when left out.
    journal : Journal, optional
    start : str
        What to do with the profile: ``exam``, ``position`` or ``practise``.
    clock : callable, optional
        Gives the present, with its time zone.
    """

    CSS_PATH = "pixsim.tcss"
    TITLE = "pixsim"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f8", "toggle_theme", priority=True)]

    def __init__(
        self,
        profile: Profile | None = None,
        seed: int | None = None,
        journal: Journal | None = None,
        start: str = "exam",
        clock: Callable[[], datetime] = wall_clock,
        rules: str | None = None,
    ) -> None:
        super().__init__()
        self.clock = clock
        self.framework: Framework = read_framework(bundled("item_bank") / "framework.toml")
        self._profile, self._seed, self._start = profile, seed, start
        self._rules = rules
        self._journal = journal
        self._home = HomeScreen(self.framework)
        self._plain_lines = PlainLines()

    @property
    def journal(self) -> Journal:
        """The journal, opened when first needed."""
        if self._journal is None:
            self._journal = Journal()
        return self._journal

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, then the one that lets no control character through."""
        return [*super().get_line_filters(), self._plain_lines]

    def _fatal_error(self) -> None:
        """One sentence instead of Textual's traceback, whose values include the right answers."""
        from rich.text import Text

        from pixsim.store.failure_log import told_failure

        if self._exception is None:
            super()._fatal_error()
            return
        self._return_code = UNEXPECTED
        self.panic(Text(plain(told_failure(self._exception))))

    async def on_mount(self) -> None:
        """Show the home screen; leave cleanly when the terminal goes away."""
        for number, code in ((signal.SIGTERM, 143), (getattr(signal, "SIGHUP", None), 129)):
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    asyncio.get_running_loop().add_signal_handler(number, self._terminated, code)
        theme = os.environ.get("PIXSIM_THEME") or read_settings().theme
        self.theme = theme if theme in self.available_themes else DARK
        await self.push_screen(self._home)
        self.call_after_refresh(self._begin)  # the frame first, then what fills it

    def _begin(self) -> None:
        """Fill the home screen, then do what the command line asked for."""
        self._mend()
        self._refresh_home()
        if self._profile is not None and self._start == "exam":
            self._sit(self._profile)
        elif self._profile is not None:
            self._train(self._start, self._profile)

    def _mend(self) -> None:
        """Profiles catch up with the journal; what cannot be mended is told where it is used."""
        from pixsim.problems import DataError

        try:
            if self.journal.has_unsettled("positioning"):
                from pixsim.tui import training_flow

                training_flow.mend_all(self)
        except (JournalError, DataError, OSError) as error:
            self.notify(str(error), markup=False, severity="error")

    def _terminated(self, code: int) -> None:
        """The terminal went away: everything is committed already, leave it as it was."""
        self.exit(return_code=code)

    def _refresh_home(self, chosen: str | None = None) -> None:
        from pixsim.store.candidates import candidates

        try:
            self._home.load(candidates(self.framework), self.journal.summaries(), chosen)
        except JournalError as error:
            self.exit(return_code=3, message=journal_sentence(error))

    def action_toggle_theme(self) -> None:
        """Light or dark, remembered."""
        self.theme = DARK if self.theme == LIGHT else LIGHT
        with contextlib.suppress(OSError):  # a choice not remembered is no reason to stop
            write_settings(Settings(theme=self.theme))

    def action_help_quit(self) -> None:
        """Ctrl+C: say how to leave, in French."""
        self.notify(_("F10 ou Échap pour quitter."), markup=False)

    def on_home_screen_chosen(self, message: HomeScreen.Chosen) -> None:
        """Do what was chosen on the home screen."""
        what, row = message.what, message.row
        if what == "new":
            self._new()
        elif what == "edit" and row is not None:
            self._edit(row)
        elif row is None or row.profile is None:
            return
        elif what == "past":
            self._past(row)
        elif what == "progress":
            self._progress(row.profile)
        elif what == "chances":
            self._chances(row.profile)
        elif what in ("position", "practise"):
            self._train(what, row.profile)
        elif what == "resume" and row.unfinished is not None:
            self._open(row.unfinished.id)
        else:
            self._sit(row.profile)

    @work
    async def _new(self) -> None:
        from pixsim.tui import candidate_flow

        self._refresh_home(await candidate_flow.new_candidate(self))

    @work
    async def _edit(self, row: Row) -> None:
        from pixsim.tui import candidate_flow

        await candidate_flow.edit_candidate(self, row)
        self._refresh_home()

    @work
    async def _progress(self, profile: Profile) -> None:
        from pixsim.tui import training_flow

        await training_flow.show_progress(self, profile)

    @work
    async def _chances(self, profile: Profile) -> None:
        from pixsim.tui import chances_flow

        await chances_flow.show_chances(self, profile)

    @work
    async def _sit(self, profile: Profile) -> None:
        from pixsim.tui import flow

        await flow.sit(self, profile, self._seed, self._rules)
        self._refresh_home()

    @work
    async def _open(self, sitting: str) -> None:
        from pixsim.tui import flow

        await flow.open_sitting(self, sitting)
        self._refresh_home()

    @work
    async def _train(self, what: str, profile: Profile) -> None:
        from pixsim.tui import training_flow

        if what == "position":
            await training_flow.position(self, profile)
        else:
            await training_flow.practise(self, profile)
        self._refresh_home()

    @work
    async def _past(self, row: Row) -> None:
        from pixsim.tui import flow

        await flow.past(self, row)
        self._refresh_home()

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
