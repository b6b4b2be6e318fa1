"""The work of a simulation, shared among processes that never outlive it."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Thread

from pixsim.simulation.blocks import block_count
from pixsim.simulation.columns import Columns
from pixsim.simulation.tally import Tally
from pixsim.simulation.trial import Trial, run_blocks

Piece = tuple[Tally, Columns | None]


def pieces(trial: Trial, executor: Executor | None, blocks: int, table: bool) -> Iterator[Piece]:
    """Chunks of a trial in order, with few of them under way or waiting for those before them.

    Parameters
    ----------
    trial : Trial
    executor : concurrent.futures.Executor or None
        None: this process.
    blocks : int
        In one chunk.
    table : bool
        One row a candidate, beside the sums.
    """
    last = block_count(trial.candidates)
    chunks = (range(first, min(first + blocks, last)) for first in range(0, last, blocks))
    if executor is None:
        for numbers in chunks:
            yield run_blocks(trial, numbers, table)
        return
    window = 2 * _workers(executor)
    waiting: deque[Future[Piece]] = deque()
    try:
        for numbers in chunks:
            waiting.append(executor.submit(run_blocks, trial, numbers, table))
            if len(waiting) >= window:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _workers(executor: Executor) -> int:
    """Chunks that can run at once; executors do not say in one way."""
    workers: int | None = getattr(executor, "_max_workers", None)
    client = getattr(executor, "_client", None)
    if workers is None and client is not None:  # Dask
        workers = sum(client.nthreads().values())
    return workers or os.cpu_count() or 1


@contextmanager
def worker_pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that end with this one, however it ends, and at once where the work is given up.

    This process holds the writing end of a pipe and never writes. The system closes it when the
    process is killed, this function when an error or a signal leaves it: either ends the workers.

    Parameters
    ----------
    workers : int
    """
    reader, writer = Pipe(duplex=False)
    try:
        with ProcessPoolExecutor(
            workers, initializer=_follow, initargs=(reader, writer)
        ) as executor:
            try:
                yield executor
            except BaseException:
                writer.close()
                raise
    finally:
        reader.close()
        writer.close()


def _follow(reader: Connection, writer: Connection) -> None:
    """Begin a worker: only its parent says when it ends, or a signal of its own that ends it."""
    writer.close()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for name in ("SIGINT", "SIGHUP"):  # these go to the whole group: the parent deals with them
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    Thread(target=_end_with, args=(reader,), daemon=True).start()


def _end_with(reader: Connection) -> None:
    """End this process when nobody holds the other end of the pipe any more."""
    try:
        reader.recv_bytes()
    finally:
        os._exit(1)
