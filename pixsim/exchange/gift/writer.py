"""Writes GIFT: a text that a trainer can edit, for QCU, QCM and QROC."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pixsim.bank.question import Question
from pixsim.exchange.encoding import without_controls
from pixsim.exchange.export.accepted_forms import forms, is_number, numbers
from pixsim.exchange.export.selection import Chosen, Selection
from pixsim.exchange.export.tags import tags_of
from pixsim.exchange.html.writer import html_of, inline
from pixsim.exchange.moodle.writer import category_of, shares, star_escaped

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
        blocks += [_block(one) for one in group]
    return without_controls("\n\n".join(blocks) + "\n")


def _block(one: Chosen) -> str:
    question = one.question
    marks = [f"[id:{_bracketed(question.id)}]"]
    marks += [
        f"[tag:{_bracketed(tag)}]"
        for tag in tags_of(question, one.kind)
        if _TAGGABLE.fullmatch(tag)
    ]
    sign = "#" if _is_number(question) else ""
    lines = [
        f"// {' '.join(marks)}",
        f"::{_escaped(question.id)}::[html]{_escaped(html_of(question.statement))}{{{sign}",
        *(f"\t{line}" for line in _answers(question)),
        f"\t####{_escaped(html_of(question.explanation))}",
        "}",
    ]
    return "\n".join(lines)


def _bracketed(text: str) -> str:
    return text.replace("]", "\\]")


def _is_number(question: Question) -> bool:
    return question.type == "QROC" and is_number(question.key, question.comparison)


def _answers(question: Question) -> Iterator[str]:
    if question.type in ("QCU", "QCM"):
        for option, share in zip(question.options, shares(question), strict=True):
            text = _escaped(_FIRST_PER_CENT.sub("&#37;", inline(option)))
            sign = ("=" if share == "100" else "~") if question.type == "QCU" else f"~%{share}%"
            yield sign + text
    elif _is_number(question):
        tolerance = format(question.comparison.tolerance, "g")
        for number in numbers(question.key, question.comparison):
            yield f"=%100%{number}:{tolerance}"
    else:
        for form in forms(question.key, question.comparison):
            if ARROW not in form:
                yield f"=%100%{_escaped(star_escaped(form))}"
        for wrong in question.wrong:
            if ARROW not in wrong:
                yield f"=%0%{_escaped(star_escaped(wrong))}"


def _escaped(text: str) -> str:
    """Signs of the format behind a backslash, line ends as a backslash and n."""
    return _RESERVED.sub(lambda match: f"\\{match[0]}", text).replace("\n", "\\n")
