"""Twenty people in a room (five by default), against a model: states, clocks and answers agree at every step."""

from __future__ import annotations

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.tools.web_model import Crowd
from tests.tools.web_room import served


@pytest.mark.parametrize(
    ("people", "steps"), [(5, 80), pytest.param(20, 260, marks=pytest.mark.full)]
)
def test_people_and_a_model_agree(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock, people: int, steps: int
) -> None:
    names = tuple((f"Prénom{chr(65 + n)}", f"Nom{chr(65 + n)}") for n in range(people))
    with served(journal, bank, sample, clock, names=names) as room:
        crowd = Crowd(room, clock, people, seed=20261127)
        for _ in range(steps):
            crowd.step()
        phases = {one.phase for one in crowd.people}
        assert {"inside", "ended"} <= phases
        assert crowd.refused > 0
        assert sum(len(one.outcomes) for one in crowd.people) > steps // 10
        crowd.finish()
