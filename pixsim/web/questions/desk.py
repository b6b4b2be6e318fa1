"""A question under way and its pages: what was typed, what is said, the simulator; of an exam or a training.

What is under way holds the truth. Here is only what a page remembers: what was typed and not validated,
what was said last, what `SimulatorDesk` remembers of a simulator. Losing it costs a few letters.
"""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pixsim.bank.question import Answer, Attachment, Question
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.problems import DataError
from pixsim.report.question.asking import REFUSED, missing_answer_sentence
from pixsim.running.exam_refusals import failure_words
from pixsim.session.events import EventRefusedError
from pixsim.store.causes import cause_words, journal_cause
from pixsim.store.errors import Relocatable
from pixsim.store.home import rescue_folder
from pixsim.store.sittings.journal import JournalError, MovedJournalError
from pixsim.store.wording import PUT_BACK, journal_sentence, rescued_sentence
from pixsim.web.forms import Form
from pixsim.web.questions.simulator_desk import SimulatorDesk
from pixsim.web.questions.views import answer_of

SaidKind = Literal["info", "ok", "warn", "bad"]
AGAIN = _("recommencez")
CALL_INVIGILATOR = _("Appelez le surveillant.")


@dataclass(frozen=True, slots=True)
class Said:
    """Something to tell on the next page."""

    text: str
    kind: SaidKind = "info"


class Desk(SimulatorDesk):
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

    def __init__(self, *, in_room: bool = False) -> None:
        self.in_room = in_room
        self.said: Said | None = None
        self.moved: Relocatable | None = None
        self.acting = asyncio.Lock()
        super().__init__()
        self._forget()

    def _forget(self) -> None:
        """Another question: nothing is typed."""
        self.draft = Form({})
        self._forget_simulator()

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
    def _give(self, answer: Answer | None) -> None:
        """Commit an answer; None passes."""

    def _heed_time(self) -> None:
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
            lacking = missing_answer_sentence(question, answer, again=AGAIN)
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
            reason = journal_cause(error) if isinstance(error, JournalError) else cause_words(error)
            self.said = Said(f"{REFUSED} ({reason})", "bad")
            return False
        except DataError as error:  # V3 asks from the bank until its end
            self.said = Said(failure_words(error), "bad")
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
