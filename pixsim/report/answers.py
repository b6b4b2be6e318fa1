"""Answers as text, for review."""

from __future__ import annotations

from pixsim.bank.question import Answer, Question
from pixsim.i18n import gettext as _
from pixsim.text.plain_text import plain_line

LETTERS = "abcdefghi"


def answer_lines(question: Question, answer: Answer | None) -> list[str]:
    """One's answer, one line per option or field; what was typed or pasted is shown, never obeyed."""
    if answer is None:
        return [_("(pas de réponse)")]
    if question.type in ("QCU", "QCM"):
        return [option_line(question, int(position)) for position in answer if position.isdecimal()]
    if question.type == "QROC":
        return [plain_line(text) for text in answer]
    return [
        f"{field.label} : {plain_line(text)}"
        for field, text in zip(question.fields, answer, strict=False)
    ]


def right_answer_lines(question: Question) -> list[str]:
    """The right answer; other accepted forms are named when there are few."""
    if question.type == "QROC":
        first, others = question.key[0], question.key[1:4]
        also = _("aussi accepté : {others}").format(others=" ; ".join(others))
        return [first, *([also] if others else [])]
    return answer_lines(question, question.right_answer)


def option_line(question: Question, position: int) -> str:
    """« b. texte », as shown in the exam."""
    if not 1 <= position <= len(question.options):
        return str(position)
    return f"{LETTERS[position - 1]}. {question.options[position - 1]}"
