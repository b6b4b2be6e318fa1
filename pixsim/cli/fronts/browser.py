"""``pixsim exam --browser``: the exam in a browser of this machine."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.output import ExitCode, say
from pixsim.cli.sources import load_the_bank, open_journal
from pixsim.foundation.extras import install_command
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.profile import Profile


def need_web() -> None:
    """Leave with a message where what makes pages is not installed."""
    from importlib.util import find_spec

    missing = [name for name in ("starlette", "uvicorn") if find_spec(name) is None]
    if missing:
        say(
            _("Il manque {names}. Pour les installer : {command}").format(
                names=", ".join(missing), command=install_command("room")
            ),
            err=True,
        )
        raise SystemExit(ExitCode.USAGE)


def socket_at(host: str, port: int) -> socket.socket:
    """A socket to serve on; leaves with a message when its port cannot be had."""
    from pixsim.report.faults.system_causes import system_cause
    from pixsim.web.server import listening

    try:
        return listening(host, port)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = _("un autre programme l'emploie") if taken else system_cause(error)
        raise click.BadParameter(
            _("le port {n} ne peut pas être pris : {why}.").format(n=port, why=why),
            param_hint="--port",
        ) from None


def exam_in_browser(
    profile: Profile | None,
    seed: int | None,
    rules: str | None,
    port: int,
    *,
    show: bool,
    way: str = "exam",
) -> None:
    """Serve one person until Ctrl+C, or « Fermer pixsim »."""
    need_web()
    from pixsim.journeys.exams import ExamWish
    from pixsim.web.alone import Alone
    from pixsim.web.server import LOCAL, Serving

    say(_("Préparation de l'épreuve…"))
    bank = load_the_bank()
    with closing(socket_at(LOCAL, port)) as found, closing(open_journal()) as journal:
        serving = Serving(found)
        address = f"http://{LOCAL}:{found.getsockname()[1]}"
        wish = ExamWish(profile, rules, seed, way)
        alone = Alone(
            journal, bank, wish, address=address, tell=_teller(show=show), close=serving.stop
        )
        serving.run(alone.app())
        if journal.is_relocated:  # the same command finds it there
            from pixsim.store.wording import rescued_sentence

            say(rescued_sentence(journal))


def _teller(*, show: bool) -> Callable[[str], None]:
    """Tells the first address at length, those that follow in a line."""
    told: list[str] = []

    def tell(address: str) -> None:
        told.append(address)
        if len(told) > 1:
            say(_("Pour une autre fenêtre : {address}").format(address=address))
            return
        say(_("Ouvrez cette adresse dans le navigateur de cet ordinateur :"))
        say(f"  {address}")
        say(
            _(
                "Ctrl+C ferme pixsim. Une épreuve commencée se reprend par la même commande ; le "
                "temps continue."
            )
        )
        if show:
            from pixsim.web.server import open_browser

            open_browser(address)

    return tell
