"""``pixsim bank new``: a bank of one's own, to start from."""

from __future__ import annotations

from pathlib import Path

import click

from pixsim.cli.console.output import ExitCode, say
from pixsim.foundation.i18n import gettext as _
from pixsim.store.causes import cause_words


@click.command(
    "new",
    help=_(
        "Crée une banque à soi : un référentiel d'un domaine et d'une compétence, et une question "
        "d'exemple. Ensuite : pixsim bank import, puis --bank DOSSIER avec les autres commandes."
    ),
    short_help=_("Crée une banque à soi."),
)
@click.argument("folder", metavar=_("DOSSIER"), type=click.Path(path_type=Path))
@click.option(
    "--title",
    default=lambda: _("Mon questionnaire"),
    metavar=_("TITRE"),
    help=_("Nom de la compétence."),
)
@click.option(
    "--copy",
    is_flag=True,
    help=_("Partir d'une copie de la banque de pixsim, pour y ajouter compétences et questions."),
)
def new_bank(folder: Path, title: str, copy: bool) -> None:
    """Write the files of a new bank; never over anything that is there."""
    from pixsim.exchange.new_bank import FolderNotEmptyError, copy_bank, write_new_bank
    from pixsim.foundation.resources import bundled_folder

    try:
        written = (
            copy_bank(bundled_folder("item_bank"), folder)
            if copy
            else write_new_bank(folder, title)
        )
    except FolderNotEmptyError:
        raise click.BadParameter(
            _("{folder} n'est pas vide : rien n'a été écrit.").format(folder=folder),
            param_hint=_("DOSSIER"),
        ) from None
    except OSError as error:
        said = _("{name} n'a pas pu être écrit : {error}")
        say(said.format(name=error.filename or folder, error=cause_words(error)), err=True)
        raise SystemExit(ExitCode.DATA) from None
    if copy:
        said = _("Écrit : {n} fichiers dans {folder}. À essayer avec --bank {folder}.")
        say(said.format(n=len(written), folder=folder))
        return
    for path in written:
        say(_("Écrit : {path}").format(path=path))
    say(
        _(
            "Ensuite :\n"
            "  pixsim bank import quiz.xml --to {folder} --skill @sujet1\n"
            "  pixsim bank check {folder}\n"
            "  pixsim bank list --bank {folder}"
        ).format(folder=folder)
    )
