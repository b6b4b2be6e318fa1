"""Whether one ability is enough: eigenvalues of the residuals against those of data that have one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.response_matrix import Responses, from_matrix, from_triplets
from pixsim.calibration.ability import estimate_abilities, item_curves, match_curves
from pixsim.calibration.estimation.threads import one_blas_thread
from pixsim.calibration.items.classical import chances, residual_correlations
from pixsim.calibration.result import Calibration
from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import Curves, probability

if TYPE_CHECKING:
    import pandas as pd

DRAWS = 40  # data sets of one dimension; their 95 % quantile is what chance explains
SHOWN = 5  # eigenvalues
LOADED = 0.2  # of an item on a residual dimension, from which it is named
FEWEST_A_PAIR = 5  # persons who answered both items of a pair, on average
MOST_PERSONS = 2000  # who are enough to see a dimension that matters


@dataclass(frozen=True, slots=True, repr=False)
class Dimensionality:
    """Residual eigenvalues, what chance explains, and what the first dimension left over is made of.

    Attributes
    ----------
    eigenvalues : DataFrame
        ``dimension``, ``eigenvalue``, ``chance`` (mean of drawn data), ``limit`` (95 % of them),
        ``p`` (share of the drawn data with as large a one, the data themselves counted), ``beyond``.
    loadings : DataFrame
        ``item`` and ``loading`` on the first residual dimension, the largest first: items of unlike
        signs ask for unlike things.
    extra : int
        Leading eigenvalues beyond the limit: dimensions besides ability.
    """

    eigenvalues: pd.DataFrame
    loadings: pd.DataFrame
    extra: int

    @property
    def share(self) -> float:
        """Share of the residual variance that the first dimension explains beyond chance."""
        first = self.eigenvalues.iloc[0]
        return float(first["eigenvalue"] - first["chance"]) / max(len(self.loadings), 1)

    @property
    def named(self) -> pd.DataFrame:
        """Loadings of `LOADED` or more, either sign, when there is such a dimension."""
        far = self.loadings["loading"].abs() >= LOADED
        return self.loadings[far & bool(self.extra)]

    def __repr__(self) -> str:
        """In one line."""
        first = self.eigenvalues.iloc[0]
        told = "one ability is enough" if not self.extra else f"{self.extra} more besides ability"
        return (
            f"<Dimensionality: {told}; first residual eigenvalue {first['eigenvalue']:.2f}, chance "
            f"explains {first['limit']:.2f}>"
        )


@one_blas_thread()
def dimensionality(
    fit: Calibration, rng: np.random.Generator, *, draws: int = DRAWS
) -> Dimensionality:
    """Parallel analysis of the residuals of a fit.

    Parameters
    ----------
    fit : Calibration
    rng : Generator
        Same generator, same result.
    draws : int
        Data sets drawn from the model, with its abilities and the holes of the data.

    Returns
    -------
    Dimensionality

    Raises
    ------
    ValueError
        Fewer than 19 draws (which cannot tell 5 %), fewer than three items, fewer than
        `FEWEST_A_PAIR` persons a pair of items.

    Notes
    -----
    Horn's (1965) parallel analysis on the residual correlations (Yen's Q3) instead of those of the
    answers: what one ability explains has been taken out, in the data and in the draws alike. Pairs
    that fewer than three persons answered count as 0 in both. Of more than `MOST_PERSONS` persons a
    sample drawn at random serves.
    """
    import pandas as pd

    if draws < 19:
        raise ValueError(f"draws: {draws} cannot tell 5 %, at least 19 are needed")
    names, curves = item_curves(fit.items)
    read, curves = match_curves(fit.responses, names, curves)
    if len(read.items) < 3:
        raise ValueError("dimensionality: needs three items or more")
    count = len(read.items)
    pairs = float((read.answered * (read.answered - 1.0)).sum()) / (count * (count - 1.0))
    if pairs < FEWEST_A_PAIR:
        raise ValueError(
            f"dimensionality: {pairs:.1f} persons answered both items of a pair on average, at least "
            f"{FEWEST_A_PAIR} are needed"
        )
    size = len(read.persons)
    mean, sd = (
        np.broadcast_to(np.asarray(common if own is None else own, dtype=np.float64), size)
        for common, own in ((fit.ability_mean, fit.person_mean), (fit.ability_sd, fit.person_sd))
    )
    if size > MOST_PERSONS:
        sample = np.sort(rng.choice(size, MOST_PERSONS, replace=False))
        read, mean, sd = _select_persons(read, sample), mean[sample], sd[sample]
    value, vector = np.linalg.eigh(_residual_matrix(curves, read, mean, sd))
    count = min(SHOWN, len(read.items))
    drawn = np.array(
        [_simulate_eigenvalues(curves, read, mean, sd, rng, count) for _ in range(draws)]
    )
    limit = np.quantile(drawn, 0.95, axis=0)
    found = value[::-1][:count]
    beyond = found > limit
    as_large = (1.0 + (drawn >= found).sum(axis=0)) / (1.0 + draws)
    table = pd.DataFrame(
        {
            "dimension": np.arange(1, count + 1), "eigenvalue": found,
            "chance": drawn.mean(axis=0), "limit": limit, "p": as_large, "beyond": beyond,
        }
    )  # fmt: skip
    loading = vector[:, -1] * np.sqrt(max(float(value[-1]), 0.0))
    loading = loading if abs(loading.max()) >= abs(loading.min()) else -loading
    order = np.argsort(-np.abs(loading), kind="stable")
    items = pd.DataFrame({"item": [read.items[j] for j in order], "loading": loading[order]})
    return Dimensionality(table, items, int(np.cumprod(beyond).sum()))


def _select_persons(read: Responses, persons: NDArray[np.int64]) -> Responses:
    """The answers of some persons."""
    names = [read.persons[int(row)] for row in persons]
    if read.dense is not None:
        return from_matrix(read.dense[persons], read.items, names)
    assert read.indptr is not None
    assert read.indices is not None
    assert read.outcomes is not None
    count = np.diff(read.indptr)[persons]
    row = np.repeat(np.arange(persons.size), count)
    place = np.concatenate(
        [np.arange(read.indptr[k], read.indptr[k + 1]) for k in persons.tolist()]
    )
    return from_triplets(row, read.indices[place], read.outcomes[place], read.items, names)


def _residual_matrix(items: Curves, read: Responses, mean: Floats, sd: Floats) -> Floats:
    theta = estimate_abilities(items, read, "EAP", mean, sd).theta
    return residual_correlations(items, read, theta)


def _simulate_eigenvalues(
    items: Curves,
    read: Responses,
    mean: Floats,
    sd: Floats,
    rng: np.random.Generator,
    count: int,
) -> Floats:
    """Largest residual eigenvalues of data drawn from the model."""
    from scipy.linalg import eigh  # type: ignore[import-untyped]

    theta, size = rng.normal(mean, sd), len(read.items)
    drawn = _simulate_responses(items, read, theta, rng)
    values = eigh(
        _residual_matrix(items, drawn, mean, sd),
        eigvals_only=True,
        subset_by_index=(size - count, size - 1),
    )
    largest: Floats = values[::-1].astype(np.float64)
    return largest


def _simulate_responses(
    items: Curves, read: Responses, theta: Floats, rng: np.random.Generator
) -> Responses:
    """Answers drawn from the model in the places of those there are."""
    if read.indptr is not None:
        assert read.indices is not None
        chance = chances(items, read.indices, np.repeat(theta, np.diff(read.indptr)))
        outcomes = (rng.random(chance.size) < chance).astype(np.int8)
        return replace(read, outcomes=outcomes)
    values: NDArray[np.int8] = np.full((len(read.persons), len(read.items)), -1, dtype=np.int8)
    for part, rows in read.blocks():
        right = rng.random(rows.shape, dtype=np.float32) < probability(items, theta[part]).T
        values[part] = np.where(rows >= 0, right, -1)
    return from_matrix(values, read.items, read.persons)
