"""How well items will be known: standard errors expected of a class that has not answered yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri  # type: ignore[import-untyped]

from pixsim.calibration.ability import item_curves
from pixsim.foundation.arrays import Floats
from pixsim.irt.logistic import logistic

if TYPE_CHECKING:
    import pandas as pd

POINTS, REACH = 81, 5.0  # of the distribution of ability
MOST = 10_000_000  # candidates
PRIOR_PLACES = (
    9  # of the prior of log a, and of b: equally likely, since shares of items are wanted
)


def expected_errors(
    items: pd.DataFrame,
    answers: ArrayLike,
    length: float,
    *,
    mean: float = 0.0,
    sd: float = 1.0,
    slopes: bool = True,
    log_a_sd: float = np.inf,
    b_sd: float = np.inf,
) -> pd.DataFrame:
    """Standard errors of items, before anybody has answered.

    Parameters
    ----------
    items : DataFrame
        What is thought of them: ``item``, ``a``, ``b``, such as the priors of a bank.
    answers : float, or array of shape (item,)
        Answers that each will have.
    length : float
        Answers of one person, which tell how well ability will be known.
    mean, sd : float
        Distribution of ability.
    slopes : bool
        Each item has a slope of its own (2PL); otherwise slopes are known (Rasch).
    log_a_sd, b_sd : float
        Standard deviations of the priors that the calibration will use; infinite: none. Items are
        then spread so around what is thought of them.

    Returns
    -------
    DataFrame
        ``item``, ``n``, ``se_a`` (0 where slopes are known), ``se_b``: root mean squares over the
        prior, where there is one.

    Raises
    ------
    ValueError
        Parameters that make no curve, answers or a length that are not positive.

    Notes
    -----
    The expected complete-data information of an answer, less what not knowing ability takes (Louis
    1982): the variance of the score (y - P) (θ - b, -a) over a posterior of variance τ² = 1 / (1 / sd²
    + I(θ)), with I the information of the other `length` - 1 answers, to first order in τ². As C (C +
    M)⁻¹ C it stays positive where that is not small. What
    a sample of candidates leaves open of mean and sd of ability is in all difficulties alike.
    Errors are worked out at places all over the prior of an item: one that is harder or flatter than
    was thought is known less well, and an item just where it was thought says too little of that.

    Examples
    --------
    >>> import pandas as pd
    >>> from pixsim.calibration import expected_errors
    >>> items = pd.DataFrame({"item": ["q1", "q2", "q3"], "a": 1.0, "b": [-1.0, 0.0, 1.0]})
    >>> expected_errors(items, answers=200, length=30).round(2)
      item      n  se_a  se_b
    0   q1  200.0  0.22  0.36
    1   q2  200.0  0.21  0.27
    2   q3  200.0  0.22  0.36
    """
    import pandas as pd

    pilot = _Pilot.of(items, answers, length, (mean, sd), (log_a_sd, b_sd), slopes=slopes)
    se_a, se_b = (np.sqrt(pilot.weight @ errors**2) for errors in pilot.errors())
    return pd.DataFrame({"item": pilot.names, "n": pilot.n, "se_a": se_a, "se_b": se_b})


class _Pilot(NamedTuple):
    """What the answers will tell of items at the places of their priors; the latter are the first axis."""

    names: tuple[str, ...]
    n: Floats
    weight: Floats
    of_an_answer: Floats
    of_priors: Floats
    shared: Floats
    slopes: bool

    @classmethod
    def of(
        cls,
        items: pd.DataFrame,
        answers: ArrayLike,
        length: float,
        ability: tuple[float, float],
        prior: tuple[float, float],
        *,
        slopes: bool,
    ) -> _Pilot:
        """See `expected_errors`; `ability` and `prior` are mean and sd, and sds of log a and b."""
        names, curves = item_curves(items)
        (mean, sd), (log_a_sd, b_sd) = ability, prior
        n = np.broadcast_to(np.asarray(answers, dtype=np.float64), (len(names),))
        if not (np.isfinite(n).all() and (n >= 0).all() and length >= 1 and sd > 0):
            raise ValueError(
                "answers, length, sd: expected finite numbers, length from 1, sd above 0"
            )
        log_a, away, at = _prior_points(log_a_sd if slopes else np.inf, b_sd)
        a, b = curves.a * np.exp(log_a)[:, None], curves.b + away[:, None]
        z = np.linspace(-REACH, REACH, POINTS)
        weight = np.exp(-0.5 * z**2)
        weight /= weight.sum()
        theta, whole = mean + sd * z, max(float(n.sum()), 1e-300)
        told = sum(
            share * (n @ _ability_information(theta, *one))
            for share, *one in zip(at, a, b, strict=True)
        )
        unknown = weight / (sd**-2.0 + told * (length - 1.0) / whole)  # τ² at each ability, weighed
        known = np.stack(
            [_of_an_answer(theta, *one, weight, unknown) for one in zip(a, b, strict=True)]
        )
        of_priors = np.zeros_like(known)
        of_priors[..., 0, 0] = (a * log_a_sd) ** -2.0
        of_priors[..., 1, 1] = b_sd**-2.0
        shared = (sd**2 + 0.5 * (b - mean) ** 2) * length / whole
        return cls(tuple(names), n, at, known, of_priors, shared, slopes)

    def errors(self, times: int = 1) -> tuple[Floats, Floats]:
        """Standard errors of slopes and difficulties with so many times as many answers; shape (place, item)."""
        matrix = times * self.n[:, None, None] * self.of_an_answer + self.of_priors
        se_a, se_b = _standard_errors(matrix, self.slopes)
        of_prior = self.of_priors[..., 1, 1]
        with np.errstate(divide="ignore"):
            shared = np.minimum(self.shared / times, 1.0 / of_prior)
        return se_a, np.sqrt(se_b**2 + shared)


def _prior_points(log_a_sd: float, b_sd: float) -> tuple[Floats, Floats, Floats]:
    """Where the items of a prior may be: log a and b beside its centre, and how likely."""
    log_a, of_a = _normal_points(log_a_sd)
    b, of_b = _normal_points(b_sd)
    grids = np.meshgrid(log_a, b, indexing="ij")
    return grids[0].ravel(), grids[1].ravel(), np.outer(of_a, of_b).ravel()


def _normal_points(sd: float) -> tuple[Floats, Floats]:
    """Equally likely places of N(0, sd²), of that variance; the centre alone where nothing says how far."""
    if not np.isfinite(sd):
        return np.zeros(1), np.ones(1)
    places = ndtri((np.arange(PRIOR_PLACES) + 0.5) / PRIOR_PLACES)
    weights = np.full(PRIOR_PLACES, 1.0 / PRIOR_PLACES)
    return sd * places / np.sqrt(weights @ places**2), weights


def _ability_information(theta: Floats, a: Floats, b: Floats) -> Floats:
    """Of an answer on ability; shape (item, point)."""
    p = logistic(a[:, None] * (theta - b[:, None]))
    information: Floats = a[:, None] ** 2 * p * (1.0 - p)
    return information


def _of_an_answer(
    theta: Floats, slope: Floats, difficulty: Floats, weight: Floats, unknown: Floats
) -> Floats:
    """What an answer tells of a and b, ability not being known; shape (item, 2, 2)."""
    a, away = slope[:, None], theta - difficulty[:, None]
    p = logistic(a * away)
    spread = p * (1.0 - p)
    turned = a * spread * away
    complete = _average_matrix((spread * away**2, -a * spread * away, a**2 * spread), weight)
    missing = _average_matrix(
        (spread + turned**2, -turned * a**2 * spread, (a**2 * spread) ** 2), unknown
    )
    known: Floats = complete @ np.linalg.pinv(complete + missing, hermitian=True) @ complete
    return known


def candidates_needed(
    items: pd.DataFrame,
    length: int,
    *,
    se_b: float = 0.3,
    share: float = 0.9,
    each: ArrayLike | None = None,
    mean: float = 0.0,
    sd: float = 1.0,
    slopes: bool = True,
    log_a_sd: float = np.inf,
    b_sd: float = np.inf,
) -> int:
    """Fewest candidates from whom enough items are known well enough.

    Parameters
    ----------
    items : DataFrame
    length : int
        Items that each candidate answers.
    se_b : float
        Standard error of a difficulty that is small enough.
    share : float
        Of the items that must have it, wherever in their priors they are: some are far from all abilities, and would need very many.
    each : array of shape (item,), optional
        Chance that a candidate is asked each item; by default all as often.
    mean, sd, slopes, log_a_sd, b_sd
        See `expected_errors`.

    Raises
    ------
    ValueError
        More than ten million would be needed; a share outside ]0, 1], an error that is not positive.

    Examples
    --------
    >>> import pandas as pd
    >>> from pixsim.calibration import candidates_needed
    >>> items = pd.DataFrame({"item": ["q1", "q2", "q3"], "a": 1.0, "b": [-1.0, 0.0, 1.0]})
    >>> candidates_needed(items, length=3, se_b=0.3) > 100
    True
    """
    if not (0 < share <= 1 and se_b > 0):
        raise ValueError("share, se_b: expected a share in ]0, 1] and an error above 0")
    chance = length / len(items) if each is None else np.asarray(each, dtype=np.float64)

    pilot = _Pilot.of(items, chance, length, (mean, sd), (log_a_sd, b_sd), slopes=slopes)

    def enough(candidates: int) -> bool:
        known = pilot.errors(candidates)[1] <= se_b
        return bool(pilot.weight @ known.mean(axis=1) >= share - 1e-12)

    high = 1
    while not enough(high):
        if high > MOST:
            raise ValueError(f"candidates: more than {MOST} would be needed")
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def _average_matrix(parts: tuple[Floats, Floats, Floats], weight: Floats) -> Floats:
    """Averages over ability of the three entries of a symmetric matrix; (item, 2, 2)."""
    aa, ab, bb = (part @ weight for part in parts)
    matrix: Floats = np.stack([np.stack([aa, ab], -1), np.stack([ab, bb], -1)], -2)
    return matrix


def _standard_errors(information: Floats, slopes: bool) -> tuple[Floats, Floats]:
    """Standard errors of slopes and difficulties; infinite where there is no information."""
    bb = information[..., 1, 1]
    if not slopes:
        with np.errstate(divide="ignore"):
            return np.zeros_like(bb), 1.0 / np.sqrt(bb)
    aa, ab = information[..., 0, 0], information[..., 0, 1]
    determinant = aa * bb - ab**2
    sound = determinant > 1e-12 * np.maximum(aa * bb, 1e-300)
    inverse = np.where(sound, 1.0 / np.where(sound, determinant, 1.0), np.inf)
    with np.errstate(invalid="ignore"):
        return np.sqrt(np.where(sound, bb * inverse, np.inf)), np.sqrt(
            np.where(sound, aa * inverse, np.inf)
        )
