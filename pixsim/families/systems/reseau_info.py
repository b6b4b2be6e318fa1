"""Understanding a network: IP addresses, masks, DNS, DHCP, ports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, plain
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.stations import mend_stations
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.text import indented
from pixsim.making.texts import DataTable
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

_GEAR = {
    "commutateur": ("brancher par câble les six ordinateurs de la salle, alors que la box n'a plus qu'une prise libre", "une prise libre de la box"),
    "borne Wi-Fi": ("capter le réseau sans fil dans l'atelier, où il n'arrive pas, au bout d'un câble déjà tiré", "le câble de l'atelier"),
    "serveur de fichiers": ("que chacun retrouve les dossiers communs, même quand les autres ordinateurs sont éteints", "une prise libre de la box"),
}  # fmt: skip


def gear_for_a_need(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: which piece of network gear answers a need, plugged where it serves."""
    right = pick(rng, tuple(_GEAR))
    need, where = _GEAR[right]
    gear = (
        "commutateur",
        "borne Wi-Fi",
        "serveur de fichiers",
        "modem",
        "imprimante réseau",
        "répartiteur téléphonique",
    )
    places = (
        "rien",
        "une prise libre de la box",
        "le câble de l'atelier",
        "l'arrivée de la fibre",
        "une prise électrique seule",
    )
    world = ui.device(
        "Réseau de l'association", ui.screen("Réseau"),
        ui.screen("Box", ui.info("Prises de la box", "une libre sur quatre"), ui.choice("Wi-Fi de la box", "oui"), ui.choice("Box allumée", "oui")),
        ui.screen("Placard", ui.choice("Appareil pris", "aucun", ("aucun", *shuffled(rng, gear)))),
        ui.screen("Branchement", ui.choice("Appareil branché sur", "rien", places)),
    )  # fmt: skip

    def add(what: str = right, place: str = where) -> list[Act]:
        return [
            *ui.at("Placard"),
            ui.put("Appareil pris", what),
            ui.BACK,
            *ui.at("Branchement"),
            ui.put("Appareil branché sur", place),
        ]

    other = next(one for one in gear if one != right)
    return {
        "who": pick(rng, FIRST_NAMES), "need": need, "right": right, "where": where,
        "world": world,
        "goal": Goal(want=(("set", "Appareil pris", right), ("set", "Appareil branché sur", where)), keep=ui.ACTED),
        "solution": add(),
        "near": [add(other), add(place="l'arrivée de la fibre"), add("modem")],
    }  # fmt: skip


def fixed_address(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a printer gets the first free address after those that the box hands out."""
    third = integer(rng, 2, 60)
    last = pick(rng, (99, 149, 199))
    taken = [last + 1, last + 2][: integer(rng, 1, 2)]
    free = next(n for n in range(last + 1, 255) if n not in taken)
    net = f"192.168.{third}"
    names = sample(rng, ("Télévision", "Disque du réseau", "Caméra", "Console"), len(taken))

    def give(address: str) -> list[Act]:
        return [
            *ui.at("Imprimante"),
            ui.put("Réglage de l'adresse", "fixe"),
            ui.put("Adresse fixe", address),
        ]

    return {
        "who": pick(rng, FIRST_NAMES),
        "world": ui.device(
            "Réseau de la maison",
            ui.screen("Réseau"),
            ui.screen("Box", ui.info("Adresse de la box", f"{net}.1"), ui.info("Adresses que donne la box", f"{net}.10 à {net}.{last}"),
                   *(ui.info(f"Adresse fixe : {name}", f"{net}.{n}") for name, n in zip(names, taken, strict=True)),
                   ui.choice("Distribution d'adresses (DHCP)", "oui")),
            ui.screen("Imprimante", ui.choice("Réglage de l'adresse", "automatique", ("automatique", "fixe")),
                   ui.field("Adresse fixe", "", r"\d+(\.\d+){3}", "Quatre nombres séparés par des points."),
                   ui.info("Masque de sous-réseau", "255.255.255.0")),
        ),
        "goal": Goal(want=(("set", "Réglage de l'adresse", "fixe"), ("set", "Adresse fixe", f"{net}.{free}")), keep=ui.ACTED),
        "solution": give(f"{net}.{free}"),
        "near": [give(f"{net}.{last}"), give(f"{net}.{taken[0]}"), give(f"192.168.{third + 1}.{free}")],
    }  # fmt: skip


_EDGES = (
    "172.15.4.9",
    "172.32.0.7",
    "192.169.1.1",
    "11.0.0.5",
    "172.31.250.2",
    "172.16.0.9",
    "192.167.3.3",
    "9.10.10.10",
)


def _is_private(address: str) -> bool:
    a, b = (int(part) for part in address.split(".")[:2])
    return a == 10 or (a == 172 and 16 <= b <= 31) or (a == 192 and b == 168)


@redraw_misfits
def private_addresses(rng: np.random.Generator) -> dict[str, Any] | None:
    """How many addresses of a list are private, those next to the ranges included."""
    drawn = [
        f"192.168.{integer(rng, 0, 255)}.{integer(rng, 1, 254)}"
        for _n in range(integer(rng, 6, 12))
    ]
    drawn += [
        f"10.{integer(rng, 0, 255)}.{integer(rng, 0, 255)}.{integer(rng, 1, 254)}"
        for _n in range(integer(rng, 4, 9))
    ]
    drawn += [
        f"172.{integer(rng, 16, 31)}.{integer(rng, 0, 255)}.{integer(rng, 1, 254)}"
        for _n in range(integer(rng, 2, 5))
    ]
    drawn += [
        f"{pick(rng, (203, 198))}.{pick(rng, ('0.113', '51.100'))}.{integer(rng, 1, 254)}"
        for _n in range(integer(rng, 4, 8))
    ]
    drawn = [
        one.replace("203.51.100", "203.0.113").replace("198.0.113", "198.51.100") for one in drawn
    ]
    drawn += sample(rng, _EDGES, 5)
    rows = [(f"poste-{n:02}", address) for n, address in enumerate(shuffled(rng, drawn), 1)]
    private = sum(_is_private(address) for _name, address in rows)
    lured = sum(address.startswith(("192.168.", "10.", "172.")) for _name, address in rows)
    narrow = sum(address.startswith(("192.168.", "10.")) for _name, address in rows)
    if lured == private or narrow == private:
        return None
    return {
        "key": str(private), "wrong": [str(lured), str(narrow)], "total": len(rows), "public": len(rows) - private,
        "files": {"adresses.csv": DataTable(("nom", "adresse"), tuple(rows))},
    }  # fmt: skip


_SERVED = (("le site web chiffré", "443", "80"), ("le site web non chiffré", "80", "443"), ("l'accès par SSH", "22", "23"),
           ("l'envoi de courrier (SMTP)", "25", "110"))  # fmt: skip


def open_the_port(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: one service of a machine of the house is to be reached from outside, and nothing else."""
    said, port, wrong = pick(rng, _SERVED)
    names = sample(rng, ("Petit serveur", "Ordinateur du salon", "Disque du réseau", "Caméra"), 3)
    hosts = sample(rng, range(11, 99), 3)
    addresses = {name: f"192.168.1.{n}" for name, n in zip(names, hosts, strict=True)}
    target, other = addresses[names[0]], addresses[names[1]]
    ports = ("aucun", "22", "23", "25", "80", "110", "443", "tous")

    def rule(number: str, machine: str) -> list[Act]:
        return [
            *ui.at("Sécurité", "Redirection de port"),
            ui.put("Port ouvert", number),
            ui.put("Vers la machine", machine),
            ui.put("Redirection active", "oui"),
        ]

    return {
        "who": pick(rng, FIRST_NAMES),
        "said": said,
        "machine": names[0],
        "world": ui.device(
            "Box",
            ui.screen("Accueil de la box"),
            ui.screen("Appareils", *(ui.info(name, address) for name, address in shuffled(rng, list(addresses.items())))),
            ui.screen("Sécurité", ui.choice("Pare-feu", "moyen", ("éteint", "moyen", "haut")), ui.choice("Machine sans protection (DMZ)", "aucune", ("aucune", *addresses.values()))),
            ui.screen("Redirection de port", ui.choice("Port ouvert", "aucun", ports), ui.choice("Vers la machine", "aucune", ("aucune", *sorted(addresses.values()))),
                   ui.choice("Redirection active", "non"), under="Sécurité"),
        ),
        "goal": Goal(want=(("set", "Port ouvert", port), ("set", "Vers la machine", target), ("set", "Redirection active", "oui")), keep=ui.ACTED),
        "solution": rule(port, target),
        "near": [rule(wrong, target), rule(port, other), rule("tous", target),
                 [*ui.at("Sécurité"), ui.put("Machine sans protection (DMZ)", target)]],
    }  # fmt: skip


_TOWNS = (
    "Aubrac", "Granit", "Rivelac", "Valsonne", "Clairbois", "Montfleur", "Saint-Alban", "Peyrac", "Lormont", "Estival", "Brévannes", "Coudray", "Morteau", "Lissac",
)  # fmt: skip


def _inside(rng: np.random.Generator, network: IPv4Network) -> int:
    return int(network.network_address) + integer(rng, 2, network.num_addresses - 2)


def _side_by_side(
    rng: np.random.Generator, block: IPv4Network, prefixes: Sequence[int]
) -> list[IPv4Network]:
    """Networks of a block, one of each prefix, none over another, each beside one where it may be.

    Counted as whole numbers: most blocks that are drawn are thrown away.
    """
    networks: list[IPv4Network] = []
    held: list[tuple[int, int]] = []  # the first address, and that after the last
    begin = int(block.network_address)
    for prefix in prefixes:
        size = 1 << (32 - prefix)
        starts = range(begin, begin + block.num_addresses, size)
        free = [one for one in starts if all(one >= after or one + size <= first for first, after in held)]  # fmt: skip
        edges = {after for _first, after in held}, {first for first, _after in held}
        near = [one for one in free if one in edges[0] or one + size in edges[1]]
        start = pick(rng, near or free)
        held.append((start, start + size))
        networks.append(IPv4Network((start, prefix)))
    return networks


def connections_of_a_site(rng: np.random.Generator) -> dict[str, Any]:
    """How many connections come from a site, and the site of one person's last; networks are of several sizes."""
    while True:
        second = integer(rng, 16, 31)
        prefixes = shuffled(rng, (20, 20, 21, 21, 22, 22, 23, 24, 25, 25, 26, 26))
        networks = _side_by_side(rng, IPv4Network(f"172.{second}.0.0/17"), prefixes)
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
        start, after = int(sites[asked].network_address), int(sites[asked].broadcast_address) + 1
        count = sum(start <= address < after for _m, address, _u in rows)
        same = sum(address >> 8 == start >> 8 for _m, address, _u in rows)  # by three bytes alone
        third = int(sites[lost].network_address) >> 8
        beside = [town for town, network in sites.items() if int(network.network_address) >> 8 == third]  # fmt: skip
        if count != same and len(beside) > 1:
            break
    listed = [(town, str(network)) for town, network in shuffled(rng, list(sites.items()))]
    told = [(f"{moment:%d/%m/%Y %H:%M}", str(IPv4Address(address)), user) for moment, address, user in shuffled(rng, rows)]  # fmt: skip
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


def _forms(address: object, prefix: int) -> list[str]:
    return [f"{address}{bar}{prefix}" for bar in ("/", " / ", " /", "/ ")]


@redraw_misfits
def network_of_a_mask(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: the network of a machine, as address and prefix, from its address and a mask."""
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


_FAULTS = (
    ("La box", ("Plus aucun appareil n'a internet, mais tous impriment encore.", "Internet est coupé pour tout le monde ; on peut toujours imprimer de partout.")),
    ("La borne Wi-Fi", ("Les téléphones n'ont plus de réseau ; les postes reliés par câble naviguent et impriment.", "Seuls les appareils sans fil sont coupés : les deux postes marchent.")),
    ("Le commutateur", ("Les deux postes et l'imprimante n'ont plus rien ; les téléphones naviguent.", "Rien de ce qui est relié par câble à la salle ne marche ; le Wi-Fi de la box, si.")),
    ("Le câble du poste A", ("Le poste A n'a plus rien ; le poste B navigue et imprime.", "Un seul poste est coupé, le A ; l'autre imprime et navigue.")),
    ("Le câble de l'imprimante", ("Plus personne n'imprime, mais tout le monde a internet.", "Internet marche partout ; l'imprimante ne répond à aucun appareil.")),
)  # fmt: skip


def faulty_part_of_a_network(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: on a diagram, the one part whose failure explains what works and what does not."""
    order = shuffled(rng, range(len(_FAULTS)))
    wrong_at = pick(rng, range(len(_FAULTS)))
    number = {part: place for place, part in enumerate(order, 1)}
    ends = ("A", "B", "imprimante") if integer(rng, 0, 1) else ("imprimante", "A", "B")
    column = dict(zip(ends, (28, 41, 53), strict=True))
    shapes: list[fig.Part] = [
        fig.wire((10, 2), (16, 2)), fig.wire((28, 2), (38, 2)),
        fig.wire((20, 4), (20, 8), (8, 8), (8, 12)),
        fig.wire((44, 4), (44, 8)), fig.wire((28, 8), (53, 8)), *(fig.wire((x, 8), (x, 18)) for x in column.values()),
        *fig.chip(0, 2, "internet", fig.MIST), *fig.chip(16, 2, "box", fig.YELLOW, width=12), *fig.chip(38, 2, "commutateur", fig.YELLOW),
        *fig.chip(2, 12, "borne Wi-Fi", fig.YELLOW), fig.icon("phone", 2, 16, 8), fig.icon("phone", 10, 16, 8),
        *fig.chip(column["A"] - 4, 18, "poste A", fig.MIST), *fig.chip(column["B"] - 4, 18, "poste B", fig.MIST),
        *fig.chip(min(column["imprimante"] - 6, 46), 18, "imprimante", fig.MIST),
    ]  # fmt: skip
    spots = {
        0: fig.Box(16, 0, 12, 4), 1: fig.Box(2, 10, 13, 4), 2: fig.Box(38, 0, 13, 4),
        3: fig.Box(column["A"] - 4, 10, 9, 6), 4: fig.Box(column["imprimante"] - 4, 10, 9, 6),
    }  # fmt: skip
    zones = [fig.zone(n, spots[part]) for n, part in enumerate(order, 1)]
    return {
        **fig.pointed(fig.figure("Le schéma du réseau d'une petite structure.", 13, shapes, zones), number[wrong_at]),
        "symptom": pick(rng, _FAULTS[wrong_at][1]),
        "where": pick(rng, ("d'une association", "d'une mairie de village", "d'un cabinet de kiné", "d'un tiers-lieu", "d'une bibliothèque")),
        "part": _FAULTS[wrong_at][0],
    }  # fmt: skip


def plan_applied(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: machines of a part of a network brought to its plan: a mask of few addresses, a gateway of the next part, an address twice."""
    return mend_stations(
        rng,
        tuple(
            sample(
                rng, ("serveur", "imprimante", "caisse", "borne", "caméra", "écran", "console"), 6
            )
        ),
        integer(rng, 26, 27),
    )
