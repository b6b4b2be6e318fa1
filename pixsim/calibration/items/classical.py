"""Classical item analysis: proportion right, point-biserial, alpha, Q3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixsim.answers.reading import read_responses
from pixsim.answers.response_matrix import Responses
from pixsim.calibration.ability import item_curves, match_curves
from pixsim.calibration.estimation.threads import one_blas_thread
from pixsim.calibration.items.fit_inputs import complete_fit_inputs
from pixsim.calibration.items.item_fit import finite_abilities
from pixsim.calibration.multiplicity import benjamini_hochberg
from pixsim.calibration.result import Calibration
from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import Curves, probability
from pixsim.irt.logistic import logistic

if TYPE_CHECKING:
    import pandas as pd

Q3_ABOVE = 0.2  # above the mean of all pairs (Christensen, Makransky & Horton 2017)


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

    Examples
    --------
    >>> from pixsim.calibration import item_statistics
    >>> item_statistics([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]]).round(2)
         item  n  right     p  point_biserial
    0  item_1  4      3  0.75            0.52
    1  item_2  4      2  0.50            0.71
    2  item_3  4      1  0.25            0.52
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
    """Cronbach's alpha, of a test of all items, from the mean variance and covariance of items.

    Covariances are of the persons who answered both items. Pairs without two such persons count as
    the mean of the others, so that holes do not lower alpha; items without two answers are left out.

    Raises
    ------
    ValueError
        Fewer than two items answered by the same persons, or total scores that do not vary.

    Examples
    --------
    >>> from pixsim.calibration import alpha
    >>> round(alpha([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]]), 2)
    0.75
    """
    covariance = _pairwise_covariance(read_responses(responses))
    answered = ~np.isnan(np.diagonal(covariance))
    covariance = covariance[np.ix_(answered, answered)]
    size = len(covariance)
    pairs = covariance[~np.eye(size, dtype=bool) & ~np.isnan(covariance)]
    mean = float(pairs.mean()) if pairs.size else np.nan
    of_total = float(np.diagonal(covariance).mean()) + (size - 1) * mean if size > 1 else np.nan
    if not of_total > 0:
        raise ValueError("alpha: needs two items and total scores that vary")
    return size * mean / of_total


def _pairwise_covariance(read: Responses) -> Floats:
    """Covariance of each pair of items over those who answered both, NaN for fewer than two."""
    size = len(read.items)
    both, ones, products = (np.zeros((size, size)) for _ in range(3))
    for _, rows in read.blocks():
        given, right = (rows >= 0).astype(np.float64), (rows == 1).astype(np.float64)
        both += given.T @ given
        ones += right.T @ given
        products += right.T @ right
    n = np.maximum(both, 1.0)
    return np.where(both > 1, (products - ones * ones.T / n) / np.maximum(both - 1.0, 1.0), np.nan)


@one_blas_thread()
def q3(
    items: pd.DataFrame | Calibration, responses: Any = None, theta: ArrayLike | None = None
) -> pd.DataFrame:
    """Yen's (1984) Q3: correlations of the residuals of pairs of items; ``q3(fit)``.

    Parameters
    ----------
    items : Calibration or DataFrame
        A table has the columns ``item``, ``a``, ``b`` and perhaps ``c``.
    responses : array, DataFrame, dict of columns or Responses
        By default those of the fit.
    theta : float64 array, shape (person,)
        Abilities, in the order of the responses; EAP by default.

    Returns
    -------
    DataFrame
        Items by items, ones on the diagonal; 0 for pairs almost nobody answered. Under local
        independence about -1 / (items - 1); `dependent_pairs` lists those well above.

    Raises
    ------
    ValueError
        Items without parameters only, abilities that are not one finite number per person.
    """
    import pandas as pd

    given = complete_fit_inputs(items, responses, theta, None, None, None)
    names, curves = item_curves(given.items)
    read, curves = match_curves(given.responses, names, curves)
    value = residual_correlations(curves, read, finite_abilities(given.theta, read))
    return pd.DataFrame(value, index=list(read.items), columns=list(read.items))


def residual_correlations(items: Curves, read: Responses, theta: Floats) -> Floats:
    """Correlations of residuals at some abilities, see `q3`; (item, item)."""
    summed = _sums_of_pairs if read.dense is not None else _sums_of_rare_pairs
    both, sums, squares, products = summed(items, read, theta)
    n = np.maximum(both, 1.0)
    spread = np.sqrt(np.maximum(squares / n - (sums / n) ** 2, 0.0))
    covariance = products / n - (sums / n) * (sums / n).T
    scale = spread * spread.T
    value = np.where((both > 2) & (scale > 1e-12), covariance / np.maximum(scale, 1e-12), 0.0)
    np.fill_diagonal(value, 1.0)
    return value


def _sums_of_pairs(items: Curves, read: Responses, theta: Floats) -> Floats:
    """Over those who answered both items of a pair: how many, Σ r, Σ r², Σ r r'; (4, item, item)."""
    size = len(read.items)
    total = np.zeros((4, size, size))
    for part, rows in read.blocks():
        given = (rows >= 0).astype(np.float64)
        residual = np.where(rows >= 0, rows - probability(items, theta[part]).T, 0.0)
        total += [
            given.T @ given,
            residual.T @ given,
            (residual**2).T @ given,
            residual.T @ residual,
        ]
    return total


def _sums_of_rare_pairs(items: Curves, read: Responses, theta: Floats) -> Floats:
    """The same from index lists, where most persons answered few of the items."""
    from scipy.sparse import csr_array  # type: ignore[import-untyped]

    assert read.indptr is not None
    assert read.indices is not None
    assert read.outcomes is not None
    shape = len(read.persons), len(read.items)
    chance = chances(items, read.indices, np.repeat(theta, np.diff(read.indptr)))

    def table(values: Floats) -> Any:
        return csr_array((values, read.indices, read.indptr), shape=shape)

    given, residual = table(np.ones_like(chance)), table(read.outcomes - chance)
    squares = table((read.outcomes - chance) ** 2)
    pairs = (given.T @ given, residual.T @ given, squares.T @ given, residual.T @ residual)
    return np.stack([pair.toarray() for pair in pairs])


def chances(items: Curves, item: NDArray[np.integer[Any]], theta: Floats) -> Floats:
    """Chance that each answer is right: item and ability of each, shape (answer,)."""
    c = items.c[item]
    value: Floats = c + (1.0 - c) * logistic(items.a[item] * theta + items.d[item])
    return value


def pair_counts(responses: Any) -> pd.DataFrame:
    """Persons who answered both items of each pair; items by items, as `q3` has them."""
    import pandas as pd

    read = read_responses(responses)
    both = np.zeros((len(read.items), len(read.items)))
    for _, rows in read.blocks():
        given = (rows >= 0).astype(np.float64)
        both += given.T @ given
    return pd.DataFrame(both.astype(np.int64), index=list(read.items), columns=list(read.items))


def dependent_pairs(
    q3_table: pd.DataFrame,
    counts: pd.DataFrame | None = None,
    *,
    above: float = Q3_ABOVE,
    alpha: float = 0.05,
) -> pd.DataFrame:
    """Pairs of items whose answers hang together more than ability explains.

    Parameters
    ----------
    q3_table : DataFrame
        Of `q3`. Pairs that are exactly 0 have no value and are left out.
    counts : DataFrame, optional
        Of `pair_counts`. With it a pair must also be above the mean by more than chance (Fisher's
        z, Benjamini-Hochberg): needed where pairs rest on few persons.
    above : float
        Above the mean of all pairs; 0.2 after Christensen, Makransky & Horton (2017).
    alpha : float
        False discovery rate, with `counts`.

    Returns
    -------
    DataFrame
        ``first``, ``second``, ``q3``, ``above`` (q3 less the mean), and with counts ``n`` and
        ``p_adjusted``; the most dependent first, no row if there is none.

    Raises
    ------
    ValueError
        A table that is not square, counts of other items.
    """
    import pandas as pd

    names = [str(name) for name in q3_table.columns]
    value = q3_table.to_numpy(dtype=np.float64)
    if value.shape != (len(names), len(names)) or [str(x) for x in q3_table.index] != names:
        raise ValueError("q3_table: expected the same items in rows and columns")
    row, column = np.triu_indices(len(names), 1)
    pair = value[row, column]
    known = pair != 0
    row, column, pair = row[known], column[known], pair[known]
    excess = pair - (pair.mean() if pair.size else 0.0)
    table = pd.DataFrame(
        {"first": np.take(names, row), "second": np.take(names, column), "q3": pair,
         "above": excess}
    )  # fmt: skip
    chosen = excess > above
    if counts is not None:
        if [str(x) for x in counts.columns] != names:
            raise ValueError("counts: expected the items of q3_table")
        table["n"] = counts.to_numpy()[row, column]
        table["p_adjusted"] = benjamini_hochberg(_excess_p(excess, table["n"].to_numpy()))
        chosen &= table["p_adjusted"].to_numpy() < alpha
    pairs: pd.DataFrame = table[chosen]
    return pairs.sort_values("q3", ascending=False, ignore_index=True)


def _excess_p(excess: Floats, n: Floats) -> Floats:
    """One-sided p of correlations above 0 on n persons (Fisher's z)."""
    from scipy.special import ndtr  # type: ignore[import-untyped]

    z = np.arctanh(np.clip(excess, -0.999999, 0.999999)) * np.sqrt(np.maximum(n - 3.0, 0.0))
    p: Floats = ndtr(-z)
    return p
