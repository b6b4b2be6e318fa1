"""Responses of every accepted form are read the same; what is wrong is named."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pixsim.answers.findings import Finding
from pixsim.calibration import read_responses
from pixsim.foundation.problems import DataError
from tests.calibration.simulate import long, simulate, with_holes

WIDE = [[1, 0, None], [0, 1, 1], ["", 1, 0], [1, np.nan, "1"]]
READ = [[1, 0, -1], [0, 1, 1], [-1, 1, 0], [1, -1, 1]]


@pytest.mark.parametrize(
    "form",
    [
        WIDE,
        pd.DataFrame(WIDE),
        np.array([[1, 0, np.nan], [0, 1, 1], [np.nan, 1, 0], [1, np.nan, 1]]),
        pd.DataFrame(WIDE).replace("", None).astype("Float64"),
    ],
    ids=["lists", "objects", "floats", "nullable"],
)
def test_wide_forms_are_read_alike(form: Any) -> None:
    read = read_responses(form)
    assert read.matrix().tolist() == READ
    assert read.n.tolist() == [3, 3, 3]
    assert read.right.tolist() == [2, 2, 2]
    assert not read.complete


def test_long_table_equals_the_wide_one() -> None:
    rng = np.random.default_rng(1)
    wide = with_holes(rng, simulate(rng, 60, 8).answers, 0.6)
    table = long(wide).sample(frac=1, random_state=1)
    read = read_responses(table)
    by_name = pd.DataFrame(read.matrix(), index=list(read.persons), columns=list(read.items))
    again = by_name.loc[[f"p{i}" for i in range(60)], [f"q{j}" for j in range(8)]].to_numpy()
    assert (again == np.where(np.isnan(wide), -1, wide)).all()


def test_rare_answers_are_kept_as_lists_and_read_back() -> None:
    rng = np.random.default_rng(2)
    wide = with_holes(rng, simulate(rng, 300, 400).answers, 0.01)
    read = read_responses(long(wide))
    assert read.dense is None
    assert read.total == int((~np.isnan(wide)).sum())
    columns = [read.items.index(name) for name in ("q3", "q250")]
    rows = [list(read.persons).index(f"p{i}") for i in (1, 2, 5)]
    expected = np.where(np.isnan(wide), -1, wide)[np.ix_([1, 2, 5], [3, 250])]
    assert (read.matrix()[np.ix_(rows, columns)] == expected).all()
    keep = np.arange(len(read.items)) % 3 == 0
    assert (read.select(keep).matrix() == read.matrix()[:, keep]).all()


def test_outcomes_of_a_sitting_are_understood() -> None:
    codes = ["ok", "ko", "skipped", "timed_out", "focused_out", "unanswered"]
    table = pd.DataFrame({"candidate": "c", "item": list("abcdef"), "outcome": codes})
    assert read_responses(table).matrix().tolist() == [[1, 0, 0, 0, 0, -1]]


def test_every_wrong_value_and_duplicate_is_named_at_once() -> None:
    table = pd.DataFrame(
        {
            "candidate": ["ann", "ann", "bob", "bob", None],
            "item": ["q1", "q1", "q1", "q2", "q2"],
            "outcome": [1, 0, 2, "maybe", 1],
        }
    )
    with pytest.raises(DataError) as caught:
        read_responses(table)
    message = str(caught.value)
    faults = (
        "ann/q1",
        "answered more than once",
        "bob/q1: 2, bob/q2: maybe",
        "candidate",
        "rows 5",
    )
    for part in faults:
        assert part in message


def test_a_wrong_value_of_a_matrix_is_named_by_row_and_item() -> None:
    table = pd.DataFrame({"x": [0, 1, 3], "y": [1, 0.5, 0]}, index=["ann", "bob", "cyd"])
    with pytest.raises(DataError, match=r"2 not 0, 1 or missing \(bob/y: 0.5, cyd/x: 3.0\)"):
        read_responses(table)


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ([[np.nan, np.nan]], "no answer at all"),
        (np.zeros((0, 3)), "expected a table"),
        ([0, 1], "expected a table"),
        (pd.DataFrame([[0, 1]], columns=["q", "q"]), "more than once: q"),
        (pd.DataFrame({"candidate": ["a"], "item": ["q"], "outcome": [None]}), "no answer at all"),
    ],
)
def test_unusable_tables_are_refused(form: Any, message: str) -> None:
    with pytest.raises(DataError, match=message):
        read_responses(form)


def test_weak_items_and_persons_are_named() -> None:
    table = pd.DataFrame(
        {
            "good": [0, 1, 1, 0, None], "easy": [1, 1, 1, 1, None], "hard": [0, 0, 0, 0, None],
            "once": [None, 1, None, None, None], "never": [None] * 5,
        },
        index=list("abcde"),
    )  # fmt: skip
    warnings = "\n".join(map(str, read_responses(table).warnings))
    for line in (
        "items without an answer: never",
        "items with a single answer: once",
        "items everybody answered right: easy",
        "items nobody answered right: hard",
        "persons without an answer: e",
    ):
        assert line in warnings


def test_blocks_that_share_no_person_are_named() -> None:
    table = np.full((40, 6), np.nan)
    table[:20, :3] = np.arange(60).reshape(20, 3) % 2
    table[20:, 3:] = np.arange(60).reshape(20, 3) % 2
    (warning,) = read_responses(table).warnings
    assert "2 blocks" in str(warning)
    assert "[item_1, item_2, item_3], [item_4, item_5, item_6]" in str(warning)
    table[0, 5] = 1
    assert not read_responses(table).warnings


def test_persons_with_nothing_but_right_or_wrong_answers_are_named() -> None:
    table = pd.DataFrame(
        [[1, 1, 1], [0, 0, 0], [1, 0, 1], [1, None, None], [0, 1, 0]],
        index=["all", "none", "some", "once", "other"],
    )
    for form in (table, rare(table)):
        warnings = read_responses(form).warnings
        found = {warning.kind: warning.names for warning in warnings}
        assert found["person_all_right"] == ("all",)
        assert found["person_all_wrong"] == ("none",)


def rare(table: pd.DataFrame) -> pd.DataFrame:
    """The same answers among so many items that they are kept as lists."""
    answers = [
        (who, item, value)
        for who, row in zip(table.index, table.to_numpy(dtype=object), strict=True)
        for item, value in zip(table.columns, row, strict=True)
        if not pd.isna(value)
    ]
    ends = [("some", f"x{k}", k % 2) for k in range(400)]
    return pd.DataFrame([*answers, *ends], columns=["candidate", "item", "outcome"])


def test_neutralised_and_unasked_questions_are_missing() -> None:
    codes = ["ok", "neutralised", "not_asked", "ko", pd.NA]
    table = pd.DataFrame({"candidate": "c", "item": list("abcde"), "outcome": codes})
    for column in (table["outcome"], table["outcome"].astype("string")):
        assert read_responses(table.assign(outcome=column)).matrix().tolist() == [
            [1, -1, -1, 0, -1]
        ]


def repeated() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "candidate": ["ann", "ann", "ann", "bob"],
            "item": ["q", "q", "q", "q"],
            "outcome": ["ok", "ko", "unanswered", "ko"],
            "date": ["2026-11-03T10:00:00Z", "2026-11-02T10:00:00Z", None, "2026-11-01"],
        }
    )


def test_the_first_answer_counts_unless_told_otherwise() -> None:
    table = repeated()
    first = read_responses(table)
    assert first.matrix().ravel().tolist() == [0, 0]
    (warning,) = (w for w in first.warnings if w.kind == "repeats_first")
    assert str(warning) == (
        "1 repeated answers left out, the first of a candidate to an item counts: ann/q"
    )
    last = read_responses(table, repeats="last")
    assert dict(zip(last.persons, last.matrix().ravel().tolist(), strict=True)) == {
        "ann": 1, "bob": 0,
    }  # fmt: skip
    with pytest.raises(DataError, match="answered more than once: ann/q"):
        read_responses(table, repeats="refuse")


def test_without_dates_a_repeat_is_refused_and_can_be_settled_by_the_order_of_the_rows() -> None:
    table = repeated().drop(columns="date")
    for form in (table, table.assign(date=pd.Series([pd.NaT] * 4))):
        with pytest.raises(DataError, match="answered more than once"):
            read_responses(form)
        assert read_responses(form, repeats="first").matrix()[0, 0] == 1
        assert read_responses(form, repeats="last").matrix()[0, 0] == 0
    with pytest.raises(DataError) as caught:
        read_responses(repeated().assign(date=["2026-11-03", "yesterday", "", "31/12/2026"]))
    assert str(caught.value) == "responses: date: not dates: yesterday, 31/12/2026"


def test_sitting_and_number_settle_answers_of_one_moment() -> None:
    table = repeated().assign(date="2026-11-03", sitting=["b", "a", "c", "a"], number=[1, 9, 1, 1])
    assert read_responses(table).matrix().ravel().tolist() == [0, 0]
    same = table.assign(sitting="a", number=[2, 10, 3, 1])
    assert read_responses(same, repeats="first").matrix().ravel().tolist() == [1, 0]


def test_a_wide_table_may_have_a_column_of_candidates() -> None:
    table = pd.DataFrame({"candidate": ["ann", "bob"], "x": [1, 0], "y": [0, 1]})
    read = read_responses(table)
    assert (list(read.persons), read.items) == (["ann", "bob"], ("x", "y"))
    with pytest.raises(DataError, match="used more than once: ann"):
        read_responses(table.assign(candidate="ann"))


def test_a_warning_keeps_its_names_across_processes() -> None:
    warning = Finding.of("item_single", [f"q{k}" for k in range(11)])
    assert str(warning).endswith("q7 and 3 more")
    again = pickle.loads(pickle.dumps(warning))
    assert again == warning
    assert (again.kind, again.names, again.context["n"]) == ("item_single", warning.names, 11)


@pytest.mark.parametrize(
    ("form", "repeats", "message"),
    [
        (
            {"candidate": ["a", "b"], "item": ["q"], "outcome": [1]},
            None,
            "different lengths: 2, 1, 1",
        ),
        (
            {"candidate": ["a"], "item": ["q"], "outcome": [1]},
            "never",
            "'never' is not one of first",
        ),
        ({"candidate": ["a", "b"], "item": [1, "1"], "outcome": [1, 0]}, None, "more than once: 1"),
    ],
)
def test_columns_and_settings_that_cannot_be_meant_are_refused(
    form: Any, repeats: Any, message: str
) -> None:
    columns = {name: np.array(column, dtype=object) for name, column in form.items()}
    with pytest.raises(ValueError, match=message):
        read_responses(columns, repeats=repeats)


def test_outcomes_may_be_the_truth_values_of_a_french_spreadsheet() -> None:
    table = pd.DataFrame({"candidate": list("ab"), "item": "q", "outcome": ["VRAI", "FAUX"]})
    assert read_responses(table).matrix().tolist() == [[1], [0]]
