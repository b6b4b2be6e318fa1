"""Results of a session or a class as a table for a French spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.report.result.common import AnyResult
from pixsim.text.csv_text import neutralise_formula, spreadsheet_csv


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One result, and what is known of who obtained it.

    Attributes
    ----------
    result : AnyResult or None
        None where there is none yet.
    status : str
        ``validated``, ``rejected``, ``cancelled``, ``error``, or empty: not over; a jury may have
        decided otherwise than scoring.
    """

    number: str
    first_name: str
    last_name: str
    result: AnyResult | None
    status: str
    born: date | None = None
    birth_place: str = ""
    external_id: str = ""
    comment: str = ""
    session: str = ""
    place: str = ""


def results_csv(lines: Iterable[ResultLine], framework: Framework) -> bytes:
    """The table: semicolons, marked as UTF-8, a line a result, texts that no spreadsheet runs.

    The score is a dash where the result is cancelled or in error, 0 where it is rejected; so is the
    level of a competence, which is a dash too where it was not tested.
    """
    head = [
        _("Numéro"), _("Prénom"), _("Nom"), _("Date de naissance"), _("Lieu de naissance"),
        _("Identifiant"), _("Règles"), _("Statut"), _("Pix"), *framework.competence,
        _("Commentaire du jury"), _("Session"), _("Lieu"), _("Date de l'épreuve"), _("Nature"),
    ]  # fmt: skip
    return spreadsheet_csv(head, [_result_row(line, framework) for line in lines])


def _result_row(line: ResultLine, framework: Framework) -> list[str]:
    result = line.result
    tested = "" if result is None else f"{result.started_at.astimezone():%d/%m/%Y}"
    return [
        line.number,
        neutralise_formula(line.first_name),
        neutralise_formula(line.last_name),
        "" if line.born is None else f"{line.born:%d/%m/%Y}",
        neutralise_formula(line.birth_place),
        neutralise_formula(line.external_id),
        "" if result is None else result.rules.upper(),
        _status_word(line.status),
        _score_cell(line),
        *_level_cells(line, framework),
        neutralise_formula(line.comment),
        neutralise_formula(line.session),
        neutralise_formula(line.place),
        tested,
        _("épreuve blanche, non officielle"),
    ]


def _status_word(status: str) -> str:
    return {
        "validated": _("obtenue"),
        "rejected": _("non obtenue"),
        "cancelled": _("annulée"),
        "error": _("en erreur"),
        "": _("pas terminée"),
    }[status]


def _score_cell(line: ResultLine) -> str:
    if line.status == "rejected":
        return "0"
    pix = None if line.result is None else line.result.total_pix
    return "-" if line.status != "validated" or pix is None else str(pix)


def _level_cells(line: ResultLine, framework: Framework) -> list[str]:
    if line.result is None or line.status not in ("validated", "rejected"):
        return ["-"] * len(framework.competence)
    found = {c.code: c for c in line.result.competences}
    return [_level_cell(found.get(code), line) for code in framework.competence]


def _level_cell(competence: object, line: ResultLine) -> str:
    if competence is None or getattr(competence, "verdict", "") == "not_tested":
        return "-"
    level = getattr(competence, "level", -1)
    return "0" if line.status == "rejected" or level <= 0 else str(level)
