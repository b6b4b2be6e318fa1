"""How much one does: shares of the bank, and of tests drawn from it (issues 13 and 15)."""

from __future__ import annotations

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.bank.stats import PRACTICAL, bank_stats
from tests.campaign.drawn_shares import (
    ABILITIES,
    LEAST,
    DrawnTest,
    blame,
    share,
    v2_profiles,
    v2_tests,
    v3_tests,
)
from tests.tools.tiers import times


def test_most_of_the_bank_is_done_and_not_told(bank: Bank) -> None:
    rows = bank_stats(bank).values()
    items = sum(row.items for row in rows)
    assert sum(row.practical for row in rows) >= 0.75 * items
    assert sum(row.kinds["sim"] + row.kinds["file"] for row in rows) >= 0.65 * items
    assert sum(row.kinds["know"] for row in rows) <= 0.05 * items
    assert sum(row.kinds["paper"] for row in rows) <= 0.03 * items
    assert sum(row.focus for row in rows) <= 0.25 * items


def test_no_competence_is_thin(bank: Bank) -> None:
    thin = {
        code: row.practical / row.items
        for code, row in bank_stats(bank).items()
        if row.practical < 0.50 * row.items
    }
    assert thin == {}


def few(tests: list[DrawnTest], bank: Bank) -> dict[str, str]:
    """Tests with too few practical questions, and where the others come from."""
    return {
        f"{test.kind}: {share(test, bank):.0%}": str(blame([test], bank).most_common(4))
        for test in tests
        if share(test, bank) < LEAST
    }


@pytest.mark.parametrize("each", times(2, 4))
def test_every_adaptive_test_is_practical(bank: Bank, each: int) -> None:
    tests = v3_tests(bank, ABILITIES, each)
    assert len(tests) == each * len(ABILITIES)
    assert {len(test.items) for test in tests} == {32}
    assert few(tests, bank) == {}


@pytest.mark.parametrize("seeds", times(1, 3))
def test_every_personal_test_is_practical(bank: Bank, seeds: int) -> None:
    tests = v2_tests(bank, v2_profiles(bank, (1.0,)), range(1, seeds + 1))
    assert few(tests, bank) == {}


def test_a_test_of_words_alone_is_seen(bank: Bank) -> None:
    names = [name for name, item in bank.items.items() if item.kind not in PRACTICAL]
    told = DrawnTest("words", tuple(names[:32]))
    assert share(told, bank) == 0
    assert sum(blame([told], bank).values()) == 32
    with pytest.raises(AssertionError):
        assert few([told], bank) == {}
