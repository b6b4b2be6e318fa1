"""What holds for every computed family."""

from __future__ import annotations

import json

import numpy as np
import pytest

from pixsim.bank.checking.question_check import question_faults
from pixsim.bank.drawing.draw import variant_fields
from pixsim.bank.drawing.filling import Filler
from pixsim.bank.drawing.task import near_misses
from pixsim.bank.marking import is_right
from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.bank.schema import Item

ITEMS = [item for item in load_bank().items.values() if item.family]
NUMBERS = [1, pytest.param(81, marks=pytest.mark.full), pytest.param(161, marks=pytest.mark.full)]
"""The others: bank check."""


@pytest.mark.sampled(640)
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
@pytest.mark.parametrize("number", NUMBERS)
def test_draws_are_sound_and_a_number_always_gives_the_same(
    bank: Bank, item: Item, number: int
) -> None:
    question = bank.question(f"{item.id}#{number}", np.random.default_rng(number))
    assert list(question_faults(question)) == []
    assert len(question.explanation) >= 30
    kept = Question.model_validate_json(question.model_dump_json())
    assert kept == question
    json.dumps(question.model_dump(mode="json"))
    assert bank.question(f"{item.id}#{number}", np.random.default_rng(number)) == question


@pytest.mark.sampled(240)
@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "item", [item for item in ITEMS if item.kind == "sim"], ids=lambda one: one.id
)
def test_what_nearly_does_it_does_not(bank: Bank, item: Item, number: int) -> None:
    question = bank.question(f"{item.id}#{number}", np.random.default_rng(number))
    if not question.is_done:
        return
    fields = Filler(question.id, variant_fields(item, number))
    near = near_misses(item, fields, bank.worlds)
    assert near
    assert [acts for acts in near if is_right(question, acts)] == []
