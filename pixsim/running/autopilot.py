"""Sits an exam without a person, through the same session, journal and scoring."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from typing import Any, Literal

import numpy as np

from pixsim.assembly.standing import profile_standing
from pixsim.bank.marking import is_right
from pixsim.bank.question import Answer, Question
from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.priors import guessing_chance, prior_parameters
from pixsim.foundation.clock import wall_clock
from pixsim.foundation.streams import Stream, stream_generator
from pixsim.irt.logistic import probability
from pixsim.profile import Profile
from pixsim.report.result.common import AnyResult
from pixsim.rules.v2 import V2
from pixsim.running.exam import Exam, met_before, new_sitting
from pixsim.running.practice import propose_practice, rules_rehearsed
from pixsim.running.training import TrainingRun, mend_profile
from pixsim.session.plan import Plan
from pixsim.session.training.plan import plan_positioning, plan_practice
from pixsim.store.people.wrong_dates import set_dates_right
from pixsim.store.sittings.journal import Journal
from pixsim.worlds.random_walks import walk
from pixsim.worlds.tasks import kept_all

SECONDS_PER_QUESTION = 60  # pace of the simulated candidate
NONSENSE = "réponse au hasard"
RANDOM_WALK = 3  # acts at random, times those of the solution

Policy = Callable[[Question, np.random.Generator], Answer | None]
"""From a question to an answer; None passes."""

Curve = Callable[[Question], tuple[float, float]]
"""Discrimination and difficulty of the item of a question."""


Way = Literal["perfect", "none", "random"] | float
"""How a simulated candidate answers: knows all, passes all, guesses; or an ability."""


class UnknownWayError(ValueError):
    """Not ``perfect``, ``none``, ``random`` nor an ability."""


def read_way(text: str) -> Way:
    """A way of answering as people write it; an ability is a number from here on.

    Raises
    ------
    UnknownWayError
    """
    match text:
        case "perfect" | "none" | "random":
            return text
    try:
        theta = float(text.replace(",", "."))
    except ValueError:
        theta = math.nan
    if not math.isfinite(theta):
        raise UnknownWayError(f"{text!r} is not perfect, none, random or an ability")
    return theta


def way_name(way: Way) -> str:
    """A way of answering in the journal."""
    return way if isinstance(way, str) else f"{way:g}"


def _prior_curve(question: Question) -> tuple[float, float]:
    return prior_parameters(question.level)


def _curve_in(bank: Bank) -> Curve:
    """Curves of a bank: calibrated, else *priors*."""
    return lambda question: bank.curve(bank.items[question.item])


def find_policy(way: Way, curve: Curve = _prior_curve) -> Policy:
    """How a simulated candidate finds an answer.

    Parameters
    ----------
    way : str or float
        An ability is on the scale of the items' difficulties.
    curve : callable
        See `Curve`; *priors* by default.

    Raises
    ------
    UnknownWayError
    """
    if way == "perfect":
        return lambda question, rng: question.right_answer  # noqa: ARG005
    if way == "none":
        return lambda question, rng: None  # noqa: ARG005
    if way == "random":
        return guess_answer
    if isinstance(way, str):  # a number is read before it comes here
        raise UnknownWayError(f"{way!r} is not perfect, none, random or a number")
    return lambda question, rng: _with_ability(way, curve(question), question, rng)


def guess_answer(question: Question, rng: np.random.Generator) -> Answer | None:
    """An answer without knowledge: random options, nonsense in text boxes, acts at random.

    Nothing where it cannot be validated: a goal has not been reached.
    """
    if question.task is not None and question.is_done:
        steps = RANDOM_WALK * max(1, len(question.task.solution))
        acts = kept_all(walk(question.task.world, steps, rng)[0])
        return acts if question.task.marking == "end" or is_right(question, acts) else None
    if question.type == "QCU":
        return (str(rng.integers(len(question.options)) + 1),)
    if question.type == "QCM":
        chosen = np.flatnonzero(rng.random(len(question.options)) < 0.5)
        return tuple(str(place + 1) for place in chosen) or ("1",)
    if question.type == "QROC":
        return (NONSENSE,)
    return tuple(str(rng.choice(f.options)) if f.options else NONSENSE for f in question.fields)


def wrong_answer(question: Question) -> Answer | None:
    """An answer that marking refuses; nothing where it could not be validated."""
    if question.task is not None and question.is_done:
        return () if question.task.marking == "end" else None
    if question.type in ("QCU", "QCM"):
        places = [str(place) for place in range(1, len(question.options) + 1)]
        return (next(place for place in places if place not in question.key),)
    if question.type == "QROC":
        return (NONSENSE,)
    return tuple(
        next((o for o in f.options if o not in f.key), NONSENSE) if f.options else NONSENSE
        for f in question.fields
    )


def _with_ability(
    theta: float, curve: tuple[float, float], question: Question, rng: np.random.Generator
) -> Answer | None:
    knows = probability(theta, *curve)
    c = guessing_chance(question)
    return question.right_answer if rng.random() < c + (1 - c) * knows else wrong_answer(question)


def sit_by_autopilot(
    profile: Profile,
    bank: Bank,
    journal: Journal,
    way: Way,
    seed: int | None = None,
    rules: Any = None,
) -> AnyResult:
    """Sit a whole certification at a steady pace; the clock is simulated and ends now.

    Parameters
    ----------
    way : str or float
        See `Way`.
    seed : int, optional
        Same profile, bank and seed: same test and answers.
    rules : V2 or V3, optional
        The official rules V2 when left out.

    Raises
    ------
    NotCertifiableError, NoQuestionError, TooFewItemsError
    """
    profile = set_dates_right(mend_profile(profile, bank, journal), wall_clock(), bank.framework)
    plan = new_sitting(
        profile,
        bank,
        seed=seed,
        rules=rules,
        autopilot=way_name(way),
        met=met_before(journal, profile, seed),
    )
    return _answer_all(plan, find_policy(way, _curve_in(bank)), bank, journal)


def _answer_all(sitting: Plan, policy: Policy, bank: Bank, journal: Journal) -> AnyResult:
    journal.create(sitting)
    clock = _SteppingClock(wall_clock() - timedelta(seconds=SECONDS_PER_QUESTION * sitting.length))
    rng = stream_generator(Stream.AUTOPILOT_EXAM, sitting.seed)
    with Exam(journal, sitting.id, clock=clock, bank=bank) as exam:
        exam.start()
        while (question := exam.session.question) is not None and not exam.session.is_over:
            exam.show()
            clock.step(SECONDS_PER_QUESTION)
            answer = policy(question, rng)
            if answer is None:
                exam.skip()
            else:
                exam.answer(answer)
        return exam.result()


def position_by_autopilot(
    profile: Profile,
    bank: Bank,
    journal: Journal,
    way: Way | Literal["levels"],
    competences: Iterable[str],
    seed: int,
) -> tuple[Profile, int]:
    """Position a simulated candidate in some competences, through the journal.

    The simulated clock ends in the past, so that what is proved counts at once.

    Parameters
    ----------
    way : str or float
        An ability on the scale of the items' difficulties, or ``levels``: right up to the level the
        profile has in the competence, passed above.
    competences : iterable of str
    seed : int
        Same profile, bank and seed: same answers.

    Returns
    -------
    Profile
        With what was proved, kept on this machine.
    int
        Questions answered.

    Raises
    ------
    TooEarlyError
    """
    profile = set_dates_right(profile, wall_clock(), bank.framework)
    policy = _up_to_levels(profile, bank) if way == "levels" else find_policy(way, _curve_in(bank))
    count = 0
    for place, code in enumerate(competences):
        most = sum(skill.competence == code for skill in bank.playable_skills)
        clock = _SteppingClock(wall_clock() - timedelta(seconds=SECONDS_PER_QUESTION * most))
        plan = plan_positioning(
            profile,
            bank,
            code,
            now=clock(),
            seed=seed + place,
            autopilot=way if way == "levels" else way_name(way),
        )
        journal.create(plan)
        rng = stream_generator(Stream.AUTOPILOT_POSITIONING, seed, place)
        with TrainingRun(journal, plan.id, profile, bank, clock) as run:
            while (question := run.ask()) is not None:
                clock.step(SECONDS_PER_QUESTION)
                run.reply(policy(question, rng))
            profile, count = run.profile, count + len(run.training.replies)
    return profile, count


def practise_by_autopilot(
    profile: Profile,
    bank: Bank,
    journal: Journal,
    way: Way,
    competences: Collection[str],
    length: int,
    seed: int,
) -> tuple[int, int]:
    """Have a simulated candidate practise, through the journal.

    Parameters
    ----------
    way : str or float
        See `Way`.
    competences : collection of str
        None: all that the coming test asks, or all at the candidate's level.
    length : int
        Questions, or as many as there are.
    seed : int
        Same profile, bank, past answers and seed: same questions and answers.

    Returns
    -------
    right, questions : int
    """
    drawn, now = stream_generator(Stream.AUTOPILOT_PRACTICE, seed, 0), wall_clock().astimezone()
    rules = rules_rehearsed(profile)
    queue = propose_practice(profile, bank, journal, rules, length, now, drawn, competences)
    clock = _SteppingClock(wall_clock() - timedelta(seconds=SECONDS_PER_QUESTION * len(queue)))
    plan = plan_practice(profile, bank, queue, now=clock(), seed=seed, autopilot=way_name(way))
    journal.create(plan)
    policy, rng = (
        find_policy(way, _curve_in(bank)),
        stream_generator(Stream.AUTOPILOT_PRACTICE, seed, 1),
    )
    with TrainingRun(journal, plan.id, profile, bank, clock) as run:
        while (question := run.ask()) is not None:
            clock.step(SECONDS_PER_QUESTION)
            run.reply(policy(question, rng))
        replies = run.training.replies
        return sum(reply.right for reply in replies), len(replies)


def _up_to_levels(profile: Profile, bank: Bank) -> Policy:
    """Right up to the level the profile has in the competence of a question, passed above."""
    now = profile_standing(profile, bank.framework, V2()).levels
    levels = dict(zip(bank.framework.competence_index, now, strict=True))
    return lambda question, rng: (  # noqa: ARG005
        question.right_answer if question.level <= levels[question.competence] else None
    )


class _SteppingClock:
    def __init__(self, now: datetime) -> None:
        self._now = now

    def __call__(self) -> datetime:
        return self._now

    def step(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
