"""Review of one question of a sitting that is over, as text."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from pixsim.i18n import gettext as _
from pixsim.report.answers import (
    answer_lines,
    found_lines,
    option_line,
    right_answer_lines,
    right_answer_title,
    shortfall_lines,
)
from pixsim.report.any_result import AnyResult
from pixsim.report.rule_sets import REPORTS
from pixsim.report.v3.result import REPLACED
from pixsim.report.wording import WIDTH, duration, outcome_words
from pixsim.session.state import Session

NO_ERROR = ("ok", REPLACED)


def review_title(result: AnyResult, place: int) -> str:
    """« Question 3 / 32 · 1.1 · niveau 2 · Juste »."""
    row = result.questions[place]
    return _("Question {n} / {length} · {code} · niveau {level} · {outcome}").format(
        n=row.number,
        length=result.length,
        code=row.competence,
        level=row.level,
        outcome=outcome_words(row.outcome) + (_(" (neutralisée)") if row.is_left_out else ""),
    )


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


def review_parts(session: Session, result: AnyResult, place: int) -> list[ReviewPart]:
    """Statement, options, one's answer, the right one, why, the time it took, what the rules add."""
    row, question = result.questions[place], session.served[place]
    parts = [ReviewPart("", tuple(question.statement.split("\n")), "statement")]
    if question.options:
        options = (option_line(question, n) for n in range(1, len(question.options) + 1))
        parts.append(ReviewPart("", tuple(options), "options"))
    if row.outcome != REPLACED:
        given = tuple(answer_lines(question, row.answer))
        parts.append(ReviewPart(_("Votre réponse"), given, "given"))
    if row.outcome != "ok":
        if missing := shortfall_lines(question, row.answer):
            parts.append(ReviewPart(_("Ce qui manquait"), tuple(missing), "missing"))
        right = tuple(right_answer_lines(question))
        parts.append(ReviewPart(right_answer_title(question), right, "right"))
        if where := found_lines(question):
            parts.append(ReviewPart(_("Où la trouver"), tuple(where), "where"))
    parts.append(ReviewPart(_("Pourquoi"), tuple(question.explanation.splitlines()), "why"))
    if row.seconds is not None:
        mean = session.sitting.time_allowed.total_seconds() / session.length
        said = _("Temps passé : {time} ; l'épreuve laisse {mean} par question en moyenne.").format(
            time=duration(row.seconds), mean=duration(mean)
        )
        parts.append(ReviewPart("", (said,), "remark"))
    remarks = REPORTS[result.rules].review_remarks(result, place)
    return [*parts, *(ReviewPart("", (said,), "remark") for said in remarks)]


def review_text(session: Session, result: AnyResult, place: int) -> str:
    """The parts one under the other, as plain text."""
    return "\n\n".join(_part_text(part) for part in review_parts(session, result, place))


def _part_text(part: ReviewPart) -> str:
    if part.kind == "options":
        return "\n".join("  " + line for line in part.lines)
    if not part.title:
        return "\n".join(part.lines)
    return part.title + "\n" + _indented(list(part.lines))


def _indented(lines: list[str]) -> str:
    wrapped = [part for line in lines for part in wrap(line, WIDTH - 4) or [""]]
    return "\n".join("  " + line for line in wrapped)
