"""``pixsim room new`` and ``password``."""

from __future__ import annotations

from datetime import datetime
from random import SystemRandom
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.output import emit_json, say
from pixsim.cli.room.held_room import (
    author_or_invigilator,
    by_option,
    hold_room,
    json_option,
    number_argument,
)
from pixsim.cli.sources import open_journal
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.rules.abort_and_reports import DEFAULT, NAMES

MOST_SEEDED = 10  # a third of the scored questions: more would tire before they end

if TYPE_CHECKING:
    from pixsim.room.codes import Codes
    from pixsim.room.events import RoomFields

offline_option = click.option(
    "--offline",
    is_flag=True,
    help=_("Sans les questions à chercher sur le web, pour tous : une salle sans internet."),
)


@click.command(
    help=_(
        "Crée une session surveillée et tire ses codes : le code d'accès, à donner aux candidats, et "
        "le mot de passe du surveillant, montré une seule fois."
    ),
    short_help=_("Crée une session surveillée."),
)
@click.option("--address", metavar=_("SITE"), default="", help=_("Nom du site."))
@click.option("--room", "place", metavar=_("SALLE"), default="", help=_("Nom de la salle."))
@click.option("--examiner", metavar=_("NOM"), default="", help=_("Le ou les surveillants."))
@click.option("--date", metavar="2026-11-26", default="", help=_("Jour ; aujourd'hui par défaut."))
@click.option("--time", metavar="09:30", default="", help=_("Heure ; maintenant par défaut."))
@click.option("--description", metavar=_("TEXTE"), default="", help=_("Note libre."))
@click.option(
    "--rules",
    type=click.Choice(NAMES),
    default=DEFAULT,
    help=_("Règles de l'épreuve : v2 par défaut."),
)
@click.option(
    "--seeded",
    type=click.IntRange(0, MOST_SEEDED),
    default=0,
    metavar="N",
    help=_(
        "Questions à l'essai ajoutées à chaque épreuve V3, sans compter dans le score : leurs réponses "
        "servent à calibrer la banque. Aucune par défaut ; les candidats en sont avertis."
    ),
)
@offline_option
@json_option
def new(
    address: str,
    place: str,
    examiner: str,
    date: str,
    time: str,
    description: str,
    rules: str,
    seeded: int,
    offline: bool,
    as_json: bool,
) -> None:
    """Enter a room; every missing or wrong field is reported at once."""
    told = check_room_fields(address, place, examiner, date, time, description)
    if seeded and rules != "v3":
        raise click.UsageError(_("--seeded demande --rules v3."))
    number, codes = create_room(told, rules, seeded=seeded, offline=offline)
    if as_json:
        emit_json(
            {
                "schema": "pixsim/room-codes/1",
                "number": number,
                "access_code": codes.access,
                "password": codes.password,
            }
        )
        return
    say_created(number, rules, codes)
    say(
        _("Ensuite : pixsim room enrol {n} --class liste.csv, puis pixsim room open {n}").format(
            n=number
        )
    )
    if seeded:
        say(
            ngettext(
                "Chaque épreuve a {n} question à l'essai, qui ne compte pas : les candidats le lisent "
                "avant de commencer.",
                "Chaque épreuve a {n} questions à l'essai, qui ne comptent pas : les candidats le "
                "lisent avant de commencer.",
                seeded,
            ).format(n=seeded)
        )


def check_room_fields(
    address: str, place: str, examiner: str, date: str = "", time: str = "", description: str = ""
) -> RoomFields:
    """Where and when; leaves with every missing or wrong one."""
    from pixsim.report.room.wording import field_sentence
    from pixsim.room.events import RoomFields
    from pixsim.room.registration_checks import session_faults

    now = datetime.now().astimezone()
    told = {
        "address": _check_text(address, "--address"),
        "room": _check_text(place, "--room"),
        "examiner": _check_text(examiner, "--examiner"),
        "date": date or f"{now:%Y-%m-%d}",
        "time": time or f"{now:%H:%M}",
        "description": _check_text(description, "--description"),
    }
    if faults := session_faults(told):
        raise click.UsageError("\n".join(field_sentence(fault) for fault in faults))
    return RoomFields(**told)


def create_room(
    told: RoomFields, rules: str, *, seeded: int = 0, offline: bool = False
) -> tuple[int, Codes]:
    """Enter a room, its codes drawn: its number, and the codes; without web questions where there is no network."""
    from pixsim.accommodations import WITHOUT_WEB
    from pixsim.foundation.network import has_network
    from pixsim.running.room.creation import create_room

    if not offline and not has_network():
        offline = True
        say(WITHOUT_WEB, err=True)
    return create_room(open_journal(), told, rules, seeded=seeded, offline=offline)


def say_created(number: int, rules: str, codes: Codes) -> None:
    """The number of a new room and its codes: the password is said this once."""
    say(
        _(
            "Salle {n} créée ({rules}).\n"
            "  Numéro de session        {n}\n"
            "  Code d'accès             {code}   à donner aux candidats présents\n"
            "  Mot de passe surveillant {password}   notez-le : il n'est pas gardé en clair\n"
        ).format(n=number, rules=rules.upper(), code=codes.access, password=codes.password)
    )


def _check_text(text: str, option: str, most: int = 80) -> str:
    """A line of text without control characters."""
    if len(text) > (500 if option == "--description" else most) or not (
        text == "" or text.isprintable()
    ):
        raise click.BadParameter(
            _("un texte court, sans caractère de contrôle, est attendu."), param_hint=option
        )
    return text.strip()


@click.command(help=_("Tire un autre mot de passe pour les surveillants d'une salle."))
@number_argument
@by_option
@json_option
def password(number: int, by: str, as_json: bool) -> None:
    """Draw another password; the one before opens nothing any more."""
    from pixsim.room.codes import draw_password, hide_password, new_salt
    from pixsim.room.events import PasswordChanged

    rng = SystemRandom()
    drawn = draw_password(rng)
    with hold_room(number) as desk:
        hidden = hide_password(drawn, new_salt(rng))
        desk.record(
            PasswordChanged(at=desk.now(), by=author_or_invigilator(desk, by), password=hidden)
        )
    if as_json:
        emit_json({"schema": "pixsim/room-codes/1", "number": number, "password": drawn})
    else:
        say(_("Salle {n}, mot de passe surveillant : {password}").format(n=number, password=drawn))
