"""The application: opens screens and ties them to the journal."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from typing import ClassVar

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import AppBlur, AppFocus

from pixsim.bank.load import Bank, load_bank
from pixsim.exam import Clock, Exam, new_sitting, wall_clock
from pixsim.framework import Framework, read_framework
from pixsim.generation import NoQuestionError, NotCertifiableError
from pixsim.i18n import gettext as _
from pixsim.problems import DataError
from pixsim.profile import Profile
from pixsim.report.faults import in_french
from pixsim.report.standing import certifiable_sentence
from pixsim.resources import bundled
from pixsim.session.events import EndReason
from pixsim.store.candidates import candidates
from pixsim.store.journal import Journal, JournalError, SittingInUseError
from pixsim.store.settings import DARK, LIGHT, Settings, read_settings, write_settings
from pixsim.store.wording import journal_sentence
from pixsim.tui.screens.confirm import Confirm
from pixsim.tui.screens.exam import ExamScreen
from pixsim.tui.screens.home import HomeScreen, Row
from pixsim.tui.screens.instructions import Instructions
from pixsim.tui.screens.message import Message
from pixsim.tui.screens.past import PastScreen
from pixsim.tui.screens.result import ResultScreen


class PixsimApp(App[None]):
    """The terminal interface.

    Parameters
    ----------
    profile : Profile, optional
        Sit an exam with it at once.
    seed : int, optional
        Of the draw; any when left out.
    journal : Journal, optional
    clock : callable, optional
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
        clock: Clock = wall_clock,
    ) -> None:
        super().__init__()
        self._profile, self._seed, self._clock = profile, seed, clock
        self._given_journal = journal
        self._framework: Framework = read_framework(bundled("item_bank") / "framework.toml")
        self._bank: Bank | None = None
        self._home = HomeScreen(self._framework)

    @property
    def journal(self) -> Journal:
        """The journal, opened when first needed."""
        if self._given_journal is None:
            self._given_journal = Journal()
        return self._given_journal

    @property
    def bank(self) -> Bank:
        """The bank, read when first needed."""
        if self._bank is None:
            self._bank = load_bank()
        return self._bank

    async def on_mount(self) -> None:
        """Show the home screen; leave cleanly when the terminal goes away."""
        for number, code in ((signal.SIGTERM, 143), (getattr(signal, "SIGHUP", None), 129)):
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    asyncio.get_running_loop().add_signal_handler(number, self._terminated, code)
        theme = os.environ.get("PIXSIM_THEME") or read_settings().theme
        self.theme = theme if theme in self.available_themes else DARK
        await self.push_screen(self._home)
        self._refresh_home()
        if self._profile is not None:
            self._sit(self._profile)

    def _terminated(self, code: int) -> None:
        """The terminal went away: everything is committed already, leave it as it was."""
        self.exit(return_code=code)

    def _refresh_home(self) -> None:
        try:
            self._home.load(candidates(self._framework), self.journal.summaries())
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
        row = message.row
        if message.what == "past":
            self._past(row)
        elif message.what == "resume" and row.unfinished is not None:
            self._open(row.unfinished.id)
        elif row.profile is not None:
            self._sit(row.profile)

    @work
    async def _sit(self, profile: Profile) -> None:
        """Draw the test, show the instructions, then sit it."""
        try:
            sitting = new_sitting(profile, self.bank, seed=self._seed, clock=self._clock)
        except (NotCertifiableError, NoQuestionError, DataError) as error:
            await self.push_screen_wait(Message(refusal(error)))
            return
        if not await self.push_screen_wait(Instructions(sitting)):
            return
        try:
            self.journal.create(sitting)
        except JournalError as error:
            await self.push_screen_wait(Message(journal_sentence(error)))
            return
        await self._run(sitting.id, start=True)

    @work
    async def _open(self, sitting: str) -> None:
        """Resume a sitting, or show its result."""
        await self._run(sitting)

    async def _run(self, sitting: str, *, start: bool = False) -> None:
        overdue: EndReason = "time"
        session, _count = self.journal.load(sitting)
        if session.due(self._clock()) is not None and not session.remaining(self._clock()):
            text = _(
                "Le temps de cette épreuve s'est écoulé pendant qu'elle était fermée. Pourquoi s'est-elle arrêtée ?"
            )
            technical = await self.push_screen_wait(
                Confirm(text, _("Problème technique"), _("Manque de temps"))
            )
            overdue = "technical" if technical else "time"
        try:
            with Exam(self.journal, sitting, clock=self._clock, overdue=overdue) as exam:
                if start or exam.session.started_at is None:
                    exam.start()
                if not exam.session.is_over:
                    await self.push_screen_wait(ExamScreen(exam))
                screen = ResultScreen(exam.session, exam.result(), self._framework)
        except SittingInUseError:
            text = _(
                "Cette épreuve est déjà ouverte dans une autre fenêtre. Fermez-la d'abord, puis recommencez."
            )
            await self.push_screen_wait(Message(text))
            return
        except JournalError as error:
            await self.push_screen_wait(Message(journal_sentence(error)))
            return
        await self.push_screen_wait(screen)
        self._refresh_home()

    @work
    async def _past(self, row: Row) -> None:
        """List the sittings of a candidate and open one."""
        name = row.profile.name if row.profile else ""
        chosen = await self.push_screen_wait(PastScreen(name, row.sittings))
        if chosen is not None:
            await self._run(chosen)

    def on_app_blur(self, event: AppBlur) -> None:  # noqa: ARG002
        """The terminal lost the focus, where it tells."""
        if exam := self._exam_screen():
            exam.window_left()

    def on_app_focus(self, event: AppFocus) -> None:  # noqa: ARG002
        """The terminal has the focus again."""
        if exam := self._exam_screen():
            exam.window_back()

    def _exam_screen(self) -> ExamScreen | None:
        return next((s for s in reversed(self.screen_stack) if isinstance(s, ExamScreen)), None)


def refusal(error: Exception) -> str:
    """Why no exam can be sat."""
    if isinstance(error, NotCertifiableError):
        return certifiable_sentence(error.standing)
    if isinstance(error, DataError):
        return "\n".join(in_french(problem) for problem in error.problems[:20])
    return _("La banque n'a aucune question pour ce profil.")
