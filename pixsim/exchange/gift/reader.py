"""Reads GIFT as Moodle does.

Rules of the format: https://docs.moodle.org/en/GIFT_format; where it is silent, what Moodle's reader makes
of it. Questions are separated by blank lines; the first pair of braces is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pixsim.exchange.encoding import lines_of
from pixsim.exchange.quiz import (
    MOST_ANSWERS,
    ForeignAnswer,
    ForeignQuestion,
    Markup,
    Quiz,
    Text,
    UnreadableQuestionError,
    default_name,
    tidy_question_name,
)
from pixsim.foundation.problems import Problem

BLANK = "_____"  # stands where the answer was, in the middle of a sentence
CATEGORY = "$CATEGORY:"
_MARKUPS: dict[str, Markup] = {
    "html": "html", "moodle": "moodle", "plain": "plain", "markdown": "markdown",
}  # fmt: skip
_ESCAPES = {":": "\ue03a", "#": "\ue023", "=": "\ue03d", "{": "\ue07b", "}": "\ue07d", "~": "\ue07e", "n": "\ue00a"}  # fmt: skip
_PLAIN = {mark: "\n" if sign == "n" else sign for sign, mark in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\(\\|[:#={}~n])")
_MARKED = re.compile("[" + "".join(_PLAIN) + "]")
_WEIGHT = re.compile(r"%(-*[0-9]{1,2}\.?[0-9]*)%")
_ID = re.compile(r"(?<!\\)\[id:((?:\\\]|[^\]\x00-\x1f\x7f])+)\]")
_TAG = re.compile(r"(?<!\\)\[tag:((?:\\\]|[^\]<>`\x00-\x1f\x7f])+)\]")
_NUMBER = re.compile(r"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\s*", re.ASCII)
_TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}


def read_gift(file: str, text: str) -> Quiz:
    """Read the text of a GIFT file; each question that breaks a rule is a fault of the quiz."""
    quiz = Quiz(file, "gift")
    category = ""
    number = 1
    for line, lines in _split_blocks(text):
        place = f"question {number} (line {line})"
        try:
            found = _read_block(place, lines, category)
        except UnreadableQuestionError as error:
            quiz.refuse(place, "", error)
            number += 1
            continue
        if isinstance(found, str):
            category, _end, more = found.partition("\n")
            if more:  # as in Moodle, what follows without a blank line belongs to the category
                where = f"line {line}"
                quiz.warnings.append(Problem.of(file, where, "", "gift_category", value=more[:40]))
        elif found is not None:
            quiz.add(found)
            number += 1
    return quiz


def _split_blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines between blank ones, with the number of the first."""
    block: list[str] = []
    start = 0
    for number, line in enumerate(lines_of(text), 1):
        stripped = line.strip(" \t\n\r\0\x0b")
        if stripped and not block:
            start = number
        if stripped:
            block.append(stripped)
        elif block:
            yield start, block
            block = []
    if block:
        yield start, block


def _read_block(place: str, lines: list[str], category: str) -> ForeignQuestion | str | None:
    """A question, the category of those that follow, or nothing but comments."""
    comment = "\n".join(line for line in lines if line.startswith("//"))
    kept = (" " if line.startswith("//") else line for line in lines)
    text = "\n".join(kept).strip()
    if not text:
        return None
    text = _ESCAPED.sub(lambda match: _ESCAPES.get(match[1], "\\"), _MARKED.sub("", text))
    if text.startswith(CATEGORY):
        return _unescape(text[len(CATEGORY) :].strip())
    name, text = _split_name(text)
    asked, answer = _split_answer(text)
    answer, hashes, feedback = answer.rpartition("####") if answer is not None else (None, "", "")
    if not hashes and answer is not None:
        answer, feedback = feedback, ""
    statement = _read_text(asked, "moodle")
    base = ForeignQuestion(
        place,
        "description",
        name=tidy_question_name(name) if name is not None else default_name(statement.text),
        text=statement,
        feedback=_read_text(feedback, statement.markup),
        idnumber=_unescaped_bracket(found[1]) if (found := _ID.search(comment)) else "",
        tags=tuple(_unescaped_bracket(tag) for tag in _TAG.findall(comment)),
        category=category,
    )
    return base if answer is None else _read_question(base, answer.strip())


def _split_name(text: str) -> tuple[str | None, str]:
    if not text.startswith("::"):
        return None, text
    name, colons, rest = text[2:].partition("::")
    return (_unescape(name), rest.strip()) if colons else (None, text[2:])


def _split_answer(text: str) -> tuple[str, str | None]:
    """The question without its answer, and the answer."""
    start, end = text.find("{"), text.find("}")
    if start < 0 and end < 0:
        return text, None
    if start < 0 or end < start:
        raise UnreadableQuestionError("gift_braces")
    blank = "" if text.endswith("}") else BLANK
    return text[:start] + blank + text[end + 1 :], text[start + 1 : end].strip()


def _read_question(base: ForeignQuestion, answer: str) -> ForeignQuestion:
    """The question with its type, which the answer tells, and its answers."""
    if not answer:
        return replace(base, qtype="essay")
    if answer.startswith("#"):
        return replace(base, qtype="numerical", answers=_read_numbers(answer[1:], base))
    if "~" in answer:
        return _read_choice(base, answer)
    if "=" in answer and "->" in answer:
        return _read_match(base, answer)
    if answer.partition("#")[0].strip() in _TRUTH:
        return _read_true_false(base, answer)
    entries = _split_entries(answer, "=")
    if not entries:
        raise UnreadableQuestionError("gift_few_answers", n=0, least=1)
    answers = tuple(_read_answer(entry, base, 1.0) for entry in entries)
    return replace(base, qtype="shortanswer", answers=answers)


def _read_choice(base: ForeignQuestion, answer: str) -> ForeignQuestion:
    single = "=" in answer
    if answer.count("=") > MOST_ANSWERS:
        raise UnreadableQuestionError("many_answers", most=MOST_ANSWERS)
    entries = _split_entries(answer.replace("=", "~="), "~")
    if len(entries) < 2:
        raise UnreadableQuestionError("gift_few_answers", n=len(entries), least=2)
    answers = tuple(
        _read_answer(entry[1:], base, 1.0, weighed=False)
        if entry.startswith("=")
        else _read_answer(entry, base, 0.0)
        for entry in entries
    )
    return replace(base, qtype="multichoice", single=single, answers=answers)


def _read_match(base: ForeignQuestion, answer: str) -> ForeignQuestion:
    entries = _split_entries(answer, "=")
    if len(entries) < 2:
        raise UnreadableQuestionError("gift_few_answers", n=len(entries), least=2)
    pairs = []
    for entry in entries:
        asked, arrow, given = entry.partition("->")
        if not arrow:
            raise UnreadableQuestionError("gift_no_arrow", value=_unescape(entry)[:40])
        pairs.append((_read_text(asked, base.text.markup), _unescape(given).strip()))
    return replace(base, qtype="match", pairs=tuple(pairs))


def _read_true_false(base: ForeignQuestion, answer: str) -> ForeignQuestion:
    """The first feedback is for a wrong answer, the second for a right one."""
    said, *feedback = answer.split("#", 2)
    truth = _TRUTH[said.strip()]
    wrong, right = (_read_text(part, base.text.markup) for part in (*feedback, "", "")[:2])
    answers = tuple(
        ForeignAnswer(
            Text("true" if value else "false", "plain"),
            float(value == truth),
            feedback=right if value == truth else wrong,
        )
        for value in (True, False)
    )
    return replace(base, qtype="truefalse", answers=answers, shuffle=False)


def _read_numbers(answer: str, base: ForeignQuestion) -> tuple[ForeignAnswer, ...]:
    answer, tilde, otherwise = answer.partition("~")
    entries = _split_entries(answer, "=")
    if not entries:
        raise UnreadableQuestionError("gift_few_answers", n=0, least=1)
    found = []
    for entry in entries:
        typed = _read_answer(entry, base, 1.0)
        value, tolerance = _read_interval(typed.text.text)
        found.append(ForeignAnswer(Text(value, "plain"), typed.fraction, tolerance, typed.feedback))
    if tilde:
        feedback = _read_answer(otherwise, base, 0.0).feedback
        found.append(ForeignAnswer(Text("*", "plain"), 0.0, "", feedback))
    return tuple(found)


def _read_interval(text: str) -> tuple[str, str]:
    """Centre and tolerance of ``1..5``, ``3:2`` or ``3``; what is no number stands for anything."""
    if text.find("..") > 0:
        low, _dots, high = text.partition("..")
        ends = (low.strip(), high.strip())
        if not all(_NUMBER.fullmatch(end) for end in ends):
            raise UnreadableQuestionError("gift_no_number", value=text[:40])
        first, last = map(Decimal, ends)
        centre = (first + last) / 2
        return str(centre), str(last - centre)
    value, tolerance = text, "0"
    if text.find(":") > 0:
        value, _colon, tolerance = text.partition(":")
    value, tolerance = value.strip(), tolerance.strip()
    if not _NUMBER.fullmatch(tolerance):
        raise UnreadableQuestionError("gift_no_number", value=tolerance[:40])
    return (value if _NUMBER.fullmatch(value) else "*"), tolerance


def _split_entries(answer: str, sign: str) -> list[str]:
    """Parts that begin with a sign; what is before the first one counts unless it is empty."""
    if answer.count(sign) > MOST_ANSWERS:
        raise UnreadableQuestionError("many_answers", most=MOST_ANSWERS)
    first, *rest = answer.split(sign)
    return [part.strip() for part in ([first] if first.strip() not in ("", "0") else []) + rest]


def _read_answer(
    entry: str, base: ForeignQuestion, fraction: float, *, weighed: bool = True
) -> ForeignAnswer:
    """``%50%text#feedback``."""
    weight = _WEIGHT.match(entry) if weighed else None
    if weight is not None:
        digits = weight[1].lstrip("-")
        fraction = float(digits) / 100 * (-1 if weight[1].startswith("-") else 1)
        entry = entry[weight.end() :]
    text, _hash, feedback = entry.partition("#")
    markup = base.text.markup
    return ForeignAnswer(_read_text(text, markup), fraction, "", _read_text(feedback, markup))


def _read_text(text: str, markup: Markup) -> Text:
    """A text that may begin with its markup in brackets."""
    text = text.strip()
    head, bracket, rest = text[1:].partition("]")
    if text.startswith("[") and bracket and head in _MARKUPS:
        return Text(_unescape(rest).strip(), _MARKUPS[head])
    return Text(_unescape(text).strip(), markup)


def _unescape(text: str) -> str:
    return _MARKED.sub(lambda match: _PLAIN[match[0]], text)


def _unescaped_bracket(text: str) -> str:
    return text.replace("\\]", "]").strip()
