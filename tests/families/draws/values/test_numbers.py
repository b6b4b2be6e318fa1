"""Numbers rounded and written the French way."""

from __future__ import annotations

from pixsim.families.draws.values.numbers import half_up, rounded


def test_half_goes_up() -> None:
    assert [half_up(0.25, 1), half_up(2.5), half_up(1.049, 1)] == [0.3, 3.0, 1.0]


def test_rounded_numbers_keep_their_decimals() -> None:
    assert [rounded(12.25, 1), rounded(5, 2), rounded(1000.5, 0)] == ["12,3", "5,00", "1001"]
