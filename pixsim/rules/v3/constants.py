"""The official constants of V3."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple


class Band(NamedTuple):
    """Interval of ability ``[minimum, maximum)``: Pix's *mesh*, a global level."""

    minimum: float
    maximum: float


class LevelBand(NamedTuple):
    """Interval of ability ``[minimum, maximum)`` that gives a level in a competence."""

    level: int
    minimum: float
    maximum: float


LIMIT = 2.0**53 - 1  # where the outer intervals of a competence end (CompetenceForScoring.js)

SEED_BANDS = tuple(
    Band(*ends) for ends in pairwise((-4.67, -1.4, -0.519, 0.6, 1.5, 2.25, 3.1, 4.0, 8.0))
)
SEED_LEVELS = tuple(
    LevelBand(level, *ends)
    for level, ends in enumerate(pairwise((-LIMIT, -2.0, -1.0, 0.5, 1.0, 2.0, 3.0, 4.0, LIMIT)))
)


@dataclass(frozen=True, slots=True)
class V3:
    """Rules V3; an experiment is ``dataclasses.replace(V3(), …)``.

    Sources are files of 1024pix/pix as of 2024 to 2026, restated: the seeds' version settings
    (length, start, cap, pick, gaps, minimum), flash.js @33e7588f (list, grid, prior, errors),
    shared/constants @05dace47 (competences, pix), mesh-configuration @9643cb1e (weights), PR 13748
    (duration). Production cut-offs are not public: `bands` and `levels` are the *public seed's*.

    Raises
    ------
    ValueError
        Settings that make no test, all named at once.

    Examples
    --------
    >>> import pixsim
    >>> rules = pixsim.V3()
    >>> rules.length
    32
    """

    length: int = 32  # maximumAssessmentLength
    minimum_answers: int = 20  # minimumAnswersRequiredToValidateACertification
    duration_minutes: int = 105  # indicative (PR 13748)
    start_theta: float = -3.0  # defaultCandidateCapacity
    cap: float = 0.5  # "capage", variationPercent: largest change by one answer; 0 none
    pick_percent: float = 51.0  # defaultProbabilityToPickChallenge
    competence_gap: int = 2  # challengesBetweenSameCompetence; 0 none
    one_per_tube: bool = True  # limitToOneQuestionPerTube; False: one per skill
    all_competences_first: bool = True  # enablePassageByAllCompetences
    list_length: int = 5  # best items among which one is picked
    grid_low: float = -9.0
    grid_high: float = 9.0
    grid_step: float = 18 / 80
    prior_variance: float = 1.5  # of the normal prior, centred anew at each answer
    default_error: float = 5.0  # "error rate" before any answer
    error_correction: float = (9 / 80) ** 2 / 12  # taken off under the root
    competences: int = 16
    pix_per_level: int = 8
    band_weights: tuple[int, ...] = (64, 64, 128, 128, 128, 128, 128, 128, 128)
    band_coefficients: tuple[int, ...] = (0, 1, 1, 2, 3, 4, 5, 6, 7)
    bands: tuple[Band, ...] = SEED_BANDS
    """Global levels, lowest first. *Of the public seed (newest, lowest bound -4.67), not of
    production*; the ninth level has a weight but is closed."""
    levels: tuple[tuple[LevelBand, ...], ...] = (SEED_LEVELS,)
    """Level tables: one for all competences, or one each. *Of the public seed, not of
    production*, where they differ by competence."""
    seeded: int = 0  # questions on trial among those scored; ours, Pix publishes no such rule
    seeded_between: tuple[int, int] = (4, 30)
    """Fewest and most scored answers that come before a question on trial."""

    def __post_init__(self) -> None:
        """Refuse settings that make no test."""
        faults = [text for text, fault in _constant_checks(self) if fault]
        if faults:
            raise ValueError("V3: " + "; ".join(faults))

    @property
    def max_score(self) -> int:
        """Most pix, 895 with eight global levels (MAX_REACHABLE_SCORE)."""
        return (len(self.bands) - 1) * self.competences * self.pix_per_level - 1


def _constant_checks(rules: V3) -> list[tuple[str, bool]]:
    """What must not be, with whether it is."""
    weights = min(len(rules.band_weights), len(rules.band_coefficients))
    first, last = rules.seeded_between
    numbers = (rules.start_theta, rules.cap, rules.grid_low, rules.grid_high, rules.default_error)
    return [
        (f"length is {rules.length}, it must be at least 1", rules.length < 1),
        (
            f"minimum_answers is {rules.minimum_answers}, it must be from 0 to length {rules.length}",
            not 0 <= rules.minimum_answers <= rules.length,
        ),
        (f"cap is {rules.cap}, it must not be negative", rules.cap < 0),
        (
            f"pick_percent is {rules.pick_percent}, it must be from 0 to 100",
            not 0 <= rules.pick_percent <= 100,
        ),
        ("competence_gap must not be negative", rules.competence_gap < 0),
        ("list_length must be at least 1", rules.list_length < 1),
        (
            "the grid needs grid_low < grid_high and a positive grid_step",
            not (rules.grid_low < rules.grid_high and rules.grid_step > 0),
        ),
        ("prior_variance must be positive", not rules.prior_variance > 0),
        ("a number is not finite", any(x != x or abs(x) == float("inf") for x in numbers)),
        (
            f"{len(rules.bands)} bands, but weights and coefficients for {weights}",
            not 1 <= len(rules.bands) <= weights,
        ),
        (
            f"{len(rules.levels)} level tables, there must be 1 or {rules.competences}",
            len(rules.levels) not in (1, rules.competences),
        ),
        ("a level table is empty", not all(rules.levels)),
        (f"seeded is {rules.seeded}, it must not be negative", rules.seeded < 0),
        (
            f"seeded is {rules.seeded}, there is no room for them between scored answers "
            f"{first} and {last} of {rules.length}",
            rules.seeded > 0
            and not (0 <= first <= last < rules.length and rules.seeded <= last - first + 1),
        ),
    ]
