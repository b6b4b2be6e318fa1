"""Verifies the variants of one item: what a candidate would see, what marking would accept."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from pixsim.bank.checking.balance import given_away_problems
from pixsim.bank.checking.figures import drawing_faults, figure_faults
from pixsim.bank.checking.files import OPENED, OPENED_QUICKLY, file_faults, placeholder_content
from pixsim.bank.checking.marking_policy import (
    choose_spread_variants,
    policy_faults,
    setting_faults,
)
from pixsim.bank.checking.question_check import question_faults
from pixsim.bank.checking.source_age import source_problems
from pixsim.bank.checking.wording import Fault
from pixsim.bank.checking.world_check import (
    PROVED,
    PROVED_QUICKLY,
    item_world_faults,
    proof_faults,
    world_faults,
)
from pixsim.bank.drawing.draw import draw_question, hidden_key, question_id
from pixsim.bank.drawing.filling import UnfilledError
from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.bank.schema import Item
from pixsim.foundation.problems import Problem
from pixsim.foundation.streams import Stream, stream_generator

QUICK_DRAWS = 12  # of an item, when in a hurry
DRAWN = 12  # variants of an item whose figures are drawn


@dataclass(frozen=True, slots=True)
class ItemReport:
    """What a check of one item found.

    Attributes
    ----------
    item : str
    problems : tuple of Problem
    questions : tuple of Question
        The variants that were drawn, in order; their files are promises.
    unopened : frozenset of str
        Libraries that are missing, with the files they would have opened.
    """

    item: str
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    unopened: frozenset[str]


def check_item(bank: Bank, item: Item, *, quick: bool = False) -> ItemReport:
    """Draw the variants of an item and verify each.

    Parameters
    ----------
    bank : Bank
    item : Item
        One of the bank's.
    quick : bool
        Only some variants, spread over them.
    """
    file, missing = bank.path.name, set[str]()
    problems, questions = _draw_all(bank, item, quick=quick)
    problems += _item_problems(file, item, questions)
    problems += _kind_problems(file, item, questions)
    problems += world_problems(bank, item, questions, quick=quick)
    problems += _file_problems(bank, item, questions, missing, quick=quick)
    return ItemReport(item.id, tuple(problems), tuple(questions), frozenset(missing))


def shuffling_generator(item: Item, number: int) -> np.random.Generator:
    """A generator of its own for each variant, so that places are independent."""
    return stream_generator(Stream.CHECKED_ORDER, zlib.crc32(item.id.encode()), number)


def _to_problems(file: str, question: Question, faults: Iterable[Fault]) -> Iterator[Problem]:
    return (Problem.of(file, question.id, "", kind, **context) for kind, context in faults)


def undrawable_problems(file: str, name: str, error: Exception) -> list[Problem]:
    """Why a question cannot be drawn; in words where the bank itself knows them."""
    if isinstance(error, UnfilledError):
        return [
            Problem.of(file, name, one.field, one.kind, **one.context) for one in error.problems
        ]
    return [Problem.of(file, name, "", "undrawable", error=str(error) or type(error).__name__)]


def _draw_all(
    bank: Bank, item: Item, *, quick: bool = False
) -> tuple[list[Problem], list[Question]]:
    problems, questions = [], []
    skill = bank.framework.skill[item.skill]
    numbers = range(1, item.variant_count + 1)
    for number in choose_spread_variants(numbers, QUICK_DRAWS) if quick else numbers:
        try:
            order = shuffling_generator(item, number)
            questions.append(
                draw_question(item, number, skill, order, bank.worlds, placeholder_content)
            )
        except Exception as error:  # whatever a text or a family does wrong is the bank's fault
            problems += undrawable_problems(bank.path.name, question_id(item, number), error)
    return problems, questions


def _item_problems(file: str, item: Item, questions: list[Question]) -> Iterator[Problem]:
    yield from source_problems(file, item)
    for question in questions[:1]:  # what a family gives has one form
        if hidden := hidden_key(item, int(question.id.rpartition("#")[2])):
            yield from _to_problems(
                file, question, [("key_hidden", {"answer": " ; ".join(hidden)})]
            )
    for question in questions:
        yield from _to_problems(file, question, question_faults(question))
        yield from given_away_problems(file, item, question)
        yield from _to_problems(file, question, figure_faults(item, question))
    for question in choose_spread_variants(questions):
        yield from _to_problems(file, question, policy_faults(question))
    for question in choose_spread_variants(
        [one for one in questions if one.figure is not None], DRAWN
    ):
        if question.figure is not None:
            yield from _to_problems(file, question, drawing_faults(question.figure))
    known: set[str] = set()  # what a comparison allows too much is told once per key and unit
    for question in choose_spread_variants(questions):
        fresh = {str(f): f for f in setting_faults(question) if str(f) not in known}
        known |= fresh.keys()
        yield from _to_problems(file, question, fresh.values())


def _kind_problems(file: str, item: Item, questions: list[Question]) -> Iterator[Problem]:
    """Check that what one does is declared, and true: files are handed out."""
    if item.kind is None:
        yield Problem.of(file, item.id, "kind", "no_kind")
    if item.kind == "file" and questions and not questions[0].attachments:
        yield Problem.of(file, item.id, "kind", "no_file")


def world_problems(
    bank: Bank, item: Item, questions: list[Question], *, quick: bool
) -> Iterator[Problem]:
    """Whether a simulator can be done, and by its solution alone."""
    if item.kind != "sim":
        return
    file, level = bank.path.name, bank.framework.skill[item.skill].level
    for question in questions:
        yield from _to_problems(file, question, world_faults(question))
    proved = choose_spread_variants(questions, PROVED_QUICKLY if quick else PROVED)
    told: set[str] = set()  # a fault of all variants is told once
    for question in proved:
        number = int(question.id.rpartition("#")[2])
        for kind, context in proof_faults(item, question, number, bank.worlds):
            if kind not in told:
                told.add(kind)
                yield Problem.of(file, question.id, "", kind, **context)
    if proved and not told:
        for kind, context in item_world_faults(item, level, proved, bank.worlds, quick=quick):
            yield Problem.of(file, item.id, "", kind, **context)


def _file_problems(
    bank: Bank, item: Item, questions: list[Question], missing: set[str], *, quick: bool
) -> Iterator[Problem]:
    """Whether the files of some variants are made, and opened by another library."""
    handing = [question for question in questions if question.attachments]
    told: set[str] = set()  # a fault of all variants is told once
    for promise in choose_spread_variants(handing, OPENED_QUICKLY if quick else OPENED):
        number = int(promise.id.rpartition("#")[2])
        skill = bank.framework.skill[item.skill]
        try:
            question = draw_question(
                item, number, skill, shuffling_generator(item, number), bank.worlds
            )
        except Exception as error:  # a description that nothing can make
            name, context = promise.id, {"error": repr(error)}
            yield Problem.of(bank.path.name, name, "files", "undrawable", **context)
            return
        for kind, context in file_faults(question.attachments, missing, damaged=item.damaged):
            if kind not in told:
                told.add(kind)
                yield Problem.of(bank.path.name, question.id, "files", kind, **context)
