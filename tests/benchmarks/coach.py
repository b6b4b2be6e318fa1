"""What the coach is worth: simulated learners who follow it, beside those who follow simpler rules.

Run ``python -m tests.benchmarks.coach``, or with ``--learners 80 --kinds independent`` for less.
Learners are made here and know nothing of the coach: each skill is known or not, learnt from an
explanation, forgotten by a power law, answered with slips and guesses; all that is drawn per person
(priors). Tests, positionings and scores are pixsim's own kernels; every rule meets the same learners,
so that differences are paired. All arrays have one row per learner.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.item_table import ItemTable, item_table, skill_table
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.coach.durations import READING_SECONDS, skill_seconds
from pixsim.coach.evidence import NEVER, Evidence, PastAnswer
from pixsim.coach.forecast import forecast_exam
from pixsim.coach.goal import make_goal
from pixsim.coach.profile_improvement import MOST, profile_holds, rank_improvements
from pixsim.coach.ranking import rank_coming
from pixsim.coach.today import todays_questions
from pixsim.coach.way_to_exam import spread_days
from pixsim.foundation.arrays import Bools, Floats
from pixsim.foundation.resources import bundled_folder
from pixsim.irt.logistic import probability
from pixsim.outcome import Outcome
from pixsim.profile import KnowledgeElement, Profile, read_profile
from pixsim.rules.v2 import V2, SkillTable, score, select
from pixsim.rules.v2.placement import placement_of
from pixsim.rules.v2.positioning import KNOWN
from pixsim.rules.v2.positionings import Positionings
from pixsim.running.practice import past_answers
from pixsim.simulation.chances.exact import exact_chances
from pixsim.simulation.people.positioning import BlockPositioning, block_positioning
from pixsim.simulation.v2.forms import place_of

Places = NDArray[np.intp]

Z95: Final = 1.96
ABILITY: Final = {"novice": -2.0, "independent": 0.3, "advanced": 2.0}
"""Mean ability of each kind of learner, logistic metric; about a level is 1."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What learners are like, and how long they have (priors).

    Attributes
    ----------
    learners, days : int
    minutes : float
        A day.
    forgetting : float
        Multiplies the exponent of everybody's power law.
    learning : float
        Multiplies everybody's chance to learn from an explanation.
    transfer : float
        Chance that a skill learnt in one variant is known in another.
    inflation : float
        Added to the abilities while positioning: help that is gone afterwards.
    seed : int
    """

    learners: int = 320
    days: int = 21
    minutes: float = 15.0
    forgetting: float = 1.0
    learning: float = 1.0
    transfer: float = 1.0
    inflation: float = 0.0
    seed: int = 0


@dataclass(frozen=True)
class World:
    """The bank as arrays, and the rules."""

    bank: Bank
    items: ItemTable
    skills: SkillTable
    positioning: BlockPositioning
    rules: V2
    difficulty: Floats
    guess: Floats
    seconds: Floats

    @property
    def playable(self) -> Bools:
        """Skills that have a question, shape (skill,)."""
        return self.skills.available


@cache
def the_world() -> World:
    """The bundled bank under V2."""
    bank, rules = load_bank(), V2()
    items, skills = item_table(bank), skill_table(bank)
    count = np.maximum(np.bincount(items.skill, minlength=skills.level.size), 1)

    def mean(values: NDArray[np.floating]) -> Floats:
        total = np.bincount(items.skill, weights=values, minlength=skills.level.size)
        return np.asarray(total / count, dtype=np.float64)

    return World(
        bank, items, skills, block_positioning(rules, bank, items), rules,
        mean(items.b), mean(items.c), skill_seconds(bank),
    )  # fmt: skip


@dataclass
class Learners:
    """People under way; arrays of shape (learner, skill) unless said otherwise.

    Attributes
    ----------
    knows : bool array
    tau : float64 array
        Days on the scale of which what is known is forgotten.
    since : float64 array
        Days since it was last answered or learnt.
    valid, direct : bool arrays
        Of the profile.
    days, misses, right, first, asked :
        What the answers say, as the coach sees it.
    slip, learn, forget : float64 arrays, shape (learner, 1)
    """

    world: World
    conditions: Conditions
    rng: np.random.Generator
    knows: Bools
    tau: Floats
    since: Floats
    slip: Floats
    learn: Floats
    forget: Floats
    valid: Bools = field(init=False)
    direct: Bools = field(init=False)

    def __post_init__(self) -> None:
        shape = self.knows.shape
        self.valid, self.direct = np.zeros(shape, bool), np.zeros(shape, bool)
        self.days, self.misses = np.full(shape, NEVER), np.zeros(shape, np.int64)
        self.right, self.first = np.zeros(shape, bool), np.zeros(shape, bool)
        self.asked = np.zeros(shape, bool)
        self.day = 0
        self.log: list[tuple[int, Places, Places, Bools]] | None = None
        self.improved = np.zeros((shape[0], len(self.world.positioning.parts)), bool)

    # ---- the profile, by pixsim's kernels

    def position(self, rows: Places, competence: int, knows: Bools) -> None:
        """Position some learners in one competence, answering as they know; what is valid stays."""
        part = self.world.positioning.parts[competence]
        assert part is not None
        batch = Positionings(part.kernel, part.timed, rows.size)
        asked = np.zeros((rows.size, part.skill.size), bool)
        guess = self.world.guess[part.skill]
        for _question in range(part.skill.size):
            possible = batch.ask()
            left = batch.rows
            if not left.size:
                break
            number = (self.rng.random(left.size) * possible.number).astype(np.int64)
            skill = possible.at(number)
            known = knows[rows[left], part.skill[skill]]
            chance = np.where(known, 1 - self.slip[rows[left], 0], guess[skill])
            batch.record(skill, self.rng.random(left.size) < chance, part.timed[skill])
            asked[left, skill] = True
        valid = batch.status() == KNOWN
        at = np.ix_(rows, part.skill)
        self.valid[at] |= valid
        self.direct[at] |= valid & asked

    @property
    def pix(self) -> NDArray[np.integer]:
        """Pix of the profile, shape (learner, competence)."""
        exact = np.zeros((len(self.knows), len(self.world.positioning.parts)))
        for competence, part in enumerate(self.world.positioning.parts):
            if part is not None:
                exact[:, competence] = self.valid[:, part.skill] @ part.pix
        return placement_of(self.world.rules, exact).pix

    @property
    def certifiable(self) -> Bools:
        """Competences that would be tested, shape (learner, competence)."""
        return self.pix >= self.world.rules.pix_per_level

    def form(self) -> tuple[Bools, Places]:
        """Skills that the test asks, and the skill in each place (competence, place); -1: none."""
        chosen = select(self.world.rules, self.world.skills, self.direct.copy(), self.certifiable)
        coming = np.zeros(self.knows.shape, bool)
        coming[chosen.candidate, chosen.skill] = True
        laid = np.full((*self.certifiable.shape, self.world.rules.questions_per_competence), -1)
        place = place_of(chosen, self.certifiable.shape[1])
        laid[chosen.candidate, chosen.competence, place] = chosen.skill
        return coming, laid

    # ---- a day

    def study(self, order: Places, count: NDArray[np.integer], busy: Bools) -> None:
        """Answer questions in order until the day's minutes are over.

        Parameters
        ----------
        order : intp array, shape (learner, skill)
        count : integer array, shape (learner,)
            Skills of `order` that are proposed; after the last, the first comes again.
        busy : bool array, shape (learner,)
            Those who do something else today.
        """
        left = np.where(busy | (count == 0), 0.0, self.conditions.minutes * 60)
        turn = 0
        while True:
            skill = order[np.arange(len(order)), turn % np.maximum(count, 1)]
            taken = self.world.seconds[skill] + READING_SECONDS
            rows = np.flatnonzero((left >= taken) & (taken < np.inf))
            if not rows.size:
                return
            self._answer(rows, skill[rows])
            left[rows] -= taken[rows]
            turn += 1

    def _answer(self, rows: Places, skill: Places) -> None:
        """One question each, then the explanation is read."""
        known = self.knows[rows, skill] & (
            self.rng.random(rows.size)
            < np.where(self.tau[rows, skill] < 50, self.conditions.transfer, 1)
        )
        chance = np.where(known, 1 - self.slip[rows, 0], self.world.guess[skill])
        right = self.rng.random(rows.size) < chance
        learns = ~known & (
            self.rng.random(rows.size) < self.learn[rows, 0] * self.conditions.learning
        )
        self.tau[rows, skill] = np.where(
            known, self.tau[rows, skill] * 2, np.where(learns, 4.0, self.tau[rows, skill])
        )
        self.knows[rows, skill] |= learns
        self.since[rows, skill] = np.where(known | learns, 0.0, self.since[rows, skill])
        new = ~self.asked[rows, skill]
        self.first[rows, skill] = np.where(new, right, self.first[rows, skill])
        self.asked[rows, skill] = True
        self.days[rows, skill] = 0
        self.misses[rows, skill] = np.where(right, 0, self.misses[rows, skill] + 1)
        self.right[rows, skill] = right
        if self.log is not None:
            self.log.append((self.day, rows, skill, right))

    def sleep(self) -> None:
        """A day goes by: what is known may be forgotten."""
        before = (1 + self.since / self.tau) ** -self.forget
        after = (1 + (self.since + 1) / self.tau) ** -self.forget
        self.knows &= self.rng.random(self.knows.shape) < after / before
        self.since += 1
        self.days += 1
        self.day += 1

    # ---- as pixsim would keep them

    def profile(self, row: int, at: datetime) -> Profile:
        """The profile of one learner."""
        skills, bank = self.world.bank.framework.skills, self.world.bank
        elements = tuple(
            KnowledgeElement(
                skill=skills[k].name,
                source="direct" if self.direct[row, k] else "inferred",
                status="validated",
                earned_pix=bank.pix_value[skills[k].name],
                date=at,
            )
            for k in np.flatnonzero(self.valid[row])
        )
        return Profile(id=f"l{row}", name=f"L {row}", knowledge=elements)

    def answers(self, row: int, start: datetime) -> list[PastAnswer]:
        """What one learner answered since the log began."""
        skills = self.world.bank.framework.skills
        return [
            PastAnswer(skills[skill[at]].name, "", bool(right[at]), start + timedelta(days=day))
            for day, rows, skill, right in self.log or ()
            for at in np.flatnonzero(rows == row)
        ]

    # ---- the day of the exam

    def sat_pix(self) -> NDArray[np.int32]:
        """Certified pix of each in one test, whose answers are drawn."""
        chance, asked, pix, tested = self._test()
        right = self.rng.random(chance.shape) < chance
        outcome = np.where(right, np.int8(Outcome.OK), np.int8(Outcome.KO))
        outcome = np.where(asked, outcome, np.int8(Outcome.NOT_ASKED)).astype(np.int8)
        none = np.zeros(asked.shape, bool)
        level = pix // self.world.rules.pix_per_level
        return score(
            self.world.rules, level=level, pix=pix, tested=tested, outcome=outcome,
            neutralised=none, auto_skipped=none, dependent=none,
        ).total  # fmt: skip

    def certified_pix(self) -> Floats:
        """Expected certified pix of each, exact given what is known."""
        chance, asked, pix, tested = self._test()
        found = exact_chances(
            self.world.rules, pix=pix, tested=tested, right=chance, asked=asked,
            dependent=np.zeros(asked.shape, bool),
        )  # fmt: skip
        enough = self.certifiable.sum(axis=1) >= self.world.rules.certifiable_competences
        return np.where(enough, found.total, 0.0)

    def _test(self) -> tuple[Floats, Bools, NDArray[np.integer], Bools]:
        """Chances of right answers by place, where one is asked, pix, competences tested."""
        _coming, laid = self.form()
        asked = laid >= 0
        knows = np.take_along_axis(self.knows, laid.reshape(len(laid), -1), axis=1).reshape(
            laid.shape
        )
        transfer = np.where(
            np.take_along_axis(self.tau, laid.reshape(len(laid), -1), axis=1).reshape(laid.shape) < 50,
            self.conditions.transfer, 1.0,
        )  # fmt: skip
        guess = self.world.guess[laid]
        sure = transfer * (1 - self.slip[:, :, None]) + (1 - transfer) * guess
        chance = np.where(asked, np.where(knows, sure, guess), 0.0)
        return chance, asked, self.pix, self.certifiable & asked.any(axis=2)


def new_learners(world: World, kind: str, conditions: Conditions) -> Learners:
    """Learners who were just positioned everywhere."""
    rng = np.random.default_rng([conditions.seed, sorted(ABILITY).index(kind)])
    n, competences = conditions.learners, len(world.positioning.parts)
    general = rng.normal(ABILITY[kind], 0.8, (n, 1))
    ability = general + rng.normal(0, 0.6, (n, competences))
    luck = rng.random((n, world.difficulty.size))

    def known(shift: float) -> Bools:
        own = (ability + shift)[:, world.skills.competence]
        found: Bools = luck < probability(own, 1.5, world.difficulty)
        return found & world.playable

    knows, shape = known(0.0), luck.shape
    people = Learners(
        world, conditions, rng,
        knows=knows.copy(),
        tau=rng.lognormal(math.log(90), 0.5, shape),
        since=np.zeros(shape),
        slip=rng.beta(2, 25, (n, 1)),
        learn=rng.uniform(0.3, 0.8, (n, 1)),
        forget=conditions.forgetting * rng.lognormal(math.log(0.35), 0.3, (n, 1)),
    )  # fmt: skip
    shown = known(conditions.inflation)
    for competence in range(competences):
        people.position(np.arange(n), competence, shown)
    return people


Rule = Callable[[Learners, int], tuple[Places, NDArray[np.integer], Bools]]
"""From learners and a day to the order of their skills, how many, and who does something else."""


def evidence(people: Learners) -> Evidence:
    """What the coach sees."""
    return Evidence(people.days, people.misses, people.right)


def _idle(people: Learners) -> Bools:
    return np.zeros(len(people.knows), bool)


def nothing(people: Learners, _day: int) -> tuple[Places, NDArray[np.integer], Bools]:
    """No practice at all."""
    n, skills = people.knows.shape
    return np.zeros((n, skills), np.intp), np.zeros(n, np.int64), _idle(people)


def at_random(people: Learners, _day: int) -> tuple[Places, NDArray[np.integer], Bools]:
    """Any skill of the bank."""
    tie = people.rng.random(people.knows.shape)
    order = np.argsort(np.where(people.world.playable, tie, 2.0), axis=1)
    return order, np.full(len(order), int(people.world.playable.sum())), _idle(people)


def weakest_first(people: Learners, _day: int) -> tuple[Places, NDArray[np.integer], Bools]:
    """What practice was before: the competences of the lowest level, near that level."""
    world, level = people.world, np.minimum(people.pix // people.world.rules.pix_per_level, 7)
    lowest = level == level.min(axis=1, keepdims=True)
    own = level[:, world.skills.competence]
    distance = np.maximum(np.abs(world.skills.level - np.maximum(own, 1)) - 1, 0)
    offered = lowest[:, world.skills.competence] & world.playable
    tie = people.rng.random(people.knows.shape)
    order = np.lexsort((tie, distance, ~offered), axis=1)
    return order, offered.sum(axis=1), _idle(people)


def rehearse(people: Learners, _day: int) -> tuple[Places, NDArray[np.integer], Bools]:
    """The simple rule: skills of the coming test, wrong ones first, then the longest unseen."""
    coming, _laid = people.form()
    tie = people.rng.random(coming.shape)
    order = rank_coming(coming, evidence(people), people.world.seconds, tie)
    return order, coming.sum(axis=1), _idle(people)


def coached(people: Learners, day: int) -> tuple[Places, NDArray[np.integer], Bools]:
    """The same, and at most six improvements once the answers bear the profile out."""
    return _improving(people, day, careful=True)


def improving_anyway(people: Learners, day: int) -> tuple[Places, NDArray[np.integer], Bools]:
    """The same six improvements, whatever the answers say of the profile."""
    return _improving(people, day, careful=False)


def _improving(
    people: Learners, day: int, *, careful: bool
) -> tuple[Places, NDArray[np.integer], Bools]:
    busy = _idle(people)
    if day in improvement_days(people.conditions.days):
        coming, _laid = people.form()
        _known, holds = profile_holds(people.first, people.asked, coming)
        chosen = holds if careful else ~busy
        order, count = rank_improvements(people.pix, people.pix > 0, people.world.rules)
        done = people.improved
        free = ~np.take_along_axis(done, order, axis=1) & (
            np.arange(order.shape[1]) < count[:, None]
        )
        busy = chosen & free.any(axis=1)
        best = order[np.arange(len(order)), free.argmax(axis=1)]
        for competence in np.unique(best[busy]):
            rows = np.flatnonzero(busy & (best == competence))
            people.position(rows, int(competence), people.knows)
            done[rows, competence] = True
    order, number, _busy = rehearse(people, day)
    return order, number, busy


def improvement_days(days: int) -> list[int]:
    """Days of the improvements: between a quarter and three quarters of the way, none in the last week."""
    possible = range(max(4, math.ceil(days * 0.25)), min(math.floor(days * 0.75), days - 7) + 1)
    return spread_days(possible, MOST)


NOTHING, SIMPLE, COACH = "nothing", "coming test, wrong first", "coach"
OVER: Final = "coach, over the simple rule"
RULES: Final[dict[str, Rule]] = {
    NOTHING: nothing,
    "random": at_random,
    "weakest first (before)": weakest_first,
    SIMPLE: rehearse,
    "… and six improvements": improving_anyway,
    COACH: coached,
}


def lived(world: World, kind: str, conditions: Conditions, rule: Rule) -> Floats:
    """Expected certified pix of each learner on the day, after the days of one rule."""
    people = new_learners(world, kind, conditions)
    people.rng = np.random.default_rng([conditions.seed, 7])
    for day in range(conditions.days):
        people.study(*rule(people, day))
        people.sleep()
    return people.certified_pix()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often the range of a forecast held what came, over learners.

    Attributes
    ----------
    stopping, following : tuple of (float, float)
        Share, and half the width of its 95 % interval.
    width : float
        Mean width of the ranges of who stops, pix.
    """

    stopping: tuple[float, float]
    following: tuple[float, float]
    width: float


def coverage(world: World, kind: str, conditions: Conditions, asked_on: int = 7) -> Coverage:
    """Forecasts of learners who rehearse for some days, beside the tests they sit at the end.

    Parameters
    ----------
    asked_on : int
        Day of the forecast. Some stop then, the same go on.
    """
    people = new_learners(world, kind, conditions)
    people.log = []
    for day in range(asked_on):
        people.study(*rehearse(people, day))
        people.sleep()
    start = datetime(2026, 1, 5, 18, tzinfo=UTC)
    now = start + timedelta(days=asked_on)
    goal = make_goal(
        exam=(start + timedelta(days=conditions.days)).date(),
        today=start.date(),
        minutes=round(conditions.minutes),
        weekdays=range(7),
    )
    found = [
        forecast_exam(people.profile(k, start - timedelta(days=1)), world.bank, goal,
                 people.answers(k, start), now)
        for k in range(conditions.learners)
    ]  # fmt: skip
    people.log = None
    stopped = deepcopy(people)
    for day in range(asked_on, conditions.days):
        stopped.sleep()
        people.study(*rehearse(people, day))
        people.sleep()
    got_stopping, got_following = stopped.sat_pix(), people.sat_pix()
    able = [k for k, one in enumerate(found) if one is not None]
    ranges = [one for one in found if one is not None]
    held = np.array([one.stopping.low <= got_stopping[k] <= one.stopping.high
                     for k, one in zip(able, ranges, strict=True)])  # fmt: skip
    kept = np.array([one.following is not None and one.following.low <= got_following[k] <= one.following.high
                     for k, one in zip(able, ranges, strict=True)])  # fmt: skip
    return Coverage(
        interval(held.astype(float)),
        interval(kept.astype(float)),
        float(np.mean([one.stopping.high - one.stopping.low for one in ranges])),
    )


def interval(values: Floats) -> tuple[float, float]:
    """Mean, and half the width of its 95 % interval."""
    return float(values.mean()), float(Z95 * values.std(ddof=1) / math.sqrt(values.size))


CONDITIONS: Final[dict[str, Conditions]] = {
    "as assumed": Conditions(),
    "other seed": Conditions(seed=1),
    "forgetting halved": Conditions(forgetting=0.5),
    "forgetting doubled": Conditions(forgetting=2.0),
    "no learning from explanations": Conditions(learning=0.0),
    "60 % transfer": Conditions(transfer=0.6),
    "profiles inflated by a level": Conditions(inflation=1.0),
}


def comparison(
    world: World, kind: str, conditions: Conditions, rules: Sequence[str] = tuple(RULES)
) -> dict[str, tuple[float, float]]:
    """Gains, paired, each with half its interval.

    For `NOTHING` the pix, for the others what they add to it; last, what the coach adds to the
    simple rule.
    """
    pix = {name: lived(world, kind, conditions, RULES[name]) for name in (NOTHING, *rules)}
    found = {name: interval(own - pix[NOTHING]) for name, own in pix.items()}
    found[NOTHING] = interval(pix[NOTHING])
    if SIMPLE in pix and COACH in pix:
        found[OVER] = interval(pix[COACH] - pix[SIMPLE])
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--learners", type=int, default=320)
    parser.add_argument("--kinds", nargs="*", default=list(ABILITY))
    parser.add_argument("--conditions", nargs="*", default=list(CONDITIONS))
    parser.add_argument("--speed", action="store_true", help="plan and forecast, in milliseconds")
    parser.add_argument("--coverage", type=int, default=0, help="learners of each forecast")
    chosen = parser.parse_args()
    world = the_world()
    if chosen.speed:
        print_speed(world)
        return
    if chosen.coverage:
        print_coverage(world, chosen.coverage)
        return
    for name in chosen.conditions:
        conditions = replace(CONDITIONS[name], learners=chosen.learners)
        start = time.process_time()
        tables = {kind: comparison(world, kind, conditions) for kind in chosen.kinds}
        print(f"\n{name} ({time.process_time() - start:.0f} s of CPU)")
        print(f"{'certified pix over doing nothing':34}" + "".join(f"{k:>16}" for k in tables))
        for rule in (*RULES, OVER):
            cells = [
                f"{tables[kind][rule][0]:+9.1f} ± {tables[kind][rule][1]:4.1f}" for kind in tables
            ]
            print(f"{rule:34}" + "".join(f"{cell:>16}" for cell in cells))


def print_speed(world: World) -> None:
    """CPU of a day's questions and of a forecast for the sample people, milliseconds."""
    now = datetime(2026, 11, 25, 14, tzinfo=UTC)
    goal = make_goal(
        exam=now.date() + timedelta(days=60), today=now.date(), minutes=60, weekdays=range(7)
    )
    print(f"\n{'milliseconds of CPU, median of 5':34}{'plan of a day':>16}{'forecast':>12}")
    for name in ("novice", "independant", "avance", "niveaux"):
        profile = read_profile(bundled_folder("profiles") / f"{name}.json", world.bank.framework)
        answers = past_answers(profile, [])
        rng = np.random.default_rng(0)
        took = []
        for work in (
            partial(todays_questions, profile, world.bank, "v2", 60, answers, now, rng),
            partial(forecast_exam, profile, world.bank, goal, answers, now),
        ):
            times = []
            for _repeat in range(5):
                start = time.process_time()
                work()
                times.append(time.process_time() - start)
            took.append(1000 * sorted(times)[2])
        print(f"{name:34}{took[0]:16.0f}{took[1]:12.0f}")


def print_coverage(world: World, learners: int) -> None:
    """How often the forecast of the seventh day holds what comes."""
    print(f"\n{'share held by the 90 % range':34}{'stopping':>18}{'going on':>18}{'width':>8}")
    for name, conditions in CONDITIONS.items():
        for kind in ABILITY:
            found = coverage(world, kind, replace(conditions, learners=learners))
            cells = "".join(f"{m:>10.0%} ± {h:4.0%}" for m, h in (found.stopping, found.following))
            print(f"{name + ', ' + kind:44}{cells}{found.width:8.0f}")


if __name__ == "__main__":
    main()
