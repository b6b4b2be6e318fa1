"""Banks to test V3 on, and its rules written anew for one candidate at a time."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Floats
from pixsim.irt.logistic import information
from pixsim.rules.v3 import V3, Assessments, ItemPool, simulate_assessments


def random_pool(items: int = 1000, seed: int = 0, tubes: int = 142) -> ItemPool:
    """A bank with lognormal discriminations and normal difficulties."""
    rng = np.random.default_rng(seed)
    tube = rng.permutation(np.arange(items) % tubes)
    return ItemPool(
        a=rng.lognormal(0, 0.4, items),
        b=rng.normal(0, 2, items),
        competence=tube % 16,
        tube=tube,
        skill=np.arange(items) // 2,
    )


def prior_pool() -> ItemPool:
    """A bank before calibration: seven difficulties, so that nearly all items are tied."""
    item = np.arange(142 * 7)
    tube = item // 7
    levels = np.array([-1.5, -0.25, 0.75, 1.5, 2.5, 3.5, 4.5])
    return ItemPool(
        a=np.ones(item.size), b=levels[item % 7], competence=tube * 16 // 142, tube=tube, skill=item
    )


def odd_pool() -> ItemPool:
    """Negative, zero and enormous discriminations, difficulties off the grid, twins."""
    pool = random_pool(400, seed=3)
    a, b = pool.a.copy(), pool.b.copy()
    a[::5] *= -1
    a[1::50] = 0
    a[2::50] = 40
    b[3::40] = 30
    a[200:300], b[200:300] = a[100:200], b[100:200]
    return ItemPool(a, b, pool.competence, pool.tube, pool.skill)


def tangled_pool() -> ItemPool:
    """Tubes that lie in several competences, which no framework has but the rules allow."""
    rng = np.random.default_rng(8)
    items = 600
    a, b = rng.lognormal(0, 0.4, items), rng.normal(0, 2, items)
    competence, tube = rng.integers(0, 15, items), rng.integers(0, 90, items)
    # the last competence has one poor item, whose tube is that of the likely first question
    a[0], competence[0] = 0.3, 15
    tube[0] = tube[information(V3().start_theta, a, b).argmax()]
    return ItemPool(a, b, competence, tube, skill=rng.integers(0, 300, items))


def scan(
    rules: V3, pool: ItemPool, draws: Floats, right: Any, ties: Floats | None = None
) -> tuple[list[int], list[float]]:
    """One candidate's test, written anew from the rules: a full scan at each question.

    `draws` has the shape (question, draw); ``right(question, item)`` answers; `ties`, of shape
    (question,), draw among items of equal parameters, which else keep the order of the pool.
    """
    points = -9 + 0.225 * np.arange(81)
    likelihood, theta = np.ones(81), rules.start_theta
    asked: list[int] = []
    estimates: list[float] = []
    group = pool.tube if rules.one_per_tube else pool.skill
    for question in range(rules.length):
        open_ = ~np.isin(group, group[asked])
        visited = pool.competence[asked]
        if rules.all_competences_first:
            new = ~np.isin(pool.competence, visited)
            open_ = new if new.any() else open_
        if rules.competence_gap:
            kept = open_ & ~np.isin(pool.competence, visited[-rules.competence_gap :])
            open_ = kept if kept.any() else open_
        with np.errstate(over="ignore"):
            p = 1 / (1 + np.exp(pool.a * (pool.b - theta)))
        reward = p * (1 - p) * pool.a**2
        places = np.flatnonzero(open_)
        best = places[np.argsort(-reward[places], kind="stable")][: rules.list_length]
        left, draw = list(best), iter(draws[question])
        while len(left) > 1 and not next(draw) * 100 < rules.pick_percent:
            left.pop(0)
        item = int(left[0])
        if ties is not None:
            twins = places[(pool.a[places] == pool.a[item]) & (pool.b[places] == pool.b[item])]
            item = int(twins[int(ties[question] * twins.size)])
        with np.errstate(over="ignore"):
            chance = 1 / (1 + np.exp(pool.a[item] * (pool.b[item] - points)))
        likelihood = likelihood * (chance if right(question, item) else 1 - chance)
        posterior = likelihood * np.exp(-((points - theta) ** 2) / (2 * rules.prior_variance))
        raw = float((posterior * points).sum() / posterior.sum())
        if rules.cap:
            gap = rules.cap if -rules.cap < theta < rules.cap else abs(theta * rules.cap)
            raw = min(raw, theta + gap) if raw > theta else max(raw, theta - gap)
        theta = raw
        asked.append(item)
        estimates.append(theta)
    return asked, estimates


POOL = random_pool()


def cohort(rules: V3, seed: int = 0, candidates: int = 40) -> Assessments:
    """Complete tests of a few candidates on `POOL`."""
    ability = np.random.default_rng(seed).normal(0, 2, candidates)
    return simulate_assessments(rules, POOL, ability, np.random.default_rng(seed + 1))


def sequences(
    seed: int, candidates: int = 8, answers: int = 20
) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Parameters of items answered, and whether right; (candidate, answer) each."""
    rng = np.random.default_rng(seed)
    shape = (candidates, answers)
    return rng.lognormal(0, 0.4, shape), rng.normal(0, 2, shape), rng.random(shape) < 0.5
