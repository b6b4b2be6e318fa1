"""The work of a simulation, in chunks that processes share."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from itertools import pairwise

from pixsim.foundation.problems import Problem
from pixsim.foundation.workers import worker_pool
from pixsim.simulation.blocks import BLOCK, Block, block_count, block_of
from pixsim.simulation.columns import Columns
from pixsim.simulation.people.assumptions import fault, whole_number
from pixsim.simulation.people.positioning import ROWS
from pixsim.simulation.prepared_simulation import PreparedSimulation, run_blocks
from pixsim.simulation.tally import Tally

Piece = tuple[Tally, Columns | None]


Workers = Executor | int | None
"""What runs the chunks: an executor, as many processes of this machine, or (None, 1) this process."""


@contextmanager
def open_workers(workers: Workers) -> Iterator[Executor | None]:
    """The executor that is asked for; processes begun here end with the block."""
    if workers is None or isinstance(workers, int):
        if (workers or 1) == 1:
            yield None
            return
        with worker_pool(int(workers or 1)) as pool:
            yield pool
        return
    yield workers


def worker_faults(workers: object) -> Iterator[Problem]:
    """What is neither an executor nor a number of processes."""
    if isinstance(workers, int):
        yield from whole_number("executor", workers, 1)
    elif workers is not None and not hasattr(workers, "submit"):
        message = f"must be an executor or a number of processes, not a {type(workers).__name__}"
        yield fault("executor", message, "unknown_executor")


def pieces(
    prepared: PreparedSimulation, executor: Executor | None, blocks: int | None, table: bool
) -> Iterator[Piece]:
    """Chunks of a prepared simulation in order, with few of them under way or waiting for those before them.

    Parameters
    ----------
    prepared : PreparedSimulation
    executor : concurrent.futures.Executor or None
        None: this process.
    blocks : int, optional
        In one chunk; by default what `even_chunks` finds.
    table : bool
        One row per candidate, beside the sums.
    """
    workers = 1 if executor is None else _worker_count(executor)
    count = block_count(prepared.candidates)
    sizes = even_chunks(prepared, workers) if blocks is None else [blocks] * -(-count // blocks)
    chunks = _split_blocks(prepared, sizes)
    if executor is None:
        for chunk in chunks:
            yield run_blocks(prepared, chunk, table)
        return
    window = 2 * workers
    waiting: deque[Future[Piece]] = deque()
    try:
        for chunk in _cut_last(prepared, chunks, workers):
            waiting.append(executor.submit(run_blocks, prepared, chunk, table))
            if len(waiting) >= window:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _split_blocks(prepared: PreparedSimulation, sizes: Iterable[int]) -> Iterator[list[Block]]:
    """The whole blocks of a prepared simulation, so many at a time."""
    last, first = block_count(prepared.candidates), 0
    for size in sizes:
        numbers = range(first, min(first + size, last))
        yield [
            block_of(prepared.seed, n, prepared.candidates, prepared.answers_seed) for n in numbers
        ]
        first += size


def _cut_last(
    prepared: PreparedSimulation, chunks: Iterator[list[Block]], workers: int
) -> Iterator[list[Block]]:
    """The same chunks, but the last blocks in parts where a block takes long.

    A positioned block takes half a second: of three blocks, two workers would do two and one.
    """
    if prepared.positioning is None:
        yield from chunks
        return
    ahead: deque[list[Block]] = deque()
    for chunk in chunks:
        ahead.append(chunk)
        if len(ahead) > workers:
            yield ahead.popleft()
    for chunk in ahead:
        if len(chunk) > 1:
            yield chunk
            continue
        for first in range(0, chunk[0].size, ROWS):
            yield [chunk[0].part(first, ROWS)]


def even_chunks(prepared: PreparedSimulation, workers: int) -> list[int]:
    """Blocks of each chunk, so that all workers have as many chunks, of one size but for a block.

    A chunk has as many blocks as outweigh its journey, at most: the last one to be worked on keeps
    no other worker waiting for long.
    """
    blocks, most = block_count(prepared.candidates), -(-prepared.piece // BLOCK)
    rounds = -(-blocks // (most * workers))
    chunks = min(rounds * workers, blocks)
    ends = [-(-blocks * k // chunks) for k in range(chunks + 1)]
    return [end - start for start, end in pairwise(ends)]


def _worker_count(executor: Executor) -> int:
    """Chunks that can run at once; executors do not say in one way."""
    workers: int | None = getattr(executor, "_max_workers", None)
    client = getattr(executor, "_client", None)
    if workers is None and client is not None:  # Dask
        workers = sum(client.nthreads().values())
    return workers or os.cpu_count() or 1
