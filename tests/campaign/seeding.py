"""A bank that calibrates itself: V3 sittings with questions on trial, exported, calibrated, sat again.

Run ``python -m tests.campaign.seeding [persons a round] [rounds] [seed]``. Half of the items begin
with parameters from a pilot, the others with priors; the truth is scattered around the priors. In
each round a new class sits V3 with four questions on trial each; all sittings so far go through the
files of ``pixsim export`` and ``pixsim calibrate``, and the bank of the next round holds the result.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from pixsim.answers.export import encode_table
from pixsim.answers.merge import merge_responses
from pixsim.assembly.pool import planned_pool
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.bank.reading.parameters import FILE, read_parameters
from pixsim.calibration.bank import recalibrate
from pixsim.calibration.bank.fit import B_SD, LOG_A_SD
from pixsim.rules.v3 import V3
from pixsim.simulation.pilot import simulate_responses, true_parameters
from tests.simulation.v3.seeded_sittings import seeded_table, simulate_seeded

RULES = V3(seeded=4)
DAY = datetime.date(2026, 11, 26)
MEAN, SD = 0.8, 1.6
PILOT, PILOT_LENGTH = 1500, 60


def piloted(truth: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Answers of a class to forms drawn from every second item."""
    ability = rng.normal(MEAN, SD, PILOT)
    return simulate_responses(truth.iloc[::2], ability, rng, length=PILOT_LENGTH, name="pilot")


def calibrated(bank: Bank, files: list[Path], folder: Path) -> Bank:
    """The bank after ``pixsim calibrate`` of all these files."""
    found = recalibrate(merge_responses(files), bank, date=DAY)
    target = folder / FILE
    found.write(target, accept={"simulated"})
    return replace(bank, parameters=read_parameters(target, bank.items))


def told(bank: Bank, truth: pd.DataFrame, names: set[str]) -> str:
    """How well the parameters of some items are known."""
    rows = [bank.parameters[name] for name in sorted(names & bank.parameters.keys())]
    if not rows:
        return "none"
    true = truth.set_index("item").loc[[row.item for row in rows]]
    b, se_b = (np.array([getattr(row, name) for row in rows]) for name in ("b", "se_b"))
    a, se_a = (np.array([getattr(row, name) for row in rows]) for name in ("a", "se_a"))
    error, slope = b - true["b"].to_numpy(), np.polyfit(true["b"], b, 1)[0]
    far = (a - true["a"].to_numpy()) / se_a
    return (
        f"{len(rows):4} items: bias of b {error.mean():+.3f}, RMSE {np.sqrt((error**2).mean()):.3f}, "
        f"mean SE {se_b.mean():.3f}, b covered {(np.abs(error / se_b) < 1.96).mean():.1%}, "
        f"a {(np.abs(far) < 1.96).mean():.1%}, slope of b {slope:.3f}"
    )


def main() -> None:
    """Print a line a round for the items on trial, the piloted ones, and the abilities."""
    persons, rounds, seed = (
        int(sys.argv[k]) if len(sys.argv) > k else default
        for k, default in ((1, 1000), (2, 5), (3, 0))
    )
    start = time.process_time()
    rng = np.random.default_rng([seed, 0])
    bank = load_bank()
    truth = true_parameters(bank, rng, a_spread=LOG_A_SD, b_spread=B_SD)
    true = truth.set_index("item")
    codes = tuple(bank.framework.competence_index)
    with tempfile.TemporaryDirectory() as name:
        folder, files = Path(name), []
        files.append(folder / "pilot.csv")
        files[0].write_bytes(encode_table(piloted(truth, rng), "csv"))
        bank = calibrated(bank, files, folder)
        first = set(bank.parameters)
        print(f"pilot   {told(bank, truth, first)}")
        for number in range(1, rounds + 1):
            whole = planned_pool(bank)
            real = true.loc[list(whole.items)]
            ability = rng.normal(MEAN, SD, persons)
            found = simulate_seeded(
                RULES, whole, ability, rng, truth=(real["a"].to_numpy(), real["b"].to_numpy())
            )
            files.append(folder / f"round-{number}.csv")
            table = seeded_table(found, whole, codes, f"r{number}")
            files[-1].write_bytes(encode_table(table, "csv"))
            off = found.scored.theta - ability
            bank = calibrated(bank, files, folder)
            new = {item for item in bank.items if item in bank.parameters} - first
            print(
                f"round {number}: {int(table['seeded'].sum())} answers on trial to "
                f"{np.unique(found.items[found.items >= 0]).size} items; "
                f"{int(whole.calibrated.sum())} items scored; ability off by {off.mean():+.3f} ± "
                f"{off.std():.3f}, slope {np.polyfit(ability, found.scored.theta, 1)[0]:.3f}\n"
                f"  born on trial {told(bank, truth, new)}\n"
                f"  of the pilot  {told(bank, truth, first)}",
                flush=True,
            )
    print(f"{time.process_time() - start:.0f} s of CPU")


if __name__ == "__main__":
    main()
