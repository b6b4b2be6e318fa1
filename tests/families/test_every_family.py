"""What holds for every computed family."""

from __future__ import annotations

import json

import numpy as np
import pytest

from pixsim.bank.check_question import question_faults
from pixsim.bank.load import Bank, load_bank
from pixsim.bank.question import Question

ITEMS = [item for item in load_bank().items.values() if item.family]
NUMBERS = (1, 81, 161)  # the others: bank check


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_draws_are_sound_and_a_number_always_gives_the_same(bank: Bank, item: object) -> None:
    name = getattr(item, "id")  # noqa: B009
    for number in NUMBERS:
        question = bank.question(f"{name}#{number}", np.random.default_rng(number))
        assert list(question_faults(question)) == []
        kept = Question.model_validate_json(question.model_dump_json())
        assert kept == question
        json.dumps(question.model_dump(mode="json"))
    again = bank.question(f"{name}#{number}", np.random.default_rng(number))
    assert again == question
