"""``pixsim bank list`` and ``show``: the items, and a question as it is drawn."""

from __future__ import annotations

import click

from pixsim.cli.console.output import emit_json, say
from pixsim.cli.sources import bank_option, load_the_bank
from pixsim.foundation.i18n import gettext as _


@click.command("list", help=_("Liste les acquis et leurs items."))
@click.option("--competence", metavar="1.1", help=_("Se limiter à une compétence."))
@click.option("--level", type=click.IntRange(1, 8), help=_("Se limiter à un niveau."))
@click.option("--json", "as_json", is_flag=True, help=_("Écrire en JSON."))
@bank_option
def list_items(competence: str | None, level: int | None, as_json: bool) -> None:
    """One line per item, in framework order."""
    loaded = load_the_bank()
    rows = [
        (skill, item)
        for skill in loaded.framework.skills
        if competence in (None, skill.competence) and level in (None, skill.level)
        for item in loaded.items_of.get(skill.name, ())
    ]
    if as_json:
        emit_json(
            {
                "schema": "pixsim/bank-list/1",
                "items": [
                    {
                        "id": item.id,
                        "competence": skill.competence,
                        "skill": skill.name,
                        "level": skill.level,
                        "type": item.type,
                        "status": item.status,
                        "variants": item.variant_count,
                        "family": item.family,
                        "calibrated": item.id in loaded.parameters,
                    }
                    for skill, item in rows
                ],
            }
        )
        return
    for skill, item in rows:
        made = _("calculé") if item.family else _("{n} var.").format(n=item.variant_count)
        known = "  " + _("calibré") if item.id in loaded.parameters else ""
        say(f"{skill.competence}  {skill.level}  {item.type:<9}  {made:<8}  {item.id}{known}")


@click.command(
    help=_("Montre une question telle que le candidat la voit, puis sa clé et pourquoi.")
)
@click.argument("name", metavar=_("ACQUIS"))
@click.option(
    "--variant",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help=_("Numéro de la variante."),
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, help=_("Graine de l'ordre des propositions.")
)
@bank_option
def show(name: str, variant: int, seed: int) -> None:
    """Print the items of a skill, drawn."""
    import numpy as np

    from pixsim.report.question.text import question_text

    loaded = load_the_bank()
    skill = name if name.startswith("@") else f"@{name}"
    items = loaded.items_of.get(skill) or tuple(i for i in loaded.items.values() if i.id == name)
    if not items:
        raise click.BadParameter(
            _("aucun acquis ni item ne s'appelle « {name} ».").format(name=name)
        )
    for item in items:
        if variant > item.variant_count:
            raise click.BadParameter(
                _("{id} n'a que {n} variantes.").format(id=item.id, n=item.variant_count),
                param_hint="--variant",
            )
        question = loaded.question(f"{item.id}#{variant}", np.random.default_rng(seed))
        say(question_text(question, item, loaded))
