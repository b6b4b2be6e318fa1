"""Time to the first filled screen, against a bare Textual app in the same run.

Run ``python -m tests.benchmarks.start_up``: first run, one person, thirty people; in the language
of ``PIXSIM_LANG``.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
from pathlib import Path

from pixsim.foundation import i18n
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.resources import bundled_folder
from pixsim.framework import read_framework
from pixsim.store.records.refresh import refresh_records
from tests.benchmarks.core import BARE, first_screen
from tests.tools.screens import person

REPEATS = 9
AIM = 2.0


def ratio(name: str, text: str, home: Path) -> float:
    """Print one line; the ratio of the medians, bare and ours alternated."""
    bare, ours = [], []
    for _n in range(REPEATS + 1):  # the first fills caches
        bare.append(first_screen("bonjour", home, "-c", BARE))
        ours.append(first_screen(text, home))
    seconds, reference = statistics.median(ours[1:]), statistics.median(bare[1:])
    found = seconds / reference
    print(
        f"{name:<24} {seconds * 1000:5.0f} ms   bare {reference * 1000:5.0f} ms   "
        f"ratio {found:.2f} (aim ≤ {AIM})"
    )
    return found


def main() -> None:
    """Print the figures."""
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, median of {REPEATS}, {i18n.LANGUAGE}"
    )
    framework = read_framework(bundled_folder("item_bank") / "framework.toml")
    with tempfile.TemporaryDirectory() as folder:
        ratios = [
            ratio("first run", _("Comment vous appelez-vous ?").rstrip(" ?"), Path(folder) / "none")
        ]
        for people in (1, 30):
            home = Path(folder) / str(people)
            os.environ["PIXSIM_HOME"] = str(home)
            for n in range(people):
                person(f"Eve{n}", 3)
            refresh_records(framework)
            ratios.append(
                ratio(f"home, {people} in the list", _("Passer une certification blanche"), home)
            )
    sys.exit(max(ratios) > AIM)


if __name__ == "__main__":
    main()
