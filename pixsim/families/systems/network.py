"""Families of competence 5.2: addresses, networks and access to the internet."""

from __future__ import annotations

from ipaddress import IPv4Network
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal, thousands
from pixsim.families.draws.people import FIRST_NAMES


def _octets(rng: np.random.Generator, count: int = 4) -> list[str]:
    return [str(integer(rng, 1, 254)) for _ in range(count)]


def _broken(rng: np.random.Generator) -> list[str]:
    """Three addresses that cannot exist, each for its own reason."""
    too_big, lettered = _octets(rng), _octets(rng)
    too_big[integer(rng, 0, 3)] = str(integer(rng, 256, 399))
    lettered[integer(rng, 1, 3)] = pick(rng, ("1a", "b7", "f4", "e0"))
    faults = [
        ".".join(too_big),
        ".".join(_octets(rng, 3)),
        ".".join(_octets(rng, 5)),
        ".".join(lettered),
        ":".join(_octets(rng)),
    ]
    return sample(rng, faults, 3)


def valid_ipv4(rng: np.random.Generator) -> dict[str, Any]:
    """Addresses of documentation or of private networks among broken ones."""
    right = [
        f"192.168.{integer(rng, 0, 255)}.{integer(rng, 1, 254)}",
        f"{pick(rng, ('192.0.2', '198.51.100', '203.0.113'))}.{integer(rng, 1, 254)}",
        f"10.{integer(rng, 0, 255)}.0.255",
    ]
    right = sample(rng, right, integer(rng, 2, 3))
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "justes": right,
        "fausses": _broken(rng),
        "places": [str(place) for place in range(1, len(right) + 1)],
    }


def private_or_public(rng: np.random.Generator) -> dict[str, Any]:
    """Private and public addresses, at the bounds of 172.16.0.0/12 too."""
    third, host = integer(rng, 0, 255), integer(rng, 1, 254)
    private = [
        f"10.{integer(rng, 0, 255)}.{third}.{host}",
        f"172.{pick(rng, (16, 20, 31))}.{third}.{host}",
        f"192.168.{third}.{host}",
    ]
    public = [
        f"172.{pick(rng, (15, 32))}.{third}.{host}",
        f"192.{pick(rng, (167, 169))}.{third}.{host}",
        f"11.{integer(rng, 0, 255)}.{third}.{host}",
        f"203.0.113.{host}",
    ]
    count = integer(rng, 1, 3)
    mixed = [(address, "privée") for address in sample(rng, private, count)]
    mixed += [(address, "publique") for address in sample(rng, public, 4 - count)]
    mixed = shuffled(rng, mixed)
    return {
        "prenom": pick(rng, FIRST_NAMES),
        **{f"a{n}": address for n, (address, _) in enumerate(mixed, 1)},
        **{f"k{n}": kind for n, (_, kind) in enumerate(mixed, 1)},
    }


_DOWNLOADS = ("un film", "un jeu", "une mise à jour", "une sauvegarde", "une image disque")


def download_time(rng: np.random.Generator) -> dict[str, Any]:
    """Whole minutes to download some gigabytes at some megabits a second."""
    while True:
        size, rate = integer(rng, 2, 60), pick(rng, (8, 16, 20, 40, 50, 80, 100, 200, 400, 500))
        seconds, rest = divmod(size * 8000, rate)
        if not rest and not seconds % 60 and 2 <= seconds // 60 <= 240:
            break
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "quoi": pick(rng, _DOWNLOADS),
        "taille": str(size),
        "debit": str(rate),
        "mbits": thousands(size * 8000),
        "secondes": str(seconds),
        "attente": thousands(seconds),
        "minutes": str(seconds // 60),
        "sans_huit": decimal(seconds / 480, 3),
    }


def network_address(rng: np.random.Generator) -> dict[str, Any]:
    """The network of an address, never one that ends where a /24 would."""
    prefix = pick(rng, (20, 21, 22, 23, 25, 26, 27, 28, 29))
    while True:
        start = pick(rng, ("10", "192.168", "172.20"))
        rest = [str(integer(rng, 1, 254)) for _ in range(4 - start.count(".") - 1)]
        address = ".".join([start, *rest])
        network = IPv4Network(f"{address}/{prefix}", strict=False)
        naive = address.rpartition(".")[0] + ".0"
        if str(network.network_address) not in (naive, address):
            break
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "adresse": address,
        "prefixe": str(prefix),
        "reseau": str(network.network_address),
        "masque": str(network.netmask),
        "faux": naive,
    }


_ORGANISATIONS = ("La médiathèque", "Le collège", "La mairie", "L'association", "Le centre social")


def host_count(rng: np.random.Generator) -> dict[str, Any]:
    """Addresses for machines in a network given by its prefix or its mask."""
    prefix = integer(rng, 20, 30)
    raw = f"10.{integer(rng, 0, 255)}.{integer(rng, 0, 255)}.{integer(rng, 0, 255)}"
    network = IPv4Network(f"{raw}/{prefix}", strict=False)
    written = str(network)
    if integer(rng, 0, 1):
        written = f"{network.network_address}, de masque {network.netmask}"
    return {
        "lieu": pick(rng, _ORGANISATIONS),
        "reseau": written,
        "bits": str(32 - prefix),
        "nombre": str(network.num_addresses - 2),
        "sans_retrait": str(network.num_addresses),
        "un_seul": str(network.num_addresses - 1),
    }
