"""Drift is found, what did not drift is not, and drifting items do not pull the link."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixsim.calibration import calibrate, drift, mean_sigma, purified_link
from pixsim.calibration.linking.drift import LinkMethod
from tests.calibration.simulate import simulate
from tests.tools.tiers import examples

METHODS: list[LinkMethod] = ["mean_sigma", "stocking_lord"]


def parameters(rng: np.random.Generator, items: int, se: float = 0.1) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "item": [f"q{j}" for j in range(items)], "a": np.exp(rng.normal(0, 0.3, items)),
            "b": rng.normal(0, 1, items), "se_a": 0.1, "se_b": se,
        }
    )  # fmt: skip


def rescaled(items: pd.DataFrame, slope: float, shift: float) -> pd.DataFrame:
    """The same items on a scale on which θ is (θ - shift) / slope."""
    return items.assign(
        a=items["a"] * slope, b=(items["b"] - shift) / slope, se_b=items["se_b"] / slope
    )


@pytest.mark.parametrize("method", METHODS)
def test_another_scale_is_no_drift(method: LinkMethod) -> None:
    present = parameters(np.random.default_rng(1), 20)
    found = drift(rescaled(present, 1.4, 0.6), present, link=method)
    assert not found["drifted"].any()
    assert found["in_link"].all()
    for column in ("shift_a", "shift_b", "z"):
        assert found[column].abs().max() < 1e-5
    assert found["se_b"].to_numpy() == pytest.approx(np.full(20, 0.1 * np.sqrt(2)), rel=1e-5)


@pytest.mark.parametrize("method", METHODS)
def test_drifting_items_are_found_and_leave_the_link_alone(method: LinkMethod) -> None:
    present = parameters(np.random.default_rng(2), 25)
    moved = present["b"] - np.where(np.arange(25) < 10, 0.9, 0.0)  # 40 % easier, all one way
    new = rescaled(present.assign(b=moved), 1.3, -0.5)
    found = drift(new, present, link=method)
    assert found["drifted"].tolist() == [True] * 10 + [False] * 15
    assert found["in_link"].tolist() == [False] * 10 + [True] * 15
    assert found["shift_b"][:10].to_numpy() == pytest.approx(np.full(10, -0.9), abs=1e-4)
    link = purified_link(new, present, link=method)
    assert (link.slope, link.shift) == pytest.approx((1.3, -0.5), abs=1e-4)
    assert link.common == 15
    pulled = mean_sigma(new, present).shift
    assert abs(pulled + 0.5) > 0.2


def test_calibrations_of_two_groups_show_the_items_that_moved() -> None:
    rng = np.random.default_rng(3)
    before = simulate(rng, 3000, 25)
    b = before.b.copy()
    b[:3] -= 0.9
    after = simulate(rng, 3000, 25, mean=0.6, sd=1.2, parameters=(before.a, b))
    present = calibrate(before.answers).items
    found = drift(calibrate(after.answers), present)
    assert found["drifted"].tolist() == [True] * 3 + [False] * 22
    assert found["shift_b"][:3].mean() == pytest.approx(-0.9, abs=0.2)
    assert found["a"][3:].to_numpy() == pytest.approx(present["a"][3:].to_numpy(), rel=0.35)


def test_a_small_shift_does_not_count_however_certain() -> None:
    present = parameters(np.random.default_rng(4), 20, se=0.01)
    new = present.assign(b=present["b"] + np.where(np.arange(20) == 4, 0.25, 0.0))
    found = drift(new, present)
    assert found["p_adjusted"][4] < 1e-6
    assert not found["drifted"].any()
    assert drift(new, present, size=0.2)["drifted"].sum() == 1


def test_an_anchored_calibration_is_compared_as_it_is() -> None:
    rng = np.random.default_rng(5)
    true = simulate(rng, 3000, 20, mean=0.7)
    present = pd.DataFrame(
        {"item": [f"item_{j + 1}" for j in range(20)], "a": true.a, "b": true.b, "se_b": 0.0}
    )
    present["b"] += np.where(np.arange(20) == 15, 1.0, 0.0)
    found = drift(calibrate(true.answers, anchors=present[:10]), present, link=None)
    assert found["drifted"].tolist() == [j == 15 for j in range(20)]
    assert (found["z"][:10] == 0).all()  # anchors cannot be tested
    assert (found["p"][:10] == 1).all()
    assert not found["in_link"].any()


def test_rasch_scales_are_linked_by_their_means() -> None:
    present = parameters(np.random.default_rng(6), 15).assign(a=1.0)
    new = present.assign(b=present["b"] - 0.4 + np.where(np.arange(15) == 0, 1.0, 0.0))
    found = drift(new, present, link="mean")
    assert found["drifted"].tolist() == [True] + [False] * 14
    assert (found["a"] == 1.0).all()
    assert found["shift_b"][0] == pytest.approx(1.0)


def test_items_without_a_usable_error_are_listed_but_not_tested() -> None:
    present = parameters(np.random.default_rng(7), 20)
    present.loc[0, "se_b"] = np.nan
    new = present.assign(b=present["b"] + np.where(np.arange(20) < 4, 2.0, 0.0), se_b=0.1)
    new.loc[1, "se_b"] = np.inf
    new.loc[2, "a"] = -0.5
    found = drift(new, present)
    assert (found["p"][:2] == 1).all()
    assert (found["z"][:2] == 0).all()
    assert not found["in_link"][:4].any()
    assert found["drifted"].tolist() == [False, False, True, True] + [False] * 16
    assert not found.isna().to_numpy().any()


def test_uncertain_items_do_not_carry_the_link() -> None:
    present = parameters(np.random.default_rng(8), 20)
    new = rescaled(present, 1.2, 0.3)
    new.loc[0, ["b", "se_b"]] = (-14.0, 6.0)  # a flat item
    found = drift(new, present)
    assert not found["in_link"][0]
    assert found["shift_b"][1:].abs().max() < 1e-9


def test_only_common_items_are_compared_in_the_order_of_the_new_ones() -> None:
    present = parameters(np.random.default_rng(9), 12)
    new = present.iloc[[5, 2, 9, 0, 7]].drop(columns="se_a")
    new = pd.concat([new, new[:1].assign(item="other")])
    found = drift(new, present.drop(columns=["se_a", "se_b"]))
    assert found["item"].tolist() == ["q5", "q2", "q9", "q0", "q7"]
    assert (found["se_b"] == 0.1).all()  # present values count as exact


def test_everything_wrong_is_named_at_once() -> None:
    present = parameters(np.random.default_rng(10), 4)
    new = present.assign(item=["q0", "q0", "q1", "q2"], se_b=[0.1, -1, 0.1, 0.1])
    wrong = present.assign(b=[0.0, np.inf, 0.0, 0.0])
    with pytest.raises(ValueError, match="drift") as caught:
        drift(new, wrong)
    for part in (
        "new: items named twice: q0", "new: negative standard errors: q0",
        "present: items: a, b not finite",
    ):  # fmt: skip
        assert part in str(caught.value)


GOOD = parameters(np.random.default_rng(11), 6)


@pytest.mark.parametrize(
    ("new", "present", "arguments", "message"),
    [
        (GOOD.drop(columns="se_b"), GOOD, {}, "new: no column se_b"),
        (GOOD.assign(se_b=np.nan), GOOD, {}, "standard_errors=True"),
        (GOOD, GOOD.drop(columns="a"), {}, "present: no column a"),
        (GOOD, [1], {}, "present: expected a DataFrame"),
        (GOOD, GOOD.assign(item=list("uvwxyz")), {}, "no item is in both"),
        (GOOD, GOOD[:1], {}, "of 1 common items 1 are precise .* a link needs 2"),
        (GOOD, GOOD, {"link": "haebara"}, "'haebara' is not None or one of"),
    ],
)
def test_unusable_tables_are_refused(
    new: Any, present: Any, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        drift(new, present, **arguments)


@settings(max_examples=examples(50), deadline=None)
@given(
    seed=st.integers(0, 2**31), items=st.integers(5, 30), slope=st.floats(0.5, 2.0),
    shift=st.floats(-2, 2), method=st.sampled_from(METHODS),
)  # fmt: skip
def test_the_scale_of_the_new_estimates_does_not_matter(
    seed: int, items: int, slope: float, shift: float, method: LinkMethod
) -> None:
    rng = np.random.default_rng(seed)
    present = parameters(rng, items)
    new = present.assign(
        b=present["b"] + rng.normal(0, 0.1, items) + (rng.random(items) < 0.2) * 0.7
    )
    first, second = drift(new, present, link=method), drift(
        rescaled(new, slope, shift), present, link=method
    )  # fmt: skip
    assert second["z"].to_numpy() == pytest.approx(first["z"].to_numpy(), abs=1e-3)
    assert (second["in_link"] == first["in_link"]).all()
    assert (first["drifted"] <= (first["shift_b"].abs() >= 0.3)).all()
