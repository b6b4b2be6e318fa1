"""Families of competence 5.2, systems: the network of a machine and the end of a transfer, with a tool of one's own."""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import IPv4Interface
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.text import indented


def _address(rng: np.random.Generator, prefix: int) -> IPv4Interface:
    start = pick(rng, ("10", f"172.{integer(rng, 16, 31)}"))
    rest = [str(integer(rng, 3, 252)) for _byte in range(3 if start == "10" else 2)]
    return IPv4Interface(f"{'.'.join((start, *rest))}/{prefix}")


def _mac(one: IPv4Interface, other: IPv4Interface) -> list[str]:
    return [
        "en0 (Wi-Fi)",
        f"  inet {other.ip} netmask 0x{int(other.netmask):08x}",
        "en5 (Ethernet)",
        f"  inet {one.ip} netmask 0x{int(one.netmask):08x}",
    ]


def _windows(one: IPv4Interface, other: IPv4Interface) -> list[str]:
    return [
        "Carte Ethernet",
        f"  Adresse IPv4. . . . . . : {one.ip}",
        f"  Masque de sous-réseau . : {one.netmask}",
        "Carte réseau sans fil Wi-Fi",
        f"  Adresse IPv4. . . . . . : {other.ip}",
        f"  Masque de sous-réseau . : {other.netmask}",
    ]


def _printed(one: IPv4Interface, other: IPv4Interface) -> list[str]:
    return [
        "RÉSEAU SANS FIL",
        f"  Adresse {other.ip}   Masque {other.netmask}",
        "RÉSEAU CÂBLÉ",
        f"  Adresse {one.ip}   Masque inversé {one.hostmask}",
    ]


_LISTINGS = {
    "un ordinateur sous macOS": (_mac, "Le masque est écrit en hexadécimal : chaque f vaut quatre bits à 1."),
    "un ordinateur sous Windows": (_windows, "Le masque se lit en bits : 255 vaut huit bits à 1."),
    "une imprimante": (_printed, "Le masque est inversé : ses bits à 0 désignent le réseau."),
}  # fmt: skip
"""What tells of its network, how, and how its mask is read."""


_PLACES = ("d'une médiathèque", "d'un cabinet d'architectes", "d'une mairie", "d'une radio locale", "d'un centre social", "d'un laboratoire")  # fmt: skip


def network_of_a_mask(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the network of a machine, as address and prefix, from its address and a mask."""
    return first_telling(rng, _network)


def _network(rng: np.random.Generator) -> dict[str, Any] | None:
    one, other = _address(rng, pick(rng, (18, 19, 20, 21, 22))), _address(rng, pick(rng, (17, 20, 23)))  # fmt: skip
    machine = pick(rng, tuple(_LISTINGS))
    listing, told = _LISTINGS[machine]
    network, prefix = one.network, one.network.prefixlen
    plain = IPv4Interface(f"{one.ip}/24").network
    third = int(str(network.network_address).split(".")[2])
    wrong = [str(plain), f"{plain.network_address}/{prefix}", f"{network.network_address}/24", str(other.network), f"{one.ip}/{prefix}", f"{network.network_address}/{32 - prefix}"]  # fmt: skip
    if third == 0 or str(plain.network_address) == str(network.network_address) or one.network.overlaps(other.network):  # fmt: skip
        return None
    return {
        "machine": machine, "where": pick(rng, _PLACES), "who": pick(rng, FIRST_NAMES), "listing": indented(listing(one, other)), "told": told, "prefix": prefix,
        "address": str(network.network_address), "ip": str(one.ip), "end": str(network.broadcast_address), "key": _forms(network.network_address, prefix),
        "wrong": wrong,
    }  # fmt: skip


def _forms(address: object, prefix: int) -> list[str]:
    return [f"{address}{bar}{prefix}" for bar in ("/", " / ", " /", "/ ")]


_SENDINGS = (
    ("envoie vers un stockage en ligne les photos de son club", 22),
    ("envoie à l'imprimeur le film d'un spectacle", 18),
    ("copie sur un serveur les archives sonores d'une radio locale", 21),
    ("dépose en ligne les plans numérisés d'un bâtiment", 17),
    ("envoie la sauvegarde d'un cabinet vers un autre site", 20),
)


def end_of_a_sending(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the hour at which a long sending ends, from a size and a measured speed."""
    return first_telling(rng, _sending)


def _sending(rng: np.random.Generator) -> dict[str, Any] | None:
    what, hour = pick(rng, _SENDINGS)
    size, up, down = integer(rng, 121, 789) / 10, integer(rng, 51, 189) / 10, integer(rng, 2210, 4890) / 10  # fmt: skip
    start = datetime(2026, 3, 3, hour, integer(rng, 3, 57))
    minutes = size * 8000 / up / 60
    ends = [start + timedelta(minutes=round(taken)) for taken in (minutes, minutes / 8, size * 8000 / down / 60)]  # fmt: skip
    if not 200 < minutes < 1100 or 0.3 < minutes % 1 < 0.7:
        return None
    hours = [f"{end:%H:%M}" for end in ends]
    if len(set(hours)) < 3:
        return None
    key = hours[:1] if ends[0].date() == start.date() else [hours[0], f"{hours[0]} le lendemain"]
    return {
        "who": pick(rng, FIRST_NAMES), "what": what, "size": decimal(size, 1), "up": decimal(up, 1), "down": decimal(down, 1),
        "start": f"{start.hour} h {start.minute:02}", "minutes": round(minutes), "hours": f"{round(minutes) // 60} h {round(minutes) % 60:02}",
        "start_typed": f"{start:%H:%M}", "seconds": round(size * 8000 / up), "key": key, "wrong": hours[1:],
    }  # fmt: skip
