"""Acts tried aside, in processes with a limit of CPU time, before they are done here.

Machines that compute what a person types (programs, queries, formulas, commands) bound each of their
operations. Should one be missed, Python may run in C for ever, hold its lock and heed no key: then
it is the process aside that the system ends, and the act is refused.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import pickle
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import ClassVar

from pixsim.foundation.i18n import gettext as _
from pixsim.running.trial_process import SIZE, TOO_LONG
from pixsim.worlds.core import MOST_ACTS, Act, Refused, World

WAIT_SECONDS = 30.0  # on a starved machine, or where the system limits no CPU time
MOST_KNOWN = 256
MOST_PROCESSES = 3


class Trials:
    """The processes aside, begun when first needed, and what they found so far; for any thread.

    There are a few, so that who waits for the limit of time is who typed what reaches it.
    """

    _made: ClassVar[Trials | None] = None

    def __init__(self) -> None:
        self._lock, self._owner = threading.Lock(), os.getpid()
        self._known: OrderedDict[bytes, str] = OrderedDict()
        self._places = threading.BoundedSemaphore(MOST_PROCESSES)
        # the last used at the end: one is enough where one person acts
        self._idle: list[Aside] = []

    @classmethod
    def shared(cls) -> Trials:
        """Those of this process; what a fork took along is its parent's."""
        if cls._made is None or cls._made._owner != os.getpid():
            cls._made = cls()
            atexit.register(cls._made.close)
        return cls._made

    def refusal(self, world: World, act: Act) -> str:
        """Why an act is refused; empty: it can be done, in a time that is bounded."""
        content = pickle.dumps((world, act))
        key = hashlib.sha256(content).digest()
        with self._lock:
            if key in self._known:
                return self._known[key]
        with self._process() as aside:
            found = aside.refusal(content)
        with self._lock:
            self._known[key] = found
            if len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)
        return found

    def prepare(self) -> None:
        """Begin a process aside, so that the first act need not wait for it."""
        with suppress(OSError), self._process() as aside:
            aside.begin()

    def close(self) -> None:
        """End the processes that try nothing now."""
        with self._lock:
            idle, self._idle = self._idle, []
        for aside in idle:
            aside.close()

    @contextmanager
    def _process(self) -> Iterator[Aside]:
        """One that nobody else uses meanwhile."""
        with self._places:
            with self._lock:
                aside = self._idle.pop() if self._idle else Aside()
            try:
                yield aside
            finally:
                with self._lock:
                    self._idle.append(aside)


class Aside:
    """One process that tries acts, for one thread at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def refusal(self, content: bytes) -> str:
        """Why the pickled act in its world is refused; empty where it is not."""
        found = b""
        try:
            process = self.begin()
            late = threading.Timer(WAIT_SECONDS, process.kill)
            late.start()
            try:
                found = _ask_process(process, content)
            finally:
                late.cancel()
        except OSError:  # ended while it was asked
            pass
        finally:  # also where the person interrupts: nobody else gets this answer
            if not found:
                self.close()
        return str(json.loads(found)) if found else TOO_LONG

    def begin(self) -> subprocess.Popen[bytes]:
        """The process, which is begun where it is not."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "pixsim.running.trial_process"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                start_new_session=True,  # not interrupted by the person at the terminal
            )
        return self._process

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(OSError):  # what it had not read
                process.communicate()


def _ask_process(process: subprocess.Popen[bytes], content: bytes) -> bytes:
    """A line of JSON, why the act is refused; nothing where the process was ended."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(len(content).to_bytes(SIZE) + content)
    process.stdin.flush()
    line = process.stdout.readline()
    return line if line.endswith(b"\n") else b""


def prepare_trials(world: World | None) -> None:
    """Have a process ready for the acts in a world, where they are tried aside."""
    if world is not None and world.computes:
        Trials.shared().prepare()


def try_act(world: World, act: Act) -> None:
    """Refuse an act that would take too long; for machines that compute what is typed.

    Raises
    ------
    Refused
        Also for what the act itself is refused for.
    """
    if world.computes and any(act.arguments().values()):
        refusal = Trials.shared().refusal(world, act)
        if refusal:
            raise Refused(refusal)


def check_act(world: World | None, act: Act, done: int = 0) -> None:
    """Refuse an act that is not possible now, in words for the person.

    Parameters
    ----------
    world : World or None
        Of the present question.
    done : int
        Acts since the last restart.

    Raises
    ------
    Refused
    """
    if world is None:
        raise Refused(_("Cette question n'a pas de simulateur."))
    if done >= MOST_ACTS:
        raise Refused(_("Trop d'actions : recommencez."))
    try_act(world, act)
    world.step(act)
