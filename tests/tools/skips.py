"""What a run of the tests left out, in three lines: programs, extras, and what else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

EXTRA = re.compile(r"could not import '([\w.]+)'|needs the extra pixsim\[(\w+)\]")
PROGRAM = re.compile(r"no (.+?)(?: on this machine| here)\b")
HEADS = {
    "extra": "skipped, not installed (pip install -e '.[full]'): ",
    "program": "skipped, no such program on this machine: ",
    "other": "skipped, for want of what else they need: ",
}


def skips_in_lines(reasons: Iterable[str]) -> list[str]:
    """At most three lines.

    Parameters
    ----------
    reasons : iterable of str
        One for each test that was skipped, as pytest reports it.
    """
    found = {head: Counter[str]() for head in HEADS}
    for reason in reasons:
        said = reason.removeprefix("Skipped: ")
        if extra := EXTRA.search(said):
            found["extra"][(extra[1] or extra[2]).partition(".")[0]] += 1
        elif program := PROGRAM.match(said):
            found["program"][program[1]] += 1
        else:
            found["other"][said] += 1
    return [
        HEADS[head] + ", ".join(f"{name} ({n})" for name, n in counts.most_common())
        for head, counts in found.items()
        if counts
    ]
