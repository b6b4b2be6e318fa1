"""What is drawn once per process is what is drawn anew, and the generator is left alike."""

from __future__ import annotations

import numpy as np

from pixsim.bank.drawing.draw import draw_question
from pixsim.bank.reading.load import Bank
from tests.tools.drawn_once import DrawnQuestions
from tests.tools.tiers import spread


def test_a_question_kept_is_the_question_drawn(bank: Bank) -> None:
    kept = DrawnQuestions()
    for item in spread(list(bank.items.values()), 40):
        rngs = [np.random.default_rng(3) for _ in range(3)]
        given = item, 1, bank.framework.skill[item.skill]
        first, again = (kept.draw(*given, rng, bank.worlds) for rng in rngs[:2])
        assert first is again
        assert first == draw_question(*given, rngs[2], bank.worlds)
        assert len({rng.integers(1 << 60) for rng in rngs}) == 1


def test_another_state_of_the_generator_shuffles_anew(bank: Bank) -> None:
    kept, item = (
        DrawnQuestions(),
        next(i for i in bank.items.values() if i.type == "QCM" and i.kind != "look"),
    )  # the order of tiles is theirs
    given = item, 1, bank.framework.skill[item.skill]
    orders = {kept.draw(*given, np.random.default_rng(n), bank.worlds).options for n in range(20)}
    assert len(orders) > 1
