"""What the commands write: data on stdout, diagnostics on stderr, one exit code per cause.

All text passes through `say`, which lets no control character through; nothing else in the command
line writes to the terminal.
"""

from __future__ import annotations

import errno
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

from pixsim.cli.console.near_characters import is_unicode
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.text.terminal_text import plain, plain_line

if TYPE_CHECKING:
    from pixsim.foundation.problems import Problem


MOST_ALIKE = 40  # faults of one kind in one file that are told one by one
FIRST = 3  # of more, those that are told


class ExitCode(IntEnum):
    """Exit codes of pixsim; 130 and 128 + n come from signals."""

    OK = 0
    NEGATIVE = 1
    USAGE = 2
    DATA = 3
    LOCKED = 4
    LOST = 5
    UNEXPECTED = 70  # a fault of pixsim itself, as BSD's EX_SOFTWARE


def say(text: str, *, err: bool = False) -> None:
    """Write lines for a person; control characters show as escapes."""
    _write_output(plain(text) + "\n", sys.stderr if err else sys.stdout)


def emit_json(document: dict[str, Any]) -> None:
    """One JSON document on stdout, UTF-8 unless a terminal has less."""
    import json

    from pixsim.text.json_text import write_json

    if _is_terminal(sys.stdout) and not is_unicode(sys.stdout):
        say(json.dumps(document, indent=2))
    else:
        emit_data((write_json(document, indent=2) + "\n").encode())


def emit_data(content: bytes) -> None:
    """Data on stdout, byte for byte; a terminal gets them as text that it cannot obey."""
    if _is_terminal(sys.stdout):
        _write_output(plain(content.decode("utf-8", "replace")), sys.stdout)
    else:
        _write_output(content, sys.stdout)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _write_output(content: str | bytes, stream: TextIO | None) -> None:
    if stream is None:  # no console at all, as under pythonw
        return
    try:
        click.echo(content, file=stream, nl=False)
    except OSError as error:
        if os.name == "nt" and error.errno == errno.EINVAL:  # how Windows tells a closed pipe
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) from error
        raise


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """One line per fault, then how many; of very many alike in one file, the first three."""
    from pixsim.report.faults.french import in_french  # the whole catalogue: not at every start

    problems = tuple(problems)
    alike = Counter((problem.file, problem.kind) for problem in problems)
    told = Counter[tuple[str, str]]()
    lines: list[str] = []
    for problem in problems:
        kind = (problem.file, problem.kind)
        told[kind] += 1
        if alike[kind] <= MOST_ALIKE or told[kind] <= FIRST:
            lines.append(plain_line(in_french(problem)))
        elif told[kind] == FIRST + 1:
            more = alike[kind] - FIRST
            lines.append(_("… et {n} de plus du même genre").format(n=more))
    if problems:
        n = len(problems)
        lines.append(ngettext("{n} erreur.", "{n} erreurs.", n).format(n=n))
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
        say(line, err=True)
    raise SystemExit(code)


@contextmanager
def report_lost_workers(as_json: bool, schema: str, where: str = "") -> Iterator[None]:
    """Leave with a message where a process that shares the work is ended, or memory runs out."""
    from concurrent.futures import BrokenExecutor

    from pixsim.foundation.problems import Problem

    try:
        yield
    except (BrokenExecutor, MemoryError):
        problem = Problem.of("", where, "", "worker_lost")
        fail_with([problem], as_json, schema, ExitCode.LOST)
