"""Verifies what a bank has in other languages: same structure, keys accepted, nothing left in French."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pixsim.bank.checking.english import english_faults
from pixsim.bank.checking.item_check import (
    QUICK_DRAWS,
    shuffling_generator,
    undrawable_problems,
    world_problems,
)
from pixsim.bank.checking.marking_policy import choose_spread_variants
from pixsim.bank.checking.question_check import question_faults
from pixsim.bank.drawing.draw import draw_question, question_id, variant_fields
from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.bank.reading.translations import languages_of, read_translations, stale_problems
from pixsim.bank.schema import Item
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.figures.figure import Figure
from pixsim.foundation.problems import Problem

FRENCH_RULES = frozenset(
    {"no_question", "loose_start", "no_elision", "empty_quotes", "mixed_apostrophes"}
)
"""Of how a statement is worded in French."""
_FRENCH = re.compile(r"[éèêëàâçùûîïôœ]", re.IGNORECASE)


def check_translations(
    bank: Bank, only: frozenset[str] = frozenset(), *, quick: bool = False
) -> tuple[list[Problem], int]:
    """Every fault of every language, and how many translated questions were drawn.

    Parameters
    ----------
    bank : Bank
        As it is in French.
    only : frozenset of str
        Competences, or items by their French id, to look at; all when empty.
    quick : bool
        Only some variants of each item.
    """
    problems: list[Problem] = []
    count = 0
    for language in languages_of(bank.path):
        found = read_translations(bank.path, language, bank.items, bank.worlds)
        said = replace(bank, worlds={**bank.worlds, **found.worlds})
        problems += [*found.problems, *stale_problems(bank.path, language, found, bank.items)]
        for french, item in found.items.items():
            skill = bank.framework.skill[item.skill]
            if only and only.isdisjoint((french, skill.competence)):
                continue
            every = range(1, item.variant_count + 1)
            numbers = choose_spread_variants(every, QUICK_DRAWS) if quick else every
            problems += (
                Problem.of(language, item.id, "words", "left_in_french", text=text)
                for text in half_translated_values(item, numbers)
            )
            questions = []
            for number in numbers:
                name = question_id(item, number)
                try:
                    question = draw_question(
                        item, number, skill, shuffling_generator(item, number), said.worlds
                    )
                except Exception as error:  # as in `check`: whatever it is, the text is at fault
                    problems += undrawable_problems(language, name, error)
                    continue
                questions.append(question)
                problems += (
                    Problem.of(language, name, "", kind, **context)
                    for kind, context in _translation_faults(item, number, question)
                )
            problems += world_problems(said, item, questions, quick=quick)
            count += len(questions)
    return problems, count


def _translation_faults(
    item: Item, number: int, question: Question
) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from (fault for fault in question_faults(question) if fault[0] not in FRENCH_RULES)
    yield from english_faults(question)
    fields = variant_fields(item, number) if item.family else {}
    yield from (("quotes_nothing", {"name": name}) for name in item.quoted if name not in fields)
    drawn = _texts_within(value for name, value in fields.items() if name not in item.quoted)
    # names of people, and such as a word that the question quotes from its file
    said = frozenset((*item.words.values(), *FIRST_NAMES))
    if left := next((text for text in drawn if _FRENCH.search(text) and text not in said), None):
        yield "left_in_french", {"text": left}


def half_translated_values(item: Item, numbers: Iterable[int]) -> Iterator[str]:
    """Texts drawn under a name of which others are translated: French ones may have no accent."""
    if not (item.family and item.words):
        return
    said = frozenset(item.words.values())
    drawn: dict[str, set[str]] = {}
    for number in numbers:
        for name, value in variant_fields(item, number).items():
            if isinstance(value, str) and name not in item.quoted:
                drawn.setdefault(name, set()).add(value)
    for texts in drawn.values():
        if texts & said:
            yield from sorted(texts - said)


def _texts_within(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list | tuple):
            yield from _texts_within(value)
        elif isinstance(value, Figure):
            yield value.alt
            yield from (text.text for text in value.texts())
