"""``pixsim results``: the sittings of this machine and what they were worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pixsim.cli.confirming import confirm_or_leave
from pixsim.cli.output import ExitCode, emit_json, say
from pixsim.cli.sources import framework, open_journal
from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext

if TYPE_CHECKING:
    from pixsim.report.any_result import AnyResult
    from pixsim.report.integrity import Integrity
    from pixsim.store.journal import Journal, SittingSummary


@click.command(help=_("Liste les épreuves passées, montre un résultat, ou supprime une épreuve."))
@click.argument("sitting", metavar="[ÉPREUVE]", required=False)
@click.option("--json", "as_json", is_flag=True, help=_("Écrire en JSON."))
@click.option("--schema", is_flag=True, help=_("Affiche le JSON Schema d'un résultat."))
@click.option(
    "--delete", is_flag=True, help=_("Supprimer cette épreuve : réponses, résultat, fichiers.")
)
@click.option("--yes", is_flag=True, help=_("Ne pas demander de confirmation (avec --delete)."))
def results(sitting: str | None, as_json: bool, schema: bool, delete: bool, yes: bool) -> None:
    """List the sittings, print one result or its schema, or delete one."""
    from pixsim.report.rule_sets import given_out, results_schema
    from pixsim.store.errors import AlteredSittingError
    from pixsim.store.progress import stored_result

    if schema:
        emit_json(results_schema())
        return
    if delete and sitting is None:
        raise click.UsageError(_("--delete demande le nom d'une épreuve : voir pixsim results."))
    if yes and not delete:
        raise click.UsageError(_("--yes demande --delete."))
    journal = open_journal()
    found = journal.summaries()
    if sitting is None:
        if as_json:
            emit_json(_document(journal, found))
        else:
            _list(found)
        return
    chosen = next((s for s in found if s.id == sitting), None)
    if chosen is None:
        raise click.BadParameter(_("aucune épreuve ne porte ce nom : {name}").format(name=sitting))
    if delete:
        _delete(journal, chosen, yes)
        return
    result = stored_result(chosen)
    if result is None and (chosen.result or chosen.kind != "exam"):
        raise AlteredSittingError(chosen.id, journal.path, "its result cannot be read")
    if result is None:
        say(_("Cette épreuve n'est pas terminée : ouvrez pixsim pour la reprendre."), err=True)
        raise SystemExit(ExitCode.NEGATIVE)
    integrity = journal.integrity(chosen.id)
    if as_json:
        emit_json(given_out(result, integrity))
    else:
        print_result(result, integrity)


def _delete(journal: Journal, chosen: SittingSummary, yes: bool) -> None:
    from pixsim.store.erasing import delete_sitting
    from pixsim.store.journal import SittingInUseError
    from pixsim.store.listing import sitting_removal_sentence

    say(sitting_removal_sentence(chosen))
    if not yes:
        confirm_or_leave(_("Supprimer définitivement ?"))
    try:
        delete_sitting(journal, chosen.id)
    except SittingInUseError:
        say(_("Cette épreuve est ouverte dans une autre fenêtre : fermez-la d'abord."), err=True)
        raise SystemExit(ExitCode.LOCKED) from None
    say(_("Supprimé."))


def print_result(result: AnyResult, integrity: Integrity | None = None) -> None:
    """Write a result as text, with what its signature says."""
    from pixsim.report.text import result_text

    say(result_text(result, framework(), integrity))


def _document(journal: Journal, found: list[SittingSummary]) -> dict[str, object]:
    """All results; sittings that cannot be read are named beside them."""
    from pixsim.report.rule_sets import given_out
    from pixsim.store.progress import stored_result

    done, unreadable = [], []
    for summary in found:
        if (result := stored_result(summary)) is not None:
            done.append(given_out(result, journal.integrity(summary.id)))
        elif summary.result or summary.kind != "exam":
            unreadable.append(summary.id)
    return {"schema": "pixsim/results/2", "results": done, "unreadable": unreadable}


def _list(found: list[SittingSummary]) -> None:
    from pixsim.report.text import notes
    from pixsim.report.wording import day
    from pixsim.store.listing import summary_state

    if not found:
        say(_("Aucune épreuve passée sur cette machine."))
    for s in found:
        under_way = ngettext(
            "{rules} · en cours : {n} réponse sur {length}",
            "{rules} · en cours : {n} réponses sur {length}",
            s.answered,
        ).format(rules=s.rules.upper(), n=s.answered, length=s.length)
        state = summary_state(s, under_way)
        simulated = _(" [simulé : {name}]").format(name=s.autopilot) if s.autopilot else ""
        say(f"{s.id}  {s.candidate:<20} {day(s.created_at):<18} {state}{simulated}")
    for note in notes(s.rules for s in found if s.result):
        say(note)
