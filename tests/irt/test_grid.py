"""The posterior by runs of points is that of a sum over the whole grid."""

from __future__ import annotations

import numpy as np
import pytest

from pixsim.irt import grid
from pixsim.irt.grid import GridPosterior, answer_likelihood, grid_points

GRIDS = [grid_points(-9, 9, 18 / 80), grid_points(-4, 4, 0.3), grid_points(0, 1, 0.5)]


def plain(
    points: np.ndarray, likelihood: np.ndarray, centre: float, variance: float, about: float
) -> tuple[float, float]:
    """Mean, and mean square about a point, of one candidate."""
    weight = likelihood * np.exp(-((points - centre) ** 2) / (2 * variance))
    return (
        float((weight * points).sum() / weight.sum()),
        float((weight * (points - about) ** 2).sum() / weight.sum()),
    )


@pytest.mark.parametrize("points", GRIDS, ids=len)
@pytest.mark.parametrize("variance", [1e-3, 0.05, 1.5, 40.0])
def test_it_is_the_sum_over_the_whole_grid(points: np.ndarray, variance: float) -> None:
    rng = np.random.default_rng(1)
    candidates, answers = 37, 6
    posterior = GridPosterior(points, candidates, variance)
    product = np.ones((candidates, points.size))
    for _ in range(answers):
        a, b = rng.uniform(0.3, 2, candidates), rng.normal(0, 2, candidates)
        new = answer_likelihood(points, a, b, rng.random(candidates) < 0.6)
        product *= new
        centre = rng.uniform(points[0], points[-1], candidates)
        mean = posterior.update(new, centre)
        square = posterior.mean_square_about(centre)
        for c in range(candidates):
            wanted = plain(points, product[c], centre[c], variance, centre[c])
            assert mean[c] == pytest.approx(wanted[0], abs=1e-12)
            assert square[c] == pytest.approx(wanted[1], rel=1e-10, abs=1e-12)


def test_a_centre_far_from_the_grid_counts_as_it_is() -> None:
    points = GRIDS[0]
    centre = np.array([0.0, 30.0, -45.0, 1e9, np.nan, 18.5])
    mean = GridPosterior(points, centre.size, 1.5).update(np.ones((6, points.size)), centre)
    for c in (0, 1, 2, 5):
        assert mean[c] == pytest.approx(
            plain(points, np.ones(points.size), centre[c], 1.5, 0)[0], abs=1e-12
        )
    assert np.isnan(mean[3:5]).all()


@pytest.mark.parametrize("rows", [2, 6, 512])
def test_a_candidate_has_the_same_bits_in_any_batch(
    rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    points, candidates = GRIDS[0], 23
    rng = np.random.default_rng(2)
    table = answer_likelihood(points, np.ones(40), rng.normal(0, 2, 40), rng.random(40) < 0.5)
    items = rng.integers(0, 40, (5, candidates))
    centre = rng.normal(0, 2, (5, candidates))
    centre[:, 7] = 25.0

    def run(who: np.ndarray) -> np.ndarray:
        posterior = GridPosterior(points, who.size, 1.5)
        means = [
            posterior.update(table, c[who], i[who]) for c, i in zip(centre, items, strict=True)
        ]
        return np.array([*means, posterior.mean_square_about(centre[-1][who])])

    whole = run(np.arange(candidates))
    monkeypatch.setattr(grid, "ROWS", rows)
    assert (run(np.arange(candidates)) == whole).all()
    for who in (np.array([c]) for c in range(candidates)):
        assert (run(who) == whole[:, who]).all()
    assert (run(np.arange(3, 10)) == whole[:, 3:10]).all()


def test_points_must_be_equally_spaced() -> None:
    with pytest.raises(ValueError, match="equally spaced"):
        GridPosterior(np.array([0.0, 1.0, 3.0]), 1, 1.0)
