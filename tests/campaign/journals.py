"""Journals for the campaigns: a lively one, and the same as version 1 of the tables wrote it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.foundation.resources import bundled_folder
from pixsim.profile import Profile, read_profile
from pixsim.rules.v3 import V3
from pixsim.running.autopilot import position_by_autopilot, sit_by_autopilot
from pixsim.running.exam import Exam, new_sitting
from pixsim.store.home import data_folder
from pixsim.store.seals.signing import KEY_FILE
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.names import with_name
from pixsim.store.sittings.schema import FIRST

ANSWERED = 5  # of the sitting that is not over


def sample(bank: Bank) -> Profile:
    """A profile that can sit."""
    return read_profile(bundled_folder("profiles") / "independant.json", bank.framework)


def lively(path: Path, bank: Bank) -> None:
    """A V2 and a V3 exam that are over, one under way, and a positioning.

    Under ``PIXSIM_HOME``, which the positioning writes to. It is sat once per process and bank, which takes
    seconds; afterwards its files are written where nothing stands in their place.
    """
    places = (path, path.parent / KEY_FILE, data_folder() / "profiles" / "independant.json")
    if any(place.exists() for place in places):
        _sat(path, bank)
        return
    if bank.digest not in _written:
        _sat(path, bank)
        _written[bank.digest] = [place.read_bytes() for place in places]
        return
    for place, content in zip(places, _written[bank.digest], strict=True):
        place.parent.mkdir(0o700, parents=True, exist_ok=True)
        place.touch(0o600)
        place.write_bytes(content)


_written: dict[str, list[bytes]] = {}


def _sat(path: Path, bank: Bank) -> None:
    profile = sample(bank)
    with closing(Journal(path)) as journal:
        sit_by_autopilot(profile, bank, journal, 0.5, 1)
        sit_by_autopilot(profile, bank, journal, 1, 2, rules=V3())
        position_by_autopilot(profile, bank, journal, 1, ["1.1"], 3)
        under_way(journal, bank, profile)


def under_way(journal: Journal, bank: Bank, profile: Profile) -> str:
    """A sitting begun and left."""
    sitting = new_sitting(profile, bank, seed=4)
    journal.create(sitting)
    now = sitting.created_at
    with Exam(journal, sitting.id, clock=lambda: now) as exam:
        exam.start()
        for _ in range(ANSWERED):
            exam.show()
            now += timedelta(seconds=10)
            question = exam.session.question
            assert question is not None
            exam.answer(question.right_answer)
    return sitting.id


def as_version_1(source: Path, target: Path) -> None:
    """Write a journal as the first version did: names in the plans, no settings, nothing sealed."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        new.executescript(FIRST)
        candidates = {}
        for row in old.execute("SELECT * FROM sitting").fetchall():
            *rest, body = row
            candidates[row[0]] = row[2]
            new.execute(
                "INSERT INTO sitting VALUES (?,?,?,?,?,?,?,?)", (*rest, _before(body, row[2]))
            )
        new.executemany("INSERT INTO event VALUES (?,?,?,?,?)", old.execute("SELECT * FROM event"))
        for name, body in old.execute("SELECT sitting, body FROM result").fetchall():
            new.execute(
                "INSERT INTO result VALUES (?, ?)", (name, with_name(body, candidates[name]))
            )
        new.execute("PRAGMA user_version = 1")
        new.commit()
        new.execute("PRAGMA journal_mode = WAL")


def _before(body: str, candidate: str) -> str:
    plan = json.loads(with_name(body, candidate))
    plan.pop("settings", None)
    return json.dumps(plan, ensure_ascii=False, separators=(",", ":"))


def the_bank() -> Bank:
    """The bundled bank."""
    return load_bank()
