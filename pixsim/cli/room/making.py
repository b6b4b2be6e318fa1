"""``pixsim room new``, ``enrol`` and ``password``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

import click

from pixsim.cli.completion import known_names
from pixsim.cli.output import emit_json, fail_with, say
from pixsim.cli.room.common import (
    author,
    by_option,
    held,
    json_option,
    number_argument,
)
from pixsim.cli.sources import framework, load_candidate, open_journal
from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.rules.common import DEFAULT, NAMES

MOST_SEEDED = 10  # a third of the scored questions: more would tire before they end

if TYPE_CHECKING:
    from pixsim.running.room_desk import Desk
    from pixsim.running.room_list import Registration


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
    as_json: bool,
) -> None:
    """Enter a room; every missing or wrong field is told at once."""
    from pixsim.report.room_wording import field_sentence
    from pixsim.room.events import RoomFields
    from pixsim.room.opening import draw_codes
    from pixsim.room.registration import session_faults
    from pixsim.store.rooms import Rooms

    now = datetime.now().astimezone()
    told = {
        "address": _text(address, "--address"),
        "room": _text(place, "--room"),
        "examiner": _text(examiner, "--examiner"),
        "date": date or f"{now:%Y-%m-%d}",
        "time": time or f"{now:%H:%M}",
        "description": _text(description, "--description"),
    }
    if faults := session_faults(told):
        raise click.UsageError("\n".join(field_sentence(fault) for fault in faults))
    if seeded and rules != "v3":
        raise click.UsageError(_("--seeded demande --rules v3."))
    codes = draw_codes(SystemRandom())
    number = Rooms(open_journal()).create(
        at=now,
        by=told["examiner"],
        rules=rules,
        fields=RoomFields(**told),
        access_code=codes.access,
        password=codes.hidden,
        seeded=seeded,
    )
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
    say(
        _(
            "Salle {n} créée ({rules}).\n"
            "  Numéro de session        {n}\n"
            "  Code d'accès             {code}   à donner aux candidats présents\n"
            "  Mot de passe surveillant {password}   notez-le : il n'est pas gardé en clair\n\n"
            "Ensuite : pixsim room enrol {n} --class liste.csv, puis pixsim room open {n}"
        ).format(n=number, rules=rules.upper(), code=codes.access, password=codes.password)
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


def _text(text: str, option: str, most: int = 80) -> str:
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
    with held(number) as desk:
        hidden = hide_password(drawn, new_salt(rng))
        desk.record(PasswordChanged(at=desk.now(), by=author(desk, by), password=hidden))
    if as_json:
        emit_json({"schema": "pixsim/room-codes/1", "number": number, "password": drawn})
    else:
        say(_("Salle {n}, mot de passe surveillant : {password}").format(n=number, password=drawn))


@click.command(
    help=_(
        "Inscrit des candidats : une classe (--class, comme pixsim profile import, avec en plus les "
        "colonnes prenom et date_de_naissance), ou une personne (--profile). --remove en retire une."
    ),
    short_help=_("Inscrit des candidats dans une salle."),
)
@number_argument
@click.option(
    "--class",
    "path",
    metavar=_("FICHIER"),
    type=click.Path(path_type=Path),
    help=_("Liste de classe (CSV, .xlsx, .ods) ; qui n'a pas de profil en reçoit un."),
)
@click.option(
    "--replace", is_flag=True, help=_("La liste remplace les inscrits, si personne n'est entré.")
)
@click.option(
    "--profile",
    "name",
    metavar=_("PROFIL"),
    shell_complete=known_names,
    help=_("Le profil avec lequel la personne passe l'épreuve."),
)
@click.option(
    "--first-name", metavar=_("PRÉNOM"), help=_("Prénom, si le nom du profil ne suffit pas.")
)
@click.option("--last-name", metavar=_("NOM"), help=_("Nom de naissance."))
@click.option("--birth-date", metavar="2000-03-01", help=_("Date de naissance, facultative."))
@click.option("--external-id", metavar=_("TEXTE"), help=_("Identifiant externe, facultatif."))
@click.option("--extra-time", type=click.IntRange(0, 200), help=_("Temps majoré, en pourcentage."))
@click.option(
    "--remove", type=click.IntRange(1), metavar=_("PLACE"), help=_("Retirer cette place.")
)
@by_option
@json_option
def enrol(
    number: int,
    path: Path | None,
    replace: bool,
    name: str | None,
    first_name: str | None,
    last_name: str | None,
    birth_date: str | None,
    external_id: str | None,
    extra_time: int | None,
    remove: int | None,
    by: str,
    as_json: bool,
) -> None:
    """Put people on the list of a room, or take one off it."""
    from pixsim.running import room_list

    if sum(given is not None for given in (path, name, remove)) != 1:
        raise click.UsageError(_("Donnez une seule chose : --class, --profile ou --remove."))
    if replace and path is None:
        raise click.UsageError(_("--replace demande --class."))
    with held(number) as desk:
        who = author(desk, by)
        if remove is not None:
            room_list.remove(desk, remove, who)
            seats: tuple[int, ...] = ()
        elif path is not None:
            put = room_list.replace_list if replace else room_list.enrol
            seats = put(desk, _of_class(desk, path), who)
        else:
            one = _one(name or "", first_name, last_name, birth_date, external_id, extra_time)
            seats = room_list.enrol(desk, [one], who)
        view = desk.view()
        names = {seat: desk.kept.name(seat) for seat in seats}
    if as_json:
        emit_json(view)
        return
    for seat, shown in names.items():
        say(f"{seat:>4}  {shown}")
    n = len(view["seats"])
    total = ngettext("{n} candidat inscrit.", "{n} candidats inscrits.", n)
    say(total.format(n=n))


def _of_class(desk: Desk, path: Path) -> list[Registration]:
    from pixsim.problems import DataError
    from pixsim.running.room_list import registrations_of_class
    from pixsim.store.candidates import taken_ids

    if not desk.room.may_start(desk.now()):  # before any profile is made
        from pixsim.cli.room.common import refuse

        refuse("enrolment_closed")
    try:
        return registrations_of_class(
            path, framework(), taken_ids(framework(), lambda: desk.journal)
        )
    except DataError as error:
        fail_with(error.problems)


def _one(
    name: str,
    first_name: str | None,
    last_name: str | None,
    birth_date: str | None,
    external_id: str | None,
    extra_time: int | None,
) -> Registration:
    from dataclasses import replace as changed

    from pixsim.running.room_list import of_profile
    from pixsim.store.class_list import as_birth_date
    from pixsim.text.person_name import as_name

    texts = {"--first-name": first_name, "--last-name": last_name, "--external-id": external_id}
    for option, text in texts.items():
        if text is not None and as_name(text) is None:
            raise click.BadParameter(
                _("un texte court, sans caractère de contrôle, est attendu."), param_hint=option
            )
    born = None if birth_date is None else as_birth_date(birth_date)
    if birth_date is not None and born is None:
        raise click.BadParameter(
            _("une date comme 2000-03-01 ou 01/03/2000 est attendue."), param_hint="--birth-date"
        )
    found = of_profile(
        load_candidate(name),
        first_name=first_name and first_name.strip(),
        last_name=last_name and last_name.strip(),
        birth_date=born,
        external_id=external_id and external_id.strip(),
    )
    return found if extra_time is None else changed(found, extra_time_percent=extra_time)
