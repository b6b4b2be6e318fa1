"""Every command with mutated arguments and files: no traceback, no hang, no control character.

``python -m tests.campaign.commands --inputs 20000`` runs them in this process, a few more in
processes of their own, and prints what went wrong with all it takes to see it again.
"""

from __future__ import annotations

import functools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import click
from click.testing import CliRunner

import pixsim.bank.reading.load
from pixsim.cli import pixsim as command
from pixsim.foundation.resources import bundled_folder
from tests.tools.small_bank import ITEMS, write_bank

BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
HANG = 5.0  # seconds of processor time
ESCAPES = "\x1b[31mrouge\x1b]0;titre\x07\x9b2J\x7f\u202etxt\u2028x\u2066"
HOSTILE = (
    "", " ", "-", "--", "-1", "-1000", "0", "1", "2", "1.1", "1.1=3", "1.1=9", "9.9", "nan", "inf", "-inf",
    "1e400", "1e308", "-1e308", "1_0", "٣", "9" * 400, "9" * 5000, "é" * 300, "x" * 300, "x" * 100_000,
    "=1+1", "@navigateur1", "navigateur1-un", "#", "%s", "{0}", "{name}", "{", "\\", "'", '"', "../..",
    ".", "/", "~", "perfect", "none", "random", "levels", "independant", "niveaux", "novice", "v2", "v3",
    "csv", "jsonl", "parquet", "exam", "rasch", "2pl", "calibrated", ESCAPES, "a\udcffb", "\u202e", "a\nb",
    "\t", "\r", "9999-12-31T23:59:59-23:59", "--json", "--help", "--version", "--seed", "--dry-run",
)  # fmt: skip
CELLS = (
    "nan", "inf", "1e400", "1e308", "-0", "", "9" * 400, "9" * 4301, "1_0", "٣", "=1+1", "'=x", "@x",
    "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-13-45", "31/02/2026", "1/1/1",
    "\x1b[31m", "\u202e", "\u2028", "\x00", "\x9b", "\ufeff", '"', '"""', "\r", "\n", "\r\n", ";", "\t",
    ",", "true", "NaN", "null", "[", "{", '{"a":1,"a":2}', r"\ud800", "-1", "1e30", "0.5", "x" * 2000,
)  # fmt: skip

PROFILE = json.dumps(
    {
        "schema": "pixsim/profile/1", "id": "zoe", "name": "Zoé", "extra_time_percent": 30,
        "knowledge": [
            {"skill": "@navigateur1", "source": "direct", "status": "validated", "earned_pix": 1.0,
             "date": "2026-10-05T09:00:00Z", "question": "navigateur1-outils#1"}
        ],
    },
    ensure_ascii=False,
)  # fmt: skip
LEVELS = json.dumps(
    {"schema": "pixsim/profile/1", "id": "max", "name": "Max", "levels": {"1.1": 3, "5.2": 8}}
)
CLASS = "nom;1.1;2.3;extra_time_percent\nLéa;3;4;0\nTom;0;;30\n"
LONG = (
    "candidate,item,variant,outcome,seconds,sitting,number,date,simulated,note\n"
    "ann,navigateur1-un,1,ok,12.5,s1,1,2026-10-05T09:00:00Z,false,x\n"
    "bob,navigateur4-plusieurs,2,ko,3,s2,1,05/10/2026,true,=1\n"
)
WIDE = "candidat,navigateur1-un,navigateur4-plusieurs\nann,1,0\nbob,,1\n"
LINES = "".join(
    json.dumps(row) + "\n"
    for row in (
        {"candidate": "ann", "item": "navigateur1-un", "outcome": 1, "seconds": 3.5, "number": 1},
        {"candidate": "bob", "item": "navigateur1-un", "outcome": 0, "date": "2026-10-05"},
    )
)
THETAS = (
    "theta_1.1,theta_1.2,theta_1.3,theta_2.1,theta_2.2,theta_2.3,theta_2.4,theta_3.1,theta_3.2,"
    "theta_3.3,theta_3.4,theta_4.1,theta_4.2,theta_4.3,theta_5.1,theta_5.2"
    + ",extra_time_percent\n" + ",".join(["0.5"] * 16) + ",0\n"
)  # fmt: skip
PARAMETERS = (
    "item,a,b,se_a,se_b,n,method,date\nnavigateur1-un,1.2,-0.5,0.1,0.1,200,2pl MAP,2026-10-05\n"
)
SOURCES = {
    "p.json": PROFILE, "l.json": LEVELS, "class.csv": CLASS, "long.csv": LONG, "wide.csv": WIDE,
    "rows.jsonl": LINES, "thetas.csv": THETAS,
}  # fmt: skip

Arguments = tuple[str, ...]
SHAPES: tuple[Arguments, ...] = (
    ("exam", "FILE:p.json", "--autopilot", "perfect", "--seed", "1"),
    ("exam", "independant", "--autopilot", "ANY", "--rules", "v2", "--json"),
    ("generate", "FILE:l.json", "--seed", "ANY", "--json"),
    ("results", "ANY", "--json"),
    ("results",),
    ("position", "FILE:p.json", "--autopilot", "ANY", "--competence", "1.1"),
    ("position", "ANY", "--autopilot", "levels", "--competence", "ANY"),
    ("practise", "FILE:p.json"),
    ("progress", "FILE:p.json", "--json"),
    ("chances", "FILE:l.json", "--seed", "ANY"),
    ("simulate", "--candidates", "BAD", "--seed", "ANY"),
    ("simulate", "--candidates", "3", "--table", "FILE:thetas.csv", "--json"),
    ("simulate", "--workers", "BAD", "--out", "OUT"),
    ("export", "--merge", "FILE:long.csv", "FILE:rows.jsonl", "--format", "csv"),
    ("export", "--merge", "FILE:wide.csv", "--out", "OUT"),
    ("export", "--kind", "exam", "--simulated", "--answers", "--names"),
    ("export", "--merge", "FILE:rows.jsonl", "--format", "jsonl"),
    ("calibrate", "FILE:long.csv", "--bank", "BANK", "--dry-run", "--json"),
    ("calibrate", "FILE:wide.csv", "--model", "rasch", "--minimum", "1", "--out", "OUT", "--ignore-unknown"),
    ("profile", "new", "--name", "ANY", "--level", "ANY", "--extra-time", "ANY"),
    ("profile", "show", "FILE:p.json", "--json"),
    ("profile", "show", "ANY"),
    ("profile", "check", "FILE:l.json"),
    ("profile", "import", "FILE:class.csv"),
    ("profile", "schema"),
    ("bank", "check", "BANK", "--competence", "1.1", "--json"),
    ("bank", "check", "BANK", "--competence", "ANY"),
    ("bank", "list", "--competence", "ANY", "--level", "ANY"),
    ("bank", "show", "ANY", "--variant", "ANY", "--seed", "ANY"),
    ("bank", "stats", "--json"),
    ("ANY",),
    ("--rules", "ANY"),
)  # fmt: skip


@dataclass
class Fault:
    """What went wrong, and what it takes to see it again."""

    kind: str
    arguments: Arguments
    said: str
    files: dict[str, bytes] = field(default_factory=dict)


@dataclass
class Report:
    """Figures of a campaign."""

    inputs: int = 0
    exits: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0
    faults: list[Fault] = field(default_factory=list)


class HangError(BaseException):
    """An input took too long."""


class Maker:
    """Makes inputs, all of them from one seed, with their files in one folder."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.rng = folder, random.Random(seed)
        self.files: dict[str, bytes] = {}
        for name in ("home", "empty_folder"):
            (folder / name).mkdir(parents=True)
        (folder / "empty").touch()
        (folder / "binary").write_bytes(bytes(range(256)) * 8)
        (folder / "loop").symlink_to(folder / "loop")

    def arguments(self) -> Arguments:
        """One command with its arguments; its files are written."""
        self.files = {}
        made = [self._filled(part) for part in self.rng.choice(SHAPES)]
        while self.rng.random() < 0.25:
            self._mutate(made)
        return tuple(self._harmless(made))

    def _filled(self, part: str) -> str:
        kind, _colon, name = part.partition(":")
        if kind == "ANY":
            return self._word()
        if kind == "BAD":  # a large number is honest work, which a campaign has no time for
            return self.rng.choice(
                ["3", "-1", "0", "1e3", "nan", "x", "", ESCAPES, "٣٣", "9" * 5000]
            )
        if kind == "OUT":
            return str(self.folder / self.rng.choice(["out.csv", "out.jsonl", "empty_folder", "no/out.csv", "o" * 300 + ".csv", "out\x1b[31m.csv", "binary/x.csv", "loop"]))  # fmt: skip
        if kind == "BANK":
            return str(self._bank())
        return self._file(name) if kind == "FILE" else part

    def _word(self) -> str:
        word = self.rng.choice(HOSTILE)
        if self.rng.random() < 0.1:
            word += self.rng.choice(HOSTILE)
        return word

    def _file(self, name: str) -> str:
        if self.rng.random() < 0.1:
            place = ("empty", "binary", "empty_folder", "missing", "loop", "empty/below", "n" * 300)
            return str(self.folder / self.rng.choice(place))
        content = self._damaged(SOURCES[name].encode())
        self._keep(name, content)
        return str(self.folder / name)

    def _bank(self) -> Path:
        bank = write_bank(self.folder / "bank", ITEMS)
        if self.rng.random() < 0.8:
            self._keep(
                str(next(bank.glob("1.1*")).relative_to(self.folder)), self._damaged(ITEMS.encode())
            )
        if self.rng.random() < 0.2:
            framework = (bank / "framework.toml").read_bytes()
            self._keep("bank/framework.toml", self._damaged(framework))
        if self.rng.random() < 0.5:
            self._keep("bank/parameters.csv", self._damaged(PARAMETERS.encode()))
        return bank

    def _keep(self, name: str, content: bytes) -> None:
        (self.folder / name).write_bytes(content)
        self.files[name] = content

    def _damaged(self, content: bytes) -> bytes:
        while self.rng.random() < 0.55:
            content = self._damage(content)
        return content

    def _damage(self, content: bytes) -> bytes:
        rng = self.rng
        at, to = sorted(rng.randrange(len(content) + 1) for _ in range(2))
        cell = rng.choice(CELLS).encode("utf-8", "surrogatepass")
        lines = content.split(b"\n")
        row = rng.randrange(len(lines))
        found = [place for place, c in enumerate(content) if c in b",;:=0123456789"] or [0]
        place = rng.choice(found)
        ways = (
            lambda: content[:at] + cell + content[at:],
            lambda: content[:place] + cell + content[place + 1 :],
            lambda: content[: place + 1] + cell + content[place + 1 :],
            lambda: (
                content[:at] + content[to:] if to - at < 40 else content[:at] + content[at + 1 :]
            ),
            lambda: content[:at] + bytes([rng.randrange(256)]) + content[at + 1 :],
            lambda: b"\n".join([*lines[:row], *lines[row : row + 1], *lines[row:]]),
            lambda: b"\n".join([*lines[:row], *lines[row + 1 :]]),
            lambda: content.replace(b"\n", b"\r"),
            lambda: (
                content.decode("utf-8", "replace").encode("utf-16")
                if rng.random() < 0.1
                else content
            ),
            lambda: content[:at] if rng.random() < 0.2 else content,
        )
        return rng.choice(ways)()

    def _mutate(self, made: list[str]) -> None:
        at = self.rng.randrange(len(made) + 1)
        way = self.rng.randrange(4)
        if way == 0 or not made:
            made.insert(at, self._word())
        elif way == 1:
            del made[at - 1]
        elif way == 2:
            made[at - 1] = self._word()
        else:
            made.append(made[at - 1])

    def _harmless(self, made: list[str]) -> list[str]:
        """Without real cohorts of thousands, processes by the dozen, or a bank check of seconds."""
        if "simulate" in made and not ({"--candidates", "--workers"} & set(made)):
            made += ["--candidates", "3"]
        for place, part in enumerate(made[:-1]):
            if part in ("--candidates", "--workers") and made[place + 1].strip().isdecimal():
                made[place + 1] = "3" if part == "--candidates" else "1"
        if made[:1] == ["simulate"] and "--candidates" not in made:
            made += ["--candidates", "3"]
        if made[:2] == ["bank", "check"] and not any("bank" in part for part in made[2:]):
            made.append(str(self._bank()))
        return made


def run(inputs: int, seed: int, folder: Path, processes: int = 0) -> Report:
    """Run a campaign; the first inputs again in processes of their own."""
    report = Report()
    with _prepared(folder):
        maker = Maker(folder / "world", seed)
        for number in range(inputs):
            if number % 500 == 0:
                shutil.rmtree(folder / "world" / "home")
            arguments = maker.arguments()
            _one(report, arguments, maker.files)
        for _number in range(processes):
            arguments = maker.arguments()
            _process(report, arguments, maker.files)
    return report


@contextmanager
def _prepared(folder: Path) -> Iterator[None]:
    """A copy of the bank read once, a data folder and a working folder of one's own."""
    bank = shutil.copytree(bundled_folder("item_bank"), folder / "item_bank")
    load = pixsim.bank.reading.load.load_bank
    shared = functools.cache(lambda: load(bank))
    before = Path.cwd()
    settings = {"PIXSIM_HOME": str(folder / "world" / "home"), "OMP_NUM_THREADS": "1"}
    (folder / "work").mkdir()
    os.chdir(folder / "work")
    try:
        with (
            patch.dict(os.environ, settings),
            patch(
                "pixsim.bank.reading.load.load_bank",
                lambda path=None, *language: load(path, *language) if path else shared(),
            ),
        ):
            read = shared()
            with patch.dict(os.environ, {"PIXSIM_HOME": str(folder / "kept")}):
                read.traits.of(read.items)  # drawn once for a bank and kept: seconds, no hang
            yield
    finally:
        os.chdir(before)


def _one(report: Report, arguments: Arguments, files: dict[str, bytes]) -> None:
    began = time.process_time()
    said, kind = "", ""
    try:
        with _limit():
            done = CliRunner().invoke(command, list(arguments), prog_name="pixsim")
    except HangError:
        kind = "hang"
    else:
        said = done.stderr
        report.exits[done.exit_code] += 1
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            from traceback import format_exception

            kind, said = "traceback", "".join(format_exception(done.exception))
            if isinstance(done.exception, HangError):
                kind = "hang"
        else:
            shown = said if "export" in arguments else done.output
            kind = _wrong(shown, done.stdout, done.exit_code)
    report.inputs += 1
    report.slowest = max(report.slowest, time.process_time() - began)
    if kind:
        report.faults.append(Fault(kind, arguments, said, dict(files)))


def is_harmless(text: str) -> bool:
    """Whether a terminal would only show it."""
    return not any(
        (unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c not in "\n\t")
        or unicodedata.bidirectional(c) in BIDI
        for c in text
    )


def _wrong(shown: str, stdout: str, code: int) -> str:
    """What is wrong with an end that is no exception; empty when nothing is."""
    if not is_harmless(shown):
        return "control character"
    if "Warning:" in shown:
        return "warning"
    if code not in (0, 1, 2, 3, 4):
        return "exit code"
    if code and not shown.strip():
        return "nothing said"
    if code == 0 and stdout.startswith("{\n"):
        try:
            json.loads(stdout)
        except ValueError:
            return "not JSON"
    return ""


def _process(report: Report, arguments: Arguments, files: dict[str, bytes]) -> None:
    report.inputs += 1
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pixsim", *(os.fsencode(part) for part in arguments)],
            capture_output=True,
            timeout=60,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        report.faults.append(Fault("hang", arguments, "", dict(files)))
        return
    report.exits[done.returncode] += 1
    said = done.stderr.decode(errors="replace")
    shown = said if "export" in arguments else said + done.stdout.decode(errors="replace")
    kind = _wrong(shown, done.stdout.decode(errors="replace"), done.returncode)
    if "Traceback" in said or kind:
        report.faults.append(Fault(kind or "traceback", arguments, said, dict(files)))


@contextmanager
def _limit() -> Iterator[None]:
    """Interrupt what takes too much processor time, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_arguments: object) -> None:
        raise HangError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, HANG)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@click.command()
@click.option("--inputs", default=20_000, show_default=True, help="Inputs in this process.")
@click.option("--processes", default=50, show_default=True, help="Inputs in processes.")
@click.option("--seed", default=1, show_default=True)
@click.option("--shown", default=10, show_default=True, help="Faults shown in full.")
def main(inputs: int, processes: int, seed: int, shown: int) -> None:
    """Print the figures of a campaign, and its faults."""
    with tempfile.TemporaryDirectory() as folder:
        report = run(inputs, seed, Path(folder), processes)
    click.echo(f"{report.inputs} inputs, exit codes {dict(sorted(report.exits.items()))}")
    click.echo(f"slowest {report.slowest:.1f} s of processor time, {len(report.faults)} faults")
    for kind, count in Counter(
        (fault.kind, (fault.said.splitlines() or [""])[-1][:100]) for fault in report.faults
    ).most_common():
        click.echo(f"{count:>6}  {kind}")
    for fault in report.faults[:shown]:
        click.echo(f"\n--- {fault.kind}: {[part[:200] for part in fault.arguments]!r}")
        click.echo(ascii({name: content[:600] for name, content in fault.files.items()}))
        click.echo(ascii(fault.said[-1500:]).replace("\\n", "\n"))
    raise SystemExit(bool(report.faults))


if __name__ == "__main__":
    main()
