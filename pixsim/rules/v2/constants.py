"""The official constants of V2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class V2:
    """Rules V2; an experiment is ``dataclasses.replace(V2(), …)``.

    Sources are files of 1024pix/pix as of 2022 to 2024, restated: constants.js (levels, pix,
    questions, certifiability), CertifiedLevel.js and ReproducibilityRate.js (rates),
    CertificationContract.js (trust), config.js (highest level), certification/shared constants
    @12972a5 (duration).
    """

    pix_per_level: int = 8
    max_level: int = 7  # in production from autumn 2023 to the end of V2
    certifiable_competences: int = 5
    certifiable_level: int = 1
    questions_per_competence: int = 3
    rate_to_be_certified: int = 50  # below, everything is lost
    rate_to_downgrade: int = 70
    rate_to_validate: int = 80
    uncertified_level: int = -1
    trust_ratio: float = 0.66  # least share of questions that must count
    duration_minutes: int = 105
    on_engine_fault: Literal["fail", "mend"] = "mend"
    """Where the real engine gives no result (a competence without question, two QROCM-dep in a
    competence of two questions): ``fail`` as it does, or ``mend``: the first is left out as not
    tested, the second counts each question once."""

    @property
    def max_pix(self) -> int:
        """Most pix of one competence."""
        return self.pix_per_level * self.max_level
