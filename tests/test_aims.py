"""A benchmark that misses an aim ends with 1, and says which."""

from __future__ import annotations

import pytest

from tests.benchmarks.aims import Aims


def test_an_aim_that_is_missed_ends_the_program_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    aims = Aims()
    assert aims.at_most("memory", 5, 5) == "(aim ≤ 5)"
    assert aims.at_least("speed", 9.0, 10_000) == "(aim ≥ 10,000, MISSED)"
    with pytest.raises(SystemExit) as ended:
        aims.end()
    assert ended.value.code == 1
    assert capsys.readouterr().out == "missed: speed\n"


def test_aims_that_are_reached_end_it_with_0() -> None:
    aims = Aims()
    aims.at_most("memory", 5, 6)
    with pytest.raises(SystemExit) as ended:
        aims.end()
    assert ended.value.code == 0
