"""A small campaign of hostile arguments and files; `tests.campaign.commands` runs large ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.campaign.commands import SHAPES, Fault, Report, is_harmless, run
from tests.tools.tiers import times


@pytest.mark.parametrize("inputs", times(3, 120))
def test_no_traceback_no_hang_no_control_character(tmp_path: Path, inputs: int) -> None:
    report = run(inputs=inputs, seed=1, folder=tmp_path, processes=1)
    assert report.inputs == inputs + 1
    assert not report.faults, report.faults[0]
    assert set(report.exits) >= ({0, 2, 3} if inputs > 30 else {0, 2})


def test_the_campaign_sees_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> Report:
        raise ZeroDivisionError

    monkeypatch.setattr("pixsim.bank.stats.bank_stats", fail)
    monkeypatch.setattr("tests.campaign.commands.SHAPES", (("bank", "stats"),))
    report = run(inputs=3, seed=1, folder=tmp_path)
    assert {fault.kind for fault in report.faults} <= {"traceback"}
    assert isinstance(report.faults[0], Fault)
    assert "ZeroDivisionError" in report.faults[0].said
    assert len(SHAPES) > 20
    assert not is_harmless("\x1b[31m")
