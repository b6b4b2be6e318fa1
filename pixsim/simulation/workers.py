"""Processes that share a simulation and never outlive it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Thread


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
