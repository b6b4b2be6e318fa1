"""Races between processes: new candidates of one name, positionings of one candidate.

Run ``python -m tests.campaign.profile_races --rounds 100 --processes 20``.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing.synchronize import Barrier
from pathlib import Path

from pixsim.foundation.resources import bundled_folder
from pixsim.framework import Framework, read_framework
from pixsim.profile import KnowledgeElement, Profile, read_profile
from pixsim.store.people.candidates import taken_ids
from pixsim.store.people.profiles import create_profile, keep_knowledge, own_path, own_profiles
from pixsim.store.sittings.journal import Journal

START = datetime(2026, 10, 5, 9, tzinfo=UTC)
ANSWERS = 4  # of each process that positions
LEA = Profile(id="lea", name="Léa")


def _framework() -> Framework:
    return read_framework(bundled_folder("item_bank") / "framework.toml")


def answer(framework: Framework, process: int, number: int) -> KnowledgeElement:
    """One answer that no other process gives."""
    skills = sorted(framework.skill)
    return KnowledgeElement(
        skill=skills[(process * ANSWERS + number) % len(skills)],
        source="direct",
        status="validated",
        earned_pix=1,
        date=START + timedelta(minutes=process * ANSWERS + number),
    )


def _create(_process: int) -> None:
    create_profile(LEA, taken_ids(_framework(), Journal))


def _position(process: int) -> None:
    framework = _framework()
    for number in range(ANSWERS):
        keep_knowledge(LEA, [answer(framework, process, number)], framework)


def _waiting(home: Path, barrier: Barrier, what: str, process: int) -> None:
    os.environ["PIXSIM_HOME"] = str(home)
    barrier.wait()
    (_create if what == "create" else _position)(process)


def race(folder: Path, what: str, processes: int, rounds: int) -> Counter[str]:
    """Let processes loose at once on a fresh home, round after round; what went wrong."""
    found: Counter[str] = Counter()
    for number in range(rounds):
        home, barrier = folder / f"{what}-{number}", multiprocessing.Barrier(processes)
        run = partial(_waiting, home, barrier, what)
        racers = [multiprocessing.Process(target=run, args=(place,)) for place in range(processes)]
        for racer in racers:
            racer.start()
        for racer in racers:
            racer.join()
            found["process failed"] += racer.exitcode != 0
        os.environ["PIXSIM_HOME"] = str(home)
        found.update(_created(processes) if what == "create" else _kept(processes))
    return +found


def _created(processes: int) -> Counter[str]:
    sound = [p for _path, p in own_profiles(_framework()) if isinstance(p, Profile)]
    return Counter(
        {
            "candidates lost": processes - len(sound),
            "ids shared": len(sound) - len({p.id for p in sound}),
            "uids shared": len(sound) - len({p.uid for p in sound}),
        }
    )


def _kept(processes: int) -> Counter[str]:
    framework = _framework()
    kept = read_profile(own_path("lea"), framework).knowledge
    wanted = [answer(framework, p, n) for p in range(processes) for n in range(ANSWERS)]
    return Counter(
        {
            "answers lost": len(set(wanted) - set(kept)),
            "answers doubled": len(kept) - len(set(kept)),
        }
    )


def main() -> None:
    """Run both races and print what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--processes", type=int, default=20)
    chosen = parser.parse_args()
    faults = 0
    for what in ("create", "position"):
        with tempfile.TemporaryDirectory() as folder:
            found = race(Path(folder), what, chosen.processes, chosen.rounds)
        faults += found.total()
        print(f"{what}: {chosen.rounds} rounds of {chosen.processes}: {dict(found) or 'no fault'}")
    raise SystemExit(int(faults > 0))


if __name__ == "__main__":
    main()
