"""Two levels of threads do not mix: ours over blocks of persons, none inside a matrix product.

Products of blocks are too small for the threads of OpenBLAS, which also wait by spinning: on a busy
machine that costs several times the work. Results do not depend on the number of workers: the
blocks are cut into `CHUNKS` parts whatever it is, and sums are taken in the order of the parts.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

CHUNKS = 4

T = TypeVar("T")
R = TypeVar("R")


def in_order(work: Callable[[T], R], chunks: Sequence[T]) -> list[R]:
    """Results of `work` on each chunk, computed by several threads."""
    return list(_each(work, chunks))


def _each(work: Callable[[T], R], chunks: Sequence[T]) -> Iterator[R]:
    workers = min(len(chunks), len(os.sched_getaffinity(0)) if _has_affinity() else 2)
    if workers <= 1:
        yield from map(work, chunks)
        return
    with ThreadPoolExecutor(workers) as pool:
        yield from pool.map(work, chunks)


def in_sum(
    work: Callable[[T], list[NDArray[np.float64]]], chunks: Sequence[T]
) -> list[NDArray[np.float64]]:
    """Add up the arrays that `work` returns for each chunk, in order, as they come."""
    found = _each(work, chunks)
    total = next(found)
    for other in found:
        for value, more in zip(total, other, strict=True):
            value += more
    return total


@contextmanager
def one_blas_thread() -> Iterator[None]:
    """Matrix products stay in the calling thread; a decorator as well."""
    with _libraries().limit(limits=1, user_api="blas"):
        yield


def _has_affinity() -> bool:
    return hasattr(os, "sched_getaffinity")


@cache
def _libraries() -> ThreadpoolController:
    import scipy.linalg  # type: ignore[import-untyped]  # noqa: F401  # brings a BLAS of its own

    return ThreadpoolController()
