"""``pixsim profile new``, ``rename``, ``birth-date``, ``extra-time``, ``accommodate`` and ``restore``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.completion import known_names
from pixsim.cli.console.options import flag
from pixsim.cli.console.output import fail_with, say
from pixsim.cli.profile.name_lookup import find_own_id, leave_unknown_profile
from pixsim.cli.sources import (
    load_candidate,
    load_framework,
    load_the_bank,
    open_journal,
)
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import clauses, label_value, numeric_date

if TYPE_CHECKING:
    from pixsim.profile import Profile


@click.command(help=_("Crée un profil vide, ou de niveaux connus, sur cette machine."))
@click.option("--name", prompt=_("Nom du candidat (un pseudonyme suffit)"), help=_("Nom affiché."))
@click.option(
    "--extra-time", type=click.IntRange(0, 200), default=0, help=_("Temps majoré, en pourcentage.")
)
@click.option(
    "--birth-date", "born", metavar="2000-03-01", help=_("Date de naissance, facultative.")
)
@click.option(
    "--level",
    "levels",
    multiple=True,
    metavar="1.1=3",
    help=_("Niveau connu d'une compétence (répétable)."),
)
def new(name: str, extra_time: int, born: str | None, levels: tuple[str, ...]) -> None:
    """Write one profile file in the data folder."""
    from pixsim.profile import Profile
    from pixsim.store.people.candidates import taken_ids
    from pixsim.store.people.profiles import create_profile, free_id

    known = [_parse_level(text) for text in levels]
    birth = None if born is None else _parse_birth_date(born, "--birth-date")
    wanted = _valid_profile(
        lambda: Profile(
            id=free_id(name, ()),
            name=name,
            birth_date=birth,
            extra_time_percent=extra_time,
            levels=dict(known) if known else None,
        ),
        "--name",
    )
    made, path = create_profile(wanted, taken_ids(load_framework(), open_journal))
    say(_("{name} : profil créé ({id}), {path}").format(name=made.name, id=made.id, path=path))


@click.command(
    help=_("Change le nom d'un candidat ; son identifiant et ses épreuves restent."),
    short_help=_("Change le nom d'un candidat."),
)
@click.argument("profile_id", metavar=_("PROFIL"), shell_complete=known_names)
@click.argument("name", metavar=_("NOM"))
def rename(profile_id: str, name: str) -> None:
    """Change the name shown, also in past sittings."""
    from pixsim.store.people.removal import rename_candidate

    journal = open_journal()
    profile_id = find_own_id(profile_id)
    before = _own_profile(profile_id)
    after = _valid_profile(
        lambda: rename_candidate(profile_id, name, load_framework(), journal), param_hint=_("NOM")
    )
    say(
        _("{before} s'appelle maintenant {after} (identifiant inchangé : {id}).").format(
            before=before.name, after=after.name, id=after.id
        )
    )


@click.command("extra-time", help=_("Change le temps majoré d'un candidat, en pourcentage."))
@click.argument("profile_id", metavar=_("PROFIL"), shell_complete=known_names)
@click.argument("percent", metavar=_("POURCENTAGE"), type=click.IntRange(0, 200))
def extra_time(profile_id: str, percent: int) -> None:
    """Change the extra time of the sittings to come."""
    from pixsim.store.people.removal import change_extra_time

    profile_id = find_own_id(profile_id)
    _own_profile(profile_id)
    after = change_extra_time(profile_id, percent, load_framework())
    say(
        _("{name} : temps majoré de {n} %, pour les épreuves à venir.").format(
            name=after.name, n=after.extra_time_percent
        )
    )


@click.command(
    "birth-date",
    help=_(
        "Donne sa date de naissance à un candidat : avec le nom, c'est ce qui distingue des homonymes "
        "dans une liste et dans une salle."
    ),
    short_help=_("Donne sa date de naissance à un candidat."),
)
@click.argument("profile_id", metavar=_("PROFIL"), shell_complete=known_names)
@click.argument("date", metavar=_("DATE"))
def birth_date(profile_id: str, date: str) -> None:
    """Keep a birth date with a profile."""
    from pixsim.store.people.removal import change_birth_date

    born = _parse_birth_date(date, _("DATE"))
    profile_id = find_own_id(profile_id)
    _own_profile(profile_id)
    after = change_birth_date(profile_id, born, load_framework())
    said = _("{name} ({id}) : né(e) le {date}.")
    say(said.format(name=after.name, id=after.id, date=numeric_date(born)))


@click.command(
    help=_(
        "Change les aménagements d'un candidat, temps majoré à part : ceux qui sont écrits, et eux "
        "seuls ; sans option, aucun. Ils valent pour les épreuves et entraînements à venir."
    ),
    short_help=_("Change les aménagements d'un candidat."),
)
@click.argument("profile_id", metavar=_("PROFIL"), shell_complete=known_names)
@flag("--no-focus", help=_("Sans mode focus : aucune fenêtre n'est surveillée."))
@flag("--longer-timers", help=_("Un tiers de plus sur les questions chronométrées."))
@flag(
    "--without-sight",
    help=_("Sans les questions qui demandent de voir une image ou d'entendre un son."),
)
@flag("--offline", help=_("Sans les questions à chercher sur le web : pour un lieu sans internet."))
@flag("--larger-text", help=_("Texte agrandi de moitié dans le navigateur."))
def accommodate(profile_id: str, **asked: bool) -> None:
    """Change what the sittings and trainings to come grant."""
    from pixsim.accommodations import (
        ACCOMMODATIONS,
        accommodation_words,
        accommodations_sentence,
    )
    from pixsim.store.people.removal import change_accommodations

    profile_id = find_own_id(profile_id)
    before = _own_profile(profile_id).accommodations
    wanted = tuple(name for name in ACCOMMODATIONS if asked[name])
    after = change_accommodations(profile_id, wanted, load_framework())
    said = accommodations_sentence(after.accommodations) or _("Aucun aménagement.")
    say(label_value(after.name, said))
    if before and before != after.accommodations:
        say(label_value(_("Avant"), clauses(accommodation_words(before))))


@click.command(
    help=_("Remet dans un profil ce que ses positionnements ont prouvé, d'après le journal."),
    short_help=_("Remet dans un profil ce que le journal en sait."),
)
@click.argument("profile_id", metavar=_("PROFIL"), shell_complete=known_names)
def restore(profile_id: str) -> None:
    """Settle all positionings again: for a profile file that was lost or damaged."""
    from pixsim.foundation.clock import wall_clock
    from pixsim.running.training import restore_profile

    before = load_candidate(profile_id)
    after, dates = restore_profile(before, load_the_bank(), open_journal(), wall_clock())
    n = len(after.knowledge) - len(before.knowledge)
    said = ngettext("{n} acquis remis dans le profil.", "{n} acquis remis dans le profil.", n)
    say(said.format(n=n) if n else _("Rien ne manquait au profil."))
    if dates:
        say(dates)


def _own_profile(profile_id: str) -> Profile:
    """A profile that may be changed; leaves with a message otherwise."""
    from pixsim.foundation.problems import DataError
    from pixsim.store.people.profiles import stored_profile

    try:
        found = stored_profile(profile_id, load_framework())
    except DataError as error:
        fail_with(error.problems)
    if found is None:
        leave_unknown_profile(profile_id)
    return found[1]


def _valid_profile(make: Callable[[], Profile], param_hint: str) -> Profile:
    from pydantic import ValidationError

    try:
        return make()
    except ValidationError:
        raise click.BadParameter(
            _("le nom doit être un texte court et lisible."), param_hint=param_hint
        ) from None


def _parse_birth_date(text: str, param_hint: str) -> str:
    from pixsim.store.people.class_list import as_birth_date

    born = as_birth_date(text.strip())
    if born is None:
        raise click.BadParameter(
            _("une date comme 2000-03-01 ou 01/03/2000 est attendue."), param_hint=param_hint
        )
    return born


def _parse_level(text: str) -> tuple[str, int]:
    code, equals, level = (part.strip() for part in text.partition("="))
    if not equals or not level.isdecimal():
        fault = _("« {text} » n'est pas de la forme 1.1=3.").format(text=text)
    elif code not in load_framework().competence:
        fault = _("« {text} » : la compétence {code} n'existe pas.").format(text=text, code=code)
    elif level not in set("012345678"):
        fault = _("« {text} » : un niveau va de 0 à 8.").format(text=text)
    else:
        return code, int(level)
    raise click.BadParameter(fault, param_hint="--level")
