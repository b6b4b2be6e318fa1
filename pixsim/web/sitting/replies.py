"""Answers just given, as rows of a page: what was right, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pixsim.bank.question import language_of
from pixsim.framework import Framework
from pixsim.journeys.training_words import reply_subject
from pixsim.report.page.questions import AnswerPart, answer_part, mark_of, split_paragraphs
from pixsim.report.question.answers import option_lines
from pixsim.report.question.pointing import reviewed_svg
from pixsim.report.question.review import answer_parts
from pixsim.report.wording import outcome_words
from pixsim.session.training.state import Reply


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """One answer of a training and what became of it; see `pixsim.report.page.questions.QuestionRow`."""

    subject: str
    code: str
    mark: str
    outcome: str
    right: bool
    language: str
    statement: tuple[tuple[bool, str], ...]
    figure: str
    options: tuple[str, ...]
    parts: tuple[AnswerPart, ...]
    explanation: tuple[tuple[bool, str], ...]


def reply_rows(replies: Sequence[Reply], framework: Framework) -> list[ReplyRow]:
    """Each of them, in order."""
    return [_reply_row(reply, framework) for reply in replies]


def _reply_row(reply: Reply, framework: Framework) -> ReplyRow:
    question, outcome = reply.question, reply.outcome.code
    return ReplyRow(
        subject=reply_subject(framework, reply),
        code=question.competence,
        mark=mark_of(outcome),
        outcome=outcome_words(outcome),
        right=reply.right,
        language=language_of(question.id),
        statement=split_paragraphs(question.statement),
        figure=reviewed_svg(question, reply.answer),
        options=option_lines(question),
        parts=tuple(
            answer_part(part, question, reply.answer)
            for part in answer_parts(question, reply.answer, right=reply.right)
        ),
        explanation=split_paragraphs(question.explanation),
    )
