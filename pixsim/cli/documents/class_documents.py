"""``pixsim class``: a report, sheets and a table of results for the people of this machine."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from pixsim.cli.console.completion import known_names
from pixsim.cli.console.output import ExitCode, emit_json, fail_with, say
from pixsim.cli.documents.files import (
    file_options,
    json_option,
    out_option,
    write_documents,
    write_table,
)
from pixsim.cli.sources import cut_name, load_framework, refuse_ambiguous, say_waiting
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from pixsim.profile import Profile
    from pixsim.store.people.class_list import Listed

SHOWN = 5  # names of a message
goal_option = click.option(
    "--goal",
    type=click.IntRange(1, 1024),
    metavar="PIX",
    help=_("Les pix à atteindre à l'épreuve blanche pour pouvoir y aller."),
)


def _people_options(command: Callable[..., None]) -> Callable[..., None]:
    """``[PROFIL]…`` and ``--list``: of whom."""
    command = click.option(
        "--list",
        "listed",
        type=click.Path(path_type=Path, dir_okay=False, exists=True),
        metavar=_("FICHIER"),
        help=_("Les personnes de cette liste de classe, au lieu de toutes celles de la machine."),
    )(command)
    return click.argument("names", metavar=_("[PROFIL]…"), nargs=-1, shell_complete=known_names)(
        command
    )


@click.group(
    "class",
    help=_(
        "Une classe, c'est-à-dire les candidats de cette machine : le bilan, les feuilles à imprimer, "
        "le tableau des résultats."
    ),
    short_help=_("Bilan, feuilles et résultats d'une classe."),
    subcommand_metavar=_("COMMANDE [ARGUMENTS]…"),
)
def class_group() -> None:
    """Group of the commands on a class."""


@class_group.command(
    help=_(
        "Fait le bilan d'une classe : qui peut y aller, et sur quoi travailler, par personne, par "
        "compétence et par domaine."
    ),
    short_help=_("Fait le bilan d'une classe : qui peut y aller, sur quoi travailler."),
)
@_people_options
@file_options
@click.option("--title", default="", metavar=_("TITRE"), help=_("Titre du bilan."))
@goal_option
@json_option
def report(
    names: tuple[str, ...],
    listed: Path | None,
    pdf: Path | None,
    html: Path | None,
    title: str,
    goal: int | None,
    as_json: bool,
) -> None:
    """Write the report on a class; print it without an option."""
    wanted = title or _("Bilan de la classe")
    write_report(meant_ids(names, listed), wanted, pdf, html, as_json=as_json, goal=goal)


@class_group.command(
    help=_(
        "Fait la feuille d'émargement et le procès-verbal d'incident d'une séance, à imprimer ; ce qui "
        "n'est pas donné se remplit à la main."
    ),
    short_help=_("Fait la feuille d'émargement et le procès-verbal d'incident."),
)
@_people_options
@file_options
@click.option("--session", default="", metavar=_("TEXTE"), help=_("Nom ou numéro de la séance."))
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), metavar=_("JJ/MM/AAAA"),
    help=_("Jour de la séance."),
)  # fmt: skip
@click.option("--time", default="", metavar="HH:MM", help=_("Heure de la séance."))
@click.option("--place", default="", metavar=_("TEXTE"), help=_("Lieu."))
@click.option("--room", default="", metavar=_("TEXTE"), help=_("Salle."))
@click.option("--examiner", default="", metavar=_("TEXTE"), help=_("Surveillant."))
def sheets(
    names: tuple[str, ...],
    listed: Path | None,
    pdf: Path | None,
    html: Path | None,
    day: datetime | None,
    **session: Any,
) -> None:
    """Write the sheets of a session."""
    from pixsim.documents.session_sheet_files import sheets_page, sheets_pdf
    from pixsim.documents.session_sheets import SessionFacts, attendance_sheet, incident_sheet

    if pdf is None and html is None:
        raise click.UsageError(_("où écrire les feuilles ? --pdf FICHIER ou --html FICHIER."))
    people = _expected_people(names, listed)
    if not people:
        _leave_without_profiles()
    on = None if day is None else day.date()
    facts = SessionFacts(day=on, **session)
    made = (attendance_sheet(facts, people), incident_sheet(facts))
    write_documents(
        pdf, html, lambda: sheets_pdf(made, on or _today_here()), lambda: sheets_page(made).encode()
    )


@class_group.command(
    help=_(
        "Tire un code personnel pour chacun de ceux qui n'en ont pas, et fait les papiers à découper : le "
        "code, l'adresse, un code QR. Par ce code, on entre dans pixsim web --lan depuis n'importe quel "
        "appareil. Un code n'est écrit qu'une fois ; --renew en tire d'autres pour tous."
    ),
    short_help=_("Tire les codes personnels et fait les papiers à distribuer."),
)
@_people_options
@file_options
@click.option(
    "--address",
    metavar="URL",
    default="",
    help=_("L'adresse de pixsim web --lan ; par défaut celle de cet ordinateur, port 8490."),
)
@click.option(
    "--renew", is_flag=True, help=_("Aussi pour ceux qui ont un code : il n'ouvre plus rien.")
)
def slips(
    names: tuple[str, ...],
    listed: Path | None,
    pdf: Path | None,
    html: Path | None,
    address: str,
    renew: bool,
) -> None:
    """Write slips with personal codes; the codes hold once the slips are written."""
    from pixsim.documents.code_slips import slips_page, slips_pdf, slips_words
    from pixsim.store.people.personal_codes import draw_code, keep_codes, read_codes

    if pdf is None and html is None:
        raise click.UsageError(_("où écrire les papiers ? --pdf FICHIER ou --html FICHIER."))
    door = _check_address(address)
    people = _with_labels(meant_ids(names, listed))
    known = read_codes().people
    wanted = [(label, profile) for label, profile in people if renew or profile.id not in known]
    if not people:
        _leave_without_profiles()
    if not wanted:
        say(_("Chacun a déjà son code. Pour en tirer d'autres : --renew"), err=True)
        raise SystemExit(ExitCode.NEGATIVE)
    drawn = [(label, profile, draw_code()) for label, profile in wanted]
    words = slips_words([(label, code) for label, _profile, code in drawn], door)
    write_documents(
        pdf, html, lambda: slips_pdf(words, _today_here()), lambda: slips_page(words).encode()
    )
    keep_codes((profile, code) for _label, profile, code in drawn)
    n = len(drawn)
    said = ngettext(
        "{n} code tiré : la feuille est le seul endroit où il est écrit.",
        "{n} codes tirés : la feuille est le seul endroit où ils sont écrits.",
        n,
    )
    say(said.format(n=n))


def _check_address(address: str) -> str:
    """The address that slips lead to; leaves where it is none."""
    from urllib.parse import urlsplit

    if not address:
        from pixsim.cli.fronts.centre import CENTRE_PORT
        from pixsim.cli.room.server_address import addresses_of

        return addresses_of(lan=True, port=CENTRE_PORT, name=None)[0]
    found = urlsplit(address)
    if found.scheme not in ("http", "https") or not found.hostname or found.path not in ("", "/"):
        raise click.BadParameter(
            _("une adresse comme http://192.168.1.20:8490 est attendue, sans chemin."),
            param_hint="--address",
        )
    return address.rstrip("/")


def _with_labels(only: Collection[str] | None) -> list[tuple[str, Profile]]:
    """Sound profiles of this machine by name, homonyms told apart."""
    from pixsim.store.people.class_people import in_order
    from pixsim.store.people.profiles import stored_profile
    from pixsim.store.records.labels import labels_of
    from pixsim.store.records.refresh import refresh_records

    own = refresh_records(load_framework(), say_waiting).own
    labels = labels_of(own)
    found = []
    for record in in_order(r for r in own if not r.problem and (only is None or r.id in only)):
        kept = stored_profile(record.id, load_framework())
        if kept is not None:
            found.append((labels[record.id], kept[1]))
    return found


@class_group.command(
    help=_(
        "Écrit le tableau des résultats (CSV pour un tableur en français) : le dernier de chacun, le "
        "score et les seize niveaux."
    ),
    short_help=_("Écrit le tableau des résultats (CSV)."),
)
@_people_options
@out_option
def results(names: tuple[str, ...], listed: Path | None, out: Path | None) -> None:
    """Write the table of results."""
    from pixsim.documents.results_table import results_csv
    from pixsim.store.people.class_people import class_results

    lines = class_results(load_framework(), meant_ids(names, listed), say_waiting)
    if not lines:
        _leave_without_profiles()
    now = datetime.now(UTC).astimezone()
    content = results_csv(lines, load_framework())
    write_table(content, out, f"pixsim-resultats-{now:%Y%m%d-%H%M}.csv", len(lines))


def write_report(
    only: Collection[str] | None,
    title: str,
    pdf: Path | None,
    html: Path | None,
    *,
    as_json: bool = False,
    goal: int | None = None,
) -> None:
    """Write the report on people of this machine; print it where no file is asked."""
    from pixsim.documents.class_facts import class_document, class_facts
    from pixsim.documents.class_report_files import class_page, class_pdf
    from pixsim.documents.class_text import class_text
    from pixsim.documents.class_words import class_words
    from pixsim.store.people.class_people import class_people

    people = class_people(load_framework(), only, goal, say_waiting)
    if not people:
        _leave_without_profiles()
    today = _today_here()
    facts = class_facts(title, today, people, load_framework())
    words = class_words(facts, load_framework())
    if as_json:
        emit_json(class_document(facts))
    elif pdf is None and html is None:
        say(class_text(words))
    write_documents(
        pdf,
        html,
        lambda: class_pdf(words, today),
        lambda: class_page(words).encode(),
        quiet=as_json,
    )


def _today_here() -> date:
    return datetime.now(UTC).astimezone().date()


def _leave_without_profiles() -> NoReturn:
    say(_("Personne n'a encore de profil ici. Pour en créer : pixsim profile import"), err=True)
    raise SystemExit(ExitCode.NEGATIVE)


def meant_ids(names: tuple[str, ...], listed: Path | None) -> set[str] | None:
    """Ids of those who are meant; None: all of this machine."""
    if listed is None:
        return _ids_of_names(names) if names else None
    from pixsim.store.people.class_import import compare_class_list

    found = compare_class_list(_read_list(listed), load_framework())
    unsure = [one for one in found.homonyms if len(one.lines) != len(one.here)]
    if unsure:  # as many in the list as here are all of them
        from pixsim.cli.profile.importing import refuse_homonyms
        from pixsim.store.people.class_import import HomonymsError

        refuse_homonyms(HomonymsError(unsure))
    if found.new:
        shown = ", ".join(profile.name for profile in found.new[:SHOWN])
        n = len(found.new)
        said = ngettext(
            "{n} personne de la liste n'a pas de profil ici : {names}",
            "{n} personnes de la liste n'ont pas de profil ici : {names}",
            n,
        ).format(n=n, names=shown + ("…" if n > SHOWN else ""))
        say(said, err=True)
    return {kept.id for _row, kept in found.known} | _ids_of_names(names)


def _expected_people(names: tuple[str, ...], listed: Path | None) -> tuple[Any, ...]:
    """Who is expected at a session: those of a list as it has them, with a profile here or not."""
    from pixsim.documents.session_sheets import SheetPerson
    from pixsim.profile import Profile
    from pixsim.store.people.profiles import own_profiles
    from pixsim.text.search import fold_for_search

    kept = [p for _path, p in own_profiles(load_framework()) if isinstance(p, Profile)]
    wanted = _ids_of_names(names) if names or listed is not None else {p.id for p in kept}
    rows = [] if listed is None else [row.profile for row in _read_list(listed)]
    told = {_identity_key(row) for row in rows}
    people = rows + [p for p in kept if p.id in wanted and _identity_key(p) not in told]
    people.sort(key=lambda profile: (fold_for_search(profile.name), profile.id))
    return tuple(
        SheetPerson(
            name=profile.name,
            born=None if profile.birth_date is None else date.fromisoformat(profile.birth_date),
            external_id=profile.external_id or "",
            extra_time_percent=profile.extra_time_percent,
        )
        for profile in people
    )


def _identity_key(profile: Profile) -> tuple[str, str | None, str | None]:
    """What people of one name are known apart by."""
    from pixsim.text.search import fold_for_search

    return fold_for_search(profile.name), profile.external_id, profile.birth_date


def _read_list(listed: Path) -> list[Listed]:
    from pixsim.foundation.problems import DataError
    from pixsim.store.people.class_import import read_listed

    try:
        return read_listed(listed, load_framework(), ())
    except DataError as error:
        fail_with(error.problems)


def _ids_of_names(names: tuple[str, ...]) -> set[str]:
    """Ids of people of this machine; leaves where a name stands for nobody, or for several."""
    from pixsim.store.people.people_search import AmbiguousNameError, find_person
    from pixsim.store.records.refresh import refresh_records

    if not names:
        return set()
    people = [
        (record.id, record.name) for record in refresh_records(load_framework(), say_waiting).own
    ]
    found = set()
    for name in names:
        try:
            person = find_person(name, people)
        except AmbiguousNameError as error:
            refuse_ambiguous(name, error)
        if person is None:
            raise click.BadParameter(
                _("personne ne porte ce nom ici : {name}").format(name=cut_name(name))
            )
        found.add(person)
    return found
