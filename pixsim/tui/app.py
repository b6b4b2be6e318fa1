"""The application: the home screen, and what it leads to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING

from textual import work
from textual.worker import Worker

from pixsim.foundation.clock import wall_clock
from pixsim.foundation.i18n import gettext as _
from pixsim.rules.abort_and_reports import DEFAULT
from pixsim.store.errors import JournalError
from pixsim.store.records.cache import DataStamps, Records, data_stamps, read_cached
from pixsim.store.records.record import OWN, Record
from pixsim.store.settings import read_settings, remember_candidate
from pixsim.tui.shell import Shell

if TYPE_CHECKING:
    from types import ModuleType

    from pixsim.journeys.home_facts import Facts
    from pixsim.profile import Profile
    from pixsim.store.sittings.journal import Journal
    from pixsim.tui.screens.home.first_run import FirstRun
    from pixsim.tui.screens.home.home import HomeScreen

SETTLE = 0.2  # seconds: loading what fills the rest would hold up the drawing of the first frame
FOLLOW = 1.0  # seconds between two looks whether another front wrote something
REST = 10  # times as long as reading took, before it is read again
NO_JOURNAL = 3  # exit code where the journal or the folders cannot be read


class PixsimApp(Shell):
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
        What to do with the profile: ``exam``, ``another_exam``, ``resume``, ``position``, ``practise``
        or ``pilot``.
    asked : tuple of str
        Questions of a pilot.
    clock : callable, optional
        Gives the present, with its time zone.
    """

    def __init__(
        self,
        profile: Profile | None = None,
        seed: int | None = None,
        journal: Journal | None = None,
        start: str = "exam",
        clock: Callable[[], datetime] = wall_clock,
        rules: str | None = None,
        asked: tuple[str, ...] = (),
    ) -> None:
        super().__init__(journal, clock)
        self._profile, self.seed, self._start, self._asked = profile, seed, start, asked
        self.rules = rules
        self.records = Records()
        self.key = ""
        self._home: HomeScreen | None = None
        self._first_run: FirstRun | None = None
        self._facts: dict[str, Facts] = {}
        self._flow: Worker[None] | None = None
        self._read: DataStamps | None = None  # what the data folder was when it was last read
        self._rests_until = 0.0  # a moment of `monotonic`
        self._ending = False  # what was wanted is done, its effects are being read
        self._wanted: HomeScreen.Wanted | None = None  # meanwhile

    # ---- the first frame, from what was kept

    async def on_mount(self) -> None:
        """Show the person of this machine, or ask who is there."""
        self.take_the_terminal()
        try:
            self.records = read_cached()
        except JournalError as error:
            self._cannot_go_on(error)
            return
        self.key = self._first()
        await self._show_front()
        self.call_after_refresh(self._begin)  # the frame first, then what fills it

    def _first(self) -> str:
        """The person of the command line, the last one, or the only one; empty: nobody.

        A sample is nobody, but an exam under way is not left behind.
        """
        if self._profile is not None:
            asked = self.records.by_id(self._profile.id)
            if asked is not None:
                return asked.key
        found = self.records.first(read_settings().last_candidate)
        return "" if found is None else found.key

    def _begin(self) -> None:
        """What is stale is made anew; what the command line asked for begins."""
        self.set_timer(SETTLE, self._catch_up)
        self.set_interval(FOLLOW, self._follow)
        if self._profile is not None:
            self._flow = self._carry_out(self._start, self._asked, self._profile)

    # ---- who is shown

    @property
    def record(self) -> Record | None:
        """Who is shown."""
        return next((record for record in self.records.records if record.key == self.key), None)

    @property
    def has_nobody(self) -> bool:
        """Whether no file of this machine is a person's."""
        unread = any(key.startswith(f"{OWN}/") for key in self.records.unread)
        return not self.records.own and not unread

    async def show_person(self, key: str) -> None:
        """Show somebody, and remember it for the next start; samples are nobody."""
        self.key = key
        record = self.record
        if record is not None and not record.sample and not record.problem:
            remember_candidate(record.id)
        await self._show_front()
        self._find_facts()

    async def _show_front(self, *, gently: bool = False) -> None:
        """The home screen of who is shown; the first run where there is nobody to show.

        Gently: not while somebody is typing a name on the first screen.
        """
        if self.record is None and self.key:  # gone since
            self.key = self._first()
        first_run = self.has_nobody and self.record is None and self._profile is None
        if gently and self._first_run is not None and self._first_run.is_begun:
            return
        if (self._first_run if first_run else self._home) is None:
            screen = self._made(first_run=first_run)
            is_first = len(self.screen_stack) == 1
            await (self.push_screen(screen) if is_first else self.switch_screen(screen))
        self._fill_home()

    def _made(self, *, first_run: bool) -> FirstRun | HomeScreen:
        """The other front; only the one that is shown is loaded."""
        if first_run:
            from pixsim.tui.screens.home.first_run import FirstRun

            self._first_run, self._home = FirstRun(), None
            return self._first_run
        from pixsim.tui.screens.home.home import HomeScreen

        self._first_run, self._home = None, HomeScreen(self.framework, self.clock)
        return self._home

    def _fill_home(self) -> None:
        if self._home is None:
            return
        record = self.record
        rules = self.rules or (read_settings().rules_of(record.id) if record else DEFAULT)
        stale = self.key in self.records.stale
        self._home.show(record, rules, stale=stale, facts=self._facts.get(self.key))

    # ---- what is stale, made anew beside the screens

    @work(exclusive=True, group="catch-up")
    async def _catch_up(self) -> None:
        self._read = data_stamps()
        if not self.records.is_current:
            await self.caught_up()
        self._find_facts()

    async def _follow(self) -> None:
        """Another front may have written: the home shows what is so now.

        A room that writes at every answer is not read again and again.
        """
        is_busy = self._flow is not None and not self._flow.is_finished
        if is_busy or self._read is None or len(self.screen_stack) > 2:
            return
        if monotonic() >= self._rests_until and data_stamps() != self._read:
            await self.caught_up()
            self._find_facts()

    async def caught_up(self) -> None:
        """Profiles and records are as the files and the journal say now."""
        facts = await self._heavy("pixsim.journeys.home_facts")
        begun = monotonic()
        self._read = data_stamps()
        try:
            self.records, said = await asyncio.to_thread(facts.catch_up, self.framework)
        except JournalError as error:
            self._cannot_go_on(error)
            return
        self._rests_until = monotonic() + REST * (monotonic() - begun)
        self._facts.clear()
        if not self.key:
            self.key = self._first()
        if said and self._home is not None and self._home.was_shown:
            self._home.tell(said, "bad")
        if len(self.screen_stack) <= 2:  # the front is all there is; otherwise its flow shows it
            await self._show_front(gently=True)
        else:
            self._fill_home()

    @work(exclusive=True, group="facts")
    async def _find_facts(self) -> None:
        """What the side of the home screen shows."""
        record = self.record
        if record is None:
            return
        facts = await self._heavy("pixsim.journeys.home_facts")
        try:
            found = await asyncio.to_thread(facts.facts_of, record, self.framework)
        except JournalError as error:
            self._cannot_go_on(error)
            return
        self._facts[found.key] = found
        self._fill_home()

    async def _heavy(self, name: str) -> ModuleType:
        """A module that takes its time to load, without holding up the screens."""
        from importlib import import_module

        return await asyncio.to_thread(import_module, name)

    def _cannot_go_on(self, error: JournalError) -> None:
        from pixsim.store.wording import journal_sentence

        self.exit(return_code=NO_JOURNAL, message=journal_sentence(error))

    # ---- what is wanted, one thing at a time

    def on_home_screen_wanted(self, message: HomeScreen.Wanted) -> None:
        """Do what was chosen on the home screen; at once, or once the result of what came before is shown."""
        if self._flow is None or self._flow.is_finished:
            self._flow = self._carry_out(message.what, message.codes, None)
        elif self._ending:
            self._wanted = message

    def on_first_run_wanted(self, message: FirstRun.Wanted) -> None:
        """Do what was chosen on the first screen."""
        if self._flow is None or self._flow.is_finished:
            self._flow = self._welcome(message)

    @work(group="flow")
    async def _welcome(self, message: FirstRun.Wanted) -> None:
        flow = await self._heavy("pixsim.tui.flows.home")
        await flow.welcome_candidate(self, message.what, message.name, message.extra_time_percent)

    @work(group="flow")
    async def _carry_out(self, what: str, codes: tuple[str, ...], profile: Profile | None) -> None:
        if self._home is not None and self._home.was_shown:
            self._home.tell(_("Un instant…"), flash=False)
        flow = await self._heavy("pixsim.tui.flows.home")
        if self._home is not None and self._home.was_shown:
            self._home.tell("")
        if self._home is not None:
            self._home.waits = True
        await flow.carry_out(self, what, codes, profile)
        self._ending = True
        await self.caught_up()
        if self._home is not None:
            self._home.waits = False
        await self._show_front()
        self._ending = False
        self._find_facts()
        if (wanted := self._wanted) is not None:
            self._wanted = None
            self._flow = self._carry_out(wanted.what, wanted.codes, None)
