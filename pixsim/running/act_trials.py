"""Acts tried aside, in processes with a limit of CPU time, before they are done here.

Machines that compute what a person types (programs, queries, formulas, commands) bound each of their
operations. Should one be missed, Python may run in C for ever, hold its lock and heed no key: then
it is the process aside that the system ends, and the act is refused.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, suppress
from importlib import import_module
from multiprocessing.connection import Connection
from typing import ClassVar

from pixsim.foundation.i18n import gettext as _
from pixsim.worlds.core import Act, Refused, World

CPU_SECONDS = 2
WAIT_SECONDS = 30.0  # on a starved machine, or where the system limits no CPU time
MEMORY = 1 << 30  # bytes
MOST_KNOWN = 256
MOST_PROCESSES = 3
TOO_LONG = _("Cela demande trop de calculs : l'action est refusée.")


class Trials:
    """The processes aside, begun when first needed, and what they found so far; for any thread.

    There are a few, so that who waits for the limit of time is who typed what reaches it.
    """

    _made: ClassVar[Trials | None] = None

    def __init__(self) -> None:
        self._lock, self._owner = threading.Lock(), os.getpid()
        self._known: OrderedDict[bytes, str] = OrderedDict()
        self._places = threading.BoundedSemaphore(MOST_PROCESSES)
        self._idle: list[
            Aside
        ] = []  # the last used at the end: one is enough where one person acts

    @classmethod
    def shared(cls) -> Trials:
        """Those of this process; what a fork took along is its parent's."""
        if cls._made is None or cls._made._owner != os.getpid():
            cls._made = cls()
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
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def refusal(self, content: bytes) -> str:
        """Why the pickled act in its world is refused; empty where it is not."""
        try:
            pipe = self.begin()
            pipe.send_bytes(content)
            if pipe.poll(WAIT_SECONDS):
                return pipe.recv_bytes().decode()
        except (EOFError, OSError):  # ended by the system
            pass
        self.close()
        return TOO_LONG

    def begin(self) -> Connection:
        """The pipe to the process, which is begun where it is not."""
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self.close()
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            with redirect_stderr(
                sys.__stderr__
            ):  # Textual's has no number that a process could have
                self._process.start()
            theirs.close()
        return self._pipe

    def close(self) -> None:
        """End the process."""
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()
            process.join()


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


def _serve(pipe: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of the person at the same terminal
    _limit_memory()
    import_module("pixsim.worlds.registry")  # while the person reads
    with suppress(EOFError, OSError):
        while True:
            content = pipe.recv_bytes()
            _limit_time()
            pipe.send_bytes(_tried(content).encode("utf-8", "replace"))


def _tried(content: bytes) -> str:
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
