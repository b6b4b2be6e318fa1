"""Variants with few answers, taken together as the average of their family.

Of a handful of answers to a variant nothing is learnt about its own difficulty, and thousands of
such parameters would be estimated at the expense of the others: their answers count for the
family, and their difficulties are estimated afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.response_matrix import Responses, from_triplets
from pixsim.calibration.model.families import Families
from pixsim.foundation.arrays import Bools, Ints

FEWEST_ANSWERS = 10  # of a variant that has a difficulty of its own in the fit


@dataclass(frozen=True, slots=True)
class Pool:
    """Responses in which the average of a family stands for its variants with few answers.

    Attributes
    ----------
    responses : Responses
    families : Families
    source : int64 array, shape (item of the pool,)
        The item itself, or one of those an average stands for.
    few, family : int64 arrays, shape (variant of few answers,)
        Items that were pooled, and their families.
    person, variant, outcome : arrays, shape (answer,)
        Their answers; `variant` is a place in `few`.
    """

    responses: Responses
    families: Families
    source: Ints
    few: Ints
    family: Ints
    person: Ints
    variant: Ints
    outcome: NDArray[np.int8]


def pool_variants(responses: Responses, families: Families, free: Bools) -> Pool:
    """Pool the variants of few answers that are not anchors.

    Parameters
    ----------
    responses : Responses
    families : Families
    free : bool array, shape (item,)
    """
    light = families.tied & free & (responses.n < FEWEST_ANSWERS)
    few = np.flatnonzero(light)
    if not few.size:
        none = np.zeros(0, dtype=np.int64)
        source = np.arange(light.size)
        return Pool(responses, families, source, few, few, none, none, none.astype(np.int8))
    person, item, outcome = _answer_triples(responses)
    pooled = light[item]
    family, rank = _average_of(person[pooled], families.group[item[pooled]], families)
    # a family has an average even if nobody answered its variants of few answers
    family = np.concatenate([family, families.group[few]])
    rank = np.concatenate([rank, np.zeros_like(few)])
    _, first, place = np.unique(
        family + rank * families.count, return_index=True, return_inverse=True
    )
    of_average = family[first]
    kept = np.flatnonzero(~light)
    column = np.cumsum(~light) - 1
    column = np.concatenate([column[item[~pooled]], kept.size + place[: int(pooled.sum())]])
    who = np.concatenate([person[~pooled], person[pooled]])
    names = [responses.items[j] for j in kept]
    names += [f"{families.names[k]} (variants of few answers)" for k in of_average]
    result = np.concatenate([outcome[~pooled], outcome[pooled]])
    member = np.zeros(families.count, dtype=np.int64)
    member[families.group[few]] = few
    return Pool(
        from_triplets(who, column, result, tuple(names), responses.persons),
        _pooled_families(families, kept, of_average),
        np.concatenate([kept, member[of_average]]),
        few,
        families.group[few],
        person[pooled],
        np.searchsorted(few, item[pooled]),
        outcome[pooled],
    )


def _pooled_families(families: Families, kept: Ints, averages: Ints) -> Families:
    """Families of the items kept, then of the averages."""
    group = np.concatenate([families.group[kept], averages])
    size = kept.size + averages.size
    average = np.arange(size) >= kept.size
    return replace(families, group=group, average=average, stretch=np.ones(size))


def _average_of(person: Ints, group: Ints, families: Families) -> tuple[Ints, Ints]:
    """Family of each answer, and how many of that family the person answered before it."""
    key = person * families.groups + group
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    start = np.concatenate([[True], ordered[1:] != ordered[:-1]]) if key.size else np.zeros(0, bool)
    first = np.flatnonzero(start)
    rank = np.empty(key.size, dtype=np.int64)
    rank[order] = np.arange(key.size) - first[np.cumsum(start) - 1]
    return group, rank


def _answer_triples(responses: Responses) -> tuple[Ints, Ints, NDArray[np.int8]]:
    """Person, item and outcome of each answer."""
    if responses.dense is not None:
        person, item = np.nonzero(responses.dense >= 0)
        return person, item, responses.dense[person, item]
    assert responses.indptr is not None
    assert responses.indices is not None
    assert responses.outcomes is not None
    person = np.repeat(np.arange(len(responses.persons)), np.diff(responses.indptr))
    return person, responses.indices.astype(np.int64), responses.outcomes
