"""Typed answers of a quiz: keys, comparison and wrong answers of one text box."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from pixsim.bank.marking import answer_matches
from pixsim.bank.schema import Comparison
from pixsim.exchange.drafts.remarks import Remark
from pixsim.exchange.quiz import FULL, ForeignQuestion, UnreadableQuestionError

CLOSE = 1e-4  # marks such as 33.33333 % are rounded
MOST_DIGITS = 30
ELSEWHERE = frozenset({"groups", "timer", "compare", "kind"})  # settings that have their own place


def is_full(fraction: float) -> bool:
    """Whether an answer has all of the mark."""
    return abs(fraction - FULL) < CLOSE


def part_mark(answer: str, mark: float) -> Remark:
    """The remark on an answer with part of the mark."""
    return Remark("part_mark", (answer, f"{100 * mark:.0f}"))


def read_text_box(
    part: ForeignQuestion, told: Mapping[str, Any]
) -> tuple[dict[str, Any], list[Remark]]:
    """Key, comparison and wrong answers of one text box."""
    compare = told.get("compare") or _usual_compare(part)
    made = {name: value for name, value in told.items() if name not in ELSEWHERE}
    if compare != "text":
        made = {"compare": compare, **made}
    if part.qtype == "numerical":
        keys, more, remarks = _number_keys(part)
        made = more | made
    else:
        keys, remarks = _text_keys(part)
    comparison = _valid_comparison(made)
    keys = list(_keys_apart(keys, comparison))
    made = {"key": keys if len(keys) > 1 else keys[0], **made}
    if wrong := list(_wrong_answers(part, keys, comparison)):
        made["wrong"] = wrong
    remarks += [
        part_mark(answer.text.text, answer.fraction)
        for answer in part.answers
        if CLOSE < answer.fraction < FULL - CLOSE
    ]
    return made, remarks


def _number_keys(part: ForeignQuestion) -> tuple[list[str], dict[str, Any], list[Remark]]:
    """Numbers, their tolerance and units; units of another size are left out."""
    keys, tolerance = _read_numbers(part)
    made: dict[str, Any] = {"tolerance": tolerance} if tolerance else {}
    if units := [name for name, size in part.units if name and _is_one(size)]:
        made["units"] = units
    left_out = [Remark("units", (name,)) for name, size in part.units if not _is_one(size)]
    return keys, made, left_out


def _text_keys(part: ForeignQuestion) -> tuple[list[str], list[Remark]]:
    """Forms of full mark; those with a wildcard are left out."""
    full = [answer.text.text for answer in part.answers if is_full(answer.fraction)]
    keys = [escape_placeholders(form) for text in full if (form := write_accepted_form(text))]
    patterns = [Remark("pattern", (text,)) for text in full if write_accepted_form(text) is None]
    if not keys:
        raise UnreadableQuestionError("draft_pattern" if patterns else "draft_no_right")
    return keys, patterns


def _usual_compare(part: ForeignQuestion) -> str:
    if part.qtype == "numerical":
        return "number"
    return "exact" if part.case else "text"


def _valid_comparison(made: Mapping[str, Any]) -> Comparison:
    known = {name: value for name, value in made.items() if name in Comparison.model_fields}
    try:
        return Comparison.model_validate(known)
    except ValueError as error:
        raise UnreadableQuestionError("draft_invalid", said="tags pixsim:…") from error


def write_accepted_form(text: str) -> str | None:
    """A form without its escapes; None when it has a wildcard."""
    if re.search(r"(?<!\\)\*", text):
        return None
    return " ".join(text.replace("\\*", "*").split())


def _keys_apart(keys: Sequence[str], comparison: Comparison) -> Iterator[str]:
    """Keys that marking would not accept for one of the others."""
    kept: list[str] = []
    for key in keys:
        if not kept or not answer_matches(key, kept, comparison):
            kept.append(key)
            yield key
    if not answer_matches(kept[0], kept, comparison):
        raise UnreadableQuestionError("draft_key", value=kept[0][:40], name=comparison.compare)


def _wrong_answers(
    part: ForeignQuestion, keys: Sequence[str], comparison: Comparison
) -> Iterator[str]:
    """Answers without a mark that are written out."""
    seen: set[str] = set()
    for answer in part.answers:
        form = write_accepted_form(answer.text.text)
        if answer.fraction > CLOSE or not form or form in seen:
            continue
        seen.add(form)
        if not answer_matches(escape_placeholders(form), keys, comparison):
            yield escape_placeholders(form)


def _read_numbers(part: ForeignQuestion) -> tuple[list[str], float]:
    """Numbers of full mark, and their tolerance; the widest where it contains the others."""
    full = [answer for answer in part.answers if is_full(answer.fraction)]
    if any(answer.text.text.strip() == "*" for answer in full):
        raise UnreadableQuestionError("draft_any_number")
    found = [
        (_to_decimal(answer.text.text), _to_decimal(answer.tolerance or "0")) for answer in full
    ]
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


def _to_decimal(text: str) -> Decimal:
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


def escape_placeholders(text: str) -> str:
    """A text in which nothing is taken for a name to fill."""
    return text.replace("{{", "{ {").replace("}}", "} }")
