"""Teams that chat and meet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pixsim.families.draws.invented.people import plain
from pixsim.worlds.core import Fact
from pixsim.worlds.goals import Goal
from pixsim.worlds.team.data import Person

TEAM_FACTS = (
    "mic", "camera", "heard", "hand", "ground", "shared", "sound", "left", "seen", "noted", "open_mic", "status", "until", "alerts",
    "said", "written",
)  # fmt: skip


def goal_of_facts(*want: Fact, refuse: tuple[Fact, ...] = ()) -> Goal:
    """These facts, and no other kind of thing done."""
    changed = {fact[0] for fact in want} | {fact[0] for fact in refuse}
    return Goal(want=want, refuse=refuse, keep=tuple(k for k in TEAM_FACTS if k not in changed))


TEAMS = ("Maison de quartier", "Club de rando", "Régie du théâtre", "Bibliothèque", "Jardins partagés")  # fmt: skip


def handle_of(name: str) -> str:
    """How a person is mentioned."""
    return f"@{plain(name)}"


def team_members(
    names: Sequence[str], roles: Sequence[str] = (), **mine: Any
) -> tuple[Person, ...]:
    """A team, oneself first."""
    told = (*roles, *[""] * len(names))
    return tuple(
        Person(handle=handle_of(name), name=name, role=role, **(mine if number == 0 else {}))
        for number, (name, role) in enumerate(zip(names, told, strict=False))
    )
