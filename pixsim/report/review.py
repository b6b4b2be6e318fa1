"""Review of one question of a sitting that is over, as text."""

from __future__ import annotations

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


def review_text(session: Session, result: AnyResult, place: int) -> str:
    """Statement, one's answer, the right one, why, and the time it took."""
    row, question = result.questions[place], session.served[place]
    parts = [question.statement]
    if question.options:
        parts.append(
            "\n".join("  " + option_line(question, n) for n in range(1, len(question.options) + 1))
        )
    if row.outcome != REPLACED:
        parts.append(_("Votre réponse") + "\n" + _indented(answer_lines(question, row.answer)))
    if row.outcome != "ok":
        if missing := shortfall_lines(question, row.answer):
            parts.append(_("Ce qui manquait") + "\n" + _indented(missing))
        title = right_answer_title(question)
        parts.append(title + "\n" + _indented(right_answer_lines(question)))
    if row.outcome != "ok" and (where := found_lines(question)):
        parts.append(_("Où la trouver") + "\n" + _indented(where))
    parts.append(_("Pourquoi") + "\n" + _indented(question.explanation.splitlines()))
    if row.seconds is not None:
        mean = session.sitting.time_allowed.total_seconds() / session.length
        parts.append(
            _("Temps passé : {time} ; l'épreuve laisse {mean} par question en moyenne.").format(
                time=duration(row.seconds), mean=duration(mean)
            )
        )
    parts += REPORTS[result.rules].review_remarks(result, place)
    return "\n\n".join(parts)


def _indented(lines: list[str]) -> str:
    wrapped = [part for line in lines for part in wrap(line, WIDTH - 4) or [""]]
    return "\n".join("  " + line for line in wrapped)
