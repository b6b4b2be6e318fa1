"""``pixsim bank``: see the item bank, check it, bring questions in and take them out."""

from __future__ import annotations

import click

from pixsim.cli.bank.checking import check
from pixsim.cli.bank.exporting import export_quiz
from pixsim.cli.bank.figures import stats
from pixsim.cli.bank.importing import import_quiz
from pixsim.cli.bank.new import new_bank
from pixsim.cli.bank.showing import list_items, show
from pixsim.foundation.i18n import gettext as _


@click.group(
    help=_("Voir et vérifier la banque de questions."),
    subcommand_metavar=_("COMMANDE [ARGUMENTS]…"),
)
def bank() -> None:
    """Group of the commands on the item bank."""


for command in (check, list_items, show, stats, import_quiz, export_quiz, new_bank):
    bank.add_command(command)
