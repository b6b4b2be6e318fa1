"""What Moodle's own readers made of real files: `PIXSIM_FORMATS` names a folder with ``expected.json``.

Their licences differ from ours, so the files are no part of the project.
"""

from __future__ import annotations

import html
import json
import math
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.exchange.drafts.drafts import make_drafts
from pixsim.exchange.quiz import ForeignQuestion, Quiz
from pixsim.exchange.read import Format, read_quiz

FOLDER = os.environ.get("PIXSIM_FORMATS", "")
FORMATS: dict[str, Format] = {
    "xml": "xml",
    "gift": "gift",
    "aiken": "aiken",
    "multianswer": "cloze",
}
TYPES = frozenset(
    [
        "multichoice",
        "truefalse",
        "shortanswer",
        "numerical",
        "match",
        "multianswer",
        "essay",
        "description",
        "calculated",
        "calculatedmulti",
        "calculatedsimple",
        "ddwtos",
        "gapselect",
        "ddimageortext",
        "ddmarker",
        "ordering",
        "randomsamatch",
        "random",
        "missingtype",
    ]
)  # of Moodle's own plugins; others are errors for it, and questions to refuse for us
UNREAD = "[moodle]"  # the oracle keeps this mark where Moodle's documentation has it read

pytestmark = pytest.mark.skipif(not FOLDER, reason="PIXSIM_FORMATS names no folder")


def _expected() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((Path(FOLDER) / "expected.json").read_text(encoding="utf-8"))
    return found


def _files() -> list[str]:
    return sorted(_expected()) if FOLDER else []


def _read(name: str, expected: dict[str, Any]) -> Quiz:
    return read_quiz(Path(FOLDER) / name, FORMATS[expected["format"]])


@pytest.mark.parametrize("name", _files())
def test_a_file_is_read_as_moodle_reads_it(name: str) -> None:
    expected = _expected()[name]
    quiz = _read(name, expected)
    questions = [found for found in quiz.questions if found.qtype in TYPES]
    strangers = len(quiz.questions) - len(questions)
    wanted = [row for row in expected["questions"] if row["qtype"] != "category"]

    assert [found.qtype for found in questions] == [row["qtype"] for row in wanted]
    assert len(quiz.faults) + strangers == expected["errors"]
    differences = [
        difference
        for row, found in zip(wanted, questions, strict=True)
        for difference in _differences(row, found, escaped=expected["format"] == "aiken")
    ]
    assert not differences


@pytest.mark.parametrize("name", _files())
def test_every_question_is_taken_or_refused(name: str, bank: Bank) -> None:
    quiz = _read(name, _expected()[name])
    drafts = make_drafts(quiz, bank.framework)
    assert len(drafts.taken) + len(drafts.refused) == len(quiz.questions) + len(quiz.faults)
    refused = Counter(problem.kind for problem in drafts.refused)
    unknown = {"essay", "description"}
    assert refused["draft_type"] >= sum(found.qtype in unknown for found in quiz.questions)


@pytest.mark.skipif(not FOLDER, reason="PIXSIM_FORMATS names no folder")
def test_counts_by_type(bank: Bank, record_property: Callable[[str, object], None]) -> None:
    """Most questions of known types are taken; the counts go to the report of the run."""
    known = {"multichoice", "truefalse", "shortanswer", "numerical", "match", "multianswer"}
    read: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for name, expected in _expected().items():
        quiz = _read(name, expected)
        read.update(found.qtype for found in quiz.questions)
        taken.update(draft.question.qtype for draft in make_drafts(quiz, bank.framework).taken)
    for qtype in sorted(read):
        record_property(qtype, f"{taken[qtype]}/{read[qtype]}")
        print(f"{qtype:<16} {taken[qtype]:>4} taken of {read[qtype]:>4}")
    assert set(taken) <= known
    assert sum(taken.values()) >= 0.8 * sum(n for qtype, n in read.items() if qtype in known)


def _differences(row: dict[str, Any], found: ForeignQuestion, *, escaped: bool) -> Iterator[str]:
    """What differs from the oracle, in words."""

    def differs(what: str, wanted: object, got: object) -> Iterator[str]:
        if wanted != got:
            yield f"{found.place}, {what}: {wanted!r} expected, got {got!r}"

    def same(text: object) -> str:
        plain = html.unescape(str(text)) if escaped else str(text)
        return plain.removeprefix(UNREAD)

    def texts(wanted: list[object], got: list[str]) -> bool:
        """Same texts; the oracle has U+FFFD where it could not write a byte."""
        return len(wanted) == len(got) and all(
            re.fullmatch(re.escape(same(w)).replace("\ufffd", "."), g) is not None
            for w, g in zip(wanted, got, strict=True)
        )

    def numbers(wanted: list[object], got: list[float]) -> bool:
        return len(wanted) == len(got) and all(
            math.isclose(float(str(w or 0)), g, abs_tol=1e-9)
            for w, g in zip(wanted, got, strict=True)
        )

    if "text" in row and row.get("name") is not None:
        if not texts([row["text"]], [found.text.text]):
            yield from differs("text", row["text"], found.text.text)
        yield from differs("feedback", row.get("generalfeedback", ""), found.feedback.text)
        yield from differs("idnumber", row.get("idnumber", ""), found.idnumber)
        yield from differs("tags", row.get("tags", []), list(found.tags))
    if row["qtype"] == "truefalse":
        right = found.answers[0].fraction == 1.0
        yield from differs("answer", bool(row["correctanswer"]), right)
    elif row["qtype"] == "numerical":
        values = [answer.text.text for answer in found.answers]
        if [str(w) == "*" for w in row["answer"]] != [v == "*" for v in values] or not numbers(
            [w for w in row["answer"] if w != "*"],
            [float(v.replace(",", ".")) for v in values if v != "*"],
        ):
            yield from differs("answers", row["answer"], values)
    elif "answer" in row and not texts(row["answer"], [a.text.text for a in found.answers]):
        yield from differs("answers", row["answer"], [a.text.text for a in found.answers])
    if "fraction" in row and not numbers(row["fraction"], [a.fraction for a in found.answers]):
        yield from differs("fractions", row["fraction"], [a.fraction for a in found.answers])
    if "tolerance" in row:
        tolerances = [float(a.tolerance.replace(",", ".") or 0) for a in found.answers]
        if not numbers(row["tolerance"], tolerances):
            yield from differs("tolerances", row["tolerance"], tolerances)
    if "feedback" in row and row["qtype"] != "truefalse":
        said = [answer.feedback.text for answer in found.answers]
        if not texts(row["feedback"], said):
            yield from differs("feedback of answers", row["feedback"], said)
    if "subquestions" in row:
        asked = [pair[0].text for pair in found.pairs]
        if not texts(row["subquestions"], asked):
            yield from differs("subquestions", row["subquestions"], asked)
        yield from differs("subanswers", row["subanswers"], [pair[1] for pair in found.pairs])
    if row["qtype"] == "multichoice":
        yield from differs("single", bool(int(row["single"])), found.single)
    if row["qtype"] == "shortanswer":
        yield from differs("case", bool(int(row["usecase"])), found.case)
    parts = row.get("fields", [])
    yield from differs("number of fields", len(parts), len(found.parts))
    for part, got in zip(parts, found.parts, strict=False):
        yield from differs("type of a field", part["qtype"], got.qtype)
        yield from _differences(part, got, escaped=escaped)
