"""Questions on trial among the scored ones (rules/README.md, Questions on trial).

Items that were never calibrated are put between the scored questions, to be calibrated from the
answers. Nothing here is read by the kernels that estimate, choose and score.
"""

from __future__ import annotations

import math

import numpy as np

from pixsim.foundation.arrays import Bools, Floats, Indices
from pixsim.rules.v3.constants import V3
from pixsim.rules.v3.items import ItemPool

LISTED = 4
"""Items listed for each place: one may be out of service, or on what was asked already."""
NONE = -1
BLOCK = 4096  # candidates compared at a time


def seeded_places(rules: V3, uniforms: Floats) -> Indices:
    """After how many scored answers each question on trial comes: one in each equal stretch.

    Parameters
    ----------
    rules : V3
    uniforms : float64 array, shape (candidate, seeded)
        Draws in [0, 1).

    Returns
    -------
    intp array, shape (candidate, seeded)
        Increasing in each row.
    """
    first, last = rules.seeded_between
    edges = first + (last + 1 - first) * np.arange(rules.seeded + 1) // max(rules.seeded, 1)
    places = edges[:-1] + (uniforms * np.diff(edges)).astype(np.intp)
    return np.minimum(places, edges[1:] - 1)  # a draw near 1 may be rounded up


def seeded_order(rules: V3, uniforms: Floats) -> Indices:
    """The items on trial that each candidate may get, in the order they are tried.

    Every item is as likely as any other, whatever the ability: the share of right answers to one
    means what it says.

    Parameters
    ----------
    rules : V3
    uniforms : float64 array, shape (candidate, item)
        Draws, one for each item on trial.

    Returns
    -------
    intp array, shape (candidate, listed)
        Places among the items on trial; `LISTED` for each question, or all there are.
    """
    listed = min(LISTED * rules.seeded, uniforms.shape[1])
    order: Indices = np.argsort(uniforms, axis=1, kind="stable")[:, :listed]
    return order


def seeded_minutes(rules: V3, seeded: int) -> int:
    """Minutes that questions on trial add: what the rules leave for as many scored ones."""
    return math.ceil(rules.duration_minutes * seeded / rules.length)


def choose_seeded(
    trials: ItemPool,
    order: Indices,
    tubes: Indices,
    skills: Indices,
    available: Bools | None = None,
) -> Indices:
    """The item on trial to ask: the first of the list that is on nothing asked before.

    An item of a skill already asked is out, for one answer might give away the other; an item of a
    tube already asked comes after those of other tubes.

    Parameters
    ----------
    trials : ItemPool
        Items on trial.
    order : intp array, shape (candidate, listed)
        See `seeded_order`.
    tubes, skills : intp arrays, shape (candidate, asked)
        Of all questions asked before, scored or not; `NONE` beyond the last.
    available : bool array, shape (item,), optional
        Items on trial that may be asked; all by default.

    Returns
    -------
    intp array, shape (candidate,)
        Places among the items on trial; `NONE` where none is left.
    """
    found = np.full(len(order), NONE, dtype=np.intp)
    for start in range(0, len(order), BLOCK):
        rows = slice(start, start + BLOCK)
        own = order[rows]
        out = _was_asked(trials.skill[own], skills[rows])
        if available is not None:
            out |= ~available[own]
        late = np.where(out, 2, _was_asked(trials.tube[own], tubes[rows]))
        if not late.shape[1]:
            continue
        first = late.argmin(axis=1)
        row = np.arange(len(own))
        found[rows] = np.where(late[row, first] < 2, own[row, first], NONE)
    return found


def _was_asked(listed: Indices, asked: Indices) -> Bools:
    """Whether each of a list was among what was asked, (candidate, listed)."""
    met: Bools = (listed[:, :, None] == asked[:, None, :]).any(axis=2)
    return met
