"""What can be reported about a question, in the words of the candidate."""

from __future__ import annotations

from dataclasses import dataclass

from pixsim.bank.question import Question
from pixsim.foundation.i18n import gettext as _
from pixsim.rules.abort_and_reports import Report


@dataclass(frozen=True, slots=True)
class ProblemChoice:
    """A category, what it says, and the number of the question it is about."""

    report: Report
    text: str
    number: int


def problem_choices(
    question: Question, number: int, *, present_only: bool
) -> tuple[ProblemChoice, ...]:
    """Categories that make sense for a question.

    Parameters
    ----------
    question : Question
    number : int
        Its place, from 1.
    present_only : bool
        Problems of the present question alone, to be confirmed by the invigilator (V3).
    """
    rows = (
        [(Report.FILE_NOT_OPENING, _("Le fichier fourni ne s'ouvre pas."))]
        if question.attachments
        else []
    )
    if question.timer is not None:
        rows.append(
            (
                Report.EXTRA_TIME_EXCEEDED,
                _("Mon temps majoré n'a pas été respecté sur cette question."),
            )
        )
    if question.focus:
        rows.append((Report.UNINTENTIONAL_FOCUS_OUT, _("J'ai quitté la fenêtre sans le vouloir.")))
    rows += [
        (Report.SOFTWARE_NOT_WORKING, _("Un logiciel nécessaire ne fonctionne pas.")),
        (Report.WEBSITE_UNAVAILABLE, _("Un site nécessaire est indisponible ou bloqué.")),
        (Report.ACCESSIBILITY, _("La question n'est pas accessible pour moi.")),
        (
            Report.OTHER,
            _("Un autre problème.")
            if present_only
            else _("Autre remarque (ne change pas le résultat)."),
        ),
    ]
    found = [ProblemChoice(report, text, number) for report, text in rows]
    if number > 1 and not present_only:
        mistake = _("J'ai passé la question précédente par erreur.")
        found.insert(-1, ProblemChoice(Report.SKIPPED_BY_MISTAKE, mistake, number - 1))
    return tuple(found)
