"""Time and memory of a calibration by number of persons: 900 items, 32 answers a person.

Run ``python -m tests.benchmarks.cohorts [PERSONS …]``. Each size in a process of its own. Two
peaks of its memory are told, both of the whole process, Python and libraries included: « answers » when the
answers have been drawn and no fit has begun (drawing them took more than they do), « peak » after the fits,
whatever was higher. 2PL, answers at random places, ability N(0, 1). Aims for a million persons, with
standard errors: 90 s of CPU, a peak of 2 GiB.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np

from pixsim.answers.response_matrix import Responses, from_triplets
from pixsim.calibration import ability, calibrate
from pixsim.irt.logistic import logistic
from tests.benchmarks.aims import Aims
from tests.benchmarks.memory import peak_mib

AIMS = Aims()
MILLION = 1_000_000
MOST_CPU, MOST_MIB = 90, 2048
SIZES = (10_000, 50_000, 200_000, MILLION)
ITEMS, ANSWERS, PART = 900, 32, 20_000


def sparse(persons: int, rng: np.random.Generator) -> tuple[Responses, np.ndarray]:
    """Answers, and the true difficulties."""
    a, b = np.exp(rng.normal(0, 0.3, ITEMS)), rng.normal(0, 1, ITEMS)
    items: list[np.ndarray] = []
    right: list[np.ndarray] = []
    for start in range(0, persons, PART):
        count = min(PART, persons - start)
        drawn = np.argpartition(rng.random((count, ITEMS), np.float32), ANSWERS, axis=1)
        asked = np.sort(drawn[:, :ANSWERS], axis=1).astype(np.int32)
        theta = rng.normal(0, 1, (count, 1))
        items.append(asked.ravel())
        right.append((rng.random(asked.shape) < logistic(a[asked] * (theta - b[asked]))).ravel())
    person = np.repeat(np.arange(persons, dtype=np.int32), ANSWERS)
    names = tuple(f"item_{j + 1}" for j in range(ITEMS))
    outcomes = np.concatenate(right).astype(np.int8)
    return from_triplets(person, np.concatenate(items), outcomes, names, range(persons)), b


def cpu(action: Callable[[], object]) -> float:
    """Seconds of CPU, of all threads."""
    start = time.process_time()
    action()
    return time.process_time() - start


def measured(persons: int) -> dict[str, float]:
    """What one size takes, in this process."""
    responses, b = sparse(persons, np.random.default_rng(2026))
    before = peak_mib()
    start = time.perf_counter()
    without = cpu(lambda: calibrate(responses, standard_errors=False))
    wall = time.perf_counter() - start
    start_cpu = time.process_time()
    fit = calibrate(responses)
    full, after = time.process_time() - start_cpu, peak_mib()
    assert fit.converged
    error = fit.items["b"].to_numpy() - b
    return {
        "without": without, "wall": wall, "full": full, "before": before, "peak": after,
        "steps": fit.iterations, "rmse": float(np.sqrt((error**2).mean())),
        "covered": float((np.abs(error) < 1.96 * fit.items["se_b"]).mean()),
        "eap": cpu(lambda: ability(fit.items, responses)),
        "wle": cpu(lambda: ability(fit.items, responses, method="WLE")),
    }  # fmt: skip


def main() -> None:
    """Print a row a size."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measured(int(sys.argv[2]))))
        return
    print(
        f"{ITEMS} items, {ANSWERS} answers a person; CPU s; peaks in MiB: the answers drawn, and in all"
    )
    print(
        f"{'persons':>10} {'fit':>7} {'with SE':>8} {'steps':>6} {'EAP':>6} {'WLE':>6} {'answers':>8}"
        f" {'peak':>6} {'RMSE b':>7} {'covered':>8}"
    )
    for persons in [int(word) for word in sys.argv[1:]] or SIZES:
        command = [sys.executable, "-m", "tests.benchmarks.cohorts", "--one", str(persons)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        row = json.loads(done.stdout)
        aims = ""
        if persons >= MILLION:
            aims = AIMS.at_most(f"{persons:,} with SE", row["full"], MOST_CPU)
            aims += AIMS.at_most(f"{persons:,} peak", row["peak"], MOST_MIB)
        print(
            f"{persons:>10,} {row['without']:7.1f} {row['full']:8.1f} {row['steps']:6.0f} "
            f"{row['eap']:6.2f} {row['wle']:6.2f} {row['before']:8.0f} {row['peak']:6.0f} "
            f"{row['rmse']:7.3f} {row['covered']:8.1%} {aims}",
            flush=True,
        )
    AIMS.end()


if __name__ == "__main__":
    main()
