"""A question as text: what the candidate sees, then what the author knows."""

from __future__ import annotations

from textwrap import wrap

from pixsim.bank.drawing.text_layout import is_preformatted
from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.bank.schema import Item
from pixsim.figures.cells import shade_rows
from pixsim.foundation.i18n import decimal, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.report.question.answers import found_lines, option_lines, right_answer_lines
from pixsim.report.wording import timer_words
from pixsim.worlds.lines import spoken

WIDTH = 78
RULE = "─" * WIDTH


def question_text(question: Question, item: Item, bank: Bank) -> str:
    """Statement, options or fields, files; then key, explanation and parameters."""
    mode = _("mode focus") if question.focus else _("mode libre")
    timer = f" · {timer_words(question.timer)}" if question.timer else ""
    parts = [
        RULE,
        f"{question.id} · {question.competence} · {question.skill} · {_('niveau')} {question.level}"
        f" · {question.type} · {mode}{timer}",
        "",
        *wrap_laid_out(question.statement),
        *_figure_lines(question),
        *option_lines(question),
        *(f"[{field.label}] {' | '.join(field.options)}".rstrip() for field in question.fields),
        *(_("fichier : {name}").format(name=file.name) for file in question.attachments),
        *_simulator_lines(question),
        "",
        _("Réponse"),
        *(f"  {line}" for line in right_answer_lines(question)),
        *(f"  › {line}" for line in found_lines(question)),
        _("Pourquoi"),
        *(f"  {line}" for line in wrap_laid_out(question.explanation, WIDTH - 2)),
        *wrap(_parameters_line(item, bank), WIDTH),
    ]
    if item.source:
        parts.append(
            _("Source : {source} (vérifiée le {date})").format(
                source=item.source, date=item.checked or "?"
            )
        )
    return "\n".join(parts)


def _figure_lines(question: Question) -> list[str]:
    """What the question shows, in shades."""
    if question.figure is None:
        return []
    said = _("image : {alt}").format(alt=question.figure.alt)
    return ["", *(f"│ {line}" for line in shade_rows(question.figure)), said]


def _simulator_lines(question: Question) -> list[str]:
    """The first page of the question's world."""
    if question.task is None:
        return []
    lines = [
        part
        for line in spoken(question.task.world.page())
        for part in wrap_laid_out(line, WIDTH - 2)
    ]
    return ["", *(f"│ {line}" for line in lines)]


def _parameters_line(item: Item, bank: Bank) -> str:
    """The item's curve, and what it rests on."""
    a, b = (decimal(value, 2) for value in bank.curve(item))
    known = bank.parameters.get(item.id)
    if known is None:
        return _("Paramètres a priori (non calibrés) : a = {a}, b = {b}").format(a=a, b=b)
    said = ngettext(
        "Paramètres calibrés : a = {a} (± {se_a}), b = {b} (± {se_b}) ; {n} réponse, {method}, le {date}",
        "Paramètres calibrés : a = {a} (± {se_a}), b = {b} (± {se_b}) ; {n} réponses, {method}, le {date}",
        known.n,
    )
    return said.format(
        a=a,
        b=b,
        se_a=decimal(known.se_a, 2),
        se_b=decimal(known.se_b, 2),
        n=known.n,
        method=known.method,
        date=f"{known.date:%d/%m/%Y}",
    )


def wrap_laid_out(text: str, width: int = WIDTH) -> list[str]:
    """Lines of a laid-out text that fit a width; preformatted lines are left alone."""
    lines: list[str] = []
    for line in text.splitlines():
        lines += [line] if is_preformatted(line) else wrap(line, width) or [""]
    return lines
