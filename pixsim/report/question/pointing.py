"""What became of an answer by pointing: which zones were right, which ones one pointed at wrongly."""

from __future__ import annotations

from pixsim.bank.question import Answer, Question
from pixsim.figures.vector import svg_element


def marked_zones(
    question: Question, answer: Answer | None
) -> tuple[frozenset[str], frozenset[str]]:
    """Digits of the zones that are right, and of those chosen wrongly; none where one does not point."""
    if not question.is_pointed:
        return frozenset(), frozenset()
    label = dict(enumerate(question.options, 1))
    right = frozenset(label[int(n)] for n in question.key)
    given = frozenset(label[int(n)] for n in answer or () if n.isdecimal() and int(n) in label)
    return right, given - right


def reviewed_svg(question: Question, answer: Answer | None) -> str:
    """The figure of a question that is answered, for a page; empty where there is none."""
    if question.figure is None:
        return ""
    right, wrong = marked_zones(question, answer)
    return svg_element(question.figure, right=right, wrong=wrong)
