"""Twenty people in a room, against a model: states, clocks and answers agree at every step."""

from __future__ import annotations

from pixsim.bank.load import Bank
from pixsim.profile import Profile
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.tools.web_model import Crowd
from tests.tools.web_room import served

PEOPLE = 20
NAMES = tuple((f"Prénom{chr(65 + n)}", f"Nom{chr(65 + n)}") for n in range(PEOPLE))


def test_twenty_people_and_a_model_agree(
    journal: Journal, bank: Bank, sample: Profile, clock: ManualClock
) -> None:
    with served(journal, bank, sample, clock, names=NAMES) as room:
        crowd = Crowd(room, clock, PEOPLE, seed=20261127)
        for _ in range(260):
            crowd.step()
        phases = {one.phase for one in crowd.people}
        assert {"inside", "ended"} <= phases
        assert crowd.refused > 0
        assert sum(len(one.outcomes) for one in crowd.people) > 25
        crowd.finish()
