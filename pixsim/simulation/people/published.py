"""What is published of the scores of a population, and the ministry's table of certifications.

The table gives, for each school and year, how many took part and were certified, and mean, median
and quartiles of the scores. Scores are taken as those of the certified: others have none.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pixsim.foundation.arrays import Floats
from pixsim.foundation.file_reading import read_whole
from pixsim.foundation.problems import DataError, Problem
from pixsim.simulation.people.assumptions import fault, in_range

if TYPE_CHECKING:
    from pandas import DataFrame


COUNTS = ("participants", "certifies", "non_obtenues")
SCORES = (
    "average_pix_score",
    "median_pix_score",
    "first_quartile_pix_score",
    "third_quartile_pix_score",
)
MOST_PIX = 1024.0
QUARTER = 0.6744897501960817  # third quartile of the standard normal


@dataclass(frozen=True)
class Published:
    """Figures of the scores of those certified; pass rates are no part of it.

    Attributes
    ----------
    mean : float, optional
        Pix.
    quantiles : Mapping[float, float]
        Pix by percent: ``{25: 210, 50: 300, 75: 402}``.
    share : Mapping[float, float]
        Share, from 0 to 1, of the certified who have at least so many pix: ``{512: 0.08}``.
    certified : int, optional
        How many they are; by default the figures are taken as exact.
    """

    mean: float | None = None
    quantiles: Mapping[float, float] = field(default_factory=dict)
    share: Mapping[float, float] = field(default_factory=dict)
    certified: int | None = None

    @property
    def figures(self) -> dict[str, float]:
        """All of them by name."""
        found = {} if self.mean is None else {"mean": float(self.mean)}
        found |= {f"{percent:g}%": float(pix) for percent, pix in self.quantiles.items()}
        return found | {f"≥ {pix:g} pix": float(share) for pix, share in self.share.items()}

    def faults(self, where: str = "") -> Iterator[Problem]:
        """What is impossible."""
        place = f"{where}." if where else ""
        if not self.figures:
            yield fault(where or "published", "no figure to match", "no_figure")
        if self.mean is not None:
            yield from in_range(f"{place}mean", self.mean, 1, MOST_PIX)
        for percent, pix in self.quantiles.items():
            yield from in_range(f"{place}quantiles", percent, 0.1, 99.9)
            yield from in_range(f"{place}quantiles.{percent}", pix, 1, MOST_PIX)
        for pix, share in self.share.items():
            yield from in_range(f"{place}share", pix, 2, MOST_PIX)
            yield from in_range(f"{place}share.{pix}", share, 0.0001, 0.9999)
        by_percent = [pix for _, pix in sorted(self.quantiles.items())]
        if by_percent != sorted(by_percent):
            yield fault(f"{place}quantiles", "must rise with the percent", "falling_quantiles")


def read_certifications(path: Path | str) -> DataFrame:
    """The ministry's table of certifications by school.

    Parameters
    ----------
    path : Path or str
        CSV in UTF-8, with commas or semicolons. Columns `COUNTS` and `SCORES` are needed, others
        are kept as they are.

    Returns
    -------
    DataFrame
        One row per school (and year), those without scores left out: few candidates, whose figures
        are not published. ``attrs["left_out"]`` says how many they were.

    Raises
    ------
    DataError
        A file that cannot be read, columns that lack, and figures that cannot be, all at once.
    """
    import pandas as pd

    path = Path(path)
    content = read_whole(path)
    separator = ";" if content.partition(b"\n")[0].count(b";") else ","
    try:
        table = pd.read_csv(io.BytesIO(content), sep=separator, encoding="utf-8-sig")
    except ValueError as error:  # all that pandas finds wrong with a file
        problem = Problem.of(path.name, "", "", "unreadable", error=str(error).strip())
        raise DataError([problem]) from error
    lacking = [name for name in (*COUNTS, *SCORES) if name not in table.columns]
    if lacking:
        faults = [Problem(path.name, n, "", "missing_column", "is missing") for n in lacking]
        raise DataError(faults)
    problems = []
    for name in (*COUNTS, *SCORES):
        numbers = pd.to_numeric(table[name], errors="coerce")
        if (bad := numbers.isna() & table[name].notna()).any():
            row = int(np.flatnonzero(bad)[0])
            told = f"must hold numbers; line {row + 2} holds {table[name].iloc[row]!r}"
            problems.append(Problem(path.name, name, "", "not_numbers", told))
        table[name] = numbers
    if not problems:
        problems += _row_faults(path.name, table)
    if problems:
        raise DataError(problems)
    whole = table[list(SCORES)].notna().all(axis=1) & (table["certifies"] > 0)
    if not whole.any():
        told = "no candidate: no school has scores"
        raise DataError([Problem(path.name, "", "", "empty_table", told)])
    kept = table[whole].reset_index(drop=True)
    kept[["participants", "certifies"]] = kept[["participants", "certifies"]].astype(np.int64)
    kept.attrs["left_out"] = int((~whole).sum())
    return kept


def summarise_certifications(table: DataFrame) -> Published:
    """What some rows of `read_certifications` say together.

    The mean is exact. Quartiles of the whole are in no table: each school's scores are taken as
    normal on either side of their median, by the quartile of that side, and the quartiles are those
    of the mixture.
    """
    weight = table["certifies"].to_numpy(dtype=np.float64)
    average, median, first, third = (table[n].to_numpy(dtype=np.float64) for n in SCORES)
    quantiles: dict[float, float]
    if len(table) == 1:
        quantiles = {25: float(first[0]), 50: float(median[0]), 75: float(third[0])}
    else:
        below, above = (np.maximum(gap, 1.0) / QUARTER for gap in (median - first, third - median))
        quantiles = {
            p: _mixture_quantile(p / 100, weight, median, below, above) for p in (25, 50, 75)
        }
    return Published(
        mean=float(np.average(average, weights=weight)),
        quantiles=quantiles,
        certified=int(weight.sum()),
    )


def summarise_certifications_by(table: DataFrame, column: str) -> dict[str, Published]:
    """`summarise_certifications` of each value of a column: a year, a kind of school."""
    parts = table.groupby(column, sort=False)
    return {str(name): summarise_certifications(rows) for name, rows in parts}


def _mixture_quantile(
    p: float, weight: Floats, middle: Floats, below: Floats, above: Floats
) -> float:
    """Quantile of a mixture of normals of two halves, by bisection."""
    from scipy.special import ndtr  # type: ignore[import-untyped]  # a quarter of a second

    low, high = 0.0, MOST_PIX
    for _ in range(50):
        at = (low + high) / 2
        z = (at - middle) / np.where(at < middle, below, above)
        low, high = (at, high) if np.average(ndtr(z), weights=weight) < p else (low, at)
    return (low + high) / 2


def _row_faults(name: str, table: DataFrame) -> Iterator[Problem]:
    """Rows whose figures cannot be, by the first of each kind."""
    average, median, first, third = (table[column] for column in SCORES)
    counts = [table[column] for column in COUNTS]
    checks = {
        "certifies": (counts[1] > counts[0], "more are certified than took part"),
        "participants": ((counts[0] < 0) | (counts[1] < 0) | (counts[2] < 0), "is below 0"),
        "median_pix_score": ((median < first) | (median > third), "is not between its quartiles"),
        "average_pix_score": ((average < 0) | (average > MOST_PIX), "is no score"),
    }
    for column, (bad, told) in checks.items():
        if bad.any():
            rows = np.flatnonzero(bad)
            message = f"{told}: line {rows[0] + 2} ({rows.size} in all)"
            yield Problem(name, column, "", "impossible_figure", message)


def score_error(histogram: Floats, figure: str, published: Published) -> float:
    """Standard error of a figure of one score, from the distribution: times 1 / sqrt(n)."""
    pix = np.arange(histogram.size)
    n = histogram.sum()
    mean = float(pix @ histogram / n)
    if figure == "mean":
        return math.sqrt(float((pix - mean) ** 2 @ histogram / n))
    for percent in published.quantiles:
        if figure == f"{percent:g}%":
            p = percent / 100
            low, high = max(p - 0.05, 0.002), min(p + 0.05, 0.998)
            slope = (quantile_of(histogram, high) - quantile_of(histogram, low)) / (high - low)
            return math.sqrt(p * (1 - p)) * max(slope, 1.0)
    share = share_of(histogram, next(x for x in published.share if figure == f"≥ {x:g} pix"))
    return math.sqrt(max(share * (1 - share), 1e-6))


def quantile_of(histogram: Floats, p: float) -> float:
    """A quantile of whole scores, each spread over one pix, so that it moves smoothly."""
    ends = np.concatenate([[0.0], np.cumsum(histogram)]) / histogram.sum()
    place = int(np.searchsorted(ends, p, side="left"))
    step = ends[place] - ends[place - 1]
    return float(place - 1.5 + (p - ends[place - 1]) / step)


def share_of(histogram: Floats, pix: float) -> float:
    """Share of the scores from a threshold on."""
    return float(histogram[math.ceil(pix) :].sum() / histogram.sum())


def figures_of(histogram: Floats, wanted: Published) -> Floats:
    """The same figures of a distribution of scores, 0 left out by the caller."""
    pix = np.arange(histogram.size)
    found = [] if wanted.mean is None else [float(pix @ histogram / histogram.sum())]
    found += [quantile_of(histogram, percent / 100) for percent in wanted.quantiles]
    found += [share_of(histogram, pix) for pix in wanted.share]
    return np.array(found)
