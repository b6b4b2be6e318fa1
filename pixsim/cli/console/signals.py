"""What ends a command from outside, turned into an orderly end."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from pixsim.cli.console.output import say
from pixsim.foundation.i18n import gettext as _


@contextmanager
def orderly_end() -> Iterator[None]:
    """Leave the block as by an error when the system asks the command to end (128 + signal).

    What is half done is then taken back. Signals that are ignored, as by ``nohup``, still are.
    """
    numbers = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
    before = {
        number: signal.getsignal(number)
        for number in numbers
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN
    }

    def leave(number: int, _frame: FrameType | None) -> None:
        for each in before:
            signal.signal(each, signal.SIG_IGN)  # once is enough
        say("\n" + _("Interrompu."), err=True)
        raise SystemExit(128 + number)

    try:
        for number in before:
            signal.signal(number, leave)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
