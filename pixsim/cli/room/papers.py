"""``pixsim room report``, ``sheets``, ``results`` and ``certificates``: the papers of one room."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.output import ExitCode, say
from pixsim.cli.documents.class_documents import goal_option, write_report
from pixsim.cli.documents.files import file_options, out_option, write_documents, write_table
from pixsim.cli.room.held_room import json_option, kept_room, number_argument
from pixsim.cli.sources import load_framework, open_journal, pix_framework
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import label_value

if TYPE_CHECKING:
    from pixsim.store.rooms.journal import KeptRoom


@click.command(
    help=_(
        "Fait le bilan de ceux qui sont inscrits dans une salle : qui peut y aller, sur quoi "
        "travailler. Les résultats comptent une fois la salle publiée."
    ),
    short_help=_("Fait le bilan d'une salle : qui peut y aller, sur quoi travailler."),
)
@number_argument
@file_options
@goal_option
@json_option
def report(
    number: int, pdf: Path | None, html: Path | None, goal: int | None, as_json: bool
) -> None:
    """Write the report on the people of a room; print it without an option."""
    kept = kept_room(number)
    ids = {person.profile_id for person in kept.people.values() if person.profile_id}
    without = [name for seat, name in _seat_labels(kept) if not _has_profile(kept, seat)]
    if without:
        said = _("Sans profil sur cette machine, donc absents du bilan : {names}.")
        say(said.format(names=", ".join(without)), err=True)
    title = _("Bilan de la salle {n}").format(n=number)
    write_report(ids, title, pdf, html, as_json=as_json, goal=goal)


@click.command(
    help=_("Fait la feuille d'émargement et le procès-verbal d'incident d'une salle, à imprimer."),
    short_help=_("Fait la feuille d'émargement et le procès-verbal d'incident."),
)
@number_argument
@file_options
def sheets(number: int, pdf: Path | None, html: Path | None) -> None:
    """Write the sheets of a room."""
    from pixsim.documents.session_sheet_files import sheets_page, sheets_pdf
    from pixsim.documents.session_sheets import attendance_sheet, incident_sheet
    from pixsim.store.rooms.papers import room_incidents, room_session, room_sheet_people

    if pdf is None and html is None:
        raise click.UsageError(_("où écrire les feuilles ? --pdf FICHIER ou --html FICHIER."))
    kept = kept_room(number)
    facts = room_session(kept)
    made = (
        attendance_sheet(facts, room_sheet_people(kept)),
        incident_sheet(facts, room_incidents(kept)),
    )
    day = facts.day or kept.room.created.date()
    write_documents(pdf, html, lambda: sheets_pdf(made, day), lambda: sheets_page(made).encode())


@click.command(
    help=_(
        "Écrit le tableau des résultats d'une salle publiée (CSV pour un tableur en français) : "
        "identité, statut, score, seize niveaux, commentaire du jury."
    ),
    short_help=_("Écrit le tableau des résultats d'une salle publiée (CSV)."),
)
@number_argument
@out_option
def results(number: int, out: Path | None) -> None:
    """Write the table of the results of a room."""
    from pixsim.documents.results_table import results_csv
    from pixsim.store.rooms.papers import room_results

    kept = _published_room(number)
    lines = room_results(kept, open_journal())
    now = datetime.now(UTC).astimezone()
    write_table(
        results_csv(lines, load_framework()),
        out,
        f"pixsim-resultats-salle-{number}-{now:%Y%m%d-%H%M}.csv",
        len(lines),
    )


@click.command(
    help=_(
        "Écrit dans un dossier le document de chacun de ceux qui ont obtenu la certification blanche "
        "dans une salle publiée : un PDF par personne, ou une page avec --html. Le nom du fichier est "
        "le code de vérification."
    ),
    short_help=_("Écrit le certificat ou l'attestation de chacun."),
)
@number_argument
@click.argument("folder", metavar=_("DOSSIER"), type=click.Path(path_type=Path, file_okay=False))
@click.option("--html", "as_html", is_flag=True, help=_("Des pages au lieu de PDF."))
def certificates(number: int, folder: Path, as_html: bool) -> None:
    """Write the documents of a room, one file a person."""
    from pixsim.cli.documents.certificate import write_document
    from pixsim.store.certificates.issuing import NotGivenError, issue_certificate

    kept, journal = _published_room(number), open_journal()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        from pixsim.report.faults.system_causes import system_cause

        raise click.BadParameter(
            _("ce dossier ne peut pas être fait : {why}.").format(why=system_cause(error)),
            param_hint=_("DOSSIER"),
        ) from None
    summaries = {summary.id: summary for summary in journal.summaries()}
    for seat in kept.room.tests:
        sitting = None if seat.sitting is None else summaries.get(seat.sitting)
        if sitting is None:
            continue
        try:
            issued = issue_certificate(journal, sitting, pix_framework())
        except NotGivenError as error:
            from pixsim.store.certificates.wording import refusal_sentence

            say(label_value(kept.label(seat.number), refusal_sentence(error.why)), err=True)
            continue
        say(kept.label(seat.number))
        path = folder / f"{issued.certificate.code}.{'html' if as_html else 'pdf'}"
        write_document(journal, issued, None if as_html else path, path if as_html else None)


def _published_room(number: int) -> KeptRoom:
    """A room whose results may be seen; leaves with a message otherwise."""
    kept = kept_room(number)
    if kept.room.published is None:
        say(_("La salle {n} n'a pas publié ses résultats.").format(n=number), err=True)
        raise SystemExit(ExitCode.NEGATIVE)
    return kept


def _seat_labels(kept: KeptRoom) -> list[tuple[int, str]]:
    return [(seat, kept.label(seat)) for seat in kept.ordered]


def _has_profile(kept: KeptRoom, seat: int) -> bool:
    person = kept.people.get(seat)
    return person is not None and person.profile_id is not None
