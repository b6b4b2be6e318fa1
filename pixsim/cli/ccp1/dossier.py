"""``pixsim ccp1 new``, ``check``, ``dates`` and ``title``: what can be said about a dossier."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.ccp1.folder import folder_argument, json_option, read_folder
from pixsim.cli.console.output import ExitCode, emit_json, fail_with, say
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.ccp1.check import Found
    from pixsim.ccp1.title_requirements import TitleRequirements

CASES = ("maladie", "force-majeure", "covid", "autre", "sans-motif", "refus", "echec")


def read_rules(name: str) -> TitleRequirements:
    """A referential; leaves with a message when there is none of this name."""
    from pixsim.ccp1.title_requirements import load_title_requirements, title_names
    from pixsim.foundation.problems import DataError

    if name not in title_names():
        known = ", ".join(title_names())
        raise click.BadParameter(_("« {name} » : il y a {known}.").format(name=name, known=known))
    try:
        return load_title_requirements(name)
    except DataError as error:
        fail_with(error.problems)


def default_referential() -> str:
    """The referential used where none is named."""
    from pixsim.ccp1.title_requirements import DEFAULT

    return DEFAULT


@click.command(
    help=_(
        "Écrit un dossier à remplir : dossier.md et les fiches-action, en fichiers texte. "
        "Rien n'est jamais écrit par-dessus ce qui existe."
    ),
    short_help=_("Écrit un dossier à remplir."),
)
@click.argument("folder", metavar=_("DOSSIER"), type=click.Path(path_type=Path))
@click.option("--example", is_flag=True, help=_("Le dossier inventé, complet, pour essayer."))
@click.option(
    "--referential",
    default=default_referential,
    metavar=_("NOM"),
    help=_("Référentiel du titre ; remn-2019 par défaut."),
)
def new(folder: Path, example: bool, referential: str) -> None:
    """Write the files of a dossier."""
    from pixsim.ccp1.dossier_words import status_lines
    from pixsim.ccp1.new_dossier import DossierThereError, write_example, write_new
    from pixsim.store.causes import cause_words

    rules = read_rules(referential)
    try:
        written = write_example(folder, rules) if example else write_new(folder, rules)
    except DossierThereError:
        said = _("{folder} n'est pas vide : rien n'a été écrit.").format(folder=folder)
        raise click.BadParameter(said, param_hint=_("DOSSIER")) from None
    except OSError as error:
        said = _("{name} n'a pas pu être écrit : {error}")
        say(said.format(name=error.filename or folder, error=cause_words(error)), err=True)
        raise SystemExit(ExitCode.DATA) from None
    for path in written:
        say(_("Écrit : {path}").format(path=path))
    say(_("Ensuite : pixsim ccp1 check {folder}").format(folder=folder))
    for line in status_lines(rules):
        say(line)


@click.command(
    help=_(
        "Dit tout ce qui manque à un dossier, fichier et ligne, puis ce qui est à regarder. "
        "Code de retour : 0 complet, 1 incomplet, 3 illisible."
    ),
    short_help=_("Dit ce qui manque à un dossier."),
)
@folder_argument
@json_option
def check(folder: Path, as_json: bool) -> None:
    """Check a dossier."""
    from pixsim.ccp1.check import check_dossier as find
    from pixsim.ccp1.dossier_words import check_lines

    schema = "pixsim/ccp1/check/1"
    dossier = read_folder(folder, as_json, schema)
    found = find(dossier)
    missing = [one for one in found if not one.advice]
    if as_json:
        emit_json(
            {
                "schema": schema,
                "ok": not missing,
                "referential": dossier.referential.id,
                "status": dossier.referential.status,
                "missing": [_finding_document(one) for one in missing],
                "advice": [_finding_document(one) for one in found if one.advice],
            }
        )
    else:
        say("\n".join(check_lines(dossier, found)))
    if missing:
        raise SystemExit(ExitCode.NEGATIVE)


def _finding_document(found: Found) -> dict[str, object]:
    from pixsim.report.faults.french import in_french

    problem = found.problem
    return {
        "file": problem.file,
        "where": problem.where,
        "field": problem.field,
        "kind": problem.kind,
        "message": in_french(problem),
        "source": found.source,
    }


@click.command(
    help=_(
        "Dit ce qui découle des dates du dossier : inscription, convocation, veille de l'examen, et "
        "ce qui suit une absence. Les délais sont ceux du document d'information, avec leurs doutes."
    ),
    short_help=_("Dit les dates qui découlent d'un dossier."),
)
@folder_argument
@click.option("--absent", "case", type=click.Choice(CASES), help=_("Ce qui suit, dans ce cas."))
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    metavar="2026-11-27",
    help=_("Compter depuis ce jour plutôt qu'aujourd'hui."),
)
@json_option
def dates(folder: Path, case: str | None, today: datetime | None, as_json: bool) -> None:
    """Print the limits that follow from a dossier."""
    from pixsim.ccp1.dossier_dates import dossier_limits, find_absence_case
    from pixsim.ccp1.dossier_words import dates_lines

    dossier = read_folder(folder, as_json, "pixsim/ccp1/dates/1")
    rules, found = dossier.referential, dossier_limits(dossier)
    told = find_absence_case(rules, case) if case else None
    if case and told is None:
        said = _("ce référentiel ne dit rien de ce cas : {case}").format(case=case)
        raise click.BadParameter(said, param_hint="--absent")
    if not as_json:
        day = today.date() if today else date.today()
        say("\n".join(dates_lines(dossier, found, day, told)))
        return
    emit_json(
        {
            "schema": "pixsim/ccp1/dates/1",
            "referential": rules.id,
            "status": rules.status,
            "limits": [
                {
                    "name": limit.name,
                    "day": limit.day.isoformat() if limit.day else None,
                    "text": limit.text,
                    "source": rules.sources[limit.source],
                }
                for limit in found
            ],
            "absence": told.model_dump(mode="json") if told else None,
            "ask": rules.ask,
        }
    )


@click.command(
    help=_("Dit les voies vers le titre entier, d'où on les connaît, et ce que l'on ne sait pas."),
    short_help=_("Dit les voies vers le titre entier."),
)
@click.option(
    "--referential", default=default_referential, metavar=_("NOM"), help=_("Référentiel.")
)
@json_option
def title(referential: str, as_json: bool) -> None:
    """Print the ways to the full title."""
    from pixsim.ccp1.dossier_words import title_lines

    rules = read_rules(referential)
    if as_json:
        named = {"id", "name", "block", "status", "status_note", "sources", "path", "ask"}
        document = rules.model_dump(mode="json", include=named)
        emit_json({"schema": "pixsim/ccp1/title/1", **document})
    else:
        say("\n".join(title_lines(rules)))
