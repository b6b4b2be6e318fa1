"""Competence 5.2, level 6: from which site connections come, by the networks of the sites."""

from __future__ import annotations

import ipaddress
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, plain
from pixsim.making.texts import DataTable

_TOWNS = (
    "Aubrac", "Granit", "Rivelac", "Valsonne", "Clairbois", "Montfleur", "Saint-Alban", "Peyrac", "Lormont", "Estival", "Brévannes", "Coudray", "Morteau", "Lissac",
)  # fmt: skip


def connections_of_a_site(rng: np.random.Generator) -> dict[str, Any]:
    """How many connections come from a site, and the site of one person's last; networks are of several sizes."""
    while True:
        second = integer(rng, 16, 31)
        networks: list[ipaddress.IPv4Network] = []
        block = ipaddress.IPv4Network(f"172.{second}.0.0/17")
        for prefix in shuffled(rng, (20, 20, 21, 21, 22, 22, 23, 24, 25, 25, 26, 26)):
            free = [one for one in block.subnets(new_prefix=prefix) if not any(one.overlaps(held) for held in networks)]  # fmt: skip
            near = [one for one in free if any(one.network_address - 1 in held or one.broadcast_address + 1 in held for held in networks)]  # fmt: skip
            networks.append(pick(rng, near or free))
        sites = dict(zip(sample(rng, _TOWNS, 12), networks, strict=True))
        wide = [town for town, network in sites.items() if network.prefixlen <= 22]
        thin = [town for town, network in sites.items() if network.prefixlen >= 25]
        asked, lost = pick(rng, wide), pick(rng, thin)
        users = [plain(name) for name in sample(rng, FIRST_NAMES, 14)]
        begin = datetime(2026, 5, integer(rng, 4, 25), 7, 30)
        rows = []
        for n in range(320):
            town = asked if rng.random() < 0.16 else pick(rng, list(sites))
            rows.append((begin + timedelta(minutes=3 * n), _inside(rng, sites[town]), pick(rng, users)))  # fmt: skip
        who = pick(rng, users)
        last = max(n for n, row in enumerate(rows) if row[2] == who)
        rows[last] = (rows[last][0], _inside(rng, sites[lost]), who)
        count = sum(ipaddress.ip_address(address) in sites[asked] for _m, address, _u in rows)
        start = str(sites[asked].network_address).rpartition(".")[0] + "."
        same = sum(address.startswith(start) for _m, address, _u in rows)
        third = ".".join(str(sites[lost].network_address).split(".")[:3]) + "."
        beside = [town for town, network in sites.items() if str(network.network_address).startswith(third)]  # fmt: skip
        if count != same and len(beside) > 1:
            break
    listed = [(town, str(network)) for town, network in shuffled(rng, list(sites.items()))]
    told = [(f"{moment:%d/%m/%Y %H:%M}", address, user) for moment, address, user in shuffled(rng, rows)]  # fmt: skip
    network = sites[asked]
    return {
        "site": asked,
        "network": str(network),
        "first": str(network.network_address),
        "final": str(network.broadcast_address),
        "count": str(count),
        "not_count": [str(same)],
        "who": who,
        "key": lost,
        "wrong": [town for town in beside if town != lost] + [asked],
        "files": {
            "sites.csv": DataTable(("site", "reseau"), tuple(listed)),
            "connexions.csv": DataTable(("moment", "adresse", "compte"), tuple(told)),
        },
    }


def _inside(rng: np.random.Generator, network: ipaddress.IPv4Network) -> str:
    return str(network.network_address + integer(rng, 2, network.num_addresses - 2))
