"""The simulation's README: its table of cohorts under V2 and V3, from one command.

``python -m tests.tools.cohort_table`` prints it (some two minutes of CPU); with ``--write`` it takes the place of the
one there, between the two comments that say from when and from which commit it is. ``--candidates N`` and
``--positioned N`` give the sizes of the cohorts; reliability is of 20,000 (or as many) who sit twice.
"""

from __future__ import annotations

import argparse
import re
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.foundation.files import replace_file
from pixsim.simulation import SINCERITY, Cohort, SimulatedPositioning, reliability, simulate
from pixsim.simulation.v2.summary import V2Summary

README = Path(__file__).parent.parent.parent / "pixsim" / "simulation" / "README.md"
HEAD = (
    "| profiles | rules | certified pix: mean ± SD (5 to 95 %) | reliability | levels kept, lowered, lost | certified |\n"
    "|---|---|---|---|---|---|"
)
BEGIN = "<!-- cohorts: `python -m tests.tools.cohort_table --write`, {day}, {commit}; {candidates} candidates (positioned: {positioned}), seed {seed} -->"
END = "<!-- end of cohorts -->"
BLOCK = re.compile(r"<!-- cohorts: .*? -->\n.*?" + re.escape(END), re.DOTALL)
SEED = 1
TWICE = 20_000
CANDIDATES, POSITIONED = 100_000, 10_000


def rows(bank: Bank, candidates: int, positioned: int) -> list[str]:
    """Two rows, V2 and V3, for each way to make profiles and each sincerity."""
    found = []
    for way, size in (("levels", candidates), ("positioned", positioned)):
        for said in ("honest", "inflated"):
            positioning = SimulatedPositioning() if way == "positioned" else None
            cohort = Cohort(sincerity=SINCERITY[said], positioning=positioning)
            found += [
                row(f"{way}, {said}" if rules == "v2" else "", rules, cohort, bank, size)
                for rules in ("v2", "v3")
            ]
    return found


def row(label: str, rules: str, cohort: Cohort, bank: Bank, candidates: int) -> str:
    """One row."""
    summary = simulate(
        cohort, rules=rules, candidates=candidates, seed=SEED, bank=bank, table=False
    ).summary()
    twice = reliability(
        cohort, rules=rules, candidates=min(candidates, TWICE), seed=SEED, bank=bank
    )
    low, high = summary.pix_quantiles["5%"], summary.pix_quantiles["95%"]
    fate = ""
    if isinstance(summary, V2Summary):
        shares = (summary.fate.kept, summary.fate.lowered, summary.fate.lost)
        fate = ", ".join(f"{100 * share:.0f} %" for share in shares)
    cells = (
        label,
        rules.upper(),
        f"{summary.mean_pix:.0f} ± {summary.sd_pix:.0f} ({low} to {high})",
        f"{twice.retest:.2f}",
        fate,
        f"{100 * summary.passed.value:.1f} %",
    )
    return ("| " + " | ".join(cells) + " |").replace("|  |", "| |")


def block(bank: Bank, candidates: int, positioned: int) -> str:
    """The table between its comments."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short=8", "HEAD"], capture_output=True, text=True, check=True, cwd=README.parent
    ).stdout.strip()  # fmt: skip
    begin = BEGIN.format(
        day=datetime.now(UTC).date().isoformat(),
        commit=commit,
        candidates=f"{candidates:,}",
        positioned=f"{positioned:,}",
        seed=SEED,
    )
    return "\n".join([begin, HEAD, *rows(bank, candidates, positioned), END])


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, or put it into README."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--candidates", type=int, default=CANDIDATES)
    parser.add_argument("--positioned", type=int, default=POSITIONED)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    made = block(load_bank(), given.candidates, given.positioned)
    if not given.write:
        print(made)
        return
    text = README.read_text("utf-8")
    if not BLOCK.search(text):
        parser.error("README has no table of cohorts between its comments")
    replace_file(README, BLOCK.sub(lambda _found: made, text, count=1).encode())


if __name__ == "__main__":
    main()
