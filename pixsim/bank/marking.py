"""Marks the answer to a question of the bank.

Text is compared by Pix's own correction. The other comparisons (number, formula, terms, exact) are
pixsim's: Pix's five types are too narrow for a fair answer there. They live here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pixsim.bank import correction
from pixsim.bank.correction import Treatments, pretreat
from pixsim.bank.question import Answer, Question, QuestionField
from pixsim.bank.schema import Comparison

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)")
_LEAD = re.compile(r"[^\W\d_]+(?:['’ ]+[^\W\d_]+)*\s*[=:]?\s*(?=[\d+.,])")
_NOT_A_LEAD = frozenset({"moins", "pas", "non", "sans", "ni", "sauf"})  # they change the number
_TERM = re.compile(r'[-+]?(?:[a-z]+:)?"[^"]*"|\S+')
_TERM_ALIASES = (("ext:", "filetype:"), ("-ext:", "-filetype:"))


def is_right(question: Question, answer: Answer) -> bool:
    """Whether an answer is right.

    Parameters
    ----------
    question : Question
    answer : tuple of str
        Chosen positions from "1" as shown (QCU, QCM), or one text per field, in order.

    Returns
    -------
    bool
    """
    if question.type == "QCU":
        return correction.qcu(",".join(answer), ",".join(question.key))
    if question.type == "QCM":
        return correction.qcm(",".join(answer), ",".join(question.key))
    if question.type == "QROC":
        return len(answer) == 1 and matches(answer[0], question.key, question.comparison)
    if len(answer) != len(question.fields):
        return False
    if question.type == "QROCM-ind":
        return all(map(field_is_right, question.fields, answer))
    return _all_find_a_group(answer, question)


def field_is_right(field: QuestionField, text: str) -> bool:
    """Whether one field of a QROCM-ind is right."""
    if field.options:
        return text in field.key
    return matches(text, field.key, field)


def matches(text: str, key: Sequence[str], comparison: Comparison) -> bool:
    """Whether one typed answer matches one of the accepted answers."""
    if comparison.compare == "text":
        treatments = Treatments(comparison.t1, comparison.t2, comparison.t3)
        return correction.qroc(text, key, treatments)
    if comparison.compare == "number":
        return _same_number(text, key, comparison)
    normalise = _NORMALISERS[comparison.compare]
    return normalise(text) in {normalise(accepted) for accepted in key}


def _all_find_a_group(answer: Answer, question: Question) -> bool:
    """QROCM-dep: each field takes the first remaining group that accepts it."""
    remaining = list(question.groups)
    for text in answer:
        taken = next((g for g in remaining if matches(text, g, question.comparison)), None)
        if taken is None:
            return False
        remaining.remove(taken)
    return bool(answer)


def _same_number(text: str, key: Sequence[str], comparison: Comparison) -> bool:
    given = parse_number(text, comparison.units)
    if given is None:
        return False
    accepted = (parse_number(number, comparison.units) for number in key)
    # the last term absorbs the binary rounding of decimals such as 0.1
    slack = comparison.tolerance + 1e-9 * max(1.0, abs(given))
    return any(number is not None and abs(number - given) <= slack for number in accepted)


def parse_number(text: str, units: Sequence[str] = ()) -> float | None:
    """Read a number as people write it: comma or point, spaces of thousands, a unit after it.

    A few words may come before it (« page 6 », « k = 4 », « par 16 »): what they announce is the
    number. Words that would change it (« moins 5 ») may not.

    Returns
    -------
    float or None
        None when the text is not one number followed by nothing or by one of the units.
    """
    compact = _SPACES.sub("", _without_lead(pretreat(text))).replace("\u2212", "-")
    endings = sorted((_SPACES.sub("", unit) for unit in units), key=len, reverse=True)
    for unit in endings:
        if unit and compact.lower().endswith(unit.lower()):
            compact = compact[: -len(unit)]
            break
    return float(compact.replace(",", ".")) if _NUMBER.fullmatch(compact) else None


def _without_lead(text: str) -> str:
    lead = _LEAD.match(text.strip())
    if lead is None or _NOT_A_LEAD & set(re.findall(r"[^\W\d_]+", lead[0].lower())):
        return text
    return text.strip()[lead.end() :]


def _exact(text: str) -> str:
    return pretreat(text).replace("\u202f", " ").strip()


def _formula(text: str) -> str:
    """A spreadsheet formula without regard to case, spaces outside quotes and curly quotes."""
    straight = re.sub("[«»“”]", '"', pretreat(text))
    parts = straight.split('"')
    parts[::2] = [_SPACES.sub("", part).upper() for part in parts[::2]]
    return '"'.join(parts)


def _terms(text: str) -> frozenset[str]:
    """The terms of a search query: order, case and ``ext:`` for ``filetype:`` do not matter."""
    straight = re.sub("[“”]|« ?| ?»", '"', pretreat(text)).replace("’", "'").lower()
    terms = (
        correction.treat(term, Treatments(True, False, False)) for term in _TERM.findall(straight)
    )
    return frozenset(_unalias(term) for term in terms)


def _unalias(term: str) -> str:
    for alias, name in _TERM_ALIASES:
        if term.startswith(alias):
            return name + term[len(alias) :]
    return term


_NORMALISERS: dict[str, Callable[[str], object]] = {
    "exact": _exact,
    "formula": _formula,
    "terms": _terms,
}
