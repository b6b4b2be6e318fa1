"""Style sheets that say the same, and those that nearly do."""

from __future__ import annotations

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.worlds.stylesheet import rules_of, same_style
from pixsim.worlds.tasks import achieved

SHEET = ".note .article {\nborder-color: #1b4f72;\nbackground-color: #f7dc6f;\n}\nA:hover {\ncolor: red;\n}"


@pytest.mark.parametrize(
    "changes",
    [
        ((": ", ":"), (" {", "{")), (("#f7dc6f;", "#F7DC6F"),), (("red", "#f00"),), (("red", "RGB(255, 0, 0)"),), (("red", "hsl(0 100% 50%)"),),
        (("background-color", "Background"),), (("#1b4f72", "rgb(27 79 114)"),), (("A:hover", "a:HOVER"),), ((".note .article", ".note   .article"),),
        (("border-color: #1b4f72;\nbackground-color: #f7dc6f;", "background-color: #f7dc6f;\nborder-color: #1b4f72;"),),
        (("color: red;", "color: red /* vif */"),),
    ],
)  # fmt: skip
def test_how_it_is_written_is_free(changes: tuple[tuple[str, str], ...]) -> None:
    text = SHEET
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    assert same_style(text, SHEET)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("red", "#f01"), (".note .article", ".note.article"), (".note .article", ".Note .article"), ("red;", "red;\n"), ("#1b4f72;", "#1b4f72"),
        ("#f7dc6f;", "#f7dc6f !important;"), ("color: red;", "colour: red;"), ("border-color", "border"), ("red;", ";"), ("color: red", "color red"),
        ("}\nA:hover {", "A:hover {\n}"), ("#f7dc6f", "rgba(247, 220, 111, 0.5)"),
    ],
)  # fmt: skip
def test_what_it_says_is_not(old: str, new: str) -> None:
    assert old in SHEET
    assert not same_style(SHEET.replace(old, new), SHEET)


def test_of_two_values_the_last_wins_unless_one_is_important() -> None:
    assert rules_of("a { color: red; color: blue }") == rules_of("a { color: blue }")
    assert rules_of("a { color: red !important; color: blue }") == rules_of(
        "a { color: red !important }"
    )


@pytest.mark.parametrize("number", range(1, 4))
def test_an_item_takes_its_solution_in_other_words(bank: Bank, number: int) -> None:
    task = bank.question(f"page_web5-feuille#{number}", np.random.default_rng(0)).task
    assert task is not None
    acts = [task.world.read_act(kept) for kept in task.solution]
    for change in (str.upper, lambda text: text.replace(": ", " :  "), lambda text: f" {text}"):
        others = [
            act.model_copy(update={"text": change(act.arguments()["text"])}).kept() for act in acts
        ]
        assert achieved(task, tuple(others))
    wrong = acts[0].model_copy(update={"text": "background-color: #123456;"}).kept()
    assert not achieved(task, (wrong, *task.solution[1:]))
