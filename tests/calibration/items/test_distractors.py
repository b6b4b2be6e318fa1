"""Options chosen: counted, correlated and compared with the key as they should be."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixsim.calibration import distractors, item_statistics
from pixsim.foundation.problems import DataError
from tests.calibration.faults import planted
from tests.calibration.reference import data, needs_reference, table
from tests.tools.tiers import examples


def rows(found: pd.DataFrame) -> dict[tuple[str, str], dict[Hashable, Any]]:
    """Rows by item and option."""
    return {(row["item"], row["option"]): row for row in found.to_dict("records")}


@needs_reference
def test_published_options_give_the_published_scores() -> None:
    found = distractors(table("SAT12_options"), table("SAT12_key"))
    keys = found[found["key"]].set_index("item")
    right = data("SAT12").sum()  # there an empty answer counts as wrong
    assert keys["n"].to_dict() == right.to_dict()
    answered = table("SAT12_options").notna().sum()
    assert found.groupby("item")["n"].sum().to_dict() == answered.to_dict()
    assert keys["share"].to_numpy() == pytest.approx((right / answered).to_numpy())


@needs_reference
def test_the_wrong_key_of_the_published_set_is_the_only_suspect() -> None:
    # the key of item 32 is known to be wrong: it should be 3
    found = distractors(table("SAT12_options"), table("SAT12_key"))
    suspects = found[found["suspect"]]
    assert suspects[["item", "option"]].to_numpy().tolist() == [["Item.32", "3"]]
    repaired = table("SAT12_key").assign(key=lambda x: x["key"].where(x["item"] != "Item.32", 3))
    assert not distractors(table("SAT12_options"), repaired)["suspect"].any()


def test_figures_by_hand() -> None:
    options = pd.DataFrame({"q": list("AABBCC"), "r": list("AAAABB"), "s": list("AAABBB")})
    found = rows(distractors(options, dict.fromkeys("qrs", "A")))
    rest = np.array([1, 1, 1, 0.5, 0, 0])  # of q: proportion right on r and s
    row = found["q", "B"]
    assert row["n"] == 2
    assert row["share"] == pytest.approx(1 / 3)
    assert row["point_biserial"] == pytest.approx(np.corrcoef([0, 0, 1, 1, 0, 0], rest)[0, 1])
    # three persons share the highest score, two places of the high third: two thirds of each
    assert row["high"] == pytest.approx(2 / 3 / 2)
    assert row["middle"] == pytest.approx((1 / 3 + 1) / 2)
    assert row["low"] == 0
    assert row["mean_score"] == pytest.approx(0.75)
    assert [each["key"] for each in found.values()].count(True) == 3
    assert not any(each["suspect"] for each in found.values())


def test_every_form_of_the_table_gives_the_same() -> None:
    rng = np.random.default_rng(1)
    wide = pd.DataFrame(
        rng.choice([1, 2, 3, np.nan], (40, 5)), columns=list("abcde"), index=range(40)
    )
    key = dict.fromkeys("abcde", 2)
    first = distractors(wide, key)
    long = wide.rename_axis("candidate").reset_index().melt("candidate", None, "item", "option")
    forms = [
        wide.rename_axis("candidate").reset_index(),
        wide.astype("Int64"),
        wide.map(lambda x: "" if np.isnan(x) else str(int(x))),
        long,
        long.sample(frac=1, random_state=1),
    ]
    for form in forms:
        again = distractors(form, dict.fromkeys("abcde", "2") | {"z": "9"})
        again = again.sort_values(["item", "option"], ignore_index=True)
        pd.testing.assert_frame_equal(again, first, check_dtype=False)


def test_answers_of_several_options_do_not_depend_on_their_order() -> None:
    texts = pd.DataFrame({"q": ["A|B", "B| A", "A", "B|C"], "r": ["x", "x", "y", "y"]})
    found = rows(distractors(texts, {"q": "B|A", "r": "x"}, separator="|"))
    assert found["q", "A|B"]["n"] == 2
    assert found["q", "A|B"]["key"]
    several: list[Any] = [["A", "B"], ("B", "A"), ["A"], {"C", "B"}]
    lists = texts.assign(q=pd.Series(several, dtype=object))
    again = rows(distractors(lists, {"q": ["B", "A"], "r": "x"}))
    assert {place: row["n"] for place, row in again.items()} == {
        place: row["n"] for place, row in found.items()
    }
    assert distractors(texts, {"q": "A|B", "r": "x"})["n"].tolist()[:3] == [1, 1, 1]


@pytest.mark.parametrize("as_mapping", [True, False])
def test_given_scores_take_the_place_of_the_rest_score(as_mapping: bool) -> None:
    options = pd.DataFrame({"q": list("ABABAB")}, index=list("uvwxyz"))
    numbers = {"u": 3.0, "v": 1.0, "w": 2.0, "x": 1.5, "y": np.nan, "z": 0.0}
    scores = numbers if as_mapping else list(numbers.values())
    found = distractors(options, {"q": "A"}, scores).set_index("option")
    x, y = [3, 1, 2, 1.5, 0], [1, 0, 1, 0, 0]
    assert found["point_biserial"]["A"] == pytest.approx(np.corrcoef(x, y)[0, 1])
    assert found["n"].tolist() == [3, 3]  # one of them has no score, but chose
    assert found["mean_score"]["A"] == 2.5


def test_wrong_keys_are_suspected_and_right_ones_are_not() -> None:
    rng = np.random.default_rng(2)
    hits, alarms = [], []
    for _ in range(10):
        case = planted(rng, 400)
        found = distractors(case.options, case.key)
        by_item = found.groupby("item", sort=False)["suspect"].any().tolist()
        hits += by_item[:2]
        alarms += by_item[7:]
        named = found[found["suspect"] & found["item"].isin(["q1", "q2"])]
        assert (named["option"] == "A").all()
    assert np.mean(hits) > 0.9
    assert np.mean(alarms) < 0.01


def test_a_key_nobody_chose_is_listed_and_its_rival_suspected() -> None:
    rng = np.random.default_rng(3)
    theta = rng.normal(0, 1, 300)
    options = pd.DataFrame(
        {f"q{j}": np.where(rng.random(300) < 1 / (1 + np.exp(-theta)), "A", "B") for j in range(9)}
    )
    found = distractors(options, dict.fromkeys(options.columns, "A") | {"q0": "E"})
    first = found[found["item"] == "q0"].set_index("option")
    assert first["n"]["E"] == 0
    assert first["share"]["E"] == 0
    assert np.isnan(first["mean_score"]["E"])
    assert first["suspect"].tolist() == [True, False, False]


def test_everything_wrong_is_named_at_once() -> None:
    options = pd.DataFrame(
        {
            "candidate": ["ann", "ann", None, "bob"], "item": ["q", "q", "q", None],
            "option": list("ABCD"),
        }
    )  # fmt: skip
    with pytest.raises(DataError) as caught:
        distractors(options, {"q": "A"})
    for part in ("candidate: empty in rows 3", "item: empty in rows 4", "ann/q"):
        assert part in str(caught.value)


@pytest.mark.parametrize(
    ("options", "key", "scores", "message"),
    [
        (pd.DataFrame({"q": ["A"], "r": ["B"]}), {"q": "A"}, None, "no right option for: r"),
        (pd.DataFrame({"q": ["A"]}), pd.DataFrame({"item": ["q"]}), None, "no column key"),
        (pd.DataFrame({"q": [None]}), {"q": "A"}, None, "no option at all"),
        ([["A"]], {"q": "A"}, None, "expected a DataFrame"),
        (pd.DataFrame({"q": ["A"]}), {"q": "A"}, [1, 2], "scores: 2 values for 1 persons"),
        (pd.DataFrame({"q": ["A"]}), {"q": "A"}, {"x": 1}, "none of the candidates"),
    ],
)
def test_unusable_tables_are_refused(
    options: object, key: object, scores: object, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        distractors(options, key, scores)  # type: ignore[arg-type]


@settings(max_examples=examples(60), deadline=None)
@given(data=st.data(), persons=st.integers(1, 25), items=st.integers(1, 5))
def test_shares_and_thirds_add_up_and_keys_agree_with_the_item_statistics(
    data: st.DataObject, persons: int, items: int
) -> None:
    cell = st.sampled_from(["A", "B", "C", None])
    row = st.lists(cell, min_size=items, max_size=items)
    options = pd.DataFrame(data.draw(st.lists(row, min_size=persons, max_size=persons)))
    options.iloc[0] = "B"
    key = dict.fromkeys(map(str, range(items)), "A")
    found = distractors(options, key)
    sums = found.groupby("item", sort=False)[["share", "low", "middle", "high"]].sum()
    assert sums.to_numpy() == pytest.approx(np.ones((items, 4)))
    assert not found.drop(columns="mean_score").isna().to_numpy().any()
    assert found["p_above_key"].between(0, 1).all()
    assert found.groupby("item", sort=False)["key"].sum().eq(1).all()
    answers = (options == "A").astype(float).where(options.notna())
    if items > 1:
        told = item_statistics(answers)
        keys = found[found["key"]]
        assert keys["n"].tolist() == told["right"].tolist()
        scored = answers.notna().sum(axis=1) > 1  # those with a rest score
        if scored.all():
            expected = told["point_biserial"].to_numpy()
            assert keys["point_biserial"].to_numpy() == pytest.approx(expected, abs=1e-6)
            thirds = found[["low", "middle", "high"]].mean(axis=1)
            assert thirds.to_numpy() == pytest.approx(found["share"].to_numpy())


@pytest.mark.parametrize("choosers", [4, 5])
def test_an_option_is_compared_with_the_key_from_five_choosers_on(choosers: int) -> None:
    rest = 12 - choosers
    options = pd.DataFrame({"q": ["B"] * choosers + ["A"] * rest})
    scores = np.r_[np.linspace(2, 3, choosers), np.linspace(0, 2, rest)]
    found = rows(distractors(options, {"q": "A"}, scores))
    assert (found["q", "B"]["p_above_key"] < 0.01) == (choosers == 5)
    assert found["q", "B"]["suspect"] == (choosers == 5)
