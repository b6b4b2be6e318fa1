"""What to practise: the weak competences, or the errors of the past."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from pixsim.assembly.standing import standing
from pixsim.bank.question import item_of
from pixsim.bank.reading.accommodated_bank import suited
from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.report.result.common import AnyResult
from pixsim.report.rule_sets import REPORTS
from pixsim.report.v3.result import REPLACED
from pixsim.rules.v2 import V2
from pixsim.session.training.state import Training

LENGTHS = (5, 10, 20)


def weak_competences(
    profile: Profile, bank: Bank, results: Iterable[AnyResult] = ()
) -> tuple[str, ...]:
    """Competences that the newest mock able to tell shows as weak; else those of the lowest level.

    Parameters
    ----------
    results : iterable of AnyResult
        Newest first.
    """
    for result in results:
        found = REPORTS[result.rules].weak(result)
        if found:
            return found
        if found is not None:
            break
    levels, _pix = standing(profile, bank.framework, V2()).capped(V2())
    lowest = min(levels)
    codes = [competence.code for competence in bank.framework.competences]
    return tuple(code for code, level in zip(codes, levels, strict=True) if level == lowest)


def draw_practice(
    profile: Profile, bank: Bank, competences: Iterable[str], length: int, rng: np.random.Generator
) -> tuple[str, ...]:
    """Questions around the candidate's level in the chosen competences.

    A skill comes once; levels from one below the candidate's to one above are drawn first, the
    nearest of the others after them.
    """
    wanted = set(competences)
    bank = suited(bank, profile.accommodations)
    levels, _pix = standing(profile, bank.framework, V2()).capped(V2())
    level_of = dict(zip(bank.framework.competence_index, levels, strict=True))
    skills = [skill for skill in bank.playable_skills if skill.competence in wanted]
    distance = np.array([max(0, abs(s.level - max(1, level_of[s.competence])) - 1) for s in skills])
    order = np.lexsort((rng.random(len(skills)), distance))
    chosen = [skills[place] for place in order[:length]]
    pools = [bank.variants(skill.name) for skill in chosen]
    return tuple(pool[int(rng.integers(len(pool)))] for pool in pools)


def past_errors(
    results: Iterable[AnyResult], bank: Bank, length: int, practices: Iterable[Training] = ()
) -> tuple[str, ...]:
    """Questions missed in past mocks and not answered right since, the longest ago first.

    Parameters
    ----------
    practices : iterable of Training
        A question answered right in practice since is not an error any more.
    """
    answers = [
        (result.started_at, question.id, question.outcome == "ok")
        for result in results
        for question in result.questions
        if question.outcome not in ("unanswered", REPLACED)
    ]
    answers += [
        (reply.at, reply.question.id, reply.right) for t in practices for reply in t.replies
    ]
    newest = {name: right for _when, name, right in sorted(answers, key=lambda answer: answer[0])}
    known = [n for n, right in newest.items() if not right and item_of(n) in bank.items]
    return tuple(known[:length])
