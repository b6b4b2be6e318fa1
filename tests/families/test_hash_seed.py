"""A variant reads the same in every run, whatever order Python gives to its sets."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from pixsim.bank.drawing.draw import draw_question
from pixsim.bank.reading.load import Bank, load_bank
from tests.tools.tiers import steps

VARIANTS = 2


def draws(bank: Bank, step: int) -> list[str]:
    """Some variants of each computed item, or of one in `step`."""
    computed = [item for item in bank.items.values() if item.family is not None]
    return [
        repr(
            draw_question(
                item, number, bank.framework.skill[item.skill], np.random.default_rng(number)
            )
        )
        for item in computed[::step]
        for number in range(1, min(item.variant_count, VARIANTS) + 1)
    ]


@pytest.mark.parametrize("step", steps(20))
def test_draws_do_not_depend_on_the_order_of_sets(bank: Bank, step: int) -> None:
    ours = os.environ.get("PYTHONHASHSEED")
    run = subprocess.run(
        [sys.executable, "-m", "tests.families.test_hash_seed", str(step)],
        env=os.environ | {"PYTHONHASHSEED": "2" if ours == "1" else "1"},
        capture_output=True, check=True,
    )  # fmt: skip
    first, other = draws(bank, step), json.loads(run.stdout)
    assert len(first) > 1000 / step
    assert [a for a, b in zip(first, other, strict=True) if a != b] == []


if __name__ == "__main__":
    print(json.dumps(draws(load_bank(), int(sys.argv[1]))))
