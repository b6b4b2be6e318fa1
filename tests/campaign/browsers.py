"""The exam in a browser, alone and in a room: servers killed at any moment, odd requests by the thousand.

Run ``python -m tests.campaign.browsers --kills 50 --requests 10000``.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from contextlib import closing
from pathlib import Path

from pixsim.store.sittings.journal import Journal
from tests.campaign import journals
from tests.conftest import ManualClock
from tests.tools.web_exam import at_desk
from tests.tools.web_fuzz import odd_requests, odd_room_requests
from tests.tools.web_kills import kills
from tests.tools.web_room import served
from tests.tools.web_room_kills import room_kills


def main() -> None:
    """Kill, send, and say what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=20261127)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PIXSIM_HOME"] = str(Path(folder) / "home")
        bank = journals.the_bank()
        profile = journals.sample(bank)
        said = kills(Path(folder) / "kills.db", bank, profile, given.kills, given.seed)
        print(f"{given.kills} kills, {said} answers acknowledged, none lost")
        said = room_kills(Path(folder) / "room.db", bank, profile, given.kills, given.seed)
        print(f"{given.kills} kills of a room, {said} answers acknowledged, none lost")
        clock = ManualClock()
        with (
            closing(Journal(Path(folder) / "fuzz.db")) as journal,
            at_desk(journal, bank, profile, clock=clock) as desk,
        ):
            desk.begin()
            counts = odd_requests(desk, given.requests, given.seed)
            print(f"{given.requests} odd requests: {dict(sorted(counts.items()))}")
        with (
            closing(Journal(Path(folder) / "room-fuzz.db")) as journal,
            served(journal, bank, profile, clock) as room,
        ):
            browser, watching = room.begun(1), room.invigilator()
            browser.client.cookies.update(watching.client.cookies)
            tokens = list(browser.client.cookies.values())
            bearer = room.server.invigilators.new_entry()
            counts = odd_room_requests(browser, tokens, bearer, given.requests, given.seed)
            print(f"{given.requests} odd requests to a room: {dict(sorted(counts.items()))}")


if __name__ == "__main__":
    main()
