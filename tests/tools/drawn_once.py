"""What tests compute again and again, once per process: questions, plans, derived passwords."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import numpy as np
import pytest

from pixsim.bank.drawing.draw import draw_question
from pixsim.bank.question import Question
from pixsim.bank.reading import load
from pixsim.bank.schema import Item
from pixsim.framework import Skill
from pixsim.room import codes
from pixsim.session import rule_sets

MOST = 2_000
"""Questions kept; the files of some take megabytes."""


class DrawnQuestions:
    """Questions by item, variant and state of the generator; it is left as a draw leaves it.

    A question is frozen, and the same item, variant and generator always give the same one
    (`tests/bank/drawing/test_draw.py`, which draws anew).
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], tuple[Item, Mapping[str, Any], Question, Any]] = {}

    def draw(
        self,
        item: Item,
        number: int,
        skill: Skill,
        rng: np.random.Generator,
        worlds: Mapping[str, Any],
    ) -> Question:
        """As `pixsim.bank.drawing.draw.draw_question`."""
        shuffled = item.type in ("QCU", "QCM")
        state = repr(rng.bit_generator.state) if shuffled else ""
        written = worlds.values() if item.kind == "sim" and item.family is None else ()
        same = id(item), number, skill, (*map(id, written),), state
        if same in self._kept:
            *_, question, after = self._kept[same]
            if shuffled:
                rng.bit_generator.state = after
            return question
        question = draw_question(item, number, skill, rng, worlds)
        if len(self._kept) == MOST:
            self._kept.pop(next(iter(self._kept)))
        # with its item and worlds: others may not come to have the same ids
        self._kept[same] = item, worlds, question, rng.bit_generator.state if shuffled else None
        return question


@contextmanager
def drawn_once() -> Iterator[None]:
    """Draw each question of a bank, read each plan and derive each password once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "draw_question", DrawnQuestions().draw)
        patch.setattr(codes, "_scrypt_hash", lru_cache(maxsize=1_000)(codes._scrypt_hash))
        patch.setattr(rule_sets, "read_plan", lru_cache(maxsize=32)(rule_sets.read_plan))
        yield
