"""What the commands write: data on stdout, diagnostics on stderr, one exit code a cause."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import IntEnum
from typing import Any, NoReturn

import click

from pixsim.i18n import ngettext
from pixsim.problems import Problem
from pixsim.report.faults import in_french


class ExitCode(IntEnum):
    """Exit codes of pixsim; 130 and 128 + n come from signals."""

    OK = 0
    NEGATIVE = 1
    USAGE = 2
    DATA = 3
    LOCKED = 4
    LOST = 5


def emit_json(document: dict[str, Any]) -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """One line a fault, then how many."""
    lines = [in_french(problem) for problem in problems]
    if lines:
        lines.append(ngettext("{n} erreur.", "{n} erreurs.", len(lines)).format(n=len(lines)))
    return lines


def fail_with(
    problems: Iterable[Problem],
    as_json: bool = False,
    schema: str = "",
    code: ExitCode = ExitCode.DATA,
) -> NoReturn:
    """List the faults and leave, by default with the code for unusable data."""
    problems = tuple(problems)
    if as_json:
        emit_json(
            {"schema": schema, "ok": False, "problems": [str(problem) for problem in problems]}
        )
    for line in problem_lines(problems):
        click.echo(line, err=True)
    raise SystemExit(code)
