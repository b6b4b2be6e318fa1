"""A population whose scores are those that were published.

Mean and spread of ability are moved until the scores of simulated candidates, those certified, have
the published figures. All trials share their random numbers, so that a figure moves smoothly with
the two. How many pass is left out of account: it says the circumstances supposed, not abilities.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.foundation.arrays import Floats
from pixsim.foundation.problems import DataError
from pixsim.rules.v3 import V3
from pixsim.simulation.people.assumptions import (
    Abilities,
    Group,
    PerCompetence,
    fault,
    whole_number,
)
from pixsim.simulation.people.cohort import Cohort
from pixsim.simulation.people.published import Published, figures_of, score_error
from pixsim.simulation.rule_sets import AnyRules, named_rules
from pixsim.simulation.run import simulate
from pixsim.simulation.workers import Workers, open_workers

if TYPE_CHECKING:
    from pandas import DataFrame


CANDIDATES = 16_384
STEP = 0.1  # of the slopes, in units of ability and of the log of the spread
ENOUGH = 0.002  # a smaller move changes nothing that is told
ROUNDS = 15
FAR = 0.25  # a longer move asks for new slopes; after a shorter one they are only mended
FARTHEST = 5.0  # from where a fit starts: no population is beyond
SURE = 3.0  # standard errors from which a figure counts as not fitted


@dataclass(frozen=True)
class Fit:
    """One part of the population, fitted.

    Attributes
    ----------
    group : str
        Empty where the population has one part.
    published : Published
    abilities : Abilities
    fitted, error : tuple of float
        The same figures of the simulated scores, and the standard errors of the differences: of
        the simulation, and of the published figure where it says of how many it is.
    spread_fitted : bool
        False where there was one figure: the spread is then a prior.
    converged : bool
    """

    group: str
    published: Published
    abilities: Abilities
    fitted: tuple[float, ...]
    error: tuple[float, ...]
    spread_fitted: bool
    converged: bool


@dataclass(frozen=True, repr=False)
class Matching:
    """A cohort like the published one.

    Attributes
    ----------
    cohort : Cohort
    fits : tuple of Fit
    """

    cohort: Cohort
    fits: tuple[Fit, ...]

    @property
    def table(self) -> DataFrame:
        """One row per figure: published, fitted, their difference, its error, whether it fits."""
        import pandas as pd

        rows = [
            {
                "group": fit.group, "figure": name, "published": wanted, "fitted": found,
                "difference": found - wanted, "error": error,
                "fits": abs(found - wanted) <= SURE * error,
            }
            for fit in self.fits
            for (name, wanted), found, error in zip(
                fit.published.figures.items(), fit.fitted, fit.error, strict=True
            )
        ]  # fmt: skip
        table = pd.DataFrame(rows)
        return table.drop(columns="group") if len(self.fits) == 1 else table

    @property
    def remarks(self) -> tuple[str, ...]:
        """What could not be fitted, in words; empty where all could."""
        told = []
        for fit in self.fits:
            at = f"{fit.group}: " if fit.group else ""
            if not fit.spread_fitted:
                told.append(f"{at}one figure tells no spread: that of the prior is kept")
            if not fit.converged:
                told.append(f"{at}no mean and spread of ability come nearer: the fit is no fit")
            told += [
                f"{at}{name} is {found:.4g}, published {wanted:.4g}"
                for (name, wanted), found, error in zip(
                    fit.published.figures.items(), fit.fitted, fit.error, strict=True
                )
                if abs(found - wanted) > SURE * error
            ]
        return tuple(told)

    def __repr__(self) -> str:
        """Mean and spread of each part, and what does not fit."""
        parts = (
            f"{fit.group + ': ' if fit.group else ''}mean {_mean_text(fit.abilities.mean)}, spread"
            f" {_mean_text(fit.abilities.spread)}"
            for fit in self.fits
        )
        left = "; ".join(self.remarks) or "all figures fitted"
        return f"<Matching: {'; '.join(parts)}; {left}>"


def match_cohort(
    *,
    mean: float | None = None,
    quantiles: Mapping[float, float] | None = None,
    share: Mapping[float, float] | None = None,
    groups: Mapping[str, Published] | None = None,
    cohort: Cohort | None = None,
    rules: AnyRules = None,
    bank: Bank | None = None,
    candidates: int = CANDIDATES,
    seed: int = 1,
    executor: Workers = None,
) -> Matching:
    """Fit mean and spread of ability to published figures of scores.

    Least squares over the figures, each in units of its sampling error, by Gauss and Newton with
    slopes from simulations that share their random numbers. Everything else (correlation,
    sincerity, circumstances, difficulties, guessing) stays as it is: a **prior**, and what is
    fitted holds under it alone.

    Parameters
    ----------
    mean : float, optional
        Pix, of those certified: `Summary.certified_mean_pix`, not `Summary.mean_pix`, which counts
        the admitted who fail with 0.
    quantiles : Mapping[float, float], optional
        Pix of those certified, by percent: `Summary.certified_pix_quantiles`.
    share : Mapping[float, float], optional
        Share of the certified with at least so many pix, by pix. (Pass rates are not fitted to.)
    groups : Mapping[str, Published], optional
        Parts of the population by name, in place of the three above; each is fitted by itself, and
        weighs as many as it has certified (equally where that is not said).
    cohort : Cohort, optional
        What is not fitted; its abilities are where the fit starts.
    rules : V2 or V3, optional
        That the scores were obtained by; V3 by default.
    bank : Bank, optional
    candidates : int
        Simulated in each trial, from 1,000.
    seed : int
    executor : concurrent.futures.Executor, optional

    Returns
    -------
    Matching

    Raises
    ------
    DataError
        Every impossible figure, at once; a cohort whose abilities are known.

    Examples
    --------
    >>> from pixsim.simulation import match_cohort
    >>> found = match_cohort(mean=300, quantiles={25: 200, 75: 400}, candidates=2048)
    >>> found.cohort.abilities.mean > 0
    True
    """
    wanted = (
        {"": Published(mean, dict(quantiles or {}), dict(share or {}))}
        if groups is None
        else dict(groups)
    )
    base = Cohort() if cohort is None else cohort
    problems = [p for name, each in wanted.items() for p in each.faults(name)]
    problems += whole_number("candidates", candidates, 1000)
    if groups is not None and (mean is not None or quantiles or share or not groups):
        problems.append(fault("groups", "takes the place of mean, quantiles and share"))
    if base.given is not None:
        problems.append(fault("cohort", "its candidates are known: there is nothing to fit"))
    if base.abilities.groups:
        problems.append(fault("cohort", "must be of one part: give the groups by groups="))
    if problems:
        raise DataError(problems)
    bank = load_bank() if bank is None else bank
    rules = named_rules(rules, V3)

    def scores(abilities: Abilities) -> Floats:
        found = simulate(
            replace(base, abilities=abilities), rules=rules, candidates=candidates, seed=seed,
            bank=bank, table=False, executor=pool,
        ).summary()  # fmt: skip
        histogram = np.array(found.pix_histogram, dtype=np.float64)
        histogram[0] = 0  # nobody certified has no pix
        return histogram

    with open_workers(executor) as pool:
        fits = tuple(
            _fit_abilities(name, each, base.abilities, scores) for name, each in wanted.items()
        )
    return Matching(replace(base, abilities=_merge_parts(base.abilities, fits, groups)), fits)


def _merge_parts(
    base: Abilities, fits: tuple[Fit, ...], groups: Mapping[str, Published] | None
) -> Abilities:
    """One model of all parts."""
    if groups is None:
        return fits[0].abilities
    parts = tuple(
        Group(
            fit.group,
            float(fit.published.certified or 1),
            fit.abilities.mean,
            fit.abilities.spread,
        )
        for fit in fits
    )
    return replace(base, groups=parts)


def _fit_abilities(
    name: str, wanted: Published, start: Abilities, scores: Callable[[Abilities], Floats]
) -> Fit:
    """Gauss-Newton with halved steps, from the cohort's own abilities."""
    target = np.array(list(wanted.figures.values()))
    free = min(target.size, 2)  # one figure moves the mean alone
    at = np.zeros(2)
    histogram = scores(start)
    if not histogram.any():
        raise DataError([fault("cohort", "nobody is certified: there are no scores to fit")])
    unit = _score_units(histogram, wanted)
    off = (figures_of(histogram, wanted) - target) / unit
    converged, moved_by = False, 1.0
    slopes = np.empty((target.size, free))
    for _ in range(ROUNDS):
        for k in range(free) if moved_by > FAR else ():
            there = at + STEP * (np.arange(2) == k)
            moved = figures_of(scores(_move_abilities(start, there)), wanted)
            slopes[:, k] = ((moved - target) / unit - off) / STEP
        step = np.zeros(2)
        step[:free] = np.clip(np.linalg.lstsq(slopes, -off, rcond=1e-6)[0], -1.0, 1.0)
        if (abs(at + step) > FARTHEST).any():
            break
        before, was = at, off
        at, off, histogram, better = _step_nearer(
            at,
            off,
            histogram,
            step,
            lambda x: scores(_move_abilities(start, x)),
            wanted,
            target,
            unit,
        )
        moved_by = float(abs(at - before).max())
        if not better or moved_by < ENOUGH:
            converged = True
            break
        done = (at - before)[:free]
        slopes += np.outer(off - was - slopes @ done, done) / (done @ done)  # Broyden
    unit = _score_units(histogram, wanted)
    n = float(histogram.sum())
    own = 1 / n + (1 / wanted.certified if wanted.certified else 0.0)
    round_off = np.where(target > 1, 0.5, 0.0005) / SURE  # published in whole pix, or thousandths
    return Fit(
        group=name,
        published=wanted,
        abilities=_move_abilities(start, at),
        fitted=tuple(figures_of(histogram, wanted).tolist()),
        error=tuple(np.hypot(unit * math.sqrt(own), round_off).tolist()),
        spread_fitted=free == 2,
        converged=converged,
    )


def _step_nearer(
    at: Floats,
    off: Floats,
    histogram: Floats,
    step: Floats,
    scores: Callable[[Floats], Floats],
    wanted: Published,
    target: Floats,
    unit: Floats,
) -> tuple[Floats, Floats, Floats, bool]:
    """The first of ever smaller steps that comes nearer; else where it was."""
    for part in (1.0, 0.5, 0.25, 0.1):
        there = at + part * step
        found = scores(there)
        if not found.any():
            continue
        then = (figures_of(found, wanted) - target) / unit
        if then @ then < off @ off:
            return there, then, found, True
    return at, off, histogram, False


def _score_units(histogram: Floats, wanted: Published) -> Floats:
    return np.array([score_error(histogram, name, wanted) for name in wanted.figures])


def _move_abilities(start: Abilities, at: Floats) -> Abilities:
    """All means moved by one number, all spreads stretched by one."""
    shift, stretch = float(at[0]), math.exp(float(at[1]))

    def each(value: PerCompetence, change: Callable[[float], float]) -> PerCompetence:
        return tuple(map(change, value)) if isinstance(value, tuple) else change(value)

    return replace(
        start,
        mean=each(start.mean, lambda x: x + shift),
        spread=each(start.spread, lambda x: x * stretch),
    )


def _mean_text(value: PerCompetence) -> str:
    values = value if isinstance(value, tuple) else (value,)
    return f"{float(np.mean(values)):.3f}"
