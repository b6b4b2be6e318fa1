"""Questions that are plainly broken, found without letting them speak against the sound ones."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.items.verdicts import Evidence, Thresholds, judge_item
from pixsim.foundation.arrays import Floats

PLAIN = ("review key", "does not discriminate")
"""Verdicts that need no model."""
ROUNDS = 6
MOST_BROKEN = 1 / 2  # share of the questions from which none can be called sound
FEWEST_SOUND = 3

Rival = tuple[str, str]
"""An option that looks more like the key, and how it does."""


class Broken(NamedTuple):
    """Questions by name.

    Attributes
    ----------
    names : frozenset of str
        Those that are plainly broken.
    correlation : float64 array, shape (item,)
        Of each question with the marks on the sound ones but itself; NaN where nothing varies.
    rivals : dict
        Of each question that has one, the option that looks more like the key.
    """

    names: frozenset[str]
    correlation: Floats
    rivals: Mapping[str, Rival]


def plainly_broken(
    marks: Floats,
    names: Sequence[str],
    minimum: int,
    limits: Thresholds,
    rivals: Callable[[Floats], Mapping[str, Rival]] = lambda _score: {},
) -> Broken:
    """Questions whose marks do not rise with those on the sound ones.

    A wrong key lowers the score of those who know more, so that a sound question beside it correlates
    less with the rest: questions are judged against the rest without those found broken, until these
    stay the same. Where the search does not settle, or would leave too few, all are judged against all.

    Parameters
    ----------
    marks : float64 array, shape (person, item)
        Share of the points, 0 to 1; NaN where there is no answer.
    names : sequence of str
    minimum : int
        Answers below which nothing is said.
    limits : Thresholds
    rivals : callable, optional
        From a score of each person to the options that look more like the key than the key.

    Returns
    -------
    Broken
    """
    found: list[Broken] = []
    sound = np.ones(len(names), dtype=bool)
    for _round in range(ROUNDS):
        now = _judge_against(marks, names, sound, minimum, limits, rivals)
        if found and now.names == found[-1].names:
            return now
        found.append(now)
        sound = np.array([name not in now.names for name in names], dtype=bool)
        if sound.sum() < max(FEWEST_SOUND, MOST_BROKEN * len(names)):
            break
    return found[0]._replace(names=frozenset())


def _judge_against(
    marks: Floats,
    names: Sequence[str],
    sound: NDArray[np.bool_],
    minimum: int,
    limits: Thresholds,
    rivals: Callable[[Floats], Mapping[str, Rival]],
) -> Broken:
    """Judged by the marks on the sound questions."""
    score, correlation = rest_correlations(marks, sound)
    options = rivals(score)
    given = ~np.isnan(marks)
    share = np.nansum(marks, axis=0) / np.maximum(given.sum(axis=0), 1)
    broken = set()
    for place, name in enumerate(names):
        rival, text = options.get(name, ("", ""))
        facts = Evidence(
            int(given[:, place].sum()), float(share[place]), float(correlation[place]),
            math.nan, False, math.nan, math.nan, rival, text,
        )  # fmt: skip
        if judge_item(facts, minimum, limits)[0] in PLAIN:
            broken.add(name)
    return Broken(frozenset(broken), correlation, options)


def rest_correlations(marks: Floats, sound: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Score of each person on the sound questions, and the correlation of each question with it.

    The score is the mean of what a person has beyond the average of each question answered, so that
    persons who answered different ones compare. A sound question is left out of its own score.
    """
    given = ~np.isnan(marks)
    count = np.maximum(given.sum(axis=0), 1)
    beyond = np.where(given, np.nan_to_num(marks) - np.nansum(marks, axis=0) / count, 0.0)
    total = beyond[:, sound].sum(axis=1)
    answered = given[:, sound].sum(axis=1)
    correlation = np.full(marks.shape[1], np.nan)
    for place in range(marks.shape[1]):
        own = sound[place]
        others = answered - (given[:, place] if own else 0)
        rest = (total - (beyond[:, place] if own else 0.0)) / np.maximum(others, 1)
        who = given[:, place] & (others > 0)
        x, y = rest[who], marks[who, place]
        if x.size > 2 and x.std() > 1e-9 and y.std() > 0:
            correlation[place] = np.corrcoef(x, y)[0, 1]
    return total / np.maximum(answered, 1), correlation
