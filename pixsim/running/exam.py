"""A sitting under way: applies an event, commits it, and only then shows the new state.

The terminal and the autopilot drive the very same object.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Literal

from pixsim.bank.marking import is_right
from pixsim.bank.question import Answer
from pixsim.bank.reading.accommodated_bank import suited_bank
from pixsim.bank.reading.load import Bank, load_bank_of
from pixsim.foundation.clock import JUMP, Clock, SteadyClock, wall_clock
from pixsim.profile import Profile
from pixsim.report.result.common import AnyResult
from pixsim.report.rule_sets import build_result, read_result
from pixsim.rules.abort_and_reports import DEFAULT, Report
from pixsim.rules.v3 import PoolExhaustedError
from pixsim.running.act_trials import check_act, prepare_trials
from pixsim.running.file_making import make_files
from pixsim.running.hold import Held
from pixsim.session import events as ev
from pixsim.session.plan import Plan, any_seed, new_name
from pixsim.session.rule_sets import RULE_SETS, rule_set, rule_set_of
from pixsim.session.state import Session
from pixsim.store.errors import AlteredSittingError
from pixsim.store.sittings.journal import Journal
from pixsim.worlds.core import Act


def new_sitting(
    profile: Profile,
    bank: Bank,
    *,
    seed: int | None = None,
    rules: Any = None,
    clock: Clock = wall_clock,
    autopilot: str | None = None,
    room: int | None = None,
    met: Collection[str] = (),
    level_unknown: bool = False,
) -> Plan:
    """Plan a sitting of a profile.

    Parameters
    ----------
    seed : int, optional
        Drawn from the system when left out.
    rules : V2 or V3, optional
        The official rules V2 when left out.
    room : int, optional
        Number of the room it is sat in.
    met : collection of str, optional
        Questions asked again only where the bank has nothing else, see `met_before`.
    level_unknown : bool
        Under V3, who has a name alone may sit: see `pixsim.session.v3.plan.plan_v3`.

    Raises
    ------
    NotCertifiableError, NoQuestionError, TooFewItemsError
        See `pixsim.session.v2.plan.plan_v2` and `pixsim.session.v3.plan.plan_v3`.
    """
    rules = rules or RULE_SETS[DEFAULT].settings()
    bank = suited_bank(bank, profile.accommodations)
    now = clock()
    plan = rule_set_of(rules).plan(
        id=new_name(now),
        profile=profile,
        bank=bank,
        seed=any_seed() if seed is None else seed,
        rules=rules,
        at=now,
        autopilot=autopilot,
        met=met,
        **({"level_unknown": True} if level_unknown else {}),
    )
    return plan if room is None else plan.model_copy(update={"room": room})


def met_before(journal: Journal, profile: Profile, seed: int | None) -> frozenset[str]:
    """Questions of earlier exams of a profile; none with a seed, which draws the same test always."""
    return journal.questions_met(profile.id) if seed is None else frozenset()


class OfRoomError(RuntimeError):
    """A sitting of a room is only opened there: the invigilator permits each entry.

    Attributes
    ----------
    room : int
    """

    def __init__(self, sitting: str, room: int) -> None:
        self.room = room
        super().__init__(f"sitting {sitting} belongs to room {room}")


class Exam(Held):
    """One sitting, held by this process while it is open; use it as a context manager.

    Parameters
    ----------
    journal : Journal
    sitting : str
        Name of a sitting of the journal; it is asked and scored with the rules of its plan.
    clock : callable, optional
        Gives the present, with its time zone.
    overdue : str
        Why the sitting ends when its time ran out while it was closed: ``time`` or ``technical``.
    bank : Bank, optional
        What V3 asks from; the bundled one by default, read when first needed.
    clock_wrong : bool
        The computer's clock was wrong while the sitting was closed: time goes on from the last
        event. So it does, in any case, where that clock shows a time before it.
    room : int, optional
        The room that opens it. Nothing is then committed on entering, neither a return nor the end
        of its time: the invigilator permits a return, and `resume` records it. The result is kept
        by the room, once its session is published.

    Raises
    ------
    SittingInUseError
        On entering, when another process holds it.
    OfRoomError
        On entering, when it belongs to a room that has not published it, and another or none opens
        it.
    DataError
        Whenever V3 must choose a question, and the bundled bank is faulty.
    """

    session: Session

    def __init__(
        self,
        journal: Journal,
        sitting: str,
        clock: Clock = wall_clock,
        overdue: ev.EndReason = "time",
        *,
        bank: Bank | None = None,
        clock_wrong: bool = False,
        room: int | None = None,
    ) -> None:
        super().__init__(journal, sitting, clock)
        self._room = room
        self._clock_wrong = clock_wrong
        self._overdue: ev.EndReason = overdue
        self._bank = bank
        self._events = 0

    def _open(self) -> None:
        self.session, self._events = self._loaded()
        of_room = self.session.sitting.room
        published = of_room is not None and self._journal.result(self._name) is not None
        if of_room != self._room and not published:
            raise OfRoomError(self._name, of_room or 0)
        last = None if self.session.is_over else self.session.last_at
        self._steady = SteadyClock(
            self._clock, last, self.session.clock_ahead, resume=self._clock_wrong
        )
        self._note_jump(self._before_the_end(), while_closed=True)
        if self._room is None:
            self._take_up()

    def _loaded(self) -> tuple[Session, int]:
        """What is over may be shown though it was altered; nothing is built on it."""
        try:
            return self._journal.load(self._name)
        except AlteredSittingError:
            session, events = self._journal.load(self._name, even_altered=True)
            if not session.is_over:
                raise
            return session, events

    def _take_up(self) -> None:
        """Take up an interrupted sitting where it was; a result lost in a crash is made again."""
        ended = self.session.due(self.now())
        if isinstance(ended, ev.Ended):
            self._commit(ended.model_copy(update={"reason": self._overdue}))
        elif self.session.started_at is not None and not self.session.is_over:
            self._commit(ev.Resumed(at=self.now()))
        if self.session.is_over:
            self._keep_result()
        self.ask()

    def resume(self) -> None:
        """In a room: the candidate is back, and was permitted to go on."""
        self.tick()
        if not self.session.is_over:
            self._commit(ev.Resumed(at=self.now()))
            self.ask()

    def add_time(self, minutes: int, by: str = "") -> None:
        """In a room: the invigilator gives minutes, before the time is over or on reopening.

        Raises
        ------
        EventRefusedError
            The sitting is over, or not one of a room.
        """
        self._commit(ev.TimeAdded(at=self.now(), minutes=minutes, by=by))

    def settle(
        self,
        abort: Literal["candidate", "technical"] | None,
        reports: tuple[int, ...] = (),
        by: str = "",
    ) -> None:
        """In a room: its session is finalised, see `Settled`."""
        self._commit(ev.Settled(at=self.now(), abort=abort, reports=reports, by=by))

    def now(self) -> datetime:
        """The present, never before the last event."""
        return self._after(self.session.last_at)

    def remaining(self) -> timedelta:
        """Time left."""
        return self.session.remaining(self.now())

    def start(self) -> None:
        """Begin: the clock runs from here."""
        self._commit(ev.Started(at=self.now()))
        self.ask()

    def ask(self) -> None:
        """Choose the next question when one is due; nothing to do where all were fixed in advance.

        Called after each step that makes one due. To be called again after a step that failed to
        be written. When the bank has nothing left to ask, the sitting ends as after any technical
        problem.
        """
        if self.session.awaits_question:
            self.tick()
        if not self.session.awaits_question:
            return
        if self._bank is None:
            self._bank = load_bank_of(self.session.sitting.bank_digest)
        choose = rule_set(self.session.sitting).next_question
        assert choose is not None
        try:
            bank = suited_bank(self._bank, self.session.sitting.accommodations)
            asked = choose(self.session, bank)
        except PoolExhaustedError:
            self.end("technical")
            return
        self._unless_late(asked.model_copy(update={"at": self.now()}))

    def show(self) -> None:
        """The present question is on the screen; a timed one starts its timer."""
        if self.session.shown_at is None:
            self._unless_late(ev.Shown(at=self.now(), number=self.session.number))
            if self.session.sitting.autopilot is None:
                prepare_trials(self.session.world)
                self._make_next_files()

    def _make_next_files(self) -> None:
        """Where the next question is fixed, its files are made while this one is read."""
        fixed = self.session.sitting.fixed or ()
        for question in fixed[self.session.number : self.session.number + 1]:
            make_files(question)

    def act(self, act: Act) -> None:
        """Do something in the world of the present question.

        Raises
        ------
        Refused
            It is not possible; nothing is recorded.
        """
        check_act(self.session.world, act, len(self.session.doing.acts))
        self._unless_late(ev.Acted(at=self.now(), number=self.session.number, act=act.kept()))

    def restart(self) -> None:
        """Begin the world of the present question anew."""
        self._unless_late(ev.Restarted(at=self.now(), number=self.session.number))

    def answer(self, answer: Answer) -> None:
        """Validate an answer to the present question."""
        question = self.session.question
        right = None if question is None else is_right(question, answer)
        event = ev.Answered(at=self.now(), number=self.session.number, answer=answer, right=right)
        self._unless_late(event)
        self.ask()

    def skip(self) -> None:
        """Pass the present question."""
        self._unless_late(ev.Skipped(at=self.now(), number=self.session.number))
        self.ask()

    def report(self, report: Report, text: str = "", number: int | None = None) -> None:
        """Report a problem, on the present question unless another is named (V2 alone).

        Under V3 the invigilator decides next: see `decide_report`.
        """
        place = self.session.number if number is None else number
        self._unless_late(ev.Reported(at=self.now(), number=place, report=report, text=text))

    def decide_report(self, *, confirmed: bool, by: str = "") -> None:
        """Under V3, what the invigilator says of the problem: confirmed, the question is replaced."""
        kind = ev.ReportConfirmed if confirmed else ev.ReportDismissed
        self._unless_late(kind(at=self.now(), number=self.session.number, by=by))
        self.ask()

    def focus_lost(self) -> None:
        """The window lost the focus."""
        self._unless_late(ev.FocusLost(at=self.now(), number=self.session.number))

    def focus_regained(self) -> None:
        """The window has the focus again."""
        self._unless_late(ev.FocusRegained(at=self.now(), number=self.session.number))

    def end(self, reason: ev.EndReason, by: str = "") -> None:
        """End before the last question."""
        self._commit(ev.Ended(at=self.now(), reason=reason, by=by))

    def tick(self) -> bool:
        """Commit what time alone has brought about; whether something did."""
        return self._settle(self.now())

    def result(self) -> AnyResult:
        """The scored result of a sitting that is over: the stored one, once there is one."""
        with contextlib.suppress(ValueError):  # unreadable: shown as made again, told as altered
            if (stored := self._journal.result(self._name)) is not None:
                return read_result(stored)
        return build_result(self.session)

    def _unless_late(self, event: ev.Event) -> None:
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
            self._commit(ev.ClockJumped(at=now, seconds=seconds, while_closed=while_closed))

    def _before_the_end(self) -> datetime:
        """The present, or the end of the time allowed if that is over: nothing happens after it."""
        now, deadline, last = self.now(), self.session.deadline, self.session.last_at
        return now if deadline is None or last is None else max(last, min(now, deadline))

    def _settle(self, now: datetime) -> bool:
        if self.session.deadline is None or now < self.session.deadline:
            self._note_jump(now)
        event = self.session.due(now)
        if event is None:
            return False
        self._commit(event)
        return True

    def _commit(self, event: ev.Event) -> None:
        after = self.session.apply(event)
        self._journal.append(self._name, [event], self._events)
        self.session, self._events = after, self._events + 1
        if after.is_over:
            self._keep_result()

    def _keep_result(self) -> None:
        if self.session.sitting.room is not None:
            return  # the room keeps it when it is published
        if self._journal.result(self._name) is None:  # what is stored is never rewritten
            self._journal.save_result(self._name, build_result(self.session).model_dump_json())
