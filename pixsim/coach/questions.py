"""From skills in order to the questions of one practice: new variants, subjects kept apart."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

import numpy as np

from pixsim.assembly.item_table import OPERATIVE
from pixsim.bank.reading.load import Bank


def separate_subjects(tubes: Sequence[str], after: str = "") -> tuple[int, ...]:
    """An order in which no subject comes twice in a row, as near to the given one as can be.

    Parameters
    ----------
    tubes : sequence of str
        Subject of each question, the first to ask first.
    after : str
        Subject asked just before; empty: none.

    Returns
    -------
    tuple of int
        Places in `tubes`. Where one subject has more than half of the questions, some of its own
        have to follow each other.
    """
    left, order = list(range(len(tubes))), []
    while left:
        count = Counter(tubes[place] for place in left)
        urgent, most = count.most_common(1)[0]
        must = urgent if 2 * most > len(left) and urgent != after else None
        chosen = next(
            (place for place in left if (tubes[place] == must if must else tubes[place] != after)),
            left[0],
        )
        left.remove(chosen)
        order.append(chosen)
        after = tubes[chosen]
    return tuple(order)


def arrange_questions(
    skills: Sequence[str], tubes: Mapping[str, str], pleasant: Sequence[float]
) -> tuple[str, ...]:
    """The same skills, one that goes well at each end, no subject twice in a row.

    Parameters
    ----------
    skills : sequence of str
        The first to rehearse first; one may come again.
    tubes : Mapping[str, str]
        Subject of each skill.
    pleasant : sequence of float
        How well each is likely to go, as they are in `skills`.
    """
    order = list(range(len(skills)))
    if len(order) > 2:
        best = sorted(order, key=lambda place: -pleasant[place])[:2]
        order = [best[0], *(place for place in order if place not in best), best[1]]
    kept = separate_subjects([tubes[skills[place]] for place in order])
    return tuple(skills[order[place]] for place in kept)


def draw_new_variants(
    skills: Sequence[str],
    bank: Bank,
    seen: Mapping[str, datetime],
    rng: np.random.Generator,
    statuses: Collection[str] = OPERATIVE,
) -> tuple[str, ...]:
    """A question of each skill that was never asked, in the order of the skills.

    Where every variant was asked, the one asked longest ago comes.

    Parameters
    ----------
    skills : sequence of str
        Each has a question in the bank.
    bank : Bank
    seen : Mapping[str, datetime]
        When each question was last asked.
    rng : Generator
    statuses : collection of str
        Of items that may be asked.
    """
    asked = {question: at.timestamp() for question, at in seen.items()}
    drawn = []
    for skill in skills:
        pool = bank.variants(skill, statuses)
        new = [question for question in pool if question not in asked]
        new = list(bank.readable(new))
        question = new[int(rng.integers(len(new)))] if new else min(pool, key=asked.__getitem__)
        asked[question] = math.inf
        drawn.append(question)
    return tuple(drawn)
