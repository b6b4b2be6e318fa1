"""Writes Moodle XML: all types, files, tags, ids. Each rule was checked against a real Moodle."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Comment, Element, SubElement, indent, tostring

from pixsim.bank.question import Question, QuestionField
from pixsim.bank.schema import Comparison
from pixsim.exchange.encoding import without_controls
from pixsim.exchange.export.accepted_forms import (
    CASE_COUNTS,
    accepted_forms,
    accepted_numbers,
    is_number,
)
from pixsim.exchange.export.selection import Chosen, Selection
from pixsim.exchange.export.tags import tags_of
from pixsim.exchange.html.writer import image_html, inline_html, links_html, text_to_html

TOP = "$course$/top/pixsim"
_PLAIN = re.compile(r"[^\W_]|[ .,'()_-]")  # in a cloze answer; Moodle decodes the rest as entities


def moodle_xml(selection: Selection, note: Sequence[str] = ()) -> bytes:
    """The questions as a Moodle XML file.

    Parameters
    ----------
    selection : Selection
    note : sequence of str
        Lines for a comment at the head of the file.
    """
    quiz = Element("quiz")
    if note:
        quiz.append(Comment(" " + "\n".join(note).replace("--", "\u2010\u2010") + " "))
    for category, group in groupby(selection.chosen, key=lambda one: category_of(one, selection)):
        row = SubElement(quiz, "question", type="category")
        _add_text(SubElement(row, "category"), category)
        for one in group:
            quiz.append(_question_element(one))
    indent(quiz, " ")
    content: bytes = tostring(quiz, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + content + b"\n"


def category_of(one: Chosen, selection: Selection) -> str:
    """The category of the competence; draws of one item have their own, of which a quiz takes one.

    A slash in a name is doubled, as Moodle demands.
    """
    question = one.question
    name = selection.bank.framework.competence[question.competence].name_fr.replace("/", "//")
    category = f"{TOP}/{question.competence} {name}"
    return f"{category}/{question.item}" if one.several else category


def _question_element(one: Chosen) -> Element:
    question = one.question
    made, body = _BODIES[question.type](one)
    element = Element("question", type=made)
    _add_text(SubElement(element, "name"), question.id)
    asked = _add_html(element, "questiontext", body)
    for file in question.handed:
        content = SubElement(asked, "file", name=file.name, path="/", encoding="base64")
        content.text = base64.b64encode(file.content).decode("ascii")
    _add_html(element, "generalfeedback", text_to_html(question.explanation))
    if made != "cloze":
        SubElement(element, "defaultgrade").text = "1.0"
    for name, value in (("penalty", "0"), ("hidden", "0"), ("idnumber", question.id)):
        SubElement(element, name).text = value
    if made != "cloze":
        _add_answers(element, one)
    tags = SubElement(element, "tags")
    for tag in tags_of(question, one.kind):
        _add_text(SubElement(tags, "tag"), tag)
    return element


def _add_answers(element: Element, one: Chosen) -> None:
    question = one.question
    if question.type in ("QCU", "QCM"):
        SubElement(element, "single").text = "true" if question.type == "QCU" else "false"
        SubElement(element, "shuffleanswers").text = "true" if one.shuffle else "false"
        SubElement(element, "answernumbering").text = "abc"
        for option, share in zip(question.options, option_shares(question), strict=True):
            answer = SubElement(element, "answer", fraction=share, format="html")
            _add_text(answer, inline_html(option))
            _add_html(answer, "feedback", "")
        return
    comparison = question.comparison
    if is_number(question.key, comparison):
        for number in accepted_numbers(question.key, comparison):
            _add_answer(element, number, "100", tolerance=repr(comparison.tolerance))
        _add_units(element, comparison)
        return
    SubElement(element, "usecase").text = "1" if comparison.compare in CASE_COUNTS else "0"
    for form in accepted_forms(question.key, comparison):
        _add_answer(element, escape_star(form), "100")
    for wrong in question.wrong:
        _add_answer(element, escape_star(wrong), "0")


def _add_units(element: Element, comparison: Comparison) -> None:
    """Units may follow the number; they change nothing."""
    if not comparison.units:
        return
    SubElement(element, "showunits").text = "0"
    SubElement(element, "unitgradingtype").text = "0"
    units = SubElement(element, "units")
    for name in dict.fromkeys(comparison.units):
        unit = SubElement(units, "unit")
        SubElement(unit, "multiplier").text = "1"
        SubElement(unit, "unit_name").text = name


def _add_answer(element: Element, text: str, fraction: str, tolerance: str = "") -> None:
    answer = SubElement(element, "answer", fraction=fraction, format="moodle_auto_format")
    _add_text(answer, text)
    _add_html(answer, "feedback", "")
    if tolerance:
        SubElement(answer, "tolerance").text = tolerance


def option_shares(question: Question) -> list[str]:
    """Per cent of the mark of each option: of a QCM, the right ones share 100, each wrong one costs 100."""
    right = {int(position) for position in question.key}
    share = "100" if len(right) == 1 else f"{100 / len(right):.5f}"
    wrong = "-100" if question.type == "QCM" else "0"
    return [share if place in right else wrong for place in range(1, len(question.options) + 1)]


def escape_star(text: str) -> str:
    """A form in which no star stands for anything."""
    return text.replace("*", "\\*")


def _statement_html(question: Question) -> str:
    return (
        text_to_html(question.statement) + image_html(question) + links_html(question.attachments)
    )


def _choice_body(one: Chosen) -> tuple[str, str]:
    return "multichoice", _statement_html(one.question)


def _typed_body(one: Chosen) -> tuple[str, str]:
    number = is_number(one.question.key, one.question.comparison)
    return "numerical" if number else "shortanswer", _statement_html(one.question)


def _cloze_body(one: Chosen) -> tuple[str, str]:
    question = one.question
    if question.type == "QROCM-dep":
        words = [form for group in question.groups for form in group]
        answer = _cloze_alternatives("SHORTANSWER", map(escape_star, words))
        fields = [(field.label, answer) for field in question.fields]
    else:
        fields = [(field.label, _cloze_field(field)) for field in question.fields]
    return "cloze", _statement_html(question) + "".join(
        f"<p>{inline_html(label)} {answer}</p>" for label, answer in fields
    )


def _cloze_field(field: QuestionField) -> str:
    if field.options:
        right = set(field.key)
        # a list of choices is HTML, unlike what is typed: a « < » in it must stay one
        options = ((inline_html(option), option in right) for option in field.options)
        return _cloze_alternatives("MULTICHOICE", *zip(*options, strict=True))
    if is_number(field.key, field):
        tolerance = format(field.tolerance, "g")
        answers = "~".join(
            f"={number}:{tolerance}" for number in accepted_numbers(field.key, field)
        )
        return f"{{1:NUMERICAL:{answers}}}"
    kind = "SHORTANSWER_C" if field.compare in CASE_COUNTS else "SHORTANSWER"
    right_forms = [escape_star(form) for form in accepted_forms(field.key, field)]
    wrong = [escape_star(text) for text in field.wrong]
    marks = [True] * len(right_forms) + [False] * len(wrong)
    return _cloze_alternatives(kind, right_forms + wrong, marks)


def _cloze_alternatives(
    kind: str, texts: Iterator[str] | Sequence[str], right: Sequence[bool] = ()
) -> str:
    listed = list(texts)
    marks = list(right) or [True] * len(listed)
    answers = "~".join(
        ("=" if mark else "") + _encode_entities(text)
        for text, mark in zip(listed, marks, strict=True)
    )
    return f"{{1:{kind}:{answers}}}"


def _encode_entities(text: str) -> str:
    """Every sign that the format might read is written as an entity, which Moodle decodes last."""
    return "".join(sign if _PLAIN.fullmatch(sign) else f"&#{ord(sign)};" for sign in text)


def _add_html(parent: Element, name: str, html: str) -> Element:
    element = SubElement(parent, name, format="html")
    _add_text(element, html)
    return element


def _add_text(parent: Element, text: str) -> None:
    SubElement(parent, "text").text = without_controls(text)


_BODIES = {
    "QCU": _choice_body,
    "QCM": _choice_body,
    "QROC": _typed_body,
    "QROCM-ind": _cloze_body,
    "QROCM-dep": _cloze_body,
}
