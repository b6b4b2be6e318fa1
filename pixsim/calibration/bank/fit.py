"""From responses and the bank's priors to new item parameters."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any, Literal

import numpy as np

from pixsim.answers.raw_tables import Repeats
from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.priors import FAMILY_SPREAD, prior_parameters
from pixsim.calibration import Priors, Responses, calibrate, read_responses
from pixsim.calibration.bank.changes import find_doubts, list_changes, updated_parameters
from pixsim.calibration.bank.result import Recalibration
from pixsim.calibration.bank.sampling import describe_sampling
from pixsim.calibration.bank.usable_answers import keep_items, known_items, split_by_variant
from pixsim.calibration.estimation.progress import Watch
from pixsim.foundation.problems import DataError, Problem

Model = Literal["rasch", "1pl", "2pl", "3pl"]
Anchors = Literal["none", "calibrated"]
MODELS = ("rasch", "1pl", "2pl", "3pl")
MINIMUM = 30  # answers below which an item keeps what it has
B_SD = 1.0
"""Prior standard deviation of an item's difficulty around that of its level: one level, about."""
LOG_A_SD = 0.3
"""Prior standard deviation of the logarithm of an item's discrimination around that of its type."""
GUESSES = 20.0
"""Answers at random that the prior of a lower asymptote is worth: as in the classical programs."""


def recalibrate(
    responses: Any,
    bank: Bank,
    *,
    date: datetime.date,
    model: Model = "2pl",
    minimum: int = MINIMUM,
    anchors: Anchors = "none",
    b_sd: float = B_SD,
    log_a_sd: float = LOG_A_SD,
    repeats: Repeats | None = None,
    unknown: Literal["refuse", "leave_out"] = "refuse",
    families: bool = False,
    progress: Watch | None = None,
) -> Recalibration:
    """Estimate the items of some responses on the scale of a bank.

    The scale is that of the bank's priors: each difficulty has a normal prior around that of its
    level, each discrimination a log-normal one around that of its type, and the mean and standard
    deviation of ability are estimated. The bank is given posterior means (2PL without families), the
    fit has the mode: see `pixsim.calibration.posterior_means`. Items with few answers stay near their prior. Questions of a
    V2 form are drawn from the profile: ability is regressed on its pix, and candidates of V2 and
    the others have each their own mean and spread (see `pixsim.calibration.bank.sampling`).

    Parameters
    ----------
    responses
        See `pixsim.calibration.read_responses`. Give all that was ever collected: an estimate rests
        on these answers alone.
    bank : Bank
    date : date
        Of the calibration, kept with each estimate.
    model : {"rasch", "1pl", "2pl", "3pl"}
        The lower asymptotes of the 3PL have priors at the chance to guess by type. V3 knows of none:
        it takes the closest 2PL of such an item, see `pixsim.irt.closest_2pl`.
    minimum : int
        Items with fewer answers serve the fit, but keep their previous value or prior.
    anchors : {"none", "calibrated"}
        With ``calibrated``, items calibrated before are fixed and only the others estimated.
    b_sd, log_a_sd : float
        Standard deviations of the priors.
    repeats : {"first", "last", "refuse"}, optional
        See `pixsim.calibration.read_responses`.
    unknown : {"refuse", "leave_out"}
        What is done with items the bank does not have.
    families : bool
        Estimate each variant (column ``variant``), those of an item being a family around it: the
        item gets the discrimination and mean difficulty of its family. By default variants are
        taken together, and the item's curve is that of a variant drawn at random, which is what
        the engine asks. Of variants with a handful of answers nothing is learnt; those of an item
        then count as one.
    progress : callable, optional
        See `pixsim.calibrate`.

    Returns
    -------
    Recalibration

    Raises
    ------
    DataError
        Responses that cannot be used, or without variants for families; unknown items; anchors that
        do not fit the model.
    ValueError
        Unknown model, a minimum below 1, a standard deviation that is not positive.

    Examples
    --------
    >>> from datetime import date
    >>> import numpy as np
    >>> import pixsim
    >>> bank = pixsim.load_bank()
    >>> rng = np.random.default_rng(1)
    >>> table = pixsim.simulate_responses(bank, rng.standard_normal(40), rng, length=20)
    >>> found = pixsim.recalibrate(table, bank, date=date(2026, 12, 2), minimum=1)
    >>> found.calibration.converged
    True
    """
    _check_arguments(model, minimum, anchors, b_sd, log_a_sd)
    given, item_of = split_by_variant(responses) if families else (responses, {})
    read = read_responses(given, repeats=repeats)
    owners = [item_of.get(name, name) for name in read.items]
    read, owners, left_out = known_items(read, owners, bank, unknown)
    if families:
        read = replace(read, warnings=keep_items(read, responses, set(owners)))
    centres = [_level_prior(bank, name) for name in owners]
    a, b = np.array(centres, dtype=np.float64).T
    log_a = (
        np.log(a) if model in ("2pl", "3pl") else np.full_like(a, np.log(a).mean())
    )  # 1pl: one slope
    fixed = _anchor_parameters(owners, bank, model) if anchors == "calibrated" else {}
    sampling = describe_sampling(responses, read.persons)
    fit = calibrate(
        read,
        model,
        priors=Priors(
            log_a=log_a,
            log_a_sd=log_a_sd,
            b=b,
            b_sd=b_sd,
            family_spread=FAMILY_SPREAD,
            **_guess_priors(bank, owners, model),
        ),
        anchors=fixed or None,
        families={name: item_of[name] for name in read.items if name in item_of} or None,
        groups=sampling.groups,
        covariates=sampling.covariates,
        ability=None if fixed else "free",
        progress=progress,
    )
    counts = _count_answers(read, owners)
    method = f"{model} MAP" + (", anchored" if fixed else "") + (", families" if families else "")
    means = None
    if model == "2pl" and fit.families is None and fit.converged:
        means = fit.means()[["a", "b", "se_a", "se_b"]].to_numpy(dtype=np.float64)
    new = updated_parameters(fit, counts, method, date, means)
    changes = list_changes(counts, bank, new, fixed, minimum)
    taken = set(changes.loc[changes["status"] == "calibrated", "item"])
    kept = {name: value for name, value in bank.parameters.items() if name not in taken}
    return Recalibration(
        calibration=fit,
        parameters=kept | {name: new[name] for name in sorted(taken)},
        changes=changes,
        minimum=minimum,
        warnings=(*sampling.findings, *left_out, *fit.warnings, *find_doubts(changes, bank)),
    )


def _check_arguments(model: str, minimum: int, anchors: str, b_sd: float, log_a_sd: float) -> None:
    faults = [
        f"{name}: {value!r} is not one of {', '.join(allowed)}"
        for name, value, allowed in (
            ("model", model, MODELS),
            ("anchors", anchors, ("none", "calibrated")),
        )
        if value not in allowed
    ]
    faults += [
        f"{name}: {value} is not a positive number"
        for name, value in (("b_sd", b_sd), ("log_a_sd", log_a_sd))
        if not 0 < value < np.inf
    ]
    if minimum < 1:
        faults.append(f"minimum: {minimum} is below 1")
    if faults:
        raise ValueError("; ".join(faults))


def _level_prior(bank: Bank, name: str) -> tuple[float, float]:
    item = bank.items[name]
    return prior_parameters(bank.framework.skill[item.skill].level)


def _guess_priors(bank: Bank, owners: list[str], model: str) -> dict[str, Any]:
    """Beta priors of the lower asymptotes, their mode the chance to guess by type."""
    if model != "3pl":
        return {}
    traits = bank.traits.of(dict.fromkeys(owners))
    chance = np.array([traits[name].guess for name in owners])
    return {"c_alpha": 1 + GUESSES * chance, "c_beta": 1 + GUESSES * (1 - chance)}


def _count_answers(read: Responses, owners: list[str]) -> dict[str, int]:
    """Answers to each item of the bank."""
    counts: dict[str, int] = {}
    for name, n in zip(owners, read.n.tolist(), strict=True):
        counts[name] = counts.get(name, 0) + n
    return counts


def _anchor_parameters(items: list[str], bank: Bank, model: str) -> dict[str, tuple[float, ...]]:
    """Discrimination and difficulty (and lower asymptote) of the items calibrated before."""
    known = {name: bank.parameters[name] for name in items if name in bank.parameters}
    found: dict[str, tuple[float, ...]] = {
        name: (one.a, one.b, one.c) if model == "3pl" else bank.curve(bank.items[name])
        for name, one in known.items()
    }
    sloped = [name for name, values in found.items() if values[0] != 1]
    if model == "rasch" and sloped:
        problem = Problem.of("parameters.csv", "", "a", "anchor_slope", names=tuple(sloped))
        raise DataError([problem])
    return found
