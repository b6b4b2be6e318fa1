"""``pixsim results``: the sittings of this machine and what they were worth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.completion import known_names
from pixsim.cli.console.confirming import confirm_or_leave
from pixsim.cli.console.options import file_option, flag
from pixsim.cli.console.output import ExitCode, emit_json, say
from pixsim.cli.sitting.sitting_lookup import newest_result, sittings_of_person
from pixsim.cli.sources import bank_option, load_framework, open_journal
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext

if TYPE_CHECKING:
    from pixsim.report.result.common import AnyResult
    from pixsim.report.result.integrity import Integrity
    from pixsim.store.sittings.journal import Journal, SittingSummary


@click.command(
    help=_(
        "Liste les épreuves passées, toutes ou celles d'un candidat ; montre un résultat, l'écrit en "
        "page à imprimer, ou supprime une épreuve."
    ),
    short_help=_("Montre les résultats, les exporte, les supprime."),
)
@click.argument("name", metavar=_("[ÉPREUVE|PROFIL]"), required=False, shell_complete=known_names)
@flag("--json", "as_json", help=_("Écrire en JSON."))
@file_option(
    "--html",
    help=_("Écrire ce résultat (d'un candidat : le dernier) en une page à lire ou à imprimer."),
)
@flag("--questions", help=_("Avec --html : la page revoit chaque question."))
@flag("--schema", help=_("Affiche le JSON Schema d'un résultat."))
@flag("--delete", help=_("Supprimer cette épreuve : réponses, résultat, fichiers."))
@flag("--yes", help=_("Ne pas demander de confirmation (avec --delete)."))
@bank_option
def results(
    name: str | None,
    as_json: bool,
    html: Path | None,
    questions: bool,
    schema: bool,
    delete: bool,
    yes: bool,
) -> None:
    """List the sittings, print or export one result, print the schema, or delete one sitting."""
    from pixsim.report.rule_sets import results_schema

    if schema:
        emit_json(results_schema())
        return
    _check_options(name, as_json=as_json, html=html, questions=questions, delete=delete, yes=yes)
    journal = open_journal()
    found = journal.summaries()
    chosen = next((s for s in found if s.id == name), None)
    if chosen is None and name is not None:
        found = sittings_of_person(name, found)
    if chosen is None and delete:
        raise click.UsageError(_("--delete demande le nom d'une épreuve : voir pixsim results."))
    if chosen is None and html is not None:
        chosen = newest_result(found)
    if chosen is None:
        emit_json(_results_document(journal, found)) if as_json else _print_list(found)
    elif delete:
        _delete_sitting(journal, chosen, yes)
    elif html is not None:
        _export_result(journal, chosen, html, questions)
    else:
        _print_one(journal, chosen, as_json)


def _check_options(
    name: str | None, *, as_json: bool, html: Path | None, questions: bool, delete: bool, yes: bool
) -> None:
    """Refuse options that make no sense together."""
    if delete and name is None:
        raise click.UsageError(_("--delete demande le nom d'une épreuve : voir pixsim results."))
    if html is not None and name is None:
        raise click.UsageError(_("--html demande le nom d'une épreuve ou d'un candidat."))
    if sum((as_json, html is not None, delete)) > 1:
        raise click.UsageError(_("--json, --html et --delete s'excluent."))
    if yes and not delete:
        raise click.UsageError(_("--yes demande --delete."))
    if questions and html is None:
        raise click.UsageError(_("--questions demande --html."))


def _result_or_leave(journal: Journal, chosen: SittingSummary) -> AnyResult:
    """The result of a sitting; leaves where there is none yet, or it cannot be read."""
    from pixsim.store.errors import AlteredSittingError
    from pixsim.store.sittings.progress import stored_result

    result = stored_result(chosen)
    if result is not None:
        return result
    if chosen.result or chosen.kind != "exam":
        raise AlteredSittingError(chosen.id, journal.path, "its result cannot be read")
    if chosen.room is not None:
        from pixsim.store.sittings.listing import of_room_sentence

        say(of_room_sentence(chosen.room), err=True)
        raise SystemExit(ExitCode.NEGATIVE)
    say(_("Cette épreuve n'est pas terminée : ouvrez pixsim pour la reprendre."), err=True)
    raise SystemExit(ExitCode.NEGATIVE)


def _print_one(journal: Journal, chosen: SittingSummary, as_json: bool) -> None:
    from pixsim.report.rule_sets import shareable_document

    result = _result_or_leave(journal, chosen)
    integrity = journal.integrity(chosen.id)
    if as_json:
        emit_json(shareable_document(result, integrity))
    else:
        print_result(result, integrity)


def _export_result(journal: Journal, chosen: SittingSummary, path: Path, questions: bool) -> None:
    from pixsim.foundation.files import READABLE, replace_file
    from pixsim.report.page import result_page

    result = _result_or_leave(journal, chosen)
    session = journal.load(chosen.id, even_altered=True)[0] if questions else None
    page = result_page(result, session, load_framework(), journal.integrity(chosen.id))
    replace_file(path, page.encode(), READABLE)
    say(_("{file} : la page est écrite ; un navigateur l'ouvre et l'imprime.").format(file=path))


def _delete_sitting(journal: Journal, chosen: SittingSummary, yes: bool) -> None:
    from pixsim.store.sittings.erasure import delete_sitting
    from pixsim.store.sittings.journal import SittingInUseError
    from pixsim.store.sittings.listing import sitting_removal_sentence

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
    from pixsim.report.result.text import result_text

    say(result_text(result, load_framework(), integrity))


def _results_document(journal: Journal, found: list[SittingSummary]) -> dict[str, object]:
    """All results; sittings that cannot be read are named beside them."""
    from pixsim.report.rule_sets import shareable_document
    from pixsim.store.sittings.progress import stored_result

    done, unreadable = [], []
    for summary in found:
        if (result := stored_result(summary)) is not None:
            done.append(shareable_document(result, journal.integrity(summary.id)))
        elif summary.result or summary.kind != "exam":
            unreadable.append(summary.id)
    return {"schema": "pixsim/results/2", "results": done, "unreadable": unreadable}


def _print_list(found: list[SittingSummary]) -> None:
    from pixsim.report.result.text import rule_set_notes
    from pixsim.report.wording import long_day
    from pixsim.store.rooms.links import sittings_read
    from pixsim.store.sittings.listing import summary_state

    read = sittings_read()
    if not found:
        say(_("Aucune épreuve passée sur cette machine."))
    for s in found:
        under_way = ngettext(
            "{rules} · en cours : {n} réponse sur {length}",
            "{rules} · en cours : {n} réponses sur {length}",
            s.answered,
        ).format(rules=s.rules.upper(), n=s.answered, length=s.length)
        state = summary_state(s, under_way, read)
        simulated = _(" [simulé : {name}]").format(name=s.autopilot) if s.autopilot else ""
        say(f"{s.id}  {s.candidate:<20} {long_day(s.created_at):<18} {state}{simulated}")
    for note in rule_set_notes(s.rules for s in found if s.result):
        say(note)
