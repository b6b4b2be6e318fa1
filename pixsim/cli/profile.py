"""``pixsim profile``: look at a candidate's profile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.output import emit_json, fail_with, say
from pixsim.cli.sources import framework, load_profile
from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext

if TYPE_CHECKING:
    from pixsim.assembly.standing import Standing
    from pixsim.profile import Profile


@click.group(help=_("Voir et vérifier les profils des candidats."))
def profile() -> None:
    """Group of the commands on profiles."""


@profile.command(help=_("Affiche le JSON Schema d'un fichier de profil."))
def schema() -> None:
    """Print the JSON Schema."""
    from pixsim.profile import profile_schema

    emit_json(profile_schema())


@profile.command(help=_("Vérifie un fichier de profil."))
@click.argument("name", metavar="PROFIL")
def check(name: str) -> None:
    """Say that a profile is sound, or every fault."""
    found = load_profile(name)
    say(_("{name} : profil valide ({id}).").format(name=found.name, id=found.id))


@profile.command(help=_("Montre les niveaux, les pix, et si le profil est certifiable."))
@click.argument("name", metavar="PROFIL")
@click.option("--json", "as_json", is_flag=True, help=_("Écrire en JSON."))
def show(name: str, as_json: bool) -> None:
    """Print levels and pix by competence and area."""
    from pixsim.assembly.standing import standing
    from pixsim.report.standing import certifiable_sentence
    from pixsim.rules.v2 import V2

    found = load_profile(name)
    rules = V2()
    now = standing(found, framework(), rules)
    if as_json:
        emit_json(_document(found, now, rules))
        return
    levels, pix = now.capped(rules)
    say(f"{found.name} ({found.id})")
    if found.extra_time_percent:
        say(_("Temps majoré : {n} %").format(n=found.extra_time_percent))
    row = dict(
        zip((c.code for c in framework().competences), zip(levels, pix, strict=True), strict=True)
    )
    for area in framework().areas:
        members = framework().competences_of(area.code)
        total = sum(row[c.code][1] for c in members)
        say(f"\n{area.code} {area.name_fr:<54}" + _("{pix} pix").format(pix=total).rjust(10))
        for c in members:
            level, points = row[c.code]
            say(
                f"  {c.code} {c.name_fr:<50} {_('niv.')} {level}"
                + _("{pix} pix").format(pix=points).rjust(8)
            )
    say(
        "\n" + _("Total : {pix} pix sur {most}").format(pix=sum(pix), most=rules.max_pix * len(row))
    )
    say(certifiable_sentence(now))


@profile.command(help=_("Crée un profil vide, ou de niveaux connus, sur cette machine."))
@click.option("--name", prompt=_("Nom du candidat (un pseudonyme suffit)"), help=_("Nom affiché."))
@click.option(
    "--extra-time", type=click.IntRange(0, 200), default=0, help=_("Temps majoré, en pourcentage.")
)
@click.option(
    "--level",
    "levels",
    multiple=True,
    metavar="1.1=3",
    help=_("Niveau connu d'une compétence (répétable)."),
)
def new(name: str, extra_time: int, levels: tuple[str, ...]) -> None:
    """Write one profile file in the data folder."""
    from pydantic import ValidationError

    from pixsim.profile import Profile
    from pixsim.store.profiles import free_id, save_profile

    known = [_level(text) for text in levels]
    try:
        made = Profile(
            id=free_id(name, _taken()),
            name=name,
            extra_time_percent=extra_time,
            levels=dict(known) if known else None,
        )
    except ValidationError:
        raise click.BadParameter(
            _("le nom doit être un texte court et lisible."), param_hint="--name"
        ) from None
    path = save_profile(made)
    say(_("{name} : profil créé ({id}), {path}").format(name=made.name, id=made.id, path=path))


def _level(text: str) -> tuple[str, int]:
    code, _equals, level = text.partition("=")
    if code not in framework().competence or level not in set("012345678"):
        raise click.BadParameter(
            _("« {text} » n'est pas de la forme 1.1=3.").format(text=text), param_hint="--level"
        )
    return code, int(level)


def _taken() -> list[str]:
    from pixsim.store.candidates import candidates

    return [found.profile.id for found in candidates(framework()) if found.profile]


@profile.command(
    "import", help=_("Crée les profils d'une classe : un nom et 16 niveaux par ligne (CSV).")
)
@click.argument("path", metavar="CLASSE.csv", type=click.Path(path_type=Path))
def import_class(path: Path) -> None:
    """Write one profile a line, or none when anything is wrong."""
    from pixsim.problems import DataError
    from pixsim.store.class_list import read_class
    from pixsim.store.profiles import save_profile

    try:
        made = read_class(path, framework(), _taken())
    except DataError as error:
        fail_with(error.problems)
    for one in made:
        save_profile(one)
        say(f"{one.id:<24} {one.name}")
    say(ngettext("{n} profil créé.", "{n} profils créés.", len(made)).format(n=len(made)))


def _document(found: Profile, now: Standing, rules: object) -> dict[str, object]:
    from pixsim.rules.v2 import V2

    assert isinstance(rules, V2)
    levels, pix = now.capped(rules)
    return {
        "schema": "pixsim/profile-summary/1",
        "id": found.id,
        "name": found.name,
        "extra_time_percent": found.extra_time_percent,
        "certifiable": now.is_certifiable,
        "certifiable_competences": sum(now.certifiable),
        "needed": rules.certifiable_competences,
        "total_pix": sum(pix),
        "max_pix": rules.max_pix * len(pix),
        "competences": [
            {"code": c.code, "level": level, "pix": points, "certifiable": ok}
            for c, level, points, ok in zip(
                framework().competences, levels, pix, now.certifiable, strict=True
            )
        ],
    }
