"""A block is worked on by one thread: others would take the cores of other workers.

Threads of the library that multiplies matrices wait busily for more; two workers once gained nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

CODE = """
import json, time
from pixsim.bank.reading.load import load_bank
from pixsim.rules.v3 import V3
from pixsim.simulation import Abilities, Cohort, SimulatedPositioning, simulate

bank = load_bank()
even = tuple(tuple(1.0 if i == j else 0.5 for j in range(16)) for i in range(16))
found = {}
for name, cohort, rules in (
    ("levels", Cohort(), None),
    ("correlated", Cohort(abilities=Abilities(correlation=even)), None),
    ("positioned", Cohort(positioning=SimulatedPositioning()), None),
    ("v3", Cohort(), V3()),
):
    simulate(cohort, rules=rules, candidates=8, seed=1, bank=bank, table=False)
    whole, own = time.process_time(), time.thread_time()
    simulate(cohort, rules=rules, candidates=1024, seed=2, bank=bank, table=False)
    found[name] = [time.process_time() - whole, time.thread_time() - own]
print(json.dumps(found))
"""


def test_a_simulation_takes_one_thread() -> None:
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"), "4")
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        env={**os.environ, **threads},
        capture_output=True,
        text=True,
        check=True,
    )
    for name, (whole, own) in json.loads(done.stdout).items():
        assert whole < 1.1 * own + 0.02, name
