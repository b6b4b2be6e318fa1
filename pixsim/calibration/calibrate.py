"""Calibrate items from responses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from pixsim.calibration.curves import Curves, Floats
from pixsim.calibration.design import Design
from pixsim.calibration.fit import Fit, Plan, default_tolerance, fit, starting_curves
from pixsim.calibration.gauge import Gauge
from pixsim.calibration.information import covariance, item_covariances, observed_information
from pixsim.calibration.maximisation import MAX_INTERCEPT, MAX_SLOPE, Shape
from pixsim.calibration.priors import NO_PRIORS, ItemPriors, Priors
from pixsim.calibration.reading import some
from pixsim.calibration.responses import Responses, read_responses
from pixsim.calibration.result import Calibration
from pixsim.calibration.threads import one_blas_thread

if TYPE_CHECKING:
    import pandas as pd

Model = Literal["rasch", "1pl", "2pl", "3pl"]
MODELS = ("rasch", "1pl", "2pl", "3pl")
FEWEST_ITEMS = {"rasch": 2, "1pl": 2, "2pl": 3, "3pl": 3}  # fewer do not identify the model


def calibrate(
    responses: Any,
    model: Model = "2pl",
    *,
    priors: Priors | None = None,
    anchors: Mapping[str, Sequence[float]] | pd.DataFrame | None = None,
    items: Sequence[str] | None = None,
    ability: Literal["standard", "free"] | None = None,
    standard_errors: bool = True,
    tolerance: float | None = None,
    max_iterations: int = 1000,
) -> Calibration:
    """Calibrate items by marginal maximum likelihood, or maximum a posteriori with priors.

    Parameters
    ----------
    responses : array, DataFrame, dict of columns or Responses
        See `pixsim.calibration.responses.read_responses`.
    model : {"rasch", "1pl", "2pl", "3pl"}
        Rasch: slopes 1, ability N(0, sd²). 1PL: one common slope; 2PL: a slope an item; 3PL: also
        a lower asymptote an item; ability N(0, 1). Logistic metric without 1.7.
    priors : Priors, optional
        None: none, but for the 3PL those of ``Priors()``, without which it is ill-posed.
    anchors : mapping or DataFrame, optional
        Fixed items: ``{item: (a, b)}`` or ``(a, b, c)``, or a table with the columns ``item``,
        ``a``, ``b`` and perhaps ``c``. The others land on their scale.
    items : sequence of str, optional
        Names of the columns of a wide array.
    ability : {"standard", "free"}, optional
        N(0, 1), or mean and sd estimated, which needs anchors or a prior on b. Default: free with
        anchors or with a prior centre of b for each item.
    standard_errors : bool
        From the observed information; most of the time of a large calibration. False leaves the
        columns NaN.
    tolerance : float, optional
        Longest last change of a parameter. Default 1e-7, or 1e-5 for large data.
    max_iterations : int
        Expectation steps before giving up; the result then has ``converged`` False.

    Returns
    -------
    Calibration

    Raises
    ------
    DataError
        Responses that cannot be used, every reason named.
    ValueError
        Unknown model, wrong priors or anchors, too few items.
    """
    if model not in MODELS:
        raise ValueError(f"model: {model!r} is not one of {', '.join(MODELS)}")
    read = read_responses(responses, items=items)
    fixed = _anchor_table(anchors, read, model)
    given = priors if priors is not None else Priors() if model == "3pl" else NO_PRIORS
    spread = _priors_for(model, given.spread(len(read.items)))
    keep = _usable(read, spread, fixed)
    used, spread, fixed = read.select(keep), spread.select(keep), fixed[keep]
    gauge = _gauge(model, given, spread, fixed, ability)
    _check_enough(used, model, gauge)
    warnings = list(read.warnings)
    left_out = [name for name, kept in zip(read.items, keep, strict=True) if not kept]
    if left_out:
        warnings.append(f"left out, they have no estimate without a prior: {some(left_out)}")
    with one_blas_thread():
        plan = _plan(used, model, gauge, spread, fixed, tolerance, max_iterations)
        found = fit(plan, _start(plan, fixed, model), 0.0, 1.0)
        return _result(read, plan, found, model, warnings, standard_errors)


def _anchor_table(anchors: Any, responses: Responses, model: Model) -> Floats:
    """a, b, c of each item, NaN where it is free; shape (item, 3)."""
    table = np.full((len(responses.items), 3), np.nan)
    if anchors is None:
        return table
    if hasattr(anchors, "columns"):
        lacking = {"item", "a", "b"} - set(anchors.columns)
        if lacking:
            raise ValueError(f"anchors: no column {', '.join(sorted(lacking))}")
        c = anchors["c"] if "c" in anchors.columns else np.zeros(len(anchors))
        anchors = dict(
            zip(anchors["item"], zip(anchors["a"], anchors["b"], c, strict=True), strict=True)
        )
    place = {name: row for row, name in enumerate(responses.items)}
    faults = []
    for name, values in anchors.items():
        row = np.array([*values, 0.0][:3], dtype=np.float64)
        if str(name) not in place:
            faults.append(f"{name} is not among the items")
        elif len(values) < 2 or not np.isfinite(row).all() or row[0] == 0 or not 0 <= row[2] < 1:
            faults.append(f"{name}: expected finite a, b (and c in [0, 1)), a not 0")
        elif model == "rasch" and row[0] != 1:
            faults.append(f"{name}: a Rasch anchor has a = 1, not {row[0]:g}")
        elif model in ("rasch", "1pl") and row[2] != 0:
            faults.append(f"{name}: the model has no lower asymptote")
        else:
            table[place[str(name)]] = row
    if faults:
        raise ValueError("anchors: " + "; ".join(faults))
    return table


def _priors_for(model: Model, priors: ItemPriors) -> ItemPriors:
    """Priors the model has a use for."""
    one = np.ones_like(priors.b)
    slope = priors.log_a_sd if model != "rasch" else np.inf * one
    alpha, beta = (priors.c_alpha, priors.c_beta) if model == "3pl" else (one, one)
    return ItemPriors(priors.log_a, slope, priors.b, priors.b_sd, alpha, beta)


def _usable(responses: Responses, priors: ItemPriors, fixed: Floats) -> NDArray[np.bool_]:
    """Items that have an estimate: right and wrong answers, or a prior; or they are anchors."""
    mixed = (responses.right > 0) & (responses.right < responses.n)
    usable: NDArray[np.bool_] = mixed | np.isfinite(priors.b_sd) | ~np.isnan(fixed[:, 0])
    return usable


def _gauge(
    model: Model, given: Priors, priors: ItemPriors, fixed: Floats, ability: str | None
) -> Gauge:
    anchored = not np.isnan(fixed[:, 0]).all()
    if ability not in (None, "standard", "free"):
        raise ValueError(f"ability: {ability!r} is not 'standard' or 'free'")
    if anchored:
        if ability == "standard":
            raise ValueError("ability: anchors fix the scale, ability cannot be standard as well")
        return Gauge.ANCHORS
    centred = priors.on_difficulty and np.ndim(given.b) > 0
    if ability == "free" or (ability is None and centred):
        if not (np.isfinite(priors.b_sd).all() and (priors.on_slope or model == "rasch")):
            raise ValueError("ability: 'free' needs anchors, or priors on b and log a of all items")
        return Gauge.PRIORS
    if priors.on_difficulty or priors.on_slope:
        return Gauge.PRIORS_UNIT if model == "rasch" else Gauge.PRIORS_STANDARD
    return Gauge.UNIT_SLOPE if model == "rasch" else Gauge.STANDARD


def _check_enough(used: Responses, model: Model, gauge: Gauge) -> None:
    free = gauge in (Gauge.STANDARD, Gauge.UNIT_SLOPE)
    fewest = FEWEST_ITEMS[model] if free else 1
    if len(used.items) < fewest:
        raise ValueError(
            f"responses: {len(used.items)} items with both right and wrong answers, "
            f"the {model} model needs {fewest}" + ("; give priors" if free else "")
        )
    if free and not (used.answered >= 2).any():
        raise ValueError("responses: nobody answered two of the items, abilities cannot be told")


def _plan(
    used: Responses, model: Model, gauge: Gauge, priors: ItemPriors, fixed: Floats,
    tolerance: float | None, most: int,
) -> Plan:  # fmt: skip
    free = np.isnan(fixed[:, 0])
    scores_only = model in ("rasch", "1pl") and bool(free.all())
    design = Design(used, scores_only=scores_only)
    slope = {"rasch": "fixed", "1pl": "shared"}.get(model, "own")
    if gauge is Gauge.UNIT_SLOPE:
        slope = "shared"  # a common slope, folded into the sd of ability
    shape = Shape(slope, model == "3pl", free)
    length = default_tolerance(design) if tolerance is None else tolerance
    return Plan(design, shape, gauge, priors, model == "rasch", length, most)


def _start(plan: Plan, fixed: Floats, model: Model) -> Curves:
    priors, size = plan.priors, fixed.shape[0]
    c = np.zeros(size)
    if model == "3pl":
        said = priors.c_alpha + priors.c_beta > 2
        mode = (priors.c_alpha - 1) / np.maximum(priors.c_alpha + priors.c_beta - 2, 1e-9)
        c = np.clip(np.where(said, mode, 0.15), 0.02, 0.5)
    start = starting_curves(plan.design, model in ("rasch", "1pl"), c)
    a, b = start.a, np.clip(start.b, -5.0, 5.0)
    if plan.gauge is Gauge.PRIORS:  # start where the priors are: the scale is theirs
        b = np.where(np.isfinite(priors.b_sd), priors.b, b)
        a = np.where(np.isfinite(priors.log_a_sd), np.exp(priors.log_a), a)
    anchor = ~plan.shape.free
    a, b, c = (np.where(anchor, fixed[:, k], value) for k, value in enumerate((a, b, c)))
    return Curves(a, -a * b, c)


def _result(
    read: Responses, plan: Plan, found: Fit, model: Model, warnings: list[str], errors: bool
) -> Calibration:
    import pandas as pd

    used, curves = plan.design.responses, found.items
    unbounded = (np.abs(curves.a) >= 0.99 * MAX_SLOPE) | (np.abs(curves.d) >= 0.99 * MAX_INTERCEPT)
    unbounded &= plan.shape.free
    warnings += _fit_warnings(plan, found, unbounded)
    if errors:
        spread, sound = _covariances(plan, found, unbounded)
        se = _errors(curves, spread, unbounded)
        if not sound:
            named = some(used.items[j] for j in np.flatnonzero(np.isinf(se).any(axis=1)))
            warnings.append(f"the data leave open (infinite standard errors): {named}")
    else:
        se = np.full((curves.a.size, 4), np.nan)
    names = list(used.items)
    table = {
        "item": names, "a": curves.a, "b": curves.b, "c": curves.c,
        "se_a": se[:, 0], "se_b": se[:, 3], "n": used.n,
    }  # fmt: skip
    intercepts = {"item": names, "d": curves.d, "se_d": se[:, 1], "se_c": se[:, 2]}
    return Calibration(
        model=model,
        items=pd.DataFrame(table),
        intercepts=pd.DataFrame(intercepts),
        loglik=found.expected.loglik,
        converged=found.converged and not unbounded.any(),
        iterations=found.steps,
        n_persons=int((used.answered > 0).sum()),
        warnings=tuple(warnings),
        ability_mean=found.mean,
        ability_sd=found.sd,
        points=found.grid.z.size,
        responses=read,
    )


def _covariances(plan: Plan, found: Fit, unbounded: NDArray[np.bool_]) -> tuple[Floats, bool]:
    """Covariance of each item's a, d, logit c, (item, 3, 3), and whether all are bounded.

    Items without a maximum are held fixed, lest they open all the others.
    """
    if unbounded.any() and plan.shape.slope == "own":
        plan = replace(plan, shape=replace(plan.shape, free=plan.shape.free & ~unbounded))
    if not plan.shape.free.any():
        return np.zeros((unbounded.size, 3, 3)), True
    information = observed_information(plan, found)
    inverse, sound = covariance(information)
    spread = item_covariances(found.items, information, inverse)
    if plan.unit:  # the common slope stood for the sd of ability
        spread[:, 0, :] = spread[:, :, 0] = 0.0
    return spread, sound


def _fit_warnings(plan: Plan, found: Fit, unbounded: NDArray[np.bool_]) -> list[str]:
    warnings = []
    if not found.converged:
        warnings.append(
            f"not converged after {found.steps} steps: last change {found.change:.1e}, "
            f"tolerance {plan.tolerance:.0e}"
        )
    if unbounded.any():
        named = some(plan.design.responses.items[j] for j in np.flatnonzero(unbounded))
        warnings.append(f"not converged: the likelihood has no maximum, give priors, for: {named}")
    return warnings


def _errors(curves: Curves, spread: Floats, unbounded: NDArray[np.bool_]) -> Floats:
    """Standard errors of a, d, c and b; shape (item, 4). Delta method for b and c."""
    variance = np.diagonal(spread, axis1=1, axis2=2)
    b, a = curves.b, curves.a
    se = np.empty((a.size, 4))
    with np.errstate(invalid="ignore"):
        se[:, :3] = np.sqrt(np.maximum(variance, 0.0))
        of_b = (b**2 * variance[:, 0] + 2 * b * spread[:, 0, 1] + variance[:, 1]) / a**2
        se[:, 3] = np.sqrt(np.maximum(of_b, 0.0))
    se[:, 2] *= curves.c * (1.0 - curves.c)
    se[np.isnan(se)] = np.inf
    se[unbounded] = np.inf
    return se
