"""What a calibration would change in the bank, as text and as a JSON document."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from pixsim.answers.findings import Finding
from pixsim.calibration.bank import Recalibration
from pixsim.calibration.items.soundness import Soundness
from pixsim.calibration.items.verdicts import VERDICTS
from pixsim.foundation.i18n import decimal, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import clauses, label_value, whole
from pixsim.report.calibration.verdicts import verdict_sentence, verdict_word
from pixsim.report.faults.french import in_french
from pixsim.report.wording import shorten_text

if TYPE_CHECKING:
    import pandas as pd

SCHEMA: Final = "pixsim/calibration/1"
WIDTH = 80
SHOWN = 20  # items in the table of changes
NAME = 29  # columns for an item's name


def recalibration_text(
    found: Recalibration,
    sound: Soundness | None = None,
    review: pd.DataFrame | None = None,
    shown: int = SHOWN,
) -> str:
    """The fit, how many items change, the largest changes and the warnings, in 80 columns."""
    return "\n".join(_result_lines(found, sound, review, shown))


def recalibration_document(
    found: Recalibration,
    written: Path | None,
    sound: Soundness | None = None,
    review: pd.DataFrame | None = None,
) -> dict[str, Any]:
    """The same as data.

    Parameters
    ----------
    found : Recalibration
    written : Path or None
        Where the parameters were written, if they were.
    sound : Soundness, optional
    review : DataFrame, optional
        See `pixsim.calibration.review_items`.
    """
    fit = found.calibration
    return {
        "schema": SCHEMA,
        "model": fit.model,
        "converged": found.converged,
        "iterations": fit.iterations,
        "candidates": fit.n_persons,
        "answers": fit.responses.total,
        "ability": {"mean": fit.ability_mean, "sd": fit.ability_sd},
        "minimum": found.minimum,
        "counts": {name: int(n) for name, n in found.changes["status"].value_counts().items()},
        "changes": _table_records(found.changes),
        "warnings": [str(warning) for warning in _all_warnings(found, sound)],
        "checks": None if sound is None else _checks_document(sound),
        "review": None if review is None else _table_records(review),
        "written": None if written is None else str(written),
    }


def _all_warnings(found: Recalibration, sound: Soundness | None) -> tuple[Finding, ...]:
    return found.warnings if sound is None else (*found.warnings, *sound.findings)


def _checks_document(sound: Soundness) -> dict[str, Any]:
    """What was looked at, as data; null where it could not be."""
    dimensions, times = sound.dimensions, sound.effort
    named = sound.persons[sound.persons["named"]]
    return {
        "reliability": sound.reliability,
        "by_group": None if sound.by_group is None else _table_records(sound.by_group),
        "dimensions": None
        if dimensions is None
        else {
            "extra": dimensions.extra,
            "eigenvalues": _table_records(dimensions.eigenvalues),
            "loadings": _table_records(dimensions.named),
        },
        "persons": _table_records(named[["candidate", "n", "theta", "lz", "p", "easy", "hard"]]),
        "rapid": None if times is None else _table_records(times[times["named"]]),
    }


def _table_records(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows = table.astype(object)
    found = rows.where(rows.notna(), None).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in found]


def _result_lines(
    found: Recalibration, sound: Soundness | None, review: pd.DataFrame | None, shown: int
) -> Iterator[str]:
    fit, changes = found.calibration, found.changes
    model = "Rasch" if fit.model == "rasch" else fit.model.upper()
    counts = (
        ngettext("{n} réponse", "{n} réponses", fit.responses.total).format(
            n=_count_text(fit.responses.total)
        ),
        ngettext("{n} candidat", "{n} candidats", fit.n_persons).format(
            n=_count_text(fit.n_persons)
        ),
        ngettext("{n} item", "{n} items", len(changes)).format(n=len(changes)),
    )
    yield _("Calibrage {model} : {counts}").format(model=model, counts=", ".join(counts))
    state = (
        _("Convergence en {n} étapes") if found.converged else _("Pas de convergence ({n} étapes)")
    )
    ability = _("habileté : moyenne {mean}, écart type {sd}").format(
        mean=decimal(fit.ability_mean, 2), sd=decimal(fit.ability_sd, 2)
    )
    yield clauses((state.format(n=fit.iterations), ability))
    if sound is not None:
        yield from _reliability_lines(sound)
    yield ""
    yield from _count_lines(found)
    new = changes[changes["status"] == "calibrated"]
    if len(new):
        yield ""
        yield from _change_lines(new.head(shown), len(new))
    if review is not None:
        yield ""
        yield from _review_lines(review)
    if warnings := _all_warnings(found, sound):
        yield ""
        for warning in warnings:
            said = _("Attention : ") + in_french(warning)
            yield from wrap(said, WIDTH, subsequent_indent="  ", break_on_hyphens=False)


def _reliability_lines(sound: Soundness) -> Iterator[str]:
    yield _("Fiabilité : {value}").format(value=_two_decimals(sound.reliability))
    if sound.by_group is None:
        return
    for row in sound.by_group.to_dict("records"):
        said = _("{name} : {value} ({n} candidats, habileté {mean} ± {sd})").format(
            name=shorten_text(str(row["group"]), NAME),
            value=_two_decimals(row["reliability"]),
            n=row["n"],
            mean=_two_decimals(row["mean"]),
            sd=_two_decimals(row["sd"]),
        )
        yield f"  {said}"


def _two_decimals(value: float) -> str:
    return "–" if math.isnan(value) else decimal(value, 2)


def _review_lines(review: pd.DataFrame) -> Iterator[str]:
    """How many items have each verdict, and those that call for their author."""
    count = review["verdict"].value_counts()
    yield _("Revue des items")
    for verdict in VERDICTS:
        if n := int(count.get(verdict, 0)):
            yield f"  {verdict_word(verdict):<34}{n:>6}"
    mend = review[~review["verdict"].isin(["keep", "too few answers"])]
    for row in mend.head(SHOWN).to_dict("records"):
        said = verdict_sentence({"rival": "", **row})
        line = label_value(
            f"{shorten_text(row['item'], NAME)}, {verdict_word(row['verdict'])}", said
        )
        yield from wrap(line, WIDTH, initial_indent="  ", subsequent_indent="    ")
    if len(mend) > SHOWN:
        yield "  " + _("et {n} de plus").format(n=len(mend) - SHOWN)


def _count_lines(found: Recalibration) -> Iterator[str]:
    """How many items change, and why the others do not."""
    titles = {
        "calibrated": _("Items calibrés"),
        "few_answers": _("Inchangés, moins de {n} réponses").format(n=found.minimum),
        "anchor": _("Inchangés, ancres"),
        "no_estimate": _("Inchangés, sans estimation"),
    }
    count = found.changes["status"].value_counts()
    for status, title in titles.items():
        if n := int(count.get(status, 0)):
            yield f"{title:<36}{n:>6}"


def _change_lines(rows: pd.DataFrame, total: int) -> Iterator[str]:
    """Largest changes of difficulty first; what was a prior says so."""
    if len(rows) < total:
        yield _("Les {n} plus grands changements de difficulté sur {total}").format(
            n=len(rows), total=total
        )
    yield (
        _("Item").ljust(NAME)
        + _("rép.").rjust(6)
        + _("discrimination a").rjust(22)
        + _("difficulté b").rjust(23)
    )
    for row in rows.to_dict("records"):
        prior = "*" if row["origin"] == "prior" else " "
        yield (
            f"{shorten_text(row['item'], NAME):<{NAME}}{row['n']:>6}"
            + _move_text(prior, row["a_before"], row["a"], row["se_a"]).rjust(22)
            + _move_text(prior, row["b_before"], row["b"], row["se_b"]).rjust(23)
        )
    if (rows["origin"] == "prior").any():
        yield _("* avant : a priori tiré du niveau et du type, jamais mesuré. ± : erreur type.")
    else:
        yield _("± : erreur type.")


def _move_text(prior: str, before: float, after: float, error: float) -> str:
    spread = "" if math.isnan(error) else f" ± {decimal(error, 2)}"
    return f"{decimal(before, 2)}{prior}→ {decimal(after, 2)}{spread}"


def _count_text(n: int) -> str:
    return whole(n)
