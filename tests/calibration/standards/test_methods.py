"""Cut-offs from bookmarks and from chances, on panels whose cut-off is known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import brentq  # type: ignore[import-untyped]

from pixsim.calibration.standards import angoff, booklet, bookmark
from pixsim.irt.logistic import logistic
from pixsim.rules.v3 import V3, competence_levels
from tests.tools.tiers import times

RNG = np.random.default_rng(5)
ITEMS = pd.DataFrame(
    {
        "item": [f"i{k}" for k in range(40)],
        "a": RNG.lognormal(0, 0.3, 40),
        "b": np.linspace(-3, 4, 40),
        "se_a": 0.1,
        "se_b": 0.2,
    }
)
LEVELS = {1: -1.5, 2: 0.0, 3: 2.0}


def chances(theta: float, items: pd.DataFrame = ITEMS) -> np.ndarray:
    c = items["c"].to_numpy() if "c" in items else 0.0
    p = logistic(items["a"].to_numpy() * (theta - items["b"].to_numpy()))
    return c + (1 - c) * p


def angoff_panel(shifts: list[float], noise: float = 0.0, seed: int = 0) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    rows = [
        pd.DataFrame(
            {
                "judge": f"j{k}", "level": level, "item": ITEMS["item"],
                "chance": np.clip(chances(cut + shift) + noise * rng.normal(size=40), 0, 1),
            }
        )
        for k, shift in enumerate(shifts)
        for level, cut in LEVELS.items()
    ]  # fmt: skip
    return pd.concat(rows, ignore_index=True)


def test_the_booklet_goes_by_the_ability_at_which_items_are_mastered() -> None:
    found = booklet(ITEMS, chance=0.8)
    assert found["page"].tolist() == list(range(1, 41))
    assert found["location"].is_monotonic_increasing
    where = dict(zip(found["item"], found["location"], strict=True))
    for k in range(40):
        assert chances(where[f"i{k}"])[k] == pytest.approx(0.8)


def test_the_booklet_knows_of_guessing() -> None:
    items = ITEMS.assign(c=0.25)
    where = booklet(items).set_index("item")["location"]
    for k in (0, 17, 39):
        assert chances(where[f"i{k}"], items)[k] == pytest.approx(2 / 3)


def test_a_bookmark_is_midway_and_its_error_that_of_judges_and_items() -> None:
    pages = booklet(ITEMS)
    marks = {"x": 10, "y": 14, "z": 15}
    said = pd.DataFrame(
        [(judge, 2, pages["item"][page - 1]) for judge, page in marks.items()],
        columns=["judge", "level", "item"],
    )
    found = bookmark(ITEMS, said)
    cuts = [
        (pages["location"][page - 1] + pages["location"][page - 2]) / 2 for page in marks.values()
    ]
    row = found.table.iloc[0]
    assert found.judges["cut"].tolist() == pytest.approx(cuts)
    assert row["cut"] == pytest.approx(np.mean(cuts))
    assert row["se_judges"] == pytest.approx(np.std(cuts, ddof=1) / np.sqrt(3))
    share = dict.fromkeys(
        pages["item"], 0.0
    )  # page 14 is the bookmark of one and before that of another
    for page in marks.values():
        share[pages["item"][page - 1]] += 1 / 6
        share[pages["item"][page - 2]] += 1 / 6
    own = ITEMS.set_index("item")
    variance = own["se_b"] ** 2 + (np.log(2) / own["a"] ** 2 * own["se_a"]) ** 2
    expected = np.sqrt(sum(share[name] ** 2 * variance[name] for name in share))
    assert row["se_items"] == pytest.approx(expected)
    assert row["se"] == pytest.approx(np.hypot(row["se_judges"], row["se_items"]))


def test_angoff_finds_the_ability_of_the_chances() -> None:
    found = angoff(ITEMS, angoff_panel([0.0]))
    assert found.table["cut"].tolist() == pytest.approx(list(LEVELS.values()), abs=1e-9)
    assert found.judges["agreement"].tolist() == pytest.approx([1.0] * 3)
    by_hand = brentq(lambda theta: chances(theta).sum() - 17.3, -5, 5)
    one = angoff_panel([0.0]).query("level == 1").assign(chance=17.3 / 40)
    assert angoff(ITEMS, one).table["cut"][0] == pytest.approx(by_hand)


@pytest.mark.parametrize("panels", times(20, 100))
@pytest.mark.full
def test_the_error_of_the_judges_is_what_other_panels_show(panels: int) -> None:
    """Many panels of five: the mean error told is the spread of the cut-offs.

    The bound is three times what chance makes of the spread of as many: 1 / √(2 × panels).
    """
    rng = np.random.default_rng(1)
    cuts, errors = [], []
    for k in range(panels):
        found = angoff(ITEMS, angoff_panel(rng.normal(0, 0.4, 5).tolist(), seed=k)).table
        cuts.append(found["cut"][1])
        errors.append(found["se_judges"][1])
    assert np.sqrt(np.mean(np.square(errors))) == pytest.approx(
        np.std(cuts), rel=3 / np.sqrt(2 * panels)
    )


@pytest.mark.parametrize("ratings", times(25, 100))
def test_the_error_of_the_items_is_what_other_ratings_show(ratings: int) -> None:
    """One judge who is unsure of each item: the jackknife tells how far that carries."""
    exact = ITEMS.drop(columns=["se_a", "se_b"])
    found = [angoff(exact, angoff_panel([0.0], noise=0.1, seed=k)).table for k in range(ratings)]
    spread = np.std([table["cut"][1] for table in found])
    told = np.sqrt(np.mean([table["se_items"][1] ** 2 for table in found]))
    assert told == pytest.approx(spread, rel=3 / np.sqrt(2 * ratings))


def test_what_is_left_open_is_told() -> None:
    alone = angoff(ITEMS, angoff_panel([0.0]))
    assert [finding.kind for finding in alone.warnings] == ["one_judge"]
    assert alone.table["se"].isna().all()
    panel = angoff_panel([0.0, 0.1])
    panel.loc[(panel["judge"] == "j0") & (panel["level"] == 3), "chance"] = 1.0
    found = angoff(ITEMS, panel)
    assert {finding.kind for finding in found.warnings} == {"no_ability", "one_judge"}
    swapped = angoff_panel([0.0, 0.1]).assign(level=lambda t: t["level"].map({1: 2, 2: 1, 3: 3}))
    assert {f.kind for f in angoff(ITEMS, swapped).warnings} == {"cuts_fall"}
    first = pd.DataFrame({"judge": ["x", "y"], "level": 1, "item": booklet(ITEMS)["item"][0]})
    assert {f.kind for f in bookmark(ITEMS, first).warnings} == {"first_page"}


def test_v3_stands_beside_and_takes_the_cut_offs() -> None:
    found = angoff(ITEMS, angoff_panel([0.0, 0.1]))
    assert found.table["public_seed"].tolist() == [-2.0, -1.0, 0.5]
    assert (found.table["difference"] == found.table["cut"] - found.table["public_seed"]).all()
    rules = V3(levels=(found.level_table,))
    cuts = found.table["cut"].to_numpy()
    levels = competence_levels(rules, np.array([cuts[0] - 1e-9, cuts[0], cuts[2] + 1]))
    assert levels[:, 0].tolist() == [0, 1, 3]
    with pytest.raises(ValueError, match="levels"):
        _ = angoff(ITEMS, angoff_panel([0.0]).query("level > 1")).level_table


@pytest.mark.parametrize(
    ("items", "said", "word"),
    [
        (ITEMS.assign(a=-1.0), None, "slope"),
        (ITEMS.assign(c=0.9), None, "chance"),
        (ITEMS.iloc[:3], None, "parameters"),
    ],
)
def test_what_cannot_be_is_refused(
    items: pd.DataFrame, said: pd.DataFrame | None, word: str
) -> None:
    panel = angoff_panel([0.0]) if said is None else said
    with pytest.raises(ValueError, match=word):
        bookmark(items, panel.drop_duplicates(["judge", "level"], keep="last"))


def test_chances_of_no_ability_alone_or_outside_are_refused() -> None:
    for chance, word in ((1.0, "nobody"), (1.2, "outside")):
        with pytest.raises(ValueError, match=word):
            angoff(ITEMS, angoff_panel([0.0]).assign(chance=chance))
