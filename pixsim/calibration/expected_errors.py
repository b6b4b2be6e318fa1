"""How well items will be known: standard errors expected of a class that has not answered yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from pixsim.calibration.ability import item_curves
from pixsim.irt.logistic import Floats, logistic

if TYPE_CHECKING:
    import pandas as pd

POINTS, REACH = 81, 5.0  # of the distribution of ability
MOST = 10_000_000  # candidates


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
        Standard deviations of the priors that the calibration will use; infinite: none.

    Returns
    -------
    DataFrame
        ``item``, ``n``, ``se_a`` (0 where slopes are known), ``se_b``.

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

    names, curves = item_curves(items)
    n = np.broadcast_to(np.asarray(answers, dtype=np.float64), (len(names),))
    if not (np.isfinite(n).all() and (n >= 0).all() and length >= 1 and sd > 0):
        raise ValueError("answers, length, sd: expected finite numbers, length from 1, sd above 0")
    z = np.linspace(-REACH, REACH, POINTS)
    weight = np.exp(-0.5 * z**2)
    weight /= weight.sum()
    theta, a, b = mean + sd * z, curves.a[:, None], curves.b[:, None]
    p = logistic(a * (theta - b))
    spread, away = p * (1.0 - p), theta - b
    told = (n[:, None] * a**2 * spread).sum(axis=0) / max(float(n.sum()), 1e-300) * (length - 1.0)
    unknown = 1.0 / (sd**-2.0 + told)  # τ² at each ability
    turned = a * spread * away
    complete = _matrix((spread * away**2, -a * spread * away, a**2 * spread), weight)
    missing = _matrix(
        (spread + turned**2, -turned * a**2 * spread, (a**2 * spread) ** 2), weight * unknown
    )
    known = complete @ np.linalg.pinv(complete + missing, hermitian=True) @ complete
    matrix = n[:, None, None] * known
    matrix[:, 0, 0] += (curves.a * log_a_sd) ** -2.0
    matrix[:, 1, 1] += b_sd**-2.0
    se_a, se_b = _errors(matrix, slopes)
    shared = (sd**2 + 0.5 * (curves.b - mean) ** 2) * length / max(float(n.sum()), 1e-300)
    se_b = np.sqrt(se_b**2 + np.where(np.isfinite(b_sd), np.minimum(shared, b_sd**2), shared))
    return pd.DataFrame({"item": names, "n": n, "se_a": se_a, "se_b": se_b})


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
        Of the items that must have it: some are far from all abilities, and would need very many.
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

    def enough(candidates: int) -> bool:
        found = expected_errors(
            items, candidates * chance, length,
            mean=mean, sd=sd, slopes=slopes, log_a_sd=log_a_sd, b_sd=b_sd,
        )  # fmt: skip
        return bool((found["se_b"] <= se_b).mean() >= share - 1e-12)

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


def _matrix(parts: tuple[Floats, Floats, Floats], weight: Floats) -> Floats:
    """Averages over ability of the three entries of a symmetric matrix; (item, 2, 2)."""
    aa, ab, bb = (part @ weight for part in parts)
    matrix: Floats = np.stack([np.stack([aa, ab], -1), np.stack([ab, bb], -1)], -2)
    return matrix


def _errors(information: Floats, slopes: bool) -> tuple[Floats, Floats]:
    """Standard errors of slopes and difficulties; infinite where there is no information."""
    bb = information[:, 1, 1]
    if not slopes:
        with np.errstate(divide="ignore"):
            return np.zeros_like(bb), 1.0 / np.sqrt(bb)
    aa, ab = information[:, 0, 0], information[:, 0, 1]
    determinant = aa * bb - ab**2
    sound = determinant > 1e-12 * np.maximum(aa * bb, 1e-300)
    inverse = np.where(sound, 1.0 / np.where(sound, determinant, 1.0), np.inf)
    with np.errstate(invalid="ignore"):
        return np.sqrt(np.where(sound, bb * inverse, np.inf)), np.sqrt(
            np.where(sound, aa * inverse, np.inf)
        )
