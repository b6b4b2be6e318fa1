"""What a calibration found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pixsim.answers.findings import Finding
from pixsim.answers.matrix import Responses

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
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
        Expectation steps.
    n_persons : int
        Persons with an answer to a calibrated item.
    warnings : tuple of Finding
    ability_mean, ability_sd : float
        Distribution of ability, 0 and 1 unless the model, anchors or priors free it.
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

    def scores(self, method: str = "EAP") -> pd.DataFrame:
        """Ability of each person.

        Parameters
        ----------
        method : {"EAP", "MAP", "MLE", "WLE"}

        Returns
        -------
        DataFrame
            ``candidate``, ``theta``, ``se`` and ``n``, rows in the order of the responses. See
            `pixsim.calibration.ability.ability`.
        """
        from pixsim.calibration.ability import ability

        return ability(
            self.items, self.responses, method=method, mean=self.ability_mean, sd=self.ability_sd
        )

    def reliability(self) -> float:
        """Marginal reliability: variance of EAP scores over their variance plus mean error."""
        scores = self.scores("EAP")
        theta = scores["theta"].to_numpy()
        error = float((scores["se"].to_numpy() ** 2).mean())
        variance = float(theta.var())
        return variance / (variance + error)
