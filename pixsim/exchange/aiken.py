"""Reads Aiken as Moodle does: a line that asks, lettered options, ``ANSWER: B``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pixsim.exchange.encoding import lines_of
from pixsim.exchange.quiz import (
    LONGEST_DEFAULT_NAME,
    MOST_ANSWERS,
    ForeignAnswer,
    ForeignQuestion,
    Quiz,
    Text,
    UnreadableQuestionError,
)
from pixsim.text.shortening import shorten_text

_OPTION = re.compile(r"([A-Z])[).](.*)", re.DOTALL)
_ANSWER = re.compile(r"ANSWER:(.*)", re.DOTALL)


@dataclass
class _Open:
    """A question of which the answer has not come yet."""

    line: int
    text: str
    options: list[str] = field(default_factory=list)


def read_aiken(file: str, text: str) -> Quiz:
    """Read the text of an Aiken file; each question that breaks a rule is a fault of the quiz."""
    quiz = Quiz(file, "aiken")
    state: _Open | None = None
    for number, raw in enumerate(lines_of(text), 1):
        line = raw.strip()
        if len(line) < 2:
            continue
        if (option := _OPTION.match(line)) is not None:
            if state is None:
                quiz.refuse(f"line {number}", line[:40], UnreadableQuestionError("aiken_no_start"))
            else:
                state.options.append(option[2].strip())
        elif (answer := _ANSWER.match(line)) is not None:
            _close_question(quiz, number, state, answer[1].strip())
            state = None
        else:
            if state is not None:
                _refuse_unfinished(quiz, state)
            state = _Open(number, line)
    if state is not None:
        _refuse_unfinished(quiz, state)
    return quiz


def _refuse_unfinished(quiz: Quiz, state: _Open) -> None:
    quiz.refuse(f"line {state.line}", state.text[:40], UnreadableQuestionError("aiken_no_answer"))


def _close_question(quiz: Quiz, line: int, state: _Open | None, answer: str) -> None:
    if state is None:
        quiz.refuse(f"line {line}", "", UnreadableQuestionError("aiken_no_start"))
        return
    if len(state.options) > MOST_ANSWERS:
        many = UnreadableQuestionError("many_answers", most=MOST_ANSWERS)
        quiz.refuse(f"line {state.line}", state.text[:40], many)
        return
    if len(state.options) < 2:
        few = UnreadableQuestionError("aiken_few_options", n=len(state.options))
        quiz.refuse(f"line {state.line}", state.text[:40], few)
        return
    right = ord(answer[0]) - ord("A") if answer else -1
    answers = tuple(
        ForeignAnswer(Text(option, "plain"), float(place == right))
        for place, option in enumerate(state.options)
    )
    name = shorten_text(state.text, LONGEST_DEFAULT_NAME)
    quiz.add(
        ForeignQuestion(
            f"question {len(quiz.questions) + 1} (line {state.line})",
            "multichoice",
            name=name,
            text=Text(state.text, "plain"),
            answers=answers,
        )
    )
