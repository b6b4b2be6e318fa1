"""Where a profile stands: its knowledge as arrays, its level and pix by competence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from pixsim.framework import Framework
from pixsim.profile import KnowledgeElement, Profile
from pixsim.rules.v2 import V2, Knowledge, Placement, current_knowledge, place_candidates
from pixsim.rules.v2.placement import INVALIDATED, RESET, VALIDATED, placement_of

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STATUS = {"validated": VALIDATED, "invalidated": INVALIDATED, "reset": RESET}


@dataclass(frozen=True, slots=True)
class Standing:
    """Level and pix of one profile.

    Attributes
    ----------
    placement : Placement
        A batch of one.
    current : tuple of KnowledgeElement
        The elements that count, newest first; empty for plain levels.
    """

    placement: Placement
    current: tuple[KnowledgeElement, ...]

    @property
    def levels(self) -> tuple[int, ...]:
        """Uncapped level by competence, in framework order."""
        return tuple(int(level) for level in self.placement.level[0])

    @property
    def pix(self) -> tuple[int, ...]:
        """Uncapped pix by competence."""
        return tuple(int(pix) for pix in self.placement.pix[0])

    def capped(self, rules: V2) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Level and pix by competence, as people see them."""
        pix, level = self.placement.capped(rules)
        return tuple(map(int, level[0])), tuple(map(int, pix[0]))

    @property
    def certifiable(self) -> tuple[bool, ...]:
        """Competences that would be tested."""
        return tuple(bool(flag) for flag in self.placement.certifiable[0])

    @property
    def is_certifiable(self) -> bool:
        """Whether the profile may sit the certification."""
        return bool(self.placement.certifiable_profile[0])


def profile_standing(
    profile: Profile, framework: Framework, rules: V2, before: datetime | None = None
) -> Standing:
    """Level and pix of a profile, at a date.

    Parameters
    ----------
    profile : Profile
    framework : Framework
    rules : V2
    before : datetime, optional
        Only knowledge older than this counts.
    """
    if profile.levels is not None:
        levels = [profile.levels.get(competence.code, 0) for competence in framework.competences]
        exact = np.array([levels], dtype=np.float64) * rules.pix_per_level
        return Standing(placement_of(rules, exact), ())
    arrays = knowledge_arrays(profile, framework)
    rows = current_knowledge(arrays, None if before is None else microseconds(before))
    placement = place_candidates(rules, arrays.take(rows), 1, len(framework.competences))
    return Standing(placement, tuple(profile.knowledge[row] for row in rows))


def knowledge_arrays(profile: Profile, framework: Framework) -> Knowledge:
    """Knowledge elements of one profile as arrays, in file order."""
    places = skill_places(framework)
    elements = profile.knowledge
    skills = [framework.skill[element.skill] for element in elements]
    return Knowledge(
        candidate=np.zeros(len(elements), dtype=np.int64),
        competence=np.array(
            [framework.competence_index[s.competence] for s in skills], dtype=np.int64
        ),
        skill=np.array([places[s.name] for s in skills], dtype=np.int64),
        status=np.array([_STATUS[element.status] for element in elements], dtype=np.int8),
        direct=np.array([element.source == "direct" for element in elements], dtype=bool),
        earned=np.array([element.earned_pix for element in elements], dtype=np.float64),
        date=np.array([microseconds(element.date) for element in elements], dtype=np.int64),
    )


def skill_places(framework: Framework) -> Mapping[str, int]:
    """Position of each skill along the skill axis."""
    return {skill.name: place for place, skill in enumerate(framework.skills)}


def microseconds(date: datetime) -> int:
    """Microseconds since 1970, exact."""
    return (date - _EPOCH) // timedelta(microseconds=1)
