"""``pixsim room open --rules v3 --class liste.csv``: the room made and its class enrolled in one go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from pixsim.cli.console.output import say
from pixsim.cli.console.prompting import prompt_for
from pixsim.cli.room.held_room import hold_room, leave_refused
from pixsim.cli.room.making import check_room_fields, create_room, offline_option, say_created
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.rules.abort_and_reports import DEFAULT, NAMES

ASKED = {"address": _("Site"), "place": _("Salle"), "examiner": _("Surveillant")}


def class_options(command: Callable[..., None]) -> Callable[..., None]:
    """What `create_class_room` takes."""
    options = (
        click.option(
            "--class",
            "path",
            metavar=_("FICHIER"),
            type=click.Path(path_type=Path),
            help=_("Créer la salle pour cette liste de classe, comme room new et room enrol."),
        ),
        click.option("--rules", type=click.Choice(NAMES), help=_("Ses règles : v2 par défaut.")),
        click.option("--address", metavar=_("SITE"), help=_("Son site ; demandé sans cela.")),
        click.option("--room", "place", metavar=_("SALLE"), help=_("Son nom ; demandé sans cela.")),
        click.option("--examiner", metavar=_("NOM"), help=_("Qui surveille ; demandé sans cela.")),
        offline_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


def refuse_class_options(at_once: Mapping[str, Any]) -> None:
    """Leave where a room that exists is given what makes a new one."""
    if any(at_once.values()):
        raise click.UsageError(
            _(
                "--class, --rules, --address, --room, --examiner et --offline créent une salle : sans "
                "numéro."
            )
        )


def create_class_room(
    *,
    path: Path | None,
    rules: str | None,
    address: str | None,
    place: str | None,
    examiner: str | None,
    offline: bool,
) -> int:
    """Make a room and enrol a class: its number. Whatever is refused leaves nothing."""
    from pixsim.cli.room.enrolling import read_class_file, say_enrolled
    from pixsim.cli.sources import load_framework, open_journal
    from pixsim.running.room import candidate_list
    from pixsim.store.people.candidates import taken_ids

    if path is None:
        raise click.UsageError(
            _("Donnez le numéro d'une salle (pixsim room list), ou --class pour en créer une.")
        )
    listed = read_class_file(path, open_journal)
    if (refusal := listed.refusal()) is not None:
        leave_refused(refusal)
    given = {"address": address, "place": place, "examiner": examiner}
    told = check_room_fields(
        **{name: text or str(prompt_for(ASKED[name])) for name, text in given.items()}
    )
    with listed.registered(
        load_framework(), taken_ids(load_framework(), open_journal)
    ) as registrations:
        number, codes = create_room(told, rules or DEFAULT, offline=offline)
        with hold_room(number) as desk:
            seats = candidate_list.enrol_people(desk, registrations, told.examiner)
            view = desk.view()
    say_created(number, rules or DEFAULT, codes)
    say_enrolled(view, seats)
    n = len(seats)
    say(ngettext("{n} candidat inscrit.", "{n} candidats inscrits.", n).format(n=n))
    prompt_for(
        _("Entrée pour ouvrir la salle, une fois le mot de passe noté"),
        default="",
        show_default=False,
    )
    return number
