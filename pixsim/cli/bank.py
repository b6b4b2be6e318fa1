"""``pixsim bank``: verify the item bank."""

from __future__ import annotations

from pathlib import Path

import click

from pixsim.cli.output import emit_json, fail_with, problem_lines
from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext


@click.group(help=_("Vérifier la banque de questions."))
def bank() -> None:
    """Group of the commands on the item bank."""


@bank.command(help=_("Vérifie une banque : format, tirages, clés, couverture."))
@click.argument(
    "path", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False)
)
@click.option(
    "--competence",
    "competences",
    multiple=True,
    metavar="1.1",
    help=_("Se limiter à une compétence (répétable)."),
)
@click.option("--json", "as_json", is_flag=True, help=_("Écrire le rapport en JSON."))
def check(path: Path | None, competences: tuple[str, ...], as_json: bool) -> None:
    """Exit with 1 and a list when something is wrong."""
    from pixsim.bank.check import check_bank
    from pixsim.bank.load import load_bank
    from pixsim.problems import DataError

    try:
        loaded = load_bank(path)
    except DataError as error:
        fail_with(error.problems, as_json, "pixsim/bank-check/1")
    unknown = set(competences) - set(loaded.framework.competence)
    if unknown:
        raise click.BadParameter(
            _("compétence inconnue : {codes}").format(codes=", ".join(sorted(unknown)))
        )
    report = check_bank(loaded, frozenset(competences))
    if as_json:
        emit_json(
            {
                "schema": "pixsim/bank-check/1",
                "ok": not report.problems,
                "questions": report.questions,
                "coverage": report.coverage,
                "problems": [str(problem) for problem in report.problems],
            }
        )
    else:
        click.echo(_coverage_table(report.coverage, competences))
        click.echo(
            ngettext("{n} question vérifiée.", "{n} questions vérifiées.", report.questions).format(
                n=report.questions
            )
        )
        for line in problem_lines(report.problems):
            click.echo(line, err=True)
    if report.problems:
        raise SystemExit(1)


def _coverage_table(coverage: dict[str, dict[int, int]], only: tuple[str, ...]) -> str:
    """Skills by competence and level, with totals."""
    rows = {code: levels for code, levels in coverage.items() if not only or code in only}
    columns = range(1, max((level for levels in rows.values() for level in levels), default=1) + 1)
    head = (
        _("Acquis")
        + "  "
        + "".join(f"{_('niv.')} {level}".rjust(8) for level in columns)
        + _("total").rjust(8)
    )
    lines = [head]
    for code, levels in rows.items():
        cells = "".join(str(levels.get(level, 0) or "·").rjust(8) for level in columns)
        lines.append(code.ljust(8) + cells + str(sum(levels.values())).rjust(8))
    return "\n".join(lines)
