"""A process that is killed in the middle of its work."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable


def kill_in_its_work(
    work: Callable[[int], object], is_enough: Callable[[bytes], bool], delay: float
) -> bytes:
    """Kill a child `delay` after it has said enough on its pipe; all that it said."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(writer)
        finally:
            os._exit(0)
    os.close(writer)
    said = b""
    while not is_enough(said) and (chunk := os.read(reader, 4096)):
        said += chunk  # the child may also end, when all is answered
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while select.select([reader], [], [], 0)[0] and (chunk := os.read(reader, 4096)):
        said += chunk
    os.close(reader)
    return said
