"""``pixsim chances``: what a candidate may expect of the certification."""

from __future__ import annotations

import click

from pixsim.cli.console.completion import known_names
from pixsim.cli.console.output import emit_json, fail_with, say
from pixsim.cli.console.progress import progress_bar
from pixsim.cli.simulation.options import rules_option
from pixsim.cli.sitting.refusal import leave_without_test
from pixsim.cli.sources import bank_option, load_framework, load_profile, load_the_bank
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.problems import DataError

SCHEMA = "pixsim/chances/1"


@click.command(
    help=_(
        "Chances d'un candidat d'être certifié, et à quel niveau.\n\n"
        "Calcul exact sous V2, épreuves simulées sous V3 avec leur marge ; sur des a priori : un "
        "ordre de grandeur, non une promesse."
    ),
    short_help=_("Chances d'un candidat d'être certifié, et à quel niveau."),
)
@click.argument("name", metavar=_("PROFIL"), shell_complete=known_names)
@rules_option
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="N",
    help=_("Graine des épreuves tirées."),
)
@click.option("--json", "as_json", is_flag=True, help=_("Écrire en JSON."))
@bank_option
def chances(name: str, rules: str, seed: int, as_json: bool) -> None:
    """Print the outlook of one candidate."""
    from pixsim.assembly.form import NoQuestionError, NotCertifiableError
    from pixsim.report.chances.rule_sets import OUTLOOKS

    outlooks = OUTLOOKS[rules]
    try:
        with progress_bar(_("Calcul des chances")):
            found = outlooks.work_out(load_profile(name), load_the_bank(), seed)
    except (NotCertifiableError, NoQuestionError) as error:
        leave_without_test(error)
    except DataError as error:
        fail_with(error.problems, as_json, SCHEMA)
    if as_json:
        head = {"schema": SCHEMA, "rules": rules, "candidate": found.candidate}
        emit_json(head | outlooks.document(found))
    else:
        say(outlooks.text(found, load_framework()))
