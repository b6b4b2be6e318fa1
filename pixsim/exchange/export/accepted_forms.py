"""Typed answers written out for a system that compares texts: the forms that marking accepts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pixsim.bank.marking import answer_matches
from pixsim.bank.marking.numbers import parse_number
from pixsim.bank.marking.samples import paraphrase_key
from pixsim.bank.schema import Comparison
from pixsim.text.search import without_accents

MOST = 80  # forms of one answer
MOST_TERMS = 4  # whose orders are written out
CASE_COUNTS = frozenset({"exact", "code", "address"})


def is_number(key: Sequence[str], comparison: Comparison) -> bool:
    """Whether the answer can be compared as a number: not where the decimals written count."""
    return (
        comparison.compare == "number"
        and comparison.decimals is None
        and all(_number_value(text, comparison) is not None for text in key)
    )


def accepted_numbers(key: Sequence[str], comparison: Comparison) -> list[str]:
    """The numbers of a key, with a decimal point."""
    values = (_number_value(text, comparison) for text in key)
    return list(dict.fromkeys(format(value, "f") for value in values if value is not None))


def _number_value(text: str, comparison: Comparison) -> Decimal | None:
    number = parse_number(text, comparison.units, comparison.lead)
    return None if number is None else number.value


def accepted_forms(key: Sequence[str], comparison: Comparison) -> list[str]:
    """What marking accepts, written out: the keys first, then other ways to write each.

    Parameters
    ----------
    key : sequence of str
    comparison : Comparison
    """
    found: dict[str, str] = {}
    ways = (way for text in key for way in _other_forms(text, comparison))
    for form in itertools.chain(key, ways):
        tidy = " ".join(form.split())
        known = tidy if comparison.compare in CASE_COUNTS else tidy.casefold()
        if tidy and known not in found and answer_matches(tidy, key, comparison):
            found[known] = tidy
            if len(found) >= max(MOST, len(key)):
                break
    return list(found.values())


def _other_forms(text: str, comparison: Comparison) -> Iterator[str]:
    if comparison.compare == "exact":
        return
    if comparison.compare == "text":
        bare = [text, without_accents(text)]
        bare += [re.sub(r"[^\w\s]", "", form) for form in bare]
        bare += [re.sub(r"[^\w\s]", " ", form) for form in bare[:2]]
        yield from bare
        yield from (re.sub(r"\s", "", form) for form in bare)
        yield from (f"{form}." for form in bare)
    if comparison.compare == "terms" and len(terms := text.split()) <= MOST_TERMS:
        yield from (" ".join(order) for order in itertools.permutations(terms))
    if comparison.compare in ("formula", "keys", "phone", "colour"):
        yield re.sub(r"\s", "", text)
    yield from paraphrase_key(text, comparison)
