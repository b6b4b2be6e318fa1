"""``pixsim bank``: verify the item bank."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.bank_export import export_quiz
from pixsim.cli.bank_import import import_quiz
from pixsim.cli.bank_new import new_bank
from pixsim.cli.output import ExitCode, emit_json, fail_with, lost_workers, problem_lines, say
from pixsim.cli.sources import bank_option, check_competences, load_the_bank
from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.language import SOURCE
from pixsim.localised import percent
from pixsim.text.plain_text import plain_line

if TYPE_CHECKING:
    from pixsim.bank.load import Bank
    from pixsim.bank.stats import CompetenceStats

CHECK_SCHEMA = "pixsim/bank-check/1"
STALE_SCHEMA = "pixsim/bank-stale/1"


@click.group(
    help=_("Voir et vérifier la banque de questions."),
    subcommand_metavar=_("COMMANDE [ARGUMENTS]…"),
)
def bank() -> None:
    """Group of the commands on the item bank."""


bank.add_command(import_quiz)
bank.add_command(export_quiz)
bank.add_command(new_bank)


@bank.command(help=_("Vérifie une banque : format, tirages, clés, couverture."))
@click.argument(
    "path",
    metavar=_("[DOSSIER]"),
    required=False,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
@click.option(
    "--competence",
    "competences",
    multiple=True,
    metavar="1.1",
    help=_("Se limiter à une compétence (répétable)."),
)
@click.option(
    "--item",
    "items",
    multiple=True,
    metavar="ITEM",
    help=_("Se limiter à un item (répétable)."),
)
@click.option("--quick", is_flag=True, help=_("Quelques variantes de chaque item seulement."))
@click.option(
    "--stale",
    type=click.IntRange(0),
    metavar=_("JOURS"),
    help=_(
        "Lister seulement les faits dont la source n'a pas été relue depuis plus de JOURS jours."
    ),
)
@bank_option
@click.option("--json", "as_json", is_flag=True, help=_("Écrire le rapport en JSON."))
def check(
    path: Path | None,
    competences: tuple[str, ...],
    items: tuple[str, ...],
    quick: bool,
    stale: int | None,
    as_json: bool,
) -> None:
    """Exit with 1 and a list when something is wrong."""
    from pixsim.bank.check import check_bank
    from pixsim.bank.check_translations import check_translations
    from pixsim.bank.load import load_bank
    from pixsim.problems import DataError
    from pixsim.workers import worker_pool

    try:
        loaded = load_bank(path, SOURCE)
    except DataError as error:
        fail_with(error.problems, as_json, CHECK_SCHEMA)
    check_competences(competences, loaded.framework.competence)
    _known(items, loaded, as_json)
    only = frozenset((*competences, *items))
    if stale is not None:
        _stale(loaded, stale, only, as_json)
        return
    with lost_workers(as_json, CHECK_SCHEMA), worker_pool(os.cpu_count() or 1) as pool:
        report = check_bank(loaded, only, quick=quick, executor=pool)
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
        if not items:  # of the whole bank, or of competences
            say(_coverage_table(report.coverage, competences))
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


def _stale(loaded: Bank, days: int, only: frozenset[str], as_json: bool) -> None:
    """Facts whose sources nobody has looked at for too long; exit with 1 when there are some."""
    from datetime import UTC, datetime

    from pixsim.bank.ageing import stale_problems
    from pixsim.report.french import in_french

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


def _known(items: tuple[str, ...], loaded: Bank, as_json: bool) -> None:
    """Leave with a message when an item is none of the bank's."""
    from pixsim.problems import Problem

    unknown = [name for name in items if name not in loaded.items]
    if unknown:
        file = loaded.path.name
        problems = [Problem.of(file, name, "", "unknown_item", name=name) for name in unknown]
        fail_with(problems, as_json, CHECK_SCHEMA)


@bank.command("list", help=_("Liste les acquis et leurs items."))
@click.option("--competence", metavar="1.1", help=_("Se limiter à une compétence."))
@click.option("--level", type=click.IntRange(1, 8), help=_("Se limiter à un niveau."))
@click.option("--json", "as_json", is_flag=True, help=_("Écrire en JSON."))
@bank_option
def list_items(competence: str | None, level: int | None, as_json: bool) -> None:
    """One line per item, in framework order."""
    loaded = load_the_bank()
    rows = [
        (skill, item)
        for skill in loaded.framework.skills
        if competence in (None, skill.competence) and level in (None, skill.level)
        for item in loaded.items_of.get(skill.name, ())
    ]
    if as_json:
        emit_json(
            {
                "schema": "pixsim/bank-list/1",
                "items": [
                    {
                        "id": item.id,
                        "competence": skill.competence,
                        "skill": skill.name,
                        "level": skill.level,
                        "type": item.type,
                        "status": item.status,
                        "variants": item.variant_count,
                        "family": item.family,
                        "calibrated": item.id in loaded.parameters,
                    }
                    for skill, item in rows
                ],
            }
        )
        return
    for skill, item in rows:
        made = _("calculé") if item.family else _("{n} var.").format(n=item.variant_count)
        known = "  " + _("calibré") if item.id in loaded.parameters else ""
        say(f"{skill.competence}  {skill.level}  {item.type:<9}  {made:<8}  {item.id}{known}")


@bank.command(help=_("Montre une question telle que le candidat la voit, puis sa clé et pourquoi."))
@click.argument("name", metavar=_("ACQUIS"))
@click.option(
    "--variant",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help=_("Numéro de la variante."),
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, help=_("Graine de l'ordre des propositions.")
)
@bank_option
def show(name: str, variant: int, seed: int) -> None:
    """Print the items of a skill, drawn."""
    import numpy as np

    from pixsim.report.question import question_text

    loaded = load_the_bank()
    skill = name if name.startswith("@") else f"@{name}"
    items = loaded.items_of.get(skill) or tuple(i for i in loaded.items.values() if i.id == name)
    if not items:
        raise click.BadParameter(
            _("aucun acquis ni item ne s'appelle « {name} ».").format(name=name)
        )
    for item in items:
        if variant > item.variant_count:
            raise click.BadParameter(
                _("{id} n'a que {n} variantes.").format(id=item.id, n=item.variant_count),
                param_hint="--variant",
            )
        question = loaded.question(f"{item.id}#{variant}", np.random.default_rng(seed))
        say(question_text(question, item, loaded))


@bank.command(help=_("Chiffres de la banque : types, modes, fichiers, par compétence."))
@click.option("--json", "as_json", is_flag=True, help=_("Écrire en JSON."))
@bank_option
def stats(as_json: bool) -> None:
    """Print the figures, with totals and shares."""
    from dataclasses import asdict

    from pixsim.bank.stats import TYPES, bank_stats, level_stats

    loaded = load_the_bank()
    found, levels = bank_stats(loaded), level_stats(loaded)
    if as_json:
        rows = {code: asdict(row) for code, row in found.items()}
        by_level = {str(level): asdict(row) for level, row in levels.items()}
        emit_json({"schema": "pixsim/bank-stats/1", "competences": rows, "levels": by_level})
        return
    names = [
        _("acquis"),
        _("items"),
        *TYPES,
        "focus",
        _("calculés"),
        _("fichiers"),
        _("variantes"),
        _("calibrés"),
    ]
    say("     " + "".join(name.rjust(max(8, len(name) + 1)) for name in names))
    table = {code: _cells(row) for code, row in found.items()}
    totals = [sum(column) for column in zip(*table.values(), strict=True)]
    for code, cells in [*table.items(), (_("tout"), totals)]:
        shown = (str(n).rjust(max(8, len(name) + 1)) for n, name in zip(cells, names, strict=True))
        say(code.ljust(5) + "".join(shown))
    shares = (
        f"{name} {percent(100 * n / totals[1])}"
        for name, n in zip(names[2:10], totals[2:10], strict=True)
    )
    say(_("Parts des items : {shares}").format(shares=", ".join(shares)))
    say("")
    say(_kind_table(found, _("comp.")))
    say("")
    say(_kind_table({str(level): row for level, row in levels.items()}, _("niv.")))


def _kind_table(rows: dict[str, CompetenceStats], head: str) -> str:
    """Shares of what one does in the items: in a simulator, with a file…"""
    from pixsim.bank.stats import KINDS

    names = {
        "sim": _("simulateur"),
        "file": _("fichier"),
        "tool": _("outil"),
        "web": _("web"),
        "case": _("cas"),
        "know": _("savoir"),
        "paper": _("papier"),
    }
    lines = [
        head.ljust(6)
        + _("pratique").rjust(10)
        + "".join(names[kind].rjust(11) for kind in KINDS)
        + "focus".rjust(8)
    ]
    whole: dict[str, int] = {
        "practical": sum(row.practical for row in rows.values()),
        "focus": sum(row.focus for row in rows.values()),
        **{kind: sum(row.kinds[kind] for row in rows.values()) for kind in KINDS},
    }
    items = sum(row.items for row in rows.values())
    table: list[tuple[str, int, dict[str, int]]] = []
    for code, row in rows.items():
        cells = {"practical": row.practical, "focus": row.focus, **row.kinds}
        table.append((code, row.items, cells))
    for code, count, cells in [*table, (_("tout"), items, whole)]:
        shares = {name: percent(100 * n / max(1, count)) for name, n in cells.items()}
        lines.append(
            code.ljust(6)
            + shares["practical"].rjust(10)
            + "".join(shares[kind].rjust(11) for kind in KINDS)
            + shares["focus"].rjust(8)
        )
    return "\n".join(lines)


def _cells(row: CompetenceStats) -> list[int]:
    return [
        row.skills,
        row.items,
        *row.types.values(),
        row.focus,
        row.families,
        row.files,
        row.variants,
        row.calibrated,
    ]


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
