"""Exact chances: against full enumeration, and against the exam's scoring of drawn answers."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest

from pixsim.assembly.form import NotCertifiableError
from pixsim.bank.reading.load import Bank
from pixsim.foundation.problems import DataError
from pixsim.outcome import Outcome
from pixsim.profile import Profile
from pixsim.rules.v2 import V2, Scores, Status, Verdict, score
from pixsim.simulation import Chances, chances, exact_chances

DRAWS = 40_000


def scored(rules: V2, test: dict[str, Any], right: Any) -> Scores:
    """The exam's scores of given answers, shape (draw, competence, place), to one test."""
    n = len(right)
    asked = np.repeat(test["asked"], n, axis=0)
    pix, tested = (np.repeat(test[name], n, axis=0) for name in ("pix", "tested"))
    nothing = np.zeros(right.shape, bool)
    outcome = np.where(right, np.int8(Outcome.OK), np.int8(Outcome.KO))
    return score(
        rules, level=pix // 8, pix=pix, tested=tested,
        outcome=np.where(asked, outcome, np.int8(Outcome.NOT_ASKED)),
        neutralised=nothing, auto_skipped=nothing,
        dependent=np.repeat(test["dependent"], n, axis=0),
    )  # fmt: skip


def drawn_test(rng: np.random.Generator, **limits: Any) -> dict[str, Any]:
    """One test with random pix, chances, numbers of questions and types."""
    shape = (1, limits.get("competences", 16), 3)
    number = rng.integers(limits.get("least", 1), 4, shape[:2])
    tested = rng.random(shape[:2]) < limits.get("tested", 0.9)
    low, high = limits.get("right", (0.2, 0.95))
    return {
        "pix": rng.integers(8, limits.get("most_pix", 64), shape[:2]),
        "tested": tested,
        "right": rng.uniform(low, high, shape),
        "asked": (np.arange(3) < number[:, :, None]) & tested[:, :, None],
        "dependent": rng.random(shape) < limits.get("dependent", 0.3),
    }


def enumerated(rules: V2, test: dict[str, Any]) -> dict[str, Any]:
    """The same chances by going through every possible set of answers."""
    places = np.argwhere(test["asked"][0])
    answers = np.array(list(product([False, True], repeat=len(places))))
    right = np.zeros((len(answers), *test["asked"].shape[1:]), bool)
    right[:, places[:, 0], places[:, 1]] = answers
    p = test["right"][0][places[:, 0], places[:, 1]]
    weight = np.where(answers, p, 1 - p).prod(axis=1)
    scores = scored(rules, test, right)
    return {
        "validated": weight @ (scores.status == Status.VALIDATED),
        "rejected": weight @ (scores.status == Status.REJECTED),
        "error": weight @ (scores.status == Status.ERROR),
        "kept": weight @ (scores.verdict == Verdict.KEPT),
        "lowered": weight @ (scores.verdict == Verdict.LOWERED),
        "lost": weight @ (scores.verdict == Verdict.LOST),
        "pix": weight @ scores.pix,
    }


@pytest.mark.parametrize("fault", ["mend", "fail"])
@pytest.mark.parametrize("seed", range(12))
def test_exact_is_what_enumeration_gives(seed: int, fault: Any) -> None:
    rng = np.random.default_rng(seed)
    rules = replace(V2(), on_engine_fault=fault)
    few_pix = {"most_pix": 10, "right": (0.5, 0.9)} if seed % 2 else {}
    test = drawn_test(rng, competences=5, **few_pix)  # few pix: all may be lowered to nothing
    found = exact_chances(rules, **test)
    for name, wanted in enumerated(rules, test).items():
        assert getattr(found, name)[0] == pytest.approx(wanted, abs=1e-12), name


def test_a_test_that_can_be_passed_without_pix_is_told_apart() -> None:
    """All competences at 8 pix: two right of three lowers each to 0 pix, and rejects."""
    shape = (1, 5, 3)
    test = {
        "pix": np.full(shape[:2], 8), "tested": np.ones(shape[:2], bool),
        "right": np.broadcast_to([1.0, 1.0, 0.0], shape), "asked": np.ones(shape, bool),
        "dependent": np.zeros(shape, bool),
    }  # fmt: skip
    found = exact_chances(V2(), **test)
    assert found.validated[0] == pytest.approx(0)
    assert found.band[0] == pytest.approx([0, 0, 1, 0])
    assert found.lowered[0] == pytest.approx(1)


SCENARIOS: list[dict[str, Any]] = [
    {"least": 3, "tested": 1.1, "dependent": 0, "right": limits}
    for limits in ((0.3, 0.6), (0.4, 0.7), (0.5, 0.8), (0.6, 0.9), (0.8, 0.99), (0.0, 1.0))
]
SCENARIOS += [
    {"least": least, "tested": tested, "right": right}
    for least in (1, 2)
    for tested in (0.4, 0.95)
    for right in ((0.3, 0.7), (0.5, 0.9), (0.7, 1.0))
]
SCENARIOS += [
    {"most_pix": 9, "right": (0.55, 0.75)},
    {"most_pix": 9, "right": (0.6, 0.7), "least": 3},
    {"least": 0, "tested": 0.9, "right": (0.5, 0.8)},
    {"least": 0, "tested": 0.5, "right": (0.6, 0.9)},
]


@pytest.mark.sampled(8)
@pytest.mark.parametrize("place", range(len(SCENARIOS)))
def test_drawn_answers_agree_within_four_standard_errors(place: int) -> None:
    assert len(SCENARIOS) >= 20
    rng = np.random.default_rng([7, place])
    test = drawn_test(rng, **SCENARIOS[place])
    found = exact_chances(V2(), **test)
    right = rng.random((DRAWS, 16, 3)) < test["right"]
    scores = scored(V2(), test, right)
    for name, values, expected in (
        ("validated", scores.status == Status.VALIDATED, found.validated[0]),
        ("rejected", scores.status == Status.REJECTED, found.rejected[0]),
        ("kept", scores.verdict == Verdict.KEPT, found.kept[0]),
        ("lowered", scores.verdict == Verdict.LOWERED, found.lowered[0]),
        ("lost", scores.verdict == Verdict.LOST, found.lost[0]),
    ):
        error = np.sqrt(expected * (1 - expected) / DRAWS)
        assert (abs(values.mean(axis=0) - expected) <= 4 * error + 2 / DRAWS).all(), name
    spread = scores.total.std() / np.sqrt(DRAWS)
    assert abs(scores.total.mean() - found.total[0]) <= 4 * spread + 1e-9


def test_a_batch_is_worked_out_like_each_of_its_tests() -> None:
    rng = np.random.default_rng(5)
    tests = [drawn_test(rng, tested=0.7) for _ in range(40)]
    together = exact_chances(V2(), **{k: np.concatenate([t[k] for t in tests]) for k in tests[0]})
    for row, test in enumerate(tests):
        alone = exact_chances(V2(), **test)
        for name in Chances.__slots__:
            assert getattr(together, name)[row] == pytest.approx(getattr(alone, name)[0], abs=1e-13)


def test_chances_are_chances_even_at_the_extremes() -> None:
    rng = np.random.default_rng(3)
    test = drawn_test(rng, least=3, tested=1.1)
    test["right"] = rng.choice([0.0, 1e-300, 0.5, 1.0], test["right"].shape)
    found = exact_chances(V2(), **test)
    assert found.validated[0] + found.rejected[0] + found.error[0] == pytest.approx(1)
    assert found.band.sum(axis=1) == pytest.approx(1)
    for name in Chances.__slots__:
        if name != "pix":
            values = getattr(found, name)
            assert ((values >= 0) & (values <= 1 + 1e-12)).all(), name


@pytest.mark.parametrize("value", [np.nan, -0.1, 1.1])
def test_impossible_chances_are_refused(value: float) -> None:
    test = drawn_test(np.random.default_rng(1))
    test["right"][0][tuple(np.argwhere(test["asked"][0])[0])] = value
    with pytest.raises(ValueError, match="chances from 0 to 1"):
        exact_chances(V2(), **test)


def test_one_candidate_rises_with_ability(bank: Bank, sample: Profile) -> None:
    found = [chances(sample, bank, theta, forms=64) for theta in (-2.0, 0.5, 2.0, 6.0)]
    for name in ("validated", "pix"):
        values = [getattr(each, name) for each in found]
        assert values == pytest.approx(sorted(values), abs=1e-12)
        assert values[0] < values[-1]
    best = found[-1]
    assert best.validated > 0.99
    for code in best.kept:
        assert best.kept[code] + best.lowered[code] + best.lost[code] == pytest.approx(1)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("help_", [0.0, 0.75])
@pytest.mark.parametrize("source", ["plain", "sample"])
def test_one_candidate_agrees_with_simulated_sittings(
    bank: Bank, source: str, help_: float, request: pytest.FixtureRequest
) -> None:
    """From plain levels, and from the answers of a positioning."""
    from pixsim.simulation import UNHURRIED, Cohort, Sincerity, from_profiles, simulate

    profile: Profile = request.getfixturevalue(source)
    given = from_profiles([profile], bank.framework, V2())
    cohort = Cohort(sincerity=Sincerity(help=help_, luck=0.0), circumstances=UNHURRIED, given=given)
    found = chances(profile, bank, shift=-help_, forms=256, seed=1)
    summary = simulate(
        cohort, candidates=DRAWS, seed=1, bank=bank, forms=256, table=False
    ).summary()
    error = np.sqrt(found.validated * (1 - found.validated) / DRAWS)
    assert abs(summary.passed.value - found.validated) <= 4 * error + 0.01  # 256 forms only
    assert summary.mean_pix == pytest.approx(found.pix, rel=0.03)


def test_abilities_of_one_candidate_are_checked(bank: Bank, sample: Profile) -> None:
    with pytest.raises(DataError, match=r"9\.9.*no such competence(.|\n)*1\.1.*is missing"):
        chances(sample, bank, {"9.9": 1.0})
    with pytest.raises(DataError, match="finite"):
        chances(sample, bank, float("nan"))
    with pytest.raises(DataError, match="one ability or 16"):
        chances(sample, bank, [1.0, 2.0])


def test_impossible_arguments_are_told_at_once(bank: Bank, sample: Profile) -> None:
    wrong: Any = {"shift": float("nan"), "retention": 2, "forms": 0, "seed": 1.5}
    with pytest.raises(DataError) as refused:
        chances(sample, bank, **wrong)
    assert [problem.where for problem in refused.value.problems] == list(wrong)


def test_a_profile_that_is_not_certifiable_is_refused(bank: Bank) -> None:
    with pytest.raises(NotCertifiableError):
        chances(Profile(id="x", name="X", levels={"1.1": 3}), bank, 1.0)
