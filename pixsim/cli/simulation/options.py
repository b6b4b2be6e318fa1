"""Options that the commands of simulation share."""

from __future__ import annotations

import click

from pixsim.foundation.i18n import gettext as _
from pixsim.rules.abort_and_reports import DEFAULT, NAMES

rules_option = click.option(
    "--rules",
    type=click.Choice(NAMES),
    default=DEFAULT,
    show_default=True,
    help=_("Règles : test personnel (v2) ou adaptatif (v3)."),
)

workers_option = click.option(
    "--workers",
    default="1",
    show_default=True,
    metavar="N",
    help=_("Nombre de processus ; ne change rien aux chiffres."),
)
