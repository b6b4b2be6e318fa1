"""Asks before something that cannot be undone."""

from __future__ import annotations

import click

from pixsim.cli.console.output import ExitCode, say
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import is_yes


def confirm_or_leave(question: str) -> None:
    """Go on after a clear yes; without one, nothing is done."""
    try:
        answer = click.prompt(question + _(" [o/N]"), default="n", show_default=False, err=True)
    except click.Abort:
        say("\n" + _("Pas de réponse. Sans terminal, ajoutez --yes."), err=True)
        answer = ""
    if not is_yes(answer):  # click's own question only knows English
        say(_("Rien n'a été supprimé."), err=True)
        raise SystemExit(ExitCode.NEGATIVE)
