"""Mutated profile files and class lists: read, or refused with sentences; no traceback, no hang.

Run ``python -m tests.campaign.profiles --inputs 50000``.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from pixsim.assembly.standing import profile_standing
from pixsim.foundation.problems import DataError
from pixsim.foundation.resources import bundled_folder
from pixsim.framework import Framework, read_framework
from pixsim.profile import profile_bytes, read_profile
from pixsim.report.faults.french import FRENCH, in_french
from pixsim.rules.v2 import V2
from pixsim.store.people.class_list import read_class

SLOW = 5.0  # seconds
CLASS = (
    "nom;identifiant;1.1;1.2;2.1;temps_majore\r\n"
    'Élodie;a1;3;;8;33\r\n"D\'Arc, Jeanne";a2;0;1;2;\r\nTom;;7;7;7;0\r\n'
).encode()
PIECES = (
    b"9" * 5000, b"-1", b"1e999", b"NaN", b"null", b"true", b"[" * 3000, b'{"a":' * 500, b'"', b"\\",
    b"\x00", b"\x1b[31m", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xc2\xa0", b"\xe2\x80\xae",
    b"\r", b"\n", b";", b",", b"\t", b"PK\x03\x04", b"x" * 140_000, b"\\ud800", b"\\u0000",
    b"9999-12-31T23:59:59-23:59", b"0001-01-01T00:00:00+23:59", b"1e300", b"2026-02-30T00:00:00Z",
    b'"levels":{"1.1":1},', b'"id":"b",', b'"knowledge":[],', b'"uid":"zz",', b"@navigateur1", b"9.9",
    "é".encode(), "é".encode("cp1252"), "李".encode(), "🧑".encode(), b"=1+1", b"<b>", b"{0}", b"%s",
)  # fmt: skip


def mutated(raw: bytes, rng: random.Random) -> bytes:
    """A file with one to four accidents."""
    content = bytearray(raw)
    for _accident in range(rng.randint(1, 4)):
        start = rng.randrange(len(content) + 1)
        end = min(len(content), start + rng.choice((0, 0, 1, 2, 10, 100)))
        kind = rng.random()
        if kind < 0.4:
            content[start:end] = rng.choice(PIECES)
        elif kind < 0.6:
            del content[start:end]
        elif kind < 0.8:
            content[start:start] = content[start:end]
        elif kind < 0.9 and start < len(content):
            content[start] = rng.randrange(256)
        else:
            lines = bytes(content).split(b"\n")
            lines[rng.randrange(len(lines))] = rng.choice(PIECES)
            content = bytearray(b"\n".join(lines))
    return bytes(content)


def _read_profile(path: Path, framework: Framework) -> None:
    profile = read_profile(path, framework)
    profile_standing(profile, framework, V2())
    again = path.with_name("again.json")
    again.write_bytes(profile_bytes(profile))
    if read_profile(again, framework) != profile:
        raise AssertionError("what is written does not read back")


def _read_class(path: Path, framework: Framework) -> None:
    for profile in read_class(path, framework, {"tom"}):
        profile_bytes(profile)


def _outcome(read: Callable[[Path, Framework], None], path: Path, framework: Framework) -> str:
    try:
        read(path, framework)
    except DataError as error:
        for problem in error.problems:
            in_french(problem)
        foreign = {p.kind for p in error.problems} - FRENCH.keys()
        return f"refused in English: {sorted(foreign)}" if foreign else "refused"
    except Exception:
        return f"TRACEBACK: {traceback.format_exc(limit=-3)}"
    return "read"


def fuzz(folder: Path, inputs: int, seed: int = 0) -> Counter[str]:
    """Read mutated files.

    Returns
    -------
    Counter
        ``read`` and ``refused``, and the faults.
    """
    framework = read_framework(bundled_folder("item_bank") / "framework.toml")
    rng, seen = random.Random(seed), Counter[str]()
    bases = [path.read_bytes()[:4000] for path in sorted(bundled_folder("profiles").glob("*.json"))]
    closed = [base[: base.rindex(b"},\n") + 1] + b"\n ]\n}\n" for base in bases if b"},\n" in base]
    plain = (bundled_folder("profiles") / "niveaux.json").read_bytes()
    for number in range(inputs):
        of_class = number % 2
        base = CLASS if of_class else rng.choice([*closed, plain])
        path = folder / ("c.csv" if of_class else "p.json")
        path.write_bytes(mutated(base, rng))
        began = time.monotonic()
        outcome = _outcome(_read_class if of_class else _read_profile, path, framework)
        if time.monotonic() - began > SLOW:
            outcome = "HANG"
        seen[outcome] += 1
    return seen


def main() -> None:
    """Run the campaign and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seen = fuzz(Path(folder), chosen.inputs, chosen.seed)
    for what, n in seen.most_common():
        print(n, what)
    raise SystemExit(int(bool(seen.keys() - {"read", "refused"})))


if __name__ == "__main__":
    main()
