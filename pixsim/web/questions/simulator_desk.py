"""The simulator of a question under way, as its pages show it: offers taken, lines chosen, acts committed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from copy import copy

from pixsim.bank.question import Answer
from pixsim.foundation.i18n import gettext as _
from pixsim.report.question.asking import BEGUN_ANEW
from pixsim.web.forms import Form
from pixsim.web.questions.world_view import (
    CHOOSE_A_LINE,
    ENTER,
    Asking,
    Told,
    is_for,
    offer_at,
    question_to_ask,
)
from pixsim.worlds.chrome.panels import Prompt
from pixsim.worlds.core import Act, Refused, World
from pixsim.worlds.pages import Offer, Page


class _Attempt(Exception):
    """An act that would be done, were it not only looked for."""

    def __init__(self, world: World, act: Act) -> None:
        super().__init__()
        self.world, self.act = world, act


class SimulatorDesk(ABC):
    """What a page remembers of a simulator, and what its forms do there.

    Attributes
    ----------
    row : str
        The line that is chosen; empty for none.
    asking : Asking or None
        An offer that was taken, and asks for something first.
    at_world : bool
        Whether the last form was of the simulator.
    world_note : Told or None
        To tell beside it on the next page.
    restarting : bool
        Whether one more form begins it anew.
    """

    asking: Asking | None
    world_note: Told | None

    def __init__(self) -> None:
        self._is_probe = False
        self._forget_simulator()

    def _forget_simulator(self) -> None:
        """Another question: no line is chosen, nothing is asked."""
        self.row, self.asking, self.at_world = "", None, False
        self.world_note, self.restarting = None, False

    @property
    @abstractmethod
    def world(self) -> World | None:
        """The simulator of the question as it is now."""

    @property
    @abstractmethod
    def acts(self) -> Answer:
        """What was done in it since the last restart."""

    @property
    @abstractmethod
    def is_held_up(self) -> bool:
        """Whether something else comes first: a page to be read, a report to be decided."""

    @abstractmethod
    def is_stale(self, form: Form) -> bool:
        """Whether a form was made for another question: sent twice, or found again by « Back »."""

    @abstractmethod
    def _show(self) -> None:
        """The present question is on the screen."""

    @abstractmethod
    def _commit_act(self, act: Act) -> None:
        """Commit something done in the simulator."""

    @abstractmethod
    def _commit_restart(self) -> None:
        """Commit that the simulator begins anew."""

    @abstractmethod
    def _record(self, *steps: Callable[[], object]) -> bool:
        """Commit, and tell whether it was."""

    def use_world(self, form: Form) -> None:
        """Take an offer, give what it asks for, choose a line, begin anew."""
        world = self.world
        stale = self.is_stale(form) or form.first("acts") != str(len(self.acts))
        if stale or world is None or self.is_held_up:
            return
        self.at_world, self.world_note = True, None
        begun, self.restarting = self.restarting, False
        page = world.page()
        self.row = self._row(page, form)
        if form.first("do") == "restart":
            self._restart(begun=begun)
        elif form.first("do") == "give-up":
            self.asking = None
        elif "way" in form:
            self._follow(page, form.first("way"))
        elif form.first("do") == "command":
            self._command(page, form.first("command"))
        elif "given" in form:
            self._given(page, form)
        elif "enter" in form or "offer" in form:
            self._take(page, form)

    def attempt(self, form: Form) -> tuple[World, Act] | None:
        """The act that a form asks for, in the world it would be done in; nothing is done."""
        if form.first("do") == "restart":
            return None
        probe = copy(self)
        probe._is_probe = True
        try:
            probe.use_world(form)
        except _Attempt as found:
            return found.world, found.act
        return None

    def _row(self, page: Page, form: Form) -> str:
        """The line a button belongs to, else the one that is chosen."""
        given = form.first("enter") or form.first("row") or form.first("cell")
        if page.grid is not None:
            return given.strip().upper() if page.grid.has(given.strip().upper()) else self.row
        return given if page.is_row(given) else ""

    def _take(self, page: Page, form: Form) -> None:
        number = form.first("offer")
        if "enter" in form:
            fitting = (
                str(n)
                for n, o in enumerate(page.offers)
                if o.key == ENTER and o.row and is_for(o, self.row)
            )
            number = next(fitting, "")
        found = offer_at(page, number, self.row)
        if found is None:
            return
        place, offer = found
        if not is_for(offer, self.row):
            self.world_note = Told(CHOOSE_A_LINE, ours=True)
            return
        row = self.row if offer.row else None
        asks = question_to_ask(offer, row)
        inline = page.grid is not None and offer.key == ENTER and "ask-text" in form
        if asks and not inline:
            self.asking = Asking(place, self.row if offer.row else "", {})
        else:
            self._act(offer, {ask.name: form.first(f"ask-{ask.name}") for ask in asks}, place)

    def _given(self, page: Page, form: Form) -> None:
        if self.asking is None or self.asking.number >= len(page.offers):
            return
        offer, self.row = page.offers[self.asking.number], self.asking.row or self.row
        row = self.asking.row if offer.row else None
        given = {ask.name: form.first(f"ask-{ask.name}") for ask in question_to_ask(offer, row)}
        self._act(offer, given, self.asking.number)

    def _follow(self, page: Page, number: str) -> None:
        """A tab, a folder, a place of the way there."""
        way = {str(n): way for n, way in enumerate(page.ways)}.get(number)
        if way is not None:
            self.asking = None
            self._do(way.act, dict(way.arguments))

    def _command(self, page: Page, text: str) -> None:
        """What was typed in the terminal of a question."""
        prompt = page.one(Prompt)
        if prompt is not None:
            self._do(prompt.act, {"command": text})

    def _do(self, act: str, arguments: dict[str, str]) -> None:
        """An act without anything to ask for."""
        world = self.world
        assert world is not None
        try:
            made = world.make_act(act, **arguments)
            if self._is_probe:
                raise _Attempt(world, made)
            if self._record(self._show, lambda: self._commit_act(made)):
                self._keep_row()
        except Refused as refusal:
            self.world_note = Told(str(refusal), ours=False)

    def _act(self, offer: Offer, given: dict[str, str], number: int) -> None:
        world = self.world
        assert world is not None
        row = self.row if offer.row else None
        only = {a.name: a.options(row)[0] for a in offer.asks if len(a.options(row)) == 1}
        arguments = {**({offer.row: self.row} if offer.row else {}), **only, **given}
        try:
            act = world.make_act(offer.act, **arguments)
            if self._is_probe:
                raise _Attempt(world, act)
            if self._record(self._show, lambda: self._commit_act(act)):
                self.asking = None
                self._keep_row()
        except Refused as refusal:
            self.world_note = Told(str(refusal), ours=False)
            if given:
                self.asking = Asking(number, self.row if offer.row else "", given)

    def _keep_row(self) -> None:
        """The line chosen, where the next page has it too."""
        world = self.world
        if world is None or not world.page().is_row(self.row):
            self.row = ""

    def _restart(self, *, begun: bool) -> None:
        if not begun:
            self.restarting = True
            self.world_note = Told(_("Encore une fois pour tout recommencer."), ours=True)
        elif self._record(self._show, self._commit_restart):
            self.asking, self.row = None, ""
            self.world_note = Told(BEGUN_ANEW, ours=True)
