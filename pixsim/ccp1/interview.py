"""Which questions are asked: about the action, the dossier, the training; each competence once or more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

import numpy as np

from pixsim.ccp1.title_requirements import About, InterviewQuestion, TitleRequirements
from pixsim.foundation.streams import Stream, stream_generator

SHARES: dict[About, int] = {"action": 4, "dossier": 3, "training": 1}
"""How many of each, in this order."""
RECENT = 2
"""Questions of so many rehearsals before are not asked again, as long as there are others."""
FOR_THIS_FICHE = 3.0
"""How much more often a question made for such a fiche is drawn than one for any."""


class Presented(Protocol):
    """What a question may look at of the action presented."""

    @property
    def public(self) -> str:
        """In the words of the fiche."""

    @property
    def environment(self) -> str:
        """In the words of the fiche."""

    @property
    def collective(self) -> bool:
        """Not individual."""


def draw_questions(
    rules: TitleRequirements,
    presented: Presented,
    before: Sequence[Sequence[InterviewQuestion]],
    seed: int,
) -> tuple[InterviewQuestion, ...]:
    """The questions of one interview, in the order they are asked.

    Parameters
    ----------
    rules : TitleRequirements
    presented : KeptFiche
        What has just been presented.
    before : sequence of sequence of InterviewQuestion
        Those of earlier rehearsals, oldest first.
    seed : int

    Returns
    -------
    tuple of InterviewQuestion
        As `SHARES` says, fewer where the referential has no more; none twice.
    """
    rng = stream_generator(Stream.INTERVIEW, seed)
    recent = {question.id for asked in before[-RECENT:] for question in asked}
    fitting = [
        q
        for q in rules.questions
        if q.fits(presented.public, presented.environment, presented.collective)
    ]
    codes = [competence.code for competence in rules.competence]
    chosen: list[InterviewQuestion] = []
    for about, count in SHARES.items():
        for _place in range(count):
            left = [q for q in fitting if q.about == about and q not in chosen]
            if left:
                chosen.append(_draw_question(left, chosen, codes, recent, rng))
    return tuple(chosen)


def _draw_question(
    left: list[InterviewQuestion],
    chosen: list[InterviewQuestion],
    codes: list[str],
    recent: set[str],
    rng: np.random.Generator,
) -> InterviewQuestion:
    """One of the competence asked about least; of late only where a competence has nothing else."""
    asked = Counter(question.competence for question in chosen)
    fresh = [q for q in left if q.id not in recent]
    missing = {q.competence for q in left if not asked[q.competence]}
    if fresh and not missing - {q.competence for q in fresh}:
        left = fresh
    fewest = min(asked[q.competence] for q in left)
    open_codes = [c for c in codes if asked[c] == fewest and any(q.competence == c for q in left)]
    code = open_codes[int(rng.integers(len(open_codes)))]
    pool = [q for q in left if q.competence == code]
    pool = [q for q in pool if q.id not in recent] or pool
    weights = np.array([1.0 if q.when is None else FOR_THIS_FICHE for q in pool])
    return pool[int(rng.choice(len(pool), p=weights / weights.sum()))]
