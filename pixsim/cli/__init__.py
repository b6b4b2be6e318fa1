"""The command line."""

from __future__ import annotations

import click

from pixsim.i18n import gettext as _
from pixsim.i18n import install


@click.group(help=_("Certification Pix blanche, hors ligne. Non officiel."))
def pixsim() -> None:
    """Root command."""


def main() -> None:
    """Entry point."""
    from pixsim.cli.bank import bank

    install()
    pixsim.add_command(bank)
    pixsim()
