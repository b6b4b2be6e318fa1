"""Competence 1.3, level 7: two JSON files whose nested lists become one table, codes having changed in between."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import full_names

_WORKSHOPS = ("Chorale", "Couture", "Échecs", "Poterie", "Théâtre", "Vannerie", "Informatique", "Jardin")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Session:
    """One session as the file tells it; `alone` where it is an object and no list of one."""

    code: str
    hours: float
    texted: bool
    followed: bool
    cancelled: bool
    alone: bool


def _sum(sessions: list[_Session], fits: Callable[[_Session], bool]) -> float:
    return sum(session.hours for session in sessions if fits(session))


def sessions_joined(rng: np.random.Generator) -> dict[str, Any]:
    """Rows and hours of two JSON files: lists in lists or objects alone, cancelled ones, hours as text, two codes for a name."""
    numbers = sample(rng, range(10, 99), 11)
    codes = {f"A{n}": name for n, name in zip(numbers, _WORKSHOPS, strict=False)}
    renamed = sample(rng, tuple(codes), 3)  # under which code they were before
    before = {code: f"A{n}" for code, n in zip(renamed, numbers[8:], strict=True)}
    wanted = pick(rng, renamed)
    sessions: list[_Session] = []
    members: list[dict[str, Any]] = []
    for number, (first, last) in enumerate(full_names(rng, integer(rng, 95, 115))):
        entries = [_entry(rng, code, before, sessions) for code in sample(rng, tuple(codes), pick(rng, (0, 1, 1, 2, 2)))]  # fmt: skip
        held: Any = entries
        if len(entries) == 1 and integer(rng, 1, 2) == 1:
            held = entries[0]  # one object alone, no list
        members.append({"id": 2000 + 7 * number, "nom": f"{first} {last}", "inscriptions": held})
    own = (wanted, before[wanted])

    def counts(one: _Session) -> bool:
        return one.followed and not one.cancelled

    rows = sum(map(counts, sessions))
    hours = _sum(sessions, lambda one: counts(one) and one.code in own)
    wrong_rows = {
        len(sessions), sum(one.followed for one in sessions), sum(not one.cancelled for one in sessions),
        sum(counts(one) and not one.alone for one in sessions),
    }  # fmt: skip
    wrong_hours = {
        _sum(sessions, lambda one: counts(one) and one.code == wanted),
        _sum(sessions, lambda one: counts(one) and one.code in own and not one.texted),
        _sum(sessions, lambda one: one.followed and one.code in own),
        _sum(sessions, lambda one: counts(one) and one.code in own and not one.alone),
    }
    if rows in wrong_rows or hours in wrong_hours or len(wrong_hours) < 4:
        return sessions_joined(rng)
    listed = [{"code": code, "nom": name, **({"ancien_code": before[code]} if code in before else {})} for code, name in shuffled(rng, tuple(codes.items()))]  # fmt: skip
    return {
        "atelier": codes[wanted],
        "before": before[wanted],
        "now": wanted,
        "lignes": rows,
        "faux_lignes": [str(n) for n in sorted(wrong_rows)],
        "heures": decimal(hours, 1),
        "faux_heures": [decimal(n, 1) for n in sorted(wrong_hours)],
        "files": {
            "adherents.json": json.dumps({"adherents": members}, ensure_ascii=False, indent=1).encode(),
            "ateliers.json": json.dumps({"ateliers": listed}, ensure_ascii=False, indent=1).encode(),
        },
    }  # fmt: skip


def _entry(
    rng: np.random.Generator, code: str, before: dict[str, str], sessions: list[_Session]
) -> dict[str, Any]:
    """One membership and its sessions, which are added to those known."""
    cancelled = integer(rng, 1, 7) == 1
    code = pick(rng, (code, before[code])) if code in before else code
    count = pick(rng, (1, 2, 2, 3))
    alone = count == 1 and integer(rng, 1, 2) == 1
    told: list[dict[str, Any]] = []
    day = date(2026, integer(rng, 1, 5), integer(rng, 1, 28))
    for place in range(count):
        length, texted, followed = integer(rng, 2, 7) / 2, integer(rng, 1, 6) == 1, integer(rng, 1, 5) > 1  # fmt: skip
        sessions.append(_Session(code, length, texted, followed, cancelled, alone))
        told.append(
            {"date": f"{day + timedelta(days=7 * place):%Y-%m-%d}", "heures": decimal(length, 1) if texted else length, "suivie": followed}
        )  # fmt: skip
    return {
        "atelier": code,
        "etat": "annulée" if cancelled else pick(rng, ("confirmée", "payée")),
        "seances": told[0] if alone else told,
    }


__all__ = ["sessions_joined"]
