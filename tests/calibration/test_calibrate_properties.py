"""Whatever the matrix, a calibration is a result or a clear error: never NaN, never a warning."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from pixsim.calibration import Calibration, Priors, calibrate, item_fit, item_statistics
from pixsim.calibration.calibrate import Model
from tests.calibration.simulate import long, simulate, with_holes
from tests.tools.tiers import examples, tiered

MODELS: tuple[Model, ...] = ("rasch", "1pl", "2pl", "3pl")
CELL = st.sampled_from([0.0, 1.0, np.nan])
ODD = [
    np.full((3, 2), np.nan),  # nothing at all
    np.ones((5, 3)),  # all right
    np.zeros((1, 4)),  # one person, all wrong
    np.array([[1.0, 0.0, 1.0]]),  # one person
    np.eye(4),  # each item right once
    np.vstack([np.tile([1.0, 0.0], (6, 3)), np.tile([0.0, 1.0], (6, 3))]),  # a step: no maximum
    np.array([[1.0, np.nan, 0.0], [np.nan, 1.0, np.nan], [0.0, np.nan, 1.0]]),  # unconnected
    np.column_stack([np.ones(8), np.arange(8) % 2, np.r_[1.0, np.full(7, np.nan)]]),  # tiny column
]


def attempt(matrix: Any, model: Model, **options: Any) -> Calibration | str:
    """A calibration with every warning an error, or the text of its ValueError."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return calibrate(matrix, model, max_iterations=60, **options)
        except ValueError as error:
            return str(error)


def check(found: Calibration, persons: int) -> None:
    numbers = found.items.drop(columns="item").to_numpy(dtype=float)
    assert not np.isnan(numbers).any()
    assert np.isfinite(found.items[["a", "b", "c"]].to_numpy()).all()
    assert (found.items[["se_a", "se_b"]].to_numpy() >= 0).all()
    assert not found.intercepts.isna().to_numpy().any()
    assert np.isfinite(found.loglik)
    assert found.converged or any("not converged" in str(warning) for warning in found.warnings)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for method in ("EAP", "MAP", "MLE", "WLE"):
            scores = found.scores(method)
            assert len(scores) == persons
            assert not scores[["theta", "se"]].isna().to_numpy().any()
        assert 0 <= found.reliability() <= 1


@settings(max_examples=examples(80), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    data=st.data(),
    shape=st.tuples(st.integers(1, 25), st.integers(1, 6)),
    model=st.sampled_from(MODELS),
    prior=st.booleans(),
)
def test_any_matrix_gives_a_result_or_a_clear_error_never_nan(
    data: st.DataObject, shape: tuple[int, int], model: Model, prior: bool
) -> None:
    matrix = data.draw(arrays(float, shape, elements=CELL))
    found = attempt(matrix, model, priors=Priors() if prior else None)
    if isinstance(found, str):
        assert found.startswith("responses: ")
        assert any(reason in found for reason in ("no answer at all", "needs", "nobody"))
        return
    check(found, shape[0])
    fit = item_fit(found.items, found.responses, found.scores()["theta"].to_numpy())
    assert not fit.isna().to_numpy().any()
    assert not item_statistics(matrix).isna().to_numpy().any()


@pytest.mark.sampled(20)
@pytest.mark.parametrize("model", tiered(MODELS, 32))
@pytest.mark.parametrize("prior", [True, False])
@pytest.mark.parametrize("number", range(len(ODD)))
def test_odd_matrices(model: Model, prior: bool, number: int) -> None:
    found = attempt(ODD[number], model, priors=Priors() if prior else None)
    if isinstance(found, str):
        assert found.startswith("responses: ")
    else:
        check(found, len(ODD[number]))


@settings(max_examples=examples(50), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    data=st.data(),
    shape=st.tuples(st.integers(1, 40), st.integers(1, 8)),
    model=st.sampled_from(MODELS),
    prior=st.booleans(),
)
def test_any_families_give_a_result_or_a_clear_error_never_nan(
    data: st.DataObject, shape: tuple[int, int], model: Model, prior: bool
) -> None:
    matrix = data.draw(arrays(float, shape, elements=CELL))
    of = data.draw(st.lists(st.integers(0, 3), min_size=shape[1], max_size=shape[1]))
    families = {f"item_{j + 1}": f"f{k}" for j, k in enumerate(of) if k}
    found = attempt(matrix, model, priors=Priors() if prior else None, families=families)
    if isinstance(found, str):
        assert found.startswith(("responses: ", "families: none of the items"))
        return
    check(found, shape[0])
    assert found.families is not None
    assert not found.families.isna().to_numpy().any()
    assert np.isfinite(found.families[["a", "b", "spread"]].to_numpy()).all()
    assert found.families["spread"].gt(0).all()


@settings(max_examples=examples(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    data=st.data(),
    shape=st.tuples(st.integers(1, 25), st.integers(1, 6)),
    model=st.sampled_from(MODELS),
    slope=st.sampled_from([-1.5, 0.2, 1.0, 8.0]),
    b=st.sampled_from([-30.0, 0.0, 2.0]),
)
def test_any_anchor_gives_a_result_or_a_clear_error_never_nan(
    data: st.DataObject, shape: tuple[int, int], model: Model, slope: float, b: float
) -> None:
    matrix = data.draw(arrays(float, shape, elements=CELL))
    found = attempt(matrix, model, anchors={"item_1": (slope, b)})
    if isinstance(found, str):
        assert found.startswith(("responses: ", "anchors: "))
    else:
        check(found, shape[0])
        assert found.items["b"][0] == pytest.approx(b, abs=1e-9)


@example(answers=np.full((4, 3), np.nan))
@settings(max_examples=examples(30), deadline=None)
@given(answers=arrays(float, st.tuples(st.integers(1, 12), st.integers(1, 5)), elements=CELL))
def test_tables_of_answers_meet_the_same_end_as_matrices(answers: NDArray[np.float64]) -> None:
    table = long(answers)
    found = attempt(table, "rasch", priors=Priors())
    if isinstance(found, str):
        assert found.startswith("responses: ")
        return
    check(found, int((~np.isnan(answers)).any(axis=1).sum()))
    wide = attempt(answers, "rasch", priors=Priors())
    assert isinstance(wide, Calibration)
    if not (found.converged and wide.converged):
        return
    ours = found.items.set_index("item")["b"]
    theirs = dict(zip(wide.items["item"], wide.items["b"], strict=True))
    for name, value in ours.items():
        assert value == pytest.approx(theirs[f"item_{int(str(name)[1:]) + 1}"], abs=0.02)


@settings(max_examples=examples(30), deadline=None)
@given(seed=st.integers(0, 2**31), items=st.integers(3, 30), kept=st.floats(0.3, 1.0))
def test_the_order_of_persons_and_items_does_not_matter(seed: int, items: int, kept: float) -> None:
    rng = np.random.default_rng(seed)
    table = pd.DataFrame(with_holes(rng, simulate(rng, 150, items).answers, kept))
    mixed = table.iloc[rng.permutation(150), rng.permutation(items)]
    first = calibrate(table, "rasch").items.set_index("item")
    second = calibrate(mixed, "rasch").items.set_index("item").loc[first.index]
    assert second["b"].to_numpy() == pytest.approx(first["b"].to_numpy(), abs=1e-4)


def test_unconnected_designs_and_single_answers_are_named() -> None:
    rng = np.random.default_rng(3)
    table = pd.DataFrame(simulate(rng, 200, 8).answers.astype(float), columns=list("abcdefgh"))
    table.iloc[:100, 4:] = np.nan
    table.iloc[100:, :4] = np.nan
    table["single"] = np.nan
    table.loc[0, "single"] = 1.0
    found = calibrate(table, "rasch", priors=Priors())
    text = "\n".join(map(str, found.warnings))
    assert "unconnected design: 2 blocks" in text
    assert "[a, b, c, d, single], [e, f, g, h]" in text
    assert "items with a single answer: single" in text
    assert np.isfinite(found.items["b"]).all()
