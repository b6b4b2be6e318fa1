"""``pixsim ccp1``: a dossier to fill in, what it lacks, its dates, its rehearsals, ways to the full title."""

from __future__ import annotations

import click

from pixsim.cli.ccp1.dossier import check, dates, new, title
from pixsim.cli.ccp1.oral import debrief, rehearse
from pixsim.foundation.i18n import gettext as _


@click.group(
    help=_(
        "Permet de s'entraîner à l'autre examen des conseillers numériques : le CCP1 du titre REMN, ancien titre, "
        "remplacé par Médiateur numérique en juillet 2025. Un dossier en fichiers texte, cinq "
        "fiches-action, une présentation de 40 minutes, un entretien. Rien ici n'est officiel, et "
        "la machine ne note pas."
    ),
    short_help=_("Permet de s'entraîner au CCP1 (ancien titre REMN) : dossier, fiches, entretien."),
    subcommand_metavar=_("COMMANDE [ARGUMENTS]…"),
)
def ccp1() -> None:
    """Commands about a dossier and its rehearsals."""


for command in (new, check, dates, title, rehearse, debrief):
    ccp1.add_command(command)
