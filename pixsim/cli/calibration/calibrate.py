"""``pixsim calibrate``: from responses to the parameters of the bank."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.options import file_option, files_argument, flag, folder_option
from pixsim.cli.console.output import ExitCode, emit_json, fail_with, say
from pixsim.cli.sources import load_the_bank
from pixsim.foundation.files import can_write
from pixsim.foundation.i18n import gettext as _
from pixsim.store.causes import cause_words

if TYPE_CHECKING:
    import pandas as pd

    from pixsim.answers.raw_tables import Repeats
    from pixsim.bank.reading.load import Bank
    from pixsim.calibration import Soundness
    from pixsim.calibration.bank import Anchors, Model, Recalibration

SCHEMA = "pixsim/calibration/1"


class _Calibrate(click.Command):
    """The command; its former option for one's own quiz names the command of today."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if "--own" in args:
            told = _("Votre propre questionnaire a sa commande : pixsim quiz RÉSULTATS…")
            raise click.UsageError(told, ctx)
        return super().parse_args(ctx, args)


@click.command(
    cls=_Calibrate,
    help=_(
        "Calibre les items de la banque d'après des réponses (exports de pixsim, tableaux CSV, "
        "matrices 0/1), et montre ce qui change.\n\n"
        "Donnez toutes les réponses recueillies : une valeur repose sur elles seules. Ensuite, "
        "le V3 et la simulation emploient les nouvelles valeurs."
    ),
    short_help=_("Calibre les items d'après des réponses."),
)
@files_argument("files", metavar=_("RÉPONSES…"))
@click.option(
    "--model",
    type=click.Choice(["rasch", "1pl", "2pl", "3pl"]),
    default="2pl",
    show_default=True,
    help=_("Modèle de réponse."),
)
@click.option(
    "--minimum",
    type=click.IntRange(min=1),
    default=30,
    show_default=True,
    metavar="N",
    help=_("Réponses sous lesquelles un item garde ce qu'il a."),
)
@click.option(
    "--anchors",
    type=click.Choice(["none", "calibrated"]),
    default="none",
    show_default=True,
    help=_("Fixer les items déjà calibrés : seuls les autres sont estimés."),
)
@click.option(
    "--repeats",
    type=click.Choice(["first", "last", "refuse"]),
    help=_("Réponse qui compte quand un candidat a répondu plusieurs fois à un item."),
)
@flag("--ignore-unknown", help=_("Laisser de côté les items que la banque n'a pas."))
@folder_option(
    "--bank", "folder", exists=True, help=_("Banque à calibrer ; celle de pixsim par défaut.")
)
@file_option("--out", help=_("Écrire ici plutôt que dans parameters.csv de la banque."))
@flag("--simulated", help=_("Écrire aussi quand des réponses viennent de candidats simulés."))
@flag(
    "--without-profile",
    help=_(
        "Écrire aussi quand des questions ont été tirées de profils que le fichier ne contient pas."
    ),
)
@flag(
    "--training",
    help=_("Écrire aussi quand il y a des réponses de positionnement ou d'entraînement."),
)
@flag(
    "--families",
    help=_("Estimer chaque variante, celles d'un item autour de lui (colonne variant)."),
)
@click.option(
    "--exclude",
    "excluded",
    multiple=True,
    metavar=_("CANDIDAT"),
    help=_("Laisser de côté un candidat (répétable)."),
)
@flag("--skip-rapid", help=_("Laisser de côté les réponses trop rapides pour avoir lu."))
@click.option(
    "--group",
    "column",
    metavar=_("COLONNE"),
    help=_("Colonne des réponses qui nomme un groupe : fiabilité par groupe, items inégaux."),
)
@file_option(
    "--review",
    "review_file",
    help=_("Écrire la revue de chaque item (CSV) : chiffres, verdict, raison."),
)
@file_option(
    "--scores",
    "score_file",
    help=_("Écrire l'habileté de chaque candidat (CSV) : EAP, erreur type, vraisemblance."),
)
@file_option(
    "--exposure",
    "exposure_file",
    help=_("Écrire la part des épreuves qui montrent chaque item (CSV)."),
)
@flag("--dry-run", help=_("Montrer sans rien écrire."))
@flag("--json", "as_json", help=_("Écrire le rapport en JSON."))
def calibrate(
    files: tuple[Path, ...],
    model: Model,
    minimum: int,
    anchors: Anchors,
    repeats: Repeats | None,
    ignore_unknown: bool,
    folder: Path | None,
    out: Path | None,
    simulated: bool,
    without_profile: bool,
    training: bool,
    families: bool,
    excluded: tuple[str, ...],
    skip_rapid: bool,
    column: str | None,
    review_file: Path | None,
    score_file: Path | None,
    exposure_file: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Print what changes, then write it; progress goes to stderr."""
    from pixsim.answers.merge import merge_responses
    from pixsim.bank.reading.parameters import FILE
    from pixsim.calibration import exposure
    from pixsim.calibration.bank import recalibrate
    from pixsim.cli.calibration.extras import (
        check_soundness_of_fit,
        exclude_answers,
        exposure_sentence,
        finding_sentences,
        read_group_column,
        review_with_groups,
        write_table,
    )
    from pixsim.foundation.problems import DataError

    bank = load_the_bank(folder)
    target = out if out is not None else bank.path / FILE
    if not dry_run:
        _check_place(target)
    for place in (review_file, score_file, exposure_file):
        if place is not None and not can_write(place):
            say(_("Impossible d'écrire dans {folder}.").format(folder=place.parent), err=True)
            raise SystemExit(ExitCode.DATA)
    try:
        with _phase_progress() as (phase, progress):
            phase(_("Lecture des réponses"))
            table = exclude_answers(merge_responses(files, absent=False), excluded, skip_rapid)
            groups = read_group_column(table, column)
            phase(_("Calibrage"))
            found = recalibrate(
                table,
                bank,
                date=datetime.datetime.now().astimezone().date(),
                model=model,
                minimum=minimum,
                anchors=anchors,
                repeats=repeats,
                unknown="leave_out" if ignore_unknown else "refuse",
                families=families,
                progress=progress,
            )
            phase(_("Contrôle"))
            sound = check_soundness_of_fit(found, table, groups)
            review = (
                None if review_file is None else review_with_groups(found, table, groups, minimum)
            )
    except DataError as error:
        try:
            fail_with(error.problems, as_json, SCHEMA)
        finally:  # faults may be many: what to do comes last
            _print_hint({problem.kind for problem in error.problems}, ignore_unknown)
    accept = _accepted_doubts(simulated, without_profile, training)
    if review_file is not None and review is not None:
        write_table(review_file, finding_sentences(review))
    if score_file is not None:
        write_table(score_file, _score_table(found, sound))
    if exposure_file is not None:
        write_table(exposure_file, exposure(table))
        say(exposure_sentence(table), err=True)
    _write_or_refuse(found, sound, review, bank, target, accept, dry_run, as_json)


def _score_table(found: Recalibration, sound: Soundness) -> pd.DataFrame:
    """Abilities, and how likely the answers are."""
    from pixsim.report.calibration.verdicts import person_sentence

    reason = [person_sentence(row) for row in sound.persons.to_dict("records")]
    persons = sound.persons[["lz", "p", "named"]].assign(reason=reason)
    return found.calibration.scores().join(persons)


def _accepted_doubts(simulated: bool, without_profile: bool, training: bool) -> set[str]:
    """Doubts that the person knows of."""
    options = {"simulated": simulated, "profile_unknown": without_profile, "own_choice": training}
    return {kind for kind, given in options.items() if given}


def _check_place(target: Path) -> None:
    """Say what to do, before the work is done, when the result could not be written."""
    if can_write(target):
        return
    say(
        _(
            "Impossible d'écrire dans {folder}. Choisissez un fichier avec --out, "
            "ou regardez sans écrire avec --dry-run."
        ).format(folder=target.parent),
        err=True,
    )
    raise SystemExit(ExitCode.DATA)


def _print_hint(kinds: set[str], ignore_unknown: bool) -> None:
    """What the person can do about faults that have an option of their own."""
    if "unknown_item" in kinds and not ignore_unknown:
        say(_("Pour laisser de côté les items inconnus : --ignore-unknown"), err=True)
    if kinds & {"unknown_item", "no_outcome", "no_column", "row_length"}:
        say(_("Votre propre questionnaire a sa commande : pixsim quiz RÉSULTATS…"), err=True)
    if "answered_twice" in kinds:
        say(
            _("Pour ne garder que la première réponse d'un candidat à un item : --repeats first"),
            err=True,
        )


def _write_or_refuse(
    found: Recalibration,
    sound: Soundness,
    review: pd.DataFrame | None,
    bank: Bank,
    target: Path,
    accept: set[str],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Write if it may be written, and say what was done."""
    from pixsim.report.calibration.text import recalibration_document, recalibration_text

    if not as_json:
        say(recalibration_text(found, sound, review))
    written, said, code = _write_parameters(found, bank, target, accept, dry_run)
    if as_json:
        emit_json(recalibration_document(found, target if written else None, sound, review))
    say(("" if as_json else "\n") + said, err=code != ExitCode.OK or as_json)
    if code:
        raise SystemExit(code)


def _write_parameters(
    found: Recalibration, bank: Bank, target: Path, accept: set[str], dry_run: bool
) -> tuple[bool, str, ExitCode]:
    """Whether the parameters were written, what to say, and the exit code."""
    if not found.converged:
        return (
            False,
            _("Le calibrage n'a pas convergé : rien n'a été écrit."),
            ExitCode.NEGATIVE,
        )
    if dry_run:
        return False, _("Rien n'a été écrit (--dry-run)."), ExitCode.OK
    if not found.new and target.exists():
        return False, _("Aucun item ne change : rien n'a été écrit."), ExitCode.OK
    if doubts := [doubt.kind for doubt in found.doubtful if doubt.kind not in accept]:
        return False, _refusal_reason(doubts), ExitCode.NEGATIVE
    try:
        found.write(target, accept=accept)
    except OSError as error:
        said = _("{name} n'a pas pu être écrit : {error}")
        return False, said.format(name=target, error=cause_words(error)), ExitCode.DATA
    said = _("Écrit : {path} ({n} items calibrés sur {total})")
    return (
        True,
        said.format(path=target, n=len(found.parameters), total=len(bank.items)),
        ExitCode.OK,
    )


def _refusal_reason(doubts: list[str]) -> str:
    """Say why the parameters do not enter the bank, and what to do about it."""
    ways = {
        "simulated": _("réponses simulées : --simulated"),
        "profile_unknown": _("profils inconnus : exportez de nouveau, ou --without-profile"),
        "own_choice": _(
            "positionnement ou entraînement : pixsim export --kind exam, ou --training"
        ),
    }
    said = [_("Rien n'a été écrit. Pour écrire malgré tout :"), *(ways[kind] for kind in doubts)]
    return "\n  ".join(said)


@contextmanager
def _phase_progress() -> Iterator[tuple[Callable[[str], None], Callable[[float], None]]]:
    """To say the present phase, and how far it is, drawn only where stderr is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task("", total=None)

        def phase(name: str) -> None:
            bar.update(task, description=name, total=None, completed=0, refresh=True)

        yield phase, lambda share: bar.update(task, total=1.0, completed=share)
