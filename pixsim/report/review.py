"""Review of one question of a sitting that is over, as text."""

from __future__ import annotations

from textwrap import wrap

from pixsim.i18n import decimal
from pixsim.i18n import gettext as _
from pixsim.report.answers import answer_lines, option_line, right_answer_lines
from pixsim.report.any_result import AnyResult
from pixsim.report.v2.result import QuestionResult
from pixsim.report.v3.result import REPLACED, V3Question, V3Result
from pixsim.report.v3.wording import ability_path, path_bars, signed
from pixsim.report.wording import WIDTH, duration, outcome_words
from pixsim.session.state import Session

NO_ERROR = ("ok", REPLACED)


def review_title(result: AnyResult, place: int) -> str:
    """« Question 3 / 32 · 1.1 · niveau 2 · Juste »."""
    row = result.questions[place]
    length = result.length if isinstance(result, V3Result) else len(result.questions)
    neutralised = isinstance(row, QuestionResult) and row.neutralised
    return _("Question {n} / {length} · {code} · niveau {level} · {outcome}").format(
        n=row.number,
        length=length,
        code=row.competence,
        level=row.level,
        outcome=outcome_words(row.outcome) + (_(" (neutralisée)") if neutralised else ""),
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
        parts.append(_("La bonne réponse") + "\n" + _indented(right_answer_lines(question)))
    parts.append(_("Pourquoi") + "\n" + _indented(question.explanation.splitlines()))
    if row.seconds is not None:
        mean = session.sitting.time_allowed.total_seconds() / session.length
        parts.append(
            _("Temps passé : {time} ; l'épreuve laisse {mean} par question en moyenne.").format(
                time=duration(row.seconds), mean=duration(mean)
            )
        )
    if isinstance(row, QuestionResult):
        if row.answered_before:
            parts.append(_("Vous aviez déjà réussi cette variante pendant le positionnement."))
    elif isinstance(result, V3Result):
        parts.append("\n".join(_ability(result, row)))
    return "\n\n".join(parts)


def _ability(result: V3Result, row: V3Question) -> list[str]:
    """How hard the question is, and what it did to the ability."""
    known = _("calibrée") if row.calibrated else _("a priori, non mesurée")
    lines = [
        _("Difficulté de la question : {b} ({known}).").format(b=signed(row.b), known=known),
    ]
    if row.theta_after is None:
        before = _("Capacité estimée alors : {theta}. La question ne compte pas.")
        return [*lines, before.format(theta=signed(row.theta_before))]
    sentence = _("Capacité estimée : {before} avant cette réponse, {after} après").format(
        before=signed(row.theta_before), after=signed(row.theta_after)
    )
    if row.error_after is not None:
        sentence += _(", à {error} près").format(error=decimal(row.error_after, 2))
    bars = path_bars(ability_path(result))
    return [*lines, sentence + ".", bars[: row.number + 1] + "·" * (len(bars) - row.number - 1)]


def _indented(lines: list[str]) -> str:
    wrapped = [part for line in lines for part in wrap(line, WIDTH - 4) or [""]]
    return "\n".join("  " + line for line in wrapped)
