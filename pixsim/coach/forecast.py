"""What the day of the exam may bring: a range, from a model, wide until a mock bears the profile out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.skill_choice import select_skills
from pixsim.assembly.standing import Standing, profile_standing
from pixsim.bank.question import item_of
from pixsim.bank.reading.accommodated_bank import suited_bank
from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.priors import prior_parameters
from pixsim.coach.durations import READING_SECONDS, estimate_pace, skill_seconds
from pixsim.coach.evidence import NEVER, Evidence, PastAnswer, day_number
from pixsim.coach.goal import Goal
from pixsim.coach.memory import GUESS, Memory, possible_persons
from pixsim.coach.ranking import rank_coming
from pixsim.foundation.arrays import Floats
from pixsim.foundation.streams import Stream, stream_generator
from pixsim.outcome import Outcome
from pixsim.profile import KnowledgeElement, Profile
from pixsim.rules.v2 import V2, score
from pixsim.rules.v3 import V3
from pixsim.rules.v3.scoring import score as score_v3
from pixsim.simulation.people.posterior import ability_posterior
from pixsim.simulation.v2.forms import place_of

PERSONS: Final = 400
LOW, HIGH = 0.05, 0.95
MOST_SESSIONS: Final = 60
"""Days of practice that the model goes through, the last before the exam: earlier ones hardly matter."""
V3_SHIFT: Final = (-0.5, 0.3)
"""Prior: how far ability may be below the one shown (help, forgetting) and above it (practice)."""
V3_ERROR: Final = 0.35
"""Standard error of the ability after the 32 questions of a V3 test of the bundled bank."""


@dataclass(frozen=True, slots=True)
class Range:
    """Certified pix: 5, 50 and 95 % points."""

    low: int
    middle: int
    high: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the exam may bring, by a model.

    Attributes
    ----------
    stopping : Range
        Without any more practice.
    following : Range or None
        With the days of the goal; None where the model does not say (V3).
    profile_pix : int
        Most that can be certified with this profile.
    """

    stopping: Range
    following: Range | None
    profile_pix: int


def forecast_exam(
    profile: Profile,
    bank: Bank,
    goal: Goal,
    answers: Sequence[PastAnswer],
    now: datetime,
    *,
    persons: int = PERSONS,
    seed: int = 0,
) -> Forecast | None:
    """What the exam may bring; None while the profile may not sit it.

    Parameters
    ----------
    profile : Profile
    bank : Bank
    goal : Goal
    answers : sequence of PastAnswer
        Those dated after `now` count as given now.
    now : datetime
        With the time zone in which days begin.
    persons : int
        Possible persons: the model draws them.
    seed : int
        Same arguments: same forecast.
    """
    bank = suited_bank(bank, profile.accommodations)
    rules = V2()
    at = profile_standing(profile, bank.framework, rules)
    if not at.is_certifiable:
        return None
    if goal.rules == "v3":
        return _v3_forecast(
            profile, bank, answers, at, persons, stream_generator(Stream.COACH, seed, 0)
        )
    rng = stream_generator(Stream.COACH, seed, 0)
    test = _coming_test(profile, bank, at, rules)
    memory, evidence = _past_evidence(profile, test, answers, now, persons, rng)
    stopping, following = _copy_memory(memory), memory
    today = day_number(now, now.tzinfo)
    stopping.wait(max(0, (goal.exam - today).days))
    budget = goal.minutes * 60 / estimate_pace(answers, bank)
    _follow_days(following, test, evidence, goal, today, budget, rng)
    luck = rng.random((persons, *test.laid.shape))
    return Forecast(
        _certified_range(stopping, test, at, rules, luck),
        _certified_range(following, test, at, rules, luck),
        int(np.minimum(at.placement.pix[0], rules.max_pix)[at.placement.certifiable[0]].sum()),
    )


@dataclass(frozen=True)
class _Test:
    """The coming test; arrays of shape (asked,), skills in the order of the framework.

    Attributes
    ----------
    names : tuple of str
    seconds : float64 array
    laid : intp array, shape (competence, place)
        Place in `names`; -1 where there is no question.
    """

    names: tuple[str, ...]
    seconds: Floats
    laid: NDArray[np.intp]


def _coming_test(profile: Profile, bank: Bank, at: Standing, rules: V2) -> _Test:
    chosen = select_skills(profile, at, bank, rules, stream_generator(Stream.FORM, 0))
    skills = np.unique(chosen.skill)
    laid = np.full((len(bank.framework.competences), rules.questions_per_competence), -1, np.intp)
    place = place_of(chosen, laid.shape[0])
    laid[chosen.competence, place] = np.searchsorted(skills, chosen.skill)
    names = tuple(bank.framework.skills[k].name for k in skills)
    return _Test(names, skill_seconds(bank)[skills], laid)


def _past_evidence(
    profile: Profile,
    test: _Test,
    answers: Sequence[PastAnswer],
    now: datetime,
    persons: int,
    rng: np.random.Generator,
) -> tuple[Memory, Evidence]:
    """Possible persons once they gave the answers since the positioning, and what those show."""
    today, places = day_number(now, now.tzinfo), {name: k for k, name in enumerate(test.names)}
    shown = {
        e.skill: (today - day_number(e.date, now.tzinfo)).days
        for e in profile.knowledge
        if e.skill in places and e.source == "direct" and e.status == "validated"
    }
    given = sorted(
        (a for a in answers if a.skill in places and not _is_in_profile(a, profile)),
        key=lambda a: a.at,
    )
    first = {
        a.skill: (today - min(today, day_number(a.at, now.tzinfo))).days for a in reversed(given)
    }
    # what is known then is met for the first time when it is first answered
    age = np.array([max(shown.get(n, 0) - first.get(n, 0), 0) for n in test.names], float)
    memory = possible_persons(persons, np.ones(len(test.names), bool), age, rng)
    shape = (1, len(test.names))
    evidence = Evidence(np.full(shape, NEVER), np.zeros(shape, np.int64), np.zeros(shape, bool))
    rows, met = np.arange(persons), dict[int, date]()
    for answer in given:
        place, day = places[answer.skill], min(today, day_number(answer.at, now.tzinfo))
        if place in met:
            memory.since[:, place] = (day - met[place]).days
        met[place] = day
        memory.answer(rows, np.full(persons, place), np.full(persons, answer.right))
        evidence.days[0, place] = (today - day).days
        evidence.misses[0, place] = 0 if answer.right else evidence.misses[0, place] + 1
        evidence.right[0, place] = answer.right
    for place, name in enumerate(test.names):
        last = (today - met[place]).days if place in met else max(0, shown.get(name, 0))
        memory.since[:, place] = last
    return memory, evidence


def _is_in_profile(answer: PastAnswer, profile: Profile) -> bool:
    """The profile has it already: what it shows is where the model begins."""
    return any(
        element.question == answer.question and element.date == answer.at
        for element in profile.knowledge
        if element.skill == answer.skill
    )


def _copy_memory(memory: Memory) -> Memory:
    return Memory(
        memory.known.copy(),
        memory.tau.copy(),
        memory.since.copy(),
        memory.exponent,
        memory.learning,
        memory.log_weight.copy(),
    )


def _follow_days(
    memory: Memory,
    test: _Test,
    past: Evidence,
    goal: Goal,
    today: date,
    budget: float,
    rng: np.random.Generator,
) -> None:
    """The days to the exam, each person rehearsing by the rule of practice."""
    persons = len(memory.log_weight)
    weight = memory.log_weight.copy()  # what they will answer says nothing of who they are
    shape = (persons, len(test.names))
    evidence = Evidence(
        np.repeat(past.days, persons, axis=0),
        np.repeat(past.misses, persons, axis=0),
        np.repeat(past.right, persons, axis=0),
    )
    every, rows = np.ones(shape, bool), np.arange(persons)
    cost = test.seconds + READING_SECONDS
    day = today
    for session in goal.sessions(today, goal.exam)[-MOST_SESSIONS:]:
        gone = (session - day).days
        memory.wait(gone)
        evidence.days[:] += gone
        day = session
        order = rank_coming(every, evidence, test.seconds, rng.random(shape))
        left, turn = np.full(persons, budget), 0
        while turn < order.shape[1]:
            skill = order[:, turn]
            here = rows[left >= cost[skill]]
            if not here.size:
                break
            asked = skill[here]
            right = rng.random(here.size) < memory.right()[here, asked]
            memory.answer(here, asked, right)
            evidence.days[here, asked] = 0
            evidence.misses[here, asked] = np.where(right, 0, evidence.misses[here, asked] + 1)
            left[here] -= cost[asked]
            turn += 1
    memory.wait((goal.exam - day).days)
    memory.log_weight = weight


def _certified_range(memory: Memory, test: _Test, at: Standing, rules: V2, luck: Floats) -> Range:
    """Certified pix of the possible persons, whose tests are drawn and scored."""
    persons, asked = len(luck), test.laid >= 0
    chance = memory.right()[:, test.laid]
    right = luck < chance
    outcome = np.where(right, np.int8(Outcome.OK), np.int8(Outcome.KO))
    outcome = np.where(asked, outcome, np.int8(Outcome.NOT_ASKED)).astype(np.int8)
    none = np.zeros(outcome.shape, bool)
    placed = at.placement
    scores = score(
        rules,
        level=np.repeat(placed.level, persons, axis=0),
        pix=np.repeat(placed.pix, persons, axis=0),
        tested=np.repeat(placed.certifiable, persons, axis=0),
        outcome=outcome,
        neutralised=none,
        auto_skipped=none,
        dependent=none,
    )
    return _weighted_range(scores.total.astype(float), memory.weight)


def _weighted_range(pix: Floats, weight: Floats) -> Range:
    order = np.argsort(pix, kind="stable")
    reached = np.cumsum(weight[order])
    low, middle, high = (
        int(pix[order[min(int(np.searchsorted(reached, part)), pix.size - 1)]])
        for part in (LOW, 0.5, HIGH)
    )
    return Range(low, middle, high)


def _v3_forecast(
    profile: Profile,
    bank: Bank,
    answers: Sequence[PastAnswer],
    at: Standing,
    persons: int,
    rng: np.random.Generator,
) -> Forecast:
    """From the ability that all answers show; what practice will add is not foretold.

    No test is drawn: the score is that of an ability with the error of a test.
    """
    ability = _draw_abilities(profile, bank, answers, at, persons, rng)
    ability += rng.uniform(*V3_SHIFT, persons) + V3_ERROR * rng.standard_normal(persons)
    pix, _level = score_v3(V3(), ability)
    found = _weighted_range(pix.astype(float), np.full(persons, 1 / persons))
    return Forecast(found, None, sum(at.capped(V2())[1]))


def _draw_abilities(
    profile: Profile,
    bank: Bank,
    answers: Sequence[PastAnswer],
    at: Standing,
    persons: int,
    rng: np.random.Generator,
) -> Floats:
    """Mean ability over the competences, drawn from its posterior, shape (person,)."""
    if profile.has_plain_levels:  # the middle of those placed at its levels
        points = [prior_parameters(max(level, 1))[1] - (level < 1) for level in at.levels]
        return np.full(persons, float(np.mean(points)))
    shown = profile_standing(_with_answers(profile, answers), bank.framework, V2()).current
    guess = {item_of(e.question): GUESS for e in shown if e.question}
    drawn: Floats = ability_posterior(shown, bank, guess=guess).spread(persons, rng).mean(axis=1)
    return drawn


def _with_answers(profile: Profile, answers: Sequence[PastAnswer]) -> Profile:
    """The profile with later answers as if a positioning had asked them."""
    if profile.has_plain_levels:
        return profile
    last = max((e.date for e in profile.knowledge), default=None)
    later = tuple(
        KnowledgeElement(
            skill=a.skill,
            source="direct",
            status="validated" if a.right else "invalidated",
            earned_pix=0,
            date=a.at,
            question=a.question or None,
        )
        for a in answers
        if last is None or a.at > last
    )
    return profile.model_copy(update={"knowledge": (*profile.knowledge, *later)})
