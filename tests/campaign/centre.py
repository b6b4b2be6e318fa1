"""A centre in browsers: servers killed at any moment under three people, odd requests by the thousand.

Run ``python -m tests.campaign.centre --kills 100 --requests 10000``.
"""

from __future__ import annotations

import argparse
import itertools
import os
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path

from pixsim.store.people.personal_codes import keep_codes
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.tools.plain_sitting import write_bank
from tests.tools.web_centre import centre, enrolled
from tests.tools.web_centre_process import centre_kills
from tests.tools.web_fuzz import Handled, odd_centre_requests

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
        kept = centre_kills(Path(folder) / "kills" / "pixsim.db", bank, given.kills, given.seed)
        print(f"{given.kills} kills of a centre, {kept} answers acknowledged, none lost")
        os.environ["PIXSIM_HOME"] = str(Path(folder) / "odd")
        people = enrolled(bank, NAMES, certifiable=("Ana",))
        steps = itertools.count(0.0, 6.0)  # seconds: as if nobody ever hurried
        with (
            closing(Journal()) as journal,
            centre(journal, bank, ManualClock(), people, now=steps.__next__) as found,
        ):
            found.reached = handled = Handled(found.app)
            counts, seed = Counter[int](), given.seed
            while handled.worked < given.requests:
                keep_codes(people.values())  # the trainer may have drawn others
                browsers = [*map(found.entered, NAMES), found.trainer(), found.browser()]
                browsers[-1].get("/")
                counts += odd_centre_requests(browsers, 50, seed, never=("delete",))
                seed += 1
            said = (
                f"{counts.total()} odd requests to a centre, {handled.worked} worked on by a route"
            )
            print(f"{said}: {dict(sorted(counts.items()))}")
            print(handled.table())


if __name__ == "__main__":
    main()
