"""Answers as text, for review."""

from __future__ import annotations

from pixsim.bank.question import Answer, Question, language_of
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import clauses, label_value
from pixsim.text.terminal_text import plain_line
from pixsim.worlds.act_sentences import sentences
from pixsim.worlds.tasks import shortfalls

LETTERS = "abcdefghi"


def answer_lines(question: Question, answer: Answer | None) -> list[str]:
    """One's answer, one line per option or field; what was typed or pasted is shown, never obeyed."""
    if answer is None:
        return [_("(pas de réponse)")]
    if question.task is not None and question.is_done:
        lines = [plain_line(line) for line in sentences(question.task.world, answer)]
        return lines or [_("(aucune action)")]
    if question.type in ("QCU", "QCM"):
        return [option_line(question, int(position)) for position in answer if position.isdecimal()]
    if question.type == "QROC":
        return [plain_line(text) for text in answer]
    return [
        label_value(field.label, plain_line(text), language_of(question.id))
        for field, text in zip(question.fields, answer, strict=False)
    ]


def right_answer_lines(question: Question) -> list[str]:
    """The right answer; other accepted forms are named when there are few."""
    if question.is_done:
        return answer_lines(question, question.right_answer)
    if question.type == "QROC":
        first, others = question.key[0], question.key[1:4]
        also = _("aussi accepté : {others}").format(others=clauses(others))
        return [first, *([also] if others else [])]
    return answer_lines(question, question.right_answer)


def found_lines(question: Question) -> list[str]:
    """Where the answer to be typed is found; empty where nothing is to be looked for."""
    if question.task is None or question.is_done:
        return []
    return sentences(question.task.world, question.task.solution)


def shortfall_lines(question: Question, answer: Answer | None) -> list[str]:
    """What acts did not do, or did too much; empty for other answers."""
    if question.task is None or not question.is_done or answer is None:
        return []
    words = {"missing": _("pas fait : {what}"), "forbidden": _("à ne pas faire : {what}"),
             "changed": _("changé à tort : {what}")}  # fmt: skip
    return [words[kind].format(what=what) for kind, what in shortfalls(question.task, answer)]


def right_answer_title(question: Question) -> str:
    """Title of the right answer."""
    return _("Le plus court") if question.is_done else _("La bonne réponse")


def option_lines(question: Question) -> tuple[str, ...]:
    """All options, each as shown in the exam; none where they are the digits of a figure."""
    if question.is_pointed:
        return ()
    return tuple(option_line(question, n) for n in range(1, len(question.options) + 1))


def option_line(question: Question, position: int) -> str:
    """« b. texte », as shown in the exam."""
    if not 1 <= position <= len(question.options):
        return str(position)
    if question.is_pointed:
        return _("repère {n}").format(n=question.options[position - 1])
    return f"{LETTERS[position - 1]}. {question.options[position - 1]}"
