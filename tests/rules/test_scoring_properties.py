"""Properties of V2 scoring that hold for any sitting."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixsim.outcome import Outcome
from pixsim.rules.v2 import V2, EngineFault, Status, Verdict, score
from tests.tools.tiers import examples

ANSWERED = [Outcome.OK, Outcome.KO, Outcome.SKIPPED, Outcome.TIMED_OUT, Outcome.FOCUSED_OUT]


@st.composite
def sittings(draw: st.DrawFn) -> dict[str, Any]:
    """One finished sitting: 16 competences, 1 to 3 questions where tested."""
    tested = np.array([draw(st.lists(st.booleans(), min_size=16, max_size=16))])
    pix = np.array([draw(st.lists(st.integers(8, 70), min_size=16, max_size=16))])
    outcome = np.full((1, 16, 3), Outcome.NOT_ASKED, np.int8)
    for k in range(16):
        for place in range(draw(st.integers(1, 3))):
            outcome[0, k, place] = draw(st.sampled_from(ANSWERED))
    dependent = np.array(draw(st.lists(st.booleans(), min_size=48, max_size=48))).reshape(1, 16, 3)
    nothing = np.zeros((1, 16, 3), bool)
    return {
        "level": pix // 8, "pix": pix, "tested": tested, "outcome": outcome,
        "neutralised": nothing, "auto_skipped": nothing, "dependent": dependent,
    }  # fmt: skip


@given(sittings())
def test_a_perfect_candidate_keeps_every_level(sitting: dict[str, Any]) -> None:
    asked = sitting["outcome"] != Outcome.NOT_ASKED
    perfect = np.where(asked, Outcome.OK, Outcome.NOT_ASKED).astype(np.int8)
    scores = score(V2(), **{**sitting, "outcome": perfect})
    tested = sitting["tested"]
    assert (scores.level[tested] == np.minimum(sitting["level"], 7)[tested]).all()
    assert (scores.pix[tested] == np.minimum(sitting["pix"], 56)[tested]).all()
    if tested.any():
        assert scores.status[0] == Status.VALIDATED
        assert scores.rate[0] == 100


@given(sittings())
def test_a_candidate_who_answers_nothing_right_gets_nothing(sitting: dict[str, Any]) -> None:
    asked = sitting["outcome"] != Outcome.NOT_ASKED
    none = np.where(asked, Outcome.SKIPPED, Outcome.NOT_ASKED).astype(np.int8)
    scores = score(V2(), **{**sitting, "outcome": none})
    assert scores.total[0] == 0
    assert scores.rate[0] == 0
    assert scores.status[0] == Status.REJECTED


@settings(max_examples=examples(300))
@given(sittings(), st.integers(0, 47))
def test_one_more_right_answer_never_lowers_the_total(sitting: dict[str, Any], place: int) -> None:
    at = np.unravel_index(place, (16, 3))
    if sitting["outcome"][0][at] == Outcome.NOT_ASKED:
        return
    before = score(V2(), **sitting).total[0]
    better = sitting["outcome"].copy()
    better[0][at] = Outcome.OK
    assert score(V2(), **{**sitting, "outcome": better}).total[0] >= before


@given(sittings())
def test_what_is_certified_never_exceeds_the_profile(sitting: dict[str, Any]) -> None:
    scores = score(V2(), **sitting)
    assert (scores.pix <= sitting["pix"]).all()
    assert (scores.pix >= 0).all()
    assert ((scores.pix == 0) | sitting["tested"]).all()
    assert scores.total[0] == scores.pix.sum() <= 896


@given(st.lists(sittings(), min_size=2, max_size=4))
def test_a_batch_is_scored_like_each_of_its_sittings(batch: list[dict[str, Any]]) -> None:
    together = score(V2(), **{key: np.concatenate([s[key] for s in batch]) for key in batch[0]})
    for place, sitting in enumerate(batch):
        alone = score(V2(), **sitting)
        for name in ("status", "rate", "verdict", "level", "pix", "total", "counted", "right"):
            assert (getattr(together, name)[place] == getattr(alone, name)[0]).all()


def one(outcomes: list[list[Outcome]], dependent: list[list[bool]] | None = None) -> dict[str, Any]:
    shape = (1, len(outcomes), 3)
    outcome = np.full(shape, Outcome.NOT_ASKED, np.int8)
    dep = np.zeros(shape, bool)
    for k, row in enumerate(outcomes):
        outcome[0, k, : len(row)] = row
        if dependent:
            dep[0, k, : len(dependent[k])] = dependent[k]
    return {
        "level": np.full(shape[:2], 3), "pix": np.full(shape[:2], 24),
        "tested": np.ones(shape[:2], bool), "outcome": outcome,
        "neutralised": np.zeros(shape, bool), "auto_skipped": np.zeros(shape, bool),
        "dependent": dep,
    }  # fmt: skip


OK, KO = Outcome.OK, Outcome.KO


def test_a_competence_without_question_is_left_out_or_fails() -> None:
    sitting = one([[OK, OK, OK], []])
    mended = score(V2(), **sitting)
    assert list(mended.verdict[0]) == [Verdict.KEPT, Verdict.NOT_TESTED]
    assert mended.status[0] == Status.VALIDATED
    failed = score(replace(V2(), on_engine_fault="fail"), **sitting)
    assert failed.status[0] == Status.ERROR
    assert failed.fault[0] == EngineFault.COMPETENCE_WITHOUT_QUESTION
    assert failed.total[0] == 0


def test_two_qrocm_dep_of_two_questions_count_once_each_or_fail() -> None:
    sitting = one([[OK, KO], [OK, OK, OK], [OK, OK, OK]], [[True, True], [False] * 3, [False] * 3])
    mended = score(V2(), **sitting)  # rate 88: one right of two is kept
    assert list(mended.verdict[0]) == [Verdict.KEPT] * 3
    failed = score(replace(V2(), on_engine_fault="fail"), **sitting)
    assert failed.fault[0] == EngineFault.NO_RULE


def test_one_qrocm_dep_of_two_questions_weighs_two() -> None:
    right_dep = one(
        [[OK, KO]] + [[OK, KO, KO]] * 1 + [[OK, OK, OK]], [[True, False], [False] * 3, [False] * 3]
    )
    assert score(V2(), **right_dep).verdict[0, 0] == Verdict.LOWERED  # 2 right of 3, rate 63


@pytest.mark.parametrize(
    ("right", "asked", "rate"), [(1, 2, 50), (99, 200, 50), (2, 3, 67), (1, 3, 33)]
)
def test_the_rate_is_rounded_half_up(right: int, asked: int, rate: int) -> None:
    rows = [
        [OK if 3 * k + p < right else KO for p in range(3) if 3 * k + p < asked]
        for k in range(-(-asked // 3))
    ]
    assert score(V2(), **one(rows)).rate[0] == rate
