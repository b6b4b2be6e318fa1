"""``pixsim standards``: where levels begin, by what a panel of judges says of the items."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pixsim.cli.console.number_options import FiniteRange
from pixsim.cli.console.options import file_option, flag
from pixsim.cli.console.output import ExitCode, emit_json, fail_with, say
from pixsim.cli.sources import (
    bank_option,
    check_competences,
    competences_option,
    load_framework,
    load_the_bank,
)
from pixsim.foundation.i18n import decimal, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.store.causes import cause_words

if TYPE_CHECKING:
    import pandas as pd

    from pixsim.bank.reading.load import Bank
    from pixsim.calibration.standards import StandardSetting
    from pixsim.calibration.standards.judgements import Method

SCHEMA = "pixsim/standards/1"
file_argument = click.argument(
    "file", metavar=_("FICHIER"), type=click.Path(path_type=Path, dir_okay=False)
)
json_option = flag("--json", "as_json", help=_("Écrire en JSON."))
chance_option = click.option(
    "--chance",
    type=FiniteRange(0.5, 0.95),
    default=0.667,
    show_default=True,
    help=_("Chance de réussite qui vaut maîtrise."),
)


@click.group(
    help=_(
        "Fixe les seuils des niveaux d'après un jury : par signet (un livret d'items du plus facile au "
        "plus difficile) ou par Angoff (la chance de réussite à chaque item). Les seuils du jeu "
        "d'essai de Pix sont montrés à côté."
    ),
    short_help=_("Fixe les seuils des niveaux avec un jury."),
    subcommand_metavar=_("COMMANDE [ARGUMENTS]…"),
)
def standards() -> None:
    """Group of the three commands."""


@standards.command(
    "booklet",
    help=_(
        "Écrit le livret des juges : des items du plus facile au plus difficile. Chaque juge y place, "
        "pour chaque niveau, un signet sur le premier item que ne maîtrise pas quelqu'un qui a tout "
        "juste ce niveau."
    ),
    short_help=_("Écrit le livret des juges."),
)
@competences_option
@click.option("--questions", type=click.IntRange(2, 500), default=50, show_default=True, metavar="N",
              help=_("Items du livret, répartis sur toute l'échelle."))  # fmt: skip
@chance_option
@file_option("--out", required=True, help=_("Livret (CSV)."))  # fmt: skip
@bank_option
def booklet_command(codes: tuple[str, ...], questions: int, chance: float, out: Path) -> None:
    """Items at equal steps of the order, with what a judge reads of each."""
    import numpy as np

    from pixsim.calibration.standards import booklet
    from pixsim.foundation.files import replace_file
    from pixsim.text.csv_text import csv_text

    bank = load_the_bank()
    check_competences(codes, load_framework().competence)
    ordered = booklet(_item_curves(bank, codes), chance=chance)
    taken = np.unique(np.linspace(0, len(ordered) - 1, min(questions, len(ordered))).round())
    rows: list[list[object]] = [["page", "item", "competence", "location", "statement"]]
    for page, (item, place) in enumerate(
        ordered.iloc[taken.astype(int)][["item", "location"]].itertuples(index=False), 1
    ):
        found = bank.items[item]
        shown = bank.question(f"{item}#1", np.random.default_rng(0)).statement.replace("\n", " ")
        rows.append(
            [page, item, bank.framework.skill[found.skill].competence, f"{place:.2f}", shown]
        )
    try:
        replace_file(out, csv_text(rows).encode())
    except OSError as error:
        said = _("{name} n'a pas pu être écrit : {error}")
        say(said.format(name=out, error=cause_words(error)), err=True)
        raise SystemExit(ExitCode.DATA) from None
    say(
        _(
            "Écrit : {path}, {n} items.\nLes juges rendent un tableau « judge,level,item », lu par\n"
            "pixsim standards bookmark ; avec une colonne « chance », par pixsim standards angoff."
        ).format(path=out, n=len(rows) - 1)
    )


@standards.command(
    "bookmark",
    help=_(
        "Seuils d'après des signets : un tableau CSV avec les colonnes judge, level et item (le premier "
        "que ne maîtrise pas quelqu'un qui a tout juste le niveau)."
    ),
    short_help=_("Seuils d'après des signets."),
)
@file_argument
@chance_option
@bank_option
@json_option
def bookmark_command(file: Path, chance: float, as_json: bool) -> None:
    """Read, work out, print."""
    from pixsim.calibration.standards import bookmark

    items, judgements = _read_judgements_or_leave(file, "bookmark", as_json)
    _print_setting(bookmark(items, judgements, chance=chance), items, judgements, as_json)


@standards.command(
    "angoff",
    help=_(
        "Seuils d'après des chances : un tableau CSV avec les colonnes judge, level, item et chance (de "
        "0 à 1, ou en %, que réussisse quelqu'un qui a tout juste le niveau)."
    ),
    short_help=_("Seuils d'après des chances de réussite."),
)
@file_argument
@bank_option
@json_option
def angoff_command(file: Path, as_json: bool) -> None:
    """Read, work out, print."""
    from pixsim.calibration.standards import angoff

    items, judgements = _read_judgements_or_leave(file, "angoff", as_json)
    try:
        found = angoff(items, judgements)
    except ValueError:
        say(_("Aucun juge n'a donné de chances qu'une habileté puisse avoir : tout juste, ou tout "
              "faux."), err=True)  # fmt: skip
        raise SystemExit(ExitCode.DATA) from None
    _print_setting(found, items, judgements, as_json)


def _item_curves(bank: Bank, codes: tuple[str, ...] = ()) -> pd.DataFrame:
    """Curves of the items in service, with their errors; those of the priors where never calibrated."""
    import pandas as pd

    from pixsim.assembly.item_table import OFFERED
    from pixsim.calibration.bank.fit import B_SD, LOG_A_SD

    rows = []
    for item in bank.items.values():
        if item.status not in OFFERED:
            continue
        if codes and bank.framework.skill[item.skill].competence not in codes:
            continue
        a, b = bank.curve(item)
        known = bank.parameters.get(item.id)
        errors = (LOG_A_SD * a, B_SD) if known is None else (known.se_a, known.se_b)
        rows.append((item.id, a, b, *errors, known is None))
    return pd.DataFrame(rows, columns=["item", "a", "b", "se_a", "se_b", "prior"])


def _read_judgements_or_leave(
    file: Path, method: Method, as_json: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    from pixsim.calibration.standards import read_judgements
    from pixsim.foundation.problems import DataError

    items = _item_curves(load_the_bank())
    try:
        return items, read_judgements(file, items["item"].tolist(), method)
    except DataError as error:
        fail_with(error.problems, as_json, SCHEMA)


def _print_setting(
    found: StandardSetting, items: pd.DataFrame, judgements: pd.DataFrame, as_json: bool
) -> None:
    from pixsim.answers.findings import Finding
    from pixsim.report.faults.french import in_french
    from pixsim.report.wording import wrap_sentence

    used = items[items["item"].isin(judgements["item"])]
    told = list(found.warnings)
    if used["prior"].any():
        told.append(Finding.of("prior_items", used.loc[used["prior"], "item"]))
    if as_json:
        emit_json(_setting_document(found, [str(finding) for finding in told]))
        return
    say(_setting_text(found))
    for finding in told:
        say("\n".join(wrap_sentence(_("Attention : {text}.").format(text=in_french(finding)))))


def _setting_document(found: StandardSetting, warnings: list[str]) -> dict[str, Any]:
    def rows(table: pd.DataFrame) -> list[dict[str, Any]]:
        plain = table.astype(object).where(table.notna(), None)
        return [
            {str(name): value for name, value in row.items()} for row in plain.to_dict("records")
        ]

    return {
        "schema": SCHEMA,
        "official": False,
        "method": found.method,
        "levels": rows(found.table),
        "judges": rows(found.judges),
        "warnings": warnings,
    }


def _setting_text(found: StandardSetting) -> str:
    from pixsim.report.wording import wrap_sentence

    title = {"bookmark": _("signets"), "angoff": _("chances de réussite (Angoff)")}[found.method]
    n = found.judges["judge"].nunique()
    head = ngettext("{n} juge, {how}", "{n} juges, {how}", n).format(n=n, how=title)
    lines = [
        head,
        "",
        _("Niveau   seuil   erreur type   (juges   items)   jeu d'essai   écart"),
    ]
    columns = ["cut", "se", "se_judges", "se_items", "public_seed", "difference"]
    cells = found.table[columns].to_numpy(dtype=float).tolist()
    for level, row in zip(found.table["level"].tolist(), cells, strict=True):
        cut, se, among, items, seed, gap = map(_figure_text, row)
        lines.append(f"{level:>6}{cut:>8}{se:>14}{among:>10}{items:>8}{seed:>15}{gap:>8}")
    note = _(
        "Seuils sur l'échelle de l'habileté. Ceux du jeu d'essai de Pix ne sont pas ceux de la vraie "
        "certification, qui ne sont pas publics."
    )
    return "\n".join([*lines, "", *wrap_sentence(note)])


def _figure_text(value: float) -> str:
    return "–" if value != value else decimal(value, 2).replace("-", "−")
