"""Why no test can be drawn, or no candidate simulated, said once for all commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click

from pixsim.cli.console.output import ExitCode, say
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.running.autopilot import Way


def leave_without_test(error: Exception) -> NoReturn:
    """Say why a profile or the bank gives no test, and leave."""
    from pixsim.assembly.form import NotCertifiableError
    from pixsim.report.progress.certifiable import certifiable_sentence

    if isinstance(error, NotCertifiableError):
        say(certifiable_sentence(error.standing), err=True)
    elif isinstance(error, LookupError):
        why = _("Une question de la banque ne peut pas être tirée : {why}").format(why=error)
        say(why, err=True)
    else:
        say(_("La banque n'a aucune question pour ce profil."), err=True)
    raise SystemExit(ExitCode.NEGATIVE)


def read_autopilot(typed: str) -> Way:
    """The way in which a simulated candidate answers; leaves where it is none."""
    from pixsim.running.autopilot import UnknownWayError, read_way

    try:
        return read_way(typed)
    except UnknownWayError:
        told = _("« {name} » n'est ni perfect, ni none, ni random, ni un nombre.")
        raise click.BadParameter(told.format(name=typed), param_hint="--autopilot") from None
