"""The official constants of V2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LIMITS = (
    ("pix_per_level", 1, 100),
    ("max_level", 1, 8),  # the framework has eight levels
    ("certifiable_competences", 0, 16),
    ("certifiable_level", 1, 8),
    ("questions_per_competence", 1, 3),  # the table of verdicts knows one to three
    ("rate_to_be_certified", 0, 100),
    ("rate_to_downgrade", 0, 100),
    ("rate_to_validate", 0, 100),
    ("uncertified_level", -8, 0),
    ("trust_ratio", 0, 1),
    ("duration_minutes", 1, 10_000),
)

WHOLE = {
    "pix_per_level", "max_level", "certifiable_competences", "certifiable_level",
    "questions_per_competence", "uncertified_level",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class V2:
    """Rules V2; an experiment is ``dataclasses.replace(V2(), …)``.

    Sources are files of 1024pix/pix as of 2022 to 2024, restated: constants.js (levels, pix,
    questions, certifiability), CertifiedLevel.js and ReproducibilityRate.js (rates),
    CertificationContract.js (trust), config.js (highest level), certification/shared constants
    @12972a5 (duration).

    Raises
    ------
    ValueError
        Settings that make no certification, all named at once.

    Examples
    --------
    >>> from dataclasses import replace
    >>> import pixsim
    >>> rules = pixsim.V2()
    >>> rules.duration_minutes
    105
    >>> replace(rules, duration_minutes=60).duration_minutes
    60
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

    def __post_init__(self) -> None:
        """Refuse settings that make no certification."""
        faults = [
            f"{name} is {getattr(self, name)}, it must be from {low:g} to {high:g}"
            for name, low, high in LIMITS
            if not low <= getattr(self, name) <= high  # NaN is outside any
        ]
        faults += [
            f"{name} is {getattr(self, name)}, it must be a whole number"
            for name, _low, _high in LIMITS
            if name in WHOLE and getattr(self, name) % 1 > 0
        ]
        rates = (self.rate_to_be_certified, self.rate_to_downgrade, self.rate_to_validate)
        if list(rates) != sorted(rates):
            faults.append(f"the three rates, {rates}, must not fall")
        if faults:
            raise ValueError("V2: " + "; ".join(faults))

    @property
    def max_pix(self) -> int:
        """Most pix of one competence."""
        return self.pix_per_level * self.max_level
