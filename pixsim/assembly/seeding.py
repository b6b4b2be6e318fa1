"""What a V3 sitting asks from when some of its questions are on trial."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.pool import PlannedPool, planned_pool
from pixsim.bank.reading.load import Bank
from pixsim.foundation import streams
from pixsim.foundation.streams import Stream
from pixsim.rules.v3 import V3, seeded_order, seeded_places


@dataclass(frozen=True)
class SeededPools:
    """The items of one sitting.

    Attributes
    ----------
    scored : PlannedPool
        Those of the scored questions.
    trials : PlannedPool or None
        Those on trial, in the order they are tried; None where none is asked.
    places : tuple of int
        After how many scored answers each question on trial comes.
    """

    scored: PlannedPool
    trials: PlannedPool | None = None
    places: tuple[int, ...] = ()


def seeded_pools(bank: Bank, rules: V3, seed: int) -> SeededPools:
    """Share out the items of a bank for one sitting, see `shares`.

    Parameters
    ----------
    bank : Bank
    rules : V3
    seed : int
        Of the sitting.
    """
    whole = planned_pool(bank)
    new, known = shares(whole, rules)
    if not new.size:
        return SeededPools(whole)
    rng = streams.stream_generator(Stream.SEEDING, seed)
    places = seeded_places(rules, rng.random((1, rules.seeded)))[0]
    trials = new[seeded_order(rules, rng.random((1, new.size)))[0]]
    scored = np.setdiff1d(np.arange(len(whole.items)), trials) if known is None else known
    if known is None and not fills_a_test(whole, scored, rules):
        return SeededPools(whole)
    return SeededPools(whole.at(scored), whole.at(trials), tuple(places.tolist()))


def shares(whole: PlannedPool, rules: V3) -> tuple[NDArray[np.intp], NDArray[np.intp] | None]:
    """The items that may be on trial, and those that are scored.

    On trial are items that were never calibrated. Where the calibrated ones fill a test, nothing
    else is scored; until then priors stand in.

    Returns
    -------
    new : intp array
        Places in the pool; none where the rules want no trials.
    known : intp array or None
        None: a sitting scores all but what it has on trial itself.
    """
    new = np.flatnonzero(whole.offered & ~whole.calibrated)
    if not rules.seeded:
        return new[:0], None
    known = np.flatnonzero(whole.calibrated)
    return new, known if fills_a_test(whole, known, rules) else None


def fills_a_test(whole: PlannedPool, places: NDArray[np.intp], rules: V3) -> bool:
    """Whether some items are enough: a tube (or skill) a question, and every competence there is."""
    asked = places[whole.offered[places]]
    groups = np.unique(whole.pool.group(rules.one_per_tube)[asked])
    wanted = np.unique(whole.pool.competence[whole.offered])
    found = np.unique(whole.pool.competence[asked])
    return len(groups) >= rules.length and np.array_equal(found, wanted)
