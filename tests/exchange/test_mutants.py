"""A small campaign of damaged files; the large one is ``python -m tests.campaign.quizzes``."""

from __future__ import annotations

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.exchange.drafts.drafts import make_drafts
from pixsim.exchange.read import parse_quiz
from tests.exchange.mutants import Found, mutant, try_one
from tests.exchange.seeds import SEEDS
from tests.tools.tiers import times


def test_the_seeds_are_read(bank: Bank) -> None:
    taken = {
        form: len(make_drafts(parse_quiz("seed", raw, form), bank.framework).taken)
        for form, raw in SEEDS
    }
    assert taken == {"gift": 6, "aiken": 2, "cloze": 1, "xml": 5}


@pytest.mark.parametrize("count", times(100, 300))
def test_damaged_files_are_read_or_refused(bank: Bank, count: int) -> None:
    rng = np.random.default_rng(20_261_126)
    found = Found()
    for number in range(count):
        form, raw = SEEDS[number % len(SEEDS)]
        try_one(mutant(raw, rng), form, bank.framework, found, f"{form} {number}")
    assert not found.failures
    assert found.refused > count / 12
    assert found.questions > 0.8 * count
    assert found.slowest < 10
