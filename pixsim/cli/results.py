"""``pixsim results``: the sittings of this machine and what they were worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pixsim.cli.output import ExitCode, emit_json, say
from pixsim.cli.sources import framework, open_journal
from pixsim.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.report.any_result import AnyResult
    from pixsim.store.journal import SittingSummary


@click.command(help=_("Liste les épreuves passées, ou montre un résultat."))
@click.argument("sitting", metavar="[ÉPREUVE]", required=False)
@click.option("--json", "as_json", is_flag=True, help=_("Écrire en JSON."))
@click.option("--schema", is_flag=True, help=_("Affiche le JSON Schema d'un résultat."))
def results(sitting: str | None, as_json: bool, schema: bool) -> None:
    """List the sittings, or print one result or its schema."""
    from pixsim.report.rule_sets import read_result, results_schema

    if schema:
        emit_json(results_schema())
        return
    found = open_journal().summaries()
    if sitting is None:
        if as_json:
            done = [read_result(s.result).model_dump(mode="json") for s in found if s.result]
            emit_json({"schema": "pixsim/results/2", "results": done})
            return
        _list(found)
        return
    chosen = next((s for s in found if s.id == sitting), None)
    if chosen is None:
        raise click.BadParameter(_("aucune épreuve ne porte ce nom : {name}").format(name=sitting))
    if chosen.result is None:
        say(_("Cette épreuve n'est pas terminée : ouvrez pixsim pour la reprendre."), err=True)
        raise SystemExit(ExitCode.NEGATIVE)
    result = read_result(chosen.result)
    if as_json:
        emit_json(result.model_dump(mode="json"))
    else:
        print_result(result)


def print_result(result: AnyResult) -> None:
    """Write a result as text."""
    from pixsim.report.text import result_text

    say(result_text(result, framework()))


def _list(found: list[SittingSummary]) -> None:
    from pixsim.report.rule_sets import read_result
    from pixsim.report.text import notes, result_line
    from pixsim.report.wording import day

    if not found:
        say(_("Aucune épreuve passée sur cette machine."))
    for s in found:
        if s.result is None:
            state = _("{rules} · en cours : {n} réponses sur {length}").format(
                rules=s.rules.upper(), n=s.answered, length=s.length
            )
        else:
            state = result_line(read_result(s.result))
        simulated = _(" [simulé : {name}]").format(name=s.autopilot) if s.autopilot else ""
        say(f"{s.id}  {s.candidate:<20} {day(s.created_at):<18} {state}{simulated}")
    for note in notes(s.rules for s in found if s.result):
        say(note)
