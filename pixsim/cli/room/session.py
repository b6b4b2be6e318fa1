"""``pixsim room finalise``, ``unfinalise``, ``publish`` and ``unpublish``."""

from __future__ import annotations

import click

from pixsim.cli.console.output import ExitCode, say
from pixsim.cli.room.held_room import (
    author_or_invigilator,
    by_option,
    give_order,
    hold_room,
    json_option,
    number_argument,
    print_view,
)
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext


@click.command(
    help=_(
        "Finalise une session : les épreuves en cours s'arrêtent, toutes sont corrigées. Pour chaque "
        "épreuve inachevée, --abort dit pourquoi : candidate (manque de temps, départ) ou technical "
        "(problème technique)."
    ),
    short_help=_("Finalise une session."),
)
@number_argument
@click.option(
    "--abort",
    "aborts",
    multiple=True,
    metavar=_("PLACE=candidate|technical"),
    help=_("La raison d'une épreuve inachevée (répétable)."),
)
@click.option("--comment", metavar=_("TEXTE"), default="", help=_("Sur la session ; va au jury."))
@by_option
@json_option
def finalise(number: int, aborts: tuple[str, ...], comment: str, by: str, as_json: bool) -> None:
    """Finalise; what an unfinished test still lacks is reported."""
    told = dict(_parse_abort(text) for text in aborts)
    with hold_room(number) as desk:  # what ended by itself is known once it is held
        missing = [
            f"  --abort {seat.number}=…   {desk.kept.label(seat.number)}"
            for seat in desk.room.tests
            if seat.needs_reason and desk.room.finalised is None and str(seat.number) not in told
        ]
        if missing:
            say(
                _("Pourquoi ces épreuves sont-elles inachevées ? candidate ou technical :")
                + "\n"
                + "\n".join(missing),
                err=True,
            )
            raise SystemExit(ExitCode.NEGATIVE)
        document = {"do": "finalise", "version": desk.room.version, "aborts": told}
        view = desk.do({**document, "comment": comment}, author_or_invigilator(desk, by))
    print_view(view, as_json, lambda: _finalised_sentence(view["to_publish"]))


def _parse_abort(text: str) -> tuple[str, str]:
    seat, _equals, reason = text.partition("=")
    if not (seat.isascii() and seat.isdigit()) or reason not in ("candidate", "technical"):
        raise click.BadParameter(
            _("« {text} » n'est pas de la forme 3=candidate ou 3=technical.").format(
                text=text[:40]
            ),
            param_hint="--abort",
        )
    return str(int(seat)), reason


def _finalised_sentence(to_publish: bool | None) -> str:
    if to_publish:
        return _("Session finalisée : les résultats peuvent être publiés (pixsim room publish).")
    return _(
        "Session finalisée : le jury doit d'abord la traiter (un commentaire, un signalement)."
    )


@click.command(help=_("Rouvre une session finalisée, pour corriger une raison ou un signalement."))
@number_argument
@by_option
@json_option
def unfinalise(number: int, by: str, as_json: bool) -> None:
    """Take a finalisation back; tests that were ended stay so."""
    print_view(give_order(number, by, "unfinalise"), as_json, lambda: _("Session rouverte."))


@click.command(help=_("Publie les résultats : les candidats les voient, à partir de maintenant."))
@number_argument
@by_option
@json_option
def publish(number: int, by: str, as_json: bool) -> None:
    """Publish, all of a session at once."""
    view = give_order(number, by, "publish")
    n = sum(seat["result"] is not None for seat in view["seats"])
    said = ngettext("{n} résultat publié.", "{n} résultats publiés.", n).format(n=n)
    print_view(view, as_json, lambda: said)


@click.command(help=_("Cache de nouveau les résultats d'une session."))
@number_argument
@by_option
@json_option
def unpublish(number: int, by: str, as_json: bool) -> None:
    """Hide the results again."""
    print_view(give_order(number, by, "unpublish"), as_json, lambda: _("Résultats cachés."))
