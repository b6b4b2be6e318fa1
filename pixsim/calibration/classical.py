"""Classical item analysis: proportion right, point-biserial, alpha, Q3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from pixsim.calibration.ability import item_curves, matched
from pixsim.calibration.curves import Floats, probability
from pixsim.calibration.responses import Responses, read_responses

if TYPE_CHECKING:
    import pandas as pd


def item_statistics(responses: Any) -> pd.DataFrame:
    """Proportion right and point-biserial correlation of each item.

    Parameters
    ----------
    responses : array, DataFrame, dict of columns or Responses

    Returns
    -------
    DataFrame
        ``item``, ``n``, ``right``, ``p`` (proportion right), ``point_biserial`` (with the rest
        score: the proportion right on the other items answered, so that the item does not count
        twice and holes do not matter). Both are 0 where they are not defined; ``n`` tells.
    """
    import pandas as pd

    read = read_responses(responses)
    size = len(read.items)
    sums = np.zeros((5, size))  # of 1, x, x², y, x y over persons with a rest score
    for _, rows in read.blocks():
        given, right = rows >= 0, rows == 1
        others = given.sum(axis=1, keepdims=True) - 1
        rest = (right.sum(axis=1, keepdims=True) - right) / np.maximum(others, 1)
        used = given & (others > 0)
        x = np.where(used, rest, 0.0)
        y = used & right
        sums += [used.sum(0), x.sum(0), (x**2).sum(0), y.sum(0), (x * y).sum(0)]
    n, x, xx, y, xy = sums
    m = np.maximum(n, 1)
    spread = (xx / m - (x / m) ** 2) * (y / m) * (1.0 - y / m)
    covariance = xy / m - (x / m) * (y / m)
    correlation = np.where(spread > 1e-15, covariance / np.sqrt(np.maximum(spread, 1e-15)), 0.0)
    return pd.DataFrame(
        {
            "item": read.items,
            "n": read.n,
            "right": read.right,
            "p": read.right / np.maximum(read.n, 1),
            "point_biserial": correlation,
        }
    )


def alpha(responses: Any) -> float:
    """Cronbach's alpha from item variances and covariances of the pairs answered by both.

    Raises
    ------
    ValueError
        Fewer than two items, or total scores that do not vary.
    """
    covariance = _pairwise_covariance(read_responses(responses))
    size, total = len(covariance), float(covariance.sum())
    if size < 2 or total <= 0:
        raise ValueError("alpha: needs two items and total scores that vary")
    return size / (size - 1) * (1.0 - float(np.trace(covariance)) / total)


def _pairwise_covariance(read: Responses) -> Floats:
    """Covariance of each pair of items over the persons who answered both, 0 where fewer than 2."""
    size = len(read.items)
    both, ones, products = (np.zeros((size, size)) for _ in range(3))
    for _, rows in read.blocks():
        given, right = (rows >= 0).astype(np.float64), (rows == 1).astype(np.float64)
        both += given.T @ given
        ones += right.T @ given
        products += right.T @ right
    n = np.maximum(both, 1.0)
    return np.where(both > 1, (products - ones * ones.T / n) / np.maximum(both - 1.0, 1.0), 0.0)


def q3(items: pd.DataFrame, responses: Any, theta: Floats) -> pd.DataFrame:
    """Yen's (1984) Q3: correlations of the residuals of pairs of items.

    Parameters
    ----------
    items : DataFrame
        Columns ``item``, ``a``, ``b`` and perhaps ``c``.
    responses : array, DataFrame, dict of columns or Responses
    theta : float64 array, shape (person,)
        Abilities, in the order of the responses.

    Returns
    -------
    DataFrame
        Items by items, ones on the diagonal; 0 for pairs hardly anybody answered. Under local
        independence about -1 / (items - 1); above it by 0.2 is a common sign of dependence.
    """
    import pandas as pd

    names, curves = item_curves(items)
    read, curves = matched(read_responses(responses), names, curves)
    size = len(read.items)
    both, sums, squares, products = (np.zeros((size, size)) for _ in range(4))
    for part, rows in read.blocks():
        given = (rows >= 0).astype(np.float64)
        residual = np.where(rows >= 0, rows - probability(curves, theta[part]).T, 0.0)
        both += given.T @ given
        sums += residual.T @ given
        squares += (residual**2).T @ given
        products += residual.T @ residual
    n = np.maximum(both, 1.0)
    spread = np.sqrt(np.maximum(squares / n - (sums / n) ** 2, 0.0))
    covariance = products / n - (sums / n) * (sums / n).T
    scale = spread * spread.T
    value = np.where((both > 2) & (scale > 1e-12), covariance / np.maximum(scale, 1e-12), 0.0)
    np.fill_diagonal(value, 1.0)
    return pd.DataFrame(value, index=list(read.items), columns=list(read.items))
