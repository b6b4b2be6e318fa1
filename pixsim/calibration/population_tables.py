"""What a fit says of where persons are: the scale, groups and covariates, each person's prior."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pixsim.calibration.estimation.fit import Fit, Plan
from pixsim.calibration.uncertainty.covariance import Uncertainty
from pixsim.calibration.uncertainty.population_information import (
    FIRST,
    LOG_SD,
    MEAN,
    latent_columns,
)
from pixsim.foundation.arrays import Floats

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class PopulationTables:
    """Where persons are, for people.

    Attributes
    ----------
    se_mean, se_sd : float
        Standard errors of the mean and sd of ability; 0 where fixed, NaN where not computed.
    groups, regression : DataFrame or None
        See `pixsim.calibration.result.Calibration`.
    mean, sd : float64 arrays, shape (person,), or None
        Prior of each person, answers not counted.
    """

    se_mean: float
    se_sd: float
    groups: pd.DataFrame | None = None
    regression: pd.DataFrame | None = None
    mean: Floats | None = None
    sd: Floats | None = None


def population_tables(plan: Plan, fit: Fit, inverse: Uncertainty | None) -> PopulationTables:
    """Tables of the population of a fit.

    Parameters
    ----------
    plan : Plan
    fit : Fit
    inverse : Uncertainty or None
        None: no standard errors.
    """
    columns, at = latent_columns(plan, fit), fit.at
    count = FIRST if plan.population is None else FIRST + _count_parameters(plan)
    covariance = np.zeros((count, count))
    found = None if inverse is None else inverse.latent()
    if found is None:
        covariance[np.ix_(columns, columns)] = np.nan
    else:
        covariance[np.ix_(columns, columns)] = found
    variance = np.maximum(np.diag(covariance), 0.0)
    se_mean, se_sd = (float(at.sd * np.sqrt(variance[place])) for place in (MEAN, LOG_SD))
    if plan.population is None:
        return PopulationTables(se_mean, se_sd)
    population, latent = plan.population, at.latent
    centres, widths = population.centres(latent), population.widths(latent)
    return PopulationTables(
        se_mean,
        se_sd,
        _group_table(plan, fit, covariance, centres),
        _regression_table(plan, fit, covariance),
        at.mean + at.sd * centres,
        at.sd * widths,
    )


def _count_parameters(plan: Plan) -> int:
    assert plan.population is not None
    return int(plan.population.x.shape[1]) + len(plan.population.groups) - 1


def _group_table(plan: Plan, fit: Fit, covariance: Floats, centres: Floats) -> pd.DataFrame:
    """One row a group; the mean follows from scale and slopes, whose errors it has (delta method)."""
    import pandas as pd

    assert plan.population is not None
    population, at = plan.population, fit.at
    rows = []
    for place, name in enumerate(population.groups):
        member = population.group == place
        x = population.x[member].mean(axis=0)
        turn = np.zeros(len(covariance))
        turn[MEAN], turn[LOG_SD] = at.sd, at.sd * float(x @ at.latent.slopes)
        turn[FIRST : FIRST + x.size] = at.sd * x
        residual = at.sd * float(np.exp(at.latent.log_widths[place]))
        between = at.sd * float(centres[member].std())
        rows.append(
            {
                "group": name,
                "n": int(member.sum()),
                "mean": at.mean + at.sd * float(centres[member].mean()),
                "se_mean": float(np.sqrt(max(float(turn @ covariance @ turn), 0.0)))
                if np.isfinite(covariance).all()
                else np.nan,
                "sd": float(np.hypot(residual, between)),
                "residual_sd": residual,
            }
        )
    return pd.DataFrame(rows)


def _regression_table(plan: Plan, fit: Fit, covariance: Floats) -> pd.DataFrame:
    """One row a covariate: ability for one more unit of it."""
    import pandas as pd

    assert plan.population is not None
    population, at = plan.population, fit.at
    first = len(population.groups) - 1
    slopes = at.sd * at.latent.slopes[first:] / population.scale
    rows = []
    for place, name in enumerate(population.covariates):
        turn = np.zeros(len(covariance))
        turn[LOG_SD] = slopes[place]
        turn[FIRST + first + place] = at.sd / population.scale[place]
        error = np.nan
        if np.isfinite(covariance).all():
            error = float(np.sqrt(max(float(turn @ covariance @ turn), 0.0)))
        rows.append({"covariate": name, "slope": float(slopes[place]), "se": error})
    return pd.DataFrame(rows, columns=["covariate", "slope", "se"])
