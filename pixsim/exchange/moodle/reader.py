"""Reads Moodle XML as Moodle does.

Rules of the format: https://docs.moodle.org/en/Moodle_XML_format. A document type is refused: no export has
one, and entities could be defined in it.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from pixsim.exchange.moodle.cloze import read_fields
from pixsim.exchange.moodle.xml_tree import parse_root
from pixsim.exchange.quiz import (
    FULL,
    MOST_ANSWERS,
    ForeignAnswer,
    ForeignFile,
    ForeignQuestion,
    Markup,
    Quiz,
    Text,
    UnreadableQuestionError,
    default_name,
    tidy_question_name,
)
from pixsim.foundation.problems import DataError, Problem

_MARKUPS: dict[str, Markup] = {
    "html": "html", "moodle_auto_format": "moodle", "plain_text": "plain",
    "markdown": "markdown", "wiki_like": "moodle",
}  # fmt: skip
_TYPES = {"matching": "match", "cloze": "multianswer"}  # other names of a type
_CHOICES = frozenset({"multichoice", "calculated", "calculatedmulti", "calculatedsimple"})
_NUMBER = re.compile(r"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\s*", re.ASCII)


def read_xml(file: str, raw: bytes) -> Quiz:
    """Read the bytes of a Moodle XML file; each question that breaks a rule is a fault of the quiz.

    Raises
    ------
    DataError
        No XML, a document type, or no ``<quiz>``.
    """
    quiz = Quiz(file, "xml")
    root = parse_root(quiz, raw)
    if root.tag != "quiz":
        raise DataError([Problem.of(file, "", "", "xml_no_quiz", name=str(root.tag)[:40])])
    category, number = "", 0
    for element in root.iterfind("question"):
        if element.get("type") == "category":
            category = _inner_text(element.find("category"))
            continue
        number += 1
        place = f"question {number}"
        name = tidy_question_name(_inner_text(element.find("name"), lenient=True))
        try:
            quiz.add(replace(_read_question(place, element), category=category))
        except UnreadableQuestionError as error:
            quiz.refuse(place, name, error)
    return quiz


def _read_question(place: str, element: Element) -> ForeignQuestion:
    given = element.get("type")
    if not given:
        raise UnreadableQuestionError("xml_no_type")
    qtype = _TYPES.get(given, given)
    statement = _optional_text(element.find("questiontext"))
    base = ForeignQuestion(
        place,
        qtype,
        name=tidy_question_name(_inner_text(element.find("name"))) or default_name(statement.text),
        text=statement,
        feedback=_optional_text(element.find("generalfeedback"), statement.markup),
        idnumber=_stripped_text(element.find("idnumber")),
        tags=tuple(_inner_text(tag) for tag in element.iterfind("tags/tag")),
        shuffle=_is_on(element.find("shuffleanswers"), default=qtype == "match"),
        files=tuple(_collect_files(element)),
    )
    old = _stripped_text(element.find("image"))
    if old and element.find("image_base64") is not None:
        shown = Text(
            f'{statement.text} <img src="@@PLUGINFILE@@/{_file_name(old)}" />', statement.markup
        )
        base = replace(base, text=shown)
    return _complete_by_type(base, element)


def _complete_by_type(base: ForeignQuestion, element: Element) -> ForeignQuestion:
    """The question with what its type adds."""
    markup = base.text.markup
    if len(element.findall("answer")) + len(element.findall("subquestion")) > MOST_ANSWERS:
        raise UnreadableQuestionError("many_answers", most=MOST_ANSWERS)
    match base.qtype:
        case "multianswer":
            text, parts = read_fields(base.text.text)
            return replace(base, text=Text(text, markup), parts=parts)
        case "match":
            pairs = tuple(
                (_text_of(pair, markup), _inner_text(pair.find("answer")))
                for pair in element.iterfind("subquestion")
            )
            return replace(base, pairs=pairs)
        case "truefalse":
            return replace(base, answers=tuple(_read_true_false(element, markup)), shuffle=False)
        case "shortanswer" | "numerical":
            answers = tuple(_read_answer(e, "plain", markup) for e in element.iterfind("answer"))
            return replace(
                base,
                answers=answers,
                case=_stripped_text(element.find("usecase")) == "1",
                units=tuple(_read_units(element)),
            )
    if base.qtype not in _CHOICES:
        return base
    answers = tuple(_read_answer(e, markup, markup) for e in element.iterfind("answer"))
    return replace(base, answers=answers, single=_is_on(element.find("single"), default=True))


def _read_answer(element: Element, markup: Markup, default: Markup) -> ForeignAnswer:
    given = element.find("fraction")  # as an element: an old way
    text = element.find("text")
    content = (
        _text_of(element, markup) if text is not None else Text(_stripped_text(element), markup)
    )
    return ForeignAnswer(
        Text(content.text, "plain") if markup == "plain" else content,
        _parse_number(given.text or "0")
        if given is not None
        else _parse_number(element.get("fraction", "0")) / 100,
        _stripped_text(element.find("tolerance")),
        _optional_text(element.find("feedback"), default),
    )


def _read_true_false(element: Element, markup: Markup) -> Iterator[ForeignAnswer]:
    """True, then false. Old files have them in that order and in any language."""
    right: bool | None = None
    feedback: dict[bool, Text] = {}
    for place, answer in enumerate(element.iterfind("answer")):
        said = (
            _inner_text(answer.find("text"))
            if answer.find("text") is not None
            else _stripped_text(answer)
        )
        value = said == "true" if said in ("true", "false") else place == 0
        full = abs(_parse_number(answer.get("fraction", "0")) - 100) < 1e-6
        right = full if value else not full
        feedback[value] = _optional_text(answer.find("feedback"), markup)
    if right is None:
        raise UnreadableQuestionError("no_answers")
    for value in (True, False):
        said = "true" if value else "false"
        mark = FULL if value == right else 0.0
        yield ForeignAnswer(Text(said, "plain"), mark, feedback=feedback.get(value, Text()))


def _read_units(element: Element) -> Iterator[tuple[str, str]]:
    for unit in element.iterfind("units/unit"):
        multiplier = unit.find("multiplier")
        yield (
            _stripped_text(unit.find("unit_name")),
            _stripped_text(multiplier) if multiplier is not None else "1",
        )


def _collect_files(question: Element) -> Iterator[ForeignFile]:
    """Files of all texts of a question, the first of each name."""
    names: set[str] = set()
    elements: list[tuple[str, Element]] = [
        (element.get("name", ""), element) for element in question.iter("file")
    ]
    old, content = question.find("image"), question.find("image_base64")
    if old is not None and content is not None:
        elements.append((_stripped_text(old), content))
    for name, element in elements:
        name = _file_name(name)
        if not name or name in names:
            continue
        names.add(name)
        try:
            yield ForeignFile(name, base64.b64decode(_stripped_text(element)))
        except (binascii.Error, ValueError) as error:
            raise UnreadableQuestionError("xml_file", name=name) from error


def _file_name(name: str) -> str:
    """A name that every system takes."""
    return re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|]', "_", name.strip()).strip(". ")[-150:]


def _optional_text(element: Element | None, default: Markup = "html") -> Text:
    return Text() if element is None else _text_of(element, default)


def _text_of(element: Element, default: Markup) -> Text:
    markup = (
        _MARKUPS.get(element.get("format", "").strip(), "html")
        if element.get("format")
        else default
    )
    return Text(_inner_text(element), markup)


def _inner_text(element: Element | None, *, lenient: bool = False) -> str:
    """The ``<text>`` of an element; HTML in it must be escaped or in a CDATA section."""
    text = element.find("text") if element is not None and element.tag != "text" else element
    if text is None:
        return ""
    if len(text) and not lenient:
        raise UnreadableQuestionError("xml_markup", name=str(text[0].tag)[:40])
    return (text.text or "").strip()


def _stripped_text(element: Element | None) -> str:
    return "" if element is None else (element.text or "").strip()


def _is_on(element: Element | None, *, default: bool) -> bool:
    return default if element is None else _stripped_text(element) not in ("false", "0", "")


def _parse_number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise UnreadableQuestionError("xml_no_number", value=text.strip()[:40])
    return float(text)
