"""Families of competence 4.1: firewalls, bulletins, certificates, access points."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick
from pixsim.families.draws.files import text_file

_PORTS = (22, 25, 53, 80, 123, 443, 993, 3389, 8080)
_NETWORKS = ("192.0.2", "198.51.100", "203.0.113")
_SOFTWARE = ("Tablor", "Redac", "Visiolib", "Courriel+", "Navigo", "Archivo", "Planif", "Sonolib")


def _protocol(rng: np.random.Generator) -> str:
    return pick(rng, ("TCP", "UDP"))


def first_match(rng: np.random.Generator) -> dict[str, Any]:
    """The rule of an ordered set that applies to a packet."""
    source = f"{pick(rng, _NETWORKS)}.{integer(rng, 2, 250)}"
    packet = (_protocol(rng).lower(), source, pick(rng, _PORTS))
    matches: list[int] = []
    while len(matches) < 3 or matches[0] < 4:
        drawn = (_rule(rng, source) for _ in range(integer(rng, 14, 20)))
        rules = list(dict.fromkeys(drawn))  # a repeated rule would never apply
        matches = [n for n, rule in enumerate(rules, 1) if _applies(rule, packet)]
    lines = ["numero action    protocole source             port"]
    lines += [
        f"{n:<7}{pick(rng, ('autoriser', 'bloquer')):<10}{p:<10}{s:<19}{port}"
        for n, (p, s, port) in enumerate(rules, 1)
    ]
    return {
        "protocol": packet[0],
        "source": source,
        "port": packet[2],
        "rule": matches[0],
        "wrong": [str(n) for n in matches[1:]],
        "files": {"regles.txt": text_file(lines)},
    }


def _rule(rng: np.random.Generator, source: str) -> tuple[str, str, str]:
    network = f"{pick(rng, _NETWORKS)}.0/24"
    host = pick(rng, (source, f"{pick(rng, _NETWORKS)}.{integer(rng, 2, 250)}"))
    port = pick(rng, ("*", *(str(port) for port in _PORTS)))
    return pick(rng, ("tcp", "udp", "*")), pick(rng, (network, host, "*")), port


def _applies(rule: tuple[str, str, str], packet: tuple[str, str, int]) -> bool:
    protocol, source, port = packet
    network = source.rpartition(".")[0] + ".0/24"
    return (
        rule[0] in ("*", protocol)
        and rule[1] in ("*", source, network)
        and rule[2] in ("*", str(port))
    )
