"""What the sums of any simulation say: rates, pix, exposure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pixsim.simulation.agreement import Agreement, share
from pixsim.simulation.tally import Result, Tally
from pixsim.text.latex import in_latex

Z95 = 1.959963984540054  # 97.5 % point of the standard normal


@dataclass(frozen=True, slots=True)
class Proportion:
    """A share, with its 95 % Wilson interval; NaN where nobody is concerned."""

    count: int
    out_of: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, repr=False)
class Summary:
    """Figures of a simulation. Shares are of the candidates admitted, unless said otherwise.

    Attributes
    ----------
    candidates, admitted : int
    results : Mapping[str, int]
        Of all candidates, by name of `Result`.
    passed, cancelled : Proportion
        Validated, and cancelled, among the admitted.
    mean_pix, sd_pix : float
        Certified pix of the admitted: those who are not certified have 0. See `certified_mean_pix`.
    mean_pix_margin : float
        Half the width of the 95 % interval of `mean_pix`.
    pix_quantiles : Mapping[str, int]
        5, 25, 50, 75 and 95 % points of the certified pix.
    pix_histogram : tuple of int
        Candidates by certified pix, from 0.
    unfinished, technical : Proportion
        Tests ended early by the candidate or the clock; by a technical problem.
    exposure : Mapping[str, float]
        By item: share of the admitted who were asked it before their test ended.
    most_exposed : float
        The largest of these shares.
    never_asked : float
        Share of the items asked of nobody.
    levels : Mapping[str, tuple of int]
        By competence: those compared, by certified level, none first, then from 0 to the highest.
    classification : Agreement
        Certified against true levels, over all competences compared.
    classification_by_competence : Mapping[str, Agreement]
    """

    candidates: int
    admitted: int
    results: Mapping[str, int]
    passed: Proportion
    cancelled: Proportion
    mean_pix: float
    sd_pix: float
    mean_pix_margin: float
    pix_quantiles: Mapping[str, int]
    pix_histogram: tuple[int, ...]
    unfinished: Proportion
    technical: Proportion
    exposure: Mapping[str, float]
    most_exposed: float
    never_asked: float
    levels: Mapping[str, tuple[int, ...]]
    classification: Agreement
    classification_by_competence: Mapping[str, Agreement]

    @property
    def certified_mean_pix(self) -> float:
        """Mean pix of those certified, as the published figures are: what `match_cohort` wants."""
        return moments(self._certified_counts)[0]

    @property
    def certified_pix_quantiles(self) -> dict[int, int]:
        """Quartiles of the pix of those certified, by percent, likewise."""
        return {percent: quantile(self._certified_counts, percent) for percent in (25, 50, 75)}

    @property
    def _certified_counts(self) -> NDArray[np.int64]:
        """Those certified by pix; nobody certified has none."""
        histogram = np.array(self.pix_histogram, dtype=np.int64)
        histogram[:1] = 0
        return histogram

    def to_latex(self, caption: str = "") -> str:
        """The main figures as a table of LaTeX, to be put into a paper.

        Parameters
        ----------
        caption : str
            Without one the table does not float.
        """
        rows = [f"{in_latex(name)} & {in_latex(value)} \\\\" for name, value in self.main_figures()]
        table = ["\\begin{tabular}{ll}", "\\hline", *rows, "\\hline", "\\end{tabular}"]
        if caption:
            said = f"\\caption{{{in_latex(caption)}}}"
            table = ["\\begin{table}", "\\centering", said, *table, "\\end{table}"]
        return "\n".join(table) + "\n"

    def __repr__(self) -> str:
        """The main figures; `as_dict` has them all."""
        return f"<{type(self).__name__}: {self.headline()}>"

    def _repr_html_(self) -> str:
        """The main figures as a table, in a notebook."""
        return self.as_html(type(self).__name__)

    def headline(self) -> str:
        """The main figures in one line; pass rates last, as the circumstances alone may make them."""
        return "; ".join(f"{name} {value}" for name, value in self.main_figures())

    def as_html(self, title: str) -> str:
        """The main figures as a table of HTML."""
        rows = "".join(
            f"<tr><th style='text-align:left'>{escape(name)}</th><td>{escape(value)}</td></tr>"
            for name, value in self.main_figures()
        )
        return f"<table><caption>{escape(title)}</caption>{rows}</table>"

    def main_figures(self) -> Iterator[tuple[str, str]]:
        """Name and value of the figures that say most."""
        yield "candidates", f"{self.candidates:,}"
        yield "admitted", f"{share(self.admitted, self.candidates):.1%}"
        yield "pix", f"{self.mean_pix:.1f} ± {self.sd_pix:.1f} (SD)"
        quantiles = (f"{name} {pix}" for name, pix in self.pix_quantiles.items())
        yield "quantiles of pix", ", ".join(quantiles)
        yield "at the true level", f"{self.classification.exact:.1%} of competences"
        yield (
            "certified",
            f"{self.passed.value:.2%} ({self.passed.low:.2%} to {self.passed.high:.2%})",
        )

    def as_dict(self) -> dict[str, Any]:
        """The same for JSON: NaN becomes None."""
        document: dict[str, Any] = without_nan(asdict(self))
        return document


@dataclass(frozen=True, slots=True)
class Pools:
    """Sums by pool of forms, in a cohort whose blocks share pools.

    Attributes
    ----------
    results : int64 array, shape (pool, result)
        Candidates by `Result`.
    pix : int64 array, shape (pool,)
        Sum of the certified pix.
    """

    results: NDArray[np.int64]
    pix: NDArray[np.int64]

    @property
    def admitted(self) -> NDArray[np.int64]:
        """Those who sat, shape (pool,)."""
        sat: NDArray[np.int64] = self.results.sum(axis=1) - self.results[:, Result.NOT_ADMITTED]
        return sat

    def effect_on_rate(self, result: Result) -> float:
        """`design_effect` of the share of a result."""
        counts = self.results[:, result]
        share = counts.sum() / max(int(self.admitted.sum()), 1)
        return design_effect(counts, self.admitted, share * (1 - share))

    def effect_on_mean(self, sd: float) -> float:
        """`design_effect` of the mean pix, whose standard deviation is `sd`."""
        return design_effect(self.pix, self.admitted, sd**2)


def common_figures(
    tally: Tally, items: Sequence[str], pools: Pools | None = None
) -> dict[str, Any]:
    """The fields of `Summary` up to `never_asked`, from sums that every test has.

    Parameters
    ----------
    tally : Tally
    items : sequence of str
        Ids along the item axis.
    pools : Pools, optional
        Sums by pool of forms, where blocks share pools.
    """
    admitted = tally.admitted
    mean, sd = moments(tally.total)

    effect_on_mean = 1.0 if pools is None else pools.effect_on_mean(sd)

    def rate(result: Result) -> Proportion:
        effect = 1.0 if pools is None else pools.effect_on_rate(result)
        return wilson(int(tally.result[result]), admitted, effect)

    shares = [share(use, admitted) for use in tally.uses.tolist()]
    return {
        "candidates": tally.candidates,
        "admitted": admitted,
        "results": {result.name.lower(): int(tally.result[result]) for result in Result},
        "passed": rate(Result.VALIDATED),
        "cancelled": rate(Result.CANCELLED),
        "mean_pix": mean,
        "sd_pix": sd,
        "mean_pix_margin": Z95 * sd * math.sqrt(share(effect_on_mean, admitted)),
        "pix_quantiles": {f"{q}%": quantile(tally.total, q) for q in (5, 25, 50, 75, 95)},
        "pix_histogram": tuple(tally.total.tolist()),
        "unfinished": wilson(int(tally.unfinished[0]), admitted),
        "technical": wilson(int(tally.unfinished[1]), admitted),
        "exposure": dict(zip(items, shares, strict=True)),
        "most_exposed": max(shares),
        "never_asked": share(int((tally.uses == 0).sum()), tally.uses.size),
    }


def design_effect(sums: NDArray[np.int64], sizes: NDArray[np.int64], variance: float) -> float:
    """Variance of a mean between clusters over that of independent people, for a 95 % interval.

    The mean of each cluster is one independent draw, so that its variance is estimated from how
    clusters differ (the ratio estimator: Cochran 1977, *Sampling Techniques*, §6.4), and Student's
    quantile takes the place of the normal one; both are in the factor.

    Parameters
    ----------
    sums, sizes : int64 arrays, shape (cluster,)
    variance : float
        Of single people.

    Returns
    -------
    float
        For `wilson`; 1 where clusters say nothing: fewer than two, or nobody differs.
    """
    from scipy.special import stdtrit  # type: ignore[import-untyped]  # slow, and seldom needed

    met = sizes > 0
    clusters, total = int(met.sum()), int(sizes.sum())
    if clusters < 2 or not variance:
        return 1.0
    apart = (sums - sums.sum() / total * sizes)[met]
    part = sizes[met] / total
    # a large cluster draws the common mean to itself, and few large ones weigh like fewer clusters
    kept = float((part**2 * (1 - 2 * part + (part**2).sum())).sum() / (part**2).sum())
    freedom = max(float((part**2).sum() ** 2 / (part**4).sum()) - 1, 1.0)
    quantile = float(stdtrit(freedom, 0.975)) / Z95
    return float((apart**2).sum()) / kept / (variance * total) * quantile**2


def wilson(count: int, out_of: int, effect: float = 1.0) -> Proportion:
    """A share and its 95 % interval (Wilson score, without continuity correction).

    Parameters
    ----------
    count, out_of : int
    effect : float
        `design_effect` of those counted: the interval is that of ``out_of / effect`` independent
        people.
    """
    if not out_of:
        return Proportion(count, out_of, math.nan, math.nan, math.nan)
    p, z2 = count / out_of, Z95**2
    n = out_of / effect if effect else math.inf
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = Z95 / (1 + z2 / n) * math.sqrt(p * (1 - p) / n + z2 / (4 * n**2))
    low = middle - half if count else 0.0  # exactly, where rounding would leave a trace
    return Proportion(count, out_of, p, low, middle + half if count < out_of else 1.0)


def moments(histogram: NDArray[np.int64]) -> tuple[float, float]:
    """Mean and standard deviation of whole numbers, from exact sums."""
    values = np.arange(histogram.size)
    n = int(histogram.sum())
    if not n:
        return math.nan, math.nan
    first, second = int((values * histogram).sum()), int((values**2 * histogram).sum())
    return first / n, math.sqrt(max(n * second - first * first, 0)) / n


def quantile(histogram: NDArray[np.int64], percent: int) -> int:
    """Smallest value that at least this share does not exceed."""
    cumulated = np.cumsum(histogram)
    if not cumulated[-1]:
        return 0
    return int(np.searchsorted(cumulated * 100, percent * int(cumulated[-1])))


def without_nan(value: Any) -> Any:
    """The same with None for NaN, which JSON does not have."""
    if isinstance(value, Mapping):
        return {key: without_nan(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [without_nan(entry) for entry in value]
    return None if isinstance(value, float) and math.isnan(value) else value
