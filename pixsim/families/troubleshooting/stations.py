"""Family of competence 5.1: what several machines of one network say, and the plan of that network."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import windows_file
from pixsim.making.archives import Archive
from pixsim.making.texts import PlainText

CAUSES = (
    "aucune panne",
    "il n'a pas reçu d'adresse (DHCP)",
    "sa passerelle n'est pas la bonne",
    "son serveur DNS n'est pas le bon",
    "son adresse est déjà prise",
    "son masque n'est pas le bon",
)


def stations_of_a_network(rng: np.random.Generator) -> dict[str, Any]:
    """What is wrong with three machines of six: what they say is set against the plan.

    The box answers no ping, which stops nothing: a machine that works looks faulty.
    """
    net = integer(rng, 1, 90)
    base = f"192.168.{net}"
    gate = f"{base}.{pick(rng, (1, 253, 254))}"
    hosts = sample(rng, range(20, 200), 6)
    name_server = f"{base}.{pick(rng, (2, 5, 10))}"
    site, target = (
        pick(rng, ("mairie-aubrac.example", "cine-club.example")),
        f"203.0.113.{integer(rng, 2, 250)}",
    )
    causes = shuffled(rng, list(CAUSES))
    machines = sample(
        rng,
        ("accueil", "compta", "atelier", "salle-1", "salle-2", "labo", "cuisine", "direction"),
        6,
    )
    printer = hosts[causes.index(CAUSES[4])]
    members: dict[str, Any] = {}
    for machine, cause, host in zip(machines, causes, hosts, strict=True):
        address, mask, gateway, server = f"{base}.{host}", "255.255.255.0", gate, name_server
        if cause == CAUSES[1]:
            address, mask, gateway, server = (
                f"169.254.{integer(rng, 10, 90)}.{host}",
                "255.255.0.0",
                "",
                "",
            )
        elif cause == CAUSES[2]:
            gateway = f"{base}.{gate.rpartition('.')[2][:-1] or '3'}"
            gateway = gateway if gateway not in (gate, name_server) else f"{base}.99"
        elif cause == CAUSES[3]:
            server = f"192.168.{net + 1}.{name_server.rpartition('.')[2]}"
        elif cause == CAUSES[5]:
            mask = "255.255.255.240"
        members[f"{machine}.txt"] = windows_file(
            _said(rng, cause, (address, mask, gateway, server), (gate, target, site))
        )
    plan = [
        "RÉSEAU DU CENTRE SOCIAL", "", f"Adresses : {base}.1 à {base}.254, masque 255.255.255.0",
        f"Passerelle (box) : {gate}. Elle ne répond pas aux pings.", f"Serveur DNS : {name_server}",
        "Les postes reçoivent leurs réglages par DHCP, sauf ceux qu'on a réglés à la main.", "",
        "Adresses fixes :", *sorted(f"  {base}.{n} : {what}" for n, what in (
            (printer, "imprimante de l'étage"), (integer(rng, 201, 220), "vidéoprojecteur"),
            (integer(rng, 221, 240), "copieur"))),
    ]  # fmt: skip
    members["plan.txt"] = PlainText("".join(f"{row}\n" for row in plan))
    asked = sample(rng, range(6), 3)
    working = causes.index(CAUSES[0])
    if working not in asked:
        asked[integer(rng, 0, 2)] = working
    archive = f"postes-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "site": site,
        "causes": list(CAUSES),
        **{f"p{n}": machines[place] for n, place in enumerate(asked, 1)},
        **{f"k{n}": causes[place] for n, place in enumerate(asked, 1)},
        "working": machines[working],
        "files": {archive: Archive(members)},
    }


def _said(
    rng: np.random.Generator, cause: str, settings: tuple[str, ...], targets: tuple[str, ...]
) -> list[str]:
    """What a machine tells of its settings, then three pings."""
    address, mask, gateway, server = settings
    gate, target, site = targets
    fixed = cause in CAUSES[2:]
    note = "(en double)" if cause == CAUSES[4] else "(préféré)"
    rows = [
        ("DHCP activé", "Non" if fixed else "Oui"),
        ("Adresse IPv4", f"{address}{note}"),
        ("Masque de sous-réseau", mask),
        ("Passerelle par défaut", gateway),
        ("Serveurs DNS", server),
    ]
    lines = ["C:\\> ipconfig /all", "", "Carte Ethernet :", ""]
    lines += [f"   {name:.<34} : {value}" for name, value in rows]
    far = cause in (CAUSES[0], CAUSES[3])
    lines += _ping(rng, gate, "", False) + _ping(rng, target, "", far)
    if cause == CAUSES[0]:
        return lines + _ping(rng, site, target, True)
    return [*lines, f"C:\\> ping {site}", "", f"La requête Ping n'a pas pu trouver l'hôte {site}."]


def _ping(rng: np.random.Generator, asked: str, found: str, answers: bool) -> list[str]:
    where = f"{asked} [{found}]" if found else asked
    lines = [
        "",
        f"C:\\> ping {asked}",
        "",
        f"Envoi d'une requête 'Ping'  {where} avec 32 octets de données :",
    ]
    if not answers:
        return [*lines, *["Délai d'attente de la demande dépassé."] * 3]
    reply = f"Réponse de {found or asked} : octets=32 temps="
    return lines + [f"{reply}{integer(rng, 1, 40)} ms TTL={integer(rng, 50, 64)}" for _ in "123"]
