"""Families of items: recovery, variants with few answers, anchors, priors, clear errors."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from pixsim.calibration import Priors, ability, calibrate
from pixsim.calibration.calibrate import Model
from tests.calibration.simulate import Families, long, simulate_families
from tests.tools.tiers import tiered

LOOSE = Priors(log_a_sd=np.inf, b_sd=np.inf, family_weight=0.0)


def mapping(true: Families) -> dict[str, str]:
    return {f"item_{j + 1}": f"family_{k}" for j, k in enumerate(true.family)}


def in_order(table: pd.DataFrame, name: str) -> NDArray[np.float64]:
    """A column of the table of families, in the order of their numbers."""
    number = table["family"].str.removeprefix("family_").astype(int)
    return table[name].to_numpy(dtype=float)[np.argsort(number)]


@pytest.mark.parametrize(
    ("repeats", "error", "cover"),
    [(1, 0.08, (0.79, 1.0)), pytest.param(6, 0.03, (0.9, 0.994), marks=pytest.mark.full)],
)
@pytest.mark.parametrize("model", tiered(["2pl", "1pl", "rasch"], 1))
def test_means_slopes_and_spread_are_recovered_and_intervals_cover(
    model: Model, repeats: int, error: float, cover: tuple[float, float]
) -> None:
    rng = np.random.default_rng(1)
    spreads, z_b, z_spread, closer = [], [], [], []
    for _ in range(repeats):
        true = simulate_families(rng, 1200, 20, 5, slopes=0.3 if model == "2pl" else 0.0)
        found = calibrate(true.answers, model, families=mapping(true))
        assert found.converged
        assert found.families is not None
        assert found.spread is not None
        assert found.se_spread is not None
        spreads.append(found.spread)
        z_spread.append((found.spread - true.spread) / found.se_spread)
        apart = in_order(found.families, "b") - true.b
        z_b.append(apart / in_order(found.families, "se_b"))
        alone = calibrate(true.answers, model, standard_errors=False)
        ours = np.square(found.items["b"] - true.difficulty).mean()
        closer.append(ours / np.square(alone.items["b"] - true.difficulty).mean())
    assert np.mean(spreads) == pytest.approx(0.25, abs=error)
    assert np.sqrt(np.mean(np.square(z_spread))) < (1.8 if repeats > 1 else 3)
    assert cover[0] < np.mean(np.abs(z_b) < 1.96) <= cover[1]
    assert np.mean(closer) < (0.9 if repeats > 1 else 1)


@pytest.mark.full
def test_the_spread_is_the_one_that_makes_the_answers_most_likely() -> None:
    rng = np.random.default_rng(2)
    theta = rng.normal(0, 1, 2500)
    known = rng.normal(0, 1, 60)
    variants = 0.3 + rng.normal(0, 0.4, 40)
    sees = rng.integers(0, 40, theta.size)
    chance = 1 / (1 + np.exp(-(theta[:, None] - np.concatenate([known, variants]))))
    answers = (rng.random(chance.shape) < chance).astype(float)
    answers[:, 60:][np.arange(40) != sees[:, None]] = np.nan
    names = [f"k{j}" for j in range(60)] + [f"v{j}" for j in range(40)]
    found = calibrate(
        pd.DataFrame(answers, columns=names),
        "rasch",
        anchors={f"k{j}": (1.0, known[j]) for j in range(60)},
        families={f"v{j}": "v" for j in range(40)},
        priors=LOOSE,
    )
    # the same by brute force: abilities from the known items, difficulties integrated on a grid
    z = np.linspace(-5, 5, 201)
    weight = found.ability_mean + found.ability_sd * z
    log_p = -np.log1p(np.exp(-(weight[:, None] - known)))
    log_q = log_p - (weight[:, None] - known)
    like = answers[:, :60] @ log_p.T + (1 - answers[:, :60]) @ log_q.T - z**2 / 2
    like = np.exp(like - like.max(axis=1, keepdims=True))
    like /= like.sum(axis=1, keepdims=True)
    b = np.linspace(-2.0, 2.6, 231)
    right = like @ (1 / (1 + np.exp(-(weight[:, None] - b))))
    given = answers[np.arange(theta.size), 60 + sees]
    each = np.where(given[:, None] == 1, np.log(right), np.log1p(-right))
    by_variant = np.stack([each[sees == v].sum(axis=0) for v in range(40)])

    def loglik(centre: float, spread: float) -> float:
        density = np.exp(-0.5 * ((b - centre) / spread) ** 2) / spread
        return float(np.log((np.exp(by_variant) * density).sum(axis=1)).sum())

    spreads = np.linspace(0.2, 0.7, 101)
    best = [max(loglik(c, s) for c in np.linspace(0.0, 0.6, 13)) for s in spreads]
    most_likely = spreads[int(np.argmax(best))]
    assert found.spread == pytest.approx(most_likely, rel=0.04)  # ours counts the mean as unknown


def test_without_enough_answers_the_spread_stays_that_of_the_prior() -> None:
    rng = np.random.default_rng(3)
    true = simulate_families(rng, 60, 60, 30, spread=0.3)  # two answers a variant
    found = calibrate(true.answers, "2pl", families=mapping(true), priors=Priors(family_spread=0.3))
    assert found.converged
    assert found.spread == pytest.approx(0.3, abs=1e-9)
    assert any(warning.kind == "spread_prior" for warning in found.warnings)
    z = (found.items["b"] - true.difficulty) / found.items["se_b"]
    assert 0.9 < (z.abs() < 1.96).mean() < 0.99
    assert found.families is not None
    slope = np.log(in_order(found.families, "a") / true.a)
    assert abs(slope.mean()) < 0.15  # not inflated by hundreds of free difficulties


@pytest.mark.full
def test_variants_without_a_wrong_answer_or_without_any_have_estimates() -> None:
    rng = np.random.default_rng(4)
    true = simulate_families(rng, 2000, 10, 6)
    answers = true.answers.copy()
    answers[:, 0] = np.where(np.isnan(answers[:, 0]), np.nan, 1.0)  # right, all 300 of them
    answers[:, 1] = np.nan
    few = np.flatnonzero(~np.isnan(answers[:, 2]))
    answers[few[4:], 2] = np.nan
    answers[few[:4], 2] = 1.0
    found = calibrate(answers, "2pl", families=mapping(true))
    items, families = found.items, found.families
    assert families is not None
    assert found.converged
    assert items["item"].tolist() == [f"item_{j + 1}" for j in range(60)]
    assert np.isfinite(items.drop(columns="item").to_numpy(dtype=float)).all()
    mean = families["b"][0]
    assert items["b"][0] < items["b"][2] < items["b"][1] == pytest.approx(mean, abs=1e-9)
    expected = np.hypot(found.spread or 0.0, families["se_b"][0])
    assert items["se_b"][1] == pytest.approx(expected, rel=1e-6)
    assert items["se_b"][0] < items["se_b"][2] < items["se_b"][1] * 1.02
    assert families["n"].sum() == items["n"].sum()
    assert (families["items"] == 6).all()


def test_a_variant_of_few_answers_is_where_a_variant_of_its_own_would_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = np.random.default_rng(5)
    true = simulate_families(rng, 600, 12, 8)
    own = calibrate(true.answers, "rasch", families=mapping(true))
    monkeypatch.setattr("pixsim.calibration.families.pooling.FEWEST_ANSWERS", 1000)
    prior = Priors(log_a_sd=np.inf, b_sd=np.inf, family_spread=own.spread or 0.0)
    pooled = calibrate(true.answers, "rasch", families=mapping(true), priors=prior)
    assert pooled.spread == own.spread
    apart = (pooled.items["b"] - own.items["b"]) / own.items["se_b"]
    assert np.abs(apart).max() < 0.25
    assert np.abs(pooled.items["se_b"] / own.items["se_b"] - 1).max() < 0.1


@pytest.mark.parametrize("model", ["rasch", "2pl"])
def test_families_of_one_item_change_nothing_but_the_error_of_the_mean(model: Model) -> None:
    rng = np.random.default_rng(6)
    true = simulate_families(rng, 800, 15, 1, slopes=0.3 if model == "2pl" else 0.0)
    plain = calibrate(true.answers, model)
    found = calibrate(true.answers, model, families=mapping(true), priors=LOOSE)
    assert found.families is not None
    # difficulties are integrated, not maximised, which slopes feel as by the REML of variances
    for name in ("a", "b"):
        apart = (found.items[name] - plain.items[name]).abs() / plain.items["se_b"]
        assert apart.max() < 0.5
    spread = np.hypot(found.items["se_b"], found.spread or 0.0)
    assert in_order(found.families, "se_b") == pytest.approx(np.asarray(spread), rel=0.02)


@pytest.mark.full
def test_the_3pl_shares_its_lower_asymptote_within_a_family() -> None:
    rng = np.random.default_rng(7)
    true = simulate_families(rng, 4000, 12, 3, c=0.2)
    found = calibrate(true.answers, "3pl", families=mapping(true))
    assert found.converged
    by_family = found.items.groupby(true.family)
    assert (by_family["c"].nunique() == 1).all()
    assert (by_family["a"].nunique() == 1).all()
    assert found.items["c"].mean() == pytest.approx(0.2, abs=0.04)
    assert found.spread == pytest.approx(0.25, abs=0.09)


@pytest.mark.full
def test_families_and_items_without_one_stand_side_by_side_in_any_form() -> None:
    rng = np.random.default_rng(8)
    true = simulate_families(rng, 900, 10, 4)
    named = {item: family for item, family in mapping(true).items() if family != "family_0"}
    found = calibrate(true.answers, families=named | {"elsewhere": "family_3"})
    again = calibrate(
        long(true.answers), families={f"q{int(item[5:]) - 1}": k for item, k in named.items()}
    )
    assert found.families is not None
    assert sorted(found.families["family"]) == sorted(f"family_{k}" for k in range(1, 10))
    assert found.items["a"][:4].nunique() == 4
    ours = again.items.set_index("item").loc[[f"q{j}" for j in range(40)]]
    assert np.abs(ours["b"].to_numpy() - found.items["b"].to_numpy()).max() < 1e-4
    assert np.abs(ours["se_b"].to_numpy() / found.items["se_b"].to_numpy() - 1).max() < 1e-3


@pytest.mark.full
def test_anchored_families_set_the_scale_for_the_others() -> None:
    rng = np.random.default_rng(9)
    true = simulate_families(rng, 3000, 16, 4, mean=0.8, sd=1.3)
    anchors = {f"family_{k}": (true.a[k], true.b[k]) for k in range(8)}
    found = calibrate(true.answers, families=mapping(true), anchors=anchors)
    table = found.families
    assert table is not None
    assert found.converged
    assert in_order(table, "b")[:8] == pytest.approx(true.b[:8], abs=1e-12)
    assert (in_order(table, "se_b")[:8] == 0).all()
    assert (in_order(table, "se_a")[:8] == 0).all()
    z = (in_order(table, "b") - true.b)[8:] / in_order(table, "se_b")[8:]
    assert np.sqrt(np.mean(z**2)) < 1.7
    assert found.ability_mean == pytest.approx(0.8, abs=0.15)
    assert found.ability_sd == pytest.approx(1.3, abs=0.15)


def test_an_anchored_variant_fixes_the_slope_of_its_family() -> None:
    rng = np.random.default_rng(10)
    true = simulate_families(rng, 1500, 8, 3)
    anchors = {f"item_{j + 1}": (true.a[true.family[j]], true.difficulty[j]) for j in range(6)}
    found = calibrate(true.answers, families=mapping(true), anchors=anchors)
    assert found.converged
    assert found.items["a"][:6].tolist() == [value[0] for value in anchors.values()]
    assert found.items["b"][:6].to_numpy() == pytest.approx(true.difficulty[:6], abs=1e-12)
    anchors["item_2"] = (2.0, 0.0)
    with pytest.raises(ValueError, match="share a and c, not so in family_0"):
        calibrate(true.answers, families=mapping(true), anchors=anchors)


def test_priors_of_families_hold_what_has_few_answers() -> None:
    rng = np.random.default_rng(11)
    true = simulate_families(rng, 400, 10, 3)
    answers = true.answers.copy()
    answers[4:, :3] = np.nan
    centre = true.b[true.family]
    priors = Priors(log_a=np.log(true.a)[true.family], log_a_sd=0.3, b=centre, b_sd=0.4)
    found = calibrate(answers, families=mapping(true), priors=priors)
    assert found.converged
    assert found.families is not None
    assert abs(in_order(found.families, "b")[0] - true.b[0]) < 0.4
    assert in_order(found.families, "se_b")[0] == pytest.approx(0.4, rel=0.25)
    assert found.ability_sd == pytest.approx(1.0, abs=0.2)
    centre = centre.copy()
    centre[4] += 1
    with pytest.raises(ValueError, match="differ between items of one family: family_1"):
        calibrate(answers, families=mapping(true), priors=Priors(b=centre))


@pytest.mark.full
def test_thousands_of_variants_take_no_matrix_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(12)
    true = simulate_families(rng, 1500, 30, 3)
    whole = calibrate(true.answers, families=mapping(true))
    monkeypatch.setattr("pixsim.calibration.uncertainty.covariance.MOST_PARAMETERS", 0)
    parts = calibrate(true.answers, families=mapping(true))
    assert whole.families is not None
    assert parts.families is not None
    assert parts.spread == pytest.approx(whole.spread, rel=0.01)
    assert parts.se_spread == pytest.approx(whole.se_spread, rel=0.1)
    ratio = parts.families["se_b"] / whole.families["se_b"]
    assert ratio.between(0.9, 1.0).all()
    assert any(warning.kind == "errors_by_group" for warning in parts.warnings)


def test_scores_use_the_difficulty_of_each_variant() -> None:
    rng = np.random.default_rng(13)
    true = simulate_families(rng, 500, 10, 3)
    found = calibrate(true.answers, families=mapping(true))
    direct = ability(found.items, found.responses)
    assert found.scores()["theta"].to_numpy() == pytest.approx(direct["theta"].to_numpy())
    assert np.corrcoef(found.scores()["theta"], true.theta)[0, 1] > 0.7


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("families", "message"),
    tiered(
        [
            ([("item_1", "f")], "expected a mapping of item to family"),
            ({"elsewhere": "f"}, "none of the items is in it"),
            ({"item_1": None, "item_2": "f"}, "no family named for item_1"),
            ({"item_1": "f", "item_2": ""}, "no family named for item_2"),
        ],
        2,
    ),
)
def test_wrong_families_are_named(families: Any, message: str) -> None:
    answers = simulate_families(np.random.default_rng(14), 60, 3, 2).answers
    with pytest.raises(ValueError, match=message):
        calibrate(answers, families=families)
    with pytest.raises(ValueError, match="family_spread: must be a positive"):
        calibrate(answers, families={"item_1": "f"}, priors=Priors(family_spread=0.0))
    assert calibrate(answers).families is None
