"""What a page shows of a question: its text, and where to answer; nothing that marks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pixsim.bank.question import LONGEST_ANSWER, Answer, Question, language_of
from pixsim.figures.vector import svg_element
from pixsim.foundation.i18n import gettext as _
from pixsim.report.page.questions import split_paragraphs
from pixsim.report.question import asking
from pixsim.report.question.answers import LETTERS
from pixsim.report.question.asking import language_words, mode_words, several_hint
from pixsim.viewing.sizes import size_in_words
from pixsim.web.forms import Form

Kind = Literal["one", "several", "text", "fields", "found", "done"]
"""One choice, several, a text, several fields, a text found in a simulator, what is done there."""


@dataclass(frozen=True, slots=True)
class OptionView:
    """One option of a choice."""

    value: str
    letter: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field: a list to choose from where it has options, else a box."""

    name: str
    label: str
    options: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True)
class FileView:
    """A file to download."""

    name: str
    size: str
    address: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as its page shows it.

    Attributes
    ----------
    statement : tuple of (bool, str)
        Paragraphs, and whether their spaces and line ends are part of them.
    language : str
        Of the question, which need not be that of the page.
    figure : str
        What it shows, as SVG; empty where it shows nothing.
    pointed : bool
        Its options are the digits of the zones of its figure.
    """

    kind: Kind
    language: str
    statement: tuple[tuple[bool, str], ...]
    mode: str
    allowed: str
    focus: bool
    hint: str
    options: tuple[OptionView, ...]
    fields: tuple[FieldView, ...]
    placeholder: str
    value: str
    files: tuple[FileView, ...]
    figure: str = ""
    pointed: bool = False
    longest: int = LONGEST_ANSWER


def kind_of(question: Question) -> Kind:
    """How a question is answered."""
    if question.task is not None:
        return "done" if question.is_done else "found"
    if question.type == "QCU":
        return "one"
    if question.type == "QCM":
        return "several"
    return "fields" if question.fields else "text"


def question_view(question: Question, place: int | str, draft: Form) -> QuestionView:
    """A question, with what was typed and not validated yet."""
    mode, allowed = mode_words(question)
    return QuestionView(
        kind=kind_of(question),
        language=language_of(question.id),
        statement=split_paragraphs(question.statement),
        mode=mode,
        allowed=f"{allowed} {language_words(question)}".strip(),
        focus=question.focus,
        hint=_answer_hint(question),
        options=_option_views(question, draft),
        fields=_field_views(question, draft),
        placeholder=question.placeholder,
        value=draft.first("text"),
        files=tuple(
            FileView(file.name, size_in_words(len(file.content)), f"/file/{place}/{number}")
            for number, file in enumerate(question.attachments, 1)
        ),
        figure="" if question.figure is None else svg_element(question.figure),
        pointed=question.is_pointed,
    )


def _answer_hint(question: Question) -> str:
    return {
        "one": asking.POINT_AT_ONE if question.is_pointed else _("Une seule réponse est juste."),
        "several": asking.POINT_AT_SEVERAL if question.is_pointed else several_hint(),
        "text": asking.YOUR_ANSWER,
        "fields": asking.YOUR_ANSWERS,
        "found": asking.YOUR_ANSWER,
        "done": "",
    }[kind_of(question)]


def _option_views(question: Question, draft: Form) -> tuple[OptionView, ...]:
    chosen = set(draft.all("choice"))
    return tuple(
        OptionView(str(number), LETTERS[number - 1], text, str(number) in chosen)
        for number, text in enumerate(question.options, 1)
    )


def _field_views(question: Question, draft: Form) -> tuple[FieldView, ...]:
    return tuple(
        FieldView(f"f{number}", field.label, field.options, draft.first(f"f{number}"))
        for number, field in enumerate(question.fields)
    )


def answer_of(question: Question, form: Form) -> Answer:
    """The answer that a form gives; what the page does not offer is not there."""
    kind = kind_of(question)
    if kind in ("one", "several"):
        given = set(form.all("choice"))
        chosen = [str(n) for n in range(1, len(question.options) + 1) if str(n) in given]
        return tuple(chosen[:1] if kind == "one" else chosen)
    if kind == "fields":
        return tuple(
            _field_value(form.first(f"f{number}"), field.options)
            for number, field in enumerate(question.fields)
        )
    return (_typed_line(form.first("text")),)


def _field_value(text: str, options: tuple[str, ...]) -> str:
    if not options:
        return _typed_line(text)
    return text if text in options else ""


def _typed_line(text: str) -> str:
    """A line as it can be typed; one more character than it may have makes it wrong."""
    return " ".join(text.splitlines())[: LONGEST_ANSWER + 1]
