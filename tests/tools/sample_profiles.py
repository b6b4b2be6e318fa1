"""Makes the sample profiles of ``profiles/`` by simulated positioning, with recorded seeds.

Run ``python -m tests.tools.sample_profiles`` after a change of the bank; a test proves that the files are
what this script makes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from pixsim.assembly.positioning import Responder, position
from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.bank.reading.priors import guessing_chance, prior_parameters
from pixsim.profile import KnowledgeElement, Profile, write_profile

FOLDER = Path(__file__).parent.parent.parent / "profiles"
START = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
PACE = timedelta(seconds=75)

# (id, name, ability on the prior scale by area, competences left out, seed)
SAMPLES: tuple[tuple[str, str, Mapping[str, float], tuple[str, ...], int], ...] = (
    ("novice", "Karim B.", {"1": -2.1, "2": -1.7, "3": -2.4, "4": -2.0, "5": -2.1}, ("3.4",), 1),
    ("independant", "Léa Martin", {"1": 0.0, "2": 0.2, "3": -0.5, "4": 0.0, "5": -0.2}, (), 2),
    ("avance", "Sofia D.", {"1": 1.7, "2": 1.6, "3": 1.0, "4": 1.7, "5": 1.5}, (), 3),
)
ONLY_THREE = ("debutant", "Paul R.", {"1": -2.2, "2": -2.2}, ("1.1", "2.1", "2.2"), 5)


def responder(theta: float) -> Responder:
    """A candidate of one ability, who guesses where there are options."""

    def right(question: Question, rng: np.random.Generator) -> bool:
        a, b = prior_parameters(question.level)
        c = guessing_chance(question)
        chance = c + (1 - c) / (1 + math.exp(-a * (theta - b)))
        return bool(rng.random() < chance)

    return right


def sample_profiles(bank: Bank) -> list[Profile]:
    """The profiles, in the order of SAMPLES, then the one that is not certifiable."""
    codes = [competence.code for competence in bank.framework.competences]
    made = [
        _make(bank, name, shown, ability, [code for code in codes if code not in left_out], seed)
        for name, shown, ability, left_out, seed in SAMPLES
    ]
    name, shown, ability, only, seed = ONLY_THREE
    return [*made, _make(bank, name, shown, ability, list(only), seed)]


def _make(
    bank: Bank, name: str, shown: str, ability: Mapping[str, float], codes: list[str], seed: int
) -> Profile:
    elements: list[KnowledgeElement] = []
    for place, code in enumerate(codes):
        rng = np.random.default_rng([seed, place])
        start = START + timedelta(days=place)
        elements += position(bank, code, responder(ability[code[0]]), rng, start, PACE)
    return Profile(id=name, name=shown, knowledge=tuple(elements))


def main() -> None:
    """Write the files."""
    for profile in sample_profiles(load_bank()):
        path = FOLDER / f"{profile.id}.json"
        write_profile(profile, path)
        path.chmod(0o644)  # invented people, unlike the profiles of a machine


if __name__ == "__main__":
    main()
