"""From every state that a person can reach, the exam is at hand once it may be sat."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from pixsim.foundation.resources import bundled_folder
from pixsim.framework import Framework, read_framework
from pixsim.journeys.home_words import main_offer
from pixsim.plain.home import Home
from pixsim.store.records.next_step import next_step
from pixsim.store.records.record import (
    CERTIFIABLE_COMPETENCES,
    ExamUnderWay,
    History,
    LastResult,
    PositioningUnderWay,
    Record,
)
from pixsim.store.sittings.journal import Journal
from pixsim.tui.home.wording import path_lines
from pixsim.tui.screens.home.home import home_keys
from pixsim.tui.widgets.frame.key_bar import that_fit
from tests.plain.talking import dialogue
from tests.tools.screens import CODES

NOW = datetime(2026, 11, 25, 14, tzinfo=UTC)
MOST = 8  # competences positioned in the walk: beyond, nothing new is seen
FOOTERS = {60: 48, 80: 68, 120: 108}  # columns, and cells of the key bar that F1 leaves


@dataclass(frozen=True)
class Standing:
    """What a person has done: enough of it to tell states apart."""

    known: int = 0
    at_level_one: int = 0
    begun: bool = False
    exam: str = ""  # under way: its rules; « over » by the clock
    last: int | None = None  # days since the newest mock

    def after(self) -> Iterator[Standing]:
        """The states that one act, or time, leads to."""
        if self.begun:
            if self.known < MOST:  # it ends: at level 1, or below
                yield replace(self, begun=False, known=self.known + 1,
                              at_level_one=self.at_level_one + 1)  # fmt: skip
                yield replace(self, begun=False, known=self.known + 1)
        else:
            yield replace(self, begun=True)
        if self.at_level_one:
            yield replace(self, at_level_one=self.at_level_one - 1)  # begun anew, from nothing
        if self.exam:
            yield replace(self, exam="", last=0)
            yield replace(self, exam="over")
        elif self.at_level_one >= CERTIFIABLE_COMPETENCES:
            yield replace(self, exam="v2")
            yield replace(self, exam="v3")
        if self.last is not None:
            yield replace(self, last=30)

    def record(self) -> Record:
        under_way = ExamUnderWay(
            "e", "v3" if self.exam == "v3" else "v2", 23, 32,
            NOW + timedelta(minutes=-1 if self.exam == "over" else 48),
        )  # fmt: skip
        begun = PositioningUnderWay("p", CODES[self.known], 4, NOW)
        return Record(
            "eve", "Eve", "eve.json", False, (0, 0, 0),
            levels=tuple(int(n < self.at_level_one) for n in range(16)),
            pix=tuple(8 * (n < self.at_level_one) for n in range(16)),
            positioned=tuple(n < self.known for n in range(16)),
            certifiable=tuple(n < self.at_level_one for n in range(16)),
            is_certifiable=self.at_level_one >= CERTIFIABLE_COMPETENCES,
            history=History(
                exam=under_way if self.exam else None,
                positionings=(begun,) if self.begun else (),
                last=None if self.last is None else LastResult(
                    "m", "v2", NOW - timedelta(days=self.last), 300, "", True
                ),
                weak=("5.2", "3.4"),
            ),
        )  # fmt: skip


def reachable() -> list[Standing]:
    """Every state, from that of somebody new."""
    seen, waiting = {Standing()}, deque([Standing()])
    while waiting:
        for found in waiting.popleft().after():
            if found not in seen:
                seen.add(found)
                waiting.append(found)
    return sorted(seen, key=str)


@pytest.fixture(scope="module")
def framework() -> Framework:
    return read_framework(bundled_folder("item_bank") / "framework.toml")


def test_every_act_is_walked() -> None:
    states = reachable()
    assert len(states) > 200
    assert {bool(s.exam) for s in states if s.at_level_one < CERTIFIABLE_COMPETENCES} == {
        True,
        False,
    }


def test_who_may_sit_has_the_exam_on_the_button_and_in_every_footer(framework: Framework) -> None:
    for state in reachable():
        record = state.record()
        found = main_offer(record, next_step(record, CODES, NOW), framework)
        expected = "resume" if state.exam else "exam" if record.is_certifiable else "position"
        assert found.action == expected, state
        for in_map in (False, True):
            keys = home_keys(record, found, in_map=in_map)
            for columns, room in FOOTERS.items():
                shown = [key for key, _text, _action in that_fit(keys, room)]
                assert ("S" in shown) == record.is_certifiable, (state, columns)
                assert "P" in shown, (state, columns)


def test_the_advice_and_the_path_say_the_same(framework: Framework) -> None:
    for state in reachable():
        record = state.record()
        found = main_offer(record, next_step(record, CODES, NOW), framework)
        says_open = "✓ Certifiable" in path_lines(record)[0].plain
        assert says_open == record.is_certifiable
        if found.action == "exam":
            assert "niveau 1" not in " ".join(found.details), state  # nothing is missing any more
        if found.action == "exam" and state.begun:
            assert all("P : finir le positionnement" in said for said in found.details), state
            assert len(found.details[-1]) <= 56, found.details[-1]  # in a window of 60 columns


def test_plain_mode_asks_for_the_exam_first_too(framework: Framework, journal: Journal) -> None:
    talk, _out = dialogue([])
    home = Home(talk, journal, framework, lambda: NOW)
    for state in reachable():
        record = state.record()
        names = [name for name, _text in home.ways(record, next_step(record, CODES, NOW))]
        first = ["resume_exam"] * bool(state.exam) + ["exam"] * record.is_certifiable
        assert names[: len(first)] == first, state
        assert ("resume_positioning" in names) == state.begun, state
