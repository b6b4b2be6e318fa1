"""Sums of independent small counts, all but one at a time.

Distributions are arrays of shape (count, value, candidate): the last axis is contiguous, so that
every step is one pass over many candidates. All terms are products and sums of probabilities:
nothing is subtracted or divided, so no accuracy is lost (unlike a deconvolution).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Floats


def convolve(one: Floats, other: Floats) -> Floats:
    """Distribution of the sum of two independent counts, for each of a stack.

    Parameters
    ----------
    one, other : float64 arrays, shape (count, value, candidate)
    """
    if one.shape[1] < other.shape[1]:
        one, other = other, one
    width = one.shape[1]
    total = np.zeros((one.shape[0], width + other.shape[1] - 1, one.shape[2]))
    term = np.empty_like(one)
    for value in range(other.shape[1]):
        np.multiply(one, other[:, value : value + 1], out=term)
        total[:, value : value + width] += term
    return total


def reach_given_own(counts: Floats, needs: NDArray[np.integer]) -> Floats:
    """Chance that the sum of all counts reaches some thresholds, given one of them.

    A tree of partial sums is built upwards, then the sum outside each node downwards. In the two
    lowest levels, where most of the work would be, only the points asked for are computed: the
    tail of a sum is a convolution of tails too.

    Parameters
    ----------
    counts : float64 array, shape (count, value, candidate)
        Distributions of independent counts.
    needs : integer array, shape (threshold,)

    Returns
    -------
    float64 array, shape (count, threshold, value, candidate)
        ``P(sum of the other counts >= need - value)``.
    """
    tree = [_pad_counts(counts)]
    while len(tree[-1]) > 2:
        tree.append(convolve(tree[-1][0::2], tree[-1][1::2]))
    outside = np.ones((1, 1, counts.shape[2]))
    for level in reversed(tree[2:]):
        outside = _outside_sums(outside, level)
    low = tree[1::-1]
    width = counts.shape[1] + sum(level.shape[1] - 1 for level in low)
    window = _threshold_windows(_tail_sums(outside), needs, width)
    for level in low:
        window = _windows_below(window, level)
    return window[: len(counts), :, ::-1]


def _threshold_windows(tail: Floats, needs: NDArray[np.integer], width: int) -> Floats:
    """Tails at the `width` points up to each threshold, shape (node, threshold, point, candidate)."""
    points = needs[:, None] + np.arange(1 - width, 1)
    windows: Floats = tail[:, np.clip(points, 0, tail.shape[1] - 1)]
    return windows


def _windows_below(window: Floats, level: Floats) -> Floats:
    """The same outside each node of a level, from outside their parents; windows get shorter."""
    values = level.shape[1]
    width = window.shape[2] - values + 1
    found = np.zeros((len(level), window.shape[1], width, window.shape[3]))
    term = np.empty((len(window), *found.shape[1:]))
    for side in (0, 1):
        sibling = level[1 - side :: 2]
        for value in range(values):
            start = values - 1 - value
            part = window[:, :, start : start + width]
            np.multiply(part, sibling[:, value, None, None], out=term)
            found[side::2] += term
    return found


def _outside_sums(outside: Floats, level: Floats) -> Floats:
    """Sum outside each node of a level, from the sums outside their parents."""
    found = np.empty((len(level), outside.shape[1] + level.shape[1] - 1, level.shape[2]))
    for side in (0, 1):
        found[side::2] = convolve(outside, level[1 - side :: 2])
    return found


def _pad_counts(counts: Floats) -> Floats:
    """Counts that are always 0 added, up to a power of two and at least two."""
    wanted = 2
    while wanted < len(counts):
        wanted *= 2
    if wanted == len(counts):
        return counts
    zeros = np.zeros((wanted - len(counts), *counts.shape[1:]))
    zeros[:, 0] = 1.0
    return np.concatenate([counts, zeros])


def _tail_sums(distribution: Floats) -> Floats:
    """``P(sum >= value)`` for every value, and 0 one beyond the last."""
    tail = np.zeros((distribution.shape[0], distribution.shape[1] + 1, distribution.shape[2]))
    for value in range(distribution.shape[1] - 1, -1, -1):
        np.add(tail[:, value + 1], distribution[:, value], out=tail[:, value])
    return tail
