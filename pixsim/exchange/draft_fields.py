"""What the type of a question makes of it: options, keys, fields of the item."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from pixsim.bank.marking import matches
from pixsim.bank.schema import Comparison, ItemType
from pixsim.exchange.cloze_layout import labelled
from pixsim.exchange.foreign import (
    FULL,
    ForeignQuestion,
    Text,
    UnreadableQuestionError,
)
from pixsim.exchange.markup import one_line
from pixsim.exchange.remarks import Remark
from pixsim.i18n import gettext as _

Settings = Mapping[int, Mapping[str, Any]]

CLOSE = 1e-4  # marks such as 33.33333 % are rounded
WIDE = 0.02  # what rounded marks may lack to make a whole
MOST_DIGITS = 30
_ELSEWHERE = frozenset({"groups", "timer", "compare", "kind"})  # settings that have their own place


@dataclass(slots=True)
class Made:
    """The type of the item, and the part of it that depends on the type."""

    type: ItemType
    statement: str
    fields: dict[str, Any]
    remarks: list[Remark] = field(default_factory=list)


def typed_fields(
    question: ForeignQuestion, statement: str, files: Container[str], settings: Settings
) -> Made:
    """The item's type and what belongs to it.

    Raises
    ------
    UnreadableQuestionError
        The bank has no such type, or no right answer can be told.
    """
    if not statement.strip():
        raise UnreadableQuestionError("draft_no_text")
    match question.qtype:
        case "multichoice":
            return _choice(question, statement, files)
        case "truefalse":
            return _truth(question, statement)
        case "shortanswer" | "numerical":
            typed, remarks = _typed(question, settings.get(0, {}))
            return Made("QROC", statement, typed, remarks)
        case "multianswer" if "groups" in settings.get(0, {}):
            return _any_order(question, statement, settings[0])
        case "multianswer":
            return _cloze(question, statement, settings)
        case "match":
            return _match(question, statement, files)
    raise UnreadableQuestionError("draft_type", name=question.qtype[:40])


def _is_full(fraction: float) -> bool:
    return abs(fraction - FULL) < CLOSE


def _choice(question: ForeignQuestion, statement: str, files: Container[str]) -> Made:
    options, remarks = _options([answer.text for answer in question.answers], files)
    marks = [answer.fraction for answer in question.answers]
    right = [place for place, mark in enumerate(marks, 1) if mark > CLOSE]
    if not right:
        raise UnreadableQuestionError("draft_no_right")
    if question.single:
        full = [place for place in right if _is_full(marks[place - 1])]
        if len(full) != 1:
            raise UnreadableQuestionError("draft_single", n=len(full))
        remarks += [_part_mark(options[p - 1], marks[p - 1]) for p in right if p not in full]
        right = full
    elif abs(math.fsum(marks[place - 1] for place in right) - FULL) > WIDE:
        raise UnreadableQuestionError("draft_several")
    elif len(right) == 1:
        remarks.append(Remark("one_right"))
    made: dict[str, Any] = {"options": options, "key": right if len(right) > 1 else right[0]}
    if not question.shuffle:
        made["shuffle"] = False
    return Made("QCM" if len(right) > 1 else "QCU", statement, made, remarks)


def _options(texts: Sequence[Text], files: Container[str]) -> tuple[list[str], list[Remark]]:
    if len(texts) < 2:
        raise UnreadableQuestionError("draft_few_options", n=len(texts))
    found = [one_line(text, files) for text in texts]
    options = [_safe(option.text) for option in found]
    if not all(options):
        raise UnreadableQuestionError("draft_empty_option", number=options.index("") + 1)
    if len(set(options)) < len(options):
        raise UnreadableQuestionError("draft_same_options")
    return options, [Remark("lost", (name,)) for option in found for name in option.lost]


def _part_mark(answer: str, mark: float) -> Remark:
    return Remark("part_mark", (answer, f"{100 * mark:.0f}"))


def _truth(question: ForeignQuestion, statement: str) -> Made:
    key = 1 if _is_full(question.answers[0].fraction) else 2
    return Made("QCU", statement, {"options": [_("Vrai"), _("Faux")], "key": key, "shuffle": False})


def _typed(part: ForeignQuestion, told: Mapping[str, Any]) -> tuple[dict[str, Any], list[Remark]]:
    """Key, comparison and wrong answers of one text box."""
    compare = told.get("compare") or _usual_compare(part)
    numerical = part.qtype == "numerical"
    made = {name: value for name, value in told.items() if name not in _ELSEWHERE}
    if compare != "text":
        made = {"compare": compare, **made}
    remarks: list[Remark] = []
    if numerical:
        keys, tolerance = _numbers(part)
        if tolerance and "tolerance" not in made:
            made["tolerance"] = tolerance
        units = [name for name, size in part.units if name and _is_one(size)]
        remarks += [Remark("units", (name,)) for name, size in part.units if not _is_one(size)]
        if units and "units" not in made:
            made["units"] = units
    else:
        keys = []
        for answer in part.answers:
            if _is_full(answer.fraction):
                form = _form(answer.text.text)
                if form is None:
                    remarks.append(Remark("pattern", (answer.text.text,)))
                elif form:
                    keys.append(_safe(form))
        if not keys:
            raise UnreadableQuestionError("draft_pattern" if remarks else "draft_no_right")
    comparison = _comparison(made)
    keys = list(_different(keys, comparison))
    made = {"key": keys if len(keys) > 1 else keys[0], **made}
    wrong = list(_wrong(part, keys, comparison))
    if wrong:
        made["wrong"] = wrong
    for answer in part.answers:
        if CLOSE < answer.fraction < FULL - CLOSE:
            remarks.append(_part_mark(answer.text.text, answer.fraction))
    return made, remarks


def _usual_compare(part: ForeignQuestion) -> str:
    if part.qtype == "numerical":
        return "number"
    return "exact" if part.case else "text"


def _comparison(made: Mapping[str, Any]) -> Comparison:
    known = {name: value for name, value in made.items() if name in Comparison.model_fields}
    try:
        return Comparison.model_validate(known)
    except ValueError as error:
        raise UnreadableQuestionError("draft_invalid", said="tags pixsim:…") from error


def _form(text: str) -> str | None:
    """A form without its escapes; None when it has a wildcard."""
    if re.search(r"(?<!\\)\*", text):
        return None
    return " ".join(text.replace("\\*", "*").split())


def _different(keys: Sequence[str], comparison: Comparison) -> Iterator[str]:
    """Keys that marking would not accept for one of the others."""
    kept: list[str] = []
    for key in keys:
        if not kept or not matches(key, kept, comparison):
            kept.append(key)
            yield key
    if not matches(kept[0], kept, comparison):
        raise UnreadableQuestionError("draft_key", value=kept[0][:40], name=comparison.compare)


def _wrong(part: ForeignQuestion, keys: Sequence[str], comparison: Comparison) -> Iterator[str]:
    """Answers without a mark that are written out."""
    seen: set[str] = set()
    for answer in part.answers:
        form = _form(answer.text.text)
        if answer.fraction > CLOSE or not form or form in seen:
            continue
        seen.add(form)
        if not matches(_safe(form), keys, comparison):
            yield _safe(form)


def _numbers(part: ForeignQuestion) -> tuple[list[str], float]:
    """Numbers of full mark, and their tolerance; the widest where it contains the others."""
    full = [answer for answer in part.answers if _is_full(answer.fraction)]
    if any(answer.text.text.strip() == "*" for answer in full):
        raise UnreadableQuestionError("draft_any_number")
    found = [(_decimal(answer.text.text), _decimal(answer.tolerance or "0")) for answer in full]
    if not found:
        raise UnreadableQuestionError("draft_no_right")
    widest = max(tolerance for _value, tolerance in found)
    centres = [value for value, tolerance in found if tolerance == widest]
    if any(
        all(abs(value - centre) + tolerance > widest for centre in centres)
        for value, tolerance in found
    ):
        raise UnreadableQuestionError("draft_tolerances")
    return [format(value, "f").replace(".", ",") for value in dict.fromkeys(centres)], float(widest)


def _decimal(text: str) -> Decimal:
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        value = Decimal("nan")
    if not value.is_finite() or abs(value.adjusted()) > MOST_DIGITS:
        raise UnreadableQuestionError("draft_no_number", value=text.strip()[:40])
    return value


def _is_one(size: str) -> bool:
    try:
        return float(size.replace(",", ".") or "1") == 1.0
    except ValueError:
        return False


def _cloze(question: ForeignQuestion, statement: str, settings: Settings) -> Made:
    text, labels = labelled(statement, len(question.parts))
    if not text.strip():
        raise UnreadableQuestionError("draft_no_text")
    fields: list[dict[str, Any]] = []
    remarks: list[Remark] = []
    for number, (label, part) in enumerate(zip(labels, question.parts, strict=True), 1):
        made, more = _field(part, settings.get(number, {}))
        fields.append({"label": _safe(label), **made})
        remarks += more
    return Made("QROCM-ind", text, {"field": fields}, remarks)


def _field(part: ForeignQuestion, told: Mapping[str, Any]) -> tuple[dict[str, Any], list[Remark]]:
    if part.qtype != "multichoice":
        return _typed(part, told)
    if not part.single:
        raise UnreadableQuestionError("draft_several_in_field", number=part.place)
    options, remarks = _options([answer.text for answer in part.answers], ())
    pairs = list(zip(options, part.answers, strict=True))
    keys = [option for option, answer in pairs if _is_full(answer.fraction)]
    remarks += [
        _part_mark(option, answer.fraction)
        for option, answer in pairs
        if CLOSE < answer.fraction < FULL - CLOSE
    ]
    return {"options": options, "key": keys if len(keys) > 1 else keys[0]}, remarks


def _any_order(question: ForeignQuestion, statement: str, told: Mapping[str, Any]) -> Made:
    """Fields in any order, as pixsim exports them: each accepts all groups, a tag parts them."""
    text, labels = labelled(statement, len(question.parts))
    sizes = [
        int(size) for size in str(told["groups"]).split(",") if size.isascii() and size.isdigit()
    ]
    forms = [_form(answer.text.text) or "" for answer in question.parts[0].answers]
    same = all(_forms(part) == _forms(question.parts[0]) for part in question.parts)
    if not same or not sizes or sum(sizes) != len(forms) or not all(forms):
        raise UnreadableQuestionError("draft_groups")
    groups, start = [], 0
    for size in sizes:
        groups.append([_safe(form) for form in forms[start : start + size]])
        start += size
    made: dict[str, Any] = {
        name: value for name, value in told.items() if name not in _ELSEWHERE - {"compare"}
    }
    made["groups"] = groups
    made["field"] = [{"label": _safe(label)} for label in labels]
    return Made("QROCM-dep", text, made)


def _forms(part: ForeignQuestion) -> list[str]:
    return [answer.text.text for answer in part.answers]


def _match(question: ForeignQuestion, statement: str, files: Container[str]) -> Made:
    """One drop-down for each thing to match; answers without one are wrong options."""
    remarks: list[Remark] = []
    given = [_safe(Text(answer, "plain").text.strip()) for _asked, answer in question.pairs]
    options = list(dict.fromkeys(answer for answer in given if answer))
    fields: list[dict[str, Any]] = []
    for (asked, _answer), key in zip(question.pairs, given, strict=True):
        label = one_line(asked, files)
        remarks += [Remark("lost", (name,)) for name in label.lost]
        if label.text and key:
            fields.append({"label": _safe(label.text), "options": options, "key": key})
    if not fields or len(options) < 2:
        raise UnreadableQuestionError("draft_few_pairs")
    return Made("QROCM-ind", statement, {"field": fields}, remarks)


def _safe(text: str) -> str:
    """A text in which nothing is taken for a name to fill."""
    return text.replace("{{", "{ {").replace("}}", "} }")
