"""Reads the fields inside a cloze text as Moodle does: ``{1:SHORTANSWER:=Paris#Yes~%50%Lyon}``.

Rules of the format: https://docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pixsim.exchange.quiz import (
    FULL,
    MOST_ANSWERS,
    ForeignAnswer,
    ForeignQuestion,
    Markup,
    Quiz,
    Text,
    UnreadableQuestionError,
    default_name,
)

MOST_FIELDS = 1000
_START = re.compile(r"\{([0-9]*):([A-Z_]+):")
_WEIGHT = re.compile(r"=|%(-?[0-9]+(?:[.,][0-9]*)?)%")
_NUMBER = r"-?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][-+]?[0-9]+)?"
_NUMERICAL = re.compile(rf"({_NUMBER})(?::({_NUMBER}))?")
_END_OF_ANSWER = re.compile(r"(?<!\\)[~#}]")
_END_OF_FEEDBACK = re.compile(r"(?<!\\)[~}]")
_ENTITY = ("&", "&amp;")  # an answer does not end at the # of an entity such as &#233;


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a code of the format stands for; `several`: more than one option may be ticked."""

    qtype: str
    case: bool = False
    shuffle: bool = False
    several: bool = False


_KINDS = {
    **dict.fromkeys(("NUMERICAL", "NM"), _Kind("numerical")),
    **dict.fromkeys(("SHORTANSWER", "SA", "MW"), _Kind("shortanswer")),
    **dict.fromkeys(("SHORTANSWER_C", "SAC", "MWC"), _Kind("shortanswer", case=True)),
    **dict.fromkeys(
        ("MULTICHOICE", "MC", "MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH"), _Kind("multichoice")
    ),
    **dict.fromkeys(
        ("MULTICHOICE_S", "MCS", "MULTICHOICE_VS", "MCVS", "MULTICHOICE_HS", "MCHS"),
        _Kind("multichoice", shuffle=True),
    ),
    **dict.fromkeys(
        ("MULTIRESPONSE", "MR", "MULTIRESPONSE_H", "MRH"), _Kind("multichoice", several=True)
    ),
    **dict.fromkeys(
        ("MULTIRESPONSE_S", "MRS", "MULTIRESPONSE_HS", "MRHS"),
        _Kind("multichoice", shuffle=True, several=True),
    ),
}


def read_cloze(file: str, text: str) -> Quiz:
    """Read a file that is one cloze text."""
    quiz = Quiz(file, "cloze")
    try:
        asked, parts = read_fields(text.strip())
    except UnreadableQuestionError as error:
        quiz.refuse("question 1", default_name(text), error)
        return quiz
    quiz.add(
        ForeignQuestion(
            "question 1",
            "multianswer",
            name=default_name(asked),
            text=Text(asked, "moodle"),
            parts=parts,
        )
    )
    return quiz


def read_fields(text: str) -> tuple[str, tuple[ForeignQuestion, ...]]:
    """The text with ``{#n}`` where each field was, and the fields.

    Raises
    ------
    UnreadableQuestionError
        No field, or a field without an answer of full mark.
    """
    pieces: list[str] = []
    parts: list[ForeignQuestion] = []
    position = done = 0
    while (start := _START.search(text, position)) is not None:
        kind = _KINDS.get(start[2])
        found = _split_alternatives(text, start.end()) if kind is not None else None
        if kind is None or found is None:
            position = start.start() + 1
            continue
        answers, end = found
        part = _build_field(len(parts) + 1, kind, answers)
        _check_field(part)
        parts.append(part)
        if len(parts) > MOST_FIELDS:
            raise UnreadableQuestionError("cloze_many", most=MOST_FIELDS)
        pieces.append(f"{text[done : start.start()]}{{#{len(parts)}}}")
        position = done = end
    if not parts:
        raise UnreadableQuestionError("cloze_no_field")
    return "".join(pieces) + text[done:], tuple(parts)


_Raw = tuple[float, str, str]  # fraction, answer, feedback, as written


def _split_alternatives(text: str, position: int) -> tuple[list[_Raw], int] | None:
    """What is between ``~``, and where the closing brace ends; None when it never closes."""
    found: list[_Raw] = []
    while True:
        fraction, position = _read_fraction(text, position)
        end = _end_of_answer(text, position)
        if end is None or end == position:
            return None
        answer, feedback = text[position:end], ""
        if text[end] == "#":
            stop = _END_OF_FEEDBACK.search(text, end + 1)
            if stop is None:
                return None
            feedback, end = text[end + 1 : stop.start()], stop.start()
        found.append((fraction, answer, feedback))
        if len(found) > MOST_ANSWERS:
            raise UnreadableQuestionError("many_answers", most=MOST_ANSWERS)
        if text[end] == "}":
            return found, end + 1
        position = end + 1


def _read_fraction(text: str, position: int) -> tuple[float, int]:
    weight = _WEIGHT.match(text, position)
    if weight is None:
        return 0.0, position
    if weight[0] == "=":
        return FULL, weight.end()
    return float(weight[1].replace(",", ".")) / 100, weight.end()


def _end_of_answer(text: str, position: int) -> int | None:
    for match in _END_OF_ANSWER.finditer(text, position + 1):
        if not text.endswith(_ENTITY, position, match.start()):
            return match.start()
    return None


def _build_field(number: int, kind: _Kind, raw: list[_Raw]) -> ForeignQuestion:
    return ForeignQuestion(
        str(number),
        kind.qtype,
        answers=tuple(_build_answers(kind, raw)),
        single=not kind.several,
        case=kind.case,
        shuffle=kind.shuffle,
    )


def _build_answers(kind: _Kind, raw: list[_Raw]) -> Iterator[ForeignAnswer]:
    markup: Markup = "html" if kind.qtype == "multichoice" else "plain"
    for fraction, answer, feedback in raw:
        said = Text(_unescape(feedback))
        number = _NUMERICAL.fullmatch(answer) if kind.qtype == "numerical" else None
        if number is not None:
            yield ForeignAnswer(Text(number[1], "plain"), fraction, number[2] or "0", said)
        else:
            yield ForeignAnswer(Text(_unescape(answer), markup), fraction, "", said)


def _unescape(text: str) -> str:
    return html.unescape(text).replace("\\}", "}").replace("\\#", "#")


def _check_field(part: ForeignQuestion) -> None:
    """What Moodle demands of a field before it takes the question."""
    written = [answer for answer in part.answers if answer.text.text.strip()]
    least = 2 if part.qtype == "multichoice" else 1
    number = part.place
    if len(written) < least:
        raise UnreadableQuestionError("cloze_few_answers", number=number, least=least)
    if part.qtype == "numerical":
        for answer in written:
            value = answer.text.text.strip()
            if value != "*" and not re.fullmatch(_NUMBER, value):
                raise UnreadableQuestionError("cloze_no_number", number=number, value=value[:40])
    several = not part.single
    if not several and not any(abs(answer.fraction - FULL) < 1e-9 for answer in written):
        raise UnreadableQuestionError("cloze_no_full_mark", number=number)
