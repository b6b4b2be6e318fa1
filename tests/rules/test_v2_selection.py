"""The kernels that choose V2's skills, against the same rules written plainly for one candidate."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pixsim.rules.v2 import V2, SkillTable, select
from pixsim.rules.v2.positioning import KNOWN, LEVELS, CompetenceSkills, next_skills, success_chance


def skills_of(rng: np.random.Generator, size: int, competences: int) -> SkillTable:
    """Skills of a few tubes, some in several versions, some without a question."""
    kinds = rng.integers(0, max(1, size // 2) + 1, size)  # skills of one kind are versions of it
    competence, tube, level = (rng.integers(0, n, size + 1)[kinds] for n in (competences, 3, 5))
    return SkillTable(
        competence=competence,
        level=level + 1,
        tube=3 * competence + tube,
        name=kinds,
        version=rng.integers(1, 4, size),
        available=rng.random(size) < 0.8,
    )


def plainly(rules: V2, skills: SkillTable, known: list[int], certifiable: list[bool]) -> list[int]:
    """One candidate's skills, by the words of rules/README.md."""
    asked: list[int] = []
    for competence, tested in enumerate(certifiable):
        if not tested:
            continue
        here = [s for s in known if skills.competence[s] == competence]
        newest: dict[int, int] = {}
        for s in here:
            name = int(skills.name[s])
            if name not in newest or skills.version[s] > skills.version[newest[name]]:
                newest[name] = s
        usable = [s for s in newest.values() if skills.available[s]]
        chosen: list[int] = []
        for level in sorted({int(skills.level[s]) for s in usable}, reverse=True):
            if len(chosen) >= rules.questions_per_competence:
                break
            tubes = {int(skills.tube[s]) for s in usable if skills.level[s] > level}
            at = sorted(
                (s for s in usable if skills.level[s] == level), key=lambda s: skills.name[s]
            )
            chosen += [s for s in at if skills.tube[s] not in tubes]
            chosen += [s for s in at if skills.tube[s] in tubes]
        asked += chosen[: rules.questions_per_competence]
    return asked


@settings(deadline=None)  # the machine may be busy
@given(st.integers(0, 2**32), st.integers(1, 40), st.integers(1, 4), st.integers(1, 3))
def test_selection_is_what_the_words_say(
    seed: int, size: int, competences: int, questions: int
) -> None:
    rng = np.random.default_rng(seed)
    rules, skills = V2(questions_per_competence=questions), skills_of(rng, size, competences)
    succeeded = rng.random((6, size)) < rng.random()
    certifiable = rng.random((6, competences)) < 0.8
    found = select(rules, skills, succeeded, certifiable)
    assert (np.diff(found.candidate) >= 0).all()
    for row in range(6):
        known = np.flatnonzero(succeeded[row]).tolist()
        wanted = plainly(rules, skills, known, certifiable[row].tolist())
        assert found.skill[found.candidate == row].tolist() == wanted
    assert (skills.competence[found.skill] == found.competence).all()


@settings(deadline=None)  # the machine may be busy
@given(st.integers(0, 2**32), st.sampled_from([1, 7, 40, 64, 65, 150]))
def test_the_next_skill_settles_the_most(seed: int, size: int) -> None:
    """Estimate and rewards as sums over skills, however many words their sets take."""
    rng = np.random.default_rng(seed)
    level, tube = rng.integers(1, 8, size), rng.integers(0, max(size // 4, 1), size)
    skills = CompetenceSkills(level, tube, rng.random(size) < 0.9)
    status = rng.integers(-1, 2, (9, size)).astype(np.int8)
    direct = (status != 0) & (rng.random((9, size)) < 0.5)
    playable = rng.random((9, size)) < 0.8
    no = np.zeros(9, bool)
    found = next_skills(
        skills, status, direct, playable=playable, timed=np.zeros_like(playable), first=no,
        after_timed=no,
    )  # fmt: skip
    for row in range(9):
        asked = np.flatnonzero(direct[row])
        gap = (status[row, asked] == KNOWN).sum() + 1 - 0.0
        gap = gap - sum(success_chance(LEVELS, np.array(float(level[s]))) for s in asked)
        gap = gap - success_chance(LEVELS, np.array(0.0)) - success_chance(LEVELS, np.array(7.0))
        distance = np.abs(gap)
        place = int(np.searchsorted(LEVELS, found.estimated[row]))
        assert distance[place] <= distance.min() + 1e-9
        open_ = playable[row] & (status[row] == 0)
        easy = ~np.isin(tube, tube[skills.has_question & (level > 3)])
        open_ = open_ & easy if (open_ & easy).any() else open_
        near = open_ & (level - found.estimated[row] <= 2)
        unknown = (status[row] == 0) & skills.has_question
        rewards = np.full(size, -np.inf)
        for s in np.flatnonzero(near):
            p = float(success_chance(found.estimated[row], np.array(float(level[s]))))
            of_tube = unknown & (tube == tube[s])
            rewards[s] = p * (of_tube & (level <= level[s])).sum()
            rewards[s] += (1 - p) * (of_tube & (level >= level[s])).sum()
        assert (found.possible[row] == (near & (rewards == rewards.max()))).all()
