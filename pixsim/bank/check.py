"""Verifies a bank beyond its format: what a candidate would see and what marking would accept."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pixsim.bank.draw import draw, question_id
from pixsim.bank.load import Bank
from pixsim.bank.marking import field_is_right, is_right, matches
from pixsim.bank.question import Question
from pixsim.bank.schema import PLACEHOLDER, Item
from pixsim.bank.typography import is_preformatted
from pixsim.problems import Problem

WIDTH = 78  # columns a statement may take in a terminal of 80
LONGEST_STATEMENT = 900  # characters
LEAST_VARIANTS = 2
LEAST_FAMILY_VARIANTS = 50

_UNFILLED = re.compile(r"\{\{|\}\}")


@dataclass(frozen=True, slots=True)
class BankReport:
    """What a check found.

    Attributes
    ----------
    problems : tuple of Problem
        Empty for a sound bank.
    coverage : dict
        Validated skills by competence and level: ``coverage["1.1"][3]``.
    questions : int
        Variants drawn and verified.
    """

    problems: tuple[Problem, ...]
    coverage: dict[str, dict[int, int]]
    questions: int


def check_bank(bank: Bank, only: frozenset[str] = frozenset()) -> BankReport:
    """Draw every variant of every item and verify it.

    Parameters
    ----------
    bank : Bank
    only : frozenset of str
        Competences to look at; all when empty.
    """
    problems: list[Problem] = []
    first_seen: dict[tuple[object, ...], str] = {}
    count = 0
    for item in bank.items.values():
        if only and bank.framework.skill[item.skill].competence not in only:
            continue
        found, questions = _draw_all(bank, item)
        count += len(questions)
        problems += found
        for question in questions:
            problems += question_problems(bank, question)
        problems += _repeats(bank, item, questions, first_seen)
    problems += _uncovered(bank, only)
    return BankReport(tuple(problems), coverage(bank), count)


def _draw_all(bank: Bank, item: Item) -> tuple[list[Problem], list[Question]]:
    problems, questions = [], []
    skill = bank.framework.skill[item.skill]
    for number in range(1, item.variant_count + 1):
        try:
            questions.append(draw(item, number, skill, np.random.default_rng(number)))
        except Exception as error:  # whatever a text or a family does wrong is the bank's fault
            name = question_id(item, number)
            problems.append(_fault(bank, name, "undrawable", f"cannot be drawn: {error!r}"))
    return problems, questions


def coverage(bank: Bank) -> dict[str, dict[int, int]]:
    """Number of playable skills by competence and level."""
    table: dict[str, dict[int, int]] = {
        c.code: defaultdict(int) for c in bank.framework.competences
    }
    for skill in bank.playable_skills:
        table[skill.competence][skill.level] += 1
    return {code: dict(sorted(levels.items())) for code, levels in table.items()}


def question_problems(bank: Bank, question: Question) -> list[Problem]:
    """Everything wrong with one drawn question."""
    faults = [*_text_faults(question), *_key_faults(question)]
    return [_fault(bank, question.id, kind, message) for kind, message in faults]


def _text_faults(question: Question) -> Iterator[tuple[str, str]]:
    texts = [question.statement, question.explanation, *question.options, *question.key]
    texts += [t for f in question.fields for t in (f.label, *f.key, *f.options)]
    texts += [text for group in question.groups for text in group]
    if any(_UNFILLED.search(PLACEHOLDER.sub("{{", text)) for text in texts):
        yield "unfilled", "a {{…}} is left in a text"
    if any(not text.strip() for text in texts):
        yield "blank", "a text is blank"
    if len(question.statement) > LONGEST_STATEMENT:
        yield (
            "long_statement",
            f"the statement has {len(question.statement)} characters, at most {LONGEST_STATEMENT}",
        )
    for line in question.statement.splitlines():
        longest = len(line) if is_preformatted(line) else max(map(len, line.split(" ")), default=0)
        if longest > WIDTH:
            yield "wide_line", f"a line takes {longest} columns, at most {WIDTH}"
    if any(len(text) > 400 for text in question.options):
        yield "long_option", "an option has more than 400 characters"


def _key_faults(question: Question) -> Iterator[tuple[str, str]]:
    if question.type in ("QCU", "QCM"):
        yield from _choice_faults(question)
        return
    if not is_right(question, question.right_answer):
        yield "key_refused", "marking refuses the key itself"
    if question.type == "QROC":
        for accepted in question.key:
            if not is_right(question, (accepted,)):
                yield "key_refused", f"marking refuses the accepted answer {accepted!r}"
        for wrong in question.wrong:
            if is_right(question, (wrong,)):
                yield "wrong_accepted", f"marking accepts the wrong answer {wrong!r}"
    yield from _field_faults(question)


def _choice_faults(question: Question) -> Iterator[tuple[str, str]]:
    places = {str(place) for place in range(1, len(question.options) + 1)}
    if not set(question.key) <= places or not question.key:
        yield "key_outside", "the key names no option"
    elif not is_right(question, question.key):
        yield "key_refused", "marking refuses the key itself"
    if question.type == "QCU" and len(question.key) != 1:
        yield "key_outside", "QCU has exactly one right option"
    if question.type == "QCM" and not 2 <= len(question.key) < len(question.options):
        yield "key_outside", "QCM has at least two right options and a wrong one"
    if len(set(question.options)) < len(question.options):
        yield "same_options", "two options read the same"
    for place in places - set(question.key):
        if is_right(question, (place,)):
            yield "wrong_accepted", f"marking accepts the distractor {place}"


def _field_faults(question: Question) -> Iterator[tuple[str, str]]:
    for number, field in enumerate(question.fields, 1):
        if field.options and not set(field.key) <= set(field.options):
            yield "key_outside", f"field {number}: the key is none of the options"
        if field.options and len(set(field.options)) < max(2, len(field.options)):
            yield "same_options", f"field {number}: options must be two or more, all different"
        if any(not field_is_right(field, accepted) for accepted in field.key):
            yield "key_refused", f"field {number}: marking refuses its key"
        if any(field_is_right(field, wrong) for wrong in field.wrong):
            yield "wrong_accepted", f"field {number}: marking accepts a wrong answer"
    for wrong in question.wrong if question.type == "QROCM-dep" else ():
        if any(matches(wrong, group, question.comparison) for group in question.groups):
            yield "wrong_accepted", f"marking accepts the wrong answer {wrong!r}"


def _repeats(
    bank: Bank, item: Item, questions: list[Question], first_seen: dict[tuple[object, ...], str]
) -> Iterator[Problem]:
    """Questions that read like an earlier one, and families that give too few.

    A family may draw the same values twice: only its number of different questions matters.
    """
    fresh = 0
    for question in questions:
        first = first_seen.setdefault(_appearance(question), question.id)
        if first == question.id:
            fresh += 1
        elif not (item.family and first.rpartition("#")[0] == item.id):
            yield _fault(bank, question.id, "duplicate", f"reads the same as {first}")
    if item.family and fresh < LEAST_FAMILY_VARIANTS:
        message = f"the family gives {fresh} different questions, at least {LEAST_FAMILY_VARIANTS}"
        yield _fault(bank, item.id, "few_draws", message)


def _appearance(question: Question) -> tuple[object, ...]:
    return (
        question.statement,
        tuple(sorted(question.options)),
        tuple((field.label, field.options) for field in question.fields),
        tuple(file.content for file in question.attachments),
    )


def _uncovered(bank: Bank, only: frozenset[str]) -> list[Problem]:
    counts: Counter[str] = Counter()
    for item in bank.items.values():
        if item.status == "validated":
            counts[item.skill] += item.variant_count
    skills = [s for s in bank.framework.skills if not only or s.competence in only]
    return [
        _fault(
            bank,
            skill.name,
            "few_variants",
            f"{counts[skill.name]} validated variants, at least {LEAST_VARIANTS}",
        )
        for skill in skills
        if counts[skill.name] < LEAST_VARIANTS
    ]


def _fault(bank: Bank, where: str, kind: str, message: str) -> Problem:
    return Problem(bank.path.name, where, "", kind, message)
