"""Positionings that are kept, for arms of an experiment that differ in rules or retention alone.

A positioning depends on the abilities shown, the items and the block. Where all of these are the same
its result is the same, and the positioning is what takes long. Kept are the first blocks met, no
more than `MOST` (about 11 MB each), in this process, as long as the experiment runs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex

import numpy as np
from numpy.typing import NDArray

from pixsim.simulation.blocks import Block
from pixsim.simulation.people.positioning import BlockPositioning, Positions

MOST = 32


class _Kept:
    """What this process has kept, and for which experiment."""

    token = ""
    positions: dict[bytes, Positions]

    def __init__(self) -> None:
        self.positions = {}

    def begin(self, token: str) -> None:
        """Forget what other experiments kept."""
        if token != self.token:
            self.token = token
            self.positions.clear()


_KEPT = _Kept()
_ASKED: list[str] = []


@contextmanager
def keep_positionings() -> Iterator[None]:
    """Keep positionings inside the block, here and in the workers of simulations begun there."""
    _ASKED.append(_ASKED[-1] if _ASKED else token_hex(8))
    try:
        yield
    finally:
        _ASKED.pop()
        if not _ASKED:
            _KEPT.begin("")


def keeping_token() -> str:
    """Token of the experiment that keeps positionings; empty where none does."""
    return _ASKED[-1] if _ASKED else ""


def cached_positions(
    positioning: BlockPositioning, ability: NDArray[np.float32], block: Block, token: str
) -> Positions:
    """`BlockPositioning.position`, or what it gave before.

    Parameters
    ----------
    positioning, ability, block
        As for `BlockPositioning.position`.
    token : str
        From `keeping_token`, where the simulation was prepared.
    """
    if not token:
        return positioning.position(ability, block)
    _KEPT.begin(token)
    key = _positioning_key(positioning, ability, block)
    found = _KEPT.positions.get(key)
    if found is None:
        found = positioning.position(ability, block)
        if len(_KEPT.positions) < MOST:
            _KEPT.positions[key] = found
    return found


def _positioning_key(
    positioning: BlockPositioning, ability: NDArray[np.float32], block: Block
) -> bytes:
    """Digest of all that the positionings of a block depend on."""
    sha = hashlib.sha256(
        repr((block.seed, block.number, block.first, block.size, positioning.rules)).encode()
    )
    sha.update(np.ascontiguousarray(ability).tobytes())
    items = next((part.items for part in positioning.parts if part is not None), None)
    if items is not None:
        sha.update("\n".join(items.id).encode())
        for values in (items.skill, items.a, items.b, items.c, items.offered, items.variants):
            sha.update(np.ascontiguousarray(values).tobytes())
        sha.update(items.timed.tobytes())
    return sha.digest()
