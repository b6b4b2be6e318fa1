"""What ``pixsim calibrate`` takes out of the answers first, and looks at afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pixsim.cli.console.output import ExitCode, say
from pixsim.foundation.i18n import decimal, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.store.causes import cause_words

if TYPE_CHECKING:
    import pandas as pd

    from pixsim.calibration import Soundness
    from pixsim.calibration.bank import Recalibration

SEED = 0  # of the data drawn to tell chance from a dimension


def exclude_answers(table: pd.DataFrame, excluded: Iterable[str], skip_rapid: bool) -> pd.DataFrame:
    """The answers that are left; what was taken out is listed."""
    from pixsim.calibration import rapid_answers

    names = set(excluded)
    unknown = sorted(names - set(table["candidate"]))
    if unknown:
        raise click.BadParameter(
            _("candidats que les réponses n'ont pas : {names}").format(names=", ".join(unknown)),
            param_hint="--exclude",
        )
    kept = table[~table["candidate"].isin(names)] if names else table
    if skip_rapid:
        timed = kept if "seconds" in kept else kept.assign(seconds=float("nan"))
        rapid = rapid_answers(timed)
        count = int(rapid.sum())
        kept = kept[~rapid]
        said = ngettext(
            "{n} réponse trop rapide laissée de côté.",
            "{n} réponses trop rapides laissées de côté.",
            count,
        )
        say(said.format(n=count), err=True)
    return kept if kept is table else kept.reset_index(drop=True)


def read_group_column(table: pd.DataFrame, column: str | None) -> dict[Any, str] | None:
    """Group of each candidate by a column of the answers; « – » where it says none."""
    if column is None:
        return None
    if column not in table.columns:
        raise click.BadParameter(
            _("les réponses n'ont pas de colonne {name}.").format(name=column), param_hint="--group"
        )
    known = table[["candidate", column]].dropna().drop_duplicates("candidate")
    found = {row[0]: str(row[1]) for row in known.itertuples(index=False)}
    return {person: found.get(person, "–") for person in table["candidate"]}


def check_soundness_of_fit(
    found: Recalibration, table: pd.DataFrame, groups: Mapping[Any, str] | None
) -> Soundness:
    """What the fit would pass over in silence."""
    import numpy as np

    from pixsim.calibration import soundness

    own = None
    if groups is not None:
        own = {person: groups[person] for person in found.calibration.responses.persons}
    rng = np.random.default_rng(SEED)
    return soundness(found.calibration, rng, responses=table, groups=own)


def review_with_groups(
    found: Recalibration, table: pd.DataFrame, groups: Mapping[Any, str] | None, minimum: int
) -> pd.DataFrame:
    """The review of the items, with group effects where the groups are two."""
    from pixsim.calibration import review_items

    read = found.calibration.responses
    two = None if groups is None else {k: v for k, v in groups.items() if v != "–"}
    if two is not None and len(set(two.values())) != 2:
        two = None
    review = review_items(read, found.calibration, group=two, minimum=minimum, seed=SEED)
    if "seconds" in table and table["seconds"].notna().any():
        from pixsim.calibration import rapid_answers

        timed = table["seconds"].notna()
        share = rapid_answers(table)[timed].groupby(table["item"][timed]).mean()
        review.insert(len(review.columns) - 2, "rapid", review["item"].map(share))
    return review


def finding_sentences(review: pd.DataFrame) -> pd.DataFrame:
    """A review whose reasons are in the language of the person."""
    from pixsim.report.calibration.verdicts import verdict_sentence

    return review.assign(
        reason=[verdict_sentence({"rival": "", **row}) for row in review.to_dict("records")]
    )


def table_text(table: pd.DataFrame) -> str:
    """A table as CSV: missing numbers are empty, texts are no formulas."""
    from pixsim.text.csv_text import csv_text, neutralise_formula

    def cell(value: Any) -> Any:
        if isinstance(value, str):
            return neutralise_formula(value)
        if isinstance(value, float):
            return "" if value != value else f"{value:.6g}"
        return value

    rows = [[cell(value) for value in row] for row in table.itertuples(index=False)]
    return csv_text([list(table.columns), *rows])


def write_table(file: Path, table: pd.DataFrame) -> None:
    """Replace a CSV file whole, or leave with a message."""
    from pixsim.foundation.files import replace_file

    try:
        replace_file(file, table_text(table).encode())
    except OSError as error:
        said = _("{name} n'a pas pu être écrit : {error}")
        say(said.format(name=file, error=cause_words(error)), err=True)
        raise SystemExit(ExitCode.DATA) from None


def exposure_sentence(table: pd.DataFrame) -> str:
    """How often items were shown."""
    from pixsim.calibration import exposure
    from pixsim.calibration.items.exposure import OFTEN
    from pixsim.report.wording import wrap_sentence

    found = exposure(table)
    tests, most = found.attrs["tests"], found.iloc[0]
    said = ngettext("Exposition : {n} épreuve", "Exposition : {n} épreuves", tests).format(n=tests)
    if tests < 2:
        return said + "."
    said += _(" de {length} questions, dont {overlap} en commun à deux épreuves en moyenne").format(
        length=decimal(found.attrs["length"], 1), overlap=decimal(found.attrs["overlap"], 1)
    )
    most_seen = _("L'item le plus vu ({item}) l'est dans {rate} %.").format(
        item=most["item"], rate=round(100 * most["rate"])
    )
    sentences = [said + ".", most_seen]
    often = int((found["rate"] > OFTEN).sum())
    if often:
        told = ngettext(
            "{n} item l'est dans plus de {often} %.",
            "{n} items le sont dans plus de {often} %.",
            often,
        )
        sentences.append(told.format(n=often, often=round(100 * OFTEN)))
    return "\n".join(wrap_sentence(" ".join(sentences)))
