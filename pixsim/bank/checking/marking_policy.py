"""Whether marking holds its policy on a question: paraphrases accepted, usual mistakes refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from pixsim.bank.checking.near_words import near_words
from pixsim.bank.checking.wording import Fault
from pixsim.bank.marking import answer_matches
from pixsim.bank.marking.samples import near_miss_answers, paraphrase_key
from pixsim.bank.marking.units import SPELLINGS, rows_of
from pixsim.bank.question import LONGEST_ANSWER, Question
from pixsim.bank.schema import Comparison

MOST_KEYS = 4  # of one question that are written otherwise
MOST_VARIANTS = 8  # of one item, spread over its variants
MOST_NEAR = 5  # words that a fault names

T = TypeVar("T")

Typed = tuple[str, tuple[str, ...], Comparison]
"""Where (empty for a QROC), accepted answers, how they are compared."""


def policy_faults(question: Question) -> Iterator[Fault]:
    """What the policy of marking does not hold on one question."""
    for place, key, comparison in _typed_answers(question):
        for accepted in key[:MOST_KEYS]:
            yield from _key_faults(place, accepted, key, comparison)


def setting_faults(question: Question) -> Iterator[Fault]:
    """What the comparison of a question should not allow: other units, other words."""
    for place, key, comparison in _typed_answers(question):
        rows = rows_of(comparison.units)
        if len(rows) > 1 and not _are_units_nested(rows):
            yield "mixed_units", {"units": place + ", ".join(comparison.units)}
        if comparison.t3:
            yield from _near_answer_faults(place, key, comparison)


def choose_spread_variants(variants: Sequence[T], most: int = MOST_VARIANTS) -> list[T]:
    """Choose at most so many variants of one item, the first and the last included."""
    if len(variants) <= most:
        return list(variants)
    step = (len(variants) - 1) / (most - 1)
    return [variants[round(n * step)] for n in range(most)]


def _typed_answers(question: Question) -> Iterator[Typed]:
    if question.type == "QROC":
        yield "", question.key, question.comparison
    for number, field in enumerate(question.fields, 1):
        if field.key and not field.options:
            yield f"{number}: ", field.key, field
    for group in question.groups:
        yield "", group, question.comparison


def _key_faults(
    place: str, accepted: str, key: Sequence[str], comparison: Comparison
) -> Iterator[Fault]:
    for answer in paraphrase_key(accepted, comparison):
        if len(answer) <= LONGEST_ANSWER and not answer_matches(answer, key, comparison):
            yield "paraphrase_refused", {"answer": place + answer, "key": accepted}
    for answer in near_miss_answers(accepted, comparison):
        if answer_matches(answer, (accepted,), comparison):
            yield "trap_accepted", {"answer": place + answer, "key": accepted}


def _are_units_nested(rows: set[int]) -> bool:
    """Whether the units differ by no more than one that is also spelt in another row."""
    return any(
        all(set(SPELLINGS[other]) & set(SPELLINGS[row]) for other in rows - {row}) for row in rows
    )


def _near_answer_faults(place: str, key: Sequence[str], comparison: Comparison) -> Iterator[Fault]:
    plain = comparison.model_copy(update={"t3": False})
    for accepted in key:
        near = [word for word in near_words(accepted) if not answer_matches(word, key, plain)]
        if near:
            words = ", ".join(near[:MOST_NEAR])
            yield "near_words", {"key": place + accepted, "words": words}
