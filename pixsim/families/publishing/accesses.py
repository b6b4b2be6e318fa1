"""Competence 2.2, level 7: accesses given to accounts and to groups within groups, among them one that a rule refuses."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.publishing.files import people
from pixsim.making.texts import DataTable
from pixsim.text.french_dates import long_date

_HOSTS = (
    "poste.example",
    "courriel.example",
    "mairie-aubrac.example",
    "partenaire.test",
    "lycee-port.example",
)
_GROUPS = (
    "bureau", "jury", "voisins", "balades", "atelier", "presse", "accueil", "comptes", "jeunes", "anciens", "mecanos", "ecoles",
    "sorties", "affiches", "matériel", "site", "invites", "elus", "mercredis", "relais", "conseil", "terrain", "animation", "projets",
)  # fmt: skip
_LAST = date(2026, 6, 30)
Access = dict[str, str | None]


def _addresses(rng: np.random.Generator, names: Sequence[str]) -> list[str]:
    return [f"{name}@{pick(rng, _HOSTS)}" for name in names]


def _day(day: date) -> str:
    return f"{day:%Y-%m-%d}"


class _Given:
    """Accesses as they are given: right for members, right for others, or over."""

    def __init__(self, rng: np.random.Generator, today: date) -> None:
        self.rng, self.today = rng, today

    def over(self) -> Access:
        """More than others may have, but over."""
        return {"role": "modification", "expire": _day(self.today - timedelta(days=integer(self.rng, 1, 60)))}  # fmt: skip

    def wide(self) -> Access:
        """What members alone may have."""
        late = _day(date(2026, integer(self.rng, 9, 12), 15))
        return {"role": pick(self.rng, ("modification", "modification", "lecture")), "expire": pick(self.rng, (None, late))}  # fmt: skip

    def narrow(self) -> Access:
        """What anyone may have."""
        room = (_LAST - self.today).days
        end = pick(self.rng, (_LAST, self.today + timedelta(days=integer(self.rng, 1, room))))
        return {"role": "lecture", "expire": _day(end)}


def access_too_wide(rng: np.random.Generator) -> dict[str, Any]:
    """The one account that has, through groups within groups, what a rule leaves to members."""
    today = date(2026, integer(rng, 3, 5), integer(rng, 5, 25))
    names = people(rng, 172)
    members, others = _addresses(rng, names[:110]), _addresses(rng, names[110:160])
    second = {who: f"{who.split('@')[0].replace('.', '')}@{pick(rng, _HOSTS)}" for who in sample(rng, members, 24)}  # fmt: skip
    former = _addresses(rng, names[160:171])
    alike = f"{names[0]}@{next(host for host in _HOSTS if not members[0].endswith(host))}"
    kind = integer(rng, 0, 2)
    bad = (others[0], former[0], alike)[kind]
    outside = [who for who in (*others, *former) if who != bad]
    known = [second.get(who, who) if integer(rng, 1, 2) == 1 else who for who in members]

    groups = shuffled(rng, _GROUPS)
    safe, open_to_all, unions, mixed, heads = groups[:8], groups[8:14], groups[14:18], groups[18:21], groups[21:24]  # fmt: skip
    held: dict[str, list[str]] = {name: sample(rng, known, integer(rng, 6, 13)) for name in safe}
    held |= {name: [*sample(rng, outside, integer(rng, 5, 9)), *sample(rng, known, 4)] for name in open_to_all}  # fmt: skip
    held[safe[0]].append(bad)
    for place, name in enumerate(unions):  # groups of members, the first holds the one at fault
        held[name] = [*safe[2 * place : 2 * place + 2], *sample(rng, known, integer(rng, 1, 3))]
    for place, name in enumerate(mixed):
        held[name] = [*open_to_all[2 * place : 2 * place + 2], *safe[3 + place : 4 + place], *sample(rng, outside, 2)]  # fmt: skip
    held[heads[0]] = [*unions[:2], *sample(rng, known, 2)]
    held[heads[1]] = [unions[2], *sample(rng, known, 3)]
    held[heads[2]] = [*mixed[:2], unions[3]]

    give = _Given(rng, today)
    rights: list[tuple[str, Access]] = [(heads[0], {"role": "modification", "expire": give.wide()["expire"]})]  # fmt: skip
    rights += [
        (safe[0], give.narrow()),
        (unions[0], give.narrow()),
    ]  # what one reads there is right
    rights += [(heads[1], give.wide()), (unions[3], give.wide()), *((name, give.wide()) for name in safe[4:7])]  # fmt: skip
    rights += [(name, pick(rng, (give.over, give.narrow))()) for name in (*open_to_all, *mixed[:2])]
    rights += [(heads[2], give.over()), (mixed[2], give.over()), (mixed[2], give.narrow())]
    single: list[tuple[str, Access]] = [(who, give.wide()) for who in sample(rng, known, 22)]
    single += [(who, give.narrow()) for who in sample(rng, outside, 14)]
    single += [(who, give.over()) for who in (*sample(rng, outside, 6), *former[1:3])]
    single.append((bad, give.narrow()))
    entries = [{"groupe": name, **access} for name, access in rights]
    entries += [{"compte": who, **access} for who, access in single]

    reason = ("n'est pas adhérent", "n'est plus à jour", "n'est pas l'adresse de l'adhérent du même nom")[kind]  # fmt: skip
    rows = [(name, one, "groupe" if one in held else "compte") for name, inner in held.items() for one in inner]  # fmt: skip
    text = json.dumps({"document": "budget", "acces": shuffled(rng, entries)}, ensure_ascii=False, indent=1)  # fmt: skip
    return {
        "today": long_date(today), "answer": bad, "reason": reason, "path": " › ".join((safe[0], unions[0], heads[0])),
        "wrong": sorted({*(who for who, access in single if who in outside and access["role"] == "modification"), *(known[n] for n in range(110) if known[n] not in members and known[n] in {who for who, _a in single}), outside[0]})[:6],
        "files": {
            "droits.json": (text + "\n").encode(),
            "groupes.csv": DataTable(("groupe", "contient", "sorte"), tuple(shuffled(rng, rows))),
            "adherents.csv": DataTable(("adresse", "autre adresse", "à jour jusqu'au"), tuple(shuffled(rng, _register(rng, today, members, second, former)))),
        },
    }  # fmt: skip


def _register(
    rng: np.random.Generator,
    today: date,
    members: Sequence[str],
    second: Mapping[str, str],
    former: Sequence[str],
) -> list[tuple[str, str, str]]:
    """Members, whose time ends later, and those whose time ended not long ago."""
    rows = [(who, second.get(who, ""), today + timedelta(days=integer(rng, 1, 330))) for who in members]  # fmt: skip
    rows += [(who, "", today - timedelta(days=integer(rng, 2, 200))) for who in former]
    return [(who, other, f"{end:%d/%m/%Y}") for who, other, end in rows]


__all__ = ["access_too_wide"]
