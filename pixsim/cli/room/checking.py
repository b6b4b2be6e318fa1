"""``pixsim room check``: whether the devices of the network reach this computer."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from pixsim.cli.console.number_options import FiniteRange
from pixsim.cli.console.output import ExitCode, say
from pixsim.cli.fronts.browser import need_web, socket_at
from pixsim.cli.room.server_address import (
    EVERYWHERE,
    addresses_of,
    hosts_of,
    name_option,
    port_option,
    read_tls,
    tls_option,
)
from pixsim.foundation.i18n import gettext as _


@click.command(
    help=_(
        "Vérifie, avant la séance, que les appareils du réseau atteignent cet ordinateur : affiche ses "
        "adresses et un code QR, puis attend qu'un téléphone arrive."
    ),
    short_help=_("Vérifie que les appareils atteignent cet ordinateur."),
)
@port_option
@name_option
@tls_option
@click.option(
    "--wait",
    type=FiniteRange(1, 3600),
    default=180,
    show_default=True,
    metavar=_("SECONDES"),
    help=_("Combien de temps attendre."),
)
def check(port: int, name: str | None, tls: tuple[Path, Path] | None, wait: float) -> None:
    """Show addresses, and wait for another device."""
    need_web()
    from pixsim.web.room.check import Check
    from pixsim.web.serving.network import qr_text
    from pixsim.web.serving.server import Serving

    secured = read_tls(tls)
    addresses = addresses_of(lan=True, port=port, name=name, tls=secured is not None)
    if len(addresses) == 1:
        say(_("Cet ordinateur n'est sur aucun réseau : seul 127.0.0.1 répondra."), err=True)
        raise SystemExit(ExitCode.NEGATIVE)
    with closing(socket_at(EVERYWHERE, port)) as found:
        serving = Serving(found, secured)
        waiting = Check(hosts_of(addresses), wait, serving.stop)
        say(_("Ouvrez une de ces adresses sur un téléphone du même réseau :"))
        for address in addresses[:-1]:
            say(f"  {address}/")
        say("\n" + qr_text(f"{addresses[0]}/"))
        say(
            _(
                "La vérification s'arrête seule : dès qu'un appareil arrive, ou au bout de {n} s ; "
                "Ctrl+C l'arrête avant."
            ).format(n=round(wait))
        )
        serving.run(waiting.app())
    if waiting.seen:
        say(_("✓ Un appareil est arrivé ({address}) : la salle est joignable.").format(
            address=waiting.seen[0]))  # fmt: skip
        return
    say(
        _(
            "Personne n'est arrivé. Le pare-feu de cet ordinateur demande peut-être une autorisation "
            "(sous Windows, à la première ouverture), ou le réseau isole ses appareils (Wi-Fi "
            "d'invités) : essayez un partage de connexion, ou un câble. 127.0.0.1 marche toujours."
        ),
        err=True,
    )
    raise SystemExit(ExitCode.NEGATIVE)
