"""Processes killed at any moment: in a sitting, while a data folder is made, while it is migrated.

Run ``python -m tests.campaign.kills --kills 300``; ``--only line_by_line`` for one kind alone.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import numpy as np

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.running.exam import Exam, new_sitting
from pixsim.session.state import Session
from pixsim.session.v2.plan import V2Plan
from pixsim.store.sittings.database import database_backups
from pixsim.store.sittings.journal import Journal
from pixsim.worlds.core import MOST_ACTS, Refused
from pixsim.worlds.random_walks import any_act
from pixsim.worlds.tasks import replayed
from tests.campaign import journals
from tests.plain.talking import typed
from tests.tools.piped import Piped

Say = Callable[[str], object]
PAUSE = 0.002


def killed(work: Callable[[Say], None], lines: int, delay: float) -> list[str]:
    """Run something in a child, kill it `delay` after so many lines, give back what it said."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            work(lambda line: os.write(writer, f"{line}\n".encode()))
        finally:
            os._exit(0)
    os.close(writer)
    said = b""
    while said.count(b"\n") < lines and (chunk := os.read(reader, 65536)):
        said += chunk  # the child may also end
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while chunk := os.read(reader, 65536):
        said += chunk
    os.close(reader)
    return said.decode().splitlines()


def answers(path: Path, name: str, say: Say) -> None:
    """Answer on and on; say each answer only once it is committed."""
    with Exam(Journal(path), name) as exam:
        if exam.session.started_at is None:
            exam.start()
        while (question := exam.session.question) is not None and not exam.session.is_over:
            exam.show()
            number = exam.session.number
            exam.answer(question.right_answer)
            say(str(number))
            time.sleep(PAUSE)


def in_sittings(kills: int, folder: Path, bank: Bank, chance: random.Random) -> Counter[str]:
    """No acknowledged answer is lost, no signature is wrong, a result is there when all is answered."""
    found: Counter[str] = Counter()
    path, profile = folder / "sittings.db", journals.sample(bank)
    with closing(Journal(path)) as journal:
        name, session = "", None
        for kill in range(kills):
            if session is None or session.is_over or kill % 8 == 0:
                sitting = new_sitting(profile, bank, seed=kill)
                journal.create(sitting)
                name = sitting.id
            lines = chance.randrange(9)
            delay = chance.uniform(0.0, 0.06 if lines == 0 else 0.008)
            said = killed(lambda say, name=name: answers(path, name, say), lines, delay)  # type: ignore[misc]
            session, _count = journal.load(name)
            found.update(_sitting_faults(journal, name, session, max(map(int, said), default=0)))
            found["acknowledged"] += len(said)
    return found


def _sitting_faults(journal: Journal, name: str, session: Session, acknowledged: int) -> list[str]:
    found = []
    if len(session.responses) < acknowledged:
        found.append("an answer is lost")
    if any(response.outcome.code != "ok" for response in session.responses):
        found.append("an answer is another")
    if journal.integrity(name) != "intact":
        found.append("not intact")
    return found


def line_by_line(kills: int, folder: Path, bank: Bank, chance: random.Random) -> Counter[str]:
    """No answer of a plain exam is lost once the next question was read out; all lines typed at once."""
    found: Counter[str] = Counter()
    home, profile = folder / "plain", journals.sample(bank)
    home.mkdir()
    with closing(Journal(home / "pixsim.db")) as journal:
        session = None
        for kill in range(kills):
            if session is None or session.is_over:
                sitting = new_sitting(profile, bank, seed=kill)
                assert isinstance(sitting, V2Plan)
                journal.create(sitting)
                with Exam(journal, sitting.id) as exam:
                    exam.start()
                    session = exam.session
            before = len(session.responses)
            with Piped("exam", profile.id, "--resume", home=home) as piped:
                piped.send(*_remaining_lines(session))
                piped.wait_for("Tapez /aide", seconds=300)
                end = time.monotonic() + chance.uniform(0.0, 1.5)
                while time.monotonic() < end:
                    piped.read(0.01)
                piped.kill()
                piped.read(0)
            session, _count = journal.load(session.sitting.id)
            read_out = [int(number) for number in re.findall(r"Question (\d+) sur", piped.text)]
            acknowledged = max(read_out, default=before + 1) - 1
            found.update(_sitting_faults(journal, session.sitting.id, session, acknowledged))
            found["acknowledged"] += acknowledged - before
    return found


def _remaining_lines(session: Session) -> list[str]:
    """What is typed from here to the end, all of it right; what was begun in a simulator is undone."""
    lines = ["/recommencer"] if session.doing.acts else []
    sitting = session.sitting
    assert isinstance(sitting, V2Plan)
    for place, planned in enumerate(sitting.questions[session.place - 1 :]):
        shown = not place and session.shown_at is not None
        if planned.question.timer is not None and not shown:
            lines.append("")  # announced, then begun
        lines += typed(planned.question)
    return lines


def acts(path: Path, name: str, say: Say) -> None:
    """Act at random in the world of a question; say each act only once it is committed."""
    rng = np.random.default_rng(os.getpid())
    with Exam(Journal(path), name) as exam:
        if exam.session.started_at is None:
            exam.start()
        exam.show()
        while exam.session.world is not None and len(exam.session.doing.acts) < MOST_ACTS:
            act = any_act(exam.session.world, rng)
            if act is None:
                break
            with suppress(Refused):
                exam.act(act)
                say(act.kept())
            time.sleep(PAUSE)


def in_worlds(kills: int, folder: Path, bank: Bank, chance: random.Random) -> Counter[str]:
    """No acknowledged act is lost or another, and the world is what the acts lead to."""
    found: Counter[str] = Counter()
    path, profile = folder / "worlds.db", journals.sample(bank)
    simulators = [item.id for item in bank.items.values() if item.kind == "sim"]
    with closing(Journal(path)) as journal:
        for kill in range(kills):
            plan = new_sitting(profile, bank, seed=kill)
            assert isinstance(plan, V2Plan)
            question = bank.question(f"{chance.choice(simulators)}#1", np.random.default_rng(kill))
            first = plan.questions[0].question
            question = question.model_copy(update={"competence": first.competence})
            planned = plan.questions[0].model_copy(update={"question": question})
            plan = plan.model_copy(update={"questions": (planned, *plan.questions[1:])})
            journal.create(plan)
            said: list[str] = []
            for _again in range(2):  # killed, taken up where it was, killed again
                work = partial(acts, path, plan.id)
                said += killed(work, chance.randrange(1, 12), chance.uniform(0.0, 0.01))
            session, _count = journal.load(plan.id)
            kept = list(session.doing.acts)
            missing = iter(kept)
            if not all(act in missing for act in said):
                found["an act is lost or another"] += 1
            assert question.task is not None
            if session.world != replayed(question.task.world, kept):
                found["another world"] += 1
            if journal.integrity(plan.id) != "intact":
                found["not intact"] += 1
            found["acknowledged"] += len(said)
    return found


def _begin(path: Path, bank: Bank, profile: Profile, say: Say) -> None:
    with closing(Journal(path)) as journal:
        say("open")
        for seed in range(3):
            sitting = new_sitting(profile, bank, seed=seed)
            journal.create(sitting)
            say(sitting.id)


def while_made(kills: int, folder: Path, bank: Bank, chance: random.Random) -> Counter[str]:
    """A folder whose making was interrupted opens, with all that was acknowledged, and is private."""
    found: Counter[str] = Counter()
    profile = journals.sample(bank)
    for kill in range(kills):
        path = folder / f"new-{kill}" / "pixsim.db"
        lines = chance.choice((0, 0, 0, 1, 2))
        said = killed(
            lambda say, path=path: _begin(path, bank, profile, say),  # type: ignore[misc]
            lines,
            chance.uniform(0.0, 0.05 if lines == 0 else 0.02),
        )
        try:
            with closing(Journal(path)) as journal:
                known = {row.id: row.kind for row in journal.summaries()}
                journal.create(new_sitting(profile, bank, seed=9))
        except Exception as error:
            found[f"{type(error).__name__}: {error}"] += 1
            continue
        if any(known.get(name) != "exam" for name in said if name != "open"):
            found["a sitting is lost"] += 1
        if any(part.stat().st_mode & 0o077 for part in path.parent.rglob("*")):
            found["open to others"] += 1
        found["acknowledged"] += len(said)
    return found


def while_migrated(kills: int, folder: Path, bank: Bank, chance: random.Random) -> Counter[str]:
    """A migration that was interrupted is made again; nothing is lost and the copy of before is whole."""
    found: Counter[str] = Counter()
    journals.lively(folder / "source.db", bank)
    journals.as_version_1(folder / "source.db", folder / "old.db")
    content = (folder / "old.db").read_bytes()
    before = _rows(folder / "old.db")
    for kill in range(kills):
        path = folder / f"old-{kill}" / "pixsim.db"
        path.parent.mkdir()
        path.write_bytes(content)
        for _ in range(chance.randint(1, 3)):
            killed(lambda _say, path=path: Journal(path).close(), 0, chance.uniform(0.0, 0.09))  # type: ignore[misc]
        try:
            with closing(Journal(path)) as journal:
                states = {journal.integrity(row.id) for row in journal.summaries()}
        except Exception as error:
            found[f"{type(error).__name__}: {error}"] += 1
            continue
        if states != {"unsigned"}:
            found[f"integrity {sorted(states)}"] += 1
        if _rows(path) != before:
            found["rows differ"] += 1
        if [_rows(copy) for copy in database_backups(path)] != [before]:
            found[f"{len(database_backups(path))} copies"] += 1
        for part in path.parent.glob(".*"):
            found[f"left over: {part.name}"] += 1
    return found


def _rows(path: Path) -> list[tuple[object, ...]]:
    """Who sat, and all events."""
    with closing(sqlite3.connect(path)) as connection:
        sittings = connection.execute("SELECT id, candidate, created_at FROM sitting ORDER BY id")
        return [
            *sittings.fetchall(),
            *connection.execute("SELECT * FROM event ORDER BY sitting, seq").fetchall(),
        ]


def main() -> None:
    """Kill, and say what failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20261126)
    kinds = (in_sittings, in_worlds, while_made, while_migrated, line_by_line)
    parser.add_argument("--only", choices=[work.__name__ for work in kinds])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PIXSIM_HOME"] = str(Path(folder) / "home")
        bank, chance = journals.the_bank(), random.Random(given.seed)
        wanted = [work for work in kinds if given.only in (None, work.__name__)]
        each = given.kills // len(wanted)
        for work in wanted:
            found = work(each, Path(folder), bank, chance)
            said = found.pop("acknowledged", 0)
            print(
                f"{work.__name__}: {each} kills, {said} acknowledged, {dict(found) or 'no fault'}"
            )


if __name__ == "__main__":
    main()
