"""``pixsim backup``: a copy of the data folder, made while pixsim runs."""

from __future__ import annotations

from pathlib import Path

import click

from pixsim.cli.console.output import say
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext


@click.command(
    help=_(
        "Copie le dossier de données dans DOSSIER, qui ne doit pas exister : noms, épreuves, réponses, "
        "codes et clé de signature. Rien n'a besoin d'être fermé pendant ce temps. Pour y revenir : "
        "PIXSIM_HOME=DOSSIER, ou remettez-le à la place du dossier de données."
    ),
    short_help=_("Copie le dossier de données, même pendant que pixsim sert."),
)
@click.argument("place", metavar=_("DOSSIER"), type=click.Path(path_type=Path))
def backup(place: Path) -> None:
    """Copy the data folder, whole or not at all."""
    from pixsim.store.backup import back_up
    from pixsim.store.home import data_folder

    try:
        count = back_up(place)
    except FileExistsError:
        raise click.BadParameter(_("{file} existe déjà.").format(file=place)) from None
    except ValueError:
        raise click.BadParameter(
            _("{file} est dans le dossier de données : choisissez-en un autre.").format(file=place)
        ) from None
    except FileNotFoundError:
        raise click.UsageError(
            _("Rien à copier : {file} n'existe pas encore.").format(file=data_folder())
        ) from None
    say(
        ngettext("{file} : {n} fichier copié.", "{file} : {n} fichiers copiés.", count).format(
            file=place, n=count
        )
    )
    say(_("Qui peut le lire lit tous les noms : gardez-le comme le dossier lui-même."))
