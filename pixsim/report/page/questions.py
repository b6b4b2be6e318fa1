"""The questions of a sitting as rows of a page."""

from __future__ import annotations

from dataclasses import dataclass

from pixsim.bank.drawing.text_layout import is_preformatted
from pixsim.bank.question import Answer, Question, language_of
from pixsim.framework import Framework
from pixsim.report.question.answers import option_lines
from pixsim.report.question.pointing import reviewed_svg
from pixsim.report.question.review import NO_ERROR, ReviewPart, answer_parts, right_parts
from pixsim.report.result.common import AnyResult
from pixsim.report.v3.result import REPLACED
from pixsim.report.wording import duration_text, question_words
from pixsim.session.state import Session


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A line of an answer.

    Attributes
    ----------
    ours : bool
        Said by pixsim, in the language of the page; else in that of the question.
    """

    text: str
    ours: bool


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """A titled part of an answer."""

    title: str
    lines: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question and what became of it.

    Attributes
    ----------
    mark : str
        ``✓``, ``✗`` or ``–`` (passed, not reached, not counted); never without `outcome`.
    statement : tuple of (bool, str)
        Paragraphs, and whether their spaces and line ends are part of them.
    language : str
        Of the question, which need not be that of the page.
    figure : str
        What it shows, as SVG; empty where it shows nothing.
    parts : tuple of AnswerPart
        One's answer, and the right one where it was not.
    """

    number: int
    area: str
    competence: str
    level: int
    mark: str
    outcome: str
    language: str
    statement: tuple[tuple[bool, str], ...]
    figure: str
    options: tuple[str, ...]
    parts: tuple[AnswerPart, ...]
    explanation: tuple[tuple[bool, str], ...]
    files: str
    seconds: str


def question_rows(
    session: Session, result: AnyResult, framework: Framework
) -> tuple[QuestionRow, ...]:
    """Every question of a sitting that is over, in order."""
    return tuple(
        _question_row(session, result, framework, place) for place in range(len(result.questions))
    )


def _question_row(
    session: Session, result: AnyResult, framework: Framework, place: int
) -> QuestionRow:
    row, question = result.questions[place], session.served[place]
    competence = framework.competence[row.competence]
    return QuestionRow(
        number=row.number,
        area=competence.area,
        competence=f"{row.competence} {competence.name}",
        level=row.level,
        mark=mark_of(row.outcome),
        outcome=question_words(row),
        language=language_of(question.id),
        statement=split_paragraphs(question.statement),
        figure=reviewed_svg(question, row.answer),
        options=option_lines(question),
        parts=tuple(
            answer_part(part, question, row.answer)
            for part in (
                right_parts(question)
                if row.outcome == REPLACED
                else answer_parts(question, row.answer, right=row.outcome == "ok")
            )
        ),
        explanation=split_paragraphs(question.explanation),
        files=", ".join(file.name for file in question.attachments),
        seconds="" if row.seconds is None else duration_text(row.seconds),
    )


def answer_part(part: ReviewPart, question: Question, answer: Answer | None) -> AnswerPart:
    """A part of an answer, and which of its lines are words of pixsim: no answer, no act, what was missing, what was accepted too."""
    all_ours = part.kind == "missing" or (part.kind == "given" and not answer)
    accepted = part.kind == "right" and question.type == "QROC" and not question.is_done
    lines = enumerate(part.lines)
    return AnswerPart(
        part.title,
        tuple(AnswerLine(text, all_ours or (accepted and place > 0)) for place, text in lines),
    )


def mark_of(outcome: str) -> str:
    """A sign for what became of an answer; never without a word."""
    if outcome == "ok":
        return "✓"
    return "–" if outcome in (*NO_ERROR, "skipped", "unanswered") else "✗"


def split_paragraphs(text: str) -> tuple[tuple[bool, str], ...]:
    """Lines that belong together, laid out (code, tables) or flowing."""
    found: list[tuple[bool, str]] = []
    for line in text.splitlines():
        laid_out = is_preformatted(line)
        if laid_out and found and found[-1][0]:
            found[-1] = (True, f"{found[-1][1]}\n{line}")
        elif line.strip():
            found.append((laid_out, line))
    return tuple(found)
