"""Competence 4.1, level 6: the rules of a firewall, their groups of addresses, and what stops a program."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.texts import DataTable

_NEEDS = (
    "la sauvegarde", "la visite à distance", "le logiciel de paie", "la téléphonie", "le logiciel de caisse", "le suivi des tournées",
)  # fmt: skip
_PORTS = (22, 25, 53, 80, 123, 443, 514, 990, 993, 1194, 3389, 5060, 5500, 8080, 8443, 9100)
_OWN_PORTS = tuple(
    port for port in _PORTS if port > 900
)  # no office program uses those of the others
_LAN, _FAR = "192.0.2", "203.0.113"
_OFFICES = ("Accueil", "Accueil public", "Comptabilité", "Comptabilité annexe", "Direction", "Atelier", "Salle informatique", "Imprimantes")  # fmt: skip
_FIRMS = ("Prestataire paie", "Prestataire sauvegarde", "Éditeur caisse", "Opérateur téléphone", "Prestataire web")  # fmt: skip
_ALL = "Tous les postes"
_RULES = 60


@dataclass(frozen=True, slots=True)
class _Rule:
    """One line; the addresses of a group are its last numbers, from and to."""

    name: str
    active: bool
    allows: bool
    protocol: str
    source: str
    target: str
    ports: str

    def opens(self, port: int) -> bool:
        if self.ports == "*":
            return True
        bounds = [tuple(map(int, part.split("-"))) for part in self.ports.split(", ")]
        return any(ends[0] <= port <= ends[-1] for ends in bounds)


def stopping_rule(rng: np.random.Generator) -> dict[str, Any]:
    """Which of two ports a firewall stops between two addresses, by which rule, and which rule would come next."""
    groups = _groups(rng)
    offices = [name for name in groups if name in _OFFICES]
    home, firm = pick(rng, offices), pick(rng, _FIRMS)
    low, high = groups[home][0]
    host = pick(rng, (low, high))  # the first or the last address of its group
    far = integer(rng, *groups[firm][0])
    protocol = pick(rng, ("TCP", "UDP"))
    passing, stopped = sample(rng, _OWN_PORTS, 2)

    def fits(rule: _Rule) -> bool:
        return rule.protocol in ("*", protocol) and _within(groups, rule.source, host) and _within(groups, rule.target, far)  # fmt: skip

    def deciding(port: int, *, active: bool = True, allows: bool) -> _Rule:
        wide = (
            f"{port}",
            f"{port - integer(rng, 2, 9)}-{port + integer(rng, 0, 9)}",
            f"53, {port}, 9400",
        )
        return _Rule(
            "", active, allows, pick(rng, (protocol, "*")), pick(rng, (home, _ALL)), firm, pick(rng, wide)
        )  # fmt: skip

    rules: list[_Rule] = []
    while len(rules) < _RULES - 6:
        one = _about(rng, offices, home, firm, protocol, pick(rng, (passing, stopped)))
        said = (one.protocol, one.source, one.target, one.ports)
        decides = fits(one) and (one.opens(passing) or one.opens(stopped))
        if not decides and said not in {(r.protocol, r.source, r.target, r.ports) for r in rules}:
            rules.append(one)
    asleep, halted = deciding(stopped, active=False, allows=True), deciding(stopped, allows=False)
    following = deciding(stopped, allows=bool(rng.integers(2)))
    through, later = deciding(passing, allows=True), deciding(passing, allows=False)
    halt, through_at = integer(rng, 24, 34), integer(rng, 14, 30)
    for place, rule in sorted(
        [(integer(rng, 6, 22), asleep), (halt, halted), (integer(rng, 38, 50), following), (through_at, through), (integer(rng, 36, 52), later)],
        key=lambda pair: pair[0],
    ):  # fmt: skip
        rules.insert(place, rule)
    rules.append(_Rule("", True, False, "*", "*", "*", "*"))
    names = [str(number) for number in sample(rng, range(101, 400), len(rules))]
    named = [replace(rule, name=name) for rule, name in zip(rules, names, strict=True)]
    halted, following, through, asleep = (
        named[[rule is one for rule in rules].index(True)]
        for one in (halted, following, through, asleep)
    )
    rows = [
        (10 * place, r.name, "active" if r.active else "désactivée", "autoriser" if r.allows else "bloquer",
         r.protocol, r.source, r.target, r.ports) for place, r in enumerate(named, 1)
    ]  # fmt: skip
    members = [
        (name, f"{_FAR if name in _FIRMS else _LAN}.{low}", f"{_FAR if name in _FIRMS else _LAN}.{high}")
        for name, spans in groups.items()
        for low, high in spans
    ]  # fmt: skip
    return {
        "need": pick(rng, _NEEDS),
        "source": f"{_LAN}.{host}",
        "target": f"{_FAR}.{far}",
        "protocol": protocol,
        "ports": " et ".join(map(str, sorted((passing, stopped)))),
        "key": f"{halted.name}, {following.name}",
        "wrong": [
            f"{one.name}, {then.name}"
            for one, then in ((following, halted), (halted, named[-1]), (asleep, halted), (through, halted))
        ],
        "home": home,
        "asleep": asleep.name,
        "next": following.name,
        "port": stopped,
        "files": {
            "regles.csv": DataTable(
                ("position", "numero", "etat", "action", "protocole", "de", "vers", "ports"),
                tuple(sorted(rows, key=lambda row: str(row[1]))),
            ),
            "groupes.csv": DataTable(("groupe", "premiere_adresse", "derniere_adresse"), tuple(shuffled(rng, members))),
        },
    }  # fmt: skip


def _groups(rng: np.random.Generator) -> dict[str, list[tuple[int, int]]]:
    """Last numbers of addresses: neighbouring spans for the offices, one in two pieces; then the firms."""
    cuts = sorted(sample(rng, range(20, 232, 7), len(_OFFICES)))
    bounds = [2, *cuts, 250]
    spans = [(low, high - 1) for low, high in pairwise(bounds)]
    drawn = shuffled(rng, spans)
    groups = {name: [drawn[n]] for n, name in enumerate(_OFFICES)}
    groups[_OFFICES[0]].append(drawn[-1])
    places = shuffled(rng, range(len(_FIRMS)))
    firms = {name: [(16 + 40 * n, 16 + 40 * n + integer(rng, 8, 30))] for name, n in zip(_FIRMS, places, strict=True)}  # fmt: skip
    return {**groups, _ALL: [(1, 254)], **firms}


def _about(
    rng: np.random.Generator, offices: list[str], home: str, firm: str, protocol: str, port: int
) -> _Rule:
    """Some rule that has most things in common with what is asked."""
    other = "UDP" if protocol == "TCP" else "TCP"
    return _Rule(
        "", bool(rng.random() < 0.85), bool(rng.random() < 0.55), pick(rng, (protocol, protocol, "*", other)),
        pick(rng, (home, home, _ALL, *offices)), pick(rng, (firm, firm, firm, *_FIRMS)), _some_ports(rng, port),
    )  # fmt: skip


def _some_ports(rng: np.random.Generator, port: int) -> str:
    """Ports that hold one of two that matter, or pass just by it."""
    gap = integer(rng, 3, 60)
    return pick(rng, (
        str(port), f"{max(port - gap, 1)}-{port + gap}", f"{max(port - gap, 1)}-{port - 1}", f"{port + 1}-{port + gap}",
        ", ".join(map(str, sorted(sample(rng, _PORTS, 3)))), str(pick(rng, _PORTS)),
    ))  # fmt: skip


def _within(groups: dict[str, list[tuple[int, int]]], name: str, number: int) -> bool:
    return name == "*" or any(low <= number <= high for low, high in groups[name])
