"""Files of quizzes, damaged: bytes changed, cut out, doubled, swapped for signs of the formats."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np

from pixsim.exchange.drafts.drafts import make_drafts
from pixsim.exchange.drafts.file import draft_text
from pixsim.exchange.read import Format, parse_quiz
from pixsim.foundation.problems import DataError
from pixsim.framework import Framework

SIGNS = [
    *(sign.encode() for sign in "{}=~#:%\\<>&;[]()*|/-\"'\n\r\t"), b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf",
    b"####", b"->", b"%50%", b"%-100%", b"{1:SA:=", b"{#", b"::", b"//", b"$CATEGORY:", b"ANSWER: ", b"A) ",
    b"<![CDATA[", b"]]>", b"<!DOCTYPE a>", b"<!--", b"&#0;", b"&#x10FFFF;", b"&amp;", b"</question>", b"<text>",
    b"<question type='x'>", b"9" * 400, b"1e999", b"nan", b"inf", "\u202e\u2028é".encode(), b"{{x}}", b"\\n",
]  # fmt: skip


@dataclass
class Found:
    """What a campaign met."""

    files: int = 0
    refused: int = 0
    questions: int = 0
    slowest: float = 0.0
    failures: list[str] = field(default_factory=list)


def mutant(seed: bytes, rng: np.random.Generator) -> bytes:
    """The bytes of a file after one to twelve accidents."""
    raw = bytearray(seed)
    for _accident in range(int(rng.integers(1, 13))):
        if not raw:
            break
        start = int(rng.integers(len(raw)))
        length = int(rng.integers(1, 1 + min(len(raw) - start, int(rng.choice([1, 8, 200])))))
        match int(rng.integers(5)):
            case 0:
                raw[start : start + length] = b""
            case 1:
                raw[start:start] = SIGNS[int(rng.integers(len(SIGNS)))]
            case 2:
                raw[start] = int(rng.integers(256))
            case 3:
                raw[start:start] = raw[start : start + length] * int(rng.choice([1, 2, 50]))
            case _:
                raw[start : start + length] = SIGNS[int(rng.integers(len(SIGNS)))]
    return bytes(raw)


def try_one(raw: bytes, form: Format, framework: Framework, found: Found, label: str) -> None:
    """Read, turn into drafts and write one file; anything but a refusal is a failure."""
    found.files += 1
    start = time.perf_counter()
    try:
        quiz = parse_quiz("mutant", raw, form)
        drafts = make_drafts(quiz, framework)
        if len(drafts.taken) + len(drafts.refused) != len(quiz.questions) + len(quiz.faults):
            found.failures.append(f"{label}: a question was dropped in silence")
        draft_text(drafts.taken, "0.0", "mutant")
        found.questions += len(drafts.taken)
    except DataError:
        found.refused += 1
    except Exception as error:  # what the campaign is for
        found.failures.append(f"{label}: {type(error).__name__}: {error}")
    found.slowest = max(found.slowest, time.perf_counter() - start)
