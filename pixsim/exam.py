"""A sitting under way: applies an event, commits it, and only then shows the new state.

The terminal and the autopilot drive the very same object.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from pixsim.bank.load import Bank
from pixsim.bank.question import Answer
from pixsim.generation import generate
from pixsim.held import Clock, Held, wall_clock
from pixsim.profile import Profile
from pixsim.report.result import Result, build_result
from pixsim.rules.v2 import V2
from pixsim.rules.v2.reports import Report
from pixsim.session.events import (
    Answered,
    Ended,
    EndReason,
    Event,
    FocusLost,
    FocusRegained,
    Reported,
    Resumed,
    Shown,
    Skipped,
    Started,
)
from pixsim.session.sitting import Sitting, plan_sitting
from pixsim.session.state import Session
from pixsim.store.journal import Journal


def new_sitting(
    profile: Profile,
    bank: Bank,
    *,
    seed: int | None = None,
    rules: V2 | None = None,
    clock: Clock = wall_clock,
    autopilot: str | None = None,
) -> Sitting:
    """Draw the personal test of a profile and plan its sitting.

    Parameters
    ----------
    seed : int, optional
        Drawn from the system when left out.

    Raises
    ------
    NotCertifiableError, NoQuestionError
        See `pixsim.generation.generate`.
    """
    rules = rules or V2()
    now = clock()
    drawn = secrets.randbelow(2**31) if seed is None else seed
    form = generate(profile, bank, rules, drawn, now)
    name = f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
    return plan_sitting(
        id=name, profile=profile, bank=bank, form=form, rules=rules, at=now, autopilot=autopilot
    )


class Exam(Held):
    """One sitting, held by this process while it is open; use it as a context manager.

    Parameters
    ----------
    journal : Journal
    sitting : str
        Name of a sitting of the journal.
    rules : V2, optional
    clock : callable, optional
        Gives the present, with its time zone.
    overdue : str
        Why the sitting ends when its time ran out while it was closed: ``time`` or ``technical``.

    Raises
    ------
    SittingInUseError
        On entering, when another process holds it.
    """

    session: Session

    def __init__(
        self,
        journal: Journal,
        sitting: str,
        rules: V2 | None = None,
        clock: Clock = wall_clock,
        overdue: EndReason = "time",
    ) -> None:
        super().__init__(journal, sitting, clock)
        self._overdue: EndReason = overdue
        self._rules = rules or V2()
        self._events = 0

    def _open(self) -> None:
        self.session, self._events = self._journal.load(self._name)
        self._resume()

    def _resume(self) -> None:
        """Take up an interrupted sitting where it was; a result lost in a crash is made again."""
        ended = self.session.due(self.now())
        if isinstance(ended, Ended):
            self._commit(ended.model_copy(update={"reason": self._overdue}))
        elif self.session.started_at is not None and not self.session.is_over:
            self._commit(Resumed(at=self.now()))
        if self.session.is_over:
            self._keep_result()

    def now(self) -> datetime:
        """The present, never before the last event."""
        return self._after(self.session.last_at)

    def remaining(self) -> timedelta:
        """Time left."""
        return self.session.remaining(self.now())

    def start(self) -> None:
        """Begin: the clock runs from here."""
        self._commit(Started(at=self.now()))

    def show(self) -> None:
        """The present question is on the screen; a timed one starts its timer."""
        if self.session.shown_at is None:
            self._commit(Shown(at=self.now(), number=self.session.number))

    def answer(self, answer: Answer) -> None:
        """Validate an answer to the present question."""
        self._unless_late(Answered(at=self.now(), number=self.session.number, answer=answer))

    def skip(self) -> None:
        """Pass the present question."""
        self._unless_late(Skipped(at=self.now(), number=self.session.number))

    def report(self, report: Report, text: str = "", number: int | None = None) -> None:
        """Report a problem, on the present question unless another is named."""
        place = self.session.number if number is None else number
        self._unless_late(Reported(at=self.now(), number=place, report=report, text=text))

    def focus_lost(self) -> None:
        """The window lost the focus."""
        self._unless_late(FocusLost(at=self.now(), number=self.session.number))

    def focus_regained(self) -> None:
        """The window has the focus again."""
        self._unless_late(FocusRegained(at=self.now(), number=self.session.number))

    def end(self, reason: EndReason) -> None:
        """End before the last question."""
        self._commit(Ended(at=self.now(), reason=reason))

    def tick(self) -> bool:
        """Commit what time alone has brought about; whether something did."""
        event = self.session.due(self.now())
        if event is None:
            return False
        self._commit(event)
        return True

    def result(self) -> Result:
        """The scored result of a sitting that is over."""
        return build_result(self.session, self._rules)

    def _unless_late(self, event: Event) -> None:
        """Time over comes first: an answer validated too late is not counted."""
        self.tick()
        if not self.session.is_over:
            self._commit(event)

    def _commit(self, event: Event) -> None:
        after = self.session.apply(event)
        self._journal.append(self._name, [event], self._events)
        self.session, self._events = after, self._events + 1
        if after.is_over:
            self._keep_result()

    def _keep_result(self) -> None:
        self._journal.save_result(self._name, self.result().model_dump_json())
