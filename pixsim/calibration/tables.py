"""From a fit to the tables a person reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from pixsim.answers.findings import Finding
from pixsim.answers.response_matrix import Responses
from pixsim.calibration.estimation.design import Design
from pixsim.calibration.estimation.fit import Fit, Plan
from pixsim.calibration.estimation.maximisation import (
    MAX_INTERCEPT,
    MAX_SLOPE,
    MIN_SLOPE,
    positive_slopes,
)
from pixsim.calibration.estimation.threads import one_blas_thread
from pixsim.calibration.families.few_answers import few_difficulties
from pixsim.calibration.families.pooling import FEWEST_ANSWERS, Pool
from pixsim.calibration.families.spread import LEAST_SPREAD, SpreadFit
from pixsim.calibration.model.parameters import LEAST_SD
from pixsim.calibration.population_tables import population_tables
from pixsim.calibration.result import Calibration, NamedCovariance
from pixsim.calibration.uncertainty.covariance import (
    MOST_PARAMETERS,
    Uncertainty,
    Whole,
    estimate_covariance,
    whole_covariances,
)
from pixsim.calibration.uncertainty.information import parameter_index
from pixsim.calibration.uncertainty.population_information import latent_columns
from pixsim.foundation.arrays import Bools, Floats
from pixsim.irt.curves import Curves

if TYPE_CHECKING:
    import pandas as pd


def build_calibration(
    read: Responses,
    used: Responses,
    pooled: Pool,
    plan: Plan,
    found: Fit,
    spread: SpreadFit | None,
    model: str,
    warnings: list[Finding],
    *,
    errors: bool,
    families: bool,
) -> Calibration:
    """Tables, warnings and standard errors of a fit.

    Parameters
    ----------
    read : Responses
        All that was given.
    used : Responses
        To the items that have an estimate.
    pooled : Pool
        Of those, with the averages of families.
    plan : Plan
    found : Fit
    spread : SpreadFit or None
        With families.
    model : str
    warnings : list of Finding
        About the responses.
    errors : bool
        Standard errors are wanted.
    families : bool
        Families were given, even if none is left.
    """
    unbounded = _find_unbounded(plan, found.at.items)
    warnings = warnings + _fit_warnings(plan, found, spread, unbounded)
    se = np.full((unbounded.size, 4), np.nan)
    se_centre = np.full(plan.families.count, np.nan)
    known, inverse = plan, None
    if errors:
        known = _fix_unbounded(plan, unbounded)
        settled = None if spread is None or unbounded.any() else spread.uncertainty
        inverse = estimate_covariance(known, found) if settled is None else settled
        se, se_centre, open_ = _errors_by_item(plan, found, inverse, unbounded)
        warnings += _error_warnings(plan, inverse, open_)
    items, intercepts = _item_tables(used, pooled, plan, found, se, se_centre)
    people = population_tables(plan, found, inverse)
    return Calibration(
        model=model,
        items=items,
        intercepts=intercepts,
        loglik=found.expected.loglik,
        converged=_has_converged(found, spread, unbounded),
        iterations=found.steps,
        n_persons=int((used.answered > 0).sum()),
        warnings=tuple(warnings),
        ability_mean=found.at.mean,
        ability_sd=found.at.sd,
        points=found.grid.z.size,
        responses=read,
        families=_family_table(plan, pooled, found, se, se_centre) if families else None,
        spread=None if spread is None else spread.spread,
        se_spread=None if spread is None else spread.error,
        se_ability_mean=people.se_mean,
        se_ability_sd=people.se_sd,
        groups=people.groups,
        regression=people.regression,
        person_mean=people.mean,
        person_sd=people.sd,
        parameters=_count_parameters(plan, found, spread),
        penalised=_has_penalty(plan),
        covariance=_named_covariance(known, found, inverse),
    )


def _item_tables(
    used: Responses, pooled: Pool, plan: Plan, found: Fit, se: Floats, se_centre: Floats
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Items, and their intercepts; variants of few answers beside the others."""
    import pandas as pd

    families, curves = plan.families, found.at.items
    value = np.empty((len(used.items), 4))  # a, d, c, b
    error = np.empty_like(value)
    own = ~families.average
    place = pooled.source[own]
    fitted = np.column_stack([curves.a, curves.d, curves.c, curves.b])
    value[place], error[place] = fitted[own], se[own]
    if pooled.few.size:
        b, variance = few_difficulties(pooled, plan, found)
        average = np.zeros(families.count, dtype=np.int64)
        average[families.group[families.average]] = np.flatnonzero(families.average)
        rows = average[pooled.family]
        a = (curves.a / families.stretch)[rows]
        value[pooled.few] = np.column_stack([a, -a * b, curves.c[rows], b])
        follows = variance / families.spread**2 * se_centre[pooled.family]
        se_b = np.sqrt(variance + follows**2)
        se_d = np.hypot(a * se_b, b * se[rows, 0])
        error[pooled.few] = np.column_stack([se[rows, 0], se_d, se[rows, 2], se_b])
    table = {
        "item": list(used.items), "a": value[:, 0], "b": value[:, 3], "c": value[:, 2],
        "se_a": error[:, 0], "se_b": error[:, 3], "n": used.n,
    }  # fmt: skip
    intercepts = {
        "item": list(used.items), "d": value[:, 1], "se_d": error[:, 1], "se_c": error[:, 2]
    }  # fmt: skip
    return pd.DataFrame(table), pd.DataFrame(intercepts)


def _family_table(
    plan: Plan, pooled: Pool, found: Fit, se: Floats, se_centre: Floats
) -> pd.DataFrame:
    import pandas as pd

    families, curves = plan.families, found.at.items
    tied = np.flatnonzero(families.tied)
    member = np.zeros(families.count, dtype=np.int64)
    member[families.group[tied]] = tied  # one of each: slopes are shared
    count = families.count
    n = families.total(plan.design.responses.n.astype(np.float64))[:count]
    own = np.bincount(families.group[families.own], minlength=count)[:count]
    table = {
        "family": list(families.names), "a": (curves.a / families.stretch)[member],
        "b": found.at.centres, "se_a": se[member, 0], "se_b": se_centre,
        "spread": families.spread, "n": n.astype(np.int64),
        "items": own + np.bincount(pooled.family, minlength=count),
    }  # fmt: skip
    return pd.DataFrame(table)


def _count_parameters(plan: Plan, found: Fit, spread: SpreadFit | None) -> int:
    """How many are estimated: variants within families count through their spread."""
    index = parameter_index(plan)
    own = int((plan.families.own & (index[:, 1] >= 0)).sum())
    known = len(latent_columns(plan, found)) + (spread is not None)
    return int(index.max(initial=-1)) + 1 - own + known


def _has_penalty(plan: Plan) -> bool:
    """Whether priors had a say, so that the likelihood is not at its maximum."""
    priors = plan.priors
    asymptote = plan.shape.guessing and bool(((priors.c_alpha > 1) | (priors.c_beta > 1)).any())
    return priors.on_slope or priors.on_difficulty or asymptote


def _named_covariance(
    plan: Plan, found: Fit, inverse: Uncertainty | None
) -> Callable[[], NamedCovariance] | None:
    """What gives the covariances of all parameters; None where there is no one matrix of them.

    Where errors did not need that matrix, it is made when it is asked for.
    """
    if inverse is None or plan.families.count:
        return None
    if isinstance(inverse, Whole):
        return partial(_with_names, plan, found, inverse)
    index = parameter_index(plan)
    if int(index.max(initial=-1)) >= MOST_PARAMETERS:
        return None
    design = Design(plan.design.responses, kept=False)  # its blocks are not held for that
    return partial(_with_family_means, replace(plan, design=design, way=None), found)


def _with_family_means(plan: Plan, found: Fit) -> NamedCovariance:
    with one_blas_thread():
        return _with_names(plan, found, whole_covariances(plan, found, parameter_index(plan)))


def _with_names(plan: Plan, found: Fit, inverse: Whole) -> NamedCovariance:
    """Covariances of all parameters with their names."""
    index, items = inverse.index, plan.design.responses.items
    names = [""] * (int(index.max(initial=-1)) + 1)
    shared = plan.shape.slope == "shared"
    for column, kind in ((0, "a"), (1, "d"), (2, "logit_c")):
        for item, row in zip(items, index[:, column].tolist(), strict=True):
            if row >= 0:
                common = column == 0 and shared
                of_all = "ability_sd" if plan.unit else "a"
                names[row] = of_all if common else f"{kind}[{item}]"
    latent = ["ability_mean / sd", "log ability_sd"]
    if plan.population is not None:
        population = plan.population
        latent += [f"z[{name}]" for name in (*population.groups[1:], *population.covariates)]
        latent += [f"log width[{name}]" for name in population.groups[1:]]
    names += [latent[column] for column in latent_columns(plan, found)]
    return NamedCovariance(tuple(names), inverse.root, inverse.lost)


def _find_unbounded(plan: Plan, curves: Curves) -> Bools:
    """Items whose likelihood has no maximum, and the others of their family."""
    shape, families = plan.shape, plan.families
    steep, far = np.abs(curves.a) >= 0.99 * MAX_SLOPE, np.abs(curves.d) >= 0.99 * MAX_INTERCEPT
    flat = positive_slopes(shape, plan.priors, families) & (curves.a <= 1.01 * MIN_SLOPE)
    free_slope = shape.free_group[families.group]
    without = ((steep | flat) & free_slope) | (far & shape.free)
    return families.any(without)[families.group]


def _fit_warnings(
    plan: Plan, found: Fit, spread: SpreadFit | None, unbounded: Bools
) -> list[Finding]:
    warnings = []
    if not found.converged and found.change >= plan.tolerance:  # else the scale moves: told apart
        last = Finding.of("not_converged", n=found.steps, change=found.change, most=plan.tolerance)
        warnings.append(last)
    if unbounded.any():
        warnings.append(Finding.of("no_maximum", _item_names(plan, unbounded)))
    if found.at.alike:
        warnings.append(Finding.of("ability_alike", sd=LEAST_SD))
    if spread is None:
        return warnings
    if found.converged and not spread.settled:
        warnings.append(Finding.of("spread_moves", spread=spread.spread))
    if not plan.families.own.any():
        warnings.append(Finding.of("spread_prior", n=FEWEST_ANSWERS))
    elif spread.spread <= LEAST_SPREAD:
        warnings.append(Finding.of("spread_zero"))
    return warnings


def _error_warnings(plan: Plan, inverse: Uncertainty, open_: Bools) -> list[Finding]:
    warnings = []
    if open_.any():
        warnings.append(Finding.of("left_open", _item_names(plan, open_)))
    if not inverse.whole:
        warnings.append(Finding.of("errors_by_group"))
    return warnings


def _item_names(plan: Plan, which: Bools) -> list[str]:
    return [plan.design.responses.items[j] for j in np.flatnonzero(which)]


def _has_converged(found: Fit, spread: SpreadFit | None, unbounded: Bools) -> bool:
    settled = spread is None or spread.settled
    return found.converged and settled and not bool(unbounded.any())


def _fix_unbounded(plan: Plan, unbounded: Bools) -> Plan:
    """The plan with what has no maximum fixed, so that it does not open all the others."""
    if not unbounded.any() or plan.shape.slope != "own":
        return plan
    groups, shape = plan.families.any(unbounded), plan.shape
    shape = replace(
        shape,
        free=shape.free & ~unbounded,
        free_group=shape.free_group & ~groups,
        free_centre=shape.free_centre & ~groups[: plan.families.count],
    )
    return replace(plan, shape=shape)


def _errors_by_item(
    plan: Plan, found: Fit, inverse: Uncertainty, unbounded: Bools
) -> tuple[Floats, Floats, Bools]:
    """Standard errors of the items' a, d, c and b, and of the family means; items left open."""
    covariances, open_ = inverse.items(), np.zeros_like(unbounded)
    if plan.unit:  # the common slope stood for the sd of ability
        covariances[:, 0, :] = covariances[:, :, 0] = 0.0
    open_ |= np.isinf(covariances).any(axis=(1, 2))
    se = _item_errors(found.at.items, covariances)
    if plan.shape.slope == "shared" and not (plan.unit or inverse.whole):
        se[plan.shape.free, 0] = np.inf  # of a slope fixed with all the others nothing is known
    se[unbounded] = np.inf
    se_centre = np.sqrt(inverse.centres())
    se_centre[plan.families.any(unbounded)[: plan.families.count]] = np.inf
    return se, se_centre, open_


def _item_errors(curves: Curves, covariances: Floats) -> Floats:
    """Standard errors of a, d, c and b; shape (item, 4). Delta method for b and c."""
    variance = np.diagonal(covariances, axis1=1, axis2=2)
    b, a = curves.b, curves.a
    se = np.empty((a.size, 4))
    with np.errstate(invalid="ignore"):
        se[:, :3] = np.sqrt(np.maximum(variance, 0.0))
        of_b = (b**2 * variance[:, 0] + 2 * b * covariances[:, 0, 1] + variance[:, 1]) / a**2
        se[:, 3] = np.sqrt(np.maximum(of_b, 0.0))
    se[:, 2] *= curves.c * (1.0 - curves.c)
    se[np.isnan(se)] = np.inf
    return se
