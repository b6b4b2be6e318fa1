"""Chances under V3: every course followed against tests drawn, and the rest of the simulator."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from pixsim.assembly.form import NotCertifiableError
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.cli import pixsim
from pixsim.foundation.problems import DataError
from pixsim.profile import Profile
from pixsim.report.v3.chances import candidate_outlook, outlook_text
from pixsim.rules.v3 import V3, ItemPool, estimate_from_scratch, place_chances
from pixsim.simulation import (
    Cohort,
    Sincerity,
    V3Chances,
    V3Summary,
    from_profiles,
    simulate,
    v3_chances,
)
from pixsim.simulation.chances.course_tree import Person, every_course
from pixsim.simulation.people.assumptions import UNHURRIED
from pixsim.simulation.people.posterior import AbilityPosterior, certain
from tests.tools.positioned import positioned
from tests.tools.small_bank import write_bank
from tests.tools.v3_reference import random_pool, scan

LEVELS = Profile(
    id="x",
    name="X",
    levels={f"{a}.{c}": 3 for a, n in enumerate((3, 4, 4, 3, 2), 1) for c in range(1, n + 1)},
)


def short(length: int, **changes: Any) -> V3:
    return replace(V3(), length=length, minimum_answers=0, **changes)


def test_places_have_the_chances_of_the_picks() -> None:
    found = place_chances(V3(), np.array([1, 2, 5]))
    assert found.sum(axis=1) == pytest.approx(1)
    assert found[0].tolist() == [1, 0, 0, 0, 0]
    assert found[2, 1] == pytest.approx(0.49 * 0.51)
    assert found[2, 4] == pytest.approx(0.49**4)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("pick_percent", [100.0, 51.0])
@pytest.mark.parametrize("gap", [0, 2])
def test_every_course_is_what_a_plain_enumeration_gives(pick_percent: float, gap: int) -> None:
    """The rules written anew, for each list of picks and answers."""
    rules = short(3, list_length=3, pick_percent=pick_percent, competence_gap=gap,
                  all_competences_first=False)  # fmt: skip
    pool = random_pool(60, seed=4, tubes=20)
    theta, guess = -1.0, np.full(len(pool), 0.2)
    wanted: dict[tuple[Any, ...], float] = {}
    places = place_chances(rules, np.array([3]))[0]
    for picks in product(range(3), repeat=3):
        draws = np.array([[0.999 if k < place else 0.0 for k in range(2)] for place in picks])
        for answers in product([False, True], repeat=3):
            items, estimates = scan(rules, pool, draws, lambda q, _, given=answers: given[q])
            know = 1 / (1 + np.exp(pool.a[items] * (pool.b[items] - theta)))
            right = 0.2 + 0.8 * know
            chance = np.prod(np.where(answers, right, 1 - right)) * np.prod(places[list(picks)])
            key = (round(estimates[-1], 9), *answers)
            wanted[key] = wanted.get(key, 0.0) + float(chance)
    found = every_course(rules, pool, Person(certain(np.full(pool.competences, theta)), guess), 512)
    assert found is not None
    assert found.chance.sum() == pytest.approx(1)
    last = estimate_from_scratch(
        rules, pool.a[found.items], pool.b[found.items], found.correct
    ).theta
    got: dict[tuple[Any, ...], float] = {}
    for value, answers, chance in zip(last, found.correct.tolist(), found.chance, strict=True):
        key = (round(float(value), 9), *answers)
        got[key] = got.get(key, 0.0) + float(chance)
    assert {k for k, v in wanted.items() if v} == set(got)
    assert got == pytest.approx({k: v for k, v in wanted.items() if v})


def test_items_alike_are_one_course_and_answers_of_a_competence_hang_together() -> None:
    twin = ItemPool(np.ones(4), np.zeros(4), np.zeros(4, int), np.array([0, 0, 1, 1]), np.arange(4))
    rules = short(2, competence_gap=0, all_competences_first=False, list_length=4)
    unsure = AbilityPosterior(np.array([-800.0, 800.0]), np.array([[0.5, 0.5]]))
    found = every_course(rules, twin, Person(unsure, np.zeros(4)), 100)
    assert found is not None
    assert len(found) == 4  # either subject first; both right or both wrong
    by_answers = {tuple(row): 0.0 for row in found.correct.tolist()}
    for row, chance in zip(found.correct.tolist(), found.chance, strict=True):
        by_answers[tuple(row)] += chance
    assert by_answers == pytest.approx({(True, True): 0.5, (False, False): 0.5})


def test_more_courses_than_allowed_are_not_followed() -> None:
    pool = random_pool(200)
    person = Person(certain(np.zeros(pool.competences)), np.zeros(len(pool)))
    assert every_course(short(3), pool, person, 20) is None
    assert every_course(V3(), pool, person, 1 << 14) is None


@pytest.mark.full
@pytest.mark.parametrize(
    ("length", "draws"), [(2, 1_000), pytest.param(3, 20_000, marks=pytest.mark.full)]
)
def test_tests_drawn_agree_with_every_course(
    bank: Bank, monkeypatch: pytest.MonkeyPatch, length: int, draws: int
) -> None:
    profile = positioned(bank, 1.0, ("1.1", "1.2", "2.1", "3.1", "4.1", "5.1"))
    rules = short(length)
    known = {  # no two alike: one drawn of a hundred equals has too many courses
        name: (1.1, bank.curve(item)[1] + place / 10_000)
        for place, (name, item) in enumerate(bank.items.items())
    }
    exact = v3_chances(profile, bank, rules=rules, parameters=known)
    monkeypatch.setattr(import_module("pixsim.simulation.chances.adaptive"), "MOST_COURSES", 1)
    drawn = v3_chances(profile, bank, rules=rules, draws=draws, parameters=known)
    assert exact.exact
    assert (exact.margin, exact.pix_margin) == (0, 0)
    assert not drawn.exact
    assert abs(exact.validated - drawn.validated) < 2 * drawn.margin
    assert abs(exact.pix - drawn.pix) < 2 * drawn.pix_margin
    for key, share in exact.global_levels.items():
        assert abs(share - drawn.global_levels[key]) < 2 * drawn.margin
    for chances in (exact, drawn):
        assert sum(chances.pix_chances) == pytest.approx(1)
        assert sum(chances.global_levels.values()) == pytest.approx(chances.validated)


@pytest.mark.full
def test_a_cohort_of_the_same_profile_fares_as_the_chances_say(bank: Bank) -> None:
    profile = positioned(bank, 1.5, ("1.1", "1.2", "2.1", "3.1", "4.1", "5.1"))
    found = v3_chances(profile, bank, draws=8192)
    cohort = Cohort(
        sincerity=Sincerity(luck=0.0),
        circumstances=UNHURRIED,
        given=from_profiles([profile], bank.framework),
    )
    summary = simulate(
        cohort, rules=V3(), candidates=8192, seed=3, bank=bank, table=False
    ).summary()
    assert isinstance(summary, V3Summary)
    assert abs(summary.mean_pix - found.pix) < 2.5 * found.pix_margin
    for key, n in summary.global_levels.items():
        assert abs(n / 8192 - found.global_levels[key]) < 2.5 * found.margin


def test_ability_moves_the_score_and_what_is_drawn_is_drawn_again(bank: Bank) -> None:
    found = [v3_chances(LEVELS, bank, theta, draws=400) for theta in (-2.0, 1.0, 4.0)]
    assert [c.pix for c in found] == sorted(c.pix for c in found)
    assert found[0] == v3_chances(LEVELS, bank, -1.0, shift=-1.0, draws=400)
    assert len(repr(found[0])) < 800


def test_impossible_arguments_are_told_at_once(bank: Bank) -> None:
    wrong: Any = {"shift": float("nan"), "draws": 1, "seed": -1}
    with pytest.raises(DataError) as refused:
        v3_chances(LEVELS, bank, rules=replace(V3(), competences=12), **wrong)
    assert [p.where for p in refused.value.problems] == [*wrong, "rules.competences"]
    with pytest.raises(NotCertifiableError):
        v3_chances(Profile(id="x", name="X", levels={"1.1": 3}), bank)


def test_a_bank_with_too_few_subjects_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no eligible item"):
        v3_chances(LEVELS, load_bank(write_bank(tmp_path / "bank")), draws=10)


@pytest.mark.full
def test_text_gives_the_levels_and_never_a_certainty_from_draws(bank: Bank) -> None:
    found = candidate_outlook(LEVELS, bank)
    text = outlook_text(found, bank.framework)
    assert "Novice 2" in text
    assert "Être certifié : > 99 %" in text
    assert "10\u202f000 épreuves" in text
    assert "n'est pas affilié à Pix" in text
    assert max(map(len, text.splitlines())) <= 76
    assert found.by_shift[-1.0].pix < found.own.pix


def test_command_gives_v3() -> None:
    asked = ["chances", "independant", "--rules", "v3", "--json"]
    document = json.loads(CliRunner().invoke(pixsim, asked).output)
    assert document["rules"] == "v3"
    assert [row["ability_shift"] for row in document["chances"]] == [0.0, -0.5, -1.0]
    assert document["chances"][0]["draws"] == 10_000
    assert set(document["chances"][0]) - {"ability_shift"} == set(
        V3Chances.__slots__
    ) - {"pix_chances"}  # fmt: skip
