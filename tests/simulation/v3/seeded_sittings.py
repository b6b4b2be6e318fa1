"""V3 sittings with questions on trial, a whole cohort at once, by the rules of the exam itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pixsim.assembly.pool import PlannedPool
from pixsim.assembly.seeding import shares
from pixsim.foundation.arrays import Bools, Floats, Indices
from pixsim.irt.logistic import probability
from pixsim.rules.v3 import (
    V3,
    Assessments,
    ItemPool,
    Streams,
    administer,
    choose_seeded,
    modelled_answers,
    seeded_order,
    seeded_places,
)
from pixsim.rules.v3.candidate_streams import PLACES, TRIAL_ANSWERS, TRIALS
from pixsim.rules.v3.seeding import NONE

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class SeededAssessments:
    """Complete tests with questions on trial.

    Attributes
    ----------
    scored : Assessments
        The scored questions, places in the whole pool.
    after : intp array, shape (candidate, seeded)
        After how many scored answers each question on trial came.
    items : intp array, shape (candidate, seeded)
        Places in the whole pool; -1 where none was left.
    correct : bool array, shape (candidate, seeded)
    listed : intp array, shape (candidate, listed)
        Items that each candidate might have had on trial, in the order they were tried.
    """

    scored: Assessments
    after: Indices
    items: Indices
    correct: Bools
    listed: Indices


def simulate_seeded(
    rules: V3,
    whole: PlannedPool,
    ability: Floats,
    rng: np.random.Generator,
    *,
    truth: tuple[Floats, Floats] | None = None,
) -> SeededAssessments:
    """Complete tests of candidates of known ability, with the questions on trial that the rules want.

    Parameters
    ----------
    rules : V3
    whole : PlannedPool
        Of a bank, as `pixsim.assembly.pool.planned_pool` gives it.
    ability : float64 array, shape (candidate,)
    rng : numpy.random.Generator
        Two words are drawn.
    truth : (a, b), float64 arrays of shape (item,), optional
        What answers follow, where that is not what the bank believes.

    Raises
    ------
    ValueError
        The rules want no question on trial, or the bank has no item for one.
    PoolExhaustedError
        The pool is too small for the rules.
    """
    pool = whole.pool
    new, known = shares(whole, rules)
    if not new.size:
        raise ValueError("seeded: the rules want no question on trial, or no item is new")
    a, b = (pool.a, pool.b) if truth is None else truth
    real = ItemPool(a, b, pool.competence, pool.tube, pool.skill)
    streams, every = Streams.of(rng), slice(0, len(ability))
    after = seeded_places(rules, streams.uniforms(every, 0, PLACES, rules.seeded))
    order = seeded_order(rules, streams.uniforms(every, 0, TRIALS, new.size))
    scored = administer(
        rules,
        pool,
        len(ability),
        modelled_answers(real, ability, streams),
        streams.picks(rules),
        _available(whole, new[order], known, len(ability)),
        ties=streams.ties,
    )
    items = _trial_items(rules, whole, new, order, after, scored)
    correct = np.zeros(items.shape, dtype=bool)
    for k in range(rules.seeded):
        draws = streams.uniforms(every, k, TRIAL_ANSWERS, 1)[:, 0]
        asked = np.maximum(items[:, k], 0)
        right = draws < probability(np.asarray(ability), real.a[asked], real.b[asked])
        correct[:, k] = right & (items[:, k] != NONE)
    return SeededAssessments(scored, after, items, correct, new[order])


def _available(
    whole: PlannedPool, listed: Indices, known: Indices | None, candidates: int
) -> Bools:
    """Items that each candidate may be asked as scored ones, (candidate, item)."""
    if known is not None:
        own = np.zeros(len(whole.items), dtype=bool)
        own[known] = True
        return np.broadcast_to(own & whole.offered, (candidates, own.size)).copy()
    found = np.repeat(whole.offered[None], candidates, axis=0)
    found[np.arange(candidates)[:, None], listed] = False
    return found


def _trial_items(
    rules: V3, whole: PlannedPool, new: Indices, order: Indices, after: Indices, scored: Assessments
) -> Indices:
    """The item of each question on trial, in turn: what was asked before decides."""
    pool = whole.pool
    trials = whole.at(new).pool
    before = np.arange(rules.length)
    tubes, skills = (values[scored.items] for values in (pool.tube, pool.skill))
    own = np.full(after.shape, NONE, dtype=np.intp)
    more = np.full((2, *after.shape), NONE, dtype=np.intp)  # tubes and skills of those on trial
    for k in range(rules.seeded):
        asked = before < after[:, k, None]
        found = choose_seeded(
            trials,
            order,
            np.hstack([np.where(asked, tubes, NONE), more[0]]),
            np.hstack([np.where(asked, skills, NONE), more[1]]),
        )
        there = found != NONE
        own[there, k] = new[found[there]]
        for kept, values in zip(more, (trials.tube, trials.skill), strict=True):
            kept[there, k] = values[found[there]]
    return own


def seeded_table(
    found: SeededAssessments, whole: PlannedPool, competences: tuple[str, ...], name: str
) -> pd.DataFrame:
    """The answers as `pixsim export` would write them, see `pixsim.answers.table`.

    Parameters
    ----------
    found : SeededAssessments
    whole : PlannedPool
    competences : tuple of str
        Codes, as the pool numbers them.
    name : str
        Begins the names of candidates and sittings: those of another round must differ.
    """
    import pandas as pd

    from pixsim.answers.table import columns_in_order, with_column_types

    candidates, length = found.scored.items.shape
    asked = found.items != NONE
    ahead = np.cumsum(asked, axis=1) - asked  # questions on trial that came before each of them
    shift = (asked[:, None, :] & (found.after[:, None, :] <= np.arange(length)[:, None])).sum(-1)
    row = np.arange(candidates)
    parts = [
        (np.repeat(row, length), found.scored.items, found.scored.correct,
         np.arange(1, length + 1) + shift, False),
        (row[:, None].repeat(found.items.shape[1], 1)[asked], found.items[asked],
         found.correct[asked], (found.after + ahead + 1)[asked], True),
    ]  # fmt: skip
    ids = np.array(whole.items, dtype=object)
    codes = np.array(competences, dtype=object)
    tables = [
        pd.DataFrame(
            {
                "candidate": [f"{name}-{k}" for k in person.tolist()],
                "item": ids[item.ravel()],
                "competence": codes[whole.pool.competence[item.ravel()]],
                "outcome": np.where(right.ravel(), "ok", "ko"),
                "sitting": [f"{name}-{k:06d}" for k in person.tolist()],
                "number": number.ravel(),
                "seeded": seeded,
            }
        )
        for person, item, right, number, seeded in parts
    ]
    table = pd.concat(tables, ignore_index=True)
    return columns_in_order(
        with_column_types(table.assign(kind="exam", rules="v3", simulated=True))
    )
