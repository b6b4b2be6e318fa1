"""A room of the tests, and the desk that holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.running.room.desk import Desk
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.running.rooms import RoomOfTests

MakeRoom = Callable[..., RoomOfTests]


@pytest.fixture
def make(bank: Bank, sample: Profile, journal: Journal, clock: ManualClock) -> MakeRoom:
    return lambda **told: RoomOfTests(journal, bank, sample, clock, **told)


@pytest.fixture
def room(make: MakeRoom) -> RoomOfTests:
    return make()


@pytest.fixture
def desk(room: RoomOfTests) -> Iterator[Desk]:
    with room.desk() as opened:
        yield opened
