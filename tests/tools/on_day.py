"""Run pixsim as on another day, to look at what time does: a plan over weeks, a profile that ages.

``python -m tests.tools.on_day 2026-12-05T18:30 plan today lea`` runs ``pixsim plan today lea`` with a
clock that says half past six on that day, where the machine is, and goes on from there; any other
command will do. What pixsim ships has no such option: a room or an exam takes its time from the
computer alone.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from pixsim.foundation.clock import SystemClock


def set_clock(moment: datetime) -> None:
    """Every clock of this process reads `moment` now, and goes on from there."""
    ahead = moment.astimezone(UTC) - datetime.now(UTC)
    setattr(SystemClock, "__call__", lambda _clock: datetime.now(UTC) + ahead)  # noqa: B010


def main() -> None:
    """Entry point."""
    if len(sys.argv) < 2:
        sys.exit((__doc__ or "").strip())
    set_clock(datetime.fromisoformat(sys.argv.pop(1)))
    from pixsim.__main__ import main as run

    run()


if __name__ == "__main__":
    main()
