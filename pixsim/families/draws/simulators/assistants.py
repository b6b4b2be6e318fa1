"""An imaginary assistant that one talks with, of an imaginary maker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from pixsim.families.draws.values.choices import pick
from pixsim.worlds.assistant.data import MEMORY, NO, YES, Setting
from pixsim.worlds.assistant.world import Assistant

NAMES = ("Brindille", "Fanal", "Galet", "Ricochet", "Mirabelle", "Pivoine")
OWNERS = ("Camille", "Sacha", "Dominique", "Lou", "Charlie", "Morgan", "Swann")
MAKERS = ("la maison Ravine", "l'atelier Sarcelle", "le studio Belette")
TRAINING, HISTORY = "Entraînement", "Conversations gardées"

DONE = (
    "asked", "told", "joined", "sent", "talk", "link", "mark", "contested", "reported", "setting", "remembers", "line", "kept",
    "cited", "declared",
)  # fmt: skip
"""Kinds of facts about what one does."""


def settings(values: Mapping[str, str]) -> tuple[Setting, ...]:
    """The settings of an account, some with another value than usual."""
    usual = (
        Setting(name=MEMORY, choices=(YES, NO), value=YES, about="retenir ce que vous dites"),
        Setting(name=TRAINING, choices=(YES, NO), value=YES, about="vos demandes servent à l'améliorer"),
        Setting(name=HISTORY, choices=("30 jours", "un an", "sans fin"), value="sans fin"),
        Setting(name="Courrier", choices=(YES, NO), value=NO, about="lire vos messages"),
        Setting(name="Agenda", choices=(YES, NO), value=NO, about="lire vos rendez-vous"),
        Setting(name="Voix", choices=("claire", "grave"), value="claire"),
    )  # fmt: skip
    return tuple(one.changed(value=values.get(one.name, one.value)) for one in usual)


def assistant(rng: np.random.Generator, **fields: Any) -> Assistant:
    """An account with an assistant."""
    given = {"name": pick(rng, NAMES), "maker": pick(rng, MAKERS), "me": pick(rng, OWNERS)}
    return Assistant(**{**given, "settings": settings({}), **fields})


def others(*kinds: str) -> tuple[str, ...]:
    """Kinds of facts about what one does, but for some."""
    return tuple(kind for kind in DONE if kind not in kinds)
