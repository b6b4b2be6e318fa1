"""How many questions of a test show something: pixsim's own, among what the rules leave free.

The rules choose skills (V2) or a difficulty (V3); which item of the skill, or which of equally
informative items, they leave open. There, one to look at comes first until the test has some.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from pixsim.bank.question import item_of
from pixsim.bank.reading.load import Bank

LOOKED_AT: Final = 5
"""Questions of a test that show something, where the rules leave the choice."""


def is_looked_at(bank: Bank, item: str) -> bool:
    """Whether an item shows something, or lets it be heard."""
    return item in bank.looked_at


def due(asked: int, length: int, wanted: int = LOOKED_AT) -> int:
    """How many of the first questions of a test should show something, each in the middle of its share.

    Were each at the beginning of its share, all tests would begin with one.

    Parameters
    ----------
    asked : int
        Questions up to the present one, itself included.
    length : int
        Questions of a whole test.

    Examples
    --------
    >>> [due(number, 32) for number in (1, 7, 32)]
    [0, 1, 5]
    """
    return (2 * wanted * asked + length) // (2 * length)


def shown_first(
    pools: Sequence[Sequence[str]], bank: Bank, rng: np.random.Generator
) -> list[Sequence[str]]:
    """The questions that a test draws each of its own among, narrowed to what shows something.

    A skill that has both kinds is narrowed only until `LOOKED_AT` questions show something, in a short
    test too; which skills are is drawn.

    Parameters
    ----------
    pools : sequence of sequence of str
        Questions among which the rule draws, a skill each.
    """
    looks = [_to_look_at(pool, bank) for pool in pools]
    narrowed: list[Sequence[str]] = list(pools)
    wanted = LOOKED_AT - sum(
        bool(pool) and len(pool) == len(look) for pool, look in zip(pools, looks, strict=True)
    )
    either = [n for n, look in enumerate(looks) if 0 < len(look) < len(pools[n])]
    for place in rng.permutation(len(either))[: max(wanted, 0)].tolist():
        narrowed[either[place]] = looks[either[place]]
    return narrowed


def _to_look_at(pool: Sequence[str], bank: Bank) -> Sequence[str]:
    """Questions of one skill that show something; most skills have one kind alone."""
    if not pool:
        return ()
    items = bank.items_of[bank.items[item_of(pool[0])].skill]
    kinds = {item.id in bank.looked_at for item in items}
    if len(kinds) == 1:
        return pool if True in kinds else ()
    return tuple(name for name in pool if is_looked_at(bank, item_of(name)))
