"""Marks the answer to a question of the bank, by the functions that reproduce Pix's correction.

Pix's five types are too narrow for a fair answer to many questions: each kind of typed answer has
its own policy here, see `pixsim.bank.marking.kinds`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pixsim.bank.marking import pix_marking
from pixsim.bank.marking.kinds import answer_matches
from pixsim.bank.question import Answer, Question, QuestionField
from pixsim.bank.schema import Comparison
from pixsim.worlds.tasks import achieved

__all__ = ["Policy", "answer_matches", "field_is_right", "is_right"]


@dataclass(frozen=True, slots=True)
class Policy:
    """Judges one typed answer by the comparison of its question."""

    comparison: Comparison

    def accepts(self, answer: str, solutions: Sequence[str]) -> bool:
        """Whether the answer is one of the solutions."""
        return answer_matches(answer, solutions, self.comparison)


def is_right(question: Question, answer: Answer) -> bool:
    """Whether an answer is right.

    Parameters
    ----------
    question : Question
    answer : tuple of str
        Chosen positions from "1" as shown (QCU, QCM), one text per field, in order, or acts.

    Returns
    -------
    bool
    """
    if question.task is not None and question.is_done:
        return achieved(question.task, answer)
    if question.type == "QCU":
        return pix_marking.mark_qcu(",".join(answer), ",".join(question.key))
    if question.type == "QCM":
        return pix_marking.mark_qcm(",".join(answer), ",".join(question.key))
    if question.type == "QROC":
        policy = Policy(question.comparison)
        return len(answer) == 1 and pix_marking.mark_qroc(answer[0], question.key, policy)
    if len(answer) != len(question.fields):
        return False
    if question.type == "QROCM-ind":
        return all(_each_field(question.fields, answer).values())
    return pix_marking.qrocm_dep(answer, question.groups, Policy(question.comparison))


def field_is_right(field: QuestionField, text: str) -> bool:
    """Whether one field of a QROCM-ind is right."""
    return all(_each_field((field,), (text,)).values())


def _each_field(fields: Sequence[QuestionField], answer: Answer) -> dict[str, bool]:
    names = [str(place) for place in range(len(fields))]
    named = dict(zip(names, fields, strict=True))
    return pix_marking.qrocm_ind(
        dict(zip(names, answer, strict=True)),
        {name: field.key for name, field in named.items()},
        {name: Policy(field) for name, field in named.items()},
        frozenset(name for name, field in named.items() if field.options),
    )
