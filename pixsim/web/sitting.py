"""One exam as its pages show it: what each form does, and what is shown after it.

The exam holds the truth. Here is only what a page remembers: what was typed and not validated, what
was said last, which line of a simulator was chosen. Losing it costs a few letters.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Literal

from pixsim.bank.question import Attachment, Question
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.problems import DataError
from pixsim.outcome import Outcome
from pixsim.report.question.asking import (
    BEGUN_ANEW,
    CHANGED_MEANWHILE,
    CHOOSE_A_PROBLEM,
    NO_PROBLEM,
    REFUSED,
    REPLACED,
    REPORTED,
    TOO_LATE,
    WINDOW_LEFT,
    missing,
)
from pixsim.report.question.problem_choices import ProblemChoice, problem_choices
from pixsim.report.sitting.clock import clock_jump_sentence
from pixsim.running.exam import Exam
from pixsim.running.refusals import why
from pixsim.session.events import EventRefusedError
from pixsim.session.state import Session
from pixsim.store.causes import cause, journal_cause
from pixsim.store.errors import Relocatable
from pixsim.store.home import rescue_folder
from pixsim.store.sittings.journal import JournalError, MovedJournalError
from pixsim.store.wording import PUT_BACK, journal_sentence, rescued_sentence
from pixsim.web.forms import Form
from pixsim.web.views import answer_of
from pixsim.web.world_view import CHOOSE_A_LINE, ENTER, Asking, Told, is_for, offer_at, to_ask
from pixsim.worlds.chrome import Prompt
from pixsim.worlds.core import Act, Refused, World
from pixsim.worlds.pages import Offer, Page

SaidKind = Literal["info", "ok", "warn", "bad"]
LONGEST_WORDS = 500  # of a report
AGAIN = _("recommencez")


class _Attempt(Exception):
    """An act that would be done, were it not only looked for."""

    def __init__(self, world: World, act: Act) -> None:
        super().__init__()
        self.world, self.act = world, act


CALL_INVIGILATOR = _("Appelez le surveillant.")


@dataclass(frozen=True, slots=True)
class Said:
    """Something to tell on the next page."""

    text: str
    kind: SaidKind = "info"


class Sitting:
    """An exam under way and its pages.

    Parameters
    ----------
    exam : Exam
        Started, and open in this process.
    in_room : bool
        An invigilator decides what is reported; otherwise the person does, in their place.

    Attributes
    ----------
    said : Said or None
        To tell on the next page.
    cut_short : bool
        Time ended it while an answer was being sent.
    shown_place : int
    shown_pending : bool
        What the last page showed: a question, or that a report waits.
    moved : Relocatable or None
        Its file is no longer in the data folder: nothing can be committed.
    acting : asyncio.Lock
        Held while an act is tried aside, and done.
    """

    def __init__(self, exam: Exam, *, in_room: bool = False) -> None:
        self.exam, self.in_room = exam, in_room
        self.said: Said | None = None
        self.cut_short = False
        self.shown_place, self.shown_pending = 0, False
        self.moved: Relocatable | None = None
        self.acting = asyncio.Lock()
        self._is_probe = False
        self._place = 0
        self._forget()
        self._jumps_told = len(exam.session.clock_jumps)

    def _forget(self) -> None:
        """Another question: nothing is typed."""
        self.draft = Form({})
        self.row, self.asking, self.at_world = "", None, False
        self.world_note, self.restarting = None, False

    asking: Asking | None
    world_note: Told | None

    @property
    def session(self) -> Session:
        """The exam as it is now."""
        return self.exam.session

    # ---- before a page

    def arrive(self) -> Question | None:
        """Bring the exam to the present question, for a page to show it; None when there is none.

        What time alone has brought about is committed, and under V3 the question is chosen.
        """
        self.tick()
        if self.session.awaits_question:
            self._record(self.exam.ask)
        if self.session.place != self._place:
            self._place = self.session.place
            self._forget()
        return None if self.session.is_over else self.session.question

    def tick(self) -> None:
        """Commit what time alone has brought about."""
        before = self.session.timed_out
        self._record(self.exam.tick)
        if self.session.timed_out and not before:
            self.said = Said(TOO_LATE, "warn")
        for _number, jump in self.session.clock_jumps[self._jumps_told :]:
            told = clock_jump_sentence(jump.seconds, while_closed=jump.while_closed)
            self.said = Said(told)
        self._jumps_told = len(self.session.clock_jumps)

    @property
    def needs_start(self) -> bool:
        """Whether a page comes before the question: it is timed, or opens a series in focus mode."""
        question = self.session.question
        if question is None or self.session.shown_at is not None:
            return False
        return question.timer is not None or (question.focus and not self._was_in_focus())

    def _was_in_focus(self) -> bool:
        served, place = self.session.served, self.session.place
        return place > 1 and served[place - 2].focus

    def show(self) -> bool:
        """The present question is on the screen."""
        return self._record(self.exam.show)

    def tell_decision(self) -> None:
        """What the invigilator said of a report that was waiting on the last page."""
        session = self.exam.session
        if (
            self.shown_pending
            and not session.report_pending
            and not session.is_over
            and not self.said
        ):
            stays = session.place == self.shown_place
            self.said = Said(NO_PROBLEM) if stays else Said(REPLACED, "ok")

    def take_said(self) -> Said | None:
        """What is to be told now, once; what holds for the whole question is told each time."""
        said, self.said = self.said, None
        if said is None and self.session.focus_lost and not self.session.is_over:
            return Said(WINDOW_LEFT, "bad")
        if said is None and self.session.timed_out and not self.session.is_over:
            return Said(TOO_LATE, "warn")
        return said

    # ---- what forms do

    def is_stale(self, form: Form) -> bool:
        """Whether a form was made for another question: sent twice, or found again by « Back »."""
        return self.session.is_over or form.first("place") != str(self.session.place)

    def keep_draft(self, form: Form) -> None:
        """What was typed is there again on the next page."""
        self.draft = form

    def begin(self) -> None:
        """A timed question or a series in focus mode begins."""
        self.show()

    def answer(self, form: Form) -> None:
        """Validate what a form holds, unless something is missing."""
        question = self._answerable(form)
        if question is None:
            return
        answer = self.session.doing.acts if question.is_done else answer_of(question, form)
        if not self.session.timed_out:  # once its time is over, even nothing can be validated
            lacking = missing(question, answer, again=AGAIN)
            if lacking:
                self.said = Said(lacking, "warn")
                return
        if self._record(self.exam.show, lambda: self.exam.answer(answer)):
            self._late()

    def skip(self, form: Form) -> None:
        """Pass the present question."""
        if self._answerable(form) is not None and self._record(self.exam.show, self.exam.skip):
            self._late()

    @property
    def has_passed(self) -> bool:
        """Whether a question was passed before: it is not asked again."""
        return any(r.outcome is Outcome.SKIPPED for r in self.session.responses)

    def _late(self) -> None:
        """Time was over before the answer was there."""
        if self.session.end_reason == "time":
            self.cut_short = True

    def _answerable(self, form: Form) -> Question | None:
        """The present question, if a form is about it; what it holds is kept meanwhile."""
        self.tick()
        if self.session.end_reason == "time" and form.first("place") == str(self.session.place):
            self.cut_short = True
        if self.is_stale(form) or self.needs_start or self.session.report_pending:
            return None
        self.keep_draft(form)
        return self.session.question

    # ---- reports

    def problems(self) -> tuple[ProblemChoice, ...]:
        """What can be reported now."""
        question, session = self.session.question, self.session
        if question is None or session.shown_at is None:
            return ()
        return problem_choices(
            question, session.number, present_only=session.sitting.invigilator_decides
        )

    def report(self, form: Form) -> bool:
        """Report a problem; whether it is done, or nothing can be reported any more."""
        if self.is_stale(form) or self.session.report_pending:
            if not self.session.is_over and not self.session.report_pending:
                self.said = Said(CHANGED_MEANWHILE, "warn")
            return True
        choices = {str(n): choice for n, choice in enumerate(self.problems(), 1)}
        chosen = choices.get(form.first("problem"))
        if chosen is None:
            self.said = Said(CHOOSE_A_PROBLEM, "warn")
            return False
        words = " ".join(form.first("words").split())[:LONGEST_WORDS]
        if self._record(lambda: self.exam.report(chosen.report, words, chosen.number)):
            self.said = None if self.session.report_pending else Said(REPORTED, "ok")
        return True

    def decide(self, form: Form) -> None:
        """The person decides in the place of the invigilator; never in a room."""
        if self.in_room or self.is_stale(form) or not self.session.report_pending:
            return
        confirmed = form.first("do") == "confirm"
        if self._record(lambda: self.exam.decide_report(confirmed=confirmed)):
            self.said = Said(REPLACED, "ok") if confirmed else Said(NO_PROBLEM)

    # ---- the window

    def focus(self, *, lost: bool, place: str) -> None:
        """The window lost the focus or has it again, on a question where that counts."""
        question, session = self.session.question, self.session
        stale = place != str(session.place) or session.shown_at is None or session.report_pending
        if session.is_over or stale or question is None or not question.focus:
            return
        if lost and not session.focus_lost:
            self._record(self.exam.focus_lost)
        elif not lost and session.focus_lost:
            self._record(self.exam.focus_regained)

    # ---- the end

    def end(self) -> None:
        """The person ends before the last question."""
        self.tick()
        if not self.session.is_over:
            self._record(lambda: self.exam.end("candidate"))

    # ---- simulators

    def world(self, form: Form) -> None:
        """Take an offer, give what it asks for, choose a line, begin anew."""
        world = self.session.world
        stale = self.is_stale(form) or form.first("acts") != str(len(self.session.doing.acts))
        if stale or world is None or self.needs_start or self.session.report_pending:
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
            probe.world(form)
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
        world = self.session.world
        assert world is not None
        try:
            made = world.make_act(act, **arguments)
            if self._is_probe:
                raise _Attempt(world, made)
            if self._record(self.exam.show, lambda: self.exam.act(made)):
                self._keep_row()
        except Refused as refusal:
            self.world_note = Told(str(refusal), ours=False)

    def _act(self, offer: Offer, given: dict[str, str], number: int) -> None:
        world = self.session.world
        assert world is not None
        row = self.row if offer.row else None
        only = {a.name: a.options(row)[0] for a in offer.asks if len(a.options(row)) == 1}
        arguments = {**({offer.row: self.row} if offer.row else {}), **only, **given}
        try:
            act = world.make_act(offer.act, **arguments)
            if self._is_probe:
                raise _Attempt(world, act)
            if self._record(self.exam.show, lambda: self.exam.act(act)):
                self.asking = None
                self._keep_row()
        except Refused as refusal:
            self.world_note = Told(str(refusal), ours=False)
            if given:
                self.asking = Asking(number, self.row if offer.row else "", given)

    def _keep_row(self) -> None:
        """The line chosen, where the next page has it too."""
        world = self.session.world
        if world is None or not world.page().is_row(self.row):
            self.row = ""

    def _restart(self, *, begun: bool) -> None:
        if not begun:
            self.restarting = True
            self.world_note = Told(_("Encore une fois pour tout recommencer."), ours=True)
        elif self._record(self.exam.show, self.exam.restart):
            self.asking, self.row = None, ""
            self.world_note = Told(BEGUN_ANEW, ours=True)

    # ---- files

    def file(self, place: str, number: str) -> Attachment | None:
        """A file of the question in view, by its number; None for any other."""
        question, session = self.session.question, self.session
        if question is None or session.is_over or session.shown_at is None:
            return None
        if place != str(session.place):
            return None
        return {str(n): file for n, file in enumerate(question.attachments, 1)}.get(number)

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
