"""Writes a flat table for reading and reviewing: one line per question."""

from __future__ import annotations

from pixsim.bank.question import Question
from pixsim.exchange.export.selection import Selection
from pixsim.foundation.i18n import gettext as _
from pixsim.text.csv_text import neutralise_formula, spreadsheet_csv

SEPARATOR = " | "


def question_table(selection: Selection) -> bytes:
    """The questions as a CSV file that a French spreadsheet opens as it is."""
    header = [
        _("question"), _("compétence"), _("acquis"), _("niveau"), _("type"), _("énoncé"),
        _("propositions"), _("réponses acceptées"), _("réponses refusées"), _("comparaison"),
        _("explication"), _("fichiers"), _("mode focus"),
    ]  # fmt: skip
    rows = [
        [neutralise_formula(cell) for cell in _question_row(one.question)]
        for one in selection.chosen
    ]
    return spreadsheet_csv(header, rows)


def _question_row(question: Question) -> list[str]:
    return [
        question.id,
        question.competence,
        question.skill,
        str(question.level),
        question.type,
        question.statement,
        _options_cell(question),
        _key_cell(question),
        SEPARATOR.join(question.wrong),
        question.comparison.compare if question.type in ("QROC", "QROCM-dep") else "",
        question.explanation,
        SEPARATOR.join([*(_image_cells(question)), *(file.name for file in question.attachments)]),
        _("oui") if question.focus else "",
    ]


def _image_cells(question: Question) -> list[str]:
    """What is said of the figure: a table has no room for it."""
    figure = question.figure
    return [] if figure is None else [_("image : {alt}").format(alt=figure.alt)]


def _options_cell(question: Question) -> str:
    if question.options:
        return SEPARATOR.join(question.options)
    listed = [
        f"{field.label} : {SEPARATOR.join(field.options)}"
        for field in question.fields
        if field.options
    ]
    return "\n".join(listed)


def _key_cell(question: Question) -> str:
    if question.options:
        return SEPARATOR.join(question.options[int(place) - 1] for place in question.key)
    if question.groups:
        return "\n".join(SEPARATOR.join(group) for group in question.groups)
    if question.fields:
        return "\n".join(
            f"{field.label} : {SEPARATOR.join(field.key)}" for field in question.fields
        )
    return SEPARATOR.join(question.key)
