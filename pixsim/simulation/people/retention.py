"""Whether a skill shown once is shown again: what a positioning says beyond ability.

A certification asks variants of questions answered right while positioning. A person who knew how to
do something mostly still knows, whatever the ability says: answers to the two are not independent.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from pixsim.foundation.arrays import Floats

RETENTION = 0.7
"""Prior: chance that knowing or not knowing a skill is the same at the certification as it was at the
positioning; otherwise it is drawn anew from the ability."""


def right_again(
    own: ArrayLike,
    shown: ArrayLike,
    guess: ArrayLike,
    retention: float = RETENTION,
    guess_before: ArrayLike | None = None,
) -> Floats:
    """Chance of a right answer to a variant of a question once answered right.

    Knowing the skill is a state, drawn once by the person and once again with chance
    ``1 - retention``; a person who does not know may guess. Help while positioning makes more
    skills look known: whoever knows by themselves knows with help as well.

    Parameters
    ----------
    own, shown : array_like
        Chance to know what the variant asks by the person's own ability, and what the question of the
        positioning asked by the one shown there; they broadcast. Whoever knows the harder of two
        questions of a skill knows the easier.
    guess : array_like
        Chance to be right without knowing.
    retention : float
        From 0 (answers depend on ability alone) to 1.
    guess_before : array_like, optional
        As `guess`, of the question of the positioning; the same by default.

    Returns
    -------
    float64 array, of the broadcast shape
    """
    own, shown, guess = (np.asarray(x, dtype=np.float64) for x in (own, shown, guess))
    lucky = guess if guess_before is None else np.asarray(guess_before, dtype=np.float64)
    both = np.minimum(own, shown) + lucky * np.maximum(own - shown, 0.0)
    before = shown + (1 - shown) * lucky  # right while positioning
    knows = np.divide(both, before, out=np.array(both), where=before > 0)
    knows = retention * knows + (1 - retention) * own
    again: Floats = knows + (1 - knows) * guess
    return again
