"""Every course that a short adaptive test can take, with its chance.

Courses are followed from question to question, all candidates of the batch being one person's
possible pasts. Items alike in all that the rules see, such as two questions of one subject with the
same parameters, leave the same future: their courses are merged.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pixsim.foundation.arrays import Bools, Floats, Indices
from pixsim.irt.logistic import probability
from pixsim.rules.v3 import (
    V3,
    Eligible,
    ItemPool,
    PoolExhaustedError,
    Trail,
    choose_item,
    eligible_items,
    estimate_from_scratch,
    place_chances,
)
from pixsim.simulation.people.posterior import AbilityPosterior

SLICE = 1024  # courses at a time, where each has a chance for every point of the posterior


@dataclass(frozen=True, slots=True)
class Courses:
    """What may have happened so far.

    Attributes
    ----------
    items : intp array, shape (course, question)
        Places in the pool.
    correct : bool array, shape (course, question)
    chance : float64 array, shape (course,)
        They add up to 1.
    """

    items: Indices
    correct: Bools
    chance: Floats

    def __len__(self) -> int:
        """Courses."""
        return self.chance.size


@dataclass(frozen=True)
class Person:
    """What answers depend on.

    Attributes
    ----------
    ability : AbilityPosterior
    guessing : float64 array, shape (item,)
    """

    ability: AbilityPosterior
    guessing: Floats


def every_course(rules: V3, pool: ItemPool, person: Person, most: int) -> Courses | None:
    """All courses of the whole test.

    Parameters
    ----------
    rules : V3
    pool : ItemPool
    person : Person
    most : int
        Courses followed at once.

    Returns
    -------
    Courses, or None
        None: there are more than `most`.

    Raises
    ------
    PoolExhaustedError
        The pool is too small for the rules.
    """
    if 2**rules.length > most:  # each question has two answers at least
        return None
    alike = _number_alike_items(rules, pool, person.guessing)
    nothing = np.empty((1, 0))
    found = Courses(nothing.astype(np.intp), nothing.astype(bool), np.ones(1))
    for _ in range(rules.length):
        found = _answer_courses(pool, person, _extend_courses(rules, pool, found, alike))
        if len(found) > most:
            return None
    return found


def _number_alike_items(rules: V3, pool: ItemPool, guessing: Floats) -> Indices:
    """Same number for items that leave the same future, shape (item,)."""
    seen = (pool.a, pool.b, guessing, pool.competence, pool.group(rules.one_per_tube))
    _, number = np.unique(np.stack(seen), axis=1, return_inverse=True)
    return number.reshape(-1).astype(np.intp)


def _extend_courses(rules: V3, pool: ItemPool, past: Courses, alike: Indices) -> Courses:
    """Each course with every item that may come next; its answer is not there yet."""
    count = np.full(len(past), past.items.shape[1])
    theta = estimate_from_scratch(rules, pool.a[past.items], pool.b[past.items], past.correct).theta
    open_ = eligible_items(rules, pool, Trail.of(rules, pool, past.items, count))
    if not open_.count.all():
        raise PoolExhaustedError(np.flatnonzero(open_.count == 0), len(pool))
    chances = place_chances(rules, np.minimum(open_.count, rules.list_length))
    branches = []
    for place in range(rules.list_length):
        possible = chances[:, place] > 0
        rows = np.flatnonzero(possible)
        if not rows.size:
            continue
        item = choose_item(rules, pool, theta, open_, np.where(possible, place, 0))
        course, equal, share = _equal_items(rules, pool, open_, rows, item[rows])
        branches.append((course, equal, past.chance[course] * chances[course, place] * share))
    row, item = (np.concatenate([branch[k] for branch in branches]) for k in (0, 1))
    chance = np.concatenate([chance for _, _, chance in branches])
    key = row * (alike.max() + 1) + alike[item]
    _, first, group = np.unique(key, return_index=True, return_inverse=True)
    together = np.bincount(group.reshape(-1), weights=chance).astype(np.float64)
    row, item = row[first], item[first]
    return Courses(np.column_stack([past.items[row], item]), past.correct[row], together)


def _equal_items(
    rules: V3, pool: ItemPool, open_: Eligible, rows: Indices, items: Indices
) -> tuple[Indices, Indices, Floats]:
    """Eligible items of the parameters of one item a course: one of them is drawn.

    Returns
    -------
    course, item : intp arrays, shape (pair,)
    share : float64 array, shape (pair,)
        Chance of this item among its equals.
    """
    same = open_.mask(rules, pool, rows, np.arange(len(pool))[None, :])
    same &= pool.kind == pool.kind[items][:, None]
    row, item = np.nonzero(same)
    return rows[row], item, 1 / same.sum(axis=1)[row]


def _answer_courses(pool: ItemPool, person: Person, asked: Courses) -> Courses:
    """Each course with either answer to its last item."""
    right = np.concatenate(
        [
            _right_chance(pool, person, asked.items[rows], asked.correct[rows])
            for rows in (slice(k, k + SLICE) for k in range(0, len(asked), SLICE))
        ]
    )
    chance = np.concatenate([asked.chance * (1 - right), asked.chance * right])
    last = np.repeat([False, True], len(asked))
    kept = np.flatnonzero(chance > 0)
    return Courses(
        items=np.tile(asked.items, (2, 1))[kept],
        correct=np.column_stack([np.tile(asked.correct, (2, 1)), last])[kept],
        chance=chance[kept],
    )


def _right_chance(pool: ItemPool, person: Person, items: Indices, correct: Bools) -> Floats:
    """Chance of a right answer to the last item, given the answers in its competence before."""
    last = items[:, -1]
    competence = pool.competence[last]
    points = np.broadcast_to(person.ability.points, person.ability.weight.shape)[competence]
    weight = person.ability.weight[competence]
    for item, right in zip(items[:, :-1].T, correct.T, strict=True):
        same = np.flatnonzero(pool.competence[item] == competence)
        chance = _curve_at_points(pool, person, item[same], points[same])
        weight[same] *= np.where(right[same, None], chance, 1 - chance)
    total = weight.sum(axis=1)
    found: Floats = np.vecdot(weight, _curve_at_points(pool, person, last, points)) / total
    return found


def _curve_at_points(pool: ItemPool, person: Person, items: Indices, points: Floats) -> Floats:
    """Chance of a right answer at each point, shape (course, point)."""
    knows = probability(points, pool.a[items, None], pool.b[items, None])
    guess = person.guessing[items, None]
    curve: Floats = guess + (1 - guess) * knows
    return curve
