"""Why no test can be drawn, said once for all commands."""

from __future__ import annotations

from typing import NoReturn

from pixsim.cli.console.output import ExitCode, say
from pixsim.foundation.i18n import gettext as _


def refuse(error: Exception) -> NoReturn:
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
