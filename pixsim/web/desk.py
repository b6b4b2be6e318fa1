"""A question under way and its pages: what was typed, what is said, the simulator; of an exam or a training.

What is under way holds the truth. Here is only what a page remembers: what was typed and not validated,
what was said last, which line of a simulator was chosen. Losing it costs a few letters.
"""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Literal

from pixsim.bank.question import Answer, Attachment, Question
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.problems import DataError
from pixsim.report.question.asking import BEGUN_ANEW, REFUSED, missing
from pixsim.running.exam_refusals import why
from pixsim.session.events import EventRefusedError
from pixsim.store.causes import cause, journal_cause
from pixsim.store.errors import Relocatable
from pixsim.store.home import rescue_folder
from pixsim.store.sittings.journal import JournalError, MovedJournalError
from pixsim.store.wording import PUT_BACK, journal_sentence, rescued_sentence
from pixsim.web.forms import Form
from pixsim.web.views import answer_of
from pixsim.web.world_view import CHOOSE_A_LINE, ENTER, Asking, Told, is_for, offer_at, to_ask
from pixsim.worlds.chrome.panels import Prompt
from pixsim.worlds.core import Act, Refused, World
from pixsim.worlds.pages import Offer, Page

SaidKind = Literal["info", "ok", "warn", "bad"]
AGAIN = _("recommencez")
CALL_INVIGILATOR = _("Appelez le surveillant.")


class _Attempt(Exception):
    """An act that would be done, were it not only looked for."""

    def __init__(self, world: World, act: Act) -> None:
        super().__init__()
        self.world, self.act = world, act


@dataclass(frozen=True, slots=True)
class Said:
    """Something to tell on the next page."""

    text: str
    kind: SaidKind = "info"


class Desk(ABC):
    """What is under way, question by question, and its pages.

    Parameters
    ----------
    in_room : bool
        An invigilator decides what is reported; otherwise the person does, in their place.

    Attributes
    ----------
    said : Said or None
        To tell on the next page.
    moved : Relocatable or None
        Its file is no longer in the data folder: nothing can be committed.
    acting : asyncio.Lock
        Held while an act is tried aside, and done.
    """

    asking: Asking | None
    world_note: Told | None

    def __init__(self, *, in_room: bool = False) -> None:
        self.in_room = in_room
        self.said: Said | None = None
        self.moved: Relocatable | None = None
        self.acting = asyncio.Lock()
        self._is_probe = False
        self._forget()

    def _forget(self) -> None:
        """Another question: nothing is typed."""
        self.draft = Form({})
        self.row, self.asking, self.at_world = "", None, False
        self.world_note, self.restarting = None, False

    # ---- what is under way

    @property
    @abstractmethod
    def question(self) -> Question | None:
        """What is asked now; None: nothing."""

    @property
    @abstractmethod
    def place(self) -> str:
        """Which question it is: what its forms carry."""

    @property
    @abstractmethod
    def is_over(self) -> bool:
        """Whether nothing is asked any more."""

    @property
    @abstractmethod
    def is_held_up(self) -> bool:
        """Whether something else comes first: a page to be read, a report to be decided."""

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
    def may_be_incomplete(self) -> bool:
        """Whether even nothing can be validated."""

    @property
    def asks_before_passing(self) -> bool:
        """Whether passing has to be confirmed."""
        return False

    @abstractmethod
    def tick(self) -> None:
        """Commit what time alone has brought about."""

    @abstractmethod
    def begin(self) -> None:
        """What comes before the question was read: it begins."""

    @abstractmethod
    def _show(self) -> None:
        """The present question is on the screen."""

    @abstractmethod
    def _give(self, answer: Answer | None) -> None:
        """Commit an answer; None passes."""

    @abstractmethod
    def _commit_act(self, act: Act) -> None:
        """Commit something done in the simulator."""

    @abstractmethod
    def _commit_restart(self) -> None:
        """Commit that the simulator begins anew."""

    def _heed_time(self) -> None:  # noqa: B027 (an exam alone ends by its clock)
        """An answer is there; time may have been faster."""

    # ---- what forms do

    def is_stale(self, form: Form) -> bool:
        """Whether a form was made for another question: sent twice, or found again by « Back »."""
        return self.is_over or form.first("place") != self.place

    def keep_draft(self, form: Form) -> None:
        """What was typed is there again on the next page."""
        self.draft = form

    def answer(self, form: Form) -> None:
        """Validate what a form holds, unless something is missing."""
        question = self._answerable(form)
        if question is None:
            return
        answer = self.acts if question.is_done else answer_of(question, form)
        if not self.may_be_incomplete:
            lacking = missing(question, answer, again=AGAIN)
            if lacking:
                self.said = Said(lacking, "warn")
                return
        if self._record(self._show, lambda: self._give(answer)):
            self._heed_time()

    def skip(self, form: Form) -> None:
        """Pass the present question."""
        if self._answerable(form) is not None and self._record(
            self._show, lambda: self._give(None)
        ):
            self._heed_time()

    def _answerable(self, form: Form) -> Question | None:
        """The present question, if a form is about it; what it holds is kept meanwhile."""
        self.tick()
        if form.first("place") == self.place:
            self._heed_time()
        if self.is_stale(form) or self.is_held_up:
            return None
        self.keep_draft(form)
        return self.question

    # ---- simulators

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
        asks = to_ask(offer, row)
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
        given = {ask.name: form.first(f"ask-{ask.name}") for ask in to_ask(offer, row)}
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

    # ---- files

    @property
    def files(self) -> tuple[Attachment, ...]:
        """Those of the question in view."""
        question = self.question
        return () if question is None or self.is_over or self.is_held_up else question.attachments

    def file(self, place: str, number: str) -> Attachment | None:
        """A file of the question in view, by its number; None for any other."""
        if place != self.place:
            return None
        return {str(n): file for n, file in enumerate(self.files, 1)}.get(number)

    # ---- committing

    def _record(self, *steps: Callable[[], object]) -> bool:
        """Commit; when the disk refuses, say so and stay where we are, nothing is lost."""
        try:
            for step in steps:
                step()
        except MovedJournalError as error:
            self.moved = error.journal
            told = CALL_INVIGILATOR if self.in_room else PUT_BACK
            self.said = Said(f"{journal_sentence(error)} {told}", "bad")
            return False
        except (JournalError, OSError) as error:
            reason = journal_cause(error) if isinstance(error, JournalError) else cause(error)
            self.said = Said(f"{REFUSED} ({reason})", "bad")
            return False
        except DataError as error:  # V3 asks from the bank until its end
            self.said = Said(why(error), "bad")
            return False
        except EventRefusedError:  # time, or another window, was faster: the page shows what is
            return False
        return True

    def relocate(self) -> None:
        """The data folder is gone: go on in another one. In a room the invigilator says so."""
        if self.moved is None or self.in_room:
            return
        try:
            self.moved.relocate(rescue_folder())
        except JournalError as error:
            self.said = Said(journal_sentence(error), "bad")
        else:
            self.said = Said(rescued_sentence(self.moved), "warn")
            self.moved = None
