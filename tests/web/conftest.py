"""A small bank in the place of the bundled one, for what asks for it."""

from __future__ import annotations

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from tests.tools.plain_sitting import write_bank


@pytest.fixture(scope="session")
def small_bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """Without computed questions: read and drawn from at once."""
    return write_bank(tmp_path_factory.mktemp("web") / "bank")


@pytest.fixture
def small_bank_in_place(small_bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIXSIM_BANK", str(small_bank.path))


@pytest.fixture
def same_draws(small_bank_in_place: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    monkeypatch.setattr("pixsim.session.training.plan.any_seed", lambda: 7)
    monkeypatch.setattr("pixsim.journeys.practice.any_generator", lambda: np.random.default_rng(2))
