"""The calibrated items an adaptive test draws from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Floats, Indices
from pixsim.foundation.bitsets import WORD
from pixsim.irt.grid import answer_likelihood, grid_points

Counts = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class ItemPool:
    """Calibrated items in pool order (of their identifiers), arrays of shape (item,).

    Two pools with the same content are equal, so that tables made for one serve a copy.

    Attributes
    ----------
    a, b : float64 arrays
        Discrimination and difficulty.
    competence, tube, skill : intp arrays
        Numbers from 0.

    Raises
    ------
    ValueError
        No item, arrays of several lengths, parameters that are not finite, negative numbers, more
        than 64 competences.
    """

    a: Floats
    b: Floats
    competence: Indices
    tube: Indices
    skill: Indices

    def __post_init__(self) -> None:
        """Copy to contiguous read-only arrays, and check them."""
        for name in ("a", "b", "competence", "tube", "skill"):
            kind = np.float64 if name in ("a", "b") else np.intp
            array = np.array(getattr(self, name), dtype=kind, order="C", ndmin=1)
            array.flags.writeable = False
            object.__setattr__(self, name, array)
        faults = []
        if not self.a.size:
            faults.append("no item")
        if len({x.shape for x in (self.a, self.b, self.competence, self.tube, self.skill)}) > 1:
            faults.append("a, b, competence, tube and skill are not of one length")
        faults += [f"{n} is not finite" for n in "ab" if not np.isfinite(getattr(self, n)).all()]
        faults += [
            f"{name} has a negative number"
            for name in ("competence", "tube", "skill")
            if (getattr(self, name) < 0).any()
        ]
        if not faults and self.competence.max() >= WORD:
            faults.append(f"competence has a number above {WORD - 1}")
        if faults:
            raise ValueError("item pool: " + "; ".join(faults))

    def __len__(self) -> int:
        """Items."""
        return self.a.size

    @cached_property
    def _digest(self) -> bytes:
        arrays = (self.a, self.b, self.competence, self.tube, self.skill)
        return sha256(b"".join(array.tobytes() for array in arrays)).digest()

    def __eq__(self, other: object) -> bool:
        """Whether the contents are the same, bit for bit."""
        return isinstance(other, ItemPool) and self._digest == other._digest

    def __hash__(self) -> int:
        """Hash of the content."""
        return hash(self._digest)

    @cached_property
    def competences(self) -> int:
        """Length of the competence axis."""
        return int(self.competence.max()) + 1

    @cached_property
    def _paired(self) -> tuple[Floats, Indices]:
        kinds, kind = np.unique(np.stack([self.a, self.b]), axis=1, return_inverse=True)
        return kinds, kind.reshape(-1).astype(np.intp)

    @property
    def kinds(self) -> Floats:
        """The pairs of a and b there are, in their order; shape (2, kind)."""
        return self._paired[0]

    @property
    def kind(self) -> Indices:
        """Number of the pair of each item, shape (item,)."""
        return self._paired[1]

    def group(self, one_per_tube: bool) -> Indices:
        """What an answer uses up: the item's tube, or its skill; shape (item,)."""
        return self.tube if one_per_tube else self.skill


@lru_cache(maxsize=8)
def group_sizes(pool: ItemPool, one_per_tube: bool) -> Counts:
    """Items of each group by competence, shape (group, competence)."""
    group = pool.group(one_per_tube)
    sizes = np.zeros((int(group.max()) + 1, pool.competences), dtype=np.int32)
    np.add.at(sizes, (group, pool.competence), 1)
    return sizes


@lru_cache(maxsize=8)
def likelihood_table(pool: ItemPool, low: float, high: float, step: float) -> Floats:
    """Likelihood of a wrong (row ``2 k``) and of a right answer (``2 k + 1``) to items of kind ``k``.

    Shape (2 × kind, grid point): where kinds are few, all of it stays in the cache.
    """
    a, b = np.repeat(pool.kinds, 2, axis=1)
    right = np.tile([False, True], pool.kinds.shape[1])
    return answer_likelihood(grid_points(low, high, step), a, b, right)
