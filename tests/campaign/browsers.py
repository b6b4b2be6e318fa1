"""The exam in a browser: servers killed at any moment, and odd requests by the thousand.

Run ``python -m tests.campaign.browsers --kills 50 --requests 10000``.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from contextlib import closing
from pathlib import Path

from pixsim.store.journal import Journal
from tests.campaign import journals
from tests.conftest import ManualClock
from tests.tools.web_exam import at_desk
from tests.tools.web_fuzz import odd_requests
from tests.tools.web_kills import kills


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
        clock = ManualClock()
        with (
            closing(Journal(Path(folder) / "fuzz.db")) as journal,
            at_desk(journal, bank, profile, clock=clock) as desk,
        ):
            desk.begin()
            counts = odd_requests(desk, given.requests, given.seed)
            print(f"{given.requests} odd requests: {dict(sorted(counts.items()))}")


if __name__ == "__main__":
    main()
