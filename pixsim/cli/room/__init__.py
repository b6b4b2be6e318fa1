"""``pixsim room``: a supervised session, from its list of candidates to its results."""

from __future__ import annotations

import click

from pixsim.cli.room.checking import check
from pixsim.cli.room.enrolling import enrol
from pixsim.cli.room.jury import cancel, comment, reject
from pixsim.cli.room.listing import list_rooms, show
from pixsim.cli.room.making import new, password
from pixsim.cli.room.opening import open_room
from pixsim.cli.room.papers import certificates, report, results, sheets
from pixsim.cli.room.removal import delete
from pixsim.cli.room.serving import resume, serve, watch
from pixsim.cli.room.session import finalise, publish, unfinalise, unpublish
from pixsim.cli.room.sheet import check_sheet_command
from pixsim.foundation.i18n import gettext as _


@click.group(
    help=_(
        "Tient une session surveillée : la liste des candidats, l'entrée, l'épreuve, la clôture, les "
        "résultats. Entraînement non officiel."
    ),
    short_help=_("Tient une session surveillée."),
    subcommand_metavar=_("COMMANDE [ARGUMENTS]…"),
)
def room() -> None:
    """Group of the commands on rooms."""


for command in (
    new, list_rooms, show, enrol, password, check, serve, resume, watch, open_room, finalise,
    unfinalise, publish, unpublish, cancel, reject, comment, sheets, results, certificates, report,
    delete, check_sheet_command,
):  # fmt: skip
    room.add_command(command)
