"""``pixsim bank check``: a bank verified whole, or the facts that nobody has read again for long."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.options import flag
from pixsim.cli.console.output import (
    ExitCode,
    emit_json,
    fail_with,
    problem_lines,
    report_lost_workers,
    say,
)
from pixsim.cli.console.progress import progress_bar
from pixsim.cli.sources import bank_option, check_competences, competences_option
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.language import SOURCE
from pixsim.text.terminal_text import plain_line

if TYPE_CHECKING:
    from pixsim.bank.reading.load import Bank

CHECK_SCHEMA = "pixsim/bank-check/1"
STALE_SCHEMA = "pixsim/bank-stale/1"


@click.command(help=_("Vérifie une banque : format, tirages, clés, couverture."))
@click.argument(
    "path",
    metavar=_("[DOSSIER]"),
    required=False,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
@competences_option
@click.option(
    "--item",
    "items",
    multiple=True,
    metavar="ITEM",
    help=_("Se limiter à un item (répétable)."),
)
@flag("--quick", help=_("Quelques variantes de chaque item seulement."))
@click.option(
    "--sample",
    "size",
    type=click.IntRange(1),
    metavar="N",
    help=_("Se limiter à N items tirés au hasard."),
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help=_("Graine du tirage de --sample."),
)
@click.option(
    "--stale",
    type=click.IntRange(0),
    metavar=_("JOURS"),
    help=_(
        "Lister seulement les faits dont la source n'a pas été relue depuis plus de JOURS jours."
    ),
)
@bank_option
@flag("--json", "as_json", help=_("Écrire le rapport en JSON."))
def check(
    path: Path | None,
    codes: tuple[str, ...],
    items: tuple[str, ...],
    quick: bool,
    size: int | None,
    seed: int,
    stale: int | None,
    as_json: bool,
) -> None:
    """Exit with 1 and a list when something is wrong."""
    from pixsim.bank.checking.bank_check import check_bank, sample_items
    from pixsim.bank.checking.translations import check_translations
    from pixsim.bank.reading.load import load_bank
    from pixsim.foundation.problems import DataError
    from pixsim.foundation.workers import worker_pool

    try:
        loaded = load_bank(path, SOURCE)
    except DataError as error:
        fail_with(error.problems, as_json, CHECK_SCHEMA)
    check_competences(codes, loaded.framework.competence)
    _check_items_known(items, loaded, as_json)
    only = frozenset((*codes, *items))
    if stale is not None:
        _list_stale_items(loaded, stale, only, as_json)
        return
    if size is not None:
        only = sample_items(loaded, only, size, seed)
    with (
        report_lost_workers(as_json, CHECK_SCHEMA),
        worker_pool(os.cpu_count() or 1) as pool,
        progress_bar(_("Vérification de la banque")) as bar,  # a thread: after the processes
    ):
        report = check_bank(loaded, only, quick=quick, executor=pool, reach=bar.reach)
    with progress_bar(_("Vérification des traductions")):
        others, translated = check_translations(loaded, only, quick=quick)
    report = replace(
        report,
        problems=(*report.problems, *others),
        questions=report.questions + translated,
    )
    if as_json:
        emit_json(
            {
                "schema": CHECK_SCHEMA,
                "ok": not report.problems,
                "questions": report.questions,
                "coverage": report.coverage,
                "unopened": list(report.unopened),
                "problems": [str(problem) for problem in report.problems],
            }
        )
    else:
        if size is not None:
            n = len(only)
            drawn = ngettext(
                "{n} item tiré avec la graine {seed}.", "{n} items tirés avec la graine {seed}.", n
            )
            say(drawn.format(n=n, seed=seed))
        elif not items:  # of the whole bank, or of competences
            say(_coverage_table(report.coverage, codes))
        say(
            ngettext("{n} question vérifiée.", "{n} questions vérifiées.", report.questions).format(
                n=report.questions
            )
        )
        for library in report.unopened:
            say(
                _("Fichiers non ouverts, bibliothèque absente : {name}").format(name=library),
                err=True,
            )
        for line in problem_lines(report.problems):
            say(line, err=True)
    if report.problems:
        raise SystemExit(ExitCode.NEGATIVE)


def _list_stale_items(loaded: Bank, days: int, only: frozenset[str], as_json: bool) -> None:
    """Facts whose sources nobody has looked at for too long; exit with 1 when there are some."""
    from datetime import UTC, datetime

    from pixsim.bank.checking.source_age import stale_problems
    from pixsim.report.faults.french import in_french

    problems = stale_problems(loaded, days, datetime.now(UTC).astimezone().date(), only)
    if as_json:
        told = [str(problem) for problem in problems]
        emit_json({"schema": STALE_SCHEMA, "ok": not problems, "days": days, "problems": told})
    elif problems:
        for problem in problems:
            say(plain_line(in_french(problem)))
        n = len(problems)
        say(ngettext("{n} fait à relire.", "{n} faits à relire.", n).format(n=n))
    else:
        said = ngettext(
            "Toutes les sources ont été relues depuis moins de {n} jour.",
            "Toutes les sources ont été relues depuis moins de {n} jours.",
            days,
        )
        say(said.format(n=days))
    if problems:
        raise SystemExit(ExitCode.NEGATIVE)


def _check_items_known(items: tuple[str, ...], loaded: Bank, as_json: bool) -> None:
    """Leave with a message when an item is none of the bank's."""
    from pixsim.foundation.problems import Problem

    unknown = [name for name in items if name not in loaded.items]
    if unknown:
        file = loaded.path.name
        problems = [Problem.of(file, name, "", "unknown_item", name=name) for name in unknown]
        fail_with(problems, as_json, CHECK_SCHEMA)


def _coverage_table(coverage: dict[str, dict[int, int]], only: tuple[str, ...]) -> str:
    """Skills by competence and level, with totals."""
    rows = {code: levels for code, levels in coverage.items() if not only or code in only}
    columns = range(1, max((level for levels in rows.values() for level in levels), default=1) + 1)
    heads = "".join(f"{_('niv.')} {level}".rjust(8) for level in columns)
    lines = [_("Acquis") + "  " + heads + _("total").rjust(8)]
    for code, levels in rows.items():
        cells = "".join(str(levels.get(level, 0) or "·").rjust(8) for level in columns)
        lines.append(code.ljust(8) + cells + str(sum(levels.values())).rjust(8))
    return "\n".join(lines)
