"""Prior item parameters: guesses from the level, until calibration has spoken.

They are priors, not measurements: whatever prints them says so. The scale is that of V3's
capacity, with the level cut-offs of the public seed (rules/README.md, Score and levels: level 1
from -2, 2 from -1, 3 from 0.5, 4 from 1, 5 from 2, 6 from 3, 7 from 4). Whoever just holds a level
succeeds at it two times in three, the convention of `pixsim.simulation.people.levels`: the
difficulty of a level lies ln 2 / a, about 0.7, below its cut-off, so that V2's levels and V3's are
on one scale.
"""

from __future__ import annotations

from math import comb

from pixsim.bank.question import Question

PRIOR_A = 1.1
"""Prior discrimination of every item, whatever its type.

V3 asks the most informative items first: a guess that a type discriminates less would keep it out
of all tests, and no answer would ever say whether it does.
"""

DONE_AT_RANDOM = 0.01
"""Prior chance of acts without knowledge where any can be validated: measured, less than 1 in 100."""

FAMILY_SPREAD = 0.25
"""Prior standard deviation of the difficulty of the variants of one item around the item's own."""

PRIOR_B = {1: -2.7, 2: -1.7, 3: -0.2, 4: 0.3, 5: 1.3, 6: 2.3, 7: 3.3, 8: 4.3}
"""Prior difficulty by level; level 8, closed today, goes on by 1."""


def prior_parameters(level: int) -> tuple[float, float]:
    """Prior discrimination and difficulty of an item (logistic metric, no 1.7)."""
    return PRIOR_A, PRIOR_B[level]


def guessing_chance(question: Question) -> float:
    """Prior chance to be right without knowing: one option of a QCU, one subset of a QCM."""
    if question.task is not None:
        return DONE_AT_RANDOM if question.task.marking == "end" else 0.0
    options = len(question.options)
    if question.type == "QCU":
        return 1 / options
    if question.type == "QCM":
        return 1 / sum(comb(options, size) for size in range(1, options + 1))
    drop_downs = [len(field.options) for field in question.fields]
    if not drop_downs or not all(drop_downs):
        return 0.0
    chance = 1.0
    for size in drop_downs:
        chance /= size
    return chance
