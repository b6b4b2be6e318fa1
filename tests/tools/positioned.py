"""Profiles with the answers of a positioning, by a simulated candidate of known ability."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np

from pixsim.assembly.positioning import position
from pixsim.bank.reading.load import Bank
from pixsim.profile import KnowledgeElement, Profile
from tests.tools.sample_profiles import responder

NOW = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)


def positioned(bank: Bank, theta: float, codes: tuple[str, ...], seed: int = 1) -> Profile:
    """A profile positioned in some competences."""
    elements: list[KnowledgeElement] = []
    for place, code in enumerate(codes):
        rng = np.random.default_rng([seed, place])
        elements += position(bank, code, responder(theta), rng, NOW, timedelta(seconds=60))
    return Profile(id="somebody", name="Somebody", knowledge=tuple(elements))
