"""The chances offered to one candidate."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from pixsim.bank.reading.load import Bank
from pixsim.cli import pixsim
from pixsim.report.chances.outlook import chance_percent
from pixsim.report.v2.chances import candidate_outlook, outlook_text
from pixsim.simulation import chances
from pixsim.simulation.people.assumptions import Abilities
from pixsim.simulation.people.posterior import ability_posterior
from pixsim.simulation.people.retention import right_again
from tests.campaign.chances import Person, distances
from tests.tools.positioned import positioned
from tests.tools.tiers import tiered, times

share = st.floats(0, 1)


@given(share, share, share, share)
def test_right_again_is_a_chance_between_memory_and_ability(
    own: float, shown: float, guess: float, retention: float
) -> None:
    again = float(right_again(own, shown, guess, retention))
    assert 0 <= again <= 1 + 1e-12
    if not retention:
        assert again == pytest.approx(own + (1 - own) * guess)


@given(share.filter(bool), share.filter(bool))
def test_what_one_knew_alone_and_cannot_guess_stays_known(own: float, retention: float) -> None:
    assert float(right_again(own, own, 0.0, 1.0)) == pytest.approx(1)
    assert float(right_again(own, own, 0.0, retention)) == pytest.approx(
        retention + (1 - retention) * own
    )


@pytest.mark.parametrize(
    ("own", "shown", "guess", "retention"),
    [(0.3, 0.6, 0.25, 0.7), (0.6, 0.3, 0.2, 0.5), (0.5, 0.5, 0.0, 0.9), (0.1, 0.9, 0.5, 1.0)],
)
def test_right_again_is_what_people_drawn_one_by_one_do(
    own: float, shown: float, guess: float, retention: float
) -> None:
    rng, n = np.random.default_rng(5), 400_000
    trait, lucky, later, kept, luck = rng.random((5, n))
    right_before = (trait < shown) | (lucky < guess)
    knows = np.where(kept < retention, trait < own, later < own)
    right = (knows | (luck < guess))[right_before]
    error = np.sqrt(right.var() / right.size)
    assert abs(right.mean() - float(right_again(own, shown, guess, retention))) < 4 * error


@pytest.mark.parametrize("size", times(9, 25))
@pytest.mark.parametrize("theta", tiered([-1.0, 1.0, 3.0], 1))
def test_posterior_finds_the_ability_behind_many_positionings(
    bank: Bank, theta: float, size: int
) -> None:
    people = [positioned(bank, theta, ("1.1",), seed) for seed in range(size)]
    flat = Abilities(mean=1.0, spread=3.0)
    found = [ability_posterior(person.knowledge, bank, flat) for person in people]
    means, sds = np.array([[p.mean()[0], p.sd()[0]] for p in found]).T
    assert abs(means.mean() - theta) < 4 * np.hypot(means.std() / size**0.5, 0.02)
    assert (np.abs(means - theta) < 1.96 * sds).mean() > (0.75 if size > 9 else 0.6)


def test_posterior_without_an_answer_is_the_prior(bank: Bank) -> None:
    posterior = ability_posterior((), bank, Abilities(mean=0.5, spread=0.8))
    assert posterior.mean() == pytest.approx(np.full(16, 0.5), abs=1e-6)
    assert posterior.sd() == pytest.approx(np.full(16, 0.8), abs=1e-3)


def test_spread_abilities_have_the_mean_and_spread_of_the_posterior(bank: Bank) -> None:
    posterior = ability_posterior(positioned(bank, 1.0, ("2.1",)).knowledge, bank)
    drawn = posterior.spread(2048, np.random.default_rng(1))
    assert drawn.shape == (2048, 16)
    assert drawn.mean(axis=0) == pytest.approx(posterior.mean(), abs=0.01)
    assert drawn.std(axis=0) == pytest.approx(posterior.sd(), rel=0.02)


@pytest.mark.full
@pytest.mark.parametrize("shift", tiered([-0.4, 0.0], 1))
def test_given_abilities_agree_with_people_drawn_one_by_one(bank: Bank, shift: float) -> None:
    """The whole table: ``python -m tests.campaign.chances``."""
    codes = ("1.1", "1.3", "2.1", "3.1", "4.2", "5.1")
    person = Person(0.5, shift, 0.3, positioned(bank, 1.0, codes))
    for exact, drawn, distance in distances(person, bank, draws=8000, forms=512, seed=1):
        assert abs(distance) < 4, (exact, drawn)


def test_help_and_forgetting_lower_every_chance(bank: Bank) -> None:
    codes = ("1.1", "1.2", "2.1", "3.1", "4.1", "5.1")
    profile = positioned(bank, 1.5, codes)
    found = candidate_outlook(profile, bank)
    validated = [c.validated for c in found.by_shift.values()]
    assert validated == sorted(validated, reverse=True)
    forgetful = chances(profile, bank, retention=0.2)
    for code in found.own.kept:
        assert forgetful.kept[code] < found.own.kept[code]
        total = found.own.kept[code] + found.own.lowered[code] + found.own.lost[code]
        assert total == pytest.approx(1)
    assert found.own.pix <= found.own.profile_pix


def test_text_names_every_tested_competence_and_calls_priors_priors(bank: Bank) -> None:
    profile = positioned(bank, 1.5, ("1.1", "1.2", "2.1", "3.1", "4.1"))
    found = candidate_outlook(profile, bank)
    between = replace(found.own, pix=123.6)
    rounded = replace(found, by_shift={**found.by_shift, 0.0: between})
    assert "124 pix attendus" in outlook_text(rounded, bank.framework).replace("\xa0", " ")
    text = outlook_text(found, bank.framework)
    assert [line[:3] for line in text.splitlines() if line[1:2] == "."] == [
        "1.1", "1.2", "2.1", "3.1", "4.1",
    ]  # fmt: skip
    assert "a priori" in text
    assert "n'est pas affilié à Pix" in text
    assert max(map(len, text.splitlines())) <= 76


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0.0, "0 %"), (0.004, "< 1 %"), (0.5, "50 %"), (0.996, "> 99 %"), (1.0, "100 %")],
)
def test_a_percentage_never_promises_too_much(chance: float, words: str) -> None:
    assert chance_percent(chance) == words


def test_command_gives_text_and_json() -> None:
    shown = CliRunner().invoke(pixsim, ["chances", "independant"])
    assert shown.exit_code == 0
    assert "Être certifié" in shown.output
    document = json.loads(CliRunner().invoke(pixsim, ["chances", "independant", "--json"]).output)
    assert [row["ability_shift"] for row in document["chances"]] == [0.0, -0.5, -1.0]
    assert document["priors"]["retention"] == 0.7


def test_command_refuses_a_profile_that_is_not_certifiable() -> None:
    refused = CliRunner().invoke(pixsim, ["chances", "debutant"])
    assert refused.exit_code == 1
    assert not refused.stdout
    assert "Il manque 3 compétences" in refused.stderr.replace("\u00a0", " ")
