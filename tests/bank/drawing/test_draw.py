"""Drawing variants: texts are filled and laid out, options shuffled with their key."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pixsim.bank.checking.world_check import world_faults
from pixsim.bank.drawing.draw import draw_question
from pixsim.bank.drawing.text_layout import lay_out_text
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.families import find_family
from pixsim.worlds.core import Act, World
from tests.tools.small_bank import write_bank


def test_the_key_follows_the_shuffled_options(tmp_path: Path) -> None:
    small = load_bank(write_bank(tmp_path))
    places = set()
    for seed in range(30):
        question = small.question("navigateur1-un#1", np.random.default_rng(seed))
        assert question.options[int(question.key[0]) - 1] == "Firefox"
        places.add(question.key)
    assert places == {("1",), ("2",), ("3",)}


def test_same_generator_same_question(bank: Bank) -> None:
    for item in list(bank.items.values())[::25]:
        skill = bank.framework.skill[item.skill]
        first, second = (  # by `draw_question` itself: tests keep what a bank drew
            draw_question(item, item.variant_count, skill, np.random.default_rng(5), bank.worlds)
            for _ in range(2)
        )
        assert first == second


def test_paragraphs_are_reflowed_and_code_is_kept() -> None:
    text = "Voici une phrase\ncoupée en deux :\n\n    x = 1 ; y = 2\n\n- un\n- deux ?\n"
    assert lay_out_text(text) == (
        "Voici une phrase coupée en deux\u00a0:\n\n    x = 1 ; y = 2\n\n- un\n- deux\u00a0?"
    )


def test_french_spaces_do_not_break() -> None:
    assert lay_out_text("Est-ce « vrai » ? 50 % ; oui !") == (
        "Est-ce «\u00a0vrai\u00a0»\u00a0? 50\u00a0%\u00a0; oui\u00a0!"
    )
    assert lay_out_text("a : b") == "a\u00a0: b"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "x",
        "os.system",
        "..x",
        "search.adresse_web.integer",
        "search.adresse_web.nothing",
        "_draws.pick",
    ],
)
def test_only_families_can_be_named(name: str) -> None:
    with pytest.raises(LookupError):
        find_family(name)


def test_a_solution_of_acts_is_done_by_the_check_and_not_by_the_draw(
    bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = bank.items["retouche4-empiler"]
    skill = bank.framework.skill[item.skill]
    drawn = draw_question(
        item, 1, skill, np.random.default_rng(1)
    )  # by itself: tests keep what a bank drew
    assert drawn.task is not None
    impossible = drawn.task.model_copy(update={"solution": drawn.task.solution[1:] * 2})
    assert "solution_fails" in dict(world_faults(drawn.model_copy(update={"task": impossible})))

    def refused(_world: World, act: Act) -> World:
        raise AssertionError(f"{act} was done")

    monkeypatch.setattr(World, "step", refused)
    assert draw_question(item, 1, skill, np.random.default_rng(1)) == drawn
