"""Kills in the middle of replacing a file: the old or the new, whole, its mode kept, nothing left over.

Run ``python -m tests.campaign.writers --kills 1000``.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import stat
import tempfile
import time
from collections import Counter
from pathlib import Path

from pixsim.foundation.files import create_file, replace_file

MODE = 0o640
SIZE = 200_000
LONGEST = 0.01  # seconds a writer lives at most: some twenty files


def _content(number: int) -> bytes:
    return b"%09d\n" % number * (SIZE // 10)


def _write_on_and_on(path: Path, pipe: int) -> None:
    os.write(pipe, b"!")
    number = 0
    while True:
        number += 1
        replace_file(path, _content(number))
        create_file(path.with_name(f"new-{os.getpid()}-{number}"), _content(number))


def _killed(path: Path, delay: float) -> None:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _write_on_and_on(path, writer)
        finally:
            os._exit(1)
    os.close(writer)
    os.read(reader, 1)
    os.close(reader)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _faults(path: Path) -> list[str]:
    """What a kill did that it must not."""
    found = []
    content = path.read_bytes()
    if content != _content(int(content[:9])):
        found.append("torn")
    if stat.S_IMODE(path.stat().st_mode) != MODE:
        found.append("mode")
    for made in path.parent.glob("new-*"):
        if len(made.read_bytes()) != SIZE or stat.S_IMODE(made.stat().st_mode) != 0o600:
            found.append("torn new file")
        made.unlink()
    return found


def kill_writers(folder: Path, kills: int, seed: int = 0) -> Counter[str]:
    """Kill writers one after the other.

    Returns
    -------
    Counter
        ``debris``: temporaries a kill left, all gone after the next write; and the faults, none wanted.
    """
    rng, path, seen = random.Random(seed), folder / "parameters.csv", Counter[str]()
    replace_file(path, _content(0), MODE)
    for _kill in range(kills):
        _killed(path, rng.uniform(0, LONGEST))
        seen.update(_faults(path))
        left = [p for p in folder.iterdir() if p.name.startswith(f".{path.name}.")]
        seen["debris"] += len(left)
        replace_file(path, _content(0))
        if any(p.name.startswith(f".{path.name}.") for p in folder.iterdir()):
            seen["debris after the next write"] += 1
        for rest in folder.glob(".new-*"):  # of a file with a name of its own, never written again
            rest.unlink()
    return seen


def main() -> None:
    """Run the campaign and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seen = kill_writers(Path(folder), chosen.kills, chosen.seed)
    print(f"{chosen.kills} kills:", ", ".join(f"{n} {what}" for what, n in sorted(seen.items())))
    raise SystemExit(int(any(n for what, n in seen.items() if what != "debris")))


if __name__ == "__main__":
    main()
