"""``pixsim chances``: what a candidate may expect of the certification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from pixsim.cli.completion import known_names
from pixsim.cli.output import emit_json, say
from pixsim.cli.refusal import refuse
from pixsim.cli.sources import framework, load_profile, load_the_bank
from pixsim.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.report.v2.chances import Outlook

SCHEMA = "pixsim/chances/1"


@click.command(
    help=_(
        "Chances d'un candidat d'être certifié (règles V2), et de garder chaque niveau.\n\n"
        "Calcul exact, sur des a priori : un ordre de grandeur, non une promesse."
    ),
    short_help=_("Chances d'un candidat d'être certifié (V2)."),
)
@click.argument("name", metavar="PROFIL", shell_complete=known_names)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="N",
    help=_("Graine des épreuves tirées."),
)
@click.option("--json", "as_json", is_flag=True, help=_("Écrire en JSON."))
def chances(name: str, seed: int, as_json: bool) -> None:
    """Print the outlook of one candidate."""
    from pixsim.assembly.form import NoQuestionError, NotCertifiableError
    from pixsim.report.v2.chances import outlook, outlook_text

    try:
        found = outlook(load_profile(name), load_the_bank(), seed)
    except (NotCertifiableError, NoQuestionError) as error:
        refuse(error)
    if as_json:
        emit_json(_document(found))
    else:
        say(outlook_text(found, framework()))


def _document(found: Outlook) -> dict[str, Any]:
    from dataclasses import asdict

    from pixsim.simulation.people.retention import RETENTION

    return {
        "schema": SCHEMA,
        "rules": "v2",
        "candidate": found.candidate,
        "assumed_levels": found.assumed_levels,
        "priors": {"retention": None if found.assumed_levels else RETENTION},
        "chances": [
            {"ability_shift": shift} | asdict(chance) for shift, chance in found.by_shift.items()
        ],
    }
