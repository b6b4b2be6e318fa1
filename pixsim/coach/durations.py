"""How long questions take: a prior of the simulation, and the person's own pace."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from statistics import median
from typing import Final

import numpy as np

from pixsim.assembly.item_table import OPERATIVE
from pixsim.assembly.standing import skill_places
from pixsim.bank.question import item_of
from pixsim.bank.reading.load import Bank
from pixsim.bank.schema import Item
from pixsim.coach.evidence import PastAnswer
from pixsim.foundation.arrays import Floats
from pixsim.simulation.people.assumptions import Circumstances, QuestionTimes

ACTS: Final = 4
"""Of the solution of a question in a simulator: 4.2 on average over the 428 of the bundled bank."""
READING_SECONDS: Final = 20.0
"""Prior: to read what was right, and why."""
FEWEST_TIMED: Final = 10  # answers before a pace says something
SLOWEST: Final = 4.0  # times the pace of the prior; beyond, somebody left the screen


def question_seconds(bank: Bank, item: Item) -> float:
    """What a question of an item takes, seconds (prior: `QuestionTimes` at its median pace)."""
    times, pace = QuestionTimes(), Circumstances().seconds_per_question
    in_simulator = item.kind == "sim"
    load = times.difficulty * bank.curve(item)[1] + times.simulator * in_simulator
    return pace * (math.exp(load) + times.act * ACTS * in_simulator)


def skill_seconds(bank: Bank, statuses: Collection[str] = OPERATIVE) -> Floats:
    """Mean time of the questions of each skill, shape (skill,); infinite where it has none."""
    places = skill_places(bank.framework)
    found = np.full(len(places), np.inf)
    for skill, items in bank.items_of.items():
        own = [question_seconds(bank, item) for item in items if item.status in statuses]
        if own:
            found[places[skill]] = sum(own) / len(own)
    return found


def estimate_pace(answers: Iterable[PastAnswer], bank: Bank) -> float:
    """The person's time as a multiple of the prior's; 1 until ten answers were timed."""
    ratios = [
        answer.seconds / question_seconds(bank, bank.items[item_of(answer.question)])
        for answer in answers
        if answer.seconds and item_of(answer.question) in bank.items
    ]
    if len(ratios) < FEWEST_TIMED:
        return 1.0
    return min(max(median(ratios), 1 / SLOWEST), SLOWEST)
