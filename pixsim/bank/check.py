"""Verifies a bank beyond its format: what a candidate would see, what marking would accept."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from pixsim.bank.check_balance import balance_problems, given_away, look_alikes
from pixsim.bank.check_files import OPENED, OPENED_QUICKLY, file_faults, promised
from pixsim.bank.check_policy import policy_faults, setting_faults, spread
from pixsim.bank.check_question import question_faults
from pixsim.bank.check_wording import Fault, telling_lengths
from pixsim.bank.check_world import (
    PROVED,
    PROVED_QUICKLY,
    item_world_faults,
    proof_faults,
    world_faults,
)
from pixsim.bank.draw import draw, question_id
from pixsim.bank.load import Bank
from pixsim.bank.question import Question, item_of
from pixsim.bank.schema import Item
from pixsim.problems import Problem
from pixsim.streams import Stream, generator

LEAST_VARIANTS = 3  # of a skill: a prototype and two
LEAST_FAMILY_VARIANTS = 50  # that read differently
LEAST_TUBES = 4  # with a skill at each level of a competence
LEVELS = range(1, 8)
WHOLE = 16  # competences of the whole framework: the tests that need so much are drawn from it


@dataclass(frozen=True, slots=True)
class BankReport:
    """What a check found.

    Attributes
    ----------
    problems : tuple of Problem
        Empty for a sound bank.
    coverage : dict
        Playable skills by competence and level: ``coverage["1.1"][3]``.
    questions : int
        Variants drawn and verified.
    unopened : tuple of str
        Libraries that are missing, with the files they would have opened.
    """

    problems: tuple[Problem, ...]
    coverage: dict[str, dict[int, int]]
    questions: int
    unopened: tuple[str, ...] = ()


QUICK_DRAWS = 12  # of an item, when in a hurry


def check_bank(
    bank: Bank, only: frozenset[str] = frozenset(), *, quick: bool = False
) -> BankReport:
    """Draw every variant of every item and verify it, then the bank as a whole.

    How many questions each level needs is looked at in a bank of the whole framework; one of one's
    own, with a few competences, is as small as its author likes.

    Parameters
    ----------
    bank : Bank
    only : frozenset of str
        Competences to look at; all when empty.
    quick : bool
        Only some variants of each item, spread over them.
    """
    file = bank.path.name
    problems: list[Problem] = []
    seen: dict[tuple[object, ...], str] = {}
    drawn: dict[str, list[Question]] = {}
    missing: set[str] = set()
    for item in bank.items.values():
        if only and bank.framework.skill[item.skill].competence not in only:
            continue
        found, questions = _draw_all(bank, item, quick=quick)
        drawn[item.id] = questions
        problems += found
        problems += _item_problems(file, item, questions)
        problems += _kind_problems(file, item, questions)
        problems += _world_problems(bank, item, questions, quick=quick)
        problems += _file_problems(bank, item, questions, missing, quick=quick)
        problems += _repeats(file, item, questions, seen, quick=quick)
    problems += telling_lengths(file, drawn)
    problems += look_alikes(file, drawn)
    problems += balance_problems(file, drawn)
    if len(bank.framework.competences) >= WHOLE:
        problems += _uncovered(bank, only)
    count = sum(map(len, drawn.values()))
    return BankReport(tuple(problems), coverage(bank), count, tuple(sorted(missing)))


def coverage(bank: Bank) -> dict[str, dict[int, int]]:
    """Number of playable skills by competence and level."""
    table: dict[str, dict[int, int]] = {
        c.code: defaultdict(int) for c in bank.framework.competences
    }
    for skill in bank.playable_skills:
        table[skill.competence][skill.level] += 1
    return {code: dict(sorted(levels.items())) for code, levels in table.items()}


def _told(file: str, question: Question, faults: Iterable[Fault]) -> Iterator[Problem]:
    return (Problem.of(file, question.id, "", kind, **context) for kind, context in faults)


def _draw_all(
    bank: Bank, item: Item, *, quick: bool = False
) -> tuple[list[Problem], list[Question]]:
    problems, questions = [], []
    skill = bank.framework.skill[item.skill]
    numbers = range(1, item.variant_count + 1)
    for number in spread(numbers, QUICK_DRAWS) if quick else numbers:
        try:
            order = shuffling(item, number)
            questions.append(draw(item, number, skill, order, bank.worlds, promised))
        except Exception as error:  # whatever a text or a family does wrong is the bank's fault
            name = question_id(item, number)
            problems.append(Problem.of(bank.path.name, name, "", "undrawable", error=repr(error)))
    return problems, questions


def shuffling(item: Item, number: int) -> np.random.Generator:
    """A generator of its own for each variant, so that places are independent."""
    return generator(Stream.CHECKED_ORDER, zlib.crc32(item.id.encode()), number)


def _item_problems(file: str, item: Item, questions: list[Question]) -> Iterator[Problem]:
    if item.checked and not item.source:
        yield Problem.of(file, item.id, "", "no_source")
    for question in questions:
        yield from _told(file, question, question_faults(question))
        yield from given_away(file, item, question)
    for question in spread(questions):
        yield from _told(file, question, policy_faults(question))
    known: set[str] = set()  # what a comparison allows too much is told once per key and unit
    for question in spread(questions):
        fresh = {str(f): f for f in setting_faults(question) if str(f) not in known}
        known |= fresh.keys()
        yield from _told(file, question, fresh.values())


def _kind_problems(file: str, item: Item, questions: list[Question]) -> Iterator[Problem]:
    """What one does is told, and true: files are handed out, the web question has its source."""
    if item.kind is None:
        yield Problem.of(file, item.id, "kind", "no_kind")
    if item.kind == "file" and questions and not questions[0].attachments:
        yield Problem.of(file, item.id, "kind", "no_file")
    if item.kind == "web" and not item.source:
        yield Problem.of(file, item.id, "source", "no_source")


def _world_problems(
    bank: Bank, item: Item, questions: list[Question], *, quick: bool
) -> Iterator[Problem]:
    """Whether a simulator can be done, and by its solution alone."""
    if item.kind != "sim":
        return
    file, level = bank.path.name, bank.framework.skill[item.skill].level
    for question in questions:
        yield from _told(file, question, world_faults(question))
    proved = spread(questions, PROVED_QUICKLY if quick else PROVED)
    told: set[str] = set()  # a fault of all variants is told once
    for question in proved:
        number = int(question.id.rpartition("#")[2])
        for kind, context in proof_faults(item, question, number, bank.worlds):
            if kind not in told:
                told.add(kind)
                yield Problem.of(file, question.id, "", kind, **context)
    if proved and not told:
        for kind, context in item_world_faults(item, level, proved, bank.worlds):
            yield Problem.of(file, item.id, "", kind, **context)


def _file_problems(
    bank: Bank, item: Item, questions: list[Question], missing: set[str], *, quick: bool
) -> Iterator[Problem]:
    """Whether the files of some variants are made, and opened by another library."""
    handing = [question for question in questions if question.attachments]
    told: set[str] = set()  # a fault of all variants is told once
    for promise in spread(handing, OPENED_QUICKLY if quick else OPENED):
        number = int(promise.id.rpartition("#")[2])
        skill = bank.framework.skill[item.skill]
        try:
            question = draw(item, number, skill, shuffling(item, number), bank.worlds)
        except Exception as error:  # a description that nothing can make
            name, context = promise.id, {"error": repr(error)}
            yield Problem.of(bank.path.name, name, "files", "undrawable", **context)
            return
        for kind, context in file_faults(question.attachments, missing, damaged=item.damaged):
            if kind not in told:
                told.add(kind)
                yield Problem.of(bank.path.name, question.id, "files", kind, **context)


def _repeats(
    file: str,
    item: Item,
    questions: list[Question],
    seen: dict[tuple[object, ...], str],
    *,
    quick: bool,
) -> Iterator[Problem]:
    """Questions that read like an earlier one, and families that give too few.

    A family may draw the same values twice: only its number of different questions matters.
    """
    fresh = 0
    for question in questions:
        first = seen.setdefault(_appearance(question), question.id)
        if first == question.id:
            fresh += 1
        elif not (item.family and item_of(first) == item.id):
            yield Problem.of(file, question.id, "", "duplicate", other=first)
    if item.family and not quick and fresh < LEAST_FAMILY_VARIANTS:
        yield Problem.of(file, item.id, "", "few_draws", n=fresh, least=LEAST_FAMILY_VARIANTS)


def _appearance(question: Question) -> tuple[object, ...]:
    return (
        question.statement,
        tuple(sorted(question.options)),
        tuple((field.label, field.options) for field in question.fields),
        tuple(file.content for file in question.attachments),
        question.task.world.model_dump_json() if question.task else "",
    )


def _uncovered(bank: Bank, only: frozenset[str]) -> Iterator[Problem]:
    """Skills with too few variants, levels with too few tubes."""
    file, counts = bank.path.name, Counter[str]()
    for item in bank.items.values():
        if item.status == "validated":
            counts[item.skill] += item.variant_count
    for skill in bank.framework.skills:
        if (not only or skill.competence in only) and counts[skill.name] < LEAST_VARIANTS:
            n = counts[skill.name]
            yield Problem.of(file, skill.name, "", "few_variants", n=n, least=LEAST_VARIANTS)
    tubes: dict[tuple[str, int], set[str]] = defaultdict(set)
    for skill in bank.playable_skills:
        tubes[skill.competence, skill.level].add(skill.tube)
    for competence in bank.framework.competences:
        if only and competence.code not in only:
            continue
        for level in LEVELS:
            n = len(tubes[competence.code, level])
            if n < LEAST_TUBES:
                context = {"n": n, "level": level, "least": LEAST_TUBES}
                yield Problem.of(file, competence.code, "", "few_skills", **context)
