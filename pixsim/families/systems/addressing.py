"""Family of competence 5.2, level 7: the machines of a plan of addresses that will not work as they are set."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.making.texts import DataTable

_ROOMS = (
    "Accueil", "Atelier", "Bibliothèque", "Bureau", "Cuisine", "Direction", "Gymnase", "Infirmerie", "Laboratoire",
    "Musique", "Réserve", "Salle 1", "Salle 2", "Salle 3", "Studio", "Théâtre",
)  # fmt: skip
_PREFIXES = (23, 24, 25, 25, 26, 26, 26, 27, 27, 28)


def machines_at_fault(rng: np.random.Generator) -> dict[str, Any]:
    """Four of a hundred and fifty machines: out of their room, an address that is nobody's, one that is given out, a mask."""
    base = IPv4Network(f"10.{integer(rng, 10, 200)}.{8 * integer(rng, 0, 31)}.0/21")
    networks: list[IPv4Network] = []
    start = int(base.network_address)
    for prefix in sorted(_PREFIXES):  # the largest first: each falls on its own boundary
        networks.append(IPv4Network((start, prefix)))
        start += networks[-1].num_addresses
    rooms = dict(zip(sample(rng, _ROOMS, len(networks)), networks, strict=True))
    gateways, given = {}, {}
    for room, network in rooms.items():
        hosts = list(network.hosts())
        gateways[room] = pick(rng, (hosts[0], hosts[-1]))
        first = len(hosts) // 2 + integer(rng, 0, len(hosts) // 8)
        given[room] = (hosts[first], hosts[min(first + len(hosts) // 4, len(hosts) - 2)])

    def free(room: str) -> list[IPv4Address]:
        low, high = given[room]
        return [one for one in rooms[room].hosts() if not low <= one <= high and one != gateways[room]]  # fmt: skip

    names = iter(f"M{n}" for n in sample(rng, range(100, 999), 300))
    rows: list[tuple[str, str, str, str, str]] = []
    for room, network in rooms.items():
        places = free(room)
        odd = [one for one in places if str(one).endswith((".0", ".255"))]  # right in a /23
        chosen = [*odd, *sample(rng, [one for one in places if one not in odd], min(len(places) - len(odd) - 1, integer(rng, 13, 19)))]  # fmt: skip
        rows += [(next(names), room, str(one), str(network.netmask), str(gateways[room])) for one in chosen]  # fmt: skip
    taken = {row[2] for row in rows}
    small = [room for room, network in rooms.items() if network.prefixlen >= 25]
    out, nobody, handed = sample(rng, small, 3)
    other = pick(rng, [room for room in rooms if rooms[room].prefixlen < 28 and room not in (out, nobody, handed)])  # fmt: skip
    faults: dict[str, str] = {}

    def spoil(kind: str, room: str, address: IPv4Address | None, mask: str = "") -> None:
        place = pick(rng, [n for n, row in enumerate(rows) if row[1] == room and row[0] not in faults.values()])  # fmt: skip
        name, _room, was, is_mask, gateway = rows[place]
        rows[place] = (name, room, str(address) if address else was, mask or is_mask, gateway)
        faults[kind] = name

    same = [one for one in rooms if one != out and str(rooms[one].network_address).rpartition(".")[0] == str(rooms[out].network_address).rpartition(".")[0]]  # fmt: skip
    away = [one for room in same for one in free(room) if str(one) not in taken]
    if not away:
        return machines_at_fault(rng)
    spoil("out", out, pick(rng, away))
    spoil("nobody", nobody, rooms[nobody].broadcast_address)
    low, high = given[handed]
    spoil("handed", handed, IPv4Address(integer(rng, int(low), int(high))))
    narrow = IPv4Network((0, rooms[other].prefixlen + integer(rng, 1, 2))).netmask
    spoil("mask", other, None, str(narrow))
    listed = DataTable(
        ("salle", "reseau", "passerelle", "dhcp_de", "dhcp_a"),
        tuple((room, str(rooms[room]), str(gateways[room]), str(given[room][0]), str(given[room][1])) for room in sorted(rooms)),
    )  # fmt: skip
    machines = DataTable(("machine", "salle", "adresse", "masque", "passerelle"), tuple(shuffled(rng, rows)))  # fmt: skip
    return {
        "of_who": of(pick(rng, FIRST_NAMES)), **faults, "room_of_mask": other, "room_of_nobody": nobody, "count": len(rows),
        "prefix": rooms[nobody].prefixlen, "size": rooms[nobody].num_addresses,
        "files": {"salles.csv": listed, "machines.csv": machines},
    }  # fmt: skip
