"""Calibrate items from responses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.findings import Finding
from pixsim.answers.reading import read_responses
from pixsim.answers.response_matrix import Responses
from pixsim.calibration.estimation.design import Design
from pixsim.calibration.estimation.fit import (
    LEAST_START_C,
    Fit,
    Plan,
    contrasted_slopes,
    default_tolerance,
    fit,
    least_tolerance,
    starting_curves,
)
from pixsim.calibration.estimation.identification import Scale
from pixsim.calibration.estimation.maximisation import Shape
from pixsim.calibration.estimation.progress import Watch, Way
from pixsim.calibration.estimation.threads import one_blas_thread
from pixsim.calibration.families.pooling import Pool, pool_variants
from pixsim.calibration.families.spread import fit_with_spread
from pixsim.calibration.model.anchors import Anchors, read_anchors
from pixsim.calibration.model.families import Families, read_families
from pixsim.calibration.model.item_priors import NO_PRIORS, ItemPriors, Priors
from pixsim.calibration.model.parameters import LEAST_POST_SD, Parameters
from pixsim.calibration.model.population import ALONE, Population, read_population
from pixsim.calibration.result import Calibration
from pixsim.calibration.scale.marginal import (
    at_marginal_mode,
    needs_marginal,
    spread_at_marginal_mode,
)
from pixsim.calibration.tables import build_calibration
from pixsim.irt.curves import Curves

if TYPE_CHECKING:
    import pandas as pd

Model = Literal["rasch", "1pl", "2pl", "3pl"]
MODELS = ("rasch", "1pl", "2pl", "3pl")
FEWEST_ITEMS = {"rasch": 2, "1pl": 2, "2pl": 3, "3pl": 3}  # fewer do not identify the model
FLAT = 0.05  # no item discriminates whose slope is below it


def calibrate(
    responses: Any,
    model: Model = "2pl",
    *,
    priors: Priors | None = None,
    anchors: Mapping[str, Sequence[float]] | pd.DataFrame | None = None,
    families: Mapping[str, str] | None = None,
    groups: Any = None,
    covariates: Any = None,
    items: Sequence[str] | None = None,
    ability: Literal["standard", "free"] | None = None,
    standard_errors: bool = True,
    tolerance: float | None = None,
    max_iterations: int = 1000,
    progress: Watch | None = None,
) -> Calibration:
    """Calibrate items by marginal maximum likelihood, or maximum a posteriori with priors.

    Parameters
    ----------
    responses : array, DataFrame, dict of columns or Responses
        See `pixsim.calibration.read_responses`.
    model : {"rasch", "1pl", "2pl", "3pl"}
        In any case. Rasch: slopes 1, ability N(0, sd²). 1PL: one common slope; 2PL: one slope per item; 3PL:
        also a lower asymptote per item; ability N(0, 1). Logistic metric without 1.7.
    priors : Priors, optional
        None: none, but for the 3PL those of ``Priors()``, without which it is ill-posed.
    anchors : mapping or DataFrame, optional
        Fixed items: ``{item: (a, b)}`` or ``(a, b, c)``, or a table with the columns ``item``,
        ``a``, ``b`` and perhaps ``c``. The others land on their scale. The name of a family fixes
        its slope and mean difficulty; an item of a family fixes the slope of the others too.
    families : mapping of item to family, optional
        Items of a family share slope and lower asymptote; their difficulties are N(b of the
        family, spread²), with one spread for all families, estimated. An item with few answers is
        drawn towards its family, and one without or with only right ones has an estimate. Items
        that are not named are on their own; slopes of families are kept positive.
    groups : mapping of person to group, or sequence in the order of the persons, optional
        Each group has its own mean and standard deviation of ability. The largest is the reference,
        to which `ability` applies.
    covariates : mapping of name to (mapping of person to number, or sequence), optional
        Ability is regressed on them (latent regression). Where items were chosen by what is known
        of a person, such as the level of a profile, this is what makes the choice harmless.
    items : sequence of str, optional
        Names of the columns of a wide array.
    ability : {"standard", "free"}, optional
        N(0, 1), or mean and sd estimated, which needs anchors or a prior on b. Default: free with
        anchors or with a prior centre of b for each item. With priors, mean and sd are at the mode
        of their marginal, items integrated out: see `pixsim.calibration.scale.marginal`.
    standard_errors : bool
        From the observed information; False leaves the columns NaN.
    tolerance : float, optional
        Longest last change of a parameter. Default 1e-7, or 1e-5 for large data and with covariates. Not
        below 1e-12, or 1e-5 for large data, whose rounding leaves no shorter steps: less is taken for
        that, with a warning.
    max_iterations : int
        Expectation steps before giving up; the result then has ``converged`` False.
    progress : callable, optional
        Called after each step with the share of the way to convergence, in [0, 1]: a guess from
        how far the parameters still move, never less than before.

    Returns
    -------
    Calibration
        With families also their table and the spread within them. Estimates are the mode of what is
        known, as in other programs; with priors on all items, ``means()`` are right on average.

    Raises
    ------
    DataError
        Responses that cannot be used, every reason named.
    ValueError
        Unknown model, wrong priors, anchors or families, too few items, a tolerance outside ]0, 1[.

    Notes
    -----
    With families, each difficulty is a distribution over which log-likelihoods are averaged
    (variational EM), and the spread is at the mode of its Laplace marginal. Standard errors take the
    spread as known. Variants of fewer than `pixsim.calibration.families.pooling.FEWEST_ANSWERS`
    answers count for their family as its average, and have their difficulty from it and their
    answers afterwards.

    Examples
    --------
    >>> import numpy as np
    >>> import pandas as pd
    >>> import pixsim
    >>> items = pd.DataFrame({"item": ["q1", "q2", "q3"], "a": 1.0, "b": [-1.0, 0.0, 1.0]})
    >>> rng = np.random.default_rng(1)
    >>> table = pixsim.simulate_responses(items, rng.standard_normal(500), rng)
    >>> fit = pixsim.calibrate(table, "rasch")
    >>> fit.items[["item", "b"]].round(1)
      item    b
    0   q3  1.1
    1   q2 -0.0
    2   q1 -1.1
    """
    model = model.lower() if isinstance(model, str) else model  # type: ignore[assignment]
    if model not in MODELS:
        raise ValueError(f"model: {model!r} is not one of {', '.join(MODELS)}")
    if tolerance is not None and not 0 < tolerance < 1:
        raise ValueError(f"tolerance: {tolerance} is not a number between 0 and 1")
    read = read_responses(responses, items=items)
    given = priors if priors is not None else Priors() if model == "3pl" else NO_PRIORS
    own = _priors_for(model, given.spread(len(read.items)))
    named = read_families(families, read.items, given.family_spread).with_priors(own)
    fixed = read_anchors(anchors, read.items, named, model)
    population = read_population(groups, covariates, read.persons)
    keep = _usable(read, own, fixed, named)
    used, own, fixed = read.select(keep), own.at(keep), fixed.select(keep, named)
    of_items = own
    pooled = pool_variants(used, named.select(keep), np.isnan(fixed.items[:, 0]))
    own, fixed = own.at(pooled.source), fixed.at(pooled.source)
    scale = _scale(model, given, own, fixed, pooled.families, ability)
    _check_enough(pooled.responses, model, scale)
    warnings = list(read.warnings)
    left_out = [name for name, kept in zip(read.items, keep, strict=True) if not kept]
    if left_out:
        warnings.append(Finding.of("left_out", left_out))
    with one_blas_thread():
        plan = _plan(
            pooled, model, scale, own, fixed, population, tolerance, max_iterations, progress
        )
        if tolerance is not None and tolerance < plan.tolerance:
            warnings.append(Finding.of("tolerance_raised", asked=tolerance, least=plan.tolerance))
        start = _start(plan, own, fixed, model)
        if pooled.families.count:
            evidence = given.family_spread, given.family_weight
            spread = fit_with_spread(plan, start, *evidence)
            if needs_marginal(plan, spread.fit):
                spread = spread_at_marginal_mode(plan, spread, *evidence)
            plan, found = spread.plan, spread.fit
        else:
            found, spread = _fit_either_sign(plan, start), None
            if found.converged and needs_marginal(plan, found):
                scaled = at_marginal_mode(plan, found)
                found = scaled.fit
                if not scaled.settled:
                    warnings.append(Finding.of("scale_moves", sd=found.at.sd))
        result = build_calibration(
            read,
            used,
            pooled,
            plan,
            found,
            spread,
            model,
            warnings,
            errors=standard_errors,
            families=families is not None,
        )
        result = replace(result, priors=of_items)
    if progress is not None:
        progress(1.0)
    return result


def _fit_either_sign(plan: Plan, start: Parameters) -> Fit:
    """The fit; where it ends without any slope, the better of it and one from slopes of both signs.

    Slopes of 0 are a saddle of the likelihood, where a start that is symmetrical never leaves.
    """
    found = fit(plan, start)
    slopes = found.at.items.a[plan.shape.free]
    signed = plan.scale is Scale.STANDARD and plan.shape.slope == "own"
    if not signed or np.abs(slopes).max(initial=0.0) > FLAT:
        return found
    other = fit(plan, replace(start, items=contrasted_slopes(plan.design, start.items)))
    return other if other.expected.loglik > found.expected.loglik else found


def _priors_for(model: Model, priors: ItemPriors) -> ItemPriors:
    """Priors that the model uses."""
    one = np.ones_like(priors.b)
    slope = priors.log_a_sd if model != "rasch" else np.inf * one
    alpha, beta = (priors.c_alpha, priors.c_beta) if model == "3pl" else (one, one)
    return ItemPriors(priors.log_a, slope, priors.b, priors.b_sd, alpha, beta)


def _usable(
    responses: Responses, priors: ItemPriors, fixed: Anchors, families: Families
) -> NDArray[np.bool_]:
    """Items that have an estimate, shape (item,).

    They or their family have right and wrong answers, a prior or an anchor.
    """
    n, right = (families.total(x.astype(np.float64)) for x in (responses.n, responses.right))
    usable = (right > 0) & (right < n)
    usable |= families.any(np.isfinite(priors.b_sd) | ~np.isnan(fixed.items[:, 0]))
    usable[: families.count] |= ~np.isnan(fixed.families[:, 0])
    kept: NDArray[np.bool_] = usable[families.group]
    return kept


def _scale(
    model: Model,
    given: Priors,
    priors: ItemPriors,
    fixed: Anchors,
    families: Families,
    ability: str | None,
) -> Scale:
    if ability not in (None, "standard", "free"):
        raise ValueError(f"ability: {ability!r} is not 'standard' or 'free'")
    if fixed.any:
        if ability == "standard":
            raise ValueError("ability: anchors fix the scale, ability cannot be standard as well")
        return Scale.ANCHORS
    centred = priors.on_difficulty and np.ndim(given.b) > 0
    if ability == "free" or (ability is None and centred):
        if not (np.isfinite(priors.b_sd).all() and (priors.on_slope or model == "rasch")):
            raise ValueError("ability: 'free' needs anchors, or priors on b and log a of all items")
        return Scale.PRIORS
    unit = model == "rasch"
    if priors.on_difficulty or priors.on_slope:
        return Scale.PRIORS_UNIT if unit else Scale.PRIORS_STANDARD
    if families.count:
        return Scale.FAMILIES_UNIT if unit else Scale.FAMILIES_STANDARD
    return Scale.UNIT_SLOPE if unit else Scale.STANDARD


def _check_enough(used: Responses, model: Model, scale: Scale) -> None:
    free = scale in (
        Scale.STANDARD,
        Scale.UNIT_SLOPE,
        Scale.FAMILIES_STANDARD,
        Scale.FAMILIES_UNIT,
    )
    fewest = FEWEST_ITEMS[model] if free else 1
    count = int(((used.right > 0) & (used.right < used.n)).sum()) if free else len(used.items)
    if count < fewest:
        raise ValueError(
            f"responses: {count} items with both right and wrong answers, "
            f"the {model} model needs {fewest}" + ("; give priors" if free else "")
        )
    if free and not (used.answered >= 2).any():
        raise ValueError(
            "responses: nobody answered two of the items, abilities cannot be estimated"
        )


def _plan(
    pooled: Pool,
    model: Model,
    scale: Scale,
    priors: ItemPriors,
    fixed: Anchors,
    population: Population | None,
    tolerance: float | None,
    most: int,
    progress: Watch | None,
) -> Plan:
    families = pooled.families
    alike = model in ("rasch", "1pl") and not fixed.any and not families.average.any()
    design = Design(pooled.responses, scores_only=alike, merged=population is None)
    slope = {"rasch": "fixed", "1pl": "shared"}.get(model, "own")
    if scale is Scale.UNIT_SLOPE:
        slope = "shared"  # a common slope, folded into the sd of ability
    shape = Shape(
        slope,
        model == "3pl",
        free=np.isnan(fixed.items[:, 0]) & ~families.average,
        free_group=np.isnan(fixed.by_group(families)[:, 0]),
        free_centre=np.isnan(fixed.families[:, 0]),
    )
    size = families.total(np.ones(families.group.size))[families.group]
    common = (
        np.full_like(size, max(int((shape.free | families.average).sum()), 1))
        if slope == "shared"
        else size
    )
    shared = priors.over(common, size)
    shared = replace(shared, b_sd=np.where(families.tied, np.inf, priors.b_sd))
    length = (
        default_tolerance(design, population)
        if tolerance is None
        else max(tolerance, least_tolerance(design))
    )
    way = None if progress is None else Way(length, progress)
    unit = model == "rasch"
    return Plan(design, shape, scale, shared, families, unit, length, most, way, population)


def _start(plan: Plan, priors: ItemPriors, fixed: Anchors, model: Model) -> Parameters:
    """Guesses from the data, or where the priors are if the scale is theirs, and the anchors."""
    families, size = plan.families, plan.shape.free.size
    c = np.zeros(size)
    if model == "3pl":
        said = priors.c_alpha + priors.c_beta > 2
        mode = (priors.c_alpha - 1) / np.maximum(priors.c_alpha + priors.c_beta - 2, 1e-9)
        c = np.clip(np.where(said, mode, 0.15), LEAST_START_C, 0.5)
    guess = starting_curves(plan.design, families, model in ("rasch", "1pl"), c)
    a, b = guess.a, np.clip(guess.b, -5.0, 5.0)
    if plan.scale is Scale.PRIORS:
        b = np.where(np.isfinite(priors.b_sd), priors.b, b)
        a = np.where(np.isfinite(priors.log_a_sd), np.exp(priors.log_a), a)
    shared = fixed.by_group(families)[families.group]
    a, c = (np.where(np.isnan(x), value, x) for x, value in zip(shared.T, (a, c), strict=True))
    tied, count = families.tied, families.count
    centres = np.zeros(count)
    centres[families.group[tied]] = b[tied]  # of a family all are alike
    centres = np.where(plan.shape.free_centre, centres, fixed.families[:, 1])
    b[tied] = centres[families.group[tied]]
    b = np.where(np.isnan(fixed.items[:, 1]), b, fixed.items[:, 1])
    uncertain = families.own & plan.shape.free
    post_sd = np.where(uncertain, 0.7 * families.spread, LEAST_POST_SD) if count else None
    latent = ALONE if plan.population is None else plan.population.start
    return Parameters(Curves(a, -a * b, c, post_sd), centres, 0.0, 1.0, latent)
