"""``pixsim export``: the responses of this machine, or of several, as one table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.options import file_option, flag
from pixsim.cli.console.output import ExitCode, emit_data, fail_with, say
from pixsim.foundation.files import can_write
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import label_value
from pixsim.store.causes import cause_words

if TYPE_CHECKING:
    import pandas as pd

    from pixsim.answers.export import Format

SUFFIXES: dict[str, Format] = {
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}
KINDS = ("exam", "positioning", "practice", "pilot")


@click.command(
    help=_(
        "Écrit les réponses de cette machine, une ligne par question : candidat (un pseudonyme), "
        "item, variante, compétence, résultat, secondes, date.\n\n"
        "Avec --merge, réunit des exports de plusieurs machines, ou des tableaux d'ailleurs, "
        "sans doublons."
    ),
    short_help=_("Écrit ou réunit les réponses de la machine."),
)
@click.argument(
    "files", nargs=-1, metavar=_("[FICHIER]…"), type=click.Path(path_type=Path, dir_okay=False)
)
@flag("--merge", help=_("Réunir les fichiers donnés (CSV, JSONL, Parquet)."))
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "jsonl", "parquet"]),
    help=_("Format ; par défaut selon le nom du fichier, sinon csv."),
)
@file_option("--out", help=_("Écrire dans ce fichier plutôt que dans le terminal."))
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    help=_("Se limiter à une sorte d'épreuve (répétable)."),
)
@flag("--simulated", help=_("Avec les épreuves passées par --autopilot."))
@flag("--answers", help=_("Avec les réponses données, telles qu'elles se lisent."))
@flag("--names", help=_("Avec les noms : le fichier devient une donnée personnelle."))
def export(
    files: tuple[Path, ...],
    merge: bool,
    form: Format | None,
    out: Path | None,
    kinds: tuple[str, ...],
    simulated: bool,
    answers: bool,
    names: bool,
) -> None:
    """Write the table to stdout or to a file; how much there is goes to stderr."""
    if merge != bool(files):
        raise click.UsageError(
            _("--merge demande des fichiers.") if merge else _("des fichiers demandent --merge.")
        )
    if merge and (kinds or simulated or answers or names):
        raise click.UsageError(_("--merge ne lit pas le journal : réunit les fichiers en entier."))
    chosen = _choose_format(form, out)
    table = (
        _merge_files(files)
        if merge
        else _journal_responses(kinds or KINDS, simulated, answers, names)
    )
    _write_table(table, chosen, out)


def _choose_format(form: Format | None, out: Path | None) -> Format:
    """The format asked for, or that of the file's name, after checking that it can be written."""
    from pixsim.answers.export import NoParquetError, need_pyarrow

    chosen = form or ("csv" if out is None else SUFFIXES.get(out.suffix.lower()))
    if chosen is None:
        raise click.BadParameter(
            _("le nom du fichier ne dit pas le format : ajoutez --format."), param_hint="--out"
        )
    if chosen == "parquet":
        if out is None:
            raise click.UsageError(_("le format Parquet demande un fichier : --out."))
        try:
            need_pyarrow()
        except NoParquetError:
            raise click.BadParameter(
                _("le format Parquet demande le paquet pyarrow ; csv et jsonl s'en passent."),
                param_hint="--format",
            ) from None
    if out is not None and not can_write(out):
        say(_("Impossible d'écrire dans {folder}.").format(folder=out.parent), err=True)
        raise SystemExit(ExitCode.DATA)
    return chosen


def _journal_responses(
    kinds: tuple[str, ...], simulated: bool, answers: bool, names: bool
) -> pd.DataFrame:
    from pixsim.store.sittings.responses import responses

    return responses(kinds=kinds, simulated=simulated, answers=answers, names=names)


def _merge_files(files: tuple[Path, ...]) -> pd.DataFrame:
    from pixsim.answers.merge import merge_responses
    from pixsim.foundation.problems import DataError

    try:
        return merge_responses(files)
    except DataError as error:
        fail_with(error.problems)


def _write_table(table: pd.DataFrame, form: Format, out: Path | None) -> None:
    from pixsim.answers.export import count_neutralised_cells, encode_table
    from pixsim.foundation.files import replace_file

    content = encode_table(table, form)
    if out is None:
        emit_data(content)
    else:
        try:
            replace_file(out, content)
        except OSError as error:
            say(
                _("{name} n'a pas pu être écrit : {error}").format(
                    name=out, error=cause_words(error)
                ),
                err=True,
            )
            raise SystemExit(ExitCode.DATA) from None
    for sentence in _left_out_sentence(table.attrs.get("left_out", {})):
        say(sentence, err=True)
    persons = table["candidate"].nunique()
    if form == "csv" and (cells := count_neutralised_cells(table)):
        say(_formulas_sentence(cells), err=True)
    said = ngettext("{n} réponse", "{n} réponses", len(table)).format(n=len(table))
    said += " " + ngettext("de {n} candidat", "de {n} candidats", persons).format(n=persons)
    say(label_value(said, str(out)) if out else f"{said}.", err=True)


def _left_out_sentence(reasons: dict[str, int]) -> Iterator[str]:
    """Sittings without a row, why, and what to do about it."""
    from pixsim.report.progress.text import left_out_sentence

    if n := reasons.get("altered", 0):
        yield left_out_sentence(n)
    if n := reasons.get("simulated", 0):
        yield ngettext(
            "{n} épreuve simulée laissée de côté (--simulated la prend).",
            "{n} épreuves simulées laissées de côté (--simulated les prend).",
            n,
        ).format(n=n)
    if n := reasons.get("unfinished", 0):
        yield ngettext(
            "{n} épreuve laissée de côté : sans réponse, ou pas encore finie.",
            "{n} épreuves laissées de côté : sans réponse, ou pas encore finies.",
            n,
        ).format(n=n)
    if n := reasons.get("other_kind", 0):
        yield ngettext(
            "{n} épreuve d'une autre sorte laissée de côté (--kind).",
            "{n} épreuves d'une autre sorte laissées de côté (--kind).",
            n,
        ).format(n=n)


def _formulas_sentence(cells: int) -> str:
    return ngettext(
        "{n} cellule commence comme une formule (=, +, -, @) : une apostrophe la précède, pour "
        "qu'un tableur ne l'exécute pas. pixsim l'ôte en relisant le fichier.",
        "{n} cellules commencent comme une formule (=, +, -, @) : une apostrophe les précède, "
        "pour qu'un tableur ne les exécute pas. pixsim l'ôte en relisant le fichier.",
        cells,
    ).format(n=cells)
