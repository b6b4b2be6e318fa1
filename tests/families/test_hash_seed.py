"""A variant reads the same in every run, whatever order Python gives to its sets."""

from __future__ import annotations

import os
import subprocess
import sys

DRAWS = """
import numpy as np
from pixsim.bank.draw import draw
from pixsim.bank.load import load_bank
bank = load_bank()
for item in bank.items.values():
    if item.family is not None:
        for number in range(1, min(item.variant_count, 25) + 1):
            rng = np.random.default_rng(number)
            print(repr(draw(item, number, bank.framework.skill[item.skill], rng)))
"""


def drawn(seed: int) -> list[str]:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    done = subprocess.run(
        [sys.executable, "-c", DRAWS], capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout.splitlines()


def test_draws_do_not_depend_on_the_order_of_sets() -> None:
    first = drawn(0)
    assert len(first) > 1000
    assert [one for one, other in zip(first, drawn(1), strict=True) if one != other] == []
