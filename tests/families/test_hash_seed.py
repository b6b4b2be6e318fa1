"""A variant reads the same in every run, whatever order Python gives to its sets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

DRAWS = """
import numpy as np
from pixsim.bank.draw import draw
from pixsim.bank.load import load_bank
bank = load_bank()
for item in bank.items.values():
    if item.family is not None:
        for number in range(1, min(item.variant_count, 2) + 1):
            rng = np.random.default_rng(number)
            print(repr(draw(item, number, bank.framework.skill[item.skill], rng)))
"""


def drawing(seed: int, folder: Path) -> tuple[subprocess.Popen[bytes], Path]:
    """A run that draws, and the file it writes to."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    file = folder / f"{seed}.txt"
    with file.open("wb") as out:
        run = subprocess.Popen([sys.executable, "-c", DRAWS], stdout=out, env=environment)
    return run, file


def test_draws_do_not_depend_on_the_order_of_sets(tmp_path: Path) -> None:
    runs = [drawing(seed, tmp_path) for seed in (0, 1)]  # side by side
    assert [run.wait() for run, _ in runs] == [0, 0]
    first, other = (file.read_text(encoding="utf-8").splitlines() for _, file in runs)
    assert len(first) > 1000
    assert [a for a, b in zip(first, other, strict=True) if a != b] == []
