"""Damaged journals: no traceback, and what differs from what was written is told.

Run ``python -m tests.campaign.damage --rounds 200``.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pixsim.report.rule_sets import read_result
from pixsim.store.errors import AlteredSittingError, JournalError
from pixsim.store.home import data_folder
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.listing import summary_state
from pixsim.store.sittings.progress import stored_result
from pixsim.store.sittings.responses import responses
from pixsim.store.wording import journal_sentence
from tests.campaign import journals

PAGE = 4096
TOLD = "told"


@dataclass
class Seen:
    """What a person can see of a journal; `told` where it says itself that it is faulty."""

    sittings: dict[str, str]
    rows: set[str]
    left_out: int


def look(path: Path) -> Seen | None:
    """Everything that is read of a journal; None when it refuses as a whole, in one sentence."""
    try:
        with closing(Journal(path)) as journal:
            seen = _sittings(journal) | _trainings(journal)
            table = responses(journal, simulated=True, answers=True, names=True)
            rows = {repr(row) for row in table.itertuples(index=False)}
            return Seen(seen, rows, table.attrs["left_out"].get("altered", 0))
    except JournalError as error:
        journal_sentence(error)  # must not fail
        return None


def _sittings(journal: Journal) -> dict[str, str]:
    seen = {}
    for summary in journal.summaries():
        assert summary_state(summary, "…")
        if summary.kind != "exam" or (summary.result and stored_result(summary) is None):
            seen[summary.id] = TOLD
            continue
        shown = repr(summary)
        if summary.result:
            read_result(summary.result)
        if journal.integrity(summary.id) != "intact":
            seen[summary.id] = TOLD
            continue
        try:
            shown += repr(journal.load(summary.id))
        except AlteredSittingError:
            shown = TOLD
        seen[summary.id] = shown
    return seen


def _trainings(journal: Journal) -> dict[str, str]:
    journal.has_unsettled("positioning")
    found, unreadable = journal.load_trainings("independant", "positioning")
    seen = {name: repr(training) for name, training in found.items()}
    return seen | {f"unreadable {number}": TOLD for number in range(unreadable)}


def faults(before: Seen, after: Seen | None) -> list[str]:
    """What is different and not told."""
    if after is None:
        return []
    found = []
    told = sum(shown == TOLD for shown in after.sittings.values())
    missing = 0
    for name, shown in before.sittings.items():
        now = after.sittings.get(name)
        missing += now is None
        if now not in (None, TOLD, shown):
            found.append(f"{name} differs")
    lines = sum(
        shown == TOLD for name, shown in after.sittings.items() if name not in before.sittings
    )
    if missing > lines + after.left_out:
        found.append("a sitting is missing")
    if after.rows - before.rows:
        found.append("rows differ")
    if before.rows - after.rows and not (after.left_out or told):
        found.append("rows are missing")
    return found


def flip_bit(path: Path, chance: random.Random) -> None:
    """One bit anywhere."""
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def overwrite(path: Path, chance: random.Random) -> None:
    """A few bytes anywhere."""
    content = bytearray(path.read_bytes())
    at = chance.randrange(len(content))
    length = chance.choice((1, 4, 16, 100))
    content[at : at + length] = chance.randbytes(len(content[at : at + length]))
    path.write_bytes(content)


def flip_structure(path: Path, chance: random.Random) -> None:
    """One bit in the head of a page, where its cells are counted and placed."""
    content = bytearray(path.read_bytes())
    page = chance.randrange(len(content) // PAGE)
    start = page * PAGE + (100 if page == 0 else 0)
    content[start + chance.randrange(40)] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def zero_page(path: Path, chance: random.Random) -> None:
    """A page of zeros."""
    content = bytearray(path.read_bytes())
    at = chance.randrange(len(content) // PAGE) * PAGE
    content[at : at + PAGE] = bytes(PAGE)
    path.write_bytes(content)


def truncate(path: Path, chance: random.Random) -> None:
    """The end is missing."""
    os.truncate(path, chance.randrange(path.stat().st_size))


EDITS = (
    "UPDATE sitting SET body = '{' WHERE id = :id",
    "UPDATE sitting SET body = json_remove(body, '$.seed') WHERE id = :id",
    "UPDATE sitting SET body = json_set(body, '$.extra_time_percent', 33) WHERE id = :id",
    "UPDATE sitting SET body = '[]' WHERE id = :id",
    "UPDATE sitting SET body = replace(body, '\"key\"', '\"kez\"') WHERE id = :id",
    "UPDATE sitting SET created_at = 'hier' WHERE id = :id",
    "UPDATE sitting SET created_at = '9999-12-31T23:59:59-23:59' WHERE id = :id",
    "UPDATE sitting SET created_at = '2026-01-01T00:00:00' WHERE id = :id",
    "UPDATE sitting SET candidate = 'Quelqu''un d''autre' WHERE id = :id",
    "UPDATE sitting SET candidate = x'ff' || candidate WHERE id = :id",
    "UPDATE sitting SET profile_id = 'autre' WHERE id = :id",
    "UPDATE sitting SET kind = 'practice' WHERE id = :id",
    "UPDATE sitting SET kind = 'inconnu' WHERE id = :id",
    "UPDATE sitting SET rules = 'v4' WHERE id = :id",
    "UPDATE sitting SET autopilot = NULL WHERE id = :id",
    "UPDATE sitting SET id = '../../' || id WHERE id = :id",
    "DELETE FROM sitting WHERE id = :id",
    "UPDATE event SET body = '{' WHERE sitting = :id AND seq = :seq",
    "UPDATE event SET body = replace(body, '\"number\":1', '\"number\":2') WHERE sitting = :id",
    "UPDATE event SET body = json_set(body, '$.at', 'demain') WHERE sitting = :id AND seq = :seq",
    "UPDATE event SET body = json_set(body, '$.answer', json('[\"1\"]')) WHERE sitting = :id AND seq = :seq",
    "UPDATE event SET at = 'demain' WHERE sitting = :id AND seq = :seq",
    "UPDATE event SET kind = 'autre' WHERE sitting = :id AND seq = :seq",
    "UPDATE event SET seq = seq + 1000 WHERE sitting = :id AND seq = :seq",
    "DELETE FROM event WHERE sitting = :id AND seq = :seq",
    "DELETE FROM event WHERE sitting = :id AND seq > :seq",
    "DELETE FROM event WHERE sitting = :id",
    "UPDATE result SET body = '{' WHERE sitting = :id",
    "UPDATE result SET body = '{}' WHERE sitting = :id",
    "UPDATE result SET body = json_set(body, '$.total_pix', 895) WHERE sitting = :id",
    "UPDATE result SET body = json_set(body, '$.status', 'validated', '$.rate', 99) WHERE sitting = :id",
    "UPDATE result SET signature = NULL, key = NULL WHERE sitting = :id",
    "UPDATE result SET origin = 'before' WHERE sitting = :id",
    "UPDATE result SET digest = NULL WHERE sitting = :id",
    "DELETE FROM seal WHERE sitting = :id",
    "UPDATE seal SET head = x'00' WHERE sitting = :id",
    "UPDATE seal SET events = events - 1 WHERE sitting = :id",
    "UPDATE seal SET origin = 'before' WHERE sitting = :id",
    "UPDATE seal SET kind = 'practice' WHERE sitting = :id",
    "UPDATE export_key SET value = x'00'",
)


def edit(path: Path, chance: random.Random) -> None:
    """A statement by hand."""
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT id FROM sitting ORDER BY id")]
        where = {"id": chance.choice(names), "seq": chance.randint(1, 12)}
        statement = chance.choice(EDITS)
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(statement, where)
        connection.commit()


DAMAGES: tuple[Callable[[Path, random.Random], None], ...] = (
    flip_bit, overwrite, flip_structure, zero_page, truncate, edit, edit,
)  # fmt: skip


def campaign(rounds: int, folder: Path, chance: random.Random) -> tuple[Counter[str], Counter[str]]:
    """Damage copies of one journal, and look at each.

    Returns
    -------
    Counter
        What was told, refused or harmless.
    Counter
        Tracebacks and silent differences.
    """
    sound = data_folder() / "pixsim.db"
    journals.lively(sound, journals.the_bank())
    before = look(sound)
    assert before is not None
    assert TOLD not in before.sittings.values()
    counts: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for number in range(rounds):
        copy = folder / f"{number}" / "pixsim.db"
        copy.parent.mkdir()
        shutil.copy(sound.parent / "signing.key", copy.parent)
        shutil.copy(sound, copy)
        copy.chmod(0o600)
        state = chance.getstate()
        damage = DAMAGES[number % len(DAMAGES)]
        damage(copy, chance)
        try:
            after = look(copy)
        except Exception as error:
            found[f"{damage.__name__}: {type(error).__name__}: {error}"] += 1
            chance.setstate(state)
            chance.random()
            continue
        for fault in faults(before, after):
            found[f"{damage.__name__}: {fault} (round {number})"] += 1
        told = after is not None and (after.left_out or TOLD in after.sittings.values())
        counts["refused" if after is None else "told" if told else "harmless"] += 1
        shutil.rmtree(copy.parent)
    return counts, found


def main() -> None:
    """Run and say what failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20261126)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PIXSIM_HOME"] = str(Path(folder) / "home")
        counts, found = campaign(given.rounds, Path(folder), random.Random(given.seed))
        print(f"damage: {given.rounds} databases, {dict(counts)}, {dict(found) or 'no fault'}")


if __name__ == "__main__":
    main()
