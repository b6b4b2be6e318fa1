"""``pixsim web``: pixsim in the browser of this computer, or in those of a centre."""

from __future__ import annotations

from pathlib import Path

import click

from pixsim.cli.console.completion import known_names
from pixsim.cli.console.options import flag
from pixsim.cli.room.server_address import proxy_option, read_proxy, tls_option
from pixsim.cli.sources import bank_option, load_candidate
from pixsim.foundation.i18n import gettext as _
from pixsim.rules.abort_and_reports import NAMES


@click.command(
    help=_(
        "Ouvre pixsim dans le navigateur de cet ordinateur : accueil, positionnement, entraînement, "
        "épreuves, résultats. Rien ne quitte cet ordinateur (127.0.0.1). Avec --lan, sert un centre : "
        "chacun de ceux qui ont un profil ici entre par son code personnel (pixsim class slips les "
        "imprime), depuis n'importe quel appareil du réseau, et reprend où il en était ; le formateur "
        "a sa page."
    ),
    short_help=_("Ouvre pixsim dans le navigateur, ou le sert à un centre."),
)
@click.argument("name", metavar=_("[PROFIL]"), required=False, shell_complete=known_names)
@click.option(
    "--rules",
    type=click.Choice(NAMES),
    help=_("Règles des épreuves ouvertes depuis l'accueil ; sans cela, il demande."),
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=None,
    metavar="N",
    help=_("Port à employer ; un port libre par défaut, 8490 avec --lan."),
)
@flag("--no-open", help=_("Écrire l'adresse sans ouvrir de navigateur."))
@flag("--lan", help=_("Servir le centre aux appareils du réseau."))
@click.option(
    "--name",
    "host_name",
    metavar=_("NOM"),
    help=_("Nom de cet ordinateur sur le réseau, s'il en a un (avec --lan)."),
)
@tls_option
@proxy_option
@flag(
    "--new-trainer-code", help=_("Tirer un autre code pour le formateur (avec --lan ou --proxy).")
)
@bank_option
def web(
    name: str | None,
    rules: str | None,
    port: int | None,
    no_open: bool,
    lan: bool,
    host_name: str | None,
    tls: tuple[Path, Path] | None,
    proxy: str | None,
    new_trainer_code: bool,
) -> None:
    """Serve the home of one person, or those of a centre."""
    if not (lan or proxy):
        if host_name or tls or new_trainer_code:
            raise click.UsageError(_("--name, --tls et --new-trainer-code demandent --lan."))
        from pixsim.cli.fronts.browser import home_in_browser

        profile = None if name is None else load_candidate(name)
        home_in_browser(profile, rules, port or 0, show=not no_open)
        return
    if name is not None:
        raise click.UsageError(_("Avec --lan, chacun entre par son code : pas de PROFIL."))
    public = read_proxy(proxy, lan=lan, name=host_name, tls=tls)
    from pixsim.cli.fronts.centre import CENTRE_PORT, serve_centre

    serve_centre(
        rules=rules,
        port=CENTRE_PORT if port is None else port,
        name=host_name,
        tls=tls,
        proxy=public,
        new_code=new_trainer_code,
    )
