"""Which prior makes a figure: each moved alone between two values, the same people throughout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import DataError
from pixsim.simulation.experiments.experiment_runner import experiment
from pixsim.simulation.people.assumptions import fault
from pixsim.simulation.people.cohort import Cohort
from pixsim.simulation.people.levels import MASTERY
from pixsim.simulation.rule_sets import AnyRules
from pixsim.simulation.run import OnProgress
from pixsim.simulation.workers import Workers

if TYPE_CHECKING:
    from pandas import DataFrame

CANDIDATES = 16_384

FIGURES = {"passed": "passed.value", "pix": "mean_pix"}
"""Figures of the table, and where a summary has them."""


@dataclass(frozen=True, slots=True)
class PriorRange:
    """Between which values a prior is moved.

    Attributes
    ----------
    setting : str
        Of `simulate`, as in `experiment`: ``cohort.circumstances.dropout``.
    low, high : float
        Values that are as believable as the prior itself: they are guesses too.
    """

    setting: str
    low: float
    high: float


RANGES = {
    "ability": PriorRange("cohort.abilities.mean", 0.0, 1.0),
    "ability spread": PriorRange("cohort.abilities.spread", 0.9, 1.5),
    "correlation": PriorRange("cohort.abilities.correlation", 0.5, 0.9),
    "help": PriorRange("cohort.sincerity.help", 0.0, 1.0),
    "learning": PriorRange("cohort.sincerity.learning", 0.0, 0.5),
    "luck": PriorRange("cohort.sincerity.luck", 0.0, 0.5),
    "retention": PriorRange("cohort.positioning.retention", 0.5, 0.9),
    "mastery": PriorRange("mastery", 0.55, 0.8),
    "guessing": PriorRange("guessing", 0.5, 1.5),
    "pace": PriorRange("cohort.circumstances.seconds_per_question", 40.0, 90.0),
    "dropout": PriorRange("cohort.circumstances.dropout", 0.0, 0.05),
    "technical": PriorRange("cohort.circumstances.technical", 0.0, 0.02),
}
"""Priors by name, with ranges that are priors themselves."""


def sensitivity(
    cohort: Cohort | None = None,
    rules: AnyRules = None,
    *,
    seed: int,
    candidates: int | None = None,
    priors: Mapping[str, PriorRange] | None = None,
    mastery: float = MASTERY,
    guessing: float = 1.0,
    bank: Bank | None = None,
    executor: Workers = None,
    progress: OnProgress | None = None,
) -> DataFrame:
    """Pass rate and mean pix with each prior moved alone to either end of its range.

    All arms share their random numbers: the same people, forms and draws wherever the prior does
    not change them, so that a swing is far more precise than the rate it is of.

    Parameters
    ----------
    cohort, rules, bank, mastery, guessing
        As in `simulate`: where all priors are when they are not moved.
    seed : int
    candidates : int, optional
        In each arm; 16,384 by default, or those known one by one.
    priors : Mapping[str, PriorRange], optional
        By name; `RANGES` by default, as far as the cohort has them: retention where the positioning
        is simulated, mastery where profiles are levels, abilities where they are drawn.
    executor, progress
        As in `experiment`.

    Returns
    -------
    DataFrame
        One row per prior, the largest swing of the pass rate first: ``prior``, ``setting``,
        ``base``, ``low``, ``high`` (its values); ``passed``, ``passed_low``, ``passed_high`` (share
        certified of the admitted: as it is, at the low value, at the high one) and
        ``passed_swing`` (largest less smallest of the three); the same of ``pix``, the mean.

    Raises
    ------
    DataError
        As for `experiment`; no prior to move.
    """
    import pandas as pd

    cohort = Cohort() if cohort is None else cohort
    if candidates is None:
        candidates = CANDIDATES if cohort.given is None else cohort.given.size
    chosen = dict(_priors_of_cohort(cohort)) if priors is None else dict(priors)
    if not chosen:
        raise DataError([fault("priors", "there is none to move", "no_prior")])
    arms: dict[str, dict[str, object]] = {"as it is": {}}
    for name, each in chosen.items():
        arms |= {f"{name} {end}": {each.setting: getattr(each, end)} for end in ("low", "high")}
    for settings in arms.values():
        settings.setdefault("mastery", mastery)
        settings.setdefault("guessing", guessing)
    found = experiment(
        arms, candidates=candidates, seed=seed, cohort=cohort, rules=rules, bank=bank,
        executor=executor, figures=list(FIGURES.values()), progress=progress,
    ).set_index("arm")  # fmt: skip
    here = {"cohort": cohort, "mastery": mastery, "guessing": guessing}
    rows = []
    for name, each in chosen.items():
        row: dict[str, Any] = {"prior": name, "setting": each.setting}
        row |= {"base": _current_value(here, each.setting), "low": each.low, "high": each.high}
        for figure, column in FIGURES.items():
            arms_of_it = ("as it is", f"{name} low", f"{name} high")
            values = [float(value) for value in found[column].loc[list(arms_of_it)]]
            names = (figure, f"{figure}_low", f"{figure}_high")
            row |= dict(zip(names, values, strict=True))
            row[f"{figure}_swing"] = max(values) - min(values)
        rows.append(row)
    table = pd.DataFrame(rows)
    order = ["passed_swing", "pix_swing"]
    return table.sort_values(order, ascending=False, kind="stable").reset_index(drop=True)


def _priors_of_cohort(cohort: Cohort) -> Iterator[tuple[str, PriorRange]]:
    """The priors that a cohort has."""
    given, model = cohort.given, cohort.abilities
    known = given is not None and (given.theta is not None or given.pix is not None)
    levels = cohort.positioning is None and (given is None or given.pix is None)
    profiles = given is None or given.pix is None
    use = {
        "ability": not known and not isinstance(model.mean, tuple) and not model.groups,
        "ability spread": not known and not isinstance(model.spread, tuple) and not model.groups,
        "correlation": not known and not isinstance(model.correlation, tuple),
        "help": profiles and not isinstance(cohort.sincerity.help, tuple),
        "learning": not isinstance(cohort.sincerity.learning, tuple),
        "luck": levels,
        "retention": cohort.positioning is not None,
        "mastery": levels,
    }
    return ((name, each) for name, each in RANGES.items() if use.get(name, True))


def _current_value(here: Mapping[str, object], setting: str) -> Any:
    """Where a prior is when it is not moved."""
    root, *path = setting.split(".")
    value = here.get(root)
    for part in path:
        value = getattr(value, part, None)
    return value
