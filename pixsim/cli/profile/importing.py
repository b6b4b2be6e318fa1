"""``pixsim profile import``: a whole class, or one profile file from elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from pixsim.cli.console.output import ExitCode, fail_with, say
from pixsim.cli.console.prompting import prompt_for
from pixsim.cli.sources import load_framework, open_journal
from pixsim.foundation.i18n import forms, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import numeric_date

if TYPE_CHECKING:
    from pixsim.store.people.class_import import Comparison, Existing, HomonymsError, Imported

CHOICES = ("skip", "update", "add")
MOST_NAMED = 20  # of those already there


@click.command(
    "import",
    help=_(
        "Crée les profils d'une classe : un nom par ligne, et ce qu'on sait de chacun (CSV, .xlsx ou "
        ".ods) ; ou ajoute un fichier de profil venu d'ailleurs (.json)."
    ),
    short_help=_("Crée les profils d'une classe (CSV), ou ajoute un profil."),
)
@click.argument("path", metavar=_("CLASSE.csv|PROFIL.json"), type=click.Path(path_type=Path))
@click.option(
    "--existing",
    type=click.Choice(CHOICES),
    help=_(
        "Candidats déjà là, reconnus à leur nom et leur date de naissance (ou à la colonne identifiant) : skip les laisse tels "
        "quels, update prend les niveaux et le temps majoré de la liste, add crée des homonymes."
    ),
)
def import_profiles(path: Path, existing: Existing | None) -> None:
    """Write one profile per line, or none when anything is wrong or undecided."""
    from pixsim.foundation.problems import DataError
    from pixsim.store.people.candidates import taken_ids
    from pixsim.store.people.class_import import (
        HomonymsError,
        compare_class_list,
        read_listed,
        save_import,
    )

    taken = taken_ids(load_framework(), open_journal)
    try:
        found = compare_class_list(read_listed(path, load_framework(), taken), load_framework())
        chosen = existing or ("add" if not found.known else _ask_existing(found))
        done = save_import(found, chosen, load_framework(), taken)
    except HomonymsError as error:
        refuse_homonyms(error)
    except DataError as error:
        fail_with(error.problems)
    _print_import(done)


def _ask_existing(found: Comparison) -> Existing:
    """What to do with who is already there; leaves where nobody can be asked or nothing is wanted."""
    names = [f"{row.name} ({kept.id})" for row, kept in found.known]
    shown = ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
    n = len(names)
    say(
        ngettext("{n} candidat est déjà là : {names}.", "{n} candidats sont déjà là : {names}.", n)
        .format(n=n, names=shown),
        err=True,
    )  # fmt: skip
    if not can_be_asked():
        say(
            _(
                "Rien n'a été écrit. Choisissez :\n"
                "  --existing skip    les laisser tels quels, créer les autres\n"
                "  --existing update  prendre pour eux les niveaux et le temps majoré de la liste\n"
                "  --existing add     les créer une fois de plus (homonymes)"
            ),
            err=True,
        )
        raise SystemExit(ExitCode.NEGATIVE)
    answer = prompt_for(
        _(
            "Les laisser tels quels (l), les mettre à jour (m), créer des homonymes (h), annuler (a)"
        ),
        type=click.Choice(["l", "m", "h", "a"], case_sensitive=False),
        default="a",
        show_choices=False,
        err=True,
    )
    chosen: dict[str, Existing] = {"l": "skip", "m": "update", "h": "add"}
    if answer not in chosen:
        say(_("Rien n'a été écrit."), err=True)
        raise SystemExit(ExitCode.NEGATIVE)
    return chosen[answer]


def can_be_asked() -> bool:
    """Whether a person reads and answers."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def refuse_homonyms(error: HomonymsError) -> NoReturn:
    """Leave, saying which lines and profiles nothing tells apart."""
    from pixsim.store.people.wording import homonyms_sentence

    say(homonyms_sentence(error.homonyms), err=True)
    raise SystemExit(ExitCode.NEGATIVE)


def _print_import(done: Imported) -> None:
    for one in (*done.created, *done.updated):
        born = f", {numeric_date(one.birth_date)}" if one.birth_date else ""
        say(f"{one.id:<24} {one.name}{born}")
    lines = [
        (forms("{n} profil créé.", "{n} profils créés."), len(done.created)),
        (forms("{n} profil mis à jour.", "{n} profils mis à jour."), len(done.updated)),
        (
            forms("{n} profil laissé tel quel.", "{n} profils laissés tels quels."),
            len(done.skipped),
        ),
        (
            forms(
                "{n} candidat déjà positionné garde ce que ses réponses ont prouvé.",
                "{n} candidats déjà positionnés gardent ce que leurs réponses ont prouvé.",
            ),
            len(done.positioned),
        ),
    ]
    for place, (said, n) in enumerate(lines):
        if n or not (place or done.updated or done.skipped):
            say(ngettext(*said, n).format(n=n))
