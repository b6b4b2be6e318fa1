"""Throws random keys, pastes and raw bytes at the screens, and kills sittings half way.

    python -m tests.campaign.screens --keys 5000 --kills 20

Wanted: 0 tracebacks, 0 hangs over 5 s, 0 journals that cannot be read, 0 answers lost.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from pixsim.store.sittings.journal import Journal, SittingSummary
from tests.tools.terminal import Terminal

HANG = 5.0  # seconds
KEYS = [
    b"\r", b"\t", b" ", b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x7f", b"a", b"b", b"7", b"\xc3\xa9",
    b"\x13", b"\x02", b"\x1bOS", b"\x1bOP", b"\x1bOQ", b"\x1b[17~", b"\x1b[19~", b"\x11", b"\x03", b"\x10",
    b"\x12", b"\x14", b"\x0f", b"\x19", b"\x1a", b"\x1c", b"\x1b[5~", b"\x1b[6~", b"\x1b[O", b"\x1b[I", b"\x1b",
    b"\x1b[<0;10;10M", b"\x1b[<0;10;10m", b"\x1b[<64;5;5M",
]  # fmt: skip
START = [
    ((), "Comment vous appelez-vous"),
    (("position", "independant"), "Recherche et veille"),
    (("exam", "independant", "--rules", "v2"), "Avant de commencer"),
    (("exam", "independant", "--rules", "v3"), "Avant de commencer"),
]


@dataclass
class Tally:
    """What was thrown and what came of it."""

    keys: int = 0
    starts: int = 0
    exits: int = 0
    answers: int = 0
    kills: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)


def chunk(chance: random.Random) -> bytes:
    """Something a keyboard, a mouse, a clipboard or a broken line may send."""
    kind = chance.random()
    if kind < 0.72:
        return chance.choice(KEYS)
    if kind < 0.80:
        return chance.choice(KEYS) * chance.randrange(2, 8)
    if kind < 0.86:
        return bytes(chance.choices(range(256), k=chance.randrange(1, 12)))
    if kind < 0.90:
        return b"\x1b[" + bytes(
            chance.choices(b"0123456789;:<?uMmtRyIO~", k=chance.randrange(1, 24))
        )
    text = "".join(
        chance.choices("ab é\t\r\n[]\u202e日\u0301", k=chance.choice([5, 60, 3000]))
    ).encode()
    if kind < 0.97:
        return b"\x1b[200~" + text + b"\x1b[201~"
    return text


def alive(terminal: Terminal, tally: Tally, wide: bool) -> bool:
    """Whether the screen is drawn again within 5 s when its window changes size."""
    terminal.read(0.05)
    begun = time.monotonic()
    terminal.resize(81 if wide else 80, 24)
    while time.monotonic() - begun < 3 * HANG:
        try:
            if terminal.read(0.05):
                tally.slowest = max(tally.slowest, time.monotonic() - begun)
                return True
        except OSError:
            break
        if os.waitid(os.P_PID, terminal.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return False
    tally.slowest = max(tally.slowest, time.monotonic() - begun)
    return True


def ended(terminal: Terminal) -> bool:
    """Whether the program has ended by itself."""
    return os.waitid(os.P_PID, terminal.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def throw(home: Path, seed: int, count: int, tally: Tally) -> None:
    """One run of the program, until it ends or enough was thrown at it."""
    chance = random.Random(seed)
    before = tally.slowest
    tally.slowest = 0.0
    arguments, first = chance.choice(START)
    with Terminal(*arguments, home=home) as terminal:
        tally.starts += 1
        terminal.wait_for(first, 60)  # before, keys belong to the terminal: Ctrl+\\ kills
        for number in range(count):
            if ended(terminal) or terminal.left:  # keys belong to the terminal again
                break
            try:
                terminal.send(chunk(chance))
            except OSError:
                break
            tally.keys += 1
            terminal.read(chance.choice([0.0, 0.002, 0.02, 0.1]))
            if number % 25 == 24 and not alive(terminal, tally, number % 50 == 24):
                break
        if ended(terminal) or terminal.left:
            tally.exits += 1
            code = terminal.wait()
            interrupted = terminal.left and code in (-signal.SIGINT, -signal.SIGQUIT)
            if code != 0 and not interrupted:  # a key meant for the screens came after them
                tally.faults.append(f"seed {seed}: exit code {code}: {terminal.text[-300:]!r}")
        if re.search(r"Traceback|Error:|most recent call", terminal.text):
            tally.faults.append(f"seed {seed}: traceback: {terminal.text[-400:]!r}")
    if tally.slowest > HANG:
        tally.faults.append(f"seed {seed}: no frame for {tally.slowest:.1f} s")
    tally.slowest = max(tally.slowest, before)
    check_journal(home, seed, tally)


def check_journal(home: Path, seed: int, tally: Tally) -> None:
    """Every sitting and training of the journal can be replayed."""
    journal = Journal(home / "pixsim.db")
    try:
        for summary in journal.summaries():
            session, _count = journal.load(summary.id)
            if len(session.responses) != summary.answered:
                tally.faults.append(f"seed {seed}: {summary.id} says {summary.answered} answers")
        for name in journal.trainings("independant", "positioning"):
            journal.load_training(name)
    except Exception as error:
        tally.faults.append(f"seed {seed}: journal: {error!r}")
    finally:
        journal.close()


def only_sitting(home: Path) -> SittingSummary:
    """The one sitting of a journal."""
    journal = Journal(home / "pixsim.db")
    try:
        (summary,) = journal.summaries()
        return summary
    finally:
        journal.close()


def kill_half_way(home: Path, seed: int, tally: Tally) -> None:
    """Pass questions by keys, kill at any moment: what the screen acknowledged is in the journal."""
    chance = random.Random(seed)
    rules = chance.choice(["v2", "v3"])
    with Terminal(
        "exam", "independant", "--rules", rules, "--seed", str(seed), home=home
    ) as terminal:
        terminal.wait_for("Avant de commencer", 60)
        terminal.press_until("Question 1 sur ", "enter")
        terminal.read(0.5)
        acknowledged = 0
        for number in range(1, chance.randrange(2, 9)):
            terminal.press("f4")
            if number == 1:  # asked once
                terminal.wait_for("Passer sans répondre ?", 60)
                terminal.read(0.5)
                terminal.press("down", "enter")
            terminal.wait_for(f"Question {number + 1} sur ", 60)
            acknowledged = number
            terminal.read(0.15)
        terminal.press("f4")
        time.sleep(chance.uniform(0, 0.08))
        terminal.kill(signal.SIGKILL)
    tally.kills += 1
    tally.answers += acknowledged
    found = only_sitting(home).answered
    if not acknowledged <= found <= acknowledged + 1:
        tally.faults.append(f"seed {seed}: {acknowledged} acknowledged, {found} in the journal")


def campaign(keys: int, kills: int, seed: int = 1, length: int = 250) -> Tally:
    """Run it all; a new home now and then."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        run = 0
        while tally.keys < keys:
            throw(root / f"keys{run // 4}", seed + run, min(length, keys - tally.keys), tally)
            run += 1
        for number in range(kills):
            kill_half_way(root / f"kill{number}", seed + number, tally)
    return tally


def main() -> int:
    """Run the campaign and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    subprocess.run([sys.executable, "-c", "import pixsim"], check=True)
    tally = campaign(chosen.keys, chosen.kills, chosen.seed)
    print(
        f"{tally.keys} keys, pastes and raw bytes in {tally.starts} runs ({tally.exits} left by keys); "
        f"slowest frame {tally.slowest:.1f} s; "
        f"{tally.kills} kills, {tally.answers} acknowledged answers; {len(tally.faults)} faults"
    )
    for fault in tally.faults:
        print(" ", fault)
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
