"""Opens the screens, where there is a terminal for them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from pixsim.cli.console.output import ExitCode, say
from pixsim.cli.fronts.plain import run_plain, wants_plain
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.profile import Profile


def has_terminal() -> bool:
    """Whether a person sits in front of a terminal that can show screens."""
    streams = (sys.stdin, sys.stdout, sys.stderr)  # Textual draws on stderr
    return all(stream.isatty() for stream in streams) and os.environ.get("TERM") != "dumb"


def open_screens(
    profile: Profile | None = None,
    seed: int | None = None,
    start: str = "exam",
    rules: str | None = None,
    asked: tuple[str, ...] = (),
) -> None:
    """Run the terminal interface; with a profile, go straight to what is named by `start`.

    Exams follow `rules`, ``v2`` or ``v3``; without it, the person is asked. A pilot asks `asked`.
    """
    if wants_plain():
        run_plain(profile, seed, start, rules, asked)
    if not has_terminal():
        say(
            _(
                "pixsim s'ouvre dans un terminal. Sans terminal, essayez :\n"
                "  pixsim --plain\n"
                "  pixsim exam independant --autopilot perfect\n"
                "  pixsim results\n"
                "  pixsim --help"
            ),
            err=True,
        )
        raise SystemExit(ExitCode.USAGE)
    # screens multiply no matrices: without its threads numpy is imported twice as fast
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from pixsim.tui.app import PixsimApp

    app = PixsimApp(profile=profile, seed=seed, start=start, rules=rules, asked=asked)
    app.run()
    raise SystemExit(app.return_code or 0)
