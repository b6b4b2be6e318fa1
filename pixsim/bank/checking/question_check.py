"""What can be wrong with one drawn question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixsim.bank.checking.prose import prose_faults
from pixsim.bank.checking.standing import standing_faults
from pixsim.bank.checking.wording import Fault, wording_faults
from pixsim.bank.drawing.text_layout import is_preformatted
from pixsim.bank.marking import answer_matches, field_is_right, is_right
from pixsim.bank.question import Question
from pixsim.bank.schema import PLACEHOLDER
from pixsim.text.terminal_text import UNSAFE

WIDTH = 78  # columns a statement may take in a terminal of 80
LONGEST_STATEMENT = 900  # characters
LONGEST_OPTION = 400

_UNFILLED = re.compile(r"\{\{|\}\}")
_EXAMPLE = re.compile(r"(?:(?:ex\.|par exemple) : |e\.g\. )(?P<shown>.+)", re.IGNORECASE)
"""What a field shows before anything is typed: the form of an answer, never the answer."""
_OR = re.compile(r",? (?:ou|or) ")


def question_faults(question: Question) -> list[Fault]:
    """Everything wrong with one drawn question."""
    return [
        *_text_faults(question),
        *wording_faults(question),
        *prose_faults(question),
        *standing_faults(question),
        *_key_faults(question),
    ]


def _text_faults(question: Question) -> Iterator[Fault]:
    texts = [question.statement, question.explanation, *question.options, *question.key]
    texts += [t for f in question.fields for t in (f.label, *f.key, *f.options, *f.units)]
    texts += [text for group in question.groups for text in group]
    if any(_UNFILLED.search(PLACEHOLDER.sub("{{", text)) for text in texts):
        yield "unfilled", {}
    if any(not text.strip() for text in texts):
        yield "blank", {}
    if any(UNSAFE.search(text) for text in texts):
        yield "unsafe_text", {}
    if len(question.statement) > LONGEST_STATEMENT:
        yield "long_statement", {"n": len(question.statement), "most": LONGEST_STATEMENT}
    for line in question.statement.splitlines():
        longest = len(line) if is_preformatted(line) else max(map(len, line.split(" ")), default=0)
        if longest > WIDTH:
            yield "wide_line", {"n": longest, "most": WIDTH}
    if any(len(text) > LONGEST_OPTION for text in question.options):
        yield "long_option", {"most": LONGEST_OPTION}


def _key_faults(question: Question) -> Iterator[Fault]:
    if question.is_done:
        return  # what is done has no key, see `pixsim.bank.checking.world_check`
    if question.type in ("QCU", "QCM"):
        yield from _choice_faults(question)
        return
    if not is_right(question, question.right_answer):
        yield "key_refused", {"answer": " ; ".join(question.right_answer)}
    if question.type == "QROC":
        for accepted in question.key:
            if not is_right(question, (accepted,)):
                yield "key_refused", {"answer": accepted}
        for wrong in question.wrong:
            if is_right(question, (wrong,)):
                yield "wrong_accepted", {"answer": wrong}
        example = _EXAMPLE.match(question.placeholder or "")
        for shown in _OR.split(example["shown"]) if example else ():
            if is_right(question, (shown,)):
                yield "example_is_right", {"answer": shown}
    yield from _field_faults(question)


def _choice_faults(question: Question) -> Iterator[Fault]:
    places = {str(place) for place in range(1, len(question.options) + 1)}
    if not set(question.key) <= places or not question.key:
        yield "key_outside", {"why": "no such option"}
    elif not is_right(question, question.key):
        yield "key_refused", {"answer": ", ".join(question.key)}
    if question.type == "QCU" and len(question.key) != 1:
        yield "key_outside", {"why": "QCU = 1"}
    if question.type == "QCM" and not 2 <= len(question.key) < len(question.options):
        yield "key_outside", {"why": "QCM ≥ 2 < options"}
    if len(set(question.options)) < len(question.options):
        yield "same_options", {}
    for place in sorted(places - set(question.key)):
        if is_right(question, (place,)):
            yield "wrong_accepted", {"answer": place}


def _field_faults(question: Question) -> Iterator[Fault]:
    for number, field in enumerate(question.fields, 1):
        if field.options and not set(field.key) <= set(field.options):
            yield "key_outside", {"why": f"{number}: {', '.join(field.key)}"}
        if field.options and len(set(field.options)) < max(2, len(field.options)):
            yield "same_options", {}
        for accepted in field.key:
            if not field_is_right(field, accepted):
                yield "key_refused", {"answer": f"{number}: {accepted}"}
        for wrong in field.wrong:
            if field_is_right(field, wrong):
                yield "wrong_accepted", {"answer": f"{number}: {wrong}"}
    for wrong in question.wrong if question.type == "QROCM-dep" else ():
        if any(answer_matches(wrong, group, question.comparison) for group in question.groups):
            yield "wrong_accepted", {"answer": wrong}
