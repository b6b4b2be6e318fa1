"""Review of one question of a sitting that is over, in parts."""

from __future__ import annotations

from dataclasses import dataclass

from pixsim.bank.question import Answer, Question
from pixsim.foundation.i18n import gettext as _
from pixsim.report.question.answers import (
    answer_lines,
    found_lines,
    option_lines,
    right_answer_lines,
    right_answer_title,
    shortfall_lines,
)
from pixsim.report.result.common import AnyResult
from pixsim.report.rule_sets import REPORTS
from pixsim.report.v3.result import REPLACED
from pixsim.report.wording import duration_text
from pixsim.session.state import Session

NO_ERROR = ("ok", REPLACED)


def next_error(result: AnyResult, place: int) -> int | None:
    """Place of the next question that was not right, round and round; None without errors."""
    count = len(result.questions)
    following = [(place + step) % count for step in range(1, count + 1)]
    errors = (p for p in following if result.questions[p].outcome not in NO_ERROR)
    return next(errors, None)


@dataclass(frozen=True, slots=True)
class ReviewPart:
    """A titled part of the review of a question.

    Attributes
    ----------
    title : str
        Empty for what needs none.
    lines : tuple of str
    kind : str
        ``statement``, ``options``, ``given``, ``missing``, ``right``, ``where``, ``why`` or ``remark``.
    """

    title: str
    lines: tuple[str, ...]
    kind: str


def answer_parts(question: Question, answer: Answer | None, *, right: bool) -> list[ReviewPart]:
    """One's answer; where it is not right, what was missing, the right one and where it is found."""
    parts = [ReviewPart(_("Votre réponse"), tuple(answer_lines(question, answer)), "given")]
    if right:
        return parts
    if missing := shortfall_lines(question, answer):
        parts.append(ReviewPart(_("Ce qui manquait"), tuple(missing), "missing"))
    return [*parts, *right_parts(question)]


def right_parts(question: Question) -> list[ReviewPart]:
    """The right answer, and where it is found."""
    title, lines = right_answer_title(question), tuple(right_answer_lines(question))
    parts = [ReviewPart(title, lines, "right")]
    if where := found_lines(question):
        parts.append(ReviewPart(_("Où la trouver"), tuple(where), "where"))
    return parts


def review_parts(session: Session, result: AnyResult, place: int) -> list[ReviewPart]:
    """Statement, options, one's answer, the right one, why, the time it took, what the rules add."""
    row, question = result.questions[place], session.served[place]
    parts = [ReviewPart("", tuple(question.statement.split("\n")), "statement")]
    if options := option_lines(question):
        parts.append(ReviewPart("", options, "options"))
    if row.outcome == REPLACED:
        parts += right_parts(question)
    else:
        parts += answer_parts(question, row.answer, right=row.outcome == "ok")
    parts.append(ReviewPart(_("Pourquoi"), tuple(question.explanation.splitlines()), "why"))
    if row.seconds is not None:
        mean = session.sitting.time_allowed.total_seconds() / session.length
        said = _("Temps passé : {time} ; l'épreuve laisse {mean} par question en moyenne.").format(
            time=duration_text(row.seconds), mean=duration_text(mean)
        )
        parts.append(ReviewPart("", (said,), "remark"))
    remarks = REPORTS[result.rules].review_remarks(result, place)
    return [*parts, *(ReviewPart("", (said,), "remark") for said in remarks)]
