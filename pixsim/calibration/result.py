"""What a calibration found."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pixsim.answers.findings import Finding
from pixsim.answers.response_matrix import Responses
from pixsim.calibration.model.item_priors import ItemPriors
from pixsim.foundation.arrays import Floats

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, repr=False)
class NamedCovariance:
    """Covariances of estimates, as a root.

    Attributes
    ----------
    names : tuple of str
    root : float64 array, shape (any, parameter)
        The matrix is ``root.T @ root``.
    lost : bool array, shape (parameter,)
        Parameters that the data leave open.
    """

    names: tuple[str, ...]
    root: Floats
    lost: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, repr=False)
class Calibration:
    """A fitted model.

    Attributes
    ----------
    model : str
        ``"rasch"``, ``"1pl"``, ``"2pl"`` or ``"3pl"``.
    items : DataFrame
        One row per item that could be calibrated: ``item``, ``a`` (discrimination), ``b``
        (difficulty), ``c`` (lower asymptote), ``se_a``, ``se_b`` (standard errors; 0 for what is
        fixed, infinite for what the data leave open), ``n`` (answers).
    intercepts : DataFrame
        The same items as ``item``, ``d`` (= -a b), ``se_d`` and ``se_c``.
    loglik : float
        Marginal log-likelihood, without the priors.
    converged : bool
    iterations : int
        Expectation steps, those of the fits that a scale or a spread is found from included.
    n_persons : int
        Persons with an answer to a calibrated item.
    warnings : tuple of Finding
    ability_mean, ability_sd : float
        Distribution of ability, 0 and 1 unless the model, anchors or priors free it. With groups or
        covariates: of the reference group where covariates have their average.
    points : int
        Quadrature points.
    responses : Responses
        All that was given.
    families : DataFrame or None
        With families, one row each: ``family``, ``a``, ``b`` (mean difficulty), ``se_a``, ``se_b``,
        ``spread`` (standard deviation of the difficulties around b, the same for all), ``n``
        (answers), ``items`` (how many).
    spread, se_spread : float or None
        With families, that spread and its standard error.
    se_ability_mean, se_ability_sd : float
        0 where they are fixed, NaN where not computed.
    groups : DataFrame or None
        With groups or covariates, one row a group, the reference first: ``group``, ``n``, ``mean``
        and ``se_mean``, ``sd`` (of all its persons), ``residual_sd`` (of persons whose covariates
        are the same).
    regression : DataFrame or None
        With groups or covariates, one row a covariate: ``covariate``, ``slope`` (ability for one
        more unit), ``se``.
    person_mean, person_sd : float64 arrays, shape (person,), or None
        With groups or covariates, the prior of each person.
    parameters : int
        Estimated.
    penalised : bool
        Priors had a say: the likelihood is not at its maximum, and ratios of it have no chi-square.
    covariance : callable or None
        Gives the `NamedCovariance` of `vcov`.
    priors : ItemPriors or None
        In the order of the items.
    """

    model: str
    items: pd.DataFrame
    intercepts: pd.DataFrame
    loglik: float
    converged: bool
    iterations: int
    n_persons: int
    warnings: tuple[Finding, ...]
    ability_mean: float
    ability_sd: float
    points: int
    responses: Responses
    families: pd.DataFrame | None = None
    spread: float | None = None
    se_spread: float | None = None
    se_ability_mean: float = 0.0
    se_ability_sd: float = 0.0
    groups: pd.DataFrame | None = None
    regression: pd.DataFrame | None = None
    person_mean: Floats | None = None
    person_sd: Floats | None = None
    parameters: int = 0
    penalised: bool = False
    covariance: Callable[[], NamedCovariance] | None = None
    priors: ItemPriors | None = None

    def __repr__(self) -> str:
        """The fit in one line: tables have their own."""
        state = "" if self.converged else ", not converged"
        return (
            f"<Calibration {self.model}: {len(self.items)} items, {self.n_persons} persons, "
            f"log-likelihood {self.loglik:.2f}, {self.parameters} parameters{state}>"
        )

    @property
    def aic(self) -> float:
        """Akaike's criterion: smaller is better."""
        return 2.0 * self.parameters - 2.0 * self.loglik

    @property
    def bic(self) -> float:
        """Schwarz's criterion, by the number of persons."""
        return math.log(max(self.n_persons, 1)) * self.parameters - 2.0 * self.loglik

    def summary(self) -> pd.Series:
        """The fit in figures.

        Returns
        -------
        Series
            ``model``, ``persons``, ``items``, ``answers``, ``parameters``, ``loglik``, ``aic``,
            ``bic``, ``reliability`` (see `reliability`), ``ability_mean``, ``ability_sd``,
            ``converged``, ``iterations``, ``warnings`` (how many).
        """
        import pandas as pd

        facts: dict[str, Any] = {
            "model": self.model,
            "persons": self.n_persons,
            "items": len(self.items),
            "answers": int(self.items["n"].sum()),
            "parameters": self.parameters,
            "loglik": self.loglik,
            "aic": self.aic,
            "bic": self.bic,
            "reliability": self.reliability(),
            "ability_mean": self.ability_mean,
            "ability_sd": self.ability_sd,
            "converged": self.converged,
            "iterations": self.iterations,
            "warnings": len(self.warnings),
        }
        return pd.Series(facts, dtype=object)

    def vcov(self) -> pd.DataFrame:
        """Covariances of all estimates.

        Of some hundred items which few persons met, the matrix is made when it is asked for: standard
        errors do not need it.

        Returns
        -------
        DataFrame
            Rows and columns are named ``a[item]``, ``d[item]`` (the intercept), ``logit_c[item]``,
            ``a`` (a slope common to all), ``ability_sd`` (Rasch), ``ability_mean / sd`` and ``log
            ability_sd``, ``z[group or covariate]`` and ``log width[group]`` (see
            `pixsim.calibration.model.population`). Infinite variances where the data leave a
            parameter open.

        Raises
        ------
        ValueError
            Standard errors were not asked for, there are too many parameters for one matrix, or
            families, whose difficulties are integrated out.
        """
        import pandas as pd

        if self.covariance is None:
            raise ValueError(
                "vcov: needs standard_errors=True, no families, and few enough parameters for one "
                "matrix"
            )
        known = self.covariance()
        root, names = known.root, list(known.names)
        matrix = root.T @ root if names else np.zeros((0, 0))
        lost = np.flatnonzero(known.lost[: len(names)])
        matrix[lost, lost] = np.inf
        return pd.DataFrame(matrix, index=names, columns=names)

    def means(self) -> pd.DataFrame:
        """Items at the mean of what is known of them, in place of the mode.

        With a hundred or two answers an item the two differ: see `pixsim.calibration.posterior_means`. Over
        items that are spread like their priors the means are right on average, and so are their
        intervals; this is what `pixsim.recalibrate` gives to a bank.

        Returns
        -------
        DataFrame
            As `items`, with other ``a``, ``b``, ``se_a`` and ``se_b``. Items of more than a thousand
            answers stay as they are.

        Raises
        ------
        ValueError
            Not a 2PL, families, or items without priors on slope and difficulty.
        """
        from pixsim.calibration.posterior_means import posterior_means

        priors = self.priors
        told = priors is not None and all(
            np.isfinite(sd).all() for sd in (priors.log_a_sd, priors.b_sd)
        )
        if self.model != "2pl" or self.families is not None or priors is None or not told:
            raise ValueError(
                "means: needs a 2pl without families, and priors on a and b of all items"
            )
        a, b, se_a, se_b = posterior_means(self.items, self.scores("EAP"), self.responses, priors).T
        return self.items.assign(a=a, b=b, se_a=se_a, se_b=se_b)

    def scores(self, method: str = "EAP") -> pd.DataFrame:
        """Ability of each person.

        Parameters
        ----------
        method : {"EAP", "MAP", "MLE", "WLE"}
            In any case.

        Returns
        -------
        DataFrame
            ``candidate``, ``theta``, ``se`` and ``n``, rows in the order of the responses. See
            `pixsim.calibration.ability.ability`.
        """
        from pixsim.calibration.ability import ability

        mean = self.ability_mean if self.person_mean is None else self.person_mean
        sd = self.ability_sd if self.person_sd is None else self.person_sd
        return ability(self.items, self.responses, method=method, mean=mean, sd=sd)

    def reliability(self, by: Any = None) -> Any:
        """Marginal reliability: variance of EAP scores over their variance plus mean error.

        Parameters
        ----------
        by : mapping of person to group, or sequence in the order of the persons, optional
            Reliability within each group.

        Returns
        -------
        float, or DataFrame
            With `by`, ``group``, ``n``, ``mean``, ``sd`` (of the abilities), ``reliability``; a
            group of one person has none (NaN).
        """
        scores = self.scores("EAP")
        if by is None:
            return _empirical_reliability(scores["theta"].to_numpy(), scores["se"].to_numpy())
        return _reliability_by(scores, by, self.responses.persons)


def _empirical_reliability(theta: Floats, se: Floats) -> float:
    error, variance = float((se**2).mean()), float(theta.var())
    return variance / (variance + error)


def _reliability_by(scores: pd.DataFrame, by: Any, persons: Any) -> pd.DataFrame:
    import pandas as pd

    from pixsim.calibration.model.population import read_population

    population = read_population(by, None, persons)
    assert population is not None
    theta, se = scores["theta"].to_numpy(), scores["se"].to_numpy()
    rows = []
    for place, name in enumerate(population.groups):
        member = population.group == place
        mine, error = theta[member], se[member]
        rows.append(
            {
                "group": name,
                "n": int(member.sum()),
                "mean": float(mine.mean()),
                "sd": math.sqrt(float(mine.var() + (error**2).mean())),
                "reliability": _empirical_reliability(mine, error)
                if member.sum() > 1
                else math.nan,
            }
        )
    return pd.DataFrame(rows)


def compare(*calibrations: Calibration) -> pd.DataFrame:
    """Fits of nested models to the same answers, by likelihood ratio and information criteria.

    Parameters
    ----------
    calibrations : Calibration
        Two or more.

    Returns
    -------
    DataFrame
        From the fewest parameters to the most: ``model``, ``parameters``, ``loglik``, ``aic``,
        ``bic``, and against the row before ``chi2``, ``df``, ``p``. The test holds for models of
        which one is a special case of the other; p is NaN where as many parameters are estimated,
        or priors had a say (the 3PL has one on c).

    Raises
    ------
    ValueError
        Fewer than two fits, or fits of different answers.
    """
    import pandas as pd
    from scipy.special import chdtrc  # type: ignore[import-untyped]

    if len(calibrations) < 2:
        raise ValueError("compare: needs two fits or more")
    told = {
        (fit.n_persons, tuple(fit.items["item"]), int(fit.items["n"].sum())) for fit in calibrations
    }
    if len(told) > 1:
        raise ValueError("compare: the fits are not of the same answers to the same items")
    rows: list[dict[str, Any]] = []
    before: Calibration | None = None
    for fit in sorted(calibrations, key=lambda fit: fit.parameters):
        row: dict[str, Any] = {
            "model": fit.model, "parameters": fit.parameters, "loglik": fit.loglik,
            "aic": fit.aic, "bic": fit.bic, "chi2": np.nan, "df": 0, "p": np.nan,
        }  # fmt: skip
        if before is not None:
            row["chi2"] = max(2.0 * (fit.loglik - before.loglik), 0.0)
            row["df"] = fit.parameters - before.parameters
            if row["df"] and not (fit.penalised or before.penalised):
                row["p"] = float(chdtrc(row["df"], row["chi2"]))
        rows.append(row)
        before = fit
    return pd.DataFrame(rows)
