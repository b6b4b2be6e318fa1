"""A question as text: what the candidate sees, then what the author knows."""

from __future__ import annotations

from textwrap import wrap

from pixsim.bank.priors import prior_parameters
from pixsim.bank.question import Question
from pixsim.bank.schema import Item
from pixsim.bank.typography import is_preformatted
from pixsim.i18n import decimal
from pixsim.i18n import gettext as _
from pixsim.report.answers import option_line, right_answer_lines

WIDTH = 78
RULE = "─" * WIDTH


def question_text(question: Question, item: Item) -> str:
    """Statement, options or fields, files; then key, explanation and prior parameters."""
    mode = _("mode focus") if question.focus else _("mode libre")
    timer = _(" · {n} secondes").format(n=question.timer) if question.timer else ""
    a, b = prior_parameters(question.level, question.type)
    parts = [
        RULE,
        f"{question.id} · {question.competence} · {question.skill} · {_('niveau')} {question.level}"
        f" · {question.type} · {mode}{timer}",
        "",
        *wrapped(question.statement),
        *(option_line(question, place) for place in range(1, len(question.options) + 1)),
        *(f"[{field.label}] {' | '.join(field.options)}".rstrip() for field in question.fields),
        *(_("fichier : {name}").format(name=file.name) for file in question.attachments),
        "",
        _("Réponse"),
        *(f"  {line}" for line in right_answer_lines(question)),
        _("Pourquoi"),
        *(f"  {line}" for line in wrapped(question.explanation, WIDTH - 2)),
        _("Paramètres a priori (non calibrés) : a = {a}, b = {b}").format(
            a=decimal(a, 2), b=decimal(b, 2)
        ),
    ]
    if item.source:
        parts.append(
            _("Source : {source} (vérifiée le {date})").format(
                source=item.source, date=item.checked or "?"
            )
        )
    return "\n".join(parts)


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """Lines of a laid-out text that fit a width; preformatted lines are left alone."""
    lines: list[str] = []
    for line in text.splitlines():
        lines += [line] if is_preformatted(line) else wrap(line, width) or [""]
    return lines
