"""Every kind of message has its English and its French, with the same fields."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import pixsim
from pixsim.answers.findings import Finding
from pixsim.foundation.problems import Problem
from pixsim.report.faults.french import FRENCH, in_french
from pixsim.text.messages import ENGLISH

VALUES = {
    "n": 12, "names": tuple(f"q{k}" for k in range(12)), "change": 0.012, "most": 1e-7, "sd": 0.05,
    "spread": 0.25, "share": 0.5, "margin": 0.5, "chance": 0.25, "value": 0.5,
    "rmsea": 0.07, "limit": 0.05, "judged": 40, "asked": 0.5, "least": 0.25,
}  # fmt: skip


def fields_of(template: str) -> set[str]:
    """Names that a template wants filled, those within doubled braces too."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(template) if name}


@pytest.mark.parametrize("kind", ENGLISH)
def test_both_languages_use_the_same_fields(kind: str) -> None:
    assert fields_of(FRENCH[kind]) == fields_of(ENGLISH[kind])


@pytest.mark.parametrize("kind", ENGLISH)
def test_a_fault_and_a_finding_are_worded_alike(kind: str) -> None:
    context = {name: VALUES.get(name, "x") for name in fields_of(ENGLISH[kind])}
    fault, finding = Problem.of("f", "line 2", "", kind, **context), Finding(kind, context)
    assert str(fault) == f"f: line 2: {finding}"
    assert in_french(fault) == f"f : ligne 2 : {in_french(finding)}"
    assert in_french(finding) != str(finding)
    assert not re.search(r"\d\.\d", in_french(finding))
    assert ("et 4 de plus" in in_french(finding)) == ("and 4 more" in str(finding))


def kinds_told() -> set[str]:
    """Kinds that the code gives to `Problem.of` and `Finding.of` as literals."""
    found = set()
    for file in Path(pixsim.__file__).parent.rglob("*.py"):
        text = file.read_text("utf-8")
        if "Problem.of(" not in text and "Finding.of(" not in text:
            continue
        for call in ast.walk(ast.parse(text)):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
                continue
            if call.func.attr == "of" and isinstance(call.func.value, ast.Name):
                place = {"Problem": 3, "Finding": 0}.get(call.func.value.id, len(call.args))
                literal = call.args[place] if place < len(call.args) else None
                if isinstance(literal, ast.Constant):
                    found.add(str(literal.value))
    return found


def test_every_kind_that_is_told_is_in_the_catalogue() -> None:
    told = kinds_told()
    assert len(told) > 30
    assert told <= set(ENGLISH)


def test_groups_of_names_are_told_apart() -> None:
    finding = Finding.of("unconnected", [("a", "b"), tuple(f"q{k}" for k in range(10))])
    assert "2 blocks" in str(finding)
    assert str(finding).endswith("[a, b], [q0, q1, q2, q3, q4, q5, q6, q7 and 2 more]")
    assert in_french(finding).endswith("q7 et 2 de plus]")
