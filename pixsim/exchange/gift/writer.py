"""Writes GIFT: a text that a trainer can edit, for QCU, QCM and QROC."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pixsim.bank.question import Question
from pixsim.exchange.encoding import without_controls
from pixsim.exchange.export.accepted_forms import accepted_forms, accepted_numbers, is_number
from pixsim.exchange.export.selection import Chosen, Selection
from pixsim.exchange.export.tags import tags_of
from pixsim.exchange.html.writer import inline_html, text_to_html
from pixsim.exchange.moodle.writer import category_of, escape_star, option_shares

_FIRST_PER_CENT = re.compile("^%")  # would be read as a share of the mark
_RESERVED = re.compile(r"[\\~=#{}:]")
_TAGGABLE = re.compile(r"[^<>`\x00-\x1f\x7f]+")
ARROW = "->"  # cannot be escaped: between answers it makes a question to match


def is_expressible(question: Question) -> bool:
    """Whether GIFT has such a question: no fields, no file, no image, no arrow in its answer."""
    if question.attachments or question.figure or question.type not in ("QCU", "QCM", "QROC"):
        return False
    return question.type != "QROC" or ARROW not in "".join(question.key)


def gift_text(selection: Selection, note: Sequence[str] = ()) -> str:
    """The questions that GIFT can express, as a GIFT file.

    Parameters
    ----------
    selection : Selection
    note : sequence of str
        Lines for a comment at the head of the file.
    """
    blocks = ["\n".join(f"// {line}" for line in note)] if note else []
    chosen = [one for one in selection.chosen if is_expressible(one.question)]
    for category, group in groupby(chosen, key=lambda one: category_of(one, selection)):
        blocks.append(f"$CATEGORY: {category}")
        blocks += [_question_block(one) for one in group]
    return without_controls("\n\n".join(blocks) + "\n")


def _question_block(one: Chosen) -> str:
    question = one.question
    marks = [f"[id:{_escape_bracket(question.id)}]"]
    marks += [
        f"[tag:{_escape_bracket(tag)}]"
        for tag in tags_of(question, one.kind)
        if _TAGGABLE.fullmatch(tag)
    ]
    sign = "#" if _has_number_key(question) else ""
    lines = [
        f"// {' '.join(marks)}",
        f"::{_escape_text(question.id)}::[html]{_escape_text(text_to_html(question.statement))}{{{sign}",
        *(f"\t{line}" for line in _answer_lines(question)),
        f"\t####{_escape_text(text_to_html(question.explanation))}",
        "}",
    ]
    return "\n".join(lines)


def _escape_bracket(text: str) -> str:
    return text.replace("]", "\\]")


def _has_number_key(question: Question) -> bool:
    return question.type == "QROC" and is_number(question.key, question.comparison)


def _answer_lines(question: Question) -> Iterator[str]:
    if question.type in ("QCU", "QCM"):
        for option, share in zip(question.options, option_shares(question), strict=True):
            text = _escape_text(_FIRST_PER_CENT.sub("&#37;", inline_html(option)))
            sign = ("=" if share == "100" else "~") if question.type == "QCU" else f"~%{share}%"
            yield sign + text
    elif _has_number_key(question):
        tolerance = format(question.comparison.tolerance, "g")
        for number in accepted_numbers(question.key, question.comparison):
            yield f"=%100%{number}:{tolerance}"
    else:
        for form in accepted_forms(question.key, question.comparison):
            if ARROW not in form:
                yield f"=%100%{_escape_text(escape_star(form))}"
        for wrong in question.wrong:
            if ARROW not in wrong:
                yield f"=%0%{_escape_text(escape_star(wrong))}"


def _escape_text(text: str) -> str:
    """Signs of the format behind a backslash, line ends as a backslash and n."""
    return _RESERVED.sub(lambda match: f"\\{match[0]}", text).replace("\n", "\\n")
