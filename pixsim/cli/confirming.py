"""Asks before something that cannot be undone."""

from __future__ import annotations

import click

from pixsim.cli.output import ExitCode, say
from pixsim.i18n import gettext as _


def confirm_or_leave(question: str) -> None:
    """Go on after a clear yes; without one, nothing is done."""
    yes = (_("o"), _("oui"), "y", "yes")  # click's own question only knows English
    try:
        answer = click.prompt(question + _(" [o/N]"), default="n", show_default=False, err=True)
    except click.Abort:
        say("\n" + _("Pas de réponse. Sans terminal, ajoutez --yes."), err=True)
        answer = ""
    if answer.strip().lower() not in yes:
        say(_("Rien n'a été supprimé."), err=True)
        raise SystemExit(ExitCode.NEGATIVE)
