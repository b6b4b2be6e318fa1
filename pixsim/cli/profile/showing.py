"""``pixsim profile show``, ``check`` and ``schema``: look at a candidate's profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pixsim.cli.console.completion import known_names
from pixsim.cli.console.output import emit_json, say
from pixsim.cli.sources import load_framework, load_profile
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.assembly.standing import Standing
    from pixsim.profile import Profile
    from pixsim.rules.v2 import V2


@click.command(help=_("Affiche le JSON Schema d'un fichier de profil."))
def schema() -> None:
    """Print the JSON Schema."""
    from pixsim.profile import profile_schema

    emit_json(profile_schema())


@click.command(help=_("Vérifie un fichier de profil."))
@click.argument("name", metavar=_("PROFIL"), shell_complete=known_names)
def check(name: str) -> None:
    """Say that a profile is sound, or every fault."""
    found = load_profile(name)
    say(_("{name} : profil valide ({id}).").format(name=found.name, id=found.id))


@click.command(help=_("Montre les niveaux, les pix, et si le profil est certifiable."))
@click.argument("name", metavar=_("PROFIL"), shell_complete=known_names)
@click.option("--json", "as_json", is_flag=True, help=_("Écrire en JSON."))
def show(name: str, as_json: bool) -> None:
    """Print levels and pix by competence and area."""
    from pixsim.accommodations import accommodations_sentence
    from pixsim.assembly.standing import profile_standing
    from pixsim.report.progress.certifiable import certifiable_sentence
    from pixsim.rules.v2 import V2

    found = load_profile(name)
    rules = V2()
    now = profile_standing(found, load_framework(), rules)
    if as_json:
        emit_json(_profile_document(found, now, rules))
        return
    levels, pix = now.capped(rules)
    say(f"{found.name} ({found.id})")
    if found.extra_time_percent:
        say(_("Temps majoré : {n} %").format(n=found.extra_time_percent))
    if granted := accommodations_sentence(found.accommodations):
        say(granted)
    row = dict(
        zip(
            (c.code for c in load_framework().competences),
            zip(levels, pix, strict=True),
            strict=True,
        )
    )
    for area in load_framework().areas:
        members = load_framework().competences_of(area.code)
        total = sum(row[c.code][1] for c in members)
        say(f"\n{area.code} {area.name:<54}" + _("{pix} pix").format(pix=total).rjust(10))
        for c in members:
            level, points = row[c.code]
            say(
                f"  {c.code} {c.name:<50} {_('niv.')} {level}"
                + _("{pix} pix").format(pix=points).rjust(8)
            )
    say(
        "\n" + _("Total : {pix} pix sur {most}").format(pix=sum(pix), most=rules.max_pix * len(row))
    )
    say(certifiable_sentence(now))


def _profile_document(found: Profile, now: Standing, rules: V2) -> dict[str, object]:
    levels, pix = now.capped(rules)
    return {
        "schema": "pixsim/profile-summary/1",
        "id": found.id,
        "name": found.name,
        "extra_time_percent": found.extra_time_percent,
        "accommodations": list(found.accommodations),
        "certifiable": now.is_certifiable,
        "certifiable_competences": sum(now.certifiable),
        "needed": rules.certifiable_competences,
        "total_pix": sum(pix),
        "max_pix": rules.max_pix * len(pix),
        "competences": [
            {"code": c.code, "level": level, "pix": points, "certifiable": ok}
            for c, level, points, ok in zip(
                load_framework().competences, levels, pix, now.certifiable, strict=True
            )
        ],
    }
