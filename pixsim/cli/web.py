"""``pixsim web``: pixsim in the browser of this computer."""

from __future__ import annotations

import click

from pixsim.cli.console.completion import known_names
from pixsim.cli.console.options import flag
from pixsim.cli.sources import bank_option, load_candidate
from pixsim.foundation.i18n import gettext as _
from pixsim.rules.abort_and_reports import NAMES


@click.command(
    help=_(
        "Ouvre pixsim dans le navigateur de cet ordinateur : accueil, positionnement, entraînement, "
        "épreuves, résultats. Rien ne quitte cet ordinateur (127.0.0.1)."
    ),
    short_help=_("Ouvre pixsim dans le navigateur."),
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
    default=0,
    metavar="N",
    help=_("Port à employer ; un port libre par défaut."),
)
@flag("--no-open", help=_("Écrire l'adresse sans ouvrir de navigateur."))
@bank_option
def web(name: str | None, rules: str | None, port: int, no_open: bool) -> None:
    """Serve the home of one person."""
    from pixsim.cli.fronts.browser import home_in_browser

    profile = None if name is None else load_candidate(name)
    home_in_browser(profile, rules, port, show=not no_open)
