"""The table of an experiment as a paper prints it: Markdown and LaTeX, with 95 % intervals."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pixsim.simulation.summary import Z95, wilson

if TYPE_CHECKING:
    from pandas import DataFrame

HEAD = ("Arm", "Admitted", "Certified, % [95 % CI]", "Pix, mean [95 % CI]", "SD", "True level, %")
NOTE = (
    "Simulated candidates; abilities, difficulties and circumstances are priors. Intervals tell the"
    " draw of candidates and questions, not the priors. True level: competences certified at it."
)
SPECIAL = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def markdown(table: DataFrame) -> str:
    """The table of `experiment` in Markdown; replications of an arm are taken together."""
    rows = list(paper_rows(table))
    lines = ["| " + " | ".join(HEAD) + " |", "|---|" + "---:|" * (len(HEAD) - 1)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join([*lines, "", NOTE, ""])


def latex(table: DataFrame, caption: str = "") -> str:
    """The same in LaTeX, for the package booktabs."""
    lines = [r"\begin{table}", r"\centering", r"\begin{tabular}{l" + "r" * (len(HEAD) - 1) + "}"]
    lines += [r"\toprule", _row(HEAD), r"\midrule"]
    lines += [_row(row) for row in paper_rows(table)]
    told = " ".join(_escaped(text) for text in (f"{caption}.", NOTE) if text != ".")
    lines += [r"\bottomrule", r"\end{tabular}", rf"\caption{{{told}}}", r"\end{table}", ""]
    return "\n".join(lines)


def paper_rows(table: DataFrame) -> Iterator[tuple[str, ...]]:
    """One row of `HEAD` per arm, in order.

    Raises
    ------
    ValueError
        The table was made with `figures` that leave out what is printed.
    """
    wanted = {"passed.count", "passed.out_of", "mean_pix", "sd_pix", "classification.exact"}
    if lacking := wanted - set(table.columns):
        raise ValueError(f"table: no column {', '.join(sorted(lacking))}")
    for arm, rows in table.groupby("arm", sort=False, observed=True):
        yield _cells(str(arm), rows.to_dict("records"))


def _cells(arm: str, rows: Sequence[dict[Any, Any]]) -> tuple[str, ...]:
    """Replications of one arm, weighed by those admitted."""
    n = sum(int(row["passed.out_of"]) for row in rows)
    if not n:
        return (arm, "0", "–", "–", "–", "–")

    def mean(name: str) -> float:
        sum_ = math.fsum(row[name] * row["passed.out_of"] for row in rows if row["passed.out_of"])
        return float(sum_ / n)

    passed = wilson(sum(int(row["passed.count"]) for row in rows), n)
    pix = mean("mean_pix")
    between = math.fsum(
        row["passed.out_of"] * (row["sd_pix"] ** 2 + (row["mean_pix"] - pix) ** 2)
        for row in rows
        if row["passed.out_of"]
    )
    sd = math.sqrt(between / n)
    half = Z95 * sd / math.sqrt(n)
    return (
        arm,
        f"{n:,}".replace(",", " "),
        f"{100 * passed.value:.2f} [{100 * passed.low:.2f}, {100 * passed.high:.2f}]",
        f"{pix:.1f} [{pix - half:.1f}, {pix + half:.1f}]",
        f"{sd:.1f}",
        f"{100 * mean('classification.exact'):.1f}",
    )


def _row(cells: Sequence[str]) -> str:
    return " & ".join(map(_escaped, cells)) + r" \\"


def _escaped(text: str) -> str:
    return "".join(SPECIAL.get(letter, letter) for letter in text)
