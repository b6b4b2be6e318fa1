"""The process aside that tries acts: ``python -m pixsim.running.trial_process``, see `act_trials`.

It reads the length and the pickled world and act from standard input, and writes a line of JSON: why
the act is refused, empty where it is not. A program of its own, so that nothing of the one that asks
runs again, whatever that is.
"""

from __future__ import annotations

import json
import pickle
import sys
import time
from contextlib import suppress
from importlib import import_module
from typing import BinaryIO

from pixsim.foundation.i18n import gettext as _
from pixsim.worlds.core import Refused

CPU_SECONDS = 2
MEMORY = 1 << 30  # bytes
SIZE = 8  # bytes of a length
TOO_LONG = _("Cela demande trop de calculs : l'action est refusée.")


def serve_trials(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer until nothing more is asked."""
    while size := requests.read(SIZE):
        content = requests.read(int.from_bytes(size))
        _limit_time()
        answers.write(json.dumps(_first_refusal(content)).encode() + b"\n")
        answers.flush()


def _first_refusal(content: bytes) -> str:
    """Do all that is done once the act is committed: the step, the page, what it proves."""
    try:
        world, act = pickle.loads(content)
        after = world.step(act)
        after.page()
        after.facts()
    except Refused as refused:
        return str(refused)
    except MemoryError:
        return TOO_LONG
    return ""


def _limit_time() -> None:
    """So much more from now on; then the system ends this process, whatever it does."""
    if sys.platform != "win32":
        import resource

        used = int(time.process_time()) + 1
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_SECONDS, hard))


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):  # macOS has the name and not the limit
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _limit_memory()
    import_module("pixsim.worlds.registry")  # while the person reads
    with suppress(OSError, EOFError):  # who asked is gone
        serve_trials(sys.stdin.buffer, sys.stdout.buffer)
