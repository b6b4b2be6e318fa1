"""``pixsim room report``, ``sheets`` and ``results``: the papers of one room."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.class_documents import write_report
from pixsim.cli.document_files import file_options, out_option, write_documents, write_table
from pixsim.cli.output import ExitCode, say
from pixsim.cli.sources import framework, open_journal
from pixsim.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.store.journal import Journal
    from pixsim.store.rooms import KeptRoom

number_argument = click.argument("number", metavar=_("SALLE"), type=click.IntRange(1))


@click.command(
    help=_(
        "Fait le bilan de ceux qui sont inscrits dans une salle : qui peut y aller, sur quoi "
        "travailler. Les résultats comptent une fois la salle publiée."
    ),
    short_help=_("Fait le bilan d'une salle : qui peut y aller, sur quoi travailler."),
)
@number_argument
@file_options
def report(number: int, pdf: Path | None, html: Path | None) -> None:
    """Write the report on the people of a room; print it without an option."""
    kept = _room(open_journal(), number)
    ids = {person.profile_id for person in kept.people.values() if person.profile_id}
    without = [name for seat, name in _names(kept) if not _has_profile(kept, seat)]
    if without:
        said = _("Sans profil sur cette machine, donc absents du bilan : {names}.")
        say(said.format(names=", ".join(without)), err=True)
    write_report(ids, _("Bilan de la salle {n}").format(n=number), pdf, html)


@click.command(
    help=_("Fait la feuille d'émargement et le procès-verbal d'incident d'une salle, à imprimer."),
    short_help=_("Fait la feuille d'émargement et le procès-verbal d'incident."),
)
@number_argument
@file_options
def sheets(number: int, pdf: Path | None, html: Path | None) -> None:
    """Write the sheets of a room."""
    from pixsim.documents.class_files import sheets_page, sheets_pdf
    from pixsim.documents.sheet import attendance_sheet, incident_sheet
    from pixsim.store.room_documents import room_incidents, room_session, room_sheet_people

    if pdf is None and html is None:
        raise click.UsageError(_("où écrire les feuilles ? --pdf FICHIER ou --html FICHIER."))
    kept = _room(open_journal(), number)
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
    from pixsim.store.room_documents import room_results

    journal = open_journal()
    kept = _room(journal, number)
    if kept.room.published is None:
        say(_("La salle {n} n'a pas publié ses résultats.").format(n=number), err=True)
        raise SystemExit(ExitCode.NEGATIVE)
    lines = room_results(kept, journal)
    now = datetime.now(UTC).astimezone()
    write_table(
        results_csv(lines, framework()),
        out,
        f"pixsim-resultats-salle-{number}-{now:%Y%m%d-%H%M}.csv",
        len(lines),
    )


def _room(journal: Journal, number: int) -> KeptRoom:
    """A room by its number; leaves where there is none."""
    from pixsim.store.rooms import Rooms, UnknownRoomError

    try:
        return Rooms(journal).load(number)
    except UnknownRoomError:
        raise click.BadParameter(_("il n'y a pas de salle {n} ici.").format(n=number)) from None


def _names(kept: KeptRoom) -> list[tuple[int, str]]:
    return [(seat, kept.name(seat)) for seat in kept.ordered]


def _has_profile(kept: KeptRoom, seat: int) -> bool:
    person = kept.people.get(seat)
    return person is not None and person.profile_id is not None
