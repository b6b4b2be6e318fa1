"""A QR code in the letters of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

QUIET: Final = 2  # modules around a code
_BLOCKS = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
"""Light modules are drawn, dark ones left: terminals are dark."""


def qr_blocks(matrix: Iterable[Sequence[int]]) -> str:
    """Full and half blocks, two rows of modules a line, without any control character.

    Parameters
    ----------
    matrix : iterable of sequence of int
        Rows of modules, 1 where dark.
    """
    rows = [[*[False] * QUIET, *map(bool, row), *[False] * QUIET] for row in matrix]
    empty = [False] * len(rows[0])
    rows = [*[empty] * QUIET, *rows, *[empty] * QUIET]
    if len(rows) % 2:
        rows.append(empty)
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join(
        "".join(_BLOCKS[not above, not below] for above, below in zip(*pair, strict=True))
        for pair in pairs
    )
