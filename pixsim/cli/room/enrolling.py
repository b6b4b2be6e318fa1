"""``pixsim room enrol``: who is on the list of a room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pixsim.cli.console.completion import known_names
from pixsim.cli.console.output import emit_json, fail_with, say
from pixsim.cli.profile.importing import refuse_homonyms
from pixsim.cli.room.held_room import (
    author_or_invigilator,
    by_option,
    hold_room,
    json_option,
    leave_refused,
    number_argument,
)
from pixsim.cli.sources import load_candidate, load_framework
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import numeric_date

if TYPE_CHECKING:
    from pixsim.running.room.candidate_list import ClassToEnrol, Registration
    from pixsim.running.room.desk import Desk
    from pixsim.store.sittings.journal import Journal


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
    from pixsim.running.room import candidate_list

    if sum(given is not None for given in (path, name, remove)) != 1:
        raise click.UsageError(_("Donnez une seule chose : --class, --profile ou --remove."))
    if replace and path is None:
        raise click.UsageError(_("--replace demande --class."))
    with hold_room(number) as desk:
        who = author_or_invigilator(desk, by)
        if remove is not None:
            candidate_list.remove_person(desk, remove, who)
            seats: tuple[int, ...] = ()
        elif path is not None:
            seats = _enrol_class(desk, path, who, replace=replace)
        else:
            one = _registration_of_options(
                name or "", first_name, last_name, birth_date, external_id, extra_time
            )
            seats = candidate_list.enrol_people(desk, [one], who)
        view = desk.view()
    if as_json:
        emit_json(view)
        return
    say_enrolled(view, seats)
    n = len(view["seats"])
    total = ngettext("{n} candidat inscrit.", "{n} candidats inscrits.", n)
    say(total.format(n=n))


def say_enrolled(view: dict[str, Any], seats: tuple[int, ...]) -> None:
    """Each person with their place and profile; who will be stopped at the door, and what mends it."""
    from pixsim.report.room.wording import admission_remedy, admission_words

    lines = {line["seat"]: line for line in view["seats"]}
    refused = []
    for seat in seats:
        line = lines[seat]
        born = "" if line["birth_date"] is None else f", {numeric_date(line['birth_date'])}"
        parts = [f"{line['name']}{born}", line["profile"] or "", admission_words(line)]
        if line["extra_time_percent"]:
            parts.insert(2, _("temps majoré {n} %").format(n=line["extra_time_percent"]))
        say(f"{seat:>4}  " + " · ".join(filter(None, parts)))
        refused += [line] if admission_remedy(line) else []
    if refused:
        n = len(refused)
        said = ngettext(
            "✗ {n} personne sera arrêtée à la porte.",
            "✗ {n} personnes seront arrêtées à la porte.",
            n,
        )
        say(said.format(n=n) + " " + admission_remedy(refused[0]), err=True)


def _enrol_class(desk: Desk, path: Path, who: str, *, replace: bool) -> tuple[int, ...]:
    """Those of a list, or nobody: no profile is made before all of them can be enrolled."""
    from pixsim.running.room.candidate_list import enrol_people, replace_list
    from pixsim.store.people.candidates import taken_ids

    if not desk.room.may_start(desk.now()):
        leave_refused("enrolment_closed")
    listed = read_class_file(path, lambda: desk.journal)
    if (refusal := listed.refusal(() if replace else desk.people.values())) is not None:
        leave_refused(refusal)
    with listed.registered(
        load_framework(), taken_ids(load_framework(), lambda: desk.journal)
    ) as found:
        return (replace_list if replace else enrol_people)(desk, found, who)


def read_class_file(path: Path, journal: Callable[[], Journal]) -> ClassToEnrol:
    """A class list; leaves with every fault, nothing is written."""
    from pixsim.foundation.problems import DataError
    from pixsim.running.room.candidate_list import read_class_to_enrol
    from pixsim.store.people.candidates import taken_ids
    from pixsim.store.people.class_import import HomonymsError

    try:
        found = read_class_to_enrol(path, load_framework(), taken_ids(load_framework(), journal))
        found.refuse_homonyms()
    except HomonymsError as error:
        refuse_homonyms(error)
    except DataError as error:
        fail_with(error.problems)
    return found


def _registration_of_options(
    name: str,
    first_name: str | None,
    last_name: str | None,
    birth_date: str | None,
    external_id: str | None,
    extra_time: int | None,
) -> Registration:
    from dataclasses import replace as changed

    from pixsim.running.room.candidate_list import of_profile
    from pixsim.store.people.class_list import as_birth_date
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
