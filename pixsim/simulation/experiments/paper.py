"""The table of an experiment as a paper prints it: Markdown and LaTeX, with 95 % intervals."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pixsim.simulation.summary import Z95, wilson
from pixsim.text.latex import in_latex

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class Words:
    """What a table says, in one language.

    Attributes
    ----------
    head : tuple of str
        Of the six columns.
    note : str
        Below the table.
    point, between : str
        Decimal sign, and what parts the ends of an interval.
    """

    head: tuple[str, ...]
    note: str
    point: str = "."
    between: str = ", "

    def number(self, value: float, digits: int) -> str:
        """A number with so many decimals."""
        return f"{value:.{digits}f}".replace(".", self.point)

    def interval(self, value: float, low: float, high: float, digits: int) -> str:
        """A number and its interval."""
        told, *ends = (self.number(each, digits) for each in (value, low, high))
        return f"{told} [{self.between.join(ends)}]"


ENGLISH = Words(
    ("Arm", "Admitted", "Certified, % [95 % CI]", "Pix, mean [95 % CI]", "SD", "True level, %"),
    "Simulated candidates; abilities, difficulties and circumstances are priors. Intervals tell the"
    " draw of candidates and questions, not the priors. True level: competences certified at it.",
)


def markdown(table: DataFrame, words: Words = ENGLISH) -> str:
    """The table of `experiment` in Markdown; replications of an arm are taken together."""
    rows = list(paper_rows(table, words))
    lines = ["| " + " | ".join(words.head) + " |", "|---|" + "---:|" * (len(words.head) - 1)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join([*lines, "", words.note, ""])


def latex(table: DataFrame, caption: str = "", words: Words = ENGLISH) -> str:
    """The same in LaTeX, for the package booktabs."""
    columns = "l" + "r" * (len(words.head) - 1)
    lines = [r"\begin{table}", r"\centering", rf"\begin{{tabular}}{{{columns}}}"]
    lines += [r"\toprule", _latex_row(words.head), r"\midrule"]
    lines += [_latex_row(row) for row in paper_rows(table, words)]
    told = " ".join(in_latex(text) for text in (f"{caption}.", words.note) if text != ".")
    lines += [r"\bottomrule", r"\end{tabular}", rf"\caption{{{told}}}", r"\end{table}", ""]
    return "\n".join(lines)


def paper_rows(table: DataFrame, words: Words = ENGLISH) -> Iterator[tuple[str, ...]]:
    """One row of `Words.head` per arm, in order.

    Raises
    ------
    ValueError
        The table was made with `figures` that leave out what is printed.
    """
    wanted = {"passed.count", "passed.out_of", "mean_pix", "sd_pix", "classification.exact"}
    if lacking := wanted - set(table.columns):
        raise ValueError(f"table: no column {', '.join(sorted(lacking))}")
    for arm, rows in table.groupby("arm", sort=False, observed=True):
        yield _arm_cells(str(arm), rows.to_dict("records"), words)


def _arm_cells(arm: str, rows: Sequence[dict[Any, Any]], words: Words) -> tuple[str, ...]:
    """Replications of one arm, weighed by those admitted."""
    n = sum(int(row["passed.out_of"]) for row in rows)
    if not n:
        return (arm, "0", "–", "–", "–", "–")

    def mean(name: str) -> float:
        sum_ = math.fsum(row[name] * row["passed.out_of"] for row in rows if row["passed.out_of"])
        return float(sum_ / n)

    sat = [row for row in rows if row["passed.out_of"]]
    count = sum(int(row["passed.count"]) for row in rows)
    passed = wilson(count, n, _design_effect(map(_share_widths, sat)))
    pix = mean("mean_pix")
    between = math.fsum(
        row["passed.out_of"] * (row["sd_pix"] ** 2 + (row["mean_pix"] - pix) ** 2)
        for row in rows
        if row["passed.out_of"]
    )
    sd = math.sqrt(between / n)
    half = Z95 * sd * math.sqrt(_design_effect(map(_pix_margins, sat)) / n)
    return (
        arm,
        f"{n:,}".replace(",", " "),
        words.interval(100 * passed.value, 100 * passed.low, 100 * passed.high, 2),
        words.interval(pix, pix - half, pix + half, 1),
        words.number(sd, 1),
        words.number(100 * mean("classification.exact"), 1),
    )


def _design_effect(widths: Iterable[tuple[float, float, int]]) -> float:
    """Design effect, from widths of intervals as they are, as of independent people, and sizes."""
    own, plain = 0.0, 0.0
    for width, independent, n in widths:
        own += (n * width) ** 2
        plain += (n * independent) ** 2
    return own / plain if plain else 1.0


def _share_widths(row: dict[Any, Any]) -> tuple[float, float, int]:
    """Of the share certified; a table without intervals has those of independent people."""
    n = int(row["passed.out_of"])
    plain = wilson(int(row["passed.count"]), n)
    own, independent = (
        row.get("passed.high", math.nan) - row.get("passed.low", math.nan),
        plain.high - plain.low,
    )
    return independent if math.isnan(own) else own, independent, n


def _pix_margins(row: dict[Any, Any]) -> tuple[float, float, int]:
    """Of the mean pix, likewise."""
    n = int(row["passed.out_of"])
    plain = Z95 * row["sd_pix"] / math.sqrt(n)
    own = row.get("mean_pix_margin", math.nan)
    return plain if math.isnan(own) else own, plain, n


def _latex_row(cells: Sequence[str]) -> str:
    return " & ".join(map(in_latex, cells)) + r" \\"
