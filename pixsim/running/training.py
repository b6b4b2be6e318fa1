"""Positioning and practice under way: committed first, shown next, like an exam."""

from __future__ import annotations

from datetime import datetime

from pixsim.assembly.positioning import Positioning, begin, next_question, record_answer
from pixsim.bank.marking import is_right
from pixsim.bank.question import Answer, Question
from pixsim.bank.reading.accommodated_bank import suited_bank
from pixsim.bank.reading.load import Bank
from pixsim.foundation.clock import JUMP, Clock, SteadyClock, wall_clock
from pixsim.foundation.streams import Stream, stream_generator
from pixsim.profile import KnowledgeElement, Profile
from pixsim.running.act_trials import check_act, prepare_trials
from pixsim.running.hold import Held
from pixsim.session.events import Acted, ClockJumped, Restarted
from pixsim.session.training.events import (
    Begun,
    Finished,
    Replied,
    TrainingAsked,
    TrainingEvent,
)
from pixsim.session.training.length import ABOUT_QUESTIONS, FEWEST_REPLIES
from pixsim.session.training.state import Reply, Training
from pixsim.store.people.profiles import keep_knowledge
from pixsim.store.people.wrong_dates import ahead_sentence, set_dates_right
from pixsim.store.records.record import AHEAD
from pixsim.store.sittings.journal import Journal
from pixsim.worlds.core import Act


def proved_elements(training: Training, bank: Bank) -> tuple[KnowledgeElement, ...]:
    """What the answers of a positioning proved, oldest first, a reset included.

    Derived from the journal alone: replaying gives the same elements.
    """
    return (*training.plan.reset, *_positioning_state(training, bank).elements)


def _positioning_state(training: Training, bank: Bank) -> Positioning:
    assert training.plan.competence is not None
    bank = suited_bank(bank, training.plan.accommodations)
    state = begin(bank, training.plan.competence, training.plan.kept)
    for reply in training.replies:
        if any(skill.name == reply.question.skill for skill in state.skills):
            state = record_answer(state, reply.question, reply.right, bank, reply.at)
    return state


class TrainingRun(Held):
    """One training, held by this process while it is open; use it as a context manager.

    Parameters
    ----------
    journal : Journal
    name : str
        A training of the journal.
    profile : Profile
        Whose it is; a positioning adds to it after each answer.
    bank : Bank
    clock : callable, optional

    Raises
    ------
    SittingInUseError
        On entering, when another process holds it.
    """

    training: Training

    def __init__(
        self, journal: Journal, name: str, profile: Profile, bank: Bank, clock: Clock = wall_clock
    ) -> None:
        super().__init__(journal, name, clock)
        self.bank, self.profile = bank, profile
        self._events = 0

    def _open(self) -> None:
        self.training, self._events = self._journal.load_training(self._name)
        self._steady = SteadyClock(self._clock, self.training.last_at, self.training.clock_ahead)
        self.tick(while_closed=True)
        self._settle()
        self.ask()

    def now(self) -> datetime:
        """The present, never before the last event."""
        return self._after(self.training.last_at)

    def tick(self, *, while_closed: bool = False) -> None:
        """Record that the computer's clock was set, if it was; timers do not follow it."""
        moved = self._time.ahead - self.training.clock_ahead
        if abs(moved) > JUMP and not self.training.finished:
            seconds = round(moved.total_seconds(), 3)
            self._commit(ClockJumped(at=self.now(), seconds=seconds, while_closed=while_closed))

    def ask(self) -> Question | None:
        """The question waiting for an answer; a new one is drawn and committed when there is none."""
        if self.training.question is None and not self.training.finished:
            question = self._draw()
            if question is None:
                self._commit(Finished(at=self.now()))
            else:
                self._commit(TrainingAsked(at=self.now(), question=question))
        if self.training.plan.autopilot is None:
            prepare_trials(self.training.world)
        return self.training.question

    def begin(self) -> None:
        """The page before a timed question was confirmed; once is enough."""
        if self.training.is_announced:
            self._commit(Begun(at=self.now()))

    def act(self, act: Act) -> None:
        """Do something in the world of the question.

        Raises
        ------
        Refused
            It is not possible; nothing is recorded.
        """
        check_act(self.training.world, act, len(self.training.doing.acts))
        self._commit(Acted(at=self.now(), number=self.training.number, act=act.kept()))

    def restart(self) -> None:
        """Begin the world of the question anew."""
        self._commit(Restarted(at=self.now(), number=self.training.number))

    def reply(self, answer: Answer | None) -> Reply:
        """Commit an answer (None passes), add what it proves to the profile, and say how it went."""
        question = self.training.question
        right = None
        if question is not None and answer is not None:
            right = is_right(question, answer)
        self._commit(Replied(at=self.now(), answer=answer, right=right))
        return self.training.replies[-1]

    @property
    def has_more(self) -> bool:
        """Whether another question follows the answers given; nothing is committed."""
        waiting = self.training.question is not None
        return waiting or (not self.training.finished and self._draw() is not None)

    def questions_left(self) -> int | None:
        """About how many questions a positioning still has; None for another training, or at its end.

        Most have `ABOUT_QUESTIONS`, fewer where fewer skills are open. After `FEWEST_REPLIES`, there
        are more where answers go on deciding as few skills each as they have so far (a prior); the
        first ones alone say little of that.
        """
        if self.training.plan.kind != "positioning" or self.training.finished:
            return None
        state = _positioning_state(self.training, self.bank)
        decided = int((state.status != 0).sum())
        open_ = int(((state.status == 0) & (state.kept_status == 0)).sum())
        done = len(self.training.replies)
        at_this_pace = round(open_ * done / decided) if decided and done >= FEWEST_REPLIES else 0
        return max(1, at_this_pace, min(ABOUT_QUESTIONS - done, open_))

    def stop(self) -> None:
        """End a practice or a pilot early; a positioning is left as it is, to be resumed."""
        if self.training.plan.kind != "positioning" and not self.training.finished:
            self._commit(Finished(at=self.now()))

    def _draw(self) -> Question | None:
        plan = self.training.plan
        bank = suited_bank(self.bank, plan.accommodations)
        rng = stream_generator(Stream.TRAINING_QUESTION, plan.seed, len(self.training.replies))
        if plan.kind == "positioning":
            return next_question(_positioning_state(self.training, self.bank), bank, rng)
        done = len(self.training.replies)
        return bank.question(plan.queue[done], rng) if done < len(plan.queue) else None

    def _commit(self, event: TrainingEvent) -> None:
        after = self.training.apply(event)
        self._journal.append(self._name, [event], self._events)
        self.training, self._events = after, self._events + 1
        if not isinstance(event, TrainingAsked | Begun | ClockJumped | Acted | Restarted):
            self._settle()

    def _settle(self) -> None:
        """Bring the profile up to the journal; doing it twice changes nothing."""
        if self.training.plan.kind == "positioning":
            elements = proved_elements(self.training, self.bank)
            self.profile = keep_knowledge(self.profile, elements, self.bank.framework)
        if self.training.finished:
            self._journal.save_result(self._name, '{"schema": "pixsim/running/training/1"}')


def mend_profile(profile: Profile, bank: Bank, journal: Journal) -> Profile:
    """Add what the journal knows and a crash kept from the profile file.

    Raises
    ------
    AnotherCandidateError
        The profile of this machine that has this id is somebody else's.
    DataError
        That profile is faulty.
    """
    return _recompute_profile(profile, bank, journal, settled=False)


def restore_profile(
    profile: Profile, bank: Bank, journal: Journal, now: datetime
) -> tuple[Profile, str]:
    """Add what all positionings of the journal proved, also those whose effect was recorded.

    For a profile file that was lost or damaged; where nothing is missing, nothing changes. What a
    clock that was ahead dated after the present is dated just before it.

    Returns
    -------
    Profile
    str
        Which dates were put right, in words; empty where none was.

    Raises
    ------
    AnotherCandidateError, DataError
    """
    restored = _recompute_profile(profile, bank, journal, settled=None, now=now)
    return set_dates_right(restored, now, bank.framework), ahead_sentence(restored, now)


def _recompute_profile(
    profile: Profile,
    bank: Bank,
    journal: Journal,
    *,
    settled: bool | None,
    now: datetime | None = None,
) -> Profile:
    """Add what positionings proved; before a moment, or else what the profile has at no date."""
    trainings, _unreadable = journal.load_trainings(profile.id, "positioning", settled=settled)
    elements = [
        element
        for training in trainings.values()
        if None in (training.plan.profile_uid, profile.uid)
        or training.plan.profile_uid == profile.uid
        for element in proved_elements(training, bank)
    ]
    if now is not None:
        known = {_without_date(element) for element in profile.knowledge}
        elements = [e for e in elements if e.date <= now + AHEAD or _without_date(e) not in known]
    if not elements:
        return profile
    names = set(trainings)

    def still_there() -> bool:
        return bool(names & set(journal.trainings(profile.id, "positioning")))

    return keep_knowledge(profile, elements, bank.framework, still_there)


def _without_date(element: KnowledgeElement) -> KnowledgeElement:
    """What was proved, whenever: its date may have been put right."""
    return element.model_copy(update={"date": datetime.min})
