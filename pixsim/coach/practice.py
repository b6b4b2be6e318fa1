"""What a practice proposes: the skills of the coming test, else those at one's own level."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import numpy as np

from pixsim.assembly.item_table import OFFERED, OPERATIVE, skill_table
from pixsim.assembly.skill_choice import coming_skills
from pixsim.assembly.standing import profile_standing, skill_places
from pixsim.bank.reading.accommodated_bank import suited_bank
from pixsim.bank.reading.load import Bank
from pixsim.coach.durations import skill_seconds
from pixsim.coach.evidence import Evidence, PastAnswer, collect_evidence, last_asked_times
from pixsim.coach.questions import arrange_questions, draw_new_variants
from pixsim.coach.ranking import rank_coming, rank_near
from pixsim.foundation.arrays import Bools
from pixsim.profile import Profile
from pixsim.rules.v2 import V2

Basis = Literal["coming", "level"]
"""Why skills are proposed: the personal test will ask them, or they are at one's own level."""

DOING = ("sim", "file", "tool")
"""Kinds of questions in which something is done: most people like them better."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Skills to rehearse, the first to rehearse first.

    Attributes
    ----------
    basis : str
    skills : tuple of str
        Each once.
    evidence : Evidence
        Of the past answers, one row.
    """

    basis: Basis
    skills: tuple[str, ...]
    evidence: Evidence


def practice_basis(profile: Profile, bank: Bank, rules: str, competences: Collection[str]) -> Basis:
    """Whether a practice follows the personal test; else one's own level.

    It does under V2 where the profile is certifiable and the test asks something in the competences
    wanted.
    """
    if rules != "v2":
        return "level"
    return (
        "coming"
        if _coming_skills(profile, suited_bank(bank, profile.accommodations), competences).any()
        else "level"
    )


def rehearsal_agenda(
    profile: Profile,
    bank: Bank,
    rules: str,
    answers: Sequence[PastAnswer],
    now: datetime,
    rng: np.random.Generator,
    competences: Collection[str] = (),
) -> Agenda:
    """Skills in the order in which to rehearse them.

    Parameters
    ----------
    profile : Profile
    bank : Bank
        Whole; questions that do not suit the person are left out.
    rules : str
        Of the exam that is rehearsed for.
    answers : sequence of PastAnswer
        All that the person gave, in any order.
    now : datetime
        With the time zone in which days begin.
    rng : Generator
        Settles what is left equal.
    competences : collection of str, optional
        Nothing outside of them.
    """
    bank = suited_bank(bank, profile.accommodations)
    framework = bank.framework
    evidence = collect_evidence(answers, skill_places(framework), now)
    tie = rng.random(evidence.days.shape)
    coming = (
        _coming_skills(profile, bank, competences)
        if rules == "v2"
        else np.zeros(tie.shape[1], bool)
    )
    if coming.any():
        order = rank_coming(coming[None, :], evidence, skill_seconds(bank), tie)
        count = int(coming.sum())
        basis: Basis = "coming"
    else:
        playable = {skill.name for skill in bank.playable_skills}
        wanted = set(competences) or set(framework.competence)
        available = np.array(
            [s.name in playable and s.competence in wanted for s in framework.skills], dtype=bool
        )
        levels, _pix = profile_standing(profile, framework, V2()).capped(V2())
        table = skill_table(bank)
        order = rank_near(
            np.array([levels]),
            table.level,
            table.competence,
            available,
            evidence,
            skill_seconds(bank, OFFERED),
            tie,
            _in_other_language(bank),
        )
        count, basis = int(available.sum()), "level"
    names = tuple(framework.skills[place].name for place in order[0, :count])
    return Agenda(basis, names, evidence)


def practice_questions(
    agenda: Agenda,
    bank: Bank,
    profile: Profile,
    answers: Sequence[PastAnswer],
    length: int,
    rng: np.random.Generator,
) -> tuple[str, ...]:
    """The questions of one practice: variants not seen, one that goes well at each end.

    Parameters
    ----------
    length : int
        Where there are fewer skills, they come again in other variants.
    """
    bank = suited_bank(bank, profile.accommodations)
    rounds = -(-length // len(agenda.skills)) if agenda.skills else 0
    skills = (agenda.skills * rounds)[:length]
    tubes = {name: bank.framework.skill[name].tube for name in agenda.skills}
    if len(set(tubes.values())) == 1:  # its questions would all follow each other
        skills = skills[: len(agenda.skills)]
    arranged = arrange_questions(
        skills, tubes, [_success_likelihood(name, bank, agenda.evidence) for name in skills]
    )
    statuses = OPERATIVE if agenda.basis == "coming" else OFFERED
    return draw_new_variants(arranged, bank, last_asked_times(answers), rng, statuses)


def _in_other_language(bank: Bank) -> Bools | None:
    """Skills that have no question in the language of the bank, shape (skill,); None in French."""
    if not bank.translations:
        return None
    own = {bank.items[name].skill for name in bank.translations}
    return np.array([skill.name not in own for skill in bank.framework.skills], dtype=bool)


def _coming_skills(profile: Profile, bank: Bank, competences: Collection[str]) -> Bools:
    coming = coming_skills(profile, bank)
    if competences:
        coming &= np.array([s.competence in competences for s in bank.framework.skills])
    return coming


def _success_likelihood(skill: str, bank: Bank, evidence: Evidence) -> float:
    """How well a question is likely to go: right last time, something to do, easy (prior)."""
    place = skill_places(bank.framework)[skill]
    items = bank.items_of[skill]
    doing = sum(item.kind in DOING for item in items) / len(items)
    right = bool(evidence.right[0, place])
    return right + doing / 2 - bank.framework.skill[skill].level / 20
