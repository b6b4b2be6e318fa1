"""The bank as it serves one person: what a profile asks of each question, done in one place.

Every sitting and training draws from it, so that nothing depends on the front.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from pixsim.accommodations import LONGER_TIMER
from pixsim.bank.reading.load import Bank
from pixsim.bank.schema import Item


def suited_bank(bank: Bank, accommodations: Sequence[str]) -> Bank:
    """A bank with the questions that suit a person.

    Parameters
    ----------
    bank : Bank
        Whole.
    accommodations : sequence of str
        See `pixsim.accommodations.ACCOMMODATIONS`.

    Returns
    -------
    Bank
        The same one where nothing is asked. Items that cannot be done without sight or hearing, or
        without internet, are left out for who says so: a skill that has no other is not asked.
    """
    wanted = tuple(sorted(set(accommodations)))
    if not wanted:
        return bank
    made = bank.made_for
    if wanted not in made:
        items = {
            name: _suited_item(item, wanted)
            for name, item in bank.items.items()
            if _can_be_done(item, wanted)
        }
        made[wanted] = replace(bank, items=items)
    return made[wanted]


def _can_be_done(item: Item, wanted: tuple[str, ...]) -> bool:
    needs_sight = item.needs_sight and "without_sight" in wanted
    needs_web = item.kind == "web" and "offline" in wanted
    return not (needs_sight or needs_web)


def _suited_item(item: Item, wanted: tuple[str, ...]) -> Item:
    changes: dict[str, object] = {}
    if item.focus and "no_focus" in wanted:
        changes["focus"] = False
    if item.timer is not None and "longer_timers" in wanted:
        changes["timer"] = math.ceil(item.timer * LONGER_TIMER)
    return item.model_copy(update=changes) if changes else item
