"""Journeys are walked on a bank without computed questions: it is read and drawn from at once."""

from __future__ import annotations

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.journeys.context import Context
from pixsim.profile import Profile
from pixsim.store.people.profiles import create_profile
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.tools.plain_sitting import write_bank


@pytest.fixture(scope="session")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return write_bank(tmp_path_factory.mktemp("journeys") / "bank")


@pytest.fixture
def context(bank: Bank, journal: Journal, clock: ManualClock) -> Context:
    return Context(journal, bank.framework, clock, lambda _digest: bank)


@pytest.fixture
def zoe() -> Profile:
    return create_profile(Profile(id="zoe", name="Zoé"), set())[0]


@pytest.fixture
def plain(bank: Bank) -> Profile:
    levels = dict.fromkeys(bank.framework.competence, 3)
    return create_profile(Profile(id="lea", name="Léa Martin", levels=levels), set())[0]
