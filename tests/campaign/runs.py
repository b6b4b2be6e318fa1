"""Kills simulations at any moment: ``python -m tests.campaign.runs --kills 200``.

Each run shares its work among processes and writes a table. It, or one of its workers, gets a
signal after a random time. Counted: processes that outlive it, files it leaves, tracebacks.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL)
MARK = "PIXSIM_CAMPAIGN"
GRACE = 5.0  # seconds in which a process may notice that its parent is gone


@dataclass
class Run:
    """A simulation under way, known by a mark in the environment of all its processes."""

    process: subprocess.Popen[bytes]
    mark: str
    errors: Path

    def workers(self) -> list[int]:
        """Its living processes, save the first."""
        return [pid for pid in _marked(self.mark) if pid != self.process.pid]

    def wait_until_busy(self, count: int = 2) -> list[int]:
        """Its workers, when they are there."""
        until = time.monotonic() + 120
        while len(found := self.workers()) < count:
            assert self.process.poll() is None, self.told()
            assert time.monotonic() < until, "no workers"
            time.sleep(0.02)
        return found

    def orphans(self) -> list[int]:
        """Processes that are there some seconds after the first is gone."""
        until = time.monotonic() + GRACE
        while (found := self.workers()) and time.monotonic() < until:
            time.sleep(0.02)
        return found

    def told(self) -> str:
        """What it wrote on stderr."""
        return self.errors.read_text().strip()


def _marked(mark: str) -> list[int]:
    """Living processes that bear a mark, by what Linux tells of them."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                environment = (folder / "environ").read_bytes()
                state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
            except OSError:
                continue
            if f"{MARK}={mark}".encode() in environment and state not in "ZX":
                found.append(int(folder.name))
    return found


def _heed_signals() -> None:
    """Jobs in the background of a shell ignore some, and so would what they start."""
    for number in SIGNALS[:-1]:
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def began(out: Path, *arguments: str) -> Iterator[Run]:
    """A long simulation that writes a table; what is left of it is ended with the block."""
    mark = uuid.uuid4().hex
    environment = {**os.environ, MARK: mark, "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "pixsim", "simulate", "--candidates", "20000000"]
    command += ["--workers", "2", "--out", str(out), *arguments]
    with tempfile.NamedTemporaryFile(suffix=".err") as errors:
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            env=environment,
            preexec_fn=_heed_signals,
        )
        run = Run(process, mark, Path(errors.name))
        try:
            yield run
        finally:
            for pid in _marked(mark):
                os.kill(pid, signal.SIGKILL)
            process.wait()
            told = run.told()
            run.told = lambda: told  # type: ignore[method-assign]


def campaign(kills: int, folder: Path, seed: int) -> Counter[str]:
    """Kill that many runs; what was found, all zero where nothing is wrong."""
    rng = random.Random(seed)
    found: Counter[str] = Counter(orphans=0, files=0, tracebacks=0)
    for number in range(kills):
        suffix = rng.choice((".csv", ".jsonl", ".parquet"))
        with began(folder / f"table{suffix}") as run:
            if number % 4:
                run.wait_until_busy()
            time.sleep(rng.uniform(0, 1.5))
            workers = run.workers()
            if number % 4 == 3 and workers:
                os.kill(rng.choice(workers), rng.choice((signal.SIGKILL, signal.SIGTERM)))
            else:
                run.process.send_signal(rng.choice(SIGNALS))
            run.process.wait(60)
            found["orphans"] += len(run.orphans())
        found["tracebacks"] += "Traceback" in run.told() and number % 4 != 0  # while it imports
        left = list(folder.iterdir())
        found["files"] += len(left)
        for file in left:
            file.unlink()
    return found


def main() -> None:
    """Print what was found; fail where anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = campaign(options.kills, options.folder or Path(folder), options.seed)
    print(
        f"{options.kills} kills: {found['orphans']} orphans, {found['files']} files left, "
        f"{found['tracebacks']} tracebacks"
    )
    sys.exit(bool(found.total()))


if __name__ == "__main__":
    main()
