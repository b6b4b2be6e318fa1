"""Many processes open one data folder at once: a fresh one, or one of version 1 to be migrated.

Run ``python -m tests.campaign.races --rounds 100``.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from pixsim.bank.reading.load import Bank
from pixsim.running.exam import new_sitting
from pixsim.session.plan import Plan
from pixsim.store.sittings.database import database_backups
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.pseudonyms import journal_key
from tests.campaign import journals

MOST = 20
LEAD = 0.05  # seconds, until all children are there


def race(path: Path, children: int, bank: Bank) -> Counter[str]:
    """Open a journal from so many processes at one moment; each creates a sitting in it."""
    plan = new_sitting(
        journals.sample(bank), bank, seed=1
    )  # drawn once: the children race for files
    plans = [
        plan.model_copy(update={"id": f"{plan.id[:-2]}{place:02x}", "profile_id": f"child-{place}"})
        for place in range(children)
    ]
    start = time.monotonic() + LEAD
    running = [_child(path, own, start) for own in plans]
    said = [_told(pid, reader) for pid, reader in running]
    found: Counter[str] = Counter(line for line in said if not line.startswith("ok "))
    keys = {line for line in said if line.startswith("ok ")}
    if len(keys) > 1:
        found["keys differ"] += 1
    if not found:
        with closing(Journal(path)) as journal:
            rows = journal.summaries()
            mine = [row for row in rows if row.profile_id.startswith("child-")]
            if len(mine) != children or any(row.kind != "exam" for row in rows):
                found["sittings lost"] += 1
            if any(journal.integrity(row.id) != "intact" for row in mine):
                found["not intact"] += 1
    return found


def _child(path: Path, plan: Plan, start: float) -> tuple[int, int]:
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        return pid, reader
    try:
        while time.monotonic() < start:
            time.sleep(0.001)
        line = _use(path, plan)
    except BaseException as error:
        line = f"{type(error).__name__}: {error}".replace(str(path.parent), "")
    os.write(writer, line.encode())
    os._exit(0)


def _use(path: Path, plan: Plan) -> str:
    with closing(Journal(path)) as journal:
        journal.create(plan)
        with journal.snapshot() as connection:
            key = journal_key(connection, path)
        return f"ok {key.hex()} {journal.sealer.signer.public.hex()}"


def _told(pid: int, reader: int) -> str:
    said = b""
    while chunk := os.read(reader, 65536):
        said += chunk
    os.close(reader)
    os.waitpid(pid, 0)
    return said.decode() or "died without a word"


def fresh(rounds: int, bank: Bank, chance: random.Random) -> Counter[str]:
    """Races on folders that do not exist yet."""
    found: Counter[str] = Counter()
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            found += race(Path(folder) / "home" / "pixsim.db", chance.randint(2, MOST), bank)
    return found


def migration(rounds: int, bank: Bank, chance: random.Random) -> Counter[str]:
    """Races on a folder of version 1: one migration, one backup, nothing lost."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder) / "old.db"
        journals.lively(Path(folder) / "new.db", bank)
        journals.as_version_1(Path(folder) / "new.db", old)
        with closing(sqlite3.connect(old)) as connection:
            events = connection.execute("SELECT count(*) FROM event").fetchone()
        content = old.read_bytes()
        for number in range(rounds):
            home = Path(folder) / str(number)
            home.mkdir()
            path = home / "pixsim.db"
            path.write_bytes(content)
            found += race(path, chance.randint(2, MOST), bank)
            if len(database_backups(path)) != 1:
                found["backups"] += 1
            with closing(sqlite3.connect(path)) as connection:
                if connection.execute("SELECT count(*) FROM event").fetchone() != events:
                    found["events lost"] += 1
    return found


def main() -> None:
    """Run both and say what failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=20261126)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["PIXSIM_HOME"] = home
        bank, chance = journals.the_bank(), random.Random(given.seed)
        for name, run in (("fresh", fresh), ("migration", migration)):
            found = run(given.rounds, bank, chance)
            print(
                f"{name}: {given.rounds} rounds, 2 to {MOST} processes, {dict(found) or 'no fault'}"
            )


if __name__ == "__main__":
    main()
