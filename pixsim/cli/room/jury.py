"""``pixsim room cancel``, ``reject`` and ``comment``: what the jury decides on one test."""

from __future__ import annotations

import click

from pixsim.cli.console.options import flag
from pixsim.cli.room.held_room import (
    by_option,
    give_order,
    json_option,
    number_argument,
    print_view,
    seat_argument,
)
from pixsim.foundation.i18n import gettext as _
from pixsim.room.events import TEXT


@click.command(help=_("Annule l'épreuve d'une place, une fois la session finalisée."))
@number_argument
@seat_argument
@flag("--undo", help=_("Revenir sur l'annulation."))
@by_option
@json_option
def cancel(number: int, seat: int, undo: bool, by: str, as_json: bool) -> None:
    """Cancel a test, or let scoring decide again."""
    view = give_order(number, by, "jury", seat, act="uncancel" if undo else "cancel")
    print_view(view, as_json, lambda: _jury_sentence(view, seat))


@click.command(help=_("Rejette l'épreuve d'une place pour fraude."))
@number_argument
@seat_argument
@flag("--undo", help=_("Revenir sur le rejet."))
@by_option
@json_option
def reject(number: int, seat: int, undo: bool, by: str, as_json: bool) -> None:
    """Reject a test for fraud, or let scoring decide again."""
    view = give_order(number, by, "jury", seat, act="unreject" if undo else "reject_for_fraud")
    print_view(view, as_json, lambda: _jury_sentence(view, seat))


@click.command(
    help=_(
        "Écrit au candidat d'une place : il le lit avec un résultat annulé ou rejeté, une fois publié. "
        "--internal : une note que le jury seul lit."
    ),
    short_help=_("Commente l'épreuve d'une place."),
)
@number_argument
@seat_argument
@click.argument("text", metavar=_("TEXTE"))
@flag("--internal", help=_("Pour le jury seul."))
@by_option
@json_option
def comment(number: int, seat: int, text: str, internal: bool, by: str, as_json: bool) -> None:
    """Keep a comment of the jury in place of the one before."""
    if len(text) > TEXT:
        raise click.BadParameter(_("{n} caractères au plus.").format(n=TEXT), param_hint=_("TEXTE"))
    view = give_order(number, by, "comment", seat, text=text, internal=internal)
    print_view(view, as_json, lambda: _("Commentaire gardé."))


def _jury_sentence(view: dict[str, object], seat: int) -> str:
    from pixsim.report.room.wording import person_words, result_words

    seats = view["seats"]
    assert isinstance(seats, list)
    line = next(s for s in seats if s["seat"] == seat)
    return _("{name} : certification blanche {result}.").format(
        name=person_words(line), result=result_words(line["result"])
    )
