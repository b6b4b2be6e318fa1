"""Ability of persons, given items: EAP, MAP, MLE and WLE with standard errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from pixsim.answers.reading import read_responses
from pixsim.answers.response_matrix import Responses
from pixsim.calibration.estimation.design import Block, Design
from pixsim.calibration.estimation.expectation import log_likelihood, posterior, tables
from pixsim.calibration.estimation.quadrature import COARSE, normal_grid, points_needed
from pixsim.calibration.estimation.threads import in_order, one_blas_thread
from pixsim.calibration.score_equation import Estimates, Normals, equation_solver
from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import Curves, from_difficulty
from pixsim.text.messages import list_some

if TYPE_CHECKING:
    import pandas as pd

METHODS = ("EAP", "MAP", "MLE", "WLE")


def ability(
    items: pd.DataFrame,
    responses: Any,
    *,
    method: str = "EAP",
    mean: float | Floats = 0.0,
    sd: float | Floats = 1.0,
) -> pd.DataFrame:
    """Ability of each person from calibrated items.

    Parameters
    ----------
    items : DataFrame
        Columns ``item``, ``a``, ``b`` and perhaps ``c``.
    responses : array, DataFrame, dict of columns or Responses
        See `pixsim.answers.response_matrix.read_responses`; columns of an array are in the order of
        the items. Items without parameters are not used.
    method : {"EAP", "MAP", "MLE", "WLE"}
        In any case. Posterior mean, posterior mode, maximum likelihood, Warm's (1989) weighted likelihood.
    mean, sd : float, or arrays of shape (person,)
        Normal prior of EAP and MAP, the same for all or each person's own.

    Returns
    -------
    DataFrame
        ``candidate``, ``theta``, ``se``, ``n`` (answers used), rows in the order of the responses.
        The MLE of all right or all wrong is infinite, with an infinite standard error. Without an
        answer, EAP and MAP are the prior; MLE and WLE its mean with an infinite standard error.

    Raises
    ------
    ValueError
        Unknown method, missing columns or parameters that are not finite.

    Examples
    --------
    >>> import pandas as pd
    >>> from pixsim.calibration import ability
    >>> items = pd.DataFrame({"item": ["q1", "q2", "q3"], "a": 1.0, "b": [-1.0, 0.0, 1.0]})
    >>> ability(items, [[1, 1, 1], [1, 0, 0]]).round(2)
       candidate  theta    se  n
    0          1   0.96  0.81  3
    1          2  -0.32  0.80  3
    """
    import pandas as pd

    method = method.upper() if isinstance(method, str) else method
    if method not in METHODS:
        raise ValueError(f"method: {method!r} is not one of {', '.join(METHODS)}")
    names, curves = item_curves(items)
    labelled = isinstance(responses, Responses | dict) or hasattr(responses, "columns")
    read = read_responses(responses, items=None if labelled else names)
    used, curves = match_curves(read, names, curves)
    found = estimate_abilities(curves, used, method, mean, sd)
    return pd.DataFrame(
        {"candidate": list(read.persons), "theta": found.theta, "se": found.se, "n": used.answered}
    )


def item_curves(items: pd.DataFrame) -> tuple[list[str], Curves]:
    """Names and curves of a table of items, checked."""
    lacking = {"item", "a", "b"} - set(items.columns)
    if lacking:
        raise ValueError(f"items: no column {', '.join(sorted(lacking))}")
    names = [str(name) for name in items["item"]]
    a, b = (items[name].to_numpy(dtype=np.float64) for name in ("a", "b"))
    c = items["c"].to_numpy(dtype=np.float64) if "c" in items.columns else np.zeros_like(a)
    wrong = ~(np.isfinite(a) & np.isfinite(b) & (c >= 0) & (c < 1))
    if wrong.any():
        listed = list_some(names[j] for j in np.flatnonzero(wrong))
        raise ValueError(f"items: a, b not finite or c not in [0, 1): {listed}")
    return names, from_difficulty(a, b, c)


def match_curves(read: Responses, names: list[str], curves: Curves) -> tuple[Responses, Curves]:
    """Responses to the items that have parameters, and those parameters in their order."""
    place = {name: row for row, name in enumerate(names)}
    keep = np.array([name in place for name in read.items], dtype=bool)
    if not keep.any():
        raise ValueError("responses: none of the items has parameters")
    order = [place[name] for name in read.items if name in place]
    return read.select(keep), Curves(curves.a[order], curves.d[order], curves.c[order])


def estimate_abilities(
    items: Curves,
    responses: Responses,
    method: str,
    mean: float | Floats,
    sd: float | Floats,
) -> Estimates:
    """Abilities of all persons; see `ability`."""
    design = Design(responses, merged=False, kept=False)
    prior = Normals.of(mean, sd, len(responses.persons))
    eap = method == "EAP"
    work = (
        _eap_estimator(items, responses, prior)
        if eap
        else equation_solver(items, method, prior, complete=responses.complete)
    )

    def run(blocks: Callable[[], Any]) -> list[Estimates]:
        return [work(block) for block in blocks()]

    with one_blas_thread():
        parts = [part for chunk in in_order(run, design.chunks()) for part in chunk]
    theta = np.concatenate([part.theta for part in parts])
    se = np.concatenate([part.se for part in parts])
    return Estimates(theta, se)


def _eap_estimator(
    items: Curves, responses: Responses, prior: Normals
) -> Callable[[Block], Estimates]:
    fine = 1 + 2 * int(np.ceil((COARSE - 1) / 2 * prior.width / prior.sd.min(initial=prior.width)))
    most = int(responses.answered.max())
    grid = normal_grid(
        points_needed(items, most, prior.width, fine, reach=prior.reach), prior.reach
    )
    theta = prior.centre + prior.width * grid.z
    table = tables(items, theta)
    moments = np.column_stack([theta, theta**2])

    def work(block: Block) -> Estimates:
        log_weight = prior.log_weight(theta, grid, block.rows)
        weight, _ = posterior(log_likelihood(block, table, theta), log_weight)
        first, second = (weight @ moments).T
        return Estimates(first, np.sqrt(np.maximum(second - first**2, 0.0)))

    return work
