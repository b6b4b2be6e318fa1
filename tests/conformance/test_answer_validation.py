"""The correction of an answer gives what the real engine gave."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from pixsim.bank.marking import pix_marking
from pixsim.bank.marking.pix_marking import AnswerShapeError, Treatments
from tests.conformance.vectors import cases

CODES = {
    "ok": "ok",
    "ko": "ko",
    "skipped": "aband",
    "timed_out": "timedout",
    "focused_out": "focusedOut",
}


class NotUnderstood(ValueError):
    """The solution or the answer is no mapping."""


def mapping(text: str) -> dict[str, Any]:
    try:
        document = yaml.load(text, Loader=yaml.BaseLoader)  # all scalars as text
    except yaml.YAMLError as error:
        raise NotUnderstood from error
    if document is None:
        return {}
    if not isinstance(document, dict):
        raise NotUnderstood
    return document


def drop_downs(proposals: str | None) -> list[tuple[str, bool]]:
    return [
        (re.split(r"[#§ ]", block)[0], "options=" in block)
        for block in re.findall(r"\$\{(.+?)\}", proposals or "")
    ]


def is_correct(case: dict[str, Any]) -> bool:
    kind, solution, answer = case["type"], case["solution"], case["answer"]
    treatments = Treatments(**case["treatments"])
    blocks = drop_downs(case["proposals"])
    if kind == "QCU":
        return pix_marking.mark_qcu(answer, solution)
    if kind == "QCM":
        return pix_marking.mark_qcm(answer, solution)
    if kind == "QROC":
        return pix_marking.mark_qroc(
            answer,
            solution.split("\n"),
            treatments,
            number=case["format"] == "nombre",
            drop_down=bool(blocks) and blocks[0][1],
        )
    if "\n" not in solution:
        return False
    solutions = {key: [str(v) for v in values] for key, values in mapping(solution).items()}
    answers = {key: str(value) for key, value in mapping(answer).items()}
    if kind == "QROCM-ind":
        lists = frozenset(name for name, is_list in blocks if is_list)
        return all(pix_marking.qrocm_ind(answers, solutions, treatments, lists).values())
    return pix_marking.qrocm_dep(list(answers.values()), list(solutions.values()), treatments)


def outcome(case: dict[str, Any]) -> str:
    skipped = case["answer"] == pix_marking.SKIP
    try:
        correct = not skipped and is_correct(case)
    except (AnswerShapeError, NotUnderstood):
        return "error"
    timeout = case["timeout"]
    out_of_focus = case["answer_focused_out"] or case["last_question_focused_out"]
    settled = pix_marking.settle_outcome(
        correct,
        skipped=skipped,
        timed_out=isinstance(timeout, int) and timeout < 0,
        focused_out=case["challenge_focused"] and out_of_focus and case["is_certification"],
    )
    return CODES[settled.code]


@pytest.mark.parametrize("case", cases("v2", "answer_validation"), ids=lambda case: case["id"])
def test_outcome(case: dict[str, Any]) -> None:
    assert outcome(case) == case["expected"]


@pytest.mark.parametrize(
    "case",
    [case for case in cases("v2", "answer_validation") if case.get("expected_details")],
    ids=lambda case: case["id"],
)
def test_each_field(case: dict[str, Any]) -> None:
    lists = frozenset(name for name, is_list in drop_downs(case["proposals"]) if is_list)
    details = pix_marking.qrocm_ind(
        mapping(case["answer"]), mapping(case["solution"]), Treatments(**case["treatments"]), lists
    )
    assert details == case["expected_details"]
