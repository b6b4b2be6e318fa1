"""Whether answers are what a fit takes them for: one ability, persons who answer by it, with effort."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from pixsim.answers.findings import Finding
from pixsim.calibration.estimation.threads import one_blas_thread
from pixsim.calibration.items.dimensionality import Dimensionality, dimensionality
from pixsim.calibration.items.effort import effort
from pixsim.calibration.items.limited_fit import m2
from pixsim.calibration.items.person_fit import person_fit
from pixsim.calibration.multiplicity import benjamini_hochberg
from pixsim.calibration.result import Calibration

if TYPE_CHECKING:
    import pandas as pd

NAMED = 0.01  # share of honest persons that a report names by mistake
SURE = 0.05  # chance that eigenvalues as large are drawn from one ability
DRAWS = 39  # of which the largest leaves 1 in 40 to chance
FEWEST_DRAWS = 19
POOR_FIT = 0.05  # RMSEA from which the model is told to miss something (Maydeu-Olivares & Joe 2014)


@dataclass(frozen=True, slots=True, repr=False)
class Soundness:
    """What was looked at, and what was found.

    Attributes
    ----------
    dimensions : Dimensionality or None
        None where `dimensionality` has too little to go by.
    persons : DataFrame
        See `person_fit`.
    effort : DataFrame or None
        See `effort`; None where no times were kept.
    m2 : Series or None
        See `m2`; None where not everybody answered everything.
    reliability : float
    by_group : DataFrame or None
        ``group``, ``n``, ``mean``, ``sd``, ``reliability``.
    findings : tuple of Finding
        What calls for a look: ``more_dimensions``, ``poor_fit``, ``unlikely_persons``,
        ``rapid_answers``.
    """

    dimensions: Dimensionality | None
    persons: pd.DataFrame
    effort: pd.DataFrame | None
    m2: pd.Series | None
    reliability: float
    by_group: pd.DataFrame | None
    findings: tuple[Finding, ...]

    def __repr__(self) -> str:
        """In one line."""
        kinds = ", ".join(finding.kind for finding in self.findings) or "nothing found"
        return f"<Soundness: {kinds}; reliability {self.reliability:.2f}>"


@one_blas_thread()
def soundness(
    fit: Calibration,
    rng: np.random.Generator,
    *,
    responses: Any = None,
    groups: Any = None,
    alpha: float = NAMED,
    draws: int = DRAWS,
) -> Soundness:
    """Look at a fit and the answers behind it for what a calibration would pass over in silence.

    Parameters
    ----------
    fit : Calibration
    rng : Generator
        Same generator, same result.
    responses : DataFrame, optional
        The table of the answers; its column ``seconds`` tells rapid ones.
    groups : mapping of person to group, or sequence in the order of the persons, optional
        Reliability is given within each.
    alpha : float
        Share of honest persons named by mistake.
    draws : int
        Data sets that tell chance from a dimension.

    Returns
    -------
    Soundness

    Raises
    ------
    ValueError
        Groups that do not fit the persons, an alpha outside ]0, 1[, fewer than 19 draws.
    """
    if draws < FEWEST_DRAWS:
        raise ValueError(f"draws: {draws} cannot tell 5 %, at least {FEWEST_DRAWS} are needed")
    dimensions = _check_dimensions(fit, rng, draws)
    persons = person_fit(fit, alpha=alpha)
    times = _check_effort(responses)
    whole = _test_whole_model(fit)
    by_group = None if groups is None else fit.reliability(groups)
    findings = (
        *_dimension_findings(dimensions),
        *_model_findings(whole),
        *_person_findings(persons, alpha),
        *_time_findings(times),
    )
    return Soundness(dimensions, persons, times, whole, fit.reliability(), by_group, findings)


def _check_dimensions(
    fit: Calibration, rng: np.random.Generator, draws: int
) -> Dimensionality | None:
    try:
        return dimensionality(fit, rng, draws=draws)
    except ValueError:  # too few items, or pairs that too few persons answered
        return None


def _check_effort(responses: Any) -> pd.DataFrame | None:
    columns = getattr(responses, "columns", ())
    if {"candidate", "item", "seconds", "outcome"} - set(columns) or not responses[
        "seconds"
    ].notna().any():
        return None
    return effort(responses)


def _test_whole_model(fit: Calibration) -> pd.Series | None:
    """The test of the whole model, where the data allow one."""
    try:
        return m2(fit)
    except ValueError:
        return None


def _dimension_findings(found: Dimensionality | None) -> Iterator[Finding]:
    if found is None or not found.extra or found.eigenvalues["p"].iloc[0] > SURE:
        return
    first = found.eigenvalues.iloc[0]
    named = found.named
    if len(named):
        far = named["loading"] > 0
        yield Finding.of(
            "more_dimensions",
            (tuple(named["item"][far]), tuple(named["item"][~far]))
            if (~far).any()
            else named["item"],
            n=found.extra,
            value=float(first["eigenvalue"]),
            limit=float(first["limit"]),
        )


def _model_findings(whole: pd.Series | None) -> Iterator[Finding]:
    if whole is not None and whole["low"] > POOR_FIT:
        yield Finding.of("poor_fit", rmsea=float(whole["rmsea"]), most=POOR_FIT)


def _person_findings(persons: pd.DataFrame, alpha: float) -> Iterator[Finding]:
    from scipy.special import bdtrik  # type: ignore[import-untyped]

    named = persons[persons["named"]].sort_values("p", kind="stable")
    judged = int(persons["p"].notna().sum())
    if judged and len(named) <= bdtrik(0.95, judged, alpha):  # as many as chance names
        sure = benjamini_hochberg(persons["p"].to_numpy())
        named = persons[sure < SURE].sort_values("p", kind="stable")
    if len(named):
        chance = round(alpha * judged, 1 if alpha * judged < 10 else 0)
        yield Finding.of("unlikely_persons", named["candidate"], chance=chance, judged=judged)


def _time_findings(times: pd.DataFrame | None) -> Iterator[Finding]:
    if times is None or not times["named"].any():
        return
    named = times[times["named"]]
    rapid = int(times["rapid"].sum())
    yield Finding.of(
        "rapid_answers", named["candidate"], rapid=rapid, answers=int(times["n"].sum())
    )
