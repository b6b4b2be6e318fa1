"""A quiz as its file says it, by Moodle's terms, before anything is judged or turned into items."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pixsim.foundation.problems import DataError, Problem
from pixsim.text.shortening import shorten_text

Markup = Literal["html", "moodle", "markdown", "plain"]
"""How a text is written. ``moodle``: HTML in which a line end is a line end."""

FULL = 1.0  # fraction of a right answer
MOST_ANSWERS = 1000  # of a question
MOST_QUESTIONS = 20_000  # of a file: no quiz has as many, and memory has an end
LONGEST = 250
LONGEST_DEFAULT_NAME = 80
MOST_READ = 10_000  # characters of a text that are looked at for a name
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Text:
    """A text and how it is written."""

    text: str = ""
    markup: Markup = "html"


@dataclass(frozen=True, slots=True)
class ForeignAnswer:
    """One answer the author foresaw.

    Attributes
    ----------
    text : Text
    fraction : float
        Share of the mark, from -1 to 1.
    tolerance : str
        Largest accepted distance, as written; empty where there is none.
    feedback : Text
    """

    text: Text
    fraction: float
    tolerance: str = ""
    feedback: Text = Text()


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file that comes with a question, decoded."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ForeignQuestion:
    """One question, of any type.

    Attributes
    ----------
    place : str
        Where it is in the file, e.g. ``question 3``.
    qtype : str
        Moodle's name of the type: ``multichoice``, ``multianswer`` …
    single : bool
        One option may be ticked (``multichoice``).
    case : bool
        Capitals count (``shortanswer``).
    parts : tuple of ForeignQuestion
        The fields of a cloze question; ``{#1}`` in its text is the place of the first.
    pairs : tuple of (Text, str)
        What is to be matched, and with what (``match``).
    units : tuple of (str, str)
        Names of units with their multipliers (``numerical``).
    """

    place: str
    qtype: str
    name: str = ""
    text: Text = Text()
    answers: tuple[ForeignAnswer, ...] = ()
    single: bool = True
    case: bool = False
    shuffle: bool = True
    feedback: Text = Text()
    idnumber: str = ""
    tags: tuple[str, ...] = ()
    parts: tuple[ForeignQuestion, ...] = ()
    pairs: tuple[tuple[Text, str], ...] = ()
    units: tuple[tuple[str, str], ...] = ()
    files: tuple[ForeignFile, ...] = ()
    category: str = ""


class UnreadableQuestionError(ValueError):
    """A question that breaks its format's rules; `kind` is a key of `pixsim.text.messages.ENGLISH`."""

    def __init__(self, kind: str, **context: object) -> None:
        self.kind = kind
        self.context: Mapping[str, object] = context
        super().__init__(kind)


@dataclass(slots=True)
class Quiz:
    """All that a file says.

    Attributes
    ----------
    file : str
        As the person named it.
    format : str
        ``xml``, ``gift``, ``aiken`` or ``cloze``.
    questions : list of ForeignQuestion
        Categories are no questions: they are an attribute of those after them.
    faults : list of Problem
        Questions that break the rules of the format.
    warnings : list of Problem
        What was guessed, such as the encoding.
    """

    file: str
    format: str
    questions: list[ForeignQuestion] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def add(self, question: ForeignQuestion) -> None:
        """Keep one question."""
        self.questions.append(question)
        self._check_size()

    def refuse(self, place: str, name: str, error: UnreadableQuestionError) -> None:
        """Keep the fault of one question."""
        where = f"{place} ({name})" if name else place
        self.faults.append(Problem.of(self.file, where, "", error.kind, **error.context))
        self._check_size()

    def _check_size(self) -> None:
        if len(self.questions) + len(self.faults) > MOST_QUESTIONS:
            raise DataError([Problem.of(self.file, "", "", "quiz_many", most=MOST_QUESTIONS)])


def tidy_question_name(name: str) -> str:
    """A name on one line, without markup."""
    return _SPACES.sub(" ", _TAG.sub("", name[:MOST_READ])).strip()[:LONGEST]


def default_name(text: str) -> str:
    """A name for a question that has none: how it begins."""
    return shorten_text(html.unescape(tidy_question_name(text)), LONGEST_DEFAULT_NAME)
