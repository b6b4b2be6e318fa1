"""Processes that share work and never outlive the one that asked for it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar, cast

T = TypeVar("T")


class WorkerLostError(BrokenExecutor):
    """A process was ended by another than its pool."""


class _Pool(Executor):
    """Processes that each have a pipe of their own, and a thread here that waits for its answers.

    A process that is killed while it writes breaks its own pipe alone, so that it is noticed at
    once; in a pool with one pipe for all, nobody would know.
    """

    def __init__(self, workers: int, reader: Connection, writer: Connection) -> None:
        self._max_workers = workers
        self._idle: SimpleQueue[Connection] = SimpleQueue()
        self._processes = []
        for _ in range(workers):  # before any thread is started
            ours, theirs = Pipe()
            process = Process(target=_serve_pool, args=(theirs, reader, writer), daemon=True)
            process.start()
            theirs.close()
            self._processes.append(process)
            self._idle.put(ours)
        self._threads = ThreadPoolExecutor(workers)

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run a function in the next process that is free."""
        return self._threads.submit(self._ask, fn, args, kwargs)

    def _ask(self, fn: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
        pipe = self._idle.get()
        try:
            pipe.send((fn, args, kwargs))
            done, answer = pipe.recv()
        except (EOFError, OSError) as error:
            raise WorkerLostError("a worker was ended from outside") from error
        finally:
            self._idle.put(pipe)
        if not done:
            raise answer
        return cast(T, answer)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes once they have done what they were given."""
        self._threads.shutdown(wait, cancel_futures=cancel_futures)
        while not self._idle.empty():
            with self._idle.get() as pipe, suppress(OSError):  # its process may be gone
                pipe.send(None)
        for process in self._processes:
            process.join()


@contextmanager
def worker_pool(workers: int) -> Iterator[Executor]:
    """Processes that end with this one, however it ends, and at once where the work is given up.

    This process holds the writing end of a pipe and never writes. The system closes it when the
    process is killed, this function when an error or a signal leaves it: either ends the workers.

    Parameters
    ----------
    workers : int

    Yields
    ------
    concurrent.futures.Executor
        Its futures raise `WorkerLostError` where a process is ended from outside.
    """
    reader, writer = Pipe(duplex=False)
    try:
        pool = _Pool(workers, reader, writer)
        try:
            yield pool
        except BaseException:
            writer.close()
            pool.shutdown(cancel_futures=True)
            raise
        pool.shutdown()
    finally:
        reader.close()
        writer.close()


def _serve_pool(asked: Connection, reader: Connection, writer: Connection) -> None:
    """Work as a process of a pool: only its parent says when it ends, or a signal of its own."""
    writer.close()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for name in ("SIGINT", "SIGHUP"):  # these go to the whole group: the parent deals with them
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    Thread(target=_end_with_parent, args=(reader,), daemon=True).start()
    while (work := asked.recv()) is not None:
        fn, args, kwargs = work
        try:
            answer = True, fn(*args, **kwargs)
        except Exception as error:  # raised again where the answer is awaited
            answer = False, error
        asked.send(answer)


def _end_with_parent(reader: Connection) -> None:
    """End this process when nobody holds the other end of the pipe any more."""
    try:
        reader.recv_bytes()
    finally:
        os._exit(1)
