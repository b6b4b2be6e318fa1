"""Habits of wording that a machine can find in a French question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pixsim.bank.drawing.text_layout import is_preformatted
from pixsim.bank.question import Question
from pixsim.foundation.problems import Problem

Fault = tuple[str, dict[str, Any]]
"""Kind and context of what is wrong with a question, see `pixsim.text.messages`."""

LEAST_CHOICES = 3  # below, that the right option is the longest may be chance
TELLING = 1.1  # times the longest wrong option

_ASKS = re.compile(r"[?…]|__")
_IMPERATIVE = re.compile(
    r"(?<!vous )(?<!vous\u00a0)\b(?:dites|(?!(?:assez|chez|lisez|nez|ouvrez|rez)\b)\w+ez)\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"(?<!vous )(?<!vous\u00a0)\b(?:faites|\w+ez)\b", re.IGNORECASE)
_LOOSE = re.compile(
    r"(?:Celles?|Celui|Ceux|Cela|Cet|Cette|Ces?|Elles?|Ils?|Leurs?|Sa|Ses|Son)\s"
    r"(?!y a|faut|reste|s'agit|soir|matin)"
)


def wording_faults(question: Question) -> Iterator[Fault]:
    """A statement that asks nothing, or that begins with a word standing for nothing.

    Opening a file or reading an address is not yet a question. A blank to fill is one.
    """
    prose = "\n".join(row for row in question.statement.splitlines() if not is_preformatted(row))
    imperative = _TO_DO if question.task else _IMPERATIVE
    if not _ASKS.search(prose) and not imperative.search(prose):
        yield "no_question", {}
    loose = _LOOSE.match(question.statement)
    if loose:
        yield "loose_start", {"word": loose[0].strip()}


def telling_lengths(file: str, drawn: Mapping[str, Sequence[Question]]) -> Iterator[Problem]:
    """Choices whose right options are clearly longer than all the others in every variant.

    Parameters
    ----------
    file : str
    drawn : mapping
        Questions drawn, by item id.
    """
    for name, rows in drawn.items():
        choices = [question for question in rows if question.type in ("QCU", "QCM")]
        if len(choices) >= LEAST_CHOICES and all(map(_is_telling, choices)):
            yield Problem.of(file, name, "", "telling_length", margin=TELLING - 1)


def _is_telling(question: Question) -> bool:
    right: list[int] = []
    wrong: list[int] = []
    for place, option in enumerate(question.options, 1):
        (right if str(place) in question.key else wrong).append(len(option))
    return bool(right and wrong) and min(right) > TELLING * max(wrong)
