"""What the type of a question makes of it: options, keys, fields of the item."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pixsim.bank.schema import ItemType
from pixsim.exchange import quiz
from pixsim.exchange.drafts.answers import (
    CLOSE,
    ELSEWHERE,
    escape_placeholders,
    is_full,
    part_mark,
    read_text_box,
    write_accepted_form,
)
from pixsim.exchange.drafts.remarks import Remark
from pixsim.exchange.html.reduction import one_line
from pixsim.foundation.i18n import gettext as _

Settings = Mapping[int, Mapping[str, Any]]
WIDE = 0.02  # what rounded marks may lack to make a whole
_FIELD = re.compile(r"\{#(\d+)\}")
_LABELLED = re.compile(r"(?:- )?(?P<label>.*\S)\s*\{#(?P<number>\d+)\}\s*[.;]?")


@dataclass(slots=True)
class Made:
    """The type of the item, and the part of it that depends on the type."""

    type: ItemType
    statement: str
    fields: dict[str, Any]
    remarks: list[Remark] = field(default_factory=list)


def typed_fields(
    question: quiz.ForeignQuestion, statement: str, files: Container[str], settings: Settings
) -> Made:
    """The item's type and what belongs to it.

    Raises
    ------
    UnreadableQuestionError
        The bank has no such type, or no right answer can be found.
    """
    if not statement.strip():
        raise quiz.UnreadableQuestionError("draft_no_text")
    match question.qtype:
        case "multichoice":
            return _choice_draft(question, statement, files)
        case "truefalse":
            return _true_false_draft(question, statement)
        case "shortanswer" | "numerical":
            return Made("QROC", statement, *read_text_box(question, settings.get(0, {})))
        case "multianswer" if "groups" in settings.get(0, {}):
            return _any_order(question, statement, settings[0])
        case "multianswer":
            return _cloze_draft(question, statement, settings)
        case "match":
            return _match_draft(question, statement, files)
    raise quiz.UnreadableQuestionError("draft_type", name=question.qtype[:40])


def _choice_draft(question: quiz.ForeignQuestion, statement: str, files: Container[str]) -> Made:
    options, remarks = _read_options([answer.text for answer in question.answers], files)
    marks = [answer.fraction for answer in question.answers]
    right = [place for place, mark in enumerate(marks, 1) if mark > CLOSE]
    if not right:
        raise quiz.UnreadableQuestionError("draft_no_right")
    if question.single:
        full = [place for place in right if is_full(marks[place - 1])]
        if len(full) != 1:
            raise quiz.UnreadableQuestionError("draft_single", n=len(full))
        remarks += [part_mark(options[p - 1], marks[p - 1]) for p in right if p not in full]
        right = full
    elif abs(math.fsum(marks[place - 1] for place in right) - quiz.FULL) > WIDE:
        raise quiz.UnreadableQuestionError("draft_several")
    elif len(right) == 1:
        remarks.append(Remark("one_right"))
    made: dict[str, Any] = {"options": options, "key": right if len(right) > 1 else right[0]}
    if not question.shuffle:
        made["shuffle"] = False
    return Made("QCM" if len(right) > 1 else "QCU", statement, made, remarks)


def _read_options(
    texts: Sequence[quiz.Text], files: Container[str]
) -> tuple[list[str], list[Remark]]:
    if len(texts) < 2:
        raise quiz.UnreadableQuestionError("draft_few_options", n=len(texts))
    found = [one_line(text, files) for text in texts]
    options = [escape_placeholders(option.text) for option in found]
    if not all(options):
        raise quiz.UnreadableQuestionError("draft_empty_option", number=options.index("") + 1)
    if len(set(options)) < len(options):
        raise quiz.UnreadableQuestionError("draft_same_options")
    return options, [Remark("lost", (name,)) for option in found for name in option.lost]


def _true_false_draft(question: quiz.ForeignQuestion, statement: str) -> Made:
    key = 1 if is_full(question.answers[0].fraction) else 2
    return Made("QCU", statement, {"options": [_("Vrai"), _("Faux")], "key": key, "shuffle": False})


def _cloze_draft(question: quiz.ForeignQuestion, statement: str, settings: Settings) -> Made:
    text, labels = label_fields(statement, len(question.parts))
    if not text.strip():
        raise quiz.UnreadableQuestionError("draft_no_text")
    fields: list[dict[str, Any]] = []
    remarks: list[Remark] = []
    for number, (label, part) in enumerate(zip(labels, question.parts, strict=True), 1):
        made, more = _draft_field(part, settings.get(number, {}))
        fields.append({"label": escape_placeholders(label), **made})
        remarks += more
    return Made("QROCM-ind", text, {"field": fields}, remarks)


def _draft_field(
    part: quiz.ForeignQuestion, told: Mapping[str, Any]
) -> tuple[dict[str, Any], list[Remark]]:
    if part.qtype != "multichoice":
        return read_text_box(part, told)
    if not part.single:
        raise quiz.UnreadableQuestionError("draft_several_in_field", number=part.place)
    options, remarks = _read_options([answer.text for answer in part.answers], ())
    pairs = list(zip(options, part.answers, strict=True))
    keys = [option for option, answer in pairs if is_full(answer.fraction)]
    remarks += [
        part_mark(option, answer.fraction)
        for option, answer in pairs
        if CLOSE < answer.fraction < quiz.FULL - CLOSE
    ]
    return {"options": options, "key": keys if len(keys) > 1 else keys[0]}, remarks


def _any_order(question: quiz.ForeignQuestion, statement: str, told: Mapping[str, Any]) -> Made:
    """Fields in any order, as pixsim exports them: each accepts all groups, a tag parts them."""
    text, labels = label_fields(statement, len(question.parts))
    sizes = [
        int(size) for size in str(told["groups"]).split(",") if size.isascii() and size.isdigit()
    ]
    forms = [write_accepted_form(answer.text.text) or "" for answer in question.parts[0].answers]
    same = all(_answer_texts(part) == _answer_texts(question.parts[0]) for part in question.parts)
    if not same or not sizes or sum(sizes) != len(forms) or not all(forms):
        raise quiz.UnreadableQuestionError("draft_groups")
    groups, start = [], 0
    for size in sizes:
        groups.append([escape_placeholders(form) for form in forms[start : start + size]])
        start += size
    made: dict[str, Any] = {
        name: value for name, value in told.items() if name not in ELSEWHERE - {"compare"}
    }
    made["groups"] = groups
    made["field"] = [{"label": escape_placeholders(label)} for label in labels]
    return Made("QROCM-dep", text, made)


def _answer_texts(part: quiz.ForeignQuestion) -> list[str]:
    return [answer.text.text for answer in part.answers]


def _match_draft(question: quiz.ForeignQuestion, statement: str, files: Container[str]) -> Made:
    """One drop-down for each thing to match; answers without one are wrong options."""
    remarks: list[Remark] = []
    given = [
        escape_placeholders(quiz.Text(answer, "plain").text.strip())
        for _asked, answer in question.pairs
    ]
    options = list(dict.fromkeys(answer for answer in given if answer))
    fields: list[dict[str, Any]] = []
    for (asked, _answer), key in zip(question.pairs, given, strict=True):
        label = one_line(asked, files)
        remarks += [Remark("lost", (name,)) for name in label.lost]
        if label.text and key:
            fields.append(
                {"label": escape_placeholders(label.text), "options": options, "key": key}
            )
    if not fields or len(options) < 2:
        raise quiz.UnreadableQuestionError("draft_few_pairs")
    return Made("QROCM-ind", statement, {"field": fields}, remarks)


def label_fields(text: str, count: int) -> tuple[str, list[str]]:
    """A statement and one label for each field.

    Lines « label {#1} » after the first line are taken out of the statement; where fields stand inside
    sentences, they become numbered blanks.

    Parameters
    ----------
    text : str
        As the bank lays it out, with ``{#1}`` where the first field is.
    count : int
        How many fields there are.
    """
    lines = text.split("\n")
    found: dict[int, str] = {}
    rest: list[str] = []
    for line in lines:
        match = _LABELLED.fullmatch(line.strip()) if rest else None
        if match is not None and not _FIELD.search(match["label"]):
            found[int(match["number"])] = match["label"]
        else:
            rest.append(line)
    statement = "\n".join(rest)
    if (
        set(found) == set(range(1, count + 1))
        and not _FIELD.search(statement)
        and statement.strip()
    ):
        return statement.strip("\n"), [found[number] for number in range(1, count + 1)]
    blanks = _FIELD.sub(lambda match: f"____ ({match[1]})", text)
    return blanks, [_("Réponse {n}").format(n=number) for number in range(1, count + 1)]
