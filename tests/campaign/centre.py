"""A centre in browsers: servers killed at any moment under three people, odd requests by the thousand.

Run ``python -m tests.campaign.centre --kills 100 --requests 10000``.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from contextlib import closing
from pathlib import Path

from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.tools.plain_sitting import write_bank
from tests.tools.web_centre import centre, enrolled
from tests.tools.web_centre_process import centre_kills
from tests.tools.web_fuzz import odd_centre_requests

NAMES = ("Ana", "Bob", "Zoé")


def main() -> None:
    """Kill, send, and say what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=36)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bank = write_bank(Path(folder) / "bank")
        os.environ |= {"PIXSIM_HOME": str(Path(folder) / "kills"), "PIXSIM_BANK": str(bank.path)}
        said = centre_kills(Path(folder) / "kills" / "pixsim.db", bank, given.kills, given.seed)
        print(f"{given.kills} kills of a centre, {said} answers acknowledged, none lost")
        os.environ["PIXSIM_HOME"] = str(Path(folder) / "odd")
        people = enrolled(bank, NAMES, certifiable=("Ana",))
        with (
            closing(Journal()) as journal,
            centre(journal, bank, ManualClock(), people) as found,
        ):
            browsers = [*map(found.entered, NAMES), found.trainer(), found.browser()]
            browsers[-1].get("/")
            counts = odd_centre_requests(browsers, given.requests, given.seed, never=("delete",))
            print(f"{given.requests} odd requests to a centre: {dict(sorted(counts.items()))}")


if __name__ == "__main__":
    main()
