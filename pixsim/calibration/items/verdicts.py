"""From figures to words: what to do with an item, and why."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

Verdict = Literal[
    "too few answers", "review key", "does not discriminate", "drifted", "too easy", "too hard",
    "favours a group", "does not fit", "asks for something else", "keep",
]  # fmt: skip
VERDICTS: tuple[Verdict, ...] = (
    "too few answers", "review key", "does not discriminate", "drifted", "too easy", "too hard",
    "favours a group", "does not fit", "asks for something else", "keep",
)  # fmt: skip
"""All verdicts; where several apply, the first counts and the reason names the others."""

ONE_SIDED = 1.6449  # normal quantile of 95 %


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Conventions of the review.

    A convention must be broken by the estimate, and the sound value beside it must lie outside the
    one-sided interval: with few answers a sound item breaks conventions by chance.

    Attributes
    ----------
    easy, hard : float
        Proportion right above, below which an item hardly tells candidates apart: customary.
    easy_sound, hard_sound : float
        Sound values beside them: ours.
    negative : float
        Point-biserial below which the key is in doubt; the interval must lie below it whole.
    weak : float
        Point-biserial below which an item does not discriminate: 0.15 (Varma 2006).
    weak_sound : float
        A good one: 0.30 (Ebel 1954).
    slope : float
        Discrimination a that must be low as well, for the point-biserial of an easy or hard item is
        low by nature: 0.65, the top of "low" (Baker 2001).
    rmsd : float
        Root mean square difference between observed and expected proportions right from which
        misfit matters: 0.05, ours (tests/benchmarks/detection.py); PISA 2015 took 0.12 for
        countries on a common curve.
    dif : {"B", "C"}
        Class from which an item favours a group: B, moderate (ETS, Zieky 1993, for
        Mantel-Haenszel; Jodoin & Gierl 2001 for logistic regression).
    drift : float
        Shift of difficulty that matters, logits: 0.3 (Miller, Rotou & Twing 2004).
    alpha : float
        False discovery rate of misfit, group effects and drift (Benjamini & Hochberg 1995).
    quantile : float
        Normal quantile of the one-sided intervals: of 95 %.
    """

    easy: float = 0.95
    easy_sound: float = 0.90
    hard: float = 0.05
    hard_sound: float = 0.10
    negative: float = 0.0
    weak: float = 0.15
    weak_sound: float = 0.30
    slope: float = 0.65
    rmsd: float = 0.05
    dif: Literal["B", "C"] = "B"
    drift: float = 0.3
    alpha: float = 0.05
    quantile: float = ONE_SIDED

    def __post_init__(self) -> None:
        """Refuse values that contradict each other, all named."""
        ordered = 0 <= self.hard <= self.hard_sound <= self.easy_sound <= self.easy <= 1
        wrong = [
            message
            for message, holds in (
                ("expected 0 <= hard <= hard_sound <= easy_sound <= easy <= 1", ordered),
                (
                    "expected negative <= weak <= weak_sound",
                    self.negative <= self.weak <= self.weak_sound,
                ),
                ("dif: expected 'B' or 'C'", self.dif in ("B", "C")),
                ("alpha: expected a number between 0 and 1", 0 < self.alpha < 1),
                (
                    "slope, rmsd, drift, quantile: not below 0",
                    min(self.slope, self.rmsd, self.drift, self.quantile) >= 0,
                ),
            )
            if not holds
        ]
        if wrong:
            raise ValueError("thresholds: " + "; ".join(wrong))


class Evidence(NamedTuple):
    """What is known of an item; NaN, empty text or False where it could not be computed."""

    n: int
    p: float
    point_biserial: float
    a: float
    slope_free: bool
    fit_p: float
    rmsd: float
    rival: str = ""
    rival_text: str = ""
    dif: str = ""
    dif_text: str = ""
    drifted: bool = False
    drift_text: str = ""
    apart_text: str = ""


def judge_item(item: Evidence, minimum: int, limits: Thresholds) -> tuple[Verdict, str]:
    """Verdict and reason.

    Parameters
    ----------
    item : Evidence
    minimum : int
        Answers below which nothing is said.
    limits : Thresholds

    Returns
    -------
    str, str
        One of `VERDICTS`, and a sentence with the figures; other verdicts that apply are named at
        its end.
    """
    if item.n < minimum:
        return "too few answers", f"{item.n} answers, at least {minimum} are needed"
    tests: dict[Verdict, Callable[[Evidence, Thresholds], str]] = {
        "review key": _wrong_key_reason, "does not discriminate": _weak_reason, "drifted": _drift_reason, "too easy": _too_easy_reason,
        "too hard": _too_hard_reason, "favours a group": _unfair_reason, "does not fit": _misfit_reason,
        "asks for something else": _second_dimension_reason,
    }  # fmt: skip
    reasons = {verdict: tests[verdict](item, limits) for verdict in VERDICTS if verdict in tests}
    found = [verdict for verdict, reason in reasons.items() if reason]
    if not found:
        return (
            "keep",
            f"{_percent_text(item.p)} right{_correlation_text(item)}, nothing speaks against it",
        )
    first, *others = found
    also = f"; also: {', '.join(others)}" if others else ""
    return first, reasons[first] + also


def _wrong_key_reason(item: Evidence, limits: Thresholds) -> str:
    if item.rival:
        return item.rival_text
    if _point_biserial_bound(item, limits) < limits.negative:
        return (
            f"point-biserial {two_decimals(item.point_biserial)}: those who know more answer it wrong "
            "more often"
        )
    return ""


def _weak_reason(item: Evidence, limits: Thresholds) -> str:
    low = (
        item.point_biserial < limits.weak
        and _point_biserial_bound(item, limits) < limits.weak_sound
    )
    steep = item.slope_free and item.a >= limits.slope
    if (
        not low
        or steep
        or _too_easy_reason(item, limits)
        or _too_hard_reason(item, limits)
        or _wrong_key_reason(item, limits)
    ):
        return ""
    slope = f" and slope {two_decimals(item.a)}" if item.slope_free else ""
    return f"point-biserial {two_decimals(item.point_biserial)}{slope}: those who know more do hardly better"


def _drift_reason(item: Evidence, _: Thresholds) -> str:
    return item.drift_text if item.drifted else ""


def _too_easy_reason(item: Evidence, limits: Thresholds) -> str:
    lower = _wilson_bound(item.p, item.n, -limits.quantile)
    if item.p > limits.easy and lower > limits.easy_sound:
        return f"{_percent_text(item.p)} right: nearly everybody can do it"
    return ""


def _too_hard_reason(item: Evidence, limits: Thresholds) -> str:
    upper = _wilson_bound(item.p, item.n, limits.quantile)
    if item.p < limits.hard and upper < limits.hard_sound:
        return f"{_percent_text(item.p)} right: hardly anybody can do it"
    return ""


def _unfair_reason(item: Evidence, limits: Thresholds) -> str:
    return item.dif_text if item.dif >= limits.dif else ""


def _misfit_reason(item: Evidence, limits: Thresholds) -> str:
    if item.fit_p < limits.alpha and item.rmsd >= limits.rmsd:
        return (
            f"proportions right are {two_decimals(item.rmsd)} off the curve of the model "
            f"(p {_p_text(item.fit_p)} after adjustment)"
        )
    return ""


def _second_dimension_reason(item: Evidence, _: Thresholds) -> str:
    return item.apart_text


def _point_biserial_bound(item: Evidence, limits: Thresholds) -> float:
    """Upper end of the one-sided interval of the point-biserial (Fisher's z)."""
    if math.isnan(item.point_biserial) or item.n <= 3:
        return math.nan
    z = math.atanh(max(min(item.point_biserial, 0.999999), -0.999999))
    return math.tanh(z + limits.quantile / math.sqrt(item.n - 3))


def _wilson_bound(p: float, n: int, z: float) -> float:
    """End of the interval of a proportion (Wilson 1927): the lower for negative z."""
    centre = p + z * z / (2 * n)
    spread = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (centre + spread) / (1 + z * z / n)


def two_decimals(value: float) -> str:
    """Two decimals, with a minus sign that is one."""
    return f"{value:.2f}".replace("-", "−")


def _percent_text(p: float) -> str:
    return f"{100 * p:.0f} %"


def _p_text(p: float) -> str:
    return f"{p:.3f}" if p >= 0.001 else "below 0.001"


def _correlation_text(item: Evidence) -> str:
    if math.isnan(item.point_biserial):
        return ""
    return f", point-biserial {two_decimals(item.point_biserial)}"
