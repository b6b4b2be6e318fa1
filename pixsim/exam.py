"""A sitting under way: applies an event, commits it, and only then shows the new state.

The terminal and the autopilot drive the very same object.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from pixsim.bank.load import Bank, load_bank
from pixsim.bank.question import Answer
from pixsim.clock import JUMP, SteadyClock
from pixsim.generation import NotCertifiableError, generate
from pixsim.held import Clock, Held, wall_clock
from pixsim.placement import standing
from pixsim.profile import Profile
from pixsim.report.adaptive_building import build_adaptive_result
from pixsim.report.any_result import AnyResult
from pixsim.report.result import build_result
from pixsim.rules.v2 import V2
from pixsim.rules.v2.reports import Report
from pixsim.rules.v3 import V3, PoolExhaustedError
from pixsim.session.adaptive import AdaptiveSitting, plan_adaptive
from pixsim.session.asking import next_question
from pixsim.session.events import (
    Answered,
    ClockJumped,
    Ended,
    EndReason,
    Event,
    FocusLost,
    FocusRegained,
    ReportConfirmed,
    ReportDismissed,
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
    form = generate(profile, bank, rules, _seed(seed), now)
    return plan_sitting(
        id=_name(now),
        profile=profile,
        bank=bank,
        form=form,
        rules=rules,
        at=now,
        autopilot=autopilot,
    )


def new_adaptive_sitting(
    profile: Profile,
    bank: Bank,
    *,
    seed: int | None = None,
    rules: V3 | None = None,
    clock: Clock = wall_clock,
    autopilot: str | None = None,
) -> AdaptiveSitting:
    """Plan a V3 sitting; the profile decides whether it may be sat, and nothing else.

    Parameters
    ----------
    seed : int, optional
        Drawn from the system when left out.

    Raises
    ------
    NotCertifiableError
        Fewer competences at level 1 than the certification needs, as under V2.
    TooFewItemsError
        The bank cannot fill the test.
    """
    now = clock()
    found = standing(profile, bank.framework, V2(), now)
    if not found.is_certifiable:
        raise NotCertifiableError(found)
    return plan_adaptive(
        id=_name(now),
        profile=profile,
        bank=bank,
        seed=_seed(seed),
        rules=rules or V3(),
        at=now,
        autopilot=autopilot,
    )


def _seed(seed: int | None) -> int:
    return secrets.randbelow(2**31) if seed is None else seed


def _name(now: datetime) -> str:
    return f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


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
    bank : Bank, optional
        What V3 asks from; the bundled one by default, read when first needed.
    adaptive_rules : V3, optional
    clock_wrong : bool
        The computer's clock was wrong while the sitting was closed: time goes on from the last
        event. So it does, in any case, where that clock shows a time before it.

    Raises
    ------
    SittingInUseError
        On entering, when another process holds it.
    DataError
        Whenever V3 must choose a question, and the bundled bank is faulty.
    """

    session: Session

    def __init__(
        self,
        journal: Journal,
        sitting: str,
        rules: V2 | None = None,
        clock: Clock = wall_clock,
        overdue: EndReason = "time",
        *,
        bank: Bank | None = None,
        adaptive_rules: V3 | None = None,
        clock_wrong: bool = False,
    ) -> None:
        super().__init__(journal, sitting, clock)
        self._clock_wrong = clock_wrong
        self._overdue: EndReason = overdue
        self._rules = rules or V2()
        self._adaptive_rules = adaptive_rules or V3()
        self._bank = bank
        self._events = 0

    def _open(self) -> None:
        self.session, self._events = self._journal.load(self._name)
        last = None if self.session.is_over else self.session.last_at
        self._steady = SteadyClock(
            self._clock, last, self.session.clock_ahead, resume=self._clock_wrong
        )
        self._note_jump(self.now(), while_closed=True)
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
        self.ask()

    def now(self) -> datetime:
        """The present, never before the last event."""
        return self._after(self.session.last_at)

    def remaining(self) -> timedelta:
        """Time left."""
        return self.session.remaining(self.now())

    def start(self) -> None:
        """Begin: the clock runs from here."""
        self._commit(Started(at=self.now()))
        self.ask()

    def ask(self) -> None:
        """Under V3, choose the next question when one is due; nothing to do otherwise.

        Called after each step that makes one due. To be called again after a step that failed to
        be written. When the bank has nothing left to ask, the sitting ends as after any technical
        problem.
        """
        if self.session.awaits_question:
            self.tick()
        if not self.session.awaits_question:
            return
        if self._bank is None:
            self._bank = load_bank()
        try:
            asked = next_question(self.session, self._bank, self._adaptive_rules)
        except PoolExhaustedError:
            self.end("technical")
            return
        self._unless_late(asked.model_copy(update={"at": self.now()}))

    def show(self) -> None:
        """The present question is on the screen; a timed one starts its timer."""
        if self.session.shown_at is None:
            self._unless_late(Shown(at=self.now(), number=self.session.number))

    def answer(self, answer: Answer) -> None:
        """Validate an answer to the present question."""
        self._unless_late(Answered(at=self.now(), number=self.session.number, answer=answer))
        self.ask()

    def skip(self) -> None:
        """Pass the present question."""
        self._unless_late(Skipped(at=self.now(), number=self.session.number))
        self.ask()

    def report(self, report: Report, text: str = "", number: int | None = None) -> None:
        """Report a problem, on the present question unless another is named (V2 alone).

        Under V3 the invigilator decides next: see `decide_report`.
        """
        place = self.session.number if number is None else number
        self._unless_late(Reported(at=self.now(), number=place, report=report, text=text))

    def decide_report(self, *, confirmed: bool) -> None:
        """Under V3, what the invigilator says of the problem: confirmed, the question is replaced."""
        kind = ReportConfirmed if confirmed else ReportDismissed
        self._unless_late(kind(at=self.now(), number=self.session.number))
        self.ask()

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
        return self._settle(self.now())

    def result(self) -> AnyResult:
        """The scored result of a sitting that is over."""
        if isinstance(self.session.sitting, AdaptiveSitting):
            return build_adaptive_result(self.session, self._adaptive_rules)
        return build_result(self.session, self._rules)

    def _unless_late(self, event: Event) -> None:
        """Time over comes first: an answer validated too late is not counted."""
        self._settle(event.at)  # at one instant: what time brings is never later than the event
        if not self.session.is_over:
            self._commit(event)

    def _note_jump(self, now: datetime, *, while_closed: bool = False) -> None:
        """Record that the computer's clock was set; the time of the sitting does not follow it."""
        if self.session.is_over or self.session.started_at is None:
            return
        moved = self._time.ahead - self.session.clock_ahead
        if abs(moved) > JUMP:
            seconds = round(moved.total_seconds(), 3)
            self._commit(ClockJumped(at=now, seconds=seconds, while_closed=while_closed))

    def _settle(self, now: datetime) -> bool:
        if self.session.deadline is None or now < self.session.deadline:
            self._note_jump(now)
        event = self.session.due(now)
        if event is None:
            return False
        self._commit(event)
        return True

    def _commit(self, event: Event) -> None:
        after = self.session.apply(event)
        self._journal.append(self._name, [event], self._events)
        self.session, self._events = after, self._events + 1
        if after.is_over:
            self._keep_result()

    def _keep_result(self) -> None:
        self._journal.save_result(self._name, self.result().model_dump_json())
