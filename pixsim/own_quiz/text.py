"""The report in a few lines for the terminal, and as data."""

from __future__ import annotations

import math
from typing import Any

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import label_value
from pixsim.own_quiz.analysis import QuizAnalysis
from pixsim.own_quiz.statistics_wording import group_lines, reliability_sentence
from pixsim.report.calibration.verdicts import share_percent, verdict_sentence, verdict_word
from pixsim.report.faults.french import in_french

MOST = 15  # questions and persons named


def report_text(analysis: QuizAnalysis) -> str:
    """What matters, line by line."""
    read = analysis.results.responses
    lines = [
        _("{persons} personnes, {items} questions, {answers} réponses").format(
            persons=len(read.persons), items=len(read.items), answers=read.total
        ),
        *(f"  {in_french(finding)}" for finding in analysis.results.findings),
        reliability_sentence(analysis.alpha, len(read.items)),
        *([] if analysis.groups is None else group_lines(analysis.groups, MOST)),
        "",
    ]
    mend = analysis.to_mend.to_dict("records")
    few = int((analysis.items["verdict"] == "too few answers").sum())
    if mend:
        lines.append(
            ngettext("{n} question à reprendre :", "{n} questions à reprendre :", len(mend)).format(
                n=len(mend)
            )
        )
        lines += [
            "  "
            + label_value(
                f"{row['item']} ({share_percent(row['p'])}), {verdict_word(row['verdict'])}",
                verdict_sentence(row),
            )
            for row in mend[:MOST]
        ]
        if len(mend) > MOST:
            lines.append(_("  et {n} de plus").format(n=len(mend) - MOST))
    else:
        lines.append(_("Aucune question à reprendre."))
    if few:
        lines.append(
            ngettext(
                "{n} question a trop peu de réponses pour un verdict.",
                "{n} questions ont trop peu de réponses pour un verdict.",
                few,
            ).format(n=few)
        )
    odd = analysis.persons.loc[analysis.persons["odd"], "candidate"].tolist()
    if odd:
        named = ", ".join(odd[:MOST]) + (", …" if len(odd) > MOST else "")
        lines.append(_("Suites de réponses surprenantes : {names}").format(names=named))
    return "\n".join(lines)


def report_document(analysis: QuizAnalysis) -> dict[str, Any]:
    """The same as data for JSON; what is unknown is null."""
    return {
        "persons": len(analysis.results.responses.persons),
        "answers": analysis.results.responses.total,
        "alpha": _json_value(analysis.alpha),
        "reliability": _json_value(analysis.reliability),
        "model": _model_name(analysis),
        "items": [_row_document(row) for row in analysis.items.to_dict("records")],
        "candidates": [_row_document(row) for row in analysis.persons.to_dict("records")],
        "groups": _groups_document(analysis),
        "findings": [
            {"kind": finding.kind, "text": str(finding)} for finding in analysis.results.findings
        ],
    }


def _groups_document(analysis: QuizAnalysis) -> dict[str, Any] | None:
    """Groups of questions, and how their abilities correlate; null where there are none."""
    groups = analysis.groups
    if groups is None:
        return None
    named = zip(groups.names, groups.items, strict=True)
    return {
        "items": {name: list(own) for name, own in named},
        "correlations": [_row_document(row) for row in groups.correlations.to_dict("records")],
    }


def _row_document(row: Any) -> dict[str, Any]:
    return {str(name): _json_value(value) for name, value in row.items()}


def _model_name(analysis: QuizAnalysis) -> str | None:
    found = analysis.graded or analysis.calibration
    return None if found is None else found.model


def _json_value(value: Any) -> Any:
    if hasattr(value, "item"):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value
