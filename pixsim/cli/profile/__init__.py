"""``pixsim profile``: the candidates of this machine, and the files that describe them."""

from __future__ import annotations

import click

from pixsim.cli.profile.changing import (
    accommodate,
    birth_date,
    extra_time,
    new,
    rename,
    restore,
)
from pixsim.cli.profile.importing import import_profiles
from pixsim.cli.profile.listing import list_people, template
from pixsim.cli.profile.removing import delete
from pixsim.cli.profile.showing import check, schema, show
from pixsim.foundation.i18n import gettext as _


@click.group(
    help=_("Voir, créer, modifier et supprimer les profils des candidats."),
    subcommand_metavar=_("COMMANDE [ARGUMENTS]…"),
)
def profile() -> None:
    """Group of the commands on profiles."""


for command in (
    schema, check, show, list_people, new, template, import_profiles, rename, birth_date,
    extra_time, accommodate, delete, restore,
):  # fmt: skip
    profile.add_command(command)
