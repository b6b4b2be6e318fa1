"""The application: the home screen, and what it leads to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual import work
from textual.worker import Worker

from pixsim.clock import wall_clock
from pixsim.store.journal import Journal, JournalError
from pixsim.store.wording import journal_sentence
from pixsim.tui.screens.home import HomeScreen
from pixsim.tui.shell import Shell

if TYPE_CHECKING:
    from pixsim.profile import Profile
    from pixsim.tui.home_rows import Row


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
        What to do with the profile: ``exam``, ``position`` or ``practise``.
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
    ) -> None:
        super().__init__(journal, clock)
        self._profile, self._seed, self._start = profile, seed, start
        self._rules = rules
        self._home = HomeScreen(self.framework)
        self._flow: Worker[None] | None = None

    async def on_mount(self) -> None:
        """Show the home screen."""
        self.take_the_terminal()
        await self.push_screen(self._home)
        self.call_after_refresh(self._begin)  # the frame first, then what fills it

    def _begin(self) -> None:
        """Fill the home screen, then do what the command line asked for."""
        self._mend()
        self._refresh_home()
        if self._profile is not None and self._start == "exam":
            self._flow = self._sit(self._profile)
        elif self._profile is not None:
            self._flow = self._train(self._start, self._profile)

    def _mend(self) -> None:
        """Profiles catch up with the journal; what cannot be mended is told where it is used."""
        from pixsim.problems import DataError

        try:
            if self.journal.has_unsettled("positioning"):
                from pixsim.tui import training_flow

                training_flow.mend_all(self)
        except (JournalError, DataError, OSError) as error:
            from pixsim.tui.candidate_flow import why

            self.notify(why(error), markup=False, severity="error")

    def _refresh_home(self, chosen: str | None = None) -> None:
        from pixsim.store.candidates import candidates

        try:
            self._home.load(candidates(self.framework), self.journal.summaries(), chosen)
        except JournalError as error:
            self.exit(return_code=3, message=journal_sentence(error))

    def on_home_screen_chosen(self, message: HomeScreen.Chosen) -> None:
        """Do what was chosen on the home screen, one thing at a time."""
        if self._flow is None or self._flow.is_finished:
            self._flow = self._begin_flow(message.what, message.row)

    def _begin_flow(self, what: str, row: Row | None) -> Worker[None] | None:
        if what == "new":
            return self._new()
        if what == "edit" and row is not None:
            return self._edit(row)
        if row is None or row.profile is None:
            return None
        if what == "past":
            return self._past(row)
        if what == "progress":
            return self._progress(row.profile)
        if what == "chances":
            return self._chances(row.profile)
        if what in ("position", "practise"):
            return self._train(what, row.profile)
        if what == "resume" and row.unfinished is not None:
            return self._open(row.unfinished.id)
        return self._sit(row.profile)

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
